//! `/{lang}/write/{library}`: stories.

use app::domain::account::Role;
use axum::http::StatusCode;

use crate::client::{Site, Who};

const WHOLE: [(&str, &str); 12] = [
    ("title", "Paja auttoi"),
    ("change", "21 valmistui."),
    ("before", "Työt seisoivat."),
    ("action", "Avasimme pajan."),
    ("evidence", "Opintotietojärjestelmä."),
    ("significance", "Vuosia säästyi."),
    ("themes", "learning"),
    ("side", "handprint"),
    ("language", "fi"),
    ("consent", "no_personal_data"),
    ("publication", "public"),
    ("then", "preview"),
];

async fn submitted(site: &Site, who: &Who) -> String {
    let created = site.post(who, "/fi/write/seamk/new", &WHOLE).await;
    assert_eq!(created.status, StatusCode::SEE_OTHER, "{}", created.text());
    let path = created.location().split('?').next().unwrap().to_owned();
    assert!(site.get(who, &path).await.text().contains("Lähetä koordinaattorille"));
    assert_eq!(site.post(who, &format!("{path}/submit"), &[]).await.status, StatusCode::SEE_OTHER);
    path
}

#[tokio::test]
async fn a_story_is_written_sent_and_published() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let path = submitted(&site, &manager).await;
    let id = path.rsplit('/').next().unwrap();
    let locked = site.post(&manager, &path, &WHOLE).await;
    assert_eq!(locked.status, StatusCode::CONFLICT, "what is sent is locked");
    let judge = format!("/fi/review/2025/stories/{id}");
    assert_eq!(site.post(&manager, &judge, &[("judgement", "publish")]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "return"), ("reason", " ")]).await.status, StatusCode::CONFLICT);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "publish")]).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&coordinator, "/fi/review/2025").await.text().contains("Julkaistu"));
}

#[tokio::test]
async fn a_draft_may_be_bare_but_not_sent() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let contributor = site.account("k@example.fi", Role::Contributor, &["seamk"]).await;
    let created = site.post(&contributor, "/sv/write/seamk/new", &[("title", "Bara en rubrik"), ("language", "sv")]).await;
    let path = created.location().split('?').next().unwrap().to_owned();
    let page = site.get(&contributor, &path).await.text();
    assert!(page.contains("Före insändningen saknas") && page.contains("Bara en rubrik"));
    let refused = site.post(&manager, &format!("{path}/submit"), &[]).await;
    assert!(refused.location().ends_with("#send"), "{}", refused.text());
    assert_eq!(site.post(&contributor, &format!("{path}/submit"), &[]).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn too_much_comes_back_as_typed() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let long = "pitkä ".repeat(600);
    let form = [("title", "T"), ("change", long.as_str()), ("themes", "learning"), ("themes", "impact"), ("themes", "openness")];
    let answer = site.post(&manager, "/fi/write/seamk/new", &form).await;
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("liian pitkä") && text.contains("enintään kaksi teemaa") && text.contains(long.trim()));
}

#[tokio::test]
async fn two_writers_do_not_overwrite_each_other() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let created = site.post(&manager, "/fi/write/seamk/new", &[("title", "Ensimmäinen")]).await;
    let path = created.location().split('?').next().unwrap().to_owned();
    assert_eq!(site.post(&manager, &path, &[("title", "Toinen"), ("revision", "1")]).await.status, StatusCode::SEE_OTHER);
    let late = site.post(&manager, &path, &[("title", "Kolmas"), ("revision", "1")]).await;
    assert!(late.status == StatusCode::UNPROCESSABLE_ENTITY && late.text().contains("Joku muu tallensi") && late.text().contains("Kolmas"));
    assert!(site.get(&manager, &path).await.text().contains("Toinen"));
}

#[tokio::test]
async fn consent_decides_what_is_published() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let mut form = WHOLE.to_vec();
    form[9] = ("consent", "consent_internal");
    let created = site.post(&manager, "/fi/write/seamk/new", &form).await;
    let path = created.location().split('?').next().unwrap().to_owned();
    assert!(site.get(&manager, &path).await.text().contains("voi olla julkinen vain kirjallisella suostumuksella"));
    form[10] = ("publication", "consortium");
    form.push(("revision", "1"));
    assert_eq!(site.post(&manager, &path, &form).await.status, StatusCode::SEE_OTHER);
    site.post(&manager, &format!("{path}/submit"), &[]).await;
    let id = path.rsplit('/').next().unwrap();
    let refused = site.post(&coordinator, &format!("/en/review/2025/stories/{id}"), &[("judgement", "publish")]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.text().contains("consent"), "{}", refused.text());
}

#[tokio::test]
async fn personal_data_need_a_yes_of_writer_and_coordinator() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let (phone, address) = ("040 123 4567", "maija(at)example.fi");
    let said = format!("Maija vastaa: {phone} tai {address}.");
    let story = |meant: &[&'static str]| {
        let told = WHOLE.iter().map(|(name, value)| (*name, if *name == "change" { said.as_str() } else { *value }));
        told.chain(meant.iter().map(|text| ("meant", *text))).collect::<Vec<_>>()
    };
    let created = site.post(&manager, "/fi/write/seamk/new", &story(&["ticked before it was there"])).await;
    let path = created.location().split('?').next().unwrap().to_owned();
    let revision = |page: &str| page.split("name=\"revision\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    for (meant, sends) in [(&[][..], false), (&[phone], false), (&[phone, address], true)] {
        let seen = revision(&site.get(&manager, &path).await.text());
        let mut form = story(meant);
        form.push(("revision", &seen));
        assert_eq!(site.post(&manager, &path, &form).await.status, StatusCode::SEE_OTHER);
        let page = site.get(&manager, &path).await.text();
        assert!(page.contains("Kuuluuko tämä tarinaan?") && page.contains(phone) && page.contains(address));
        assert_eq!(page.contains("Tekstissä näyttää olevan sähköpostiosoite"), !sends, "{meant:?}");
        assert_eq!(page.contains("Lähetä koordinaattorille"), sends, "{meant:?}");
        let sent = site.post(&manager, &format!("{path}/submit"), &[]).await;
        assert_eq!(sent.location().contains("#send"), !sends, "{meant:?}");
    }
    let id = path.rsplit('/').next().unwrap();
    let board = site.get(&coordinator, "/fi/review/2025").await.text();
    assert!(board.contains("Merkitse ne, jotka saa julkaista") && board.contains(address));
    // Under its own year alone, and with a yes to each.
    let judge = |year: i32| format!("/fi/review/{year}/stories/{id}");
    let publish = ("judgement", "publish");
    let all = [publish, ("meant", phone), ("meant", address)];
    assert_eq!(site.post(&coordinator, &judge(2024), &all).await.status, StatusCode::NOT_FOUND);
    let refused = site.post(&coordinator, &judge(2025), &[publish, ("meant", phone)]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.text().contains("merkitse ne, jotka saa julkaista"), "{}", refused.text());
    assert_eq!(site.post(&coordinator, &judge(2025), &all).await.status, StatusCode::SEE_OTHER);
}

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
async fn a_story_comes_back_and_goes_again() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let path = submitted(&site, &manager).await;
    let back = format!("{path}/take-back");
    let judge = format!("/fi/review/2025/stories/{}", path.rsplit('/').next().unwrap());
    let says = async |words: &str| site.get(&manager, &path).await.text().contains(words);
    let confirmed = ("confirmed", "yes");
    // Nothing that reaches far is done unasked.
    assert_eq!(site.post(&manager, &back, &[]).await.status, StatusCode::CONFLICT);
    assert!(says("Ota tarina takaisin").await);
    assert_eq!(site.post(&manager, &back, &[confirmed, ("revision", "1")]).await.status, StatusCode::CONFLICT, "it was sent meanwhile");
    // While the round is open it is a draft again, and goes again.
    assert_eq!(site.post(&manager, &back, &[confirmed]).await.status, StatusCode::SEE_OTHER);
    assert!(says("Tallenna luonnos").await);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "publish")]).await.status, StatusCode::CONFLICT);
    site.post(&manager, &format!("{path}/submit"), &[]).await;
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "publish")]).await.status, StatusCode::SEE_OTHER);
    // Once the year is out, its library takes it out of sight at once, and the coordinator can bring it back.
    let figures = "library,year,indicator,value,status,note\nseamk,2025,ctx_students_fte,5000,reported,\n";
    crate::both::import(&site.service, figures).await.unwrap().unwrap();
    site.service.freeze_round(server::service::events::By::Command, crate::client::year(2025), "").await.unwrap();
    let nobody = Who::default();
    let public = async || site.get(&nobody, &path.replace("write/seamk", "stories")).await.status;
    assert_eq!(public().await, StatusCode::OK);
    assert!(site.get(&manager, "/fi/write/seamk").await.text().contains("Paja auttoi"));
    assert_eq!(site.post(&manager, &back, &[confirmed]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(public().await, StatusCode::NOT_FOUND);
    assert!(says("Tarina on vedetty pois").await);
    assert_eq!(site.post(&manager, &judge, &[("judgement", "restore"), confirmed]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "restore")]).await.status, StatusCode::CONFLICT);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "restore"), confirmed]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(public().await, StatusCode::OK);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "withdraw")]).await.status, StatusCode::CONFLICT);
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "withdraw"), confirmed]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(public().await, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn what_looks_empty_is_neither_sent_nor_frozen() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let path = submitted(&site, &manager).await;
    let id: i64 = path.rsplit('/').next().unwrap().parse().unwrap();
    site.post(&manager, &format!("{path}/take-back"), &[("confirmed", "yes")]).await;
    let invisible = WHOLE.map(|(name, value)| (name, if name == "title" { "\u{200b}\u{202e}\u{3164}" } else { value }));
    let seen = site.service.db.read().await.unwrap().find_story(id).await.unwrap().unwrap().revision.to_string();
    let form: Vec<_> = invisible.into_iter().chain([("revision", seen.as_str())]).collect();
    assert_eq!(site.post(&manager, &path, &form).await.status, StatusCode::SEE_OTHER, "a draft may lack what it likes");
    assert!(site.post(&manager, &format!("{path}/submit"), &[]).await.location().contains("#send"));
    // One that was sent before this was asked is not published either.
    let mut tx = site.service.db.write().await.unwrap();
    let story = tx.find_story(id).await.unwrap().unwrap();
    let put = |state| server::store::StoryChange { state, content: &story.content, return_reason: "", at: crate::both::now(), by: None };
    tx.update_story(id, story.revision, &put(app::domain::story::StoryState::Submitted)).await.unwrap();
    crate::both::commit(tx).await;
    let judge = format!("/fi/review/2025/stories/{id}");
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "publish")]).await.status, StatusCode::CONFLICT);
    // And one that was published stops the freeze, before anything of it stands.
    let mut tx = site.service.db.write().await.unwrap();
    tx.update_story(id, story.revision + 1, &put(app::domain::story::StoryState::Published)).await.unwrap();
    crate::both::commit(tx).await;
    let figures = "library,year,indicator,value,status,note\nseamk,2025,ctx_students_fte,5000,reported,\n";
    crate::both::import(&site.service, figures).await.unwrap().unwrap();
    let refused = site.post(&coordinator, "/en/review/2025/freeze", &[("confirm", "yes")]).await;
    assert!(refused.status == StatusCode::CONFLICT && refused.text().contains("Nothing was frozen"), "{}", refused.text());
    assert!(site.service.archive().find(crate::client::year(2025)).is_none());
    assert_eq!(site.post(&coordinator, &judge, &[("judgement", "withdraw"), ("confirmed", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&coordinator, "/en/review/2025/freeze", &[("confirm", "yes")]).await.status, StatusCode::SEE_OTHER);
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

//! `/{lang}/entry/{library}/{year}/cells` and what belongs to it: saving cell by cell, clashes, history.

use app::{
    domain::account::Role,
    islands::wire::{Answer, Became},
};
use axum::http::StatusCode;
use server::service::events::By;

use crate::client::{Site, Who, year};

const CELLS: &str = "/fi/entry/seamk/2025/cells";
const PATH: &str = "/fi/entry/seamk/2025/context";

async fn two_people() -> (Site, Who, Who) {
    let site = Site::new().await;
    let one = site.account("one@example.fi", Role::Manager, &["seamk"]).await;
    let two = site.account("two@example.fi", Role::Contributor, &["seamk"]).await;
    (site, one, two)
}

fn visits<'a>(value: &'a str, seen: &'a str) -> [(&'static str, &'a str); 4] {
    [("v.ctx_visits", value), ("t.ctx_visits", "reported"), ("n.ctx_visits", ""), ("r.ctx_visits", seen)]
}

async fn send(site: &Site, who: &Who, form: &[(&str, &str)]) -> Answer {
    let answer = site.post(who, CELLS, form).await;
    serde_json::from_slice(&answer.bytes).unwrap_or_else(|e| panic!("{e}: {}", answer.text()))
}

#[tokio::test]
async fn each_cell_is_told_what_became_of_it() {
    let (site, one, _) = two_people().await;
    let mut form = visits("5 840", "0").to_vec();
    form.extend([
        ("v.ctx_floor_area", "18.500"),
        ("r.ctx_floor_area", "0"),
        ("v.hp_loans", "12"),
        ("r.hp_loans", "0"),
        ("v.fp_energy_kg", "1"),
    ]);
    let answer = send(&site, &one, &form).await;
    assert_eq!(answer.cells.len(), 3, "a derived figure is nobody's to type: {:?}", answer.cells);
    for (code, became) in &answer.cells {
        match (code.as_str(), became) {
            ("ctx_visits" | "hp_loans", Became::Kept { revision: 1, when: Some(when), .. }) => assert_eq!(when, "12.00, one@example.fi"),
            ("ctx_floor_area", Became::Unfit(words)) => assert!(words.contains("18\u{202f}500 / 18,5"), "{words}"),
            other => panic!("{other:?}"),
        }
    }
    assert!(site.get(&one, PATH).await.text().contains("2/38 vaadittua lukua annettu"));
    // Sent again, nothing changes and nothing clashes, whatever revision was seen.
    let again = send(&site, &one, &visits("5840", "0")).await;
    assert!(matches!(again.cells[0].1, Became::Kept { revision: 1, .. }));
}

#[tokio::test]
async fn a_clash_shows_both_and_overwrites_nothing() {
    let (site, one, two) = two_people().await;
    send(&site, &one, &visits("5840", "0")).await;
    let answer = send(&site, &two, &visits("6000", "0")).await;
    let [(_, Became::Clash { figure, revision: 1, by, at })] = answer.cells.as_slice() else { panic!("{answer:?}") };
    assert_eq!(
        (app::domain::entry::figures::Figure::from(figure.clone()).cell.amount().unwrap().to_string().as_str(), by.as_str(), at.as_str()),
        ("5840", "one@example.fi", "12.00")
    );
    // The same over the plain form, with the two choices as buttons.
    let page = site.post(&two, PATH, &visits("6000", "0")).await.text();
    assert!(page.contains("Pidä oma: 6000") && page.contains("Ota toisen: 5\u{202f}840"));
    let mut theirs = visits("6000", "1").to_vec();
    theirs.push(("k.ctx_visits", "theirs"));
    assert_eq!(site.post(&two, PATH, &theirs).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&two, PATH).await.text().contains("value=\"5\u{202f}840\""), "theirs stands");
    let mut mine = visits("6000", "1").to_vec();
    mine.push(("k.ctx_visits", "mine"));
    assert_eq!(site.post(&two, PATH, &mine).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&one, PATH).await.text().contains("value=\"6\u{202f}000\""));
}

#[tokio::test]
async fn whoever_cannot_save_is_told_why() {
    let (site, one, _) = two_people().await;
    assert_eq!(
        site.post(&Who::default(), CELLS, &visits("1", "0")).await.status,
        StatusCode::UNAUTHORIZED,
        "signed out: the desk keeps it"
    );
    site.service.close_round(By::Command, year(2025)).await.unwrap();
    let closed = site.post(&one, CELLS, &visits("1", "0")).await;
    assert_eq!(closed.status, StatusCode::CONFLICT);
    let answer: Answer = serde_json::from_slice(&closed.bytes).unwrap();
    assert!(answer.lock.unwrap().contains("ei ole avoinna"));
}

#[tokio::test]
async fn every_value_is_in_the_history_and_comes_back_as_a_new_one() {
    let (site, one, two) = two_people().await;
    send(&site, &one, &visits("5840", "0")).await;
    send(&site, &two, &visits("600", "1")).await;
    let path = "/fi/entry/seamk/2025/history/ctx_visits";
    let page = site.get(&one, path).await.text();
    assert!(page.contains("5\u{202f}840") && page.contains("two@example.fi") && page.contains("one@example.fi"));
    let stale = site.post(&one, path, &[("revision", "1"), ("seen", "1")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT, "somebody has saved since");
    assert_eq!(site.post(&one, path, &[("revision", "1"), ("seen", "2")]).await.location(), path);
    assert!(site.get(&one, PATH).await.text().contains("value=\"5\u{202f}840\""));
    assert_eq!(site.get(&one, path).await.text().matches("<th scope=\"row\">").count(), 3, "nothing vanished");
    assert_eq!(site.post(&one, path, &[("revision", "9"), ("seen", "3")]).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn reasons_breaks_and_shares_are_kept() {
    let (site, one, _) = two_people().await;
    let reason = "Mittaus tai tilastointi tarkentui.";
    let form = [
        ("v.ctx_visits", "0"),
        ("r.ctx_visits", "0"),
        ("q.ctx_visits", reason),
        ("n.ctx_visits", "Uusi portti."),
        ("b.ctx_visits", "counter"),
    ];
    assert_eq!(site.post(&one, PATH, &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&one, PATH).await.text();
    assert!(page.contains("Uusi portti. Mittaus tai tilastointi tarkentui."));
    assert!(page.contains("<option value=\"counter\" selected"), "the break is marked");
    let check = site.get(&one, "/fi/entry/seamk/2025/check").await.text();
    assert!(check.contains("Laskuri, järjestelmä tai mittari vaihtui"));
    let form = [("v.ctx_visits", "0"), ("r.ctx_visits", "1"), ("n.ctx_visits", "x"), ("b.ctx_visits", "")];
    assert_eq!(site.post(&one, PATH, &form).await.status, StatusCode::SEE_OTHER);
    assert!(!site.get(&one, PATH).await.text().contains("<option value=\"counter\" selected"), "and taken away");
    // Only a library with a joint unit has a share to tell.
    let share = [("share", "46,5"), ("basis", "students")];
    assert_eq!(site.post(&one, "/fi/entry/seamk/2025/share", &share).await.status, StatusCode::NOT_FOUND);
    let joint = site.account("j@example.fi", Role::Manager, &["vamk"]).await;
    assert_eq!(site.post(&joint, "/fi/entry/vamk/2025/share", &share).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&joint, "/sv/entry/vamk/2025/check").await.text().contains("andel 46,5 %, enligt antalet studerande"));
    for (wrong, basis) in [("101", "students"), ("-1", "cost"), ("abc", "cost"), ("50", "")] {
        let answer = site.post(&joint, "/fi/entry/vamk/2025/share", &[("share", wrong), ("basis", basis)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(answer.text().contains(&format!("value=\"{wrong}\"")), "what was typed is still there");
    }
}

#[tokio::test]
async fn who_else_is_here_is_seen_without_scripts_too() {
    let (site, one, two) = two_people().await;
    assert!(!site.get(&one, PATH).await.text().contains("Samassa osiossa nyt"));
    assert!(site.get(&two, PATH).await.text().contains("Samassa osiossa nyt: one@example.fi"));
    let here = format!("{PATH}/here");
    assert_eq!(site.post(&one, &here, &[("seconds", "20")]).await.text(), "two@example.fi");
    site.post(&two, &here, &[("seconds", "999999")]).await;
    let effort = site.service.db.read().await.unwrap().list_effort(year(2025)).await.unwrap();
    assert_eq!(effort.values().sum::<i64>(), 0, "no more than has passed: the test's clock stands still");
}

/// A thousand pairs of edits of one cell at the same moment: of each pair one is taken, the other is
/// told of it, and nothing is lost.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_raced_pairs() {
    const PAIRS: usize = 1000;
    let (site, one, two) = two_people().await;
    for pair in 0..PAIRS {
        let seen = pair.to_string();
        let (first, second) = ((2 * pair + 1).to_string(), (2 * pair + 2).to_string());
        let forms = (visits(&first, &seen), visits(&second, &seen));
        let (a, b) = tokio::join!(send(&site, &one, &forms.0), send(&site, &two, &forms.1));
        let kept = |answer: &Answer| matches!(answer.cells[0].1, Became::Kept { .. });
        assert_ne!(kept(&a), kept(&b), "exactly one of pair {pair} is taken");
        let (taken, told) = if kept(&a) { (&first, b) } else { (&second, a) };
        let Became::Clash { figure, .. } = told.cells[0].1.clone() else { panic!("{told:?}") };
        let theirs = app::domain::entry::figures::Figure::from(figure);
        assert_eq!(theirs.cell.amount().unwrap().to_string(), *taken, "the other sees what stands");
    }
    let kept = site.service.db.read().await.unwrap().count_figure_history().await.unwrap();
    assert_eq!(kept, i64::try_from(PAIRS).unwrap());
}

//! `/{lang}/entry/{library}/{year}/{section}`: every kind of typing.

use app::domain::account::Role;
use axum::http::StatusCode;
use server::service::events::By;

use crate::client::{Site, Who, year};

const PATH: &str = "/fi/entry/seamk/2025/context";

async fn manager() -> (Site, Who) {
    let site = Site::new().await;
    let who = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    (site, who)
}

#[tokio::test]
async fn wrong_typing_comes_back_as_typed() {
    let (site, who) = manager().await;
    let check = async |typed: &str, expected: &str| {
        let form = [
            ("v.ctx_visits", typed),
            ("t.ctx_visits", "reported"),
            ("n.ctx_visits", "a <i>note"),
            ("r.ctx_visits", "0"),
            ("v.ctx_floor_area", "500"),
            ("r.ctx_floor_area", "0"),
        ];
        let answer = site.post(&who, PATH, &form).await;
        let text = answer.text();
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{typed}");
        assert!(text.contains(expected), "{typed}: {expected}");
        assert!(text.contains(&format!("value=\"{typed}\"")), "what was typed is gone: {typed}");
        assert!(text.contains("a &lt;i&gt;note") && text.contains("href=\"#f-ctx_visits\"") && text.contains("aria-invalid=\"true\""));
        assert!(text.contains("<title>Virhe: "));
    };
    check("yli tuhat", "Tätä ei voi lukea lukuna").await;
    check("-5", "ei voi olla negatiivinen").await;
    check("1,2345", "enintään kolme desimaalia").await;
    check("1000000000000000000000000000000", "liian suuri").await;
    check("18.500", "Kumpaa tarkoitat: 18\u{202f}500 / 18,5?").await;
    let page = site.get(&who, PATH).await.text();
    assert!(page.contains("value=\"500\""), "the valid cell beside was saved");
    assert!(!page.contains("18.500"));
}

/// An explanation was written of one number; beside another it is asked about, until somebody says.
#[tokio::test]
async fn words_of_an_earlier_number_are_asked_about() {
    let (site, who) = manager().await;
    let asked = async || site.get(&who, PATH).await.text().contains("Selitys on kirjoitettu aiemmalle luvulle");
    let save = async |value: &str, note: &str, seen: &str, words: Option<&str>| {
        let mut form =
            vec![("v.ctx_visits", value), ("n.ctx_visits", note), ("r.ctx_visits", seen), ("b.ctx_visits", "counter"), ("then", "stay")];
        form.extend(words.map(|words| ("w.ctx_visits", words)));
        assert_eq!(site.post(&who, PATH, &form).await.status, StatusCode::SEE_OTHER);
    };
    save("100", "uusi laskuri", "0", None).await;
    assert!(!asked().await);
    save("200", "uusi laskuri", "1", None).await;
    assert!(asked().await);
    save("200", "uusi laskuri", "2", Some("holds")).await;
    assert!(!asked().await, "it holds");
    save("100", "uusi laskuri", "3", None).await;
    save("300", "uusi laskuri", "4", None).await;
    assert!(asked().await);
    save("300", "uusi laskuri", "5", Some("gone")).await;
    let sheet = site.service.db.read().await.unwrap().list_figures(&crate::client::library("seamk"), year(2025)).await.unwrap();
    assert!(!asked().await && sheet[0].figure.note.is_empty());
    let breaks = site.service.db.read().await.unwrap().list_breaks().await.unwrap();
    assert!(breaks.is_empty(), "the break went with its words");
    // A break without words asks for them.
    save("300", "", "6", None).await;
    assert!(site.get(&who, PATH).await.text().contains("Kerro, mikä muuttui ja milloin"));
}

/// A form sends every cell, also those that its writer left as they were.
#[tokio::test]
async fn a_cell_that_was_left_alone_takes_nothing_back() {
    let (site, who) = manager().await;
    let form = |visits: &'static str, seen: &'static str, area: &'static str| {
        [("v.ctx_visits", visits), ("r.ctx_visits", seen), ("v.ctx_floor_area", area), ("r.ctx_floor_area", "0"), ("then", "stay")]
    };
    assert_eq!(site.post(&who, PATH, &form("100", "0", "")).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&who, PATH, &form("200", "1", "")).await.status, StatusCode::SEE_OTHER);
    // Somebody who saw 100 enters the floor area beside it.
    assert_eq!(site.post(&who, PATH, &form("100", "1", "500")).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&who, PATH).await.text();
    assert!(page.contains("value=\"200\"") && page.contains("value=\"500\""), "{page}");
    // What they changed is asked about, until they choose.
    for _ in 0..2 {
        let clash = site.post(&who, PATH, &form("150", "1", "500")).await;
        let page = clash.text();
        assert!(clash.status == StatusCode::UNPROCESSABLE_ENTITY && page.contains("200"), "{page}");
        assert!(page.contains("name=\"r.ctx_visits\" value=\"1\"") && page.contains("name=\"y.ctx_visits\" value=\"2\""), "{page}");
    }
    let mine = [("v.ctx_visits", "150"), ("r.ctx_visits", "1"), ("y.ctx_visits", "2"), ("k.ctx_visits", "mine"), ("then", "stay")];
    assert_eq!(site.post(&who, PATH, &mine).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&who, PATH).await.text().contains("value=\"150\""));
}

/// A cell that was blank, or whose break somebody else marked, is left alone like any other.
#[tokio::test]
async fn a_blank_and_a_break_that_were_left_alone_take_nothing_back() {
    let (site, who) = manager().await;
    let post = async |form: &[(&str, &str)]| site.post(&who, PATH, form).await.status;
    let cell = [("v.ctx_visits", "100"), ("r.ctx_visits", "0"), ("b.ctx_visits", ""), ("p.ctx_visits", ""), ("then", "stay")];
    assert_eq!(post(&cell).await, StatusCode::SEE_OTHER);
    // Somebody who saw it blank leaves it so.
    let blank = [("v.ctx_visits", ""), ("r.ctx_visits", "0"), ("v.ctx_floor_area", "5"), ("r.ctx_floor_area", "0"), ("then", "stay")];
    assert_eq!(post(&blank).await, StatusCode::SEE_OTHER);
    let marks = [("v.ctx_visits", "100"), ("r.ctx_visits", "1"), ("b.ctx_visits", "counter"), ("p.ctx_visits", ""), ("then", "stay")];
    assert_eq!(post(&marks).await, StatusCode::SEE_OTHER);
    // Somebody who saw no break leaves that alone, too.
    let saw_none = [("v.ctx_visits", "100"), ("r.ctx_visits", "1"), ("b.ctx_visits", ""), ("p.ctx_visits", ""), ("then", "stay")];
    assert_eq!(post(&saw_none).await, StatusCode::SEE_OTHER);
    let page = site.get(&who, PATH).await.text();
    assert!(page.contains("value=\"100\"") && page.contains("name=\"p.ctx_visits\" value=\"counter\""), "{page}");
    // What could not be read keeps the revision that its writer saw.
    let unread = site.post(&who, PATH, &[("v.ctx_visits", "abc"), ("r.ctx_visits", "1")]).await.text();
    assert!(unread.contains("name=\"r.ctx_visits\" value=\"1\""), "{unread}");
}

#[tokio::test]
async fn an_ambiguous_number_is_asked_about_and_chosen() {
    let (site, who) = manager().await;
    let form = [("v.ctx_visits", "18.500"), ("c.ctx_visits", "18\u{202f}500"), ("t.ctx_visits", "reported"), ("r.ctx_visits", "0")];
    assert_eq!(site.post(&who, PATH, &form).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&who, PATH).await.text().contains("value=\"18\u{202f}500\""));
    // What the page itself wrote is never asked about, in any language.
    for lang in ["fi", "sv", "en"] {
        let form = [("v.ctx_visits", "18\u{202f}500"), ("t.ctx_visits", "reported"), ("r.ctx_visits", "1")];
        assert_eq!(site.post(&who, &format!("/{lang}/entry/seamk/2025/context"), &form).await.status, StatusCode::SEE_OTHER);
    }
}

#[tokio::test]
async fn each_kind_of_missing() {
    let (site, who) = manager().await;
    let post = async |value: &str, status: &str, seen: &str| {
        let form = [("v.ctx_visits", value), ("t.ctx_visits", status), ("n.ctx_visits", ""), ("r.ctx_visits", seen)];
        site.post(&who, PATH, &form).await
    };
    assert_eq!(post("", "not_collected", "0").await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&who, PATH).await.text().contains("Ei lukua"));
    assert_eq!(post("0", "reported", "1").await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&who, PATH).await.text().contains("Nolla on annettu lukuna"));
    assert!(post("5", "not_applicable", "2").await.text().contains("Tyhjennä luku tai vaihda tila"));
    assert!(post("", "estimated", "2").await.text().contains("tarvitsee luvun"));
    assert_eq!(post("900", "estimated", "2").await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&who, PATH).await.text().contains("Kerro lyhyesti, miten arvio tehtiin"), "an estimate asks how");
    assert_eq!(post("", "reported", "3").await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_clash_shows_both() {
    let (site, who) = manager().await;
    let other = site.account("k@example.fi", Role::Contributor, &["seamk"]).await;
    let form = |value: &'static str| [("v.ctx_visits", value), ("t.ctx_visits", "reported"), ("r.ctx_visits", "0")];
    assert_eq!(site.post(&who, PATH, &form("5840")).await.status, StatusCode::SEE_OTHER);
    let answer = site.post(&other, PATH, &form("6000")).await;
    let text = answer.text();
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(text.contains("m@example.fi tallensi") && text.contains("5\u{202f}840") && text.contains("value=\"6000\""), "{text}");
    assert!(text.contains("name=\"r.ctx_visits\" value=\"1\"") || text.contains("value=\"1\""), "saving again replaces what was shown");
}

#[tokio::test]
async fn what_is_not_open_is_refused() {
    let (site, who) = manager().await;
    let form = [("v.ctx_visits", "5"), ("r.ctx_visits", "0")];
    assert_eq!(site.post(&who, "/fi/entry/seamk/2019/context", &form).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post(&who, "/fi/entry/novia/2025/context", &form).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&who, "/fi/entry/atlantis/2025/context", &form).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post(&who, "/fi/entry/seamk/2025/nonsense", &form).await.status, StatusCode::NOT_FOUND);
    site.service.close_round(By::Command, year(2025)).await.unwrap();
    let closed = site.post(&who, PATH, &form).await;
    assert!(closed.status == StatusCode::CONFLICT && closed.text().contains("ei ole avoinna"));
    assert!(site.get(&who, PATH).await.text().contains("ei ole avoinna"), "the form says that it is locked, and why");
    // Nothing is said to be saved when only a state was changed, or nothing at all.
    for status in ["not_collected", "reported"] {
        let form = [("v.ctx_visits", ""), ("t.ctx_visits", status), ("r.ctx_visits", "0")];
        let closed = site.post(&who, PATH, &form).await;
        assert_eq!(closed.status, StatusCode::CONFLICT, "{}", closed.location());
        let told = closed.text().contains("href=\"#f-ctx_visits\"");
        assert_eq!(told, status == "not_collected", "what was changed is named, and nothing else: {status}");
    }
}

#[tokio::test]
async fn sending_waits_for_what_is_missing() {
    let (site, who) = manager().await;
    let check = "/en/entry/seamk/2025/check";
    let page = site.get(&who, check).await.text();
    assert!(page.contains("Required figures missing: 38") && page.contains("/en/entry/seamk/2025/context#f-ctx_visits"));
    let refused = site.post(&who, check, &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for section in site.service.catalogue(year(2025)).sections() {
        let mut form: Vec<(String, String)> = Vec::new();
        for indicator in site.service.catalogue(year(2025)).asked_in(&section.code) {
            let value =
                if indicator.code.as_str().ends_with("rubric") || indicator.code.as_str() == "imp_satisfaction" { "4" } else { "100" };
            form.push((format!("v.{}", indicator.code), value.to_owned()));
            form.push((format!("n.{}", indicator.code), "because".to_owned()));
        }
        let form: Vec<(&str, &str)> = form.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        let answer = site.post(&who, &format!("/en/entry/seamk/2025/{}", section.code), &form).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
    }
    assert!(site.get(&who, check).await.text().contains("Everything required is given"));
    assert_eq!(site.post(&who, check, &[]).await.location(), check);
    assert!(site.get(&who, check).await.text().contains("Thank you"));
    let locked = site.post(&who, PATH, &[("v.ctx_visits", "5"), ("r.ctx_visits", "1")]).await;
    assert_eq!(locked.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn what_is_not_asked_any_more_is_not_told_as_saved() {
    let (site, who) = manager().await;
    let form = [("v.ctx_visits", "5"), ("r.ctx_visits", "0"), ("v.ctx_gone", "55"), ("n.ctx_gone", "<b>counted"), ("then", "next")];
    let answer = site.post(&who, PATH, &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let html = answer.text();
    assert!(html.contains("ctx_gone") && html.contains("55 &lt;b&gt;counted"), "it comes back in words");
    assert!(html.contains(r#"value="5""#), "the rest is saved");
    let empty = [("v.ctx_visits", "5"), ("r.ctx_visits", "1"), ("v.ctx_gone", " "), ("n.ctx_gone", "")];
    assert_eq!(site.post(&who, PATH, &empty).await.status, StatusCode::SEE_OTHER);
}

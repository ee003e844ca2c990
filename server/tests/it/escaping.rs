//! Strange text in every field: it comes back as text, on every page and in the report.

use app::domain::{account::Role, story::StoryText};
use axum::http::StatusCode;
use server::service::events::By;

use crate::client::{PASSWORD, Site, Who, year};

const CANARY: &str =
    "</textarea></title><script>alert(1)</script><img src=x onerror=alert(2)>\" autofocus onfocus=\"alert(3)' {{7*7}} \u{1F600}\u{202e}漢";

/// The tags of a page, without the text between them: quotes hide what looks like their end.
fn tags(page: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut tag: Option<String> = None;
    let mut quote = None;
    for c in page.chars() {
        match (&mut tag, quote) {
            (None, _) if c == '<' => tag = Some(String::new()),
            (None, _) => {}
            (Some(text), Some(open)) => {
                text.push(c);
                if c == open {
                    quote = None;
                }
            }
            (Some(_), None) if c == '>' => tags.extend(tag.take()),
            (Some(text), None) => {
                text.push(c);
                if c == '"' || c == '\'' {
                    quote = Some(c);
                }
            }
        }
    }
    tags
}

fn check(page: &str, path: &str) {
    for live in ["<script>alert", "<img src=x", "</textarea></title>"] {
        assert!(!page.contains(live), "{path} holds {live}");
    }
    // Inside a tag only an attribute that was closed too early could hold this.
    for tag in tags(page) {
        let unquoted: String = tag.split('"').step_by(2).collect();
        assert!(!unquoted.contains("onfocus") && !unquoted.contains("autofocus"), "{path}: <{tag}>");
    }
}

#[tokio::test]
async fn no_text_of_a_person_is_live() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let new = server::service::accounts::Invitation {
        email: "m@example.fi",
        name: CANARY,
        role: Role::Manager,
        libraries: &[crate::client::library("seamk")],
        password: Some(PASSWORD),
    };
    site.service.create_account(&new).await.unwrap().unwrap();
    let manager = site.sign_in("m@example.fi").await;

    // Every field of the form, refused and stored.
    for section in site.service.catalogue(year(2025)).sections() {
        let mut form: Vec<(String, String)> = Vec::new();
        for indicator in site.service.catalogue(year(2025)).asked_in(&section.code) {
            form.push((format!("v.{}", indicator.code), CANARY.to_owned()));
            form.push((format!("n.{}", indicator.code), CANARY.to_owned()));
        }
        let path = format!("/fi/entry/seamk/2025/{}", section.code);
        let refused: Vec<(&str, &str)> = form.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
        check(&site.post(&manager, &path, &refused).await.text(), &path);
        let stored: Vec<(&str, &str)> =
            refused.iter().map(|(key, value)| (*key, if key.starts_with("v.") { "4" } else { *value })).collect();
        let answer = site.post(&manager, &path, &stored).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        check(&site.get(&manager, &path).await.text(), &path);
    }
    let mut form: Vec<(&str, &str)> =
        StoryText::ALL.iter().filter(|text| **text != StoryText::Title).map(|text| (text.as_str(), CANARY)).collect();
    form.extend([
        ("title", &CANARY[..80]),
        ("themes", "learning"),
        ("side", "both"),
        ("language", "fi"),
        ("consent", "anonymised"),
        ("publication", "public"),
    ]);
    let created = site.post(&manager, "/fi/write/seamk/new", &form).await;
    assert_eq!(created.status, StatusCode::SEE_OTHER, "{}", created.text());
    let story = created.location().split('?').next().unwrap().to_owned();
    assert_eq!(site.post(&manager, &format!("{story}/submit"), &[]).await.location(), "/fi/write/seamk?done=sent");
    let id = story.rsplit('/').next().unwrap();

    for (who, path) in [
        (&manager, "/fi/home"),
        (&manager, "/fi/write/seamk"),
        (&manager, story.as_str()),
        (&manager, "/fi/entry/seamk/2025/check"),
        (&coordinator, "/fi/review/2025"),
        (&coordinator, "/fi/review/2025/seamk"),
        (&coordinator, "/fi/review/2025/remind"),
        (&manager, "/fi/entry/seamk/2025/history/ctx_visits"),
        (&coordinator, "/fi?year=2025"),
    ] {
        let answer = site.get(who, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        check(&answer.text(), path);
    }
    assert_eq!(site.post(&manager, "/fi/entry/seamk/2025/check", &[]).await.status, StatusCode::SEE_OTHER);
    let returned = site.post(&coordinator, "/fi/review/2025/seamk/return", &[("reason", CANARY), ("m.ctx_visits", CANARY)]).await;
    assert_eq!(returned.status, StatusCode::SEE_OTHER);
    check(&site.get(&manager, "/fi/home").await.text(), "/fi/home");
    check(&site.get(&manager, "/fi/entry/seamk/2025/context").await.text(), "context");
    assert_eq!(site.post(&manager, "/fi/entry/seamk/2025/check", &[]).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&coordinator, "/fi/review/2025/seamk").await.text();
    check(&page, "review after a return");
    let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    assert_eq!(site.post(&coordinator, "/fi/review/2025/seamk/approve", &[("version", version)]).await.status, StatusCode::SEE_OTHER);
    let form = [("library", "novia"), ("subject", CANARY), ("text", "")];
    check(&site.post(&coordinator, "/fi/review/2025/remind", &form).await.text(), "a reminder that came back");
    let rows = [("label.0", CANARY), ("raw.0", CANARY), ("marks.0", CANARY), ("row.0", "2"), ("code.0", "hp_loans")];
    check(&site.post(&manager, "/fi/entry/seamk/2025/table/confirm", &rows).await.text(), "an own table that came back");
    site.post(&coordinator, &format!("/fi/review/2025/stories/{id}"), &[("judgement", "publish")]).await;
    site.service.freeze_round(By::Command, year(2025), "").await.unwrap();

    let public = Who::default();
    for path in
        ["/fi", "/sv/stories", &format!("/en/stories/{id}"), "/fi/indicators", "/en/indicators/hp_loans", "/sv/method", "/fi/reports"]
    {
        let answer = site.get(&public, path).await;
        assert_eq!(answer.status, StatusCode::OK, "{path}");
        check(&answer.text(), path);
    }
    let report = site.get(&public, "/fi/reports/2025.pdf").await;
    assert!(report.status == StatusCode::OK && report.bytes.starts_with(b"%PDF-"), "{}", report.text());

    // Taken back: out of sight at once, everywhere.
    site.post(&coordinator, &format!("/fi/review/2025/stories/{id}"), &[("judgement", "withdraw"), ("confirmed", "yes")]).await;
    assert_eq!(site.get(&public, &format!("/en/stories/{id}")).await.status, StatusCode::NOT_FOUND);
}

//! The pages for everybody, their headers, and what is not there.

use app::domain::account::Role;
use axum::http::{StatusCode, header};

use crate::{
    both::import,
    client::{Site, Who},
};

#[tokio::test]
async fn the_front_door_follows_the_browser() {
    let site = Site::new().await;
    for (accepts, to) in [("sv-FI,sv;q=0.9", "/sv"), ("en", "/en"), ("de", "/fi"), ("", "/fi")] {
        assert_eq!(site.get_with(&Who::default(), "/", &[("accept-language", accepts)]).await.location(), to);
    }
    let empty = site.get(&Who::default(), "/en").await;
    assert!(empty.status == StatusCode::OK && empty.text().contains("Nothing has been published yet"));
    assert_eq!(site.get(&Who::default(), "/health").await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_there_is_told_in_three_languages() {
    let site = Site::new().await;
    let who = Who::default();
    for (path, expected) in [
        ("/fi/nothing/here", "Sivua ei löytynyt"),
        ("/sv/indicators/NOT-A-CODE", "Sidan hittades inte"),
        ("/en/stories/99", "Page not found"),
        ("/en?year=2019", "Page not found"),
        ("/fi/reports/2024.pdf", "Sivua ei löytynyt"),
        ("/xx", "Sivua ei löytynyt"),
        ("/sv/welcome/nonsense", "Länken har redan använts"),
    ] {
        let answer = site.get(&who, path).await;
        assert!(answer.status == StatusCode::NOT_FOUND && answer.text().contains(expected), "{path}: {}", answer.status);
    }
    assert!(site.get(&who, "/fi?year=abc").await.text().contains("Pyyntöä ei voinut lukea"));
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    for (who, path) in [(&Who::default(), "/fi"), (&Who::default(), "/nothing"), (&coordinator, "/fi/home"), (&Who::default(), "/health")] {
        let answer = site.get(who, path).await;
        let policy = answer.headers.get("content-security-policy").unwrap().to_str().unwrap();
        assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'") && !policy.contains("unsafe-inline"), "{path}");
        assert_eq!(answer.headers.get("x-content-type-options").unwrap(), "nosniff");
        let text = answer.text();
        assert!(!text.contains("<script>") && !text.contains(" style=") && !text.contains(" onclick"), "{path}");
    }
    assert_eq!(site.get(&coordinator, "/fi/home").await.headers.get(header::CACHE_CONTROL).unwrap(), "private, no-store");
}

#[tokio::test]
async fn another_site_cannot_post() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    for headers in [[("sec-fetch-site", "cross-site")], [("sec-fetch-site", "same-site")], [("origin", "https://evil.example")]] {
        let answer = site.post_with(&coordinator, "/fi/review/2025/freeze", &headers, &[("confirm", "yes")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn assets_are_kept_for_good() {
    let site = Site::new().await;
    let page = site.get(&Who::default(), "/fi").await.text();
    let css = page.split('"').find(|part| part.ends_with("site.css")).unwrap().to_owned();
    let answer = site.get(&Who::default(), &css).await;
    assert!(answer.headers.get(header::CACHE_CONTROL).unwrap().to_str().unwrap().contains("immutable"));
    assert_eq!(site.get(&Who::default(), "/assets/x/nothing.css").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_year_and_an_indicator_are_two_files() {
    let site = Site::new().await;
    let text = "library,year,indicator,value,status,note\nseamk,2024,ctx_students_fte,5000,reported,\n";
    import(&site.service, text).await.unwrap().unwrap();
    site.service.freeze_round(server::service::events::By::Command, crate::client::year(2024), "").await.unwrap();
    let who = Who::default();
    assert_eq!(site.get(&who, "/sv/data/2024/figures.csv").await.status, StatusCode::OK);
    assert_eq!(site.get(&who, "/fi/data/indicators/2024.csv").await.status, StatusCode::NOT_FOUND);
}

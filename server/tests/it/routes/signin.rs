//! `/{lang}/signin`, `/{lang}/signout`, `/{lang}/welcome/{token}`

use app::domain::account::Role;
use axum::http::{StatusCode, header};
use server::service::accounts::Invitation;

use crate::client::{PASSWORD, Site, Who, library};

#[tokio::test]
async fn a_wrong_password_says_so_and_keeps_the_address() {
    let site = Site::new().await;
    site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    for (email, password) in [("m@example.fi", "wrong"), ("nobody@example.fi", PASSWORD), ("<b>@x.fi", "x")] {
        let answer = site.post(&Who::default(), "/sv/signin", &[("email", email), ("password", password)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = answer.text();
        assert!(text.contains("E-postadressen eller lösenordet stämmer inte") && text.contains("<title>Fel: "), "{text}");
        assert!(text.contains(&email.replace('<', "&lt;").replace('>', "&gt;")) && !text.contains(&format!("value=\"{password}")));
        assert!(answer.headers.get(header::SET_COOKIE).is_none());
    }
}

#[tokio::test]
async fn signing_in_leads_on_and_out_ends_it() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let wanted = site.get(&Who::default(), "/fi/entry/seamk/2025").await;
    assert_eq!((wanted.status, wanted.location()), (StatusCode::SEE_OTHER, "/fi/signin?next=/fi/entry/seamk/2025"));
    let form = [("email", "M@example.fi "), ("password", PASSWORD), ("next", "/fi/entry/seamk/2025")];
    assert_eq!(site.post(&Who::default(), "/fi/signin", &form).await.location(), "/fi/entry/seamk/2025");
    assert_eq!(site.get(&manager, "/fi/home").await.status, StatusCode::OK);
    let out = site.post(&manager, "/fi/signout", &[]).await;
    assert_eq!((out.location(), out.headers["clear-site-data"].to_str().unwrap()), ("/fi", r#""cache", "storage""#));
    assert_eq!(site.get(&manager, "/fi/home").await.status, StatusCode::SEE_OTHER, "the session is gone, not only the cookie");
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let site = Site::new().await;
    let first = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let other = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let form = [("email", "c@example.fi"), ("password", PASSWORD)];
    assert_eq!(site.post(&first, "/fi/signin", &form).await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&first, "/fi/home").await.status, StatusCode::SEE_OTHER, "the manager's session is gone");
    assert_eq!(site.get(&other, "/fi/home").await.status, StatusCode::OK, "another browser's is not");
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_passwords_are_noted_and_slow_down_only_who_tries_them() {
    let site = Site::new().await;
    site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let form = |email: &'static str| [("email", email), ("password", "wrong, in any case")];
    let nobody = Who::default();
    // A hundred at once for one account: few are tried, and the rest are told at once to wait.
    let tries = form("victim@example.fi");
    let tried = async {
        let all = (0..100).map(|_| site.post(&nobody, "/sv/signin", &tries));
        futures_util::future::join_all(all).await
    };
    let real = async {
        let begun = std::time::Instant::now();
        site.sign_in("m@example.fi").await;
        begun.elapsed()
    };
    let (tried, _) = tokio::join!(tried, real);
    let told: Vec<u16> = tried.iter().map(|answer| answer.status.as_u16()).collect();
    let wrong = told.iter().filter(|status| **status == 422).count();
    assert!((1..=20).contains(&wrong) && told.iter().all(|status| matches!(status, 422 | 429)), "{told:?}");
    let later = tried.iter().find(|answer| answer.status == StatusCode::TOO_MANY_REQUESTS).unwrap();
    assert!(
        later.headers.contains_key("retry-after")
            && later.text().contains("Vänta ett ögonblick")
            && later.text().contains("victim@example.fi")
    );
    // The log says that it happened, and not what was typed.
    site.post(&nobody, "/fi/signin", &form("m@example.fi")).await;
    let events = site.service.db.read().await.unwrap().list_events(0, 1000).await.unwrap();
    let failed: Vec<&str> =
        events.iter().filter(|event| event.kind == "account.sign_in_failed").map(|event| event.subject.as_str()).collect();
    assert_eq!((failed.len(), failed.last().copied()), (wrong + 1, Some("1")));
    assert!(failed[..wrong].iter().all(|subject| *subject == "unknown"));
    assert!(!events.iter().any(|event| format!("{event:?}").contains("victim")));
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    site.service.disable_account("m@example.fi").await.unwrap().unwrap();
    assert_eq!(site.get(&manager, "/fi/home").await.status, StatusCode::SEE_OTHER);
    let again = site.post(&Who::default(), "/fi/signin", &[("email", "m@example.fi"), ("password", PASSWORD)]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn an_invitation_works_once() {
    let site = Site::new().await;
    let new = Invitation { email: "new@example.fi", name: "New", role: Role::Contributor, libraries: &[library("seamk")], password: None };
    let token = site.service.create_account(&new).await.unwrap().unwrap().unwrap();
    let path = format!("/en/welcome/{token}");
    assert_eq!(site.get(&Who::default(), &path).await.status, StatusCode::OK);
    let short = site.post(&Who::default(), &path, &[("password", "short")]).await;
    assert!(short.status == StatusCode::UNPROCESSABLE_ENTITY && short.text().contains("at least 12 characters"));
    assert_eq!(site.post(&Who::default(), &path, &[("password", PASSWORD)]).await.location(), "/en/home");
    assert_eq!(site.get(&Who::default(), &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post(&Who::default(), &path, &[("password", PASSWORD)]).await.status, StatusCode::NOT_FOUND);
    site.sign_in("new@example.fi").await;
}

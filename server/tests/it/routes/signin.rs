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
    assert_eq!(site.post(&manager, "/fi/signout", &[]).await.location(), "/fi");
    assert_eq!(site.get(&manager, "/fi/home").await.status, StatusCode::SEE_OTHER, "the session is gone, not only the cookie");
}

#[tokio::test]
async fn a_disabled_account_is_out_at_once() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    site.service.disable_account("m@example.fi").await.unwrap();
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

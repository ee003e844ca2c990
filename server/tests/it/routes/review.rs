//! `/{lang}/review/{year}`: the coordinator's pages.

use app::domain::account::Role;
use axum::http::StatusCode;

use crate::{
    both::import,
    client::{Site, year},
};

#[tokio::test]
async fn returning_needs_a_reason_and_freezing_a_confirmation() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let blocked = site.post(&coordinator, "/fi/review/2025/freeze", &[("confirm", "yes")]).await;
    assert!(blocked.status == StatusCode::UNPROCESSABLE_ENTITY && blocked.text().contains("jäädytettävää ei ole"));
    let text = "library,year,indicator,value,status,note\nseamk,2025,ctx_students_fte,5000,reported,\nseamk,2025,lrn_il_participants,3000,reported,\n";
    import(&site.service, text).await.unwrap().unwrap();
    let no_reason = site.post(&coordinator, "/fi/review/2025/seamk/return", &[("reason", " ")]).await;
    assert!(no_reason.status == StatusCode::UNPROCESSABLE_ENTITY && no_reason.text().contains("Kerro syy"));
    assert_eq!(site.post(&coordinator, "/fi/review/2025/novia/approve", &[]).await.status, StatusCode::CONFLICT, "not submitted");
    let unconfirmed = site.post(&coordinator, "/fi/review/2025/freeze", &[]).await;
    assert!(unconfirmed.status == StatusCode::UNPROCESSABLE_ENTITY && unconfirmed.text().contains("Jäävät pois"));
    assert!(site.service.archive().find(year(2025)).is_none());
    assert_eq!(site.post(&coordinator, "/fi/review/2025/freeze", &[("confirm", "yes")]).await.status, StatusCode::SEE_OTHER);
    let overview = site.get(&crate::client::Who::default(), "/fi").await.text();
    assert!(overview.contains("1/24 kirjastoa"), "what was frozen is published at once");
    assert!(!overview.contains("3\u{202f}000"), "under half is covered, so no total is shown");
}

#[tokio::test]
async fn the_board_shows_every_member() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let page = site.get(&coordinator, "/sv/review/2025").await.text();
    assert_eq!(page.matches("<th scope=\"row\">").count(), 24);
    assert!(page.contains("Inte påbörjat"));
    let library = site.get(&coordinator, "/sv/review/2025/seamk").await.text();
    assert!(library.contains("Seinäjoki yrkeshögskola") && library.contains("Biblioteket har inte skickat in"));
}

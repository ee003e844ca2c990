//! What the shell does to accounts, and undoes.

use app::domain::account::Role;
use axum::http::StatusCode;
use server::service::{
    Service, ServiceError,
    accounts::{AccountProblem, Invitation},
};

use crate::{
    both::{on_both, service},
    client::{PASSWORD, Site, Who, library},
    restoring::jalki,
    year::actor,
};

async fn invite(service: &Service, email: &str, role: Role) -> String {
    let libraries = if role.is_of_libraries() { vec![library("seamk")] } else { Vec::new() };
    let new = Invitation { email, name: "New", role, libraries: &libraries, password: None };
    service.create_account(&new).await.unwrap().unwrap().unwrap()
}

on_both! {
    async fn somebody_can_always_coordinate(fresh) {
        let service = service(&fresh.db).await;
        let last = || Err::<bool, _>(AccountProblem::LastCoordinator);
        // The first was invited under a wrong address, and nobody else is there: it stays until another is invited.
        invite(&service, "wrong@example.fi", Role::Coordinator).await;
        assert_eq!(service.disable_account("wrong@example.fi").await.unwrap(), last());
        invite(&service, "invited@example.fi", Role::Coordinator).await;
        assert_eq!(service.disable_account("wrong@example.fi").await.unwrap(), Ok(true));
        actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        // Who has not chosen a password yet may never come.
        assert_eq!(service.disable_account("C@example.fi ").await.unwrap(), last());
        assert_eq!(service.change_account("c@example.fi", Some(Role::Steering), None).await.unwrap(), Err(AccountProblem::LastCoordinator));
        assert_eq!(service.change_account("c@example.fi", Some(Role::Coordinator), None).await.unwrap(), Ok((Role::Coordinator, Vec::new())));
        actor(&service, "d@example.fi", Role::Coordinator, &[]).await;
        // Two at the same moment, by two processes: one of them stays.
        let other = crate::both::service(&fresh.db).await;
        let (one, two) = tokio::join!(service.disable_account("c@example.fi"), other.change_account("d@example.fi", Some(Role::Steering), None));
        assert_eq!(usize::from(one.unwrap().is_ok()) + usize::from(two.unwrap().is_ok()), 1);
    }

    async fn a_lost_link_and_a_forgotten_password_are_mended(fresh) {
        let service = service(&fresh.db).await;
        let lost = invite(&service, "m@example.fi", Role::Manager).await;
        let link = service.renew_link("m@example.fi").await.unwrap().unwrap();
        assert!(!service.is_invited(&lost).await.unwrap() && service.is_invited(&link).await.unwrap(), "one link at a time");
        let session = service.accept_invitation(&link, PASSWORD, None).await.unwrap().unwrap().unwrap();
        // Forgotten: the old password and session last until the link is used, and no longer.
        let link = service.renew_link("m@example.fi").await.unwrap().unwrap();
        assert!(service.find_actor(&session).await.unwrap().is_some());
        let fresh_session = service.accept_invitation(&link, "another long password", None).await.unwrap().unwrap().unwrap();
        assert!(service.find_actor(&session).await.unwrap().is_none() && service.find_actor(&fresh_session).await.unwrap().is_some());
        assert_eq!(service.disable_account("m@example.fi").await.unwrap(), Ok(true));
        assert_eq!(service.disable_account("m@example.fi").await.unwrap(), Ok(false));
        assert_eq!(service.renew_link("m@example.fi").await.unwrap(), Err(AccountProblem::Disabled));
        assert!(service.enable_account("m@example.fi").await.unwrap() && !service.enable_account("m@example.fi").await.unwrap());
        assert!(service.find_actor(&fresh_session).await.unwrap().is_none(), "its sessions ended");
        assert!(matches!(service.renew_link("nobody@example.fi").await, Err(ServiceError::NotFound)));
    }
}

#[tokio::test]
async fn a_new_place_counts_at_once() {
    let site = Site::new().await;
    let who = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let sees = async |code: &str| site.get(&who, &format!("/fi/write/{code}")).await.status == StatusCode::OK;
    site.service.open_round(server::service::events::By::Command, crate::client::year(2025)).await.unwrap();
    assert!(sees("seamk").await && !sees("novia").await);
    let change = async |role, libraries: Option<&[&str]>| {
        let libraries: Option<Vec<_>> = libraries.map(|codes| codes.iter().map(|code| library(code)).collect());
        site.service.change_account("m@example.fi", role, libraries.as_deref()).await.unwrap()
    };
    assert!(change(None, Some(&["novia", "novia", "arcada"])).await.is_ok());
    assert!(!sees("seamk").await && sees("novia").await && sees("arcada").await);
    assert!(change(Some(Role::Contributor), None).await.is_ok());
    assert!(sees("novia").await, "its libraries stay");
    assert_eq!(change(None, Some(&["nowhere"])).await, Err(AccountProblem::UnknownLibrary("nowhere".to_owned())));
    assert_eq!(change(Some(Role::Steering), Some(&["novia"])).await, Err(AccountProblem::TakesNoLibrary("steering")));
    assert!(change(Some(Role::Steering), None).await.is_ok());
    assert_eq!(change(Some(Role::Manager), None).await, Err(AccountProblem::NeedsLibrary("manager")));
    assert!(!sees("novia").await);
    assert_eq!(site.get(&Who::default(), "/fi").await.status, StatusCode::OK);
}

#[test]
fn the_shell_says_what_it_did_and_how_to_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let run = |line: &str| jalki(folder.path(), &line.split(' ').collect::<Vec<_>>());
    let (_, said) = run("user add --email c@example.fi --name C --role coordinator");
    assert!(said.contains("a new database is made at") && said.contains("/fi/welcome/"), "{said}");
    let says = |line: &str, words: &str| {
        let (done, said) = run(line);
        assert!(said.contains(words), "{line}: {said}");
        done
    };
    assert!(!says("user add --email c@example..fi --name C --role coordinator", "mail cannot be sent to \"c@example..fi\""));
    assert!(!says("user disable --email c@example.fi", "add another coordinator"));
    assert!(says("user add --email m@example.fi --name M --role manager --library seamk", "within 14 days"));
    assert!(says("user link --email m@example.fi", "/fi/welcome/"));
    assert!(says("user library --email m@example.fi --library novia --library arcada", "m@example.fi is now manager novia, arcada"));
    assert!(says("user role --email m@example.fi --role contributor", "m@example.fi is now contributor arcada, novia"));
    assert!(says("user disable --email m@example.fi", "is disabled") && says("user disable --email m@example.fi", "was already disabled"));
    assert!(says("user list", "contributor\tarcada,novia\tdisabled"));
    assert!(says("user enable --email m@example.fi", "is enabled") && says("user list", "invited, but the link is out of date"));
    assert!(!says("user link --email nobody@example.fi", "there is no account nobody@example.fi"));
    assert!(says("check", "everything is sound"));
}

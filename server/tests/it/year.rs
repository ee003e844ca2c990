//! A year from opening to publishing, told at the service's edge, on both databases.

use app::domain::{
    account::{Actor, Role},
    code::IndicatorCode,
    entry::{
        amount::Amount,
        cell::Cell,
        figures::Figure,
        request::{AllOrNothing, BreakMark, CellRequest, Meant, Saved},
    },
    refused::Refused,
    round::RoundState,
};
use server::service::{Service, ServiceError, accounts::Invitation, events::By};

use crate::{
    both::{import, on_both, service},
    client::{library, year},
};

pub async fn actor(service: &Service, email: &str, role: Role, libraries: &[&str]) -> Actor {
    let libraries: Vec<_> = libraries.iter().map(|code| library(code)).collect();
    let new = Invitation { email, name: email, role, libraries: &libraries, password: Some("a long enough password") };
    service.create_account(&new).await.unwrap().unwrap();
    let mut tx = service.db.read().await.unwrap();
    tx.find_account_by_email(email).await.unwrap().unwrap().actor
}

pub fn wish(code: &str, cell: Cell, note: &str, seen: i64) -> CellRequest {
    CellRequest {
        indicator: IndicatorCode::parse(code).unwrap(),
        meant: Meant::Figure(Figure { cell, note: note.to_owned() }),
        seen,
        mark: BreakMark::AsItIs,
        confirms: false,
    }
}

pub fn reported(plain: &str) -> Cell {
    Cell::Reported(Amount::parse_plain(plain).unwrap())
}

/// Every required cell with a reason against any question.
pub fn everything(service: &Service) -> Vec<CellRequest> {
    let value = |code: &str| if code.ends_with("rubric") || code == "imp_satisfaction" { "4" } else { "100" };
    service
        .catalogue(year(2025))
        .indicators()
        .iter()
        .filter(|indicator| indicator.is_required())
        .map(|indicator| wish(indicator.code.as_str(), reported(value(indicator.code.as_str())), "counted", 0))
        .collect()
}

pub fn refused(result: Result<(), ServiceError>) -> Refused {
    match result {
        Err(ServiceError::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn from_open_to_frozen(fresh) {
        let service = service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        assert!(matches!(service.sheet(&manager, &seamk, y).await, Err(ServiceError::NotFound)), "no round yet");
        service.open_round(By::Person(&coordinator), y).await.unwrap();

        assert_eq!(refused(service.submit(&manager, &seamk, y).await), Refused::Incomplete);
        service.save_cells(&manager, &seamk, y, everything(&service), AllOrNothing::No).await.unwrap();
        service.submit(&manager, &seamk, y).await.unwrap();
        let locked = service.save_cells(&manager, &seamk, y, vec![wish("hp_loans", reported("1"), "", 1)], AllOrNothing::No).await;
        assert!(matches!(locked, Err(ServiceError::Refused(Refused::Locked))));

        assert_eq!(refused(service.return_year(&coordinator, &seamk, y, " ", &[]).await), Refused::ReasonNeeded);
        service.return_year(&coordinator, &seamk, y, "Check the loans", &[]).await.unwrap();
        service.save_cells(&manager, &seamk, y, vec![wish("hp_loans", reported("60000"), "counted again", 1)], AllOrNothing::No).await.unwrap();
        service.submit(&manager, &seamk, y).await.unwrap();
        let version = service.sheet(&coordinator, &seamk, y).await.unwrap().version();
        assert_eq!(refused(service.approve(&coordinator, &seamk, y, version - 1).await), Refused::Changed, "an older version was read");
        service.approve(&coordinator, &seamk, y, version).await.unwrap();

        // Returned after approval: what was approved stands while the library corrects.
        service.return_year(&coordinator, &seamk, y, "One more look", &[]).await.unwrap();
        service.save_cells(&manager, &seamk, y, vec![wish("hp_loans", reported("7"), "in the middle of correcting", 2)], AllOrNothing::No).await.unwrap();
        let first = service.freeze_round(By::Person(&coordinator), y, "corrected").await.unwrap();
        let archive = service.archive();
        let loans = IndicatorCode::parse("hp_loans").unwrap();
        assert_eq!(archive.find(y).unwrap().data.value(&seamk, service.catalogue(y).find_indicator(loans.as_str()).unwrap()), Some(app::domain::emission::Quantity::Plain(60000.0)));
        assert_eq!(service.sheet(&manager, &seamk, y).await.unwrap().round.state, RoundState::Frozen);
        assert_eq!(refused(service.approve(&coordinator, &seamk, y, 0).await), Refused::Frozen);
        assert!(matches!(service.open_round(By::Command, y).await, Err(ServiceError::Refused(Refused::Frozen))));

        // Freezing again is a new revision; the first stays as it was.
        let second = service.freeze_round(By::Person(&coordinator), y, "corrected").await.unwrap();
        assert_eq!((first.revision, second.revision), (1, 2));
        let kept = fresh.db.read().await.unwrap().snapshot(&first.hash).await.unwrap();
        assert_eq!(kept.document, first.document);
    }

    async fn two_people_in_one_cell(fresh) {
        let service = service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let one = actor(&service, "one@example.fi", Role::Manager, &["seamk"]).await;
        let two = actor(&service, "two@example.fi", Role::Contributor, &["seamk"]).await;
        service.open_round(By::Command, y).await.unwrap();
        service.save_cells(&one, &seamk, y, vec![wish("hp_loans", reported("1"), "", 0)], AllOrNothing::No).await.unwrap();
        let second = service.save_cells(&two, &seamk, y, vec![wish("hp_loans", reported("2"), "", 0)], AllOrNothing::No).await.unwrap();
        let [(_, Saved::Clash(theirs))] = second.as_slice() else { panic!("{second:?}") };
        assert_eq!((theirs.figure.cell, theirs.revision, theirs.changed_by.as_deref()), (reported("1"), 1, Some("one@example.fi")));
        // Having seen it, they choose.
        let chosen = service.save_cells(&two, &seamk, y, vec![wish("hp_loans", reported("2"), "", 1)], AllOrNothing::No).await.unwrap();
        assert!(matches!(chosen.as_slice(), [(_, Saved::Done(_))]));
        // The same value from both is no clash.
        let same = service.save_cells(&one, &seamk, y, vec![wish("hp_loans", reported("2"), "", 1)], AllOrNothing::No).await.unwrap();
        assert!(matches!(same.as_slice(), [(_, Saved::Done(_))]));
        let code = IndicatorCode::parse("hp_loans").unwrap();
        assert_eq!(service.sheet(&one, &seamk, y).await.unwrap().cells[&code].revision, 2);
    }

    async fn raced_edits_lose_nothing(fresh) {
        let service = std::sync::Arc::new(service(&fresh.db).await);
        let (seamk, y) = (library("seamk"), year(2025));
        let one = actor(&service, "one@example.fi", Role::Manager, &["seamk"]).await;
        service.open_round(By::Command, y).await.unwrap();
        for round in 0..20_i64 {
            let tries = (1..=2_i64).map(|who| {
                let (service, one, seamk) = (service.clone(), one.clone(), seamk.clone());
                tokio::spawn(async move {
                    let wishes = vec![wish("hp_loans", reported(&(round * 2 + who).to_string()), "", round)];
                    service.save_cells(&one, &seamk, y, wishes, AllOrNothing::No).await.unwrap().remove(0).1
                })
            });
            let mut done = 0;
            for attempt in tries.collect::<Vec<_>>() {
                done += usize::from(matches!(attempt.await.unwrap(), Saved::Done(_)));
            }
            assert_eq!(done, 1, "exactly one of the two is taken");
        }
    }
}

/// The long form in, and both exports out: the same bytes from both databases.
#[tokio::test(flavor = "multi_thread")]
async fn both_databases_say_the_same() {
    let mut exports = Vec::new();
    for fresh in [crate::both::sqlite().await, crate::both::postgres().await] {
        let service = service(&fresh.db).await;
        let csv = "library,year,indicator,value,status,note\n\
            seamk,2023,ctx_students_fte,5000,reported,\nseamk,2023,hp_loans,57148.5,estimated,\"from the \"\"old\"\" system\"\n\
            novia,2023,ctx_students_fte,4000,reported,\nnovia,2023,hp_loans,,not_collected,=1+1\nseamk,2022,ctx_visits,125897,reported,\n";
        import(&service, csv).await.unwrap().unwrap();
        service.freeze_round(By::Command, year(2022), "").await.unwrap();
        let long = service.export(None).await.unwrap().csv().unwrap();
        let aggregates = service.export_aggregates(None).await.unwrap().csv().unwrap();
        exports.push((long, aggregates));
        let mut parts = Vec::new();
        fresh.db.read().await.unwrap().each_approved(year(2023), &mut |part| parts.push(part)).await.unwrap();
        assert!(!parts.is_empty() && parts.iter().all(|part| part.approved_at.is_some() && part.figures.is_some()));
    }
    assert_eq!(exports[0], exports[1]);
}

//! Between the library and the coordinator: recalling, taking up, remarks, taking back, reopening,
//! and what a freeze takes of it all; on both databases.

use std::sync::Arc;

use app::domain::{
    account::{Actor, Role},
    code::IndicatorCode,
    entry::{
        amount::Amount,
        cell::Cell,
        figures::Figure,
        request::{AllOrNothing, BreakMark, CellRequest, Meant, Saved},
        review::{NewRemark, Since},
        series_break::BreakKind,
    },
    refused::Refused,
    round::SubmissionState,
};
use server::{
    clock::FixedClock,
    random::SystemRandom,
    service::{Service, ServiceError, accounts::Invitation, events::By},
};

use crate::{
    both::{now, on_both, service},
    client::{library, year},
};

async fn actor(service: &Service, email: &str, role: Role, libraries: &[&str]) -> Actor {
    let libraries: Vec<_> = libraries.iter().map(|code| library(code)).collect();
    let new = Invitation { email, name: email, role, libraries: &libraries, password: Some("a long enough password") };
    service.create_account(&new).await.unwrap().unwrap();
    service.db.read().await.unwrap().find_account_by_email(email).await.unwrap().unwrap().actor
}

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).unwrap()
}

fn wish(indicator: &str, plain: &str, seen: i64, mark: BreakMark) -> CellRequest {
    let cell = Cell::Reported(Amount::parse_plain(plain).unwrap());
    CellRequest {
        indicator: code(indicator),
        meant: Meant::Figure(Figure { cell, note: "counted".to_owned() }),
        seen,
        mark,
        confirms: false,
    }
}

/// Every required cell.
async fn fill(service: &Service, manager: &Actor) {
    let value = |code: &str| if code.ends_with("rubric") || code == "imp_satisfaction" { "4" } else { "100" };
    let catalogue = service.catalogue(year(2025));
    let required = catalogue.indicators().iter().filter(|indicator| indicator.is_required());
    let wishes = required.map(|indicator| wish(indicator.code.as_str(), value(indicator.code.as_str()), 0, BreakMark::AsItIs)).collect();
    service.save_cells(manager, &library("seamk"), year(2025), wishes, AllOrNothing::Yes).await.unwrap();
}

fn refused<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> Refused {
    match result {
        Err(ServiceError::Refused(refused)) => refused,
        other => panic!("{other:?}"),
    }
}

on_both! {
    async fn a_year_goes_to_and_fro(fresh) {
        let service = service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        service.open_round(By::Command, y).await.unwrap();
        fill(&service, &manager).await;
        let sheet = async || service.sheet(&manager, &seamk, y).await.unwrap();

        // Recalled until it is taken up.
        service.submit(&manager, &seamk, y).await.unwrap();
        service.recall(&manager, &seamk, y).await.unwrap();
        assert_eq!((sheet().await.submission.state, sheet().await.submission.submitted_at), (SubmissionState::Draft, None));
        service.submit(&manager, &seamk, y).await.unwrap();
        service.take_up(&coordinator, &seamk, y).await.unwrap();
        assert!(!sheet().await.is_recallable());
        assert_eq!(refused(service.recall(&manager, &seamk, y).await), Refused::WrongState);

        // Returned with a remark on a cell alone; it stands until the cell is changed.
        let remarks = [NewRemark { indicator: code("hp_loans"), said: "Ten times less than last year?".to_owned() }];
        service.return_year(&coordinator, &seamk, y, "", &remarks).await.unwrap();
        assert_eq!(sheet().await.open_remark(&code("hp_loans")).unwrap().said, remarks[0].said);
        let marked = vec![wish("hp_loans", "1000", 1, BreakMark::Set(Some(BreakKind::Counter)))];
        // The clock has been set back meanwhile: what came later is known by its revision.
        let clock = FixedClock(now() - chrono::Duration::hours(30));
        let later = Service::start(fresh.db.clone(), Arc::new(clock), Arc::new(SystemRandom)).await.unwrap();
        later.save_cells(&manager, &seamk, y, marked, AllOrNothing::No).await.unwrap();
        assert!(sheet().await.open_remark(&code("hp_loans")).is_none(), "it was answered");
        service.submit(&manager, &seamk, y).await.unwrap();
        let seen = service.review_sheet(&coordinator, &seamk, y).await.unwrap();
        let (since, changes) = service.list_changes(&coordinator, &seen).unwrap().unwrap();
        assert!(matches!(since, Since::Return(_)));
        assert_eq!(changes.iter().map(|change| change.now.indicator.as_str()).collect::<Vec<_>>(), ["hp_loans"]);

        // Approved, taken back, approved again: the coordinator's all the while.
        service.approve(&coordinator, &seamk, y, seen.version()).await.unwrap();
        service.take_back(&coordinator, &seamk, y).await.unwrap();
        assert_eq!(refused(service.recall(&manager, &seamk, y).await), Refused::WrongState, "it is under review");
        service.approve(&coordinator, &seamk, y, seen.version()).await.unwrap();
        assert!(sheet().await.remarks.is_empty());

        // Closed: nobody works, until one library is let in again.
        service.close_round(By::Command, y).await.unwrap();
        service.return_year(&coordinator, &seamk, y, "One more", &[]).await.unwrap();
        let unmark = || vec![wish("hp_loans", "7", 2, BreakMark::Set(None))];
        assert_eq!(refused(service.save_cells(&manager, &seamk, y, unmark(), AllOrNothing::No).await), Refused::RoundNotOpen);
        let yesterday = "2026-02-02".parse().unwrap();
        service.reopen(&coordinator, &seamk, y, Some(yesterday)).await.unwrap();
        assert_eq!(refused(service.save_cells(&manager, &seamk, y, unmark(), AllOrNothing::No).await), Refused::RoundNotOpen, "that day has passed");
        let today = "2026-02-03".parse().unwrap();
        service.reopen(&coordinator, &seamk, y, Some(today)).await.unwrap();
        service.save_cells(&manager, &seamk, y, unmark(), AllOrNothing::No).await.unwrap();

        // What is frozen is what was approved: the figure, and the break marked with it.
        service.freeze_round(By::Person(&coordinator), y, "corrected").await.unwrap();
        let archive = service.archive();
        let data = &archive.find(y).unwrap().data;
        let loans = data.catalogue.find_indicator("hp_loans").unwrap();
        assert_eq!(data.value(&seamk, loans), Some(app::domain::emission::Quantity::Plain(1000.0)));
        assert_eq!(data.breaks.iter().map(|found| (found.indicator.as_str(), found.kind)).collect::<Vec<_>>(), [("hp_loans", Some(BreakKind::Counter))]);
    }

    async fn a_break_is_not_unmarked_by_a_form_that_never_saw_it(fresh) {
        let service = service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let one = actor(&service, "one@example.fi", Role::Manager, &["seamk"]).await;
        let two = actor(&service, "two@example.fi", Role::Contributor, &["seamk"]).await;
        service.open_round(By::Command, y).await.unwrap();
        let save = async |who: &Actor, seen, mark| {
            service.save_cells(who, &seamk, y, vec![wish("hp_loans", "5", seen, mark)], AllOrNothing::No).await.unwrap().remove(0).1
        };
        assert!(matches!(save(&one, 0, BreakMark::Set(None)).await, Saved::Done(_)));
        assert!(matches!(save(&one, 1, BreakMark::Set(Some(BreakKind::Move))).await, Saved::Done(_)));
        assert!(matches!(save(&two, 1, BreakMark::Set(None)).await, Saved::Clash(_)), "the same figure, but an older mark");
        assert!(matches!(save(&two, 1, BreakMark::AsItIs).await, Saved::Done(_)));
        let sheet = service.sheet(&one, &seamk, y).await.unwrap();
        assert_eq!((sheet.breaks.own[&code("hp_loans")], sheet.version()), (BreakKind::Move, 2), "a mark counts as a change");
    }
}

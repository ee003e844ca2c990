//! A frozen year is corrected by another revision; what was issued stays.

use app::domain::{
    account::Role,
    catalogue::file::CatalogueFile,
    entry::request::AllOrNothing,
    refused::Refused,
    round::{RoundState, SubmissionState},
};
use server::service::events::By;

use crate::{
    both::{import, on_both, service},
    client::{library, year},
    year::{actor, everything, refused, reported, wish},
};

on_both! {
    async fn a_library_is_let_back_in(fresh) {
        let service = service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        service.open_round(By::Command, y).await.unwrap();
        service.save_cells(&manager, &seamk, y, everything(&service), AllOrNothing::No).await.unwrap();
        service.submit(&manager, &seamk, y).await.unwrap();
        let version = service.sheet(&coordinator, &seamk, y).await.unwrap().version();
        service.approve(&coordinator, &seamk, y, version).await.unwrap();
        let first = service.freeze_round(By::Person(&coordinator), y, "").await.unwrap();
        // Whoever edits the catalogue now does not reach the frozen year, nor its corrections.
        let (revision, _) = service.catalogue_file();
        let rename = |file: &mut CatalogueFile| "Pupils".clone_into(&mut file.indicators[0].name.en);
        let refused_edit = service.edit_catalogue(&coordinator, revision, "ctx_students_fte", &[], rename).await.unwrap().unwrap_err();
        assert!(refused_edit[0].to_string().contains("2025 is frozen with this definition"), "{refused_edit:?}");
        let rename = |file: &mut CatalogueFile| {
            let mut entry = file.indicators[0].clone();
            "Pupils".clone_into(&mut entry.name.en);
            file.put_indicator(entry, Some(year(2026)));
        };
        service.edit_catalogue(&coordinator, revision, "ctx_students_fte", &[], rename).await.unwrap().unwrap();
        assert_eq!(service.catalogue(year(2026)).indicators()[0].name.en, "Pupils");

        let correct = async || service.save_cells(&manager, &seamk, y, vec![wish("hp_loans", reported("777"), "counted again", 1)], AllOrNothing::No).await;
        assert_eq!(refused(correct().await.map(drop)), Refused::Frozen);
        assert_eq!(refused(service.return_year(&coordinator, &seamk, y, "A slip", &[]).await), Refused::Frozen, "not let back in yet");
        service.reopen(&coordinator, &seamk, y, Some("2026-02-10".parse().unwrap())).await.unwrap();
        service.return_year(&coordinator, &seamk, y, "A slip in the loans", &[]).await.unwrap();
        assert_eq!(service.list_corrections(&manager, &seamk).await.unwrap().len(), 1, "the library's people are told");
        correct().await.unwrap();
        let list = service.checklist(&coordinator, y).await.unwrap();
        assert!(list.corrections.is_empty(), "nothing is corrected before it is approved");
        assert_eq!(service.board(&coordinator, y).await.unwrap().members[&seamk].state, SubmissionState::Returned);
        service.submit(&manager, &seamk, y).await.unwrap();
        let version = service.sheet(&coordinator, &seamk, y).await.unwrap().version();
        service.approve(&coordinator, &seamk, y, version).await.unwrap();
        let list = service.checklist(&coordinator, y).await.unwrap();
        assert_eq!(list.corrections.iter().map(|found| found.indicator.as_str()).collect::<Vec<_>>(), ["hp_loans"]);
        let loans = |service: &server::service::Service| {
            let archive = service.archive();
            let data = &archive.find(y).unwrap().data;
            data.value(&seamk, data.catalogue.find_indicator("hp_loans").unwrap()).unwrap().best()
        };
        assert!((loans(&service) - 100.0).abs() < 1e-9, "what is published stands until then");

        assert_eq!(refused(service.freeze_round(By::Person(&coordinator), y, " ").await.map(drop)), Refused::ReasonNeeded);
        let second = service.freeze_round(By::Person(&coordinator), y, "A slip in the loans.").await.unwrap();
        assert_eq!((first.revision, second.revision), (1, 2));
        assert!((loans(&service) - 777.0).abs() < 1e-9);
        let archive = service.archive();
        let published = archive.published.find(y).unwrap();
        let frozen = published.frozen.as_ref().unwrap();
        assert_eq!((frozen.reason.as_str(), frozen.corrections.len()), ("A slip in the loans.", 1));
        assert_ne!(published.catalogue.indicators()[0].name.en, "Pupils", "a correction keeps the catalogue that was pinned");
        let sheet = service.sheet(&manager, &seamk, y).await.unwrap();
        assert_eq!((sheet.round.state, sheet.lock(), sheet.submission.open_until), (RoundState::Frozen, Some(Refused::Frozen), None));
        let kept = fresh.db.read().await.unwrap().snapshot(&first.hash).await.unwrap();
        assert_eq!(kept.document, first.document, "the first revision is as it was");
    }

    async fn a_late_library_is_not_told_by_the_next_revision(fresh) {
        let service = service(&fresh.db).await;
        let (coordinator, y) = (actor(&service, "c@example.fi", Role::Coordinator, &[]).await, year(2025));
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        let mut rows = String::from("library,year,indicator,value,status,note\n");
        for library in service.catalogue(y).libraries().filter(|library| library.code.as_str() != "seamk") {
            for (indicator, value) in [("ctx_students_fte", "3000"), ("ctx_lib_staff_fte", "5"), ("lrn_training_days", "10"), ("hp_loans", "10")] {
                rows.push_str(&format!("{},2025,{indicator},{value},reported,\n", library.code));
            }
        }
        import(&service, rows).await.unwrap().unwrap();
        service.freeze_round(By::Command, y, "").await.unwrap();
        let told = |code: &str| service.archive().published.cube.aggregate(y, &app::domain::code::IndicatorCode::parse(code).unwrap()).unwrap();
        assert!((told("lrn_training_days").quantity.unwrap().best() - 230.0).abs() < 1e-9);
        // A library of two people comes late: the difference of the revisions would be its own figure.
        let seamk = library("seamk");
        service.reopen(&coordinator, &seamk, y, Some("2026-02-10".parse().unwrap())).await.unwrap();
        let mut wishes = everything(&service);
        wishes.retain(|wish| wish.indicator.as_str() != "ctx_lib_staff_fte");
        wishes.push(wish("ctx_lib_staff_fte", reported("2"), "counted", 0));
        service.save_cells(&manager, &seamk, y, wishes, AllOrNothing::No).await.unwrap();
        service.submit(&manager, &seamk, y).await.unwrap();
        let version = service.sheet(&coordinator, &seamk, y).await.unwrap().version();
        service.approve(&coordinator, &seamk, y, version).await.unwrap();
        service.freeze_round(By::Command, y, "A late library").await.unwrap();
        let days = told("lrn_training_days");
        assert_eq!((days.quantity, days.coverage.reporting), (None, 24), "the total is held back, its coverage is told");
        assert!((told("hp_loans").quantity.unwrap().best() - 330.0).abs() < 1e-9, "what is nobody's own is told");
    }
}

//! What costs much is done once.

use std::{
    sync::{
        Arc, Barrier,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use app::{
    domain::{
        account::Role,
        catalogue::file::CatalogueFile,
        entry::{request::AllOrNothing, review::changes},
        refused::Refused,
        round::SubmissionState,
    },
    text::Lang,
};
use server::service::{ServiceError, events::By, exchange::checking::NotImported};

use crate::{
    both::{import, on_both, service},
    client::{library, year},
    year::{actor, reported, wish},
};

const HEADER: &str = "library,year,indicator,value,status,note\n";

on_both! {
    async fn the_board_is_every_sheet_at_a_glance(fresh) {
        let service = service(&fresh.db).await;
        let (y, seamk) = (year(2025), library("seamk"));
        service.open_round(By::Command, y).await.unwrap();
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        let other = crate::both::service(&fresh.db).await;
        let same = async || {
            let boards = [service.board(&coordinator, y).await.unwrap(), crate::both::service(&fresh.db).await.board(&coordinator, y).await.unwrap()];
            assert_eq!(boards[0].members, boards[1].members, "brought up to date, or read anew");
            assert_eq!(boards[0].members.len(), 24);
            for (library, glance) in boards[0].members.iter() {
                let sheet = service.sheet(&coordinator, library, y).await.unwrap();
                assert_eq!((&glance.sections, glance.begun), (&sheet.section_progress(), !sheet.cells.is_empty()), "{library}");
                let submission = &sheet.submission;
                let changed = submission.approved_figures.as_ref().map_or(0, |before| changes(before, &sheet).len());
                assert_eq!((glance.changed, glance.state, glance.submitted_at), (changed, submission.state, submission.submitted_at));
                assert_eq!(glance.is_late(&sheet.round, sheet.today), sheet.is_late());
            }
            boards[0].members[&seamk].clone()
        };
        assert!(!same().await.begun);
        let rows = "seamk,2025,hp_loans,5,reported,why\nnovia,2025,ctx_students_fte,900,estimated,about\nseamk,2024,ctx_visits,4000,reported,\n";
        import(&service, format!("{HEADER}{rows}")).await.unwrap().unwrap();
        assert!(same().await.approved_at.is_some());
        // Another process saves, last year's figure beside it.
        service.return_year(&coordinator, &seamk, y, "look again", &[]).await.unwrap();
        other.save_cells(&manager, &seamk, y, vec![wish("ctx_visits", reported("9000"), "", 0)], AllOrNothing::No).await.unwrap();
        let now = same().await;
        assert!(now.asks() && now.changed == 1 && now.state == SubmissionState::Returned, "{now:?}");
        import(&other, format!("{HEADER}seamk,2024,ctx_visits,8900,reported,\n")).await.unwrap().unwrap();
        assert!(!same().await.asks());
        service.freeze_round(By::Command, y, "").await.unwrap();
        assert_eq!(same().await.changed, 1, "what came after the approval");
    }

    async fn five_earlier_years_are_read_in_one(fresh) {
        let service = service(&fresh.db).await;
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let rows: String = (2017..2024).map(|y| format!("seamk,{y},hp_loans,{y},reported,\n")).collect();
        import(&service, format!("{HEADER}{rows}arcada,2020,hp_loans,7,reported,\n")).await.unwrap().unwrap();
        let earlier = service.list_earlier(&coordinator, &library("seamk"), year(2023)).await.unwrap();
        assert_eq!(earlier.iter().map(|(y, _)| y.number()).collect::<Vec<_>>(), [2022, 2021, 2020, 2019, 2018]);
        assert!(earlier.iter().all(|(y, figures)| figures.len() == 1 && figures.values().next().unwrap().cell.amount().unwrap().to_string() == y.number().to_string()));
        let other = service.list_earlier(&coordinator, &library("arcada"), year(2022)).await.unwrap();
        assert_eq!(other.iter().map(|(_, figures)| figures.len()).collect::<Vec<_>>(), [0, 1, 0, 0, 0], "a year without figures is there, empty");
        assert!(service.list_earlier(&coordinator, &library("seamk"), year(2017)).await.unwrap().is_empty());
    }

    async fn an_edit_of_the_catalogue_reads_no_snapshot_again(fresh) {
        let service = service(&fresh.db).await;
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let rows = "seamk,2023,ctx_students_fte,5,reported,\nseamk,2024,ctx_students_fte,6,reported,\n";
        import(&service, format!("{HEADER}{rows}")).await.unwrap().unwrap();
        service.freeze_round(By::Command, year(2023), "").await.unwrap();
        let first = service.archive();
        service.freeze_round(By::Command, year(2024), "").await.unwrap();
        let second = service.archive();
        assert!(Arc::ptr_eq(&first.frozen[0], &second.frozen[0]), "a frozen year is read once");
        let (revision, _) = service.catalogue_to_edit(&coordinator).unwrap();
        let edited = service.edit_catalogue(&coordinator, revision, "a word", &[], |file| "Study".clone_into(&mut file.vocabulary.themes[0].name.en)).await;
        edited.unwrap().unwrap();
        let third = service.archive();
        assert!(third.version > second.version && Arc::ptr_eq(&second.published.cube, &third.published.cube), "no number is computed again");
        assert!(second.frozen.iter().zip(&third.frozen).all(|(a, b)| Arc::ptr_eq(a, b)));
        let report = service.report(year(2024), Lang::Fi).await.unwrap();
        let edit = async |what: &str, edit: fn(&mut CatalogueFile)| {
            let (revision, _) = service.catalogue_to_edit(&coordinator).unwrap();
            service.edit_catalogue(&coordinator, revision, what, &[], edit).await.unwrap().unwrap();
            service.report(year(2024), Lang::Fi).await.unwrap()
        };
        let renamed = edit("another word", |file| "Learning".clone_into(&mut file.vocabulary.themes[0].name.en)).await;
        assert!(Arc::ptr_eq(&report, &renamed), "what is frozen shows no word of today: its report is set once");
        let who = edit("who we are", |file| "AMK".clone_into(&mut file.vocabulary.consortium.as_mut().unwrap().name.fi)).await;
        assert!(!Arc::ptr_eq(&report, &who), "what shows the consortium's words is made anew");
        let page = async || service.archive().kept.get("page", async || Ok::<_, ()>(b"page".to_vec())).await.unwrap();
        let before = page().await;
        let noted = edit("a note on a factor", |file| "checked".clone_into(&mut file.factors[0].versions[0].note)).await;
        assert!(Arc::ptr_eq(&who, &noted) && Arc::ptr_eq(&before, &page().await), "a year comes out the same: nothing is made anew");
        let worth = edit("a factor", |file| {
            for version in file.factors.iter_mut().flat_map(|factor| &mut factor.versions) {
                version.best *= 1.01;
                version.low = version.low.map(|low| low * 1.01);
                version.high = version.high.map(|high| high * 1.01);
            }
        });
        assert!(Arc::ptr_eq(&who, &worth.await), "a report tells of the factors that its year pins");
        assert!(!Arc::ptr_eq(&before, &page().await), "a page tells of today's too");
        let after = edit("a word after all that", |file| "Reading".clone_into(&mut file.vocabulary.themes[0].name.en)).await;
        assert!(Arc::ptr_eq(&who, &after));
    }

    async fn an_edit_does_not_reach_a_year_that_another_process_has_frozen(fresh) {
        let (one, other) = (service(&fresh.db).await, service(&fresh.db).await);
        let coordinator = actor(&one, "c@example.fi", Role::Coordinator, &[]).await;
        let rows = "seamk,2024,ctx_students_fte,6,reported,\n";
        import(&other, format!("{HEADER}{rows}")).await.unwrap().unwrap();
        other.freeze_round(By::Command, year(2024), "").await.unwrap();
        let (revision, _) = one.catalogue_to_edit(&coordinator).unwrap();
        let edited = one.edit_catalogue(&coordinator, revision, "another definition", &[], |file| {
            "Another".clone_into(&mut file.indicators[0].definition.en);
        });
        let problems = edited.await.unwrap().unwrap_err();
        assert!(!problems.is_empty(), "the definition held in a frozen year");
    }

    async fn a_draft_is_computed_once_for_a_state_of_the_data(fresh) {
        let service = service(&fresh.db).await;
        let y = year(2025);
        service.open_round(By::Command, y).await.unwrap();
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let (first, second) = tokio::join!(service.draft(&coordinator, y), service.draft(&coordinator, y));
        let first = first.unwrap();
        assert!(Arc::ptr_eq(&first, &second.unwrap()));
        let rows = "seamk,2025,hp_loans,5,reported,\n";
        import(&service, format!("{HEADER}{rows}")).await.unwrap().unwrap();
        let later = service.draft(&coordinator, y).await.unwrap();
        assert!(!Arc::ptr_eq(&first, &later), "a save makes another draft");
        assert_eq!(later.edition(Lang::Fi).fact(&app::domain::code::IndicatorCode::parse("hp_loans").unwrap()).unwrap().aggregate.coverage.reporting, 1);
    }

    async fn a_freeze_and_an_import_do_not_wait_for_each_other(fresh) {
        let service = Arc::new(service(&fresh.db).await);
        let rows = "seamk,2024,ctx_students_fte,5,reported,\n";
        import(&service, format!("{HEADER}{rows}")).await.unwrap().unwrap();
        service.freeze_round(By::Command, year(2024), "").await.unwrap();
        // Each takes the round, then the version; in another order one of them would be refused as a deadlock.
        for _ in 0..10 {
            let (freezing, other) = (service.clone(), service.clone());
            let frozen = tokio::spawn(async move { freezing.freeze_round(By::Command, year(2024), "again").await.map(drop) });
            let rows = format!("{HEADER}seamk,2023,ctx_students_fte,6,reported,\n");
            let imported = tokio::spawn(async move { import(&other, rows).await.map(drop) });
            for outcome in [frozen.await.unwrap(), imported.await.unwrap()] {
                assert!(matches!(outcome, Ok(()) | Err(ServiceError::Refused(Refused::Changed))), "{outcome:?}");
            }
        }
    }

    async fn many_checklists_at_once_leave_connections_for_others(fresh) {
        let service = Arc::new(service(&fresh.db).await);
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        service.open_round(By::Command, year(2025)).await.unwrap();
        let asked: Vec<_> = (0..24)
            .map(|_| {
                let (service, coordinator) = (service.clone(), coordinator.clone());
                tokio::spawn(async move { service.checklist(&coordinator, year(2025)).await.map(drop) })
            })
            .collect();
        for answer in asked {
            answer.await.unwrap().unwrap();
        }
    }

    async fn a_table_is_checked_while_others_write(fresh) {
        let service = service(&fresh.db).await;
        let bad = format!("{HEADER}seamk,2025,hp_loans,x,reported,\n");
        service.open_round(By::Command, year(2025)).await.unwrap();
        let mut held = fresh.db.write().await.unwrap();
        held.lock_round(year(2025)).await.unwrap();
        let checked = tokio::time::timeout(Duration::from_secs(8), import(&service, bad)).await;
        let checked = checked.expect("an import waits for nobody while it checks").unwrap();
        assert!(matches!(checked, Err(NotImported::Problems(_, 1))), "{checked:?}");
        drop(held);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_pdfs_are_set_at_a_time() {
    let fresh = crate::both::sqlite().await;
    let service = Arc::new(service(&fresh.db).await);
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    // Two meet; a third could not get past the first two, and three would be counted.
    let meeting = Arc::new(Barrier::new(2));
    let asked: Vec<_> = (0..6)
        .map(|_| {
            let (service, now, most, meeting) = (service.clone(), now.clone(), most.clone(), meeting.clone());
            tokio::spawn(async move {
                service
                    .set(move || {
                        most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                        meeting.wait();
                        now.fetch_sub(1, Ordering::SeqCst);
                        Ok(Vec::new())
                    })
                    .await
            })
        })
        .collect();
    for answer in asked {
        answer.await.unwrap().unwrap();
    }
    assert_eq!(most.load(Ordering::SeqCst), 2);
}

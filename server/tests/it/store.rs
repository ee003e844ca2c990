//! Every function of the store, on both databases.

use app::{
    domain::{
        account::Role,
        code::{IndicatorCode, SectionCode},
        entry::{
            amount::Amount,
            cell::Cell,
            figures::{Figure, LibraryFigures},
            joint_share::{JointShare, ShareBasis},
            series_break::{Break, BreakKind},
        },
        round::{Round, RoundState, SubmissionState},
        story::{StoryContent, StoryState, StoryText},
    },
    text::{Lang, Text},
};
use serde_json::json;
use server::store::{FigureChange, NewAccount, NewEvent, StoreError, StoredSnapshot, StoryChange};

use crate::{
    both::{now, on_both, service},
    client::{library, year},
};

fn indicator(code: &str) -> IndicatorCode {
    IndicatorCode::parse(code).unwrap()
}

on_both! {
    async fn figures_keep_their_history(fresh) {
        service(&fresh.db).await;
        let (seamk, year) = (library("seamk"), year(2025));
        let code = indicator("hp_loans");
        let mut tx = fresh.db.write().await.unwrap();
        tx.update_round(&Round::usual(year, RoundState::Open)).await.unwrap();
        for (revision, thousandths) in [(1, 12_500), (2, 18_000_000)] {
            let figure = Figure { cell: Cell::Reported(Amount::from_thousandths(thousandths).unwrap()), note: "ä \u{1F600}".into() };
            let change = FigureChange { library: &seamk, year, indicator: &code, figure: &figure, revision, at: now(), by: None };
            tx.update_figure(&change).await.unwrap();
        }
        crate::both::commit(tx).await;
        let mut tx = fresh.db.read().await.unwrap();
        let figures = tx.list_figures(&seamk, year).await.unwrap();
        assert_eq!(figures.len(), 1);
        assert_eq!((figures[0].revision, figures[0].figure.cell.amount().unwrap().to_string()), (2, "18000".to_owned()));
        assert_eq!(figures[0].figure.note, "ä \u{1F600}");
        let mut whole = Vec::new();
        tx.each_figures(year, &mut |library, figures| whole.push((library, figures))).await.unwrap();
        assert_eq!((whole.len(), &whole[0].0, whole[0].1[&code].cell), (1, &seamk, figures[0].figure.cell));
        assert_eq!(tx.count_figure_history().await.unwrap(), 2);
    }

    async fn accounts_and_sessions(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        let libraries = [library("seamk"), library("novia")];
        let new = NewAccount { email: " Maija@Example.FI ", name: "Maija", role: Role::Manager, libraries: &libraries, password_hash: None };
        let id = tx.create_account(&new, now()).await.unwrap();
        tx.create_invitation("invited", id, now() + chrono::Duration::days(1)).await.unwrap();
        assert_eq!(tx.find_invitation("invited", now()).await.unwrap(), Some(id));
        assert_eq!(tx.find_invitation("invited", now() + chrono::Duration::days(2)).await.unwrap(), None);
        tx.create_invitation("once", id, now() + chrono::Duration::days(1)).await.unwrap();
        assert_eq!(tx.delete_invitation("once", now()).await.unwrap(), Some(id));
        assert_eq!(tx.delete_invitation("once", now()).await.unwrap(), None, "an invitation is used up");
        tx.update_password(id, "hash").await.unwrap();
        tx.delete_invitations_of(id).await.unwrap();
        assert_eq!(tx.find_invitation("invited", now()).await.unwrap(), None);
        let found = tx.find_account_by_email("maija@example.fi").await.unwrap().unwrap();
        assert_eq!((found.actor.libraries.len(), found.password_hash.as_deref(), found.disabled), (2, Some("hash"), false));
        tx.create_session("one", id, now(), now() + chrono::Duration::hours(1)).await.unwrap();
        tx.create_session("two", id, now(), now() + chrono::Duration::hours(1)).await.unwrap();
        crate::both::commit(tx).await;
        let whose = async |token: &str, at| fresh.db.find_actor(token, at).await.unwrap().map(|actor| (actor.account, actor.libraries.len()));
        assert_eq!(whose("one", now()).await, Some((id, 2)));
        assert_eq!(whose("one", now() + chrono::Duration::hours(1)).await, None);
        let mut tx = fresh.db.write().await.unwrap();
        tx.delete_session("one").await.unwrap();
        crate::both::commit(tx).await;
        assert_eq!((whose("one", now()).await, whose("two", now()).await), (None, Some((id, 2))));
        let mut tx = fresh.db.write().await.unwrap();
        tx.disable_account(id, now()).await.unwrap();
        assert!(tx.find_account(id).await.unwrap().unwrap().disabled);
        assert_eq!(tx.list_accounts().await.unwrap().len(), 1);
        crate::both::commit(tx).await;
        assert_eq!(whose("two", now()).await, None);
        let mut tx = fresh.db.write().await.unwrap();
        let taken = tx.create_account(&new, now()).await.unwrap_err();
        assert!(matches!(taken, StoreError::Taken("account_email_unique")), "{taken:?}");
    }

    async fn rounds_submissions_and_breaks(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        assert_eq!(tx.list_libraries().await.unwrap().len(), 24);
        assert_eq!(tx.find_round(year(2025)).await.unwrap(), None);
        let mut round = Round::usual(year(2025), RoundState::Open);
        tx.update_round(&round).await.unwrap();
        round.state = RoundState::Closed;
        tx.update_round(&round).await.unwrap();
        assert_eq!(tx.find_round(year(2025)).await.unwrap(), Some(round.clone()));
        assert_eq!(tx.list_rounds().await.unwrap(), [round]);
        let mut submission = tx.find_submission(&library("seamk"), year(2025)).await.unwrap();
        assert_eq!(submission.state, SubmissionState::Draft);
        submission = tx.lock_submission(&library("seamk"), year(2025)).await.unwrap();
        submission.state = SubmissionState::Approved;
        submission.approved_at = Some(now());
        submission.return_reason = "x".into();
        submission.approved_figures = Some(LibraryFigures::from([(indicator("hp_loans"), Figure { cell: Cell::NotCollected, note: String::new() })]));
        tx.update_submission(&submission).await.unwrap();
        let found = tx.find_submission(&submission.library, year(2025)).await.unwrap();
        assert_eq!((found.approved_at, &found.approved_figures), (Some(now()), &submission.approved_figures));
        let broken = Break { kind: None, indicator: indicator("hp_loans"), year: year(2025), library: Some(library("seamk")), reason: Text::same("new counter") };
        tx.update_break(&broken).await.unwrap();
        assert_eq!(tx.list_breaks().await.unwrap(), [broken]);
        crate::both::commit(tx).await;
    }

    async fn what_entering_keeps(fresh) {
        service(&fresh.db).await;
        let (seamk, y) = (library("seamk"), year(2025));
        let mut tx = fresh.db.write().await.unwrap();
        tx.update_round(&Round::usual(y, RoundState::Open)).await.unwrap();
        let new = NewAccount { email: "k@example.fi", name: "Kalle", role: Role::Coordinator, libraries: &[], password_hash: None };
        let id = tx.create_account(&new, now()).await.unwrap();
        // Breaks: the library's own, and the consortium's.
        let own = Break::of_library(seamk.clone(), indicator("hp_loans"), y, BreakKind::Counter);
        let common = Break { kind: None, library: None, indicator: indicator("ctx_visits"), year: y, reason: Text::same("new") };
        for found in [&own, &common, &Break::of_library(library("novia"), indicator("hp_loans"), y, BreakKind::Move)] {
            tx.update_break(found).await.unwrap();
        }
        assert_eq!(tx.list_library_breaks(&seamk, y).await.unwrap(), [common.clone(), own]);
        tx.update_break(&Break::of_library(seamk.clone(), indicator("hp_loans"), y, BreakKind::Merger)).await.unwrap();
        assert_eq!(tx.list_library_breaks(&seamk, y).await.unwrap()[1].kind, Some(BreakKind::Merger));
        tx.delete_break(&seamk, &indicator("hp_loans"), y).await.unwrap();
        assert_eq!(tx.list_library_breaks(&seamk, y).await.unwrap(), [common]);
        // Remarks, shares, labels, effort.
        tx.create_remark(&seamk, y, &indicator("hp_loans"), "Why?", now(), id).await.unwrap();
        assert_eq!(tx.list_remarks(&seamk, y).await.unwrap()[&indicator("hp_loans")].said_by, "Kalle");
        tx.delete_remarks(&seamk, y).await.unwrap();
        assert!(tx.list_remarks(&seamk, y).await.unwrap().is_empty());
        assert_eq!(tx.find_joint_share(&seamk, y).await.unwrap(), None);
        for thousandths in [46_500, 50_000] {
            let share = JointShare::new(Amount::from_thousandths(thousandths).unwrap(), ShareBasis::Contract).unwrap();
            tx.update_joint_share(&seamk, y, share, now(), id).await.unwrap();
            assert_eq!(tx.find_joint_share(&seamk, y).await.unwrap(), Some(share));
        }
        tx.update_table_label(&seamk, "Kirjoja", None).await.unwrap();
        tx.update_table_label(&seamk, "Lainat", Some(&indicator("ctx_visits"))).await.unwrap();
        tx.update_table_label(&seamk, "Lainat", Some(&indicator("hp_loans"))).await.unwrap();
        let labels = tx.list_table_labels(&seamk).await.unwrap();
        assert_eq!((labels["Kirjoja"].clone(), labels["Lainat"].clone()), (None, Some(indicator("hp_loans"))));
        let section = SectionCode::parse("context").unwrap();
        tx.add_effort(y, &section, 20).await.unwrap();
        tx.add_effort(y, &section, 5).await.unwrap();
        assert_eq!(tx.list_effort(y).await.unwrap()[&section], 25);
        // Every value is kept.
        for (revision, hour) in [(1, 0), (2, 1), (3, 2)] {
            let figure = Figure { cell: Cell::Reported(Amount::from_thousandths(revision * 1000).unwrap()), note: String::new() };
            let at = now() + chrono::Duration::hours(hour);
            let change = FigureChange { library: &seamk, year: y, indicator: &indicator("hp_loans"), figure: &figure, revision, at, by: Some(id) };
            tx.update_figure(&change).await.unwrap();
        }
        let history = tx.list_figure_history(&seamk, y, &indicator("hp_loans")).await.unwrap();
        assert_eq!(history.iter().map(|stored| stored.revision).collect::<Vec<_>>(), [3, 2, 1]);
        assert_eq!(history[0].changed_by.as_deref(), Some("Kalle"));
        crate::both::commit(tx).await;
    }

    async fn stories_do_not_overwrite_each_other(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        tx.update_round(&Round::usual(year(2025), RoundState::Open)).await.unwrap();
        let mut content = StoryContent::blank(Lang::Sv);
        content.texts.insert(StoryText::Title, "Åäö".into());
        let change = StoryChange { state: StoryState::Draft, content: &content, return_reason: "", at: now(), by: None };
        let id = tx.create_story(&library("novia"), year(2025), &change).await.unwrap();
        assert!(tx.update_story(id, 1, &change).await.unwrap());
        assert!(!tx.update_story(id, 1, &change).await.unwrap(), "somebody was faster");
        let found = tx.find_story(id).await.unwrap().unwrap();
        assert_eq!((found.revision, found.content), (2, content.clone()));
        assert_eq!(tx.list_stories(year(2025)).await.unwrap().len(), 1);
        assert!(tx.list_withdrawn_stories().await.unwrap().is_empty());
        let withdrawn = StoryChange { state: StoryState::Withdrawn, ..change };
        assert!(tx.update_story(id, 2, &withdrawn).await.unwrap());
        assert_eq!(tx.list_withdrawn_stories().await.unwrap(), [id]);
        assert!(tx.find_story(id + 1).await.unwrap().is_none());
    }

    async fn events_are_a_chain_that_is_only_added_to(fresh) {
        let mut tx = fresh.db.write().await.unwrap();
        for number in 0..3 {
            let event = NewEvent { at: now(), account: None, kind: "test.done", subject: number.to_string(), details: json!({ "ä": number }) };
            tx.create_event(event).await.unwrap();
        }
        tx.commit().await.unwrap();
        let mut tx = fresh.db.read().await.unwrap();
        let events = tx.list_events(0, 10).await.unwrap();
        assert_eq!(events.iter().map(|event| event.id).collect::<Vec<_>>(), [1, 2, 3]);
        assert!(events.windows(2).all(|pair| pair[1].previous_hash == pair[0].hash));
        assert!(events.iter().all(|event| event.hash == event.seal()));
        let mut forged = events[1].clone();
        forged.details = "{}".into();
        assert_ne!(forged.seal(), forged.hash);
    }

    async fn snapshots_and_settings(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        tx.update_round(&Round::usual(year(2024), RoundState::Frozen)).await.unwrap();
        let snapshot = |revision: i64| StoredSnapshot { hash: format!("h{revision}"), year: 2024, revision, frozen_at: now(), document: "{}".into() };
        for revision in [1, 2] {
            tx.create_snapshot(&snapshot(revision)).await.unwrap();
        }
        assert_eq!(tx.list_snapshot_hashes().await.unwrap(), [("h1".to_owned(), 2024), ("h2".to_owned(), 2024)]);
        assert_eq!((tx.data_version().await.unwrap(), tx.is_demo().await.unwrap()), (0, false));
        tx.raise_data_version().await.unwrap();
        tx.mark_as_demo().await.unwrap();
        assert_eq!((tx.data_version().await.unwrap(), tx.is_demo().await.unwrap()), (1, true));
        crate::both::commit(tx).await;
        let mut tx = fresh.db.write().await.unwrap();
        let taken = tx.create_snapshot(&StoredSnapshot { hash: "other".into(), ..snapshot(2) }).await.unwrap_err();
        assert!(matches!(taken, StoreError::Taken("snapshot_revision_unique")), "{taken:?}");
    }
}

/// What the database itself refuses, whoever asks.
const FORBIDDEN: [&str; 6] = [
    "update event set details = '{}'",
    "delete from event",
    "update figure_history set note = 'x'",
    "delete from figure_history",
    "update snapshot set document = '{}'",
    "delete from snapshot",
];

on_both! {
    async fn what_happened_cannot_be_undone(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        tx.update_round(&Round::usual(year(2024), RoundState::Open)).await.unwrap();
        let code = indicator("hp_loans");
        let figure = Figure { cell: Cell::NotCollected, note: String::new() };
        let change = FigureChange { library: &library("seamk"), year: year(2024), indicator: &code, figure: &figure, revision: 1, at: now(), by: None };
        tx.update_figure(&change).await.unwrap();
        tx.create_snapshot(&StoredSnapshot { hash: "h".into(), year: 2024, revision: 1, frozen_at: now(), document: "{}".into() }).await.unwrap();
        tx.create_event(NewEvent { at: now(), account: None, kind: "test.done", subject: String::new(), details: json!({}) }).await.unwrap();
        tx.commit().await.unwrap();
        for sql in FORBIDDEN {
            let said = match &fresh.db {
                server::store::Db::Sqlite(pool, _) => sqlx::query(sql).execute(pool).await.map(|_| ()),
                server::store::Db::Postgres(pool) => sqlx::query(sql).execute(pool).await.map(|_| ()),
            };
            assert!(said.unwrap_err().to_string().contains("only added"), "{sql}");
        }
    }

    async fn a_round_is_held_while_it_changes(fresh) {
        service(&fresh.db).await;
        let mut tx = fresh.db.write().await.unwrap();
        assert_eq!(tx.lock_round(year(2024)).await.unwrap(), None);
        let round = Round::usual(year(2024), RoundState::Open);
        tx.update_round(&round).await.unwrap();
        assert_eq!(tx.lock_round(year(2024)).await.unwrap(), Some(round.clone()));
        assert_eq!(tx.share_round(year(2024)).await.unwrap(), Some(round));
        crate::both::commit(tx).await;
    }
}

#[tokio::test]
async fn sqlite_is_set_to_keep_what_it_acknowledged() {
    let fresh = crate::both::sqlite().await;
    let server::store::Db::Sqlite(pool, _) = &fresh.db else { panic!("not SQLite") };
    for (question, expected) in
        [("pragma journal_mode", "wal"), ("pragma synchronous", "2"), ("pragma foreign_keys", "1"), ("pragma busy_timeout", "10000")]
    {
        let row = sqlx::query(question).fetch_one(pool).await.unwrap();
        let said = sqlx::Row::try_get::<String, _>(&row, 0).unwrap_or_else(|_| sqlx::Row::get::<i64, _>(&row, 0).to_string());
        assert_eq!(said, expected, "{question}");
    }
}

#[tokio::test]
async fn a_backup_is_a_whole_database() {
    let fresh = crate::both::sqlite().await;
    service(&fresh.db).await;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    fresh.db.back_up(&copy).await.unwrap();
    let copied = server::store::Db::open(&server::store::Db::file_url(&copy)).await.unwrap();
    assert!(copied.find_damage().await.unwrap().is_empty());
    assert_eq!(copied.read().await.unwrap().list_libraries().await.unwrap().len(), 24);
}

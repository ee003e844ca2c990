//! What `jalki check` finds: nothing in a year that was lived, and each damage that somebody could do to it.

use std::path::Path;

use app::{
    domain::{
        account::Role,
        code::IndicatorCode,
        entry::{
            amount::Amount,
            joint_share::{JointShare, ShareBasis},
            request::{AllOrNothing, BreakMark, CellRequest},
            review::NewRemark,
            series_break::BreakKind,
        },
        story::{Consent, Publication, StoryContent, StorySide, StoryText},
    },
    text::Lang,
};
use server::{
    service::{Service, accounts::SignIn, events::By, examine::examine, stories::Judgement},
    store::{Db, StoredEvent},
};
use sqlx::{AssertSqlSafe, Executor};

use crate::{
    both::{self, on_both},
    client::{PASSWORD, library, year},
    year::{actor, everything, reported, wish},
};

fn story() -> StoryContent {
    let mut content = StoryContent::blank(Lang::Fi);
    for text in StoryText::ALL {
        content.texts.insert(*text, "Paja auttoi.".to_owned());
    }
    content.side = Some(StorySide::Handprint);
    content.themes = std::iter::once(app::domain::code::ThemeCode::parse("learning").unwrap()).collect();
    (content.consent, content.publication) = (Some(Consent::NoPersonalData), Some(Publication::Public));
    content
}

/// One of everything that the log tells of.
async fn lived(service: &Service) {
    let (seamk, y) = (library("seamk"), year(2025));
    let manager = actor(service, "m@example.fi", Role::Manager, &["seamk", "novia"]).await;
    let coordinator = actor(service, "c@example.fi", Role::Coordinator, &[]).await;
    actor(service, "gone@example.fi", Role::Steering, &[]).await;
    service.disable_account("gone@example.fi").await.unwrap().unwrap();
    service.open_round(By::Person(&coordinator), y).await.unwrap();
    service.save_cells(&manager, &seamk, y, everything(service), AllOrNothing::No).await.unwrap();
    let mark = BreakMark::Set(Some(BreakKind::Counter));
    let broken = CellRequest { mark, ..wish("ctx_visits", reported("101"), "a new gate", 1) };
    service.save_cells(&manager, &seamk, y, vec![broken], AllOrNothing::No).await.unwrap();
    service.save_cells(&manager, &library("novia"), y, vec![wish("hp_loans", reported("5"), "", 0)], AllOrNothing::No).await.unwrap();
    let share = JointShare::new(Amount::parse_plain("62.5").unwrap(), ShareBasis::Contract).unwrap();
    service.save_joint_share(&manager, &library("novia"), y, share).await.unwrap();
    let catalogue = service.catalogue_now();
    let peers: Vec<_> = catalogue.members(y).into_iter().map(|other| other.code.clone()).filter(|code| *code != seamk).take(8).collect();
    service.save_peers(&manager, &seamk, &peers).await.unwrap();
    let loans = IndicatorCode::parse("hp_loans").unwrap();
    service.save_table_labels(&manager, &seamk, &[("lainat".to_owned(), Some(loans.clone()))]).await.unwrap();
    let id = service.create_story(&manager, &seamk, y, &story()).await.unwrap();
    service.submit_story(&manager, &seamk, id, None).await.unwrap();
    service.judge_story(&coordinator, y, id, None, Judgement::Return("Matti Meikäläinen is named here")).await.unwrap();
    let kept = service.story(&manager, &seamk, id).await.unwrap();
    service.save_story(&manager, &seamk, id, kept.revision, &story()).await.unwrap();
    service.submit_story(&manager, &seamk, id, None).await.unwrap();
    service.judge_story(&coordinator, y, id, None, Judgement::Publish(&[])).await.unwrap();
    service.submit(&manager, &seamk, y).await.unwrap();
    let remarks = [NewRemark { indicator: loans, said: "Liisa counted twice?".to_owned() }];
    service.return_year(&coordinator, &seamk, y, "Please look at the loans", &remarks).await.unwrap();
    service.submit(&manager, &seamk, y).await.unwrap();
    let version = service.sheet(&coordinator, &seamk, y).await.unwrap().version();
    service.approve(&coordinator, &seamk, y, version).await.unwrap();
    service.freeze_round(By::Person(&coordinator), y, "").await.unwrap();
    service.reopen(&coordinator, &seamk, y, chrono::NaiveDate::from_ymd_opt(2026, 4, 1)).await.unwrap();
    service
        .return_year(
            &coordinator,
            &seamk,
            y,
            "A slip",
            &[NewRemark { indicator: IndicatorCode::parse("ctx_visits").unwrap(), said: "This one".to_owned() }],
        )
        .await
        .unwrap();
    service.sign_in("m@example.fi", PASSWORD, std::net::Ipv4Addr::LOCALHOST.into(), None).await.unwrap();
    service.sign_in("m@example.fi", "wrong", std::net::Ipv4Addr::LOCALHOST.into(), None).await.unwrap();
    service.enable_account("gone@example.fi").await.unwrap();
    service.change_account("gone@example.fi", Some(Role::Manager), Some(std::slice::from_ref(&seamk))).await.unwrap().unwrap();
    service.renew_link("gone@example.fi").await.unwrap().unwrap();
    service.disable_account("gone@example.fi").await.unwrap().unwrap();
}

async fn problems(db: &Db, heads: &[String]) -> Vec<String> {
    examine(db, heads).await.unwrap().problems
}

on_both! {
    async fn a_year_that_was_lived_is_sound(fresh) {
        let service = both::service(&fresh.db).await;
        assert_eq!(problems(&fresh.db, &[]).await, [""; 0]);
        lived(&service).await;
        let found = examine(&fresh.db, &[]).await.unwrap();
        assert_eq!(found.problems, [""; 0]);
        assert!(found.events > 20 && found.snapshots == 1 && found.values > 30, "{found:?}");
        // Nor does starting again change anything.
        both::service(&fresh.db).await;
        assert_eq!(examine(&fresh.db, std::slice::from_ref(&found.head)).await.unwrap().head, found.head);
    }

    async fn what_several_change_at_once_is_told_as_it_became(fresh) {
        let service = std::sync::Arc::new(both::service(&fresh.db).await);
        service.open_round(By::Command, year(2025)).await.unwrap();
        let mut managers = Vec::new();
        for code in ["seamk", "novia", "arcada", "vamk"] {
            managers.push((code, actor(&service, &format!("{code}@example.fi"), Role::Manager, &[code]).await));
        }
        for at in 0..20 {
            let mut saving = tokio::task::JoinSet::new();
            for (code, manager) in managers.clone() {
                let service = service.clone();
                saving.spawn(async move {
                    // A break of any library is a row of its year.
                    let mark = BreakMark::Set([None, Some(BreakKind::Counter), Some(BreakKind::Move)][at % 3]);
                    let request = CellRequest { mark, ..wish("hp_loans", reported(&at.to_string()), "", i64::try_from(at).unwrap()) };
                    service.save_cells(&manager, &library(code), year(2025), vec![request], AllOrNothing::No).await.unwrap();
                });
            }
            saving.join_all().await;
            assert_eq!(problems(&fresh.db, &[]).await, [""; 0]);
        }
    }

    async fn what_people_wrote_can_be_erased_and_the_chain_holds(fresh) {
        let service = both::service(&fresh.db).await;
        lived(&service).await;
        let events = fresh.db.read().await.unwrap().list_events(0, 1000).await.unwrap();
        assert!(!events.iter().any(|event| event.details.contains("Meikäläinen") || event.details.contains("Liisa") || event.details.contains("slip")));
        let words = fresh.db.read().await.unwrap().list_wordings().await.unwrap();
        assert!(words.iter().any(|word| word.text.contains("Meikäläinen")));
        for event in events.iter().filter(|event| matches!(event.kind.as_str(), "story.returned" | "year.returned")) {
            assert!(service.erase_words(event.id).await.unwrap() > 0);
            assert!(matches!(service.erase_words(event.id).await, Err(server::service::ServiceError::NotFound)), "once");
        }
        assert_eq!(fresh.db.read().await.unwrap().list_wordings().await.unwrap(), []);
        let mut tx = fresh.db.read().await.unwrap();
        assert_eq!(tx.find_submission(&library("seamk"), year(2025)).await.unwrap().return_reason, "");
        assert!(tx.list_remarks(&library("seamk"), year(2025)).await.unwrap().is_empty());
        drop(tx);
        assert_eq!(problems(&fresh.db, &[]).await, [""; 0]);
    }
}

#[tokio::test]
async fn nothing_is_changed_that_no_event_tells() {
    let fresh = both::sqlite().await;
    let service = both::service(&fresh.db).await;
    lived(&service).await;
    let mut tx = fresh.db.write().await.unwrap();
    tx.update_password(1, "another").await.unwrap();
    assert!(matches!(tx.commit().await, Err(server::store::StoreError::Untold(_))));
    assert_eq!(problems(&fresh.db, &[]).await, [""; 0]);
}

/// A damage, and what is said of it.
const DAMAGES: &[(&str, &str)] = &[
    ("delete from event where id = (select max(id) from event)", "was noted as its end"),
    ("delete from event where id > (select max(id) - 3 from event)", "was noted as its end"),
    ("delete from event", "the log seals nothing"),
    ("delete from event where id = 7", "event 8: the audit chain is broken here"),
    ("update event set account = 2 where id = 9", "event 9: the audit chain is broken here"),
    ("update snapshot set document = replace(document, '101', '102')", "its content is not what its hash says"),
    ("delete from snapshot", "it is not what event"),
    (
        "update figure set amount = amount + 1000 where indicator = 'hp_loans' and library = 'seamk'",
        "seamk/2025 hp_loans: the cell is not the last",
    ),
    ("update figure set note = 'x' where indicator = 'hp_loans' and library = 'novia'", "novia/2025 hp_loans: the cell is not the last"),
    ("delete from figure where indicator = 'hp_loans' and library = 'novia'", "novia/2025 hp_loans: the cell is not the last"),
    ("update figure_history set amount = 1 where indicator = 'ctx_visits' and revision = 1", "figures of seamk/2025: their history"),
    ("delete from figure_history where indicator = 'ctx_visits' and revision = 1", "figures of seamk/2025: their history"),
    ("delete from figure; delete from figure_history", "figures of novia/2025: their history"),
    (
        "update figure set amount = 7 where library = 'novia'; update figure_history set amount = 7 where library = 'novia'",
        "figures of novia/2025: their history",
    ),
    ("update figure set changed_by = 2; update figure_history set changed_by = 2", "figures of novia/2025: their history"),
    (
        "update submission set approved_figures = replace(approved_figures, '100000', '100001')",
        "submission/seamk/2025: it is not what event",
    ),
    ("update submission set state = 'approved'", "submission/seamk/2025: it is not what event"),
    ("delete from remark", "remarks/seamk/2025: it is not what event"),
    ("update story set content = replace(content, 'Paja', 'Puja')", "story/1: it is not what event"),
    ("update story set state = 'withdrawn'", "story/1: it is not what event"),
    ("delete from story", "story/1: it is not what event"),
    ("update account set role = 'coordinator' where id = 1", "account/1: it is not what event"),
    ("update account set password_hash = 'mine' where id = 2", "account/2: it is not what event"),
    ("update account set disabled_at = null", "account/3: it is not what event"),
    ("insert into account_library values (1, 'arcada')", "account/1: it is not what event"),
    ("update session set account = 2", "it is not what event"),
    ("update session set expires_at = '2099-01-01 00:00:00+00:00'", "it is not what event"),
    ("insert into session select 'planted', account, created_at, expires_at from session", "session/planted: no event tells of it"),
    (
        "insert into account select 9, 'x@example.fi', name, role, password_hash, null, created_at from account where id = 2",
        "account/9: no event",
    ),
    ("update round set state = 'open'", "round/2025: it is not what event"),
    ("update series_break set kind = 'merger'", "breaks/2025: it is not what event"),
    ("update joint_share set share = 100000", "joint_share/novia/2025: it is not what event"),
    ("delete from peer", "peers/seamk: it is not what event"),
    ("update table_label set indicator = 'ctx_visits'", "table_labels/seamk: it is not what event"),
    ("update membership set to_year = 2024 where library = 'novia'", "library/novia: it is not what event"),
    ("update library set name_fi = 'X' where code = 'novia'", "library/novia: it is not what event"),
    ("update catalogue set document = replace(document, 'hp_loans', 'hp_loanz')", "catalogue/1: it is not what event"),
    ("update wording set text = 'kind words'", "are not what was written"),
    ("delete from wording", "are gone, and no event tells"),
    ("insert into wording select 1, hash, text from wording limit 1", "the words of event 1 are not what was written"),
    ("delete from membership where library = 'novia'", "library/novia: it is not what event"),
    ("insert into account_library values (99, 'arcada')", "a row belongs to one that is not there"),
    ("insert into setting values ('demo', '1')", "whether this is the example"),
    ("update library set name_fi = cast(name_fi as blob) where code = 'novia'", "library/novia: it is not what event"),
    ("update figure set changed_by = null where changed_by = 1", "the cell is not the last of its history"),
    ("drop index figure_by_year", "index figure_by_year is missing"),
    ("create trigger sqliteXundo after insert on figure begin select 1; end", "trigger sqliteXundo is not of Jälki"),
    ("update table_label set label = cast(x'ff00fe' as blob)", "table_labels/seamk: it is not what event"),
    ("create table mine (x text)", "table mine is not of Jälki"),
    ("drop trigger figure_kept_on_update", "trigger figure_kept_on_update is missing"),
    (
        "drop trigger event_only_added_delete; create trigger event_only_added_delete before delete on event begin select 1; end",
        "trigger event_only_added_delete is not as it was made",
    ),
    (
        "pragma writable_schema = 1; update sqlite_master set sql = replace(sql, ',\n    constraint session_account_fk foreign key (account) \
         references account (id)', '') where name = 'session'",
        "table session is not as it was made",
    ),
];

/// Opens a copy as an intruder does, past the triggers, and closes it again.
async fn damage(path: &Path, sql: &str) {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).foreign_keys(false);
    let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    let triggers: Vec<(String, String)> =
        sqlx::query_as("select name, sql from sqlite_master where type = 'trigger'").fetch_all(&pool).await.unwrap();
    let about_triggers = sql.contains("trigger");
    for (name, _) in triggers.iter().filter(|_| !about_triggers) {
        pool.execute(AssertSqlSafe(format!("drop trigger {name}"))).await.unwrap();
    }
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned())).execute(&pool).await.unwrap();
    for (_, made) in triggers.iter().filter(|_| !about_triggers) {
        pool.execute(AssertSqlSafe(made.clone())).await.unwrap();
    }
    pool.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn every_damage_is_found() {
    let fresh = both::sqlite().await;
    lived(&both::service(&fresh.db).await).await;
    let folder = tempfile::tempdir().unwrap();
    let whole = folder.path().join("whole.db");
    fresh.db.back_up(&whole).await.unwrap();
    for (at, (sql, said)) in DAMAGES.iter().enumerate() {
        let copy = folder.path().join(format!("{at}.db"));
        std::fs::copy(&whole, &copy).unwrap();
        damage(&copy, sql).await;
        let db = Db::open(&Db::file_url(&copy)).await.unwrap();
        let found = problems(&db, &[]).await;
        assert!(found.iter().any(|problem| problem.contains(said)), "{sql}: {found:#?}");
        db.close().await;
    }
    // What has ended does not come back.
    let copy = folder.path().join("back.db");
    std::fs::copy(&whole, &copy).unwrap();
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    let service = both::service(&db).await;
    let SignIn::Begun(secret) = service.sign_in("m@example.fi", PASSWORD, std::net::Ipv4Addr::LOCALHOST.into(), None).await.unwrap() else {
        panic!("signed in")
    };
    let (session,): (String,) = {
        let Db::Sqlite(pool, _) = &db else { panic!("this is SQLite") };
        sqlx::query_as("select token_hash from session order by created_at desc, rowid desc limit 1").fetch_one(pool).await.unwrap()
    };
    let row = format!("select token_hash, account, created_at, expires_at from session where token_hash = '{session}'");
    db.close().await;
    damage(&copy, &format!("create table kept as {row}")).await;
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    both::service(&db).await.sign_out(&secret).await.unwrap();
    db.close().await;
    damage(&copy, "insert into session select * from kept; drop table kept").await;
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    assert_eq!(problems(&db, &[]).await.len(), 1);
    db.close().await;
    // A program that is started on what was emptied does not make it sound.
    let copy = folder.path().join("anew.db");
    std::fs::copy(&whole, &copy).unwrap();
    damage(&copy, "delete from event; delete from setting where key = 'log_head'").await;
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    both::service(&db).await;
    let found = problems(&db, &[]).await;
    assert!(found.iter().any(|problem| problem.contains("the log begins later")), "{found:#?}");
}

/// The whole chain made anew by somebody who knows how: what was kept elsewhere tells.
#[tokio::test(flavor = "multi_thread")]
async fn a_chain_made_anew_is_found() {
    let fresh = both::sqlite().await;
    lived(&both::service(&fresh.db).await).await;
    let kept = examine(&fresh.db, &[]).await.unwrap().head;
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    fresh.db.back_up(&copy).await.unwrap();
    let mut events = fresh.db.read().await.unwrap().list_events(0, 1000).await.unwrap();
    let mut sql = String::new();
    let mut previous = String::new();
    for event in &mut events {
        if event.id == 9 {
            event.account = Some(2);
        }
        event.previous_hash.clone_from(&previous);
        event.hash = event.seal();
        previous.clone_from(&event.hash);
        let StoredEvent { id, account, previous_hash, hash, .. } = &*event;
        let account = account.map_or("null".to_owned(), |account| account.to_string());
        sql.push_str(&format!("update event set account = {account}, previous_hash = '{previous_hash}', hash = '{hash}' where id = {id};"));
    }
    damage(&copy, &sql).await;
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    assert!(problems(&db, &[]).await.iter().any(|problem| problem.contains("was noted as its end")));
    db.close().await;
    // And the note beside it, too.
    damage(&copy, &format!("update setting set value = '{}' where key = 'log_head'", events.last().unwrap().head())).await;
    let db = Db::open(&Db::file_url(&copy)).await.unwrap();
    assert_eq!(problems(&db, &[]).await, [""; 0], "nothing inside tells");
    assert!(problems(&db, &[kept]).await[0].contains("it was made anew, or cut"));
}

/// What somebody could do to a schema of PostgreSQL, and what is said of it.
const POSTGRES_DAMAGES: &[(&str, &str)] = &[
    ("create rule mine as on insert to session do also update account set role = 'coordinator'", "rule mine of session is not of Jälki"),
    ("alter table session disable trigger all", "disabled trigger"),
    ("alter table story set unlogged", "table story is not as it was made"),
    ("alter table account enable row level security", "table account is not as it was made"),
    ("create table child () inherits (story)", "table story is not as it was made"),
    ("alter function only_added() security definer", "function only_added is not as it was made"),
    ("drop index figure_by_year", "index figure_by_year is missing"),
    ("alter table session drop constraint session_account_fk", "constraint session_account_fk of session is missing"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_damage_of_a_postgres_schema_is_found() {
    let fresh = both::postgres().await;
    both::service(&fresh.db).await;
    let Db::Postgres(pool) = &fresh.db else { panic!("this is PostgreSQL") };
    assert_eq!(problems(&fresh.db, &[]).await, [""; 0]);
    for (sql, said) in POSTGRES_DAMAGES {
        sqlx::raw_sql(AssertSqlSafe((*sql).to_owned())).execute(pool).await.unwrap();
        let found = problems(&fresh.db, &[]).await;
        assert!(found.iter().any(|problem| problem.contains(said)), "{sql}: {found:#?}");
    }
}

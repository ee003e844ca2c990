//! Reminders: by hand and by schedule, each once and each logged, on both databases.

use std::sync::{Arc, Mutex};

use app::domain::{
    account::{Actor, Role},
    entry::letter::Letter,
    limits::MOST_LISTED,
    reminder::ReminderOutcome,
};
use async_trait::async_trait;
use chrono::Duration;
use server::{
    clock::FixedClock,
    mail::Mail,
    random::SystemRandom,
    service::{Service, accounts::Invitation, events::By, review::reminders::Whom},
    store::Db,
};

use crate::{
    both::{now, on_both},
    client::{library, year},
};

#[derive(Default)]
struct Outbox {
    sent: Mutex<Vec<String>>,
}

#[async_trait]
impl Mail for Outbox {
    async fn send(&self, to: &str, _: &str, text: &str) -> Result<(), String> {
        assert!(text.contains("http://jalki.example/fi/home"));
        if to.starts_with("broken") {
            return Err("no such box".to_owned());
        }
        self.sent.lock().unwrap().push(to.to_owned());
        Ok(())
    }
}

async fn at(db: &Db, days: i64, mail: Option<Arc<dyn Mail>>) -> Service {
    let clock = FixedClock(now() + Duration::days(days));
    Service::start(db.clone(), Arc::new(clock), Arc::new(SystemRandom)).await.unwrap().with_mail(mail)
}

async fn account(service: &Service, email: &str, role: Role, libraries: &[&str]) -> Actor {
    let libraries: Vec<_> = libraries.iter().map(|code| library(code)).collect();
    service
        .create_account(&Invitation { email, name: email, role, libraries: &libraries, password: Some("a long enough password") })
        .await
        .unwrap()
        .unwrap();
    service.db.read().await.unwrap().find_account_by_email(email).await.unwrap().unwrap().actor
}

on_both! {
    async fn reminders_come_once_and_are_logged(fresh) {
        let post = Arc::new(Outbox::default());
        let mail = || Some(post.clone() as Arc<dyn Mail>);
        let service = at(&fresh.db, 0, mail()).await;
        service.open_round(By::Command, year(2025)).await.unwrap();
        account(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        account(&service, "k@example.fi", Role::Contributor, &["seamk"]).await;
        account(&service, "broken@example.fi", Role::Manager, &["novia"]).await;
        let coordinator = account(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let letter = |round: &app::domain::round::Round| Letter::of(round, &|lang| format!("http://jalki.example/{}/home", lang.as_str()));
        // 3 February: twelve days before the deadline.
        assert_eq!(service.remind_by_schedule(&letter).await.unwrap(), 1);
        assert_eq!(*post.sent.lock().unwrap(), ["m@example.fi"], "managers only");
        assert_eq!(at(&fresh.db, 1, mail()).await.remind_by_schedule(&letter).await.unwrap(), 0, "an occasion comes once");
        assert_eq!(at(&fresh.db, 9, mail()).await.remind_by_schedule(&letter).await.unwrap(), 1, "three days before");
        assert_eq!(at(&fresh.db, 15, None).await.remind_by_schedule(&letter).await.unwrap(), 0, "nothing without a mail server");
        let (round, recipients) = service.list_recipients(&coordinator, year(2025)).await.unwrap();
        let (log, _) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert_eq!(recipients.len(), 24);
        let outcomes: Vec<_> = log.iter().map(|reminder| (reminder.library.as_str(), reminder.outcome)).collect();
        assert!(outcomes.contains(&("novia", ReminderOutcome::Failed)) && outcomes.contains(&("seamk", ReminderOutcome::Sent)), "{outcomes:?}");
        let chosen = Whom::Some([library("seamk"), library("novia")].into());
        assert_eq!(service.remind(&coordinator, year(2025), &chosen, &letter(&round)).await.unwrap(), (1, 1));
        let by_hand = at(&fresh.db, 1, None).await;
        assert_eq!(by_hand.remind(&coordinator, year(2025), &chosen, &letter(&round)).await.unwrap(), (2, 0), "told by other means");
        let (log, count) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert_eq!(log.len(), count);
        assert_eq!(log.iter().filter(|reminder| reminder.sent_by.as_deref() == Some("c@example.fi")).count(), 4);
        assert_eq!(log.iter().filter(|reminder| reminder.outcome == ReminderOutcome::Copied).count(), 2);
        let mailed = at(&fresh.db, 2, mail()).await;
        assert_eq!(mailed.remind(&coordinator, year(2025), &Whom::All, &letter(&round)).await.unwrap(), (1, 1), "who has a manager");
        let by_hand = at(&fresh.db, 3, None).await;
        assert_eq!(by_hand.remind(&coordinator, year(2025), &Whom::All, &letter(&round)).await.unwrap(), (24, 0));
        let (log, count) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert!(count > log.len() && log.len() == MOST_LISTED && log.is_sorted_by_key(|reminder| std::cmp::Reverse(reminder.sent_at)), "the latest");
    }
}

//! Reminders: by hand and by schedule, each once and each logged, on both databases.

use std::sync::{Arc, Mutex};

use app::domain::{
    account::{Actor, Role},
    limits::MOST_LISTED,
    reminder::{NotSent, Reminded, ReminderOutcome},
};
use async_trait::async_trait;
use chrono::Duration;
use server::{
    clock::FixedClock,
    mail::{Mail, Outgoing, Unsent},
    random::SystemRandom,
    service::{Post, Service, accounts::Invitation, events::By, review::reminders::Whom},
    store::Db,
};

use crate::{
    both::{now, on_both},
    client::{library, year},
};

#[derive(Default)]
struct Outbox {
    sent: Mutex<Vec<String>>,
    texts: Mutex<Vec<String>>,
}

#[async_trait]
impl Mail for Outbox {
    async fn send(&self, letter: Outgoing<'_>) -> Result<(), Unsent> {
        assert!(letter.text.contains("http://jalki.example/fi/home"));
        if letter.to.starts_with("broken") {
            return Err(Unsent { why: NotSent::Refused, said: "no such box".to_owned() });
        }
        self.sent.lock().unwrap().push(letter.to.to_owned());
        self.texts.lock().unwrap().push(format!("{}\n{}", letter.reply_to.map_or("", |contact| &contact.email), letter.text));
        Ok(())
    }
}

async fn at(db: &Db, days: i64, mail: Option<Arc<dyn Mail>>) -> Service {
    let clock = FixedClock(now() + Duration::days(days));
    let post = Post { mail, public_url: "http://jalki.example".to_owned(), contact: None };
    Service::start(db.clone(), Arc::new(clock), Arc::new(SystemRandom)).await.unwrap().with_post(post)
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

fn reminded(sent: usize, failed: usize, untried: usize) -> Reminded {
    Reminded { sent, failed, untried }
}

on_both! {
    async fn who_got_it_and_who_did_not_is_told(fresh) {
        let post = Arc::new(Outbox::default());
        let service = at(&fresh.db, 0, Some(post.clone() as Arc<dyn Mail>)).await;
        let y = year(2025);
        service.open_round(By::Command, y).await.unwrap();
        let coordinator = account(&service, "c@example.fi", Role::Coordinator, &[]).await;
        account(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        account(&service, "broken@example.fi", Role::Manager, &["seamk"]).await;
        let new = Invitation { email: "new@example.fi", name: "New", role: Role::Manager, libraries: &[library("arcada")], password: None };
        service.create_account(&new).await.unwrap().unwrap();
        for (at, code) in ["novia", "laurea", "hamk", "xamk", "tamk"].iter().enumerate() {
            account(&service, &format!("broken{at}@example.fi"), Role::Manager, &[code]).await;
        }
        let contact = service.contact(&coordinator).await.unwrap();
        let (round, _) = service.list_recipients(&coordinator, y).await.unwrap();
        let letter = service.letter(&round, contact.as_ref());
        // Three refusals in a row end it, and that is told.
        assert_eq!(service.remind(&coordinator, y, &Whom::All, &letter).await.unwrap(), reminded(1, 3, 3));
        assert_eq!(*post.sent.lock().unwrap(), ["new@example.fi"]);
        // Whoever has not signed in yet gets a link that works, and somebody to ask.
        let text = post.texts.lock().unwrap()[0].clone();
        assert!(text.starts_with("c@example.fi\n") && text.contains("Kysymyksiin vastaa c@example.fi"), "{text}");
        let secret = text.split("http://jalki.example/sv/welcome/").nth(1).unwrap().lines().next().unwrap().to_owned();
        assert!(service.is_invited(&secret).await.unwrap());
        let chosen = Whom::Some([library("seamk")].into());
        assert_eq!(service.remind(&coordinator, y, &chosen, &letter).await.unwrap(), reminded(1, 0, 0));
        assert!(!post.texts.lock().unwrap()[1].contains("/welcome/"), "who has a password needs no link");
        let (log, _) = service.list_reminders(&coordinator, y).await.unwrap();
        let seamk = log.iter().find(|reminder| reminder.library == library("seamk")).unwrap();
        let told: Vec<_> = seamk.deliveries.iter().map(|delivery| (delivery.address.as_str(), delivery.problem)).collect();
        assert_eq!(told, [("broken@example.fi", Some(NotSent::Refused)), ("m@example.fi", None)]);
    }


    async fn reminders_come_once_and_are_logged(fresh) {
        let post = Arc::new(Outbox::default());
        let mail = || Some(post.clone() as Arc<dyn Mail>);
        let service = at(&fresh.db, 0, mail()).await;
        service.open_round(By::Command, year(2025)).await.unwrap();
        account(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
        account(&service, "k@example.fi", Role::Contributor, &["seamk"]).await;
        account(&service, "broken@example.fi", Role::Manager, &["novia"]).await;
        let coordinator = account(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let letter = |round: &app::domain::round::Round| service.letter(round, None);
        // 3 February: twelve days before the deadline.
        assert_eq!(service.remind_by_schedule().await.unwrap(), 1);
        assert_eq!(*post.sent.lock().unwrap(), ["m@example.fi"], "managers only");
        assert_eq!(at(&fresh.db, 1, mail()).await.remind_by_schedule().await.unwrap(), 0, "an occasion comes once");
        assert_eq!(at(&fresh.db, 9, mail()).await.remind_by_schedule().await.unwrap(), 1, "three days before");
        assert_eq!(at(&fresh.db, 15, None).await.remind_by_schedule().await.unwrap(), 0, "nothing without a mail server");
        let (round, recipients) = service.list_recipients(&coordinator, year(2025)).await.unwrap();
        let (log, _) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert_eq!(recipients.len(), 24);
        let outcomes: Vec<_> = log.iter().map(|reminder| (reminder.library.as_str(), reminder.outcome)).collect();
        assert!(outcomes.contains(&("novia", ReminderOutcome::Failed)) && outcomes.contains(&("seamk", ReminderOutcome::Sent)), "{outcomes:?}");
        let chosen = Whom::Some([library("seamk"), library("novia")].into());
        assert_eq!(service.remind(&coordinator, year(2025), &chosen, &letter(&round)).await.unwrap(), reminded(1, 1, 0));
        let by_hand = at(&fresh.db, 1, None).await;
        assert_eq!(by_hand.remind(&coordinator, year(2025), &chosen, &letter(&round)).await.unwrap(), reminded(2, 0, 0), "told by other means");
        let (log, count) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert_eq!(log.len(), count);
        assert_eq!(log.iter().filter(|reminder| reminder.sent_by.as_deref() == Some("c@example.fi")).count(), 4);
        assert_eq!(log.iter().filter(|reminder| reminder.outcome == ReminderOutcome::Copied).count(), 2);
        let mailed = at(&fresh.db, 2, mail()).await;
        assert_eq!(mailed.remind(&coordinator, year(2025), &Whom::All, &letter(&round)).await.unwrap(), reminded(1, 1, 0), "who has a manager");
        let by_hand = at(&fresh.db, 3, None).await;
        assert_eq!(by_hand.remind(&coordinator, year(2025), &Whom::All, &letter(&round)).await.unwrap(), reminded(24, 0, 0));
        let (log, count) = service.list_reminders(&coordinator, year(2025)).await.unwrap();
        assert!(count > log.len() && log.len() == MOST_LISTED && log.is_sorted_by_key(|reminder| std::cmp::Reverse(reminder.sent_at)), "the latest");
    }
}

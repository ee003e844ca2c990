//! Whatever happens to a year, both databases tell the same of it: five hundred random histories.

use app::{
    domain::{
        account::{Actor, Role},
        code::IndicatorCode,
        entry::{
            request::AllOrNothing,
            series_break::{Break, BreakKind},
        },
        year::Year,
    },
    text::Text,
};
use server::service::{Service, events::By, examine::examine};

use crate::{
    both::{self, Fresh, import, service},
    client::{library, year},
    year::{actor, reported, wish},
};

const HISTORIES: u64 = 500;
/// Histories that share a pair of databases, each in a year of its own.
const TOGETHER: u64 = 50;
const FIRST: i32 = 2010;

const LIBRARIES: [&str; 6] = ["seamk", "novia", "vamk", "lab", "aland", "xamk"];
const INDICATORS: [&str; 12] = [
    "ctx_students_fte",
    "ctx_lib_staff_fte",
    "hp_loans",
    "opn_publications",
    "opn_publications_open",
    "imp_satisfaction",
    "imp_survey_n",
    "col_rubric",
    "fp_train_km",
    "fp_car_km",
    "fp_air_km",
    "ctx_opening_hours",
];

/// `SplitMix64`: the same histories in both databases, and every time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(sides).unwrap()).unwrap()
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.roll(words.len())]
    }

    fn amount(&mut self, indicator: &str) -> String {
        match indicator {
            "imp_satisfaction" => format!("{}.{}", 1 + self.roll(4), self.roll(1000)),
            "col_rubric" => (1 + self.roll(5)).to_string(),
            _ => format!("{}.{}", self.roll(90_000), self.roll(1000)),
        }
    }
}

/// One history: some figures, some changes of mind, some breaks, now and then a freeze and another.
async fn live(service: &Service, [person, coordinator]: [&Actor; 2], seed: u64, at: Year) -> Vec<u8> {
    let mut dice = Dice(seed);
    for _ in 0..3 + dice.roll(8) {
        match dice.roll(10) {
            0..=5 => {
                let mut rows = String::from("library,year,indicator,value,status,note\n");
                let mut seen = std::collections::BTreeSet::new();
                for _ in 0..=dice.roll(25) {
                    let (library, indicator) = (dice.of(&LIBRARIES), dice.of(&INDICATORS));
                    let status = dice.of(&["reported", "reported", "estimated", "not_collected", "not_applicable", ""]);
                    let value = if matches!(status, "reported" | "estimated") { dice.amount(indicator) } else { String::new() };
                    if seen.insert((library, indicator)) {
                        rows.push_str(&format!("{library},{at},{indicator},{value},{status},\n"));
                    }
                }
                // A frozen year refuses it, in both databases alike.
                let _ = import(service, rows).await.unwrap();
            }
            6 => {
                let _ = service.open_round(By::Command, at).await;
                // Kept at hand from here on, if there is anything to see.
                let _ = service.board(coordinator, at).await;
            }
            7 => {
                let indicator = dice.of(&INDICATORS);
                let value = dice.amount(indicator);
                let _ = service
                    .save_cells(person, &library("seamk"), at, vec![wish(indicator, reported(&value), "", 0)], AllOrNothing::No)
                    .await;
            }
            8 => {
                let own = (dice.roll(2) == 0).then(|| library(dice.of(&LIBRARIES)));
                let kind = own.is_some().then_some(BreakKind::Counter);
                let found = Break {
                    indicator: IndicatorCode::parse(dice.of(&INDICATORS)).unwrap(),
                    year: at,
                    library: own,
                    kind,
                    reason: Text::same("counted anew"),
                };
                let mut tx = service.db.write().await.unwrap();
                tx.update_break(&found).await.unwrap();
                both::commit(tx).await;
            }
            _ => {
                let _ = service.freeze_round(By::Command, at, "").await;
            }
        }
    }
    // Each sheet takes some questions to the database.
    let looked_at = seed.is_multiple_of(10);
    if let Some(board) = service.board(coordinator, at).await.ok().filter(|_| looked_at) {
        for (library, glance) in board.members.iter() {
            assert_eq!(*glance, service.sheet(coordinator, library, at).await.unwrap().glance(), "{library} {at}");
        }
    }
    service.export_aggregates(Some(at)).await.unwrap().csv().unwrap()
}

async fn several(fresh: Fresh, from: u64) -> Vec<Vec<u8>> {
    let service = service(&fresh.db).await;
    let person = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
    let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
    let mut told = Vec::new();
    for history in 0..TOGETHER {
        let at = year(FIRST + i32::try_from(history).unwrap());
        told.push(live(&service, [&person, &coordinator], from + history, at).await);
    }
    // Whatever was done, the log tells it.
    assert_eq!(examine(&fresh.db, &[]).await.unwrap().problems, [""; 0]);
    told
}

#[tokio::test(flavor = "multi_thread")]
async fn both_databases_tell_the_same_after_any_history() {
    let mut numbers = 0;
    for from in (0..HISTORIES).step_by(usize::try_from(TOGETHER).unwrap()) {
        let sqlite = several(both::sqlite().await, from).await;
        let postgres = several(both::postgres().await, from).await;
        for (at, (one, other)) in sqlite.iter().zip(&postgres).enumerate() {
            assert_eq!(String::from_utf8_lossy(one), String::from_utf8_lossy(other), "history {}", from + u64::try_from(at).unwrap());
            numbers += String::from_utf8_lossy(one).lines().skip(1).filter(|line| line.split(',').nth(2) != Some("")).count();
        }
    }
    assert!(numbers > 2000, "the histories came to something: {numbers}");
}

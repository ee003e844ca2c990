//! What must hold for any figures: ten thousand random consortia each.

use std::sync::Arc;

use app::domain::{
    catalogue::{Catalogue, file::CatalogueFile},
    code::{IndicatorCode, LibraryCode, STAFF, STUDENTS},
    entry::{
        amount::Amount,
        cell::Cell,
        figures::{Figure, YearFigures},
    },
    numbers::{
        aggregate::{AS_IT_IS, aggregate},
        decomposition::Crossed,
        trend::{self, panel},
        year_data::YearData,
    },
};
use proptest::{collection::vec, prelude::*, test_runner::Config};
use serde_json::{Value, json};

use crate::{both::year_data, client::year};

pub const LIBRARIES: [&str; 8] = ["aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh"];
pub const ENTERED: [&str; 7] = [STUDENTS, STAFF, "loans", "power", "train", "car", "waste"];
pub const FIRST: i32 = 2021;

fn text(words: &str) -> Value {
    json!({ "fi": words, "sv": words, "en": words })
}

/// Two personal inputs, one that may be missing, a total of totals, a ratio and a median.
pub fn catalogue_file() -> CatalogueFile {
    let entry = |code: &str, side: &str, unit: &str, more: Value| {
        let mut entry = json!({ "code": code, "kind": "entered", "side": side, "theme": "t", "section": "s", "tier": "core",
            "name": text(code), "definition": text(code), "unit": unit, "direction": "up", "aggregation": { "method": "sum" } });
        entry.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        entry
    };
    let derived = |code: &str, formula: &str, optional: &[&str]| {
        entry(code, "footprint", "kgco2e", json!({ "kind": "derived", "formula": formula, "optional_inputs": optional }))
    };
    let personal = json!({ "personal": true });
    let factor = |key: &str, unit: &str, values: [f64; 3], drift: f64| {
        let version = |year: i32, times: f64| {
            json!({ "valid_year": year, "low": values[0] * times, "value": values[1] * times, "high": values[2] * times,
                "source": "x", "confidence": "B", "status": "usable" })
        };
        json!({ "key": key, "unit": unit, "name": text(key), "kind": "emission", "carry_forward": true,
            "versions": [version(FIRST, 1.0), version(FIRST + 1, drift)] })
    };
    let units = ["fte", "count", "kwh", "km", "kg", "kgco2e", "pct"].map(|code| json!({ "code": code, "name": text(code) }));
    let libraries = LIBRARIES.map(|code| json!({ "code": code, "abbreviation": code, "name": text(code) }));
    let mut one = factor("one", "kWh/count", [1.0, 1.0, 1.0], 1.0);
    one["kind"] = json!("activity");
    let file = json!({
        "vocabulary": {
            "version": "1", "themes": [{ "code": "t", "name": text("t") }], "sections": [{ "code": "s", "name": text("s") }],
            "units": units,
            "headline": { "handprint": { "indicator": "loans", "facts": [] }, "footprint": { "indicator": "total", "facts": [] },
                "carbon_handprint": [] },
        },
        "libraries": libraries,
        "service_units": [],
        "indicators": [
            entry(STUDENTS, "context", "fte", json!({})),
            entry(STAFF, "context", "fte", json!({})),
            entry("loans", "handprint", "count", json!({ "normalise_by": [STUDENTS] })),
            entry("power", "footprint", "kwh", json!({})),
            entry("train", "footprint", "km", json!({ "personal": true, "normalise_by": [STAFF, "car"] })),
            entry("car", "footprint", "km", personal),
            entry("waste", "footprint", "kg", json!({})),
            derived("power_kg", "power * f(grid) + waste * f(bin)", &["waste"]),
            derived("trips_kg", "train * f(train) + car * f(car)", &["car"]),
            derived("total", "power_kg + trips_kg", &[]),
            entry("share", "handprint", "pct", json!({ "kind": "derived", "formula": "100 * loans / power * f(one)",
                "aggregation": { "method": "sum" } })),
        ],
        "factors": [
            factor("grid", "kgCO2e/kWh", [0.07, 0.1, 0.14], 0.8), factor("bin", "kgCO2e/kg", [0.3, 0.5, 0.6], 1.1),
            factor("train", "kgCO2e/km", [0.001, 0.002, 0.015], 0.9), factor("car", "kgCO2e/km", [0.14, 0.17, 0.2], 0.95),
            one,
        ],
        "scale": { "levels": [], "rule": text("r") },
        "sources": { "x": { "title": "x" } },
    });
    serde_json::from_value(file).unwrap()
}

/// One year's cells: by library, then by entered indicator, in thousandths; None is missing.
type Cells = Vec<Vec<Option<i64>>>;

/// Amounts of very different sizes, every third missing; staff so that some libraries are small.
fn cells() -> impl Strategy<Value = Cells> {
    let cell = prop_oneof![1 => Just(None), 2 => (0_i64..2_000_000_000).prop_map(Some), 1 => Just(Some(0))];
    let staff = prop_oneof![Just(None), (500_i64..12_000).prop_map(Some)];
    let library = (vec(cell, ENTERED.len()), staff).prop_map(|(mut cells, staff)| {
        cells[1] = staff;
        cells
    });
    vec(library, LIBRARIES.len())
}

fn figures(cells: &Cells, libraries: &[&str]) -> YearFigures {
    let mut figures = YearFigures::default();
    for (library, row) in libraries.iter().zip(cells) {
        let own = figures.0.entry(LibraryCode::parse(library).unwrap()).or_default();
        for (code, thousandths) in ENTERED.iter().zip(row) {
            if let Some(thousandths) = thousandths {
                let cell = Cell::Reported(Amount::from_thousandths(*thousandths).unwrap());
                own.insert(IndicatorCode::parse(code).unwrap(), Figure { cell, note: String::new() });
            }
        }
    }
    figures
}

struct World {
    catalogues: Vec<Arc<Catalogue>>,
}

impl World {
    fn new() -> Self {
        let file = catalogue_file();
        Self { catalogues: (0..5).map(|at| Arc::new(Catalogue::of_year(&file, year(FIRST + at)).unwrap())).collect() }
    }

    fn year(&self, at: usize, cells: &Cells) -> YearData {
        self.named(at, cells, &LIBRARIES)
    }

    fn named(&self, at: usize, cells: &Cells, libraries: &[&str]) -> YearData {
        let figures = figures(cells, libraries);
        year_data(year(FIRST + i32::try_from(at).unwrap()), &self.catalogues[at], &figures, Vec::new())
    }
}

fn near(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1e-9 * a.abs().max(b.abs()).max(1e-6)
}

fn check<S: Strategy>(cases: S, test: impl Fn(&World, S::Value) -> Result<(), TestCaseError>) {
    let world = World::new();
    let config = Config { cases: 10_000, max_shrink_iters: 2_000, failure_persistence: None, ..Config::default() };
    proptest::test_runner::TestRunner::new(config).run(&cases, |case| test(&world, case)).unwrap();
}

#[test]
fn the_order_of_libraries_does_not_matter() {
    check((cells(), Just(LIBRARIES.to_vec()).prop_shuffle()), |world, (cells, shuffled)| {
        let (one, other) = (world.year(0, &cells), world.named(0, &cells, &shuffled));
        for indicator in one.catalogue.all_indicators() {
            let (a, b) = (aggregate(&one, indicator), aggregate(&other, indicator));
            prop_assert_eq!(a.coverage.reporting, b.coverage.reporting);
            prop_assert_eq!(a.quantity.is_some(), b.quantity.is_some());
            if let (Some(a), Some(b)) = (a.range(), b.range()) {
                prop_assert!(near(a.best, b.best) && near(a.low, b.low) && near(a.high, b.high), "{}: {a:?} {b:?}", indicator.code);
            }
        }
        Ok(())
    });
}

#[test]
fn the_consortium_is_the_sum_of_its_libraries() {
    check(cells(), |world, cells| {
        let data = world.year(0, &cells);
        for code in ["loans", "power", "train", "power_kg", "trips_kg", "total"] {
            let indicator = data.catalogue.find_indicator(code).unwrap();
            let parts: Vec<_> = data
                .members
                .iter()
                .filter_map(|library| data.value(library, indicator))
                .map(app::domain::emission::Quantity::range)
                .collect();
            let found = aggregate(&data, indicator);
            prop_assert_eq!(found.coverage.reporting, parts.len());
            match found.range() {
                None => prop_assert!(parts.is_empty()),
                Some(range) => {
                    prop_assert_eq!(range.best, parts.iter().fold(0.0, |sum, part| sum + part.best), "exactly, in the order of codes");
                    prop_assert_eq!(range.low, parts.iter().fold(0.0, |sum, part| sum + part.low));
                }
            }
        }
        Ok(())
    });
}

#[test]
fn components_make_the_total_and_ranges_are_in_order() {
    check(cells(), |world, cells| {
        let data = world.year(1, &cells);
        let value = |library: &LibraryCode, code: &str| {
            data.value(library, data.catalogue.find_indicator(code).unwrap()).map(app::domain::emission::Quantity::range)
        };
        for library in data.members.iter() {
            let (power, trips, total) = (value(library, "power_kg"), value(library, "trips_kg"), value(library, "total"));
            prop_assert_eq!(total.is_some(), power.is_some() && trips.is_some(), "the total is there when all components are");
            if let (Some(power), Some(trips), Some(total)) = (power, trips, total) {
                prop_assert!(near(power.best + trips.best, total.best) && near(power.high + trips.high, total.high));
                prop_assert!(total.is_ordered() && power.is_ordered() && trips.is_ordered());
            }
        }
        let whole = aggregate(&data, data.catalogue.find_indicator("total").unwrap());
        prop_assert!(whole.range().is_none_or(app::domain::emission::Range::is_ordered));
        Ok(())
    });
}

#[test]
fn coverage_is_exact() {
    check(cells(), |world, cells| {
        let data = world.year(0, &cells);
        for (at, code) in ENTERED.iter().enumerate() {
            let found = aggregate(&data, data.catalogue.find_indicator(code).unwrap()).coverage;
            let given = |row: &Vec<Option<i64>>| row[at].is_some();
            prop_assert_eq!((found.reporting, found.expected), (cells.iter().filter(|row| given(row)).count(), LIBRARIES.len()));
            let students = |rows: &mut dyn Iterator<Item = &Vec<Option<i64>>>| rows.map(|row| row[0].map(i128::from)).sum::<Option<i128>>();
            let whole = students(&mut cells.iter()).filter(|whole| *whole > 0);
            prop_assert_eq!(found.students_share.is_some(), whole.is_some(), "known when every member's students are");
            if let (Some(share), Some(whole)) = (found.students_share, whole) {
                let part = students(&mut cells.iter().filter(|row| given(row))).unwrap();
                #[expect(clippy::cast_precision_loss, reason = "far below 2^53")]
                let expected = part as f64 / whole as f64;
                prop_assert!(near(share, expected), "{share} {expected}");
            }
        }
        Ok(())
    });
}

#[test]
fn the_panel_is_among_the_reporters_of_every_year() {
    check(vec(cells(), 3), |world, cells| {
        let years: Vec<YearData> = cells.iter().enumerate().map(|(at, cells)| world.year(at, cells)).collect();
        let years: Vec<&YearData> = years.iter().collect();
        for code in ["loans", "train", "total", "waste"] {
            let code = IndicatorCode::parse(code).unwrap();
            let reporting: Vec<Vec<bool>> = years.iter().map(|data| data.reporting_of(&code)).collect();
            let found = panel(&reporting, &years);
            for row in 0..LIBRARIES.len() {
                let always = reporting.iter().filter(|mask| mask.contains(&true)).all(|mask| mask[row]);
                let anybody = reporting.iter().any(|mask| mask.contains(&true));
                for (mask, reporting) in found.iter().zip(&reporting) {
                    prop_assert!(!mask[row] || !reporting.contains(&true) || reporting[row], "the panel is among the reporters");
                    prop_assert_eq!(mask[row], always && anybody);
                }
            }
        }
        Ok(())
    });
}

#[test]
fn the_split_of_a_change_adds_up() {
    check((cells(), cells()), |world, (before, after)| {
        let (from, to) = (world.year(0, &before), world.year(1, &after));
        let crossed = Crossed::of_changes(&from, &to);
        for code in ["power_kg", "trips_kg", "total"].map(|code| IndicatorCode::parse(code).unwrap()) {
            let Some(split) = crossed.split(&code) else { continue };
            let change = trend::change(&code, &crossed, [&from, &to], [&AS_IT_IS; 2]).unwrap();
            prop_assert_eq!((split.from, split.to), (change.from.best(), change.to.best()), "one change, one population");
            prop_assert_eq!(split.libraries, change.coverage.reporting);
            let size = split.to.abs().max(split.from.abs()).max(1e-6);
            prop_assert!((split.activity + split.factor - (split.to - split.from)).abs() <= 1e-9 * size, "{split:?}");
        }
        Ok(())
    });
}

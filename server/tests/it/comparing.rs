//! Comparing years: like with like, never across a break, and the parts of a change add up.

use std::sync::Arc;

use app::{
    domain::{
        catalogue::{Catalogue, file::CatalogueFile, indicator::Kind},
        code::IndicatorCode,
        cube::{Compared, Cube},
        disclosure::{Wanted, disclosure},
        emission::Quantity,
        entry::{
            amount::Amount,
            cell::Cell,
            figures::{Figure, YearFigures},
            series_break::Break,
        },
        numbers::{
            aggregate::AS_IT_IS,
            decomposition::Crossed,
            gap::Gap,
            trend::{self, Change},
            year_data::YearData,
        },
    },
    text::Text,
};
use server::catalogue::seed;

use crate::{
    both::year_data,
    client::{library, year},
};

fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).unwrap()
}

/// A year from `library indicator value` lines.
fn data(number: i32, lines: &[(&str, &str, &str)]) -> YearData {
    data_under(&seed().unwrap(), number, lines)
}

fn data_under(file: &CatalogueFile, number: i32, lines: &[(&str, &str, &str)]) -> YearData {
    let mut figures = YearFigures::default();
    for (library_code, indicator, value) in lines {
        let cell = Cell::Reported(Amount::parse_plain(value).unwrap());
        figures.0.entry(library(library_code)).or_default().insert(code(indicator), Figure { cell, note: String::new() });
    }
    let catalogue = Arc::new(Catalogue::of_year(file, year(number)).unwrap());
    year_data(year(number), &catalogue, &figures, Vec::new())
}

fn change_of_loans(before: &YearData, after: &YearData) -> Change {
    trend::change(&code("hp_loans"), &Crossed::of_changes(before, after), [before, after], [&AS_IT_IS; 2]).unwrap()
}

#[test]
fn the_panel_is_who_reported_every_year_in_which_anybody_did() {
    let with =
        |lines: &[(&'static str, &'static str, &'static str)]| [lines, &[("jamk", "hp_loans", "1"), ("kamk", "hp_loans", "2")]].concat();
    let years = [
        data(2021, &with(&[("seamk", "hp_loans", "10"), ("novia", "hp_loans", "5")])),
        data(2022, &[]),
        data(2023, &with(&[("seamk", "hp_loans", "20"), ("novia", "hp_loans", "6"), ("samk", "hp_loans", "100")])),
        data(2024, &with(&[("seamk", "hp_loans", "30"), ("samk", "hp_loans", "100")])),
    ];
    let best = |found: &Result<Quantity, Gap>| found.map(Quantity::best);
    let of = |years: &[YearData]| {
        let cube = Cube::build(&[years.iter().collect()]);
        cube.trend(years[years.len() - 1].year, &code("hp_loans"))
    };
    let found = of(&years);
    assert_eq!(found.panel_libraries, 3, "seamk, jamk and kamk");
    let panel: Vec<_> = found.points.iter().map(|point| best(&point.panel)).collect();
    assert_eq!(panel, [Ok(13.0), Err(Gap::NoData), Ok(23.0), Ok(33.0)], "a year without anybody stays a gap");
    let all: Vec<_> = found.points.iter().map(|point| point.all.as_ref().ok().and_then(|all| all.quantity).map(Quantity::best)).collect();
    assert_eq!(all, [Some(18.0), None, Some(129.0), Some(133.0)]);
    let lone = of(&[data(2021, &[("seamk", "hp_loans", "10")]), data(2022, &[("seamk", "hp_loans", "20"), ("samk", "hp_loans", "9")])]);
    assert_eq!(lone.panel_libraries, 1);
    assert!(lone.points.iter().all(|point| point.panel.is_err()), "one library is not the consortium's direction");
}

#[test]
fn a_change_compares_the_same_libraries_and_stops_at_a_break() {
    let before = data(2023, &[("seamk", "hp_loans", "20"), ("novia", "hp_loans", "6"), ("samk", "hp_loans", "100")]);
    let mut after = data(2024, &[("seamk", "hp_loans", "30"), ("samk", "hp_loans", "110"), ("xamk", "hp_loans", "999")]);
    let found = change_of_loans(&before, &after);
    assert_eq!((found.from.best(), found.to.best(), found.coverage.reporting), (120.0, 140.0, 2));
    after.breaks.push(Break {
        kind: None,
        indicator: code("hp_loans"),
        year: year(2024),
        library: Some(library("samk")),
        reason: Text::same("new counter"),
    });
    let found = change_of_loans(&before, &after);
    assert_eq!((found.from.best(), found.to.best(), found.coverage.reporting), (20.0, 30.0, 1), "one library's break leaves it out");
    after.breaks.push(Break {
        kind: None,
        indicator: code("hp_loans"),
        year: year(2024),
        library: None,
        reason: Text::same("new counter"),
    });
    let cube = Cube::build(&[vec![&before, &after]]);
    assert!(matches!(cube.compared(year(2024), &code("hp_loans")), Compared::Broken(_)));
    assert!(after.find_break(&code("hp_avoided_loans_kg")).is_some(), "what is made from it is broken too");
}

#[test]
fn personal_figures_are_not_told_by_subtraction() {
    let year_of = |number, libraries: &[&str]| {
        let lines: Vec<_> = libraries.iter().map(|library| (*library, "fp_train_km", "100")).collect();
        data(number, &lines)
    };
    let all = ["arcada", "centria", "diak", "hamk"];
    let may_compare = |before: &[&str], after: &[&str]| {
        let (before, after) = (year_of(2023, before), year_of(2024, after));
        let told = disclosure(&[vec![&before, &after]], 5, &[]);
        let change = |to: i32| Wanted::Change(code("fp_train_km"), year(to));
        told[0].of(&change(2024)).is_given() && told[1].of(&change(2023)).is_given()
    };
    assert!(may_compare(&all, &all));
    assert!(!may_compare(&all, &all[..3]), "one library remains");
    let many = ["arcada", "centria", "diak", "hamk", "humak", "jamk", "kamk"];
    assert!(may_compare(&many, &many[..4]), "three remain");
    assert!(!may_compare(&all[..2], &all[..2]), "two are too few");
}

#[test]
fn the_parts_of_a_change_add_up() {
    let lines = |electricity: &'static str, heat: &'static str| {
        vec![
            ("seamk", "fp_electricity_kwh", electricity),
            ("seamk", "fp_heat_kwh", heat),
            ("novia", "fp_electricity_kwh", "70"),
            ("novia", "fp_heat_kwh", "80"),
        ]
    };
    let (before, after) = (data(2022, &lines("1000", "2000")), data(2023, &lines("900", "2100")));
    let energy = code("fp_energy_kg");
    let split = Crossed::of(std::slice::from_ref(&energy), &before, &after).split(&energy).unwrap();
    let total = split.to - split.from;
    assert!((split.activity + split.factor - total).abs() <= 1e-9 * total.abs());
    // By hand: factors 0.133 → 0.084 and 0.102 → 0.09 (method 6.9).
    let activity = -100.0 * f64::midpoint(0.133, 0.084) + 100.0 * f64::midpoint(0.102, 0.09);
    assert!((split.activity - activity).abs() < 1e-9, "{split:?}");
    assert_eq!(split.libraries, 2);
    // The same activity: the whole change is the factors'.
    let (before, after) = (data(2022, &lines("5", "6")), data(2023, &lines("5", "6")));
    let same = Crossed::of(std::slice::from_ref(&energy), &before, &after).split(&energy).unwrap();
    assert!(same.activity.abs() < 1e-12);
}

#[test]
fn beginning_to_report_is_not_an_increase() {
    let base = [
        ("seamk", "fp_print_acquired", "10"),
        ("seamk", "fp_devices", "1"),
        ("seamk", "fp_paper_sheets", "100"),
        ("seamk", "fp_parcels", "4"),
    ];
    let mut later = base.to_vec();
    later.push(("seamk", "fp_waste_kg", "500"));
    let acquisitions = code("fp_acquisitions_kg");
    let split = Crossed::of(std::slice::from_ref(&acquisitions), &data(2022, &base), &data(2023, &later)).split(&acquisitions).unwrap();
    assert!(split.activity.abs() < 1e-12, "weighing one's waste for the first time: {split:?}");
}

#[test]
fn beginning_to_report_what_an_optional_emission_is_made_from_is_not_an_increase_either() {
    let mut file = seed().unwrap();
    let total = file.indicators.iter_mut().find(|entry| entry.code == code("fp_total_kg")).unwrap();
    total.optional_inputs = vec![code("fp_travel_kg")];
    let energy = |power: &'static str| [("seamk", "fp_electricity_kwh", power), ("seamk", "fp_heat_kwh", "900")];
    let rest = [
        ("seamk", "fp_print_acquired", "10"),
        ("seamk", "fp_devices", "1"),
        ("seamk", "fp_paper_sheets", "100"),
        ("seamk", "fp_parcels", "4"),
        ("seamk", "imp_downloads", "1000"),
    ];
    let trips = [("seamk", "fp_train_km", "500"), ("seamk", "fp_car_km", "500"), ("seamk", "fp_air_km", "5000")];
    let before = data_under(&file, 2022, &[&energy("100")[..], &rest].concat());
    let after = data_under(&file, 2023, &[&energy("110")[..], &rest, &trips].concat());
    let total = code("fp_total_kg");
    let split = Crossed::of(std::slice::from_ref(&total), &before, &after).split(&total).unwrap();
    let power = code("fp_energy_kg");
    let energy = Crossed::of(std::slice::from_ref(&power), &before, &after).split(&power).unwrap();
    assert!(energy.activity > 0.0);
    assert!((split.activity - energy.activity).abs() < 1e-9, "only the energy grew: {split:?}");
}

#[test]
fn where_the_years_ask_for_other_things_there_is_no_split_and_no_panic() {
    let old = seed().unwrap();
    let entry = |file: &CatalogueFile, known: &str| file.indicators.iter().find(|entry| entry.code == code(known)).unwrap().clone();
    // A new input under a new component, and one that is computed from now on.
    let mut new = old.clone();
    let mut commute = entry(&old, "fp_car_km");
    commute.code = code("fp_commute_km");
    let mut commuting = entry(&old, "fp_travel_kg");
    (commuting.code, commuting.optional_inputs) = (code("fp_commuting_kg"), Vec::new());
    commuting.formula = Some("fp_commute_km * f(travel.car)".to_owned());
    new.indicators.extend([commute, commuting]);
    let total = new.indicators.iter_mut().find(|entry| entry.code == code("fp_total_kg")).unwrap();
    total.formula = Some(format!("{} + fp_commuting_kg", total.formula.clone().unwrap()));
    let heat = new.indicators.iter_mut().find(|entry| entry.code == code("fp_heat_kwh")).unwrap();
    (heat.kind, heat.formula) = (Kind::Derived, Some("2 * fp_electricity_kwh".to_owned()));
    let lines = |more: &[(&'static str, &'static str)]| {
        let all = [("fp_electricity_kwh", "100"), ("fp_train_km", "5"), ("fp_car_km", "5"), ("fp_air_km", "5"), ("ctx_students_fte", "9")];
        let libraries = old.libraries.iter().map(|library| library.code.as_str());
        libraries.flat_map(|library| all.iter().chain(more).map(move |(code, value)| (library, *code, *value))).collect::<Vec<_>>()
    };
    let (heated, commuted) = ([("fp_heat_kwh", "50")], [("fp_commute_km", "70")]);
    let both = |first: &CatalogueFile, second: &CatalogueFile, more: [&[(&'static str, &'static str)]; 2]| {
        let years = [data_under(first, 2022, &lines(more[0])), data_under(second, 2023, &lines(more[1]))];
        let cube = Cube::build(&[years.iter().collect()]);
        ["fp_energy_kg", "fp_commuting_kg", "fp_total_kg"].map(|known| cube.split(year(2023), &code(known)).is_some())
    };
    assert_eq!(both(&old, &old, [&heated, &heated]), [true, false, false], "the same catalogue compares energy");
    assert_eq!(both(&old, &new, [&heated, &commuted]), [false; 3]);
    assert_eq!(both(&new, &old, [&commuted, &heated]), [false; 3]);
}

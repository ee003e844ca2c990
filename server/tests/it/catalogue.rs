//! The seed catalogue makes sense, and nonsense is refused with its place.

use app::domain::catalogue::{Catalogue, check_file, indicator::Kind};
use server::catalogue::seed;

use crate::client::year;

#[test]
fn the_seed_is_whole() {
    let catalogue = Catalogue::of_year(&seed().unwrap(), year(2025)).unwrap();
    let count = |kind: Kind| catalogue.indicators().iter().filter(|indicator| indicator.kind == kind).count();
    assert_eq!((count(Kind::Entered), count(Kind::Derived), count(Kind::Ordinal)), (44, 11, 5));
    assert_eq!(catalogue.factors().count(), 29);
    assert_eq!(catalogue.libraries().count(), 24);
    assert_eq!(catalogue.members(year(2019)).len(), 23, "LAB joined in 2020");
    assert_eq!(catalogue.footprint_components().len(), 4);
}

/// Changes one formula and says what the catalogue then complains of.
fn refused(code: &str, formula: &str) -> String {
    let mut file = seed().unwrap();
    let entry = file.indicators.iter_mut().find(|entry| entry.code.as_str() == code).unwrap();
    entry.formula = Some(formula.to_owned());
    let problems = check_file(&file).unwrap_err();
    problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn a_formula_that_makes_no_sense_is_refused_with_its_place() {
    let check = |code: &str, formula: &str, expected: &str| {
        let said = refused(code, formula);
        assert!(said.contains(&format!("indicator {code}")) && said.contains(expected), "{formula}: {said}");
    };
    check("fp_total_kg", "fp_energy_kg - hp_avoided_loans_kg", "never joined");
    check("fp_total_kg", "fp_energy_kg + 0 * hp_avoided_loans_kg", "never joined");
    check("fp_total_kg", "fp_energy_kg * (hp_avoided_loans_kg / hp_avoided_loans_kg)", "side");
    check("hp_avoided_loans_kg", "hp_loans * f(hp.substitution) * f(hp.loan_saving) - fp_print_acquired * f(book.new)", "never joined");
    check("fp_total_kg", "hp_avoided_loans_kg", "side");
    check(
        "fp_energy_kg",
        "fp_electricity_kwh * f(el.location) * (1 / (1 + lrn_training_days / lrn_training_days))",
        "divides by lrn_training_days, which is about persons",
    );
    check("fp_energy_kg", "fp_electricity_kwh * f(el.location) + fp_heat_kwh", "cannot be added");
    check("fp_energy_kg", "fp_electricity_kwh", "the indicator is in kgco2e");
    check("fp_energy_kg", "fp_gas_kwh * f(el.location)", "there is no indicator fp_gas_kwh");
    check("fp_energy_kg", "fp_electricity_kwh * f(el.moon)", "there is no factor el.moon");
    check("fp_energy_kg", "fp_total_kg", "circle");
    check("fp_energy_kg", "fp_electricity_kwh *", "expected a number");
    check("fp_energy_kg", "fp_electricity_kwh * f(el.location_ember)", "only an example");
}

#[test]
fn every_language_is_there() {
    let mut file = seed().unwrap();
    file.indicators[0].name.sv = " ".to_owned();
    let problems = check_file(&file).unwrap_err();
    assert!(problems[0].reason.en.contains("Swedish"), "{problems:?}");
}

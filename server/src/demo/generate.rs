//! Generated figures: plausible, different for every library, and the same every time.

use app::domain::entry::{amount::Amount, cell::Cell};

/// Full-time students of each library, roughly as large as its institution; generated all the same.
const SIZES: [(&str, f64); 24] = [
    ("aland", 480.0),
    ("arcada", 2700.0),
    ("centria", 3500.0),
    ("diak", 3100.0),
    ("haaga-helia", 9500.0),
    ("hamk", 7300.0),
    ("humak", 1500.0),
    ("jamk", 8300.0),
    ("kamk", 2600.0),
    ("karelia", 3900.0),
    ("lab", 8600.0),
    ("lapin-amk", 5100.0),
    ("laurea", 8500.0),
    ("metropolia", 13500.0),
    ("novia", 4000.0),
    ("oamk", 8900.0),
    ("polamk", 1200.0),
    ("samk", 6000.0),
    ("savonia", 7400.0),
    ("seamk", 5000.0),
    ("tamk", 9800.0),
    ("turku-amk", 9300.0),
    ("vamk", 3300.0),
    ("xamk", 9200.0),
];

/// What an indicator grows with.
enum Basis {
    Student,
    /// Of the library's own staff.
    Staff,
    Area,
    /// The same for every library, give or take.
    Flat,
}
use Basis::{Area, Flat, Staff, Student};

struct Recipe {
    code: &'static str,
    basis: Basis,
    rate: f64,
    /// Growth a year.
    trend: f64,
    /// How far libraries are apart: 0.3 is ±30 %.
    spread: f64,
    /// Share left in 2020 and 2021, when campuses were closed.
    pandemic: f64,
    decimals: u8,
}

const fn recipe(code: &'static str, basis: Basis, rate: f64, trend: f64, spread: f64, pandemic: f64, decimals: u8) -> Recipe {
    Recipe { code, basis, rate, trend, spread, pandemic, decimals }
}

const RECIPES: [Recipe; 33] = [
    recipe("ctx_students_fte", Student, 1.0, 0.01, 0.0, 1.0, 0),
    recipe("ctx_staff_fte", Student, 0.085, 0.005, 0.1, 1.0, 0),
    recipe("ctx_lib_staff_fte", Student, 0.0016, -0.005, 0.15, 1.0, 1),
    recipe("ctx_opening_hours", Flat, 2000.0, 0.0, 0.25, 0.6, 0),
    recipe("ctx_floor_area", Student, 0.19, -0.01, 0.25, 1.0, 0),
    recipe("ctx_expenditure_total", Student, 135.0, 0.015, 0.15, 1.0, 0),
    recipe("ctx_visits", Student, 14.0, 0.02, 0.35, 0.45, 0),
    recipe("col_shared_items", Student, 0.35, 0.03, 0.5, 0.8, 0),
    recipe("col_group_days", Staff, 6.0, 0.02, 0.4, 1.0, 0),
    recipe("col_partners", Flat, 16.0, 0.03, 0.5, 1.0, 0),
    recipe("imp_survey_n", Student, 0.035, 0.0, 0.5, 1.0, 0),
    recipe("imp_downloads", Student, 95.0, 0.05, 0.35, 1.1, 0),
    recipe("lrn_il_hours", Student, 0.075, 0.02, 0.3, 0.85, 0),
    recipe("lrn_il_participants", Student, 0.62, 0.05, 0.3, 0.9, 0),
    recipe("lrn_guidance", Student, 0.08, 0.04, 0.4, 0.9, 0),
    recipe("lrn_training_days", Staff, 5.0, 0.02, 0.3, 0.8, 0),
    recipe("opn_publications", Student, 0.05, 0.02, 0.35, 1.0, 0),
    recipe("opn_theses_open", Student, 0.16, 0.01, 0.2, 1.0, 0),
    recipe("opn_oer", Student, 0.003, 0.15, 0.6, 1.0, 0),
    recipe("hp_loans", Student, 7.2, -0.035, 0.3, 0.6, 0),
    recipe("hp_equipment_loans", Student, 0.2, 0.05, 0.5, 0.5, 0),
    recipe("hp_weeded", Student, 0.28, 0.0, 0.6, 0.8, 0),
    recipe("fp_electricity_kwh", Area, 66.0, -0.015, 0.25, 0.85, 0),
    recipe("fp_heat_kwh", Area, 108.0, -0.015, 0.25, 0.95, 0),
    recipe("fp_train_km", Staff, 900.0, 0.04, 0.4, 0.3, 0),
    recipe("fp_bus_km", Staff, 60.0, 0.0, 0.5, 0.3, 0),
    recipe("fp_car_km", Staff, 340.0, -0.03, 0.4, 0.4, 0),
    recipe("fp_air_km", Staff, 650.0, 0.02, 0.6, 0.2, 0),
    recipe("fp_paper_sheets", Student, 28.0, -0.09, 0.4, 0.5, 0),
    recipe("fp_print_acquired", Student, 0.22, -0.05, 0.3, 0.9, 0),
    recipe("fp_devices", Staff, 0.5, 0.0, 0.5, 1.0, 0),
    recipe("fp_parcels", Student, 0.05, 0.01, 0.4, 0.8, 0),
    recipe("fp_waste_kg", Area, 0.9, -0.02, 0.3, 0.6, 0),
];

/// 0–1, the same for the same words: `SplitMix64` over their bytes.
#[must_use]
pub fn chance(words: &[&str], year: i32) -> f64 {
    let mut state: u64 = 0x9E37_79B9_7F4A_7C15;
    let mut mix = |byte: u64| {
        state = state.wrapping_add(byte).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        state ^= state >> 27;
        state = state.wrapping_mul(0x94D0_49BB_1331_11EB);
        state ^= state >> 31;
    };
    for word in words {
        word.bytes().for_each(|byte| mix(u64::from(byte) + 1));
        mix(0x1_0001);
    }
    mix(u64::from(year.unsigned_abs()));
    #[expect(clippy::cast_precision_loss, reason = "53 bits fit")]
    let share = (state >> 11) as f64 / (1_u64 << 53) as f64;
    share
}

/// `amount` rounded to so many decimals.
fn rounded(value: f64, decimals: u8) -> Amount {
    let plain = format!("{:.*}", usize::from(decimals), value.max(0.0));
    Amount::parse_plain(&plain).unwrap_or(Amount::ZERO)
}

fn students(library: &str, year: i32) -> f64 {
    let size = SIZES.iter().find(|(code, _)| *code == library).map_or(3000.0, |(_, size)| *size);
    size * (1.0 + 0.01 * f64::from(year - 2020)) * (0.985 + 0.03 * chance(&[library, "students"], year))
}

fn value(recipe: &Recipe, library: &str, year: i32) -> f64 {
    let people = students(library, year).round();
    if recipe.code == "ctx_students_fte" {
        return people;
    }
    let staff = (students(library, 2022) * 0.0016).max(0.8);
    let area = (students(library, 2020) * 0.19 * (0.8 + 0.4 * chance(&[library, "area"], 0))).max(120.0);
    let basis = match recipe.basis {
        Student => people,
        Staff => staff,
        Area => area,
        Flat => 1.0,
    };
    if recipe.code == "ctx_floor_area" {
        return area;
    }
    let own = 1.0 + recipe.spread * (2.0 * chance(&[library, recipe.code], 0) - 1.0);
    let noise = 1.0 + 0.05 * (2.0 * chance(&[library, recipe.code], year) - 1.0);
    let closed = if matches!(year, 2020 | 2021) { recipe.pandemic } else { 1.0 };
    basis * recipe.rate * own * noise * closed * (1.0 + recipe.trend).powi(year - 2020)
}

fn of(code: &str, library: &str, year: i32) -> f64 {
    RECIPES.iter().find(|recipe| recipe.code == code).map_or(0.0, |recipe| value(recipe, library, year).round())
}

/// A value between two, drawn for the library and a little for the year.
fn between(library: &str, code: &str, year: i32, low: f64, high: f64) -> f64 {
    let share = 0.8 * chance(&[library, code], 0) + 0.2 * chance(&[library, code], year);
    low + (high - low) * share
}

/// The generated amount of one cell, whatever its status will be.
#[must_use]
pub fn amount(code: &str, library: &str, year: i32) -> Amount {
    if let Some(recipe) = RECIPES.iter().find(|recipe| recipe.code == code) {
        let counted_anew = if code == "lrn_il_participants" && year >= 2023 { 1.22 } else { 1.0 };
        return rounded(value(recipe, library, year) * counted_anew, recipe.decimals);
    }
    let years = f64::from(year - 2020);
    match code {
        "ctx_expenditure_collections" => rounded(of("ctx_expenditure_total", library, year) * between(library, code, year, 0.34, 0.5), 0),
        "col_joint_procurement_share" => rounded(between(library, code, year, 40.0, 78.0), 1),
        "imp_satisfaction" => rounded(between(library, code, year, 4.1, 4.6), 2),
        "imp_helped_share" => rounded(between(library, code, year, 72.0, 93.0), 0),
        "opn_publications_open" => {
            rounded(of("opn_publications", library, year) * (between(library, code, year, 0.52, 0.68) + 0.03 * years), 0)
        }
        "opn_self_archived" => rounded(of("opn_publications", library, year) * between(library, code, year, 0.15, 0.32), 0),
        "hp_reused" => rounded(of("hp_weeded", library, year) * (between(library, code, year, 0.35, 0.6) + 0.04 * years).min(0.97), 0),
        "hp_remote_participants" => {
            let share = if matches!(year, 2020 | 2021) { 0.8 } else { 0.35 };
            rounded(of("lrn_il_participants", library, year) * share * between(library, code, year, 0.8, 1.0), 0)
        }
        "fp_electricity_certified_kwh" => rounded(of("fp_electricity_kwh", library, year) * between(library, code, year, 0.6, 1.0), 0),
        "fp_streaming_hours" => rounded(students(library, year) * between(library, code, year, 0.2, 0.9), 0),
        "fp_storage_m" => rounded(if chance(&[library, code], 0) < 0.5 { 0.0 } else { between(library, code, 0, 40.0, 600.0) }, 0),
        _ if code.ends_with("_rubric") => {
            let level = 0.9 + 2.8 * chance(&[library, code], 0) + 0.22 * years;
            rounded(level.clamp(1.0, 5.0).round(), 0)
        }
        _ => Amount::ZERO,
    }
}

/// The generated cell of a finished year: mostly reported, with every kind of missing in places.
#[must_use]
pub fn cell(code: &str, library: &str, year: i32, voluntary: bool) -> Cell {
    let amount = amount(code, library, year);
    // No survey was made in 2021.
    if year == 2021 && matches!(code, "imp_satisfaction" | "imp_survey_n" | "imp_helped_share") {
        return Cell::NotCollected;
    }
    match (library, code) {
        ("humak", "fp_parcels" | "hp_weeded" | "hp_reused") | ("polamk", "opn_oer") | ("aland", "fp_storage_m") => {
            return Cell::NotApplicable;
        }
        _ => {}
    }
    let draw = chance(&[library, code, "status"], if voluntary { 0 } else { year });
    if code == "ctx_students_fte" || code == "ctx_lib_staff_fte" {
        return Cell::Reported(amount);
    }
    // Electricity has no factor for 2020: with the metres known everywhere, that year's emissions are
    // missing everywhere, and the same libraries are compared over the later years.
    if year == 2020 && code == "fp_storage_m" {
        return Cell::Reported(amount);
    }
    match (voluntary, draw) {
        (true, ..0.22) | (false, ..0.006) => Cell::NotCollected,
        (true, 0.22..0.30) => Cell::Missing,
        (_, 0.96..) if code.starts_with("fp_") || (draw >= 0.98 && !code.ends_with("_rubric")) => Cell::Estimated(amount),
        _ => Cell::Reported(amount),
    }
}

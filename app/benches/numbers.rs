//! What the numbers cost, as ratios: a consortium of 10 000 libraries, 60 indicators and 20 years.
//!
//! `JALKI_PYTHON=/path/to/venv/bin/python cargo bench -p app --features ssr --bench numbers` also has
//! polars (`pip install polars numpy`) group the same number of values, for comparison. First sixty
//! entered indicators, which is what polars groups; then the sixty of the first catalogue, whose
//! emissions, ratios and personal figures need all that the cube does beyond grouping.

#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stdout, reason = "a benchmark prints, and stops when it cannot go on")]

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::Command,
    sync::Arc,
    time::{Duration, Instant},
};

use app::{
    domain::{
        catalogue::{Catalogue, file::CatalogueFile, site::Site},
        code::{LibraryCode, STUDENTS},
        cube::Cube,
        entry::{amount::Amount, cell::Cell},
        numbers::{
            values::{Column, Values},
            year_data::YearData,
        },
        published::{Published, PublishedYear},
        year::Year,
    },
    findings::Edition,
    pages::public::overview::Overview,
    text::Lang,
};
use serde_json::{Value, json};

const INDICATORS: usize = 60;
const YEARS: i32 = 20;
const FIRST: i32 = 2020;

fn text(words: &str) -> Value {
    json!({ "fi": words, "sv": words, "en": words })
}

fn codes() -> Vec<String> {
    (0..INDICATORS).map(|at| if at == 0 { STUDENTS.to_owned() } else { format!("i{at}") }).collect()
}

fn members(libraries: usize) -> Vec<Value> {
    (0..libraries).map(|at| json!({ "code": format!("l{at:05}"), "abbreviation": "L", "name": text("l") })).collect()
}

/// The catalogue of the first start, with other libraries.
fn first_catalogue(libraries: usize) -> CatalogueFile {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src/catalogue");
    let read = |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap() };
    serde_json::from_value(json!({
        "vocabulary": read("vocabulary.json"), "libraries": members(libraries), "service_units": [], "indicators": read("indicators.json"),
        "factors": read("factors.json"), "scale": read("scale.json"), "sources": read("sources.json"),
    }))
    .unwrap()
}

/// Fifty sums and ten medians.
fn entered_only(libraries: usize) -> CatalogueFile {
    let indicators: Vec<Value> = codes()
        .iter()
        .enumerate()
        .map(|(at, code)| {
            let method = if at % 6 == 5 { "median" } else { "sum" };
            json!({ "code": code, "kind": "entered", "side": "handprint", "theme": "t", "section": "s", "tier": "core", "name": text(code),
                "definition": text(code), "unit": "count", "direction": "up", "aggregation": { "method": method } })
        })
        .collect();
    let side = json!({ "indicator": "i1", "facts": ["i2", "i3", "i4"] });
    serde_json::from_value(json!({
        "vocabulary": { "version": "1", "themes": [{ "code": "t", "name": text("t") }], "sections": [{ "code": "s", "name": text("s") }],
            "units": [{ "code": "count", "name": text("n") }], "headline": { "handprint": side, "footprint": side, "carbon_handprint": [] } },
        "libraries": members(libraries),
        "service_units": [], "indicators": indicators, "factors": [], "scale": { "levels": [], "rule": text("r") }, "sources": {},
    }))
    .unwrap()
}

/// Every twentieth figure missing. From 2020, where the factors of the first catalogue begin.
fn loaded(file: &CatalogueFile) -> Vec<YearData> {
    let catalogue = Arc::new(Catalogue::of_year(file, Year::try_from(FIRST).unwrap()).unwrap());
    let members: Arc<[LibraryCode]> = catalogue.libraries().map(|library| library.code.clone()).collect();
    let students: BTreeMap<LibraryCode, f64> = members.iter().map(|library| (library.clone(), 1000.0)).collect();
    let mut state: u64 = 7;
    let mut next = move || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state
    };
    (0..YEARS)
        .map(|at| {
            let year = Year::try_from(FIRST + at).unwrap();
            let entered = catalogue.indicators().iter().filter(|indicator| indicator.is_asked()).map(|indicator| {
                let mut column = Column::blank(members.len());
                for row in 0..members.len() {
                    let value = next();
                    if value % 20 > 0 {
                        let amount = Amount::from_thousandths(i64::try_from(value % 5_000_000).unwrap()).unwrap();
                        column.set(row, Cell::Reported(amount), false);
                    }
                }
                (indicator.code.clone(), column)
            });
            let values = Values::of_entered(&catalogue, &members, entered.collect(), year);
            YearData::of_values(year, catalogue.clone(), members.clone(), values, &students, Vec::new())
        })
        .collect()
}

fn fastest<T>(times: usize, mut run: impl FnMut() -> T) -> (Duration, T) {
    let mut best: Option<(Duration, T)> = None;
    for _ in 0..times {
        let begun = Instant::now();
        let made = run();
        let took = begun.elapsed();
        if best.as_ref().is_none_or(|(held, _)| took < *held) {
            best = Some((took, made));
        }
    }
    best.unwrap()
}

/// As it is published.
fn published(years: &[YearData], cube: Cube) -> Published {
    let years = years.iter().map(|data| PublishedYear::of(data, None)).collect();
    Published { site: Site::default(), years, cube: Arc::new(cube) }
}

fn main() {
    let mut overviews = Vec::new();
    let mut sizes = Vec::new();
    for libraries in [24, 1000, 10_000] {
        let years = loaded(&entered_only(libraries));
        let all: Vec<&YearData> = years.iter().collect();
        let (rebuild, cube) = fastest(3, || Cube::build(std::slice::from_ref(&all)));
        let bytes = cube.bytes();
        let published = published(&years, cube);
        let edition = Edition::of(&published, None, Lang::Fi).unwrap();
        let (page, _) = fastest(50, || Overview::of(&edition));
        println!("{libraries} libraries: cube rebuilt in {rebuild:?}, {bytes} bytes; the overview read in {page:?}");
        overviews.push(page.as_secs_f64());
        sizes.push(bytes);
        if libraries == 10_000
            && let Ok(python) = std::env::var("JALKI_PYTHON")
        {
            let script = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/numbers_polars.py");
            let output = Command::new(python).arg(script).output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            let seconds: f64 = text.trim().parse().unwrap_or_else(|_| panic!("{text}{}", String::from_utf8_lossy(&output.stderr)));
            println!("polars groups as many values in {seconds:.3} s; the cube takes {:.2} times as long", rebuild.as_secs_f64() / seconds);
        }
    }
    let ratio = |large: usize, small: usize| f64::from(u32::try_from(large).unwrap()) / f64::from(u32::try_from(small).unwrap());
    println!("the overview, 10 000 libraries to 24: {:.2} times as long", overviews[2] / overviews[0]);
    println!("cube's memory, 10 000 libraries to 24: {:.2} times as much", ratio(sizes[2], sizes[0]));
    let years = loaded(&first_catalogue(10_000));
    let all: Vec<&YearData> = years.iter().collect();
    let (whole, cube) = fastest(3, || Cube::build(std::slice::from_ref(&all)));
    println!("the first catalogue's indicators and their views: cube rebuilt in {whole:?}, {} bytes", cube.bytes());
}

//! Another consortium is another file.

use app::domain::{account::Role, catalogue::file::CatalogueFile, code::IndicatorCode};
use serde_json::{Value, json};
use server::{
    catalogue::seed,
    service::{Service, events::By, examine::examine, exchange::catalogue_file::read},
};

use crate::{
    both::{import, on_both, service, sqlite},
    client::{Site, library, year},
};

fn problems(file: &Value) -> Vec<String> {
    read(file.to_string().as_bytes()).unwrap_err().iter().map(ToString::to_string).collect()
}

#[test]
fn every_problem_of_form_is_named_by_its_place() {
    let mut file = serde_json::to_value(seed().unwrap()).unwrap();
    file["indicators"][3]["name"]["sv"] = json!(7);
    file["indicators"][5]["kind"] = json!("guessed");
    file["libraries"][2]["code"] = json!("Not A Code");
    file["factors"][0]["versions"][1]["valid_year"] = json!(1492);
    file["format"] = json!("jalki-catalogue-9");
    file.as_object_mut().unwrap().remove("scale");
    let found = problems(&file);
    for place in
        ["indicators[3].name.sv:", "indicators[5].kind:", "libraries[2].code:", "factors[0].versions[1].valid_year:", "format:", "scale:"]
    {
        assert!(found.iter().any(|problem| problem.starts_with(place)), "{place} {found:#?}");
    }
    assert_eq!(found.len(), 6, "{found:#?}");
    assert!(read(b"{ not json").unwrap_err()[0].to_string().starts_with("line 1, column 3:"));
    let mut file = serde_json::to_value(seed().unwrap()).unwrap();
    file["indicators"][0]["formla"] = json!("x");
    assert_eq!(read(file.to_string().as_bytes()).unwrap().ignored, ["indicators[0].formla"], "what nobody knows is told");
}

async fn refused(service: &Service, change: impl FnOnce(&mut CatalogueFile)) -> Vec<String> {
    let mut file = service.catalogue_file().1.as_ref().clone();
    change(&mut file);
    let refused = service.import_catalogue(file, false).await.unwrap().unwrap_err();
    refused.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn every_problem_of_meaning_too_and_what_is_in_use_stays() {
    let fresh = sqlite().await;
    let service = service(&fresh.db).await;
    let rows = "library,year,indicator,value,status,note\nseamk,2023,hp_loans,5,reported,\n";
    import(&service, rows).await.unwrap().unwrap();
    let found = refused(&service, |file| {
        file.libraries.retain(|library| library.code.as_str() != "seamk");
        file.indicators.retain(|entry| !matches!(entry.code.as_str(), "hp_loans" | "hp_avoided_loans_kg"));
        file.vocabulary.themes[0].name.sv.clear();
    })
    .await;
    for expected in [
        "library seamk: it has figures",
        "indicator hp_loans: it has figures of 2023",
        "theme collaboration: a text is missing",
        "headline: there is no indicator hp_avoided_loans_kg",
    ] {
        assert!(found.iter().any(|problem| problem.contains(expected)), "{expected}: {found:#?}");
    }
    assert_eq!(service.catalogue_file().0, 1, "nothing was kept");
}

#[test]
fn the_schema_knows_everything_that_is_exported() {
    fn walk(value: &Value, schema: &Value, root: &Value, place: &str) {
        let schema = match schema["$ref"].as_str() {
            Some(pointer) => root.pointer(pointer.trim_start_matches('#')).unwrap(),
            None => schema,
        };
        let options = ["anyOf", "oneOf"].iter().find_map(|key| schema[*key].as_array());
        if let Some(options) = options {
            let keys =
                |option: &Value| value.as_object().is_none_or(|object| object.keys().all(|key| !option["properties"][key].is_null()));
            let fits = options.iter().find(|option| value.is_null() == (option["type"] == "null") && keys(option));
            return walk(value, fits.unwrap_or_else(|| panic!("{place} fits nothing")), root, place);
        }
        match value {
            Value::Object(fields) => {
                for (key, inner) in fields {
                    let known =
                        if schema["properties"][key].is_null() { &schema["additionalProperties"] } else { &schema["properties"][key] };
                    assert!(!known.is_null(), "{place}.{key} is not in the schema");
                    walk(inner, known, root, &format!("{place}.{key}"));
                }
                for needed in schema["required"].as_array().into_iter().flatten() {
                    assert!(fields.contains_key(needed.as_str().unwrap()), "{place} lacks {needed}");
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, &schema["items"], root, place)),
            _ => {}
        }
    }
    let schema: Value = serde_json::from_str(include_str!("../../../docs/catalogue.schema.json")).unwrap();
    let mut file = seed().unwrap();
    file.indicators[0].valid_to = Some(year(2030));
    walk(&serde_json::to_value(&file).unwrap(), &schema, &schema, "");
}

fn text(words: &str) -> Value {
    json!({ "fi": words, "sv": words, "en": words })
}

/// So many other libraries and twenty other indicators.
fn another(libraries: usize) -> Value {
    let mut indicators: Vec<Value> = (0..18)
        .map(|at| {
            json!({ "code": format!("service_{at}"), "kind": "entered", "side": "handprint", "theme": "all", "section": "all", "tier": "core",
                "name": text("service"), "definition": text("what it is"), "unit": "count", "direction": "up", "aggregation": { "method": "sum" } })
        })
        .collect();
    let mut power = indicators[0].clone();
    power["code"] = json!("power");
    power["side"] = json!("footprint");
    power["unit"] = json!("kwh");
    let mut total = power.clone();
    total["code"] = json!("total");
    total["kind"] = json!("derived");
    total["unit"] = json!("kgco2e");
    total["formula"] = json!("power * f(grid)");
    indicators.extend([power, total]);
    let side = |code: &str| json!({ "indicator": code, "facts": [] });
    let units: Vec<Value> = ["count", "kwh", "kgco2e"].iter().map(|code| json!({ "code": code, "name": text(code) })).collect();
    json!({
        "format": "jalki-catalogue-1",
        "vocabulary": { "version": "theirs", "themes": [{ "code": "all", "name": text("all") }], "sections": [{ "code": "all", "name": text("all") }],
            "units": units, "headline": { "handprint": side("service_0"), "footprint": side("total"), "carbon_handprint": [] } },
        "libraries": (0..libraries).map(|at| json!({ "code": format!("l{at:05}"), "abbreviation": format!("L{at}"), "name": text("library") })).collect::<Vec<_>>(),
        "indicators": indicators,
        "factors": [{ "key": "grid", "unit": "kgCO2e/kWh", "name": text("grid"), "kind": "emission", "carry_forward": true,
            "versions": [{ "valid_year": 2016, "value": 0.1, "source": "own", "confidence": "A", "status": "usable" }] }],
        "scale": { "levels": [], "rule": text("rule") },
        "sources": { "own": { "title": "own" } },
    })
}

on_both! {
    async fn another_consortium_runs_unchanged(fresh) {
        let service = service(&fresh.db).await;
        let dry = read(another(500).to_string().as_bytes()).unwrap().file;
        service.import_catalogue(dry.clone(), true).await.unwrap().unwrap();
        assert_eq!(service.catalogue_file().0, 1, "a dry run keeps nothing");
        let done = service.import_catalogue(dry, false).await.unwrap().unwrap();
        assert_eq!((done.libraries, done.removed_libraries, done.indicators), (500, 24, 20));
        let rows: String = (0..400).map(|at| format!("l{at:05},2024,power,10,reported,\n")).collect();
        import(&service, format!("library,year,indicator,value,status,note\n{rows}")).await.unwrap().unwrap();
        service.freeze_round(By::Command, year(2024), "").await.unwrap();
        let aggregates = String::from_utf8(service.export_aggregates(None).await.unwrap().csv().unwrap()).unwrap();
        assert!(aggregates.contains("2024,power,4000,4000,4000,400,500,,ok\n"), "{aggregates}");
        assert!(aggregates.contains("2024,total,400,400,400,400,500,,ok\n"), "{aggregates}");
        assert_eq!(aggregates.lines().count(), 1 + 20);
    }

    async fn a_membership_may_have_gaps(fresh) {
        let service = service(&fresh.db).await;
        let mut file = service.catalogue_file().1.as_ref().clone();
        let mut named = file.libraries.iter_mut().filter(|library| ["arcada", "centria", "diak"].contains(&library.code.as_str()));
        let [arcada, centria, diak] = [(); 3].map(|()| named.next().unwrap());
        (arcada.member_from, arcada.not_member_in) = (Some(year(2020)), [2023, 2024].map(year).into());
        (centria.member_to, centria.not_member_in) = (Some(year(2026)), [2000, 2022, 2024].map(year).into());
        diak.not_member_in = [1990, 2100].map(year).into();
        let refused = service.import_catalogue(file.clone(), false).await.unwrap().unwrap_err();
        let refused: Vec<String> = refused.iter().map(ToString::to_string).collect();
        assert_eq!(
            refused,
            [1990, 2100].map(|at| format!("library diak: {at}: a year without membership lies between its first and its last"))
        );
        file.libraries.iter_mut().find(|any| any.code.as_str() == "diak").unwrap().not_member_in.clear();
        service.import_catalogue(file.clone(), false).await.unwrap().unwrap();
        let members = |number| {
            let members = service.catalogue(year(number));
            ["arcada", "centria"].map(|code| members.members(year(number)).iter().any(|library| library.code.as_str() == code))
        };
        assert_eq!([1999, 2000, 2020, 2022].map(members), [[false, true], [false, false], [true, true], [true, false]]);
        assert_eq!([2023, 2024, 2025, 2027].map(members), [[false, true], [false, false], [true, true], [true, false]]);
        // What is written down is what is read again, also after a change of nothing else.
        let again = self::service(&fresh.db).await;
        assert_eq!(again.catalogue_file().1.libraries, file.libraries);
        file.libraries.iter_mut().find(|any| any.code.as_str() == "arcada").unwrap().not_member_in = [year(2024)].into();
        again.import_catalogue(file.clone(), false).await.unwrap().unwrap();
        assert_eq!(self::service(&fresh.db).await.catalogue_file().1.libraries, file.libraries);
        // A year without membership counts nowhere.
        let rows: String = (2022..=2025).map(|at| format!("arcada,{at},hp_loans,10,reported,\ndiak,{at},hp_loans,1,reported,\n")).collect();
        let done = import(&again, format!("library,year,indicator,value,status,note\n{rows}")).await.unwrap().unwrap();
        assert_eq!(done.not_members, [("arcada", 2024)].map(|(code, at)| (library(code), year(at))).into());
        for at in 2022..=2025 {
            again.freeze_round(By::Command, year(at), "").await.unwrap();
        }
        let aggregates = String::from_utf8(again.export_aggregates(None).await.unwrap().csv().unwrap()).unwrap();
        for (at, told) in [(2022, "11,11,11,2,23"), (2023, "11,11,11,2,24"), (2024, "1,1,1,1,22"), (2025, "11,11,11,2,24")] {
            assert!(aggregates.contains(&format!("{at},hp_loans,{told}")), "{at}: {aggregates}");
        }
        let trend = again.archive().published.cube.trend(year(2025), &IndicatorCode::parse("hp_loans").unwrap());
        assert_eq!(trend.points.len(), 4);
        assert_eq!(examine(&fresh.db, &[]).await.unwrap().problems, [""; 0]);
    }
}

/// With another measure of size, and libraries that have nothing else in common with those of the first catalogue.
#[tokio::test]
async fn size_is_measured_by_what_the_catalogue_says() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let mut file = another(20);
    for indicator in file["indicators"].as_array_mut().unwrap() {
        // A view by size, and a median to be compared.
        indicator["normalise_by"] = if indicator["code"] == "power" { json!(["service_1"]) } else { json!([]) };
    }
    let refused = |size: Value| {
        let mut file = file.clone();
        file["vocabulary"]["size"] = size;
        let file = read(file.to_string().as_bytes()).unwrap().file;
        app::domain::catalogue::check_file(&file).unwrap_err().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let size = |code: &str, middle: [f64; 2]| json!({ "indicator": code, "middle": middle, "least": 60, "share": text("of visits"), "counted": text("visits") });
    for wrong in [size("nothing", [1.0, 2.0]), size("total", [1.0, 2.0]), size("service_1", [2.0, 1.0]), size("service_1", [0.0, 1.0])] {
        let problems = refused(wrong.clone());
        assert!(problems.len() == 1 && problems[0].starts_with("measure of size (size): "), "{wrong}: {problems:?}");
    }
    // About persons, as marked or because something made from it is.
    for marked in ["service_1", "total"] {
        let mut personal = file.clone();
        let list = personal["indicators"].as_array_mut().unwrap();
        list.iter_mut().find(|indicator| indicator["code"] == marked).unwrap()["personal"] = json!(true);
        let code = if marked == "total" { "power" } else { marked };
        personal["vocabulary"]["size"] = size(code, [1.0, 2.0]);
        let problems = read(personal.to_string().as_bytes()).unwrap().file;
        let problems: Vec<String> = app::domain::catalogue::check_file(&problems).unwrap_err().iter().map(ToString::to_string).collect();
        assert!(problems.len() == 1 && problems[0].contains("not about persons"), "{marked}: {problems:?}");
    }
    file["vocabulary"]["size"] = size("service_1", [400.0, 1200.0]);
    site.service.import_catalogue(read(file.to_string().as_bytes()).unwrap().file, false).await.unwrap().unwrap();
    let mut rows = String::from("library,year,indicator,value,status,note\n");
    for at in 0..20 {
        rows.push_str(&format!("l{at:05},2024,service_1,{},reported,\n", 100 * (at + 1)));
        // The last five, which have half of all visits, say nothing.
        if at < 15 {
            rows.push_str(&format!("l{at:05},2024,power,10,reported,\nl{at:05},2024,service_0,{at},reported,\n"));
        }
    }
    import(&site.service, rows).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2024), "").await.unwrap();
    let get = async |path: &str| site.get(&coordinator, path).await.text();
    let power = get("/en/indicators/power").await;
    assert!(power.contains("15 of 20 libraries · 57% of visits"), "{power}");
    assert!(power.contains("Over 1,200 visits") && power.contains("400–1,200") && power.contains("Under 400"), "groups by visits");
    let unused_of = |board: &str| board.split("id=\"h-burden\"").nth(1).unwrap().split("<details").next().unwrap().to_owned();
    assert!(!unused_of(&get("/en/review/2024").await).contains("/en/indicators/"), "nothing is proposed without a history");
    let before = "library,year,indicator,value,status,note\nl00001,2023,power,10,reported,\n";
    import(&site.service, before).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2023), "").await.unwrap();
    let board = get("/en/review/2024").await;
    let unused = unused_of(&board);
    assert!(unused.contains("/en/indicators/service_2\"") && !unused.contains("/en/indicators/service_1\""), "{unused}");
    for path in [
        "/en",
        "/en/indicators",
        "/en/indicators/power",
        "/en/indicators/power.per.service_1",
        "/en/method",
        "/en/reports",
        "/en/review/2024/freeze",
        "/en/review/2024",
    ] {
        let page = get(path).await;
        assert!(page.contains("</main>") && !page.to_lowercase().contains("student"), "{path}");
    }
    let freeze = get("/en/review/2024/freeze").await;
    assert!(freeze.contains("50–80% of visits, warning"), "{freeze}");
    // Years measured otherwise do not tell of this one's size.
    file["vocabulary"]["size"] = size("service_2", [400.0, 1200.0]);
    site.service.import_catalogue(read(file.to_string().as_bytes()).unwrap().file, false).await.unwrap().unwrap();
    import(&site.service, "library,year,indicator,value,status,note\nl00000,2025,power,10,reported,\n").await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2025), "").await.unwrap();
    let aggregates = String::from_utf8(site.service.export_aggregates(None).await.unwrap().csv().unwrap()).unwrap();
    assert!(
        aggregates.contains("2025,power,10,10,10,1,20,,insufficient\n") && aggregates.contains("2024,power,150,150,150,15,20,0.57"),
        "{aggregates}"
    );
}

/// Formulas of ten thousand indicators, each reading the next.
fn long(circle: bool) -> Value {
    let mut file = another(3);
    let mut derived = file["indicators"][0].clone();
    derived["kind"] = json!("derived");
    let list = file["indicators"].as_array_mut().unwrap();
    for at in 0..10_000 {
        derived["code"] = json!(format!("d{at}"));
        let next = if at < 9999 {
            format!("d{}", at + 1)
        } else if circle {
            "d0".to_owned()
        } else {
            "service_0".to_owned()
        };
        derived["formula"] = json!(next);
        list.push(derived.clone());
    }
    file
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_circle_is_found_before_anybody_waits_for_it() {
    let fresh = crate::both::sqlite().await;
    let service = service(&fresh.db).await;
    // Whoever holds the database shows that the import does not need it yet.
    let held = fresh.db.write().await.unwrap();
    for (circle, said) in [(true, "its formula goes round in a circle"), (false, "more than 1000")] {
        let file = read(long(circle).to_string().as_bytes()).unwrap().file;
        let problems = service.import_catalogue(file, false).await.unwrap().unwrap_err();
        let told: Vec<String> = problems.iter().map(ToString::to_string).filter(|problem| problem.contains(said)).collect();
        assert_eq!(told.len(), if circle { 10_000 } else { 9_001 }, "{:?}", problems.first());
    }
    // Each twice the next: few definitions, and more numbers than anybody can count.
    let mut doubled = another(3);
    let list = doubled["indicators"].as_array_mut().unwrap();
    let mut derived = list[0].clone();
    derived["kind"] = json!("derived");
    for at in 0..60 {
        derived["code"] = json!(format!("d{at}"));
        let next = if at < 59 { format!("d{}", at + 1) } else { "service_0".to_owned() };
        derived["formula"] = json!(format!("{next} + {next}"));
        list.push(derived.clone());
    }
    let file = read(doubled.to_string().as_bytes()).unwrap().file;
    let problems = service.import_catalogue(file, false).await.unwrap().unwrap_err();
    assert!(problems.iter().any(|problem| problem.to_string().contains("more than 1000")), "{problems:?}");
    drop(held);
}

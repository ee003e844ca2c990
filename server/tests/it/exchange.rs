//! The long form and the aggregates, as other programs rely on them.

use app::domain::{
    account::Role,
    entry::{
        request::AllOrNothing,
        series_break::{Break, BreakKind},
        typed::LONGEST_NOTE,
    },
    round::SubmissionState,
};
use server::service::{
    Service,
    events::By,
    exchange::{
        checking::NotImported,
        import::{OpenYears, Run},
        write::Format,
    },
};

use crate::{
    both::{self, import, service},
    client::{library, year},
    year::{actor, everything, reported, wish},
};

const HEADER: &str = "library,year,indicator,value,status,note\n";

/// How many cells it changed, or what is wrong with it.
async fn changed(service: &Service, file: impl AsRef<[u8]>) -> Result<usize, Vec<String>> {
    match import(service, file).await.unwrap() {
        Ok(done) => Ok(done.changed),
        Err(NotImported::Unreadable(why)) => Err(vec![why.to_string()]),
        Err(NotImported::Problems(problems, count)) => {
            assert_eq!(count, problems.len());
            Err(problems.iter().map(ToString::to_string).collect())
        }
    }
}

/// What the form would ask is asked before anything is kept; a note answers it there as here.
#[tokio::test]
async fn a_dry_run_asks_what_the_form_would() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    changed(&service, &format!("{HEADER}seamk,2023,hp_loans,96120,reported,\n")).await.unwrap();
    let file = tempfile::NamedTempFile::new().unwrap();
    let asked = async |rows: &str| {
        std::fs::write(file.path(), format!("{HEADER}{rows}")).unwrap();
        let done = service.import(file.path(), Run::Dry, OpenYears::Save).await.unwrap().unwrap();
        assert_eq!(done.questions, done.asked.len());
        done.asked.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    let asks = asked("seamk,2024,hp_loans,96.1,reported,\nseamk,2024,imp_helped_share,0.53,reported,\n").await;
    assert!(asks.iter().any(|asks| asks.starts_with("row 2, value: hp_loans: ") && asks.contains("larger than usual")), "{asks:?}");
    assert!(asks.iter().any(|asks| asks.starts_with("row 3, value: imp_helped_share: 0.53 is read as 0.53 %")), "{asks:?}");
    assert_eq!(asked("seamk,2024,hp_loans,96.1,reported,the library was closed\n").await, [""; 0]);
    // Beside a year of the same file.
    let asks = asked("seamk,2025,hp_loans,9,reported,\nseamk,2024,hp_loans,96000,reported,\n").await;
    assert!(asks.len() == 2 && asks.iter().all(|asks| asks.starts_with("row 2")), "{asks:?}");
}

async fn csv(service: &Service) -> String {
    String::from_utf8(service.export(None).await.unwrap().csv().unwrap()).unwrap()
}

#[tokio::test]
async fn every_problem_is_named_by_row_and_nothing_is_kept() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    changed(&service, &format!("{HEADER}seamk,2020,ctx_visits,1,reported,\n")).await.unwrap();
    service.freeze_round(By::Command, year(2020), "").await.unwrap();
    let check = async |row: &str, expected: &str| {
        let text = format!("{HEADER}novia,2021,hp_loans,5,reported,\n{row}\n");
        let problems = changed(&service, &text).await.unwrap_err();
        assert!(problems.len() == 1 && problems[0].starts_with("row 3, ") && problems[0].contains(expected), "{row}: {problems:?}");
    };
    check("atlantis,2021,hp_loans,5,reported,", "library: there is no library \"atlantis\"").await;
    check("seamk,2021,hp_lones,5,reported,", "indicator: there is no indicator \"hp_lones\"").await;
    check("seamk,2021,fp_total_kg,5,reported,", "derived from other figures").await;
    check("novia,2021,hp_loans,6,reported,", "stands already in row 2").await;
    check("seamk,2020,hp_loans,5,reported,", "2020 is frozen").await;
    check("seamk,20x1,hp_loans,5,reported,", "year: \"20x1\" is not a year").await;
    check("seamk,2021,hp_loans,many,reported,", "value: \"many\" is not a number").await;
    check("seamk,2021,hp_loans,-5,reported,", "hp_loans is at least 0").await;
    check("seamk,2021,hp_loans,1.2345,reported,", "more than three decimals").await;
    check("seamk,2021,hp_loans,1000000000000000000000000000000,reported,", "too large").await;
    check("seamk,2021,imp_satisfaction,6,reported,", "at most 5").await;
    check("seamk,2021,col_rubric,2.5,reported,", "whole number").await;
    check("seamk,2021,hp_loans,5,guessed,", "\"guessed\" is not a status").await;
    check("seamk,2021,hp_loans,5,,", "a value needs a status").await;
    check("seamk,2021,hp_loans,,reported,", "status reported needs a value").await;
    check("seamk,2021,hp_loans", "this row has 3 columns, the header has 6").await;
    check("seamk,2021,hp_loans,5,not_collected,", "has no value").await;
    assert_eq!(csv(&service).await, format!("{HEADER}seamk,2020,ctx_visits,1,reported,\n"));
    for (text, expected) in [
        ("library,year,indicator,amount,status,note\n", "row 1, value: this column is missing"),
        ("", "The file is empty"),
        ("\u{0}\u{1}", "neither CSV nor XLSX"),
    ] {
        let problems = changed(&service, text).await.unwrap_err();
        assert!(problems.iter().any(|problem| problem.contains(expected)), "{text:?}: {problems:?}");
    }
}

#[tokio::test]
async fn what_goes_in_comes_out() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let rows = "novia,2021,hp_loans,,not_applicable,\"two\nlines, and \"\"quotes\"\"\"\n\
        seamk,2019,ctx_visits,125897,reported,\nseamk,2019,hp_loans,591.5,estimated,\"'=1+1;'=2\"\nseamk,2021,ctx_visits,,not_collected,\nseamk,2021,hp_loans,0,reported,\"nolla\"\n";
    let text = format!("{HEADER}{rows}");
    assert_eq!(changed(&service, &text).await.unwrap(), 5);
    assert_eq!(csv(&service).await, text);
    // Uploading what was exported changes nothing.
    assert_eq!(changed(&service, &text).await.unwrap(), 0);
    let semicolons = "library;year;indicator;value;status;note\nseamk;2019;hp_loans;591,5;estimated;\"'=1+1;'=2\"\nseamk;2019;ctx_visits;125 897;reported;\n";
    assert_eq!(changed(&service, semicolons).await.unwrap(), 0);
    // The last one wins, and a blank row clears.
    assert_eq!(changed(&service, format!("{HEADER}seamk,2021,hp_loans,,,\nseamk,2021,ctx_visits,7,reported,\n")).await.unwrap(), 2);
    let now = csv(&service).await;
    assert!(!now.contains("seamk,2021,hp_loans") && now.contains("seamk,2021,ctx_visits,7,reported,"), "{now}");
    let mut workbook = Vec::new();
    service.export(None).await.unwrap().write(Format::Xlsx, &mut workbook).unwrap();
    assert_eq!(changed(&service, workbook).await.unwrap(), 0);
    let mut json = Vec::new();
    service.export(None).await.unwrap().write(Format::Json, &mut json).unwrap();
    assert!(serde_json::from_slice::<serde_json::Value>(&json).unwrap().as_array().is_some_and(|rows| rows.len() == 4));
    assert_eq!(changed(&service, json).await.unwrap(), 0);
}

/// Larger than any file that a library may send.
#[tokio::test]
async fn what_goes_out_comes_in_however_large() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let note = "ä".repeat(LONGEST_NOTE);
    let catalogue = service.catalogue_now();
    let mut rows = Vec::new();
    for library in catalogue.libraries() {
        for year in 2010..=2024 {
            for indicator in catalogue.indicators().iter().filter(|indicator| indicator.is_asked()) {
                rows.push(format!("{},{year},{},,not_collected,\"{note}\"\n", library.code, indicator.code));
            }
        }
    }
    rows.sort();
    let text = format!("{HEADER}{}", rows.concat());
    assert!(text.len() > 33 << 20, "{}", text.len());
    let cells = changed(&service, &text).await.unwrap();
    let out = csv(&service).await;
    assert!(out == text && cells == rows.len(), "the same, in the order of libraries, years and indicators");
    assert_eq!(changed(&service, out).await.unwrap(), 0);
    for format in [Format::Json, Format::Xlsx] {
        let mut file = Vec::new();
        service.export(None).await.unwrap().write(format, &mut file).unwrap();
        assert_eq!(changed(&service, file).await.unwrap(), 0);
    }
}

/// In whatever encoding, and wherever a piece of the file ends.
#[tokio::test]
async fn a_problem_is_named_by_its_row_in_a_long_file() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let rows = "\r\n\r\n;;;;;\" \r\n\r\n \"\r\n".repeat(5_000);
    let text = format!("{}{rows}ääkkölä;2020;hp_loans;;not_collected;\r\n", HEADER.replace(',', ";").replace('\n', "\r\n"));
    let utf16: Vec<u8> = std::iter::once(0xfeff).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let old: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for file in [text.clone().into_bytes(), format!("\u{feff}{text}").into_bytes(), utf16, old] {
        assert_eq!(changed(&service, file).await.unwrap_err(), ["row 15002, library: there is no library \"ääkkölä\""]);
    }
    let frozen = format!("{HEADER}{}", "seamk,2019,hp_loans,5,reported,\n");
    assert_eq!(changed(&service, &frozen).await.unwrap(), 1);
    service.freeze_round(By::Command, year(2019), "").await.unwrap();
    let again = format!("{frozen}seamk,2019,ctx_visits,5,reported,\nnovia,2019,ctx_visits,5,reported,\n");
    let told = changed(&service, again).await.unwrap_err();
    assert!(told.len() == 1 && told[0].starts_with("row 2, year: 2019 is frozen"), "once a year: {told:?}");
    for (file, expected) in [
        (
            "library,year,indicator,value,status,note,value\nseamk,2020,hp_loans,5,reported,,9\n".to_owned(),
            "row 1, value: this column stands twice",
        ),
        (
            "library,year,indicator,value,status,note,\nseamk,2020,hp_loans,5,reported,,9\n".to_owned(),
            "row 2, library: this row has 7 columns, the header has 7",
        ),
        (
            r#"[{"library":"seamk","year":2020,"indicator":"hp_loans","value":5,"value":7,"status":"reported","note":null}]"#.to_owned(),
            "value stands twice",
        ),
        (r#"[{"library":"seamk","year":2020,"indicator":"hp_loans"}]"#.to_owned(), "value is missing"),
    ] {
        let told = changed(&service, &file).await.unwrap_err();
        assert!(told[0].contains(expected), "{file}: {told:?}");
    }
    let mixed =
        [HEADER.as_bytes(), "seamk,2020,hp_loans,,not_collected,\"ä\"\nnovia,2020,hp_loans,,not_collected,\"".as_bytes(), b"\xe4\"\n"]
            .concat();
    assert!(changed(&service, mixed).await.unwrap_err()[0].contains("Save it again as UTF-8"));
    let json = r#"[{"library": "seamk", "year": 2020, "indicator": "hp_loans", "value": true}]"#;
    assert!(changed(&service, json).await.unwrap_err()[0].contains("not a JSON list of rows"));
    let cut = r#"[{"library": "seamk", "year": 2020, "indicator": "hp_loans", "value": 1, "status": "reported"}"#;
    assert!(changed(&service, cut).await.is_err());
    assert_eq!(csv(&service).await.lines().count(), 2, "nothing else was kept");
}

#[tokio::test]
async fn aggregates_by_hand() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let rows = "seamk,2022,ctx_students_fte,5000,reported,\nnovia,2021,ctx_students_fte,4000,reported,\n\
        seamk,2022,hp_loans,1000,reported,\nnovia,2022,hp_loans,500,estimated,\nsamk,2022,hp_loans,,not_collected,\n\
        seamk,2022,opn_publications,10,reported,\nseamk,2022,opn_publications_open,5,reported,\n\
        novia,2022,opn_publications,30,reported,\nnovia,2022,opn_publications_open,25,reported,\nsamk,2022,opn_publications,99,reported,\n\
        seamk,2022,imp_satisfaction,4,reported,\nseamk,2022,imp_survey_n,100,reported,\n\
        novia,2022,imp_satisfaction,5,reported,\nnovia,2022,imp_survey_n,300,reported,\nsamk,2022,imp_satisfaction,1,reported,\n\
        seamk,2022,col_rubric,2,reported,\nnovia,2022,col_rubric,5,reported,\n\
        seamk,2022,fp_electricity_kwh,1000,reported,\nseamk,2022,fp_heat_kwh,2000,reported,\nnovia,2022,fp_electricity_kwh,10,reported,\n\
        seamk,2022,fp_train_km,1000,reported,\nseamk,2022,fp_car_km,100,reported,\nseamk,2022,fp_air_km,0,reported,\n\
        seamk,2020,fp_electricity_kwh,1000,reported,\nseamk,2020,fp_heat_kwh,2000,reported,\n";
    changed(&service, &format!("{HEADER}{rows}")).await.unwrap();
    let text = String::from_utf8(service.export_aggregates(None).await.unwrap().csv().unwrap()).unwrap();
    let row = |year: &str, code: &str| {
        let begins = format!("{year},{code},");
        text.lines()
            .find(|line| line.starts_with(&begins))
            .unwrap_or_else(|| panic!("no row {begins}"))
            .split(',')
            .skip(2)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    let number = |text: &str| text.parse::<f64>().unwrap();
    let near =
        |text: &str, expected: f64| assert!((number(text) - expected).abs() < 1e-9 * expected.abs().max(1.0), "{text} is not {expected}");
    // Students are missing for most members, so the share is empty and the count decides.
    assert_eq!(row("2022", "hp_loans"), ["1500", "1500", "1500", "2", "24", "", "insufficient"]);
    near(&row("2022", "opn_open_share")[0], 75.0);
    assert_eq!(row("2022", "opn_open_share")[3], "2");
    near(&row("2022", "imp_satisfaction")[0], 4.75);
    assert_eq!(row("2022", "col_rubric")[0], "3.5");
    let energy = row("2022", "fp_energy_kg");
    near(&energy[0], 1000.0 * 0.133 + 2000.0 * 0.102);
    near(&energy[1], 1000.0 * 0.1 + 2000.0 * 0.09);
    near(&energy[2], 1000.0 * 0.166 + 2000.0 * 0.12);
    assert_eq!(energy[3], "1", "a library without heat has no energy emissions");
    // A missing optional input leaves its term out; the 2016 factors are carried forward.
    near(&row("2022", "fp_travel_kg")[0], 1000.0 * 0.001 + 100.0 * 0.167);
    // Electricity's factor begins in 2021 and is not carried backwards.
    assert_eq!(row("2020", "fp_energy_kg"), ["", "", "", "0", "24", "", "insufficient"]);
    assert_eq!(text.lines().count(), 1 + 3 * 60);
}

#[tokio::test]
async fn what_an_import_approves_keeps_the_librarys_own_breaks() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    changed(&service, &format!("{HEADER}seamk,2024,hp_loans,5,reported,\n")).await.unwrap();
    let own =
        Break::of_library(library("seamk"), app::domain::code::IndicatorCode::parse("hp_loans").unwrap(), year(2024), BreakKind::Counter);
    let mut tx = service.db.write().await.unwrap();
    tx.update_break(&own).await.unwrap();
    both::commit(tx).await;
    changed(&service, &format!("{HEADER}seamk,2024,hp_loans,6,reported,\n")).await.unwrap();
    service.freeze_round(By::Command, year(2024), "").await.unwrap();
    assert_eq!(service.archive().find(year(2024)).unwrap().data.breaks, [own]);
}

#[tokio::test]
async fn an_open_year_stays_its_librarys_to_send() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let (seamk, y) = (library("seamk"), year(2025));
    let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk"]).await;
    service.open_round(By::Command, y).await.unwrap();
    let named = tempfile::NamedTempFile::new().unwrap();
    let bring = async |value: u32, open_years: OpenYears| {
        std::fs::write(named.path(), format!("{HEADER}seamk,2025,hp_loans,{value},reported,\n")).unwrap();
        service.import(named.path(), Run::Apply, open_years).await.unwrap()
    };
    let done = bring(5, OpenYears::Save).await.unwrap();
    let required = service.catalogue(y).indicators().iter().filter(|indicator| indicator.is_required()).count();
    assert_eq!(done.open, [((seamk.clone(), y), (1, required))].into());
    // Its manager goes on, and sends it.
    service.save_cells(&manager, &seamk, y, everything(&service), AllOrNothing::No).await.unwrap();
    let mut loans = wish("hp_loans", reported("7"), "counted", 1);
    loans.seen = service.sheet(&manager, &seamk, y).await.unwrap().cells[&loans.indicator].revision;
    service.save_cells(&manager, &seamk, y, vec![loans], AllOrNothing::No).await.unwrap();
    service.submit(&manager, &seamk, y).await.unwrap();
    let Err(NotImported::Problems(problems, 1)) = bring(9, OpenYears::Save).await else { panic!("what was sent was changed") };
    assert!(problems[0].to_string().starts_with("row 2, year: seamk has sent 2025;"), "{}", problems[0]);
    assert!(csv(&service).await.contains("seamk,2025,hp_loans,7,reported,"), "nothing was kept");
    bring(9, OpenYears::Approve).await.unwrap();
    let sheet = service.sheet(&manager, &seamk, y).await.unwrap();
    assert_eq!(sheet.submission.state, SubmissionState::Approved);
}

/// A part of a file, what it must be refused for, or the cells that it must come to.
#[tokio::test]
async fn what_is_not_certain_is_refused() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let bring = async |text: String| changed(&service, text).await;
    for (text, said) in [
        (format!("{HEADER}seamk,2019,hp_loans,\"51,234\",reported,\n"), "may be 51\u{202f}234 / 51.2340"),
        ("library\tyear\tindicator\tvalue\tstatus\tnote\nseamk\t2019\thp_loans\t51.234\treported\t\n".to_owned(), "may be"),
        ("library;year;indicator;value;status;note\nseamk;2019;hp_loans;51.234;reported;\n".to_owned(), "may be"),
        (format!("{HEADER}seamk,2019,hp_loans,n. 390,reported,\n"), "may be ≈390"),
        (format!("{HEADER}seamk,2019,fp_electricity_kwh,51 MWh,reported,\n"), "may be 51\u{202f}000 / 51"),
        (
            format!(
                "{HEADER}seamk,2019,hp_loans,12,reported,\"hyvä\nseamk,2019,ctx_visits,5,reported,\nseamk,2019,fp_devices,5,reported,x\"\n"
            ),
            "quotation",
        ),
    ] {
        let problems = bring(text.clone()).await.unwrap_err();
        assert!(problems.iter().any(|problem| problem.contains(said)), "{text}: {problems:?}");
    }
    for (text, kept) in [
        (format!("{HEADER}seamk,2019,hp_loans,51.234,reported,\n"), "hp_loans,51.234,"),
        (format!("{HEADER}seamk,2019,hp_loans,\"7,5\",REPORTED,24\" näyttö\n"), "hp_loans,7.5,reported,\"24\"\" näyttö\""),
        (format!("sep=,\n{HEADER}seamk,2019,hp_loans,61 kpl,reported,\n"), "hp_loans,61,"),
        ("library;year;indicator;value;status;note\nseamk;2019;hp_loans;51,234;reported;\n".to_owned(), "hp_loans,51.234,"),
    ] {
        bring(text.clone()).await.unwrap();
        assert!(csv(&service).await.contains(kept), "{text}");
    }
}

//! Small libraries are protected: what is published of groups, drafts, revisions and withheld numbers.

use std::sync::Arc;

use app::{
    domain::{
        account::{Actor, Role},
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode, STAFF},
        disclosure::{Wanted, disclosure, reading::Reader},
        emission::Quantity,
        entry::{
            amount::Amount,
            cell::Cell,
            figures::{Figure, YearFigures},
            request::{AllOrNothing, CellRequest},
        },
        limits::SHOWN_YEARS,
        numbers::{gap::Gap, year_data::YearData},
        refused::Refused,
    },
    text::Lang,
};
use server::service::events::By;

use crate::{
    both::{self, import, on_both, year_data},
    client::{Site, Who, library as library_code, year},
    numbers::{ENTERED, FIRST, LIBRARIES, catalogue_file},
    year::{actor, everything, refused, reported, wish},
};

fn loans_of(loans: i64) -> CellRequest {
    wish("hp_loans", reported(&loans.to_string()), "counted", 0)
}

#[test]
fn what_is_marked_protects_what_it_is_made_from() {
    let mut file = catalogue_file();
    for entry in &mut file.indicators {
        entry.personal = entry.code.as_str() == "trips_kg";
    }
    let catalogue = Catalogue::of_year(&file, year(FIRST)).unwrap();
    let personal = |code: &str| catalogue.is_personal(catalogue.find_indicator(code).unwrap());
    let protected = ["train", "car", "trips_kg", "total"].map(personal);
    assert_eq!((protected, personal("power"), personal("power_kg")), ([true; 4], false, false));
    file.vocabulary.near_percent = Some(0.0);
    let problems = Catalogue::of_year(&file, year(FIRST)).unwrap_err();
    assert!(problems[0].to_string().contains("near_percent"), "{problems:?}");
}

#[test]
fn what_was_published_counts_though_a_library_is_small_since() {
    let catalogue = Arc::new(Catalogue::of_year(&catalogue_file(), year(FIRST)).unwrap());
    let revision = |staff_of_first: &str, last: Option<&str>| {
        let mut figures = YearFigures::default();
        let trains = [Some("70"), Some("6"), Some("6"), Some("6"), last];
        for (code, (staff, train)) in LIBRARIES.iter().zip([staff_of_first, "5", "5", "5", "2"].into_iter().zip(trains)) {
            let own = figures.0.entry(LibraryCode::parse(code).unwrap()).or_default();
            for (entered, value) in [(STAFF, Some(staff)), ("train", train)] {
                if let Some(value) = value {
                    let cell = Cell::Reported(Amount::parse_plain(value).unwrap());
                    own.insert(IndicatorCode::parse(entered).unwrap(), Figure { cell, note: String::new() });
                }
            }
        }
        year_data(year(FIRST), &catalogue, &figures, Vec::new())
    };
    let total = Wanted::Total(IndicatorCode::parse("train").unwrap());
    let told = |history: &[Vec<&YearData>]| disclosure(history, SHOWN_YEARS, &[])[0].of(&total).is_given();
    let (first, second) = (revision("5", None), revision("2.5", Some("10")));
    assert!(told(&[vec![&first]]), "88 kilometres of four libraries that are not small");
    assert!(told(&[vec![&second]]), "and 98 of five, had nothing been published before");
    assert!(!told(&[vec![&first], vec![&second]]), "the difference would be the fifth library's");
}

#[test]
fn the_figures_say_exactly_what_was_summed() {
    // The trips are an optional part of the total. One library drives, but nobody knows how far by train.
    let mut file = catalogue_file();
    file.indicators.iter_mut().find(|entry| entry.code.as_str() == "total").unwrap().optional_inputs =
        vec![IndicatorCode::parse("trips_kg").unwrap()];
    let catalogue = Arc::new(Catalogue::of_year(&file, year(FIRST)).unwrap());
    let mut figures = YearFigures::default();
    for (at, code) in LIBRARIES.iter().enumerate() {
        let own = figures.0.entry(LibraryCode::parse(code).unwrap()).or_default();
        for entered in ENTERED.iter().filter(|entered| at > 0 || **entered != "train") {
            let cell = Cell::Estimated(Amount::parse_plain("2").unwrap());
            own.insert(IndicatorCode::parse(entered).unwrap(), Figure { cell, note: String::new() });
        }
    }
    let data = year_data(year(FIRST), &catalogue, &figures, Vec::new());
    let total = data.catalogue.find_indicator("total").unwrap();
    let all = data.reporting(total);
    assert_eq!(all, [true; LIBRARIES.len()], "the first library has a total without trips");
    let sums = Reader::of(&data).sums(total, &all).unwrap();
    for part in &sums[0] {
        let is_in: Vec<bool> = part.kinds.iter().map(Option::is_some).collect();
        assert_eq!((is_in[0], is_in[1..].to_vec()), (false, vec![true; LIBRARIES.len() - 1]), "{}", part.input);
    }
    // And it counts as an estimate only for what is in it.
    let of = |indicator: &str, row: usize| data.values.find(indicator).unwrap().is_estimated(row);
    assert!(of("total", 0) && of("power_kg", 0));
    let mut reported = figures.clone();
    for code in ["power", "waste"] {
        let own = reported.0.get_mut(&data.members[0]).unwrap();
        own.get_mut(&IndicatorCode::parse(code).unwrap()).unwrap().cell = Cell::Reported(Amount::parse_plain("2").unwrap());
    }
    let data = year_data(year(FIRST), &data.catalogue, &reported, Vec::new());
    assert!(!data.values.find("total").unwrap().is_estimated(0), "the estimated kilometres by car are in no term of it");
}

on_both! {
    async fn a_group_tells_of_nobody(fresh) {
        let service = both::service(&fresh.db).await;
        let (seamk, novia, y) = (library_code("seamk"), library_code("novia"), year(2025));
        let manager = actor(&service, "m@example.fi", Role::Manager, &["seamk", "novia"]).await;
        let mut rows = String::from("library,year,indicator,value,status,note\n");
        for (at, library) in service.catalogue(y).libraries().enumerate() {
            rows.push_str(&format!("{},2025,ctx_students_fte,3000,reported,\n{},2025,hp_loans,{},reported,\n", library.code, library.code, 1001 + at * 37));
        }
        import(&service, rows).await.unwrap().unwrap();
        service.freeze_round(By::Command, y, "").await.unwrap();
        let others: Vec<LibraryCode> =
            service.catalogue(y).libraries().map(|library| library.code.clone()).filter(|code| ![&seamk, &novia].contains(&code)).collect();
        service.save_peers(&manager, &seamk, &others[..9]).await.unwrap();
        let found = service.compare(&manager, &seamk, None).await.unwrap();
        let loans = found.rows.iter().find(|row| row.indicator.code.as_str() == "hp_loans").unwrap();
        let quartiles = loans.peers.unwrap();
        // Of nine, the quartiles would be the third, fifth and seventh library.
        for told in [quartiles.low, quartiles.middle, quartiles.high] {
            assert!((told / 100.0).fract().abs() < 1e-9, "two figures: {told}");
        }
        service.save_peers(&manager, &seamk, &others[..9]).await.expect("the same group is no new one");
        assert_eq!(refused(service.save_peers(&manager, &seamk, &others[..8]).await), Refused::TooSoon);
        assert_eq!(refused(service.save_peers(&manager, &novia, &others[..8]).await), Refused::TooSoon, "one person's groups count together");
        service.save_peers(&manager, &seamk, &[]).await.expect("no group tells of anybody");
        assert_eq!(refused(service.save_peers(&manager, &seamk, &others[..8]).await), Refused::TooSoon, "that was no way around");
    }

    async fn a_draft_is_an_outline(fresh) {
        let service = both::service(&fresh.db).await;
        let y = year(2025);
        let coordinator = actor(&service, "c@example.fi", Role::Coordinator, &[]).await;
        let steering = actor(&service, "s@example.fi", Role::Steering, &[]).await;
        service.open_round(By::Person(&coordinator), y).await.unwrap();
        let libraries: Vec<LibraryCode> = service.catalogue(y).libraries().map(|library| library.code.clone()).take(6).collect();
        for (at, library) in libraries.iter().enumerate() {
            let manager = actor(&service, &format!("{library}@example.fi"), Role::Manager, &[library.as_str()]).await;
            let mut wishes = everything(&service);
            wishes.iter_mut().filter(|wish| wish.indicator.as_str() == "hp_loans").for_each(|wish| *wish = loans_of(1234));
            service.save_cells(&manager, library, y, wishes, AllOrNothing::No).await.unwrap();
            if at < 4 {
                service.submit(&manager, library, y).await.unwrap();
                let version = service.sheet(&coordinator, library, y).await.unwrap().version();
                service.approve(&coordinator, library, y, version).await.unwrap();
            }
        }
        let told = async |actor: &Actor, code: &str| {
            let draft = service.draft(actor, y).await.unwrap();
            let edition = draft.edition(Lang::En);
            let found = edition.cube.aggregate(y, &IndicatorCode::parse(code).unwrap()).unwrap();
            (found.quantity.map(Quantity::best), found.coverage.reporting, edition.cube.spread(y, &IndicatorCode::parse(code).unwrap()).is_some())
        };
        assert_eq!(told(&coordinator, "hp_loans").await, (Some(6.0 * 1234.0), 6, true), "the coordinator sees all that is stored");
        assert_eq!(told(&steering, "hp_loans").await, (Some(4900.0), 4, false), "others what is approved, in two figures, and no dots");
        for code in ["fp_train_km", "fp_travel_kg", "fp_total_kg", "hp_rubric", "ctx_opening_hours"] {
            assert_eq!(told(&steering, code).await, (None, 4, false), "{code}");
        }
    }

    async fn panels_of_earlier_revisions_count_too(fresh) {
        let service = both::service(&fresh.db).await;
        let (coordinator, y) = (actor(&service, "c@example.fi", Role::Coordinator, &[]).await, year(2025));
        // Four libraries with few people, of whom the last was not there in the year before.
        let libraries = ["arcada", "centria", "diak", "hamk"].map(library_code);
        let mut rows = String::from("library,year,indicator,value,status,note\n");
        for (number, members) in [(2024, &libraries[..3]), (2025, &libraries[..])] {
            for library in members {
                for (indicator, value) in [("ctx_students_fte", "3000"), ("ctx_lib_staff_fte", "2"), ("lrn_training_days", "10")] {
                    rows.push_str(&format!("{library},{number},{indicator},{value},reported,\n"));
                }
            }
        }
        import(&service, rows).await.unwrap().unwrap();
        service.freeze_round(By::Command, y, "").await.unwrap();
        let days = IndicatorCode::parse("lrn_training_days").unwrap();
        let total = || service.archive().published.cube.aggregate(y, &days).unwrap().quantity.map(Quantity::best);
        assert_eq!(total(), Some(40.0));
        // Now the year before is frozen: its panel in 2025 would leave the fourth library alone.
        service.freeze_round(By::Command, year(2024), "").await.unwrap();
        let archive = service.archive();
        let trend = archive.published.cube.trend(y, &days);
        assert_eq!(trend.points.iter().map(|point| point.panel).collect::<Vec<_>>(), [Err(Gap::Withheld); 2]);
        assert_eq!(total(), Some(40.0), "what was published stands");
        // A correction of one library would tell of it: the total of the next revision is withheld.
        let manager = actor(&service, "m@example.fi", Role::Manager, &["hamk"]).await;
        service.reopen(&coordinator, &libraries[3], y, Some("2026-02-10".parse().unwrap())).await.unwrap();
        service.return_year(&coordinator, &libraries[3], y, "A slip", &[]).await.unwrap();
        let mut wishes = everything(&service);
        wishes.retain(|wish| !wish.indicator.as_str().starts_with("ctx_") && wish.indicator.as_str() != "lrn_training_days");
        wishes.push(wish("lrn_training_days", reported("17"), "counted again", 1));
        service.save_cells(&manager, &libraries[3], y, wishes, AllOrNothing::No).await.unwrap();
        let missing = everything(&service).into_iter().filter(|wish| wish.indicator.as_str().starts_with("ctx_"));
        let missing = missing.filter(|wish| !["ctx_students_fte", "ctx_lib_staff_fte"].contains(&wish.indicator.as_str()));
        service.save_cells(&manager, &libraries[3], y, missing.collect(), AllOrNothing::No).await.unwrap();
        service.submit(&manager, &libraries[3], y).await.unwrap();
        let version = service.sheet(&coordinator, &libraries[3], y).await.unwrap().version();
        service.approve(&coordinator, &libraries[3], y, version).await.unwrap();
        service.freeze_round(By::Command, y, "A slip in the days").await.unwrap();
        assert_eq!(total(), None);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn withheld_is_not_no_data() {
    let fresh = both::sqlite().await;
    let service = both::service(&fresh.db).await;
    let y = year(2024);
    let mut rows = String::from("library,year,indicator,value,status,note\n");
    for library in service.catalogue(y).libraries() {
        for (indicator, value) in [("ctx_students_fte", "3000"), ("ctx_lib_staff_fte", "2")] {
            rows.push_str(&format!("{},2024,{indicator},{value},reported,\n", library.code));
        }
    }
    for library in ["arcada", "diak"] {
        rows.push_str(&format!("{library},2024,lrn_training_days,10,reported,\n"));
    }
    import(&service, rows).await.unwrap().unwrap();
    service.freeze_round(By::Command, y, "").await.unwrap();
    let site = Site::on(fresh).await;
    let public = Who::default();
    let csv = site.get(&public, "/en/data/2024/figures.csv").await.text();
    let row = csv.lines().find(|line| line.starts_with("2024,lrn_training_days,")).unwrap();
    assert!(row.starts_with("2024,lrn_training_days,,,,2,24,") && row.ends_with(",withheld"), "{row}");
    let nobody = csv.lines().find(|line| line.starts_with("2024,col_group_days,")).unwrap();
    assert!(nobody.ends_with(",insufficient"), "{nobody}");
    let page = site.get(&public, "/en/indicators/lrn_training_days").await.text();
    assert!(page.contains("withheld") && !page.contains("no data"), "{page}");
    let other = site.get(&public, "/en/indicators/col_group_days").await.text();
    assert!(other.contains("no data") && !other.contains("withheld"), "{other}");
    let list = site.get(&public, "/en/indicators").await.text();
    assert!(list.contains("— withheld") && list.contains("— no data"), "{list}");
}

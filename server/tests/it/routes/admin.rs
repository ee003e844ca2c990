//! The coordinator edits the catalogue; frozen years stay as they were.

use app::domain::{
    account::Role,
    catalogue::file::{CatalogueFile, IndicatorFile},
    code::{IndicatorCode, UnitCode},
};
use axum::http::StatusCode;
use server::service::events::By;

use crate::{
    both::import,
    client::{Answer, Site, Who, year},
};

/// The fields of a form as the page has them, hidden ones included.
fn fields(page: &Answer) -> Vec<(String, String)> {
    let html = page.text();
    let decode = |text: &str| html_escape::decode_html_entities(text).into_owned();
    let attribute = |tag: &str, name: &str| {
        let begins = format!(" {name}=\"");
        tag.split(&begins).nth(1).map(|rest| decode(rest.split('"').next().unwrap()))
    };
    let mut fields = Vec::new();
    for tag in html.split("<input").skip(1) {
        let tag = tag.split('>').next().unwrap();
        let off = tag.contains("type=\"checkbox\"") && !tag.contains(" checked");
        if let (Some(name), false) = (attribute(tag, "name"), off) {
            fields.push((name, attribute(tag, "value").unwrap_or_default()));
        }
    }
    for area in html.split("<textarea").skip(1) {
        let (tag, rest) = area.split_once('>').unwrap();
        fields.push((attribute(tag, "name").unwrap(), decode(rest.split("</textarea>").next().unwrap().trim_start_matches('\n'))));
    }
    for select in html.split("<select").skip(1) {
        let name = attribute(select.split('>').next().unwrap(), "name").unwrap();
        let options = select.split("</select>").next().unwrap();
        let chosen = options.split("<option").skip(1).find(|option| option.split('>').next().unwrap().contains(" selected"));
        fields.push((name, chosen.and_then(|option| attribute(option, "value")).unwrap_or_default()));
    }
    fields
}

async fn edit(site: &Site, who: &Who, path: &str, changes: &[(&str, &str)]) -> Answer {
    let mut form = fields(&site.get(who, path).await);
    for (name, value) in changes {
        form.retain(|(known, _)| known != name);
        form.push(((*name).to_owned(), (*value).to_owned()));
    }
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    site.post(who, path, &form).await
}

/// A site with 2024 frozen: half the members' energy, and everybody's students.
async fn frozen() -> (Site, Who) {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let mut rows = String::from("library,year,indicator,value,status,note\n");
    for library in site.service.catalogue(year(2024)).libraries() {
        for (indicator, value) in [("ctx_students_fte", 3000), ("fp_electricity_kwh", 1000), ("fp_heat_kwh", 1000), ("hp_loans", 500)] {
            rows.push_str(&format!("{},2024,{indicator},{value},reported,\n", library.code));
        }
    }
    import(&site.service, rows).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2024), "").await.unwrap();
    (site, coordinator)
}

#[tokio::test]
async fn a_definition_changes_from_a_year_on() {
    let (site, coordinator) = frozen().await;
    let path = "/en/admin/indicators/hp_loans";
    let unchanged = edit(&site, &coordinator, path, &[]).await;
    assert_eq!(unchanged.status, StatusCode::SEE_OTHER, "{}", unchanged.text());
    let blank = edit(&site, &coordinator, path, &[("name.sv", " "), ("name.en", "Lendings")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.text().contains("Name, Svenska: the text is missing") && blank.text().contains("Lendings"), "what was typed stays");
    let early = edit(&site, &coordinator, path, &[("valid_from", "2024")]).await;
    assert!(early.text().contains("the earliest year is 2025"), "{}", early.text());
    let anew = edit(&site, &coordinator, path, &[("unit", "hours")]).await;
    assert!(anew.text().contains("how the method changed"), "another unit breaks the series: {}", anew.text());
    let done =
        edit(&site, &coordinator, path, &[("name.en", "Lendings"), ("break.fi", "a"), ("break.sv", "b"), ("break.en", "renewals too")])
            .await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let name = |at: i32| site.service.catalogue(year(at)).find_indicator("hp_loans").unwrap().name.en.clone();
    assert_ne!(name(2024), "Lendings", "the frozen year keeps its own");
    assert_eq!(name(2025), "Lendings");
    let hash = || {
        site.service.archive().published.find(year(2024)).and_then(|found| found.frozen.as_ref().map(|frozen| frozen.hash.clone())).unwrap()
    };
    let pinned = hash();
    let breaks = site.service.db.read().await.unwrap().list_breaks().await.unwrap();
    assert!(breaks.iter().any(|found| found.indicator.as_str() == "hp_loans" && found.year == year(2025) && found.library.is_none()));
    let stale = site.post(&coordinator, path, &[("revision", "1")]).await;
    assert_eq!(stale.status, StatusCode::UNPROCESSABLE_ENTITY);
    // Retired and replaced: the last year it is asked, and what comes then.
    let retired = edit(&site, &coordinator, path, &[("valid_to", "2026"), ("replaced_by", "hp_equipment_loans")]).await;
    assert!(retired.text().contains("there is no indicator hp_loans"), "a formula still reads it: {}", retired.text());
    let retired =
        edit(&site, &coordinator, "/en/admin/indicators/hp_equipment_loans", &[("valid_to", "2026"), ("replaced_by", "hp_loans")]).await;
    assert_eq!(retired.status, StatusCode::SEE_OTHER, "{}", retired.text());
    assert!(site.service.catalogue(year(2026)).find_indicator("hp_equipment_loans").is_some());
    assert!(site.service.catalogue(year(2027)).find_indicator("hp_equipment_loans").is_none());
    assert_eq!(hash(), pinned);
}

#[tokio::test]
async fn a_wrong_formula_is_marked_where_it_is_wrong() {
    let (site, coordinator) = frozen().await;
    let path = "/en/admin/indicators/fp_energy_kg";
    let check = async |formula: &str, expected: &str| {
        let answer = edit(&site, &coordinator, path, &[("formula", formula)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{formula}");
        assert!(answer.text().contains(expected), "{formula}: {}", answer.text());
    };
    check("fp_electricity_kwh * f(el.moon)", "fp_electricity_kwh * <mark>f(el.moon)</mark>").await;
    check("fp_heat_kwh * f(dh.average) + fp_heat_kwh", "<mark>fp_heat_kwh * f(dh.average) + fp_heat_kwh</mark>").await;
    check("fp_heat_kwh + ", "expected a number").await;
    check("fp_heat_kwh * f(dh.average) - hp_avoided_loans_kg", "never joined").await;
    let swedish = edit(&site, &coordinator, "/sv/admin/indicators/fp_energy_kg", &[("formula", "fp_heat_kwh")]).await;
    assert!(swedish.text().contains("formeln ger kwh, indikatorn är i kgco2e"), "{}", swedish.text());
}

#[tokio::test]
async fn a_revised_factor_is_shown_beside_what_was_reported() {
    let (site, coordinator) = frozen().await;
    let nobody = Who::default();
    let before = site.get(&nobody, "/en/indicators/fp_energy_kg").await.text();
    assert!(!before.contains("As reported"));
    let csv = site.get(&nobody, "/en/data/2024/figures.csv").await.bytes;
    // The row of 2024 among electricity's versions.
    let page = fields(&site.get(&coordinator, "/en/admin/factors/el.location").await);
    let row = page.iter().find_map(|(name, value)| name.strip_suffix(".year").filter(|_| value == "2024")).unwrap();
    let (best, high) = (format!("{row}.best"), format!("{row}.high"));
    let done = edit(&site, &coordinator, "/en/admin/factors/el.location", &[(&best, "0,5"), (&high, "0,6")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let after = site.get(&nobody, "/en/indicators/fp_energy_kg").await.text();
    assert!(after.contains("As reported") && after.contains("(0.1-draft)") && after.contains("(2026-02-03.2)"), "{after}");
    assert_eq!(site.get(&nobody, "/en/data/2024/figures.csv").await.bytes, csv, "the published figures stay");
    // A library's own value, in an open year.
    let own = [
        ("o0.library", "seamk"),
        ("o0.year", "2025"),
        ("o0.best", "0.01"),
        ("o0.method", "supplier"),
        ("o0.source", "emaps"),
        ("o0.quality", "B"),
        ("o0.status", "usable"),
    ];
    let done = edit(&site, &coordinator, "/en/admin/factors/el.location", &own).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let rows =
        "library,year,indicator,value,status,note\nseamk,2025,fp_electricity_kwh,1000,reported,\nseamk,2025,fp_heat_kwh,0,reported,\n";
    import(&site.service, rows).await.unwrap().unwrap();
    let aggregates = String::from_utf8(site.service.export_aggregates(Some(year(2025))).await.unwrap().csv().unwrap()).unwrap();
    assert!(aggregates.contains("2025,fp_energy_kg,10,10,10,1,24,"), "{aggregates}");
}

#[tokio::test]
async fn what_is_made_from_personal_figures_is_not_told_under_every_factor() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let mut rows = String::from("library,year,indicator,value,status,note\n");
    for library in site.service.catalogue(year(2024)).libraries() {
        for indicator in ["ctx_students_fte", "fp_train_km", "fp_car_km", "fp_air_km"] {
            rows.push_str(&format!("{},2024,{indicator},3000,reported,\n", library.code));
        }
    }
    import(&site.service, rows).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2024), "").await.unwrap();
    let page = fields(&site.get(&coordinator, "/en/admin/factors/travel.car").await);
    // The version that holds in 2024.
    let versions = page
        .iter()
        .filter_map(|(name, value)| Some((value.parse::<i32>().ok().filter(|from| *from <= 2024)?, name.strip_suffix(".year")?)));
    let (_, row) = versions.max().unwrap();
    let (best, high) = (format!("{row}.best"), format!("{row}.high"));
    let done = edit(&site, &coordinator, "/en/admin/factors/travel.car", &[(&best, "0,5"), (&high, "0,6")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    let after = site.get(&Who::default(), "/en/indicators/fp_travel_kg").await.text();
    assert!(after.contains("As reported") && after.contains("withheld (2026-02-03.2)"), "{after}");
}

#[tokio::test]
async fn the_rest_of_the_catalogue_is_edited_too() {
    let (site, coordinator) = frozen().await;
    for (path, name) in
        [("/en/admin/themes", "t6.name.fi"), ("/en/admin/targets", "g0.change"), ("/en/admin/factors/el.location", "o0.method")]
    {
        let begun = edit(&site, &coordinator, path, &[(name, "Ilmasto")]).await;
        assert_eq!(begun.status, StatusCode::UNPROCESSABLE_ENTITY, "a row without its key is not dropped in silence: {path}");
        assert!(begun.text().contains("Ilmasto"), "{path}");
    }
    let new_theme =
        [("t6.code", "climate"), ("t6.name.fi", "Ilmasto"), ("t6.name.sv", "Klimat"), ("t6.name.en", "Climate"), ("t6.from", "2026")];
    assert_eq!(edit(&site, &coordinator, "/fi/admin/themes", &new_theme).await.status, StatusCode::SEE_OTHER);
    assert!(site.service.catalogue(year(2025)).themes().iter().all(|theme| theme.code.as_str() != "climate"));
    assert!(site.service.catalogue(year(2026)).themes().iter().any(|theme| theme.code.as_str() == "climate"));
    let removed = edit(&site, &coordinator, "/en/admin/themes", &[("t0.code", "")]).await;
    assert!(removed.text().contains("there is no theme collaboration"), "{}", removed.text());
    let target = [
        ("g0.indicator", "fp_energy_kg"),
        ("g0.baseline", "2024"),
        ("g0.year", "2030"),
        ("g0.change", "−30"),
        ("g0.reason.fi", "a"),
        ("g0.reason.sv", "b"),
        ("g0.reason.en", "general meeting"),
    ];
    let done = edit(&site, &coordinator, "/en/admin/targets", &target).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text());
    assert!((site.service.catalogue(year(2025)).targets()[0].change_percent + 30.0).abs() < 1e-12);
    let library = [("code", "uusi"), ("name.fi", "Uusi"), ("name.sv", "Ny"), ("name.en", "New"), ("abbreviation", "U"), ("from", "2025")];
    assert_eq!(edit(&site, &coordinator, "/fi/admin/libraries/new", &library).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        (site.service.catalogue(year(2024)).members(year(2024)).len(), site.service.catalogue(year(2025)).members(year(2025)).len()),
        (24, 25)
    );
    assert!(edit(&site, &coordinator, "/en/admin/libraries/new", &library).await.text().contains("in use already"));
    let path = "/en/admin/libraries/uusi";
    for absent in ["2027 – 26", "2027–", "2025"] {
        let refused = edit(&site, &coordinator, path, &[("absent", absent), ("city", "Kemi")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{absent}");
        assert!(refused.text().contains("Kemi"), "what was typed stays");
    }
    assert_eq!(edit(&site, &coordinator, path, &[("absent", "2027, 2029 - 2030")]).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&coordinator, path).await.text().contains(r#"value="2027, 2029, 2030""#));
    assert!(site.get(&coordinator, "/en/admin?find=uusi").await.text().contains("2025–2026, 2028, 2031–"));
    assert_eq!(edit(&site, &coordinator, "/fi/admin/consortium", &[("naming", "yes")]).await.status, StatusCode::SEE_OTHER);
    assert!(site.service.catalogue_now().names_libraries());
    let page = site.get(&coordinator, "/en/admin").await.text();
    assert!(page.contains("uusi") && page.contains("general meeting"), "{page}");
}

#[tokio::test]
async fn the_consortium_says_who_it_is() {
    let (site, coordinator) = frozen().await;
    let nobody = Who::default();
    assert!(site.get(&nobody, "/sv/signin").await.text().contains("AMKIT-konsortiet"));
    let path = "/en/admin/consortium";
    let blank = edit(&site, &coordinator, path, &[("about.sv", ""), ("name.en", "Archives of Nowhere")]).await;
    assert_eq!(blank.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(blank.text().contains("Archives of Nowhere"), "what was typed stays");
    let texts = [
        ("name.en", "Archives of Nowhere"),
        ("libraries.en", "All archives of <Nowhere>"),
        ("about.en", "Jälki gathers what archives do."),
        ("boundary.en", "Only the cellar counts."),
    ];
    assert_eq!(edit(&site, &coordinator, path, &texts).await.status, StatusCode::SEE_OTHER);
    for (who, path) in [(&nobody, "/en/signin"), (&nobody, "/en"), (&nobody, "/en/method"), (&coordinator, "/en/home")] {
        let page = site.get(who, path).await.text();
        assert!(page.contains("Jälki gathers what archives do.") && !page.contains("AMKIT consortium maintains"), "{path}");
    }
    let overview = site.get(&nobody, "/en").await.text();
    assert!(overview.contains("All archives of &lt;Nowhere&gt;"));
    assert!(overview.contains("AMKIT consortium (") && !overview.contains("Archives of Nowhere ("), "a frozen year is cited as it was");
    assert!(!site.get(&nobody, "/en/method").await.text().contains("Only the cellar"), "nor does its boundary move");
}

#[tokio::test]
async fn a_retired_indicator_opens_in_its_last_year() {
    let (site, coordinator) = frozen().await;
    let nobody = Who::default();
    let retired =
        edit(&site, &coordinator, "/en/admin/indicators/hp_equipment_loans", &[("valid_to", "2024"), ("replaced_by", "hp_loans")]).await;
    assert_eq!(retired.status, StatusCode::SEE_OTHER, "{}", retired.text());
    let rows = "library,year,indicator,value,status,note\nseamk,2025,hp_loans,5,reported,\n";
    import(&site.service, rows).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2025), "").await.unwrap();
    let opened = site.get(&nobody, "/en/indicators/hp_equipment_loans").await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let page = site.get(&nobody, "/en/indicators/hp_equipment_loans?year=2024").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text().contains("hp_equipment_loans?year=2025"), "no way leads to a year without it");
    assert_eq!(site.get(&nobody, "/en/indicators/hp_loans").await.status, StatusCode::OK);
}

fn find<'a>(file: &'a mut CatalogueFile, code: &str) -> &'a mut IndicatorFile {
    file.indicators.iter_mut().find(|entry| entry.code.as_str() == code).unwrap()
}

#[tokio::test]
async fn an_import_that_counts_anew_breaks_the_series_and_the_two_sides_never_meet() {
    let (site, _) = frozen().await;
    let file = site.service.catalogue_file().1;
    let import = async |change: &dyn Fn(&mut CatalogueFile)| {
        let mut file = file.as_ref().clone();
        change(&mut file);
        let done = site.service.import_catalogue(file, false).await.unwrap();
        done.err().unwrap_or_default().iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
    };
    let share = |file: &mut CatalogueFile| {
        let mut entry = find(file, "hp_avoided_loans_kg").clone();
        (entry.code, entry.formula) = (IndicatorCode::parse("x_share").unwrap(), Some("fp_total_kg * f(hp.substitution)".to_owned()));
        file.indicators.push(entry);
    };
    assert!(import(&share).await.contains("never joined"), "a handprint made of a footprint");
    let chained = |file: &mut CatalogueFile| {
        share(file);
        let mut entry = find(file, "x_share").clone();
        (entry.code, entry.formula) = (IndicatorCode::parse("x_net").unwrap(), Some("hp_avoided_loans_kg - x_share".to_owned()));
        file.indicators.push(entry);
    };
    assert!(import(&chained).await.contains("x_net"));
    let headline = |file: &mut CatalogueFile| {
        file.vocabulary.headline.footprint.indicator = IndicatorCode::parse("hp_avoided_loans_kg").unwrap();
    };
    assert!(import(&headline).await.contains("cannot stand on that side"));
    assert_eq!(import(&|file| find(file, "lrn_il_hours").unit = UnitCode::parse("days").unwrap()).await, "");
    let breaks = site.service.db.read().await.unwrap().list_breaks().await.unwrap();
    let marked =
        breaks.iter().any(|found| found.indicator.as_str() == "lrn_il_hours" && found.year == year(2025) && found.library.is_none());
    assert!(marked, "{breaks:?}");
}

#[tokio::test]
async fn a_form_is_not_read_by_the_rows_of_another_revision() {
    let site = Site::new().await;
    let who = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let other = crate::both::service(&site.service.db).await;
    let secret = who.0.as_deref().unwrap().split('=').nth(1).unwrap().to_owned();
    let actor = other.find_actor(&secret).await.unwrap().unwrap();
    let (revision, _) = other.catalogue_to_edit(&actor).unwrap();
    let edited = other.edit_catalogue(&actor, revision, "a word", &[], |file| "Study".clone_into(&mut file.vocabulary.themes[0].name.en));
    let newer = edited.await.unwrap().unwrap().to_string();
    // This process has not read the newer catalogue yet; the form says that it was filled from it.
    let mut form = fields(&site.get(&who, "/en/admin/themes").await);
    form.iter_mut().filter(|(name, _)| name == "revision").for_each(|(_, value)| value.clone_from(&newer));
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = site.post(&who, "/en/admin/themes", &form).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.service.refresh_published().await.unwrap();
    assert_eq!(site.service.catalogue_file().1.vocabulary.themes[0].name.en, "Study", "nothing was saved over it");
}

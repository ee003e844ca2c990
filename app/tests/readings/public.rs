//! Pages for everybody.

use app::{
    chart::Medium,
    pages::public::{indicator::Indicator, indicators::Indicators, overview::Overview, reports::Reports, stories::Stories, story::Story},
    text::Lang,
    url::Basis,
};

use crate::small::{MEMBERS, Small, code, year};

#[test]
fn coverage_stands_beside_every_number() {
    let small = Small::new();
    let edition = small.edition(Lang::En);
    let coverage = edition.coverage(Medium::Web);
    assert_eq!((coverage.line.as_str(), coverage.reporting), ("8 of 8 libraries · 100% of students", MEMBERS));
    let loans = edition.fact(&code("hp_loans")).unwrap();
    // The last library has no loans: it is missing, and no zero.
    assert_eq!((loans.aggregate.coverage.reporting, loans.value.as_deref()), (MEMBERS - 1, Some("840\u{a0}items")));
    assert!(Overview::of(&edition).years.len() == 2);
}

#[test]
fn a_change_compares_like_with_like() {
    let small = Small::new();
    let loans = small.edition(Lang::En).fact(&code("hp_loans")).unwrap();
    let change = loans.change.unwrap();
    assert_eq!((change.with_sign().as_str(), change.coverage.reporting, change.since), ("+20%", MEMBERS - 1, year(2023)));
    assert_eq!(small.edition(Lang::Fi).fact(&code("hp_loans")).unwrap().change.unwrap().with_arrow(), "▲ 20\u{a0}%");
}

#[test]
fn a_frozen_year_has_one_name_and_one_citation() {
    let small = Small::new();
    for lang in Lang::ALL {
        let edition = small.edition(lang);
        assert_eq!(edition.identity().as_deref(), Some("J2024-1-0123456789ab"));
        let citation = edition.citation("2026-03-10".parse().unwrap());
        assert!(citation.contains("2024") && citation.contains("2026"), "{citation}");
    }
}

#[test]
fn every_indicator_stands_once_under_its_theme() {
    let small = Small::new();
    let edition = small.edition(Lang::Sv);
    let rows: usize = edition.facts_by_theme().iter().map(|theme| theme.facts.len()).sum();
    assert_eq!(rows, small.catalogue().indicators().len());
    assert_eq!(Indicators::of(&edition).themes.len(), small.catalogue().themes().len());
}

#[test]
fn what_a_year_does_not_have_is_not_there() {
    let small = Small::new();
    let edition = small.edition(Lang::Fi);
    assert!(Indicator::of(&edition, &code("no_such_thing"), Basis::Panel).is_none());
    assert!(Story::of(&edition, 2023).is_none(), "another year's");
    assert!(Story::of(&edition, 2024).is_some());
    assert_eq!(Stories::of(&edition).stories.len(), 1);
    assert_eq!(Reports::of(&small.published, Lang::Fi).years.iter().map(|found| found.0).collect::<Vec<_>>(), [year(2024), year(2023)]);
}

#[test]
fn the_latest_year_has_no_year_in_its_address() {
    let small = Small::new();
    assert_eq!(small.edition(Lang::Fi).year_in_address(), None);
    let earlier = app::findings::Edition::of(&small.published, Some(year(2023)), Lang::Fi).unwrap();
    assert_eq!((earlier.year_in_address(), earlier.previous()), (Some(year(2023)), None));
    assert!(app::findings::Edition::of(&small.published, Some(year(2022)), Lang::Fi).is_none());
}

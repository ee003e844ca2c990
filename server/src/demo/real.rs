//! Real figures that libraries and authorities have published, and why some do not fit.

use app::{
    domain::{catalogue::Catalogue, entry::amount::Amount, year::Year},
    pages::public::demo::{RealFigure, Unfit},
};

use super::{FROZEN, OPEN};

const FILE: &str = include_str!("published_figures.csv");

/// Every published figure, in the order of the file, each with its verdict.
#[must_use]
pub fn real_figures(catalogue: &Catalogue) -> Vec<RealFigure> {
    let mut reader = csv::Reader::from_reader(FILE.as_bytes());
    let mut figures: Vec<RealFigure> = reader.deserialize().filter_map(Result::ok).collect();
    let mut used: Vec<(String, String, String)> = Vec::new();
    for figure in &mut figures {
        figure.unfit = verdict(figure, catalogue);
        let key = (figure.library.clone(), figure.year.clone(), figure.indicator.clone());
        if figure.unfit.is_none() {
            if used.contains(&key) {
                figure.unfit = Some(Unfit::Later);
            } else {
                used.push(key);
            }
        }
    }
    figures
}

fn verdict(figure: &RealFigure, catalogue: &Catalogue) -> Option<Unfit> {
    let fits = catalogue.find_indicator(&figure.indicator).is_some_and(app::domain::catalogue::indicator::Indicator::is_asked);
    if !fits || Amount::parse_plain(&figure.value).is_err() {
        return Some(Unfit::Definition);
    }
    if catalogue.find_library(&figure.library).is_none() {
        return Some(Unfit::Library);
    }
    let year = Year::parse(&figure.year).ok()?;
    (!(FROZEN.contains(&year.number()) || year.number() == OPEN)).then_some(Unfit::Year)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_published_figure_has_a_verdict() {
        let catalogue = Catalogue::of_year(&crate::catalogue::seed().unwrap(), app::domain::year::Year::try_from(2025).unwrap()).unwrap();
        let figures = real_figures(&catalogue);
        assert_eq!(figures.len(), FILE.lines().count() - 1, "no row is lost");
        let of = |library: &str, indicator: &str, year: &str| {
            figures.iter().find(|f| f.library == library && f.indicator == indicator && f.year == year).map(|f| f.unfit)
        };
        assert_eq!(of("seamk", "ctx_visits", "2023"), Some(None));
        assert_eq!(of("seamk", "ctx_visits", "2012"), Some(Some(Unfit::Year)));
        assert_eq!(of("seamk", "x_loans_with_renewals", "2022"), Some(Some(Unfit::Definition)));
        assert_eq!(of("oulu", "lrn_il_participants", "2021"), Some(Some(Unfit::Library)));
        assert!(figures.iter().filter(|f| f.unfit.is_none()).count() >= 12);
    }
}

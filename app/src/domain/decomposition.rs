//! Why emissions changed: because the libraries did other things, or because the factors did.
//!
//! For *E = Σ a·f* (`domain/method.md` 6.9): activity effect = Σ (a₁−a₀)·(f₀+f₁)/2, factor effect
//! = Σ (f₁−f₀)·(a₀+a₁)/2. Computed as mean differences of E over both years' factors and both
//! years' activities, which is the same for a formula that is linear in each, and adds up for any.

use std::collections::BTreeSet;

use super::{
    code::{IndicatorCode, LibraryCode},
    derive::Values,
    figures::YearFigures,
    indicator::Indicator,
    trend::YearData,
};

/// Emissions of two years on the same libraries, and the parts of their change, in kg CO2e.
#[derive(Clone, Debug, PartialEq)]
pub struct Decomposition {
    pub from: f64,
    pub to: f64,
    pub libraries: usize,
    pub parts: Vec<ComponentChange>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ComponentChange {
    pub component: IndicatorCode,
    pub from: f64,
    pub to: f64,
    pub activity: f64,
    pub factor: f64,
}

impl Decomposition {
    #[must_use]
    pub fn activity(&self) -> f64 {
        self.parts.iter().map(|part| part.activity).sum()
    }

    #[must_use]
    pub fn factor(&self) -> f64 {
        self.parts.iter().map(|part| part.factor).sum()
    }
}

/// Splits the change between two years over `components`, on the libraries that have all of them
/// in both. None when there is no such library.
#[must_use]
pub fn decompose(components: &[IndicatorCode], from: &YearData, to: &YearData) -> Option<Decomposition> {
    let indicators = |year: &YearData| -> Option<Vec<Indicator>> {
        components.iter().map(|code| year.catalogue.find_indicator(code.as_str()).cloned()).collect()
    };
    let (old, new) = (indicators(from)?, indicators(to)?);
    let complete = |year: &YearData| -> BTreeSet<LibraryCode> {
        let mut reporting = components.iter().map(|code| year.reporters(code).into_iter().collect::<BTreeSet<_>>());
        let first = reporting.next().unwrap_or_default();
        reporting.fold(first, |all, next| all.intersection(&next).cloned().collect())
    };
    let panel: Vec<LibraryCode> = complete(from).intersection(&complete(to)).cloned().collect();
    if panel.is_empty() {
        return None;
    }
    let (before, after) = alike(&panel, from, to, old.iter().chain(&new));
    let emissions = |figures: &YearFigures, factors_of: &YearData| -> Option<Vec<f64>> {
        let values = Values::new(&factors_of.catalogue, figures, factors_of.year);
        let indicators = if factors_of.year == to.year { &new } else { &old };
        indicators
            .iter()
            .map(|indicator| panel.iter().map(|library| values.of(library, indicator).map(|d| d.quantity.best())).sum::<Option<f64>>())
            .collect()
    };
    let (e00, e01) = (emissions(&before, from)?, emissions(&before, to)?);
    let (e10, e11) = (emissions(&after, from)?, emissions(&after, to)?);
    let parts: Vec<ComponentChange> = components
        .iter()
        .enumerate()
        .map(|(i, component)| ComponentChange {
            component: component.clone(),
            from: e00[i],
            to: e11[i],
            activity: f64::midpoint(e10[i] - e00[i], e11[i] - e01[i]),
            factor: f64::midpoint(e01[i] - e00[i], e11[i] - e10[i]),
        })
        .collect();
    Some(Decomposition { from: e00.iter().sum(), to: e11.iter().sum(), libraries: panel.len(), parts })
}

/// Both years' figures of the panel, without the optional inputs that one of the years lacks:
/// beginning to weigh one's waste is not an increase in emissions.
fn alike<'a>(
    panel: &[LibraryCode],
    from: &YearData,
    to: &YearData,
    indicators: impl Iterator<Item = &'a Indicator>,
) -> (YearFigures, YearFigures) {
    let optional: BTreeSet<&IndicatorCode> = indicators.flat_map(|indicator| &indicator.optional_inputs).collect();
    let of_panel = |year: &YearData| YearFigures(panel.iter().filter_map(|l| Some((l.clone(), year.figures.0.get(l)?.clone()))).collect());
    let (mut before, mut after) = (of_panel(from), of_panel(to));
    for library in panel {
        for code in &optional {
            let in_both = before.cell(library, code).amount().is_some() && after.cell(library, code).amount().is_some();
            if !in_both {
                for figures in [&mut before, &mut after] {
                    if let Some(cells) = figures.0.get_mut(library) {
                        cells.remove(*code);
                    }
                }
            }
        }
    }
    (before, after)
}

/// Rounds a total and its parts to one step, so that the printed parts add up to the printed
/// total: the difference goes to the largest part.
#[must_use]
pub fn rounded(total: f64, parts: &[f64], step: f64) -> (f64, Vec<f64>) {
    let round = |value: f64| (value / step).round() * step;
    let total = round(total);
    let mut rounded: Vec<f64> = parts.iter().copied().map(round).collect();
    let largest = (0..parts.len()).max_by(|&a, &b| parts[a].abs().total_cmp(&parts[b].abs()));
    if let Some(largest) = largest {
        rounded[largest] += total - rounded.iter().sum::<f64>();
    }
    (total, rounded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn printed_parts_add_up() {
        let (total, parts) = rounded(-149.6, &[-15.4, -140.3, 6.1], 10.0);
        assert!((total + 150.0).abs() < 1e-9);
        assert!((parts.iter().sum::<f64>() - total).abs() < 1e-9, "{parts:?}");
    }
}

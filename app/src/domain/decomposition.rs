//! Why emissions changed: because the libraries did other things, or because the factors did.
//!
//! For *E = Σ a·f* (`docs/numbers.md`): activity effect = Σ (a₁−a₀)·(f₀+f₁)/2, factor effect
//! = Σ (f₁−f₀)·(a₀+a₁)/2. Computed as mean differences of E over both years' factors and both
//! years' activities, which is the same for a formula that is linear in each, and adds up for any.

use std::collections::BTreeMap;

use super::{
    code::IndicatorCode,
    trend::{panel, rows},
    values::{Column, Values},
    year_data::YearData,
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
    let complete = |year: &YearData| -> Vec<bool> {
        let masks: Vec<Vec<bool>> = components.iter().map(|code| year.reporting_of(code)).collect();
        (0..year.members.len()).map(|row| masks.iter().all(|mask| mask[row])).collect()
    };
    let mut later = complete(to);
    for code in components {
        later.iter_mut().zip(to.broken(code)).for_each(|(complete, broken)| *complete &= !broken);
    }
    let both = panel(&[complete(from), later], &[from, to]);
    let (old, new) = (rows(&both[0]), rows(&both[1]));
    if old.is_empty() || old.len() != new.len() {
        return None;
    }
    let optional = optional_inputs(components, from, to);
    let (before, after) = alike([from, to], [&old, &new], &optional);
    // A year's cells under a year's factors; the definitions belong to the factors.
    let emissions = |cells: &BTreeMap<IndicatorCode, Column>, factors_of: &YearData| -> Option<Vec<f64>> {
        let panel: Vec<_> = new.iter().map(|row| to.members[*row].clone()).collect();
        let values = Values::of_entered(&factors_of.catalogue, &panel, cells.clone(), factors_of.year);
        let sum = |column: &Column| (0..panel.len()).map(|row| column.best(row)).fold(0.0, |a, b| a + b);
        let sums: Vec<f64> = components.iter().map(|code| values.find(code.as_str()).map_or(f64::NAN, sum)).collect();
        sums.iter().all(|sum| sum.is_finite()).then_some(sums)
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
    Some(Decomposition { from: e00.iter().sum(), to: e11.iter().sum(), libraries: new.len(), parts })
}

/// The entered inputs that the components, or what they are made from, may do without.
fn optional_inputs(components: &[IndicatorCode], from: &YearData, to: &YearData) -> Vec<IndicatorCode> {
    let of = |year: &YearData| -> Vec<IndicatorCode> {
        let under = components.iter().flat_map(|code| year.catalogue.under(code.as_str()).clone());
        under.flat_map(|at| year.catalogue.indicator_at(at).optional_inputs.clone()).collect()
    };
    [of(from), of(to)].concat()
}

/// Both years' cells of the panel, without the optional inputs that one of the years lacks:
/// beginning to weigh one's waste is not an increase in emissions.
fn alike(
    years: [&YearData; 2],
    panels: [&[usize]; 2],
    optional: &[IndicatorCode],
) -> (BTreeMap<IndicatorCode, Column>, BTreeMap<IndicatorCode, Column>) {
    let [mut before, mut after] = [0, 1].map(|at| {
        let entered = years[at].values.entered();
        entered.into_iter().map(|(code, column)| (code, column.of_rows(panels[at]))).collect::<BTreeMap<_, _>>()
    });
    for code in optional {
        if let (Some(before), Some(after)) = (before.get_mut(code), after.get_mut(code)) {
            before.keep_with(after);
            after.keep_with(before);
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

//! Somebody who takes everything that is published, and knows the rules of rounding, who reports what, all
//! figures that are not personal and the other years besides, and looks for what a small library's personal
//! figure can be: by a linear program, and in whole numbers by an integer program.
//!
//! It knows nothing of how the program decides: what each number makes of the figures is found out by
//! changing one figure at a time.

use std::{collections::BTreeMap, sync::Arc, time::Duration};

use app::{
    domain::{
        catalogue::{Catalogue, indicator::Indicator},
        code::{IndicatorCode, LibraryCode},
        disclosure::{Permit, Wanted, disclosure},
        emission::Quantity,
        entry::{
            amount::Amount,
            cell::Cell,
            figures::{Figure, YearFigures},
            series_break::Break,
        },
        limits::SHOWN_YEARS,
        numbers::{
            aggregate::{AS_IT_IS, total},
            decomposition::Crossed,
            trend::{change, component_panel, panel_of},
            year_data::YearData,
        },
        year::Year,
    },
    text::number::{in_coarse_figures, to_step, two_figures_step},
};
use microlp::{ComparisonOp, OptimizationDirection, Problem, Variable};

use crate::both::year_data;

/// A frozen year as it is in a snapshot.
pub struct Frozen {
    pub year: Year,
    pub catalogue: Arc<Catalogue>,
    pub figures: YearFigures,
    pub breaks: Vec<Break>,
}

impl Frozen {
    fn data(&self) -> YearData {
        self.of(&self.figures)
    }

    fn of(&self, figures: &YearFigures) -> YearData {
        year_data(self.year, &self.catalogue, figures, self.breaks.clone())
    }

    /// As if one figure were so much more.
    fn with(&self, library: &LibraryCode, code: &IndicatorCode, more: i64) -> YearData {
        let mut figures = self.figures.clone();
        let held = figures.0.get_mut(library).unwrap().get_mut(code).unwrap();
        let amount = Amount::from_thousandths(held.cell.amount().unwrap().thousandths() + more * 1000).unwrap();
        *held = Figure { cell: Cell::Reported(amount), note: String::new() };
        self.of(&figures)
    }
}

/// Least and most of a sum: coefficients by published quantity.
struct Limit {
    of: Vec<(usize, f64)>,
    least: f64,
    most: f64,
}

/// What a year's published numbers are, unrounded.
fn quantities(years: &[&YearData], at: usize, told: &[(Wanted, f64)]) -> Vec<f64> {
    let data = years[at];
    let range = |found: Option<Quantity>| {
        let range = found.expect("it is published").range();
        [range.low, range.best, range.high]
    };
    let indicator = |code: &IndicatorCode| -> &Indicator { data.catalogue.find_indicator(code.as_str()).unwrap() };
    let place = |until: &Year| {
        let end = years.iter().position(|data| data.year == *until).unwrap();
        let first = (end + 1).saturating_sub(SHOWN_YEARS);
        (&years[first..=end], at - first)
    };
    let mut crossed: BTreeMap<Year, Crossed<'_>> = BTreeMap::new();
    let mut all = Vec::new();
    for (wanted, _) in told {
        match wanted {
            Wanted::Total(code) => {
                let indicator = indicator(code);
                all.extend(range(total(data, indicator, &data.reporting(indicator), &AS_IT_IS)));
            }
            Wanted::Panel(code, until) => {
                let (shown, place) = place(until);
                all.extend(range(total(data, indicator(code), &panel_of(code, shown)[place], &AS_IT_IS)));
            }
            Wanted::Component(code, until) => {
                let (shown, place) = place(until);
                let whole = &shown.last().unwrap().catalogue.headline().footprint.indicator;
                let among = &component_panel(code, &panel_of(whole, shown), shown)[place];
                all.extend(range(total(data, indicator(code), among, &AS_IT_IS)));
            }
            Wanted::Change(code, other) | Wanted::Split(code, other) => {
                let (from, to) = if *other < data.year { (years[at - 1], data) } else { (data, years[at + 1]) };
                let crossed = crossed.entry(*other).or_insert_with(|| Crossed::of_changes(from, to));
                if matches!(wanted, Wanted::Change(..)) {
                    let found = change(code, crossed, [from, to], [&AS_IT_IS; 2]).unwrap();
                    all.extend([found.from.best(), found.to.best()]);
                } else {
                    let split = crossed.split(code).unwrap();
                    all.extend([split.from, split.to, split.activity, split.factor]);
                }
            }
        }
    }
    all
}

/// What a quantity can be that was rounded as it is published.
fn rounded(at: usize, value: f64, grain: f64) -> Limit {
    let step = two_figures_step(value);
    let step = if value.abs() < 10.0 * grain * step { step } else { step * grain };
    let shown = in_coarse_figures(value, grain);
    Limit { of: vec![(at, 1.0)], least: shown - step / 2.0, most: shown + step / 2.0 }
}

/// What is published tells of the quantities.
fn limits(told: &[(Wanted, f64)], values: &[f64]) -> Vec<Limit> {
    let mut limits = Vec::new();
    let mut at = 0;
    for (wanted, grain) in told {
        let grain = *grain;
        // A part of the earlier year's emissions that was rounded to whole percents.
        let percent = |part: &[(usize, f64)], from: usize, shown: f64| {
            let side = |bound: f64| [part, &[(from, -bound / 100.0)]].concat();
            let least = Limit { of: side(shown - grain / 2.0), least: 0.0, most: f64::INFINITY };
            let most = Limit { of: side(shown + grain / 2.0), least: f64::NEG_INFINITY, most: 0.0 };
            [least, most]
        };
        match wanted {
            Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) => {
                limits.extend((at..at + 3).map(|at| rounded(at, values[at], grain)));
                at += 3;
            }
            Wanted::Change(..) => {
                if values[at] > 0.0 {
                    let shown = to_step((values[at + 1] / values[at] - 1.0) * 100.0, grain);
                    limits.extend(percent(&[(at + 1, 1.0), (at, -1.0)], at, shown));
                }
                at += 2;
            }
            Wanted::Split(..) => {
                let [from, to, activity, factor] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
                if from > 0.0 {
                    limits.extend([rounded(at, from, grain), rounded(at + 1, to, grain)]);
                    let largest = [to - from, activity, factor].into_iter().map(f64::abs).fold(0.0, f64::max);
                    let step = two_figures_step(largest) * grain;
                    // The larger part takes what rounding leaves, and tells no more than the others.
                    let smaller = if to_step(activity, step).abs() >= to_step(factor, step).abs() { 3 } else { 2 };
                    for (of, value) in [(vec![(at + 1, 1.0), (at, -1.0)], to - from), (vec![(at + smaller, 1.0)], values[at + smaller])] {
                        let shown = to_step(value, step);
                        limits.push(Limit { of: of.clone(), least: shown - step / 2.0, most: shown + step / 2.0 });
                        limits.extend(percent(&of, at, to_step(value / from * 100.0, grain)));
                    }
                }
                at += 4;
            }
        }
    }
    limits
}

/// What was found out about a figure: how many were looked at, and how many could be told.
#[derive(Debug, Default)]
pub struct Found {
    pub looked_at: usize,
    pub numbers: usize,
    pub told: Vec<String>,
}

/// In how many digits the attacker sees what is published.
#[derive(Clone, Copy, PartialEq)]
pub enum Digits {
    AsPublished,
    /// More than anybody sees: to know that the attacker finds what there is to find.
    All,
}

/// Attacks every year, as if they had been frozen one after the other. In whole numbers too, every so many
/// figures.
pub fn attack(frozen: &[Frozen], digits: Digits, whole: usize) -> Found {
    let base: Vec<YearData> = frozen.iter().map(Frozen::data).collect();
    let history: Vec<Vec<&YearData>> = (1..=base.len()).map(|until| base[..until].iter().collect()).collect();
    let decided = disclosure(&history, SHOWN_YEARS, &[]);
    let mut found = Found::default();
    for (at, year) in frozen.iter().enumerate() {
        let years: Vec<&YearData> = base.iter().collect();
        let told = published(&years, at, &decided);
        found.numbers += told.len();
        let values = quantities(&years, at, &told);
        let limits = match digits {
            Digits::AsPublished => limits(&told, &values),
            Digits::All => {
                values.iter().enumerate().map(|(at, value)| Limit { of: vec![(at, 1.0)], least: *value, most: *value }).collect()
            }
        };
        // The unknown figures, and what each adds to the quantities.
        let mut figures: Vec<(LibraryCode, IndicatorCode, f64)> = Vec::new();
        let personal: Vec<&Indicator> = year.catalogue.indicators().iter().filter(|found| found.personal && found.is_asked()).collect();
        for library in years[at].members.iter() {
            for indicator in &personal {
                if let Some(value) = years[at].value(library, indicator) {
                    figures.push((library.clone(), indicator.code.clone(), value.best()));
                }
            }
        }
        let slopes: Vec<Vec<f64>> = figures
            .iter()
            .map(|(library, code, _)| {
                let changed = year.with(library, code, 1000);
                let mut years = years.clone();
                years[at] = &changed;
                quantities(&years, at, &told).iter().zip(&values).map(|(now, was)| (now - was) / 1000.0).collect()
            })
            .collect();
        // The limits as rows over the figures.
        let rows: Vec<(Vec<f64>, f64, f64)> = limits
            .iter()
            .map(|limit| {
                let slope = |figure: &Vec<f64>| limit.of.iter().map(|(of, times)| times * figure[*of]).sum::<f64>();
                let slopes: Vec<f64> = slopes.iter().map(slope).collect();
                let now: f64 = limit.of.iter().map(|(of, times)| times * values[*of]).sum();
                let constant = now - slopes.iter().zip(&figures).map(|(slope, (_, _, value))| slope * value).sum::<f64>();
                (slopes, limit.least - constant, limit.most - constant)
            })
            .filter(|(slopes, ..)| slopes.iter().any(|slope| slope.abs() > 1e-12))
            .collect();
        let small = years[at].small();
        for (target, (library, code, value)) in figures.iter().enumerate() {
            if !small[years[at].row_of(library).unwrap()] {
                continue;
            }
            found.looked_at += 1;
            let looked_at = found.looked_at;
            let step = (0.2 * value - 1e-6).ceil().max(1.0);
            let mut tell = |what: String| found.told.push(format!("{library} {code} {}: {value}, {what}", year.year));
            let most = extreme(&rows, figures.len(), target, OptimizationDirection::Maximize);
            let least = extreme(&rows, figures.len(), target, OptimizationDirection::Minimize);
            let is_whole = years[at].catalogue.find_indicator(code.as_str()).unwrap().decimals == 0;
            // Whole figures could be at least one more or less.
            let (above, below) = if is_whole { (value + step, (value - step).max(0.0)) } else { (1.2 * value, 0.8 * value) };
            if most < above - 1e-3 * step || least > below + 1e-3 * step || most - least < 1e-6 {
                tell(format!("between {least} and {most}"));
            }
            // A figure with decimals can be less than one off.
            if is_whole && looked_at.is_multiple_of(whole) {
                for wanted in [value + step, value - step].into_iter().filter(|wanted| *wanted >= 0.0) {
                    if !is_possible(&rows, &figures, target, wanted) {
                        tell(format!("in whole numbers not {wanted}"));
                    }
                }
            }
        }
    }
    found
}

/// Everything that pages, files and the report have of a year's personal figures.
fn published(years: &[&YearData], at: usize, decided: &[app::domain::disclosure::Disclosure]) -> Vec<(Wanted, f64)> {
    let data = years[at];
    let mut told = Vec::new();
    let add = |wanted: Wanted, permit: Permit, told: &mut Vec<(Wanted, f64)>| match permit {
        Permit::Coarse(grain) => told.push((wanted, grain)),
        Permit::No => {}
        Permit::Yes => panic!("{wanted:?} is not guarded"),
    };
    let personal = data.catalogue.all_indicators().filter(|indicator| data.catalogue.is_personal(indicator));
    for code in personal.map(|indicator| indicator.code.clone()) {
        let wanted = Wanted::Total(code.clone());
        let permit = decided[at].of(&wanted);
        if data.reporting_of(&code).contains(&true) {
            add(wanted, permit, &mut told);
        }
        for until in at..years.len().min(at + SHOWN_YEARS) {
            let shown = &years[(until + 1).saturating_sub(SHOWN_YEARS)..=until];
            let place = at + shown.len() - 1 - until;
            let wanted = Wanted::Panel(code.clone(), years[until].year);
            let permit = decided[at].of(&wanted);
            if panel_of(&code, shown)[place].contains(&true) {
                add(wanted, permit, &mut told);
            }
            let catalogue = &years[until].catalogue;
            if catalogue.footprint_components().iter().any(|component| component.code == code) {
                let whole = panel_of(&catalogue.headline().footprint.indicator, shown);
                let wanted = Wanted::Component(code.clone(), years[until].year);
                let permit = decided[at].of(&wanted);
                if component_panel(&code, &whole, shown)[place].contains(&true) {
                    add(wanted, permit, &mut told);
                }
            }
        }
        for (from, to) in [(at.wrapping_sub(1), at), (at, at + 1)] {
            let (Some(before), Some(after)) = (years.get(from), years.get(to)) else { continue };
            let other = if from == at { to } else { from };
            let crossed = Crossed::of_changes(before, after);
            if change(&code, &crossed, [before, after], [&AS_IT_IS; 2]).is_none() {
                continue;
            }
            let both = |wanted: fn(IndicatorCode, Year) -> Wanted| {
                let of = |at: usize, other: usize| decided[at].of(&wanted(code.clone(), years[other].year));
                (wanted(code.clone(), years[other].year), of(from, to).and(of(to, from)))
            };
            let (wanted, permit) = both(Wanted::Change);
            add(wanted, permit, &mut told);
            if crossed.split(&code).is_some() && data.catalogue.find_indicator(code.as_str()).unwrap().view_of.is_none() {
                let (wanted, permit) = both(Wanted::Split);
                if permit.is_given() {
                    add(wanted, permit, &mut told);
                }
            }
        }
    }
    told
}

type Rows = [(Vec<f64>, f64, f64)];

fn constrain(problem: &mut Problem, rows: &Rows, variables: &[Variable]) {
    for (slopes, least, most) in rows {
        let terms: Vec<(Variable, f64)> =
            variables.iter().zip(slopes).filter(|(_, slope)| slope.abs() > 1e-12).map(|(variable, slope)| (*variable, *slope)).collect();
        // So much is lost in binary fractions.
        let slack = 1e-7 * least.abs().min(most.abs()).max(1.0);
        if least.is_finite() {
            problem.add_constraint(&terms, ComparisonOp::Ge, least - slack);
        }
        if most.is_finite() {
            problem.add_constraint(&terms, ComparisonOp::Le, most + slack);
        }
    }
}

/// The least or the most that a figure can be.
fn extreme(rows: &Rows, figures: usize, target: usize, direction: OptimizationDirection) -> f64 {
    let mut problem = Problem::new(direction);
    let variables: Vec<Variable> = (0..figures).map(|at| problem.add_var(f64::from(u8::from(at == target)), (0.0, 1e9))).collect();
    constrain(&mut problem, rows, &variables);
    problem.solve().unwrap().into_solution().unwrap().objective()
}

/// Whether a figure can be something when all figures are whole.
fn is_possible(rows: &Rows, figures: &[(LibraryCode, IndicatorCode, f64)], target: usize, wanted: f64) -> bool {
    let mut problem = Problem::new(OptimizationDirection::Minimize);
    #[expect(clippy::cast_possible_truncation, reason = "whole numbers below a million")]
    let bounds = |at: usize, value: f64| if at == target { (wanted as i32, wanted as i32) } else { (0, value as i32 * 2 + 1000) };
    let variables: Vec<Variable> =
        figures.iter().enumerate().map(|(at, (_, _, value))| problem.add_integer_var(0.0, bounds(at, *value))).collect();
    constrain(&mut problem, rows, &variables);
    problem.set_time_limit(Duration::from_millis(500));
    // Whoever finds none in that time does not know that there is none.
    !matches!(problem.solve(), Err(microlp::Error::Infeasible))
}

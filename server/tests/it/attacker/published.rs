//! Everything that is published of a year's personal figures, and what it tells of their sums.

use std::collections::BTreeMap;

use app::{
    domain::{
        catalogue::indicator::Aggregation,
        code::IndicatorCode,
        cube::{Compared, Cube},
        disclosure::{Disclosure, Permit, Wanted},
        emission::Quantity,
        limits::SHOWN_YEARS,
        numbers::{
            aggregate::{AS_IT_IS, total},
            decomposition::{Crossed, Decomposition},
            trend::{change, component_panel, panel_of},
            year_data::YearData,
        },
        year::Year,
    },
    text::number::{in_coarse_figures, to_step, two_figures_step},
};

/// Least and most of a sum: coefficients by published quantity.
pub struct Limit {
    pub of: Vec<(usize, f64)>,
    pub least: f64,
    pub most: f64,
}

fn bounds(found: Quantity) -> [f64; 3] {
    let range = found.range();
    [range.low, range.best, range.high]
}

/// In place of a number's grain, when it is a ratio that divides by nothing: so much it tells.
const BY_NOTHING: f64 = 0.0;

/// A number over some libraries: low, best, high; of a ratio that divides by nothing, what it divides by.
fn number(data: &YearData, code: &IndicatorCode, among: &[bool], grain: f64) -> [f64; 3] {
    let indicator = data.catalogue.find_indicator(code.as_str()).unwrap();
    let of = match &indicator.aggregation {
        Aggregation::RatioOfSums { denominator, .. } if grain.total_cmp(&BY_NOTHING).is_eq() => denominator,
        _ => code,
    };
    let of = data.catalogue.find_indicator(of.as_str()).unwrap();
    bounds(total(data, of, among, &AS_IT_IS).expect("it is published"))
}

/// What a year's published numbers are, unrounded.
pub fn quantities(years: &[&YearData], at: usize, told: &[(Wanted, f64)]) -> Vec<f64> {
    let data = years[at];
    let place = |until: &Year| {
        let end = years.iter().position(|data| data.year == *until).unwrap();
        let first = (end + 1).saturating_sub(SHOWN_YEARS);
        (&years[first..=end], at - first)
    };
    let mut crossed: BTreeMap<Year, Crossed<'_>> = BTreeMap::new();
    let mut all = Vec::new();
    for (wanted, grain) in told {
        match wanted {
            Wanted::Total(code) => all.extend(number(data, code, &data.reporting_of(code), *grain)),
            Wanted::Panel(code, until) => {
                let (shown, place) = place(until);
                all.extend(number(data, code, &panel_of(code, shown)[place], *grain));
            }
            Wanted::Component(code, until) => {
                let (shown, place) = place(until);
                let whole = &shown.last().unwrap().catalogue.headline().footprint.indicator;
                let among = &component_panel(code, &panel_of(whole, shown), shown)[place];
                all.extend(number(data, code, among, *grain));
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

/// What a quantity can be that was rounded as it is published: all that would read the same.
fn rounded(at: usize, value: f64, grain: f64) -> Limit {
    let shown = in_coarse_figures(value, grain);
    let is_same = |other: f64| in_coarse_figures(other, grain).total_cmp(&shown).is_eq();
    // The larger a number, the larger it reads: what reads the same lies together.
    let edge = |towards: f64| {
        let (mut inside, mut outside) = (value, value + towards * (value.abs() + 1.0));
        for _ in 0..80 {
            let middle = f64::midpoint(inside, outside);
            if is_same(middle) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        outside
    };
    Limit { of: vec![(at, 1.0)], least: edge(-1.0), most: edge(1.0) }
}

/// What is published tells of the quantities.
pub fn limits(told: &[(Wanted, f64)], values: &[f64]) -> Vec<Limit> {
    let mut limits = Vec::new();
    let mut at = 0;
    for (wanted, grain) in told {
        let grain = *grain;
        // A part of the earlier year's emissions that was rounded to percents, so wide apart.
        let percent = |part: &[(usize, f64)], from: usize, shown: f64, width: f64| {
            let side = |bound: f64| [part, &[(from, -bound / 100.0)]].concat();
            let least = Limit { of: side(shown - width / 2.0), least: 0.0, most: f64::INFINITY };
            let most = Limit { of: side(shown + width / 2.0), least: f64::NEG_INFINITY, most: 0.0 };
            [least, most]
        };
        match wanted {
            Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) if grain.total_cmp(&BY_NOTHING).is_eq() => {
                limits.push(Limit { of: vec![(at, 1.0)], least: 0.0, most: 0.0 });
                at += 3;
            }
            Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) => {
                limits.extend((at..at + 3).map(|at| rounded(at, values[at], grain)));
                at += 3;
            }
            Wanted::Change(..) => {
                if values[at] > 0.0 {
                    let shown = to_step((values[at + 1] / values[at] - 1.0) * 100.0, grain);
                    limits.extend(percent(&[(at + 1, 1.0), (at, -1.0)], at, shown, grain));
                }
                at += 2;
            }
            Wanted::Split(..) => {
                let [from, to, activity, factor] = [values[at], values[at + 1], values[at + 2], values[at + 3]];
                if from > 0.0 {
                    limits.extend([rounded(at, from, grain), rounded(at + 1, to, grain)]);
                    let largest = [to - from, activity, factor].into_iter().map(f64::abs).fold(0.0, f64::max);
                    let step = two_figures_step(largest) * grain;
                    // The larger part takes what rounding leaves, and tells no more than the others. Where both are about
                    // as large, nobody sees which of them took it.
                    let change = [(at + 1, 1.0), (at, -1.0)];
                    for (times, step, is_percent) in [(1.0, step, false), (100.0 / from, grain, true)] {
                        let [first, second] = [activity, factor].map(|part| to_step(part * times, step).abs());
                        let smaller = if first >= second { at + 3 } else { at + 2 };
                        let width = if (first - second).abs() > 1.5 * step { step } else { 3.0 * step };
                        for (of, value, width) in [(&change[..], to - from, step), (&[(smaller, 1.0)], values[smaller], width)] {
                            let shown = to_step(value * times, step);
                            if is_percent {
                                limits.extend(percent(of, at, shown, width));
                            } else {
                                limits.push(Limit { of: of.to_vec(), least: shown - width / 2.0, most: shown + width / 2.0 });
                            }
                        }
                    }
                }
                at += 4;
            }
        }
    }
    limits
}

/// Everything that pages, files and the report have of a year's personal figures.
pub fn published(years: &[&YearData], at: usize, decided: &[Disclosure], nothing_withheld: bool) -> Vec<(Wanted, f64)> {
    let data = years[at];
    let mut told = Vec::new();
    let add = |wanted: Wanted, permit: Permit, told: &mut Vec<(Wanted, f64)>| match permit {
        Permit::Coarse(grain) => told.push((wanted, grain)),
        Permit::No if nothing_withheld => told.push((wanted, 1.0)),
        Permit::No => {}
        Permit::Yes => panic!("{wanted:?} is not guarded"),
    };
    let personal = data.catalogue.all_indicators().filter(|indicator| data.catalogue.is_personal(indicator));
    for code in personal.map(|indicator| indicator.code.clone()) {
        let add_number = |wanted: Wanted, among: &[bool], told: &mut Vec<(Wanted, f64)>| {
            let permit = decided[at].of(&wanted);
            let indicator = data.catalogue.find_indicator(code.as_str()).unwrap();
            match total(data, indicator, among, &AS_IT_IS) {
                _ if !among.contains(&true) => {}
                None if permit.is_given() => told.push((wanted, BY_NOTHING)),
                None => {}
                _ => add(wanted, permit, told),
            }
        };
        add_number(Wanted::Total(code.clone()), &data.reporting_of(&code), &mut told);
        for until in at..years.len().min(at + SHOWN_YEARS) {
            let shown = &years[(until + 1).saturating_sub(SHOWN_YEARS)..=until];
            let place = at + shown.len() - 1 - until;
            add_number(Wanted::Panel(code.clone(), years[until].year), &panel_of(&code, shown)[place], &mut told);
            let catalogue = &years[until].catalogue;
            if catalogue.footprint_components().iter().any(|component| component.code == code) {
                let whole = panel_of(&catalogue.headline().footprint.indicator, shown);
                add_number(Wanted::Component(code.clone(), years[until].year), &component_panel(&code, &whole, shown)[place], &mut told);
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
                add(wanted, permit, &mut told);
            }
        }
    }
    told
}

/// Nothing is shown that was not decided, and in no more digits. How many numbers there are.
pub fn check_what_is_shown(cube: &Cube, years: &[&YearData], decided: &[Disclosure]) -> usize {
    let mut compared = 0;
    for (at, data) in years.iter().enumerate() {
        let told = published(years, at, decided, false);
        let mut values = quantities(years, at, &told).into_iter();
        let told: BTreeMap<Wanted, (f64, Vec<f64>)> = told
            .into_iter()
            .map(|(wanted, grain)| {
                let number = match wanted {
                    Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) => 3,
                    Wanted::Change(..) => 2,
                    Wanted::Split(..) => 4,
                };
                (wanted, (grain, values.by_ref().take(number).collect()))
            })
            .collect();
        let mut same = |wanted: &Wanted, shown: &[f64], first: usize| {
            compared += 1;
            let (grain, values) = told.get(wanted).unwrap_or_else(|| panic!("{wanted:?} of {} is shown", data.year));
            for (shown, value) in shown.iter().zip(&values[first..]) {
                assert!(in_coarse_figures(*value, *grain).total_cmp(shown).is_eq(), "{wanted:?} of {}: {shown} of {value}", data.year);
            }
        };
        for indicator in data.catalogue.all_indicators().filter(|indicator| data.catalogue.is_personal(indicator)) {
            let code = &indicator.code;
            let found = cube.aggregate(data.year, code).unwrap();
            assert!(found.estimated_share.is_none() && found.levels.is_none(), "{code}: what part of it estimates are");
            if let Some(quantity) = found.quantity {
                same(&Wanted::Total(code.clone()), &bounds(quantity), 0);
            }
            for until in &years[at..years.len().min(at + SHOWN_YEARS)] {
                let trend = cube.trend(until.year, code);
                let point = trend.points.iter().find(|point| point.year == data.year).unwrap();
                if let Ok(quantity) = point.panel {
                    same(&Wanted::Panel(code.clone(), until.year), &bounds(quantity), 0);
                }
                let components = cube.components(until.year).unwrap();
                let place = cube.window(until.year).iter().position(|year| *year == data.year).unwrap();
                let component = components.components.iter().zip(&components.kilograms).find(|(component, _)| *component == code);
                if let Some(Ok(best)) = component.map(|(_, kilograms)| kilograms[place]) {
                    same(&Wanted::Component(code.clone(), until.year), &[best], 1);
                }
            }
            let Some(before) = cube.previous(data.year) else { continue };
            let index = |year: Year| cube.index(data.year, code).into_iter().find(|point| point.year == year).unwrap().value;
            match cube.compared(data.year, code) {
                Compared::Change(change) => {
                    let (grain, values) = &told[&Wanted::Change(code.clone(), before)];
                    let percent = (values[0] > 0.0).then(|| to_step((values[1] / values[0] - 1.0) * 100.0, *grain));
                    assert_eq!((change.grain, change.percent()), (Some(*grain), percent), "{code} {}", data.year);
                    if let (Some(percent), Ok(from), Ok(to)) = (percent, index(before), index(data.year)) {
                        assert!(
                            (to - from * (1.0 + percent / 100.0)).abs() < 1e-9,
                            "{code} {}: the index grows by what is told",
                            data.year
                        );
                    }
                }
                Compared::Protected => assert!(index(data.year).is_err(), "{code} {}", data.year),
                Compared::Broken(_) | Compared::Nothing => {}
            }
            if let Some(split) = cube.split(data.year, code) {
                let (grain, values) = &told[&Wanted::Split(code.clone(), before)];
                let [from, to, activity, factor] = *values.as_slice() else { panic!("{code}: not a split") };
                let decided = Decomposition { from, to, activity, factor, grain: *grain, ..*split };
                assert_eq!(split.shown(), decided.shown(), "{code} {}", data.year);
            }
            assert!(cube.spread(data.year, code).is_none(), "{code}: one library's dot");
        }
    }
    compared
}

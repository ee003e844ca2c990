//! What may be published so that nobody can work out a small library's personal figures: the one place
//! that decides it. Pages, pictures, files and the report can only ask.
//!
//! Every number that is made from personal figures is wanted in a fixed order: first what was published
//! before, freeze by freeze, as it was then; in each year the totals, then, window by window, the panels
//! with their components, the libraries that a change compares, and the parts of that change. Whether it may
//! be told beside all those taken before is in `companions`; what was taken once counts for ever, so that a
//! later year or revision never takes back what an earlier one has shown. Every year is worked through by
//! itself: a figure of one year says nothing of another's.

mod companions;
mod number;
pub mod reading;

use std::{
    cell::LazyCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ptr,
    sync::Arc,
};

use super::{
    catalogue::{
        Catalogue,
        indicator::{Indicator, Tier},
    },
    code::{IndicatorCode, LibraryCode},
    emission::{Nature, Quantity, Range},
    numbers::{
        aggregate::{AS_IT_IS, total},
        decomposition::Crossed,
        parallel::each,
        trend::{component_panel, panel_of},
        year_data::YearData,
    },
    year::Year,
};
use companions::{Companions, Figure, Figures, Number, Steps};
use number::{change_number, split_number, sum_number};

/// What was published after each freeze, the first one first: the latest revision of every frozen year,
/// oldest year first. The last is what is published now.
pub type History<'a> = [Vec<&'a YearData>];

/// A number that one year shows of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wanted {
    Total(IndicatorCode),
    /// The panel in the window that ends with a year.
    Panel(IndicatorCode, Year),
    /// A component on the footprint's panel in the window that ends with a year.
    Component(IndicatorCode, Year),
    /// The libraries that a change to or from a neighbouring year compares.
    Change(IndicatorCode, Year),
    /// The parts of that change.
    Split(IndicatorCode, Year),
}

/// What may be published of one year.
#[derive(Clone, Debug, Default)]
pub struct Disclosure {
    /// The indicators that are made from personal figures: of all others everything may be published.
    guarded: BTreeSet<IndicatorCode>,
    /// In how many of its last step each is published.
    taken: BTreeMap<Wanted, f64>,
}

impl Disclosure {
    /// How a number may be published.
    #[must_use]
    pub fn of(&self, wanted: &Wanted) -> Permit {
        let (Wanted::Total(code) | Wanted::Panel(code, _) | Wanted::Component(code, _) | Wanted::Change(code, _) | Wanted::Split(code, _)) =
            wanted;
        if self.guarded.contains(code) { self.taken.get(wanted).map_or(Permit::No, |grain| Permit::Coarse(*grain)) } else { Permit::Yes }
    }
}

/// How a number may be published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Permit {
    Yes,
    /// In two significant figures, of the last of them so many at a time.
    Coarse(f64),
    No,
}

impl Permit {
    #[must_use]
    pub fn is_given(self) -> bool {
        self != Self::No
    }

    /// A quantity as it may be published; None when it may not.
    #[must_use]
    pub fn publish(self, quantity: Quantity) -> Option<Quantity> {
        match self {
            Self::Yes => Some(quantity.published(None)),
            Self::Coarse(grain) => Some(quantity.published(Some(grain))),
            Self::No => None,
        }
    }

    /// Of a number that two years allow: both, and as coarse as the coarser one.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, other) => other,
            (own, Self::Yes) => own,
            (Self::Coarse(own), Self::Coarse(other)) => Self::Coarse(own.max(other)),
        }
    }
}

/// What may be published now of each of the years that are, when trends show `window` of them. `known` are
/// pairs of years that have been laid side by side already: it takes long.
#[must_use]
pub fn disclosure(history: &History<'_>, window: usize, known: &[Option<Crossed<'_>>]) -> Vec<Disclosure> {
    let Some(now) = history.last() else { return Vec::new() };
    let years: BTreeSet<Year> = history.iter().flatten().map(|data| data.year).collect();
    let years: Vec<Year> = years.into_iter().collect();
    let by_year = each(years.len(), |at| steps_by_freeze(history, years[at]));
    let of_freeze = |freeze: usize| {
        let of_year = |(year, steps): (&Year, &Vec<Option<Arc<Steps>>>)| Some((*year, Arc::clone(steps[freeze].as_ref()?)));
        years.iter().zip(&by_year).filter_map(of_year).collect()
    };
    let steps: Vec<StepsByYear> = (0..history.len()).map(of_freeze).collect();
    each(now.len(), |at| Working::of(now[at].year).disclosure(history, &Given { window, steps: &steps, known }))
}

type StepsByYear = BTreeMap<Year, Arc<Steps>>;

/// What a year's steps were at each freeze: by its revisions until then.
fn steps_by_freeze(history: &History<'_>, year: Year) -> Vec<Option<Arc<Steps>>> {
    let mut revisions: Vec<&YearData> = Vec::new();
    let mut latest = None;
    let mut found = Vec::with_capacity(history.len());
    for years in history {
        let data = years.iter().find(|data| data.year == year).copied();
        if let Some(data) = data.filter(|data| !revisions.iter().any(|known| ptr::eq(*known, *data))) {
            revisions.push(data);
            let (companions, libraries) = companions_of(&revisions);
            latest = Some(Arc::new(companions.steps(libraries)));
        }
        found.push(latest.clone());
    }
    found
}

/// What all years are worked through with.
struct Given<'a> {
    window: usize,
    /// By freeze.
    steps: &'a [StepsByYear],
    known: &'a [Option<Crossed<'a>>],
}

/// A freeze that shows what it does: when it was made, or again, when another revision has come.
#[derive(Clone, Copy)]
struct Freeze<'a, 'g> {
    given: &'g Given<'g>,
    years: &'a [&'a YearData],
    at: usize,
    guarded: &'g [&'a Indicator],
    /// As small as libraries are known to be.
    steps: &'g StepsByYear,
    again: bool,
}

/// One year being worked through.
struct Working<'a> {
    year: Year,
    /// Those that there were until the freeze that is worked through.
    revisions: Vec<&'a YearData>,
    companions: Companions,
    /// What has been decided, and between which revisions of which years.
    decided: BTreeMap<(Wanted, Vec<*const YearData>), Option<f64>>,
    /// What was decided last.
    latest: BTreeMap<Wanted, Option<f64>>,
}

impl<'a> Working<'a> {
    fn of(year: Year) -> Self {
        let (revisions, companions) = (Vec::new(), Companions::default());
        Self { year, revisions, companions, decided: BTreeMap::new(), latest: BTreeMap::new() }
    }

    fn disclosure(mut self, history: &'a History<'a>, given: &Given<'_>) -> Disclosure {
        let mut disclosure = Disclosure::default();
        for (number, years) in history.iter().enumerate() {
            let Some(at) = years.iter().position(|data| data.year == self.year) else { continue };
            let guarded = guarded(&years[at].catalogue);
            disclosure.guarded = guarded.iter().map(|indicator| indicator.code.clone()).collect();
            let steps = &given.steps[number];
            if !self.revisions.iter().any(|known| ptr::eq(*known, years[at])) {
                // The libraries as they are known now; what was published stands, whatever it tells of them.
                self.revisions.push(years[at]);
                self.companions = companions_of(&self.revisions).0;
                for years in &history[..number] {
                    let Some(at) = years.iter().position(|data| data.year == self.year) else { continue };
                    let guarded = self::guarded(&years[at].catalogue);
                    self.publish(Freeze { given, years, at, guarded: &guarded, steps, again: true });
                }
            }
            self.publish(Freeze { given, years, at, guarded: &guarded, steps, again: false });
        }
        disclosure.taken = self.latest.into_iter().filter_map(|(wanted, grain)| Some((wanted, grain?))).collect();
        disclosure
    }

    /// What one freeze shows of the year.
    fn publish(&mut self, freeze: Freeze<'a, '_>) {
        let Freeze { given: Given { window, .. }, years, at, guarded, .. } = freeze;
        let data = years[at];
        for indicator in guarded {
            let wanted = Wanted::Total(indicator.code.clone());
            self.decide(wanted, &[data], freeze, || sum_number(data, indicator, data.reporting(indicator)));
        }
        for until in at..years.len().min(at + window) {
            let shown = &years[(until + 1).saturating_sub(*window)..=until];
            let place = at + shown.len() - 1 - until;
            for indicator in guarded {
                let wanted = Wanted::Panel(indicator.code.clone(), years[until].year);
                self.decide(wanted, shown, freeze, || sum_number(data, indicator, panel_of(&indicator.code, shown)[place].to_vec()));
            }
            for component in years[until].catalogue.footprint_components() {
                let Some(indicator) = guarded.iter().find(|indicator| indicator.code == component.code) else { continue };
                let wanted = Wanted::Component(component.code.clone(), years[until].year);
                let total = &years[until].catalogue.headline().footprint.indicator;
                let among = || component_panel(&component.code, &panel_of(total, shown), shown)[place].to_vec();
                self.decide(wanted, shown, freeze, || sum_number(data, indicator, among()));
            }
            // A change is told between years that follow one another.
            if until == at && at > 0 && years[at - 1].year == data.year.previous() {
                self.publish_change([years[at - 1], data], 1, freeze);
            } else if until == at + 1 && years[until].year.previous() == data.year {
                self.publish_change([data, years[until]], 0, freeze);
            }
        }
    }

    /// The change between two neighbouring years and its parts, as far as they tell of the earlier (0) or the
    /// later one (1).
    fn publish_change(&mut self, years: [&'a YearData; 2], own: usize, freeze: Freeze<'a, '_>) {
        let other = years[1 - own].year;
        let known = freeze.given.known.iter().flatten().find(|crossed| crossed.is_of(years));
        let made = LazyCell::new(|| Crossed::of_changes(years[0], years[1]));
        let crossed = || known.unwrap_or_else(|| &made);
        for indicator in freeze.guarded {
            let code = &indicator.code;
            self.decide(Wanted::Change(code.clone(), other), &years, freeze, || change_number(crossed(), years, own, code));
            if indicator.nature == Nature::Footprint && indicator.view_of.is_none() {
                self.decide(Wanted::Split(code.clone(), other), &years, freeze, || split_number(crossed(), years, own, code));
            }
        }
    }

    /// Decides a number, unless it was decided between the same revisions before; then, when another revision
    /// has come, it counts as it was decided.
    fn decide<'n>(&mut self, wanted: Wanted, among: &[&YearData], freeze: Freeze<'_, '_>, number: impl FnOnce() -> Option<Number<'n>>) {
        let other = match wanted {
            Wanted::Change(_, other) | Wanted::Split(_, other) => Some(other),
            Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) => None,
        };
        let own = among.iter().find(|data| data.year == self.year);
        let revision = own.and_then(|own| self.revisions.iter().position(|known| ptr::eq(*known, *own)));
        let (Some(revision), Some(steps)) = (revision, freeze.steps.get(&self.year)) else { return };
        let between = among.iter().map(|data| ptr::from_ref(*data)).collect();
        let key = (wanted, between);
        let before = self.decided.get(&key).copied();
        if freeze.again {
            if let Some((grain, number)) = before.flatten().and_then(|grain| Some((grain, number()?))) {
                self.companions.count(revision, &number, grain, steps);
            }
            return;
        }
        let grain = before.unwrap_or_else(|| {
            let other = other.and_then(|other| freeze.steps.get(&other)).map(Arc::as_ref);
            number().and_then(|number| self.companions.admit(revision, &number, steps, other))
        });
        self.latest.insert(key.0.clone(), grain);
        self.decided.insert(key, grain);
    }
}

/// A year's emissions under other factors, as they may be published beside what is frozen. None of what is made from
/// personal figures: factors change at any time, and what had been told under each would count for ever.
#[must_use]
pub fn emissions_under(today: &YearData) -> BTreeMap<IndicatorCode, Option<Range>> {
    let emissions = today.catalogue.indicators().iter().filter(|indicator| indicator.nature != Nature::Plain);
    let emission = |indicator: &Indicator| {
        let found = total(today, indicator, &today.reporting(indicator), &AS_IT_IS)?;
        let open = !today.catalogue.is_personal(indicator);
        Some((indicator.code.clone(), open.then(|| found.published(None).range())))
    };
    emissions.filter_map(emission).collect()
}

/// The indicators that are made from personal figures, the most wanted first: what is not a view; then
/// emissions from the total down, then what is asked of everybody, then the rest.
fn guarded(catalogue: &Catalogue) -> Vec<&Indicator> {
    let mut guarded: Vec<&Indicator> = catalogue.all_indicators().filter(|indicator| catalogue.is_personal(indicator)).collect();
    guarded.sort_by_key(|indicator| {
        let emission = indicator.nature != Nature::Plain;
        let size = if emission { catalogue.under(indicator.code.as_str()).len() } else { 0 };
        (indicator.view_of.is_some(), !emission, Reverse(size), !indicator.is_asked(), indicator.tier == Tier::Extended)
    });
    guarded
}

/// The personal figures of a year's revisions, of how many libraries. A figure that has not changed is one
/// and the same.
fn companions_of(revisions: &[&YearData]) -> (Companions, usize) {
    let Some(last) = revisions.last() else { return (Companions::default(), 0) };
    let all: BTreeSet<&LibraryCode> = revisions.iter().flat_map(|data| data.members.iter()).collect();
    let number: BTreeMap<&LibraryCode, usize> = all.into_iter().zip(0..).collect();
    let small: Vec<Vec<bool>> = revisions.iter().map(|data| data.small()).collect();
    let personal = last.catalogue.indicators().iter().filter(|indicator| indicator.personal && indicator.is_asked());
    let figures = personal.map(|indicator| {
        let mut figures: Vec<Figure> = Vec::new();
        let mut latest: BTreeMap<&LibraryCode, u32> = BTreeMap::new();
        let mut by_revision = Vec::new();
        for (data, small) in revisions.iter().zip(&small) {
            let column = data.values.find(indicator.code.as_str());
            let mut of_row = vec![None; data.members.len()];
            for (row, library) in data.members.iter().enumerate() {
                let Some(value) = column.filter(|column| column.has(row)).map(|column| column.best(row)) else {
                    latest.remove(library);
                    continue;
                };
                let same = latest.get(library).copied().filter(|known| figures[*known as usize].value.total_cmp(&value).is_eq());
                let at = same.unwrap_or_else(|| {
                    figures.push(figure(indicator, number[library], value, last.catalogue.nearest()));
                    u32::try_from(figures.len() - 1).unwrap_or(u32::MAX)
                });
                figures[at as usize].small |= small[row];
                latest.insert(library, at);
                of_row[row] = Some(at);
            }
            by_revision.push(of_row);
        }
        (indicator.code.clone(), Figures::new(figures, by_revision))
    });
    (Companions::new(figures.collect()), number.len())
}

fn figure(indicator: &Indicator, library: usize, value: f64, near: f64) -> Figure {
    let limits = indicator.rules.hard_limits;
    // A millionth of a unit more is what binary fractions leave.
    let unit = 10_f64.powi(-i32::from(indicator.decimals));
    let step = (near * value.abs() / unit - 1e-6).ceil().max(1.0) * unit;
    let below = (value - limits.min.unwrap_or_default()).max(0.0);
    Figure { library, small: false, value, step, below, above: limits.max.map(|most| (most - value).max(0.0)) }
}

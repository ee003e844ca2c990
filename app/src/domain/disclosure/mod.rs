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
pub mod reading;

use std::{
    cell::LazyCell,
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet},
    ptr,
};

use super::{
    catalogue::{
        Catalogue,
        indicator::{Indicator, Tier},
    },
    code::{IndicatorCode, LibraryCode},
    emission::{Nature, Quantity, Range},
    numbers::{
        aggregate::{AS_IT_IS, More, total},
        decomposition::{Crossed, Decomposition, Parts, Shown},
        mask::number_of,
        parallel::each,
        trend::{Change, change, compared, component_panel, panel_of},
        year_data::YearData,
    },
    year::Year,
};
use crate::text::number::to_step;
use companions::{Companions, Figure, Figures, Number, Steps};
use reading::{Part, Reader, personal_under};

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
    let steps: BTreeMap<Year, Steps> =
        now.iter().map(|data| data.year).zip(each(now.len(), |at| Working::new(history, now[at].year).steps())).collect();
    each(now.len(), |at| Working::new(history, now[at].year).disclosure(history, &Given { window, steps: &steps, known }))
}

/// What all years are worked through with.
struct Given<'a> {
    window: usize,
    /// By year.
    steps: &'a BTreeMap<Year, Steps>,
    known: &'a [Option<Crossed<'a>>],
}

/// One year being worked through.
struct Working<'a> {
    year: Year,
    revisions: Vec<&'a YearData>,
    companions: Companions,
    libraries: usize,
    /// What has been decided, and between which revisions of which years.
    decided: BTreeMap<Wanted, (Vec<*const YearData>, Option<f64>)>,
}

impl<'a> Working<'a> {
    fn new(history: &History<'a>, year: Year) -> Self {
        let mut revisions: Vec<&YearData> = Vec::new();
        for data in history.iter().flatten().filter(|data| data.year == year) {
            if !revisions.iter().any(|known| ptr::eq(*known, *data)) {
                revisions.push(data);
            }
        }
        let (companions, libraries) = companions_of(&revisions);
        Self { year, revisions, companions, libraries, decided: BTreeMap::new() }
    }

    fn steps(&self) -> Steps {
        self.companions.steps(self.libraries)
    }

    fn disclosure(mut self, history: &History<'a>, given: &Given<'_>) -> Disclosure {
        let mut disclosure = Disclosure::default();
        for years in history {
            let Some(at) = years.iter().position(|data| data.year == self.year) else { continue };
            let guarded = guarded(&years[at].catalogue);
            disclosure.guarded = guarded.iter().map(|indicator| indicator.code.clone()).collect();
            if !guarded.is_empty() {
                self.publish(years, at, &guarded, given);
            }
        }
        disclosure.taken = self.decided.into_iter().filter_map(|(wanted, (_, grain))| Some((wanted, grain?))).collect();
        disclosure
    }

    /// What one freeze shows of the year.
    fn publish(&mut self, years: &[&'a YearData], at: usize, guarded: &[&Indicator], given: &Given<'_>) {
        let (data, window) = (years[at], given.window);
        for indicator in guarded {
            let wanted = Wanted::Total(indicator.code.clone());
            self.decide(wanted, &[data], given, || sum_number(data, indicator, data.reporting(indicator)));
        }
        for until in at..years.len().min(at + window) {
            let shown = &years[(until + 1).saturating_sub(window)..=until];
            let place = at + shown.len() - 1 - until;
            for indicator in guarded {
                let wanted = Wanted::Panel(indicator.code.clone(), years[until].year);
                self.decide(wanted, shown, given, || sum_number(data, indicator, panel_of(&indicator.code, shown)[place].to_vec()));
            }
            for component in years[until].catalogue.footprint_components() {
                let Some(indicator) = guarded.iter().find(|indicator| indicator.code == component.code) else { continue };
                let wanted = Wanted::Component(component.code.clone(), years[until].year);
                let total = &years[until].catalogue.headline().footprint.indicator;
                let among = || component_panel(&component.code, &panel_of(total, shown), shown)[place].to_vec();
                self.decide(wanted, shown, given, || sum_number(data, indicator, among()));
            }
            // A change is told between years that follow one another.
            if until == at && at > 0 && years[at - 1].year == data.year.previous() {
                self.publish_change([years[at - 1], data], 1, guarded, given);
            } else if until == at + 1 && years[until].year.previous() == data.year {
                self.publish_change([data, years[until]], 0, guarded, given);
            }
        }
    }

    /// The change between two neighbouring years and its parts, as far as they tell of the earlier (0) or the
    /// later one (1).
    fn publish_change(&mut self, years: [&'a YearData; 2], own: usize, guarded: &[&Indicator], given: &Given<'_>) {
        let other = years[1 - own].year;
        let known = given.known.iter().flatten().find(|crossed| crossed.is_of(years));
        let made = LazyCell::new(|| Crossed::of_changes(years[0], years[1]));
        let crossed = || known.unwrap_or_else(|| &made);
        for indicator in guarded {
            let code = &indicator.code;
            self.decide(Wanted::Change(code.clone(), other), &years, given, || change_number(crossed(), years, own, code));
            if indicator.nature == Nature::Footprint && indicator.view_of.is_none() {
                self.decide(Wanted::Split(code.clone(), other), &years, given, || split_number(crossed(), years, own, code));
            }
        }
    }

    /// Decides a number, unless it was decided between the same revisions before.
    fn decide<'n>(&mut self, wanted: Wanted, among: &[&YearData], given: &Given<'_>, number: impl FnOnce() -> Option<Number<'n>>) {
        let of: Vec<*const YearData> = among.iter().map(|data| ptr::from_ref(*data)).collect();
        if self.decided.get(&wanted).is_some_and(|(before, _)| *before == of) {
            return;
        }
        let other = match wanted {
            Wanted::Change(_, other) | Wanted::Split(_, other) => Some(other),
            Wanted::Total(_) | Wanted::Panel(..) | Wanted::Component(..) => None,
        };
        let own = among.iter().find(|data| data.year == self.year);
        let revision = own.and_then(|own| self.revisions.iter().position(|known| ptr::eq(*known, *own)));
        let taken = number().zip(revision).and_then(|(number, revision)| {
            self.companions.admit(revision, &number, given.steps.get(&self.year)?, other.and_then(|other| given.steps.get(&other)))
        });
        self.decided.insert(wanted, (of, taken));
    }
}

/// A year's total under other factors, as it may be published beside all that is: where it is made from
/// personal figures, only if it is too coarse to tell of any.
#[must_use]
pub fn published_beside(data: &YearData, indicator: &Indicator) -> Option<Quantity> {
    let among = data.reporting(indicator);
    let found = total(data, indicator, &among, &AS_IT_IS)?;
    if personal_under(&data.catalogue, indicator).is_empty() {
        return Some(found.published(None));
    }
    let (companions, libraries) = companions_of(&[data]);
    let grain = sum_number(data, indicator, among)?.coarse_grain(&companions.steps(libraries))?;
    Some(found.published(Some(grain)))
}

/// What is published of a quantity that is made from personal figures.
fn published(quantity: Option<Quantity>, grain: f64) -> Vec<Option<f64>> {
    let range = quantity.map(|quantity| quantity.published(Some(grain)).range());
    [|range: Range| range.low, |range: Range| range.best, |range: Range| range.high].map(|bound| range.map(bound)).to_vec()
}

fn more(sums: &[Range]) -> More {
    let of = |at: usize| sums.get(at).copied().unwrap_or(Range::exact(0.0));
    More { value: of(0), beside: of(1).best }
}

/// By year: those of the one that is worked through, and of the other.
fn by_year<T>(own: usize, of_own: T, of_other: T) -> [T; 2] {
    if own == 0 { [of_own, of_other] } else { [of_other, of_own] }
}

/// An indicator's number over some libraries of a year.
fn sum_number<'n>(data: &'n YearData, indicator: &'n Indicator, among: Vec<bool>) -> Option<Number<'n>> {
    let sums = Reader::of(data).sums(indicator, &among)?;
    let libraries = number_of(&among);
    let shown = move |grain: f64, steps: &[Range], _: &[Range]| published(total(data, indicator, &among, &more(steps)), grain);
    Some(Number { libraries, sums, of_other: Vec::new(), shown: Box::new(shown) })
}

/// What a change tells of one of its years, 0 or 1.
fn change_number<'n>(crossed: &'n Crossed<'n>, years: [&'n YearData; 2], own: usize, code: &'n IndicatorCode) -> Option<Number<'n>> {
    let sums = |at: usize| -> Option<(usize, Vec<Vec<Part>>)> {
        if crossed.has(code) {
            return crossed_sums(crossed, years, [at, at], code);
        }
        let among = &compared(code, years[0], years[1])[at];
        let indicator = years[at].catalogue.find_indicator(code.as_str())?;
        Some((number_of(among), Reader::of(years[at]).sums(indicator, among)?))
    };
    let ((libraries, own_sums), (_, of_other)) = (sums(own)?, sums(1 - own)?);
    let shown = move |grain: f64, steps: &[Range], others: &[Range]| {
        let [from, to] = by_year(own, more(steps), more(others));
        let change = change(code, crossed, years, [&from, &to]);
        vec![change.and_then(Change::percent).map(|percent| to_step(percent, grain))]
    };
    Some(Number { libraries, sums: own_sums, of_other, shown: Box::new(shown) })
}

/// What the parts of a change tell of one of its years, 0 or 1.
fn split_number<'n>(crossed: &Crossed<'_>, years: [&YearData; 2], own: usize, code: &IndicatorCode) -> Option<Number<'n>> {
    // A year's cells under its own factors, and under the other's.
    let sums = |at: usize| -> Option<(usize, Vec<Vec<Part>>)> {
        let ((libraries, own), (_, crossed)) =
            (crossed_sums(crossed, years, [at, at], code)?, crossed_sums(crossed, years, [at, 1 - at], code)?);
        Some((libraries, [own, crossed].concat()))
    };
    let ((libraries, own_sums), (_, of_other)) = (sums(own)?, sums(1 - own)?);
    let split = crossed.split(code);
    let shown = move |grain: f64, steps: &[Range], others: &[Range]| {
        let of = |steps: &[Range], at: usize| steps.get(at).map_or(0.0, |step| step.best);
        let with = |split: Decomposition| {
            let split = split.with(own, of(steps, 0), of(steps, 1)).with(1 - own, of(others, 0), of(others, 1));
            Decomposition { grain, ..split }.shown()
        };
        let numbers = |shown: Shown| {
            let parts = |parts: Parts| [parts.change, parts.activity, parts.factor];
            [vec![shown.from, shown.to], parts(shown.kilograms).to_vec(), parts(shown.percent).to_vec()].concat()
        };
        split.clone().and_then(with).map(numbers).unwrap_or_default().into_iter().map(Some).collect()
    };
    Some(Number { libraries, sums: own_sums, of_other, shown: Box::new(shown) })
}

/// How many libraries two years compare, and what the sums of one's cells under the factors of one make of
/// their personal figures.
fn crossed_sums(
    crossed: &Crossed<'_>,
    years: [&YearData; 2],
    [cells, factors]: [usize; 2],
    code: &IndicatorCode,
) -> Option<(usize, Vec<Vec<Part>>)> {
    let among = crossed.compared(code);
    let catalogue = &years[factors].catalogue;
    let reader = Reader { catalogue, year: years[factors].year, members: crossed.members(), values: crossed.values(cells, factors) };
    let sums = reader.sums(catalogue.find_indicator(code.as_str())?, &among)?;
    let in_year = |part: Part| Part { kinds: crossed.in_year(cells, &part.kinds), ..part };
    Some((number_of(&among), sums.into_iter().map(|sum| sum.into_iter().map(in_year).collect()).collect()))
}

/// The indicators that are made from personal figures, the most wanted first: what is not a view; then
/// emissions from the total down, then what is asked of everybody, then the rest.
fn guarded(catalogue: &Catalogue) -> Vec<&Indicator> {
    let mut guarded: Vec<&Indicator> =
        catalogue.all_indicators().filter(|indicator| !personal_under(catalogue, indicator).is_empty()).collect();
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

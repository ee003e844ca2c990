//! The consortium's value of an indicator in a year, always with its coverage.
//!
//! Sums are sums of what was reported, in the order of the libraries' codes; nothing is scaled up.

use super::{
    code::LibraryCode,
    coverage::{Coverage, Display, Students},
    derive::{Derived, Marks, Values},
    emission::{Quantity, Range},
    formula::evaluate::{Inputs, evaluate},
    indicator::{Aggregation, Indicator},
    library::Library,
    quantile::median,
};

#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// None when nobody reported, or when a ratio has nothing to divide by.
    pub quantity: Option<Quantity>,
    pub coverage: Coverage,
    /// Libraries whose value is, or rests on, their own estimate.
    pub estimated: usize,
    pub marks: Marks,
    /// Of a distribution: how many libraries chose each level, 1 first.
    pub levels: Option<[usize; 5]>,
}

/// The word for a number's trustworthiness in `export --aggregates`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    Ok,
    /// Rests on a factor marked *verify* or *decide*, or a term was left out.
    Provisional,
    /// Under half is covered.
    Insufficient,
}

impl Standing {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Provisional => "provisional",
            Self::Insufficient => "insufficient",
        }
    }
}

impl Aggregate {
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.coverage.display() == Display::Hidden {
            Standing::Insufficient
        } else if self.marks.is_provisional() {
            Standing::Provisional
        } else {
            Standing::Ok
        }
    }

    /// The value as pages may show it: none where under half is covered.
    #[must_use]
    pub fn shown(&self) -> Option<Quantity> {
        self.quantity.filter(|_| self.coverage.display() != Display::Hidden)
    }
}

/// Brings together the values of `chosen`; `expected` are the members of the year, by whom the
/// coverage is measured.
#[must_use]
pub fn aggregate(values: &Values<'_>, indicator: &Indicator, chosen: &[&Library], expected: &[&Library], students: &Students) -> Aggregate {
    let reports = reports(values, indicator, chosen);
    let mut marks = Marks::default();
    for report in &reports {
        marks.join(&report.derived.marks);
    }
    let reporting: Vec<&LibraryCode> = reports.iter().map(|report| &report.library.code).collect();
    let expected: Vec<&LibraryCode> = expected.iter().map(|library| &library.code).collect();
    Aggregate {
        quantity: combine(values, indicator, &reports),
        coverage: students.coverage(&reporting, &expected),
        estimated: reports.iter().filter(|report| report.derived.estimated).count(),
        marks,
        levels: (indicator.aggregation == Aggregation::Distribution).then(|| levels(&reports)),
    }
}

/// The libraries among `chosen` whose values count.
#[must_use]
pub fn reporters(values: &Values<'_>, indicator: &Indicator, chosen: &[&Library]) -> Vec<LibraryCode> {
    reports(values, indicator, chosen).into_iter().map(|report| report.library.code.clone()).collect()
}

/// One library's part in an aggregate.
struct Report<'a> {
    library: &'a Library,
    derived: Derived,
    /// The second part, of a ratio or a weighted mean; plain.
    beside: f64,
}

/// The libraries that count: with a value, and with both parts where there are two.
fn reports<'a>(values: &Values<'_>, indicator: &Indicator, members: &[&'a Library]) -> Vec<Report<'a>> {
    let part = |library: &Library, code: &str| values.catalogue.find_indicator(code).and_then(|part| values.of(&library.code, part));
    members
        .iter()
        .filter_map(|library| {
            let (derived, beside) = match &indicator.aggregation {
                Aggregation::RatioOfSums { numerator, denominator } => {
                    let (above, below) = (part(library, numerator.as_str())?, part(library, denominator.as_str())?);
                    let second = below.quantity.best();
                    (beside(above, &below), second)
                }
                Aggregation::WeightedMean { weight } => {
                    let (value, weight) = (values.of(&library.code, indicator)?, part(library, weight.as_str())?);
                    let second = weight.quantity.best();
                    (beside(value, &weight), second)
                }
                Aggregation::Sum | Aggregation::Median | Aggregation::Distribution => (values.of(&library.code, indicator)?, 1.0),
            };
            Some(Report { library, derived, beside })
        })
        .collect()
}

/// A value with the marks of what stands beside it in a ratio or a mean.
fn beside(mut value: Derived, other: &Derived) -> Derived {
    value.estimated |= other.estimated;
    value.marks.join(&other.marks);
    value
}

fn combine(values: &Values<'_>, indicator: &Indicator, reports: &[Report<'_>]) -> Option<Quantity> {
    let plain = |report: &Report<'_>| report.derived.quantity.best();
    match &indicator.aggregation {
        Aggregation::Sum => Quantity::sum(&reports.iter().map(|report| report.derived.quantity).collect::<Vec<_>>()),
        Aggregation::RatioOfSums { numerator, .. } => {
            let formula = indicator.formula.as_ref()?;
            let mut sums = Sums {
                numerator: numerator.as_str(),
                above: reports.iter().map(plain).sum(),
                below: reports.iter().map(|report| report.beside).sum(),
            };
            (!reports.is_empty()).then(|| evaluate(formula, &mut sums)).flatten().map(|result| Quantity::Plain(result.value))
        }
        Aggregation::WeightedMean { .. } => {
            let places = places(values, reports);
            let weights: f64 = places.iter().map(|(_, weight)| weight).sum();
            let total: f64 = places.iter().map(|(value, weight)| value * weight).sum();
            (weights > 0.0).then(|| Quantity::Plain(total / weights))
        }
        Aggregation::Median => median(&places(values, reports).iter().map(|(value, _)| *value).collect::<Vec<_>>()).map(Quantity::Plain),
        Aggregation::Distribution => median(&reports.iter().map(plain).collect::<Vec<_>>()).map(Quantity::Plain),
    }
}

/// A joint unit, if it is one, with what its members say: values and weights.
type Place<'a> = (Option<&'a str>, Vec<(f64, f64)>);

/// Each place once: members that the same joint unit alone serves enter as one, with the mean of
/// what they say of it and of its weight.
fn places(values: &Values<'_>, reports: &[Report<'_>]) -> Vec<(f64, f64)> {
    let mut places: Vec<Place<'_>> = Vec::new();
    for report in reports {
        let unit = values.catalogue.joint_unit(report.library).map(|unit| unit.code.as_str());
        let said = (report.derived.quantity.best(), report.beside);
        match places.iter_mut().find(|(known, _)| unit.is_some() && *known == unit) {
            Some((_, together)) => together.push(said),
            None => places.push((unit, vec![said])),
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "a count of libraries")]
    let mean = |parts: &[(f64, f64)], pick: fn(&(f64, f64)) -> f64| parts.iter().map(pick).sum::<f64>() / parts.len() as f64;
    places.iter().map(|(_, said)| (mean(said, |part| part.0), mean(said, |part| part.1))).collect()
}

struct Sums<'a> {
    numerator: &'a str,
    above: f64,
    below: f64,
}

impl Inputs for Sums<'_> {
    fn indicator(&mut self, code: &super::code::IndicatorCode) -> Option<f64> {
        Some(if code.as_str() == self.numerator { self.above } else { self.below })
    }

    fn factor(&mut self, _: &super::code::FactorKey) -> Option<f64> {
        None
    }

    fn is_optional(&self, _: &super::code::IndicatorCode) -> bool {
        false
    }
}

fn levels(reports: &[Report<'_>]) -> [usize; 5] {
    let mut counts = [0; 5];
    for report in reports {
        for (count, level) in counts.iter_mut().zip(1_u8..) {
            *count += usize::from((report.derived.quantity.best() - f64::from(level)).abs() < 0.5);
        }
    }
    counts
}

/// Every member's value, in the order of codes, for a distribution over libraries.
#[must_use]
pub fn library_values<'a>(values: &Values<'_>, indicator: &Indicator, members: &[&'a Library]) -> Vec<(&'a Library, Quantity)> {
    members.iter().filter_map(|library| values.of(&library.code, indicator).map(|derived| (*library, derived.quantity))).collect()
}

/// The range of a quantity that may be absent, for exports.
#[must_use]
pub fn range_of(aggregate: &Aggregate) -> Option<Range> {
    aggregate.quantity.map(Quantity::range)
}

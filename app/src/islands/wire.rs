//! What the form's desk in the browser and the server tell each other.
//!
//! Plain fields only: what reads tagged and flattened forms would be a third of the WebAssembly.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        catalogue::{
            indicator::{HardLimits, Plausible, YearChange},
            rules::{CrossCheck, Rules},
        },
        code::{IndicatorCode, LibraryCode, SectionCode},
        entry::{
            amount::Amount,
            cell::{Cell, Status},
            figures::Figure,
            reading::Unit,
        },
        year::Year,
    },
    text::{Lang, cell::Change},
};

/// A figure, with its cell taken apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlainFigure {
    status: Status,
    amount: Option<Amount>,
    note: String,
}

impl From<Figure> for PlainFigure {
    fn from(figure: Figure) -> Self {
        Self { status: figure.cell.status(), amount: figure.cell.amount(), note: figure.note }
    }
}

impl From<PlainFigure> for Figure {
    /// What does not fit together, which this program never sends, is missing.
    fn from(plain: PlainFigure) -> Self {
        Self { cell: Cell::new(plain.status, plain.amount).unwrap_or_default(), note: plain.note }
    }
}

/// The rules of an indicator, with their parts apart.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PlainRules {
    usual: Option<(f64, f64)>,
    change_percent: Option<f64>,
    change_units: Option<f64>,
    min: Option<f64>,
    max: Option<f64>,
    integer: bool,
    checks: Vec<String>,
    justified_from: Option<f64>,
}

impl From<&Rules> for PlainRules {
    fn from(rules: &Rules) -> Self {
        let HardLimits { min, max, integer } = rules.hard_limits;
        Self {
            usual: rules.plausible.map(|usual| (usual.min, usual.max)),
            change_percent: rules.year_change.and_then(|change| if let YearChange::Pct(by) = change { Some(by) } else { None }),
            change_units: rules.year_change.and_then(|change| if let YearChange::Abs(by) = change { Some(by) } else { None }),
            min,
            max,
            integer,
            checks: rules.checks.iter().map(ToString::to_string).collect(),
            justified_from: rules.justified_from,
        }
    }
}

impl From<PlainRules> for Rules {
    fn from(plain: PlainRules) -> Self {
        Self {
            plausible: plain.usual.map(|(min, max)| Plausible { min, max }),
            year_change: plain.change_percent.map(YearChange::Pct).or(plain.change_units.map(YearChange::Abs)),
            hard_limits: HardLimits { min: plain.min, max: plain.max, integer: plain.integer },
            checks: plain.checks.iter().filter_map(|text| CrossCheck::parse(text).ok()).collect(),
            justified_from: plain.justified_from,
        }
    }
}

/// The section as it is when the desk wakes up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Desk {
    pub lang: Lang,
    /// Whose unsaved values the browser keeps.
    pub account: i64,
    pub library: LibraryCode,
    pub year: Year,
    pub section: SectionCode,
    /// Where cells are sent, where somebody says that they are here, and where one signs in.
    pub cells_at: String,
    pub here_at: String,
    pub sign_in_at: String,
    /// The sections' own addresses.
    pub sections: Vec<(SectionCode, String)>,
    /// Which of the sections it is.
    pub section_at: usize,
    /// Required cells answered in the other sections; required cells of all; open questions in the others.
    pub done_elsewhere: usize,
    pub all: usize,
    pub asks_elsewhere: usize,
    pub rows: Vec<DeskRow>,
    /// Cells of other sections, which this section's checks read.
    pub elsewhere: Vec<(IndicatorCode, PlainFigure)>,
    /// Names of everything that checks read.
    pub names: Vec<(IndicatorCode, String)>,
}

#[expect(clippy::struct_excessive_bools, reason = "each is what it says, and the wire is flat")]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DeskRow {
    pub code: IndicatorCode,
    pub name: String,
    /// The unit as words, and by its code.
    pub unit: String,
    pub unit_code: String,
    pub required: bool,
    pub rules: PlainRules,
    /// Told in units with so many decimals, or else in percent.
    pub change_decimals: Option<u8>,
    pub last_year: PlainFigure,
    /// What is saved, with the revision that was seen.
    pub figure: PlainFigure,
    pub revision: i64,
    /// The break recorded on it, by its code; empty for none.
    pub break_kind: String,
    /// Whether the series is broken whatever the library marks.
    pub broken_anyway: bool,
    /// When and by whom it was saved.
    pub when: Option<String>,
    /// The value that the note was written of, where it was another.
    pub words_of: Option<PlainFigure>,
    /// Whether the coordinator asks about what is saved.
    pub remarked: bool,
    /// Came back from a plain form unsaved: left as the server showed it until it is touched.
    pub unsettled: bool,
}

/// What became of one cell.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Became {
    /// On disk.
    Kept { figure: PlainFigure, revision: i64, when: Option<String> },
    /// Not kept: why, in words.
    Unfit(String),
    /// Somebody else's value stands; nothing was overwritten.
    Clash { figure: PlainFigure, revision: i64, by: String, at: String },
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    pub cells: Vec<(IndicatorCode, Became)>,
    /// Why nothing can be saved at all.
    pub lock: Option<String>,
}

impl DeskRow {
    #[must_use]
    pub fn written_unit(&self) -> Unit<'_> {
        Unit { code: &self.unit_code, names: [&self.unit; 3] }
    }

    #[must_use]
    pub fn change(&self) -> Change {
        self.change_decimals.map_or(Change::Percent, Change::Units)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_over_the_wire_comes_back() {
        let figure = Figure { cell: Cell::Estimated(Amount::from_thousandths(1_500).unwrap()), note: "how".to_owned() };
        assert_eq!(Figure::from(PlainFigure::from(figure.clone())), figure);
        let rules = Rules {
            plausible: Some(Plausible { min: 1.0, max: 2.0 }),
            year_change: Some(YearChange::Abs(3.0)),
            hard_limits: HardLimits { min: Some(0.0), max: None, integer: true },
            checks: vec![CrossCheck::parse("20..250 kWh/m2").unwrap()],
            justified_from: Some(3.0),
        };
        assert_eq!(Rules::from(PlainRules::from(&rules)), rules);
    }
}

//! What a person typed in one row of the form, and the figure it means: the same in the browser,
//! on the server and for every way in.

use super::{
    amount::{Amount, NotAnAmount},
    cell::{Cell, NotACell, Status},
    check::{OutOfLimits, within_limits},
    figures::Figure,
    reading::{self, Choices, DecimalMark, Unit, Unread},
};
use crate::{
    domain::catalogue::indicator::{HardLimits, Indicator},
    text::{Lang, number},
};

/// A row as it stands in the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFigure {
    pub value: String,
    pub status: Status,
    pub note: String,
}

/// Why a row is not a figure. [`crate::text::problem`] says each in the reader's language.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Unfit {
    Amount(NotAnAmount),
    /// It may be several.
    Asked(Choices),
    Limits(OutOfLimits),
    /// Marked as an estimate, but there is no number.
    EstimateNeedsValue,
    /// A number stands there, but the status says there is none.
    ValueAndStatus,
    NoteTooLong,
}

/// What a field takes, and what parts the decimals of what is written there.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    pub limits: HardLimits,
    pub unit: Unit<'a>,
    pub mark: DecimalMark,
}

impl<'a> Field<'a> {
    #[must_use]
    pub fn of(indicator: &'a Indicator, mark: DecimalMark) -> Self {
        Self { limits: indicator.rules.hard_limits, unit: Unit::of(indicator), mark }
    }
}

/// A note says why; a page of text belongs elsewhere. In characters.
pub const LONGEST_NOTE: usize = 2000;

impl TypedFigure {
    /// A stored figure as the form shows it.
    #[must_use]
    pub fn of(figure: &Figure, lang: Lang) -> Self {
        let value = figure.cell.amount().map(|amount| number::field(amount, lang)).unwrap_or_default();
        Self { value, status: figure.cell.status(), note: figure.note.clone() }
    }

    /// An empty field whose status was not chosen is missing; a number in it is at least reported.
    fn meant(&self) -> Status {
        match (self.value.trim().is_empty(), self.status) {
            (true, Status::Reported) => Status::Missing,
            (false, Status::Missing) => Status::Reported,
            (_, status) => status,
        }
    }

    /// Whether it says what a figure says already.
    #[must_use]
    pub fn says(&self, figure: &Figure, lang: Lang) -> bool {
        let stored = Self::of(figure, lang);
        self.value.trim() == stored.value && self.meant() == stored.status && self.note.trim() == stored.note
    }

    /// The figure that is meant. `known` is the amount that the field was filled with: what we wrote
    /// into it ourselves is never asked about.
    ///
    /// # Errors
    /// Why it cannot be kept.
    pub fn figure(&self, field: Field<'_>, known: Option<Amount>, lang: Lang) -> Result<Figure, Unfit> {
        let note = self.note.trim();
        if note.chars().count() > LONGEST_NOTE {
            return Err(Unfit::NoteTooLong);
        }
        let text = self.value.trim();
        let mut status = self.meant();
        let amount = if known.is_some_and(|known| number::field(known, lang) == text) {
            known
        } else {
            let read = match reading::read(text, field.unit, field.mark, None) {
                Ok(read) => read,
                // Who has said that it is an estimate is not asked again.
                Err(Unread::Asked(choices)) if status == Status::Estimated => Some(choices.single().ok_or(Unfit::Asked(choices))?),
                Err(Unread::Asked(choices)) => return Err(Unfit::Asked(choices)),
                Err(Unread::Not(why)) => return Err(Unfit::Amount(why)),
            };
            if read.is_some_and(|read| read.estimated) && status == Status::Reported {
                status = Status::Estimated;
            }
            read.map(|read| read.amount)
        };
        if let Some(amount) = amount {
            within_limits(amount, field.limits).map_err(Unfit::Limits)?;
        }
        let cell = Cell::new(status, amount).map_err(|refused| match refused {
            NotACell::NeedsAmount => Unfit::EstimateNeedsValue,
            NotACell::AmountNotAllowed => Unfit::ValueAndStatus,
        })?;
        Ok(Figure { cell, note: note.to_owned() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_row_means() {
        let amount = |whole: i64| Amount::from_thousandths(whole * 1000).unwrap();
        let check = |value: &str, status, expected: Result<Cell, Unfit>| {
            let typed = TypedFigure { value: value.to_owned(), status, note: String::new() };
            let limits = HardLimits { min: Some(0.0), ..HardLimits::default() };
            let field = Field { limits, unit: Unit { code: "kg", names: ["kg"; 3] }, mark: DecimalMark::Comma };
            assert_eq!(typed.figure(field, Some(amount(18_500)), Lang::Fi).map(|figure| figure.cell), expected, "{value:?}");
        };
        check("", Status::Reported, Ok(Cell::Missing));
        check("5", Status::Missing, Ok(Cell::Reported(amount(5))));
        check("", Status::NotCollected, Ok(Cell::NotCollected));
        check("5", Status::NotCollected, Err(Unfit::ValueAndStatus));
        check("", Status::Estimated, Err(Unfit::EstimateNeedsValue));
        check("0", Status::Reported, Ok(Cell::Reported(Amount::ZERO)));
        check("-1", Status::Reported, Err(Unfit::Limits(OutOfLimits::Below(0.0))));
        check("18\u{202f}500", Status::Reported, Ok(Cell::Reported(amount(18_500))));
        check("≈ 390 kg", Status::Reported, Ok(Cell::Estimated(amount(390))));
        check("n. 390", Status::Estimated, Ok(Cell::Estimated(amount(390))));
        assert!(
            TypedFigure { value: "5".to_owned(), status: Status::Reported, note: " ".to_owned() }
                .says(&Figure { cell: Cell::Reported(amount(5)), note: String::new() }, Lang::Sv)
        );
    }
}

//! What the parts of a row of the form are called: in what the form sends, and on the page. The page, the desk
//! in the browser and the reader of the form all ask here.

use super::cell::Status;
use crate::domain::code::IndicatorCode;

/// What a form sends of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Value,
    Status,
    Note,
    /// A ready reason, to be added to the note.
    Reason,
    Break,
    /// The revision that was seen.
    Revision,
    /// A button with one of several values: of an ambiguous number, or last year's.
    Choice,
    /// A button that settles a clash: [`MINE`] or [`THEIRS`].
    Clash,
    /// A button that says why there is no value.
    NoValue,
    /// A button that sends once more.
    Again,
    /// What the coordinator asks of it, who returns the year.
    Remark,
}

/// Values of [`Part::Clash`].
pub const MINE: &str = "mine";
pub const THEIRS: &str = "theirs";

impl Part {
    /// The letter that each begins its name with.
    const LETTERS: [(Self, char); 11] = [
        (Self::Value, 'v'),
        (Self::Status, 't'),
        (Self::Note, 'n'),
        (Self::Reason, 'q'),
        (Self::Break, 'b'),
        (Self::Revision, 'r'),
        (Self::Choice, 'c'),
        (Self::Clash, 'k'),
        (Self::NoValue, 'o'),
        (Self::Again, 's'),
        (Self::Remark, 'm'),
    ];

    /// Such as `v.loans`.
    #[must_use]
    pub fn name(self, code: &IndicatorCode) -> String {
        let letter = Self::LETTERS.iter().find(|(part, _)| *part == self).map(|(_, letter)| *letter);
        format!("{}.{code}", letter.unwrap_or_default())
    }

    /// The part that a name is of, and whose.
    #[must_use]
    pub fn find(name: &str) -> Option<(Self, IndicatorCode)> {
        let (letter, code) = name.split_once('.')?;
        let (part, _) = Self::LETTERS.iter().find(|(_, known)| letter.len() == 1 && letter.starts_with(*known))?;
        Some((*part, IndicatorCode::parse(code).ok()?))
    }
}

/// Where something of a row stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Row,
    Name,
    /// The value's field, or the scale.
    Field,
    /// How a text is understood while it is typed.
    Echo,
    Change,
    State,
    /// What is offered when a required field is left empty.
    Offer,
    /// What is folded under the row.
    More,
    /// The frame around messages and answers.
    Ask,
    Messages,
    Choices,
    Status(Status),
    Note,
    Reason,
    Break,
    Revision,
}

impl Place {
    /// Such as `f-loans`.
    #[must_use]
    pub fn id(self, code: &IndicatorCode) -> String {
        let place = match self {
            Self::Row => "row",
            Self::Name => "n",
            Self::Field => "f",
            Self::Echo => "echo",
            Self::Change => "chg",
            Self::State => "s",
            Self::Offer => "o",
            Self::More => "d",
            Self::Ask => "a",
            Self::Messages => "e",
            Self::Choices => "w",
            Self::Status(status) => return format!("t-{code}-{}", status.as_str()),
            Self::Note => "note",
            Self::Reason => "q",
            Self::Break => "b",
            Self::Revision => "r",
        };
        format!("{place}-{code}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_part() {
        let code = IndicatorCode::parse("loans").unwrap();
        for (part, _) in Part::LETTERS {
            assert_eq!(Part::find(&part.name(&code)), Some((part, code.clone())));
        }
        for none in ["", "v", "v.", "x.loans", ".loans", "vv.loans", "then"] {
            assert_eq!(Part::find(none), None, "{none}");
        }
    }
}

//! What the parts of a row of the form are called: in what the form sends, and on the page. The page, the desk
//! in the browser and the reader of the form all ask here.

use super::cell::Status;
use crate::domain::code::IndicatorCode;

/// What a form sends of a row; its name begins with the letter.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Value = b'v',
    Status = b't',
    Note = b'n',
    /// A ready reason, to be added to the note.
    Reason = b'q',
    Break = b'b',
    /// The break that was seen: what is sent as it was seen was left alone.
    BreakSeen = b'p',
    /// The revision that was seen.
    Revision = b'r',
    /// The revision that is shown beside one's own in a clash, and is replaced by whoever chooses [`MINE`].
    Beside = b'y',
    /// A button with one of several values: of an ambiguous number, or last year's.
    Choice = b'c',
    /// A button that settles a clash: [`MINE`] or [`THEIRS`].
    Clash = b'k',
    /// A button that says why there is no value.
    NoValue = b'o',
    /// A button that sends once more.
    Again = b's',
    /// A button that says whether the words still hold, which were written of another value: [`HOLDS`] or [`GONE`].
    Words = b'w',
    /// What the coordinator asks of it, who returns the year.
    Remark = b'm',
}

/// Values of [`Part::Words`].
pub const HOLDS: &str = "holds";
pub const GONE: &str = "gone";

/// Values of [`Part::Clash`].
pub const MINE: &str = "mine";
pub const THEIRS: &str = "theirs";

impl Part {
    const ALL: [Self; 14] = [
        Self::Value,
        Self::Status,
        Self::Note,
        Self::Reason,
        Self::Break,
        Self::BreakSeen,
        Self::Revision,
        Self::Beside,
        Self::Choice,
        Self::Clash,
        Self::NoValue,
        Self::Again,
        Self::Words,
        Self::Remark,
    ];

    /// Such as `v.loans`.
    #[must_use]
    pub fn name(self, code: &IndicatorCode) -> String {
        format!("{}.{code}", char::from(self as u8))
    }

    /// The part that a name is of, and whose.
    #[must_use]
    pub fn find(name: &str) -> Option<(Self, IndicatorCode)> {
        let (letter, code) = name.split_once('.')?;
        let part = *Self::ALL.iter().find(|part| letter.as_bytes() == [**part as u8])?;
        Some((part, IndicatorCode::parse(code).ok()?))
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
        for part in Part::ALL {
            assert_eq!(Part::find(&part.name(&code)), Some((part, code.clone())));
        }
        for none in ["", "v", "v.", "x.loans", ".loans", "vv.loans", "then"] {
            assert_eq!(Part::find(none), None, "{none}");
        }
    }
}

//! What a redirect tells the page that it leads to.

use std::fmt;

use crate::domain::{code::LibraryCode, reminder::Reminded};

/// What a redirect says has been done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    Saved,
    /// So many rows of a file.
    Filed(usize),
    /// This revision of the catalogue.
    Edited(i64),
    Sent,
    Approved(LibraryCode),
    Returned(LibraryCode),
    Frozen,
    Reminded(Reminded),
}

impl fmt::Display for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Saved => f.write_str("saved"),
            Self::Filed(rows) => write!(f, "filed.{rows}"),
            Self::Edited(revision) => write!(f, "edited.{revision}"),
            Self::Sent => f.write_str("sent"),
            Self::Approved(library) => write!(f, "approved.{library}"),
            Self::Returned(library) => write!(f, "returned.{library}"),
            Self::Frozen => f.write_str("frozen"),
            Self::Reminded(Reminded { sent, failed, untried }) => write!(f, "reminded.{sent}.{failed}.{untried}"),
        }
    }
}

impl TryFrom<String> for Done {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let (kind, rest) = text.split_once('.').unwrap_or((&text, ""));
        let library = || LibraryCode::parse(rest).ok();
        let found = match kind {
            "saved" => Some(Self::Saved),
            "filed" => rest.parse().ok().map(Self::Filed),
            "edited" => rest.parse().ok().filter(|revision| *revision > 0).map(Self::Edited),
            "sent" => Some(Self::Sent),
            "approved" => library().map(Self::Approved),
            "returned" => library().map(Self::Returned),
            "frozen" => Some(Self::Frozen),
            "reminded" => {
                let counts: Vec<usize> = rest.split('.').filter_map(|count| count.parse().ok()).collect();
                <[usize; 3]>::try_from(counts).ok().map(|[sent, failed, untried]| Self::Reminded(Reminded { sent, failed, untried }))
            }
            _ => None,
        };
        found.ok_or("nothing that is ever done")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{text::Lang, url::Page};

    #[test]
    fn what_was_done_is_read_as_it_was_written() {
        let seamk = || LibraryCode::parse("seamk.x").unwrap();
        let all = [
            Done::Saved,
            Done::Filed(12),
            Done::Edited(3),
            Done::Sent,
            Done::Approved(seamk()),
            Done::Returned(seamk()),
            Done::Frozen,
            Done::Reminded(Reminded { sent: 2, failed: 1, untried: 0 }),
        ];
        for done in all {
            assert_eq!(Done::try_from(done.to_string()), Ok(done));
        }
        assert!(Done::try_from("approved.<b>".to_owned()).is_err() && Done::try_from("1".to_owned()).is_err());
        assert_eq!(Page::Overview(None).after(&Done::Saved, Lang::Sv), "/sv?done=saved");
    }
}

//! The short names by which things are known in files, addresses and the database.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

#[derive(Debug, thiserror::Error, PartialEq, Eq)]
#[error("\"{0}\" is not a code: use small letters, digits, and . _ - between them, at most 60")]
pub struct NotACode(String);

fn is_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 60
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.'))
        && text.as_bytes()[0].is_ascii_alphanumeric()
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl $name {
            /// # Errors
            /// Refuses anything but small letters, digits and `. _ -`.
            pub fn parse(text: &str) -> Result<Self, NotACode> {
                if is_code(text) { Ok(Self(text.into())) } else { Err(NotACode(text.chars().take(80).collect())) }
            }

            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotACode;

            fn try_from(text: String) -> Result<Self, NotACode> {
                Self::parse(&text)
            }
        }

        impl From<$name> for String {
            fn from(code: $name) -> Self {
                code.0.as_ref().to_owned()
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )+};
}

codes! {
    /// A member library, such as `seamk`. Never changes, even when the name does.
    LibraryCode,
    /// A library unit that may serve several members, such as `tritonia`.
    ServiceUnitCode,
    /// An indicator, such as `lrn_il_hours`.
    IndicatorCode,
    /// An emission factor or an assumption, such as `el.location`.
    FactorKey,
    /// A theme of the strategy.
    ThemeCode,
    /// A section of the entry form and the review.
    SectionCode,
    /// A unit of measurement as the catalogue names it.
    UnitCode,
}

/// Full-time students: what libraries' size is measured by unless the catalogue says something else.
pub const STUDENTS: &str = "ctx_students_fte";

/// The library staff in full-time equivalents: the measure of how small a library is.
pub const STAFF: &str = "ctx_lib_staff_fte";

/// Floor area, which a check written `…/m2` divides by.
pub const FLOOR_AREA: &str = "ctx_floor_area";

impl IndicatorCode {
    /// [`STUDENTS`].
    #[must_use]
    pub fn students() -> Self {
        Self(STUDENTS.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_plain() {
        for good in ["seamk", "haaga-helia", "fp_air_km", "el.location", "3amk"] {
            assert_eq!(LibraryCode::parse(good).unwrap().as_str(), good);
        }
        for bad in ["", "SeAMK", "ä", "a b", "../x", "<b>", "-x", &"x".repeat(61)] {
            assert!(LibraryCode::parse(bad).is_err(), "{bad}");
        }
    }
}

//! The three languages, and a text that has all of them.

use serde::{Deserialize, Serialize};

use crate::domain::visible::is_seen;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    #[default]
    Fi,
    Sv,
    En,
}

impl Lang {
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    #[must_use]
    pub fn find(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.as_str() == text)
    }

    /// The language's name for itself.
    #[must_use]
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Fi => "Suomi",
            Self::Sv => "Svenska",
            Self::En => "English",
        }
    }

    /// The first of ours that an `Accept-Language` header prefers; Finnish when there is none.
    #[must_use]
    pub fn preferred(accept_language: &str) -> Self {
        let mut wanted: Vec<(f32, Self)> = accept_language
            .split(',')
            .filter_map(|part| {
                let mut pieces = part.split(';');
                let tag = pieces.next()?.trim().split('-').next()?.to_lowercase();
                let weight = pieces.find_map(|piece| piece.trim().strip_prefix("q=")?.parse().ok()).unwrap_or(1.0);
                Some((weight, Self::find(&tag)?))
            })
            .filter(|(weight, _)| *weight > 0.0)
            .collect();
        wanted.sort_by(|a, b| b.0.total_cmp(&a.0));
        wanted.first().map_or(Self::Fi, |(_, lang)| *lang)
    }
}

/// A text in all three languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Text {
    pub fi: String,
    pub sv: String,
    pub en: String,
}

impl Text {
    #[must_use]
    pub fn in_lang(&self, lang: Lang) -> &str {
        match lang {
            Lang::Fi => &self.fi,
            Lang::Sv => &self.sv,
            Lang::En => &self.en,
        }
    }

    /// A name that is the same in every language.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self { fi: text.to_owned(), sv: text.to_owned(), en: text.to_owned() }
    }

    #[must_use]
    pub fn has_blank(&self) -> bool {
        [&self.fi, &self.sv, &self.en].iter().any(|text| !is_seen(text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_preferred_language() {
        let check = |header: &str, expected| assert_eq!(Lang::preferred(header), expected, "{header}");
        check("", Lang::Fi);
        check("de-DE,de;q=0.9", Lang::Fi);
        check("sv-FI,sv;q=0.9,fi;q=0.8", Lang::Sv);
        check("de, en-GB;q=0.8, fi;q=0.7", Lang::En);
        check("fi;q=0, en;q=0.1", Lang::En);
        check("en;q=nonsense", Lang::En);
    }
}

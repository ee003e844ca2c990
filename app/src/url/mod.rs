//! One typed address a page; nothing else writes a path.

mod done;
mod place;

pub use done::Done;
pub use place::{ASSET, HEALTH, NEW, Place, ROOT, reserved};

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode, SectionCode, ThemeCode},
        year::Year,
    },
    text::Lang,
};

/// Which libraries a trend compares.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Basis {
    #[default]
    Panel,
    All,
    /// The chain-linked index.
    Index,
}

impl Basis {
    pub const ALL: [Self; 3] = [Self::Panel, Self::All, Self::Index];

    /// As an address has it; the default has none.
    #[must_use]
    pub fn as_str(self) -> Option<&'static str> {
        match self {
            Self::Panel => None,
            Self::All => Some("all"),
            Self::Index => Some("index"),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// The latest frozen year, or the one asked for.
    Overview(Option<Year>),
    Indicators(Option<Year>),
    Indicator {
        code: IndicatorCode,
        year: Option<Year>,
        basis: Basis,
    },
    Stories(Option<Year>),
    Story {
        id: i64,
        year: Year,
    },
    Method(Option<Year>),
    Reports,
    Report(Year),
    Figures(Year),
    IndicatorFigures(IndicatorCode),
    Demo,
    Accessibility,
    Privacy,
    SignIn,
    SignOut,
    Welcome(String),
    /// With the library that was chosen, when a person has several.
    Home(Option<LibraryCode>),
    EntryYear {
        library: LibraryCode,
        year: Year,
    },
    Entry {
        library: LibraryCode,
        year: Year,
        section: SectionCode,
    },
    EntryCheck {
        library: LibraryCode,
        year: Year,
    },
    /// Where the desk sends cells.
    EntryCells {
        library: LibraryCode,
        year: Year,
    },
    /// Where the desk says that somebody is there.
    EntryHere {
        library: LibraryCode,
        year: Year,
        section: SectionCode,
    },
    EntryShare {
        library: LibraryCode,
        year: Year,
    },
    EntryRecall {
        library: LibraryCode,
        year: Year,
    },
    EntryCopy {
        library: LibraryCode,
        year: Year,
    },
    EntryHistory {
        library: LibraryCode,
        year: Year,
        indicator: IndicatorCode,
    },
    EntryExcel {
        library: LibraryCode,
        year: Year,
    },
    EntryWorkbook {
        library: LibraryCode,
        year: Year,
        /// `xlsx` or `csv`.
        ending: &'static str,
    },
    EntryExcelConfirm {
        library: LibraryCode,
        year: Year,
    },
    EntryTable {
        library: LibraryCode,
        year: Year,
    },
    EntryTableColumns {
        library: LibraryCode,
        year: Year,
    },
    EntryTableConfirm {
        library: LibraryCode,
        year: Year,
    },
    Write(LibraryCode),
    WriteNew(LibraryCode),
    WriteStory {
        library: LibraryCode,
        id: i64,
    },
    WriteStorySubmit {
        library: LibraryCode,
        id: i64,
    },
    WriteStoryTakeBack {
        library: LibraryCode,
        id: i64,
    },
    Review(Year),
    ReviewLibrary {
        year: Year,
        library: LibraryCode,
    },
    ReviewApprove {
        year: Year,
        library: LibraryCode,
    },
    ReviewReturn {
        year: Year,
        library: LibraryCode,
    },
    ReviewTakeUp {
        year: Year,
        library: LibraryCode,
    },
    ReviewTakeBack {
        year: Year,
        library: LibraryCode,
    },
    ReviewReopen {
        year: Year,
        library: LibraryCode,
    },
    /// Every library's cell of one indicator.
    ReviewCells {
        year: Year,
        indicator: IndicatorCode,
    },
    ReviewRemind(Year),
    ReviewStory {
        year: Year,
        id: i64,
    },
    Freeze(Year),
    /// A library beside the others.
    Compare {
        library: LibraryCode,
        year: Option<Year>,
    },
    /// The catalogue's contents.
    Admin,
    /// An indicator's definition; `new` is one that is not there yet.
    AdminIndicator(String),
    AdminFactor(String),
    AdminLibrary(String),
    AdminThemes,
    AdminTargets,
    AdminConsortium,
}

impl Page {
    #[must_use]
    pub fn path(&self, lang: Lang) -> String {
        let mut parts = std::iter::once(lang.as_str().to_owned()).chain(self.parts());
        let mut path = String::new();
        for segment in self.place().pattern().split('/').skip(1) {
            path.push('/');
            if segment.starts_with('{') {
                path.extend(parts.next());
            } else {
                path.push_str(segment);
            }
        }
        path + &self.query()
    }

    /// The page after something was done there.
    #[must_use]
    pub fn after(&self, done: &Done, lang: Lang) -> String {
        let path = self.path(lang);
        format!("{path}{}done={done}", if path.contains('?') { '&' } else { '?' })
    }

    /// What stands in the pattern's varying parts, after the language.
    fn parts(&self) -> Vec<String> {
        match self {
            Self::Indicator { code, .. } => vec![code.to_string()],
            Self::Story { id, .. } => vec![id.to_string()],
            Self::Report(year) => vec![format!("{year}.pdf")],
            Self::IndicatorFigures(code) => vec![format!("{code}.csv")],
            Self::Welcome(token) => vec![token.clone()],
            Self::EntryYear { library, year }
            | Self::EntryCheck { library, year }
            | Self::EntryCells { library, year }
            | Self::EntryShare { library, year }
            | Self::EntryRecall { library, year }
            | Self::EntryCopy { library, year }
            | Self::EntryExcel { library, year }
            | Self::EntryExcelConfirm { library, year }
            | Self::EntryTable { library, year }
            | Self::EntryTableColumns { library, year }
            | Self::EntryTableConfirm { library, year } => vec![library.to_string(), year.to_string()],
            Self::Entry { library, year, section } | Self::EntryHere { library, year, section } => {
                vec![library.to_string(), year.to_string(), section.to_string()]
            }
            Self::EntryHistory { library, year, indicator } => vec![library.to_string(), year.to_string(), indicator.to_string()],
            Self::EntryWorkbook { library, year, ending } => {
                vec![library.to_string(), year.to_string(), format!("{library}-{year}.{ending}")]
            }
            Self::Write(library) | Self::WriteNew(library) | Self::Compare { library, .. } => vec![library.to_string()],
            Self::WriteStory { library, id } | Self::WriteStorySubmit { library, id } | Self::WriteStoryTakeBack { library, id } => {
                vec![library.to_string(), id.to_string()]
            }
            Self::Figures(year) | Self::Review(year) | Self::ReviewRemind(year) | Self::Freeze(year) => vec![year.to_string()],
            Self::ReviewLibrary { year, library }
            | Self::ReviewApprove { year, library }
            | Self::ReviewReturn { year, library }
            | Self::ReviewTakeUp { year, library }
            | Self::ReviewTakeBack { year, library }
            | Self::ReviewReopen { year, library } => vec![year.to_string(), library.to_string()],
            Self::ReviewCells { year, indicator } => vec![year.to_string(), indicator.to_string()],
            Self::ReviewStory { year, id } => vec![year.to_string(), id.to_string()],
            Self::AdminIndicator(code) | Self::AdminFactor(code) | Self::AdminLibrary(code) => vec![code.clone()],
            Self::Overview(_)
            | Self::Indicators(_)
            | Self::Stories(_)
            | Self::Method(_)
            | Self::Reports
            | Self::Demo
            | Self::Accessibility
            | Self::Privacy
            | Self::SignIn
            | Self::SignOut
            | Self::Home(_)
            | Self::Admin
            | Self::AdminThemes
            | Self::AdminTargets
            | Self::AdminConsortium => Vec::new(),
        }
    }

    fn query(&self) -> String {
        let mut asked = Vec::new();
        match self {
            Self::Overview(year) | Self::Indicators(year) | Self::Stories(year) | Self::Method(year) | Self::Compare { year, .. } => {
                asked.extend(year.map(|year| format!("year={year}")));
            }
            Self::Indicator { year, basis, .. } => {
                asked.extend(year.map(|year| format!("year={year}")));
                asked.extend(basis.as_str().map(|basis| format!("basis={basis}")));
            }
            Self::Story { year, .. } => asked.push(format!("year={year}")),
            Self::Home(library) => asked.extend(library.as_ref().map(|library| format!("library={library}"))),
            _ => {}
        }
        if asked.is_empty() { String::new() } else { format!("?{}", asked.join("&")) }
    }

    /// An indicator as the year's overview links to it.
    #[must_use]
    pub fn indicator(code: &IndicatorCode, year: Year) -> Self {
        Self::Indicator { code: code.clone(), year: Some(year), basis: Basis::Panel }
    }
}

/// Where a theme's indicators begin on the list of indicators.
#[must_use]
pub fn theme_anchor(theme: &ThemeCode) -> String {
    format!("theme-{theme}")
}

/// A text as the value of a query.
pub fn in_query(text: &str) -> String {
    use std::fmt::Write;
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'/') {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

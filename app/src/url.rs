//! One typed address a page; nothing else writes a path.

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
    Method,
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
    Home,
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
        let query = |year: Option<Year>| year.map_or(String::new(), |year| format!("?year={year}"));
        let rest = match self {
            Self::Overview(year) => return format!("/{}{}", lang.as_str(), query(*year)),
            Self::Indicators(year) => format!("indicators{}", query(*year)),
            Self::Indicator { code, year, basis } => {
                let mut parts = Vec::new();
                parts.extend(year.map(|year| format!("year={year}")));
                parts.extend(basis.as_str().map(|basis| format!("basis={basis}")));
                let query = if parts.is_empty() { String::new() } else { format!("?{}", parts.join("&")) };
                format!("indicators/{code}{query}")
            }
            Self::Stories(year) => format!("stories{}", query(*year)),
            Self::Story { id, year } => format!("stories/{id}?year={year}"),
            Self::Method => "method".to_owned(),
            Self::Reports => "reports".to_owned(),
            Self::Report(year) => format!("reports/{year}.pdf"),
            Self::Figures(year) => format!("data/{year}/figures.csv"),
            Self::IndicatorFigures(code) => format!("data/indicators/{code}.csv"),
            Self::Demo => "demo".to_owned(),
            Self::Accessibility => "accessibility".to_owned(),
            Self::Privacy => "privacy".to_owned(),
            Self::SignIn => "signin".to_owned(),
            Self::SignOut => "signout".to_owned(),
            Self::Welcome(token) => format!("welcome/{token}"),
            Self::Home => "home".to_owned(),
            Self::EntryYear { library, year } => format!("entry/{library}/{year}"),
            Self::Entry { library, year, section } => format!("entry/{library}/{year}/{section}"),
            Self::EntryCheck { library, year } => format!("entry/{library}/{year}/check"),
            Self::EntryCells { library, year } => format!("entry/{library}/{year}/cells"),
            Self::EntryHere { library, year, section } => format!("entry/{library}/{year}/{section}/here"),
            Self::EntryShare { library, year } => format!("entry/{library}/{year}/share"),
            Self::EntryRecall { library, year } => format!("entry/{library}/{year}/recall"),
            Self::EntryCopy { library, year } => format!("entry/{library}/{year}/copy.pdf"),
            Self::EntryHistory { library, year, indicator } => format!("entry/{library}/{year}/history/{indicator}"),
            Self::EntryExcel { library, year } => format!("entry/{library}/{year}/excel"),
            Self::EntryWorkbook { library, year, ending } => format!("entry/{library}/{year}/excel/{library}-{year}.{ending}"),
            Self::EntryExcelConfirm { library, year } => format!("entry/{library}/{year}/excel/confirm"),
            Self::EntryTable { library, year } => format!("entry/{library}/{year}/table"),
            Self::EntryTableConfirm { library, year } => format!("entry/{library}/{year}/table/confirm"),
            Self::Write(library) => format!("write/{library}"),
            Self::WriteNew(library) => format!("write/{library}/new"),
            Self::WriteStory { library, id } => format!("write/{library}/{id}"),
            Self::WriteStorySubmit { library, id } => format!("write/{library}/{id}/submit"),
            Self::Review(year) => format!("review/{year}"),
            Self::ReviewLibrary { year, library } => format!("review/{year}/{library}"),
            Self::ReviewApprove { year, library } => format!("review/{year}/{library}/approve"),
            Self::ReviewReturn { year, library } => format!("review/{year}/{library}/return"),
            Self::ReviewTakeUp { year, library } => format!("review/{year}/{library}/take-up"),
            Self::ReviewTakeBack { year, library } => format!("review/{year}/{library}/take-back"),
            Self::ReviewReopen { year, library } => format!("review/{year}/{library}/reopen"),
            Self::ReviewCells { year, indicator } => format!("review/{year}/cells/{indicator}"),
            Self::ReviewRemind(year) => format!("review/{year}/remind"),
            Self::ReviewStory { year, id } => format!("review/{year}/stories/{id}"),
            Self::Freeze(year) => format!("review/{year}/freeze"),
            Self::Compare { library, year } => format!("libraries/{library}{}", query(*year)),
            Self::Admin => "admin".to_owned(),
            Self::AdminIndicator(code) => format!("admin/indicators/{code}"),
            Self::AdminFactor(key) => format!("admin/factors/{key}"),
            Self::AdminLibrary(code) => format!("admin/libraries/{code}"),
            Self::AdminThemes => "admin/themes".to_owned(),
            Self::AdminTargets => "admin/targets".to_owned(),
            Self::AdminConsortium => "admin/consortium".to_owned(),
        };
        format!("/{}/{rest}", lang.as_str())
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

//! Breaks in series: a new way of counting, across which no change is computed.

use serde::{Deserialize, Serialize};

use crate::{
    domain::{
        code::{IndicatorCode, LibraryCode},
        round::states,
        year::Year,
    },
    text::{Lang, Text, words::states as words},
};

states! {
    /// What a library can say has changed.
    BreakKind {
        Definition = "definition",
        /// Another counter, system or meter.
        Counter = "counter",
        Merger = "merger",
        Move = "move",
    }
}

impl BreakKind {
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Definition => words::break_definition(lang),
            Self::Counter => words::break_counter(lang),
            Self::Merger => words::break_merger(lang),
            Self::Move => words::break_move(lang),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Break {
    pub indicator: IndicatorCode,
    /// The first year counted in the new way.
    pub year: Year,
    /// None when it is the whole consortium's.
    pub library: Option<LibraryCode>,
    /// As a library says it in the form; None for what was recorded otherwise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<BreakKind>,
    pub reason: Text,
}

impl Break {
    /// A library's own, with the reason in its three languages.
    #[must_use]
    pub fn of_library(library: LibraryCode, indicator: IndicatorCode, year: Year, kind: BreakKind) -> Self {
        let reason = Text { fi: kind.name(Lang::Fi).into(), sv: kind.name(Lang::Sv).into(), en: kind.name(Lang::En).into() };
        Self { indicator, year, library: Some(library), kind: Some(kind), reason }
    }
}

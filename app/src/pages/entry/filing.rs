//! What became of a file, in words.

use super::upload::Outcome;
use crate::{
    domain::{
        catalogue::Catalogue,
        code::IndicatorCode,
        entry::{reading::Unit, request::Saved},
        refused::Refused,
    },
    text::{
        Lang,
        problem::{self, FileProblem, refusal},
        unreadable::Unreadable,
        words::{entry as entry_words, upload as words},
    },
    url::Done,
};

/// More than these are one mistake, repeated: the title says how many there are.
pub const MOST_PROBLEMS: usize = 100;

impl Outcome {
    /// Of the address that a confirmation led to.
    #[must_use]
    pub fn of(done: Option<Done>) -> Self {
        match done {
            Some(Done::Filed(rows)) => Self::Done(rows),
            _ => Self::Nothing,
        }
    }

    pub(super) fn refuse(title: String) -> Self {
        Self::Problems { title, list: Vec::new() }
    }

    #[must_use]
    pub fn no_file(lang: Lang) -> Self {
        Self::refuse(words::no_file(lang).to_owned())
    }

    #[must_use]
    pub fn nothing_pasted(lang: Lang) -> Self {
        Self::refuse(words::nothing_pasted(lang).to_owned())
    }

    #[must_use]
    pub fn unreadable(reason: &Unreadable, lang: Lang) -> Self {
        Self::refuse(words::unreadable(lang, reason.in_lang(lang)))
    }

    #[must_use]
    pub fn refused(refused: Refused, lang: Lang) -> Self {
        Self::refuse(refusal(refused, lang).to_owned())
    }

    /// Every place of a file that cannot be read; `sheet` is the workbook's, when it has several.
    #[must_use]
    pub fn misread(problems: &[FileProblem], sheet: Option<&str>, lang: Lang) -> Self {
        let line = |found: &FileProblem| {
            let problem = words::problem_at(lang, found.row, &found.column, &found.reason);
            sheet.map_or_else(|| problem.clone(), |sheet| words::in_sheet(lang, sheet, &problem))
        };
        Self::Problems { title: words::problems(lang, problems.len()), list: problems.iter().take(MOST_PROBLEMS).map(line).collect() }
    }

    /// What stood in the way of saving; None when everything is saved.
    #[must_use]
    pub fn not_saved(saved: Vec<(IndicatorCode, Saved)>, catalogue: &Catalogue, lang: Lang) -> Option<Self> {
        let why = |(code, saved): (IndicatorCode, Saved)| match saved {
            Saved::Clash(theirs) => {
                let who = theirs.changed_by.unwrap_or_else(|| entry_words::somebody(lang).to_owned());
                Some(words::clashed(lang, catalogue.indicator_name(&code, lang), who))
            }
            // The fields are our own: what does not read was tampered with.
            Saved::Unfit(unfit) => Some(problem::unfit(unfit, Unit::NONE, lang)),
            Saved::Done(_) => None,
        };
        let list: Vec<String> = saved.into_iter().filter_map(why).collect();
        (!list.is_empty()).then(|| Self::Problems { title: words::clashed_title(lang).to_owned(), list })
    }
}

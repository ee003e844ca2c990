//! What the desk hears of the cells that it sent.

use chrono::NaiveDate;

use crate::{
    domain::{
        catalogue::Catalogue,
        code::IndicatorCode,
        entry::{
            figures::{Figure, NEVER_SAVED},
            reading::Unit,
            request::Saved,
        },
        refused::Refused,
    },
    islands::wire::{Answer, Became},
    pages::entry::when_saved,
    text::{
        Lang,
        date::helsinki_time,
        problem::{self, refusal},
        words::entry as words,
    },
};

/// What became of each cell.
#[must_use]
pub fn answer(saved: Vec<(IndicatorCode, Saved)>, catalogue: &Catalogue, today: NaiveDate, lang: Lang) -> Answer {
    let cell = |(code, saved): (IndicatorCode, Saved)| {
        let became = became(catalogue, &code, saved, today, lang);
        (code, became)
    };
    Answer { cells: saved.into_iter().map(cell).collect(), lock: None }
}

/// Nothing can be saved, and why.
#[must_use]
pub fn locked(refused: Refused, lang: Lang) -> Answer {
    Answer { lock: Some(refusal(refused, lang).to_owned()), ..Answer::default() }
}

fn became(catalogue: &Catalogue, code: &IndicatorCode, saved: Saved, today: NaiveDate, lang: Lang) -> Became {
    match saved {
        Saved::Unfit(unfit) => {
            let unit = catalogue.find_indicator(code.as_str()).map_or(Unit::NONE, Unit::of);
            Became::Unfit(problem::unfit(unfit, unit, lang))
        }
        Saved::Done(None) => Became::Kept { figure: Figure::default().into(), revision: NEVER_SAVED, when: None },
        Saved::Done(Some(stored)) => {
            let when = Some(when_saved(&stored, today, lang));
            Became::Kept { figure: stored.figure.into(), revision: stored.revision, when }
        }
        Saved::Clash(theirs) => Became::Clash {
            by: theirs.changed_by.clone().unwrap_or_else(|| words::somebody(lang).to_owned()),
            at: helsinki_time(theirs.changed_at),
            figure: theirs.figure.into(),
            revision: theirs.revision,
        },
    }
}

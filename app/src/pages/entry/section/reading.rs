//! A section's form, read from the library's year.

use std::collections::BTreeMap;

use super::{
    super::{
        change_of,
        row::Row,
        sheet_state,
        typed_row::{Problem, ShareTyped, TypedRow},
        when_saved,
    },
    Bar, Entry, SectionLink, Share,
};
use crate::{
    domain::{
        account::Actor,
        catalogue::{
            Catalogue,
            indicator::{Indicator, Kind, Side, Tier},
        },
        code::{IndicatorCode, SectionCode},
        entry::{
            cell::Cell,
            figures::{Figure, LibraryFigures, StoredFigure},
            progress::Progress,
            reading::Unit,
            request::BreakMark,
            row::Place,
            series_break::BreakKind,
            sheet::Sheet,
            typed::TypedFigure,
        },
        refused::Refused,
        year::Year,
    },
    islands::{
        cell_state::CellState,
        row_reading::{RowReading, Saved},
        wire::{Desk, DeskRow, PlainFigure},
    },
    text::{
        Lang,
        cell::{self, Change},
        date::{self, helsinki_time},
        number, problem,
        words::entry as words,
    },
    ui::{ErrorLink, Frame},
    url::Page,
};

/// The library's year, and what stands around it on the page.
#[derive(Debug)]
pub struct Around {
    pub sheet: Sheet,
    /// Earlier years, the latest first.
    pub earlier: Vec<(Year, LibraryFigures)>,
    /// Who else is in the section.
    pub others: Vec<String>,
    /// A share that was not taken, and why.
    pub share_typed: Option<(ShareTyped, Option<Refused>)>,
    /// Whether the reader is one of the library's own.
    pub may_edit: bool,
}

impl Entry {
    /// None when the year's form has no such section. `returned` are rows that were not taken.
    #[must_use]
    pub fn of(frame: &Frame, around: &Around, section: &SectionCode, returned: &BTreeMap<IndicatorCode, TypedRow>) -> Option<Self> {
        let lang = frame.lang;
        let sheet = &around.sheet;
        let catalogue = &around.sheet.catalogue;
        let (library, year) = (sheet.library.code.clone(), sheet.round.year);
        let sections = catalogue.sections();
        let at = sections.iter().position(|known| known.code == *section)?;
        let section_name = sections[at].name.in_lang(lang).to_owned();
        let may_edit = around.may_edit;
        let lock = sheet.lock().filter(|_| may_edit).map(|refused| problem::refusal(refused, lang).to_owned());
        let lock = if may_edit { lock } else { Some(words::view_only(lang).to_owned()) };
        let rows: Vec<Row> = catalogue
            .asked_in(section)
            .map(|indicator| row_of(around, indicator, returned.get(&indicator.code), lock.is_some(), lang))
            .collect();
        let mut errors = rows
            .iter()
            .filter_map(|row| {
                let problem = row.reading.problem()?;
                Some(ErrorLink { text: format!("{}: {problem}", row.name), field: Place::Field.id(&row.code) })
            })
            .collect::<Vec<_>>();
        let share = share_of(around, lang).filter(|_| at == 0);
        errors.extend(share.iter().filter_map(|share| share.problem.clone()).map(|text| ErrorLink { text, field: "share".to_owned() }));
        let counts = sheet.section_progress();
        let side = catalogue.asked_in(section).map(|indicator| indicator.side).find(|side| *side != Side::Context).unwrap_or(Side::Context);
        let mut shell = frame.shell(
            Page::Entry { library: library.clone(), year, section: section.clone() },
            format!("{section_name}, {} {year}", sheet.library.abbreviation),
        );
        shell.failed = !errors.is_empty();
        shell.islands = lock.is_none();
        Some(Self {
            shell,
            desk: lock.is_none().then(|| desk(&frame.actor, sheet, section, returned, lang)),
            library,
            library_name: sheet.library.abbreviation.clone(),
            year,
            bar: Bar::of(sheet, lang),
            sections: sections
                .iter()
                .zip(counts)
                .map(|(section, Progress { done, all, .. })| SectionLink {
                    code: section.code.clone(),
                    name: section.name.in_lang(lang).to_owned(),
                    count: format!("{done}/{all}"),
                })
                .collect(),
            section: section.clone(),
            section_name,
            side,
            rows,
            errors,
            lock,
            returned: sheet.return_reason(),
            previous: at.checked_sub(1).map(|at| (sections[at].code.clone(), sections[at].name.in_lang(lang).to_owned())),
            next: sections.get(at + 1).map(|next| next.code.clone()),
            just_saved: false,
            others: around.others.clone(),
            reasons: reasons(sheet, lang),
            share,
        })
    }
}

impl Entry {
    /// With what was typed in rows that are not there any more.
    #[must_use]
    pub fn with_unasked(mut self, unasked: &BTreeMap<IndicatorCode, String>) -> Self {
        let lang = self.shell.lang;
        let told = |(code, typed): (&IndicatorCode, &String)| ErrorLink {
            text: words::not_asked_row(lang, code, typed),
            field: "main".to_owned(),
        };
        self.errors.extend(unasked.iter().map(told));
        self.shell.failed = !self.errors.is_empty();
        self
    }
}

impl Bar {
    #[must_use]
    pub fn of(sheet: &Sheet, lang: Lang) -> Self {
        let Progress { done, all, asks } = sheet.progress();
        let left = sheet.days_left();
        Self {
            library: sheet.library.abbreviation.clone(),
            state: words::year_state(lang, sheet.round.year, sheet_state(sheet, lang).to_lowercase()),
            due: date::date(sheet.due_on(), lang),
            left: if left >= 0 { words::days_left(lang, left) } else { words::late_by(lang, -left) },
            progress: cell::progress(done, all, asks, lang),
            done,
            all,
        }
    }
}

/// Ready reasons, and those that the library has written itself this year.
fn reasons(sheet: &Sheet, lang: Lang) -> Vec<String> {
    /// A sentence can be used again, an essay not. In characters.
    const LONGEST: usize = 120;
    const MOST: usize = 6;
    let ready = [
        words::reason_space(lang),
        words::reason_counting(lang),
        words::reason_service(lang),
        words::reason_once(lang),
        words::reason_checked(lang),
    ];
    let mut reasons: Vec<String> = ready.into_iter().map(str::to_owned).collect();
    let mut own: Vec<String> = Vec::new();
    for stored in sheet.cells.values() {
        let note = stored.figure.note.trim();
        if !note.is_empty() && note.chars().count() <= LONGEST && !own.iter().chain(&reasons).any(|known| known == note) {
            own.push(note.to_owned());
        }
    }
    reasons.extend(own.into_iter().take(MOST));
    reasons
}

fn share_of(around: &Around, lang: Lang) -> Option<Share> {
    let units = around.sheet.catalogue.joint_units(&around.sheet.library);
    let names: Vec<&str> = units.iter().map(|unit| unit.name.in_lang(lang)).collect();
    let stored = around.sheet.share;
    (!names.is_empty()).then(|| match &around.share_typed {
        Some((typed, refused)) => {
            let problem = refused.map_or_else(|| words::share_bad(lang), |refused| problem::refusal(refused, lang)).to_owned();
            Share { units: names.join(", "), typed: typed.share.clone(), basis: typed.basis, problem: Some(problem) }
        }
        None => Share {
            units: names.join(", "),
            typed: stored.map(|stored| number::field(stored.share, lang)).unwrap_or_default(),
            basis: stored.map(|stored| stored.basis),
            problem: None,
        },
    })
}

fn desk(actor: &Actor, sheet: &Sheet, section: &SectionCode, returned: &BTreeMap<IndicatorCode, TypedRow>, lang: Lang) -> Desk {
    let catalogue = &sheet.catalogue;
    let read: Vec<&IndicatorCode> = catalogue
        .asked_in(section)
        .flat_map(|indicator| &indicator.rules.checks)
        .flat_map(crate::domain::catalogue::rules::CrossCheck::reads)
        .collect();
    let plain = |cell: Cell| PlainFigure::from(Figure { cell, note: String::new() });
    let rows = catalogue.asked_in(section).map(|indicator| {
        let stored = sheet.cells.get(&indicator.code);
        DeskRow {
            code: indicator.code.clone(),
            name: indicator.name.in_lang(lang).to_owned(),
            unit: indicator.unit_name.in_lang(lang).to_owned(),
            unit_code: indicator.unit.to_string(),
            required: indicator.is_required(),
            rules: (&indicator.rules).into(),
            change_decimals: match change_of(indicator) {
                Change::Percent => None,
                Change::Units(decimals) => Some(decimals),
            },
            last_year: plain(sheet.last_year(&indicator.code)),
            figure: stored.map(|stored| stored.figure.clone()).unwrap_or_default().into(),
            revision: returned.get(&indicator.code).map_or_else(|| StoredFigure::revision_of(stored), |row| row.seen),
            break_kind: sheet.breaks.own.get(&indicator.code).map_or("", |kind| kind.as_str()).to_owned(),
            broken_anyway: sheet.breaks.other.contains(&indicator.code),
            when: stored.map(|stored| when_saved(stored, sheet.today, lang)),
            words_of: sheet.words_of.get(&indicator.code).copied().map(plain),
            remarked: sheet.open_remark(&indicator.code).is_some(),
            unsettled: returned.contains_key(&indicator.code),
        }
    });
    let (library, year) = (&sheet.library.code, sheet.round.year);
    let Progress { done, all, asks } = sheet.progress();
    let section_at = catalogue.sections().iter().position(|known| known.code == *section).unwrap_or_default();
    let done_here = sheet.section_progress().get(section_at).map_or(0, |here| here.done);
    let asks_here = catalogue.asked_in(section).filter(|indicator| sheet.asks(indicator)).count();
    Desk {
        lang,
        cells_at: Page::EntryCells { library: library.clone(), year }.path(lang),
        here_at: Page::EntryHere { library: library.clone(), year, section: section.clone() }.path(lang),
        sign_in_at: Page::SignIn.path(lang),
        sections: catalogue
            .sections()
            .iter()
            .map(|known| (known.code.clone(), Page::Entry { library: library.clone(), year, section: known.code.clone() }.path(lang)))
            .collect(),
        done_elsewhere: done - done_here,
        all,
        asks_elsewhere: asks - asks_here,
        section_at,
        account: actor.account,
        library: sheet.library.code.clone(),
        year: sheet.round.year,
        section: section.clone(),
        rows: rows.collect(),
        elsewhere: read.iter().map(|code| ((*code).clone(), plain(sheet.cell(code)))).collect(),
        names: read.iter().map(|code| ((*code).clone(), sheet.catalogue.indicator_name(code, lang))).collect(),
    }
}

fn row_of(around: &Around, indicator: &Indicator, returned: Option<&TypedRow>, locked: bool, lang: Lang) -> Row {
    let sheet = &around.sheet;
    let code = &indicator.code;
    let stored = sheet.cells.get(code);
    let figure = stored.map_or_else(Figure::default, |stored| stored.figure.clone());
    let last_year = sheet.last_year(code);
    let unit = indicator.unit_name.in_lang(lang).to_owned();
    let problem = returned.and_then(|row| row.problem.as_ref());
    let typed = returned.map_or_else(|| TypedFigure::of(&figure, lang), |row| row.typed.clone());
    let when = stored.map(|stored| when_saved(stored, sheet.today, lang));
    let reading = match problem {
        Some(Problem::Unfit(unfit)) => RowReading::unfit(*unfit, Unit::of(indicator), lang),
        Some(Problem::Refused(refused)) => {
            RowReading::unsaved(CellState::Invalid, vec![problem::refusal(*refused, lang).to_owned()], Vec::new())
        }
        Some(Problem::Clash(theirs)) => {
            let by = theirs.changed_by.as_deref().unwrap_or_else(|| words::somebody(lang));
            RowReading::clash(&typed.value, theirs.figure.cell, (by, &helsinki_time(theirs.changed_at)), lang)
        }
        None => {
            let saved = Saved {
                figure: &figure,
                last_year,
                change: (!sheet.is_broken(code)).then(|| change_of(indicator)),
                asked: &sheet.questions(indicator),
                words_of: sheet.words_of.get(code).copied(),
                when: when.as_deref(),
                remarked: sheet.open_remark(code).is_some(),
                locked,
            };
            RowReading::saved(&saved, &|code| sheet.catalogue.indicator_name(code, lang), lang)
        }
    };
    Row {
        reading,
        code: code.clone(),
        name: indicator.name.in_lang(lang).to_owned(),
        definition: indicator.definition.in_lang(lang).to_owned(),
        voluntary: indicator.tier == Tier::Extended,
        last_year: cell::cell(last_year, lang),
        earlier: around
            .earlier
            .iter()
            .filter_map(|(year, figures)| figures.get(code).map(|figure| (*year, cell::cell(figure.cell, lang))))
            .collect(),
        same: last_year.amount().filter(|_| indicator.slow && figure.cell == Cell::Missing).map(|amount| number::field(amount, lang)),
        unit: if indicator.kind == Kind::Ordinal { String::new() } else { unit.clone() },
        typed: typed.value,
        status: typed.status,
        note: typed.note,
        break_kind: match returned.map(|row| row.mark) {
            Some(BreakMark::Set(kind)) => kind,
            Some(BreakMark::AsItIs) => returned.and_then(|row| BreakKind::find(&row.break_seen)),
            None => sheet.breaks.own.get(code).copied(),
        },
        // What came back is over what its writer saw; only a choice replaces what is shown beside it.
        revision: returned.map_or_else(|| StoredFigure::revision_of(stored), |row| row.seen),
        beside: match problem {
            Some(Problem::Clash(theirs)) => Some(theirs.revision),
            _ => None,
        },
        break_seen: returned
            .map_or_else(|| sheet.breaks.own.get(code).map_or("", |kind| kind.as_str()).to_owned(), |row| row.break_seen.clone()),
        remark: sheet.open_remark(code).map(|remark| words::remark(lang, &remark.said_by, &remark.said)),
        levels: if indicator.kind == Kind::Ordinal { levels(&sheet.catalogue, lang) } else { Vec::new() },
    }
}

fn levels(catalogue: &Catalogue, lang: Lang) -> Vec<(u8, String, String)> {
    catalogue
        .levels()
        .iter()
        .map(|level| (level.level, level.name.in_lang(lang).to_owned(), level.anchor.in_lang(lang).to_owned()))
        .collect()
}

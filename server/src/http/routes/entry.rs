//! `/{lang}/entry/{library}/{year}[/{section}]`: entering figures.

use std::collections::BTreeMap;

use app::{
    domain::{
        account::Actor,
        amount::{Amount, NotAnAmount},
        cell::{Cell, NotACell, Status},
        check::within_limits,
        code::{IndicatorCode, LibraryCode, SectionCode},
        figures::Figure,
        indicator::{Indicator, Kind, Side, Tier},
        round::SubmissionState,
        year::Year,
    },
    pages::entry::{Entry, Row, RowKind, RowState, SectionLink, entry},
    text::{
        Lang, date, number, problem,
        words::{entry as words, states},
    },
    ui::{ErrorLink, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    clock::{helsinki_date, helsinki_time},
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{
        ServiceError,
        entry::{Saved, Sheet, Wish},
    },
    store::StoredFigure,
};

use super::library_year::{bar, cell_text, change_text, section_counts, shell};

type SectionPath = (Lang, LibraryCode, Year, SectionCode);

/// To the first section that is not complete.
pub async fn year(
    State(web): State<Web>,
    At((lang, library, year)): At<(Lang, LibraryCode, Year)>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let catalogue = &web.service.catalogue;
    let counts = section_counts(&sheet, catalogue);
    let sections = catalogue.sections();
    let open = sections.iter().zip(&counts).find(|(_, (done, all))| done < all).map(|(section, _)| section);
    let section = open.or(sections.first()).ok_or_else(|| PageError::not_found(lang))?;
    Ok(Redirect::to(&Page::Entry { library, year, section: section.code.clone() }.path(lang)).into_response())
}

#[derive(Debug, Default, Deserialize)]
pub struct JustSaved {
    #[serde(default)]
    saved: Option<u8>,
}

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year, section)): At<SectionPath>,
    Asked(query): Asked<JustSaved>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let page = page(&web, &actor, lang, &sheet, &section, &BTreeMap::new())?;
    let page = Entry { just_saved: query.saved.is_some(), ..page };
    Ok(Html(render(Web::assets(), || entry(page))).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library, year, section)): At<SectionPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let catalogue = web.service.catalogue.clone();
    if !catalogue.sections().iter().any(|known| known.code == section) {
        return Err(PageError::not_found(lang));
    }
    let mut wishes = Vec::new();
    let mut returned: BTreeMap<IndicatorCode, Typed> = BTreeMap::new();
    for indicator in catalogue.asked_in(&section) {
        // A form that lacks a row, from an older catalogue perhaps, leaves its cell alone.
        let Some(typed) = Typed::of(indicator, &form) else { continue };
        match typed.wish(indicator, sheet.cells.get(&indicator.code), lang) {
            Ok(wish) => wishes.push(wish),
            Err(problem) => {
                returned.insert(indicator.code.clone(), Typed { problem: Some(problem), ..typed });
            }
        }
    }
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let saved = match web.service.save_cells(&actor, &library, year, wishes).await {
        // Locked meanwhile: nothing was saved, and everything typed comes back with the reason.
        Err(ServiceError::Refused(refused)) => {
            status = StatusCode::CONFLICT;
            for indicator in catalogue.asked_in(&section) {
                if let Some(typed) = Typed::of(indicator, &form).filter(|typed| !typed.is_stored(sheet.cells.get(&indicator.code), lang)) {
                    let problem = Some(Problem::Words(refusal(refused, lang).to_owned()));
                    returned.insert(indicator.code.clone(), Typed { problem, ..typed });
                }
            }
            Vec::new()
        }
        other => other.in_lang(lang)?,
    };
    for (code, result) in saved {
        if let (Saved::Clash(theirs), Some(indicator)) = (result, catalogue.find_indicator(code.as_str()))
            && let Some(typed) = Typed::of(indicator, &form)
        {
            returned.insert(code, Typed { problem: Some(Problem::Clash(theirs)), ..typed });
        }
    }
    if returned.is_empty() && status != StatusCode::CONFLICT {
        return Ok(Redirect::to(&after(&web, &form, library, year, &section, lang)).into_response());
    }
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let page = page(&web, &actor, lang, &sheet, &section, &returned)?;
    Ok((status, Html(render(Web::assets(), || entry(page)))).into_response())
}

/// Where to go when everything is saved: on, back, or to the same section.
fn after(web: &Web, form: &Pairs, library: LibraryCode, year: Year, section: &SectionCode, lang: Lang) -> String {
    let sections = web.service.catalogue.sections();
    let at = sections.iter().position(|known| known.code == *section).unwrap_or_default();
    let to = match form.get("then").as_deref() {
        Some("next") => match sections.get(at + 1) {
            Some(next) => next,
            None => return Page::EntryCheck { library, year }.path(lang),
        },
        Some("previous") => &sections[at.saturating_sub(1)],
        _ => &sections[at],
    };
    format!("{}?saved=1", Page::Entry { library, year, section: to.code.clone() }.path(lang))
}

/// What a person typed in one row.
#[derive(Clone, Debug)]
struct Typed {
    value: String,
    status: Status,
    note: String,
    seen: i64,
    problem: Option<Problem>,
}

#[derive(Clone, Debug)]
enum Problem {
    Amount(NotAnAmount),
    Words(String),
    Clash(Box<StoredFigure>),
}

/// A note says why; a page of text belongs elsewhere. In characters.
const LONGEST_NOTE: usize = 2000;

impl Typed {
    fn of(indicator: &Indicator, form: &Pairs) -> Option<Self> {
        let code = &indicator.code;
        let value = form.get(&format!("v.{code}"))?;
        // A button that chooses one reading of an ambiguous number.
        let value = form.get(&format!("c.{code}")).unwrap_or(value);
        let status = form.get(&format!("t.{code}")).and_then(|text| Status::find(&text)).unwrap_or(Status::Reported);
        Some(Self {
            value: value.chars().take(200).collect(),
            status,
            note: form.get(&format!("n.{code}")).unwrap_or_default().trim().to_owned(),
            seen: form.get(&format!("r.{code}")).and_then(|text| text.parse().ok()).unwrap_or(0),
            problem: None,
        })
    }

    /// An empty field whose state was not chosen is missing.
    fn status(&self) -> Status {
        if self.value.trim().is_empty() && self.status == Status::Reported { Status::Missing } else { self.status }
    }

    /// Whether it is what stands there already.
    fn is_stored(&self, stored: Option<&StoredFigure>, lang: Lang) -> bool {
        let cell = stored.map_or(Cell::Missing, |stored| stored.figure.cell);
        let note = stored.map_or("", |stored| stored.figure.note.as_str());
        cell.amount().map(|amount| number::field(amount, lang)).unwrap_or_default() == self.value.trim()
            && cell.status() == self.status()
            && note == self.note
    }

    /// The cell that was meant.
    fn wish(&self, indicator: &Indicator, stored: Option<&StoredFigure>, lang: Lang) -> Result<Wish, Problem> {
        if self.note.chars().count() > LONGEST_NOTE {
            return Err(Problem::Words(words::note_too_long(lang).to_owned()));
        }
        let text = self.value.trim();
        let known = stored.and_then(|stored| stored.figure.cell.amount());
        let amount = if text.is_empty() {
            None
        } else if known.is_some_and(|known| number::field(known, lang) == text) {
            // Left as it was: what we wrote into the field ourselves is never asked about.
            known
        } else {
            Some(Amount::parse_typed(text, lang).map_err(Problem::Amount)?)
        };
        if let Some(amount) = amount {
            within_limits(amount, indicator.hard_limits).map_err(|broken| Problem::Words(problem::out_of_limits(broken, lang)))?;
        }
        let cell = Cell::new(self.status(), amount).map_err(|problem| {
            Problem::Words(match problem {
                NotACell::NeedsAmount => words::estimate_needs_value(lang).to_owned(),
                NotACell::AmountNotAllowed => words::value_and_status(lang).to_owned(),
            })
        })?;
        Ok(Wish { indicator: indicator.code.clone(), figure: Figure { cell, note: self.note.clone() }, seen: self.seen })
    }
}

fn page(
    web: &Web,
    actor: &Actor,
    lang: Lang,
    sheet: &Sheet,
    section: &SectionCode,
    returned: &BTreeMap<IndicatorCode, Typed>,
) -> Result<Entry, PageError> {
    let catalogue = &web.service.catalogue;
    let (library, year) = (sheet.library.code.clone(), sheet.round.year);
    let sections = catalogue.sections();
    let at = sections.iter().position(|known| known.code == *section).ok_or_else(|| PageError::not_found(lang))?;
    let section_name = sections[at].name.in_lang(lang).to_owned();
    let may_edit = actor.is_of(&library);
    let lock = sheet.lock().filter(|_| may_edit).map(|refused| refusal(refused, lang).to_owned());
    let lock = if may_edit { lock } else { Some(words::view_only(lang).to_owned()) };
    let rows: Vec<Row> = catalogue
        .asked_in(section)
        .map(|indicator| row(web, sheet, indicator, returned.get(&indicator.code), lock.is_some(), lang))
        .collect();
    let errors = rows
        .iter()
        .filter_map(|row| {
            row.problem.as_ref().map(|problem| ErrorLink { text: format!("{}: {problem}", row.name), field: format!("f-{}", row.code) })
        })
        .collect::<Vec<_>>();
    let counts = section_counts(sheet, catalogue);
    let side = catalogue.asked_in(section).map(|indicator| indicator.side).find(|side| *side != Side::Context).unwrap_or(Side::Context);
    let mut shell = shell(
        web,
        actor,
        Page::Entry { library: library.clone(), year, section: section.clone() },
        format!("{section_name}, {} {year}", sheet.library.abbreviation),
        lang,
        year,
    );
    shell.failed = !errors.is_empty();
    shell.islands = lock.is_none();
    Ok(Entry {
        shell,
        library,
        library_name: sheet.library.abbreviation.clone(),
        year,
        bar: bar(web, sheet, lang),
        sections: sections
            .iter()
            .zip(counts)
            .map(|(section, (done, all))| SectionLink {
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
        returned: Some(sheet.submission.return_reason.clone())
            .filter(|reason| !reason.is_empty() && sheet.submission.state == SubmissionState::Returned),
        previous: at.checked_sub(1).map(|at| (sections[at].code.clone(), sections[at].name.in_lang(lang).to_owned())),
        next: sections.get(at + 1).map(|next| next.code.clone()),
        just_saved: false,
    })
}

fn row(web: &Web, sheet: &Sheet, indicator: &Indicator, typed: Option<&Typed>, locked: bool, lang: Lang) -> Row {
    let catalogue = &web.service.catalogue;
    let stored = sheet.cells.get(&indicator.code);
    let cell = sheet.cell(&indicator.code);
    let last_year = sheet.last_year(&indicator.code);
    let name_of = |code: &IndicatorCode| {
        catalogue.find_indicator(code.as_str()).map_or_else(|| code.to_string(), |i| i.name.in_lang(lang).to_owned())
    };
    let unit = indicator.unit_name.in_lang(lang).to_owned();
    let levels = if indicator.kind == Kind::Ordinal {
        catalogue
            .levels()
            .iter()
            .map(|level| (level.level, level.name.in_lang(lang).to_owned(), level.anchor.in_lang(lang).to_owned()))
            .collect()
    } else {
        Vec::new()
    };
    let problem = typed.and_then(|typed| typed.problem.as_ref());
    let questions = if problem.is_some() { Vec::new() } else { sheet.questions(indicator) };
    let open = !sheet.open_questions(indicator).is_empty();
    let kind = match (problem, cell) {
        (Some(Problem::Clash(_)), _) => RowKind::Clash,
        (Some(_), _) => RowKind::Invalid,
        _ if locked => RowKind::Locked,
        (None, _) if open => RowKind::Asks,
        (None, Cell::Missing) => RowKind::Empty,
        (None, Cell::NotCollected | Cell::NotApplicable) => RowKind::NoFigure,
        (None, Cell::Estimated(_)) => RowKind::Estimate,
        (None, Cell::Reported(_)) => RowKind::Saved,
    };
    let detail = match cell {
        Cell::NotCollected => Some(states::not_collected(lang).to_owned()),
        Cell::NotApplicable => Some(states::not_applicable(lang).to_owned()),
        Cell::Reported(Amount::ZERO) => Some(words::saved_zero(lang).to_owned()),
        _ => stored.filter(|_| cell != Cell::Missing).map(|stored| saved_when(web, stored, lang)),
    };
    let choices = match problem {
        Some(Problem::Amount(NotAnAmount::Ambiguous { thousands, decimals })) => {
            vec![number::field(*thousands, lang), number::field(*decimals, lang)]
        }
        _ => Vec::new(),
    };
    let shown = cell.amount().map(|amount| number::field(amount, lang)).unwrap_or_default();
    Row {
        code: indicator.code.clone(),
        name: indicator.name.in_lang(lang).to_owned(),
        definition: indicator.definition.in_lang(lang).to_owned(),
        unit: if indicator.kind == Kind::Ordinal { String::new() } else { unit },
        voluntary: indicator.tier == Tier::Extended,
        last_year: cell_text(last_year, lang),
        typed: typed.map_or(shown, |typed| typed.value.clone()),
        status: typed.map_or(cell.status(), |typed| typed.status),
        note: typed.map_or_else(|| stored.map(|stored| stored.figure.note.clone()).unwrap_or_default(), |typed| typed.note.clone()),
        // Once a clash has been shown, saving again replaces what was shown.
        revision: match problem {
            Some(Problem::Clash(theirs)) => theirs.revision,
            _ => stored.map_or(0, |stored| stored.revision),
        },
        change: if problem.is_some() { "—".to_owned() } else { change_text(indicator, cell, last_year, lang) },
        state: RowState { kind, detail: if problem.is_some() { None } else { detail } },
        questions: questions.iter().map(|question| problem::question(question, &name_of, lang)).collect(),
        problem: problem.map(|problem| match problem {
            Problem::Amount(problem) => problem::not_an_amount(*problem, indicator, lang),
            Problem::Words(text) => text.clone(),
            Problem::Clash(theirs) => {
                let name = theirs.changed_by.clone().unwrap_or_else(|| words::somebody(lang).to_owned());
                words::clash_says(lang, name, helsinki_time(theirs.changed_at), cell_text(theirs.figure.cell, lang))
            }
        }),
        choices,
        levels,
    }
}

/// `14.32` today, else the day; and who.
fn saved_when(web: &Web, stored: &StoredFigure, lang: Lang) -> String {
    let on = helsinki_date(stored.changed_at);
    let when = if on == web.service.clock.today() { helsinki_time(stored.changed_at) } else { date::date(on, lang) };
    match &stored.changed_by {
        Some(name) => words::saved_by(lang, when, name),
        None => when,
    }
}

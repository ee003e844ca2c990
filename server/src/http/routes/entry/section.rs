//! A section of the form.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        account::Actor,
        catalogue::{Catalogue, indicator::Indicator},
        code::{IndicatorCode, LibraryCode, SectionCode},
        entry::{
            joint_share::ShareBasis,
            request::{AllOrNothing, Saved},
            row::Part,
        },
        year::Year,
    },
    forms::Fields,
    pages::entry::{
        section::{Around, Entry, answer, entry, locked},
        typed_row::{Problem, ShareTyped, TypedRow, unasked},
    },
    text::Lang,
    url::{Done, Page},
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};

use super::YearPath;
use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, JustDone, Sent, Size},
        html,
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, demand, may},
    },
};

type SectionPath = At<(Lang, LibraryCode, Year, SectionCode)>;

/// To the first section that is not complete.
pub async fn year(State(web): State<Web>, At((lang, library, year)): YearPath, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await?;
    let sections = sheet.catalogue.sections();
    let counts = sheet.section_progress();
    let open = sections.iter().zip(&counts).find(|(_, part)| part.done < part.all).map(|(section, _)| section);
    let section = open.or(sections.first()).ok_or_else(PageError::not_found)?;
    Ok(Redirect::to(&Page::Entry { library, year, section: section.code.clone() }.path(lang)).into_response())
}

pub async fn get(
    State(web): State<Web>,
    At((lang, library, year, section)): SectionPath,
    Asked(query): Asked<JustDone>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let around = around(&web, &actor, &library, year, &section).await?;
    let page = page(&web, &actor, lang, &around, &section, &BTreeMap::new())?;
    let page = Entry { just_saved: query.done == Some(Done::Saved), ..page };
    Ok(html(|| entry(page)))
}

/// The library's year, and what stands around it on the page.
async fn around(web: &Web, actor: &Actor, library: &LibraryCode, year: Year, section: &SectionCode) -> Result<Around, PageError> {
    let sheet = web.service.sheet(actor, library, year).await?;
    let earlier = web.service.list_earlier(actor, library, year.previous()).await?;
    let others = web.service.here(actor, library, year, section, 0).await?;
    let may_edit = may(actor, Action::EditLibrary(library));
    Ok(Around { sheet, earlier, others, share_typed: None, may_edit })
}

fn page(
    web: &Web,
    actor: &Actor,
    lang: Lang,
    around: &Around,
    section: &SectionCode,
    returned: &BTreeMap<IndicatorCode, TypedRow>,
) -> Result<Entry, PageError> {
    let frame = web.frame(actor, lang, Some(around.sheet.round.year), Some(&around.sheet.library.code));
    Entry::of(&frame, around, section, returned).ok_or_else(PageError::not_found)
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library, year, section)): SectionPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::EditLibrary(&library))?;
    let form = sent.form(Size::SECTION).await?;
    let catalogue = web.service.catalogue(year);
    if !catalogue.sections().iter().any(|known| known.code == section) {
        return Err(PageError::not_found());
    }
    // A form that lacks a row, from an older catalogue perhaps, leaves its cell alone.
    let rows: BTreeMap<IndicatorCode, TypedRow> = catalogue
        .asked_in(&section)
        .filter_map(|indicator| TypedRow::of(&indicator.code, &form).map(|row| (indicator.code.clone(), row)))
        .collect();
    let requests = rows.iter().map(|(code, row)| row.request(code, lang)).collect();
    let (refused, saved) = match web.service.save_cells(&actor, &library, year, requests, AllOrNothing::No).await {
        // Locked meanwhile: nothing was saved, and everything typed comes back with the reason.
        Err(ServiceError::Refused(refused)) => (Some(refused), Vec::new()),
        other => (None, other?),
    };
    let mut problems: BTreeMap<IndicatorCode, Problem> = saved
        .into_iter()
        .filter_map(|(code, saved)| match saved {
            Saved::Done(_) => None,
            Saved::Clash(theirs) => Some((code, Problem::Clash(theirs))),
            Saved::Unfit(unfit) => Some((code, Problem::Unfit(unfit))),
        })
        .collect();
    let unasked = unasked(&form, &rows);
    if problems.is_empty() && refused.is_none() && unasked.is_empty() {
        return Ok(Redirect::to(&onward(&catalogue, &form, library, year, &section, lang)).into_response());
    }
    let around = around(&web, &actor, &library, year, &section).await?;
    if let Some(refused) = refused {
        let stored = |code: &IndicatorCode| around.sheet.cells.get(code).map(|stored| stored.figure.clone()).unwrap_or_default();
        let typed = rows.iter().filter(|(code, row)| !row.typed.says(&stored(code), lang));
        problems.extend(typed.map(|(code, _)| (code.clone(), Problem::Refused(refused))));
    }
    let returned = rows
        .into_iter()
        .filter_map(|(code, row)| problems.remove(&code).map(|problem| (code, TypedRow { problem: Some(problem), ..row })))
        .collect();
    let page = page(&web, &actor, lang, &around, &section, &returned)?.with_unasked(&unasked);
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, html(|| entry(page))).into_response())
}

/// Where to go when everything is saved: on, back, or to the same section.
fn onward(catalogue: &Catalogue, form: &Fields, library: LibraryCode, year: Year, section: &SectionCode, lang: Lang) -> String {
    let sections = catalogue.sections();
    let at = sections.iter().position(|known| known.code == *section).unwrap_or_default();
    let to = match form.get("then").as_deref() {
        Some("next") => match sections.get(at + 1) {
            Some(next) => next,
            None => return Page::EntryCheck { library, year }.path(lang),
        },
        Some("previous") => &sections[at.saturating_sub(1)],
        _ => &sections[at],
    };
    Page::Entry { library, year, section: to.code.clone() }.after(&Done::Saved, lang)
}

/// What the desk sends: the same fields, for the rows that changed. It answers what became of each.
pub async fn cells(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::EditLibrary(&library))?;
    let form = sent.form(Size::SECTION).await?;
    let catalogue = web.service.catalogue(year);
    let changed: BTreeSet<IndicatorCode> = form.names().filter_map(Part::find).map(|(_, code)| code).collect();
    let asked = changed.iter().filter(|code| catalogue.find_indicator(code.as_str()).is_some_and(Indicator::is_asked));
    let requests = asked.filter_map(|code| Some(TypedRow::of(code, &form)?.request(code, lang))).collect();
    match web.service.save_cells(&actor, &library, year, requests, AllOrNothing::No).await {
        Err(ServiceError::Refused(refused)) => Ok((StatusCode::CONFLICT, Json(locked(refused, lang))).into_response()),
        saved => Ok(Json(answer(saved?, &catalogue, web.service.clock.today(), lang)).into_response()),
    }
}

/// The desk says that somebody is there; it hears the names of who else is.
pub async fn here(
    State(web): State<Web>,
    At((_, library, year, section)): SectionPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::ViewLibrary(&library))?;
    let form = sent.form(Size::LINES).await?;
    let seconds = form.get("seconds").and_then(|text| text.parse().ok()).unwrap_or(0);
    let names = web.service.here(&actor, &library, year, &section, seconds).await?;
    Ok(names.join(", ").into_response())
}

/// The member's part of its joint unit.
pub async fn share(
    State(web): State<Web>,
    At((lang, library, year)): YearPath,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    demand(&actor, Action::ViewLibrary(&library))?;
    let form = sent.form(Size::LINES).await?;
    let section = web.service.catalogue(year).sections().first().map(|section| section.code.clone()).ok_or_else(PageError::not_found)?;
    let typed = ShareTyped { share: form.get("share").unwrap_or_default(), basis: form.get("basis").and_then(|b| ShareBasis::find(&b)) };
    let refused = match typed.read(lang) {
        Some(share) => match web.service.save_joint_share(&actor, &library, year, share).await {
            Ok(()) => return Ok(Redirect::to(&Page::Entry { library, year, section }.after(&Done::Saved, lang)).into_response()),
            Err(ServiceError::Refused(refused)) => Some(refused),
            Err(error) => return Err(error.into()),
        },
        None => None,
    };
    let mut around = around(&web, &actor, &library, year, &section).await?;
    around.share_typed = Some((typed, refused));
    let page = page(&web, &actor, lang, &around, &section, &BTreeMap::new())?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(|| entry(page))).into_response())
}

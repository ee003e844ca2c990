//! `/{lang}/entry/{library}/{year}[/{section}]`: entering figures.

use std::collections::{BTreeMap, BTreeSet};

use app::{
    domain::{
        catalogue::Catalogue,
        code::{IndicatorCode, LibraryCode, SectionCode},
        entry::{
            amount::Amount,
            figures::Figure,
            joint_share::{JointShare, ShareBasis},
            request::{AllOrNothing, Saved},
        },
        year::Year,
    },
    islands::wire::{Answer, Became},
    pages::entry::{Entry, entry},
    text::{Lang, problem, words::entry as words},
    ui::render,
    url::Page,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use super::{
    entry_form::{Around, Problem, ShareTyped, TypedRow, page, when_saved},
    library_year::section_counts,
};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{Outcome, ServiceError},
};

type YearPath = (Lang, LibraryCode, Year);
type SectionPath = (Lang, LibraryCode, Year, SectionCode);

/// To the first section that is not complete.
pub async fn year(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let catalogue = &web.service.catalogue(year);
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
    let around = Around::load(&web, &actor, &library, year, &section, lang).await?;
    let page = page(&web, &actor, lang, &around, &section, &BTreeMap::new())?;
    let page = Entry { just_saved: query.saved.is_some(), ..page };
    Ok(Html(render(Web::assets(), || entry(page))).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library, year, section)): At<SectionPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let catalogue = web.service.catalogue(year);
    if !catalogue.sections().iter().any(|known| known.code == section) {
        return Err(PageError::not_found(lang));
    }
    // A form that lacks a row, from an older catalogue perhaps, leaves its cell alone.
    let rows: BTreeMap<IndicatorCode, TypedRow> = catalogue
        .asked_in(&section)
        .filter_map(|indicator| TypedRow::of(&indicator.code, &form).map(|row| (indicator.code.clone(), row)))
        .collect();
    let wishes = rows.iter().map(|(code, row)| row.wish(code, lang)).collect();
    let saved = web.service.save_cells(&actor, &library, year, wishes, AllOrNothing::No).await;
    let (refused, saved) = match saved {
        // Locked meanwhile: nothing was saved, and everything typed comes back with the reason.
        Err(ServiceError::Refused(refused)) => (Some(refused), Vec::new()),
        other => (None, other.in_lang(lang)?),
    };
    let mut problems: BTreeMap<IndicatorCode, Problem> = saved
        .into_iter()
        .filter_map(|(code, saved)| match saved {
            Saved::Done(_) => None,
            Saved::Clash(theirs) => Some((code, Problem::Clash(theirs))),
            Saved::Unfit(unfit) => Some((code, Problem::Unfit(unfit))),
        })
        .collect();
    if problems.is_empty() && refused.is_none() {
        return Ok(Redirect::to(&after(&web, &form, library, year, &section, lang)).into_response());
    }
    let around = Around::load(&web, &actor, &library, year, &section, lang).await?;
    if let Some(refused) = refused {
        let stored = |code: &IndicatorCode| around.sheet.cells.get(code).map(|stored| stored.figure.clone()).unwrap_or_default();
        let typed = rows.iter().filter(|(code, row)| !row.typed.says(&stored(code), lang));
        problems.extend(typed.map(|(code, _)| (code.clone(), Problem::Words(refusal(refused, lang).to_owned()))));
    }
    let returned = rows
        .into_iter()
        .filter_map(|(code, row)| problems.remove(&code).map(|problem| (code, TypedRow { problem: Some(problem), ..row })))
        .collect();
    let page = page(&web, &actor, lang, &around, &section, &returned)?;
    let status = if refused.is_some() { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, Html(render(Web::assets(), || entry(page)))).into_response())
}

/// Where to go when everything is saved: on, back, or to the same section.
fn after(web: &Web, form: &Pairs, library: LibraryCode, year: Year, section: &SectionCode, lang: Lang) -> String {
    let catalogue = web.service.catalogue(year);
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
    format!("{}?saved=1", Page::Entry { library, year, section: to.code.clone() }.path(lang))
}

/// What the desk sends: the same fields, for the rows that changed. It answers what became of each.
pub async fn cells(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let catalogue = web.service.catalogue(year);
    let codes = form.0.iter().filter_map(|(name, _)| catalogue.find_indicator(name.strip_prefix("v.")?));
    let asked: BTreeSet<&IndicatorCode> = codes.filter(|indicator| indicator.is_asked()).map(|indicator| &indicator.code).collect();
    let wishes = asked.into_iter().filter_map(|code| Some(TypedRow::of(code, &form)?.wish(code, lang))).collect();
    match web.service.save_cells(&actor, &library, year, wishes, AllOrNothing::No).await {
        Err(ServiceError::Refused(refused)) => {
            let answer = Answer { lock: Some(refusal(refused, lang).to_owned()), ..Answer::default() };
            Ok((StatusCode::CONFLICT, Json(answer)).into_response())
        }
        saved => {
            let cells = saved.in_lang(lang)?.into_iter().map(|(code, saved)| {
                let became = told(&web, &catalogue, &code, saved, lang);
                (code, became)
            });
            Ok(Json(Answer { cells: cells.collect(), lock: None }).into_response())
        }
    }
}

fn told(web: &Web, catalogue: &Catalogue, code: &IndicatorCode, saved: Saved, lang: Lang) -> Became {
    match saved {
        Saved::Unfit(unfit) => {
            let unit = catalogue.find_indicator(code.as_str()).map_or("", |indicator| indicator.unit_name.in_lang(lang));
            Became::Unfit(problem::unfit(unfit, unit, lang))
        }
        Saved::Done(None) => Became::Kept { figure: Figure::default().into(), revision: 0, when: None },
        Saved::Done(Some(stored)) => {
            let when = Some(when_saved(web, &stored, lang));
            Became::Kept { figure: stored.figure.into(), revision: stored.revision, when }
        }
        Saved::Clash(theirs) => Became::Clash {
            by: theirs.changed_by.clone().unwrap_or_else(|| words::somebody(lang).to_owned()),
            at: app::text::date::helsinki_time(theirs.changed_at),
            figure: theirs.figure.into(),
            revision: theirs.revision,
        },
    }
}

/// The desk says that somebody is there; it hears the names of who else is.
pub async fn here(
    State(web): State<Web>,
    At((lang, library, year, section)): At<SectionPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let seconds = form.get("seconds").and_then(|text| text.parse().ok()).unwrap_or(0);
    let names = web.service.here(&actor, &library, year, &section, seconds).await.in_lang(lang)?;
    Ok(names.join(", ").into_response())
}

/// The member's part of its joint unit.
pub async fn share(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let section =
        web.service.catalogue(year).sections().first().map(|section| section.code.clone()).ok_or_else(|| PageError::not_found(lang))?;
    let typed = ShareTyped { share: form.get("share").unwrap_or_default(), basis: form.get("basis").and_then(|b| ShareBasis::find(&b)) };
    let saved: Outcome<bool> = match typed.read(lang) {
        Some(share) => web.service.save_joint_share(&actor, &library, year, share).await.map(|()| true),
        None => Ok(false),
    };
    let problem = match saved {
        Ok(true) => return Ok(Redirect::to(&format!("{}?saved=1", Page::Entry { library, year, section }.path(lang))).into_response()),
        Ok(false) => words::share_bad(lang),
        Err(ServiceError::Refused(refused)) => refusal(refused, lang),
        Err(error) => return Err(PageError::Service(lang, error)),
    };
    let mut around = Around::load(&web, &actor, &library, year, &section, lang).await?;
    around.share_typed = Some((typed, problem.to_owned()));
    let page = page(&web, &actor, lang, &around, &section, &BTreeMap::new())?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(render(Web::assets(), || entry(page)))).into_response())
}

impl ShareTyped {
    fn read(&self, lang: Lang) -> Option<JointShare> {
        JointShare::new(Amount::parse_typed(&self.share, lang).ok()?, self.basis?)
    }
}

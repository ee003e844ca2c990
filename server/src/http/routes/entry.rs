//! `/{lang}/entry/{library}/{year}[/{section}]`: entering figures.

use std::collections::BTreeMap;

use app::{
    domain::{
        amount::Amount,
        code::{IndicatorCode, LibraryCode, SectionCode},
        figures::Figure,
        joint_share::{JointShare, ShareBasis},
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
    library_year::{progress_words, section_counts},
};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError, refusal},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{
        Outcome, ServiceError,
        entry::{Saved, Together, Wish},
    },
    store::StoredFigure,
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
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let catalogue = web.service.catalogue.clone();
    if !catalogue.sections().iter().any(|known| known.code == section) {
        return Err(PageError::not_found(lang));
    }
    let mut rows: BTreeMap<IndicatorCode, TypedRow> = BTreeMap::new();
    for indicator in catalogue.asked_in(&section) {
        // A form that lacks a row, from an older catalogue perhaps, leaves its cell alone.
        rows.extend(TypedRow::of(&indicator.code, &form).map(|row| (indicator.code.clone(), row)));
    }
    let (wishes, mut returned) = wishes(&web, &rows, &sheet.cells, lang);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let saved = match web.service.save_cells(&actor, &library, year, wishes, Together::No).await {
        // Locked meanwhile: nothing was saved, and everything typed comes back with the reason.
        Err(ServiceError::Refused(refused)) => {
            status = StatusCode::CONFLICT;
            for (code, row) in &rows {
                let stored = sheet.cells.get(code).map(|stored| stored.figure.clone()).unwrap_or_default();
                if !row.typed.says(&stored, lang) {
                    let problem = Some(Problem::Words(refusal(refused, lang).to_owned()));
                    returned.insert(code.clone(), TypedRow { problem, ..row.clone() });
                }
            }
            Vec::new()
        }
        other => other.in_lang(lang)?,
    };
    for (code, result) in saved {
        if let (Saved::Clash(theirs), Some(row)) = (result, rows.get(&code)) {
            returned.insert(code, TypedRow { problem: Some(Problem::Clash(theirs)), ..row.clone() });
        }
    }
    if returned.is_empty() && status != StatusCode::CONFLICT {
        return Ok(Redirect::to(&after(&web, &form, library, year, &section, lang)).into_response());
    }
    let around = Around::load(&web, &actor, &library, year, &section, lang).await?;
    let page = page(&web, &actor, lang, &around, &section, &returned)?;
    Ok((status, Html(render(Web::assets(), || entry(page)))).into_response())
}

/// What typed rows mean, and those that mean nothing that can be kept.
fn wishes(
    web: &Web,
    rows: &BTreeMap<IndicatorCode, TypedRow>,
    cells: &BTreeMap<IndicatorCode, StoredFigure>,
    lang: Lang,
) -> (Vec<Wish>, BTreeMap<IndicatorCode, TypedRow>) {
    let mut wishes = Vec::new();
    let mut returned = BTreeMap::new();
    for (code, row) in rows {
        let Some(indicator) = web.service.catalogue.find_indicator(code.as_str()) else { continue };
        match row.wish(indicator, cells.get(code), lang) {
            Ok(wish) => wishes.push(wish),
            Err(unfit) => {
                returned.insert(code.clone(), TypedRow { problem: Some(Problem::Unfit(unfit)), ..row.clone() });
            }
        }
    }
    (wishes, returned)
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

/// What the desk sends: the same fields, for the rows that changed. It answers what became of each.
pub async fn cells(
    State(web): State<Web>,
    At((lang, library, year)): At<YearPath>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let catalogue = web.service.catalogue.clone();
    let rows: BTreeMap<IndicatorCode, TypedRow> = form
        .0
        .iter()
        .filter_map(|(name, _)| catalogue.find_indicator(name.strip_prefix("v.")?).filter(|indicator| indicator.is_asked()))
        .filter_map(|indicator| TypedRow::of(&indicator.code, &form).map(|row| (indicator.code.clone(), row)))
        .collect();
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let (wishes, unfit) = wishes(&web, &rows, &sheet.cells, lang);
    let saved = match web.service.save_cells(&actor, &library, year, wishes, Together::No).await {
        Err(ServiceError::Refused(refused)) => {
            let answer = Answer { lock: Some(refusal(refused, lang).to_owned()), ..Answer::default() };
            return Ok((StatusCode::CONFLICT, Json(answer)).into_response());
        }
        other => other.in_lang(lang)?,
    };
    let mut became: Vec<(IndicatorCode, Became)> = unfit
        .into_iter()
        .filter_map(|(code, row)| {
            let unit = catalogue.find_indicator(code.as_str())?.unit_name.in_lang(lang);
            let Some(Problem::Unfit(unfit)) = row.problem else { return None };
            Some((code, Became::Unfit(problem::unfit(unfit, unit, lang))))
        })
        .collect();
    became.extend(saved.into_iter().map(|(code, saved)| (code, told(&web, saved, lang))));
    let sheet = web.service.sheet(&actor, &library, year).await.in_lang(lang)?;
    let (progress, done, all) = progress_words(&sheet, &catalogue, lang);
    let counts = section_counts(&sheet, &catalogue).into_iter().map(|(done, all)| format!("{done}/{all}")).collect();
    Ok(Json(Answer { cells: became, lock: None, progress, done, all, counts }).into_response())
}

fn told(web: &Web, saved: Saved, lang: Lang) -> Became {
    match saved {
        Saved::Done(None) => Became::Kept { figure: Figure::default().into(), revision: 0, when: None },
        Saved::Done(Some(stored)) => {
            let when = Some(when_saved(web, &stored, lang));
            Became::Kept { figure: stored.figure.into(), revision: stored.revision, when }
        }
        Saved::Clash(theirs) => Became::Clash {
            by: theirs.changed_by.clone().unwrap_or_else(|| words::somebody(lang).to_owned()),
            at: crate::clock::helsinki_time(theirs.changed_at),
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
    let section = web.service.catalogue.sections().first().map(|section| section.code.clone()).ok_or_else(|| PageError::not_found(lang))?;
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

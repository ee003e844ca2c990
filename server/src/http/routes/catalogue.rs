//! The catalogue: its contents, and the forms by which the coordinator changes it.

use app::{
    domain::{account::Actor, catalogue::file::CatalogueFile, refused::Refused},
    forms::{Failed, Values},
    pages::catalogue::{
        consortium::ConsortiumForm,
        contents::{self, Contents, Look},
        factor,
        form::{CatalogueForm, Edit, changed_meanwhile, edit, read, refused},
        indicator, library,
        targets::TargetsForm,
        themes::ThemesForm,
    },
    text::Lang,
    ui::Sought,
    url::{Done, Page},
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

use crate::{
    http::{
        Web,
        errors::PageError,
        extract::{Asked, At, Sent, Size, done, page},
        html,
        session::SignedIn,
    },
    service::ServiceError,
};

#[derive(Debug, Default, Deserialize)]
pub struct Asking {
    #[serde(default, deserialize_with = "done")]
    done: Option<Done>,
    #[serde(default)]
    find: String,
    #[serde(default, deserialize_with = "page")]
    page: usize,
}

pub async fn contents(
    State(web): State<Web>,
    At(lang): At<Lang>,
    Asked(asking): Asked<Asking>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let (_, file) = web.service.catalogue_to_edit(&actor)?;
    let revisions = web.service.list_catalogue_revisions(&actor).await?;
    let round = web.service.current_round().await?;
    let frame = web.frame(&actor, lang, round.map(|round| round.year), None);
    let saved = match asking.done {
        Some(Done::Edited(revision)) => Some(revision),
        _ => None,
    };
    let look = Look { saved, sought: Sought { name: asking.find, page: asking.page }, first: web.service.first_editable_year() };
    Ok(html(|| contents::contents(Contents::of(&frame, &file, &revisions, look))))
}

/// A form over the catalogue as it stands; None when there is no such thing in it.
type Opened<'a> = Option<Box<dyn CatalogueForm + 'a>>;

/// The form, filled from the catalogue.
async fn open(
    web: &Web,
    actor: &Actor,
    lang: Lang,
    form: impl for<'a> FnOnce(&'a CatalogueFile) -> Opened<'a>,
) -> Result<Response, PageError> {
    let (revision, file) = web.service.catalogue_to_edit(actor)?;
    let form = form(&file).ok_or_else(PageError::not_found)?;
    show(web, actor, lang, form.as_ref(), &form.values(), Failed::default(), revision).await
}

/// Saves what was typed and goes on to the contents; or shows the form again, with what was typed and
/// what is wrong with it.
async fn save(
    web: &Web,
    actor: &Actor,
    (lang, sent): (Lang, Sent),
    form: impl for<'a> FnOnce(&'a CatalogueFile) -> Opened<'a>,
) -> Result<Response, PageError> {
    let (revision, file) = web.service.catalogue_to_edit(actor)?;
    let form = form(&file).ok_or_else(PageError::not_found)?;
    let typed = Values::of_form(&sent.form(Size::TEXTS).await?);
    let failed = match read(form.as_ref(), &typed, lang) {
        // Its rows are those of another revision: read by this one, they would be others.
        _ if revision != typed.revision() => changed_meanwhile(lang),
        Ok(wanted) => match web.service.edit_catalogue(actor, typed.revision(), &wanted.summary, &wanted.breaks, wanted.change).await {
            Ok(Ok(revision)) => return Ok(Redirect::to(&Page::Admin.after(&Done::Edited(revision), lang)).into_response()),
            Ok(Err(problems)) => refused(&problems, lang),
            Err(ServiceError::Refused(Refused::Changed)) => changed_meanwhile(lang),
            Err(error) => return Err(error.into()),
        },
        Err(failed) => failed,
    };
    show(web, actor, lang, form.as_ref(), &typed, failed, typed.revision()).await
}

async fn show(
    web: &Web,
    actor: &Actor,
    lang: Lang,
    form: &dyn CatalogueForm,
    values: &Values,
    failed: Failed,
    revision: i64,
) -> Result<Response, PageError> {
    let status = if failed.errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let round = web.service.current_round().await?;
    let frame = web.frame(actor, lang, round.map(|round| round.year), None);
    Ok((status, html(|| edit(Edit::of(&frame, form, values, failed, revision)))).into_response())
}

type Key = At<(Lang, String)>;

pub async fn indicator(State(web): State<Web>, At((lang, code)): Key, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let first = web.service.first_editable_year();
    open(&web, &actor, lang, |file| indicator::open(file, &code, first)).await
}

pub async fn save_indicator(
    State(web): State<Web>,
    At((lang, code)): Key,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    let first = web.service.first_editable_year();
    save(&web, &actor, (lang, sent), |file| indicator::open(file, &code, first)).await
}

pub async fn factor(State(web): State<Web>, At((lang, key)): Key, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    open(&web, &actor, lang, |file| factor::open(file, &key)).await
}

pub async fn save_factor(
    State(web): State<Web>,
    At((lang, key)): Key,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    save(&web, &actor, (lang, sent), |file| factor::open(file, &key)).await
}

pub async fn library(State(web): State<Web>, At((lang, code)): Key, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    open(&web, &actor, lang, |file| library::open(file, &code)).await
}

pub async fn save_library(
    State(web): State<Web>,
    At((lang, code)): Key,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    save(&web, &actor, (lang, sent), |file| library::open(file, &code)).await
}

pub async fn themes(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    open(&web, &actor, lang, |file| Some(Box::new(ThemesForm(file)))).await
}

pub async fn save_themes(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn, sent: Sent) -> Result<Response, PageError> {
    save(&web, &actor, (lang, sent), |file| Some(Box::new(ThemesForm(file)))).await
}

pub async fn targets(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    open(&web, &actor, lang, |file| Some(Box::new(TargetsForm(file)))).await
}

pub async fn save_targets(
    State(web): State<Web>,
    At(lang): At<Lang>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    save(&web, &actor, (lang, sent), |file| Some(Box::new(TargetsForm(file)))).await
}

pub async fn consortium(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    open(&web, &actor, lang, |file| Some(Box::new(ConsortiumForm(file)))).await
}

pub async fn save_consortium(
    State(web): State<Web>,
    At(lang): At<Lang>,
    SignedIn(actor): SignedIn,
    sent: Sent,
) -> Result<Response, PageError> {
    save(&web, &actor, (lang, sent), |file| Some(Box::new(ConsortiumForm(file)))).await
}

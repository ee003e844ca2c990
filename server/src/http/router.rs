//! Every route in one place, at the addresses of `app::url`. The permission table of the tests must name
//! each of them.

use std::time::Duration;

use app::url::{ASSET, HEALTH, Place, ROOT};
use axum::{
    Router,
    extract::{MatchedPath, Request},
    handler::Handler,
    http::StatusCode,
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use tower::ServiceBuilder;
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer,
        predicate::{DefaultPredicate, NotForContentType, Predicate},
    },
    csrf::CsrfLayer,
    timeout::TimeoutLayer,
    trace::TraceLayer,
};

use tracing::Span;

use super::{
    Web, assets,
    errors::PageError,
    headers,
    routes::{account, catalogue, entry, home, public, report, review, stories},
};
use crate::service::ServiceError;

/// No page of ours takes longer; the largest file on a slow line may.
const LONGEST_ANSWER: Duration = Duration::from_mins(5);

/// A router that remembers what it holds.
#[derive(Default)]
pub struct Routes {
    router: Router<Web>,
    /// Method and path of each.
    pub list: Vec<(&'static str, &'static str)>,
}

impl Routes {
    fn get<H: Handler<T, Web>, T: 'static>(self, place: Place, handler: H) -> Self {
        self.add("GET", place.pattern(), get(handler))
    }

    fn post<H: Handler<T, Web>, T: 'static>(self, place: Place, handler: H) -> Self {
        self.add("POST", place.pattern(), post(handler))
    }

    fn add(mut self, method: &'static str, path: &'static str, handler: MethodRouter<Web>) -> Self {
        self.list.push((method, path));
        self.router = self.router.route(path, handler);
        self
    }
}

#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .add("GET", ROOT, get(public::root))
        .add("GET", HEALTH, get(health))
        .add("GET", ASSET, get(assets::get))
        .get(Place::Overview, public::overview)
        .get(Place::Indicators, public::indicators)
        .get(Place::Indicator, public::indicator)
        .get(Place::Stories, public::stories)
        .get(Place::Story, public::story)
        .get(Place::Method, public::method)
        .get(Place::Figures, public::figures)
        .get(Place::IndicatorFigures, public::indicator_figures)
        .get(Place::Demo, public::demo)
        .get(Place::Accessibility, public::accessibility)
        .get(Place::Privacy, public::privacy)
        .get(Place::Reports, report::list)
        .get(Place::Report, report::get)
        .get(Place::SignIn, account::sign_in)
        .post(Place::SignIn, account::begin)
        .post(Place::SignOut, account::sign_out)
        .get(Place::Welcome, account::welcome)
        .post(Place::Welcome, account::accept)
        .get(Place::Home, home::get)
        .get(Place::Compare, home::compare)
        .post(Place::Compare, home::save_peers)
        .get(Place::EntryYear, entry::section::year)
        .get(Place::Entry, entry::section::get)
        .post(Place::Entry, entry::section::post)
        .post(Place::EntryCells, entry::section::cells)
        .post(Place::EntryHere, entry::section::here)
        .post(Place::EntryShare, entry::section::share)
        .get(Place::EntryCheck, entry::check::get)
        .post(Place::EntryCheck, entry::check::post)
        .get(Place::EntryCopy, entry::check::copy)
        .post(Place::EntryRecall, entry::check::recall)
        .get(Place::EntryHistory, entry::history::get)
        .post(Place::EntryHistory, entry::history::post)
        .get(Place::EntryExcel, entry::files::excel)
        .post(Place::EntryExcel, entry::files::read_workbook)
        .get(Place::EntryWorkbook, entry::files::workbook)
        .post(Place::EntryExcelConfirm, entry::files::confirm)
        .get(Place::EntryTable, entry::files::table)
        .post(Place::EntryTable, entry::files::read_table)
        .post(Place::EntryTableColumns, entry::files::choose_columns)
        .post(Place::EntryTableConfirm, entry::files::confirm_table)
        .get(Place::Write, stories::list)
        .get(Place::WriteNew, stories::new)
        .post(Place::WriteNew, stories::create)
        .get(Place::WriteStory, stories::get)
        .post(Place::WriteStory, stories::save)
        .post(Place::WriteStorySubmit, stories::submit)
        .post(Place::WriteStoryTakeBack, stories::take_back)
        .get(Place::Review, review::board)
        .post(Place::ReviewStory, review::judge_story)
        .get(Place::ReviewCells, review::cells)
        .get(Place::ReviewRemind, review::reminders)
        .post(Place::ReviewRemind, review::remind)
        .get(Place::Freeze, review::checklist)
        .post(Place::Freeze, review::freeze)
        .get(Place::ReviewLibrary, review::library)
        .post(Place::ReviewApprove, review::approve)
        .post(Place::ReviewReturn, review::send_back)
        .post(Place::ReviewTakeUp, review::take_up)
        .post(Place::ReviewTakeBack, review::take_back)
        .post(Place::ReviewReopen, review::reopen)
        .get(Place::Admin, catalogue::contents)
        .get(Place::AdminIndicator, catalogue::indicator)
        .post(Place::AdminIndicator, catalogue::save_indicator)
        .get(Place::AdminFactor, catalogue::factor)
        .post(Place::AdminFactor, catalogue::save_factor)
        .get(Place::AdminLibrary, catalogue::library)
        .post(Place::AdminLibrary, catalogue::save_library)
        .get(Place::AdminThemes, catalogue::themes)
        .post(Place::AdminThemes, catalogue::save_themes)
        .get(Place::AdminTargets, catalogue::targets)
        .post(Place::AdminTargets, catalogue::save_targets)
        .get(Place::AdminConsortium, catalogue::consortium)
        .post(Place::AdminConsortium, catalogue::save_consortium)
}

/// The whole site, with what belongs around every answer.
pub fn site(web: Web) -> Router {
    let answer_to_panic =
        |_: Box<dyn std::any::Any + Send>| PageError::Service(ServiceError::Internal("a request panicked".to_owned())).into_response();
    routes()
        .router
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        // Together: each layer of its own would copy every route once more for every request.
        .layer(
            ServiceBuilder::new()
                // Errors are logged by `errors::framed`, once.
                .layer(TraceLayer::new_for_http().make_span_with(span).on_failure(()))
                .layer(CompressionLayer::new().compress_when(DefaultPredicate::new().and(NotForContentType::const_new("font/"))))
                .layer(middleware::from_fn_with_state(web.clone(), headers::security))
                .layer(CatchPanicLayer::custom(answer_to_panic))
                .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_ANSWER))
                .layer(CsrfLayer::new()),
        )
        .with_state(web)
}

/// What the log says of a request: its route and not its address, in which the secret of an invitation may stand.
fn span(request: &Request) -> Span {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str);
    tracing::debug_span!("request", method = %request.method(), route)
}

async fn not_found() -> Response {
    PageError::not_found().into_response()
}

/// Ready to serve: the database is open and migrated, the published years are read.
async fn health() -> &'static str {
    "ok\n"
}

/// Where this build's styles, fonts and scripts lie: a path that changes with them.
#[must_use]
pub fn assets_root() -> &'static str {
    assets::root()
}

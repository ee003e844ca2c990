//! Every route in one place. The permission table of the tests must name each of them.

use std::time::Duration;

use axum::{
    Router,
    extract::DefaultBodyLimit,
    handler::Handler,
    http::{StatusCode, Uri},
    middleware,
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, csrf::CsrfLayer, timeout::TimeoutLayer, trace::TraceLayer};

use super::{
    Web, assets,
    errors::{self, PageError},
    extract::lang_of,
    headers, routes,
};
use app::text::words::common;

/// The largest form or file taken. In bytes.
const LARGEST_BODY: usize = 8 * 1024 * 1024;
/// No page of ours takes longer; a report in a slow build may.
const LONGEST_ANSWER: Duration = Duration::from_mins(1);

/// A router that remembers what it holds.
#[derive(Default)]
pub struct Routes {
    router: Router<Web>,
    /// Method and path of each.
    pub list: Vec<(&'static str, &'static str)>,
}

impl Routes {
    fn get<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("GET", path, get(handler))
    }

    fn post<H: Handler<T, Web>, T: 'static>(self, path: &'static str, handler: H) -> Self {
        self.add("POST", path, post(handler))
    }

    fn add(mut self, method: &'static str, path: &'static str, handler: MethodRouter<Web>) -> Self {
        self.list.push((method, path));
        self.router = self.router.route(path, handler);
        self
    }
}

#[must_use]
pub fn routes() -> Routes {
    use routes::{
        admin, admin_consortium, admin_factor, admin_indicator, admin_library, admin_targets, admin_themes, cells, compare, data, entry,
        entry_check, excel, filing, freeze, history, home, indicator, indicators, method, overview, own_table, plain, remind, reports,
        review, review_library, signin, stories, welcome, write,
    };
    Routes::default()
        .get("/", overview::root)
        .get("/health", health)
        .get("/assets/{version}/{name}", assets::get)
        .get("/{lang}", overview::get)
        .get("/{lang}/indicators", indicators::get)
        .get("/{lang}/indicators/{code}", indicator::get)
        .get("/{lang}/stories", stories::list)
        .get("/{lang}/stories/{id}", stories::get)
        .get("/{lang}/method", method::get)
        .get("/{lang}/reports", reports::list)
        .get("/{lang}/reports/{file}", reports::get)
        .get("/{lang}/data/{year}/figures.csv", data::year)
        .get("/{lang}/data/indicators/{file}", data::indicator)
        .get("/{lang}/demo", plain::explained)
        .get("/{lang}/accessibility", plain::accessibility)
        .get("/{lang}/privacy", plain::privacy)
        .get("/{lang}/signin", signin::get)
        .post("/{lang}/signin", signin::post)
        .post("/{lang}/signout", signin::sign_out)
        .get("/{lang}/welcome/{token}", welcome::get)
        .post("/{lang}/welcome/{token}", welcome::post)
        .get("/{lang}/home", home::get)
        .get("/{lang}/entry/{library}/{year}", entry::year)
        .get("/{lang}/entry/{library}/{year}/check", entry_check::get)
        .post("/{lang}/entry/{library}/{year}/check", entry_check::post)
        .get("/{lang}/entry/{library}/{year}/copy.pdf", entry_check::copy)
        .post("/{lang}/entry/{library}/{year}/cells", entry::cells)
        .get("/{lang}/entry/{library}/{year}/excel", excel::get)
        .post("/{lang}/entry/{library}/{year}/excel", excel::post)
        .post("/{lang}/entry/{library}/{year}/excel/confirm", filing::confirm)
        .get("/{lang}/entry/{library}/{year}/excel/{file}", excel::download)
        .get("/{lang}/entry/{library}/{year}/table", own_table::get)
        .post("/{lang}/entry/{library}/{year}/table", own_table::post)
        .post("/{lang}/entry/{library}/{year}/table/confirm", own_table::confirm)
        .post("/{lang}/entry/{library}/{year}/share", entry::share)
        .post("/{lang}/entry/{library}/{year}/recall", entry_check::recall)
        .get("/{lang}/entry/{library}/{year}/history/{indicator}", history::get)
        .post("/{lang}/entry/{library}/{year}/history/{indicator}", history::post)
        .post("/{lang}/entry/{library}/{year}/{section}/here", entry::here)
        .get("/{lang}/entry/{library}/{year}/{section}", entry::get)
        .post("/{lang}/entry/{library}/{year}/{section}", entry::post)
        .get("/{lang}/write/{library}", write::list)
        .get("/{lang}/write/{library}/new", write::new)
        .post("/{lang}/write/{library}/new", write::create)
        .get("/{lang}/write/{library}/{id}", write::get)
        .post("/{lang}/write/{library}/{id}", write::post)
        .post("/{lang}/write/{library}/{id}/submit", write::submit)
        .get("/{lang}/review/{year}/cells/{indicator}", cells::get)
        .get("/{lang}/libraries/{library}", compare::get)
        .post("/{lang}/libraries/{library}", compare::post)
        .get("/{lang}/admin", admin::get)
        .get("/{lang}/admin/indicators/{code}", admin_indicator::get)
        .post("/{lang}/admin/indicators/{code}", admin_indicator::post)
        .get("/{lang}/admin/factors/{key}", admin_factor::get)
        .post("/{lang}/admin/factors/{key}", admin_factor::post)
        .get("/{lang}/admin/libraries/{code}", admin_library::get)
        .post("/{lang}/admin/libraries/{code}", admin_library::post)
        .get("/{lang}/admin/themes", admin_themes::get)
        .post("/{lang}/admin/themes", admin_themes::post)
        .get("/{lang}/admin/targets", admin_targets::get)
        .post("/{lang}/admin/targets", admin_targets::post)
        .get("/{lang}/admin/consortium", admin_consortium::get)
        .post("/{lang}/admin/consortium", admin_consortium::post)
        .get("/{lang}/review/{year}", review::get)
        .get("/{lang}/review/{year}/remind", remind::get)
        .post("/{lang}/review/{year}/remind", remind::post)
        .get("/{lang}/review/{year}/freeze", freeze::get)
        .post("/{lang}/review/{year}/freeze", freeze::post)
        .post("/{lang}/review/{year}/stories/{id}", review::judge_story)
        .get("/{lang}/review/{year}/{library}", review_library::get)
        .post("/{lang}/review/{year}/{library}/approve", review_library::approve)
        .post("/{lang}/review/{year}/{library}/return", review_library::send_back)
        .post("/{lang}/review/{year}/{library}/take-up", review_library::take_up)
        .post("/{lang}/review/{year}/{library}/take-back", review_library::take_back)
        .post("/{lang}/review/{year}/{library}/reopen", review_library::reopen)
}

/// The whole site, with what belongs around every answer.
pub fn site(web: Web) -> Router {
    let answer_to_panic = |_: Box<dyn std::any::Any + Send>| {
        tracing::error!("a request panicked");
        let lang = app::text::Lang::default();
        errors::page(lang, StatusCode::INTERNAL_SERVER_ERROR, common::broken(lang), common::broken_do(lang))
    };
    routes()
        .router
        .fallback(not_found)
        .method_not_allowed_fallback(not_found)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(CsrfLayer::new())
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, LONGEST_ANSWER))
        .layer(CatchPanicLayer::custom(answer_to_panic))
        .layer(middleware::from_fn_with_state(web.clone(), errors::framed))
        .layer(middleware::from_fn_with_state(web.clone(), headers::security))
        .layer(CompressionLayer::new())
        .layer(TraceLayer::new_for_http())
        .with_state(web)
}

async fn not_found(uri: Uri) -> Response {
    PageError::not_found(lang_of(uri.path())).into_response()
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

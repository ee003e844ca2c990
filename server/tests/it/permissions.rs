//! The permission table: every route, and what each kind of person gets there.
//!
//! A route that is missing here fails the test; so does one that is here and no longer exists.

use app::domain::account::Role;
use axum::body::Bytes;
use server::http::router::routes;

use crate::client::{Site, Who};

/// Statuses for: nobody, the library's manager, its contributor, another library's manager, the
/// coordinator, the steering group.
type Row = (&'static str, &'static str, &'static str, [u16; 6]);

const OPEN: [u16; 6] = [200; 6];
const OK_OR_LOCKED: [u16; 6] = [401, 303, 303, 403, 403, 403];

const COORDINATOR: [u16; 6] = [303, 403, 403, 403, 200, 403];
const COORDINATOR_SAVES: [u16; 6] = [401, 403, 403, 403, 422, 403];

/// Method, route, an address of it, statuses. Addresses are of an empty round of 2025.
const TABLE: &[Row] = &[
    ("GET", "/", "/", [303; 6]),
    ("GET", "/health", "/health", OPEN),
    ("GET", "/assets/{version}/{name}", "/assets/x/site.css", OPEN),
    ("GET", "/{lang}", "/fi", OPEN),
    ("GET", "/{lang}/indicators", "/fi/indicators", OPEN),
    ("GET", "/{lang}/indicators/{indicator}", "/fi/indicators/hp_loans", OPEN),
    ("GET", "/{lang}/stories", "/fi/stories", OPEN),
    ("GET", "/{lang}/stories/{id}", "/fi/stories/1", [404; 6]),
    ("GET", "/{lang}/method", "/fi/method", OPEN),
    ("GET", "/{lang}/reports", "/fi/reports", OPEN),
    ("GET", "/{lang}/reports/{file}", "/fi/reports/2025.pdf", [404; 6]),
    ("GET", "/{lang}/data/{year}/figures.csv", "/fi/data/2025/figures.csv", [404; 6]),
    ("GET", "/{lang}/data/indicators/{file}", "/fi/data/indicators/hp_loans.csv", [404; 6]),
    ("GET", "/{lang}/demo", "/fi/demo", [404; 6]),
    ("GET", "/{lang}/accessibility", "/fi/accessibility", OPEN),
    ("GET", "/{lang}/privacy", "/fi/privacy", OPEN),
    // An open year is a draft, for those who may see it.
    ("GET", "/{lang}", "/fi?year=2025", [404, 200, 200, 200, 200, 200]),
    ("GET", "/{lang}/signin", "/fi/signin", [200, 303, 303, 303, 303, 303]),
    ("POST", "/{lang}/signin", "/fi/signin", [422; 6]),
    ("GET", "/{lang}/welcome/{token}", "/fi/welcome/x", [404; 6]),
    ("POST", "/{lang}/welcome/{token}", "/fi/welcome/x", [404; 6]),
    ("GET", "/{lang}/home", "/fi/home", [303, 200, 200, 200, 200, 200]),
    ("GET", "/{lang}/entry/{library}/{year}", "/fi/entry/seamk/2025", [303, 303, 303, 403, 303, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/check", "/fi/entry/seamk/2025/check", [303, 200, 200, 403, 200, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/check", "/fi/entry/seamk/2025/check", [401, 422, 403, 403, 403, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/{section}", "/fi/entry/seamk/2025/context", [303, 200, 200, 403, 200, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/{section}", "/fi/entry/seamk/2025/context", OK_OR_LOCKED),
    ("GET", "/{lang}/entry/{library}/{year}/copy.pdf", "/fi/entry/seamk/2025/copy.pdf", [303, 200, 200, 403, 200, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/recall", "/fi/entry/seamk/2025/recall", [401, 409, 403, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/share", "/fi/entry/seamk/2025/share", [401, 422, 422, 403, 422, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/cells", "/fi/entry/seamk/2025/cells", [401, 200, 200, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/{section}/here", "/fi/entry/seamk/2025/context/here", [401, 200, 200, 403, 200, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/history/{indicator}", "/fi/entry/seamk/2025/history/hp_loans", [303, 200, 200, 403, 200, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/history/{indicator}", "/fi/entry/seamk/2025/history/hp_loans", [401, 400, 400, 403, 400, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/excel", "/fi/entry/seamk/2025/excel", [303, 200, 200, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/excel", "/fi/entry/seamk/2025/excel", [401, 400, 400, 403, 403, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/excel/{file}", "/fi/entry/seamk/2025/excel/seamk-2025.xlsx", [303, 200, 200, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/excel/confirm", "/fi/entry/seamk/2025/excel/confirm", [401, 303, 303, 403, 403, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/table", "/fi/entry/seamk/2025/table", [303, 200, 200, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/table", "/fi/entry/seamk/2025/table", [401, 400, 400, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/table/columns", "/fi/entry/seamk/2025/table/columns", [401, 400, 400, 403, 403, 403]),
    ("POST", "/{lang}/entry/{library}/{year}/table/confirm", "/fi/entry/seamk/2025/table/confirm", [401, 400, 400, 403, 403, 403]),
    ("GET", "/{lang}/review/{year}/remind", "/fi/review/2025/remind", [303, 403, 403, 403, 200, 403]),
    ("POST", "/{lang}/review/{year}/remind", "/fi/review/2025/remind", [401, 403, 403, 403, 422, 403]),
    ("POST", "/{lang}/review/{year}/{library}/take-up", "/fi/review/2025/seamk/take-up", [401, 403, 403, 403, 409, 403]),
    ("POST", "/{lang}/review/{year}/{library}/take-back", "/fi/review/2025/seamk/take-back", [401, 403, 403, 403, 409, 403]),
    ("POST", "/{lang}/review/{year}/{library}/reopen", "/fi/review/2025/seamk/reopen", [401, 403, 403, 403, 303, 403]),
    ("GET", "/{lang}/write/{library}", "/fi/write/seamk", [303, 200, 200, 403, 200, 403]),
    ("GET", "/{lang}/write/{library}/new", "/fi/write/seamk/new", [303, 200, 200, 403, 403, 403]),
    ("POST", "/{lang}/write/{library}/new", "/fi/write/seamk/new", OK_OR_LOCKED),
    ("GET", "/{lang}/write/{library}/{id}", "/fi/write/seamk/1", [303, 200, 200, 403, 200, 403]),
    ("POST", "/{lang}/write/{library}/{id}", "/fi/write/seamk/1", [401, 422, 422, 403, 403, 403]),
    ("POST", "/{lang}/write/{library}/{id}/submit", "/fi/write/seamk/1/submit", [401, 303, 403, 403, 403, 403]),
    ("GET", "/{lang}/review/{year}/cells/{indicator}", "/fi/review/2025/cells/hp_loans", COORDINATOR),
    // Nothing is frozen yet to compare with.
    ("GET", "/{lang}/libraries/{library}", "/fi/libraries/seamk", [303, 404, 404, 403, 404, 403]),
    ("POST", "/{lang}/libraries/{library}", "/fi/libraries/seamk", [401, 303, 303, 403, 403, 403]),
    ("GET", "/{lang}/admin", "/fi/admin", COORDINATOR),
    ("GET", "/{lang}/admin/indicators/{indicator}", "/fi/admin/indicators/hp_loans", COORDINATOR),
    ("POST", "/{lang}/admin/indicators/{indicator}", "/fi/admin/indicators/hp_loans", COORDINATOR_SAVES),
    ("GET", "/{lang}/admin/factors/{factor}", "/fi/admin/factors/el.location", COORDINATOR),
    ("POST", "/{lang}/admin/factors/{factor}", "/fi/admin/factors/el.location", COORDINATOR_SAVES),
    ("GET", "/{lang}/admin/libraries/{library}", "/fi/admin/libraries/seamk", COORDINATOR),
    ("POST", "/{lang}/admin/libraries/{library}", "/fi/admin/libraries/seamk", COORDINATOR_SAVES),
    ("GET", "/{lang}/admin/themes", "/fi/admin/themes", COORDINATOR),
    ("POST", "/{lang}/admin/themes", "/fi/admin/themes", COORDINATOR_SAVES),
    ("GET", "/{lang}/admin/targets", "/fi/admin/targets", COORDINATOR),
    ("POST", "/{lang}/admin/targets", "/fi/admin/targets", COORDINATOR_SAVES),
    ("GET", "/{lang}/admin/consortium", "/fi/admin/consortium", COORDINATOR),
    ("POST", "/{lang}/admin/consortium", "/fi/admin/consortium", COORDINATOR_SAVES),
    ("GET", "/{lang}/review/{year}", "/fi/review/2025", [303, 403, 403, 403, 200, 403]),
    ("GET", "/{lang}/review/{year}/freeze", "/fi/review/2025/freeze", [303, 403, 403, 403, 200, 403]),
    ("POST", "/{lang}/review/{year}/freeze", "/fi/review/2025/freeze", [401, 403, 403, 403, 422, 403]),
    ("POST", "/{lang}/review/{year}/stories/{id}", "/fi/review/2025/stories/1", [401, 403, 403, 403, 400, 403]),
    ("GET", "/{lang}/review/{year}/{library}", "/fi/review/2025/seamk", [303, 403, 403, 403, 200, 403]),
    ("POST", "/{lang}/review/{year}/{library}/approve", "/fi/review/2025/seamk/approve", [401, 403, 403, 403, 409, 403]),
    ("POST", "/{lang}/review/{year}/{library}/return", "/fi/review/2025/seamk/return", [401, 403, 403, 403, 422, 403]),
    ("POST", "/{lang}/write/{library}/{id}/take-back", "/fi/write/seamk/1/take-back", [401, 409, 409, 403, 403, 403]),
    // Another library's address does not open this library's story.
    ("GET", "/{lang}/write/{library}/{id}", "/fi/write/novia/1", [303, 403, 403, 404, 404, 403]),
    ("GET", "/{lang}/entry/{library}/{year}/{section}", "/fi/entry/novia/2025/context", [303, 403, 403, 200, 200, 403]),
    ("POST", "/{lang}/signout", "/fi/signout", [303; 6]),
];

#[test]
fn every_route_stands_in_the_table() {
    let real: std::collections::BTreeSet<_> = routes().list.into_iter().collect();
    let told: std::collections::BTreeSet<_> = TABLE.iter().map(|row| (row.0, row.1)).collect();
    assert_eq!(real, told);
}

/// Nobody, and one person of each row of the table.
async fn people(site: &Site) -> [Who; 6] {
    let manager = site.account("manager@example.fi", Role::Manager, &["seamk"]).await;
    site.post(&manager, "/fi/write/seamk/new", &[("title", "Tarina")]).await;
    [
        Who::default(),
        manager,
        site.account("contributor@example.fi", Role::Contributor, &["seamk"]).await,
        site.account("other@example.fi", Role::Manager, &["novia"]).await,
        site.account("coordinator@example.fi", Role::Coordinator, &[]).await,
        site.account("steering@example.fi", Role::Steering, &[]).await,
    ]
}

#[tokio::test]
async fn everybody_gets_what_the_table_says() {
    let site = Site::new().await;
    let people = people(&site).await;
    for &(method, _, path, expected) in TABLE {
        for (i, who) in people.iter().enumerate() {
            let answer = if method == "GET" { site.get(who, path).await } else { site.post(who, path, &[]).await };
            assert_eq!(answer.status.as_u16(), expected[i], "{method} {path} for person {i}");
            if answer.status.is_redirection() && i == 0 && !matches!(path, "/" | "/fi/signout") {
                assert!(answer.location().starts_with("/fi/signin"), "{path}: {}", answer.location());
            }
        }
    }
}

/// What is posted and reads nothing.
const WITHOUT_A_FORM: [&str; 5] = ["/signout", "/recall", "/take-up", "seamk/take-back", "/check"];

/// Bodies that no form of ours is: each would be many times as large in memory if it were taken as it comes.
#[tokio::test(flavor = "multi_thread")]
async fn no_body_is_read_before_rights_nor_past_its_size() {
    const LARGEST: usize = 8 * 1024 * 1024;
    let site = Site::new().await;
    let people = people(&site).await;
    let fields = ["reason", "email", "title", "v.hp_loans", "q.hp_loans", "library", "version", "name.fi"];
    let repeated = |field: &str| {
        let once = format!("{field}={}", "x".repeat(LARGEST - 100_000));
        Bytes::from(format!("{once}{}", format!("&{field}").repeat(4000)))
    };
    let mut bodies: Vec<Bytes> = fields.map(repeated).to_vec();
    bodies.push(Bytes::from("a&".repeat(LARGEST / 2)));
    bodies.push(Bytes::from(format!("reason={}", "%F0%9F%98%80".repeat(LARGEST / 12 * 3))));
    for &(_, _, path, allowed) in TABLE.iter().filter(|row| row.0 == "POST") {
        for (who, usual) in people.iter().zip(allowed) {
            for body in &bodies {
                let status = site.post_bytes(who, path, "application/x-www-form-urlencoded", body.clone()).await.status.as_u16();
                // Who may not, is told that; who may, that it is too much, or no form of this page.
                let reads = !WITHOUT_A_FORM.iter().any(|end| path.ends_with(end));
                let refuses = reads && !matches!(usual, 401 | 403);
                assert!(if refuses { matches!(status, 400 | 413) } else { status == usual }, "{path}: {status}, usually {usual}");
            }
        }
    }
}

/// As many fields as a form may have are no reason to think long about each.
#[tokio::test(flavor = "multi_thread")]
async fn the_largest_form_is_answered() {
    let site = Site::new().await;
    let manager = site.account("manager@example.fi", Role::Manager, &["seamk"]).await;
    let fields: Vec<String> = (0..5000).map(|at| format!("v.x{at}=1")).collect();
    let answer =
        |fields: String| site.post_bytes(&manager, "/fi/entry/seamk/2025/cells", "application/x-www-form-urlencoded", fields.into());
    assert_eq!(answer(fields.join("&")).await.status.as_u16(), 200);
    assert_eq!(answer(format!("{}&one=more", fields.join("&"))).await.status.as_u16(), 413);
}

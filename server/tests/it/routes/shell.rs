//! Who is signed in, on every page; and what everybody's copy of a page says of that.

use app::domain::account::Role;
use axum::http::{StatusCode, header};
use server::service::events::By;

use crate::{
    both::import,
    client::{Answer, Site, Who, year},
};

async fn frozen() -> Site {
    let site = Site::new().await;
    let text = "library,year,indicator,value,status,note\nseamk,2024,ctx_students_fte,5000,reported,\n";
    import(&site.service, text).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2024), "").await.unwrap();
    site
}

fn says(answer: &Answer, name: &str) -> &'static str {
    answer.headers.get(name).map_or("", |value| if value.to_str().unwrap().contains("private, no-store") { "private" } else { "kept" })
}

#[tokio::test]
async fn a_signed_in_person_is_named_on_every_page() {
    let site = frozen().await;
    let manager = site.account("maija@example.fi", Role::Manager, &["seamk"]).await;
    for (path, status) in [
        ("/fi", 200),
        ("/sv/indicators/hp_loans", 200),
        ("/en/reports", 200),
        ("/en/privacy", 200),
        ("/fi?year=2025", 200),
        ("/fi/home", 200),
        ("/fi/nothing", 404),
        ("/fi/review/2025", 403),
        ("/en?year=abc", 400),
    ] {
        let answer = site.get(&manager, path).await;
        let html = answer.text();
        assert_eq!(answer.status.as_u16(), status, "{path}");
        let lang = &path[1..3];
        assert!(html.contains("maija@example.fi") && html.contains(&format!("action=\"/{lang}/signout\"")), "{path}");
        assert!(html.contains(&format!("href=\"/{lang}/home")) && !html.contains(&format!("href=\"/{lang}/signin\"")), "{path}");
        assert_eq!((says(&answer, "cache-control"), answer.headers.get(header::ETAG)), ("private", None), "{path}: no cache keeps it");
        let anybody = site.get(&Who::default(), path).await.text();
        assert!(!anybody.contains("maija@example.fi"), "{path}");
    }
}

#[tokio::test]
async fn a_kept_page_is_one_for_all_and_compressed_once() {
    let site = frozen().await;
    let manager = site.account("maija@example.fi", Role::Manager, &["seamk"]).await;
    let nobody = Who::default();
    let plain = site.get_with(&nobody, "/fi", &[("accept-encoding", "identity")]).await;
    assert_eq!(says(&plain, "cache-control"), "kept");
    assert!(plain.headers.get(header::VARY).unwrap().to_str().unwrap().to_lowercase().contains("cookie"));
    for (accepted, expected) in [("br", "br"), ("gzip, br", "br"), ("br;q=0, gzip", "gzip"), ("br;q=0", ""), ("", "")] {
        let answer = site.get_with(&nobody, "/fi", &[("accept-encoding", accepted)]).await;
        let encoding = answer.headers.get(header::CONTENT_ENCODING).map_or("", |value| value.to_str().unwrap());
        assert_eq!((encoding, answer.headers.get(header::ETAG)), (expected, plain.headers.get(header::ETAG)), "{accepted}");
        let mut read = Vec::new();
        match encoding {
            "br" => brotli::BrotliDecompress(&mut &answer.bytes[..], &mut read).unwrap(),
            "gzip" => {
                std::io::copy(&mut flate2::read::GzDecoder::new(&answer.bytes[..]), &mut read).unwrap();
            }
            _ => read.clone_from(&answer.bytes),
        }
        assert!(read == plain.bytes, "{accepted}");
    }
    let tag = plain.headers.get(header::ETAG).unwrap().to_str().unwrap();
    assert_eq!(site.get_with(&nobody, "/fi", &[("if-none-match", tag)]).await.status, StatusCode::NOT_MODIFIED);
    // Whoever has signed in since does not get the page without a name.
    assert_eq!(site.get_with(&manager, "/fi", &[("if-none-match", tag)]).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_manager_of_two_libraries_chooses_in_the_address() {
    let site = Site::new().await;
    let manager = site.account("m@example.fi", Role::Manager, &["novia", "seamk"]).await;
    let to_entry = |library: &str| format!("href=\"/fi/entry/{library}/2025\"");
    let first = site.get(&manager, "/fi/home").await.text();
    assert!(first.contains(&to_entry("novia")) && first.contains("href=\"/fi/home?library=seamk\""));
    let second = site.get(&manager, "/fi/home?library=seamk").await.text();
    assert!(second.contains(&to_entry("seamk")) && !second.contains(&to_entry("novia")), "the menu is of the chosen one");
    let own = site.get(&manager, "/fi/entry/seamk/2025/context").await.text();
    assert!(own.contains("href=\"/fi/home?library=seamk\""), "the way back keeps the choice");
    // Another's library is not chosen.
    assert!(site.get(&manager, "/fi/home?library=arcada").await.text().contains(&to_entry("novia")));
    let single = site.account("s@example.fi", Role::Manager, &["seamk"]).await;
    assert!(!site.get(&single, "/fi/home").await.text().contains("?library="), "one library is no choice");
}

#[tokio::test]
async fn what_is_published_is_read_without_the_database() {
    let site = frozen().await;
    let manager = site.account("maija@example.fi", Role::Manager, &["seamk"]).await;
    site.service.db.close().await;
    for path in ["/fi", "/sv/indicators/hp_loans", "/en/privacy", "/fi/data/2024/figures.csv", "/fi/reports/2024.pdf"] {
        for who in [&Who(None), &manager] {
            assert_eq!(site.get(who, path).await.status, StatusCode::OK, "{path} to {who:?}");
        }
    }
    assert!(site.get(&manager, "/fi?year=2025").await.status.is_server_error(), "a draft is not published");
}

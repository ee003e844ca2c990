//! The example consortium: every page stands, in every language, and is light.

use std::{io::Write, sync::Arc};

use axum::http::StatusCode;
use server::{clock::FixedClock, demo, service::examine::examine};

use crate::{
    both,
    client::{Site, Who},
};

/// What a public page may weigh, compressed.
const HEAVIEST: usize = 40 * 1024;

fn compressed(bytes: &[u8]) -> usize {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap().len()
}

#[tokio::test(flavor = "multi_thread")]
async fn every_public_page_of_the_example() {
    let fresh = both::sqlite().await;
    demo::prepare(&fresh.db, Arc::new(FixedClock(both::now()))).await.unwrap();
    demo::prepare(&fresh.db, Arc::new(FixedClock(both::now()))).await.expect("it reopens its own");
    assert_eq!(examine(&fresh.db, &[]).await.unwrap().problems, [""; 0]);
    let site = Site::on(fresh).await;
    let mut paths = vec![
        String::new(),
        "/indicators".into(),
        "/stories".into(),
        "/method".into(),
        "/reports".into(),
        "/demo".into(),
        "/accessibility".into(),
        "/privacy".into(),
        "/signin".into(),
    ];
    paths.extend((2020..=2024).map(|year| format!("?year={year}")));
    paths.extend(site.service.catalogue_now().indicators().iter().map(|indicator| format!("/indicators/{}", indicator.code)));
    paths.push("/indicators/hp_loans?basis=all&year=2022".into());
    for lang in ["fi", "sv", "en"] {
        for path in &paths {
            let path = format!("/{lang}{path}");
            let answer = site.get(&Who::default(), &path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let text = answer.text();
            assert!(text.contains("class=\"demo\""), "{path} does not say that it is an example");
            for nonsense in ["NaN", ">inf", " inf ", "−0<", "−0%", "−0\u{a0}", ">-0<", "1 others", "same 1 "] {
                assert!(!text.contains(nonsense), "{path}: {nonsense}");
            }
            assert!(!text.contains("height=\"0\""), "{path} draws nothing");
            assert!(compressed(&answer.bytes) <= HEAVIEST, "{path} weighs {}", compressed(&answer.bytes));
        }
    }
    let nowhere = site.get(&Who::default(), "/sv/nowhere").await;
    assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
    assert!(nowhere.text().contains("class=\"demo\"") && nowhere.text().contains("AMKIT-konsortiet"), "an error page is a page");
    let overview = site.get(&Who::default(), "/fi").await;
    let tag = overview.headers.get("etag").unwrap().to_str().unwrap().to_owned();
    assert_eq!(site.get_with(&Who::default(), "/fi", &[("if-none-match", &tag)]).await.status, StatusCode::NOT_MODIFIED);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_example_takes_no_other_database() {
    let fresh = both::sqlite().await;
    let site = Site::on(fresh).await;
    let refused = demo::prepare(&site.service.db, Arc::new(FixedClock(both::now()))).await.unwrap_err();
    assert!(refused.contains("JALKI_DATA_DIR"), "{refused}");
}

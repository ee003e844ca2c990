//! `/{lang}/entry/{library}/{year}/excel` and `/table`: entering by a file.

use app::domain::account::Role;
use axum::http::{StatusCode, header};

use crate::client::{Answer, Site, Who};

const EXCEL: &str = "/fi/entry/seamk/2025/excel";
const TABLE: &str = "/fi/entry/seamk/2025/table";

pub async fn manager() -> (Site, Who) {
    let site = Site::new().await;
    let who = site.account("m@example.fi", Role::Manager, &["seamk"]).await;
    let form = [
        ("v.ctx_visits", "98 500"),
        ("n.ctx_visits", "=1+1"),
        ("r.ctx_visits", "0"),
        ("v.ctx_floor_area", "1018,125"),
        ("r.ctx_floor_area", "0"),
    ];
    assert_eq!(site.post(&who, "/fi/entry/seamk/2025/context", &form).await.status, StatusCode::SEE_OTHER);
    (site, who)
}

/// The hidden fields of the form that confirms.
fn fields(answer: &Answer) -> Vec<(String, String)> {
    let text = answer.text();
    let unescape = |text: &str| text.replace("&quot;", "\"").replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    text.split("<input type=\"hidden\" name=\"")
        .skip(1)
        .filter_map(|rest| {
            let (name, rest) = rest.split_once("\" value=\"")?;
            Some((name.to_owned(), unescape(rest.split_once('"')?.0)))
        })
        .collect()
}

async fn confirm(site: &Site, who: &Who, fields: &[(String, String)]) -> Answer {
    let form: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let answer = site.post(who, &format!("{EXCEL}/confirm"), &form).await;
    if answer.status == StatusCode::SEE_OTHER { site.get(who, answer.location()).await } else { answer }
}

#[tokio::test]
async fn what_is_downloaded_changes_nothing_when_it_comes_back() {
    let (site, who) = manager().await;
    for lang in ["fi", "sv", "en"] {
        for ending in ["xlsx", "csv"] {
            let file = site.get(&who, &format!("/{lang}/entry/seamk/2025/excel/seamk-2025.{ending}")).await;
            assert!(file.headers[header::CONTENT_DISPOSITION].to_str().unwrap().contains("jalki-seamk-2025"));
            let answer = site.upload(&who, &format!("/{lang}/entry/seamk/2025/excel"), &[], Some(&file.bytes)).await;
            assert_eq!(answer.status, StatusCode::OK, "{lang} {ending}: {}", answer.text());
            assert!(fields(&answer).is_empty(), "{lang} {ending}");
            if ending == "csv" {
                assert!(file.text().contains("'=1+1"), "no text is live in a spreadsheet");
            }
        }
    }
}

#[tokio::test]
async fn a_filled_file_is_shown_first_and_saved_when_confirmed() {
    let (site, who) = manager().await;
    let csv = site.get(&who, &format!("{EXCEL}/seamk-2025.csv")).await.text();
    let fill = |csv: &str, code: &str, value: &str| {
        let mut lines: Vec<String> = csv.lines().map(str::to_owned).collect();
        let line = lines.iter_mut().find(|line| line.starts_with(code)).unwrap();
        let mut cells: Vec<&str> = line.split(';').collect();
        cells[5] = value;
        *line = cells.join(";");
        lines.join("\n")
    };
    let wrong = fill(&fill(&csv, "ctx_visits", "18.500"), "hp_loans", "abc") + "\nnonsense;;;;;;;;;\nctx_visits;;;;;;;;;\n";
    let refused = site.upload(&who, EXCEL, &[], Some(wrong.as_bytes())).await;
    let text = refused.text();
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in
        ["4 korjattavaa kohtaa", "Kumpaa tarkoitat: 18\u{202f}500", "Ensilainat 2025: Tätä ei voi lukea", "”nonsense” ei ole", "jo rivillä"]
    {
        assert!(text.contains(said), "{said}");
    }
    let good = fill(&csv, "hp_loans", "57 148");
    let answer = site.upload(&who, EXCEL, &[], Some(good.as_bytes())).await;
    assert!(answer.text().contains("Muutoksia: 1") && answer.text().contains("57\u{202f}148"), "{}", answer.text());
    let page = "/fi/entry/seamk/2025/handprint";
    assert!(!site.get(&who, page).await.text().contains("57\u{202f}148"), "a dry run keeps nothing");
    let confirmed = fields(&answer);
    assert!(confirm(&site, &who, &confirmed).await.text().contains("Tallennettu 1 muutosta"));
    assert!(site.get(&who, page).await.text().contains("57\u{202f}148"));
    assert!(
        site.upload(&who, EXCEL, &[], Some(good.as_bytes())).await.text().contains("ei muuta mitään"),
        "uploading again changes nothing"
    );

    // Somebody saves between the preview and the confirmation: all or nothing.
    let both = fill(&fill(&good, "hp_loans", "1"), "ctx_visits", "2");
    let answer = site.upload(&who, EXCEL, &[], Some(both.as_bytes())).await;
    site.post(&who, page, &[("v.hp_loans", "60000"), ("r.hp_loans", "1")]).await;
    let clashed = confirm(&site, &who, &fields(&answer)).await;
    assert!(clashed.status == StatusCode::UNPROCESSABLE_ENTITY && clashed.text().contains("Mitään ei tallennettu"));
    assert!(site.get(&who, "/fi/entry/seamk/2025/context").await.text().contains("98\u{202f}500"), "the other one was not saved either");
}

#[tokio::test]
async fn files_that_are_not_ours_are_refused_with_the_reason() {
    let (site, who) = manager().await;
    let other = site.account("o@example.fi", Role::Manager, &["novia"]).await;
    let theirs = site.get(&other, "/fi/entry/novia/2025/excel/novia-2025.xlsx").await;
    let check = async |bytes: Option<&[u8]>, said: &str| {
        let answer = site.upload(&who, EXCEL, &[], bytes).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text().contains(said), "{said}: {}", answer.text());
    };
    check(Some(&theirs.bytes), "tehty kohteelle novia-2025").await;
    check(None, "Valitse tiedosto").await;
    check(Some(b"PK\x03\x04 but no workbook"), "Tiedostoa ei voi lukea").await;
    check(Some(b"\x00\x01\x02"), "Tiedostoa ei voi lukea").await;
    let huge = vec![b'a'; 9 * 1024 * 1024];
    let answer = site.upload(&who, EXCEL, &[], Some(&huge)).await;
    assert!(answer.status == StatusCode::PAYLOAD_TOO_LARGE && answer.text().contains("enintään 8 Mt"), "{}", answer.text());
}

#[tokio::test]
async fn an_own_table_is_guessed_asked_about_and_remembered() {
    let (site, who) = manager().await;
    let table = "SeAMK kirjasto;2023;2024;2025\nKirjastokäynnit;1;2;109 339\nEnsilainat, kpl;1;2;1.842\nE-kirjoja;1;2;460 000*\nKirjoja;1;2;n. 32\n* uusi laskentatapa\n";
    let read = site.upload(&who, TABLE, &[], Some(table.as_bytes())).await;
    let text = read.text();
    assert_eq!(read.status, StatusCode::OK);
    for said in ["Rivejä: 4", "109\u{202f}339", "1\u{202f}842", "Kumpi luku?", "≈32", "* uusi laskentatapa", "nimi muistuttaa"] {
        assert!(text.contains(said), "{said}");
    }
    assert!(text.contains("<option value=\"ctx_visits\" selected") && text.contains("<option value=\"hp_loans\" selected"));
    let mut rows = fields(&read);
    rows.extend(
        [("code.0", "ctx_visits"), ("code.1", "hp_loans"), ("code.2", "imp_downloads"), ("code.3", "")]
            .map(|(a, b)| (a.to_owned(), b.to_owned())),
    );
    let send = async |rows: &[(String, String)]| {
        let form: Vec<(&str, &str)> = rows.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        site.post(&who, &format!("{TABLE}/confirm"), &form).await
    };
    let asked = send(&rows).await;
    assert!(asked.status == StatusCode::UNPROCESSABLE_ENTITY && asked.text().contains("Valitse, kumpi luku"));
    rows.push(("pick.1".to_owned(), "1\u{202f}842".to_owned()));
    let answer = send(&rows).await;
    assert!(
        answer.text().contains("Muutoksia: 3") && answer.text().contains("Merkintä taulukossa: * uusi laskentatapa"),
        "{}",
        answer.text()
    );
    assert!(confirm(&site, &who, &fields(&answer)).await.text().contains("Tallennettu 3 muutosta"));
    assert!(site.get(&who, "/fi/entry/seamk/2025/context").await.text().contains("=1+1"), "a note that stood there stays");
    let again = site.upload(&who, TABLE, &[("pasted", &table.replace(';', "\t"))], None).await.text();
    assert!(
        again.contains("muistettu") && again.contains("<option value=\"imp_downloads\" selected"),
        "what was chosen is known next time"
    );
    let missing = site.upload(&who, TABLE, &[("pasted", "a\t2019\t2020\nb\t1\t2")], None).await;
    assert!(missing.text().contains("ei ole vuotta 2025") && missing.text().contains("b\t1\t2"), "and what was pasted is still there");
}

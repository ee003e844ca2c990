//! Lists of a consortium that is too large to see at once.

use app::domain::account::Role;
use axum::http::StatusCode;
use server::service::events::By;

use crate::{
    both::import,
    client::{Answer, Site, Who, year},
};

const HEADER: &str = "library,year,indicator,value,status,note\n";
/// With the two dozen of the first catalogue: pages of thirty, and four on the last one.
const MANY: usize = 400;

/// 2024 is frozen, 2025 is open: the first has sent its year, the others have figures of 2024 alone.
async fn large() -> (Site, Who) {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    let mut file = site.service.catalogue_file().1.as_ref().clone();
    for number in 0..MANY {
        let mut library = file.libraries[0].clone();
        library.code = crate::client::library(&format!("many{number:03}"));
        library.abbreviation = format!("Many {number:03}");
        file.libraries.push(library);
    }
    site.service.import_catalogue(file, false).await.unwrap().unwrap();
    let rows: String = (0..MANY)
        .map(|at| format!("many{at:03},2024,hp_loans,{},reported,note {at}\nmany{at:03},2024,ctx_students_fte,3000,reported,\n", 500 + at))
        .collect();
    import(&site.service, format!("{HEADER}{rows}")).await.unwrap().unwrap();
    site.service.freeze_round(By::Command, year(2024), "").await.unwrap();
    import(&site.service, format!("{HEADER}many000,2025,hp_loans,77,reported,of 2025\n")).await.unwrap().unwrap();
    site.service.open_round(By::Command, year(2025)).await.unwrap();
    (site, coordinator)
}

fn is_small(answer: &Answer) -> bool {
    answer.text().len() < 100_000
}

#[tokio::test]
async fn two_dozen_can_be_seen_at_once() {
    let site = Site::new().await;
    let coordinator = site.account("c@example.fi", Role::Coordinator, &[]).await;
    site.service.open_round(By::Command, year(2025)).await.unwrap();
    for path in ["/en/review/2025", "/en/review/2025/remind", "/en/review/2025/cells/hp_loans"] {
        let page = site.get(&coordinator, path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(!page.text().contains("name=\"find\"") && !page.text().contains("name=\"scope\""), "{path}");
    }
}

#[tokio::test]
async fn a_long_list_has_pages_and_is_searched() {
    let (site, coordinator) = large().await;
    for (list, one) in [
        ("/en/review/2025", "/en/review/2025/"),
        ("/en/review/2024/cells/hp_loans", "/en/review/2024/"),
        ("/en/admin", "/en/admin/libraries/"),
    ] {
        let get = async |query: &str| {
            let page = site.get(&coordinator, &format!("{list}{query}")).await;
            assert!(page.status == StatusCode::OK && (list == "/en/admin" || is_small(&page)), "{list}{query}: {}", page.text().len());
            page.text()
        };
        let shows = |page: &str, code: &str| page.contains(&format!("href=\"{one}{code}\""));
        let first = get("").await;
        assert!(first.contains("1–30 of 424 are shown.") && shows(&first, "many000") && !shows(&first, "many100"), "{list}");
        assert!(first.contains("page=2") && !first.contains("rel=\"prev\""));
        let fifth = get("?find=many&page=5").await;
        assert!(fifth.contains("121–150 of 400 are shown.") && shows(&fifth, "many120") && !shows(&fifth, "many119"), "{list}");
        assert!(fifth.contains("find=many&amp;page=4") && fifth.contains("find=many&amp;page=6"));
        let last = get("?page=15").await;
        assert!(last.contains("421–424 of 424 are shown.") && last.contains("rel=\"prev\"") && !last.contains("rel=\"next\""), "{list}");
        assert_eq!(get("?page=99").await, last, "the last page is as far as one comes");
        for strange in ["?page=0", "?page=-3", "?page=x", "?page=99999999999999999999"] {
            assert!(get(strange).await.contains("1–30 of 424"), "{strange}");
        }
        let found = get("?find=many+39").await;
        assert!(shows(&found, "many390") && !shows(&found, "many250") && found.contains("10 found."));
        assert!(get("?find=%3Cb%3E").await.contains("value=\"&lt;b&gt;\""), "what was sought stays");
    }
    let frozen = site.get(&coordinator, "/en/review/2024/cells/hp_loans?find=many+399").await.text();
    assert!(frozen.contains("899") && frozen.contains("note 399") && frozen.contains("import or command"), "from the snapshot");
    let open = site.get(&coordinator, "/en/review/2025/cells/hp_loans?find=many+000").await.text();
    assert!(open.contains("77") && open.contains("of 2025") && open.contains("import or command"));
    let views = site.get(&coordinator, "/en/review/2025?show=all&find=many&page=3").await.text();
    assert!(views.contains("?show=waiting&amp;find=many\""), "another view begins on its first page");
}

#[tokio::test]
async fn peers_are_chosen_out_of_many() {
    let (site, _) = large().await;
    let manager = site.account("m@example.fi", Role::Manager, &["many000"]).await;
    let page = "/en/libraries/many000";
    let blank = site.get(&manager, page).await;
    assert!(is_small(&blank) && !blank.text().contains("name=\"peer\""), "nobody is chosen, nobody sought: {}", blank.text().len());
    let chosen: Vec<String> = (1..=8).map(|at| format!("many{at:03}")).collect();
    let mut form: Vec<(&str, &str)> = chosen.iter().map(|code| ("peer", code.as_str())).collect();
    form.extend([("find", "many 1"), ("look", "yes")]);
    let found = site.post(&manager, page, &form).await;
    assert!(found.status == StatusCode::OK && is_small(&found), "{}", found.text().len());
    let text = found.text();
    assert!(text.contains("1–30 of 100 are shown.") && text.contains("value=\"many 1\""));
    assert!(
        text.contains("value=\"many008\" checked") && text.contains("value=\"many100\">") && !text.contains("value=\"many130\""),
        "{text}"
    );
    assert!(!site.get(&manager, page).await.text().contains("checked"), "looking saves nothing");
    form.truncate(8);
    assert_eq!(site.post(&manager, page, &form).await.status, StatusCode::SEE_OTHER);
    assert!(site.get(&manager, page).await.text().contains("value=\"many008\" checked"));
    let all: Vec<String> = (1..=101).map(|at| format!("many{at:03}")).collect();
    let form: Vec<(&str, &str)> = all.iter().map(|code| ("peer", code.as_str())).collect();
    let refused = site.post(&manager, page, &form).await;
    assert!(refused.status == StatusCode::UNPROCESSABLE_ENTITY && refused.text().contains("at most a hundred libraries"));
}

#[tokio::test]
async fn reminders_go_to_all_or_to_those_that_were_looked_for() {
    let (site, coordinator) = large().await;
    let page = "/en/review/2025/remind";
    let first = site.get(&coordinator, page).await;
    assert!(is_small(&first) && first.text().contains("All that have not submitted: 423"), "{}", first.text());
    let letter = [("subject", "Figures"), ("text", "A letter of my own")];
    let ask = async |more: &[(&str, &str)]| site.post(&coordinator, page, &[&letter[..], more].concat()).await;
    let nobody = ask(&[("scope", "some")]).await;
    assert!(nobody.status == StatusCode::UNPROCESSABLE_ENTITY && nobody.text().contains("Choose at least one library"));
    let looked = ask(&[("scope", "all"), ("library", "many007"), ("find", "many 39"), ("look", "yes")]).await;
    let text = looked.text();
    assert!(
        looked.status == StatusCode::OK && text.contains("A letter of my own") && text.contains("value=\"Figures\""),
        "what was typed stays"
    );
    assert!(text.contains("value=\"many007\" checked") && text.contains("value=\"many399\">") && text.contains("10 found."));
    assert!(text.contains("value=\"some\" checked"), "who looks for some does not mean all");
    let some = ask(&[("scope", "some"), ("library", "many007"), ("library", "many399"), ("library", "many000")]).await;
    assert!(
        some.status == StatusCode::SEE_OTHER && some.location().contains("reminded.2.0"),
        "who has sent is left in peace: {}",
        some.location()
    );
    let all = ask(&[("scope", "all")]).await;
    // The test's clock stands still: two have had the letter of this moment.
    assert!(all.location().contains("reminded.421.0"), "{}", all.location());
    let log = site.get(&coordinator, page).await;
    assert!(is_small(&log) && log.text().contains("The latest 30 of"));
}

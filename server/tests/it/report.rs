//! The PDF: the same bytes from the same snapshot, in three languages, with its figures inside.

use std::fmt::Write;

use app::{findings::Edition, text::Lang};
use server::service::{events::By, published::press::print};

use crate::{
    both::{self, import, service},
    client::year,
};

#[tokio::test]
async fn the_same_snapshot_gives_the_same_bytes() {
    let fresh = both::sqlite().await;
    let service = service(&fresh.db).await;
    let mut text = "library,year,indicator,value,status,note\n".to_owned();
    for year in [2023, 2024] {
        for (at, library) in service.catalogue_now().libraries().enumerate() {
            for (code, value) in [
                ("ctx_students_fte", 5000),
                ("lrn_il_participants", 3000),
                ("fp_electricity_kwh", 9000),
                ("fp_heat_kwh", 9000),
                ("hp_loans", 60_000),
            ] {
                let value = value + at * 10 + usize::try_from(year).unwrap();
                writeln!(text, "{},{year},{code},{value},reported,", library.code).unwrap();
            }
        }
    }
    import(&service, text).await.unwrap().unwrap();
    for number in [2023, 2024] {
        service.freeze_round(By::Command, year(number), "").await.unwrap();
    }
    let archive = service.archive();
    let edition = |at, lang| Edition::of(&archive.published, Some(year(at)), lang);
    let today = service.clock.today();
    for lang in Lang::ALL {
        let first = print(&edition(2024, lang).unwrap(), today).unwrap();
        let second = print(&edition(2024, lang).unwrap(), today).unwrap();
        assert!(first == second, "{lang:?}");
        let has = |wanted: &[u8]| first.windows(wanted.len()).any(|window| window == wanted);
        assert!(has(b"figures.csv") && has(b"pdfuaid") && has(b"/StructTreeRoot"), "{lang:?}");
    }
    assert!(edition(2022, Lang::Fi).is_none());
    service.open_round(By::Command, year(2025)).await.unwrap();
    let draft = service.unfrozen(year(2025)).await.unwrap();
    let draft = print(&draft.edition(Lang::En), today).unwrap();
    assert!(draft.starts_with(b"%PDF-"));
}

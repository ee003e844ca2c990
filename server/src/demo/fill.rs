//! Putting the example into an empty database.

use std::{collections::BTreeMap, sync::Arc};

use app::{
    domain::{
        catalogue::{
            Catalogue,
            indicator::{Indicator, Tier},
            library::Library,
        },
        code::{IndicatorCode, LibraryCode},
        entry::{
            amount::Amount,
            cell::Cell,
            check::{Broken, questions},
            figures::{Figure, LibraryFigures},
            series_break::Break,
            submission::Submission,
        },
        round::{Round, RoundState, SubmissionState},
        year::Year,
    },
    text::Text,
};
use chrono::{DateTime, Days, NaiveDate, TimeZone, Utc};

use super::{
    ACCOUNTS, FROZEN, OPEN, PASSWORD,
    generate::{cell, chance},
    real::real_figures,
    stories,
};
use crate::{
    clock::{Clock, FixedClock},
    random::SystemRandom,
    service::{
        Service, ServiceError, StartError,
        accounts::Invitation,
        events::{By, Event},
    },
    store::{Db, FigureChange, StoreError, StoryChange, Tx},
};

#[derive(Debug, thiserror::Error)]
pub enum NotFilled {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    Service(#[from] ServiceError),
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error("{0}")]
    Other(String),
}

/// Whole years that a library has not reported.
const ABSENT: [(&str, i32); 6] =
    [("aland", 2020), ("aland", 2021), ("aland", 2022), ("lapin-amk", 2021), ("centria", 2024), ("polamk", 2020)];

/// How far the open year has come in a library.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Progress {
    NotBegun,
    /// The first sections are filled in.
    Sections(usize),
    Submitted,
    SubmittedLate,
    Returned,
    Approved,
}

fn progress(library: &str) -> Progress {
    match library {
        "aland" => Progress::NotBegun,
        "centria" => Progress::Sections(2),
        "lapin-amk" | "kamk" => Progress::Sections(5),
        "seamk" => Progress::Sections(4),
        "savonia" | "turku-amk" => Progress::Sections(6),
        "arcada" | "novia" | "polamk" => Progress::Submitted,
        "humak" | "xamk" => Progress::SubmittedLate,
        "diak" | "vamk" => Progress::Returned,
        _ => Progress::Approved,
    }
}

fn at_noon(date: NaiveDate) -> DateTime<Utc> {
    date.and_hms_opt(10, 0, 0).map(|time| Utc.from_utc_datetime(&time)).unwrap_or_default()
}

pub async fn fill(db: &Db, clock: Arc<dyn Clock>) -> Result<(), NotFilled> {
    let service = Service::start(db.clone(), clock, Arc::new(SystemRandom)).await?;
    let catalogue = service.catalogue_now();
    let today = service.clock.today();
    let mut tx = db.write().await?;
    tx.mark_as_demo().await?;
    tx.update_break(&Break {
        kind: None,
        indicator: IndicatorCode::parse("lrn_il_participants").map_err(|e| NotFilled::Other(e.to_string()))?,
        year: year(2023)?,
        library: None,
        reason: Text {
            fi: "verkkokurssien suoritukset lasketaan mukaan".into(),
            sv: "nätkursernas prestationer räknas med".into(),
            en: "completions of online courses are counted".into(),
        },
    })
    .await?;
    let mut before = BTreeMap::new();
    for number in FROZEN {
        before = fill_finished(&mut tx, &catalogue, number, &before).await?;
    }
    fill_open(&mut tx, &catalogue, today, &before).await?;
    service.record(&mut tx, By::Command, Event::DemoCreated).await?;
    tx.commit().await?;
    for number in FROZEN {
        let frozen_at = at_noon(NaiveDate::from_ymd_opt(number + 1, 3, 10).unwrap_or_default());
        let then = Service::start(db.clone(), Arc::new(FixedClock(frozen_at)), Arc::new(SystemRandom)).await?;
        then.freeze_round(By::Command, year(number)?, "").await?;
    }
    for account in ACCOUNTS {
        let libraries: Vec<LibraryCode> = account.library.into_iter().filter_map(|code| LibraryCode::parse(code).ok()).collect();
        let new =
            Invitation { email: account.email, name: account.name, role: account.role, libraries: &libraries, password: Some(PASSWORD) };
        service.create_account(&new).await?.map_err(|problem| NotFilled::Other(problem.to_string()))?;
    }
    Ok(())
}

fn year(number: i32) -> Result<Year, NotFilled> {
    Year::try_from(number).map_err(|e| NotFilled::Other(e.to_string()))
}

type AllFigures = BTreeMap<LibraryCode, LibraryFigures>;

/// The figures of a finished year, generated and real.
fn finished(catalogue: &Catalogue, library: &Library, number: i32, before: Option<&LibraryFigures>) -> LibraryFigures {
    let mut figures = LibraryFigures::new();
    for indicator in catalogue.indicators().iter().filter(|indicator| indicator.is_asked()) {
        let voluntary = indicator.tier == Tier::Extended;
        let mut cell = cell(indicator.code.as_str(), library.code.as_str(), number, voluntary);
        // A jump that nobody has explained.
        if (library.code.as_str(), indicator.code.as_str(), number) == ("oamk", "ctx_visits", 2024) {
            cell = times(cell, 24);
        }
        let note = match cell {
            Cell::Estimated(_) => "Arvio: jyvitetty kampuksen luvusta pinta-alan mukaan.".to_owned(),
            _ => String::new(),
        };
        if !cell.is_missing() {
            figures.insert(indicator.code.clone(), Figure { cell, note });
        }
    }
    put_real(catalogue, library, number, &mut figures);
    answer(catalogue, &mut figures, before, library.code.as_str(), number);
    figures
}

/// A cell's amount times tenths.
fn times(cell: Cell, tenths: i64) -> Cell {
    let scaled = |amount: Amount| Amount::from_thousandths(amount.thousandths() / 10 * tenths / 1000 * 1000).unwrap_or(amount);
    match cell {
        Cell::Reported(amount) => Cell::Reported(scaled(amount)),
        Cell::Estimated(amount) => Cell::Estimated(scaled(amount)),
        other => other,
    }
}

/// Published figures take the place of generated ones; rounded and second-hand ones as estimates.
fn put_real(catalogue: &Catalogue, library: &Library, number: i32, figures: &mut LibraryFigures) {
    for real in real_figures(catalogue) {
        let here = real.unfit.is_none() && real.library == library.code.as_str() && real.year == number.to_string();
        let Some(indicator) = catalogue.find_indicator(&real.indicator).filter(|_| here) else { continue };
        let Ok(amount) = Amount::parse_plain(&real.value) else { continue };
        let cell = if real.confidence == "A" { Cell::Reported(amount) } else { Cell::Estimated(amount) };
        let note = format!("Julkaistu luku: {}. {}", real.original_label, real.source_url);
        figures.insert(indicator.code.clone(), Figure { cell, note });
    }
}

const REASONS: [&str; 4] = [
    "Tilat muuttuivat kesken vuoden, ja mittaus tarkentui.",
    "Tilasto poimittiin uudesta järjestelmästä.",
    "Toiminta palasi tavalliseksi poikkeusvuosien jälkeen.",
    "Kampuksen remontti vaikutti koko vuoden.",
];

/// Writes a reason for what would be asked about, for most of it.
fn answer(catalogue: &Catalogue, figures: &mut LibraryFigures, before: Option<&LibraryFigures>, library: &str, number: i32) {
    let asked: Vec<IndicatorCode> = catalogue
        .indicators()
        .iter()
        .filter(|indicator| indicator.is_asked() && figures.get(&indicator.code).is_some_and(|figure| figure.note.is_empty()))
        .filter(|indicator| (library, indicator.code.as_str(), number) != ("oamk", "ctx_visits", 2024))
        .filter(|indicator| has_questions(indicator, figures, before))
        .map(|indicator| indicator.code.clone())
        .collect();
    for code in asked {
        let note = if code.as_str().ends_with("_rubric") {
            "Kirjattu toimintasuunnitelmaan ja arvioitu työpajassa: toimintasuunnitelma 2.1.".to_owned()
        } else {
            let draw = chance(&[library, code.as_str(), "reason"], number);
            let reason = REASONS.iter().zip([0.25, 0.5, 0.75, 1.0]).find(|(_, until)| draw < *until);
            reason.map_or(REASONS[0], |(reason, _)| reason).to_owned()
        };
        if let Some(figure) = figures.get_mut(&code) {
            figure.note = note;
        }
    }
}

fn has_questions(indicator: &Indicator, figures: &LibraryFigures, before: Option<&LibraryFigures>) -> bool {
    let cell_of = |code: &IndicatorCode| figures.get(code).map_or(Cell::Missing, |figure| figure.cell);
    let last_year = before.and_then(|before| before.get(&indicator.code)).map_or(Cell::Missing, |figure| figure.cell);
    !questions(&indicator.rules, cell_of(&indicator.code), last_year, Broken::No, &cell_of).is_empty()
}

async fn save(tx: &mut Tx, library: &LibraryCode, year: Year, figures: &LibraryFigures, at: DateTime<Utc>) -> Result<(), NotFilled> {
    for (indicator, figure) in figures {
        tx.update_figure(&FigureChange { library, year, indicator, figure, revision: 1, at, by: None }).await?;
    }
    Ok(())
}

async fn fill_finished(tx: &mut Tx, catalogue: &Catalogue, number: i32, before: &AllFigures) -> Result<AllFigures, NotFilled> {
    let year = year(number)?;
    let round = Round::usual(year, RoundState::Closed);
    tx.update_round(&round).await?;
    let mut all = AllFigures::new();
    for library in catalogue.members(year) {
        if ABSENT.contains(&(library.code.as_str(), number)) {
            continue;
        }
        let figures = finished(catalogue, library, number, before.get(&library.code));
        let days_late = if chance(&[library.code.as_str(), "late"], number) > 0.85 { 4 } else { 0 };
        let sent = round
            .due_on
            .checked_sub_days(Days::new(3))
            .and_then(|day| day.checked_add_days(Days::new(days_late * 2)))
            .unwrap_or(round.due_on);
        save(tx, &library.code, year, &figures, at_noon(sent)).await?;
        tx.update_submission(&Submission {
            state: SubmissionState::Approved,
            submitted_at: Some(at_noon(sent)),
            approved_at: Some(at_noon(round.review_until)),
            approved_figures: Some(figures.clone()),
            ..Submission::draft(library.code.clone(), year)
        })
        .await?;
        all.insert(library.code.clone(), figures);
    }
    save_stories(tx, catalogue, number).await?;
    Ok(all)
}

async fn save_stories(tx: &mut Tx, catalogue: &Catalogue, number: i32) -> Result<(), NotFilled> {
    for story in stories::of_year(number, catalogue) {
        let at = at_noon(NaiveDate::from_ymd_opt(number + 1, 2, 20).unwrap_or_default());
        let change = StoryChange { state: story.state, content: &story.content, return_reason: story.return_reason, at, by: None };
        tx.create_story(&story.library, year(number)?, &change).await?;
    }
    Ok(())
}

/// The open round: due two days ago, so that every state there is can be seen.
async fn fill_open(tx: &mut Tx, catalogue: &Catalogue, today: NaiveDate, before: &AllFigures) -> Result<(), NotFilled> {
    let year = year(OPEN)?;
    let day = |offset: i64| today.checked_add_signed(chrono::Duration::days(offset)).unwrap_or(today);
    let round = Round { year, state: RoundState::Open, opens_on: day(-47), due_on: day(-2), review_until: day(11), freeze_on: day(21) };
    tx.update_round(&round).await?;
    for library in catalogue.members(year) {
        let progress = progress(library.code.as_str());
        if progress == Progress::NotBegun {
            continue;
        }
        let mut figures = finished(catalogue, library, OPEN, before.get(&library.code));
        if let Progress::Sections(sections) = progress {
            let open: Vec<_> = catalogue.sections().iter().take(sections).map(|section| section.code.clone()).collect();
            figures.retain(|code, _| catalogue.find_indicator(code.as_str()).is_some_and(|indicator| open.contains(&indicator.section)));
            leave_open(library.code.as_str(), &mut figures);
        }
        let sent = match progress {
            Progress::SubmittedLate => Some(at_noon(day(-1))),
            Progress::Sections(_) | Progress::NotBegun => None,
            _ => Some(at_noon(day(-6))),
        };
        save(tx, &library.code, year, &figures, at_noon(day(-7))).await?;
        let state = match progress {
            Progress::Approved => SubmissionState::Approved,
            Progress::Returned => SubmissionState::Returned,
            Progress::Submitted | Progress::SubmittedLate => SubmissionState::Submitted,
            Progress::Sections(_) | Progress::NotBegun => SubmissionState::Draft,
        };
        tx.update_submission(&Submission {
            state,
            submitted_at: sent,
            approved_at: (state == SubmissionState::Approved).then(|| at_noon(day(-3))),
            return_reason: if state == SubmissionState::Returned {
                "Lämmönkulutus on sama kuin viime vuonna. Onko lukema tältä vuodelta? Jos kiinteistöpalvelu ei ole vielä lähettänyt sitä, merkitse luku arvioksi.".to_owned()
            } else {
                String::new()
            },
            returned_figures: (state == SubmissionState::Returned).then(|| figures.clone()),
            approved_figures: (state == SubmissionState::Approved).then_some(figures),
            returned_at: (state == SubmissionState::Returned).then(|| at_noon(day(-2))),
            ..Submission::draft(library.code.clone(), year)
        })
        .await?;
    }
    save_stories(tx, catalogue, OPEN).await
}

/// What a draft still has to settle: blanks, a slip of the pen, a change without a reason.
fn leave_open(library: &str, figures: &mut LibraryFigures) {
    let blank = ["ctx_opening_hours", "opn_self_archived", "lrn_training_days"];
    figures.retain(|code, _| !blank.contains(&code.as_str()));
    let slip = match library {
        "seamk" => "ctx_staff_fte",
        "savonia" => "imp_downloads",
        _ => "ctx_visits",
    };
    for (code, figure) in figures {
        if code.as_str() == slip {
            *figure = Figure { cell: times(figure.cell, 100), note: String::new() };
        } else if code.as_str() == "lrn_il_hours" {
            *figure = Figure { cell: times(figure.cell, 16), note: String::new() };
        }
    }
}

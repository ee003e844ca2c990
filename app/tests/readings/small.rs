//! A small consortium in memory: eight libraries under the first catalogue, two frozen years and an open one.

use std::{collections::BTreeMap, fs, path::Path, sync::Arc};

use app::{
    domain::{
        account::{Actor, Role},
        catalogue::{Catalogue, file::CatalogueFile, site::Site},
        code::{IndicatorCode, LibraryCode},
        cube::Cube,
        entry::{
            amount::Amount,
            cell::Cell,
            figures::{Figure, LibraryFigures, StoredFigure, YearFigures},
            progress::Glances,
            review::Board,
            sheet::{Breaks, Sheet},
            submission::Submission,
        },
        numbers::{gathered::Gathered, year_data::YearData},
        published::{Freeze, Published, PublishedYear},
        round::{Round, RoundState, SubmissionState},
        story::{Consent, Publication, PublishedStory, StoredStory, StoryContent, StorySide, StoryState, StoryText},
        year::Year,
    },
    findings::Edition,
    pages::review::library::Seen,
    text::Lang,
    ui::Frame,
};
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;

pub const MEMBERS: usize = 8;
/// Stands in every text that people write: it must never reach a page as it is.
pub const STRANGE: &str = "<i x>&\"'";

pub fn year(number: i32) -> Year {
    Year::try_from(number).unwrap()
}

pub fn code(text: &str) -> IndicatorCode {
    IndicatorCode::parse(text).unwrap()
}

pub fn today() -> NaiveDate {
    "2026-02-03".parse().unwrap()
}

pub fn now() -> DateTime<Utc> {
    "2026-02-03T10:00:00Z".parse().unwrap()
}

pub struct Small {
    pub file: CatalogueFile,
    pub published: Published,
    pub years: Vec<YearData>,
}

/// Of all libraries alike, but for the last, which has no loans: 1 000 students each, 100 loans in 2023,
/// 120 in 2024, and so on; two people on the staff.
fn figures(file: &Catalogue, number: i32) -> YearFigures {
    let grown = if number > 2023 { 120 } else { 100 };
    let mut figures = YearFigures::default();
    for (at, library) in file.libraries().enumerate() {
        let mut own = LibraryFigures::new();
        let mut set = |code_: &str, value: i64| {
            let cell = Cell::Reported(Amount::from_thousandths(value * 1000).unwrap());
            own.insert(code(code_), Figure { cell, note: String::new() });
        };
        set("ctx_students_fte", 1000);
        set("ctx_lib_staff_fte", 12);
        set("lrn_il_participants", 10 * grown);
        set("fp_electricity_kwh", 50_000);
        if at + 1 < MEMBERS {
            set("hp_loans", grown);
        }
        figures.0.insert(library.code.clone(), own);
    }
    figures
}

fn year_data(year: Year, catalogue: &Arc<Catalogue>, figures: &YearFigures) -> YearData {
    let mut gathered = Gathered::of_nobody(catalogue, year);
    for (library, figures) in &figures.0 {
        gathered.add(library, figures);
    }
    let students = gathered.given_students.clone();
    gathered.into_data(&students, Vec::new())
}

impl Small {
    pub fn new() -> Self {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../server/src/catalogue");
        let read = |name: &str| -> Value { serde_json::from_str(&fs::read_to_string(folder.join(name)).unwrap()).unwrap() };
        let libraries = read("libraries.json");
        let mut file: CatalogueFile = serde_json::from_value(serde_json::json!({
            "vocabulary": read("vocabulary.json"), "libraries": libraries, "service_units": read("service_units.json"), "indicators": read("indicators.json"),
            "factors": read("factors.json"), "scale": read("scale.json"), "sources": read("sources.json"),
        }))
        .unwrap();
        file.libraries.truncate(MEMBERS);
        STRANGE.clone_into(&mut file.libraries[0].abbreviation);
        let years: Vec<YearData> = [2023, 2024]
            .map(|number| {
                let catalogue = Arc::new(Catalogue::of_year(&file, year(number)).unwrap());
                let figures = figures(&catalogue, number);
                year_data(year(number), &catalogue, &figures)
            })
            .into();
        let cube = Arc::new(Cube::build(&[years.iter().collect()]));
        let site = Site { demo: false, consortium: file.vocabulary.consortium.clone().unwrap_or_default() };
        let published = years.iter().map(|data| PublishedYear::of(data, Some(freeze(data)))).collect();
        Self { published: Published { site, years: published, cube }, file, years }
    }

    /// The latest frozen year.
    pub fn edition(&self, lang: Lang) -> Edition<'_> {
        Edition::of(&self.published, None, lang).unwrap()
    }

    pub fn catalogue(&self) -> Arc<Catalogue> {
        Arc::clone(&self.years[1].catalogue)
    }

    pub fn library(&self) -> LibraryCode {
        self.file.libraries[0].code.clone()
    }

    pub fn frame(&self, role: Role, lang: Lang) -> Frame {
        let libraries = if role.is_of_libraries() { vec![self.library()] } else { Vec::new() };
        let actor = Actor { account: 1, name: STRANGE.to_owned(), role, libraries: libraries.clone() };
        Frame { lang, actor, site: self.published.site.clone(), year: Some(year(2025)), library: libraries.into_iter().next() }
    }

    /// A library's open year of 2025: its loans are far over last year's, which the first
    /// library alone explains; the rest is blank.
    pub fn sheet(&self, at: usize) -> Sheet {
        let catalogue = Arc::new(Catalogue::of_year(&self.file, year(2025)).unwrap());
        let library = catalogue.libraries().nth(at).unwrap().clone();
        let stored = StoredFigure {
            indicator: code("hp_loans"),
            figure: Figure {
                cell: Cell::Reported(Amount::from_thousandths(900_000_000).unwrap()),
                note: if at == 0 { STRANGE.to_owned() } else { String::new() },
            },
            revision: 2,
            changed_at: now(),
            changed_by: Some(STRANGE.to_owned()),
        };
        Sheet {
            round: Round::usual(year(2025), RoundState::Open),
            submission: Submission::draft(library.code.clone(), year(2025)),
            cells: BTreeMap::from([(stored.indicator.clone(), stored)]),
            words_of: BTreeMap::from([(code("hp_loans"), Cell::Reported(Amount::from_thousandths(800_000_000).unwrap()))]),
            last_year: figures(&self.years[1].catalogue, 2024).0.remove(&library.code).unwrap_or_default(),
            breaks: Breaks::default(),
            remarks: BTreeMap::new(),
            share: None,
            today: today(),
            catalogue,
            library,
        }
    }

    pub fn seen<'a>(&self, sheet: &'a Sheet, board: &'a Board) -> Seen<'a> {
        Seen { sheet, changes: None, earlier: &[], board, done: Some(self.library()) }
    }

    /// The first has sent its year.
    pub fn board(&self) -> Board {
        let mut members: Glances =
            (0..MEMBERS).map(|at| self.sheet(at)).map(|sheet| (sheet.library.code.clone(), sheet.glance())).collect();
        if let Some(mut first) = members.first_entry() {
            (first.get_mut().state, first.get_mut().submitted_at) = (SubmissionState::Submitted, Some(now()));
        }
        Board {
            round: Round::usual(year(2025), RoundState::Open),
            members: Arc::new(members),
            today: today(),
            stories: vec![self.story()],
            effort: BTreeMap::new(),
            years: vec![year(2025), year(2024)],
        }
    }

    pub fn story(&self) -> StoredStory {
        StoredStory {
            id: 7,
            library: self.library(),
            year: year(2025),
            state: StoryState::Draft,
            content: content(),
            return_reason: STRANGE.to_owned(),
            revision: 1,
            changed_at: now(),
        }
    }
}

pub fn content() -> StoryContent {
    let mut content = StoryContent::blank(Lang::Fi);
    for text in [StoryText::Title, StoryText::Summary, StoryText::Before, StoryText::Change, StoryText::Quote] {
        content.texts.insert(text, format!("{STRANGE} {text:?}"));
    }
    (content.side, content.consent, content.publication) = (Some(StorySide::Both), Some(Consent::ConsentPublic), Some(Publication::Public));
    content
}

fn freeze(data: &YearData) -> Freeze {
    let story = PublishedStory { id: i64::from(data.year.number()), library: data.members[0].clone(), year: data.year, content: content() };
    Freeze {
        hash: "0123456789abcdef".to_owned(),
        revision: 1,
        on: "2026-03-10".parse().unwrap(),
        approved: data.members.len(),
        last_approved_on: Some("2026-03-01".parse().unwrap()),
        stories: vec![story],
        reason: String::new(),
        corrections: BTreeMap::new(),
        recalculated: BTreeMap::new(),
        todays_version: String::new(),
    }
}

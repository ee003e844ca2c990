//! The board, read from the members' years.

use super::{
    Burden, Completeness, LibraryRow, Review,
    stories::{StoryRow, Undo},
};
use crate::{
    domain::{
        catalogue::{
            Catalogue,
            indicator::Indicator,
            library::Library,
            usage::{Use, uses},
        },
        code::IndicatorCode,
        entry::{
            progress::{Glance, Progress},
            review::Board,
        },
        round::{RoundState, SubmissionState},
        story::{PublishedStory, StoredStory, StoryState, StoryText},
        year::Year,
    },
    pages::{
        entry::state_name,
        stories::{
            self,
            edit::{consent_words, publication_words},
        },
    },
    text::{
        Lang,
        date::{self, helsinki_date},
        number,
        words::{review as words, states},
    },
    ui::{Address, Called, Column, Entry, Frame, Listed, Sought, Table},
    url::{self, Basis, Done, Page},
};

/// What the board is looked at with.
pub struct Look<'a> {
    pub show: View,
    /// Which libraries are listed.
    pub sought: Sought,
    /// What has just been done.
    pub done: Option<Done>,
    /// Of the two latest frozen years: where they use an indicator.
    pub stories: Vec<&'a PublishedStory>,
    /// Whether there are two frozen years: before, nothing is known to be of no use.
    pub has_history: bool,
    /// Whether the year's snapshot holds a story, by its number.
    pub has_published: &'a dyn Fn(i64) -> bool,
}

impl Review {
    #[must_use]
    pub fn of(frame: &Frame, board: &Board, catalogue: &Catalogue, look: Look<'_>) -> Self {
        let lang = frame.lang;
        let Look { show, sought, done, stories, has_history, has_published } = look;
        let year = board.round.year;
        let count = |view: View| board.members.values().filter(|glance| view.shows(glance, board)).count();
        let waiting = board.count(SubmissionState::Submitted);
        let name = sought.name.clone();
        let at = Address { path: Page::Review(year).path(lang), place: "", kept: vec![("show", show.as_str().to_owned())] };
        let shown = board.members.iter().filter(|(_, glance)| show.shows(glance, board));
        let rows = shown.filter_map(|(code, glance)| Some((catalogue.find_library(code.as_str())?, glance)));
        let listed = Listed::of(rows, |(library, _)| Called::of(library), sought, at);
        let frozen = board.round.state == RoundState::Frozen;
        let due = date::date(board.round.due_on, lang);
        let freeze = date::date(board.round.freeze_on, lang);
        Self {
            shell: frame.shell(Page::Review(year), words::matrix(lang)),
            year,
            over: words::board_over(lang, year, due, freeze),
            title: if frozen {
                words::board_frozen(lang, year)
            } else if waiting > 0 {
                words::board_waiting(lang, waiting)
            } else {
                words::board_none(lang).to_owned()
            },
            states: vec![
                (board.count(SubmissionState::Approved), "i-check", states::approved(lang)),
                (waiting, "i-sent", words::waiting_for_you(lang)),
                (board.count(SubmissionState::Returned), "i-back", words::returned_to_library(lang)),
                (board.count(SubmissionState::Draft), "i-open", words::draft_or_not_begun(lang)),
                (count(View::Late), "i-warn", words::late_ones(lang)),
            ],
            sections: catalogue.sections().iter().map(|section| section.name.in_lang(lang).to_owned()).collect(),
            rows: listed.shown.into_iter().map(|(library, glance)| library_row(board, library, glance, lang)).collect(),
            find: listed.find,
            stories: board
                .stories
                .iter()
                .filter(|story| story.state != StoryState::Draft)
                .map(|story| story_row(story, catalogue, (frozen, has_published), lang))
                .collect(),
            notice: done.and_then(|done| notice(&done, year, catalogue, lang)),
            views: View::ALL
                .into_iter()
                .map(|view| {
                    let find = if name.is_empty() { String::new() } else { format!("&find={}", url::in_query(&name)) };
                    (view.words(lang, count(view)), format!("{}?show={}{find}", Page::Review(year).path(lang), view.as_str()), view == show)
                })
                .collect(),
            remind: if frozen { 0 } else { board.awaited() },
            burden: burden(board, catalogue, (&stories, has_history), lang),
            years: board.years.clone(),
            onward: if frozen {
                vec![
                    (words::see_published(lang).to_owned(), Page::Overview(Some(year)).path(lang)),
                    (words::to_correction(lang).to_owned(), Page::Freeze(year).path(lang)),
                ]
            } else {
                vec![(words::freeze_title(lang, year), Page::Freeze(year).path(lang))]
            },
        }
    }
}

/// Which libraries the board shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    All,
    Waiting,
    Late,
    Asks,
}

impl View {
    pub const ALL: [Self; 4] = [Self::All, Self::Waiting, Self::Late, Self::Asks];

    /// As an address has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Waiting => "waiting",
            Self::Late => "late",
            Self::Asks => "asks",
        }
    }

    fn words(self, lang: Lang, count: usize) -> String {
        match self {
            Self::All => words::view_all(lang, count),
            Self::Waiting => words::view_waiting(lang, count),
            Self::Late => words::view_late(lang, count),
            Self::Asks => words::view_asks(lang, count),
        }
    }

    fn shows(self, glance: &Glance, board: &Board) -> bool {
        match self {
            Self::All => true,
            Self::Waiting => glance.state == SubmissionState::Submitted,
            Self::Late => glance.is_late(&board.round, board.today),
            Self::Asks => glance.asks(),
        }
    }
}

/// What entering costs, and what nothing uses.
fn burden(board: &Board, catalogue: &Catalogue, (stories, has_history): (&[&PublishedStory], bool), lang: Lang) -> Burden {
    let begun = board.members.values().filter(|glance| glance.begun).count();
    let rows = catalogue.sections().iter().map(|section| {
        let seconds = board.effort.get(&section.code).copied();
        let minutes = seconds.filter(|_| begun > 0).map(|seconds| {
            #[expect(clippy::cast_precision_loss, reason = "seconds of a season")]
            let minutes = seconds as f64 / 60.0 / begun as f64;
            number::number(minutes, 0, lang)
        });
        vec![
            Entry::Text(section.name.in_lang(lang).to_owned()),
            Entry::Text(catalogue.asked_in(&section.code).count().to_string()),
            Entry::or_none(minutes, lang),
        ]
    });
    let name_of = |code: &IndicatorCode| catalogue.indicator_name(code, lang);
    let words_of = |found: Use| match found {
        Use::Headline => words::use_headline(lang).to_owned(),
        Use::Coverage => words::use_coverage(lang).to_owned(),
        Use::Protection => words::use_protection(lang).to_owned(),
        Use::PartOf(code) => words::use_part(lang, name_of(&code)),
        Use::Beside(code) => words::use_beside(lang, name_of(&code)),
        Use::Stories(count) => words::use_stories(lang, count),
    };
    let asked: Vec<(&Indicator, Vec<Use>)> = catalogue
        .indicators()
        .iter()
        .filter(|indicator| indicator.is_asked())
        .map(|indicator| (indicator, uses(catalogue, indicator, stories)))
        .collect();
    let unused = asked.iter().filter(|(_, uses)| uses.is_empty()).map(|(indicator, _)| indicator);
    let used = asked.iter().filter(|(_, uses)| !uses.is_empty()).map(|(indicator, uses)| {
        let uses: Vec<String> = uses.iter().cloned().map(words_of).collect();
        vec![Entry::Text(name_of(&indicator.code)), Entry::Text(uses.join(" · "))]
    });
    Burden {
        minutes: Table::new(
            words::burden_caption(lang, begun),
            vec![
                Column::left(words::burden_section(lang)),
                Column::right(words::burden_questions(lang)),
                Column::right(words::burden_minutes(lang)),
            ],
            rows.collect(),
        ),
        uses: Table::new(
            words::uses_title(lang),
            vec![Column::left(words::burden_indicator(lang)), Column::left(words::use_column(lang))],
            used.collect(),
        ),
        unused: has_history.then(|| {
            let link = |indicator: &Indicator| {
                let page = Page::Indicator { code: indicator.code.clone(), year: None, basis: Basis::Panel };
                (indicator.name.in_lang(lang).to_owned(), page.path(lang))
            };
            unused.map(|indicator| link(indicator)).collect()
        }),
    }
}

fn library_row(board: &Board, library: &Library, glance: &Glance, lang: Lang) -> LibraryRow {
    let completeness = |section: &Progress| Completeness { done: section.done, all: section.all, asks: section.asks > 0 };
    let waits = glance.state == SubmissionState::Submitted;
    let icon = match glance.state {
        SubmissionState::Draft if !glance.begun => "i-open",
        SubmissionState::Draft => "i-half",
        SubmissionState::Submitted => "i-sent",
        SubmissionState::Returned => "i-back",
        SubmissionState::Approved => "i-check",
    };
    LibraryRow {
        code: library.code.clone(),
        name: library.abbreviation.clone(),
        cells: glance.sections.iter().map(completeness).collect(),
        stories: board.stories.iter().filter(|story| story.library == library.code && story.state != StoryState::Draft).count(),
        state: state_name(glance.state, glance.begun, lang).to_owned(),
        state_icon: icon,
        strong: waits,
        late: glance.is_late(&board.round, board.today).then(|| states::late(lang).to_lowercase()),
        sent_on: glance.submitted_at.map_or_else(|| "—".to_owned(), |at| date::day(helsinki_date(at), lang)),
        changed: glance.changed,
        action: if waits && board.round.state != RoundState::Frozen { words::review_library(lang) } else { words::open_library(lang) },
    }
}

/// In a frozen year, `frozen`, nothing is judged any more; what its snapshot holds can be withdrawn and come back.
fn story_row(story: &StoredStory, catalogue: &Catalogue, (frozen, has_published): (bool, &dyn Fn(i64) -> bool), lang: Lang) -> StoryRow {
    StoryRow {
        id: story.id,
        title: story.content.text(StoryText::Title).to_owned(),
        library: catalogue.library_name(story.library.as_str()),
        language: story.content.language,
        state: stories::state_name(story.state, lang).0.to_owned(),
        text: story.content.text(StoryText::Change).to_owned(),
        href: Page::WriteStory { library: story.library.clone(), id: story.id }.path(lang),
        consent: [
            story.content.consent.map(|consent| consent_words(consent, lang)),
            story.content.publication.map(|to| publication_words(to, lang)),
        ]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>()
        .join(" · "),
        may_judge: story.state == StoryState::Submitted && !frozen,
        revision: story.revision,
        may_publish: story.content.may_be_public(),
        personal: story.content.personal().into_iter().collect(),
        undo: match story.state {
            StoryState::Published => Some(Undo::Withdraw),
            StoryState::Withdrawn => (story.content.may_be_public() && (!frozen || has_published(story.id))).then_some(Undo::Restore),
            StoryState::Draft | StoryState::Submitted | StoryState::Returned => None,
        },
    }
}

fn notice(done: &Done, year: Year, catalogue: &Catalogue, lang: Lang) -> Option<String> {
    match done {
        Done::Frozen => Some(words::frozen_done(lang, year)),
        Done::Approved(library) => Some(words::done_approved(lang, catalogue.library_name(library.as_str()))),
        Done::Returned(library) => Some(words::done_returned(lang, catalogue.library_name(library.as_str()))),
        _ => None,
    }
}

//! The start page, read from what a person has before them.

use chrono::NaiveDate;

use super::{Date, Home, Strip, Todo, Work};
use crate::{
    chart::{self, Words},
    domain::{
        account::Role,
        catalogue::Catalogue,
        code::LibraryCode,
        entry::{progress::Progress, review::Board, sheet::Sheet, submission::Submission},
        numbers::comparison::OwnPlace,
        round::{Round, RoundState, SubmissionState},
        story::{StoredStory, StoryState, StoryText},
        year::Year,
    },
    pages::entry::{field_at, sheet_state},
    text::{
        Lang, date, number,
        words::{common, entry as words, findings as finding_words, review as review_words, states, story as story_words},
    },
    ui::{Chart, Frame},
    url::Page,
};

/// What a library's person has before them.
#[derive(Debug)]
pub struct OwnWork<'a> {
    pub sheet: &'a Sheet,
    pub stories: &'a [StoredStory],
    /// Years in which the library was let back in.
    pub corrections: Vec<Submission>,
    /// The library among all, in the latest frozen year.
    pub beside: Option<(Year, Vec<OwnPlace>)>,
}

impl Home {
    /// Of a library's manager or contributor.
    #[must_use]
    pub fn of_library(frame: &Frame, work: OwnWork<'_>) -> Self {
        let (lang, OwnWork { sheet, stories, corrections, beside }) = (frame.lang, work);
        let (round, library, catalogue) = (&sheet.round, &sheet.library.code, &sheet.catalogue);
        let Progress { done, all, asks: questions } = sheet.progress();
        let locked = sheet.lock().is_some();
        let frozen = round.state == RoundState::Frozen;
        let title = match sheet.submission.state {
            _ if frozen && sheet.submission.approved_figures.is_none() => words::home_left_out(lang, round.year),
            _ if frozen => words::home_published(lang, round.year),
            SubmissionState::Submitted => words::home_sent(lang).to_owned(),
            SubmissionState::Approved => words::home_approved(lang).to_owned(),
            _ if locked => words::home_no_round(lang).to_owned(),
            SubmissionState::Returned => words::home_returned(lang).to_owned(),
            SubmissionState::Draft if done == all && questions == 0 => words::home_ready(lang).to_owned(),
            SubmissionState::Draft => words::home_left(lang, all - done, questions),
        };
        let counts = sheet.section_progress();
        let mut todo = Vec::new();
        for correction in corrections.into_iter().filter(|other| other.year != round.year) {
            todo.push(Todo {
                icon: "i-back",
                title: words::correct_year(lang, correction.year),
                href: Page::EntryYear { library: library.clone(), year: correction.year }.path(lang),
                count: correction.open_until.map(|last| date::day(last, lang)).unwrap_or_default(),
                text: correction.return_reason,
            });
        }
        if !locked {
            for indicator in catalogue.indicators() {
                if let Some(remark) = sheet.open_remark(&indicator.code) {
                    todo.push(Todo {
                        icon: "i-back",
                        title: indicator.name.in_lang(lang).to_owned(),
                        href: field_at((library, round.year), &indicator.section, &indicator.code, lang),
                        count: states::returned(lang).to_owned(),
                        text: words::remark(lang, &remark.said_by, &remark.said),
                    });
                }
            }
            if questions > 0 {
                todo.push(Todo {
                    icon: "i-warn",
                    title: words::questions_open(lang, questions),
                    href: Page::EntryCheck { library: library.clone(), year: round.year }.path(lang),
                    count: String::new(),
                    text: words::questions_why(lang).to_owned(),
                });
            }
            for (section, count) in catalogue.sections().iter().zip(&counts) {
                if count.done < count.all {
                    todo.push(Todo {
                        icon: if count.done == 0 { "i-open" } else { "i-half" },
                        title: section.name.in_lang(lang).to_owned(),
                        href: Page::Entry { library: library.clone(), year: round.year, section: section.code.clone() }.path(lang),
                        count: format!("{}/{}", count.done, count.all),
                        text: String::new(),
                    });
                }
            }
            if todo.is_empty() {
                todo.push(Todo {
                    icon: "i-sent",
                    title: words::check_and_send(lang).to_owned(),
                    href: Page::EntryCheck { library: library.clone(), year: round.year }.path(lang),
                    count: String::new(),
                    text: words::check_ready(lang).to_owned(),
                });
            }
        }
        for story in stories.iter().filter(|story| matches!(story.state, StoryState::Draft | StoryState::Returned)) {
            let name = story.content.text(StoryText::Title);
            todo.push(Todo {
                icon: if story.state == StoryState::Returned { "i-back" } else { "i-note" },
                title: if name.is_empty() { story_words::untitled(lang).to_owned() } else { name.to_owned() },
                href: Page::WriteStory { library: library.clone(), id: story.id }.path(lang),
                count: if story.state == StoryState::Returned { states::returned(lang) } else { states::draft(lang) }.to_owned(),
                text: story.return_reason.clone(),
            });
        }
        if stories.is_empty() && round.state == RoundState::Open {
            todo.push(Todo {
                icon: "i-note",
                title: words::write_story(lang).to_owned(),
                href: Page::WriteNew(library.clone()).path(lang),
                count: String::new(),
                text: words::write_story_why(lang).to_owned(),
            });
        }
        let (days, days_word, due) = days(sheet, lang);
        let next = catalogue.sections().iter().zip(&counts).find(|(_, count)| count.done < count.all).map(|(section, _)| {
            let name = section.name.in_lang(lang);
            (
                words::continue_with(lang, name),
                Page::Entry { library: library.clone(), year: round.year, section: section.code.clone() }.path(lang),
            )
        });
        let check = (words::check_and_send(lang).to_owned(), Page::EntryCheck { library: library.clone(), year: round.year }.path(lang));
        Self {
            over: format!("{} · {} · {}", sheet.library.name.in_lang(lang), round.year, sheet_state(sheet, lang)),
            title,
            lede: None,
            work: (!locked).then(|| Work {
                days,
                days_word: days_word.to_owned(),
                due,
                progress: words::progress(lang, done, all),
                done,
                all,
                next: Some(next.unwrap_or(check)),
            }),
            returned: sheet.return_reason(),
            todo,
            schedule: schedule(round, sheet.today, lang),
            compare: Some(Page::Compare { library: sheet.library.code.clone(), year: None }.path(lang)),
            beside: beside.as_ref().map(|(year, _)| (sheet.library.abbreviation.clone(), *year)),
            strips: beside.map(|(_, places)| places.iter().map(|place| strip(place, lang)).collect()).unwrap_or_default(),
            shell: frame.shell(frame.home(), common::nav_home(lang)),
            libraries: own_libraries(frame, catalogue),
        }
    }

    /// Of the coordinator.
    #[must_use]
    pub fn of_coordinator(frame: &Frame, board: &Board, today: NaiveDate) -> Self {
        let (lang, round) = (frame.lang, &board.round);
        let frozen = round.state == RoundState::Frozen;
        let waiting = if frozen { 0 } else { board.count(SubmissionState::Submitted) };
        let stories = board.stories.iter().filter(|story| story.state == StoryState::Submitted).count();
        let review = Page::Review(round.year).path(lang);
        let mut todo = Vec::new();
        if waiting > 0 {
            todo.push(Todo {
                icon: "i-sent",
                title: review_words::board_waiting(lang, waiting),
                href: review.clone(),
                count: waiting.to_string(),
                text: String::new(),
            });
        }
        let late = board.awaited();
        if !frozen && late > 0 {
            todo.push(Todo {
                icon: "i-open",
                title: review_words::remind(lang, late),
                href: Page::ReviewRemind(round.year).path(lang),
                count: late.to_string(),
                text: String::new(),
            });
        }
        if stories > 0 {
            todo.push(Todo {
                icon: "i-note",
                title: review_words::stories_title(lang).to_owned(),
                href: format!("{review}#h-stories"),
                count: stories.to_string(),
                text: states::submitted(lang).to_owned(),
            });
        }
        if round.state != RoundState::Frozen {
            todo.push(Todo {
                icon: "i-full",
                title: review_words::freeze_title(lang, round.year),
                href: Page::Freeze(round.year).path(lang),
                count: format!("{}/{}", board.count(SubmissionState::Approved), board.members.len()),
                text: date::date(round.freeze_on, lang),
            });
        }
        Self {
            over: states::coordinator(lang).to_owned(),
            title: if frozen {
                review_words::board_frozen(lang, round.year)
            } else if waiting > 0 {
                review_words::board_waiting(lang, waiting)
            } else {
                words::round_at_glance(lang, round.year)
            },
            lede: None,
            work: None,
            returned: None,
            todo,
            schedule: schedule(round, today, lang),
            beside: None,
            compare: None,
            strips: Vec::new(),
            shell: frame.shell(frame.home(), common::nav_home(lang)),
            libraries: Vec::new(),
        }
    }

    /// Of whoever has nothing to enter or review now.
    #[must_use]
    pub fn of_reader(frame: &Frame, round: Option<&Round>) -> Self {
        let (lang, actor) = (frame.lang, &frame.actor);
        let mut todo = vec![
            Todo {
                icon: "i-full",
                title: common::nav_overview(lang).to_owned(),
                href: Page::Overview(None).path(lang),
                count: String::new(),
                text: String::new(),
            },
            Todo {
                icon: "i-note",
                title: common::nav_reports(lang).to_owned(),
                href: Page::Reports.path(lang),
                count: String::new(),
                text: String::new(),
            },
        ];
        if actor.role == Role::Coordinator {
            todo.insert(
                0,
                Todo {
                    icon: "i-open",
                    title: common::nav_admin(lang).to_owned(),
                    href: Page::Admin.path(lang),
                    count: String::new(),
                    text: words::home_first_catalogue(lang).to_owned(),
                },
            );
        }
        if let Some(round) = round.filter(|round| round.state != RoundState::Frozen && actor.role == Role::Steering) {
            todo.push(Todo {
                icon: "i-half",
                title: words::draft_of(lang, round.year),
                href: Page::Overview(Some(round.year)).path(lang),
                count: String::new(),
                text: String::new(),
            });
        }
        Self {
            over: match actor.role {
                Role::Steering => states::steering(lang),
                Role::Coordinator => states::coordinator(lang),
                Role::Manager | Role::Contributor => states::manager(lang),
            }
            .to_owned(),
            title: if round.is_some() { words::home_steering(lang).to_owned() } else { words::home_no_round(lang).to_owned() },
            lede: Some(
                match actor.role {
                    Role::Coordinator => words::home_first_steps(lang),
                    _ => words::home_steering_lede(lang),
                }
                .to_owned(),
            ),
            work: None,
            returned: None,
            todo,
            schedule: Vec::new(),
            beside: None,
            compare: None,
            strips: Vec::new(),
            shell: frame.shell(frame.home(), common::nav_home(lang)),
            libraries: Vec::new(),
        }
    }
}

fn schedule(round: &Round, today: NaiveDate, lang: Lang) -> Vec<Date> {
    let mut dates = vec![
        (round.opens_on, words::form_opens(lang)),
        (round.due_on, words::send_by(lang)),
        (round.review_until, words::review_by(lang)),
        (round.freeze_on, words::freeze_by(lang)),
    ];
    if !dates.iter().any(|(on, _)| *on == today) {
        dates.push((today, words::today(lang)));
    }
    dates.sort_by_key(|(on, _)| *on);
    dates
        .into_iter()
        .map(|(on, what)| Date { day: date::day(on, lang), what: what.to_owned(), done: on < today, now: on == today })
        .collect()
}

/// Days until the last day, in words: how many, what they are, and the sentence.
fn days(sheet: &Sheet, lang: Lang) -> (String, &'static str, String) {
    let left = sheet.days_left();
    let due = date::date(sheet.due_on(), lang);
    if left >= 0 {
        (left.to_string(), words::days(lang), words::due_left(lang, due))
    } else {
        ((-left).to_string(), words::days_late(lang), words::due_passed(lang, due))
    }
}

fn strip(place: &OwnPlace, lang: Lang) -> Strip {
    let OwnPlace { indicator, own, median, .. } = place;
    let name = indicator.name.in_lang(lang).to_owned();
    let shown = |value: f64| {
        if own.is_emission() {
            let mass = number::Mass::for_largest(value);
            format!("{}\u{a0}{}", number::two_figures(mass.of(value), lang), mass.unit())
        } else if indicator.unit.as_str() == "pct" {
            number::percent(value, indicator.decimals, lang)
        } else {
            number::short(value, indicator.decimals, lang)
        }
    };
    let own_text = if own.is_emission() { number::range(own.range(), lang) } else { shown(own.best()) };
    let median_text = format!("{} {}", finding_words::median(lang).to_lowercase(), shown(*median));
    let words = Words { id: format!("own-{}", indicator.code), title: name.clone(), description: format!("{own_text}, {median_text}") };
    Strip { name, own: own_text, median: format!("· {median_text}"), chart: Chart(chart::position(&words, place)) }
}

/// The libraries that a person has, to choose from: name, address, whether it is this one. Nothing when
/// there is one alone.
fn own_libraries(frame: &Frame, catalogue: &Catalogue) -> Vec<(String, String, bool)> {
    let all = &frame.actor.libraries;
    let link = |code: &LibraryCode| {
        let home = Page::Home(Some(code.clone())).path(frame.lang);
        (catalogue.library_name(code.as_str()), home, frame.library.as_ref() == Some(code))
    };
    if all.len() > 1 { all.iter().map(link).collect() } else { Vec::new() }
}

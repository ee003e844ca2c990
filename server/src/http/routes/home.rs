//! `/{lang}/home`: what is left for me.

use app::{
    chart::{self, Words},
    domain::{
        account::{Actor, Role},
        catalogue::indicator::Aggregation,
        code::LibraryCode,
        entry::sheet::Sheet,
        numbers::{
            distribution::{library_values, may_compare},
            quantile::median,
        },
        round::{Round, SubmissionState},
        story::{StoryState, StoryText},
        year::Year,
    },
    pages::home::{Date, Home, Strip, Todo, Work, home},
    text::{
        Lang, date, number,
        words::{common, entry as words, review as review_words, states, story as story_words},
    },
    ui::{Chart, Nav, Shell, render},
    url::Page,
};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::library_year::{progress_counts, section_counts, state_name};
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::At,
    session::SignedIn,
};

pub async fn get(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let round = web.service.current_round().await.in_lang(lang)?;
    let shell = Shell {
        nav: Nav::signed_in(&actor, lang, round.as_ref().map(|round| round.year)),
        ..Shell::public(lang, Page::Home, common::nav_home(lang), &web.service.published().site)
    };
    let page = match (round, actor.role) {
        (Some(round), Role::Manager | Role::Contributor) => of_library(&web, &actor, shell, &round).await?,
        (Some(round), Role::Coordinator) => of_coordinator(&web, &actor, shell, &round).await?,
        (round, _) => of_steering(shell, &actor, round.as_ref()),
    };
    Ok(Html(render(Web::assets(), || home(page))).into_response())
}

fn schedule(web: &Web, round: &Round, lang: Lang) -> Vec<Date> {
    let today = web.service.clock.today();
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

/// Days until the deadline, in words: how many, what they are, and the sentence.
pub fn days(web: &Web, round: &Round, lang: Lang) -> (String, &'static str, String) {
    let left = (round.due_on - web.service.clock.today()).num_days();
    let due = date::date(round.due_on, lang);
    if left >= 0 {
        (left.to_string(), words::days(lang), words::due_left(lang, due))
    } else {
        ((-left).to_string(), words::days_late(lang), words::due_passed(lang, due))
    }
}

async fn of_library(web: &Web, actor: &Actor, shell: Shell, round: &Round) -> Result<Home, PageError> {
    let lang = shell.lang;
    let Some(library) = actor.libraries.first() else { return Ok(of_steering(shell, actor, Some(round))) };
    let sheet = web.service.sheet(actor, library, round.year).await.in_lang(lang)?;
    let stories = web.service.list_stories(actor, library, round.year).await.in_lang(lang)?;
    let catalogue = &web.service.catalogue(round.year);
    let (done, all, questions) = progress_counts(&sheet, catalogue);
    let locked = sheet.lock().is_some();
    let frozen = round.state == app::domain::round::RoundState::Frozen;
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
    let counts = section_counts(&sheet, catalogue);
    let mut todo = Vec::new();
    for correction in web.service.list_corrections(actor, library).await.in_lang(lang)?.into_iter().filter(|other| other.year != round.year)
    {
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
                let section = Page::Entry { library: library.clone(), year: round.year, section: indicator.section.clone() };
                todo.push(Todo {
                    icon: "i-back",
                    title: indicator.name.in_lang(lang).to_owned(),
                    href: format!("{}#f-{}", section.path(lang), indicator.code),
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
            if count.0 < count.1 {
                todo.push(Todo {
                    icon: if count.0 == 0 { "i-open" } else { "i-half" },
                    title: section.name.in_lang(lang).to_owned(),
                    href: Page::Entry { library: library.clone(), year: round.year, section: section.code.clone() }.path(lang),
                    count: format!("{}/{}", count.0, count.1),
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
    if stories.is_empty() && round.state == app::domain::round::RoundState::Open {
        todo.push(Todo {
            icon: "i-note",
            title: words::write_story(lang).to_owned(),
            href: Page::WriteNew(library.clone()).path(lang),
            count: String::new(),
            text: words::write_story_why(lang).to_owned(),
        });
    }
    let (days, days_word, due) = days(web, round, lang);
    let next = catalogue.sections().iter().zip(&counts).find(|(_, count)| count.0 < count.1).map(|(section, _)| {
        let name = section.name.in_lang(lang);
        (
            words::continue_with(lang, name),
            Page::Entry { library: library.clone(), year: round.year, section: section.code.clone() }.path(lang),
        )
    });
    let check = (words::check_and_send(lang).to_owned(), Page::EntryCheck { library: library.clone(), year: round.year }.path(lang));
    let strips = strips(web, library, lang);
    Ok(Home {
        over: format!("{} · {} · {}", sheet.library.name.in_lang(lang), round.year, state_name(&sheet, lang)),
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
        schedule: schedule(web, round, lang),
        compare: Some(Page::Compare { library: sheet.library.code.clone(), year: None }.path(lang)),
        beside: strips.as_ref().map(|(year, _)| (sheet.library.abbreviation.clone(), *year)),
        strips: strips.map(|(_, strips)| strips).unwrap_or_default(),
        shell,
    })
}

/// The own library among all in the latest frozen year, for the facts that open the overview.
fn strips(web: &Web, library: &LibraryCode, lang: Lang) -> Option<(Year, Vec<Strip>)> {
    let published = web.service.published();
    let data = &published.latest()?.data;
    let headline = data.catalogue.headline();
    let strips: Vec<Strip> = headline
        .handprint
        .facts
        .iter()
        .chain(&headline.footprint.facts)
        .filter_map(|code| data.catalogue.find_indicator(code.as_str()))
        .filter(|indicator| {
            may_compare(data, indicator) && matches!(indicator.aggregation, Aggregation::Sum | Aggregation::RatioOfSums { .. })
        })
        .filter_map(|indicator| {
            let all = library_values(data, indicator);
            let own = data.value(library, indicator)?;
            let everyone: Vec<f64> = all.iter().map(|(_, quantity)| quantity.best()).collect();
            let middle = median(&everyone)?;
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
            let median_text = format!("{} {}", app::text::words::public::median(lang).to_lowercase(), shown(middle));
            let words =
                Words { id: format!("own-{}", indicator.code), title: name.clone(), description: format!("{own_text}, {median_text}") };
            Some(Strip {
                name,
                own: own_text,
                median: format!("· {median_text}"),
                chart: Chart(chart::position(&words, own.best(), &everyone, indicator.side)),
            })
        })
        .collect();
    (!strips.is_empty()).then_some((data.year, strips))
}

async fn of_coordinator(web: &Web, actor: &Actor, shell: Shell, round: &Round) -> Result<Home, PageError> {
    let lang = shell.lang;
    let board = web.service.board(actor, round.year).await.in_lang(lang)?;
    let count = |state: SubmissionState| board.sheets.iter().filter(|sheet: &&Sheet| sheet.submission.state == state).count();
    let frozen = round.state == app::domain::round::RoundState::Frozen;
    let waiting = if frozen { 0 } else { count(SubmissionState::Submitted) };
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
    let late = count(SubmissionState::Draft) + count(SubmissionState::Returned);
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
    if round.state != app::domain::round::RoundState::Frozen {
        todo.push(Todo {
            icon: "i-full",
            title: review_words::freeze_title(lang, round.year),
            href: Page::Freeze(round.year).path(lang),
            count: format!("{}/{}", count(SubmissionState::Approved), board.sheets.len()),
            text: date::date(round.freeze_on, lang),
        });
    }
    Ok(Home {
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
        schedule: schedule(web, round, lang),
        beside: None,
        compare: None,
        strips: Vec::new(),
        shell,
    })
}

fn of_steering(shell: Shell, actor: &Actor, round: Option<&Round>) -> Home {
    let lang = shell.lang;
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
    if let Some(round) = round.filter(|round| round.state != app::domain::round::RoundState::Frozen && actor.role == Role::Steering) {
        todo.push(Todo {
            icon: "i-half",
            title: words::draft_of(lang, round.year),
            href: Page::Overview(Some(round.year)).path(lang),
            count: String::new(),
            text: String::new(),
        });
    }
    Home {
        over: if actor.role == Role::Steering { states::steering(lang) } else { states::manager(lang) }.to_owned(),
        title: if round.is_some() { words::home_steering(lang).to_owned() } else { words::home_no_round(lang).to_owned() },
        lede: Some(words::home_steering_lede(lang).to_owned()),
        work: None,
        returned: None,
        todo,
        schedule: Vec::new(),
        beside: None,
        compare: None,
        strips: Vec::new(),
        shell,
    }
}

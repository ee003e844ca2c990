//! Pages of signed-in people.

use std::collections::BTreeMap;

use app::{
    domain::{account::Role, code::SectionCode, refused::Refused, round::SubmissionState},
    pages::{
        entry::{
            check::Check,
            filing,
            section::{Around, Entry},
            upload::Outcome,
        },
        home::start::{Home, OwnWork},
        review::{
            board::{Look, Review, View},
            library::{Problem, ReviewLibrary, Typed},
        },
        stories::edit::{Desk, Draft, Shown, StoryEdit},
    },
    text::{Lang, problem::FileProblem},
    ui::Sought,
    url::{Done, Page},
};

use crate::small::{MEMBERS, Small, year};

#[test]
fn a_manager_sees_what_is_left() {
    let small = Small::new();
    let (frame, sheet) = (small.frame(Role::Manager, Lang::En), small.sheet(1));
    let home = Home::of_library(&frame, OwnWork { sheet: &sheet, stories: &[], corrections: Vec::new(), beside: None });
    let work = home.work.unwrap();
    let required = sheet.catalogue.indicators().iter().filter(|indicator| indicator.is_required()).count();
    assert_eq!((work.days.as_str(), work.all), ("12", required), "the fifteenth is twelve days after the third");
    assert!(home.libraries.is_empty(), "there is nothing to choose of one library");
    assert!(home.todo.iter().any(|todo| todo.href.ends_with("/check")), "the loans await an explanation");
}

#[test]
fn a_manager_of_two_libraries_chooses() {
    let small = Small::new();
    let mut frame = small.frame(Role::Manager, Lang::Fi);
    frame.actor.libraries.push(small.file.libraries[1].code.clone());
    frame.library = frame.actor.libraries.last().cloned();
    let sheet = small.sheet(1);
    let home = Home::of_library(&frame, OwnWork { sheet: &sheet, stories: &[], corrections: Vec::new(), beside: None });
    assert_eq!(home.libraries.iter().map(|(_, _, current)| *current).collect::<Vec<_>>(), [false, true]);
    assert!(home.libraries[1].1.ends_with(&format!("?library={}", small.file.libraries[1].code)));
    assert_eq!(frame.home(), Page::Home(frame.library.clone()), "the menu keeps the choice");
}

#[test]
fn a_question_stands_where_it_is_answered() {
    let small = Small::new();
    let sheet = small.sheet(1);
    let check = Check::of(&small.frame(Role::Manager, Lang::En), &sheet, true);
    assert!(!check.questions.is_empty());
    assert!(check.questions.iter().all(|(_, _, to)| to.ends_with("#f-hp_loans")), "{:?}", check.questions);
    assert_eq!(check.blanks.len(), sheet.blanks(sheet.catalogue.indicators()).len());
}

#[test]
fn a_section_that_is_not_there_is_no_page() {
    let small = Small::new();
    let around = Around { sheet: small.sheet(1), earlier: Vec::new(), others: Vec::new(), share_typed: None, may_edit: true };
    let frame = small.frame(Role::Manager, Lang::Fi);
    let of = |section: &str| Entry::of(&frame, &around, &SectionCode::parse(section).unwrap(), &BTreeMap::new());
    assert!(of("context").is_some() && of("nothing").is_none());
}

#[test]
fn the_board_has_every_member_and_says_what_was_done() {
    let small = Small::new();
    let (frame, board) = (small.frame(Role::Coordinator, Lang::En), small.board());
    let look =
        |done| Look { show: View::All, sought: Sought::default(), done, stories: Vec::new(), has_history: false, has_published: &|_| true };
    let read = |done| Review::of(&frame, &board, &small.catalogue(), look(done));
    assert_eq!(read(None).rows.len(), MEMBERS);
    assert!(read(None).burden.unused.is_none(), "without a history nothing is proposed");
    assert!(read(None).notice.is_none() && read(Some(Done::Saved)).notice.is_none());
    assert!(read(Some(Done::Frozen)).notice.unwrap().contains("2025"));
}

#[test]
fn what_was_refused_comes_back_with_what_was_typed() {
    let small = Small::new();
    let (frame, mut sheet) = (small.frame(Role::Coordinator, Lang::En), small.sheet(0));
    sheet.submission.state = SubmissionState::Submitted;
    let typed = Typed { reason: "why".to_owned(), problem: Some(Problem::NotReturned(Refused::ReasonNeeded)), ..Typed::default() };
    let page = ReviewLibrary::of(&frame, small.seen(&sheet, &small.board()), typed);
    assert_eq!((page.reason.as_str(), page.errors.len(), page.shell.failed), ("why", 1, true));
    assert_eq!(page.approvable, Some(2), "the version that was read");

    let catalogue = small.catalogue();
    let library = small.library();
    let desk = Desk { library: &library, year: year(2025), catalogue: &catalogue, open: true, may_edit: true, may_submit: true };
    let shown = Shown { refused: Some(Refused::Changed), theirs: Some(small.story().content), ..Shown::default() };
    let page = StoryEdit::of(&small.frame(Role::Manager, Lang::En), &desk, Draft::of(small.story()), shown);
    assert_eq!(page.errors.iter().map(|error| error.field.as_str()).collect::<Vec<_>>(), ["title"]);
}

#[test]
fn many_problems_of_a_file_are_counted_and_some_listed() {
    let problem = |row| FileProblem { row, column: "value".to_owned(), reason: "?".to_owned() };
    let problems: Vec<FileProblem> = (0..500).map(problem).collect();
    let Outcome::Problems { title, list } = Outcome::misread(&problems, Some("2025"), Lang::En) else { panic!("not problems") };
    assert!(title.contains("500") && list.len() == filing::MOST_PROBLEMS && list[3].contains("2025"), "{title} {}", list[3]);
}

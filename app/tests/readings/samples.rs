//! A sample of every page: each is drawn in three languages, and strange text comes out as text.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use app::{
    domain::{
        account::Role,
        checklist::Checklist,
        code::SectionCode,
        entry::{
            letter::{Addressee, Contact, Letter, Recipient},
            request::FiledRow,
            review::LibraryCell,
        },
        numbers::comparison::Comparison,
        refused::Refused,
        reminder::{Delivery, NotSent, Reminder, ReminderOutcome},
    },
    findings::Edition,
    forms::Failed,
    pages::{account, catalogue, catalogue::form::CatalogueForm, entry, home, public, review, stories},
    text::Lang,
    ui::Sought,
    ui::{Assets, Shell, render},
    url::{Basis, Page},
};
use leptos::prelude::AnyView;

use crate::small::{STRANGE, Small, code, content, today, year};

/// The page's name; whether it shows what somebody has written; how it is drawn.
type Sample = (&'static str, Shows, fn(&Small, Lang) -> AnyView);

/// Whether a page shows text that people write.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shows {
    Written,
    OwnWords,
}
use Shows::{OwnWords, Written};

const SAMPLES: &[Sample] = &[
    ("public/overview", Written, |small, lang| public::overview::overview(public::overview::Overview::of(&small.edition(lang)))),
    ("public/indicators", OwnWords, |small, lang| public::indicators::indicators(public::indicators::Indicators::of(&small.edition(lang)))),
    ("public/indicator", OwnWords, |small, lang| {
        let page = public::indicator::Indicator::of(&small.edition(lang), &code("hp_loans"), Basis::Panel);
        public::indicator::indicator(page.unwrap())
    }),
    ("public/stories", Written, |small, lang| public::stories::stories(public::stories::Stories::of(&small.edition(lang)))),
    ("public/story", Written, |small, lang| public::story::story(public::story::Story::of(&small.edition(lang), 2024).unwrap())),
    ("public/method", OwnWords, |small, lang| public::method::method(public::method::Method::of(&small.edition(lang)))),
    ("public/reports", OwnWords, |small, lang| public::reports::reports(public::reports::Reports::of(&small.published, lang))),
    ("public/demo", OwnWords, |small, lang| {
        public::demo::demo(public::demo::Demo::of(&[], &small.catalogue(), &small.published.site, lang))
    }),
    ("public/plain", OwnWords, |small, lang| public::plain::plain(public::plain::Plain::Privacy, &small.published.site, lang)),
    ("public/message", Written, |small, lang| {
        let shell = Shell::public(lang, Page::Overview(None), STRANGE, &small.published.site);
        public::message::message(public::message::Message { shell, text: STRANGE.to_owned(), link: None, beside: true })
    }),
    ("account/signin", Written, |small, lang| {
        account::signin::sign_in(account::signin::SignIn::of(
            &small.published.site,
            lang,
            STRANGE.to_owned(),
            STRANGE.to_owned(),
            Some(account::signin::Failed::Wrong),
        ))
    }),
    ("home/start", Written, |small, lang| {
        let sheet = small.sheet(0);
        let work = home::start::OwnWork { sheet: &sheet, stories: &[small.story()], corrections: Vec::new(), beside: None };
        home::start::home(home::start::Home::of_library(&small.frame(Role::Manager, lang), work))
    }),
    ("home/compare", Written, |small, lang| {
        let found = Comparison { year: year(2024), years: vec![year(2024)], size: None, peers: Vec::new(), rows: Vec::new() };
        let chosen = home::compare::Chosen {
            peers: Vec::new(),
            sought: STRANGE.to_owned(),
            refused: Some(Refused::Incomplete),
            saved: false,
            may_choose: true,
        };
        let frame = small.frame(Role::Manager, lang);
        home::compare::compare(home::compare::Compare::of(&frame, &small.library(), found, &small.catalogue(), chosen))
    }),
    ("entry/section", Written, |small, lang| {
        let around = entry::section::Around {
            sheet: small.sheet(0),
            earlier: Vec::new(),
            others: vec![STRANGE.to_owned()],
            share_typed: None,
            may_edit: true,
        };
        let section = SectionCode::parse("handprint").unwrap();
        let page = entry::section::Entry::of(&small.frame(Role::Manager, lang), &around, &section, &BTreeMap::new());
        entry::section::entry(page.unwrap())
    }),
    ("entry/check", Written, |small, lang| {
        entry::check::check(entry::check::Check::of(&small.frame(Role::Manager, lang), &small.sheet(0), true))
    }),
    ("entry/history", Written, |small, lang| {
        let sheet = small.sheet(0);
        let stored = [sheet.cells[&code("hp_loans")].clone()];
        let page = entry::history::History::of(&small.frame(Role::Manager, lang), &sheet, &code("hp_loans"), &stored, true);
        entry::history::history(page.unwrap())
    }),
    ("entry/upload", Written, |small, lang| {
        let frame = small.frame(Role::Manager, lang);
        let outcome = entry::upload::Outcome::nothing_pasted(lang);
        entry::upload::upload(entry::upload::Upload::of(
            &frame,
            &small.sheet(0),
            entry::upload::Kind::OwnTable,
            outcome,
            STRANGE.to_owned(),
        ))
    }),
    ("stories/list", Written, |small, lang| {
        let (frame, library) = (small.frame(Role::Manager, lang), small.sheet(0).library);
        stories::list::story_list(stories::list::StoryList::of(&frame, &library, year(2025), &[small.story()], true, true))
    }),
    ("stories/edit", Written, |small, lang| {
        let (library, catalogue) = (small.library(), small.catalogue());
        let desk = stories::edit::Desk {
            library: &library,
            year: year(2025),
            catalogue: &catalogue,
            open: true,
            may_edit: true,
            may_submit: true,
        };
        let draft = stories::edit::Draft::of(small.story());
        let shown = stories::edit::Shown { theirs: Some(content()), ..stories::edit::Shown::default() };
        stories::edit::story_edit(stories::edit::StoryEdit::of(&small.frame(Role::Manager, lang), &desk, draft, shown))
    }),
    ("review/board", Written, |small, lang| {
        let look = review::board::Look {
            show: review::board::View::All,
            sought: Sought { name: STRANGE.to_owned(), page: 0 },
            done: None,
            stories: Vec::new(),
            has_history: true,
            has_published: &|_| true,
        };
        let frame = small.frame(Role::Coordinator, lang);
        review::board::review(review::board::Review::of(&frame, &small.board(), &small.catalogue(), look))
    }),
    ("review/library", Written, |small, lang| {
        let typed = review::library::Typed { reason: STRANGE.to_owned(), ..review::library::Typed::default() };
        let frame = small.frame(Role::Coordinator, lang);
        review::library::review_library(review::library::ReviewLibrary::of(&frame, small.seen(&small.sheet(0), &small.board()), typed))
    }),
    ("review/cells", Written, |small, lang| {
        let figure = small.sheet(0).cells[&code("hp_loans")].figure.clone();
        let found = [LibraryCell { library: small.library(), figure, approval: None, approver: Some(STRANGE.to_owned()) }];
        let frame = small.frame(Role::Coordinator, lang);
        review::cells::cells(review::cells::Cells::of(&frame, (year(2025), code("hp_loans")), &found, None, &small.catalogue()))
    }),
    ("review/freeze", Written, |small, lang| {
        let frame = small.frame(Role::Coordinator, lang);
        let list = Checklist::of(&small.years[1]);
        let typed = review::freeze::Typed { reason: STRANGE.to_owned(), ..review::freeze::Typed::default() };
        review::freeze::freeze(review::freeze::Freeze::of(&frame, &small.board(), &list, &small.catalogue(), typed))
    }),
    ("review/remind", Written, |small, lang| {
        let manager = Addressee { account: 1, email: STRANGE.to_owned(), has_password: false };
        let recipients = [Recipient { managers: vec![manager], library: small.library(), glance: small.sheet(0).glance() }];
        let round = small.board().round;
        let reminders = [Reminder {
            library: small.library(),
            occasion: "by_hand".to_owned(),
            sent_at: chrono::DateTime::UNIX_EPOCH,
            sent_by: Some(STRANGE.to_owned()),
            recipients: 1,
            outcome: ReminderOutcome::Failed,
            deliveries: vec![Delivery { address: STRANGE.to_owned(), problem: Some(NotSent::Refused) }],
        }];
        let ahead = review::remind::Ahead {
            round: &round,
            recipients: &recipients,
            reminders: &reminders,
            reminded: 0,
            sends: true,
            letter: Letter::of(&round, &|_| String::new(), Some(&Contact { name: STRANGE.to_owned(), email: STRANGE.to_owned() })),
        };
        let typed = review::remind::Typed { sought: STRANGE.to_owned(), ..review::remind::Typed::default() };
        let frame = small.frame(Role::Coordinator, lang);
        review::remind::remind(review::remind::Remind::of(&frame, ahead, &small.catalogue(), typed, None))
    }),
    ("catalogue/contents", Written, |small, lang| {
        let look = catalogue::contents::Look { saved: None, sought: Sought { name: STRANGE.to_owned(), page: 0 }, first: year(2025) };
        let frame = small.frame(Role::Coordinator, lang);
        catalogue::contents::contents(catalogue::contents::Contents::of(&frame, &small.file, &[], look))
    }),
    ("catalogue/form", Written, |small, lang| {
        form(small, catalogue::indicator::open(&small.file, "hp_loans", year(2025)).unwrap().as_ref(), lang)
    }),
    ("public/plain (accessibility)", OwnWords, |small, lang| {
        public::plain::plain(public::plain::Plain::Accessibility, &small.published.site, lang)
    }),
    ("account/signin (welcome)", OwnWords, |small, lang| {
        account::signin::welcome(account::signin::Welcome::of(&small.published.site, lang, "secret".to_owned(), true))
    }),
    ("home/start (coordinator)", Written, |small, lang| {
        home::start::home(home::start::Home::of_coordinator(&small.frame(Role::Coordinator, lang), &small.board(), today()))
    }),
    ("home/start (steering group)", Written, |small, lang| {
        home::start::home(home::start::Home::of_reader(&small.frame(Role::Steering, lang), None))
    }),
    ("entry/upload (changes)", Written, |small, lang| {
        let (frame, sheet) = (small.frame(Role::Manager, lang), small.sheet(1));
        let figure = small.sheet(0).cells[&code("hp_loans")].figure.clone();
        let rows = vec![FiledRow { indicator: code("hp_loans"), figure, seen: Some(1) }];
        let outcome = entry::upload::Outcome::Preview(entry::upload::Preview::of(&sheet, rows, lang));
        entry::upload::upload(entry::upload::Upload::of(&frame, &sheet, entry::upload::Kind::Workbook, outcome, String::new()))
    }),
    ("catalogue/form (factor)", Written, |small, lang| {
        let key = small.file.factors[0].key.to_string();
        form(small, catalogue::factor::open(&small.file, &key).unwrap().as_ref(), lang)
    }),
    ("catalogue/form (library)", Written, |small, lang| {
        form(small, catalogue::library::open(&small.file, small.library().as_str()).unwrap().as_ref(), lang)
    }),
    ("catalogue/form (themes)", Written, |small, lang| form(small, &catalogue::themes::ThemesForm(&small.file), lang)),
    ("catalogue/form (targets)", Written, |small, lang| form(small, &catalogue::targets::TargetsForm(&small.file), lang)),
    ("catalogue/form (consortium)", Written, |small, lang| form(small, &catalogue::consortium::ConsortiumForm(&small.file), lang)),
];

fn form(small: &Small, form: &dyn CatalogueForm, lang: Lang) -> AnyView {
    let frame = small.frame(Role::Coordinator, lang);
    catalogue::form::edit(catalogue::form::Edit::of(&frame, form, &form.values(), Failed::default(), 1))
}

fn around(html: &str) -> &str {
    let at = html.find("<i x>").unwrap_or_default();
    html.get(at.saturating_sub(200)..at + 40).unwrap_or_default()
}

fn draw(small: &Small, page: fn(&Small, Lang) -> AnyView, lang: Lang) -> String {
    render(Assets("/assets/-".to_owned()), || page(small, lang))
}

#[test]
fn every_sample_is_drawn_in_three_languages() {
    let small = Small::new();
    for (name, shows, page) in SAMPLES {
        let drawn = Lang::ALL.map(|lang| draw(&small, *page, lang));
        for (lang, html) in Lang::ALL.into_iter().zip(&drawn) {
            assert!(html.contains(&format!("<html lang=\"{}\"", lang.as_str())) && html.contains("<h1"), "{name}");
            assert!(!html.contains("<i x>"), "{name}: strange text is raw: {}", around(html));
            assert_eq!(html.contains("&lt;i x&gt;"), *shows == Written, "{name}: what people write is shown, or the sample says not");
            for nonsense in ["NaN", "None", ">inf", " inf ", "−0<", "−0%", "−0\u{a0}", ">-0<", "1 others", "same 1 "] {
                assert!(!html.contains(nonsense), "{name}: {nonsense}");
            }
        }
        assert!(drawn[0] != drawn[1] && drawn[1] != drawn[2], "{name}");
    }
}

#[test]
fn every_page_has_a_sample() {
    let pages = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/pages");
    let mut found = BTreeSet::new();
    for area in fs::read_dir(pages).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()) {
        for file in fs::read_dir(&area).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()) {
            if fs::read_to_string(&file).unwrap().contains("\n    shell(") {
                let name = |path: &Path| path.file_stem().unwrap().to_string_lossy().into_owned();
                found.insert(format!("{}/{}", name(&area), name(&file)));
            }
        }
    }
    let sampled: BTreeSet<String> = SAMPLES.iter().map(|(name, _, _)| name.split(' ').next().unwrap().to_owned()).collect();
    assert_eq!(found, sampled);
}

#[test]
fn a_consortium_without_a_frozen_year_says_so() {
    let small = Small::new();
    assert!(Edition::of(&app::domain::published::Published::default(), None, Lang::Fi).is_none());
    let html = render(Assets(String::new()), || {
        public::message::message(public::message::Message::nothing_published(&small.published.site, Lang::En))
    });
    assert!(html.contains("<h1"));
}

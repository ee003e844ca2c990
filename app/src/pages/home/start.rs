//! Where a signed-in person starts: what is left, by when, and what came back.

mod reading;

pub use reading::OwnWork;

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::words::{compare as compare_words, entry as words},
    ui::{Chart, Shell, bare_chart, icon, shell},
};

#[derive(Clone, Debug)]
pub struct Home {
    pub shell: Shell,
    pub over: String,
    pub title: String,
    pub lede: Option<String>,
    pub work: Option<Work>,
    /// Why the coordinator returned the figures.
    pub returned: Option<String>,
    pub todo: Vec<Todo>,
    /// Steps of the year: date, what, whether done, whether now.
    pub schedule: Vec<Date>,
    /// Name and year above the strips.
    pub beside: Option<(String, Year)>,
    /// To the comparison with the others.
    pub compare: Option<String>,
    pub strips: Vec<Strip>,
    /// The libraries of a person who has several: name, address, whether it is this one.
    pub libraries: Vec<(String, String, bool)>,
}

/// How far a library's year has come.
#[derive(Clone, Debug)]
pub struct Work {
    pub days: String,
    pub days_word: String,
    pub due: String,
    pub progress: String,
    pub done: usize,
    pub all: usize,
    pub next: Option<(String, String)>,
}

#[derive(Clone, Debug)]
pub struct Todo {
    pub icon: &'static str,
    pub title: String,
    pub href: String,
    pub count: String,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Date {
    pub day: String,
    pub what: String,
    pub done: bool,
    pub now: bool,
}

/// The own library among all, for one indicator.
#[derive(Clone, Debug)]
pub struct Strip {
    pub name: String,
    pub own: String,
    pub median: String,
    pub chart: Chart,
}

#[must_use]
pub fn home(page: Home) -> AnyView {
    let lang = page.shell.lang;
    let work = page.work.map(|work| {
        let next = work.next.map(|(text, href)| {
            view! {
                <a class="btn" href=href>
                    {text}
                </a>
            }
        });
        view! {
            <div class="lead-due">
                <div>
                    <p class="big big--home">{work.days}<small>{work.days_word}</small></p>
                    <p class="big__how">{work.due}</p>
                </div>
                <div class="prog">
                    <label r#for="progress">{work.progress}</label>
                    <progress id="progress" max=work.all.to_string() value=work.done.to_string()></progress>
                </div>
                {next}
            </div>
        }
    });
    let returned = page.returned.map(|reason| {
        view! {
            <div class="warnbox after">
                <p>
                    <strong>{words::returned_because(lang)}</strong>
                </p>
                <p>{reason}</p>
            </div>
        }
    });
    let todo = if page.todo.is_empty() {
        view! { <p>{words::nothing_to_do(lang)}</p> }.into_any()
    } else {
        let items = page
            .todo
            .into_iter()
            .map(|todo| {
                view! {
                    <li>
                        {icon(todo.icon)}<h3>
                            <a href=todo.href>{todo.title}</a>
                        </h3><span class="count">{todo.count}</span><p>{todo.text}</p>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="todo">{items}</ul> }.into_any()
    };
    let schedule = (!page.schedule.is_empty()).then(|| {
        let items = page
            .schedule
            .into_iter()
            .map(|date| {
                let class = if date.now {
                    Some("now")
                } else if date.done {
                    Some("done")
                } else {
                    None
                };
                view! {
                    <li class=class aria-current=date.now.then_some("date")>
                        <b>{date.day}</b>
                        {date.what}
                    </li>
                }
            })
            .collect_view();
        view! {
            <aside aria-labelledby="h-schedule">
                <section>
                    <h2 id="h-schedule">{words::schedule(lang)}</h2>
                    <ol class="dates">{items}</ol>
                </section>
            </aside>
        }
    });
    let compare = page.compare.map(|href| view! { <a href=href>{compare_words::link(lang)}</a> });
    let beside = page.beside.map(|(library, year)| {
        let strips = page
            .strips
            .into_iter()
            .map(|strip| {
                view! {
                    <li>
                        <p class="strip">
                            <span>{strip.name}</span>
                            <span class="num nb">
                                <strong>{strip.own}</strong>
                                " "
                                <span class="muted">{strip.median}</span>
                            </span>
                        </p>
                        {bare_chart(strip.chart, "strip__chart")}
                    </li>
                }
            })
            .collect_view();
        view! {
            <section class="beside" aria-labelledby="h-beside">
                <h2 id="h-beside">{words::own_beside(lang, library, year)}</h2>
                <p class="small muted">{words::own_beside_why(lang)}" "{compare}</p>
                <ul class="strips">{strips}</ul>
            </section>
        }
    });
    let libraries = (!page.libraries.is_empty()).then(|| {
        let links = page
            .libraries
            .into_iter()
            .map(|(name, href, current)| {
                view! {
                    <li>
                        <a href=href aria-current=current.then_some("page")>
                            {name}
                        </a>
                    </li>
                }
            })
            .collect_view();
        view! {
            <nav aria-label=words::own_libraries(lang)>
                <ul class="years">{links}</ul>
            </nav>
        }
    });
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{page.over}</span>
                {libraries}
            </div>
            <h1 class="display display--home">{page.title}</h1>
            {page.lede.map(|lede| view! { <p class="lede">{lede}</p> })}
            {work}
            {returned}
        </div>
        <div class="home">
            <div>
                <section aria-labelledby="h-todo">
                    <h2 id="h-todo">{words::to_do(lang)}</h2>
                    {todo}
                </section>
                {beside}
            </div>
            {schedule}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

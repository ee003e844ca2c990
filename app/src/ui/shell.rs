//! The frame around every page: header, main, footer.

use leptos::prelude::*;

use super::{asset, wordmark};
use crate::{
    domain::{
        account::{Actor, Role},
        catalogue::site::Site,
        code::LibraryCode,
        year::Year,
    },
    text::{Lang, words::common},
    url::Page,
};

/// Which menu stands in the header.
#[derive(Clone, Debug)]
pub enum Nav {
    Public,
    SignedIn { actor: Actor, links: Vec<(Page, &'static str)> },
}

/// What a page tells its frame.
#[derive(Clone, Debug)]
pub struct Shell {
    pub lang: Lang,
    /// This page, for the language links and the menu.
    pub page: Page,
    pub title: String,
    pub nav: Nav,
    pub site: Site,
    /// A note above everything, such as that the figures are a draft.
    pub banner: Option<String>,
    /// Whether a form came back with problems.
    pub failed: bool,
    /// Whether the page has parts that wake up in the browser.
    pub islands: bool,
}

impl Shell {
    #[must_use]
    pub fn public(lang: Lang, page: Page, title: impl Into<String>, site: &Site) -> Self {
        Self { lang, page, title: title.into(), nav: Nav::Public, site: site.clone(), banner: None, failed: false, islands: false }
    }

    fn links(&self) -> Vec<(Page, &'static str)> {
        match &self.nav {
            Nav::Public => vec![
                (Page::Overview(None), common::nav_overview(self.lang)),
                (Page::Indicators(None), common::nav_indicators(self.lang)),
                (Page::Stories(None), common::nav_stories(self.lang)),
                (Page::Method(None), common::nav_method(self.lang)),
                (Page::Reports, common::nav_reports(self.lang)),
            ],
            Nav::SignedIn { links, .. } => links.clone(),
        }
    }

    /// Whether a menu entry leads to this page or to what lies above it.
    fn is_current(&self, link: &Page) -> bool {
        let path = |page: &Page| page.path(self.lang).split('?').next().unwrap_or_default().to_owned();
        let (here, there) = (path(&self.page), path(link));
        here == there
            || (!matches!(link, Page::Overview(_) | Page::Home(_)) && here.starts_with(&format!("{there}/")))
            || matches!((&self.page, link), (Page::Entry { .. } | Page::EntryCheck { .. }, Page::EntryYear { .. }))
    }
}

/// What frames every page of a signed-in person.
#[derive(Clone, Debug)]
pub struct Frame {
    pub lang: Lang,
    pub actor: Actor,
    pub site: Site,
    /// The year that the menu leads to: of the open or latest round, or the page's own.
    pub year: Option<Year>,
    /// The library whose work it is, of those that the person has.
    pub library: Option<LibraryCode>,
}

impl Frame {
    #[must_use]
    pub fn shell(&self, page: Page, title: impl Into<String>) -> Shell {
        Shell { nav: Nav::signed_in(self), ..Shell::public(self.lang, page, title, &self.site) }
    }

    /// Where the person's work begins: with the library that was chosen, when there are several.
    #[must_use]
    pub fn home(&self) -> Page {
        Page::Home(self.library.clone().filter(|_| self.actor.libraries.len() > 1))
    }
}

/// A whole document. `before` stands between header and main, such as the bar of the form.
#[must_use]
pub fn shell(shell: Shell, before: Option<AnyView>, main: AnyView) -> AnyView {
    let lang = shell.lang;
    let title = format!("{} – Jälki", shell.title);
    let title = if shell.failed { common::error_title(lang, title) } else { title };
    let links = shell
        .links()
        .into_iter()
        .map(|(page, name)| {
            let current = shell.is_current(&page).then_some("page");
            view! {
                <li>
                    <a href=page.path(lang) aria-current=current>
                        {name}
                    </a>
                </li>
            }
        })
        .collect_view();
    let languages = Lang::ALL
        .into_iter()
        .map(|other| {
            if other == lang {
                view! {
                    <li>
                        <span aria-current="true" lang=other.as_str()>
                            {other.own_name()}
                        </span>
                    </li>
                }
                .into_any()
            } else {
                view! {
                    <li>
                        <a href=shell.page.path(other) lang=other.as_str() hreflang=other.as_str()>
                            {other.own_name()}
                        </a>
                    </li>
                }
                .into_any()
            }
        })
        .collect_view();
    let who = match &shell.nav {
        Nav::Public => nobody(lang),
        Nav::SignedIn { actor, .. } => somebody(actor, false, lang),
    };
    let about = shell.site.consortium.about.in_lang(lang).to_owned();
    let home = match &shell.nav {
        Nav::Public => Page::Overview(None),
        Nav::SignedIn { links, .. } => links.first().map_or(Page::Home(None), |(home, _)| home.clone()),
    };
    let demo = shell.site.demo.then(|| {
        view! {
            <p class="demo">
                <strong>{common::demo_banner(lang)}</strong>
                " "
                <a href=Page::Demo.path(lang)>{common::demo_more(lang)}</a>
            </p>
        }
    });
    let banner = shell.banner.clone().map(|text| {
        view! {
            <p class="demo demo--draft">
                <strong>{text}</strong>
            </p>
        }
    });
    view! {
        <!DOCTYPE html>
        <html lang=lang.as_str()>
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width,initial-scale=1" />
                <meta name="color-scheme" content="light dark" />
                <title>{title}</title>
                <link rel="preload" href=asset("inter.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous" />
                <link rel="icon" href=asset("mark.svg") r#type="image/svg+xml" />
                <link rel="stylesheet" href=asset("site.css") />
                {shell.islands.then(|| view! { <script r#type="module" src=asset("islands.js")></script> })}
            </head>
            <body>
                <a class="skip" href="#main">
                    {common::skip(lang)}
                </a>
                {demo}
                {banner}
                <header class="top">
                    <div class="wrap top__in">
                        <a class="brand" href=home.path(lang) aria-label=common::brand_home(lang)>
                            {wordmark()}
                        </a>
                        <nav aria-label=common::main_menu(lang)>
                            <ul>{links}</ul>
                        </nav>
                        <ul class="lang" aria-label=common::language(lang)>
                            {languages}
                        </ul>
                        {who}
                    </div>
                </header>
                {before}
                <main id="main" class="wrap" tabindex="-1">
                    {main}
                </main>
                <footer class="end">
                    <div class="wrap end__in">
                        <div>
                            <p>{about}</p>
                        </div>
                        <ul>
                            <li>
                                <a href=Page::Accessibility.path(lang)>{common::accessibility(lang)}</a>
                            </li>
                            <li>
                                <a href=Page::Privacy.path(lang)>{common::privacy(lang)}</a>
                            </li>
                            <li>
                                <a href="https://creativecommons.org/licenses/by/4.0/">{common::licence(lang)}</a>
                            </li>
                        </ul>
                    </div>
                </footer>
            </body>
        </html>
    }
    .into_any()
}

impl Nav {
    /// The menu of a signed-in person.
    fn signed_in(frame: &Frame) -> Self {
        let (lang, role) = (frame.lang, frame.actor.role);
        let mut links = vec![(frame.home(), common::nav_home(lang))];
        if let (Some(year), Some(library)) = (frame.year, &frame.library) {
            links.push((Page::EntryYear { library: library.clone(), year }, common::nav_entry(lang)));
            links.push((Page::Write(library.clone()), common::nav_stories(lang)));
        }
        if let (Some(year), Role::Coordinator) = (frame.year, role) {
            links.push((Page::Review(year), common::nav_review(lang)));
            links.push((Page::Admin, common::nav_admin(lang)));
        }
        links.push((Page::Reports, common::nav_reports(lang)));
        links.push((Page::Overview(None), common::nav_overview(lang)));
        Self::SignedIn { actor: frame.actor.clone(), links }
    }
}

/// Who reads, in the header of a page for everybody: its place when nobody has signed in.
fn nobody(lang: Lang) -> AnyView {
    view! {
        <ul class="who">
            <li>
                <a href=Page::SignIn.path(lang)>{common::sign_in(lang)}</a>
            </li>
        </ul>
    }
    .into_any()
}

fn somebody(actor: &Actor, to_work: bool, lang: Lang) -> AnyView {
    let work = to_work.then(|| {
        view! {
            <li>
                <a href=Page::Home(None).path(lang)>{common::nav_home(lang)}</a>
            </li>
        }
    });
    view! {
        <ul class="who">
            <li class="who__name">{actor.name.clone()}</li>
            {work}
            <li>
                <form
                    method="post"
                    action=Page::SignOut.path(lang)
                    data-unsent=common::sign_out_unsent(lang)
                    data-failed=common::sign_out_failed(lang)
                >
                    <button class="linklike" type="submit">
                        {common::sign_out(lang)}
                    </button>
                </form>
            </li>
            <script r#type="module" src=asset("unsent.js")></script>
        </ul>
    }
    .into_any()
}

/// A page for everybody, as one signed-in person sees it: with their name, the way to their work and out
/// again. The page is rendered once for all; this puts one part of it in the place of another.
#[cfg(feature = "ssr")]
#[must_use]
pub fn with_name(html: &str, actor: &Actor, lang: Lang, assets: &super::Assets) -> String {
    let part = |view: &dyn Fn() -> AnyView| super::render(assets.clone(), view);
    html.replacen(&part(&|| nobody(lang)), &part(&|| somebody(actor, true, lang)), 1)
}

//! The frame around every page: header, main, footer.

use leptos::prelude::*;

use super::{asset, wordmark};
use crate::{
    domain::{
        account::{Actor, Role},
        catalogue::site::Site,
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
                (Page::Method, common::nav_method(self.lang)),
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
            || (!matches!(link, Page::Overview(_) | Page::Home) && here.starts_with(&format!("{there}/")))
            || matches!((&self.page, link), (Page::Entry { .. } | Page::EntryCheck { .. }, Page::EntryYear { .. }))
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
            view! { <li><a href=page.path(lang) aria-current=current>{name}</a></li> }
        })
        .collect_view();
    let languages = Lang::ALL
        .into_iter()
        .map(|other| {
            if other == lang {
                view! { <li><span aria-current="true" lang=other.as_str()>{other.own_name()}</span></li> }.into_any()
            } else {
                view! { <li><a href=shell.page.path(other) lang=other.as_str() hreflang=other.as_str()>{other.own_name()}</a></li> }
                    .into_any()
            }
        })
        .collect_view();
    let who = match &shell.nav {
        Nav::Public => view! { <li><a href=Page::SignIn.path(lang)>{common::sign_in(lang)}</a></li> }.into_any(),
        Nav::SignedIn { actor, .. } => view! {
            <li class="who__name">{actor.name.clone()}</li>
            <li><form method="post" action=Page::SignOut.path(lang)><button class="linklike" type="submit">{common::sign_out(lang)}</button></form></li>
        }
        .into_any(),
    };
    let about = shell.site.consortium.about.in_lang(lang).to_owned();
    let home = match &shell.nav {
        Nav::Public => Page::Overview(None),
        Nav::SignedIn { .. } => Page::Home,
    };
    let demo = shell.site.demo.then(|| {
        view! { <p class="demo"><strong>{common::demo_banner(lang)}</strong>" "<a href=Page::Demo.path(lang)>{common::demo_more(lang)}</a></p> }
    });
    let banner = shell.banner.clone().map(|text| view! { <p class="demo demo--draft"><strong>{text}</strong></p> });
    view! {
        <!DOCTYPE html>
        <html lang=lang.as_str()>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width,initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <title>{title}</title>
                <link rel="preload" href=asset("inter.woff2") r#as="font" r#type="font/woff2" crossorigin="anonymous"/>
                <link rel="icon" href=asset("mark.svg") r#type="image/svg+xml"/>
                <link rel="stylesheet" href=asset("site.css")/>
                {shell.islands.then(|| view! { <script r#type="module" src=asset("islands.js")></script> })}
            </head>
            <body>
                <a class="skip" href="#main">{common::skip(lang)}</a>
                {demo}
                {banner}
                <header class="top">
                    <div class="wrap top__in">
                        <a class="brand" href=home.path(lang) aria-label=common::brand_home(lang)>{wordmark()}</a>
                        <nav aria-label=common::main_menu(lang)><ul>{links}</ul></nav>
                        <ul class="lang" aria-label=common::language(lang)>{languages}</ul>
                        <ul class="who">{who}</ul>
                    </div>
                </header>
                {before}
                <main id="main" class="wrap" tabindex="-1">{main}</main>
                <footer class="end">
                    <div class="wrap end__in">
                        <div><p>{about}</p></div>
                        <ul>
                            <li><a href=Page::Accessibility.path(lang)>{common::accessibility(lang)}</a></li>
                            <li><a href=Page::Privacy.path(lang)>{common::privacy(lang)}</a></li>
                            <li><a href="https://creativecommons.org/licenses/by/4.0/">{common::licence(lang)}</a></li>
                        </ul>
                    </div>
                </footer>
            </body>
        </html>
    }
    .into_any()
}

/// The menu of a signed-in person. `current` is the year of the open or latest round.
impl Nav {
    #[must_use]
    pub fn signed_in(actor: &Actor, lang: Lang, current: Option<crate::domain::year::Year>) -> Self {
        let mut links = vec![(Page::Home, common::nav_home(lang))];
        if let (Some(year), Some(library)) = (current, actor.libraries.first()) {
            links.push((Page::EntryYear { library: library.clone(), year }, common::nav_entry(lang)));
            links.push((Page::Write(library.clone()), common::nav_stories(lang)));
        }
        if let (Some(year), Role::Coordinator) = (current, actor.role) {
            links.push((Page::Review(year), common::nav_review(lang)));
            links.push((Page::Admin, common::nav_admin(lang)));
        }
        links.push((Page::Reports, common::nav_reports(lang)));
        links.push((Page::Overview(None), common::nav_overview(lang)));
        Self::SignedIn { actor: actor.clone(), links }
    }
}

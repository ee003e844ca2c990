//! Signing in, and choosing the first password.

use std::time::Duration;

use leptos::prelude::*;

use crate::{
    domain::catalogue::site::Site,
    pages::public::message::Message,
    text::{Lang, words::common},
    ui::{ErrorLink, Shell, asset, error_summary, shell},
    url::Page,
};

/// Why nobody was signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failed {
    Wrong,
    /// Once more: the answer came late on purpose.
    WrongAgain,
    /// There were too many wrong ones; it may be tried again after this.
    Later(Duration),
}

const MINUTE: Duration = Duration::from_mins(1);

#[derive(Clone, Debug)]
pub struct SignIn {
    pub shell: Shell,
    /// As typed before; the password is never given back.
    pub email: String,
    pub failed: Option<Failed>,
    /// Where to go after signing in.
    pub next: String,
}

impl SignIn {
    #[must_use]
    pub fn of(site: &Site, lang: Lang, email: String, next: String, failed: Option<Failed>) -> Self {
        let mut shell = Shell::public(lang, Page::SignIn, common::signin_title(lang), site);
        shell.failed = failed.is_some();
        Self { shell, email, failed, next }
    }
}

#[must_use]
pub fn sign_in(page: SignIn) -> AnyView {
    let lang = page.shell.lang;
    let says = page.failed.map(|failed| match failed {
        Failed::Wrong => common::signin_failed(lang).to_owned(),
        Failed::WrongAgain => format!("{} {}", common::signin_failed(lang), common::signin_slower(lang)),
        Failed::Later(wait) if wait < MINUTE => common::signin_later(lang).to_owned(),
        Failed::Later(wait) => common::signin_much_later(lang, wait.as_secs().div_ceil(60)),
    });
    let invalid = page.failed.map(|_| "true");
    let errors = says.into_iter().map(|text| ErrorLink { text, field: "email".to_owned() }).collect();
    let main = view! {
        <div class="in-page">
            <div class="in-page__form">
                {error_summary(common::signin_title(lang).to_owned(), errors)} <h1>{common::signin_title(lang)}</h1>
                <p class="muted small">{common::signin_lede(lang)}</p>
                <form method="post" action=Page::SignIn.path(lang)>
                    <input r#type="hidden" name="next" value=page.next />
                    <div class="field">
                        <label r#for="email">{common::email(lang)}</label>
                        <input
                            class="in"
                            id="email"
                            name="email"
                            r#type="email"
                            autocomplete="username"
                            required=true
                            aria-invalid=invalid
                            value=page.email
                        />
                    </div>
                    <div class="field">
                        <label r#for="password">{common::password(lang)}</label>
                        <input
                            class="in"
                            id="password"
                            name="password"
                            r#type="password"
                            autocomplete="current-password"
                            required=true
                            aria-invalid=invalid
                        />
                    </div>
                    <p class="after">
                        <button class="btn btn--w" r#type="submit">
                            {common::sign_in(lang)}
                        </button>
                    </p>
                </form> <p class="note muted after">{common::signin_note(lang)}</p>
            </div>
            {prints()}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

#[derive(Clone, Debug)]
pub struct Welcome {
    pub shell: Shell,
    pub token: String,
    pub too_short: bool,
}

impl Welcome {
    #[must_use]
    pub fn of(site: &Site, lang: Lang, token: String, too_short: bool) -> Self {
        let mut shell = Shell::public(lang, Page::Welcome(token.clone()), common::welcome_title(lang), site);
        shell.failed = too_short;
        Self { shell, token, too_short }
    }
}

/// The link has been used, or is out of date.
#[must_use]
pub fn gone(site: &Site, lang: Lang) -> Message {
    Message {
        shell: Shell::public(lang, Page::SignIn, common::welcome_gone(lang), site),
        text: common::welcome_gone_do(lang).to_owned(),
        link: Some((common::sign_in(lang).to_owned(), Page::SignIn.path(lang))),
        beside: false,
    }
}

#[must_use]
pub fn welcome(page: Welcome) -> AnyView {
    let lang: Lang = page.shell.lang;
    let errors = if page.too_short {
        vec![ErrorLink { text: common::welcome_short(lang).to_owned(), field: "password".to_owned() }]
    } else {
        Vec::new()
    };
    let main = view! {
        <div class="in-page">
            <div class="in-page__form">
                {error_summary(common::welcome_title(lang).to_owned(), errors)} <h1>{common::welcome_title(lang)}</h1>
                <p class="muted small">{common::welcome_lede(lang)}</p>
                <form method="post" action=Page::Welcome(page.token).path(lang)>
                    <div class="field">
                        <label r#for="password">{common::password(lang)}</label>
                        <input
                            class="in"
                            id="password"
                            name="password"
                            r#type="password"
                            autocomplete="new-password"
                            required=true
                            minlength="12"
                            aria-invalid=page.too_short.then_some("true")
                        />
                    </div>
                    <p class="after">
                        <button class="btn btn--w" r#type="submit">
                            {common::welcome_save(lang)}
                        </button>
                    </p>
                </form>
            </div>
            {prints()}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

/// The ridge prints: decoration, kept for this page and the report's cover.
fn prints() -> AnyView {
    view! {
        <div class="art" aria-hidden="true">
            <img class="art__print" src=asset("print-hand.svg") alt="" width="215" height="220" />
            <img class="art__print" src=asset("print-foot.svg") alt="" width="200" height="226" />
        </div>
    }
    .into_any()
}

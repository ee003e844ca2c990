//! Writing a story: five short fields first, consent as its own step, the rest folded.

mod consent;
mod reading;

use consent::consent;
pub use consent::{consent_words, publication_words};
pub use reading::{Desk, Draft, Shown, read};

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    domain::{
        code::LibraryCode,
        story::{StoryContent, StorySide, StoryText},
    },
    pages::public::story::{Reading, heading, reading},
    text::{
        Lang,
        words::{common, story as words},
    },
    ui::{ErrorLink, Shell, breadcrumb, enter_does_nothing, error_summary, far_reaching, icon, radio, shell, text_area, tick},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct StoryEdit {
    pub shell: Shell,
    pub library: LibraryCode,
    /// None for a story that has not been saved yet.
    pub id: Option<i64>,
    pub revision: i64,
    /// Where the browser keeps what its writer has not saved yet.
    pub keep: String,
    pub content: StoryContent,
    /// Label, prompt and longest length of each text.
    pub labels: BTreeMap<StoryText, (String, String, usize)>,
    pub themes: Vec<(String, String)>,
    pub indicators: Vec<(String, String)>,
    pub errors: Vec<ErrorLink>,
    pub saved: bool,
    pub returned: Option<String>,
    pub lock: Option<String>,
    /// What will happen when its library takes it back; None when there is nothing to take back.
    pub take_back: Option<&'static str>,
    /// What is missing before it can be sent.
    pub lacking: Vec<String>,
    pub may_submit: bool,
    pub warning: Option<String>,
    pub preview: Reading,
}

/// A good length in words, by field. It guides and never limits.
fn good_length(text: StoryText) -> Option<&'static str> {
    Some(match text {
        StoryText::Change => "40–100",
        StoryText::Before => "30–80",
        StoryText::Action => "40–120",
        StoryText::Significance => "20–60",
        _ => return None,
    })
}

#[must_use]
pub fn story_edit(page: StoryEdit) -> AnyView {
    let lang = page.shell.lang;
    let library = page.library.clone();
    let action = match page.id {
        Some(id) => Page::WriteStory { library: library.clone(), id },
        None => Page::WriteNew(library.clone()),
    }
    .path(lang);
    let failed: Vec<String> = page.errors.iter().map(|error| error.field.clone()).collect();
    let field = |text: StoryText| text_field(text, &page, &failed, lang);
    let front: Vec<AnyView> = StoryText::ALL.iter().copied().filter(|text| text.is_required()).map(field).collect();
    let more: Vec<AnyView> = StoryText::ALL.iter().copied().filter(|text| !text.is_required()).map(field).collect();
    let has_more = StoryText::ALL.iter().any(|text| !text.is_required() && !page.content.text(*text).is_empty())
        || !page.content.indicators.is_empty();
    let themes = page
        .themes
        .iter()
        .map(|(code, name)| {
            let id = format!("theme-{code}");
            tick(id, "themes", code, page.content.themes.iter().any(|theme| theme.as_str() == code), name.clone())
        })
        .collect_view();
    let sides = [
        (StorySide::Handprint, common::handprint(lang)),
        (StorySide::Footprint, common::footprint(lang)),
        (StorySide::Both, words::side_both(lang)),
    ]
    .map(|(side, name)| one_of("side", side.as_str(), page.content.side == Some(side), name));
    let one_language = |lang: Lang| one_of("language", lang.as_str(), page.content.language == lang, lang.own_name());
    let languages = Lang::ALL.map(one_language);
    let indicators = page
        .indicators
        .iter()
        .map(|(code, name)| {
            let id = format!("indicator-{code}");
            tick(id, "indicators", code, page.content.indicators.iter().any(|chosen| chosen.as_str() == code), name.clone())
        })
        .collect_view();
    let title = if page.id.is_some() { words::edit(lang) } else { words::new(lang) };
    let notice = page.saved.then(|| {
        view! {
            <div class="okbox after-s" role="status">
                <p>{words::saved_done(lang)}</p>
            </div>
        }
    });
    let returned = page.returned.clone().map(|reason| {
        view! {
            <div class="warnbox after-s">
                <p>
                    <strong>{words::returned_because(lang)}</strong>
                </p>
                <p>{reason}</p>
            </div>
        }
    });
    let warning = page.warning.clone().map(|text| {
        view! {
            <div class="warnbox after-s">
                <p>{text}</p>
            </div>
        }
    });
    let label = |text: StoryText| page.labels.get(&text).map_or_else(String::new, |(label, _, _)| label.clone());
    let open = view! {
        <div class="open">
            {breadcrumb(
                [
                    (Page::Home(None).path(lang), common::nav_home(lang)),
                    (Page::Write(library.clone()).path(lang), common::nav_stories(lang)),
                ],
                lang,
            )} <h1 class="after-s">{title}</h1> {error_summary(title.to_owned(), page.errors.clone())} {notice}
            {returned} {warning}
        </div>
    };
    if let Some(lock) = page.lock.clone() {
        let main = view! {
            {open}
            <div class="warnbox after">
                <p>{icon("i-lock")}" "{lock}</p>
            </div>
            {take_back(&page, lang)}
            <p class="lede">{page.preview.title.clone()}</p>
            {reading(page.preview.clone(), &label, lang)}
        };
        return shell(page.shell, None, main.into_any());
    }
    let main = view! {
        {open}
        <ol class="pace" aria-label=words::steps(lang)>
            <li aria-current="step">
                <a href="#tell">{words::step_tell(lang)}</a>
            </li>
            <li>
                <a href="#consent">{words::step_consent(lang)}</a>
            </li>
            <li>
                <a href="#send">{words::step_send(lang)}</a>
            </li>
        </ol>
        <div class="edit">
            <form
                method="post"
                action=action
                id="tell"
                data-keep=page.keep.clone()
                data-kept=words::kept_here(lang)
                data-forget=words::kept_forget(lang)
            >
                <input r#type="hidden" name="revision" value=page.revision.to_string() />
                {front}
                <fieldset class="field" id="themes">
                    <legend>{page.labels_of("themes")}</legend>
                    <span class="hint">{page.prompt_of("themes")}</span>
                    <div class="opts">{themes}</div>
                </fieldset>
                <fieldset class="field" id="side">
                    <legend>{page.labels_of("side")}</legend>
                    <span class="hint">{page.prompt_of("side")}</span>
                    <div class="opts">{sides}</div>
                </fieldset>
                <fieldset class="field" id="language">
                    <legend>{page.labels_of("language")}</legend>
                    <span class="hint">{page.prompt_of("language")}</span>
                    <div class="opts">{languages}</div>
                </fieldset>
                <details class="more more--fields" open=has_more>
                    <summary>{words::more_fields(lang)}</summary>
                    {more}
                    <fieldset class="field">
                        <legend>{page.labels_of("indicators")}</legend>
                        <span class="hint">{page.prompt_of("indicators")}</span>
                        <div class="opts opts--many">{indicators}</div>
                    </fieldset>
                </details>
                {consent(&page.content, lang)}
                <div class="total">
                    <div class="btns">
                        <button class="btn" r#type="submit" name="then" value="preview">
                            {words::save_preview(lang)}
                        </button>
                        <button class="btn btn--2" r#type="submit" name="then" value="draft">
                            {words::save_draft(lang)}
                        </button>
                    </div>
                </div>
            </form>
            {side_panel(&page, lang)}
        </div>
    };
    shell(page.shell, None, main.into_any())
}

fn take_back(page: &StoryEdit, lang: Lang) -> Option<AnyView> {
    let (tells, id) = (page.take_back?, page.id?);
    let action = Page::WriteStoryTakeBack { library: page.library.clone(), id }.path(lang);
    Some(
        view! {
            <form method="post" action=action class="after-s">
                {enter_does_nothing()}
                <input r#type="hidden" name="revision" value=page.revision.to_string() />
                {far_reaching("back", words::take_back(lang), tells, ("then", "back"), &page.preview.title)}
            </form>
        }
        .into_any(),
    )
}

impl StoryEdit {
    /// Labels of the choices, kept beside those of the texts by the catalogue's keys.
    fn labels_of(&self, key: &str) -> String {
        self.choice(key).0
    }

    fn prompt_of(&self, key: &str) -> String {
        self.choice(key).1
    }

    fn choice(&self, key: &str) -> (String, String) {
        self.preview_labels().into_iter().find(|(known, _)| *known == key).map(|(_, words)| words).unwrap_or_default()
    }

    fn preview_labels(&self) -> Vec<(&'static str, (String, String))> {
        use crate::text::words::public;
        let lang = self.shell.lang;
        vec![
            ("themes", (public::story_themes(lang).to_owned(), words::too_many_themes(lang).to_owned())),
            ("side", (format!("{} / {}", common::handprint(lang), common::footprint(lang)), String::new())),
            ("language", (public::story_language(lang).to_owned(), String::new())),
            ("indicators", (public::related_indicator(lang).to_owned(), String::new())),
        ]
    }
}

fn one_of(name: &'static str, value: &'static str, chosen: bool, words: &'static str) -> AnyView {
    radio(format!("{name}-{value}"), name, value, chosen, words)
}

fn text_field(text: StoryText, page: &StoryEdit, failed: &[String], lang: Lang) -> AnyView {
    let key = text.as_str();
    let (label, prompt, _) = page.labels.get(&text).cloned().unwrap_or_default();
    let label = heading(text, lang).map_or(label, str::to_owned);
    let value = page.content.text(text).to_owned();
    let invalid = failed.iter().any(|field| field == key);
    let hint = good_length(text).map_or(prompt.clone(), |words| format!("{prompt} {}", words::length_hint(lang, words)));
    let (hint_id, class) = (format!("{key}-hint"), if invalid { "field is-err" } else { "field" });
    let input = if text.is_one_line() {
        view! {
            <input
                class="in"
                id=key
                name=key
                r#type="text"
                aria-describedby=hint_id.clone()
                aria-invalid=invalid.then_some("true")
                value=value
            />
        }
        .into_any()
    } else {
        text_area(key.to_owned(), key.to_owned(), 4, hint_id.clone(), invalid, &value)
    };
    view! {
        <div class=class>
            <label r#for=key>{label}</label>
            <span class="hint" id=hint_id>
                {hint}
            </span>
            {input}
        </div>
    }
    .into_any()
}

fn side_panel(page: &StoryEdit, lang: Lang) -> AnyView {
    let lacking = page.lacking.iter();
    let lacking = lacking.map(|text| view! { <li>{icon("i-open")}<span>{text.clone()}</span></li> }).collect_view();
    let send = match page.id {
        Some(id) if page.lacking.is_empty() && page.may_submit => {
            let action = Page::WriteStorySubmit { library: page.library.clone(), id }.path(lang);
            view! {
                <form method="post" action=action>
                    <input r#type="hidden" name="revision" value=page.revision.to_string() />
                    <p class="after">
                        <button class="btn" r#type="submit">
                            {words::submit(lang)}
                        </button>
                    </p>
                </form>
            }
            .into_any()
        }
        Some(_) if page.lacking.is_empty() => view! { <p class="small">{words::manager_sends(lang)}</p> }.into_any(),
        _ => view! {
            <p class="small">
                <strong>{words::lacking_title(lang)}</strong>
            </p>
            <ul class="advice">{lacking}</ul>
        }
        .into_any(),
    };
    let first = page.preview.texts.iter().find(|(text, _)| *text == StoryText::Change).map(|(_, text)| text.clone()).unwrap_or_default();
    let foreign = (page.preview.language != lang).then(|| page.preview.language.as_str());
    view! {
        <aside class="preview" id="send" aria-labelledby="h-preview">
            <h2 id="h-preview">{words::preview(lang)}</h2>
            <article lang=foreign>
                <p class="meta note muted">{format!("{} · {}", page.preview.side_name, page.preview.library)}</p>
                <h3>{page.preview.title.clone()}</h3>
                <p>{first}</p>
            </article>
            {send}
        </aside>
    }
    .into_any()
}

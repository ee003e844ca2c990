//! The stories of a year, for the coordinator to judge.

use leptos::prelude::*;

use crate::{
    domain::year::Year,
    text::{
        Lang,
        words::{review as words, story as story_words},
    },
    ui::{enter_does_nothing, far_reaching, icon, tick},
    url::Page,
};

#[derive(Clone, Debug)]
pub struct StoryRow {
    pub id: i64,
    pub revision: i64,
    pub title: String,
    pub library: String,
    pub language: Lang,
    pub state: String,
    pub text: String,
    /// Where all of it can be read.
    pub href: String,
    /// What the library said of recognising people, and of who may read it.
    pub consent: String,
    pub may_judge: bool,
    pub may_publish: bool,
    /// What looks like personal data in it.
    pub personal: Vec<String>,
    pub undo: Option<Undo>,
}

/// The step back from where a story is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undo {
    Withdraw,
    Restore,
}

/// What looks like personal data, for the coordinator to say of each that it may be published.
fn personal(story: &StoryRow, lang: Lang) -> Option<AnyView> {
    let one = |(at, text): (usize, &String)| tick(format!("meant-{}-{at}", story.id), "meant", text, false, text.clone());
    let ticks = story.personal.iter().enumerate().map(one).collect_view();
    (!story.personal.is_empty()).then(|| {
        view! {
            <fieldset class="field">
                <legend class="note">{story_words::personal_judge(lang)}</legend>
                <div class="opts">{ticks}</div>
            </fieldset>
        }
        .into_any()
    })
}

pub(super) fn stories(stories: Vec<StoryRow>, year: Year, lang: Lang) -> AnyView {
    if stories.is_empty() {
        return view! { <p>{words::stories_none(lang)}</p> }.into_any();
    }
    let items = stories
        .into_iter()
        .map(|story| {
            let action = Page::ReviewStory { year, id: story.id }.path(lang);
            let title = if story.title.is_empty() { story_words::untitled(lang).to_owned() } else { story.title.clone() };
            let foreign = (story.language != lang).then(|| story.language.as_str());
            let reason_id = format!("reason-{}", story.id);
            let judge = story.may_judge.then(|| {
                view! {
                    <form method="post" action=action.clone() class="judge">
                        {enter_does_nothing()}
                        <input r#type="hidden" name="revision" value=story.revision.to_string() />
                        {if story.may_publish {
                            view! {
                                {personal(&story, lang)}
                                <button class="btn btn--2" r#type="submit" name="judgement" value="publish">
                                    {words::publish(lang)}
                                    <span class="vh">{format!(": {title}")}</span>
                                </button>
                            }
                                .into_any()
                        } else {
                            view! { <p class="note">{words::consent_blocks(lang)}</p> }.into_any()
                        }}
                        <label r#for=reason_id.clone() class="note">
                            {words::return_reason(lang)}
                        </label>
                        <input class="in" id=reason_id name="reason" r#type="text" maxlength="500" />
                        <button class="btn btn--t" r#type="submit" name="judgement" value="return">
                            {words::return_do(lang)}
                            <span class="vh">{format!(": {title}")}</span>
                        </button>
                    </form>
                }
            });
            let undo = story.undo.map(|undo| {
                let (does, tells, deed) = match undo {
                    Undo::Withdraw => (words::withdraw(lang), words::withdraw_tells(lang), "withdraw"),
                    Undo::Restore => (words::restore(lang), words::restore_tells(lang), "restore"),
                };
                let id = story.id.to_string();
                view! {
                    <form method="post" action=action class="judge">
                        {enter_does_nothing()}
                        <input r#type="hidden" name="revision" value=story.revision.to_string() />
                        {(undo == Undo::Restore).then(|| personal(&story, lang))}
                        {far_reaching(&id, does, tells, ("judgement", deed), &title)}
                    </form>
                }
            });
            view! {
                <li>
                    {icon("i-note")}<h3 lang=foreign>{title.clone()}</h3>
                    <span class="count">{format!("{} · {}", story.library, story.state)}</span>
                    <div class="todo__body">
                        <p lang=foreign>{story.text}</p>
                        <p>{story.consent}</p>
                        <p>
                            <a href=story
                                .href>{words::read_whole(lang)}<span class="vh">{format!(": {title}")}</span></a>
                        </p>
                        {judge}
                        {undo}
                    </div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="todo">{items}</ul> }.into_any()
}

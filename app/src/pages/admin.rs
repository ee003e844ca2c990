//! The coordinator's catalogue: its contents, and one form for whatever in it is edited.

use leptos::prelude::*;

use crate::{
    text::words::{admin as words, common},
    ui::{ErrorLink, Find, Shell, Table, error_summary, find, shell, table, text_area},
    url::Page,
};

/// Everything in the catalogue, with the way to each.
#[derive(Clone, Debug)]
pub struct Contents {
    pub shell: Shell,
    pub version: String,
    pub notice: Option<String>,
    pub parts: Vec<Part>,
}

#[derive(Clone, Debug)]
pub struct Part {
    pub id: &'static str,
    pub title: &'static str,
    pub why: String,
    /// Links above the table: words and address.
    pub links: Vec<(String, String)>,
    /// Where the table is too long to see.
    pub find: Option<Find>,
    pub table: Option<Table>,
}

#[must_use]
pub fn contents(page: Contents) -> AnyView {
    let lang = page.shell.lang;
    let notice = page.notice.map(|text| view! { <div class="okbox after-s" role="status"><p>{text}</p></div> });
    let parts = page
        .parts
        .into_iter()
        .map(|part| {
            let heading = format!("h-{}", part.id);
            let links = part.links.into_iter().map(|(text, href)| view! { <li><a href=href>{text}</a></li> }).collect_view();
            view! {
                <section class="sec sec--tight" aria-labelledby=heading.clone() id=part.id><div class="sec__head"><h2 id=heading.clone()>{part.title}</h2><p>{part.why}</p><ul class="small">{links}</ul></div><div class="sec__body">{part.find.map(|form| find(form, lang))}{part.table.map(|rows| table(rows, lang))}</div></section>
            }
        })
        .collect_view();
    let main = view! {
        <div class="open"><div class="over"><span>{words::version(lang, page.version)}</span></div><h1 class="after-s">{words::title(lang)}</h1><p class="lede">{words::lede(lang)}</p>{notice}</div>
        {parts}
    };
    shell(page.shell, None, main.into_any())
}

/// One thing of the catalogue, as a form.
#[derive(Clone, Debug)]
pub struct Edit {
    pub shell: Shell,
    pub title: String,
    pub lede: String,
    pub groups: Vec<Group>,
    pub errors: Vec<ErrorLink>,
    /// A formula that was refused, with the part that is wrong: before, part, after, and why.
    pub marked: Option<(String, String, String, String)>,
    /// The revision of the catalogue that was read.
    pub revision: i64,
}

/// Fields that belong together.
#[derive(Clone, Debug)]
pub struct Group {
    pub title: String,
    pub hint: String,
    /// Unfolded only when one wants it.
    pub folded: bool,
    pub fields: Vec<Field>,
}

#[derive(Clone, Debug)]
pub struct Field {
    /// Also its id.
    pub name: String,
    pub label: String,
    pub hint: String,
    pub kind: FieldKind,
    pub failed: bool,
}

#[derive(Clone, Debug)]
pub enum FieldKind {
    Line(String),
    Area(String),
    /// The one chosen, and all: value and words.
    Choice(String, Vec<(String, String)>),
    Tick(bool),
    /// Shown, not edited.
    Fixed(String),
}

#[must_use]
pub fn edit(page: Edit) -> AnyView {
    let lang = page.shell.lang;
    let action = page.shell.page.path(lang);
    let groups = page
        .groups
        .into_iter()
        .map(|group| {
            let hint = (!group.hint.is_empty()).then(|| view! { <p class="note muted">{group.hint}</p> });
            let open = group.fields.iter().any(|field| field.failed);
            let fields = group.fields.into_iter().map(field).collect_view();
            if group.folded {
                view! { <details class="more more--fields" open=open><summary>{group.title}</summary>{hint}<div class="grid3">{fields}</div></details> }.into_any()
            } else {
                view! { <fieldset class="set"><legend>{group.title}</legend>{hint}<div class="grid3">{fields}</div></fieldset> }.into_any()
            }
        })
        .collect_view();
    let marked = page.marked.map(|(before, part, after, why)| {
        view! { <div class="say"><p><code>{before}<mark>{part}</mark>{after}</code></p><p class="note">{why}</p></div> }
    });
    let main = view! {
        <div class="open">
            <nav aria-label=common::breadcrumb(lang)><ol class="crumb"><li><a href=Page::Admin.path(lang)>{words::title(lang)}</a></li></ol></nav>
            {error_summary(words::not_saved(lang).to_owned(), page.errors)}
            {marked}
            <h1 class="after-s">{page.title}</h1>
            <p class="lede">{page.lede}</p>
        </div>
        <form method="post" action=action class="sheet">
            <input r#type="hidden" name="revision" value=page.revision.to_string()/>
            {groups}
            <p class="after"><button class="btn" r#type="submit">{words::save(lang)}</button></p>
        </form>
    };
    shell(page.shell, None, main.into_any())
}

fn field(field: Field) -> AnyView {
    let Field { name, label, hint, kind, failed } = field;
    let hint_id = if hint.is_empty() { String::new() } else { format!("{name}-hint") };
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let class = if failed { "field is-err" } else { "field" };
    let invalid = failed.then_some("true");
    let says = (!hint.is_empty()).then(|| view! { <span class="hint" id=hint_id.clone()>{hint}</span> });
    let label = view! { <label r#for=name.clone()>{label}</label> };
    match kind {
        FieldKind::Line(value) => view! { <div class=class>{label}{says}<input class="in" r#type="text" id=name.clone() name=name maxlength="500" aria-describedby=described aria-invalid=invalid value=value/></div> }.into_any(),
        FieldKind::Area(value) => view! { <div class=format!("{class} is-wide")>{label}{says}{text_area(name.clone(), name, 3, hint_id, failed, &value)}</div> }.into_any(),
        FieldKind::Choice(chosen, options) => {
            let options = options.into_iter().map(|(value, words)| view! { <option value=value.clone() selected=value == chosen>{words}</option> }).collect_view();
            view! { <div class=class>{label}{says}<select class="sel" id=name.clone() name=name aria-describedby=described aria-invalid=invalid>{options}</select></div> }.into_any()
        }
        FieldKind::Tick(on) => view! { <div class="field"><div class="opt"><input r#type="checkbox" id=name.clone() name=name value="yes" checked=on/>{label}{says}</div></div> }.into_any(),
        FieldKind::Fixed(value) => view! { <div class="field"><span class="lbl">{label}</span>{says}<p>{value}</p></div> }.into_any(),
    }
}

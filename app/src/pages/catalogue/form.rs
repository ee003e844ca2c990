//! The coordinator's catalogue: its contents, and one form for whatever in it is edited.

use std::collections::BTreeSet;

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::{CatalogueProblem, file::CatalogueFile},
        code::IndicatorCode,
        entry::series_break::Break,
    },
    forms::{Drawer, Failed, Field, FieldKind, Group, Reader, Values},
    text::{Lang, words::catalogue as words},
    ui::{ErrorLink, Frame, Shell, breadcrumb, error_summary, shell, text_area},
    url::Page,
};

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
                view! {
                    <details class="more more--fields" open=open>
                        <summary>{group.title}</summary>
                        {hint}
                        <div class="grid3">{fields}</div>
                    </details>
                }
                .into_any()
            } else {
                view! {
                    <fieldset class="set">
                        <legend>{group.title}</legend>
                        {hint}
                        <div class="grid3">{fields}</div>
                    </fieldset>
                }
                .into_any()
            }
        })
        .collect_view();
    let marked = page.marked.map(|(before, part, after, why)| {
        view! {
            <div class="say">
                <p>
                    <code>{before}<mark>{part}</mark>{after}</code>
                </p>
                <p class="note">{why}</p>
            </div>
        }
    });
    let main = view! {
        <div class="open">
            {breadcrumb([(Page::Admin.path(lang), words::title(lang))], lang)}
            {error_summary(words::not_saved(lang).to_owned(), page.errors)} {marked}
            <h1 class="after-s">{page.title}</h1> <p class="lede">{page.lede}</p>
        </div>
        <form method="post" action=action class="sheet">
            <input r#type="hidden" name="revision" value=page.revision.to_string() />
            {groups}
            <p class="after">
                <button class="btn" r#type="submit">
                    {words::save(lang)}
                </button>
            </p>
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
    let says = (!hint.is_empty()).then(|| {
        view! {
            <span class="hint" id=hint_id.clone()>
                {hint}
            </span>
        }
    });
    let label = view! { <label r#for=name.clone()>{label}</label> };
    match kind {
        FieldKind::Line(value) => view! {
            <div class=class>
                {label}{says}
                <input
                    class="in"
                    r#type="text"
                    id=name.clone()
                    name=name
                    maxlength="500"
                    aria-describedby=described
                    aria-invalid=invalid
                    value=value
                />
            </div>
        }
        .into_any(),
        FieldKind::Area(value) => view! {
            <div class=format!(
                "{class} is-wide",
            )>{label}{says}{text_area(name.clone(), name, 3, hint_id, failed, &value)}</div>
        }
        .into_any(),
        FieldKind::Choice(chosen, options) => {
            let options = options
                .into_iter()
                .map(|(value, words)| {
                    view! {
                        <option value=value.clone() selected=value == chosen>
                            {words}
                        </option>
                    }
                })
                .collect_view();
            view! {
                <div class=class>
                    {label}{says}
                    <select class="sel" id=name.clone() name=name aria-describedby=described aria-invalid=invalid>
                        {options}
                    </select>
                </div>
            }
            .into_any()
        }
        FieldKind::Tick(on) => view! {
            <div class="field">
                <div class="opt">
                    <input r#type="checkbox" id=name.clone() name=name value="yes" checked=on />
                    {label}
                    {says}
                </div>
            </div>
        }
        .into_any(),
        FieldKind::Fixed(value) => view! {
            <div class="field">
                <span class="lbl">{label}</span>
                {says}
                <p>{value}</p>
            </div>
        }
        .into_any(),
    }
}

impl Edit {
    /// A form of the catalogue with what stands in it, and what is wrong with that.
    #[must_use]
    pub fn of(frame: &Frame, form: &dyn CatalogueForm, values: &Values, failed: Failed, revision: i64) -> Self {
        let lang = frame.lang;
        let (title, lede) = (form.title(lang), form.lede(lang));
        let groups = form.groups(&Drawer { values, lang, failed: &failed.errors });
        let mut shell = frame.shell(form.page(), &title);
        shell.failed = !failed.errors.is_empty();
        Self { shell, title, lede, groups, errors: failed.errors, marked: failed.marked, revision }
    }
}

/// What the catalogue as a whole has against a change.
#[must_use]
pub fn refused(problems: &[CatalogueProblem], lang: Lang) -> Failed {
    let told = |problem: &CatalogueProblem| format!("{}: {}", problem.place.in_lang(lang), problem.reason.in_lang(lang));
    failed(problems.iter().map(told))
}

/// Somebody else has edited the catalogue since the form was opened.
#[must_use]
pub fn changed_meanwhile(lang: Lang) -> Failed {
    failed([words::changed_meanwhile(lang).to_owned()])
}

fn failed(texts: impl IntoIterator<Item = String>) -> Failed {
    let errors = texts.into_iter().map(|text| ErrorLink { text, field: "main".to_owned() }).collect();
    Failed { errors, marked: None }
}

/// What a form wants of the catalogue.
pub struct Wanted {
    /// What the list of changes says of it.
    pub summary: String,
    /// Breaks that come with it.
    pub breaks: Vec<Break>,
    pub change: Box<dyn FnOnce(&mut CatalogueFile) + Send>,
}

/// One of the catalogue's forms: where it stands, how it is filled, drawn and read.
pub trait CatalogueForm: Send + Sync {
    fn page(&self) -> Page;
    fn title(&self, lang: Lang) -> String;
    fn lede(&self, lang: Lang) -> String;
    /// The fields as the catalogue has them.
    fn values(&self) -> Values;
    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group>;
    /// What does not fit the reader notes, and then nothing is saved; None when there is too little of it to
    /// go on.
    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted>;
}

/// What a form that came back wants; or what is wrong with it.
///
/// # Errors
/// Every problem, with its field.
pub fn read(form: &dyn CatalogueForm, values: &Values, lang: Lang) -> Result<Wanted, Failed> {
    let groups = form.groups(&Drawer { values, lang, failed: &[] });
    let mut reader = Reader::new(values, lang, groups);
    match form.read(&mut reader) {
        Some(wanted) if reader.failed.errors.is_empty() => Ok(wanted),
        _ => Err(reader.failed),
    }
}

/// The indicators to choose from: each code once, by its first name in the file.
pub fn indicators(file: &CatalogueFile, lang: Lang) -> Vec<(&IndicatorCode, &str)> {
    let mut seen = BTreeSet::new();
    let each_once = file.indicators.iter().filter(|entry| seen.insert(&entry.code));
    each_once.map(|entry| (&entry.code, entry.name.in_lang(lang))).collect()
}

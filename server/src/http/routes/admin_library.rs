//! `/{lang}/admin/libraries/{code}`: a library and its membership.

use app::{
    domain::{
        account::Actor,
        catalogue::file::{CatalogueFile, LibraryFile},
        code::{LibraryCode, ServiceUnitCode},
    },
    pages::admin::Group,
    text::{Lang, words::admin as words},
    ui::ErrorLink,
    url::Page,
};
use axum::{extract::State, response::Response};

use super::admin_form::{Done, Drawer, Failed, Form, NEW, Reader, Values, group, save};
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{At, Pairs},
    session::SignedIn,
};

pub async fn get(State(web): State<Web>, At((lang, code)): At<(Lang, String)>, SignedIn(actor): SignedIn) -> Result<Response, PageError> {
    let (revision, file) = web.service.catalogue_to_edit(&actor).in_lang(lang)?;
    let held = find(&file, &code, lang)?;
    let values = held.map(values).unwrap_or_default();
    form(&web, &actor, &code, held, lang).show(groups(held, &values, &[], lang), Failed::default(), revision).await
}

pub async fn post(
    State(web): State<Web>,
    At((lang, code)): At<(Lang, String)>,
    SignedIn(actor): SignedIn,
    pairs: Pairs,
) -> Result<Response, PageError> {
    let (_, file) = web.service.catalogue_to_edit(&actor).in_lang(lang)?;
    let held = find(&file, &code, lang)?;
    let typed = Values::of_form(&pairs);
    let failed = match read(&typed, held, &file, lang) {
        Err(failed) => failed,
        Ok(library) => {
            let summary = library.code.to_string();
            let change = |file: &mut CatalogueFile| match file.libraries.iter_mut().find(|known| known.code == library.code) {
                Some(known) => *known = library,
                None => file.libraries.push(library),
            };
            match save(&web, &actor, &typed, (lang, &summary), &[], change).await? {
                Done::Saved(response) => return Ok(response),
                Done::Failed(failed) => failed,
            }
        }
    };
    let groups = groups(held, &typed, &failed.errors, lang);
    form(&web, &actor, &code, held, lang).show(groups, failed, typed.revision()).await
}

fn find<'a>(file: &'a CatalogueFile, code: &str, lang: Lang) -> Result<Option<&'a LibraryFile>, PageError> {
    let held = file.libraries.iter().find(|library| library.code.as_str() == code);
    if held.is_none() && code != NEW { Err(PageError::not_found(lang)) } else { Ok(held) }
}

fn form<'a>(web: &'a Web, actor: &'a Actor, code: &str, held: Option<&LibraryFile>, lang: Lang) -> Form<'a> {
    Form {
        web,
        actor,
        page: Page::AdminLibrary(code.to_owned()),
        title: held.map_or_else(|| words::new_library(lang).to_owned(), |library| library.name.in_lang(lang).to_owned()),
        lede: String::new(),
        lang,
    }
}

fn values(library: &LibraryFile) -> Values {
    let mut values = Values::default();
    values.set("code", &library.code);
    values.set_text("name", &library.name);
    values.set("abbreviation", &library.abbreviation);
    values.set("city", &library.city);
    values.set("units", library.service_units.iter().map(ServiceUnitCode::as_str).collect::<Vec<_>>().join(" "));
    values.set_option("from", library.member_from);
    values.set_option("to", library.member_to);
    values
}

fn groups(held: Option<&LibraryFile>, values: &Values, failed: &[ErrorLink], lang: Lang) -> Vec<Group> {
    let draw = Drawer { values, lang, failed };
    let code =
        if held.is_none() { draw.line("code", words::code(lang), words::code_hint(lang)) } else { draw.fixed("code", words::code(lang)) };
    vec![
        group(words::group_words(lang), words::group_words_hint(lang), draw.lines("name", words::name_in, "")),
        group(
            words::group_place(lang),
            "",
            vec![
                code,
                draw.line("abbreviation", words::abbreviation(lang), ""),
                draw.line("city", words::city(lang), ""),
                draw.line("units", words::service_units(lang), words::codes_hint(lang)),
                draw.line("from", words::member_from(lang), words::open_hint(lang)),
                draw.line("to", words::member_to(lang), words::open_hint(lang)),
            ],
        ),
    ]
}

fn read(values: &Values, held: Option<&LibraryFile>, file: &CatalogueFile, lang: Lang) -> Result<LibraryFile, Failed> {
    let mut reader = Reader::new(values, lang);
    let code = match held {
        Some(held) => Some(held.code.clone()),
        None => reader.code("code", words::code(lang), |text| LibraryCode::parse(text).ok()),
    };
    if let Some(code) = code.as_ref().filter(|code| held.is_none() && file.libraries.iter().any(|known| known.code == **code)) {
        reader.refuse("code", words::code_taken(lang, code));
    }
    let name = reader.text("name", words::name_in);
    let abbreviation = reader.line("abbreviation", words::abbreviation(lang));
    let service_units = reader.codes("units", words::service_units(lang), |text| ServiceUnitCode::parse(text).ok());
    let member_from = reader.year("from", words::member_from(lang));
    let member_to = reader.year("to", words::member_to(lang));
    match code {
        Some(code) if reader.failed.errors.is_empty() => {
            Ok(LibraryFile { code, abbreviation, name, city: values.get("city").to_owned(), service_units, member_from, member_to })
        }
        _ => Err(reader.failed),
    }
}

//! `/{lang}/admin/libraries/{code}`: a library and its membership.

use super::form::{CatalogueForm, Wanted};
use crate::{
    domain::{
        catalogue::{file::CatalogueFile, library::Library},
        code::{LibraryCode, ServiceUnitCode},
        year::Year,
    },
    forms::{Drawer, Group, Reader, Values, group},
    text::{Lang, words::catalogue as words},
    url::{NEW, Page},
};

pub struct LibraryForm<'a> {
    file: &'a CatalogueFile,
    /// None for a new one.
    held: Option<&'a Library>,
}

/// None when there is no such thing.
pub fn open<'a>(file: &'a CatalogueFile, code: &str) -> Option<Box<dyn CatalogueForm + 'a>> {
    let held = file.libraries.iter().find(|library| library.code.as_str() == code);
    if held.is_none() && code != NEW { None } else { Some(Box::new(LibraryForm { file, held })) }
}

impl CatalogueForm for LibraryForm<'_> {
    fn page(&self) -> Page {
        Page::AdminLibrary(self.held.map_or_else(|| NEW.to_owned(), |library| library.code.to_string()))
    }

    fn title(&self, lang: Lang) -> String {
        self.held.map_or_else(|| words::new_library(lang).to_owned(), |library| library.name.in_lang(lang).to_owned())
    }

    fn lede(&self, _: Lang) -> String {
        String::new()
    }

    fn values(&self) -> Values {
        self.held.map(values).unwrap_or_default()
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let lang = draw.lang;
        let code = if self.held.is_none() {
            draw.line("code", words::code(lang), words::code_hint(lang))
        } else {
            draw.fixed("code", words::code(lang))
        };
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
                    draw.line("absent", words::not_member_in(lang), words::not_member_in_hint(lang)),
                ],
            ),
        ]
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let lang = reader.lang;
        let code = match self.held {
            Some(held) => Some(held.code.clone()),
            None => reader.code("code", |text| LibraryCode::parse(text).ok()),
        };
        if let Some(code) = code.as_ref().filter(|code| self.held.is_none() && self.file.libraries.iter().any(|known| known.code == **code))
        {
            reader.refuse("code", words::code_taken(lang, code));
        }
        let name = reader.text("name");
        let abbreviation = reader.line("abbreviation");
        let service_units = reader.codes("units", |text| ServiceUnitCode::parse(text).ok());
        let member_from = reader.year("from");
        let member_to = reader.year("to");
        let not_member_in = reader.years("absent");
        let city = reader.values.get("city").to_owned();
        let library = Library { code: code?, abbreviation, name, city, service_units, member_from, member_to, not_member_in };
        let summary = library.code.to_string();
        let change = move |file: &mut CatalogueFile| match file.libraries.iter_mut().find(|known| known.code == library.code) {
            Some(known) => *known = library,
            None => file.libraries.push(library),
        };
        Some(Wanted { summary, breaks: Vec::new(), change: Box::new(change) })
    }
}

fn values(library: &Library) -> Values {
    let mut values = Values::default();
    values.set("code", &library.code);
    values.set_text("name", &library.name);
    values.set("abbreviation", &library.abbreviation);
    values.set("city", &library.city);
    values.set("units", library.service_units.iter().map(ServiceUnitCode::as_str).collect::<Vec<_>>().join(" "));
    values.set_option("from", library.member_from);
    values.set_option("to", library.member_to);
    values.set("absent", library.not_member_in.iter().map(Year::to_string).collect::<Vec<_>>().join(", "));
    values
}

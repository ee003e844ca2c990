//! `/{lang}/admin/themes`: the themes of the strategy, each with the years it holds.

use super::form::{CatalogueForm, Wanted};
use crate::{
    domain::{
        catalogue::file::{CatalogueFile, ThemeFile},
        code::ThemeCode,
    },
    forms::{Drawer, Group, Reader, Values, row},
    text::{Lang, words::catalogue as words},
    url::Page,
};

pub struct ThemesForm<'a>(pub &'a CatalogueFile);

impl CatalogueForm for ThemesForm<'_> {
    fn page(&self) -> Page {
        Page::AdminThemes
    }

    fn title(&self, lang: Lang) -> String {
        words::themes(lang).to_owned()
    }

    fn lede(&self, lang: Lang) -> String {
        words::themes_why(lang).to_owned()
    }

    fn values(&self) -> Values {
        let mut values = Values::default();
        for (at, theme) in self.0.vocabulary.themes.iter().enumerate() {
            values.set(format!("t{at}.code"), &theme.code);
            values.set_text(&format!("t{at}.name"), &theme.name);
            values.set_option(format!("t{at}.from"), theme.valid_from);
            values.set_option(format!("t{at}.to"), theme.valid_to);
        }
        values
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let lang = draw.lang;
        (0..=self.0.vocabulary.themes.len()).map(|at| theme_group(draw, at, lang)).collect()
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let themes: Vec<ThemeFile> =
            (0..=self.0.vocabulary.themes.len()).filter_map(|at| theme(reader, self.0.vocabulary.themes.get(at), at)).collect();
        let change = move |file: &mut CatalogueFile| file.vocabulary.themes = themes;
        Some(Wanted { summary: self.title(reader.lang), breaks: Vec::new(), change: Box::new(change) })
    }
}

fn theme_group(draw: &Drawer<'_>, at: usize, lang: Lang) -> Group {
    let name = |field: &str| format!("t{at}.{field}");
    let mut fields = draw.lines(&name("name"), words::name_in, "");
    fields.push(draw.line(&name("code"), words::code(lang), words::code_hint(lang)));
    fields.push(draw.line(&name("from"), words::from_label(lang), words::open_hint(lang)));
    fields.push(draw.line(&name("to"), words::to_label(lang), words::open_hint(lang)));
    match draw.values.get(&format!("t{at}.name.{}", lang.as_str())) {
        "" => row(words::new_theme(lang), "", fields),
        title => row(title.to_owned(), words::theme_remove(lang), fields),
    }
}

fn theme(reader: &mut Reader<'_>, held: Option<&ThemeFile>, at: usize) -> Option<ThemeFile> {
    let name = |field: &str| format!("t{at}.{field}");
    if !reader.stands(held, &format!("t{at}"), "code") {
        return None;
    }
    let code = reader.code(&name("code"), |text| ThemeCode::parse(text).ok());
    let theme_name = reader.text(&name("name"));
    let valid_from = reader.year(&name("from"));
    let valid_to = reader.year(&name("to"));
    Some(ThemeFile { code: code?, name: theme_name, valid_from, valid_to })
}

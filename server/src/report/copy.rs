//! A library's own copy of its year: every answer with its note, as it stands now.

use app::{
    domain::catalogue::site::Site,
    text::{
        Lang, date,
        words::{common, entry as words},
    },
    ui::Table,
};
use chrono::{Datelike, NaiveDate};
use serde_json::json;

use super::{
    clean, content,
    world::{self, Document, Template},
};

/// What stands in the copy.
#[derive(Debug)]
pub struct Copy {
    pub lang: Lang,
    pub title: String,
    /// Under the title: the state, the share of a joint unit.
    pub lines: Vec<String>,
    pub sections: Vec<(String, Table)>,
    pub made_on: NaiveDate,
    pub site: Site,
    /// Tells one copy from another: library, year, version.
    pub identifier: String,
}

/// # Errors
/// What typst refuses, in its own words.
pub fn pdf(copy: Copy) -> Result<Vec<u8>, String> {
    let lang = copy.lang;
    let sections: Vec<_> = copy.sections.iter().map(|(name, rows)| json!({ "name": name, "table": content::table(rows) })).collect();
    let mut data = json!({
        "lang": lang.as_str(),
        "title": copy.title,
        "consortium": copy.site.consortium.libraries.in_lang(lang),
        "mark": if copy.site.demo { common::demo_banner(lang) } else { "" },
        "date": [copy.made_on.year(), copy.made_on.month(), copy.made_on.day()],
        "foot": words::copy_foot(lang, date::date(copy.made_on, lang)),
        "lines": copy.lines,
        "sections": sections,
    });
    clean::clean(&mut data);
    world::pdf(Document { template: Template::Copy, data, images: Vec::new(), attached: Vec::new() }, copy.identifier)
}

//! `/{lang}/admin/factors/{key}`: a factor, its value in each year, and libraries' own values.

use super::{
    form::{CatalogueForm, Wanted},
    indicator::{choice, word},
};
use crate::{
    domain::{
        catalogue::{
            factor::{FactorKind, FactorStatus, FactorVersion, Override, Quality},
            file::{CatalogueFile, FactorFile, Source},
        },
        code::{FactorKey, LibraryCode},
    },
    findings::lineage::status,
    forms::{Drawer, Field, Group, Reader, Values, folded, group, row},
    text::{
        Lang,
        words::{catalogue as words, findings as finding_words},
    },
    url::{NEW, Page},
};

pub struct FactorForm<'a> {
    file: &'a CatalogueFile,
    /// None for a new one.
    held: Option<&'a FactorFile>,
}

/// None when there is no such thing.
pub fn open<'a>(file: &'a CatalogueFile, key: &str) -> Option<Box<dyn CatalogueForm + 'a>> {
    let held = file.factors.iter().find(|entry| entry.key.as_str() == key);
    if held.is_none() && key != NEW { None } else { Some(Box::new(FactorForm { file, held })) }
}

impl CatalogueForm for FactorForm<'_> {
    fn page(&self) -> Page {
        Page::AdminFactor(self.held.map_or_else(|| NEW.to_owned(), |entry| entry.key.to_string()))
    }

    fn title(&self, lang: Lang) -> String {
        self.held.map_or_else(|| words::new_factor(lang).to_owned(), |entry| entry.name.in_lang(lang).to_owned())
    }

    fn lede(&self, lang: Lang) -> String {
        words::factors_why(lang).to_owned()
    }

    fn values(&self) -> Values {
        self.held.map(values).unwrap_or_default()
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let (lang, values) = (draw.lang, draw.values);
        let kinds = [
            (FactorKind::Emission, words::kind_emission(lang)),
            (FactorKind::Handprint, words::kind_handprint(lang)),
            (FactorKind::Activity, words::kind_activity(lang)),
        ];
        let key = if self.held.is_none() {
            draw.line("code", words::code(lang), words::code_hint(lang))
        } else {
            draw.fixed("code", words::code(lang))
        };
        let mut groups = vec![
            group(words::group_words(lang), words::group_words_hint(lang), draw.lines("name", words::name_in, "")),
            group(
                words::group_place(lang),
                "",
                vec![
                    key,
                    draw.choice("kind", words::factor_kind(lang), kinds.map(|(kind, words)| (word(&kind), words.to_owned())).into()),
                    draw.line("unit", words::unit(lang), words::factor_unit_hint(lang)),
                    draw.tick("carry", words::carry(lang), ""),
                    draw.area("boundary", words::boundary(lang), ""),
                    draw.area("note", words::note(lang), ""),
                ],
            ),
        ];
        let (versions, overrides) = rows(self.held);
        for at in 0..versions {
            let fields = version_fields(draw, &format!("v{at}"), self.file, lang);
            let year = values.get(&format!("v{at}.year"));
            groups.push(if at + 1 == versions {
                row(words::new_version(lang), "", fields)
            } else {
                row(words::factor_version(lang, year), words::remove_hint(lang), fields)
            });
        }
        for at in 0..overrides {
            let at_name = |name: &str| format!("o{at}.{name}");
            let mut fields =
                vec![draw.line(&at_name("library"), words::library_code(lang), ""), draw.area(&at_name("method"), words::method(lang), "")];
            fields.extend(version_fields(draw, &format!("o{at}"), self.file, lang));
            groups.push(if at + 1 == overrides {
                row(words::new_own(lang), "", fields)
            } else {
                let title = words::own_value(lang, values.get(&at_name("library")), values.get(&at_name("year")));
                row(title, words::remove_hint(lang), fields)
            });
        }
        let source = vec![
            draw.line("source.key", words::source_key(lang), words::code_hint(lang)),
            draw.line("source.title", words::source_title(lang), ""),
            draw.line("source.url", words::source_url(lang), ""),
        ];
        groups.push(folded(words::new_source(lang), words::new_source_hint(lang), source));
        groups
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let (lang, held) = (reader.lang, self.held);
        let key = match held {
            Some(held) => Some(held.key.clone()),
            None => reader.code("code", |text| FactorKey::parse(text).ok()),
        };
        if let Some(key) = key.as_ref().filter(|key| self.held.is_none() && self.file.factors.iter().any(|known| known.key == **key)) {
            reader.refuse("code", words::code_taken(lang, key));
        }
        let name = reader.text("name");
        let unit = reader.line("unit");
        let kind = reader.code("kind", choice::<FactorKind>);
        let (count, own_count) = rows(self.held);
        let versions: Vec<FactorVersion> =
            (0..count).filter_map(|at| version(reader, held.and_then(|held| held.versions.get(at)), &format!("v{at}"))).collect();
        let mut overrides = Vec::new();
        for at in 0..own_count {
            let own = held.and_then(|held| held.overrides.get(at)).map(|own| &own.version);
            let Some(version) = version(reader, own, &format!("o{at}")) else { continue };
            let library = reader.code(&format!("o{at}.library"), |text| LibraryCode::parse(text).ok());
            let method = reader.line(&format!("o{at}.method"));
            overrides.extend(library.map(|library| Override { library, method, version }));
        }
        let source = new_source(reader, lang);
        let entry = FactorFile {
            key: key?,
            unit,
            name,
            kind: kind?,
            versions,
            overrides,
            carry_forward: reader.values.has_tick("carry"),
            boundary: reader.values.get("boundary").to_owned(),
            note: reader.values.get("note").to_owned(),
        };
        let summary = entry.key.to_string();
        let change = move |file: &mut CatalogueFile| {
            file.sources.extend(source);
            match file.factors.iter_mut().find(|known| known.key == entry.key) {
                Some(known) => *known = entry,
                None => file.factors.push(entry),
            }
        };
        Some(Wanted { summary, breaks: Vec::new(), change: Box::new(change) })
    }
}

fn values(entry: &FactorFile) -> Values {
    let mut values = Values::default();
    values.set("code", &entry.key);
    values.set_text("name", &entry.name);
    values.set("kind", word(&entry.kind));
    values.set("unit", &entry.unit);
    values.set_tick("carry", entry.carry_forward);
    values.set("boundary", &entry.boundary);
    values.set("note", &entry.note);
    for (at, version) in entry.versions.iter().enumerate() {
        set_version(&mut values, &format!("v{at}"), version);
    }
    for (at, own) in entry.overrides.iter().enumerate() {
        set_version(&mut values, &format!("o{at}"), &own.version);
        values.set(format!("o{at}.library"), &own.library);
        values.set(format!("o{at}.method"), &own.method);
    }
    values
}

fn set_version(values: &mut Values, at: &str, version: &FactorVersion) {
    values.set(format!("{at}.year"), version.valid_year);
    values.set(format!("{at}.best"), version.best);
    values.set_option(format!("{at}.low"), version.low);
    values.set_option(format!("{at}.high"), version.high);
    values.set(format!("{at}.source"), &version.source);
    values.set(format!("{at}.quality"), version.confidence.as_str());
    values.set(format!("{at}.status"), word(&version.status));
    values.set_option(format!("{at}.retrieved"), version.retrieved);
    values.set(format!("{at}.licence"), &version.licence);
    values.set(format!("{at}.note"), &version.note);
}

/// How many rows of each kind the form has: those that are there, and a blank one.
fn rows(held: Option<&FactorFile>) -> (usize, usize) {
    held.map_or((1, 1), |entry| (entry.versions.len() + 1, entry.overrides.len() + 1))
}

const STATUSES: [FactorStatus; 4] = [FactorStatus::Usable, FactorStatus::Verify, FactorStatus::Decide, FactorStatus::Example];
const QUALITIES: [Quality; 4] = [Quality::A, Quality::B, Quality::C, Quality::D];

fn version_fields(draw: &Drawer<'_>, at: &str, file: &CatalogueFile, lang: Lang) -> Vec<Field> {
    let name = |field: &str| format!("{at}.{field}");
    // Nothing is chosen for anybody: a source and a quality are claims.
    let or_none = |items: Vec<(String, String)>| [vec![(String::new(), words::nothing_chosen(lang).to_owned())], items].concat();
    let sources = or_none(file.sources.iter().map(|(key, source)| (key.clone(), source.title.clone())).collect());
    let statuses = or_none(STATUSES.map(|known| (word(&known), status(known, lang).to_owned())).into());
    let qualities = or_none(QUALITIES.map(|quality| (quality.as_str().to_owned(), quality.as_str().to_owned())).into());
    vec![
        draw.line(&name("year"), words::valid_year(lang), ""),
        draw.line(&name("best"), words::best(lang), ""),
        draw.line(&name("low"), words::low(lang), ""),
        draw.line(&name("high"), words::high(lang), ""),
        draw.choice(&name("status"), words::status(lang), statuses),
        draw.choice(&name("quality"), words::quality(lang), qualities),
        draw.choice(&name("source"), words::source(lang), sources),
        draw.line(&name("retrieved"), words::retrieved(lang), ""),
        draw.line(&name("licence"), words::licence(lang), ""),
        draw.area(&name("note"), words::note(lang), ""),
    ]
}

/// None where the year is blank: there is no such row, or it is taken away.
fn version(reader: &mut Reader<'_>, held: Option<&FactorVersion>, at: &str) -> Option<FactorVersion> {
    let name = |field: &str| format!("{at}.{field}");
    if !reader.stands(held, at, "year") {
        return None;
    }
    let valid_year = reader.year(&name("year"))?;
    reader.line(&name("best"));
    let best = reader.number(&name("best"));
    let (low, high) = (reader.number(&name("low")), reader.number(&name("high")));
    let source = reader.line(&name("source"));
    let confidence = reader.code(&name("quality"), choice);
    let status = reader.code(&name("status"), choice);
    let retrieved = reader.date(&name("retrieved"));
    let (note, licence) = (reader.values.get(&name("note")).to_owned(), reader.values.get(&name("licence")).to_owned());
    Some(FactorVersion { valid_year, best: best?, low, high, source, confidence: confidence?, status: status?, note, retrieved, licence })
}

fn new_source(reader: &mut Reader<'_>, lang: Lang) -> Option<(String, Source)> {
    if !reader.stands(None::<&Source>, "source", "key") {
        return None;
    }
    let key = reader.code("source.key", |text| FactorKey::parse(text).ok())?;
    let title = reader.line("source.title");
    let url = reader.values.get("source.url").to_owned();
    if !url.is_empty() && !url.starts_with("https://") {
        reader.refuse("source.url", format!("{}: {}", finding_words::source(lang), words::not_an_address(lang)));
    }
    Some((key.to_string(), Source { title, url }))
}

//! A library beside the others: nobody is ranked, and nobody is named unless the consortium says so.

use leptos::prelude::*;

use crate::{
    domain::{
        catalogue::Catalogue,
        code::LibraryCode,
        emission::{Nature, Quantity},
        numbers::{
            comparison::{Compared, Comparison},
            distribution::Quartiles,
        },
        refused::Refused,
        year::Year,
    },
    findings::coverage::size_group,
    text::{
        Lang,
        number::{self, Mass},
        problem,
        words::{compare as words, findings as finding_words},
    },
    ui::{
        Candidate, Choice, Column, Entry, ErrorLink, Frame, Section, Shell, Table, choose, error_summary, shell, table_sections, year_links,
    },
    url::Page,
};

#[derive(Clone, Debug)]
pub struct Compare {
    pub shell: Shell,
    pub library: LibraryCode,
    pub name: String,
    pub year: Year,
    pub years: Vec<Year>,
    pub lede: String,
    /// By section of the form.
    pub sections: Vec<(String, Table)>,
    /// None for who may not choose.
    pub peers: Option<Choice>,
    /// Whether the form is open: it came back, or nothing is chosen yet.
    pub choosing: bool,
    pub errors: Vec<ErrorLink>,
    pub saved: bool,
}

#[must_use]
pub fn compare(page: Compare) -> AnyView {
    let lang = page.shell.lang;
    let library = page.library.clone();
    let at = |year: Option<Year>| Page::Compare { library: library.clone(), year }.path(lang);
    let years = year_links(&page.years, page.year, |year| at(Some(year)), lang);
    let sections = table_sections(page.sections, lang);
    let failed = !page.errors.is_empty();
    let peers = page.peers.map(|peers| {
        view! {
            {Section::new(words::peers(lang))
                .id("h-peers")
                .why(words::peers_why(lang))
                .tight()
                .holding(
                    view! {
                        <details class="more" open=page.choosing>
                            <summary>{words::choose(lang)}</summary>
                            <form method="post" action=at(None)>
                                <fieldset id="peers" class=if failed { "field is-err" } else { "field" }>
                                    <legend class="vh">{words::choose(lang)}</legend>
                                    {choose(peers, "opts opts--many opts--grid", lang)}
                                </fieldset>
                                <p class="after-s">
                                    <button class="btn" r#type="submit">
                                        {words::save(lang)}
                                    </button>
                                </p>
                            </form>
                        </details>
                    },
                )}
        }
        .into_any()
    });
    let saved = page.saved.then(|| {
        view! {
            <div class="okbox after-s" role="status">
                <p>{words::saved(lang)}</p>
            </div>
        }
        .into_any()
    });
    let main = view! {
        <div class="open">
            <div class="over">
                <span>{page.name.clone()}</span>
                {years}
            </div>
            {error_summary(words::not_saved(lang).to_owned(), page.errors)}
            <h1 class="after-s">{words::title(lang, page.name, page.year)}</h1>
            <p class="lede">{page.lede}</p>
            {saved}
        </div>
        {peers}
        {sections}
    };
    shell(page.shell, None, main.into_any())
}

/// The form for choosing peers: what is ticked, and what became of it.
#[derive(Clone, Debug)]
pub struct Chosen {
    pub peers: Vec<LibraryCode>,
    /// The name that others are looked for by.
    pub sought: String,
    /// Why they were not saved.
    pub refused: Option<Refused>,
    pub saved: bool,
    /// Whether the reader may choose.
    pub may_choose: bool,
}

impl Compare {
    #[must_use]
    pub fn of(frame: &Frame, library: &LibraryCode, found: Comparison, catalogue: &Catalogue, chosen: Chosen) -> Self {
        let lang = frame.lang;
        let name_of = |code: &LibraryCode| catalogue.library_name(code.as_str());
        let year = found.year;
        let has_peers = !found.peers.is_empty();
        let sections = catalogue
            .sections()
            .iter()
            .filter_map(|section| {
                let rows: Vec<&Compared> =
                    found.rows.iter().filter(|row| row.indicator.section == section.code && row.all.is_some()).collect();
                let with_names = rows.iter().any(|row| !row.named.is_empty());
                (!rows.is_empty()).then(|| {
                    let rows = rows.into_iter().map(|row| entries(row, (with_names, has_peers), year, &name_of, lang)).collect();
                    (section.name.in_lang(lang).to_owned(), section_table(section.name.in_lang(lang), rows, with_names, lang))
                })
            })
            .collect();
        let others = catalogue.members(year).into_iter().filter(|other| other.code != *library);
        let others = others.map(|other| (other, chosen.peers.contains(&other.code)));
        let peers = Choice::of("peer", others, |other, chosen| Candidate::of(other, None, chosen), &chosen.sought);
        let group = match found.size {
            Some(size) => size_group(size, catalogue.size(), lang),
            None => "—".to_owned(),
        };
        let name = name_of(library);
        let address = Page::Compare { library: library.clone(), year: Some(year) };
        let mut shell = frame.shell(address, words::title(lang, &name, year));
        shell.failed = chosen.refused.is_some();
        let why = |refused: Refused| match refused {
            Refused::Incomplete => words::too_few(lang),
            other => problem::refusal(other, lang),
        };
        let refused = chosen.refused.map(|refused| ErrorLink { text: why(refused).to_owned(), field: "peers".to_owned() });
        Self {
            shell,
            library: library.clone(),
            name,
            year,
            years: found.years,
            lede: words::lede(lang, group),
            sections,
            choosing: chosen.refused.is_some() || !chosen.sought.is_empty() || chosen.peers.is_empty(),
            peers: chosen.may_choose.then_some(peers),
            errors: refused.into_iter().collect(),
            saved: chosen.saved,
        }
    }
}

fn section_table(section: &str, rows: Vec<Vec<Entry>>, with_names: bool, lang: Lang) -> Table {
    let mut columns = vec![
        Column::left(finding_words::indicator(lang)),
        Column::right(words::own(lang)),
        Column::right(words::all(lang)),
        Column::right(words::of_size(lang)),
        Column::right(words::of_peers(lang)),
    ];
    if with_names {
        columns.push(Column::left(words::named(lang)));
    }
    Table { caption: section.to_owned(), columns, rows, foot: None }
}

fn entries(
    row: &Compared,
    (with_names, has_peers): (bool, bool),
    year: Year,
    name_of: &dyn Fn(&LibraryCode) -> String,
    lang: Lang,
) -> Vec<Entry> {
    let indicator = &row.indicator;
    let emission = row.own.is_some_and(Quantity::is_emission) || indicator.nature != Nature::Plain;
    let mass = row.all.filter(|_| emission).map(|all| Mass::for_largest(all.high));
    let shown = |value: f64| match mass {
        Some(mass) => number::two_figures(mass.of(value), lang),
        None => number::number(value, indicator.decimals, lang),
    };
    let band = |found: Option<Quartiles>| match found {
        // The carbon handprint is never a point.
        Some(found) if indicator.nature == Nature::Handprint => Entry::Text(format!("{}–{}", shown(found.low), shown(found.high))),
        Some(found) => Entry::Text(format!("{} ({}–{})", shown(found.middle), shown(found.low), shown(found.high))),
        None => Entry::Missing(format!("— {}", finding_words::under_five(lang))),
    };
    let unit = mass.map_or_else(|| indicator.unit_name.in_lang(lang).to_owned(), |mass| mass.unit_co2(lang));
    let own = row.own.map(|own| match mass {
        Some(mass) => number::bounds(own.range(), mass, lang),
        None => shown(own.best()),
    });
    let mut entries = vec![
        Entry::Link { text: format!("{}, {unit}", indicator.name.in_lang(lang)), href: Page::indicator(&indicator.code, year).path(lang) },
        Entry::or_none(own, lang),
        band(row.all),
        band(row.size),
        if has_peers { band(row.peers) } else { Entry::Missing(format!("— {}", words::not_chosen(lang))) },
    ];
    if with_names {
        let named: Vec<String> = row.named.iter().map(|(code, value)| format!("{} {}", name_of(code), shown(value.best()))).collect();
        entries.push(Entry::Text(named.join(", ")));
    }
    entries
}

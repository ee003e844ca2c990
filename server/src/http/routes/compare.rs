//! `/{lang}/libraries/{library}`: a library beside the others.

use app::{
    domain::{
        account::Actor,
        code::LibraryCode,
        emission::{Nature, Quantity},
        numbers::{
            comparison::{Compared, Comparison},
            distribution::{Quartiles, Size},
        },
        refused::Refused,
        year::Year,
    },
    pages::compare::{Compare, compare},
    text::{
        Lang, names,
        number::{self, Mass},
        words::{compare as words, public},
    },
    ui::{Column, Entry, ErrorLink, Table, render},
    url::Page,
};
use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{admin_form::shell, years::YearQuery};
use crate::{
    http::{
        Web,
        errors::{InLang, PageError},
        extract::{Asked, At, Pairs},
        session::SignedIn,
    },
    service::{
        ServiceError,
        rights::{Action, may},
    },
};

pub async fn get(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    Asked(query): Asked<YearQuery>,
    SignedIn(actor): SignedIn,
) -> Result<Response, PageError> {
    let found = web.service.compare(&actor, &library, query.year).await.in_lang(lang)?;
    let chosen = found.peers.clone();
    let shown = Shown { chosen, errors: Vec::new(), saved: query.saved.is_some() };
    let page = page(&web, &actor, &library, found, shown, lang).await?;
    Ok(Html(page).into_response())
}

pub async fn post(
    State(web): State<Web>,
    At((lang, library)): At<(Lang, LibraryCode)>,
    SignedIn(actor): SignedIn,
    form: Pairs,
) -> Result<Response, PageError> {
    let peers: Vec<LibraryCode> = form.all("peer").filter_map(|code| LibraryCode::parse(code).ok()).collect();
    match web.service.save_peers(&actor, &library, &peers).await {
        Ok(()) => Ok(Redirect::to(&format!("{}?saved=1", Page::Compare { library, year: None }.path(lang))).into_response()),
        Err(ServiceError::Refused(Refused::Incomplete)) => {
            let found = web.service.compare(&actor, &library, None).await.in_lang(lang)?;
            let errors = vec![ErrorLink { text: words::too_few(lang).to_owned(), field: "peers".to_owned() }];
            let shown = Shown { chosen: peers, errors, saved: false };
            let page = page(&web, &actor, &library, found, shown, lang).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response())
        }
        Err(error) => Err(PageError::Service(lang, error)),
    }
}

/// The form as it is shown: what is ticked, and what became of it.
struct Shown {
    chosen: Vec<LibraryCode>,
    errors: Vec<ErrorLink>,
    saved: bool,
}

async fn page(web: &Web, actor: &Actor, library: &LibraryCode, found: Comparison, shown: Shown, lang: Lang) -> Result<String, PageError> {
    let catalogue = web.service.catalogue(found.year);
    let name_of = |code: &LibraryCode| catalogue.find_library(code.as_str()).map_or_else(|| code.to_string(), |l| l.abbreviation.clone());
    let year = found.year;
    let sections = catalogue
        .sections()
        .iter()
        .filter_map(|section| {
            let rows: Vec<&Compared> = found.rows.iter().filter(|row| row.indicator.section == section.code && row.all.is_some()).collect();
            let with_names = rows.iter().any(|row| !row.named.is_empty());
            (!rows.is_empty()).then(|| {
                let rows = rows.into_iter().map(|row| entries(row, with_names, year, &name_of, lang)).collect();
                (section.name.in_lang(lang).to_owned(), table(section.name.in_lang(lang), rows, with_names, lang))
            })
        })
        .collect();
    let mut peers: Vec<(LibraryCode, String, bool)> = catalogue
        .members(year)
        .into_iter()
        .filter(|other| other.code != *library)
        .map(|other| (other.code.clone(), other.abbreviation.clone(), shown.chosen.contains(&other.code)))
        .collect();
    peers.sort_by_key(|(_, name, _)| names::sort_key(name));
    let group = match found.size {
        Some(Size::Large) => public::group_large(lang),
        Some(Size::Middle) => public::group_middle(lang),
        Some(Size::Small) => public::group_small(lang),
        None => "—",
    };
    let name = name_of(library);
    let address = Page::Compare { library: library.clone(), year: Some(year) };
    let mut shell = shell(web, actor, address, &words::title(lang, &name, year), lang).await?;
    shell.failed = !shown.errors.is_empty();
    let page = Compare {
        shell,
        library: library.clone(),
        name,
        year,
        years: found.years,
        lede: words::lede(lang, group),
        sections,
        peers: may(actor, Action::EditLibrary(library)).then_some(peers),
        errors: shown.errors,
        saved: shown.saved,
    };
    Ok(render(Web::assets(), || compare(page)))
}

fn table(section: &str, rows: Vec<Vec<Entry>>, with_names: bool, lang: Lang) -> Table {
    let mut columns = vec![
        Column::left(public::indicator(lang)),
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

fn entries(row: &Compared, with_names: bool, year: Year, name_of: &dyn Fn(&LibraryCode) -> String, lang: Lang) -> Vec<Entry> {
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
        None => Entry::Missing(format!("— {}", public::under_five(lang))),
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
        band(row.peers),
    ];
    if with_names {
        let named: Vec<String> = row.named.iter().map(|(code, value)| format!("{} {}", name_of(code), shown(value.best()))).collect();
        entries.push(Entry::Text(named.join(", ")));
    }
    entries
}

//! All indicators of a year by theme.

use super::{Edition, Fact, side_name};
use crate::{
    domain::{
        catalogue::{file::ThemeFile, indicator::Indicator},
        code::ThemeCode,
        numbers::gap::Gap,
        year::Year,
    },
    text::{
        Lang, cell, number,
        words::{common, findings as words},
    },
    ui::{Column, Entry, Table},
    url::Page,
};

/// A theme with the year's numbers that belong to it.
#[derive(Clone, Debug)]
pub struct ThemeFacts {
    pub code: ThemeCode,
    pub name: String,
    pub facts: Vec<Fact>,
}

impl ThemeFacts {
    /// A row for each indicator: its number, how that changed, and who stands behind it.
    #[must_use]
    pub fn table(&self, year: Year, lang: Lang) -> Table {
        let row = |fact: &Fact| {
            let mark = if fact.is_provisional() { format!(" ({})", common::provisional(lang).to_lowercase()) } else { String::new() };
            let not_compared = || {
                let why = if fact.change_protected { cell::gap(Gap::Withheld, lang) } else { words::not_compared(lang) };
                Entry::Missing(format!("— {why}"))
            };
            vec![
                Entry::Link { text: fact.name.clone(), href: Page::indicator(&fact.indicator.code, year).path(lang) },
                Entry::Text(side_name(fact.indicator.side, lang).to_owned()),
                Entry::told(fact.value.as_ref().map(|value| format!("{value}{mark}")).ok_or(fact.gap()), lang),
                fact.change.as_ref().map_or_else(not_compared, |change| Entry::Text(change.with_sign())),
                Entry::Text(number::of_libraries(fact.aggregate.coverage, lang)),
            ]
        };
        let columns = vec![
            Column::left(words::indicator(lang)),
            Column::left(words::side(lang)),
            Column::right(words::value(lang)),
            Column::right(words::change(lang)),
            Column::right(words::libraries(lang)),
        ];
        Table::new(format!("{} {year}", self.name), columns, self.facts.iter().map(row).collect())
    }
}

impl Edition<'_> {
    /// The indicators of each theme, in the catalogue's order.
    pub fn by_theme(&self) -> impl Iterator<Item = (&ThemeFile, Vec<&Indicator>)> {
        let catalogue = &self.year.catalogue;
        let of = |theme: &ThemeCode| catalogue.indicators().iter().filter(|indicator| indicator.theme == *theme).collect();
        catalogue.themes().iter().map(move |theme| (theme, of(&theme.code)))
    }

    /// The numbers of each theme.
    #[must_use]
    pub fn facts_by_theme(&self) -> Vec<ThemeFacts> {
        self.by_theme()
            .map(|(theme, indicators)| ThemeFacts {
                code: theme.code.clone(),
                name: theme.name.in_lang(self.lang).to_owned(),
                facts: indicators.into_iter().filter_map(|indicator| self.fact(&indicator.code)).collect(),
            })
            .collect()
    }
}

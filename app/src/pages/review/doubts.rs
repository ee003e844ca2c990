//! The figures of a library's year that raise a question, for the coordinator to look at first.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use crate::{
    chart::{Medium, Words, sparkline},
    domain::{
        catalogue::indicator::{Indicator, Kind},
        code::IndicatorCode,
        entry::{
            amount::Amount,
            check::{Broken, Question},
            figures::LibraryFigures,
            row::Part,
            sheet::Sheet,
        },
        year::Year,
    },
    exhibits,
    pages::entry::year_table::RETURN_FORM,
    text::{
        Lang, cell, problem,
        words::{entry as entry_words, findings as finding_words, review as words},
    },
    ui::{Chart, bare_chart},
    url::Page,
};

/// A figure that raises a question.
#[derive(Clone, Debug)]
pub struct Doubt {
    pub code: IndicatorCode,
    pub name: String,
    pub href: String,
    pub now: String,
    pub before: String,
    /// The earlier years and this one.
    pub line: Chart,
    pub questions: Vec<String>,
    /// What its library says of it.
    pub note: String,
    /// What the coordinator has typed; None where nothing can be asked.
    pub typed: Option<String>,
}

/// Which figures raise a question, answered by their library or not.
#[must_use]
pub fn doubtful(sheet: &Sheet) -> BTreeSet<IndicatorCode> {
    let asks = |indicator: &&Indicator| {
        let code = &indicator.code;
        !sheet.questions(indicator).is_empty() || sheet.words_of.contains_key(code) || sheet.open_remark(code).is_some()
    };
    sheet.catalogue.indicators().iter().filter(|indicator| indicator.is_asked()).filter(asks).map(|found| found.code.clone()).collect()
}

impl Doubt {
    /// Those of `codes`, what surprises first. `earlier` is the latest year first.
    #[must_use]
    pub fn list(
        sheet: &Sheet,
        codes: &BTreeSet<IndicatorCode>,
        earlier: &[(Year, LibraryFigures)],
        remarks: Option<&BTreeMap<IndicatorCode, String>>,
        lang: Lang,
    ) -> Vec<Self> {
        let sections = sheet.catalogue.sections().iter();
        let asked =
            sections.flat_map(|section| sheet.catalogue.asked_in(&section.code)).filter(|indicator| codes.contains(&indicator.code));
        // What is only to be justified, by rule, comes after what surprises.
        let is_by_rule = |indicator: &&Indicator| {
            let by_rule = |question: &Question| matches!(question, Question::WhyThisLevel | Question::HowEstimated);
            sheet.questions(indicator).iter().all(by_rule) && !sheet.words_of.contains_key(&indicator.code)
        };
        let (by_rule, surprising): (Vec<&Indicator>, Vec<&Indicator>) = asked.partition(is_by_rule);
        surprising.into_iter().chain(by_rule).map(|indicator| Self::of(sheet, indicator, earlier, remarks, lang)).collect()
    }

    fn of(
        sheet: &Sheet,
        indicator: &Indicator,
        earlier: &[(Year, LibraryFigures)],
        remarks: Option<&BTreeMap<IndicatorCode, String>>,
        lang: Lang,
    ) -> Self {
        let code = &indicator.code;
        let name = indicator.name.in_lang(lang).to_owned();
        let amount = |figures: &LibraryFigures| figures.get(code).and_then(|figure| figure.cell.amount()).map(Amount::to_f64);
        let values: Vec<Option<f64>> =
            (earlier.iter().rev().map(|(_, figures)| amount(figures))).chain([sheet.cell(code).amount().map(Amount::to_f64)]).collect();
        let last = values.len() - 1;
        let breaks: Vec<bool> = (0..=last).map(|at| at == last && sheet.breaks.broken(code) != Broken::No).collect();
        let told = Words { id: format!("line-{code}"), title: name.clone(), description: finding_words::trend_title(lang, &name) };
        let name_of = |code: &IndicatorCode| sheet.catalogue.indicator_name(code, lang);
        let words_of = sheet.words_of.get(code).map(|before| entry_words::words_of_another(lang, cell::cell(*before, lang)));
        let remark = sheet.open_remark(code).map(|remark| entry_words::remark(lang, &remark.said_by, &remark.said));
        let mark = sheet.breaks.own.get(code).map(|kind| kind.name(lang).to_owned());
        let note = sheet.cells.get(code).map(|stored| stored.figure.note.clone()).filter(|note| !note.is_empty());
        Self {
            href: Page::EntryHistory { library: sheet.library.code.clone(), year: sheet.round.year, indicator: code.clone() }.path(lang),
            now: match indicator.kind {
                Kind::Ordinal => cell::cell(sheet.cell(code), lang),
                _ => format!("{} {}", cell::cell(sheet.cell(code), lang), indicator.unit_name.in_lang(lang)),
            },
            before: cell::cell(sheet.last_year(code), lang),
            line: Chart(sparkline(&told, &values, &breaks, exhibits::mark_side(indicator.side), Medium::Web)),
            questions: sheet
                .questions(indicator)
                .iter()
                .map(|question| problem::question(question, &name_of, lang))
                .chain(words_of)
                .chain(remark)
                .collect(),
            note: [mark, note].into_iter().flatten().collect::<Vec<_>>().join(" · "),
            typed: remarks.map(|typed| typed.get(code).cloned().unwrap_or_default()),
            code: code.clone(),
            name,
        }
    }
}

#[must_use]
pub fn doubts(doubts: Vec<Doubt>, year: Year, lang: Lang) -> AnyView {
    let items = doubts
        .into_iter()
        .map(|doubt| {
            let name = Part::Remark.name(&doubt.code);
            let ask = doubt.typed.map(|typed| {
                view! {
                    <div class="field">
                        <label r#for=name
                            .clone()>
                            {words::remark_ask(lang)}<span class="vh">{format!(": {}", doubt.name)}</span>
                        </label>
                        <input class="in" id=name.clone() name=name r#type="text" form=RETURN_FORM value=typed />
                    </div>
                }
            });
            let questions = doubt.questions.into_iter().map(|text| view! { <p>{text}</p> }).collect_view();
            let note = (!doubt.note.is_empty()).then_some(doubt.note);
            let note = note.map(|text| view! { <p class="doubt__note">{text}</p> });
            view! {
                <li class="doubt">
                    <h3>
                        <a href=doubt.href>{doubt.name}</a>
                    </h3>
                    <dl class="doubt__figures">
                        <div>
                            <dt>{year.to_string()}</dt>
                            <dd>{doubt.now}</dd>
                        </div>
                        <div>
                            <dt>{year.previous().to_string()}</dt>
                            <dd>{doubt.before}</dd>
                        </div>
                    </dl>
                    {bare_chart(doubt.line, "doubt__line")}
                    <div class="doubt__asks">{questions} {note} {ask}</div>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="doubts">{items}</ul> }.into_any()
}

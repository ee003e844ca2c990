//! `/{lang}/admin/consortium`: who the consortium is, and what opens the overview.

use super::form::{CatalogueForm, Wanted};
use crate::{
    domain::{
        catalogue::{
            file::{CatalogueFile, Consortium, Headline, HeadlineSide},
            size::SizeMeasure,
        },
        code::IndicatorCode,
    },
    forms::{Drawer, Group, Reader, Values, group},
    text::{Lang, words::catalogue as words},
    url::Page,
};

pub struct ConsortiumForm<'a>(pub &'a CatalogueFile);

impl CatalogueForm for ConsortiumForm<'_> {
    fn page(&self) -> Page {
        Page::AdminConsortium
    }

    fn title(&self, lang: Lang) -> String {
        words::consortium(lang).to_owned()
    }

    fn lede(&self, lang: Lang) -> String {
        words::consortium_why(lang).to_owned()
    }

    fn values(&self) -> Values {
        let mut values = Values::default();
        let headline = &self.0.vocabulary.headline;
        for (name, text) in self.0.vocabulary.consortium.iter().flat_map(Consortium::texts) {
            values.set_text(name, text);
        }
        let codes = |codes: &[IndicatorCode]| codes.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(" ");
        values.set_tick("naming", self.0.vocabulary.name_libraries);
        values.set("hand.first", &headline.handprint.indicator);
        values.set("hand.facts", codes(&headline.handprint.facts));
        values.set("foot.first", &headline.footprint.indicator);
        values.set("foot.facts", codes(&headline.footprint.facts));
        values.set("carbon", codes(&headline.carbon_handprint));
        values.set_option("near", self.0.vocabulary.near_percent);
        let size = self.0.vocabulary.size.clone().unwrap_or_default();
        values.set("size", &size.indicator);
        values.set("size.from", size.middle.0);
        values.set("size.to", size.middle.1);
        values.set("size.least", size.least);
        values.set_text("size.share", &size.share);
        values.set_text("size.counted", &size.counted);
        values
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let lang = draw.lang;
        let hint = words::codes_hint(lang);
        let mut texts = draw.lines("name", words::consortium_name_in, "");
        texts.extend(draw.lines("libraries", words::consortium_libraries_in, ""));
        texts.extend(draw.areas("about", words::consortium_about_in));
        texts.extend(draw.areas("boundary", words::consortium_boundary_in));
        let opening = group(
            words::consortium_opening(lang),
            "",
            vec![
                draw.tick("naming", words::naming(lang), words::naming_hint(lang)),
                draw.line("hand.first", words::hand_first(lang), words::code(lang)),
                draw.line("hand.facts", words::hand_facts(lang), hint),
                draw.line("foot.first", words::foot_first(lang), words::code(lang)),
                draw.line("foot.facts", words::foot_facts(lang), hint),
                draw.line("carbon", words::carbon(lang), hint),
            ],
        );
        let protection = vec![
            draw.line("near", words::near(lang), words::near_hint(lang)),
            draw.line("size.least", words::size_least(lang), words::size_least_hint(lang)),
        ];
        let mut size = vec![
            draw.line("size", words::size_by(lang), words::size_by_hint(lang)),
            draw.line("size.from", words::size_from(lang), ""),
            draw.line("size.to", words::size_to(lang), ""),
        ];
        size.extend(draw.lines("size.share", words::size_share_in, words::size_share_hint(lang)));
        size.extend(draw.lines("size.counted", words::size_counted_in, words::size_counted_hint(lang)));
        vec![
            group(words::consortium_texts(lang), words::consortium_texts_why(lang), texts),
            opening,
            group(words::size_of_libraries(lang), words::size_why(lang), size),
            group(words::protection(lang), "", protection),
        ]
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let indicator = |text: &str| IndicatorCode::parse(text).ok();
        let consortium = Consortium {
            name: reader.text("name"),
            libraries: reader.text("libraries"),
            about: reader.text("about"),
            boundary: reader.text("boundary"),
        };
        let names = reader.values.has_tick("naming");
        let hand = reader.code("hand.first", indicator);
        let hand_facts = reader.codes("hand.facts", indicator);
        let foot = reader.code("foot.first", indicator);
        let foot_facts = reader.codes("foot.facts", indicator);
        let near = reader.number("near");
        let measure = reader.code("size", indicator);
        let [from, to, least] = ["size.from", "size.to", "size.least"].map(|name| {
            reader.line(name);
            reader.number(name)
        });
        let (share, counted) = (reader.text("size.share"), reader.text("size.counted"));
        let headline = Headline {
            carbon_handprint: reader.codes("carbon", indicator),
            handprint: HeadlineSide { indicator: hand?, facts: hand_facts },
            footprint: HeadlineSide { indicator: foot?, facts: foot_facts },
        };
        let size = SizeMeasure { indicator: measure?, middle: (from?, to?), least: least?, share, counted };
        // What every catalogue begins with need not be said.
        let size = (size != SizeMeasure::default()).then_some(size);
        let change = move |file: &mut CatalogueFile| {
            file.vocabulary.consortium = Some(consortium);
            file.vocabulary.headline = headline;
            file.vocabulary.name_libraries = names;
            file.vocabulary.near_percent = near;
            file.vocabulary.size = size;
        };
        Some(Wanted { summary: self.title(reader.lang), breaks: Vec::new(), change: Box::new(change) })
    }
}

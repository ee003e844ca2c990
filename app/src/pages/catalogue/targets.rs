//! `/{lang}/admin/targets`: what the consortium wants of its numbers, and by when.

use super::form::{CatalogueForm, Wanted, indicators};
use crate::{
    domain::{
        catalogue::file::{CatalogueFile, Target},
        code::IndicatorCode,
    },
    forms::{Drawer, Group, Reader, Values, row},
    text::{Lang, words::catalogue as words},
    url::Page,
};

pub struct TargetsForm<'a>(pub &'a CatalogueFile);

impl CatalogueForm for TargetsForm<'_> {
    fn page(&self) -> Page {
        Page::AdminTargets
    }

    fn title(&self, lang: Lang) -> String {
        words::targets(lang).to_owned()
    }

    fn lede(&self, lang: Lang) -> String {
        words::targets_why(lang).to_owned()
    }

    fn values(&self) -> Values {
        let mut values = Values::default();
        for (at, target) in self.0.targets.iter().enumerate() {
            values.set(format!("g{at}.indicator"), &target.indicator);
            values.set(format!("g{at}.baseline"), target.baseline);
            values.set(format!("g{at}.year"), target.year);
            values.set(format!("g{at}.change"), target.change_percent);
            values.set_text(&format!("g{at}.reason"), &target.reason);
        }
        values
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let lang = draw.lang;
        (0..=self.0.targets.len()).map(|at| target_group(draw, self.0, at, lang)).collect()
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let targets: Vec<Target> = (0..=self.0.targets.len()).filter_map(|at| target(reader, self.0.targets.get(at), at)).collect();
        let change = move |file: &mut CatalogueFile| file.targets = targets;
        Some(Wanted { summary: self.title(reader.lang), breaks: Vec::new(), change: Box::new(change) })
    }
}

fn target_group(draw: &Drawer<'_>, file: &CatalogueFile, at: usize, lang: Lang) -> Group {
    let name = |field: &str| format!("g{at}.{field}");
    let all: Vec<_> = indicators(file, lang).into_iter().map(|(code, name)| (code.to_string(), name.to_owned())).collect();
    let chosen = draw.values.get(&name("indicator"));
    let title = all.iter().find(|(code, _)| code == chosen).map(|(_, name)| format!("{name} {}", draw.values.get(&format!("g{at}.year"))));
    let mut fields = vec![
        draw.choice(
            &name("indicator"),
            words::indicator(lang),
            [vec![(String::new(), words::nothing_chosen(lang).to_owned())], all].concat(),
        ),
        draw.line(&name("baseline"), words::baseline(lang), ""),
        draw.line(&name("year"), words::target_year(lang), ""),
        draw.line(&name("change"), words::change_percent(lang), ""),
    ];
    fields.extend(draw.lines(&name("reason"), words::reason_in, ""));
    match title {
        Some(title) => row(title, words::remove_hint(lang), fields),
        None => row(words::new_target(lang), "", fields),
    }
}

fn target(reader: &mut Reader<'_>, held: Option<&Target>, at: usize) -> Option<Target> {
    let name = |field: &str| format!("g{at}.{field}");
    if !reader.stands(held, &format!("g{at}"), "year") {
        return None;
    }
    let year = reader.year(&name("year"))?;
    let indicator = reader.code(&name("indicator"), |text| IndicatorCode::parse(text).ok());
    reader.line(&name("baseline"));
    let baseline = reader.year(&name("baseline"));
    reader.line(&name("change"));
    let change_percent = reader.number(&name("change"));
    let reason = reader.text(&name("reason"));
    Some(Target { indicator: indicator?, baseline: baseline?, year, change_percent: change_percent?, reason })
}

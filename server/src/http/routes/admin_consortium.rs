//! `/{lang}/admin/themes`, `/targets` and `/consortium`: what the catalogue has once.

use app::{
    domain::{
        catalogue::file::{CatalogueFile, Consortium, Headline, HeadlineSide, Target, ThemeFile},
        code::{IndicatorCode, ThemeCode},
    },
    pages::admin::Group,
    text::{Lang, words::admin as words},
    url::Page,
};
use axum::{extract::State, response::Response};

use super::admin_form::{self, CatalogueForm, Change, Drawer, Opened, Reader, Values, Wanted, folded, group, indicators};
use crate::http::{
    Web,
    errors::PageError,
    extract::{At, Pairs},
    session::SignedIn,
};

/// One of the three forms.
#[derive(Clone, Copy)]
enum Once {
    Themes,
    Targets,
    Consortium,
}

pub async fn themes(web: State<Web>, lang: At<Lang>, actor: SignedIn) -> Result<Response, PageError> {
    get(web, lang, actor, Once::Themes).await
}

pub async fn save_themes(web: State<Web>, lang: At<Lang>, actor: SignedIn, form: Pairs) -> Result<Response, PageError> {
    post(web, lang, actor, form, Once::Themes).await
}

pub async fn targets(web: State<Web>, lang: At<Lang>, actor: SignedIn) -> Result<Response, PageError> {
    get(web, lang, actor, Once::Targets).await
}

pub async fn save_targets(web: State<Web>, lang: At<Lang>, actor: SignedIn, form: Pairs) -> Result<Response, PageError> {
    post(web, lang, actor, form, Once::Targets).await
}

pub async fn consortium(web: State<Web>, lang: At<Lang>, actor: SignedIn) -> Result<Response, PageError> {
    get(web, lang, actor, Once::Consortium).await
}

pub async fn save_consortium(web: State<Web>, lang: At<Lang>, actor: SignedIn, form: Pairs) -> Result<Response, PageError> {
    post(web, lang, actor, form, Once::Consortium).await
}

async fn get(State(web): State<Web>, At(lang): At<Lang>, SignedIn(actor): SignedIn, once: Once) -> Result<Response, PageError> {
    admin_form::get(&web, lang, &actor, |file| open(file, once)).await
}

async fn post(
    State(web): State<Web>,
    At(lang): At<Lang>,
    SignedIn(actor): SignedIn,
    form: Pairs,
    once: Once,
) -> Result<Response, PageError> {
    admin_form::post(&web, lang, &actor, &form, |file| open(file, once)).await
}

struct OnceForm<'a> {
    file: &'a CatalogueFile,
    once: Once,
}

#[expect(clippy::unnecessary_wraps, reason = "what a form is opened with; these three are always there")]
fn open(file: &CatalogueFile, once: Once) -> Opened<'_> {
    Ok(Box::new(OnceForm { file, once }))
}

impl CatalogueForm for OnceForm<'_> {
    fn page(&self) -> Page {
        match self.once {
            Once::Themes => Page::AdminThemes,
            Once::Targets => Page::AdminTargets,
            Once::Consortium => Page::AdminConsortium,
        }
    }

    fn title(&self, lang: Lang) -> String {
        let title = match self.once {
            Once::Themes => words::themes(lang),
            Once::Targets => words::targets(lang),
            Once::Consortium => words::consortium(lang),
        };
        title.to_owned()
    }

    fn lede(&self, lang: Lang) -> String {
        let lede = match self.once {
            Once::Themes => words::themes_why(lang),
            Once::Targets => words::targets_why(lang),
            Once::Consortium => words::consortium_why(lang),
        };
        lede.to_owned()
    }

    fn values(&self) -> Values {
        let file = self.file;
        let mut values = Values::default();
        match self.once {
            Once::Themes => {
                for (at, theme) in file.vocabulary.themes.iter().enumerate() {
                    values.set(format!("t{at}.code"), &theme.code);
                    values.set_text(&format!("t{at}.name"), &theme.name);
                    values.set_option(format!("t{at}.from"), theme.valid_from);
                    values.set_option(format!("t{at}.to"), theme.valid_to);
                }
            }
            Once::Targets => {
                for (at, target) in file.targets.iter().enumerate() {
                    values.set(format!("g{at}.indicator"), &target.indicator);
                    values.set(format!("g{at}.baseline"), target.baseline);
                    values.set(format!("g{at}.year"), target.year);
                    values.set(format!("g{at}.change"), target.change_percent);
                    values.set_text(&format!("g{at}.reason"), &target.reason);
                }
            }
            Once::Consortium => {
                let headline = &file.vocabulary.headline;
                for (name, text) in file.vocabulary.consortium.iter().flat_map(Consortium::texts) {
                    values.set_text(name, text);
                }
                let codes = |codes: &[IndicatorCode]| codes.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(" ");
                values.set_tick("naming", file.vocabulary.name_libraries);
                values.set("hand.first", &headline.handprint.indicator);
                values.set("hand.facts", codes(&headline.handprint.facts));
                values.set("foot.first", &headline.footprint.indicator);
                values.set("foot.facts", codes(&headline.footprint.facts));
                values.set("carbon", codes(&headline.carbon_handprint));
            }
        }
        values
    }

    fn groups(&self, draw: &Drawer<'_>) -> Vec<Group> {
        let (file, lang) = (self.file, draw.lang);
        match self.once {
            Once::Themes => (0..=file.vocabulary.themes.len()).map(|at| theme_group(draw, at, lang)).collect(),
            Once::Targets => (0..=file.targets.len()).map(|at| target_group(draw, file, at, lang)).collect(),
            Once::Consortium => {
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
                vec![group(words::consortium_texts(lang), words::consortium_texts_why(lang), texts), opening]
            }
        }
    }

    fn read(&self, reader: &mut Reader<'_>) -> Option<Wanted> {
        let (file, lang) = (self.file, reader.lang);
        let indicator = |text: &str| IndicatorCode::parse(text).ok();
        let change: Change = match self.once {
            Once::Themes => {
                let themes: Vec<ThemeFile> =
                    (0..=file.vocabulary.themes.len()).filter_map(|at| theme(reader, file.vocabulary.themes.get(at), at)).collect();
                Box::new(move |file| file.vocabulary.themes = themes)
            }
            Once::Targets => {
                let targets: Vec<Target> = (0..=file.targets.len()).filter_map(|at| target(reader, file.targets.get(at), at)).collect();
                Box::new(move |file| file.targets = targets)
            }
            Once::Consortium => {
                let consortium = Consortium {
                    name: reader.text("name", words::consortium_name_in),
                    libraries: reader.text("libraries", words::consortium_libraries_in),
                    about: reader.text("about", words::consortium_about_in),
                    boundary: reader.text("boundary", words::consortium_boundary_in),
                };
                let names = reader.values.has_tick("naming");
                let hand = reader.code("hand.first", words::hand_first(lang), indicator);
                let hand_facts = reader.codes("hand.facts", words::hand_facts(lang), indicator);
                let foot = reader.code("foot.first", words::foot_first(lang), indicator);
                let foot_facts = reader.codes("foot.facts", words::foot_facts(lang), indicator);
                let headline = Headline {
                    carbon_handprint: reader.codes("carbon", words::carbon(lang), indicator),
                    handprint: HeadlineSide { indicator: hand?, facts: hand_facts },
                    footprint: HeadlineSide { indicator: foot?, facts: foot_facts },
                };
                Box::new(move |file| {
                    file.vocabulary.consortium = Some(consortium);
                    file.vocabulary.headline = headline;
                    file.vocabulary.name_libraries = names;
                })
            }
        };
        Some(Wanted { summary: self.title(lang), breaks: Vec::new(), change })
    }
}

fn theme_group(draw: &Drawer<'_>, at: usize, lang: Lang) -> Group {
    let name = |field: &str| format!("t{at}.{field}");
    let mut fields = draw.lines(&name("name"), words::name_in, "");
    fields.push(draw.line(&name("code"), words::code(lang), words::code_hint(lang)));
    fields.push(draw.line(&name("from"), words::from_label(lang), words::open_hint(lang)));
    fields.push(draw.line(&name("to"), words::to_label(lang), words::open_hint(lang)));
    match draw.values.get(&format!("t{at}.name.{}", lang.as_str())) {
        "" => folded(words::new_theme(lang), "", fields),
        title => folded(title.to_owned(), words::theme_remove(lang), fields),
    }
}

fn theme(reader: &mut Reader<'_>, held: Option<&ThemeFile>, at: usize) -> Option<ThemeFile> {
    let lang = reader.lang;
    let name = |field: &str| format!("t{at}.{field}");
    if !reader.stands(held, &format!("t{at}"), "code", words::code(lang)) {
        return None;
    }
    let code = reader.code(&name("code"), words::code(lang), |text| ThemeCode::parse(text).ok());
    let theme_name = reader.text(&name("name"), words::name_in);
    let valid_from = reader.year(&name("from"), words::from_label(lang));
    let valid_to = reader.year(&name("to"), words::to_label(lang));
    Some(ThemeFile { code: code?, name: theme_name, valid_from, valid_to })
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
        Some(title) => folded(title, words::remove_hint(lang), fields),
        None => folded(words::new_target(lang), "", fields),
    }
}

fn target(reader: &mut Reader<'_>, held: Option<&Target>, at: usize) -> Option<Target> {
    let lang = reader.lang;
    let name = |field: &str| format!("g{at}.{field}");
    if !reader.stands(held, &format!("g{at}"), "year", words::target_year(lang)) {
        return None;
    }
    let year = reader.year(&name("year"), words::target_year(lang))?;
    let indicator = reader.code(&name("indicator"), words::indicator(lang), |text| IndicatorCode::parse(text).ok());
    reader.line(&name("baseline"), words::baseline(lang));
    let baseline = reader.year(&name("baseline"), words::baseline(lang));
    reader.line(&name("change"), words::change_percent(lang));
    let change_percent = reader.number(&name("change"), words::change_percent(lang));
    let reason = reader.text(&name("reason"), words::reason_in);
    Some(Target { indicator: indicator?, baseline: baseline?, year, change_percent: change_percent?, reason })
}

//! `/{lang}/admin/themes`, `/targets` and `/consortium`: what the catalogue has once.

use app::{
    domain::{
        account::Actor,
        catalogue::file::{CatalogueFile, Consortium, Headline, HeadlineSide, Target, ThemeFile},
        code::{IndicatorCode, ThemeCode},
    },
    pages::admin::Group,
    text::{Lang, words::admin as words},
    ui::ErrorLink,
    url::Page,
};
use axum::{extract::State, response::Response};

use super::admin_form::{Done, Drawer, Failed, Form, Reader, Values, folded, group, indicators, save};
use crate::http::{
    Web,
    errors::{InLang, PageError},
    extract::{At, Pairs},
    session::SignedIn,
};

/// One of the three forms: how it is filled, drawn and read.
#[derive(Clone, Copy)]
enum Once {
    Themes,
    Targets,
    Consortium,
}

type Change = Box<dyn FnOnce(&mut CatalogueFile) + Send>;

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
    let (revision, file) = web.service.catalogue_to_edit(&actor).in_lang(lang)?;
    let groups = once.groups(&file, &once.values(&file), &[], lang);
    once.form(&web, &actor, lang).show(groups, Failed::default(), revision).await
}

async fn post(
    State(web): State<Web>,
    At(lang): At<Lang>,
    SignedIn(actor): SignedIn,
    pairs: Pairs,
    once: Once,
) -> Result<Response, PageError> {
    let (_, file) = web.service.catalogue_to_edit(&actor).in_lang(lang)?;
    let typed = Values::of_form(&pairs);
    let mut reader = Reader::new(&typed, lang);
    let change = once.read(&mut reader, &file);
    let failed = match change {
        Some(change) if reader.failed.errors.is_empty() => match save(&web, &actor, &typed, (lang, once.title(lang)), &[], change).await? {
            Done::Saved(response) => return Ok(response),
            Done::Failed(failed) => failed,
        },
        _ => reader.failed,
    };
    let groups = once.groups(&file, &typed, &failed.errors, lang);
    once.form(&web, &actor, lang).show(groups, failed, typed.revision()).await
}

impl Once {
    fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Themes => words::themes(lang),
            Self::Targets => words::targets(lang),
            Self::Consortium => words::consortium(lang),
        }
    }

    fn form<'a>(self, web: &'a Web, actor: &'a Actor, lang: Lang) -> Form<'a> {
        let (page, lede) = match self {
            Self::Themes => (Page::AdminThemes, words::themes_why(lang)),
            Self::Targets => (Page::AdminTargets, words::targets_why(lang)),
            Self::Consortium => (Page::AdminConsortium, words::consortium_why(lang)),
        };
        Form { web, actor, page, title: self.title(lang).to_owned(), lede: lede.to_owned(), lang }
    }

    fn values(self, file: &CatalogueFile) -> Values {
        let mut values = Values::default();
        match self {
            Self::Themes => {
                for (at, theme) in file.vocabulary.themes.iter().enumerate() {
                    values.set(format!("t{at}.code"), &theme.code);
                    values.set_text(&format!("t{at}.name"), &theme.name);
                    values.set_option(format!("t{at}.from"), theme.valid_from);
                    values.set_option(format!("t{at}.to"), theme.valid_to);
                }
            }
            Self::Targets => {
                for (at, target) in file.targets.iter().enumerate() {
                    values.set(format!("g{at}.indicator"), &target.indicator);
                    values.set(format!("g{at}.baseline"), target.baseline);
                    values.set(format!("g{at}.year"), target.year);
                    values.set(format!("g{at}.change"), target.change_percent);
                    values.set_text(&format!("g{at}.reason"), &target.reason);
                }
            }
            Self::Consortium => {
                let headline = &file.vocabulary.headline;
                for (name, text) in file.vocabulary.consortium.texts() {
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

    fn groups(self, file: &CatalogueFile, values: &Values, failed: &[ErrorLink], lang: Lang) -> Vec<Group> {
        let draw = Drawer { values, lang, failed };
        match self {
            Self::Themes => (0..=file.vocabulary.themes.len()).map(|at| theme_group(&draw, at, lang)).collect(),
            Self::Targets => (0..=file.targets.len()).map(|at| target_group(&draw, file, at, lang)).collect(),
            Self::Consortium => {
                let hint = words::codes_hint(lang);
                let mut texts = draw.lines("name", words::consortium_name_in, words::consortium_name_hint(lang));
                texts.extend(draw.lines("libraries", words::consortium_libraries_in, words::consortium_libraries_hint(lang)));
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

    fn read(self, reader: &mut Reader<'_>, file: &CatalogueFile) -> Option<Change> {
        let lang = reader.lang;
        let indicator = |text: &str| IndicatorCode::parse(text).ok();
        match self {
            Self::Themes => {
                let themes: Vec<ThemeFile> = (0..=file.vocabulary.themes.len()).filter_map(|at| theme(reader, at, lang)).collect();
                Some(Box::new(move |file| file.vocabulary.themes = themes))
            }
            Self::Targets => {
                let targets: Vec<Target> = (0..=file.targets.len()).filter_map(|at| target(reader, at, lang)).collect();
                Some(Box::new(move |file| file.targets = targets))
            }
            Self::Consortium => {
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
                Some(Box::new(move |file| {
                    file.vocabulary.consortium = consortium;
                    file.vocabulary.headline = headline;
                    file.vocabulary.name_libraries = names;
                }))
            }
        }
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

fn theme(reader: &mut Reader<'_>, at: usize, lang: Lang) -> Option<ThemeFile> {
    let name = |field: &str| format!("t{at}.{field}");
    if reader.values.get(&name("code")).is_empty() {
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
        draw.choice(&name("indicator"), words::indicator(lang), all),
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

fn target(reader: &mut Reader<'_>, at: usize, lang: Lang) -> Option<Target> {
    let name = |field: &str| format!("g{at}.{field}");
    let year = reader.year(&name("year"), words::target_year(lang))?;
    let indicator = reader.code(&name("indicator"), words::indicator(lang), |text| IndicatorCode::parse(text).ok());
    reader.line(&name("baseline"), words::baseline(lang));
    let baseline = reader.year(&name("baseline"), words::baseline(lang));
    reader.line(&name("change"), words::change_percent(lang));
    let change_percent = reader.number(&name("change"), words::change_percent(lang));
    let reason = reader.text(&name("reason"), words::reason_in);
    Some(Target { indicator: indicator?, baseline: baseline?, year, change_percent: change_percent?, reason })
}

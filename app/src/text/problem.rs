//! What was not understood or cannot be kept, in a person's language: what happened, what to do.

use super::{
    Lang, number,
    words::{entry, states},
};
use crate::domain::{
    catalogue::indicator::YearChange,
    code::IndicatorCode,
    entry::{
        amount::NotAnAmount,
        check::{OutOfLimits, Question},
        reading::{Choices, Unit},
        typed::Unfit,
    },
    refused::Refused,
};

/// A place in a file that cannot be read, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileProblem {
    pub row: usize,
    pub column: String,
    pub reason: String,
}

/// Why a row cannot be kept.
#[must_use]
pub fn unfit(unfit: Unfit, unit: Unit<'_>, lang: Lang) -> String {
    match unfit {
        Unfit::Amount(problem) => not_an_amount(problem, lang),
        Unfit::Asked(choices) if choices.single().is_some() => entry::asked_estimate(lang, readings(choices, unit, lang)),
        Unfit::Asked(choices) => entry::asked(lang, readings(choices, unit, lang)),
        Unfit::Limits(problem) => out_of_limits(problem, lang),
        Unfit::EstimateNeedsValue => entry::estimate_needs_value(lang).to_owned(),
        Unfit::ValueAndStatus => entry::value_and_status(lang).to_owned(),
        Unfit::NoteTooLong => entry::note_too_long(lang).to_owned(),
    }
}

/// What a text may say, each as one types it to be understood.
#[must_use]
pub fn readings(choices: Choices, unit: Unit<'_>, lang: Lang) -> String {
    let texts: Vec<String> = choices.iter().map(|choice| choice.text(unit, lang)).collect();
    texts.join(" / ")
}

/// Why a typed text was not taken as a number.
fn not_an_amount(problem: NotAnAmount, lang: Lang) -> String {
    match (problem, lang) {
        (NotAnAmount::NotANumber | NotAnAmount::Ambiguous { .. }, Lang::Fi) => {
            "Tätä ei voi lukea lukuna. Kirjoita vain numeroita, esimerkiksi 1 234,5.".to_owned()
        }
        (NotAnAmount::NotANumber | NotAnAmount::Ambiguous { .. }, Lang::Sv) => {
            "Det här kan inte läsas som ett tal. Skriv bara siffror, till exempel 1 234,5.".to_owned()
        }
        (NotAnAmount::NotANumber | NotAnAmount::Ambiguous { .. }, Lang::En) => {
            "This cannot be read as a number. Type digits only, for example 1 234.5.".to_owned()
        }
        (NotAnAmount::NoResult, lang) => entry::no_result(lang).to_owned(),
        (NotAnAmount::TooLarge, Lang::Fi) => "Luku on liian suuri. Tarkista nollat ja yksikkö.".to_owned(),
        (NotAnAmount::TooLarge, Lang::Sv) => "Talet är för stort. Kontrollera nollorna och enheten.".to_owned(),
        (NotAnAmount::TooLarge, Lang::En) => "The number is too large. Check the zeros and the unit.".to_owned(),
        (NotAnAmount::TooManyDecimals, Lang::Fi) => "Luvussa saa olla enintään kolme desimaalia.".to_owned(),
        (NotAnAmount::TooManyDecimals, Lang::Sv) => "Talet får ha högst tre decimaler.".to_owned(),
        (NotAnAmount::TooManyDecimals, Lang::En) => "The number may have at most three decimals.".to_owned(),
    }
}

/// Why a number cannot be stored at all.
fn out_of_limits(problem: OutOfLimits, lang: Lang) -> String {
    match (problem, lang) {
        (OutOfLimits::Below(0.0), Lang::Fi) => "Luku ei voi olla negatiivinen.".to_owned(),
        (OutOfLimits::Below(0.0), Lang::Sv) => "Talet kan inte vara negativt.".to_owned(),
        (OutOfLimits::Below(0.0), Lang::En) => "The number cannot be negative.".to_owned(),
        (OutOfLimits::Below(limit), lang) => match lang {
            Lang::Fi => format!("Luvun pitää olla vähintään {}.", plain(limit, lang)),
            Lang::Sv => format!("Talet måste vara minst {}.", plain(limit, lang)),
            Lang::En => format!("The number must be at least {}.", plain(limit, lang)),
        },
        (OutOfLimits::Above(limit), lang) => match lang {
            Lang::Fi => format!("Luku voi olla enintään {}.", plain(limit, lang)),
            Lang::Sv => format!("Talet kan vara högst {}.", plain(limit, lang)),
            Lang::En => format!("The number can be at most {}.", plain(limit, lang)),
        },
        (OutOfLimits::NotWhole, Lang::Fi) => "Luvun pitää olla kokonaisluku.".to_owned(),
        (OutOfLimits::NotWhole, Lang::Sv) => "Talet måste vara ett heltal.".to_owned(),
        (OutOfLimits::NotWhole, Lang::En) => "The number must be whole.".to_owned(),
    }
}

fn plain(value: f64, lang: Lang) -> String {
    let decimals = u8::from(value.fract() != 0.0);
    number::number(value, decimals, lang)
}

/// What a value makes one ask. It asks and never accuses.
#[must_use]
pub fn question(question: &Question, name_of: &dyn Fn(&IndicatorCode) -> String, lang: Lang) -> String {
    let names = |codes: &[IndicatorCode]| codes.iter().map(name_of).collect::<Vec<_>>().join(", ");
    match question {
        Question::Unusual { min, max } => {
            let (a, b) = (plain(*min, lang), plain(*max, lang));
            match lang {
                Lang::Fi => format!("Luku on tavallisen alueen {a}–{b} ulkopuolella. Se voi silti olla oikein. Kerro, mistä se johtuu."),
                Lang::Sv => format!("Siffran ligger utanför det vanliga, {a}–{b}. Den kan ändå vara rätt. Berätta vad den beror på."),
                Lang::En => format!("The figure is outside the usual {a}–{b}. It may still be right. Tell us why."),
            }
        }
        Question::Changed(change) => {
            let by = match change {
                YearChange::Pct(percent) => number::change_percent(*percent, lang),
                YearChange::Abs(units) => number::with_sign(*units, &number::number(units.abs(), 1, lang)),
            };
            match lang {
                Lang::Fi => format!("Muutos ({by}) on tavallista suurempi. Luku voi silti olla oikein. Kerro, mistä muutos johtuu."),
                Lang::Sv => format!("Förändringen ({by}) är större än vanligt. Siffran kan ändå vara rätt. Berätta vad den beror på."),
                Lang::En => format!("The change ({by}) is larger than usual. The figure may still be right. Tell us why."),
            }
        }
        Question::AtMost { limit, reads } => {
            let (limit, names) = (plain(*limit, lang), names(reads));
            match lang {
                Lang::Fi => format!("Luku on suurempi kuin siihen kuuluvat luvut yhdessä ({names}: {limit}). Tarkista tai kerro syy."),
                Lang::Sv => format!("Siffran är större än de siffror den hör till ({names}: {limit}). Kontrollera eller berätta orsaken."),
                Lang::En => format!("The figure is larger than what it belongs to ({names}: {limit}). Check it, or tell us why."),
            }
        }
        Question::Needs(code) => {
            let name = name_of(code);
            match lang {
                Lang::Fi => format!("Tämä luku kertoo jotain vain yhdessä toisen kanssa: {name}. Täytä sekin tai kerro, miksi se puuttuu."),
                Lang::Sv => format!(
                    "Den här siffran säger något bara tillsammans med en annan: {name}. Fyll i den också eller berätta varför den saknas."
                ),
                Lang::En => {
                    format!("This figure only means something beside another: {name}. Fill that in too, or tell us why it is missing.")
                }
            }
        }
        Question::OutOfRatio { low, high, unit, ratio } => {
            let (low, high, ratio) = (plain(*low, lang), plain(*high, lang), number::number(*ratio, 0, lang));
            match lang {
                Lang::Fi => format!(
                    "Luku vastaa {ratio} {unit}. Tavallisesti se on {low}–{high}. Luku voi silti olla oikein. Kerro, mistä se johtuu."
                ),
                Lang::Sv => format!(
                    "Siffran motsvarar {ratio} {unit}. Vanligen är den {low}–{high}. Siffran kan ändå vara rätt. Berätta vad den beror på."
                ),
                Lang::En => format!("The figure makes {ratio} {unit}. Usually it is {low}–{high}. It may still be right. Tell us why."),
            }
        }
        Question::HowEstimated => match lang {
            Lang::Fi => "Kerro lyhyesti, miten arvio tehtiin.".to_owned(),
            Lang::Sv => "Berätta kort hur uppskattningen gjordes.".to_owned(),
            Lang::En => "Tell briefly how the estimate was made.".to_owned(),
        },
        Question::WhatBroke => match lang {
            Lang::Fi => "Kerro, mikä muuttui ja milloin, jotta katkoksen ymmärtää myöhemminkin.".to_owned(),
            Lang::Sv => "Berätta vad som ändrades och när, så att brottet förstås också senare.".to_owned(),
            Lang::En => "Tell what changed and when, so that the break is understood later, too.".to_owned(),
        },
        Question::WhyThisLevel => match lang {
            Lang::Fi => "Tasot 3–5: perustele lyhyesti ja lisää linkki tai asiakirjan nimi.".to_owned(),
            Lang::Sv => "Nivåerna 3–5: motivera kort och lägg till en länk eller dokumentets namn.".to_owned(),
            Lang::En => "Levels 3–5: justify briefly and add a link or the name of a document.".to_owned(),
        },
    }
}

/// Why a step is refused, in words.
#[must_use]
pub fn refusal(refused: Refused, lang: Lang) -> &'static str {
    match refused {
        Refused::Locked => states::refused_locked(lang),
        Refused::RoundNotOpen => states::refused_round_not_open(lang),
        Refused::Frozen => states::refused_frozen(lang),
        Refused::Incomplete => states::refused_incomplete(lang),
        Refused::TooSoon => states::refused_too_soon(lang),
        Refused::TooManyPeers => states::refused_too_many_peers(lang),
        Refused::WrongState => states::refused_wrong_state(lang),
        Refused::Changed => states::refused_changed(lang),
        Refused::ReasonNeeded => states::refused_reason_needed(lang),
        Refused::ConsentMissing => states::refused_consent(lang),
        Refused::PersonalData => states::refused_personal(lang),
        Refused::NoReport => states::refused_no_report(lang),
        Refused::NotConfirmed => states::refused_not_confirmed(lang),
    }
}

//! What a text says, in every way that people have written one.

use super::*;
use proptest::prelude::*;

const COUNT: Unit<'static> = Unit { code: "count", names: ["kpl", "st.", "items"] };
const PCT: Unit<'static> = Unit { code: PERCENT, names: ["%"; 3] };
const KWH: Unit<'static> = Unit { code: "kwh", names: ["kWh"; 3] };
const KG: Unit<'static> = Unit { code: "kg", names: ["kg"; 3] };
const EUR: Unit<'static> = Unit { code: "eur", names: ["€"; 3] };
const M2: Unit<'static> = Unit { code: "m2", names: ["m²"; 3] };
const FTE: Unit<'static> = Unit { code: "fte", names: ["htv", "årsverken", "FTE"] };

/// As it is, as several in their order with "?", or as nothing.
fn said(text: &str, unit: Unit<'_>, mark: DecimalMark) -> String {
    let one = |choice: Choice| format!("{}{}", if choice.estimated { "≈" } else { "" }, choice.amount);
    match read(text, unit, mark, None) {
        Ok(None) => "blank".to_owned(),
        Ok(Some(choice)) => one(choice),
        Err(Unread::Asked(choices)) => format!("{}?", choices.iter().map(one).collect::<Vec<_>>().join("|")),
        Err(Unread::Not(_)) => "no".to_owned(),
    }
}

#[test]
fn texts_as_people_write_them() {
    // A text, and what it says where commas part decimals, where points do, and where nothing tells.
    for (unit, text, comma, point, either) in [
        (COUNT, "51234", "51234", "51234", "51234"),
        (COUNT, "51 234", "51234", "51234", "51234"),
        (COUNT, "51\u{a0}234", "51234", "51234", "51234"),
        (COUNT, "51,234", "51.234", "51234|51.234?", "51234|51.234?"),
        (COUNT, "51.234", "51234|51.234?", "51.234", "51234|51.234?"),
        (COUNT, "51.2340", "51.234", "51.234", "51.234"),
        (COUNT, "1.234.567", "1234567", "1234567", "1234567"),
        (COUNT, "1,234.5", "1234.5", "1234.5", "1234.5"),
        (COUNT, "7,5", "7.5", "7.5", "7.5"),
        (COUNT, "0,500", "0.5", "0.5", "0.5"),
        (COUNT, "842¹", "842", "842", "842"),
        (COUNT, "390 kpl", "390", "390", "390"),
        (COUNT, "390 items", "390", "390", "390"),
        (COUNT, "n. 390", "≈390?", "≈390?", "≈390?"),
        (COUNT, "noin 390", "≈390?", "≈390?", "≈390?"),
        (COUNT, "Noin 390 kpl", "≈390?", "≈390?", "≈390?"),
        (COUNT, "yli 700", "≈700?", "≈700?", "≈700?"),
        (COUNT, ">700", "≈700?", "≈700?", "≈700?"),
        (COUNT, "~ 700", "≈700?", "≈700?", "≈700?"),
        (COUNT, "ca 12,5", "≈12.5?", "≈12.5?", "≈12.5?"),
        (COUNT, "ungefär 1.500", "≈1500|≈1.5?", "≈1.5?", "≈1500|≈1.5?"),
        (COUNT, "≈ 390", "≈390", "≈390", "≈390"),
        (COUNT, "12 tuhatta", "12000|12?", "12000|12?", "12000|12?"),
        (COUNT, "1,2 milj.", "1200000|1.2?", "1200000|1.2?", "1200000|1.2?"),
        (COUNT, "51 MWh", "no", "no", "no"),
        (COUNT, "53 %", "no", "no", "no"),
        (COUNT, "51≙51234", "51|51234?", "51|51234?", "51|51234?"),
        (COUNT, "ƒ?", "no", "no", "no"),
        (COUNT, "#DIV/0!", "no", "no", "no"),
        (COUNT, "TRUE", "no", "no", "no"),
        (COUNT, "2025-01-05", "no", "no", "no"),
        (COUNT, "date 2025-01-05", "no", "no", "no"),
        (COUNT, "12:30", "no", "no", "no"),
        (COUNT, "-", "no", "no", "no"),
        (COUNT, "–", "no", "no", "no"),
        (COUNT, "n/a", "no", "no", "no"),
        (COUNT, "ei tiedossa", "no", "no", "no"),
        (COUNT, "186/96", "no", "no", "no"),
        (COUNT, "5–7", "no", "no", "no"),
        (COUNT, "1e5", "no", "no", "no"),
        (COUNT, "", "blank", "blank", "blank"),
        (COUNT, "\u{a0}", "blank", "blank", "blank"),
        (PCT, "61 %", "61", "61", "61"),
        (PCT, "61%", "61", "61", "61"),
        (PCT, "62,5 %", "62.5", "62.5", "62.5"),
        (PCT, "0,5 %", "0.5", "0.5", "0.5"),
        (PCT, "0,61", "61|0.61?", "61|0.61?", "61|0.61?"),
        (PCT, "1", "100|1?", "100|1?", "100|1?"),
        (PCT, "0", "0", "0", "0"),
        (PCT, "61", "61", "61", "61"),
        (PCT, "61 prosenttia", "61", "61", "61"),
        (KWH, "51", "51", "51", "51"),
        (KWH, "51 kWh", "51", "51", "51"),
        (KWH, "51 MWh", "51000|51?", "51000|51?", "51000|51?"),
        (KWH, "0,4 GWh", "400000|0.4?", "400000|0.4?", "400000|0.4?"),
        (KG, "2 t", "2000|2?", "2000|2?", "2000|2?"),
        (KG, "2 tonnia", "2000|2?", "2000|2?", "2000|2?"),
        (KG, "250 g", "0.25|250?", "0.25|250?", "0.25|250?"),
        (KG, "12,5kg", "12.5", "12.5", "12.5"),
        (EUR, "€ 500", "500", "500", "500"),
        (EUR, "500 €", "500", "500", "500"),
        (EUR, "500 euroa", "500", "500", "500"),
        (EUR, "61 t€", "61000|61?", "61000|61?", "61000|61?"),
        (EUR, "1,5 M€", "1500000|1.5?", "1500000|1.5?", "1500000|1.5?"),
        (EUR, "1,5 milj. €", "1500000|1.5?", "1500000|1.5?", "1500000|1.5?"),
        (M2, "850 m2", "850", "850", "850"),
        (M2, "850 m²", "850", "850", "850"),
        (FTE, "7,25 htv", "7.25", "7.25", "7.25"),
        (FTE, "7,25 ÅRSVERKEN", "7.25", "7.25", "7.25"),
    ] {
        let found = [DecimalMark::Comma, DecimalMark::Point, DecimalMark::Either].map(|mark| said(text, unit, mark));
        assert_eq!(found, [comma, point, either], "{text:?} in {}", unit.code);
    }
}

#[test]
fn a_label_may_name_the_scale() {
    for (label, unit, expected) in [
        ("Aineistomenot (1000 €)", EUR, "96000|96?"),
        ("Aineistomenot, t€", EUR, "96000|96?"),
        ("Aineistomenot (€)", EUR, "96"),
        ("Sähkö (MWh)", KWH, "96000|96?"),
        ("Sähkö kWh", KWH, "96"),
        ("Jäte, t", KG, "96000|96?"),
        ("Käynnit (tuhatta)", COUNT, "96000|96?"),
        ("Käynnit", COUNT, "96"),
    ] {
        let found = match read("96", unit, DecimalMark::Comma, scale_in(label, unit)) {
            Ok(Some(choice)) => choice.amount.to_string(),
            Err(Unread::Asked(choices)) => {
                format!("{}?", choices.iter().map(|choice| choice.amount.to_string()).collect::<Vec<_>>().join("|"))
            }
            other => format!("{other:?}"),
        };
        assert_eq!(found, expected, "{label}");
    }
}

proptest! {
    /// Whatever is read without a question has the digits that stand there: nothing becomes a thousand times as much.
    #[test]
    fn no_magnitude_changes_without_a_question(text in "[0-9]{1,7}([., ][0-9]{1,4}){0,2}", unit in 0..5_usize, mark in 0..3_usize) {
        let unit = [COUNT, PCT, KWH, KG, EUR][unit];
        let mark = [DecimalMark::Comma, DecimalMark::Point, DecimalMark::Either][mark];
        if let Ok(Some(choice)) = read(&text, unit, mark, None) {
            let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
            let told = |text: &str| digits(text).trim_start_matches('0').trim_end_matches('0').to_owned();
            prop_assert_eq!(told(&choice.amount.to_string()), told(&text));
        }
    }

    /// Three digits behind the only sign may be thousands or decimals.
    #[test]
    fn where_nothing_tells_it_is_asked(whole in 1_u32..1000, behind in 0_u32..1000, sign in "[,.]") {
        let text = format!("{whole}{sign}{behind:03}");
        let asked = matches!(read(&text, COUNT, DecimalMark::Either, None), Err(Unread::Asked(_)));
        prop_assert!(asked, "{}", text);
    }

    /// What a choice is written as is understood as that choice.
    #[test]
    fn a_choice_is_never_asked_again(thousandths in 0_i64..5_000_000, estimated in any::<bool>(), unit in 0..5_usize) {
        let unit = [COUNT, PCT, KWH, KG, EUR][unit];
        let choice = Choice { amount: Amount::from_thousandths(thousandths).unwrap(), estimated };
        for lang in Lang::ALL {
            prop_assert_eq!(read(&choice.text(unit, lang), unit, DecimalMark::of(lang), None), Ok(Some(choice)));
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "\\PC*", label in "\\PC*") {
        for unit in [COUNT, PCT, EUR, Unit::NONE] {
            let _ = read(&text, unit, DecimalMark::Either, scale_in(&label, unit));
        }
    }
}

//! Numbers as people read them: `80 888`, `4,4`, `93 %`, `−2 %`; in English `80,888`, `4.4`, `93%`.

use super::Lang;
use crate::domain::{
    catalogue::indicator::Indicator,
    emission::{Quantity, Range},
    entry::amount::Amount,
    numbers::coverage::Coverage,
};

const NARROW_BLANK: char = '\u{202f}';
const MINUS: char = '\u{2212}';

/// A number with this many decimals.
#[must_use]
pub fn number(value: f64, decimals: u8, lang: Lang) -> String {
    let rounded = format!("{:.*}", usize::from(decimals), value.abs());
    let is_zero = rounded.bytes().all(|b| matches!(b, b'0' | b'.'));
    signed(value < 0.0 && !is_zero, &rounded, lang)
}

/// How many there are.
#[must_use]
pub fn count(count: usize, lang: Lang) -> String {
    signed(false, &count.to_string(), lang)
}

/// An exact amount with the decimals it has.
#[must_use]
pub fn amount(amount: Amount, lang: Lang) -> String {
    signed(amount.is_negative(), amount.to_string().trim_start_matches('-'), lang)
}

/// An amount as a form's field shows it: blanks between thousands in every language, because a
/// comma would be asked about when it comes back. For the same reason an English 1.842 is written
/// 1.8420: its dot cannot part thousands.
#[must_use]
pub fn field(amount: Amount, lang: Lang) -> String {
    let shown = self::amount(amount, Lang::Fi);
    if lang != Lang::En {
        return shown;
    }
    let decimals = shown.split_once(',').map_or(0, |(_, decimals)| decimals.len());
    let sure = if decimals == 3 { "0" } else { "" };
    format!("{}{sure}", shown.replace(',', "."))
}

/// `plain` is digits with at most one point.
fn signed(negative: bool, plain: &str, lang: Lang) -> String {
    let (whole, fraction) = plain.split_once('.').map_or((plain, None), |(whole, fraction)| (whole, Some(fraction)));
    let (grouping, mark) = if lang == Lang::En { (',', '.') } else { (NARROW_BLANK, ',') };
    let mut text = String::with_capacity(plain.len() + 8);
    if negative {
        text.push(MINUS);
    }
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push(grouping);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(mark);
        text.push_str(fraction);
    }
    text
}

/// A number with the decimals it has, such as a factor's.
#[must_use]
pub fn plain(value: f64, lang: Lang) -> String {
    let text = value.to_string();
    if lang == Lang::En { text } else { text.replace('.', ",") }
}

/// `93 %`, in English `93%`. Takes percent, not a share.
#[must_use]
pub fn percent(value: f64, decimals: u8, lang: Lang) -> String {
    let blank = if lang == Lang::En { "" } else { "\u{a0}" };
    format!("{}{blank}%", number(value, decimals, lang))
}

/// A share of the students: never 100 % or 0 % unless it is all or none of them.
#[must_use]
pub fn share(share: f64, lang: Lang) -> String {
    let rounded = (share * 100.0).round();
    let honest = if rounded >= 100.0 && share < 1.0 {
        99.0
    } else if rounded <= 0.0 && share > 0.0 {
        1.0
    } else {
        rounded
    };
    percent(honest, 0, lang)
}

/// With a plus or a minus, whole percent: `+4 %`, `−2 %`, `±0 %`.
#[must_use]
pub fn change_percent(value: f64, lang: Lang) -> String {
    with_sign(value.round(), &percent(value.abs(), 0, lang))
}

/// `text` of the absolute value, with the sign of `rounded`.
#[must_use]
pub fn with_sign(rounded: f64, text: &str) -> String {
    if rounded > 0.0 {
        format!("+{text}")
    } else if rounded < 0.0 {
        format!("{MINUS}{text}")
    } else {
        format!("±{text}")
    }
}

/// `▲`, `▼` or `●` for a change.
#[must_use]
pub fn arrow(rounded: f64) -> &'static str {
    if rounded > 0.0 {
        "▲"
    } else if rounded < 0.0 {
        "▼"
    } else {
        "●"
    }
}

/// Large counts, short: `12,6 milj.`, below a million in full.
#[must_use]
pub fn short(value: f64, decimals: u8, lang: Lang) -> String {
    if value.abs() < 1_000_000.0 {
        return number(value, decimals, lang);
    }
    let millions = value / 1_000_000.0;
    let decimals = if millions < 10.0 { 2 } else { 1 };
    match lang {
        Lang::Fi => format!("{}\u{a0}milj.", number(millions, decimals, lang)),
        Lang::Sv => format!("{}\u{a0}mn", number(millions, decimals, lang)),
        Lang::En => format!("{}\u{a0}m", number(millions, decimals, lang)),
    }
}

/// The step of two significant figures: 10 for 512, 0.1 for 4.4.
#[must_use]
pub fn two_figures_step(value: f64) -> f64 {
    if value == 0.0 || !value.is_finite() {
        return 1.0;
    }
    let step = 10_f64.powf(value.abs().log10().floor() - 1.0);
    // 99.6 rounds to 100, whose two figures are coarser.
    if (value.abs() / step).round() >= 100.0 { step * 10.0 } else { step }
}

/// A number with two significant figures: also what is drawn, for a chart can be measured.
#[must_use]
pub fn in_two_figures(value: f64) -> f64 {
    to_step(value, two_figures_step(value))
}

/// A number rounded to so many of its second significant figure, as far as that is no more than 5 % off, as
/// two figures are at most.
#[must_use]
pub fn in_coarse_figures(value: f64, grain: f64) -> f64 {
    let step = two_figures_step(value);
    let is_small = value.abs() < 10.0 * grain * step;
    to_step(value, if is_small { step } else { step * grain })
}

/// The nearest multiple of a step such as 10, 0.2 or 0.05, without what binary fractions would leave behind it.
#[must_use]
pub fn to_step(value: f64, step: f64) -> f64 {
    // Nothing that was rounded from below is nothing, and not minus nothing.
    let rounded = if step < 1.0 { (value / step).round() / (1.0 / step).round() } else { (value / step).round() * step };
    rounded + 0.0
}

/// The decimals that a step needs.
#[must_use]
pub fn decimals_of(step: f64) -> u8 {
    (0..6_u8).find(|&d| step >= 10_f64.powi(-i32::from(d)) * 0.999).unwrap_or(6)
}

/// At most two significant figures.
#[must_use]
pub fn two_figures(value: f64, lang: Lang) -> String {
    number(in_two_figures(value), decimals_of(two_figures_step(value)), lang)
}

/// Whether an emission is told in tonnes; below 1 000 kg it is told in kilograms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mass {
    Kilograms,
    Tonnes,
}

impl Mass {
    /// For numbers of which the largest is `kilograms`.
    #[must_use]
    pub fn for_largest(kilograms: f64) -> Self {
        if kilograms.abs() >= 1000.0 { Self::Tonnes } else { Self::Kilograms }
    }

    #[must_use]
    pub fn of(self, kilograms: f64) -> f64 {
        match self {
            Self::Kilograms => kilograms,
            Self::Tonnes => kilograms / 1000.0,
        }
    }

    #[must_use]
    pub fn unit(self) -> &'static str {
        match self {
            Self::Kilograms => "kg",
            Self::Tonnes => "t",
        }
    }

    #[must_use]
    pub fn unit_co2(self, lang: Lang) -> String {
        let co2 = if lang == Lang::En { "CO₂e" } else { "CO₂-ekv." };
        format!("{}\u{a0}{co2}", self.unit())
    }
}

/// `360–760 t CO₂-ekv.`
#[must_use]
pub fn range(range: Range, lang: Lang) -> String {
    let mass = Mass::for_largest(range.high);
    format!("{}\u{a0}{}", bounds(range, mass, lang), mass.unit_co2(lang))
}

/// `360–760`
#[must_use]
pub fn bounds(range: Range, mass: Mass, lang: Lang) -> String {
    let (low, high) = (two_figures(mass.of(range.low), lang), two_figures(mass.of(range.high), lang));
    if low == high { low } else { format!("{low}–{high}") }
}

/// The unit of an indicator, of an emission in kilograms or tonnes; what a view divides by stands behind it.
#[must_use]
pub fn unit(indicator: &Indicator, mass: Option<Mass>, lang: Lang) -> String {
    let own = indicator.unit_name.in_lang(lang);
    match mass {
        Some(mass) => format!("{}{}", mass.unit_co2(lang), per(indicator, lang)),
        None => own.to_owned(),
    }
}

/// `\u{a0}/ m²` of a view, nothing of anything else.
#[must_use]
pub fn per(indicator: &Indicator, lang: Lang) -> &str {
    let own = indicator.unit_name.in_lang(lang);
    let at = own.rfind("\u{a0}/ ").filter(|_| indicator.view_of.is_some());
    at.map_or("", |at| &own[at..])
}

/// An indicator's value with its unit: a number with its decimals, or an emission's range.
#[must_use]
pub fn quantity(quantity: Quantity, indicator: &Indicator, lang: Lang) -> String {
    if quantity.is_emission() {
        return format!("{}{}", range(quantity.range(), lang), per(indicator, lang));
    }
    let value = quantity.best();
    match indicator.unit.as_str() {
        "pct" => percent(value, indicator.decimals, lang),
        "score5" | "level" => number(value, indicator.decimals.max(1), lang),
        _ => format!("{}\u{a0}{}", number(value, indicator.decimals, lang), indicator.unit_name.in_lang(lang)),
    }
}

/// `21/24`, in English `21 of 24`: one unbroken text.
#[must_use]
pub fn of_libraries(coverage: Coverage, lang: Lang) -> String {
    let Coverage { reporting, expected, .. } = coverage;
    if lang == Lang::En { format!("{reporting} of {expected}") } else { format!("{reporting}/{expected}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_figures_are_all_that_is_left_of_a_number() {
        let check = |value: f64, expected: f64| assert!((in_two_figures(value) - expected).abs() <= 1e-9 * expected.abs(), "{value}");
        check(24_863.0, 25_000.0);
        check(25_668.0, 26_000.0);
        check(99.6, 100.0);
        check(0.012_34, 0.012);
        check(-466.7, -470.0);
        check(0.0, 0.0);
    }

    #[test]
    fn numbers_in_three_languages() {
        let check = |shown: String, expected: &str| assert_eq!(shown, expected);
        check(number(80_888.0, 0, Lang::Fi), "80\u{202f}888");
        check(number(80_888.0, 0, Lang::En), "80,888");
        check(number(-1_234.56, 1, Lang::Sv), "−1\u{202f}234,6");
        check(number(-0.04, 1, Lang::Fi), "0,0");
        check(percent(93.0, 0, Lang::Fi), "93\u{a0}%");
        check(percent(93.0, 0, Lang::En), "93%");
        check(change_percent(-2.4, Lang::Fi), "−2\u{a0}%");
        check(change_percent(0.3, Lang::En), "±0%");
        check(short(12_640_000.0, 0, Lang::Fi), "12,6\u{a0}milj.");
        check(short(1_032_400.0, 0, Lang::En), "1.03\u{a0}m");
        check(share(0.9996, Lang::En), "99%");
        check(share(1.0, Lang::En), "100%");
        check(amount(Amount::parse_plain("-1234.5").unwrap(), Lang::Fi), "−1\u{202f}234,5");
        check(field(Amount::parse_plain("1234.5").unwrap(), Lang::En), "1\u{202f}234.5");
    }

    #[test]
    fn emissions_have_two_figures() {
        for (value, expected) in [
            (512.3, "510"),
            (4.44, "4,4"),
            (99.6, "100"),
            (9.96, "10"),
            (0.0, "0"),
            (0.512, "0,51"),
            (1049.0, "1\u{202f}000"),
            (24.3, "24"),
        ] {
            assert_eq!(two_figures(value, Lang::Fi), expected, "{value}");
        }
        let wide = Range { low: 361_000.0, best: 550_000.0, high: 764_000.0 };
        assert_eq!(range(wide, Lang::Fi), "360–760\u{a0}t\u{a0}CO₂-ekv.");
        assert_eq!(range(Range { low: 12.0, best: 15.0, high: 31.0 }, Lang::En), "12–31\u{a0}kg\u{a0}CO₂e");
    }

    #[test]
    fn what_a_field_shows_comes_back() {
        for plain in ["0", "1234", "12.5", "-3", "18500", "1234567.25"] {
            let original = Amount::parse_plain(plain).unwrap();
            for lang in Lang::ALL {
                assert_eq!(Amount::parse_typed(&field(original, lang), lang), Ok(original), "{plain} {lang:?}");
            }
        }
    }
}

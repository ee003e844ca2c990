//! Colours as names.
//!
//! plotters tells a backend only red, green and blue. So every ink has a triple reserved for it,
//! which the backend turns into a class for the web (where the style sheet knows light, dark and
//! print) or into the colour itself for print. A triple that is no ink is a mistake in a chart.

use plotters::style::RGBColor;

/// What something is drawn with. The web's class and print's attributes for each.
macro_rules! inks {
    ($($ink:ident: $class:literal, $print:literal;)+) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Ink { $($ink),+ }

        impl Ink {
            const ALL: &'static [Self] = &[$(Self::$ink),+];

            #[must_use]
            pub fn class(self) -> &'static str {
                match self { $(Self::$ink => $class),+ }
            }

            /// SVG attributes with literal colours.
            #[must_use]
            pub fn print(self) -> &'static str {
                match self { $(Self::$ink => $print),+ }
            }
        }
    };
}

inks! {
    Text: "", r##"fill="#5F686D""##;
    TextInk: "t-ink", r##"fill="#212121""##;
    TextBold: "t-b", r##"fill="#212121" font-weight="600""##;
    TextHand: "t-hand", r##"fill="#00695C" font-weight="600""##;
    TextFoot: "t-foot", r##"fill="#B4500B" font-weight="600""##;
    Grid: "g", r##"stroke="#D9DDE0" stroke-width="1""##;
    Axis: "ax", r##"stroke="#6B6B6B" stroke-width="1""##;
    LineHand: "ln ln-hand", r##"fill="none" stroke="#00695C" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round""##;
    LineFoot: "ln ln-foot", r##"fill="none" stroke="#B4500B" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round""##;
    LineContext: "ln-ctx", r##"fill="none" stroke="#858F95" stroke-width="1.75" stroke-dasharray="5 4""##;
    MarkHand: "mk-hand mk-ring", r##"fill="#00695C""##;
    MarkFoot: "mk-foot mk-ring", r##"fill="#B4500B""##;
    MarkContext: "mk-ctx", r##"fill="#858F95""##;
    NoData: "f-none", r##"fill="#ECEDEE""##;
    Foot1: "f-1", r##"fill="#4A1C02""##;
    Foot2: "f-2", r##"fill="#9A4209""##;
    Foot3: "f-3", r##"fill="#CE7128""##;
    Foot4: "f-4", r##"fill="#858F95""##;
    FillFoot: "f-foot", r##"fill="#B4500B""##;
    FillHand: "f-hand", r##"fill="#00695C""##;
    FillPrevious: "f-prev", r##"fill="#858F95""##;
    Outline: "ln ln-hand", r##"fill="none" stroke="#00695C" stroke-width="1.5""##;
    Break: "brk", r##"stroke="#212121" stroke-width="1.5" stroke-dasharray="2 3""##;
    Connector: "conn", r##"stroke="#6B6B6B" stroke-width="1" stroke-dasharray="2 2""##;
    Median: "med", r##"stroke="#212121" stroke-width="2""##;
    Band: "band", r##"fill="#E0F2EF""##;
    BandFoot: "f-foot-soft", r##"fill="#FCE9DA""##;
    BandPlain: "f-panel", r##"fill="#ECEDEE""##;
    DotHand: "dot", r##"fill="#00695C" fill-opacity="0.82""##;
    DotFoot: "dot-foot", r##"fill="#B4500B" fill-opacity="0.82""##;
    Covered: "cov", r##"fill="#212121""##;
    // Filled by a pattern of the drawing: see `canvas`.
    Hatch: "hatch", "";
    HatchHand: "hatch-hand", "";
}

/// Green and blue of every ink; red is its number.
const MARK: (u8, u8) = (2, 1);

impl Ink {
    #[must_use]
    pub fn color(self) -> RGBColor {
        let at = Self::ALL.iter().position(|ink| *ink == self).unwrap_or_default();
        RGBColor(u8::try_from(at).unwrap_or_default(), MARK.0, MARK.1)
    }

    #[must_use]
    pub fn find((red, green, blue): (u8, u8, u8)) -> Option<Self> {
        ((green, blue) == MARK).then(|| Self::ALL.get(usize::from(red)).copied()).flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_is_found_again() {
        for ink in Ink::ALL {
            let RGBColor(r, g, b) = ink.color();
            assert_eq!(Ink::find((r, g, b)), Some(*ink));
        }
        assert_eq!(Ink::find((0, 0, 0)), None);
    }
}

//! The interface's sentences, by the part of it that says them.

/// `name: "fi", "sv", "en";` gives `fn name(lang) -> &'static str`;
/// `name(a): "… {a}", …;` gives `fn name(lang, a) -> String`. All three or it does not compile.
macro_rules! words {
    ($($name:ident $(($($arg:ident),+))? : $fi:literal, $sv:literal, $en:literal;)+) => {
        $(words!(@one $name [$($($arg)+)?] $fi, $sv, $en);)+
    };
    (@one $name:ident [] $fi:literal, $sv:literal, $en:literal) => {
        #[must_use]
        pub fn $name(lang: $crate::text::Lang) -> &'static str {
            match lang {
                $crate::text::Lang::Fi => $fi,
                $crate::text::Lang::Sv => $sv,
                $crate::text::Lang::En => $en,
            }
        }
    };
    (@one $name:ident [$($arg:ident)+] $fi:literal, $sv:literal, $en:literal) => {
        #[must_use]
        pub fn $name(lang: $crate::text::Lang, $($arg: impl std::fmt::Display),+) -> String {
            match lang {
                $crate::text::Lang::Fi => format!($fi),
                $crate::text::Lang::Sv => format!($sv),
                $crate::text::Lang::En => format!($en),
            }
        }
    };
}

/// As `words!`, but each gives a [`Text`](crate::text::Text) in all three languages at once.
macro_rules! texts {
    ($($name:ident $(($($arg:ident),+))? : $fi:literal, $sv:literal, $en:literal;)+) => {$(
        #[must_use]
        pub fn $name($($($arg: impl std::fmt::Display),+)?) -> $crate::text::Text {
            $crate::text::Text { fi: format!($fi), sv: format!($sv), en: format!($en) }
        }
    )+};
}

pub mod catalogue;
pub mod common;
pub mod compare;
pub mod entry;
pub mod findings;
pub mod history;
pub mod public;
pub mod reminder;
pub mod report;
pub mod review;
pub mod states;
pub mod story;
pub mod upload;

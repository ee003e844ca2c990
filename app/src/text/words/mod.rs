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

/// As `words!`, in two forms: for one, and for any other number, which is the last argument.
macro_rules! counted {
    ($($name:ident ($($arg:ident),*; $n:ident): $fi_one:literal | $fi:literal, $sv_one:literal | $sv:literal, $en_one:literal | $en:literal;)+) => {$(
        #[must_use]
        pub fn $name(lang: $crate::text::Lang, $($arg: impl std::fmt::Display,)* $n: usize) -> String {
            match (lang, $n) {
                ($crate::text::Lang::Fi, 1) => format!($fi_one),
                ($crate::text::Lang::Fi, _) => format!($fi),
                ($crate::text::Lang::Sv, 1) => format!($sv_one),
                ($crate::text::Lang::Sv, _) => format!($sv),
                ($crate::text::Lang::En, 1) => format!($en_one),
                ($crate::text::Lang::En, _) => format!($en),
            }
        }
    )+};
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

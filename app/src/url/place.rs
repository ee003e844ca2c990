//! Where pages stand: the pattern of each kind's address.

use std::collections::BTreeSet;

use super::Page;

/// The addresses of pages: a name in braces stands for a part that varies. The router takes its routes from here.
macro_rules! places {
    ($($name:ident $pattern:literal;)+) => {
        /// Where pages of a kind stand.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Place { $($name),+ }

        impl Place {
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            #[must_use]
            pub const fn pattern(self) -> &'static str {
                match self { $(Self::$name => $pattern),+ }
            }
        }

        impl Page {
            #[must_use]
            pub fn place(&self) -> Place {
                match self { $(Self::$name { .. } => Place::$name),+ }
            }
        }
    };
}

places! {
    Overview "/{lang}";
    Indicators "/{lang}/indicators";
    Indicator "/{lang}/indicators/{indicator}";
    Stories "/{lang}/stories";
    Story "/{lang}/stories/{id}";
    Method "/{lang}/method";
    Reports "/{lang}/reports";
    Report "/{lang}/reports/{file}";
    Figures "/{lang}/data/{year}/figures.csv";
    IndicatorFigures "/{lang}/data/indicators/{file}";
    Demo "/{lang}/demo";
    Accessibility "/{lang}/accessibility";
    Privacy "/{lang}/privacy";
    SignIn "/{lang}/signin";
    SignOut "/{lang}/signout";
    Welcome "/{lang}/welcome/{token}";
    Home "/{lang}/home";
    EntryYear "/{lang}/entry/{library}/{year}";
    Entry "/{lang}/entry/{library}/{year}/{section}";
    EntryCheck "/{lang}/entry/{library}/{year}/check";
    EntryCells "/{lang}/entry/{library}/{year}/cells";
    EntryHere "/{lang}/entry/{library}/{year}/{section}/here";
    EntryShare "/{lang}/entry/{library}/{year}/share";
    EntryRecall "/{lang}/entry/{library}/{year}/recall";
    EntryCopy "/{lang}/entry/{library}/{year}/copy.pdf";
    EntryHistory "/{lang}/entry/{library}/{year}/history/{indicator}";
    EntryExcel "/{lang}/entry/{library}/{year}/excel";
    EntryWorkbook "/{lang}/entry/{library}/{year}/excel/{file}";
    EntryExcelConfirm "/{lang}/entry/{library}/{year}/excel/confirm";
    EntryTable "/{lang}/entry/{library}/{year}/table";
    EntryTableColumns "/{lang}/entry/{library}/{year}/table/columns";
    EntryTableConfirm "/{lang}/entry/{library}/{year}/table/confirm";
    Write "/{lang}/write/{library}";
    WriteNew "/{lang}/write/{library}/new";
    WriteStory "/{lang}/write/{library}/{id}";
    WriteStorySubmit "/{lang}/write/{library}/{id}/submit";
    WriteStoryTakeBack "/{lang}/write/{library}/{id}/take-back";
    Review "/{lang}/review/{year}";
    ReviewLibrary "/{lang}/review/{year}/{library}";
    ReviewApprove "/{lang}/review/{year}/{library}/approve";
    ReviewReturn "/{lang}/review/{year}/{library}/return";
    ReviewTakeUp "/{lang}/review/{year}/{library}/take-up";
    ReviewTakeBack "/{lang}/review/{year}/{library}/take-back";
    ReviewReopen "/{lang}/review/{year}/{library}/reopen";
    ReviewCells "/{lang}/review/{year}/cells/{indicator}";
    ReviewRemind "/{lang}/review/{year}/remind";
    ReviewStory "/{lang}/review/{year}/stories/{id}";
    Freeze "/{lang}/review/{year}/freeze";
    Compare "/{lang}/libraries/{library}";
    Admin "/{lang}/admin";
    AdminIndicator "/{lang}/admin/indicators/{indicator}";
    AdminFactor "/{lang}/admin/factors/{factor}";
    AdminLibrary "/{lang}/admin/libraries/{library}";
    AdminThemes "/{lang}/admin/themes";
    AdminTargets "/{lang}/admin/targets";
    AdminConsortium "/{lang}/admin/consortium";
}

/// What is no page: the way in, a sign of life, styles and scripts.
pub const ROOT: &str = "/";
pub const HEALTH: &str = "/health";
pub const ASSET: &str = "/assets/{version}/{name}";

/// What stands in an address for a thing of the catalogue that is not there yet.
pub const NEW: &str = "new";

/// The words that addresses have where a code could stand, such as a library's or a section's.
#[must_use]
pub fn reserved(part: &str) -> BTreeSet<&'static str> {
    let segments = |place: &Place| place.pattern().split('/').collect::<Vec<&str>>();
    let wanted = format!("{{{part}}}");
    let mut words = BTreeSet::from([NEW]);
    for own in Place::ALL.iter().map(segments) {
        let Some(at) = own.iter().position(|segment| *segment == wanted) else { continue };
        let beside = Place::ALL.iter().map(segments).filter(|other| other.len() > at && other[..at] == own[..at]);
        words.extend(beside.map(|other| other[at]).filter(|word| !word.starts_with('{')));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_addresses_have_for_something_else() {
        assert_eq!(reserved("library").into_iter().collect::<Vec<_>>(), ["cells", "freeze", "new", "remind", "stories"]);
        let sections = ["cells", "check", "copy.pdf", "excel", "history", "new", "recall", "share", "table"];
        assert_eq!(reserved("section").into_iter().collect::<Vec<_>>(), sections);
        assert_eq!(reserved("factor").into_iter().collect::<Vec<_>>(), ["new"]);
    }
}

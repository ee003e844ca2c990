//! Values that are valid by construction, and the arithmetic of the consortium.
//!
//! Nothing here reads a clock, a file or a database. The path of a figure: a person's text becomes an
//! [`entry::amount::Amount`], lives in a [`entry::cell::Cell`], stands in an
//! [`entry::figures::YearFigures`], becomes a row of a [`numbers::values::Column`] beside what formulas
//! derive from it, is brought together over libraries by [`numbers::aggregate`], always with its
//! [`numbers::coverage::Coverage`], and is published in the [`cube::Cube`] where [`disclosure`] lets it.
//!
//! The folders depend one way: the files here, `catalogue`, `entry`, `numbers`, `disclosure`, `cube`,
//! and last `checklist`, `snapshot` and `published`, which hold all of a year.

pub mod account;
pub mod catalogue;
pub mod checklist;
pub mod code;
pub mod cube;
pub mod disclosure;
pub mod emission;
pub mod entry;
pub mod limits;
pub mod numbers;
pub mod personal;
pub mod published;
pub mod refused;
pub mod reminder;
pub mod round;
pub mod snapshot;
pub mod story;
pub mod unit;
pub mod visible;
pub mod year;

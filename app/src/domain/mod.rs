//! Values that are valid by construction, and the arithmetic of the consortium.
//!
//! Nothing here reads a clock, a file or a database. The path of a figure:
//! a person's text becomes an [`amount::Amount`], lives in a [`cell::Cell`], stands in a
//! [`figures::YearFigures`], becomes a row of a [`values::Column`] beside what
//! formulas derive from it, is brought together over libraries by [`aggregate`], always with its
//! [`coverage::Coverage`], and is published in the [`cube::Cube`] where [`secrecy`] lets it.

pub mod account;
pub mod aggregate;
pub mod amount;
pub mod catalogue;
pub mod cell;
pub mod check;
pub mod checklist;
pub mod code;
pub mod coverage;
pub mod cube;
pub mod decomposition;
pub mod disclosure;
pub mod distribution;
pub mod emission;
pub mod factor;
pub mod figures;
pub mod formula;
pub mod indicator;
pub mod joint_share;
pub mod library;
pub mod lineage;
pub mod mask;
pub mod own_table;
mod parallel;
pub mod quantile;
pub mod reminder;
pub mod round;
pub mod secrecy;
pub mod series_break;
pub mod site;
pub mod snapshot;
pub mod story;
pub mod trend;
pub mod typed;
pub mod unit;
pub mod usage;
pub mod values;
pub mod year;
pub mod year_data;

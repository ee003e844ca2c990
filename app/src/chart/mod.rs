//! Drawings by plotters, as SVG that can be read aloud and themed.
//!
//! A chart is drawn twice for the web, 760 and 320 units wide, so that its text never shrinks
//! under 12 pixels; the container shows the one that fits. For print it is drawn once, with the
//! colours themselves. Colours are names until then: see [`ink::Ink`].

mod axis;
mod backend;
mod canvas;
mod coverage;
mod distribution;
pub mod ink;
mod levels;
mod position;
mod ranges;
mod sparkline;
mod stacked;
mod trend;
mod waterfall;

pub use canvas::{Medium, Words};
pub use coverage::coverage_bar;
pub use distribution::{DistributionRow, distribution};
pub use levels::levels;
pub use position::position;
pub use ranges::{RangeRow, ranges};
pub use sparkline::{small_multiple, sparkline};
pub use stacked::{Stack, stacked};
pub use trend::{TrendLine, trend};
pub use waterfall::{Fall, waterfall};

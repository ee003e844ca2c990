//! The arithmetic of the consortium: from a year's cells to totals with their coverage.

pub mod aggregate;
pub mod comparison;
pub mod coverage;
pub mod decomposition;
pub mod distribution;
pub mod gap;
pub mod gathered;
pub mod mask;
pub mod parallel;
pub mod quantile;
pub mod trend;
pub mod values;
pub mod year_data;

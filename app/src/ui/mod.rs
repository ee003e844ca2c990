//! Small parts that pages share.
//!
//! Raw HTML is written in two of them only: the exhibit, whose SVG is ours, and the text
//! area, which encodes what people wrote.

mod assets;
mod choose;
mod exhibit;
mod find;
mod form;
mod icon;
mod links;
mod render;
mod section;
mod shell;
mod table;
mod text_area;

pub use assets::{Assets, asset};
pub use choose::{Candidate, Choice, LOOK, SOUGHT, choose};
pub use exhibit::{Chart, Exhibit, bare_chart, exhibit};
pub use find::{Address, Called, Find, Listed, Sought, find};
pub use form::{CONFIRMED, ErrorLink, enter_does_nothing, error_summary, far_reaching, radio, tick};
pub use icon::{icon, icon_in, side_icon, wordmark};
pub use links::{report_links, view_links, year_links};
pub use render::render;
pub use section::{Section, breadcrumb};
pub use shell::{Frame, Nav, Shell, shell, with_name};
pub use table::{Align, Column, Entry, Table, table, table_sections};
pub use text_area::text_area;

//! The pages for everybody.

pub mod demo;
pub mod indicator;
pub mod indicators;
pub mod lineage;
pub mod message;
pub mod method;
pub mod overview;
pub mod plain;
pub mod reports;
pub mod stories;
pub mod story;

use crate::{findings::Edition, text::words::public, ui::Shell, url::Page};

impl Edition<'_> {
    /// The frame of a page about the year; a draft says that it is one.
    #[must_use]
    pub fn shell(&self, page: Page, title: impl Into<String>) -> Shell {
        let mut shell = Shell::public(self.lang, page, title, &self.published.site);
        if self.year.frozen.is_none() {
            shell.banner = Some(public::draft_banner(self.lang, self.year.year));
        }
        shell
    }
}

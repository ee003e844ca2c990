//! Where the figures are kept.

use std::path::{Path, PathBuf};

use super::{BadSetting, Secret, Sources};
use crate::store::Db;

#[derive(Clone, Debug)]
pub struct DatabaseSettings {
    /// `JALKI_DATABASE_URL`: an SQLite file, or `postgres://…`. Default: `jalki.db` in the data folder.
    pub url: String,
    /// `JALKI_DATA_DIR`: the folder of the embedded database. Default: `data`.
    pub data_dir: PathBuf,
}

impl DatabaseSettings {
    pub(super) fn read(sources: &mut Sources<'_>) -> Result<Self, BadSetting> {
        let data_dir = PathBuf::from(sources.take("JALKI_DATA_DIR", "data".to_owned(), Secret::No).value);
        let default = Db::file_url(&Self::file_in(&data_dir));
        let url = sources.take("JALKI_DATABASE_URL", default, Secret::Address);
        let known = ["postgres://", "postgresql://", "sqlite:"];
        if !known.iter().any(|scheme| url.value.starts_with(scheme)) {
            return Err(url.refuse("use sqlite://FILE or postgres://USER:PASSWORD@HOST/DATABASE, or unset it for the embedded database"));
        }
        Ok(Self { url: url.value, data_dir })
    }

    /// The embedded database's file.
    #[must_use]
    pub fn file_in(folder: &Path) -> PathBuf {
        folder.join("jalki.db")
    }

    /// The SQLite file, when it is one.
    #[must_use]
    pub fn file(&self) -> Option<PathBuf> {
        self.url.strip_prefix("sqlite:").map(|path| PathBuf::from(path.trim_start_matches("//")))
    }
}

//! Settings: from the environment, else from a TOML file, else their defaults.

mod database;
mod mail;
mod web;

use std::{collections::BTreeMap, fmt, path::PathBuf};

pub use database::DatabaseSettings;
pub use mail::MailSettings;
pub use web::{Hsts, WebSettings};

/// Everything the program can be told.
#[derive(Clone, Debug)]
pub struct Settings {
    pub database: DatabaseSettings,
    pub web: WebSettings,
    pub mail: MailSettings,
    /// Every setting with its value and where it came from, as `config show` prints them.
    pub shown: Vec<Shown>,
}

#[derive(Clone, Debug)]
pub struct Shown {
    pub name: &'static str,
    pub value: String,
    pub origin: Origin,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    Default,
    File(PathBuf),
    Environment,
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Environment => f.write_str("environment"),
        }
    }
}

/// Names the setting, its value and the remedy.
#[derive(Debug, thiserror::Error)]
#[error("{name} = \"{value}\" ({origin}): {remedy}")]
pub struct BadSetting {
    pub name: String,
    pub value: String,
    pub origin: Origin,
    pub remedy: String,
}

/// Where the settings file is looked for; not finding the default one is fine.
const FILE: &str = "JALKI_CONFIG";
const PREFIX: &str = "JALKI_";
const DEFAULT_FILE: &str = "jalki.toml";

/// One setting's text and where it came from.
#[derive(Clone, Debug)]
struct Given {
    name: &'static str,
    value: String,
    origin: Origin,
}

impl Given {
    fn refuse(&self, remedy: impl Into<String>) -> BadSetting {
        BadSetting { name: self.name.to_owned(), value: self.value.clone(), origin: self.origin.clone(), remedy: remedy.into() }
    }
}

/// The environment and the file, asked setting by setting.
struct Sources<'a> {
    environment: &'a dyn Fn(&str) -> Option<String>,
    file: BTreeMap<String, String>,
    path: PathBuf,
    shown: Vec<Shown>,
}

impl Sources<'_> {
    fn take(&mut self, name: &'static str, default: String, secret: Secret) -> Given {
        let key = name.trim_start_matches(PREFIX).to_lowercase();
        let given = if let Some(value) = (self.environment)(name) {
            Given { name, value, origin: Origin::Environment }
        } else if let Some(value) = self.file.remove(&key) {
            Given { name, value, origin: Origin::File(self.path.clone()) }
        } else {
            Given { name, value: default, origin: Origin::Default }
        };
        let value = if secret == Secret::Address { without_password(&given.value) } else { given.value.clone() };
        self.shown.push(Shown { name, value, origin: given.origin.clone() });
        given
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Secret {
    No,
    /// An address that may hold a password.
    Address,
}

/// `postgres://user:…@host/db`
fn without_password(address: &str) -> String {
    match (address.find("://"), address.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 < at => {
            let user = address[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}:…{}", &address[..scheme + 3], &address[at..])
        }
        _ => address.to_owned(),
    }
}

impl Settings {
    /// # Errors
    /// The first setting that makes no sense, or a file that cannot be read.
    pub fn read(environment: &dyn Fn(&str) -> Option<String>) -> Result<Self, BadSetting> {
        let named = environment(FILE);
        let path = PathBuf::from(named.clone().unwrap_or_else(|| DEFAULT_FILE.to_owned()));
        let refuse = |remedy: String| BadSetting {
            name: FILE.to_owned(),
            value: path.display().to_string(),
            origin: if named.is_some() { Origin::Environment } else { Origin::Default },
            remedy,
        };
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(_) if named.is_none() => String::new(),
            Err(error) => return Err(refuse(format!("the file cannot be read ({error}); correct the path or unset it"))),
        };
        let table: toml::Table = text.parse().map_err(|error| refuse(format!("the file is not TOML: {error}")))?;
        let file = table.into_iter().map(|(key, value)| (key, value.as_str().map_or_else(|| value.to_string(), str::to_owned))).collect();
        let mut sources = Sources { environment, file, path: path.clone(), shown: Vec::new() };
        let database = DatabaseSettings::read(&mut sources)?;
        let web = WebSettings::read(&mut sources)?;
        let mail = MailSettings::read(&mut sources)?;
        if let Some(unknown) = sources.file.keys().next() {
            return Err(refuse(format!("there is no setting \"{unknown}\"; `jalki config show` lists them all")));
        }
        Ok(Self { database, web, mail, shown: sources.shown })
    }

    /// # Errors
    /// As [`Self::read`].
    pub fn from_environment() -> Result<Self, BadSetting> {
        Self::read(&|name| std::env::var(name).ok())
    }

    /// Of these variables, those that look like settings and are none: one that is misspelt does nothing.
    pub fn unknown(&self, variables: impl Iterator<Item = String>) -> Vec<String> {
        let is_setting = |name: &str| name == FILE || self.shown.iter().any(|shown| shown.name == name);
        variables.filter(|name| name.starts_with(PREFIX) && !is_setting(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_variable_is_named() {
        let names = ["JALKI_DATADIR", "JALKI_DATA_DIR", "JALKI_CONFIG", "PATH"].map(str::to_owned);
        assert_eq!(read(&[]).unwrap().unknown(names.into_iter()), ["JALKI_DATADIR"]);
    }

    fn read(given: &[(&str, &str)]) -> Result<Settings, BadSetting> {
        Settings::read(&|name| given.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn a_bad_setting_says_what_to_do() {
        assert_eq!(read(&[]).unwrap().web.addr.to_string(), "127.0.0.1:3000");
        let refused = read(&[("JALKI_ADDR", "nowhere")]).unwrap_err().to_string();
        assert!(refused.contains("JALKI_ADDR") && refused.contains("nowhere") && refused.contains("127.0.0.1:3000"), "{refused}");
        let refused = read(&[("JALKI_PUBLIC_URL", "jalki.fi")]).unwrap_err().to_string();
        assert!(refused.contains("https://"), "{refused}");
        for (name, value) in
            [("JALKI_HSTS", "yes"), ("JALKI_PROXIES", "proxy"), ("JALKI_STOP_SECONDS", "1 minute"), ("JALKI_PLAIN_HTTP", "1")]
        {
            let refused = read(&[(name, value)]).unwrap_err().to_string();
            assert!(refused.contains(name) && refused.contains("write"), "{refused}");
        }
        let refused = read(&[("JALKI_CONFIG", "/no/such/file.toml")]).unwrap_err().to_string();
        assert!(refused.contains("JALKI_CONFIG") && refused.contains("cannot be read"), "{refused}");
    }

    #[test]
    fn no_password_goes_over_a_wire_in_the_open() {
        let refused = |given: &[(&str, &str)]| read(given).is_err();
        for url in [
            "http://jalki.example.fi",
            "http://localhost.example.fi",
            "http://127.0.0.1.example.fi",
            "http://127.0.0.1@example.fi",
            "http://10.0.0.1",
        ] {
            assert!(refused(&[("JALKI_PUBLIC_URL", url)]), "{url}");
        }
        assert!(refused(&[("JALKI_ADDR", "0.0.0.0:3000")]));
        assert!(refused(&[("JALKI_ADDR", "[::]:3000"), ("JALKI_PUBLIC_URL", "http://localhost:3000")]));
        assert!(refused(&[("JALKI_PUBLIC_URL", "https://jalki.example.fi/statistics")]));
        for url in ["http://localhost:3000", "http://[::1]:3000/", "http://127.0.0.2", "https://jalki.example.fi"] {
            assert!(!refused(&[("JALKI_PUBLIC_URL", url)]), "{url}");
        }
        assert!(!refused(&[("JALKI_ADDR", "0.0.0.0:3000"), ("JALKI_PUBLIC_URL", "https://jalki.example.fi")]));
        assert!(!refused(&[("JALKI_ADDR", "0.0.0.0:3000"), ("JALKI_PLAIN_HTTP", "yes")]));
    }

    #[test]
    fn only_a_proxy_says_whose_a_request_is() {
        let client =
            |given: &[(&str, &str)], peer: &str, told: &str| read(given).unwrap().web.client(peer.parse().unwrap(), told).to_string();
        assert_eq!(client(&[], "192.0.2.1", "198.51.100.7"), "192.0.2.1");
        let https = [("JALKI_PUBLIC_URL", "https://jalki.example.fi")];
        assert_eq!(client(&https, "127.0.0.1", "203.0.113.9, 198.51.100.7"), "198.51.100.7");
        assert_eq!(client(&https, "127.0.0.1", ""), "127.0.0.1");
        assert_eq!(client(&https, "192.0.2.1", "198.51.100.7"), "192.0.2.1");
        let two = [("JALKI_PROXIES", "127.0.0.1, 10.0.0.2")];
        assert_eq!(client(&two, "127.0.0.1", "203.0.113.9, 198.51.100.7, 10.0.0.2"), "198.51.100.7");
    }

    #[test]
    fn no_password_is_shown() {
        let settings = read(&[("JALKI_DATABASE_URL", "postgres://jalki:secret@db.example/jalki")]).unwrap();
        let shown = settings.shown.iter().find(|shown| shown.name == "JALKI_DATABASE_URL").unwrap();
        assert_eq!(shown.value, "postgres://jalki:…@db.example/jalki");
        assert_eq!(shown.origin, Origin::Environment);
    }
}

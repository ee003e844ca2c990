//! Settings: from the environment, else from a TOML file, else their defaults.

mod database;
mod mail;
mod web;

use std::{collections::BTreeMap, fmt, path::PathBuf};

use url::Url;

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
/// How much is logged, by the parts of the program; from the environment alone, since it counts before the file is read.
pub const LOG: &str = "JALKI_LOG";
pub const USUAL_LOG: &str = "warn,server=info,tower_http=warn";
const DEFAULT_FILE: &str = "jalki.toml";

/// One setting's text and where it came from.
#[derive(Clone, Debug)]
struct Given {
    name: &'static str,
    value: String,
    /// As it may be shown: without a password.
    shown: String,
    origin: Origin,
}

impl Given {
    fn refuse(&self, remedy: impl Into<String>) -> BadSetting {
        BadSetting { name: self.name.to_owned(), value: self.shown.clone(), origin: self.origin.clone(), remedy: remedy.into() }
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
        let (value, origin) = if let Some(value) = (self.environment)(name) {
            (value, Origin::Environment)
        } else if let Some(value) = self.file.remove(&key) {
            (value, Origin::File(self.path.clone()))
        } else {
            (default, Origin::Default)
        };
        let shown = if secret == Secret::Address { without_password(&value) } else { value.clone() };
        self.shown.push(Shown { name, value: shown.clone(), origin: origin.clone() });
        Given { name, value, shown, origin }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Secret {
    No,
    /// An address that may hold a password.
    Address,
}

/// `postgres://user:…@host/db`. In what is not written as an address should be, a password may stand anywhere: nothing of
/// it is shown.
fn without_password(address: &str) -> String {
    // A file has no password.
    if address.is_empty() || address.starts_with("sqlite:") {
        return address.to_owned();
    }
    let shown = Url::parse(address).ok().and_then(|url| {
        let (host, path) = (url.host_str().filter(|host| !host.is_empty())?, url.path());
        let user = match (url.username(), url.password()) {
            ("", None) => String::new(),
            (user, None) => format!("{user}@"),
            (user, Some(_)) => format!("{user}:…@"),
        };
        let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
        let more = if url.query().is_some() || url.fragment().is_some() { "?…" } else { "" };
        (!path.contains('@')).then(|| format!("{}://{user}{host}{port}{path}{more}", url.scheme()))
    });
    shown.unwrap_or_else(|| "…".to_owned())
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
        let is_setting = |name: &str| name == FILE || name == LOG || self.shown.iter().any(|shown| shown.name == name);
        variables.filter(|name| name.starts_with(PREFIX) && !is_setting(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_variable_is_named() {
        let names = ["JALKI_DATADIR", "JALKI_DATA_DIR", "JALKI_CONFIG", "JALKI_LOG", "PATH"].map(str::to_owned);
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
    fn no_password_is_shown_of_an_address_that_is_none() {
        for (name, address) in [
            ("JALKI_DATABASE_URL", "postgres//jalki:secret@db.example/jalki"),
            ("JALKI_DATABASE_URL", "postgres:/jalki:secret@db.example/jalki"),
            ("JALKI_DATABASE_URL", "jalki:secret@db.example/jalki"),
            ("JALKI_DATABASE_URL", "mysql://jalki:sec/secret@db.example/jalki"),
            ("JALKI_DATABASE_URL", "mysql://jalki:1/secret@db.example/jalki"),
            ("JALKI_DATABASE_URL", "mysql://db.example/jalki?password=secret"),
            ("JALKI_SMTP_URL", "smtps//jalki:secret@mail.example"),
            ("JALKI_SMTP_URL", "ftp://jalki:secret@mail.example"),
            ("JALKI_SMTP_URL", "jalki secret mail.example"),
        ] {
            let refused = read(&[(name, address)]).unwrap_err().to_string();
            assert!(refused.contains(name) && !refused.contains("secret"), "{refused}");
        }
        // Those that are taken, too.
        let taken = read(&[("JALKI_DATABASE_URL", "postgres://jalki:se/secret@db.example/jalki?password=secret")]).unwrap();
        assert!(!format!("{:?}", taken.shown).contains("secret"));
        let plain = read(&[("JALKI_SMTP_URL", "smtp://mail.example:25?tls=required"), ("JALKI_MAIL_FROM", "j@example.fi")]).unwrap();
        assert!(plain.shown.iter().any(|shown| shown.value == "smtp://mail.example:25?…"), "{:?}", plain.shown);
    }

    #[test]
    fn no_password_is_shown() {
        let settings = read(&[("JALKI_DATABASE_URL", "postgres://jalki:secret@db.example/jalki")]).unwrap();
        let shown = settings.shown.iter().find(|shown| shown.name == "JALKI_DATABASE_URL").unwrap();
        assert_eq!(shown.value, "postgres://jalki:…@db.example/jalki");
        assert_eq!(shown.origin, Origin::Environment);
    }
}

//! Where the pages are served, and under which address people see them.

use std::net::SocketAddr;

use super::{BadSetting, Secret, Sources};

#[derive(Clone, Debug)]
pub struct WebSettings {
    /// `JALKI_ADDR`: where to listen. Default: `127.0.0.1:3000`.
    pub addr: SocketAddr,
    /// `JALKI_PUBLIC_URL`: the address people use, `https://…` behind a proxy. Default: `http://` and
    /// the address listened on. Cookies are Secure when it is https.
    pub public_url: String,
}

impl WebSettings {
    pub(super) fn read(sources: &mut Sources<'_>) -> Result<Self, BadSetting> {
        let addr = sources.take("JALKI_ADDR", "127.0.0.1:3000".to_owned(), Secret::No);
        let parsed: SocketAddr =
            addr.value.parse().map_err(|_| addr.refuse("write an address and a port, such as 127.0.0.1:3000 or 0.0.0.0:8080"))?;
        let url = sources.take("JALKI_PUBLIC_URL", format!("http://{parsed}"), Secret::No);
        let host = url.value.strip_prefix("https://").or_else(|| url.value.strip_prefix("http://")).unwrap_or_default();
        if host.is_empty() || host.contains(char::is_whitespace) {
            return Err(url.refuse("write the whole address, such as https://jalki.example.fi"));
        }
        let loopback = ["127.0.0.1", "localhost", "[::1]"].iter().any(|name| host.starts_with(name));
        if url.value.starts_with("http://") && !loopback && url.origin != super::Origin::Default {
            return Err(url.refuse("sign-in needs https://; plain http is only for this machine (127.0.0.1, localhost)"));
        }
        Ok(Self { addr: parsed, public_url: url.value.trim_end_matches('/').to_owned() })
    }

    #[must_use]
    pub fn is_https(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// `__Host-` ties the cookie to this very host and needs https.
    #[must_use]
    pub fn cookie_name(&self) -> &'static str {
        if self.is_https() { "__Host-session" } else { "session" }
    }
}

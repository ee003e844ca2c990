//! Where the pages are served, and under which address people see them.

use std::{
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    time::Duration,
};

use axum::http::Uri;

use super::{BadSetting, Given, Origin, Secret, Sources};

#[derive(Clone, Debug)]
pub struct WebSettings {
    /// `JALKI_ADDR`: where to listen. Default: `127.0.0.1:3000`.
    pub addr: SocketAddr,
    /// `JALKI_PUBLIC_URL`: the address people use, `https://…` behind a proxy. Default: `http://` and
    /// the address listened on. Cookies are Secure when it is https.
    pub public_url: String,
    /// `JALKI_PROXIES`: addresses of proxies, parted by commas, whose `X-Forwarded-For` is believed. Default:
    /// this machine where the public address is https, which a proxy must have made; otherwise none.
    pub proxies: Vec<IpAddr>,
    /// `JALKI_HSTS`: what a browser remembers of https: `host`, `subdomains` or `off`. Default: `host`.
    pub hsts: Hsts,
    /// `JALKI_STOP_SECONDS`: how long what is under way may take after the signal to stop, 0 to 300. Default: 30.
    pub farewell: Duration,
}

/// For how much a browser remembers to come by https alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hsts {
    Off,
    Host,
    Subdomains,
}

const LONGEST_FAREWELL: u64 = 300;

/// Whether only this machine reaches a host.
fn is_loopback(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    host.eq_ignore_ascii_case("localhost") || address.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// A whole address without a path, as browsers write it, and its host; None when it is something else.
fn address_of(url: &str) -> Option<(String, String)> {
    let uri: Uri = url.parse().ok()?;
    let authority = uri.authority()?;
    let plain = !authority.as_str().contains('@') && uri.path() == "/" && uri.query().is_none();
    let scheme = uri.scheme_str().map(str::to_lowercase).filter(|scheme| matches!(scheme.as_str(), "http" | "https"))?;
    (plain && !authority.host().is_empty()).then(|| (format!("{scheme}://{authority}"), authority.host().to_owned()))
}

fn public_url(sources: &mut Sources<'_>, addr: SocketAddr) -> Result<Given, BadSetting> {
    let url = sources.take("JALKI_PUBLIC_URL", format!("http://{addr}"), Secret::No);
    let plain = sources.take("JALKI_PLAIN_HTTP", "no".to_owned(), Secret::No);
    let plain_is_meant = match plain.value.as_str() {
        "yes" => true,
        "no" => false,
        _ => return Err(plain.refuse("write yes where people may sign in over plain http, or no")),
    };
    let Some((written, host)) = address_of(&url.value) else {
        return Err(url.refuse("write the whole address without a path, such as https://jalki.example.fi"));
    };
    let others_reach = !is_loopback(&host) || !addr.ip().is_loopback();
    if written.starts_with("http://") && others_reach && !plain_is_meant {
        let remedy = "others reach this address, and everybody on their way can read a password sent by plain http; \
            put a web server with a certificate in front and write its https:// address, or say JALKI_PLAIN_HTTP=yes";
        let default = url.origin == Origin::Default;
        return Err(if default { url.refuse(format!("JALKI_PUBLIC_URL is not set: {remedy}")) } else { url.refuse(remedy) });
    }
    Ok(Given { value: written, ..url })
}

impl WebSettings {
    pub(super) fn read(sources: &mut Sources<'_>) -> Result<Self, BadSetting> {
        let addr = sources.take("JALKI_ADDR", "127.0.0.1:3000".to_owned(), Secret::No);
        let parsed: SocketAddr =
            addr.value.parse().map_err(|_| addr.refuse("write an address and a port, such as 127.0.0.1:3000 or 0.0.0.0:8080"))?;
        let public_url = public_url(sources, parsed)?.value.trim_end_matches('/').to_owned();
        let default =
            if public_url.starts_with("https://") { format!("{},{}", Ipv4Addr::LOCALHOST, Ipv6Addr::LOCALHOST) } else { String::new() };
        let proxies = sources.take("JALKI_PROXIES", default, Secret::No);
        let listed = proxies
            .value
            .split(',')
            .map(str::trim)
            .filter(|address| !address.is_empty())
            .map(|address| address.parse::<IpAddr>().map(|address| address.to_canonical()));
        let listed =
            listed.collect::<Result<Vec<_>, _>>().map_err(|_| proxies.refuse("write addresses, parted by commas, such as 10.0.0.2"))?;
        let hsts = sources.take("JALKI_HSTS", "host".to_owned(), Secret::No);
        let remembered = match hsts.value.as_str() {
            "off" => Hsts::Off,
            "host" => Hsts::Host,
            "subdomains" => Hsts::Subdomains,
            _ => return Err(hsts.refuse("write host, subdomains or off")),
        };
        let farewell = sources.take("JALKI_STOP_SECONDS", "30".to_owned(), Secret::No);
        let seconds = farewell.value.parse().ok().filter(|seconds| *seconds <= LONGEST_FAREWELL);
        let seconds = seconds.ok_or_else(|| farewell.refuse(format!("write a number of seconds, at most {LONGEST_FAREWELL}")))?;
        Ok(Self { addr: parsed, public_url, proxies: listed, hsts: remembered, farewell: Duration::from_secs(seconds) })
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

    /// Whose request it is: the other end's, or whoever a proxy that is believed says last.
    #[must_use]
    pub fn client(&self, peer: IpAddr, forwarded: &str) -> IpAddr {
        let mut client = peer;
        for told in forwarded.rsplit(',') {
            if !self.proxies.contains(&client.to_canonical()) {
                break;
            }
            let told = told.trim();
            // Some proxies tell the port too.
            let with_port = || told.parse::<SocketAddr>().map(|told| told.ip());
            let Ok(told) = told.parse().or_else(|_| with_port()) else { break };
            client = told;
        }
        client
    }
}

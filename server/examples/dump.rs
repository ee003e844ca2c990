//! Everything that the example consortium shows, as files in a folder: every page for everybody, for
//! each signed-in role and in each language, every CSV and every PDF, and what forms answer to what they
//! cannot take. Clock and chance stand still, so that two states of the program can be compared with
//! `diff -r`.
//!
//! It follows the links of the pages themselves, as far as [`worth`] lets it.

use std::{
    collections::{BTreeSet, VecDeque},
    error::Error,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use app::url::in_query;
use axum::{
    Router,
    body::Body,
    http::{Method, Request, StatusCode, header},
};
use chrono::{DateTime, TimeZone, Utc};
use http_body_util::BodyExt;
use server::{
    clock::FixedClock,
    config::Settings,
    demo::{self, PASSWORD},
    http::{Web, router},
    random::Random,
    service::Service,
    store::Db,
};
use tower::ServiceExt;

type Done = Result<(), Box<dyn Error>>;

/// The example's open round is due around this day.
fn now() -> DateTime<Utc> {
    Utc.with_ymd_and_hms(2026, 2, 17, 10, 0, 0).single().unwrap_or_default()
}

/// Chance that is the same every time.
struct NoChance;

impl Random for NoChance {
    fn bytes(&self) -> [u8; 32] {
        *b"the same thirty-two bytes always"
    }
}

/// Who looks, and where they begin.
struct Reader {
    name: &'static str,
    email: Option<&'static str>,
    begins: &'static [&'static str],
}

const READERS: [Reader; 5] = [
    Reader {
        name: "public",
        email: None,
        begins: &[
            "",
            "/signin",
            "/demo",
            "/nothing",
            "/indicators/hp_loans?year=2022&basis=all",
            "/indicators/hp_loans.per.ctx_students_fte",
            "/stories?year=2020",
            "/welcome/nonsense",
            "?year=abc",
        ],
    },
    Reader {
        name: "coordinator",
        email: Some("coordinator@demo.example"),
        begins: &[
            "/home",
            "?year=2025",
            "/indicators?year=2025",
            "/indicators/fp_total_kg?year=2025",
            "/indicators/hp_loans?year=2025",
            "/indicators/fp_car_km?year=2025",
            "/method?year=2025",
            "/stories?year=2025",
            "/review/2024",
            "/review/2024/freeze",
            "/review/2024/seamk",
            "/review/2025?show=late",
            "/review/2025?find=novia",
            "/review/2025?done=approved.novia",
            "/review/2025?done=returned.novia",
            "/review/2024?done=frozen",
            "/review/2025/remind?done=reminded.2.1",
            "/admin?done=edited.2",
            "/review/2025/cells/hp_loans",
            "/review/2024/cells/fp_air_km",
            "/admin/indicators/new",
            "/admin/indicators/nothing",
            "/libraries/seamk",
            "/libraries/novia?year=2022",
        ],
    },
    Reader {
        name: "manager",
        email: Some("manager@demo.example"),
        begins: &[
            "/home",
            "/entry/seamk/2024",
            "/entry/seamk/2025/context?done=saved",
            "/entry/seamk/2025/check?done=sent",
            "/entry/seamk/2025/excel?done=filed.3",
            "/write/seamk?done=saved",
            "/write/seamk/new",
            "/libraries/seamk",
            "/entry/novia/2025",
        ],
    },
    Reader { name: "contributor", email: Some("contributor@demo.example"), begins: &["/home", "/entry/seamk/2025/footprint"] },
    Reader { name: "steering", email: Some("steering@demo.example"), begins: &["/home", "?year=2025", "/indicators?year=2025"] },
];

/// A form that cannot be taken as it is: who sends it, where to, its fields, and a file if it has one.
type Sent = (&'static str, &'static str, &'static [(&'static str, &'static str)], Option<&'static str>);

const TABLE: &str = "Luku;2024;2025\nLainat;12 345;13 000\nKäynnit;1.234;2.345\nSähkö, kWh;9 000*;8 500*\n\n* arvio";

const SENT: [Sent; 18] = [
    ("public", "/signin", &[("email", "nobody@demo.example"), ("password", "wrong")], None),
    ("manager", "/entry/seamk/2025/context", &[("v.ctx_visits", "1.234"), ("r.ctx_visits", "1"), ("v.ctx_students_fte", "many")], None),
    ("manager", "/entry/seamk/2025/cells", &[("v.ctx_visits", "1.234"), ("r.ctx_visits", "1")], None),
    ("manager", "/entry/seamk/2025/context", &[("v.ctx_visits", "7"), ("r.ctx_visits", "0")], None),
    ("manager", "/entry/seamk/2025/check", &[], None),
    ("manager", "/entry/seamk/2025/share", &[("share", "x")], None),
    ("manager", "/entry/seamk/2025/excel", &[], Some("a,b\n1,2\n")),
    ("manager", "/entry/seamk/2025/excel", &[], Some("code,value\nhp_loans,70000\nctx_visits,x\n")),
    ("manager", "/entry/seamk/2025/table", &[("pasted", TABLE)], None),
    ("manager", "/entry/seamk/2025/table", &[("pasted", "only words")], None),
    (
        "manager",
        "/write/seamk/new",
        &[("title", "Tarina"), ("themes", "collaboration"), ("themes", "impact"), ("themes", "learning")],
        None,
    ),
    ("coordinator", "/review/2025/novia/return", &[("reason", ""), ("m.hp_loans", "")], None),
    ("coordinator", "/review/2025/freeze", &[], None),
    ("coordinator", "/review/2024/freeze", &[], None),
    ("coordinator", "/review/2025/remind", &[("subject", "Muistutus"), ("text", "")], None),
    ("coordinator", "/admin/indicators/hp_loans", &[("revision", "1"), ("name.fi", "Lainat"), ("formula", "hp_loans + ")], None),
    ("coordinator", "/admin/factors/el.location", &[("revision", "1"), ("v0.best", "x"), ("v0.year", "2020")], None),
    ("coordinator", "/admin/themes", &[("revision", "1"), ("t0.code", "Ä"), ("t9.name.fi", "Uusi")], None),
];

struct Dump {
    router: Router,
    folder: PathBuf,
    count: usize,
}

impl Dump {
    async fn answer(&self, request: Request<Body>) -> Result<(StatusCode, axum::http::HeaderMap, Vec<u8>), Box<dyn Error>> {
        let (parts, body) = self.router.clone().oneshot(request).await?.into_parts();
        Ok((parts.status, parts.headers, body.collect().await?.to_bytes().to_vec()))
    }

    fn request(cookie: Option<&str>, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:3000");
        match cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    async fn sign_in(&self, email: &str) -> Result<String, Box<dyn Error>> {
        let form = format!("email={}&password={PASSWORD}", email.replace('@', "%40"));
        let request = Self::request(None, Method::POST, "/fi/signin").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let (_, headers, _) = self.answer(request.body(Body::from(form))?).await?;
        let cookie = headers.get(header::SET_COOKIE).ok_or("nobody was signed in")?.to_str()?;
        Ok(cookie.split(';').next().unwrap_or_default().to_owned())
    }

    /// Keeps one answer: its status, and what it says. Where styles lie changes with them, and is left out.
    fn keep(&mut self, name: &str, status: StatusCode, headers: &axum::http::HeaderMap, bytes: &[u8]) -> Done {
        let kind = headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let is_text = kind.starts_with("text/") || kind.starts_with("application/json");
        let ending = match () {
            () if status.is_redirection() => ".to",
            () if kind.starts_with("text/html") => ".html",
            () => "",
        };
        let path = self.folder.join(format!("{name}{ending}"));
        fs::create_dir_all(path.parent().ok_or("no folder")?)?;
        let location = headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        if is_text || bytes.is_empty() {
            let text = String::from_utf8_lossy(bytes).replace(router::assets_root(), "/assets/-");
            fs::write(path, format!("{} {location}\n{}", status.as_u16(), in_lines(&text)))?;
        } else {
            fs::write(path, bytes)?;
        }
        self.count += 1;
        Ok(())
    }

    async fn crawl(&mut self, reader: &Reader, lang: &str, cookie: Option<&str>) -> Done {
        let mut ahead: VecDeque<String> = reader.begins.iter().map(|path| format!("/{lang}{path}")).collect();
        let mut seen: BTreeSet<String> = ahead.iter().cloned().collect();
        while let Some(path) = ahead.pop_front() {
            let request = Self::request(cookie, Method::GET, &path).body(Body::empty())?;
            let (status, headers, bytes) = self.answer(request).await?;
            let name = format!("{}{}", reader.name, path.replace('?', "@"));
            let name = if path.matches('/').count() == 1 { name.replacen(&format!("/{lang}"), &format!("/{lang}/front"), 1) } else { name };
            self.keep(&name, status, &headers, &bytes)?;
            let text = String::from_utf8_lossy(&bytes);
            let is_page = headers.get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
            let to = headers.get(header::LOCATION).and_then(|to| to.to_str().ok()).map(str::to_owned);
            let links = text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()).map(|link| link.replace("&amp;", "&"));
            for link in links.filter(|_| is_page).chain(to) {
                let link = link.split('#').next().unwrap_or_default().to_owned();
                if worth(&link, lang, reader) && seen.insert(link.clone()) {
                    ahead.push_back(link);
                }
            }
        }
        Ok(())
    }

    async fn send(&mut self, at: usize, sent: &Sent, cookie: Option<&str>) -> Done {
        const BOUNDARY: &str = "----a-boundary-that-no-text-holds";
        let (reader, path, fields, file) = sent;
        let request = Self::request(cookie, Method::POST, &format!("/fi{path}"));
        let uploads = path.ends_with("/excel") || path.ends_with("/table");
        let request = if uploads {
            let part = |name: &str, more: &str, value: &str| {
                format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"{more}\r\n\r\n{value}\r\n")
            };
            let parts: Vec<String> = fields.iter().map(|(name, value)| part(name, "", value)).collect();
            let file = part("file", "; filename=\"a.csv\"", file.unwrap_or_default());
            let body = format!("{}{file}--{BOUNDARY}--\r\n", parts.concat());
            request.header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}")).body(Body::from(body))?
        } else {
            let body: Vec<String> = fields.iter().map(|(name, value)| format!("{}={}", in_query(name), in_query(value))).collect();
            request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded").body(Body::from(body.join("&")))?
        };
        let (status, headers, bytes) = self.answer(request).await?;
        self.keep(&format!("sent/{at:02}-{reader}{}", path.replace('/', "-")), status, &headers, &bytes)
    }
}

/// A line an element, so that a difference can be read.
fn in_lines(html: &str) -> String {
    html.replace("><", ">\n<")
}

fn is_kind(link: &str, kind: &str) -> bool {
    Path::new(link).extension().is_some_and(|extension| extension == kind)
}

/// Whether a link is followed: pages of this language, and of the many that differ in a year, a basis or
/// a cell alone, some.
fn worth(link: &str, lang: &str, reader: &Reader) -> bool {
    let own = link == format!("/{lang}") || link.starts_with(&format!("/{lang}/")) || link.starts_with(&format!("/{lang}?"));
    if !own {
        // The report's languages stand beside one another.
        return reader.email.is_none() && is_kind(link, "pdf") && lang == "fi";
    }
    let rest = &link[3..];
    if is_kind(rest, "pdf") && rest.starts_with("/reports/") {
        return reader.email.is_none();
    }
    let is_public = ["/indicators/", "/stories/", "/data/"].iter().any(|part| rest.starts_with(part))
        || (!rest.contains("2025")
            && ["", "/indicators", "/stories", "/method", "/reports", "/demo", "/accessibility", "/privacy"]
                .contains(&rest.split('?').next().unwrap_or_default()));
    if is_public {
        let few = !rest.starts_with("/indicators/")
            || rest.contains("year=2024") && !rest.contains("basis=all")
            || rest.contains("year=2020") && !rest.contains("basis");
        return reader.email.is_none() && few;
    }
    if rest.starts_with("/entry/") {
        let own = rest.starts_with("/entry/seamk/2025") || rest.starts_with("/entry/arcada/2025/");
        return own && (!rest.contains("/history/") || rest.contains("seamk"));
    }
    if rest.starts_with("/review/") {
        return rest.starts_with("/review/2025") || rest.starts_with("/review/2024");
    }
    !is_kind(rest, "xlsx") && !rest.contains("/cells/")
}

#[tokio::main]
async fn main() -> Done {
    let folder = PathBuf::from(std::env::args().nth(1).ok_or("name a folder to write to")?);
    let work = tempfile::tempdir()?;
    let db = Db::open(&Db::file_url(&work.path().join("jalki.db"))).await?;
    demo::prepare(&db, Arc::new(FixedClock(now()))).await?;
    let service = Arc::new(Service::start(db, Arc::new(FixedClock(now())), Arc::new(NoChance)).await?);
    let settings = Settings::read(&|_| None)?;
    write_exports(&service, &folder).await?;
    let router = router::site(Web { service, settings: Arc::new(settings.web) });
    let mut dump = Dump { router, folder, count: 0 };
    for reader in &READERS {
        // Chance stands still: one session at a time.
        let cookie = match reader.email {
            Some(email) => Some(dump.sign_in(email).await?),
            None => None,
        };
        for lang in ["fi", "sv", "en"] {
            dump.crawl(reader, lang, cookie.as_deref()).await?;
        }
        for (at, sent) in SENT.iter().enumerate().filter(|(_, sent)| sent.0 == reader.name) {
            dump.send(at, sent, cookie.as_deref()).await?;
        }
        if let Some(cookie) = &cookie {
            dump.answer(Dump::request(Some(cookie), Method::POST, "/fi/signout").body(Body::empty())?).await?;
        }
    }
    println!("{} answers in {}", dump.count, dump.folder.display());
    Ok(())
}

async fn write_exports(service: &Service, folder: &Path) -> Done {
    fs::create_dir_all(folder.join("export"))?;
    let figures = service.export(None).await?;
    let aggregates = service.export_aggregates(None).await?;
    fs::write(folder.join("export/figures.csv"), figures.csv()?)?;
    fs::write(folder.join("export/aggregates.csv"), aggregates.csv()?)?;
    Ok(())
}

//! A browser without a screen: the application in process, and who is signed in.

use std::sync::Arc;

use app::domain::{account::Role, code::LibraryCode};
use axum::{
    Router,
    body::{Body, Bytes},
    http::{Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use server::{
    config::Settings,
    http::{Web, router},
    service::{Service, accounts::Invitation, events::By},
};
use tower::ServiceExt;

use crate::both::{self, Fresh};

pub const PASSWORD: &str = "a long enough password";

pub struct Site {
    pub service: Arc<Service>,
    router: Router,
    _fresh: Fresh,
}

pub struct Answer {
    pub status: StatusCode,
    pub headers: axum::http::HeaderMap,
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    pub fn location(&self) -> &str {
        self.headers.get(header::LOCATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }
}

/// A cookie, or none.
#[derive(Clone, Debug, Default)]
pub struct Who(pub Option<String>);

impl Site {
    /// The round of 2025 is open; nobody has an account yet.
    pub async fn new() -> Self {
        Self::on(both::sqlite().await).await
    }

    pub async fn on(fresh: Fresh) -> Self {
        let service = Arc::new(both::service(&fresh.db).await);
        service.open_round(By::Command, year(2025)).await.unwrap();
        let settings = Settings::read(&|_| None).unwrap();
        let router = router::site(Web { service: service.clone(), settings: Arc::new(settings.web) });
        Self { service, router, _fresh: fresh }
    }

    pub async fn account(&self, email: &str, role: Role, libraries: &[&str]) -> Who {
        let libraries: Vec<LibraryCode> = libraries.iter().map(|code| LibraryCode::parse(code).unwrap()).collect();
        let new = Invitation { email, name: email, role, libraries: &libraries, password: Some(PASSWORD) };
        self.service.create_account(&new).await.unwrap().unwrap();
        self.sign_in(email).await
    }

    pub async fn sign_in(&self, email: &str) -> Who {
        let answer = self.post(&Who::default(), "/fi/signin", &[("email", email), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        let cookie = answer.headers.get(header::SET_COOKIE).unwrap().to_str().unwrap();
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        Who(Some(cookie.split(';').next().unwrap().to_owned()))
    }

    pub async fn get(&self, who: &Who, path: &str) -> Answer {
        self.send(who, Method::GET, path, &[], None).await
    }

    pub async fn get_with(&self, who: &Who, path: &str, headers: &[(&str, &str)]) -> Answer {
        self.send(who, Method::GET, path, headers, None).await
    }

    pub async fn post(&self, who: &Who, path: &str, form: &[(&str, &str)]) -> Answer {
        self.send(who, Method::POST, path, &[], Some(form)).await
    }

    pub async fn post_with(&self, who: &Who, path: &str, headers: &[(&str, &str)], form: &[(&str, &str)]) -> Answer {
        self.send(who, Method::POST, path, headers, Some(form)).await
    }

    /// A body of any kind.
    pub async fn post_bytes(&self, who: &Who, path: &str, kind: &str, body: Bytes) -> Answer {
        let mut request = Request::builder().method(Method::POST).uri(path).header(header::HOST, "127.0.0.1:3000");
        if let Some(cookie) = &who.0 {
            request = request.header(header::COOKIE, cookie);
        }
        self.answer(request.header(header::CONTENT_TYPE, kind).body(Body::from(body)).unwrap()).await
    }

    /// A form with a file, as a browser sends it.
    pub async fn upload(&self, who: &Who, path: &str, fields: &[(&str, &str)], file: Option<&[u8]>) -> Answer {
        const BOUNDARY: &str = "----a-boundary-that-no-text-holds";
        let mut body = Vec::new();
        for (name, value) in fields {
            body.extend(format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").into_bytes());
        }
        let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.xlsx\"\r\n\r\n");
        body.extend(head.into_bytes());
        body.extend(file.unwrap_or_default());
        body.extend(format!("\r\n--{BOUNDARY}--\r\n").into_bytes());
        self.post_bytes(who, path, &format!("multipart/form-data; boundary={BOUNDARY}"), body.into()).await
    }

    async fn answer(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Answer { status: parts.status, headers: parts.headers, bytes: body.collect().await.unwrap().to_bytes().to_vec() }
    }

    async fn send(&self, who: &Who, method: Method, path: &str, headers: &[(&str, &str)], form: Option<&[(&str, &str)]>) -> Answer {
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, "127.0.0.1:3000");
        if let Some(cookie) = &who.0 {
            request = request.header(header::COOKIE, cookie);
        }
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let body = form.map(|pairs| {
            let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<Vec<_>>().concat();
            pairs.iter().map(|(key, value)| format!("{}={}", encode(key), encode(value))).collect::<Vec<_>>().join("&")
        });
        if body.is_some() {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        self.answer(request.body(body.map_or_else(Body::empty, Body::from)).unwrap()).await
    }
}

pub fn year(number: i32) -> app::domain::year::Year {
    app::domain::year::Year::try_from(number).unwrap()
}

pub fn library(code: &str) -> LibraryCode {
    LibraryCode::parse(code).unwrap()
}

//! What a kept public page costs, as ratios: `cargo bench -p server --bench answers`.
//!
//! The overview of the example consortium, as it is and with brotli, over TCP, against a route that has
//! nothing around it and sends the same bytes. 1 would mean that everything around an answer is free.

#![expect(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark that cannot go on has failed, and it prints")]

use std::{
    net::SocketAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{Router, body::Bytes, http::header, response::IntoResponse, routing::get};
use server::{
    clock::SystemClock,
    config::Settings,
    demo,
    http::{Web, router},
    random::SystemRandom,
    service::Service,
    store::Db,
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

const CONNECTIONS: usize = 8;
const ROUNDS: usize = 5;
const ROUND: Duration = Duration::from_secs(1);

#[tokio::main]
async fn main() {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let db = Db::open(&Db::file_url(&folder.path().join("jalki.db"))).await.unwrap();
    demo::prepare(&db, Arc::new(SystemClock)).await.unwrap();
    let service = Arc::new(Service::start(db, Arc::new(SystemClock), Arc::new(SystemRandom)).await.unwrap());
    let settings = Arc::new(Settings::read(&|_| None).unwrap().web);
    let site = serve(router::site(Web { service, settings })).await;
    for encoding in ["identity", "br"] {
        let page = fetch(site, "/fi", encoding).await;
        let bytes = page.len();
        let same = Bytes::from(page);
        let answer = move || std::future::ready(([(header::CONTENT_TYPE, "text/html; charset=utf-8")], same.clone()).into_response());
        let bare = serve(Router::new().route("/fi", get(answer))).await;
        let (mut kept, mut static_) = (0.0_f64, 0.0_f64);
        // By turns, so that both meet the same machine; the best of each, which nothing has disturbed.
        for _ in 0..ROUNDS {
            kept = kept.max(rate(site, encoding).await);
            static_ = static_.max(rate(bare, encoding).await);
        }
        println!("{encoding}, {bytes} bytes: {kept:.0} kept pages a second, {static_:.0} static ones; {:.2} times as many", kept / static_);
    }
}

async fn serve(router: Router) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    address
}

fn request(path: &str, encoding: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: localhost\r\naccept-encoding: {encoding}\r\n\r\n")
}

/// Reads one answer, leaves its body in `body`.
async fn read(stream: &mut TcpStream, body: &mut Vec<u8>) {
    body.clear();
    let head = loop {
        stream.read_buf(body).await.unwrap();
        if let Some(end) = body.windows(4).position(|window| window == b"\r\n\r\n") {
            break end + 4;
        }
    };
    let text = String::from_utf8_lossy(&body[..head]).to_lowercase();
    let length = text.split("content-length: ").nth(1).and_then(|rest| rest.split("\r\n").next()).unwrap();
    let all = head + length.parse::<usize>().unwrap();
    while body.len() < all {
        stream.read_buf(body).await.unwrap();
    }
    body.drain(..head);
}

async fn fetch(address: SocketAddr, path: &str, encoding: &str) -> Vec<u8> {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request(path, encoding).as_bytes()).await.unwrap();
    let mut body = Vec::new();
    read(&mut stream, &mut body).await;
    body
}

/// Answers a second over several connections that are kept open.
async fn rate(address: SocketAddr, encoding: &'static str) -> f64 {
    let client = move || async move {
        let (mut stream, request, mut body) = (TcpStream::connect(address).await.unwrap(), request("/fi", encoding), Vec::new());
        let (begun, mut count) = (Instant::now(), 0_u32);
        while begun.elapsed() < ROUND {
            stream.write_all(request.as_bytes()).await.unwrap();
            read(&mut stream, &mut body).await;
            count += 1;
        }
        count
    };
    let clients: Vec<_> = (0..CONNECTIONS).map(|_| tokio::spawn(client())).collect();
    let mut all = 0;
    for client in clients {
        all += client.await.unwrap();
    }
    f64::from(all) / ROUND.as_secs_f64()
}

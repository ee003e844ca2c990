//! Connections: each is watched, slow ones are cut, and there are never more than the machine can hold.
//!
//! A head comes within `HEAD`, a body at the rate of `http::extract`, and a connection on which nothing is
//! asked is kept for `IDLE`. Where there are too many, the one that has kept us waiting longest makes room.

mod phase;
mod watched;

use std::{
    collections::HashMap,
    convert::Infallible,
    net::{IpAddr, Ipv6Addr},
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, Response, header},
};
use hyper::{body::Incoming, server::conn::http1, service::service_fn};
use hyper_util::rt::TokioIo;
use tokio::{
    net::{TcpListener, TcpStream},
    sync::watch,
    task::JoinSet,
    time::{Instant, sleep, timeout},
};
use tower::ServiceExt;

pub use phase::{Life, Phase};
use watched::{Answered, Heard, Watched};

/// A head that was begun comes within this.
const HEAD: Duration = Duration::from_secs(10);
/// So long a connection is kept for what may be asked next.
const IDLE: Duration = Duration::from_secs(75);
/// Whoever takes no byte of an answer for so long has gone.
const STALLED: Duration = Duration::from_secs(30);
/// How often each connection is looked at.
const LOOK: Duration = Duration::from_millis(500);
/// Connections of all together, where the machine allows as many.
const MOST: usize = 900;
/// Connections of one address: a campus behind a single one, with some each.
const MOST_OF_ONE: usize = 350;
/// Files that are not connections: the database, its readers, the log.
const OTHER_FILES: u64 = 96;
/// A head of a request and its cookies. In bytes.
const LARGEST_HEAD: usize = 64 * 1024;
/// Once nothing has been under way for so long, a program that stops may end.
const QUIET: Duration = Duration::from_millis(500);
/// Answers that are written already leave within this.
const LAST_WORDS: Duration = Duration::from_secs(2);

/// Who is at the other end, in what belongs to a request.
#[derive(Clone, Debug)]
pub struct Peer {
    pub address: IpAddr,
    pub life: Arc<Life>,
}

/// In what belongs to a request: it came after the signal to stop.
#[derive(Clone, Copy, Debug)]
pub struct Stopping;

/// An IPv6 address stands for its whole network of 56 bits, which one household has.
#[must_use]
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            IpAddr::V6(Ipv6Addr::new(a, b, c, d & 0xff00, 0, 0, 0, 0))
        }
        IpAddr::V4(v4) => IpAddr::V4(v4),
    }
}

/// How many connections the machine's limit of open files allows.
fn most_by_files() -> usize {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let wanted = MOST as u64 + OTHER_FILES;
    let now = getrlimit(Resource::Nofile);
    let mut files = now.current.unwrap_or(u64::MAX);
    if files < wanted {
        let raised = now.maximum.map_or(wanted, |most| most.min(wanted));
        if setrlimit(Resource::Nofile, Rlimit { current: Some(raised), ..now }).is_ok() {
            files = raised;
        }
    }
    usize::try_from(files.saturating_sub(OTHER_FILES)).unwrap_or(MOST).clamp(8, MOST)
}

/// All connections there are.
struct Connections {
    held: Mutex<HashMap<u64, Arc<Life>>>,
    most: usize,
    /// Proxies, which bring everybody.
    proxies: Vec<IpAddr>,
    stopping: AtomicBool,
}

impl Connections {
    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u64, Arc<Life>>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Takes a connection in. Where there are too many, another is cut first; false when all are at work.
    fn admit(&self, number: u64, life: &Arc<Life>) -> bool {
        let mut held = self.lock();
        let of_all = held.len() >= self.most;
        let of_one = held.values().filter(|other| other.address == life.address).count() >= MOST_OF_ONE;
        let of_one = of_one && !self.proxies.contains(&life.address);
        if of_all || of_one {
            let others = held.iter().filter(|(_, other)| !of_one || other.address == life.address);
            let longest = others.filter_map(|(&number, other)| Some((other.keeps_waiting()?, number))).min();
            let Some((_, longest)) = longest else { return false };
            if let Some(cut) = held.remove(&longest) {
                cut.cut.notify_one();
            }
        }
        held.insert(number, life.clone());
        true
    }

    /// Whether a request is under way, or half of one has come.
    fn is_at_work(&self) -> bool {
        self.lock().values().any(|life| life.is_at_work())
    }
}

/// Serves until `stop` comes to pass; what is under way then is answered within `farewell`, and what comes
/// meanwhile is told to come again.
pub async fn serve(listener: TcpListener, site: Router, proxies: Vec<IpAddr>, stop: impl Future<Output = ()>, farewell: Duration) {
    let (held, stopping) = (Mutex::default(), AtomicBool::new(false));
    let proxies = proxies.into_iter().map(household).collect();
    let connections = Arc::new(Connections { held, most: most_by_files(), proxies, stopping });
    let (ended, end) = watch::channel(false);
    let mut tasks = JoinSet::new();
    let accept = async {
        for number in 0.. {
            while tasks.try_join_next().is_some() {}
            let (stream, address) = match listener.accept().await {
                Ok(accepted) => accepted,
                Err(error) => {
                    // A client that has gone already, or no file left for it.
                    tracing::debug!(%error, "a connection could not be taken");
                    sleep(Duration::from_millis(20)).await;
                    continue;
                }
            };
            let life = Arc::new(Life::new(household(address.ip())));
            if connections.admit(number, &life) {
                let kept = connections.clone();
                let served = one(stream, site.clone(), address.ip(), kept.clone(), life, end.clone());
                tasks.spawn(async move {
                    served.await;
                    kept.lock().remove(&number);
                });
            }
        }
    };
    let stopped = async {
        stop.await;
        connections.stopping.store(true, Ordering::SeqCst);
        let (begun, mut quiet) = (Instant::now(), Instant::now());
        while begun.elapsed() < farewell && quiet.elapsed() < QUIET {
            sleep(Duration::from_millis(20)).await;
            if connections.is_at_work() {
                quiet = Instant::now();
            }
        }
    };
    tokio::select! {
        () = accept => {}
        () = stopped => {}
    }
    drop(listener);
    let _ = ended.send(true);
    let _ = timeout(LAST_WORDS, async { while tasks.join_next().await.is_some() {} }).await;
}

/// One connection, to its end.
async fn one(stream: TcpStream, site: Router, peer: IpAddr, kept: Arc<Connections>, life: Arc<Life>, mut end: watch::Receiver<bool>) {
    let _ = stream.set_nodelay(true);
    let answering = life.clone();
    let service = service_fn(move |request: Request<Incoming>| {
        let (site, kept, life) = (site.clone(), kept.clone(), answering.clone());
        life.begin(Phase::Body);
        async move {
            let mut request = request.map(|body| Body::new(Heard::new(body, life.clone())));
            request.extensions_mut().insert(Peer { address: peer, life: life.clone() });
            if kept.stopping.load(Ordering::SeqCst) {
                request.extensions_mut().insert(Stopping);
            }
            let Ok(mut response): Result<Response<Body>, Infallible> = site.oneshot(request).await;
            if kept.stopping.load(Ordering::SeqCst) {
                response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            Ok::<_, Infallible>(response.map(|body| Answered::new(body, life)))
        }
    });
    let mut http = http1::Builder::new();
    http.max_buf_size(LARGEST_HEAD);
    let served = http.serve_connection(TokioIo::new(Watched::new(stream, life.clone())), service);
    tokio::pin!(served);
    let overdue = async {
        while !life.is_overdue() {
            sleep(LOOK).await;
        }
    };
    tokio::select! {
        // What a client does wrong is its own business.
        _ = &mut served => return,
        () = overdue => return,
        () = life.cut.notified() => return,
        _ = end.wait_for(|end| *end) => {}
    }
    served.as_mut().graceful_shutdown();
    let _ = served.await;
}

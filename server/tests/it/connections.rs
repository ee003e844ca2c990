//! Connections that come slowly, too many of them, and those that are there when the program stops.

use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    process::Command,
    time::Duration,
};

use app::domain::account::Role;
use server::{
    application::{Application, open_database},
    config::Settings,
    service::{Service, accounts::Invitation},
};
use tempfile::TempDir;
use tokio::{sync::oneshot, task::JoinHandle};

use crate::{both, client::PASSWORD, program::Program};

const HALF_A_HEAD: &str = "GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n";
const WHOLE: &str = "GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n";

/// The program in this process, on a port of its own.
struct Running {
    addr: SocketAddr,
    stop: oneshot::Sender<()>,
    ended: JoinHandle<()>,
    _folder: TempDir,
}

async fn run() -> Running {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings::read(&|name| match name {
        "JALKI_ADDR" => Some("127.0.0.1:0".to_owned()),
        "JALKI_DATA_DIR" => Some(folder.path().display().to_string()),
        _ => None,
    });
    let settings = settings.unwrap();
    let service: Service = both::service(&open_database(&settings).await.unwrap()).await;
    let new = Invitation { email: "c@example.fi", name: "c", role: Role::Coordinator, libraries: &[], password: Some(PASSWORD) };
    service.create_account(&new).await.unwrap().unwrap();
    let application = Application::with_service(settings, service).await.unwrap();
    let addr = application.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let ended = tokio::spawn(application.run_until_stopped(async {
        let _ = stopped.await;
    }));
    Running { addr, stop, ended, _folder: folder }
}

fn connect(addr: SocketAddr, sends: &str) -> TcpStream {
    let mut stream = TcpStream::connect(addr).unwrap();
    stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
    stream.write_all(sends.as_bytes()).unwrap();
    stream
}

/// What comes until the other end closes.
fn hear(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_under_way_is_answered_and_what_comes_is_told_to_come_again() {
    let running = run().await;
    let addr = running.addr;
    let body = format!("email=c%40example.fi&password={}", PASSWORD.replace(' ', "+"));
    let head = format!(
        "POST /fi/signin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
        expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    // Half a form has come, another connection is kept, and a third has sent half a head.
    let mut under_way = connect(addr, &head);
    let mut heard = [0; 25];
    under_way.read_exact(&mut heard).unwrap();
    assert_eq!(&heard, b"HTTP/1.1 100 Continue\r\n\r\n");
    under_way.write_all(&body.as_bytes()[..10]).unwrap();
    let mut kept = connect(addr, "GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n");
    let mut first = [0; 12];
    kept.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    let mut begun = connect(addr, HALF_A_HEAD);
    running.stop.send(()).unwrap();
    // It is told a moment later.
    while hear(&mut connect(addr, WHOLE)).starts_with("HTTP/1.1 200") {
        tokio::task::yield_now().await;
    }
    let come_again = |answer: &str| {
        answer.contains("503 Service Unavailable") && answer.contains("retry-after: ") && answer.contains("connection: close")
    };
    let answer = hear(&mut connect(addr, "GET /sv/method HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"));
    assert!(come_again(&answer) && answer.contains("Tjänsten startar om"), "{answer}");
    kept.write_all(WHOLE.as_bytes()).unwrap();
    let answer = hear(&mut kept);
    assert!(come_again(&answer), "{answer}");
    begun.write_all(b"\r\n").unwrap();
    let answer = hear(&mut begun);
    assert!(come_again(&answer), "{answer}");
    under_way.write_all(&body.as_bytes()[10..]).unwrap();
    let answer = hear(&mut under_way);
    assert!(answer.contains("303 See Other") && answer.contains("set-cookie: session="), "{answer}");
    tokio::time::timeout(Duration::from_secs(20), running.ended).await.expect("it ends when all is answered").unwrap();
}

/// More than the program may have files: each shape in turn, and the program answers beside them.
#[test]
fn a_thousand_half_requests_do_not_stop_the_program() {
    use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
    let now = getrlimit(Resource::Nofile);
    let enough = now.maximum.map_or(4096, |most| most.min(4096));
    setrlimit(Resource::Nofile, Rlimit { current: Some(enough), ..now }).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let mut command = Command::new("sh");
    command.args(["-c", "ulimit -n 1024 && exec \"$0\" serve", env!("CARGO_BIN_EXE_jalki")]).env("JALKI_LOG", "error");
    let program = Program::start(command, folder.path());
    let addr = program.addr.parse().unwrap();
    let half_a_body = "POST /fi/signin HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/x-www-form-urlencoded\r\n\
        content-length: 60000\r\n\r\nemail=";
    for shape in [HALF_A_HEAD, "", half_a_body, "GET /health HTTP/1.1\r\nhost: 127.0.0.1\r\n\r\n"] {
        let mut held = Vec::new();
        for _ in 0..1010 {
            held.push(connect(addr, ""));
            let _ = held.last_mut().unwrap().write_all(shape.as_bytes());
        }
        for _ in 0..3 {
            let answer = hear(&mut connect(addr, WHOLE));
            assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{shape:?}: {answer}");
        }
    }
}

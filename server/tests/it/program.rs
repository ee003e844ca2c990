//! The program as it is built, running by itself on a port of its own.

use std::{
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// It is killed, without tidying up, when this goes.
pub struct Program {
    pub child: Child,
    pub addr: String,
}

impl Program {
    /// What serves a database, without a line of log but of faults.
    pub fn command() -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_jalki"));
        command.arg("serve").env("JALKI_LOG", "error");
        command
    }

    /// Runs it on the database in a folder, until it listens.
    pub fn start(mut command: Command, folder: &Path) -> Self {
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        let addr = format!("127.0.0.1:{port}");
        command.env("JALKI_DATA_DIR", folder).env("JALKI_ADDR", &addr).stdout(Stdio::null());
        let program = Self { child: command.spawn().unwrap(), addr };
        let begun = Instant::now();
        while TcpStream::connect(&program.addr).is_err() {
            assert!(begun.elapsed() < Duration::from_secs(30), "the program does not start");
            std::thread::yield_now();
        }
        program
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

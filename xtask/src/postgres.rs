//! A throw-away PostgreSQL cluster for the tests, on a socket and a port of its own.

use std::{fs, path::PathBuf, process::Command};

use crate::shell::{install, output, run, target};

/// Runs until dropped.
pub struct Cluster {
    programs: PathBuf,
    folder: PathBuf,
    /// PostgreSQL refuses to run as root.
    as_user: Option<&'static str>,
    pub url: String,
}

const PORT: u16 = 54_329;

fn find_programs() -> Option<PathBuf> {
    let newest = |folder: &str| {
        let mut versions: Vec<PathBuf> = fs::read_dir(folder)
            .ok()?
            .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
            .filter(|bin| bin.join("initdb").exists())
            .collect();
        versions.sort();
        versions.pop()
    };
    newest("/usr/lib/postgresql")
        .or_else(|| output("pg_config", &["--bindir"]).map(PathBuf::from).filter(|bin| bin.join("initdb").exists()))
}

/// Starts a fresh cluster, installing PostgreSQL when we may.
///
/// # Errors
/// What is missing, and the remedy.
pub fn start() -> Result<Cluster, String> {
    if find_programs().is_none() {
        install(&["postgresql"])?;
    }
    let programs = find_programs().ok_or("PostgreSQL's initdb was not found; install the postgresql package")?;
    let root = output("id", &["-u"]).as_deref() == Some("0");
    let as_user = root.then_some("postgres");
    // The cluster's user must reach it: not every home folder lets others in.
    let folder = if root { std::env::temp_dir().join(format!("jalki-postgres-{}", std::process::id())) } else { target().join("postgres") };
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    if let Some(user) = as_user {
        let place = folder.display().to_string();
        run(Command::new("chown").args([user, &place]), "The tests run PostgreSQL as this user.")?;
    }
    let cluster = Cluster { programs, folder, as_user, url: format!("postgres://jalki@127.0.0.1:{PORT}/postgres") };
    let data = cluster.folder.join("data").display().to_string();
    let socket = cluster.folder.display().to_string();
    let log = cluster.folder.join("log").display().to_string();
    run(
        cluster
            .command("initdb")
            .args(["--pgdata", &data, "--username", "jalki", "--auth", "trust", "--encoding", "UTF8", "--locale", "C"])
            .stdout(std::process::Stdio::null()),
        "See its message above.",
    )?;
    let options = format!("-p {PORT} -k {socket} -h 127.0.0.1 -c fsync=off -c max_connections=200");
    run(
        cluster
            .command("pg_ctl")
            .args(["--pgdata", &data, "--log", &log, "--wait", "--options", &options, "start"])
            .stdout(std::process::Stdio::null()),
        "Is another program on its port?",
    )?;
    Ok(cluster)
}

impl Cluster {
    fn command(&self, program: &str) -> Command {
        let path = self.programs.join(program);
        let mut command = match self.as_user {
            Some(user) => {
                let mut command = Command::new("setpriv");
                command.args(["--reuid", user, "--regid", user, "--init-groups"]).arg(path);
                command
            }
            None => Command::new(path),
        };
        command.current_dir(&self.folder);
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.join("data").display().to_string();
        let _ =
            self.command("pg_ctl").args(["--pgdata", &data, "--mode", "immediate", "stop"]).stdout(std::process::Stdio::null()).status();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

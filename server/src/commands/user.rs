//! `jalki user add|disable|list`.

use std::{fmt::Write, io::Read};

use app::{
    domain::{account::Role, code::LibraryCode},
    text::Lang,
    url::Page,
};
use clap::Subcommand;

use super::print;
use crate::{
    config::Settings,
    service::{Service, accounts::Invitation},
};

#[derive(Debug, Subcommand)]
pub enum User {
    /// Make an account and print a one-time link for choosing its password.
    Add {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[arg(long, value_parser = parse_role)]
        role: Role,
        /// A library's code; repeat for several.
        #[arg(long = "library", value_parser = parse_library)]
        libraries: Vec<LibraryCode>,
        /// Take the password from standard input instead of printing a link.
        #[arg(long)]
        password_stdin: bool,
    },
    /// Disable an account and end its sessions.
    Disable {
        #[arg(long)]
        email: String,
    },
    /// All accounts.
    List,
}

fn parse_role(text: &str) -> Result<Role, String> {
    Role::find(text).ok_or_else(|| {
        let known: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        format!("\"{text}\" is not a role: use {}", known.join(", "))
    })
}

fn parse_library(text: &str) -> Result<LibraryCode, String> {
    LibraryCode::parse(text).map_err(|e| e.to_string())
}

pub async fn run(service: &Service, settings: &Settings, command: User) -> Result<(), String> {
    match command {
        User::Add { email, name, role, libraries, password_stdin } => {
            let mut password = String::new();
            if password_stdin {
                std::io::stdin().read_to_string(&mut password).map_err(|e| format!("standard input: {e}"))?;
            }
            let password = password_stdin.then(|| password.trim_end_matches(['\r', '\n']));
            let new = Invitation { email: &email, name: &name, role, libraries: &libraries, password };
            match service.create_account(&new).await.map_err(|e| e.to_string())? {
                Ok(Some(secret)) => {
                    let lang = Lang::default();
                    println!("{email} can choose a password within 14 days at");
                    println!("{}{}", settings.web.public_url, Page::Welcome(secret).path(lang));
                }
                Ok(None) => println!("{email} can sign in"),
                Err(problem) => return Err(problem.to_string()),
            }
        }
        User::Disable { email } => match service.disable_account(&email).await {
            Ok(true) => println!("{email} is disabled"),
            Ok(false) => println!("{email} was disabled already"),
            Err(_) => return Err(format!("there is no account {email}")),
        },
        User::List => {
            let mut tx = service.db.read().await.map_err(|e| e.to_string())?;
            let mut lines = String::new();
            for account in tx.list_accounts().await.map_err(|e| e.to_string())? {
                let libraries: Vec<&str> = account.actor.libraries.iter().map(LibraryCode::as_str).collect();
                let state = match (account.disabled, account.password_hash.is_some()) {
                    (true, _) => "disabled",
                    (false, true) => "active",
                    (false, false) => "invited",
                };
                let _ = writeln!(
                    lines,
                    "{}\t{}\t{}\t{}\t{state}",
                    account.email,
                    account.actor.name,
                    account.actor.role.as_str(),
                    libraries.join(",")
                );
            }
            print(lines.as_bytes())?;
        }
    }
    Ok(())
}

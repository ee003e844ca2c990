//! `jalki user add|link|role|library|disable|enable|list`.

use std::{fmt::Write, io::Read};

use app::{
    domain::{account::Role, code::LibraryCode},
    text::{Lang, date::helsinki_date},
    url::Page,
};
use clap::Subcommand;

use super::print;
use crate::{
    config::Settings,
    service::{
        Service, ServiceError,
        accounts::{Changed, INVITATION_DAYS, Invitation},
    },
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
    /// Print a new one-time link for choosing a password: when it was forgotten, or the first link is lost or too old.
    Link {
        #[arg(long)]
        email: String,
    },
    /// Give an account another role; it keeps its libraries where the new role has any, unless others are named.
    Role {
        #[arg(long)]
        email: String,
        #[arg(long, value_parser = parse_role)]
        role: Role,
        /// A library's code; repeat for several.
        #[arg(long = "library", value_parser = parse_library)]
        libraries: Vec<LibraryCode>,
    },
    /// Give an account other libraries in place of those it has.
    Library {
        #[arg(long)]
        email: String,
        /// A library's code; repeat for several.
        #[arg(long = "library", required = true, value_parser = parse_library)]
        libraries: Vec<LibraryCode>,
    },
    /// Disable an account and end its sessions.
    Disable {
        #[arg(long)]
        email: String,
    },
    /// Let a disabled account sign in again.
    Enable {
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

fn print_link(email: &str, secret: String, settings: &Settings) {
    println!("{email} can choose a password within {INVITATION_DAYS} days at");
    println!("{}{}", settings.web.public_url, Page::Welcome(secret).path(Lang::default()));
}

fn tell_place(email: &str, (role, libraries): (Role, Vec<LibraryCode>)) {
    let libraries: Vec<&str> = libraries.iter().map(LibraryCode::as_str).collect();
    println!("{email} is now {} {}", role.as_str(), libraries.join(", "));
}

/// What a change came to, or why it was not made.
fn done<T>(outcome: Changed<T>, email: &str) -> Result<T, String> {
    match outcome {
        Ok(changed) => changed.map_err(|problem| problem.to_string()),
        Err(ServiceError::NotFound) => Err(format!("there is no account {email}")),
        Err(error) => Err(error.to_string()),
    }
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
                Ok(Some(secret)) => print_link(&email, secret, settings),
                Ok(None) => println!("{email} can sign in"),
                Err(problem) => return Err(problem.to_string()),
            }
        }
        User::Link { email } => print_link(&email, done(service.renew_link(&email).await, &email)?, settings),
        User::Role { email, role, libraries } => {
            let libraries = (!libraries.is_empty()).then_some(libraries.as_slice());
            tell_place(&email, done(service.change_account(&email, Some(role), libraries).await, &email)?);
        }
        User::Library { email, libraries } => {
            tell_place(&email, done(service.change_account(&email, None, Some(&libraries)).await, &email)?);
        }
        User::Disable { email } => {
            let was = if done(service.disable_account(&email).await, &email)? { "is" } else { "was already" };
            println!("{email} {was} disabled");
        }
        User::Enable { email } => {
            let was = if done(service.enable_account(&email).await.map(Ok), &email)? { "is" } else { "was already" };
            println!("{email} {was} enabled");
        }
        User::List => {
            let mut tx = service.db.read().await.map_err(|e| e.to_string())?;
            let invitations = tx.list_invitations().await.map_err(|e| e.to_string())?;
            let mut lines = String::new();
            for account in tx.list_accounts().await.map_err(|e| e.to_string())? {
                let libraries: Vec<&str> = account.actor.libraries.iter().map(LibraryCode::as_str).collect();
                let link = invitations.get(&account.actor.account);
                let state = match link {
                    _ if account.disabled => "disabled".to_owned(),
                    _ if account.has_password() => "active".to_owned(),
                    Some(until) if *until > service.clock.now() => format!("invited until {}", helsinki_date(*until)),
                    _ => "invited, but the link is out of date".to_owned(),
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

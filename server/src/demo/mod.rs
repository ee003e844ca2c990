//! The example consortium: real published figures where there are any, generated ones elsewhere.
//!
//! The generated part is the same every time; only the dates of the open round follow today.

mod fill;
mod generate;
pub mod real;
mod stories;

use std::sync::Arc;

use app::domain::account::Role;

use crate::{clock::Clock, store::Db};

/// Everybody's password in the example.
pub const PASSWORD: &str = "kadenjalki-jalanjalki";

pub struct DemoAccount {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
    pub library: Option<&'static str>,
}

/// One of each role; the manager's library has the longest real series.
pub const ACCOUNTS: [DemoAccount; 5] = [
    DemoAccount { email: "manager@demo.example", name: "Maija Mallikas", role: Role::Manager, library: Some("seamk") },
    DemoAccount { email: "contributor@demo.example", name: "Kaisa Kollega", role: Role::Contributor, library: Some("seamk") },
    DemoAccount { email: "coordinator@demo.example", name: "Kalle Kaskela", role: Role::Coordinator, library: None },
    DemoAccount { email: "steering@demo.example", name: "Johanna Johtoryhmä", role: Role::Steering, library: None },
    DemoAccount { email: "novia@demo.example", name: "Nina Nordlund", role: Role::Manager, library: Some("novia") },
];

/// The frozen years, and the open one.
pub const FROZEN: std::ops::RangeInclusive<i32> = 2020..=2024;
pub const OPEN: i32 = 2025;

/// Fills an empty database, or finds the example already there.
///
/// `clock` says what day it is: the open round is due around it.
///
/// # Errors
/// When the database holds anything else.
pub async fn prepare(db: &Db, clock: Arc<dyn Clock>) -> Result<(), String> {
    let mut tx = db.read().await.map_err(|e| e.to_string())?;
    let is_demo = tx.is_demo().await.map_err(|e| e.to_string())?;
    let is_empty =
        tx.list_rounds().await.map_err(|e| e.to_string())?.is_empty() && tx.list_accounts().await.map_err(|e| e.to_string())?.is_empty();
    drop(tx);
    if is_demo {
        return Ok(());
    }
    if !is_empty {
        return Err(
            "this database holds figures or accounts that are not the example's; choose another folder with JALKI_DATA_DIR".to_owned()
        );
    }
    eprintln!("Making the example consortium…");
    fill::fill(db, clock).await.map_err(|e| e.to_string())?;
    Ok(())
}

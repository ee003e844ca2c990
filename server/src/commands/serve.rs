//! `jalki serve` and `jalki demo`.

use std::sync::Arc;

use crate::{
    application::{Application, open_database},
    clock::SystemClock,
    config::Settings,
    demo,
};

pub async fn serve(settings: Settings) -> Result<(), String> {
    let application = Application::build(settings).await.map_err(|e| e.to_string())?;
    run(application).await
}

/// Makes the example when the folder is empty, then serves it and prints the sign-ins.
pub async fn demo(settings: Settings) -> Result<(), String> {
    let db = open_database(&settings).await.map_err(|e| e.to_string())?;
    demo::prepare(&db, Arc::new(SystemClock)).await?;
    db.close().await;
    let public_url = settings.web.public_url.clone();
    let application = Application::build(settings).await.map_err(|e| e.to_string())?;
    println!("The example consortium is served at {public_url}\n");
    println!("Sign in at {public_url}/fi/signin with the password {}", demo::PASSWORD);
    for account in demo::ACCOUNTS {
        println!("  {:<13} {}", account.role.as_str(), account.email);
    }
    println!();
    run(application).await
}

async fn run(application: Application) -> Result<(), String> {
    let addr = application.local_addr().map_err(|e| e.to_string())?;
    tracing::info!(%addr, "serving");
    application.run_until_stopped(stopped()).await;
    Ok(())
}

/// Until Ctrl-C, or SIGTERM from whoever looks after the program.
async fn stopped() {
    let mut terminate = match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(signal) => signal,
        Err(error) => {
            tracing::warn!(%error, "SIGTERM cannot be heard");
            let _ = tokio::signal::ctrl_c().await;
            return;
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}

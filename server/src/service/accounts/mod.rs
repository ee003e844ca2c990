//! Signing in, signing out, inviting.

pub mod attempts;
mod changing;
pub mod passwords;
mod places;

use std::{net::IpAddr, time::Duration as Wait};

use app::domain::{
    account::{Actor, Role},
    code::LibraryCode,
    visible::is_seen,
};
use chrono::Duration;

use attempts::WrongPassword;
pub use changing::Changed;

use super::{
    Outcome, Service,
    events::{By, Event},
};
use crate::{
    mail,
    random::{Token, hash_text},
    store::{NewAccount, StoreError},
};

/// A session ends twelve hours after sign-in: a working day, with the evening before the deadline.
const SESSION_HOURS: i64 = 12;
/// How long a link for choosing a password is good.
pub const INVITATION_DAYS: i64 = 14;

/// What `user add` and the coordinator give.
#[derive(Debug)]
pub struct Invitation<'a> {
    pub email: &'a str,
    pub name: &'a str,
    pub role: Role,
    pub libraries: &'a [LibraryCode],
    pub password: Option<&'a str>,
}

/// What comes of signing in.
#[derive(Debug)]
pub enum SignIn {
    /// The secret of the session.
    Begun(String),
    /// To be answered after its delay.
    Wrong(Wait),
    /// There were too many wrong ones; it may be tried again after this.
    Later(Wait),
}

/// Why an account cannot be made, or a password not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AccountProblem {
    #[error("mail cannot be sent to \"{0}\": write an address such as maija@example.fi")]
    NotAnAddress(String),
    #[error("there is an account for {0} already")]
    Taken(String),
    #[error("there is no library \"{0}\"")]
    UnknownLibrary(String),
    #[error("a {0} belongs to at least one library: add --library CODE")]
    NeedsLibrary(&'static str),
    #[error("a {0} belongs to the whole consortium, not to a library")]
    TakesNoLibrary(&'static str),
    #[error("a password has at least {} characters and at most {} bytes", passwords::SHORTEST, passwords::LONGEST)]
    UnfitPassword,
    #[error("a name is needed")]
    NeedsName,
    #[error("the account is disabled: enable it first")]
    Disabled,
    #[error("nobody else could coordinate: add another coordinator, who has signed in, first")]
    LastCoordinator,
}

impl Service {
    /// Begins a session when address and password fit an account in use; it takes the place of `earlier`, the
    /// secret of the session that the same browser had.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn sign_in(&self, email: &str, password: &str, from: IpAddr, earlier: Option<&str>) -> Outcome<SignIn> {
        // No account has an address like this, and it is not worth to be remembered.
        if email.len() > mail::LONGEST_ADDRESS {
            return Ok(SignIn::Wrong(Wait::ZERO));
        }
        let turn = match self.attempts.turn(email, from).await {
            Ok(turn) => turn,
            Err(wait) => return Ok(SignIn::Later(wait)),
        };
        let account = self.db.read().await?.find_account_by_email(email).await?;
        let usable = account.as_ref().filter(|account| !account.disabled);
        let hash = usable.and_then(|account| account.password_hash.as_deref());
        let fits = self.passwords.verify(password, hash, from).await?;
        if let Some(account) = usable.filter(|_| fits) {
            turn.right();
            return self.begin_session(&account.actor, earlier).await.map(SignIn::Begun);
        }
        let WrongPassword { delay, is_noted, turn } = turn.wrong();
        tracing::warn!(wait = delay.as_secs(), "a sign-in failed");
        // Whoever does not wait for the answer does not come by its turn sooner.
        tokio::spawn(async move {
            tokio::time::sleep(delay).await;
            drop(turn);
        });
        // The log knows the account, when there is one, and never what was typed. Known or not, it costs the same.
        if is_noted {
            let mut tx = self.db.write().await?;
            self.record(&mut tx, By::Nobody, Event::SignInFailed { account: account.map(|account| account.actor.account) }).await?;
            tx.commit().await?;
        }
        Ok(SignIn::Wrong(delay))
    }

    async fn begin_session(&self, actor: &Actor, earlier: Option<&str>) -> Outcome<String> {
        let token = Token::new(self.random.as_ref());
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        if let Some(earlier) = earlier {
            tx.delete_session(&hash_text(earlier)).await?;
        }
        tx.create_session(&token.hash, actor.account, now, now + Duration::hours(SESSION_HOURS)).await?;
        self.record(&mut tx, By::Person(actor), Event::SignedIn { account: actor.account }).await?;
        tx.commit().await?;
        Ok(token.secret)
    }

    /// # Errors
    /// When the database fails.
    pub async fn sign_out(&self, secret: &str) -> Outcome<()> {
        let mut tx = self.db.write().await?;
        if let Some(account) = tx.delete_session(&hash_text(secret)).await? {
            self.record(&mut tx, By::Account(account), Event::SignedOut { account }).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Who a session's secret belongs to.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn find_actor(&self, secret: &str) -> Outcome<Option<Actor>> {
        Ok(self.db.find_actor(&hash_text(secret), self.clock.now()).await?)
    }

    /// Makes an account. Without a password it gives the secret of a one-time link.
    ///
    /// # Errors
    /// The problem with what was given, or a failing database.
    pub async fn create_account(&self, new: &Invitation<'_>) -> Outcome<Result<Option<String>, AccountProblem>> {
        if let Some(problem) = self.account_problem(new) {
            return Ok(Err(problem));
        }
        let hash = match new.password {
            Some(password) => Some(self.passwords.hash(password, self.random.as_ref()).await?),
            None => None,
        };
        let now = self.clock.now();
        let mut tx = self.db.write().await?;
        let account = NewAccount {
            email: new.email,
            name: new.name.trim(),
            role: new.role,
            libraries: new.libraries,
            password_hash: hash.as_deref(),
        };
        let id = match tx.create_account(&account, now).await {
            Ok(id) => id,
            Err(StoreError::Taken(_)) => return Ok(Err(AccountProblem::Taken(new.email.to_owned()))),
            Err(error) => return Err(error.into()),
        };
        let secret = if hash.is_none() { Some(self.invite(&mut tx, id).await?) } else { None };
        self.record(&mut tx, By::Command, Event::AccountCreated { account: id, role: new.role }).await?;
        tx.commit().await?;
        Ok(Ok(secret))
    }

    fn account_problem(&self, new: &Invitation<'_>) -> Option<AccountProblem> {
        if !mail::is_address(new.email.trim()) {
            return Some(AccountProblem::NotAnAddress(new.email.to_owned()));
        }
        if !is_seen(new.name) {
            return Some(AccountProblem::NeedsName);
        }
        self.place_problem(new.role, new.libraries)
            .or_else(|| new.password.filter(|password| !passwords::is_fit(password)).map(|_| AccountProblem::UnfitPassword))
    }

    /// Why a role cannot be had at these libraries.
    fn place_problem(&self, role: Role, libraries: &[LibraryCode]) -> Option<AccountProblem> {
        if let Some(unknown) = libraries.iter().find(|code| self.catalogue_now().find_library(code.as_str()).is_none()) {
            return Some(AccountProblem::UnknownLibrary(unknown.to_string()));
        }
        match (role.is_of_libraries(), libraries.is_empty()) {
            (true, true) => Some(AccountProblem::NeedsLibrary(role.as_str())),
            (false, false) => Some(AccountProblem::TakesNoLibrary(role.as_str())),
            _ => None,
        }
    }

    /// Whether an invitation's secret can still be used.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn is_invited(&self, secret: &str) -> Outcome<bool> {
        let mut tx = self.db.read().await?;
        Ok(tx.find_invitation(&hash_text(secret), self.clock.now()).await?.is_some())
    }

    /// Takes the first password of an invited account and signs it in. None when the invitation
    /// has been used or has expired.
    ///
    /// # Errors
    /// `UnfitPassword`, or a failing database.
    pub async fn accept_invitation(
        &self,
        secret: &str,
        password: &str,
        earlier: Option<&str>,
    ) -> Outcome<Option<Result<String, AccountProblem>>> {
        if !self.is_invited(secret).await? {
            return Ok(None);
        }
        if !passwords::is_fit(password) {
            return Ok(Some(Err(AccountProblem::UnfitPassword)));
        }
        let hash = self.passwords.hash(password, self.random.as_ref()).await?;
        let mut tx = self.db.write().await?;
        let Some(account) = tx.delete_invitation(&hash_text(secret), self.clock.now()).await? else { return Ok(None) };
        tx.update_password(account, &hash).await?;
        tx.delete_invitations_of(account).await?;
        // Whoever had the old password is out.
        tx.delete_sessions_of(account).await?;
        let Some(found) = tx.find_account(account).await?.filter(|found| !found.disabled) else { return Ok(None) };
        self.record(&mut tx, By::Person(&found.actor), Event::PasswordSet { account }).await?;
        tx.commit().await?;
        Ok(Some(Ok(self.begin_session(&found.actor, earlier).await?)))
    }
}

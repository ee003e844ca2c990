//! What can be changed of an account once it is there, and undone again.

use app::domain::{account::Role, code::LibraryCode};
use chrono::Duration;

use super::{AccountProblem, INVITATION_DAYS};
use crate::{
    random::Token,
    service::{
        Outcome, Service, ServiceError,
        events::{By, Event},
    },
    store::{Account, Tx},
};

/// What comes of a change that may be refused.
pub type Changed<T> = Outcome<Result<T, AccountProblem>>;

impl Service {
    /// Gives the secret of a new one-time link for choosing a password; earlier links of the account end. Until it
    /// is used, the password that there may be stays good: a link made by mistake locks nobody out.
    ///
    /// # Errors
    /// `NotFound` when there is no such account, or a failing database; a disabled account is to be enabled first.
    pub async fn renew_link(&self, email: &str) -> Changed<String> {
        let mut tx = self.db.write().await?;
        let account = account_of(&mut tx, email).await?;
        if account.disabled {
            return Ok(Err(AccountProblem::Disabled));
        }
        let id = account.actor.account;
        tx.delete_invitations_of(id).await?;
        let secret = self.invite(&mut tx, id).await?;
        self.record(&mut tx, By::Command, Event::LinkMade { account: id }).await?;
        tx.commit().await?;
        Ok(Ok(secret))
    }

    pub(in crate::service) async fn invite(&self, tx: &mut Tx, account: i64) -> Outcome<String> {
        let token = Token::new(self.random.as_ref());
        tx.create_invitation(&token.hash, account, self.clock.now() + Duration::days(INVITATION_DAYS)).await?;
        Ok(token.secret)
    }

    /// Ends an account's sessions and links. False when it was disabled already.
    ///
    /// # Errors
    /// `NotFound` when there is no such account, or a failing database; the last coordinator stays.
    pub async fn disable_account(&self, email: &str) -> Changed<bool> {
        let mut tx = self.db.write().await?;
        let account = account_of(&mut tx, email).await?;
        if account.disabled {
            return Ok(Ok(false));
        }
        if is_last_coordinator(&mut tx, &account).await? {
            return Ok(Err(AccountProblem::LastCoordinator));
        }
        let id = account.actor.account;
        tx.disable_account(id, self.clock.now()).await?;
        tx.delete_invitations_of(id).await?;
        self.record(&mut tx, By::Command, Event::AccountDisabled { account: id }).await?;
        tx.commit().await?;
        Ok(Ok(true))
    }

    /// Lets a disabled account sign in again, with the password that it had. False when it was not disabled.
    ///
    /// # Errors
    /// `NotFound` when there is no such account, or a failing database.
    pub async fn enable_account(&self, email: &str) -> Outcome<bool> {
        let mut tx = self.db.write().await?;
        let account = account_of(&mut tx, email).await?;
        if !account.disabled {
            return Ok(false);
        }
        let id = account.actor.account;
        tx.enable_account(id).await?;
        self.record(&mut tx, By::Command, Event::AccountEnabled { account: id }).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Gives an account another role, other libraries, or both; what is not named stays, as far as the role has
    /// libraries. Whoever is signed in goes on with the new rights at once. Gives the role and libraries it has then.
    ///
    /// # Errors
    /// `NotFound` when there is no such account, or a failing database; libraries that do not fit the role, and the
    /// last coordinator stays one.
    pub async fn change_account(
        &self,
        email: &str,
        role: Option<Role>,
        libraries: Option<&[LibraryCode]>,
    ) -> Changed<(Role, Vec<LibraryCode>)> {
        let mut tx = self.db.write().await?;
        let account = account_of(&mut tx, email).await?;
        let role = role.unwrap_or(account.actor.role);
        let kept = || if role.is_of_libraries() { account.actor.libraries.clone() } else { Vec::new() };
        let libraries = libraries.map_or_else(kept, <[LibraryCode]>::to_vec);
        if let Some(problem) = self.place_problem(role, &libraries) {
            return Ok(Err(problem));
        }
        if role != Role::Coordinator && is_last_coordinator(&mut tx, &account).await? {
            return Ok(Err(AccountProblem::LastCoordinator));
        }
        let id = account.actor.account;
        tx.update_place(id, role, &libraries).await?;
        self.record(&mut tx, By::Command, Event::AccountChanged { account: id, role, libraries: &libraries }).await?;
        tx.commit().await?;
        Ok(Ok((role, libraries)))
    }
}

async fn account_of(tx: &mut Tx, email: &str) -> Outcome<Account> {
    tx.find_account_by_email(email).await?.ok_or(ServiceError::NotFound)
}

/// Whether nobody could coordinate any more without this account: no other coordinator who is not disabled has a
/// password, or, where this one has none either, is at least invited.
async fn is_last_coordinator(tx: &mut Tx, account: &Account) -> Outcome<bool> {
    if account.actor.role != Role::Coordinator || account.disabled {
        return Ok(false);
    }
    // Of two that are changed at the same moment, one waits for what the other has left.
    tx.lock_data_version().await?;
    let stays = |other: &Account| {
        other.actor.role == Role::Coordinator
            && other.actor.account != account.actor.account
            && !other.disabled
            && (other.has_password() || !account.has_password())
    };
    Ok(!tx.list_accounts().await?.iter().any(stays))
}

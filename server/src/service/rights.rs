//! Who may do what. Every service asks here before it does or tells anything.

use app::domain::{
    account::{Actor, Role},
    code::LibraryCode,
};

use super::{Outcome, ServiceError};

#[derive(Clone, Copy, Debug)]
pub enum Action<'a> {
    /// See a library's figures and stories while they are being made.
    ViewLibrary(&'a LibraryCode),
    /// Enter figures and write stories.
    EditLibrary(&'a LibraryCode),
    /// Send a library's year to the coordinator.
    Submit(&'a LibraryCode),
    /// See all libraries' states, and unpublished figures.
    ViewReview,
    /// Return, approve, publish stories, freeze.
    Review,
    /// See every library's cell of an indicator, by name.
    ViewCells,
    /// Change indicators, factors, libraries and targets.
    EditCatalogue,
    /// See a year that is not frozen, as a draft: everybody who is signed in.
    ViewDraft,
}

#[must_use]
pub fn may(actor: &Actor, action: Action<'_>) -> bool {
    match action {
        Action::ViewLibrary(library) => actor.role == Role::Coordinator || actor.is_of(library),
        Action::EditLibrary(library) => actor.is_of(library),
        Action::Submit(library) => actor.role == Role::Manager && actor.is_of(library),
        Action::ViewReview | Action::Review | Action::ViewCells | Action::EditCatalogue => actor.role == Role::Coordinator,
        Action::ViewDraft => true,
    }
}

/// # Errors
/// `Forbidden` when the actor may not.
pub fn demand(actor: &Actor, action: Action<'_>) -> Outcome<()> {
    if may(actor, action) { Ok(()) } else { Err(ServiceError::Forbidden) }
}

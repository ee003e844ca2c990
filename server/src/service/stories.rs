//! Writing, submitting and publishing stories.

use app::domain::{
    account::Actor,
    code::LibraryCode,
    refused::Refused,
    round::RoundState,
    story::{Lacking, StoredStory, StoryContent, StoryState},
    visible::is_seen,
    year::Year,
};

use super::{
    Outcome, Service, ServiceError,
    events::{By, Event},
    rights::{Action, demand},
};
use crate::store::{StoryChange, Tx};

/// What the coordinator does with a submitted story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement<'a> {
    /// With the personal data that may be published.
    Publish(&'a [&'a str]),
    /// Back to its library, with a friendly reason.
    Return(&'a str),
    /// Out of sight at once; later snapshots leave it out.
    Withdraw,
    /// In sight again, with the personal data that may be published.
    Restore(&'a [&'a str]),
}

impl Judgement<'_> {
    /// The state that it is a judgement of.
    fn from(self) -> StoryState {
        match self {
            Self::Publish(_) | Self::Return(_) => StoryState::Submitted,
            Self::Withdraw => StoryState::Published,
            Self::Restore(_) => StoryState::Withdrawn,
        }
    }
}

impl Service {
    /// A library's stories of all years, the latest year first.
    ///
    /// # Errors
    /// `Forbidden`.
    pub async fn list_stories(&self, actor: &Actor, library: &LibraryCode) -> Outcome<Vec<StoredStory>> {
        demand(actor, Action::ViewLibrary(library))?;
        Ok(self.db.read().await?.list_stories_of(library).await?)
    }

    /// # Errors
    /// `NotFound`, or `Forbidden` when it is another library's.
    pub async fn story(&self, actor: &Actor, library: &LibraryCode, id: i64) -> Outcome<StoredStory> {
        demand(actor, Action::ViewLibrary(library))?;
        let mut tx = self.db.read().await?;
        Self::story_of(&mut tx, library, id).await
    }

    async fn story_of(tx: &mut Tx, library: &LibraryCode, id: i64) -> Outcome<StoredStory> {
        tx.find_story(id).await?.filter(|story| story.library == *library).ok_or(ServiceError::NotFound)
    }

    /// # Errors
    /// `Forbidden`, or `RoundNotOpen`.
    pub async fn create_story(&self, actor: &Actor, library: &LibraryCode, year: Year, content: &StoryContent) -> Outcome<i64> {
        demand(actor, Action::EditLibrary(library))?;
        if self.catalogue_now().find_library(library.as_str()).is_none() {
            return Err(ServiceError::NotFound);
        }
        let mut tx = self.db.write().await?;
        demand_open(&mut tx, year).await?;
        let change = StoryChange { state: StoryState::Draft, content, return_reason: "", at: self.clock.now(), by: Some(actor.account) };
        let id = tx.create_story(library, year, &change).await?;
        self.record(&mut tx, By::Person(actor), Event::StoryCreated { of: (library, year), id }).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// # Errors
    /// `Forbidden`, `NotFound`, `Locked` once it is submitted, `Changed` when somebody was faster.
    pub async fn save_story(&self, actor: &Actor, library: &LibraryCode, id: i64, seen: i64, content: &StoryContent) -> Outcome<()> {
        demand(actor, Action::EditLibrary(library))?;
        let mut tx = self.db.write().await?;
        let story = Self::story_of(&mut tx, library, id).await?;
        if !story.state.is_editable() {
            return Err(ServiceError::Refused(Refused::Locked));
        }
        demand_open(&mut tx, story.year).await?;
        let change =
            StoryChange { state: story.state, content, return_reason: &story.return_reason, at: self.clock.now(), by: Some(actor.account) };
        let event = Event::StorySaved { story: &story };
        self.change_story(&mut tx, actor, &story, seen, &change, event).await?;
        tx.commit().await?;
        Ok(())
    }

    /// # Errors
    /// `Forbidden` for all but the library's manager, `Incomplete`, `Locked`, `Changed` when it is not at `seen` any more.
    pub async fn submit_story(&self, actor: &Actor, library: &LibraryCode, id: i64, seen: Option<i64>) -> Outcome<()> {
        demand(actor, Action::Submit(library))?;
        let mut tx = self.db.write().await?;
        let story = Self::story_of(&mut tx, library, id).await?;
        demand_seen(&story, seen)?;
        if !story.state.is_editable() {
            return Err(ServiceError::Refused(Refused::Locked));
        }
        demand_open(&mut tx, story.year).await?;
        if !story.content.lacking().is_empty() {
            return Err(ServiceError::Refused(Refused::Incomplete));
        }
        let change = StoryChange {
            state: StoryState::Submitted,
            content: &story.content,
            return_reason: "",
            at: self.clock.now(),
            by: Some(actor.account),
        };
        self.change_story(&mut tx, actor, &story, story.revision, &change, Event::StorySubmitted { story: &story }).await?;
        tx.commit().await?;
        Ok(())
    }

    /// Takes a story back to its library: as a draft, or, when the round is over and it was published, as withdrawn,
    /// out of sight at once. Whoever writes for the library may: consent can be withdrawn at any time, and whoever
    /// hears of it must be able to act.
    ///
    /// # Errors
    /// `Forbidden`, `NotFound`, `WrongState` while it is the library's anyway, `Changed` when it is not at `seen` any more.
    pub async fn take_back_story(&self, actor: &Actor, library: &LibraryCode, id: i64, seen: Option<i64>) -> Outcome<StoryState> {
        demand(actor, Action::EditLibrary(library))?;
        let mut tx = self.db.write().await?;
        let story = Self::story_of(&mut tx, library, id).await?;
        demand_seen(&story, seen)?;
        let open = tx.share_round(story.year).await?.is_some_and(|round| round.state == RoundState::Open);
        let state = story.state.taken_back(open).ok_or(ServiceError::Refused(Refused::WrongState))?;
        let event = match state {
            StoryState::Withdrawn => Event::StoryWithdrawn { story: &story },
            _ => Event::StoryTakenBack { story: &story },
        };
        let change = StoryChange { state, content: &story.content, return_reason: "", at: self.clock.now(), by: Some(actor.account) };
        tx.raise_data_version().await?;
        self.change_story(&mut tx, actor, &story, story.revision, &change, event).await?;
        tx.commit().await?;
        self.refresh_after_commit().await;
        Ok(state)
    }

    /// Whether a frozen year's snapshot holds a story, withdrawn or not.
    #[must_use]
    pub fn has_published(&self, year: Year, id: i64) -> bool {
        self.archive().find(year).is_some_and(|frozen| frozen.has_story(id))
    }

    /// The year that a library's next story is of.
    ///
    /// # Errors
    /// `Forbidden` for who may not write for the library; `NotFound` while there is no round.
    pub async fn year_of_new_story(&self, actor: &Actor, library: &LibraryCode) -> Outcome<Year> {
        demand(actor, Action::EditLibrary(library))?;
        Ok(self.current_round().await?.ok_or(ServiceError::NotFound)?.year)
    }

    /// # Errors
    /// `Forbidden` for all but the coordinator, `NotFound`, `WrongState`, `Frozen`, `ReasonNeeded`,
    /// `ConsentMissing` when it may not be shown to anybody but its library, `PersonalData` when not all of it
    /// was said to belong there.
    pub async fn judge_story(&self, actor: &Actor, year: Year, id: i64, seen: Option<i64>, judgement: Judgement<'_>) -> Outcome<()> {
        demand(actor, Action::Review)?;
        let mut tx = self.db.write().await?;
        let story = tx.find_story(id).await?.filter(|story| story.year == year).ok_or(ServiceError::NotFound)?;
        demand_seen(&story, seen)?;
        if story.state != judgement.from() {
            return Err(ServiceError::Refused(Refused::WrongState));
        }
        let (state, reason, event) = match judgement {
            Judgement::Publish(_) => (StoryState::Published, "", Event::StoryPublished { story: &story }),
            Judgement::Return(reason) => {
                let reason = reason.trim();
                (StoryState::Returned, reason, Event::StoryReturned { story: &story, reason })
            }
            Judgement::Withdraw => (StoryState::Withdrawn, "", Event::StoryWithdrawn { story: &story }),
            Judgement::Restore(_) => (StoryState::Published, "", Event::StoryRestored { story: &story }),
        };
        // A story that is published after the freeze would appear nowhere, unless the freeze has it.
        let frozen = tx.share_round(story.year).await?.is_some_and(|round| round.state == RoundState::Frozen);
        let may_now = match judgement {
            Judgement::Withdraw => true,
            Judgement::Restore(_) => !frozen || self.has_published(year, id),
            Judgement::Publish(_) | Judgement::Return(_) => !frozen,
        };
        if !may_now {
            return Err(ServiceError::Refused(Refused::Frozen));
        }
        if state == StoryState::Returned && !is_seen(reason) {
            return Err(ServiceError::Refused(Refused::ReasonNeeded));
        }
        if let Judgement::Publish(meant) | Judgement::Restore(meant) = judgement {
            if story.content.lacking().iter().any(|lacking| matches!(lacking, Lacking::Text(_))) {
                return Err(ServiceError::Refused(Refused::Incomplete));
            }
            if !story.content.may_be_public() {
                return Err(ServiceError::Refused(Refused::ConsentMissing));
            }
            if !story.content.personal().iter().all(|found| meant.contains(&found.as_str())) {
                return Err(ServiceError::Refused(Refused::PersonalData));
            }
        }
        let change = StoryChange { state, content: &story.content, return_reason: reason, at: self.clock.now(), by: Some(actor.account) };
        if matches!(judgement, Judgement::Withdraw | Judgement::Restore(_)) {
            tx.raise_data_version().await?;
        }
        self.change_story(&mut tx, actor, &story, story.revision, &change, event).await?;
        tx.commit().await?;
        self.refresh_after_commit().await;
        Ok(())
    }

    async fn change_story(
        &self,
        tx: &mut Tx,
        actor: &Actor,
        story: &StoredStory,
        seen: i64,
        change: &StoryChange<'_>,
        event: Event<'_>,
    ) -> Outcome<()> {
        if !tx.update_story(story.id, seen, change).await? {
            return Err(ServiceError::Refused(Refused::Changed));
        }
        self.record(tx, By::Person(actor), event).await
    }
}

/// What is decided on is what was read: a form says which revision it showed.
fn demand_seen(story: &StoredStory, seen: Option<i64>) -> Outcome<()> {
    if seen.is_none_or(|seen| seen == story.revision) { Ok(()) } else { Err(ServiceError::Refused(Refused::Changed)) }
}

async fn demand_open(tx: &mut Tx, year: Year) -> Outcome<()> {
    let open = tx.share_round(year).await?.is_some_and(|round| round.state == RoundState::Open);
    if open { Ok(()) } else { Err(ServiceError::Refused(Refused::RoundNotOpen)) }
}

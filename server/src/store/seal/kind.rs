//! The kinds of rows that are sealed, and how each is found.

/// What is sealed as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Account,
    Breaks,
    Catalogue,
    Invitation,
    JointShare,
    Library,
    Peers,
    Remarks,
    Round,
    Session,
    Snapshot,
    Story,
    Submission,
    TableLabels,
}

/// How a part is found.
pub(super) enum Key {
    Number,
    Text,
    /// Library and year.
    Part,
}

impl Kind {
    pub const ALL: [Self; 14] = [
        Self::Account,
        Self::Breaks,
        Self::Catalogue,
        Self::Invitation,
        Self::JointShare,
        Self::Library,
        Self::Peers,
        Self::Remarks,
        Self::Round,
        Self::Session,
        Self::Snapshot,
        Self::Story,
        Self::Submission,
        Self::TableLabels,
    ];

    /// Its word in the log, its key, its rows, and the keys that there are. The columns are named and never
    /// change their order: the hash is of them.
    pub(super) fn told(self) -> (&'static str, Key, &'static str, &'static str) {
        match self {
            Self::Account => (
                "account",
                Key::Number,
                "select a.id, a.email, a.name, a.role, a.password_hash, a.disabled_at, a.created_at, l.library from account a \
                 left join account_library l on l.account = a.id where a.id = $1 order by l.library",
                "select cast(id as text) from account",
            ),
            Self::Breaks => (
                "breaks",
                Key::Number,
                "select indicator, year, library, kind, reason_fi, reason_sv, reason_en from series_break where year = $1 \
                 order by indicator, library",
                "select distinct cast(year as text) from series_break",
            ),
            Self::Catalogue => (
                "catalogue",
                Key::Number,
                "select revision, document, made_at, made_by, summary from catalogue where revision = $1",
                "select cast(revision as text) from catalogue",
            ),
            Self::Invitation => (
                "invitation",
                Key::Text,
                "select token_hash, account, expires_at from invitation where token_hash = $1",
                "select token_hash from invitation",
            ),
            Self::JointShare => (
                "joint_share",
                Key::Part,
                "select library, year, share, basis, changed_at, changed_by from joint_share where library = $1 and year = $2",
                "select library || '/' || cast(year as text) from joint_share",
            ),
            Self::Library => (
                "library",
                Key::Text,
                "select l.code, l.abbreviation, l.name_fi, l.name_sv, l.name_en, l.city, l.service_units, m.from_year, m.to_year \
                 from library l left join membership m on m.library = l.code where l.code = $1",
                "select code from library",
            ),
            Self::Peers => {
                ("peers", Key::Text, "select library, peer from peer where library = $1 order by peer", "select distinct library from peer")
            }
            Self::Remarks => (
                "remarks",
                Key::Part,
                "select library, year, indicator, said, said_at, said_by, revision from remark where library = $1 and year = $2 order by indicator",
                "select distinct library || '/' || cast(year as text) from remark",
            ),
            Self::Round => (
                "round",
                Key::Number,
                "select year, state, opens_on, due_on, review_until, freeze_on from round where year = $1",
                "select cast(year as text) from round",
            ),
            Self::Session => (
                "session",
                Key::Text,
                "select token_hash, account, created_at, expires_at from session where token_hash = $1",
                "select token_hash from session",
            ),
            Self::Snapshot => (
                "snapshot",
                Key::Text,
                "select hash, year, revision, frozen_at, document from snapshot where hash = $1",
                "select hash from snapshot",
            ),
            Self::Story => (
                "story",
                Key::Number,
                "select id, library, year, state, content, return_reason, revision, changed_at, changed_by from story where id = $1",
                "select cast(id as text) from story",
            ),
            // The blank row that a save locks by is nothing yet.
            Self::Submission => (
                "submission",
                Key::Part,
                "select library, year, state, submitted_at, approved_at, return_reason, approved_figures, returned_at, taken_up_at, \
                 open_until, approved_breaks, returned_figures from submission where library = $1 and year = $2",
                "select library || '/' || cast(year as text) from submission where state <> 'draft' or submitted_at is not null \
                 or approved_at is not null or return_reason <> '' or approved_figures is not null or returned_at is not null \
                 or taken_up_at is not null or open_until is not null or approved_breaks <> ''",
            ),
            Self::TableLabels => (
                "table_labels",
                Key::Text,
                "select library, label, indicator from table_label where library = $1 order by label",
                "select distinct library from table_label",
            ),
        }
    }

    /// Whether it may go without a word: a session ends, and an invitation is used up.
    #[must_use]
    pub fn may_go(self) -> bool {
        matches!(self, Self::Session | Self::Invitation)
    }
}

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

/// What the log and the database say of a kind.
pub(super) struct Sealed {
    /// Its word in the log.
    pub word: &'static str,
    pub key: Key,
    /// The rows of a part. The columns are named and never change their order: the hash is of them.
    pub rows: &'static str,
    /// The keys that there are.
    pub keys: &'static str,
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

    pub(super) fn sealed(self) -> Sealed {
        match self {
            Self::Account => Sealed {
                word: "account",
                key: Key::Number,
                rows: "select a.id, a.email, a.name, a.role, a.password_hash, a.disabled_at, a.created_at, l.library from account a \
                 left join account_library l on l.account = a.id where a.id = $1",
                keys: "select cast(id as text) from account",
            },
            Self::Breaks => Sealed {
                word: "breaks",
                key: Key::Number,
                rows: "select indicator, year, library, kind, reason_fi, reason_sv, reason_en from series_break where year = $1",
                keys: "select distinct cast(year as text) from series_break",
            },
            Self::Catalogue => Sealed {
                word: "catalogue",
                key: Key::Number,
                rows: "select revision, document, made_at, made_by, summary from catalogue where revision = $1",
                keys: "select cast(revision as text) from catalogue",
            },
            Self::Invitation => Sealed {
                word: "invitation",
                key: Key::Text,
                rows: "select token_hash, account, expires_at from invitation where token_hash = $1",
                keys: "select token_hash from invitation",
            },
            Self::JointShare => Sealed {
                word: "joint_share",
                key: Key::Part,
                rows: "select library, year, share, basis, changed_at, changed_by from joint_share where library = $1 and year = $2",
                keys: "select library || '/' || cast(year as text) from joint_share",
            },
            Self::Library => Sealed {
                word: "library",
                key: Key::Text,
                rows: "select l.code, l.abbreviation, l.name_fi, l.name_sv, l.name_en, l.city, l.service_units, m.library, m.from_year, m.to_year \
                 from library l left join membership m on m.library = l.code where l.code = $1",
                keys: "select code from library",
            },
            Self::Peers => Sealed {
                word: "peers",
                key: Key::Text,
                rows: "select library, peer from peer where library = $1",
                keys: "select distinct library from peer",
            },
            Self::Remarks => Sealed {
                word: "remarks",
                key: Key::Part,
                rows: "select library, year, indicator, said, said_at, said_by, revision from remark where library = $1 and year = $2",
                keys: "select distinct library || '/' || cast(year as text) from remark",
            },
            Self::Round => Sealed {
                word: "round",
                key: Key::Number,
                rows: "select year, state, opens_on, due_on, review_until, freeze_on from round where year = $1",
                keys: "select cast(year as text) from round",
            },
            Self::Session => Sealed {
                word: "session",
                key: Key::Text,
                rows: "select token_hash, account, created_at, expires_at from session where token_hash = $1",
                keys: "select token_hash from session",
            },
            Self::Snapshot => Sealed {
                word: "snapshot",
                key: Key::Text,
                rows: "select hash, year, revision, frozen_at, document from snapshot where hash = $1",
                keys: "select hash from snapshot",
            },
            Self::Story => Sealed {
                word: "story",
                key: Key::Number,
                rows: "select id, library, year, state, content, return_reason, revision, changed_at, changed_by from story where id = $1",
                keys: "select cast(id as text) from story",
            },
            // The blank row that a save locks by is nothing yet.
            Self::Submission => Sealed {
                word: "submission",
                key: Key::Part,
                rows: "select library, year, state, submitted_at, approved_at, return_reason, approved_figures, returned_at, taken_up_at, \
                 open_until, approved_breaks, returned_figures from submission where library = $1 and year = $2",
                keys: "select library || '/' || cast(year as text) from submission where state <> 'draft' or submitted_at is not null \
                 or approved_at is not null or return_reason <> '' or approved_figures is not null or returned_at is not null \
                 or taken_up_at is not null or open_until is not null or approved_breaks <> ''",
            },
            Self::TableLabels => Sealed {
                word: "table_labels",
                key: Key::Text,
                rows: "select library, label, indicator from table_label where library = $1",
                keys: "select distinct library from table_label",
            },
        }
    }
}

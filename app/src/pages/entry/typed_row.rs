//! A row of the form as it was typed.

use std::collections::BTreeMap;

use crate::{
    domain::{
        code::IndicatorCode,
        entry::{
            amount::Amount,
            cell::Status,
            figures::{NEVER_SAVED, StoredFigure},
            joint_share::{JointShare, ShareBasis},
            request::{BreakMark, CellRequest, Meant},
            row::{GONE, HOLDS, MINE, Part, THEIRS},
            series_break::BreakKind,
            typed::{TypedFigure, Unfit},
        },
        refused::Refused,
    },
    forms::Fields,
    text::Lang,
};

/// What a person typed in one row.
#[derive(Clone, Debug)]
pub struct TypedRow {
    pub typed: TypedFigure,
    pub mark: BreakMark,
    pub seen: i64,
    /// The break that its writer saw.
    pub break_seen: String,
    /// It was said that the words of an earlier value hold.
    pub confirms: bool,
    pub problem: Option<Problem>,
}

#[derive(Clone, Debug)]
pub enum Problem {
    Unfit(Unfit),
    /// Nothing of the form could be saved.
    Refused(Refused),
    Clash(Box<StoredFigure>),
}

impl TypedRow {
    /// A row of a form; None when it is not in the form, or another's value was chosen over it.
    #[must_use]
    pub fn of(code: &IndicatorCode, form: &Fields) -> Option<Self> {
        let value = form.get(&Part::Value.name(code))?;
        let chosen = form.get(&Part::Clash.name(code));
        if chosen.as_deref() == Some(THEIRS) {
            return None;
        }
        let beside = form.get(&Part::Beside.name(code)).filter(|_| chosen.as_deref() == Some(MINE));
        let seen = beside.or_else(|| form.get(&Part::Revision.name(code)));
        let break_seen = form.get(&Part::BreakSeen.name(code));
        // A button that chooses one reading of an ambiguous number, or last year's.
        let value = form.get(&Part::Choice.name(code)).unwrap_or(value);
        let status = form.get(&Part::Status.name(code)).and_then(|text| Status::find(&text)).unwrap_or(Status::Reported);
        let written = form.get(&Part::Note.name(code)).unwrap_or_default();
        let reason = form.get(&Part::Reason.name(code)).filter(|reason| !reason.is_empty() && !written.contains(reason.as_str()));
        let words = form.get(&Part::Words.name(code));
        let (holds, gone) = (words.as_deref() == Some(HOLDS), words.as_deref() == Some(GONE));
        let note =
            [Some(written.trim().to_owned()), reason].into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        Some(Self {
            typed: TypedFigure { value, status, note: if gone { String::new() } else { note } },
            mark: match form.get(&Part::Break.name(code)) {
                Some(_) if gone => BreakMark::Set(None),
                Some(kind) if break_seen.as_ref() == Some(&kind) => BreakMark::AsItIs,
                Some(kind) => BreakMark::Set(BreakKind::find(&kind)),
                None => BreakMark::AsItIs,
            },
            confirms: holds,
            break_seen: break_seen.unwrap_or_default(),
            seen: seen.and_then(|text| text.parse().ok()).unwrap_or(NEVER_SAVED),
            problem: None,
        })
    }

    /// The cell that is meant.
    #[must_use]
    pub fn request(&self, code: &IndicatorCode, lang: Lang) -> CellRequest {
        let meant = Meant::Typed(self.typed.clone(), lang);
        CellRequest { indicator: code.clone(), meant, seen: self.seen, mark: self.mark, confirms: self.confirms }
    }
}

/// What a form says in rows that the section does not ask for any more, by their codes: its value and note.
#[must_use]
pub fn unasked(form: &Fields, asked: &BTreeMap<IndicatorCode, TypedRow>) -> BTreeMap<IndicatorCode, String> {
    let rows = form.names().filter_map(Part::find).filter(|(part, code)| *part == Part::Value && !asked.contains_key(code));
    let said = |(_, code): (Part, IndicatorCode)| {
        let TypedRow { typed, .. } = TypedRow::of(&code, form)?;
        let said = format!("{} {}", typed.value.trim(), typed.note);
        Some((code, said.trim().to_owned())).filter(|(_, said)| !said.is_empty())
    };
    rows.filter_map(said).collect()
}

/// The member's part of its joint unit, as typed.
#[derive(Clone, Debug)]
pub struct ShareTyped {
    pub share: String,
    pub basis: Option<ShareBasis>,
}

impl ShareTyped {
    /// None when it is no share, or of nothing.
    #[must_use]
    pub fn read(&self, lang: Lang) -> Option<JointShare> {
        JointShare::new(Amount::parse_typed(&self.share, lang).ok()?, self.basis?)
    }
}

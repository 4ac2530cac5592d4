//! Commitments counted: by type, unit, template and state; and of the companies on black lists the
//! share that committed itself to repair (修复承诺比例, G06).

use std::{collections::BTreeMap, sync::Arc};

use super::{
    Period,
    publish::{Gathered, checked},
};
use crate::{
    desk::{Days, Desk, DeskError, Session, archive_of},
    domain::{
        access::{Basis, Permission},
        archive::Archive,
        catalogue::{Catalogue, Role},
        commitment::{CommitmentKind, State},
        list::Colour,
    },
};

/// Commitments of one sort.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tallied {
    /// 承诺类型
    pub kind: CommitmentKind,
    /// 承诺受理单位
    pub department: String,
    /// Name of the template.
    pub template: String,
    /// How many are in each state, in the order of a life; only those signed in the period.
    pub states: Vec<(State, usize)>,
}

/// Of companies on black lists today, those that committed themselves to repair.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Companies on a black list.
    pub listed: usize,
    /// Those of them with a commitment to repair on record.
    pub committed: usize,
}

impl Share {
    /// The share in tenths of a percent, rounded down; none when nobody is listed.
    pub fn per_mille(self) -> Option<usize> {
        (self.committed * 1000).checked_div(self.listed)
    }
}

/// What was counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// By type, unit and template.
    pub tallied: Vec<Tallied>,
    /// Drafts and papers that wait, whatever the period.
    pub waiting: Vec<(State, usize)>,
    /// G06.
    pub repair: Share,
    /// Commitments left out because they are not stored as they were sealed.
    pub left_out: usize,
}

impl Desk {
    /// Counts the commitments signed in a period: figures, which tell nothing about anybody.
    ///
    /// # Errors
    /// `NotPermitted`; `BadPeriod`.
    pub fn count_commitments(
        &mut self,
        session: &Session,
        period: Period,
    ) -> Result<Statistics, DeskError> {
        session.require(Permission::PublishCommitments)?;
        checked(period)?;
        let mut sorts: BTreeMap<(CommitmentKind, String, String), BTreeMap<State, usize>> =
            BTreeMap::new();
        let mut waiting: BTreeMap<State, usize> = BTreeMap::new();
        let Gathered { rows: lives, left_out } = self.lives()?;
        for (life, _) in lives {
            let signed = life.frozen.as_ref().zip(life.signature.as_ref());
            let Some(((frozen, _), signature)) = signed else {
                if life.state != State::Withdrawn {
                    *waiting.entry(life.state).or_default() += 1;
                }
                continue;
            };
            if period.holds(signature.day) {
                let sort = (frozen.kind, frozen.department.clone(), frozen.name.clone());
                *sorts.entry(sort).or_default().entry(life.state).or_default() += 1;
            }
        }
        let tallied = sorts.into_iter().map(|((kind, department, template), states)| {
            let states = states.into_iter().collect();
            Tallied { kind, department, template, states }
        });
        let tallied: Vec<Tallied> = tallied.collect();
        let repair = self.repair_share()?;
        self.note_publishing(session, &format!("统计 {} 类", tallied.len()))?;
        let waiting = waiting.into_iter().collect();
        Ok(Statistics { tallied, waiting, repair, left_out })
    }

    /// Walks everybody with a record of an item that can put them on a list.
    fn repair_share(&self) -> Result<Share, DeskError> {
        let forms = Arc::clone(&self.forms);
        let items = forms.catalogue.items().iter();
        let listing =
            items.filter(|item| item.list.is_some() || item.column_of(Role::ListName).is_some());
        let numbers: Vec<u16> = listing.map(|item| item.number).collect();
        let days = Days::only(self.today());
        let mut share = Share::default();
        for subject in self.store.subjects_with_records_of(&numbers)? {
            let archive = archive_of(&self.store, forms.rules(), subject, Basis::Duty, days)?;
            let is_company = !archive.subject.kind.is_natural_person();
            let is_listed = archive.listings.iter().any(|one| one.colour == Colour::Black);
            if is_company && is_listed {
                share.listed += 1;
                share.committed += usize::from(has_promised_repair(&archive, &forms.catalogue));
            }
        }
        Ok(share)
    }
}

/// Whether a commitment to repair is on record, the window's own or a department's.
fn has_promised_repair(archive: &Archive, catalogue: &Catalogue) -> bool {
    let commitments = archive.entries.iter().filter(|entry| entry.performance.is_some());
    commitments
        .filter_map(|entry| {
            let item = catalogue.item(&entry.record.item)?;
            entry.record.value(item, Role::Class).and_then(CommitmentKind::read)
        })
        .any(|kind| kind == CommitmentKind::Repair)
}

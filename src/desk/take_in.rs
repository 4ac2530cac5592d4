//! Taking a department's file in: one transaction per file, every row accounted for.

use std::{
    collections::{BTreeMap, BTreeSet},
    path::Path,
};

use crate::{
    domain::{
        access::Permission,
        catalogue::{Catalogue, Item, ItemId, Role},
        conflict::{Conflict, ConflictReason},
        journal::{Action, Deed},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        state::RecordState,
        subject::SubjectId,
    },
    intake::{self, Gravity, ParsedRow, TakenRow, read::Limits},
    store::{Put, Transaction},
};

use super::{
    Desk, DeskError, Session, ahead, commitments,
    matching::{self, Match},
};

pub use crate::intake::{RefusedRow, RowFinding};

/// Whether an import counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run {
    /// It is kept.
    Keep,
    /// Everything is done and then taken back, so that the answer is exact.
    DryRun,
}

/// What became of a file. `rows` is the sum of the four counts after it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ImportSummary {
    /// Items found, one per sheet as a rule.
    pub items: Vec<ItemId>,
    /// Rows with content.
    pub rows: u64,
    /// New records.
    pub accepted: u64,
    /// Known already, word for word.
    pub unchanged: u64,
    /// Known already, with changed content.
    pub updated: u64,
    /// Refused, or held as a conflict.
    pub rejected: u64,
    /// Rows taken with a remark.
    pub warnings: u64,
    /// What was found, row by row.
    pub findings: Vec<RowFinding>,
    /// Refused rows, to be written back for correction.
    pub refused: Vec<RefusedRow>,
}

/// Carries a summary out of a transaction that is rolled back.
enum Stop {
    Failed(DeskError),
    DryRun(Box<ImportSummary>),
}

impl<E: Into<DeskError>> From<E> for Stop {
    fn from(error: E) -> Self {
        Self::Failed(error.into())
    }
}

impl Desk {
    /// Reads a file into the archive. `progress` is told how many rows were read.
    pub fn take_in(
        &mut self,
        session: &Session,
        path: &Path,
        item: Option<&ItemId>,
        run: Run,
        progress: &mut dyn FnMut(u64),
    ) -> Result<ImportSummary, DeskError> {
        session.require(Permission::Import)?;
        let received = self.clock.now();
        let deed = self.deed(session, Action::Import);
        let catalogue = &self.forms.catalogue;
        let name = path.file_name().map(|n| n.to_string_lossy().into_owned()).unwrap_or_default();
        let options = intake::Options {
            item,
            limits: Limits::default(),
            today: received.day(),
            divisions: self.forms.divisions(),
        };
        let result = self.store.write(|tx| {
            let mut taking = Taking::new(tx, catalogue, received);
            let taken = ahead::read(path, catalogue, &options, &mut |row| {
                taking.row(row)?;
                progress(taking.summary.rows);
                Ok(())
            })?;
            let mut summary = taking.finish()?;
            summary.findings.extend(taken.findings);
            summary.items = taken.items;
            if run == Run::DryRun {
                return Err(Stop::DryRun(Box::new(summary)));
            }
            tx.append(&Deed { detail: detail(&name, &summary), ..deed })?;
            Ok(summary)
        });
        match result {
            Ok(summary) => Ok(summary),
            Err(Stop::DryRun(summary)) => Ok(*summary),
            Err(Stop::Failed(error)) => Err(error),
        }
    }
}

impl Desk {
    /// Writes refused rows to a file that can be corrected and sent again.
    pub fn write_back(
        &mut self,
        session: &Session,
        path: &Path,
        refused: &[RefusedRow],
    ) -> Result<(), DeskError> {
        session.require(Permission::Import)?;
        let write = |error| DeskError::Write { path: path.to_owned(), error };
        intake::write_rejects(path, refused).map_err(write)
    }
}

fn takes_away(item: &Item, fields: &Fields) -> bool {
    let value = |role| item.column_of(role).and_then(|column| fields.get(&column.code));
    let state = value(Role::State).and_then(RecordState::read);
    value(Role::RemovedOn).is_some() || state.is_some_and(RecordState::ends_it)
}

fn detail(name: &str, summary: &ImportSummary) -> String {
    let items: Vec<_> = summary.items.iter().map(ItemId::as_str).collect();
    format!(
        "{name} {} 共 {} 行：新增 {} 未变 {} 更新 {} 拒绝 {}",
        items.join("、"),
        summary.rows,
        summary.accepted,
        summary.unchanged,
        summary.updated,
        summary.rejected
    )
}

/// A file under way.
struct Taking<'t, 's> {
    tx: &'t mut Transaction<'s>,
    catalogue: &'t Catalogue,
    received: Moment,
    summary: ImportSummary,
    sources: BTreeSet<(ItemId, String)>,
    /// The row that gave each record of this file.
    given: BTreeMap<(u16, RecordKey, SubjectId), u32>,
}

impl<'t, 's> Taking<'t, 's> {
    fn new(tx: &'t mut Transaction<'s>, catalogue: &'t Catalogue, received: Moment) -> Self {
        let (summary, sources) = (ImportSummary::default(), BTreeSet::new());
        Self { tx, catalogue, received, summary, sources, given: BTreeMap::new() }
    }

    fn row(&mut self, row: TakenRow) -> Result<(), DeskError> {
        self.summary.rows += 1;
        match row {
            TakenRow::Refused(refused) => {
                self.refuse(refused);
                Ok(())
            }
            TakenRow::Record(parsed) => {
                let item = self.item(&parsed.item)?;
                if let Some(first) = self.given_otherwise(item, &parsed)? {
                    self.refuse_second(first, parsed);
                    return Ok(());
                }
                match matching::settle(self.tx, &parsed.claim)? {
                    Match::Subject(_) if self.is_our_own(item, &parsed)? => {
                        self.leave_our_own(parsed);
                        Ok(())
                    }
                    Match::Subject(subject) => self.keep(subject, item, parsed),
                    Match::Conflict { subjects, reason } => {
                        self.hold(subjects, reason, item, parsed)
                    }
                }
            }
        }
    }

    fn item(&self, id: &ItemId) -> Result<&'t Item, DeskError> {
        let unknown = || DeskError::UnknownItem { what: id.to_string() };
        self.catalogue.item(id).ok_or_else(unknown)
    }

    fn refuse(&mut self, refused: RefusedRow) {
        self.summary.rejected += 1;
        self.summary.findings.extend(refused.findings.iter().cloned());
        self.summary.refused.push(refused);
    }

    fn keep(
        &mut self,
        subject: SubjectId,
        item: &Item,
        parsed: ParsedRow,
    ) -> Result<(), DeskError> {
        if !self.sources.iter().any(|(i, d)| *i == parsed.item && *d == parsed.department) {
            self.sources.insert((parsed.item.clone(), parsed.department.clone()));
        }
        self.given.entry((item.number, parsed.key, subject)).or_insert(parsed.row);
        let record = Record {
            item: parsed.item,
            key: parsed.key,
            department: parsed.department,
            received: self.received,
            fields: parsed.fields,
        };
        match self.tx.put_record(subject, item, &record)? {
            Put::Inserted => self.summary.accepted += 1,
            Put::Unchanged => self.summary.unchanged += 1,
            Put::Updated => self.summary.updated += 1,
        }
        self.release(subject, item, record.key)?;
        self.summary.warnings += u64::from(!parsed.findings.is_empty());
        self.summary.findings.extend(parsed.findings);
        Ok(())
    }

    /// The earlier row of this file that gave the same record with other content. One of the two
    /// would be lost, and which of them holds is not for us to say; but a row that takes the
    /// record away (撤销, 已修复, 移出) is always heard.
    fn given_otherwise(&self, item: &Item, parsed: &ParsedRow) -> Result<Option<u32>, DeskError> {
        let (number, key) = (item.number, parsed.key);
        let any = (number, key, SubjectId(u32::MIN))..=(number, key, SubjectId(u32::MAX));
        if self.given.range(any).next().is_none() || takes_away(item, &parsed.fields) {
            return Ok(None);
        }
        for subject in matching::subjects_of(self.tx, &parsed.claim.codes)? {
            let Some(first) = self.given.get(&(number, key, subject)) else { continue };
            let known = self.tx.record(subject, item, key)?;
            let same = |known: &Record| {
                known.fields == parsed.fields && known.department == parsed.department
            };
            if !known.as_ref().is_some_and(same) {
                return Ok(Some(*first));
            }
        }
        Ok(None)
    }

    /// Whether a row is about a commitment this window took in: its sealed events say how it stands,
    /// and no file says otherwise.
    fn is_our_own(&self, item: &Item, parsed: &ParsedRow) -> Result<bool, DeskError> {
        if item.id.as_str() != commitments::ITEM {
            return Ok(false);
        }
        let number = parsed.fields.get(&commitments::NUMBER.into());
        let known = number.map(|number| self.tx.commitment_numbered(number)).transpose()?;
        Ok(known.flatten().is_some())
    }

    fn leave_our_own(&mut self, parsed: ParsedRow) {
        let finding = RowFinding {
            sheet: parsed.sheet,
            row: parsed.row,
            column: parsed.name_column,
            value: parsed.claim.name,
            reason: "是本窗口受理的承诺，以本窗口的办理记录为准，没有改动".to_owned(),
            gravity: Gravity::Warning,
        };
        self.summary.unchanged += 1;
        self.summary.warnings += 1;
        self.summary.findings.push(finding);
    }

    fn refuse_second(&mut self, first: u32, parsed: ParsedRow) {
        let finding = RowFinding {
            sheet: parsed.sheet.clone(),
            row: parsed.row,
            column: parsed.name_column.clone(),
            value: parsed.claim.name.clone(),
            reason: format!(
                "与本文件第 {first} 行是同一条信息而内容不同，无法判断以哪一行为准，未入库"
            ),
            gravity: Gravity::Error,
        };
        self.refuse(parsed.into_refused(finding));
    }

    /// A corrected row takes the place of the one that was held for it.
    fn release(
        &mut self,
        subject: SubjectId,
        item: &Item,
        key: RecordKey,
    ) -> Result<(), DeskError> {
        for held in self.tx.conflicts_of(subject, self.catalogue)? {
            if held.conflict.item == item.id && item.key_of(&held.conflict.fields) == key {
                self.tx.release_conflict(held.id)?;
            }
        }
        Ok(())
    }

    fn hold(
        &mut self,
        subjects: Vec<SubjectId>,
        reason: ConflictReason,
        item: &Item,
        parsed: ParsedRow,
    ) -> Result<(), DeskError> {
        self.tx.hold(
            item,
            &Conflict {
                item: parsed.item.clone(),
                subjects,
                name: parsed.claim.name.clone(),
                codes: parsed.claim.codes.clone(),
                reason,
                department: parsed.department.clone(),
                received: self.received,
                fields: parsed.fields.clone(),
            },
        )?;
        let finding = RowFinding {
            sheet: parsed.sheet.clone(),
            row: parsed.row,
            column: parsed.name_column.clone(),
            value: parsed.claim.name.clone(),
            reason: format!("{}，已另存待核实，未并入任何主体", reason.label()),
            gravity: Gravity::Error,
        };
        self.refuse(parsed.into_refused(finding));
        Ok(())
    }

    fn finish(self) -> Result<ImportSummary, DeskError> {
        for (id, department) in &self.sources {
            self.tx.touch(self.item(id)?, department, self.received)?;
        }
        Ok(self.summary)
    }
}

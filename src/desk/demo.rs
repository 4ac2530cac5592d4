//! A synthetic district in a fresh data folder (`hecha demo`): same seed, size and day, same
//! district. Nobody in it is real; its codes hold.

mod codes;
mod departments;
mod district;
mod exhibits;
mod names;
mod promises;
mod random;
mod records;
mod setting;
mod story;
mod subjects;
#[cfg(test)]
mod tests;
mod themes;

use std::{collections::BTreeSet, path::Path, sync::mpsc, thread};

use crate::{
    domain::access::OperatorRole,
    forms::Forms,
    store::{Loader, StoreError},
};

use super::{
    Clock, DeskError,
    folder::{DemoSettings, OfficeSettings},
    init::prepare,
    operators::NewOperator,
};

use departments::Department;
use district::{District, Draft};
use setting::Setting;

/// Subjects of a demo district when nobody asks for another size.
pub const SUBJECTS: u32 = 2_000;

/// Seed of a demo district when nobody asks for another.
pub const SEED: u64 = 2026;

/// The password of every demo operator.
pub const PASSWORD: &str = "hecha-demo";

/// An operator of every demo district; the log-in screen names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoAccount {
    /// Log-in name.
    pub name: &'static str,
    /// Name as shown and printed.
    pub display: &'static str,
    /// Role.
    pub role: OperatorRole,
    /// Password.
    pub password: &'static str,
}

/// Whom commands without an operator act as on a demo folder.
pub const CLERK: DemoAccount = account("clerk", "窗口一", OperatorRole::Clerk);

/// The operators of every demo district, the clerk first.
pub const ACCOUNTS: [DemoAccount; 4] = [
    CLERK,
    account("approver", "审批一", OperatorRole::Approver),
    account("admin", "系统管理员", OperatorRole::Administrator),
    account("auditor", "审计员", OperatorRole::Auditor),
];

const fn account(name: &'static str, display: &'static str, role: OperatorRole) -> DemoAccount {
    DemoAccount { name, display, role, password: PASSWORD }
}

/// Subjects made at once, and how many such batches may wait for the archive.
const BATCH: u32 = 512;
const WAITING: usize = 4;

/// Makes a demo district of `subjects` subjects in a new data folder, as it would stand on the
/// clock's day. `progress` is told how many subjects are in, and of how many; the indices are
/// built after the last.
///
/// # Errors
/// There is a data folder already, or it cannot be written.
pub fn make(
    root: &Path,
    subjects: u32,
    seed: u64,
    clock: Clock,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<(), DeskError> {
    let day = clock.today();
    let forms = Forms::embedded()?;
    let operators = ACCOUNTS.map(|account| NewOperator {
        name: account.name,
        display: account.display,
        role: account.role,
        password: account.password,
    });
    // A fixed clock, so that not even the journal's first row tells when the demo was made.
    let settings = settings(&forms, DemoSettings { seed, subjects, day: day.to_string() });
    let (folder, mut store) = prepare(root, settings, Clock::Fixed(day), &operators)?;
    let district = District::new(Setting { seed, day, forms: &forms });
    let mut loader = store.load()?;
    let files = fill(&mut loader, &district, subjects, progress)?;
    finish(&mut loader, &district, &files, subjects)?;
    loader.finish(&forms.catalogue)?;
    folder.finish()?;
    drop(store);
    // A demo without its commitments is none: the next run begins anew.
    promises::make(root, subjects, day).inspect_err(|_| folder.unfinish())
}

fn settings(forms: &Forms, demo: DemoSettings) -> OfficeSettings {
    OfficeSettings {
        office: forms.office.name.clone(),
        window: "1号窗口".to_owned(),
        report_prefix: forms.office.report_prefix.clone(),
        idle_lock_minutes: forms.office.idle_lock_minutes,
        print_command: None,
        print_printers: Vec::new(),
        print_server: None,
        demo: Some(demo),
    }
}

/// Files that came in, by item and department.
type Files = BTreeSet<(u16, Department)>;

/// One thread makes subjects while this one puts them into the archive.
fn fill(
    loader: &mut Loader<'_>,
    district: &District<'_>,
    subjects: u32,
    progress: &mut dyn FnMut(u64, u64),
) -> Result<Files, StoreError> {
    let mut files = Files::new();
    let mut done = 0;
    thread::scope(|scope| {
        let (sender, batches) = mpsc::sync_channel(WAITING);
        scope.spawn(move || {
            let mut first = 1;
            while first <= subjects {
                let last = first.saturating_add(BATCH - 1).min(subjects);
                let batch: Vec<Draft<'_>> = (first..=last).map(|n| district.draft(n)).collect();
                // The archive gave up; so does this thread.
                if sender.send(batch).is_err() || last == u32::MAX {
                    return;
                }
                first = last + 1;
            }
        });
        for batch in batches {
            for draft in &batch {
                loader.add(&draft.new, &draft.records)?;
                files.extend(&draft.files);
            }
            done += batch.len() as u64;
            progress(done, u64::from(subjects));
        }
        Ok(files)
    })
}

/// The age of the sources and the rows held.
fn finish(
    loader: &mut Loader<'_>,
    district: &District<'_>,
    files: &Files,
    subjects: u32,
) -> Result<(), StoreError> {
    let setting = district.setting();
    let catalogue = &setting.forms.catalogue;
    loader.beside(|tx| {
        for (number, department) in files {
            if let Some(item) = catalogue.by_number(*number) {
                tx.touch(item, department.name(), setting.last_file(*number, *department))?;
            }
        }
        for conflict in exhibits::held(setting, district.exhibits()) {
            let known = conflict.subjects.iter().all(|id| id.0 <= subjects);
            if let Some(item) = catalogue.item(&conflict.item).filter(|_| known) {
                tx.hold(item, &conflict)?;
            }
        }
        Ok(())
    })
}

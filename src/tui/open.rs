//! Opens the terminal program on a data folder: everything the loop needs, nothing heavy.

use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

use super::model::Model;
use super::performer::{self, Performer};
use super::runtime::{self, Ending, Settings};
use super::surroundings::{Surroundings, Unfit};
use super::tables::{ReceiptMatter, Tables};
use super::text::{self, Align};
use crate::desk::{demo, door::Door};

/// Whether a terminal that may not show Chinese is used all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Insistence {
    /// It is not.
    Careful,
    /// It is (`--force`).
    Forced,
}

/// Why the terminal program did not run to its end.
#[derive(Debug)]
pub enum Failure {
    /// The terminal cannot show it. The text is ASCII.
    Unfit(Unfit),
    /// The terminal was lost.
    Terminal(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unfit(unfit) => unfit.fmt(f),
            Self::Terminal(error) => {
                write!(f, "终端读写失败，程序已退出（{error}）。请检查连接后重新启动。")
            }
        }
    }
}

impl std::error::Error for Failure {}

/// Runs the terminal program behind a door until it ends.
///
/// # Errors
/// The terminal is not fit for it, or was lost.
pub fn open(door: Door, insistence: Insistence) -> Result<Ending, Failure> {
    let surroundings = Surroundings::of_this_process();
    if let Err(unfit) = surroundings.check()
        && (insistence == Insistence::Careful || !unfit.yields_to_force())
    {
        return Err(Failure::Unfit(unfit));
    }
    let mut model =
        Model::new(performer::closed(&door), surroundings.theme(), (80, 24), tables(&door));
    model.login_hints = hints(&door);
    let minutes = door.folder().settings().idle_lock_minutes;
    let settings = Settings {
        line: surroundings.line,
        idle: (minutes > 0).then(|| Duration::from_secs(u64::from(minutes) * 60)),
        log_folder: door.folder().log(),
    };
    let mut performer = Performer::new(door);
    runtime::run(model, &settings, move |job| performer.perform(job)).map_err(Failure::Terminal)
}

fn tables(door: &Door) -> Arc<Tables> {
    let forms = door.forms();
    let receipt_matters = forms.reports.matters.iter().map(|matter| ReceiptMatter {
        id: matter.id.clone(),
        name: matter.name.clone(),
        materials: matter.materials.clone(),
    });
    Arc::new(Tables {
        catalogue: forms.catalogue.clone(),
        divisions: forms.divisions(),
        scenes: forms.scenes.clone(),
        measures: forms.measures.clone(),
        findings: forms.findings.clone(),
        period_months: forms.office.report_period_months,
        receipt_matters: receipt_matters.collect(),
        commitments: forms.commitments.clone(),
    })
}

/// Whoever tries the demo needs no manual to log in.
fn hints(door: &Door) -> Vec<String> {
    if !door.folder().is_demo() {
        return Vec::new();
    }
    let mut lines = vec!["演示数据目录，登录名和密码：".to_owned()];
    lines.extend(demo::ACCOUNTS.iter().map(|account| {
        let name = text::pad(account.name, 10, Align::Left);
        format!("  {name}  {}  {}", account.password, account.role.label())
    }));
    lines
}

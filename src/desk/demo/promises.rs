//! Commitments of a demo district, made by the desk's own functions on days of their own: due today,
//! due soon, kept, put right, broken, withdrawn, and a draft. They were printed the year before, so
//! that a demo's reports begin at number 1.

use std::{
    fs,
    path::{Path, PathBuf},
};

use jiff::{Span, ToSpan};

use crate::{
    desk::{
        Clock, Desk, DeskError, Session,
        commitments::{Attach, NewCommitment, Settling},
        demo::CLERK,
        door::Door,
    },
    domain::{
        Day,
        access::{Basis, Grounds},
        commitment::{Deciding, EvidenceKind, FieldKind, Outcome, Signature, Signer, Template},
        subject::SubjectId,
    },
    vault::private::{make_private, write_private},
};

/// The first subject that may promise; the ones before it are exhibits of their own.
const FIRST: u32 = 120;

/// The smallest district that has commitments: printing them takes longer than making a smaller one,
/// and hundreds of those are made to try other things.
const SMALLEST: u32 = 1000;

/// A picture of one grey point: what a demo's scanner sees.
const SCAN: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52,
    0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x00, 0x00, 0x00, 0x00, 0x3a, 0x7e, 0x9b,
    0x55, 0x00, 0x00, 0x00, 0x0a, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9c, 0x63, 0x68, 0x00, 0x00, 0x00,
    0x82, 0x00, 0x81, 0x77, 0xcd, 0x72, 0xb6, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae,
    0x42, 0x60, 0x82,
];

/// What becomes of a commitment, and how many days before the demo's day.
enum Fate {
    /// Nothing yet; the day in its form is so many days after the demo's.
    Due(i32),
    /// Found so.
    Found(Outcome, i32),
    /// Found broken, and put right since.
    Corrected(i32, i32),
    /// Withdrawn.
    Withdrawn(i32),
    /// Not even printed.
    Draft,
}

const LIVES: [(&str, Fate); 7] = [
    ("construction-project", Fate::Due(0)),
    ("incomplete-materials", Fate::Due(2)),
    ("special-fund", Fate::Found(Outcome::Kept, 40)),
    ("construction-project", Fate::Found(Outcome::Broken, 60)),
    ("genuine-goods", Fate::Corrected(90, 30)),
    ("work-safety", Fate::Withdrawn(20)),
    ("statistics", Fate::Draft),
];

/// Makes them; too small a district has nobody to promise.
pub(super) fn make(root: &Path, subjects: u32, day: Day) -> Result<(), DeskError> {
    if subjects < SMALLEST {
        return Ok(());
    }
    let door = Door::find(root, Some(day))?;
    let (mut desk, session) = door.log_in(CLERK.name, CLERK.password)?;
    let mut next = FIRST;
    for (template, fate) in &LIVES {
        let grounds = Grounds { basis: Basis::Duty, purpose: String::new() };
        while next <= subjects && !may(&mut desk, &session, (next, template), &grounds) {
            next += 1;
        }
        if next > subjects {
            return Ok(());
        }
        live(&mut desk, &session, (SubjectId(next), template), fate, day)?;
        next += 1;
    }
    Ok(())
}

fn may(
    desk: &mut Desk,
    session: &Session,
    (subject, template): (u32, &str),
    grounds: &Grounds,
) -> bool {
    let begun = desk.begin_commitment(session, (SubjectId(subject), template), grounds);
    begun.is_ok_and(|begun| begun.gate.is_none_or(|gate| !gate.is_shut()))
}

fn live(
    desk: &mut Desk,
    session: &Session,
    (subject, template): (SubjectId, &str),
    fate: &Fate,
    day: Day,
) -> Result<(), DeskError> {
    let made = match fate {
        Fate::Draft => day,
        // Before anything that happens to it, and last year.
        _ => Day::new(day.year() - 1, 12, 10).unwrap_or(day).min(back(day, 100)),
    };
    let before = |days: i32| back(day, days);
    desk.clock = Clock::Fixed(made);
    let Some(known) = desk.forms.commitment_called(template).cloned() else { return Ok(()) };
    let due = match fate {
        Fate::Due(after) => before(-after),
        _ => before(-30),
    };
    let grounds = Grounds { basis: Basis::Duty, purpose: String::new() };
    let (template, values) = (template.to_owned(), values(&known, due));
    let new = NewCommitment { subject, template, values, grounds };
    let id = desk.draft_commitment(session, &new)?.id.to_string();
    if matches!(fate, Fate::Draft) {
        return Ok(());
    }
    desk.print_commitment(session, &id)?;
    let (name, witness) = ("周某某".to_owned(), session.display().to_owned());
    let signature = Signature { signer: Signer::Representative, name, day: made, witness };
    let scan = Scan::written(desk.folder.incoming("demo.png"))?;
    let file = |kind| Attach { kind, path: scan.0.clone() };
    desk.sign_commitment(session, &id, (signature, &[file(EvidenceKind::Scan)]))?;
    let by = |day| Deciding {
        unit: "示范区行政审批局".to_owned(),
        day,
        document: format!("示承认〔{}〕{id}号", day.year()),
    };
    let found = |outcome, day| Settling::Find {
        outcome,
        by: by(day),
        facts: "演示：按认定文书所写".to_owned(),
        files: Vec::new(),
    };
    let settlings = match fate {
        Fate::Due(_) | Fate::Draft => Vec::new(),
        Fate::Found(outcome, days) => vec![(found(*outcome, before(*days)), before(*days))],
        Fate::Corrected(days, since) => {
            let files = vec![file(EvidenceKind::Document)];
            let correction = Settling::Correct { by: by(before(*since)), files };
            vec![
                (found(Outcome::Broken, before(*days)), before(*days)),
                (correction, before(*since)),
            ]
        }
        Fate::Withdrawn(days) => {
            let reason = "申请人撤回申请".to_owned();
            vec![(Settling::Withdraw { reason }, before(*days))]
        }
    };
    for (settling, on) in settlings {
        desk.clock = Clock::Fixed(on);
        desk.settle_commitment(session, &id, &settling)?;
    }
    Ok(())
}

/// The scanner's file, there for as long as it is taken in.
struct Scan(PathBuf);

impl Scan {
    fn written(path: PathBuf) -> Result<Self, DeskError> {
        let failed = |error| DeskError::Write { path: path.clone(), error };
        path.parent().map_or(Ok(()), make_private).map_err(failed)?;
        write_private(&path, SCAN).map_err(failed)?;
        Ok(Self(path))
    }
}

impl Drop for Scan {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.0);
    }
}

fn back(day: Day, days: i32) -> Day {
    let span: Span = days.days();
    day.checked_sub(span).unwrap_or(day)
}

/// Something that fits in every field.
fn values(template: &Template, due: Day) -> Vec<(String, String)> {
    let value = |kind: &FieldKind, label: &str| match kind {
        FieldKind::Day => due.to_string(),
        FieldKind::Money => "80".to_owned(),
        FieldKind::Number => "2".to_owned(),
        FieldKind::Telephone => "025-85550000".to_owned(),
        FieldKind::Choice(words) => words.first().cloned().unwrap_or_default(),
        FieldKind::Text => format!("演示{label}"),
    };
    let fields = template.fields.iter();
    fields.map(|field| (field.id.clone(), value(&field.kind, &field.label))).collect()
}

//! Signed commitments at the desk's own functions, on a real data folder: the whole life, what
//! tampering with what is stored looks like, and a program killed at every step.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed step fails the test, here too")]

mod honest;
mod killed;
mod life;
mod tampering;

use std::{
    fs,
    path::{Path, PathBuf},
};

use hecha::{
    desk::{
        Clock, Desk, Session,
        commitments::{Attach, NewCommitment, Settling},
        demo,
        door::Door,
    },
    domain::{
        Day,
        access::{Basis, Grounds},
        commitment::{Deciding, EvidenceKind, Outcome, Signature, Signer},
        subject::SubjectId,
    },
};
use tempfile::TempDir;

const DAY: Day = jiff::civil::date(2026, 11, 20);

/// A district in a folder of its own, too small to have commitments yet.
fn district() -> (TempDir, PathBuf) {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("district");
    demo::make(&folder, 60, 1, Clock::Fixed(DAY), &mut |_, _| ()).unwrap();
    (parent, folder)
}

fn log_in(folder: &Path) -> (Desk, Session) {
    log_in_on(folder, DAY)
}

fn log_in_on(folder: &Path, day: Day) -> (Desk, Session) {
    let door = Door::find(folder, Some(day)).unwrap();
    door.log_in(demo::CLERK.name, demo::CLERK.password).unwrap()
}

fn grounds() -> Grounds {
    Grounds { basis: Basis::Duty, purpose: String::new() }
}

/// Companies the gate of 告知承诺 lets through, by their numbers here.
fn companies(desk: &mut Desk, session: &Session) -> Vec<SubjectId> {
    let found = desk.look_up(session, "有限公司", &grounds()).unwrap();
    let subjects = found.archives.iter().map(|archive| archive.subject.id);
    subjects
        .collect::<Vec<_>>()
        .into_iter()
        .filter(|subject| is_free(desk, session, *subject))
        .collect()
}

fn is_free(desk: &mut Desk, session: &Session, subject: SubjectId) -> bool {
    let begun = desk.begin_commitment(session, (subject, PROJECT), &grounds());
    begun.is_ok_and(|begun| begun.gate.is_some_and(|gate| !gate.is_shut()))
}

/// A template with a gate, accompanying papers and a deferral.
const PROJECT: &str = "construction-project";

/// A form of a template with something in every field that must be filled.
fn filled(desk: &Desk, subject: SubjectId, template: &str) -> NewCommitment {
    let known = desk.forms().commitment_called(template).unwrap();
    let value = |field: &hecha::domain::commitment::Field| {
        use hecha::domain::commitment::FieldKind;
        let value = match &field.kind {
            FieldKind::Day => "2026-12-31".to_owned(),
            FieldKind::Money => "120.5".to_owned(),
            FieldKind::Number => "3".to_owned(),
            FieldKind::Telephone => "025-85500000".to_owned(),
            FieldKind::Choice(words) => words[0].clone(),
            FieldKind::Text => format!("示范{}", field.label),
        };
        (field.id.clone(), value)
    };
    NewCommitment {
        subject,
        template: template.to_owned(),
        values: known.fields.iter().map(value).collect(),
        grounds: grounds(),
    }
}

fn signature() -> Signature {
    let (name, witness) = ("周某".to_owned(), "窗口一".to_owned());
    Signature { signer: Signer::Representative, name, day: DAY, witness }
}

fn broken(files: Vec<Attach>) -> Settling {
    Settling::Find {
        outcome: Outcome::Broken,
        by: Deciding {
            unit: "示范区规划和自然资源局".into(),
            day: DAY,
            document: "示规认〔2026〕3号".into(),
        },
        facts: "未按承诺的退界施工".into(),
        files,
    }
}

/// A page as a scanner makes one: grey, not quite even.
fn page(folder: &Path, name: &str) -> PathBuf {
    let (width, height) = (620_u32, 877_u32);
    let grey = |at: u32| 235 + u8::try_from(at % 17).unwrap();
    let pixels: Vec<u8> = (0..width * height).map(grey).collect();
    let path = folder.join(name);
    let mut encoder = png::Encoder::new(fs::File::create(&path).unwrap(), width, height);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    path
}

fn scan(path: &Path) -> Attach {
    Attach { kind: EvidenceKind::Scan, path: path.to_owned() }
}

//! Commitments: the gate, the set frozen and sealed, signing with a scan, opening with every seal
//! checked, and the day's list beside thousands of others.

use std::{error::Error, fs, path::PathBuf};

use hecha::{
    desk::{
        Desk, Session,
        commitments::{Attach, CommitmentWish, NewCommitment},
        demo,
    },
    domain::{
        access::{Basis, Grounds},
        commitment::{EvidenceKind, FieldKind, Signature, Signer},
        subject::SubjectId,
    },
};

use crate::{
    Measured,
    district::{DAY, District},
    table::Table,
    timing::Times,
};

/// Lives that are measured; each leaves a commitment in the district.
const LIVES: usize = 100;
/// A set of several papers, behind the gate.
const TEMPLATE: &str = "construction-project";
/// Points on each side of the scan: with noise it has about as many bytes as a page of 200 dpi as JPEG.
const SCAN_SIDE: u32 = 700;

/// All of it.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("commitments");
    let clerk = demo::CLERK;
    let (mut desk, session) = district.door()?.log_in(clerk.name, clerk.password)?;
    let scan = scan(district)?;
    let (mut gate, mut print, mut sign, mut open) =
        (Times::default(), Times::default(), Times::default(), Times::default());
    let mut lived = 0;
    for subject in district.sample(2_000) {
        if lived == LIVES {
            break;
        }
        let about = (subject, TEMPLATE);
        let begun = gate.take(|| desk.begin_commitment(&session, about, &grounds()));
        if !begun.is_ok_and(|begun| begun.gate.is_some_and(|gate| !gate.is_shut())) {
            continue;
        }
        let id = desk.draft_commitment(&session, &filled(&desk, subject))?.id.to_string();
        print.take(|| desk.print_commitment(&session, &id))?;
        let files = [Attach { kind: EvidenceKind::Scan, path: scan.clone() }];
        sign.take(|| desk.sign_commitment(&session, &id, (signature(), &files)))?;
        open.take(|| desk.open_commitment(&session, &id))?;
        lived += 1;
    }
    let bytes = fs::metadata(&scan)?.len();
    table.line("looking at the subject before drafting", &gate.figure(), "");
    table.line("freezing and sealing a set of four pages", &print.figure(), "");
    table.line(&format!("signed, with a scan of {} KB", bytes / 1000), &sign.figure(), "");
    table.line("opened, every seal checked", &open.figure(), "");
    table.line("the day's list", &list(&mut desk, &session)?.figure(), "");
    fs::remove_file(scan)?;
    Ok(())
}

fn list(desk: &mut Desk, session: &Session) -> Result<Times, Box<dyn Error>> {
    let mut times = Times::default();
    for _ in 0..50 {
        times.take(|| desk.find_commitments(session, &CommitmentWish::Pressing))?;
    }
    Ok(times)
}

fn grounds() -> Grounds {
    Grounds { basis: Basis::Duty, purpose: String::new() }
}

fn signature() -> Signature {
    let (name, witness) = ("周某".to_owned(), "窗口一".to_owned());
    Signature { signer: Signer::Representative, name, day: DAY, witness }
}

fn filled(desk: &Desk, subject: SubjectId) -> NewCommitment {
    let known = desk.forms().commitment_called(TEMPLATE);
    let fields = known.into_iter().flat_map(|template| &template.fields);
    let value = |kind: &FieldKind, label: &str| match kind {
        FieldKind::Day => "2026-12-31".to_owned(),
        FieldKind::Money | FieldKind::Number => "3".to_owned(),
        FieldKind::Telephone => "025-85500000".to_owned(),
        FieldKind::Choice(words) => words.first().cloned().unwrap_or_default(),
        FieldKind::Text => format!("示范{label}"),
    };
    let values = fields.map(|field| (field.id.clone(), value(&field.kind, &field.label)));
    NewCommitment {
        subject,
        template: TEMPLATE.to_owned(),
        values: values.collect(),
        grounds: grounds(),
    }
}

/// A noisy grey picture, which no packing makes small.
fn scan(district: &District) -> Result<PathBuf, Box<dyn Error>> {
    let path = district.root.with_extension("png");
    let mut encoder = png::Encoder::new(fs::File::create(&path)?, SCAN_SIDE, SCAN_SIDE);
    encoder.set_color(png::ColorType::Grayscale);
    let mut state = 1_u32;
    let noise = (0..SCAN_SIDE * SCAN_SIDE).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    });
    encoder.write_header()?.write_image_data(&noise.collect::<Vec<u8>>())?;
    Ok(path)
}

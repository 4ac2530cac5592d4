//! Checking for a matter: the assessment alone, a check at the desk, and a whole list of subjects.

use std::time::Instant;

use hecha::{
    desk::{check::CheckRequest, demo},
    domain::{
        access::{Basis, Grounds},
        archive::{Archive, Holdings, Masking, Viewer},
        assessment::assess,
        catalogue::Nature,
        scene::{Scene, SceneId},
        subject::SubjectKind,
    },
    forms::Forms,
    store::Store,
};

use crate::{
    Measured,
    district::{DAY, District},
    table::Table,
    timing::{Times, short},
};

const ASSESSMENTS: u32 = 20_000;
const CHECKS: u32 = 2_000;
const SUBJECTS: u32 = 10_000;
/// Records of the archive the assessment is measured on.
const RECORDS: usize = 50;
const VIEWER: Viewer = Viewer { basis: Basis::Duty, masking: Masking::Masked };

/// All of it.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("check for a matter");
    let (store, forms) = (district.store()?, Forms::embedded()?);
    for (what, mix) in [("mixed", Mix::Any), ("all negative", Mix::Negative)] {
        let archive = archive(district, &store, &forms, mix)?;
        for id in ["special-fund", "bidding"] {
            let scene = scene(&forms, id)?;
            let findings = assess(forms.policy(), scene, &archive).findings.len();
            let line = format!("assess, {RECORDS} records {what}, {id}, {findings} found");
            table.line(&line, &assessments(&forms, scene, &archive).figure(), "p50 < 50 µs");
        }
    }
    table.line("desk: check with its journal row", &checks(district)?.figure(), "");
    let aim = format!("{SUBJECTS} in < 2 s");
    // Once unmeasured, so that what is measured is warm.
    let _ = list(district, &store, &forms)?;
    table.line("subjects read and assessed on one core", &list(district, &store, &forms)?, &aim);
    Ok(())
}

fn scene<'f>(forms: &'f Forms, id: &str) -> Result<&'f Scene, String> {
    forms.scene(&SceneId::from(id)).ok_or_else(|| format!("no scene {id}"))
}

/// Which records an archive is put together from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mix {
    /// As they come.
    Any,
    /// The most findings there can be.
    Negative,
}

/// One archive of records of many companies, all of them on record on the day.
fn archive(
    district: &District,
    store: &Store,
    forms: &Forms,
    mix: Mix,
) -> Result<Archive, Box<dyn std::error::Error>> {
    let mut all: Option<Holdings> = None;
    for id in district.sample(district.subjects) {
        let Some(held) = store.holdings(id, &forms.catalogue)? else { continue };
        if held.subject.kind != SubjectKind::LegalPerson {
            continue;
        }
        let told = Archive::as_of(forms.rules(), held.clone(), VIEWER, DAY);
        let wanted = |record: &hecha::domain::record::Record| {
            told.entries.iter().any(|entry| {
                (&entry.record.item, entry.record.key) == (&record.item, record.key)
                    && (mix == Mix::Any || entry.nature == Nature::Negative)
            })
        };
        let whole = all.get_or_insert_with(|| Holdings { records: Vec::new(), ..held.clone() });
        whole.records.extend(held.records.into_iter().filter(wanted));
        if whole.records.len() >= RECORDS {
            whole.records.truncate(RECORDS);
            break;
        }
    }
    let all = all.ok_or("no company in the district")?;
    let archive = Archive::as_of(forms.rules(), all, VIEWER, DAY);
    match archive.entries.len() {
        RECORDS => Ok(archive),
        n => Err(format!("{n} records instead of {RECORDS}").into()),
    }
}

fn assessments(forms: &Forms, scene: &Scene, archive: &Archive) -> Times {
    let mut times = Times::default();
    for _ in 0..ASSESSMENTS {
        times.take(|| {
            std::hint::black_box(assess(forms.policy(), scene, std::hint::black_box(archive)));
        });
    }
    times
}

/// As at the counter: permission, related subjects, feedback, the journal's commit.
fn checks(district: &District) -> Result<Times, Box<dyn std::error::Error>> {
    let clerk = demo::CLERK;
    let store = district.store()?;
    let (mut desk, session) = district.door()?.log_in(clerk.name, clerk.password)?;
    let (organisations, people) = (desk.scene_called("专项资金")?, desk.scene_called("住房保障")?);
    let mut times = Times::default();
    for subject in district.sample(CHECKS) {
        let Some(known) = store.subject(subject)? else { continue };
        let scene = if known.kind.is_natural_person() { &people } else { &organisations };
        let grounds = Grounds { basis: Basis::Duty, purpose: "计时".to_owned() };
        let request = CheckRequest { subject, scene: scene.clone(), grounds, day: DAY };
        times.take(|| desk.check(&session, &request).map(|_| ()))?;
    }
    Ok(times)
}

/// A list of subjects, spread over the whole district: holdings, archive, assessment.
fn list(
    district: &District,
    store: &Store,
    forms: &Forms,
) -> Result<String, Box<dyn std::error::Error>> {
    let (organisations, people) = (scene(forms, "special-fund")?, scene(forms, "housing")?);
    let (mut count, mut records) = (0, 0);
    let start = Instant::now();
    for id in district.sample(SUBJECTS) {
        let Some(holdings) = store.holdings(id, &forms.catalogue)? else { continue };
        let scene = if holdings.subject.kind.is_natural_person() { people } else { organisations };
        count += 1;
        records += holdings.records.len();
        let archive = Archive::as_of(forms.rules(), holdings, VIEWER, DAY);
        std::hint::black_box(assess(forms.policy(), scene, &archive));
    }
    Ok(format!("{} · n {count}, records {records}", short(start.elapsed())))
}

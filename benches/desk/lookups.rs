//! Looking up by code: the archive itself, the journal's commit, and both as the counter does it.

use hecha::{
    desk::{Clock, demo},
    domain::{
        access::{Basis, Grounds, OperatorRole},
        archive::{Archive, Masking, Viewer},
        code::Code,
        journal::{Action, Deed},
    },
    forms::Forms,
    store::{Store, StoreError},
};

use crate::{
    Measured,
    district::{DAY, District},
    table::Table,
    timing::Times,
};

const LOOKUPS: u32 = 20_000;
const COMMITS: u32 = 2_000;

/// All of it.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("look-up by code");
    let mut store = district.store()?;
    let forms = Forms::embedded()?;
    let codes = codes(district, &store)?;
    // Once unmeasured, so that what is measured is warm.
    let _ = read(&store, &forms, &codes)?;
    let mut times = read(&store, &forms, &codes)?;
    table.line("code to archive, read", &times.figure(), "p99 < 0.5 ms");
    table.line("journal row, committed to disk", &commits(&mut store)?.figure(), "apart");
    table.line("desk: both with recognition", &counter(district, &codes)?.figure(), "");
    Ok(())
}

/// The strongest code of every sampled subject.
fn codes(district: &District, store: &Store) -> Result<Vec<Code>, StoreError> {
    let mut codes = Vec::new();
    for id in district.sample(LOOKUPS) {
        codes.extend(store.subject(id)?.and_then(|subject| subject.codes.into_iter().next()));
    }
    Ok(codes)
}

fn read(store: &Store, forms: &Forms, codes: &[Code]) -> Result<Times, StoreError> {
    let viewer = Viewer { basis: Basis::Duty, masking: Masking::Masked };
    let mut times = Times::default();
    for code in codes {
        times.take(|| {
            for id in store.subjects_by_code(code)? {
                if let Some(holdings) = store.holdings(id, &forms.catalogue)? {
                    std::hint::black_box(Archive::as_of(forms.rules(), holdings, viewer, DAY));
                }
            }
            Ok::<(), StoreError>(())
        })?;
    }
    Ok(times)
}

fn commits(store: &mut Store) -> Result<Times, StoreError> {
    let deed = Deed {
        at: Clock::Fixed(DAY).now(),
        operator: demo::CLERK.name.to_owned(),
        role: Some(OperatorRole::Clerk),
        action: Action::LookUp,
        subject: None,
        basis: Some(Basis::Duty),
        purpose: "计时".to_owned(),
        detail: String::new(),
    };
    let mut times = Times::default();
    for _ in 0..COMMITS {
        times.take(|| store.write(|tx| tx.append(&deed).map(|_| ())))?;
    }
    Ok(times)
}

fn counter(district: &District, codes: &[Code]) -> Result<Times, Box<dyn std::error::Error>> {
    let clerk = demo::CLERK;
    let (mut desk, session) = district.door()?.log_in(clerk.name, clerk.password)?;
    let grounds = Grounds { basis: Basis::Duty, purpose: "计时".to_owned() };
    let mut times = Times::default();
    for code in codes.iter().take(COMMITS as usize) {
        times.take(|| desk.look_up(&session, code.as_str(), &grounds).map(|_| ()))?;
    }
    Ok(times)
}

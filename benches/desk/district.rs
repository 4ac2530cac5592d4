//! The district everything is measured on.

use std::{
    error::Error,
    fs,
    path::{Path, PathBuf},
    time::Instant,
};

use hecha::{
    desk::{Clock, demo, door::Door},
    domain::{Day, subject::SubjectId},
    store::{DatabaseKey, Store},
    vault::keyring::Keyring,
};

use crate::{
    table::Table,
    timing::{megabytes, most_resident, short},
};

/// The day the district is made for and asked about.
pub const DAY: Day = Day::constant(2026, 11, 23);

/// A data folder full of subjects.
pub struct District {
    /// Where it is.
    pub root: PathBuf,
    /// How many subjects it has.
    pub subjects: u32,
}

/// The district of a size: the one already there, or a new one.
pub fn ready(subjects: u32, table: &mut Table) -> Result<District, Box<dyn Error>> {
    let name = format!("district-{subjects}-{}-{DAY}", demo::SEED);
    let district = District { root: Path::new(env!("CARGO_TARGET_TMPDIR")).join(name), subjects };
    table.heading(&format!("district of {subjects} subjects, seed {}, day {DAY}", demo::SEED));
    if !district.root.join("config.toml").exists() {
        make(&district, table)?;
    }
    let counts = district.store()?.counts()?;
    table.line("records", &counts.records.to_string(), "");
    let file = fs::metadata(district.root.join("archive.db"))?.len();
    table.line("archive.db", &megabytes(file), "");
    Ok(district)
}

fn make(district: &District, table: &mut Table) -> Result<(), Box<dyn Error>> {
    let start = Instant::now();
    let clock = Clock::Fixed(DAY);
    demo::make(&district.root, district.subjects, demo::SEED, clock, &mut |_, _| ())?;
    table.line("made in", &short(start.elapsed()), "");
    if let Some(bytes) = most_resident(std::process::id()) {
        table.line("resident while making, most", &megabytes(bytes), "");
    }
    Ok(())
}

impl District {
    /// The archive file, opened beside any desk.
    pub fn store(&self) -> Result<Store, Box<dyn Error>> {
        let clerk = demo::CLERK;
        let key = Keyring::at(self.root.join("keys")).open(clerk.name, clerk.password)?;
        Ok(Store::open(&self.root.join("archive.db"), &DatabaseKey::new(*key.bytes()))?)
    }

    /// The door to it, on its day.
    pub fn door(&self) -> Result<Door, Box<dyn Error>> {
        Ok(Door::find(&self.root, Some(DAY))?)
    }

    /// `count` subjects spread over the whole district, in an order without locality.
    pub fn sample(&self, count: u32) -> impl Iterator<Item = SubjectId> + use<> {
        let all = u64::from(self.subjects.max(1));
        // A prime step walks over all of them before it meets one again.
        (0..u64::from(count)).map(move |n| {
            let place = n * 15_485_863 % all + 1;
            SubjectId(u32::try_from(place).unwrap_or(1))
        })
    }
}

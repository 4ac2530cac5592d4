//! Subjects made on purpose: every item, every list kind and every edge case of the rules has one
//! among the first subjects of any district.

mod assessments;
mod coverage;
mod days;
mod identities;
mod spellings;
mod words;

use crate::domain::{
    catalogue::{Item, Role},
    conflict::{Conflict, ConflictReason},
    subject::SubjectId,
};

use super::{
    records::{self, Said},
    setting::{Setting, moment},
    subjects::{self, Form, Profile},
};

/// A record that must exist.
#[derive(Debug)]
pub(super) struct Told<'f> {
    pub(super) item: &'f Item,
    /// What it must say; chance says the rest.
    pub(super) said: Vec<Said>,
}

/// A subject made on purpose with its records beside the base information.
#[derive(Debug)]
pub(super) struct Exhibit<'f> {
    pub(super) profile: Profile,
    pub(super) told: Vec<Told<'f>>,
}

/// All of them, in the order of their numbers.
pub(super) fn all(setting: Setting<'_>) -> Vec<Exhibit<'_>> {
    let mut hall = Hall { setting, exhibits: Vec::new() };
    identities::add(&mut hall);
    spellings::add(&mut hall);
    days::add(&mut hall);
    words::add(&mut hall);
    coverage::add(&mut hall);
    assessments::add(&mut hall);
    hall.exhibits
}

/// Where exhibits are put up.
struct Hall<'f> {
    setting: Setting<'f>,
    exhibits: Vec<Exhibit<'f>>,
}

impl<'f> Hall<'f> {
    /// The number of the next subject.
    fn number(&self) -> u64 {
        self.exhibits.len() as u64 + 1
    }

    /// An organisation of a form, named by chance.
    fn organisation(&mut self, form: Form) -> &mut Exhibit<'f> {
        let number = self.number();
        let mut random = self.setting.stream(number);
        let profile = subjects::organisation(&self.setting, number, form, &mut random);
        self.put(profile)
    }

    /// A company of a name.
    fn company(&mut self, name: &str) -> &mut Exhibit<'f> {
        // Old enough for whatever its records are made to say.
        let founded = self.setting.days_ago(3_900);
        let exhibit = self.organisation(Form::Company);
        exhibit.profile.name = name.to_owned();
        exhibit.profile.former_names.clear();
        exhibit.profile.status = "存续";
        exhibit.profile.established = founded;
        exhibit
    }

    /// A person of a name.
    fn person(&mut self, name: &str) -> &mut Exhibit<'f> {
        let number = self.number();
        let mut random = self.setting.stream(number);
        let mut profile = subjects::person(&self.setting, number, &mut random);
        profile.name = name.to_owned();
        self.put(profile)
    }

    fn put(&mut self, profile: Profile) -> &mut Exhibit<'f> {
        let place = self.exhibits.len();
        self.exhibits.push(Exhibit { profile, told: Vec::new() });
        &mut self.exhibits[place]
    }
}

impl<'f> Exhibit<'f> {
    /// Puts a record on the archive; an item the office's own forms lack is left out.
    fn tell(&mut self, item: Option<&'f Item>, said: &[(Role, &str)]) -> &mut Self {
        if let Some(item) = item {
            let said = said.iter().map(|(role, text)| (*role, (*text).to_owned())).collect();
            self.told.push(Told { item, said });
        }
        self
    }
}

/// Rows held because their name contradicts their code, or their codes each other.
pub(super) fn held(setting: &Setting<'_>, exhibits: &[Exhibit<'_>]) -> Vec<Conflict> {
    let named = |name: &str| {
        let place = exhibits.iter().position(|exhibit| exhibit.profile.name == name)?;
        Some((SubjectId(u32::try_from(place + 1).ok()?), &exhibits[place].profile))
    };
    let Some(item) = setting.item("penalty-district-legal") else { return Vec::new() };
    let mut held = Vec::new();
    if let Some((id, profile)) = named(identities::HELD_NAME) {
        let row =
            Profile { name: "示范区另名商贸有限公司".to_owned(), ..profile.clone() };
        held.push(conflict(setting, item, &row, vec![id], ConflictReason::NameDiffers));
    }
    if let (Some((one, row)), Some((other, second))) =
        (named(identities::HELD_NAME), named(identities::HELD_CODES))
    {
        let mut row = row.clone();
        row.codes.truncate(1);
        row.codes.extend(second.codes.get(1).cloned());
        held.push(conflict(setting, item, &row, vec![one, other], ConflictReason::CodesDisagree));
    }
    held
}

fn conflict(
    setting: &Setting<'_>,
    item: &Item,
    row: &Profile,
    subjects: Vec<SubjectId>,
    reason: ConflictReason,
) -> Conflict {
    let mut random = setting.stream(u64::MAX - reason as u64);
    let written = records::write(setting, item, row, &[], &mut random);
    Conflict {
        item: item.id.clone(),
        subjects,
        name: row.name.clone(),
        codes: row.codes.clone(),
        reason,
        department: written.department.name().to_owned(),
        received: moment(setting.days_ago(3), &mut random),
        fields: written.record.fields,
    }
}

//! The synthetic district, subject by subject: each is made from its number alone, so that any
//! size begins with the same subjects and can be made as a stream.

use std::collections::HashSet;

use crate::{
    desk::matching::with_implied,
    domain::{
        catalogue::{Item, Nature, Subjects},
        record::Record,
        subject::SubjectKind,
    },
    store::NewSubject,
};

use super::{
    departments::Department,
    exhibits::{self, Exhibit, Told},
    random::Random,
    records,
    setting::{Setting, suits},
    subjects::{self, Profile, Registration},
};

/// Keeps the stream of a subject's records apart from the one of the subject itself.
const RECORDS: u64 = 1 << 40;

/// A district ready to be made.
pub(super) struct District<'f> {
    setting: Setting<'f>,
    exhibits: Vec<Exhibit<'f>>,
    organisations: Mix<'f>,
    persons: Mix<'f>,
}

/// A subject with its records, as the store takes them.
pub(super) struct Draft<'f> {
    pub(super) new: NewSubject,
    pub(super) records: Vec<(&'f Item, Record)>,
    /// Item and department of each file a record came in.
    pub(super) files: Vec<(u16, Department)>,
}

/// Items with how often their records occur.
struct Mix<'f>(Vec<(&'f Item, u32)>);

impl<'f> District<'f> {
    pub(super) fn new(setting: Setting<'f>) -> Self {
        Self {
            exhibits: exhibits::all(setting),
            organisations: Mix::of(setting, SubjectKind::LegalPerson),
            persons: Mix::of(setting, SubjectKind::NaturalPerson),
            setting,
        }
    }

    /// What it is made from.
    pub(super) fn setting(&self) -> &Setting<'f> {
        &self.setting
    }

    /// Subjects made for an edge case; they come first.
    pub(super) fn exhibits(&self) -> &[Exhibit<'f>] {
        &self.exhibits
    }

    /// The subject of a number, counted from 1.
    pub(super) fn draft(&self, number: u32) -> Draft<'f> {
        let number = u64::from(number);
        let mut random = self.setting.stream(number | RECORDS);
        let place = usize::try_from(number - 1).unwrap_or(usize::MAX);
        if let Some(exhibit) = self.exhibits.get(place) {
            return self.finish(&exhibit.profile, &exhibit.told, &mut random);
        }
        let profile = subjects::any(&self.setting, number, &mut self.setting.stream(number));
        let mix =
            if profile.kind.is_natural_person() { &self.persons } else { &self.organisations };
        let told: Vec<Told<'f>> = (0..count(&mut random))
            .filter_map(|_| mix.pick(&mut random))
            .map(|item| Told { item, said: Vec::new() })
            .collect();
        self.finish(&profile, &told, &mut random)
    }

    fn finish(&self, profile: &Profile, told: &[Told<'f>], random: &mut Random) -> Draft<'f> {
        let mut draft = Draft {
            new: new_subject(profile),
            records: Vec::with_capacity(told.len() + 1),
            files: Vec::with_capacity(told.len() + 1),
        };
        let mut keys = HashSet::new();
        let base = base(self.setting, profile).map(|item| Told { item, said: Vec::new() });
        for told in base.iter().chain(told) {
            let written = records::write(&self.setting, told.item, profile, &told.said, random);
            // Two decisions that chance made the same one are one.
            if keys.insert((told.item.number, written.record.key)) {
                draft.records.push((told.item, written.record));
                draft.files.push((told.item.number, written.department));
            }
        }
        draft
    }
}

impl<'f> Mix<'f> {
    fn of(setting: Setting<'f>, kind: SubjectKind) -> Self {
        let items = setting.forms.catalogue.items();
        let fits = |item: &&Item| item.nature != Nature::Base && suits(item.subjects, kind);
        Self(items.iter().filter(fits).map(|item| (item, weight(item))).collect())
    }

    fn pick(&self, random: &mut Random) -> Option<&'f Item> {
        let place = random.weighted(self.0.iter().map(|(_, weight)| *weight));
        self.0.get(place).map(|(item, _)| *item)
    }
}

/// How often records of an item occur. National tables carry most of the data.
fn weight(item: &Item) -> u32 {
    let often = if item.subjects == Subjects::Both { 3 } else { 1 };
    often
        * match item.category.as_str() {
            "permit" => 100,
            "penalty" => 50,
            "honour" => 14,
            "rating" => 40,
            "abnormal" => 20,
            "blacklist" => 3,
            _ => 8,
        }
}

/// Records beside the base information: most subjects have few, some many.
fn count(random: &mut Random) -> u32 {
    match random.below(1_000) {
        0..300 => 1,
        300..560 => 2,
        560..720 => 3,
        720..840 => 4,
        840..930 => random.between(5, 9),
        930..985 => random.between(10, 20),
        985..998 => random.between(21, 49),
        _ => random.between(50, 120),
    }
}

/// The item of a subject's base information, once that has come.
fn base<'f>(setting: Setting<'f>, profile: &Profile) -> Option<&'f Item> {
    let items = setting.forms.catalogue.items().iter();
    (profile.registration == Registration::Known)
        .then_some(items)?
        .filter(|item| item.nature == Nature::Base)
        .find(|item| suits(item.subjects, profile.kind))
}

fn new_subject(profile: &Profile) -> NewSubject {
    let known = profile.registration == Registration::Known;
    NewSubject {
        kind: profile.kind,
        name: profile.name.clone(),
        status: Some(profile.status).filter(|s| known && !s.is_empty()).map(str::to_owned),
        codes: with_implied(&profile.codes),
        former_names: if known { profile.former_names.clone() } else { Vec::new() },
        provisional: !known,
    }
}

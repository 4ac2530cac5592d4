//! What every part of the synthetic district is made from: the seed, the day and the office's tables.

use crate::{
    domain::{
        Day,
        catalogue::{Item, ItemId, Role, Subjects},
        list::ListKind,
        moment::Moment,
        subject::SubjectKind,
    },
    forms::Forms,
};

use super::{departments::Department, random::Random};

/// The division the district's codes are issued under.
pub(super) const REGION: &str = "320113";

/// The last file of each item and department came at most so many days ago.
pub(super) const LAST_FILES: u32 = 6;

/// Seed, day and tables.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting<'f> {
    /// The seed of the district.
    pub(super) seed: u64,
    /// The day it is made for.
    pub(super) day: Day,
    /// The office's tables.
    pub(super) forms: &'f Forms,
}

impl<'f> Setting<'f> {
    /// A stream of its own for a subject or another numbered thing.
    pub(super) fn stream(&self, number: u64) -> Random {
        Random::new(self.seed, number)
    }

    /// A day `days` before (or, negative, after) the district's.
    pub(super) fn days_ago(&self, days: i64) -> Day {
        self.day.saturating_sub(jiff::Span::new().days(days))
    }

    /// The item of an identifier, unless the office's own forms lack it.
    pub(super) fn item(&self, id: &str) -> Option<&'f Item> {
        self.forms.catalogue.item(&ItemId::from(id))
    }

    /// When the last file of an item came from a department: in the days just before.
    pub(super) fn last_file(&self, item: u16, department: Department) -> Moment {
        let stream = (u64::from(item) << 32) | (department as u64) | (1 << 63);
        let mut random = self.stream(stream);
        let day = self.days_ago(i64::from(random.between(1, LAST_FILES)));
        moment(day, &mut random)
    }

    /// The item whose rows enter a subject on a list: the one made for the list, else one that
    /// names lists of its colour.
    pub(super) fn item_of_list(&self, list: &ListKind, kind: SubjectKind) -> Option<&'f Item> {
        let items =
            || self.forms.catalogue.items().iter().filter(|item| suits(item.subjects, kind));
        let own = |item: &&Item| {
            item.list.as_ref() == Some(&list.id) && item.column_of(Role::ListName).is_none()
        };
        let colour = |item: &Item| {
            let default = item.list.as_ref()?;
            self.forms.lists.kind(default).map(|kind| kind.colour)
        };
        let naming = |item: &&Item| {
            item.column_of(Role::ListName).is_some() && colour(item) == Some(list.colour)
        };
        items().find(own).or_else(|| items().find(naming))
    }
}

/// A moment of a day's working hours.
pub(super) fn moment(day: Day, random: &mut Random) -> Moment {
    let hour = i8::try_from(random.between(8, 17)).unwrap_or(8);
    let minute = i8::try_from(random.below(60)).unwrap_or(0);
    Moment::of(day.at(hour, minute, 0, 0))
}

/// Whether items or lists for these subjects take one of a kind.
pub(super) fn suits(subjects: Subjects, kind: SubjectKind) -> bool {
    match subjects {
        Subjects::Both => true,
        Subjects::NaturalPersons => kind.is_natural_person(),
        Subjects::Organisations => !kind.is_natural_person(),
    }
}

//! One subject for every item, and one on every list.

use crate::{
    desk::demo::subjects::Form,
    domain::{
        catalogue::{Nature, Role, Subjects},
        list::ListKind,
        subject::SubjectKind,
    },
};

use super::{Exhibit, Hall, words::on_list};

pub(super) fn add(hall: &mut Hall<'_>) {
    let forms = hall.setting.forms;
    for item in forms.catalogue.items().iter().filter(|item| item.nature != Nature::Base) {
        let exhibit = subject(hall, item.subjects);
        exhibit.tell(Some(item), &[(Role::State, "正常"), (Role::Scope, "公示")]);
    }
    for (place, list) in forms.lists.0.iter().enumerate() {
        listed(hall, place, list);
    }
}

fn subject<'h, 'f>(hall: &'h mut Hall<'f>, subjects: Subjects) -> &'h mut Exhibit<'f> {
    match subjects {
        Subjects::NaturalPersons => hall.person("郑示例"),
        Subjects::Both | Subjects::Organisations => hall.organisation(Form::Company),
    }
}

/// On the list today, by its name or by what departments call it; every second one was on it
/// before and came off.
fn listed(hall: &mut Hall<'_>, place: usize, list: &ListKind) {
    let setting = hall.setting;
    let exhibit = match list.id.as_str() {
        "abnormal-sole-trader" => hall.organisation(Form::SoleTrader),
        "abnormal-social" | "social-organisation" => hall.organisation(Form::Association),
        _ => subject(hall, list.subjects),
    };
    let kind = match list.subjects {
        Subjects::NaturalPersons => SubjectKind::NaturalPerson,
        Subjects::Both | Subjects::Organisations => SubjectKind::LegalPerson,
    };
    let item = setting.item_of_list(list, kind);
    let name = list.aliases.first().filter(|_| !place.is_multiple_of(2)).unwrap_or(&list.name);
    let since = setting.days_ago(200).to_string();
    exhibit.tell(item, &on_list(name, &since));
    if place.is_multiple_of(2) && item.is_some_and(|item| item.column_of(Role::RemovedOn).is_some())
    {
        let (since, removed) =
            (setting.days_ago(900).to_string(), setting.days_ago(420).to_string());
        let mut said = on_list(name, &since);
        said[3] = (Role::RemovedOn, &removed);
        exhibit.tell(item, &said);
    }
}

//! Subjects whose records' words are the point: every state, severity and scope; amounts; long texts.

use crate::domain::{
    catalogue::{Column, ColumnType, Item, Role},
    subject::SubjectKind,
};

use super::{Exhibit, Hall};

/// Records in every state.
pub(in crate::desk::demo) const STATES: &str = "示范区状态俱全运输有限公司";
/// Records of every severity.
pub(in crate::desk::demo) const SEVERITIES: &str = "示范区程度俱全化工有限公司";
/// Records of every scope.
pub(in crate::desk::demo) const SCOPES: &str = "示范区范围俱全药业有限公司";
/// On a red and a black list at once, and on one the office does not know.
pub(in crate::desk::demo) const RED_AND_BLACK: &str = "示范区红黑并存纺织有限公司";
/// A list nobody defined.
pub(in crate::desk::demo) const UNKNOWN_LIST: &str = "示范区某专项严重失信名单";
/// The smallest and the largest amounts, a long text.
pub(in crate::desk::demo) const AMOUNTS: &str = "示范区金额大小不一印务有限公司";

pub(super) fn add(hall: &mut Hall<'_>) {
    for (role, name) in [(Role::State, STATES), (Role::Severity, SEVERITIES), (Role::Scope, SCOPES)]
    {
        let items = hall.setting.forms.catalogue.items();
        let exhibit = hall.company(name);
        every_word(exhibit, items, role);
    }
    persons_words(hall);
    red_and_black(hall);
    amounts(hall);
}

/// A record for each word of each item that has the role's column.
fn every_word<'f>(exhibit: &mut Exhibit<'f>, items: &'f [Item], role: Role) {
    let kind = exhibit.profile.kind;
    let items = items.iter().filter(|item| super::super::setting::suits(item.subjects, kind));
    for item in items {
        let Some(Column { kind: ColumnType::Choice(list), .. }) = item.column_of(role) else {
            continue;
        };
        for entry in &list.entries {
            let mut said = vec![
                (Role::State, "正常"),
                (Role::Scope, "公示"),
                (Role::ValidUntil, ""),
                (Role::RemovedOn, ""),
                (Role::PublicityUntil, ""),
                (Role::Remark, if entry.word == "其他" { "行政复议中" } else { "" }),
            ];
            said.retain(|(other, _)| *other != role);
            said.push((role, &entry.word));
            exhibit.tell(Some(item), &said);
        }
    }
}

fn persons_words(hall: &mut Hall<'_>) {
    let items = hall.setting.forms.catalogue.items();
    let exhibit = hall.person("孙状态");
    every_word(exhibit, items, Role::State);
    let exhibit = hall.person("周范围");
    every_word(exhibit, items, Role::Scope);
}

fn red_and_black(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let since = setting.days_ago(150).to_string();
    let exhibit = hall.company(RED_AND_BLACK);
    let lists = &setting.forms.lists;
    for id in ["tax-a", "tax-violation", "district-yellow"] {
        if let Some(list) = lists.kind(&id.into()) {
            let item = setting.item_of_list(list, SubjectKind::LegalPerson);
            exhibit.tell(item, &on_list(&list.name, &since));
        }
    }
    exhibit.tell(setting.item("list-black"), &on_list(UNKNOWN_LIST, &since));
}

/// What keeps a subject on a list since a day.
pub(super) fn on_list<'a>(name: &'a str, since: &'a str) -> [(Role, &'a str); 6] {
    [
        (Role::ListName, name),
        (Role::DecidedOn, since),
        (Role::ValidUntil, ""),
        (Role::RemovedOn, ""),
        (Role::State, "正常"),
        (Role::Scope, "公示"),
    ]
}

fn amounts(hall: &mut Hall<'_>) {
    let item = hall.setting.item("penalty-2018");
    let exhibit = hall.company(AMOUNTS);
    let long = "经查，当事人在示范区示范大道的经营场所内存在多项违法行为，".repeat(20);
    for (amount, content) in [
        ("0.000001", "罚款人民币0.01元"),
        ("2.6", "罚款人民币26000元"),
        ("9999.99", "罚款人民币99999900元"),
        ("1234.567891", "罚款人民币12345678.91元"),
    ] {
        let said = [
            (Role::Amount, amount),
            (Role::Confiscated, ""),
            (Role::Class, "罚款"),
            (Role::Content, content),
            (Role::Reason, long.as_str()),
        ];
        exhibit.tell(item, &said);
    }
}

//! Subjects whose meaning to a matter is the point: one list and nothing else, several departments
//! at once, commitments in every state, people and companies that belong together.

use crate::domain::{catalogue::Role, code::Code, subject::SubjectKind};

use super::{Exhibit, Hall, words::on_list};

/// On the wage-arrears list without a stated end, and nothing else against it.
const WAGE_ARREARS: &str = "示范区欠薪在列建设有限公司";
/// Bad records of three departments in three fields, one of them serious.
const THREE_DEPARTMENTS: &str = "示范区三部门负面物流有限公司";
/// Bad records of two departments.
const TWO_DEPARTMENTS: &str = "示范区两部门负面贸易有限公司";
/// Commitments by how they were kept: name, state, days since it was found.
const COMMITMENTS: [(&str, &str, i64); 4] = [
    ("示范区违诺百日置业有限公司", "未履行", 100),
    ("示范区违诺逾年置业有限公司", "未履行", 400),
    ("示范区部分履诺工程有限公司", "部分履行", 90),
    ("示范区违诺已改工程有限公司", "已整改", 120),
];
/// On a red list and nothing against it.
const HONOURED: &str = "示范区守信在列科技有限公司";
/// Penalties nobody graded but the rules.
const GRADED_BY_RULE: &str = "示范区规则分级食品有限公司";
/// Its licence to do business is revoked.
const REVOKED: &str = "示范区吊销未注销服饰有限公司";
/// A person on a black list, and the company that person represents.
const LISTED_PERSON: &str = "周示例";
const REPRESENTED: &str = "示范区法人失信咨询有限公司";
/// A company that names its shareholders, one of whom left.
const HELD_BY_OTHERS: &str = "示范区股权关联投资有限公司";

pub(super) fn add(hall: &mut Hall<'_>) {
    let arrears = Party::of(listed(hall, WAGE_ARREARS, "wage-arrears"));
    let left = Party::of(three_departments(hall));
    two_departments(hall);
    commitments(hall);
    listed(hall, HONOURED, "contract-keeping");
    graded_by_rule(hall);
    hall.company(REVOKED).profile.status = "吊销，未注销";
    let person = Party::of(listed_person(hall));
    represented(hall, &person);
    shareholders(hall, &person, &arrears, &left);
}

/// Whom others name.
struct Party {
    name: String,
    code: Option<Code>,
}

impl Party {
    fn of(exhibit: &Exhibit<'_>) -> Self {
        let profile = &exhibit.profile;
        Self { name: profile.name.clone(), code: profile.codes.first().cloned() }
    }

    fn code(&self) -> &str {
        self.code.as_ref().map_or("", Code::as_str)
    }
}

/// A company on one list since a while, its end left to the list's rule.
fn listed<'h, 'f>(hall: &'h mut Hall<'f>, name: &str, list: &str) -> &'h mut Exhibit<'f> {
    let setting = hall.setting;
    let since = setting.days_ago(200).to_string();
    let exhibit = hall.company(name);
    enter(exhibit, &setting, list, &since);
    exhibit
}

fn enter<'f>(exhibit: &mut Exhibit<'f>, setting: &super::Setting<'f>, list: &str, since: &str) {
    if let Some(list) = setting.forms.lists.kind(&list.into()) {
        let item = setting.item_of_list(list, SubjectKind::LegalPerson);
        exhibit.tell(item, &on_list(&list.name, since));
    }
}

fn three_departments<'h, 'f>(hall: &'h mut Hall<'f>) -> &'h mut Exhibit<'f> {
    let setting = hall.setting;
    let since = setting.days_ago(300).to_string();
    let exhibit = hall.company(THREE_DEPARTMENTS);
    for (title, ago) in
        [("未按规定运行污染防治设施案", 60), ("未取得道路运输经营许可从事运输案", 75)]
    {
        penalty(exhibit, &setting, title, ago);
    }
    enter(exhibit, &setting, "tax-violation", &since);
    exhibit
}

fn two_departments(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let exhibit = hall.company(TWO_DEPARTMENTS);
    for (title, ago) in [("虚假宣传案", 45), ("未按期申报纳税案", 50)] {
        penalty(exhibit, &setting, title, ago);
    }
}

/// A penalty of the department whose case it is, graded by it, its publicity left to the rule.
fn penalty<'f>(exhibit: &mut Exhibit<'f>, setting: &super::Setting<'f>, title: &str, ago: i64) {
    let decided = setting.days_ago(ago).to_string();
    let said = [
        (Role::Title, title),
        (Role::DecidedOn, decided.as_str()),
        (Role::PublicityUntil, ""),
        (Role::Severity, "一般"),
        (Role::State, "正常"),
        (Role::Scope, "公示"),
    ];
    exhibit.tell(setting.item("penalty-district-legal"), &said);
}

fn commitments(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    for (name, state, ago) in COMMITMENTS {
        let made = setting.days_ago(ago + 180).to_string();
        let found = setting.days_ago(ago).to_string();
        let said = [
            (Role::Title, "建筑工程施工许可证核发"),
            (Role::DecidedOn, made.as_str()),
            (Role::Performance, state),
            (Role::PerformedOn, found.as_str()),
            (Role::State, "正常"),
            (Role::Scope, "公示"),
        ];
        hall.company(name).tell(setting.item("commitment"), &said);
    }
}

/// The national table has no column for the severity; what stands in the others decides.
fn graded_by_rule(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let exhibit = hall.company(GRADED_BY_RULE);
    for (title, ago, class, amount, content) in [
        ("占道经营案", 30, "警告", "", "适用简易程序，当场给予警告"),
        ("未按规定运行污染防治设施案", 40, "罚款", "120", "罚款人民币1200000元"),
        ("销售超过保质期的食品案", 50, "吊销许可证件", "", "吊销食品经营许可证"),
    ] {
        let decided = setting.days_ago(ago).to_string();
        let said = [
            (Role::Title, title),
            (Role::DecidedOn, decided.as_str()),
            (Role::PublicityUntil, ""),
            (Role::Class, class),
            (Role::Amount, amount),
            (Role::Confiscated, ""),
            (Role::Content, content),
        ];
        exhibit.tell(setting.item("penalty-2018"), &said);
    }
}

fn listed_person<'h, 'f>(hall: &'h mut Hall<'f>) -> &'h mut Exhibit<'f> {
    let setting = hall.setting;
    let since = setting.days_ago(150).to_string();
    let exhibit = hall.person(LISTED_PERSON);
    enter(exhibit, &setting, "judgment-defaulter", &since);
    exhibit
}

fn represented(hall: &mut Hall<'_>, person: &Party) {
    let profile = &mut hall.company(REPRESENTED).profile;
    profile.representative.clone_from(&person.name);
    profile.representative_id.clone_from(&person.code);
}

fn shareholders(hall: &mut Hall<'_>, person: &Party, company: &Party, left: &Party) {
    let setting = hall.setting;
    let (came, gone) = (setting.days_ago(1_000).to_string(), setting.days_ago(30).to_string());
    let exhibit = hall.company(HELD_BY_OTHERS);
    for (party, identity, code, until) in [
        (person, person.code(), "", ""),
        (company, "", company.code(), ""),
        (left, "", left.code(), gone.as_str()),
    ] {
        let said = [
            (Role::Relation, "股东"),
            (Role::RelatedName, party.name.as_str()),
            (Role::RelatedIdentity, identity),
            (Role::RelatedCode, code),
            (Role::DecidedOn, came.as_str()),
            (Role::RemovedOn, until),
            (Role::Scope, "公示"),
        ];
        exhibit.tell(setting.item("related-party"), &said);
    }
}

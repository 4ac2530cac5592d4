//! What one record of the synthetic district tells, before its columns are filled.

use std::borrow::Cow;

use crate::domain::{
    Day,
    catalogue::{Item, Nature, Role},
    code::{Code, CodeKind},
    list::{Colour, ListKind},
    money::Money,
    subject::SubjectKind,
};

use super::{
    departments::Department,
    random::Random,
    records::Said,
    setting::{LAST_FILES, Setting, suits},
    subjects::Profile,
    themes::{self, Theme},
};

/// Fines, in yuan.
const FINES: [i64; 10] = [200, 500, 1_000, 2_000, 5_000, 8_000, 10_000, 26_000, 50_000, 150_000];
/// 荣誉名称 of the district's own red list.
const HONOUR: &str = "诚实守信先进典型";
/// 承诺类型 of commitments made instead of certificates.
const COMMITMENT: &str = "审批替代型";
const FEN_PER_YUAN: i64 = 100;

/// One decision with everything a row may ask of it.
pub(super) struct Story<'a> {
    pub(super) department: Department,
    pub(super) decided: Day,
    pub(super) document: String,
    pub(super) title: Cow<'a, str>,
    pub(super) class: &'static str,
    pub(super) reason: &'static str,
    pub(super) basis: &'static str,
    pub(super) content: Cow<'a, str>,
    pub(super) extra: &'static str,
    pub(super) grade: &'static str,
    pub(super) list: Option<&'a ListKind>,
    pub(super) fine: Option<Money>,
    pub(super) confiscated: Option<Money>,
}

/// A story that fits the item's category and the subject.
pub(super) fn of<'a>(
    setting: &Setting<'a>,
    item: &Item,
    profile: &Profile,
    said: &[Said],
    random: &mut Random,
) -> Story<'a> {
    let decided = decided(setting, item, profile, said, random);
    let mut story = match list_of(setting, item, profile, said, random) {
        Some(list) => entry(list, decided),
        None if is_of_the_register(item) => registration(profile, decided),
        None => decision(item, profile, (decided, said), random),
    };
    story.document = document(&story, item, random);
    story
}

/// Whom a company belongs to is told by the same register as the company itself.
fn is_of_the_register(item: &Item) -> bool {
    item.nature == Nature::Base || item.category.as_str() == "base"
}

/// The day of the decision: the one said, else a day the item's records are likely to be from.
fn decided(
    setting: &Setting<'_>,
    item: &Item,
    profile: &Profile,
    said: &[Said],
    random: &mut Random,
) -> Day {
    let said = said.iter().find(|(role, _)| *role == Role::DecidedOn);
    if let Some(day) = said.and_then(|(_, text)| text.parse().ok()) {
        return day;
    }
    let oldest = match item.category.as_str() {
        "permit" => 2_200,
        "penalty" => 1_500,
        "honour" | "rating" => 1_800,
        _ => 1_100,
    };
    // One in five hundred is dated after the day.
    if random.below(500) == 0 {
        return setting.days_ago(-i64::from(random.between(1, 20)));
    }
    // Decided before the last files came, and not before there was anybody to decide about.
    let day = setting.days_ago(i64::from(random.between(LAST_FILES + 1, oldest)));
    if profile.kind.is_natural_person() { day } else { day.max(profile.established) }
}

/// Some lists of organisations take only one kind of them: sole traders, or what the civil
/// affairs department registers (GB 32100-2015, register 5).
fn takes(list: &ListKind, profile: &Profile) -> bool {
    match list.id.as_str() {
        "abnormal-sole-trader" => profile.kind == SubjectKind::SoleTrader,
        "abnormal-social" | "social-organisation" => profile
            .codes
            .iter()
            .any(|code| code.kind() == CodeKind::CreditCode && code.as_str().starts_with('5')),
        _ => true,
    }
}

/// The list a row enters its subject on: the one said, the item's own, or one of its colour.
fn list_of<'a>(
    setting: &Setting<'a>,
    item: &Item,
    profile: &Profile,
    said: &[Said],
    random: &mut Random,
) -> Option<&'a ListKind> {
    let lists = &setting.forms.lists;
    let default = lists.kind(item.list.as_ref()?)?;
    if item.column_of(Role::ListName).is_none() {
        return Some(default);
    }
    if let Some((_, name)) = said.iter().find(|(role, _)| *role == Role::ListName) {
        return Some(lists.named(name).unwrap_or(default));
    }
    let fits = |list: &&ListKind| {
        list.colour == default.colour && suits(list.subjects, profile.kind) && takes(list, profile)
    };
    let count = u32::try_from(lists.0.iter().filter(fits).count()).unwrap_or(0);
    lists.0.iter().filter(fits).nth(random.below(count) as usize).or(Some(default))
}

fn entry(list: &ListKind, decided: Day) -> Story<'_> {
    let (department, reason) = themes::entry(list.id.as_str());
    Story {
        department,
        decided,
        document: String::new(),
        title: if list.colour == Colour::Red { HONOUR.into() } else { list.name.as_str().into() },
        class: "",
        reason,
        basis: "",
        content: reason.into(),
        extra: "",
        grade: "",
        list: Some(list),
        fine: None,
        confiscated: None,
    }
}

/// Who registers a subject is told by the first character of its credit code.
fn registration<'a>(profile: &Profile, decided: Day) -> Story<'a> {
    let code = profile.code(CodeKind::CreditCode).map(Code::as_str);
    let department = match code.and_then(|code| code.chars().next()) {
        Some('1') => Department::Establishment,
        Some('3') => Department::Justice,
        Some('5') => Department::CivilAffairs,
        Some('7') => Department::Faith,
        Some('8') => Department::Unions,
        Some('N') => Department::Agriculture,
        None if profile.kind.is_natural_person() => Department::Credit,
        _ => Department::Market,
    };
    Story {
        department,
        decided,
        document: String::new(),
        title: "".into(),
        class: "",
        reason: "",
        basis: "",
        content: "".into(),
        extra: "",
        grade: "",
        list: None,
        fine: None,
        confiscated: None,
    }
}

fn decision<'a>(
    item: &Item,
    profile: &Profile,
    (decided, said): (Day, &[Said]),
    random: &mut Random,
) -> Story<'a> {
    let themes = themes_of(item, profile);
    // A title that is said chooses the whole story, so that its parts fit each other.
    let title = said.iter().find(|(role, _)| *role == Role::Title).map(|(_, text)| text.as_str());
    let told = themes.iter().find(|theme| Some(theme.title) == title);
    let theme = told.unwrap_or_else(|| random.pick(themes));
    let fine = theme.class.contains("罚款").then(|| yuan(*random.pick(&FINES)));
    let confiscated =
        theme.class.contains("没收").then(|| yuan(i64::from(random.between(50, 9_000))));
    let year = decided.year() - 1;
    let title = match item.category.as_str() {
        "honour" | "rating" => Cow::Owned(format!("{year}年度{}", theme.title)),
        _ => theme.title.into(),
    };
    let grades: Vec<&'static str> = theme.extra.split(' ').collect();
    Story {
        department: theme.department,
        decided,
        document: String::new(),
        title,
        class: if item.category.as_str() == "commitment" { COMMITMENT } else { theme.class },
        reason: theme.reason,
        basis: theme.basis,
        content: sentence(theme, fine, confiscated),
        extra: theme.extra,
        grade: random.pick::<&str>(&grades),
        list: None,
        fine,
        confiscated,
    }
}

fn themes_of(item: &Item, profile: &Profile) -> &'static [Theme] {
    let is_person = profile.kind.is_natural_person();
    match item.category.as_str() {
        "permit" if is_person => themes::PERSONAL_PERMITS,
        "penalty" => themes::PENALTIES,
        "honour" if is_person => themes::PERSONAL_HONOURS,
        "honour" => themes::HONOURS,
        "rating" => themes::RATINGS,
        _ => themes::PERMITS,
    }
}

fn yuan(yuan: i64) -> Money {
    Money(yuan * FEN_PER_YUAN)
}

/// 处罚结果 in words that agree with the amounts.
fn sentence(theme: &Theme, fine: Option<Money>, confiscated: Option<Money>) -> Cow<'static, str> {
    if !theme.content.is_empty() {
        return theme.content.into();
    }
    let mut parts = Vec::new();
    if theme.class.contains("警告") {
        parts.push("给予警告".to_owned());
    }
    if let Some(fine) = fine {
        parts.push(format!("罚款人民币{}元", fine.0 / FEN_PER_YUAN));
    }
    if let Some(confiscated) = confiscated {
        parts.push(format!("没收违法所得、非法财物计{}元", confiscated.0 / FEN_PER_YUAN));
    }
    parts.join("；").into()
}

/// `示市监罚字〔2025〕1234号`
fn document(story: &Story<'_>, item: &Item, random: &mut Random) -> String {
    let sort = match item.category.as_str() {
        "permit" => "许",
        "penalty" => "罚",
        "honour" => "荣",
        "blacklist" => "失信",
        "abnormal" => "异",
        _ => "办",
    };
    let (short, year) = (story.department.short(), story.decided.year());
    format!("{short}{sort}字〔{year}〕{}号", random.between(1, 99_999))
}

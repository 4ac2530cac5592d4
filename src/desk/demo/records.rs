//! Records of the synthetic district: every column of any item filled with what intake would have
//! made of a department's row.

use std::borrow::Cow;

use crate::domain::{
    Day,
    catalogue::{CodeList, Column, ColumnType, Item, Nature, Required, Role},
    code::{Code, CodeKind},
    moment::Moment,
    money::Money,
    record::{Fields, Record},
    subject::SubjectKind,
};

use super::{
    codes,
    departments::Department,
    names,
    random::Random,
    setting::{self, REGION, Setting},
    story::{self, Story},
    subjects::Profile,
};

/// People whom only registers name have numbers of their own, beyond those of the district's
/// subjects and their representatives.
const RELATED_PEOPLE: u64 = 200_000_000;
const RELATED: u32 = 80_000_000;

/// What a record must say, by role, whatever chance would have put there; an empty text leaves
/// the column empty.
pub(super) type Said = (Role, String);

/// A record and the department it came from.
pub(super) struct Written {
    pub(super) record: Record,
    pub(super) department: Department,
}

/// A record of an item about somebody.
pub(super) fn write(
    setting: &Setting<'_>,
    item: &Item,
    profile: &Profile,
    said: &[Said],
    random: &mut Random,
) -> Written {
    let story = story::of(setting, item, profile, said, random);
    let department = story.department;
    let mut row = Row { setting, item, profile, story, said, random };
    let mut fields = Fields::default();
    for column in &item.columns {
        fields.push(&column.code, &row.value(column));
    }
    let received = match item.nature {
        // The register is sent whole.
        Nature::Base => setting.last_file(item.number, department),
        _ => received(setting, item, department, row.story.decided, row.random),
    };
    let record = Record {
        item: item.id.clone(),
        key: item.key_of(&fields),
        department: department.name().to_owned(),
        received,
        fields,
    };
    Written { record, department }
}

/// A record comes within ten days of its decision, at the latest with the last file.
fn received(
    setting: &Setting<'_>,
    item: &Item,
    department: Department,
    decided: Day,
    random: &mut Random,
) -> Moment {
    let days = i64::from(random.between(1, 10));
    let soon = setting::moment(decided.saturating_add(jiff::Span::new().days(days)), random);
    soon.min(setting.last_file(item.number, department))
}

/// A row while its columns are filled.
struct Row<'a> {
    setting: &'a Setting<'a>,
    item: &'a Item,
    profile: &'a Profile,
    story: Story<'a>,
    said: &'a [Said],
    random: &'a mut Random,
}

impl<'a> Row<'a> {
    fn value(&mut self, column: &Column) -> Cow<'a, str> {
        let Some(role) = column.role else { return self.unspoken(column) };
        if let Some((_, text)) = self.said.iter().find(|(said, _)| *said == role) {
            return text.into();
        }
        match role {
            Role::SubjectName
            | Role::SubjectCategory
            | Role::CreditCode
            | Role::OrganizationCode
            | Role::RegistrationNumber
            | Role::TaxNumber
            | Role::InstitutionNumber
            | Role::SocialNumber
            | Role::IdentityType
            | Role::IdentityNumber
            | Role::FormerNames
            | Role::Status
            | Role::OrganizationType
            | Role::Address
            | Role::EstablishedOn
            | Role::Representative
            | Role::RepresentativeIdentityType
            | Role::RepresentativeIdentity => self.who(role),
            Role::DecidedOn
            | Role::ValidFrom
            | Role::ValidUntil
            | Role::PublishedOn
            | Role::PublicityUntil
            | Role::PerformedOn
            | Role::RemovedOn => self.when(role),
            Role::Performance
            | Role::Relation
            | Role::RelatedName
            | Role::RelatedIdentity
            | Role::RelatedCode => self.beside(role, column),
            Role::Scope | Role::Severity | Role::State => self.standing(role, column),
            _ => self.what(role),
        }
    }

    /// Who the row is about.
    fn who(&self, role: Role) -> Cow<'a, str> {
        let profile = self.profile;
        let text = |code: Option<&'a Code>| code.map_or("", Code::as_str).into();
        let is_person = profile.kind.is_natural_person();
        match role {
            Role::SubjectName => profile.name.as_str().into(),
            Role::SubjectCategory => category(profile.kind).into(),
            Role::CreditCode => text(profile.code(CodeKind::CreditCode)),
            Role::OrganizationCode => text(profile.code(CodeKind::OrganizationCode)),
            Role::RegistrationNumber => text(profile.code(CodeKind::RegistrationNumber)),
            Role::TaxNumber => text(profile.code(CodeKind::TaxNumber)),
            Role::InstitutionNumber => text(profile.code(CodeKind::InstitutionNumber)),
            Role::SocialNumber => text(profile.code(CodeKind::SocialNumber)),
            Role::IdentityType if is_person => {
                profile.codes.first().map_or("", |code| identity_type(code)).into()
            }
            Role::IdentityNumber if is_person => text(profile.codes.first()),
            Role::FormerNames => profile.former_names.join("；").into(),
            Role::Status => profile.status.into(),
            Role::OrganizationType => profile.class.into(),
            Role::Address => profile.address.as_str().into(),
            Role::EstablishedOn => profile.established.to_string().into(),
            Role::Representative => profile.representative.as_str().into(),
            Role::RepresentativeIdentityType => {
                profile.representative_id.as_ref().map_or("", identity_type).into()
            }
            Role::RepresentativeIdentity => text(profile.representative_id.as_ref()),
            _ => "".into(),
        }
    }

    /// How a commitment was kept, and whom a register names beside the subject.
    fn beside(&mut self, role: Role, column: &Column) -> Cow<'a, str> {
        match (role, &column.kind) {
            (Role::Performance | Role::Relation, ColumnType::Choice(list)) => {
                if self.random.percent(80) {
                    return first_word(list).into();
                }
                self.random.pick(&list.entries).word.clone().into()
            }
            (Role::RelatedName, _) => names::person(self.random).into(),
            // Chance names people only; companies that belong together are made on purpose.
            (Role::RelatedIdentity, _) => {
                let number = RELATED_PEOPLE + u64::from(self.random.below(RELATED));
                codes::resident(self.setting.seed, number)
                    .map_or(String::new(), |code| code.as_str().to_owned())
                    .into()
            }
            _ => "".into(),
        }
    }

    /// What was decided and by whom.
    fn what(&mut self, role: Role) -> Cow<'a, str> {
        let story = &self.story;
        let money = |amount: Option<Money>| amount.map_or(String::new(), |a| a.to_string()).into();
        match role {
            Role::Title => story.title.clone(),
            Role::Class => story.class.into(),
            Role::Content => story.content.clone(),
            Role::Reason => story.reason.into(),
            Role::LegalBasis => story.basis.into(),
            Role::DocumentNumber => story.document.clone().into(),
            Role::Authority | Role::Source => story.department.name().into(),
            Role::AuthorityCode | Role::SourceCode => {
                story.department.code().map_or(String::new(), |code| code.to_string()).into()
            }
            Role::Amount => money(story.fine),
            Role::Confiscated => money(story.confiscated),
            Role::ListName => story.list.map_or("", |list| list.name.as_str()).to_owned().into(),
            Role::Grade => story.grade.into(),
            _ => "".into(),
        }
    }

    /// Days and ends.
    fn when(&mut self, role: Role) -> Cow<'a, str> {
        let decided = self.story.decided;
        let later = |days: u32| decided.saturating_add(jiff::Span::new().days(i64::from(days)));
        let chance = self.random.below(100);
        match role {
            Role::DecidedOn | Role::ValidFrom => decided.to_string().into(),
            Role::PublishedOn => later(self.random.between(1, 7)).to_string().into(),
            Role::ValidUntil => self.valid_until(chance),
            Role::PublicityUntil if chance < 30 => {
                let months = *self.random.pick(&[3, 12, 36]);
                self.last_day_after(months).into()
            }
            Role::PerformedOn => {
                let day = later(self.random.between(30, 300));
                if day <= self.setting.day { day.to_string().into() } else { "".into() }
            }
            Role::RemovedOn if chance < 12 => {
                let day = later(self.random.between(30, 500));
                if day <= self.setting.day { day.to_string().into() } else { "".into() }
            }
            _ => "".into(),
        }
    }

    /// Permits mostly have an end; listings and honours often leave it to the rule.
    fn valid_until(&mut self, chance: u32) -> Cow<'a, str> {
        let stated = if self.item.list.is_some() { 35 } else { 80 };
        match chance {
            chance if chance < stated => {
                let months = 12 * i32::try_from(self.random.between(1, 5)).unwrap_or(1);
                self.last_day_after(months).into()
            }
            chance if chance >= 92 => "长期".into(),
            _ => "".into(),
        }
    }

    fn last_day_after(&self, months: i32) -> String {
        let term = crate::domain::term::Term::Months(months);
        term.last_day(self.story.decided).map_or(String::new(), |day| day.to_string())
    }

    /// How the record stands: mostly in its list's first, ordinary word.
    fn standing(&mut self, role: Role, column: &Column) -> Cow<'a, str> {
        let ColumnType::Choice(list) = &column.kind else { return "".into() };
        let ordinary = match role {
            Role::Severity => 0,
            Role::Scope => 82,
            _ => 93,
        };
        if self.random.percent(ordinary) {
            return first_word(list).into();
        }
        // 其他 wants a remark; it is among the edge cases.
        let word = &self.random.pick(&list.entries).word;
        if word == "其他" { first_word(list).into() } else { word.clone().into() }
    }

    /// A column whose meaning the program does not know: by its header, and else only when it
    /// must be filled.
    fn unspoken(&mut self, column: &Column) -> Cow<'a, str> {
        let story = &self.story;
        match column.header.as_str() {
            "违法行为类型" | "许可证书名称" => return story.extra.into(),
            "许可文书名称" => return story.title.clone(),
            "许可编号" | "许可证书编号" => {
                return format!("XK{}", codes::digits(self.random)).into();
            }
            "处罚有效期" => return self.last_day_after(12).into(),
            "评价年度" => return (story.decided.year() - 1).to_string().into(),
            "地方编码" => return REGION.into(),
            "性别" => return sex(self.profile).into(),
            "职业" => return self.profile.class.into(),
            "注册资本" | "经营范围" if !has_business(self.profile) => return "".into(),
            "注册资本" => {
                return format!("{}万元人民币", self.random.between(1, 200) * 10).into();
            }
            "经营范围" => {
                let trade = names::trade(self.random);
                return format!(
                    "许可项目：{trade}；一般项目：{}、技术服务。",
                    names::trade(self.random)
                )
                .into();
            }
            "工作单位" if self.random.percent(40) => return names::company(self.random).into(),
            _ => {}
        }
        match (&column.required, &column.kind) {
            (Required::No | Required::OneOf, _) => "".into(),
            (Required::Yes, ColumnType::Day) => story.decided.to_string().into(),
            (Required::Yes, ColumnType::Money) => "1".into(),
            (Required::Yes, ColumnType::Choice(list)) => first_word(list).into(),
            (Required::Yes, _) => column.header.clone().into(),
        }
    }
}

/// Only registers of market supervision speak of capital and business.
fn has_business(profile: &Profile) -> bool {
    profile.code(CodeKind::CreditCode).is_some_and(|code| code.as_str().starts_with('9'))
}

fn first_word(list: &CodeList) -> String {
    list.entries.first().map_or(String::new(), |entry| entry.word.clone())
}

fn category(kind: SubjectKind) -> &'static str {
    match kind {
        SubjectKind::LegalPerson | SubjectKind::Unincorporated => "法人及非法人组织",
        SubjectKind::SoleTrader => "个体工商户",
        SubjectKind::NaturalPerson => "自然人",
    }
}

/// The identity type's word for a code.
fn identity_type(code: &Code) -> &'static str {
    match code.kind() {
        CodeKind::HmtResidencePermit => "港澳台居民居住证",
        CodeKind::ForeignerId | CodeKind::ForeignerId15 => "外国人永久居留身份证",
        CodeKind::Passport => "护照",
        CodeKind::TravelPermit if code.as_str().starts_with(['H', 'M']) => "港澳居民来往内地通行证",
        CodeKind::TravelPermit => "台湾居民来往大陆通行证",
        _ => "身份证",
    }
}

/// By the 17th digit, where the number has one.
fn sex(profile: &Profile) -> &'static str {
    let code = profile.codes.first().filter(|code| code.kind() == CodeKind::ResidentId);
    match code.and_then(|code| code.as_str().chars().nth(16)).and_then(|c| c.to_digit(10)) {
        Some(digit) if digit % 2 == 1 => "男",
        Some(_) => "女",
        None => "",
    }
}

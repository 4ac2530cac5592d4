//! Whom a row is about: organisation or person, of which kind, under which codes.

use super::notes::Notes;
use super::plan::Plan;
use crate::domain::{
    catalogue::{Nature, Role, Subjects},
    claim::{ClaimAuthority, SubjectClaim},
    code::{Code, CodeKind},
    subject::SubjectKind,
};

/// Columns that hold an organisation's codes.
const ORGANISATION_CODES: [Role; 6] = [
    Role::CreditCode,
    Role::OrganizationCode,
    Role::RegistrationNumber,
    Role::TaxNumber,
    Role::InstitutionNumber,
    Role::SocialNumber,
];

/// A judged row: canonical values and codes by the item's columns.
pub(super) struct Cells<'r> {
    pub(super) values: &'r [String],
    pub(super) codes: &'r [(usize, Code)],
}

impl<'r> Cells<'r> {
    pub(super) fn value(&self, plan: &Plan<'_>, role: Role) -> &'r str {
        plan.of_role(role).map_or("", |index| self.values[index].as_str())
    }

    fn code(&self, plan: &Plan<'_>, role: Role) -> Option<&'r Code> {
        let index = plan.of_role(role)?;
        self.codes.iter().find(|(place, _)| *place == index).map(|(_, code)| code)
    }
}

/// The claim of a row; errors go to `notes`.
pub(super) fn claim(
    plan: &Plan<'_>,
    cells: &Cells<'_>,
    notes: &mut Notes<'_>,
) -> Option<SubjectClaim> {
    let mut codes: Vec<Code> =
        ORGANISATION_CODES.into_iter().filter_map(|role| cells.code(plan, role)).cloned().collect();
    let number = cells.code(plan, Role::IdentityNumber);
    let kind = match side(plan, cells, &codes, number, notes)? {
        SubjectKind::NaturalPerson => {
            codes = number.cloned().into_iter().collect();
            SubjectKind::NaturalPerson
        }
        _ => {
            inner_code_agrees(plan, cells, notes);
            let kind = organisation_kind(plan, cells, &codes);
            // A sole trader's old tax number is its owner's resident number, which is another subject.
            codes.retain(|code| !code.is_personal());
            kind
        }
    };
    if codes.is_empty() {
        let field = plan.of_role(Role::SubjectName).map(|index| &plan.fields[index])?;
        notes.error(field, "", "没有能确认主体的代码，无法归到主体");
        return None;
    }
    codes.sort_by_key(|code| std::cmp::Reverse(code.kind().strength()));
    let split = |text: &str| -> Vec<String> {
        let names = text.split(['；', ';', '、', '|', '\n']).map(str::trim);
        names.filter(|name| !name.is_empty()).map(str::to_owned).collect()
    };
    let status = cells.value(plan, Role::Status);
    let is_base = plan.item.nature == Nature::Base;
    Some(SubjectClaim {
        name: cells.value(plan, Role::SubjectName).to_owned(),
        kind,
        codes,
        former_names: split(cells.value(plan, Role::FormerNames)),
        status: (!status.is_empty()).then(|| status.to_owned()),
        authority: if is_base { ClaimAuthority::Registration } else { ClaimAuthority::Mention },
    })
}

/// Organisation or person: by the item, else by 行政相对人类别, else by the columns filled.
fn side(
    plan: &Plan<'_>,
    cells: &Cells<'_>,
    codes: &[Code],
    number: Option<&Code>,
    notes: &mut Notes<'_>,
) -> Option<SubjectKind> {
    match plan.item.subjects {
        Subjects::Organisations => return Some(SubjectKind::LegalPerson),
        Subjects::NaturalPersons => return Some(SubjectKind::NaturalPerson),
        Subjects::Both => {}
    }
    let category = cells.value(plan, Role::SubjectCategory);
    let field = plan.of_role(Role::SubjectCategory).or(plan.of_role(Role::SubjectName));
    let field = &plan.fields[field?];
    match (category, codes.is_empty(), number) {
        ("自然人", false, _) => {
            notes.error(field, category, "类别是自然人，却填了单位的代码，无法判断是谁");
            None
        }
        ("自然人", true, _) => Some(SubjectKind::NaturalPerson),
        ("法人及非法人组织" | "个体工商户", true, Some(_)) => {
            notes.error(field, category, "类别是单位，却只填了自然人的证件号码");
            None
        }
        (_, true, _) => Some(SubjectKind::NaturalPerson),
        (_, false, Some(_)) => {
            let place = plan.of_role(Role::IdentityNumber)?;
            let reason = "同时填了单位代码，按单位归集，证件号码未作为主体代码";
            notes.warn(&plan.fields[place], &cells.values[place], reason);
            Some(SubjectKind::LegalPerson)
        }
        (_, false, None) => Some(SubjectKind::LegalPerson),
    }
}

/// By the row's own words, then by register and category of the credit code (GB 32100-2015, table 1).
fn organisation_kind(plan: &Plan<'_>, cells: &Cells<'_>, codes: &[Code]) -> SubjectKind {
    let has = |text: &str, words: &[&str]| words.iter().any(|word| text.contains(word));
    let stated = cells.value(plan, Role::OrganizationType);
    if cells.value(plan, Role::SubjectCategory) == "个体工商户" || has(stated, &["个体"]) {
        return SubjectKind::SoleTrader;
    }
    // Civil Code art. 102; branches and offices act for somebody else.
    if has(
        stated,
        &["个人独资", "合伙", "分公司", "分支机构", "代表处", "办事处", "代表机构", "非法人"],
    ) {
        return SubjectKind::Unincorporated;
    }
    let credit = codes.iter().find(|code| code.kind() == CodeKind::CreditCode);
    match credit.and_then(|code| code.as_str().get(..2)) {
        Some("92") => SubjectKind::SoleTrader,
        // Law firms and judicial appraisers, foreign news bureaus and offices.
        Some("21" | "31" | "33" | "34" | "61" | "62") => SubjectKind::Unincorporated,
        _ => SubjectKind::LegalPerson,
    }
}

/// A credit code contains its organization code; another one beside it deserves a look.
fn inner_code_agrees(plan: &Plan<'_>, cells: &Cells<'_>, notes: &mut Notes<'_>) {
    let (Some(credit), Some(own)) =
        (cells.code(plan, Role::CreditCode), cells.code(plan, Role::OrganizationCode))
    else {
        return;
    };
    let differs = credit.implied().iter().any(|inner| inner != own);
    if let (true, Some(place)) = (differs, plan.of_role(Role::OrganizationCode)) {
        let reason = "与统一社会信用代码第 9 至 17 位不一致，请核对";
        notes.warn(&plan.fields[place], own.as_str(), reason);
    }
}

//! Subjects whose codes are the point: old and new ones, wrong ones, ambiguous ones, missing ones.

use crate::{
    desk::demo::{
        codes,
        setting::REGION,
        subjects::{Form, Registration},
    },
    domain::{
        Day,
        catalogue::Role,
        code::{Code, CodeKind},
    },
};

use super::Hall;

/// A company one row names wrongly.
pub(in crate::desk::demo) const HELD_NAME: &str = "示范区名码不符商贸有限公司";
/// A company whose registration number one row puts beside another's credit code.
pub(in crate::desk::demo) const HELD_CODES: &str = "示范区两码不一物流有限公司";
/// The subject with the longest archive.
pub(in crate::desk::demo) const LONG_ARCHIVE: &str = "示范区卷宗繁多建设集团有限公司";

/// A division abolished in 2013: codes issued under it are in use (下关区).
const ABOLISHED: &str = "320107";

pub(super) fn add(hall: &mut Hall<'_>) {
    organisations(hall);
    provisional(hall);
    held(hall);
    every_form(hall);
    persons(hall);
    long_archive(hall);
}

fn organisations(hall: &mut Hall<'_>) {
    let seed = hall.setting.seed;
    // Before the merger of certificates, on any day this program will see.
    let founded = Day::constant(2008, 6, 18);
    let number = hall.number();
    let company = hall.company("示范区新老码并用实业有限公司");
    company.profile.codes = old_and_new(seed, number);
    company.profile.established = founded;
    let number = hall.number();
    let company = hall.company("示范区校验不符贸易有限公司");
    let credit = codes::credit("91", REGION, seed, number);
    company.profile.codes = credit.as_ref().and_then(codes::misissued).into_iter().collect();
    let number = hall.number();
    let company = hall.company("示范区旧区划仓储有限公司");
    company.profile.codes = codes::credit("91", ABOLISHED, seed, number).into_iter().collect();
    let number = hall.number();
    let company = hall.company("示范区国家局登记控股有限公司");
    company.profile.codes = codes::credit("91", "100000", seed, number).into_iter().collect();
    let company = hall.company("示范区更名两次科技股份有限公司");
    company.profile.former_names =
        vec!["示范区更名前科技有限公司".to_owned(), "示范区最初名电子厂".to_owned()];
    hall.company("示范区无不良记录食品有限公司");
}

fn old_and_new(seed: u64, number: u64) -> Vec<Code> {
    let organization = codes::organization(seed, number);
    let tax = organization.as_ref().and_then(codes::tax);
    let credit = codes::credit("91", REGION, seed, number);
    let registration = codes::registration(0, number);
    [credit, organization, registration, tax].into_iter().flatten().collect()
}

/// Known from records only, by one code only.
fn provisional(hall: &mut Hall<'_>) {
    let penalty = hall.setting.item("penalty-2016");
    let written = |text: &str| Code::new(CodeKind::RegistrationNumber, text).ok();
    let numbers = [
        ("示范区仅有注册号五金经营部", codes::registration(6, hall.number())),
        ("示范区十三位旧号机械厂", written("3201131109905")),
        ("示范区旧式合作社编号种植专业合作社", written("320113NA000123X")),
        ("示范区旧式外资编号电子有限公司", written("企独苏示总字第000123号")),
        ("示范区仅有机构代码纺织厂", codes::organization(hall.setting.seed, hall.number() + 4)),
        ("示范区仅有信用代码装饰有限公司", {
            let number = hall.number() + 5;
            codes::credit("91", REGION, hall.setting.seed, number)
        }),
    ];
    for (name, code) in numbers {
        let exhibit = hall.company(name);
        exhibit.profile.codes = code.into_iter().collect();
        exhibit.profile.registration = Registration::Missing;
        exhibit.tell(penalty, &[(Role::State, "正常")]);
    }
}

fn held(hall: &mut Hall<'_>) {
    for name in [HELD_NAME, HELD_CODES] {
        let (seed, number) = (hall.setting.seed, hall.number());
        let exhibit = hall.company(name);
        exhibit.profile.codes = old_and_new(seed, number);
        // The code that one row puts beside the other's.
        exhibit.profile.codes.retain(|code| {
            matches!(code.kind(), CodeKind::CreditCode | CodeKind::RegistrationNumber)
        });
    }
}

fn every_form(hall: &mut Hall<'_>) {
    for form in Form::ALL {
        hall.organisation(*form);
    }
}

fn persons(hall: &mut Hall<'_>) {
    let (seed, number) = (hall.setting.seed, hall.number());
    let own = |kind, text| Code::new(kind, text).ok();
    // Sequence 000 is given to nobody.
    let numbers = [
        ("程双读", codes::resident_passing_as_credit(seed, number + 1_000_000_000)),
        ("钟旧证", codes::resident_15(seed, 2 * (number + 1))),
        ("罗港生", codes::completed(CodeKind::HmtResidencePermit, "81000019800203000")),
        ("何澳文", codes::completed(CodeKind::HmtResidencePermit, "82000019790611000")),
        ("林台英", codes::completed(CodeKind::HmtResidencePermit, "83000019881224000")),
        ("示例外籍人士甲", codes::completed(CodeKind::ForeignerId, "93284019750102000")),
        ("示例外籍人士乙", own(CodeKind::ForeignerId15, "USA320075010200")),
        ("示例护照持有人", own(CodeKind::Passport, "E00000001")),
        ("示例港澳通行证持有人", own(CodeKind::TravelPermit, "H00000001")),
        ("示例台胞证持有人", own(CodeKind::TravelPermit, "00000001")),
    ];
    let penalty = hall.setting.item("penalty-district-natural");
    for (name, code) in numbers {
        let exhibit = hall.person(name);
        exhibit.profile.codes = code.into_iter().collect();
        exhibit.tell(penalty, &[(Role::State, "正常")]);
    }
}

fn long_archive(hall: &mut Hall<'_>) {
    let items = ["permit-2018", "permit-district-legal", "penalty-2018", "penalty-district-legal"];
    let items = items.map(|id| hall.setting.item(id));
    let exhibit = hall.company(LONG_ARCHIVE);
    for number in 0..300 {
        // Its own document number keeps chance from making two of them one.
        let document = format!("示档字〔2024〕{}号", number + 1);
        exhibit.tell(items[number % items.len()], &[(Role::DocumentNumber, &document)]);
    }
}

//! Subjects of the synthetic district: organisations of every form, and people.

use crate::domain::{
    Day,
    code::{Code, CodeKind},
    subject::SubjectKind,
};

use super::{
    codes, names,
    random::Random,
    setting::{REGION, Setting},
};

/// Who somebody is.
#[derive(Debug, Clone)]
pub(super) struct Profile {
    pub(super) kind: SubjectKind,
    pub(super) name: String,
    pub(super) former_names: Vec<String>,
    /// Its codes as departments write them, strongest first.
    pub(super) codes: Vec<Code>,
    /// 登记状态.
    pub(super) status: &'static str,
    /// 机构类型; a person's 职业.
    pub(super) class: &'static str,
    /// 法定代表人; empty for people.
    pub(super) representative: String,
    pub(super) representative_id: Option<Code>,
    pub(super) address: String,
    pub(super) established: Day,
    /// Its base information has come.
    pub(super) registration: Registration,
}

/// Whether a subject's base information has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Registration {
    Known,
    /// Known from records only.
    Missing,
}

impl Profile {
    /// Its code of a kind, if departments write it.
    pub(super) fn code(&self, kind: CodeKind) -> Option<&Code> {
        self.codes.iter().find(|code| code.kind() == kind)
    }
}

macro_rules! forms_of_organisation {
    ($($variant:ident $head:literal $kind:ident $class:literal $weight:literal),+ $(,)?) => {
        /// A form of organisation: the first two characters of its credit code say which.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Form {
            $(
                #[doc = $class]
                $variant,
            )+
        }

        impl Form {
            /// Every form.
            pub(super) const ALL: &[Self] = &[$(Self::$variant),+];

            /// Register and category of GB 32100-2015.
            fn head(self) -> &'static str {
                match self { $(Self::$variant => $head),+ }
            }

            fn kind(self) -> SubjectKind {
                match self { $(Self::$variant => SubjectKind::$kind),+ }
            }

            fn class(self) -> &'static str {
                match self { $(Self::$variant => $class),+ }
            }

            /// How often it occurs among a hundred thousand subjects.
            fn weight(self) -> u32 {
                match self { $(Self::$variant => $weight),+ }
            }
        }
    };
}

forms_of_organisation! {
    Company "91" LegalPerson "有限责任公司" 68_000,
    SoleTrader "92" SoleTrader "个体工商户" 15_000,
    Cooperative "93" LegalPerson "农民专业合作社" 1_600,
    Partnership "91" Unincorporated "有限合伙企业" 900,
    Branch "91" Unincorporated "有限责任公司分公司" 1_100,
    Agency "11" LegalPerson "机关" 150,
    Institution "12" LegalPerson "事业单位" 700,
    LawFirm "31" Unincorporated "律师事务所" 150,
    Association "51" LegalPerson "社会团体" 450,
    PrivateInstitution "52" LegalPerson "民办非企业单位" 500,
    Foundation "53" LegalPerson "基金会" 50,
    Committee "54" LegalPerson "基层群众性自治组织" 300,
    Temple "71" LegalPerson "宗教活动场所" 50,
    Union "81" LegalPerson "基层工会" 500,
    GroupCollective "N1" LegalPerson "组级集体经济组织" 150,
    VillageCollective "N2" LegalPerson "村级集体经济组织" 300,
    TownCollective "N3" LegalPerson "乡镇级集体经济组织" 50,
    Other "Y1" LegalPerson "其他" 50,
}

/// Natural persons among a hundred thousand subjects.
const PERSONS: u32 = 10_000;

/// The subject of a number, of a kind by the district's mix.
pub(super) fn any(setting: &Setting<'_>, number: u64, random: &mut Random) -> Profile {
    let weights = Form::ALL.iter().map(|form| form.weight()).chain([PERSONS]);
    let mut profile = match Form::ALL.get(random.weighted(weights)) {
        Some(&form) => organisation(setting, number, form, random),
        None => person(setting, number, random),
    };
    if random.percent(12) {
        profile.registration = Registration::Missing;
    }
    profile
}

/// An organisation of a form.
pub(super) fn organisation(
    setting: &Setting<'_>,
    number: u64,
    form: Form,
    random: &mut Random,
) -> Profile {
    let established = setting.days_ago(i64::from(random.between(200, 9_000)));
    let name = name(form, random);
    let former = form == Form::Company && random.percent(4);
    let former_names = former.then(|| names::company(random)).filter(|other| *other != name);
    Profile {
        kind: form.kind(),
        codes: organisation_codes(setting, number, form, established, random),
        former_names: former_names.into_iter().collect(),
        name,
        status: status(form, random),
        class: form.class(),
        representative: names::person(random),
        representative_id: codes::resident(setting.seed, 2 * number + 1),
        address: names::address(random),
        established,
        registration: Registration::Known,
    }
}

/// A natural person with a resident number.
pub(super) fn person(setting: &Setting<'_>, number: u64, random: &mut Random) -> Profile {
    Profile {
        kind: SubjectKind::NaturalPerson,
        name: names::person(random),
        former_names: Vec::new(),
        codes: codes::resident(setting.seed, 2 * number).into_iter().collect(),
        status: "",
        class: names::occupation(random),
        representative: String::new(),
        representative_id: None,
        address: names::address(random),
        established: setting.day,
        registration: Registration::Known,
    }
}

fn name(form: Form, random: &mut Random) -> String {
    let district = names::DISTRICT;
    let brand = |random: &mut Random| names::brand(random);
    match form {
        Form::Company => names::company(random),
        Form::SoleTrader => names::shop(random),
        Form::Cooperative => {
            format!("{district}{}{}农产品专业合作社", names::village(random), brand(random))
        }
        Form::Partnership => format!("{district}{}投资中心（有限合伙）", brand(random)),
        Form::Branch => format!("{}{}有限公司示范区分公司", brand(random), names::trade(random)),
        Form::Agency => format!("{district}{}{}办事处", names::town(random), brand(random)),
        Form::Institution => {
            format!("{district}第{}{}服务中心", random.between(1, 99), brand(random))
        }
        Form::LawFirm => format!("{}（示范区）律师事务所", brand(random)),
        Form::Association => format!("{district}{}{}协会", brand(random), names::trade(random)),
        Form::PrivateInstitution => format!("{district}{}职业培训学校", brand(random)),
        Form::Foundation => format!("{district}{}公益基金会", brand(random)),
        Form::Committee => {
            format!("{district}{}{}社区居民委员会", names::town(random), brand(random))
        }
        Form::Temple => format!("{district}{}寺", brand(random)),
        Form::Union => format!("{}工会委员会", names::company(random)),
        Form::GroupCollective => {
            format!("{district}{}村{}组经济合作社", names::village(random), brand(random))
        }
        Form::VillageCollective => {
            format!("{district}{}{}村股份经济合作社", names::village(random), brand(random))
        }
        Form::TownCollective => {
            format!("{district}{}{}经济联合总社", names::town(random), brand(random))
        }
        Form::Other => format!("{district}{}业主大会", brand(random)),
    }
}

/// The codes of an organisation. Those founded before the merger of certificates (October 2015)
/// have old ones as well (新老码).
fn organisation_codes(
    setting: &Setting<'_>,
    number: u64,
    form: Form,
    established: Day,
    random: &mut Random,
) -> Vec<Code> {
    let mut all: Vec<Code> =
        codes::credit(form.head(), REGION, setting.seed, number).into_iter().collect();
    let is_old = established < Day::constant(2015, 10, 1);
    match form {
        Form::Company | Form::Partnership | Form::Branch | Form::Cooperative if is_old => {
            all.extend(codes::organization(setting.seed, number));
            all.extend(codes::registration(0, number));
            if random.percent(50) {
                let organization = codes::organization(setting.seed, number);
                all.extend(organization.as_ref().and_then(codes::tax));
            }
        }
        Form::SoleTrader if is_old => all.extend(codes::registration(6, number)),
        Form::Institution => {
            let text = format!("事证第1{:011}号", 32_011_300_000_u64 + number % 100_000);
            all.extend(Code::new(CodeKind::InstitutionNumber, &text).ok());
        }
        Form::Association | Form::PrivateInstitution | Form::Foundation => {
            let text = format!("示社证字第{:06}号", number % 1_000_000);
            all.extend(Code::new(CodeKind::SocialNumber, &text).ok());
        }
        _ => {}
    }
    all
}

fn status(form: Form, random: &mut Random) -> &'static str {
    let has_business = form.head().starts_with('9');
    match random.below(100) {
        0..86 if has_business => "存续",
        0..94 if has_business => "注销",
        _ if has_business => "吊销，未注销",
        0..97 => "正常",
        _ => "注销",
    }
}

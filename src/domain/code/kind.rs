//! The kinds of code this hall knows, their names, ids and order of strength.

use serde::{Deserialize, Serialize};

/// What sort of code a text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CodeKind {
    /// 统一社会信用代码, 18 characters, GB 32100-2015.
    CreditCode,
    /// 组织机构代码, 9 characters, GB 11714-1997.
    OrganizationCode,
    /// 工商注册号, 15 digits (GS 15-2006) or an older form.
    RegistrationNumber,
    /// 税务登记号 from before the merger of certificates.
    TaxNumber,
    /// 事业单位证书号, kept as written.
    InstitutionNumber,
    /// 社会组织登记证号, kept as written.
    SocialNumber,
    /// 公民身份号码, 18 characters, GB 11643-1999.
    ResidentId,
    /// The first generation's 15-digit 公民身份号码.
    #[serde(rename = "resident_id_15")]
    ResidentId15,
    /// 港澳台居民居住证, 18 characters.
    HmtResidencePermit,
    /// 外国人永久居留身份证 of the 2023 edition, 18 characters.
    ForeignerId,
    /// 外国人永久居留身份证 of the 2017 edition, 15 characters.
    #[serde(rename = "foreigner_id_15")]
    ForeignerId15,
    /// 护照, Chinese or foreign.
    Passport,
    /// 港澳居民来往内地通行证 or 台湾居民来往大陆通行证.
    TravelPermit,
}

impl CodeKind {
    /// Every kind, strongest first among organizations, then among people.
    pub const ALL: [Self; 13] = [
        Self::CreditCode,
        Self::OrganizationCode,
        Self::RegistrationNumber,
        Self::TaxNumber,
        Self::InstitutionNumber,
        Self::SocialNumber,
        Self::ResidentId,
        Self::ResidentId15,
        Self::HmtResidencePermit,
        Self::ForeignerId,
        Self::ForeignerId15,
        Self::Passport,
        Self::TravelPermit,
    ];

    /// The name used in JSON.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::CreditCode => "credit_code",
            Self::OrganizationCode => "organization_code",
            Self::RegistrationNumber => "registration_number",
            Self::TaxNumber => "tax_number",
            Self::InstitutionNumber => "institution_number",
            Self::SocialNumber => "social_number",
            Self::ResidentId => "resident_id",
            Self::ResidentId15 => "resident_id_15",
            Self::HmtResidencePermit => "hmt_residence_permit",
            Self::ForeignerId => "foreigner_id",
            Self::ForeignerId15 => "foreigner_id_15",
            Self::Passport => "passport",
            Self::TravelPermit => "travel_permit",
        }
    }

    /// The Chinese name on screens and reports.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::CreditCode => "统一社会信用代码",
            Self::OrganizationCode => "组织机构代码",
            Self::RegistrationNumber => "工商注册号",
            Self::TaxNumber => "税务登记号",
            Self::InstitutionNumber => "事业单位证书号",
            Self::SocialNumber => "社会组织登记证号",
            Self::ResidentId => "公民身份号码",
            Self::ResidentId15 => "公民身份号码（15位）",
            Self::HmtResidencePermit => "港澳台居民居住证",
            Self::ForeignerId => "外国人永久居留身份证",
            Self::ForeignerId15 => "外国人永久居留身份证（2017版）",
            Self::Passport => "护照",
            Self::TravelPermit => "来往内地（大陆）通行证",
        }
    }

    /// The number a stored code carries; never reused for another kind.
    #[must_use]
    pub const fn id(self) -> u8 {
        match self {
            Self::CreditCode => 1,
            Self::OrganizationCode => 2,
            Self::RegistrationNumber => 3,
            Self::TaxNumber => 4,
            Self::InstitutionNumber => 5,
            Self::SocialNumber => 6,
            Self::ResidentId => 11,
            Self::ResidentId15 => 12,
            Self::HmtResidencePermit => 13,
            Self::ForeignerId => 14,
            Self::ForeignerId15 => 15,
            Self::Passport => 16,
            Self::TravelPermit => 17,
        }
    }

    /// The kind with this stored number.
    #[must_use]
    pub fn from_id(id: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.id() == id)
    }

    /// Whether only natural persons carry it. A tax number may be either: see `Code::is_personal`.
    #[must_use]
    pub const fn is_natural_person(self) -> bool {
        self.id() >= Self::ResidentId.id()
    }

    /// How much a match by this kind is worth, 0–100; higher decides first.
    #[must_use]
    pub const fn strength(self) -> u8 {
        match self {
            Self::CreditCode | Self::ResidentId => 100,
            Self::ResidentId15 => 95,
            Self::OrganizationCode | Self::HmtResidencePermit => 90,
            Self::ForeignerId => 85,
            Self::RegistrationNumber | Self::ForeignerId15 => 80,
            Self::TaxNumber => 70,
            Self::InstitutionNumber | Self::TravelPermit => 60,
            Self::SocialNumber | Self::Passport => 50,
        }
    }

    /// The kind under which codes of this kind are matched: a 15-digit resident number is matched
    /// as the 18-character one.
    #[must_use]
    pub const fn canonical(self) -> Self {
        match self {
            Self::ResidentId15 => Self::ResidentId,
            other => other,
        }
    }

    /// Lengths its layout allows, in words.
    pub(super) const fn lengths(self) -> &'static str {
        match self {
            Self::OrganizationCode => "9 位",
            Self::RegistrationNumber => "15 位（旧号 13 位）",
            Self::TaxNumber => "15、18 或 20 位",
            Self::ResidentId15 | Self::ForeignerId15 => "15 位",
            Self::InstitutionNumber | Self::SocialNumber => "1 至 60 个字",
            Self::Passport => "5 至 15 位",
            Self::TravelPermit => "8、9 或 11 位",
            Self::CreditCode | Self::ResidentId | Self::HmtResidencePermit | Self::ForeignerId => {
                "18 位"
            }
        }
    }
}

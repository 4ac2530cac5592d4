//! The departments of the synthetic district.

use crate::domain::code::{Code, CodeKind};

use super::{codes, setting::REGION};

macro_rules! departments {
    ($($variant:ident $name:literal $short:literal),+ $(,)?) => {
        /// A department that reports to the office.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(super) enum Department {
            $(
                #[doc = $name]
                $variant,
            )+
        }

        impl Department {
            /// Every one.
            #[cfg(test)]
            pub(super) const ALL: &[Self] = &[$(Self::$variant),+];

            /// Its name in full.
            pub(super) fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// How its document numbers begin.
            pub(super) fn short(self) -> &'static str {
                match self { $(Self::$variant => $short),+ }
            }
        }
    };
}

departments! {
    Market "示范区市场监督管理局" "示市监",
    Health "示范区卫生健康委员会" "示卫健",
    Emergency "示范区应急管理局" "示应急",
    Labour "示范区人力资源和社会保障局" "示人社",
    Housing "示范区住房和城乡建设局" "示住建",
    Environment "示范区生态环境局" "示环",
    Urban "示范区城市管理综合行政执法局" "示城管",
    Transport "示范区交通运输局" "示交",
    Culture "示范区文化和旅游局" "示文旅",
    Agriculture "示范区农业农村局" "示农",
    Education "示范区教育局" "示教",
    CivilAffairs "示范区民政局" "示民",
    Tax "示范区税务局" "示税",
    Court "示范区人民法院" "示法",
    Finance "示范区财政局" "示财",
    Fire "示范区消防救援大队" "示消",
    Statistics "示范区统计局" "示统",
    Customs "示范海关" "示关",
    Medical "示范区医疗保障局" "示医保",
    Science "示范区科学技术局" "示科",
    Recruitment "示范区人民武装部" "示武",
    Credit "示范区公共信用信息中心" "示信用",
    Establishment "示范区机构编制委员会办公室" "示编办",
    Justice "示范区司法局" "示司",
    Faith "示范区民族宗教事务局" "示民宗",
    Unions "示范区总工会" "示工",
    Youth "示范区志愿者协会" "示志",
}

impl Department {
    /// Its credit code: a body of its own series, MX.
    pub(super) fn code(self) -> Option<Code> {
        let body = format!("MX{:06}", self as u32 + 1);
        let organization = codes::completed(CodeKind::OrganizationCode, &body)?;
        codes::completed(CodeKind::CreditCode, &format!("11{REGION}{organization}"))
    }
}

//! What can be issued on paper (文书), and what an issued report is known by in the register (登记簿).

use std::fmt;

use super::{
    access::{Grounds, OperatorRole},
    code::narrow,
    moment::Moment,
    subject::SubjectId,
};

/// A kind of document the window issues.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReportKind {
    /// 信用核查报告: one subject, one matter.
    CreditCheck,
    /// 公共信用信息报告: everything open, in the order of the national standard.
    PublicCredit,
    /// 信用审查报告: many applicants of one matter.
    Review,
    /// 职业信用报告: a person's professional records.
    Career,
    /// 本人查询报告: what is on record about whoever asks.
    Oneself,
    /// 奖惩报告: measures the lists have, and what was done.
    Measures,
    /// 受理回执: an application was taken in.
    Receipt,
    /// 失信告知书: which bad records there are, and what can be done about them.
    DishonestyNotice,
    /// 信用修复告知书: from when repair can be applied for.
    RepairNotice,
    /// 查询授权书: to be signed by the subject.
    Authorisation,
    /// 审批页: opinions on an issued report.
    Approval,
    /// 信用承诺书: to be signed by the applicant.
    Commitment,
}

impl ReportKind {
    /// Every kind, in the order of lists for people.
    pub const ALL: [Self; 12] = [
        Self::CreditCheck,
        Self::PublicCredit,
        Self::Review,
        Self::Career,
        Self::Oneself,
        Self::Measures,
        Self::Receipt,
        Self::DishonestyNotice,
        Self::RepairNotice,
        Self::Authorisation,
        Self::Approval,
        Self::Commitment,
    ];

    /// Stable name, of the command line, of `forms/reports/` and of the register.
    pub fn name(self) -> &'static str {
        match self {
            Self::CreditCheck => "credit-check",
            Self::PublicCredit => "public-credit",
            Self::Review => "review",
            Self::Career => "career",
            Self::Oneself => "oneself",
            Self::Measures => "measures",
            Self::Receipt => "receipt",
            Self::DishonestyNotice => "dishonesty-notice",
            Self::RepairNotice => "repair-notice",
            Self::Authorisation => "authorisation",
            Self::Approval => "approval",
            Self::Commitment => "commitment",
        }
    }

    /// The Chinese name.
    pub fn label(self) -> &'static str {
        match self {
            Self::CreditCheck => "信用核查报告",
            Self::PublicCredit => "公共信用信息报告",
            Self::Review => "信用审查报告",
            Self::Career => "职业信用报告",
            Self::Oneself => "本人查询报告",
            Self::Measures => "奖惩报告",
            Self::Receipt => "受理回执",
            Self::DishonestyNotice => "失信告知书",
            Self::RepairNotice => "信用修复告知书",
            Self::Authorisation => "查询授权书",
            Self::Approval => "审批页",
            Self::Commitment => "信用承诺书",
        }
    }

    /// Two letters, for the statement in the QR code.
    pub fn mark(self) -> &'static str {
        match self {
            Self::CreditCheck => "CC",
            Self::PublicCredit => "PC",
            Self::Review => "RV",
            Self::Career => "CR",
            Self::Oneself => "ON",
            Self::Measures => "ME",
            Self::Receipt => "RC",
            Self::DishonestyNotice => "DN",
            Self::RepairNotice => "RN",
            Self::Authorisation => "AU",
            Self::Approval => "AP",
            Self::Commitment => "CM",
        }
    }

    /// The kind of two letters.
    pub fn of_mark(mark: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.mark() == mark)
    }

    /// The kind of a name, stable or Chinese.
    pub fn read(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name || kind.label() == name)
    }

    /// Whether it answers a matter (核查事由), and therefore has findings.
    pub fn is_for_a_scene(self) -> bool {
        matches!(self, Self::CreditCheck | Self::Review | Self::Measures)
    }
}

/// What a person types to verify a report (核验码): 50 random bits, so that nobody can guess the
/// next one. Written `7K4M-QX2P-9T`, in the digits of Crockford's base 32.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct VerificationCode(u64);

const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 10;

impl VerificationCode {
    /// The code of the lowest 50 bits.
    pub fn of_bits(bits: u64) -> Self {
        Self(bits & ((1 << 50) - 1))
    }

    /// The code as a number below 2^50.
    pub fn bits(self) -> u64 {
        self.0
    }

    /// The code somebody typed: case, width, blanks and hyphens do not matter, O is 0, I and L are 1.
    pub fn read(text: &str) -> Option<Self> {
        let digit = |c: char| {
            let c = match narrow(c).to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                c => c,
            };
            DIGITS.iter().position(|digit| char::from(*digit) == c)
        };
        let typed = text.chars().filter(|c| !matches!(narrow(*c), '-' | ' '));
        let digits: Option<Vec<usize>> = typed.map(digit).collect();
        let digits = digits.filter(|digits| digits.len() == LENGTH)?;
        Some(Self(digits.into_iter().fold(0, |code, digit| code << 5 | digit as u64)))
    }

    /// The ten digits without hyphens.
    pub fn plain(self) -> String {
        let digit = |place: usize| char::from(DIGITS[(self.0 >> (5 * place) & 31) as usize]);
        (0..LENGTH).rev().map(digit).collect()
    }
}

impl fmt::Display for VerificationCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plain = self.plain();
        write!(f, "{}-{}-{}", &plain[..4], &plain[4..8], &plain[8..])
    }
}

/// What a report counts, for the statement in its QR code.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct ReportCounts {
    /// Findings of effect 限制.
    pub limit: u32,
    /// Findings of effect 审慎.
    pub caution: u32,
    /// Findings of effect 提示.
    pub notice: u32,
    /// Records printed.
    pub records: u32,
    /// Subjects it is about: 1, or the applicants of a review.
    pub subjects: u32,
}

/// A step of the approval of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Stage {
    /// 经办
    Handling,
    /// 审核
    Review,
    /// 审批
    Approval,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 3] = [Self::Handling, Self::Review, Self::Approval];

    /// Stable name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Handling => "handling",
            Self::Review => "review",
            Self::Approval => "approval",
        }
    }

    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Handling => "经办",
            Self::Review => "审核",
            Self::Approval => "审批",
        }
    }

    /// The stage of a word, stable or Chinese.
    pub fn read(word: &str) -> Option<Self> {
        let word = word.trim_end_matches(['人', '意', '见']);
        Self::ALL.into_iter().find(|stage| stage.name() == word || stage.label() == word)
    }
}

/// What somebody said on a report, under their name: the program decides nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opinion {
    /// At which step.
    pub stage: Stage,
    /// The operator's name as printed.
    pub name: String,
    /// In which role.
    pub role: OperatorRole,
    /// The opinion in their words.
    pub text: String,
    /// When.
    pub at: Moment,
}

/// A report in the register. The PDF lies under `reports/YYYY/` by its number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRecord {
    /// `栖信核〔2026〕1187号`, or as the office numbers.
    pub number: String,
    /// Kind of document.
    pub kind: ReportKind,
    /// What a person types to verify it; none for reports of an older program.
    pub code: Option<VerificationCode>,
    /// About whom; none for many, or for nobody yet.
    pub subject: Option<SubjectId>,
    /// On which basis and for what.
    pub grounds: Grounds,
    /// Login name of the operator.
    pub operator: String,
    /// When it was issued.
    pub issued: Moment,
    /// SM3 digest of the report's content as printed, lower-case hex.
    pub digest: String,
    /// File name under `reports/YYYY/`.
    pub file: String,
    /// The signed statement of its QR code; empty for reports of an older program.
    pub statement: String,
    /// How often it was printed.
    pub prints: u32,
    /// Why it is void, and since when.
    pub void: Option<Void>,
}

/// A report declared void (作废). The paper stays known, so that whoever holds it can be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Void {
    /// Since when.
    pub at: Moment,
    /// Login name of who declared it.
    pub operator: String,
    /// Why.
    pub reason: String,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_and_marks_tell_kinds_apart() {
        for kind in ReportKind::ALL {
            assert_eq!(ReportKind::read(kind.name()), Some(kind));
            assert_eq!(ReportKind::read(kind.label()), Some(kind));
            assert_eq!(ReportKind::of_mark(kind.mark()), Some(kind));
        }
        assert_eq!(ReportKind::read("horoscope"), None);
    }

    #[test]
    fn a_code_is_read_as_people_type_it() {
        let code = VerificationCode::read("7K4M-QX2P-9T").unwrap();
        assert_eq!(code.to_string(), "7K4M-QX2P-9T");
        let typed = ["7k4mqx2p9t", " 7K4M QX2P 9T ", "7K4M-QX2P9T", "７ｋ４Ｍ－ＱＸ２Ｐ－９Ｔ"];
        for typed in typed {
            assert_eq!(VerificationCode::read(typed), Some(code), "{typed}");
        }
        assert_eq!(VerificationCode::read("OIL0000000"), VerificationCode::read("0110000000"));
        for wrong in ["", "7K4M-QX2P-9", "7K4M-QX2P-9TT", "7K4M-QX2P-9U", "核验码"] {
            assert_eq!(VerificationCode::read(wrong), None, "{wrong}");
        }
    }

    proptest! {
        #[test]
        fn a_code_is_read_back(bits: u64) {
            let code = VerificationCode::of_bits(bits);
            prop_assert_eq!(VerificationCode::read(&code.to_string()), Some(code));
            prop_assert_eq!(VerificationCode::read(&code.plain()), Some(code));
        }
    }
}

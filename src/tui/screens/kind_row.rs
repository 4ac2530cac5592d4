//! The row in which the document (文书) is chosen: those that are about one subject.

use super::dossier::Dossier;
use crate::domain::{
    access::{Basis, Grounds},
    report::ReportKind,
};
use crate::tui::keymap::Command;
use crate::tui::widgets::choice;

/// Documents about one subject, in the order of the row.
const ABOUT_ONE: [ReportKind; 9] = [
    ReportKind::CreditCheck,
    ReportKind::PublicCredit,
    ReportKind::Oneself,
    ReportKind::Career,
    ReportKind::Measures,
    ReportKind::DishonestyNotice,
    ReportKind::RepairNotice,
    ReportKind::Receipt,
    ReportKind::Authorisation,
];

/// Why 本人查询报告 is not among them.
const NOT_ASKED: &str = "本人查询报告须以本人或授权为依据，请返回档案按 F7 换依据";

/// The chosen document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KindRow {
    offered: Vec<ReportKind>,
    at: usize,
}

impl KindRow {
    /// The documents about an open archive, `kind` chosen where it is among them.
    pub fn of(dossier: &Dossier, kind: ReportKind) -> Self {
        let person = dossier.archive.subject.kind.is_natural_person();
        let offered = |kind: &ReportKind| match kind {
            ReportKind::Career => person,
            ReportKind::Oneself => asked_by_oneself(&dossier.grounds),
            _ => true,
        };
        let offered: Vec<ReportKind> = ABOUT_ONE.into_iter().filter(offered).collect();
        let at = offered.iter().position(|one| *one == kind).unwrap_or(0);
        Self { offered, at }
    }

    /// The chosen document.
    pub fn chosen(&self) -> ReportKind {
        self.offered.get(self.at).copied().unwrap_or(ReportKind::CreditCheck)
    }

    /// Moves the choice.
    pub fn choose(&mut self, command: Command) {
        self.at = choice::step(command, self.at, self.offered.len());
    }

    /// `1/9`
    pub fn place(&self) -> String {
        format!("{}/{}", self.at + 1, self.offered.len())
    }

    /// What the chosen document is for.
    pub fn what_for(&self) -> &'static str {
        match self.chosen() {
            ReportKind::CreditCheck => "就一个事由核查一个主体：需关注的记录、依据和结论",
            ReportKind::PublicCredit => "区间内可以公开的全部信息，不作结论",
            ReportKind::Review => "就一个事由逐个核查来函所列的对象",
            ReportKind::Career => "自然人的职业信息，和其任职单位的情况",
            ReportKind::Oneself => "本人或受托人查自己的信息，每年有免费次数",
            ReportKind::Measures => "这一事由下应采取的奖惩措施，和已有的执行反馈",
            ReportKind::Receipt => "证明收到申请和材料，不表示同意",
            ReportKind::DishonestyNotice => "告知主体有哪些失信信息，怎样修复和申诉",
            ReportKind::RepairNotice => "告知主体各条信息从哪一天起可以申请修复",
            ReportKind::Authorisation => "交被查询人签名的授权书，签名处留空",
            ReportKind::Approval => "列出一份文书上签署的意见",
            ReportKind::Commitment => "申请人签署的承诺书，在承诺画面起草",
        }
    }

    /// Why something one may look for is not offered; empty when nothing is missing.
    pub fn missing(&self) -> &'static str {
        if self.offered.contains(&ReportKind::Oneself) { "" } else { NOT_ASKED }
    }
}

/// Whether whoever the archive is about asked, or let somebody ask.
fn asked_by_oneself(grounds: &Grounds) -> bool {
    matches!(grounds.basis, Basis::Oneself | Basis::Authorisation)
}

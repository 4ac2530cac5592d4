//! What the dialog that issues a report comes to: the order, and what it will list.

use super::report::{ReportDialog, Stop};
use super::report_summary::Summary;
use crate::domain::{access::Grounds, report::ReportKind};
use crate::tui::msg::{About, Order};
use crate::tui::tables::Tables;

impl ReportDialog {
    /// What the report will list; nothing while its first day is none, or where it lists no records.
    pub fn summary(&self) -> Option<Summary<'_>> {
        let kind = self.kind.chosen();
        if matches!(kind, ReportKind::Receipt | ReportKind::Authorisation) {
            return None;
        }
        let scene = kind.is_for_a_scene().then_some(self.scene.chosen.as_ref()).flatten();
        let (dossier, from) = (&*self.dossier, self.period.first_day().ok()?);
        Some(Summary { dossier, kind, scene, from, to: self.period.last_day().ok() })
    }

    /// The order, or where it is incomplete and what to do.
    pub fn order(&self, tables: &Tables) -> Result<Order, (Stop, &'static str)> {
        let kind = self.kind.chosen();
        let scene = self.scene.chosen.clone().filter(|_| kind.is_for_a_scene());
        if kind.is_for_a_scene() && scene.is_none() {
            return Err((Stop::Scene, "还没有选事由。请按左右键或 F4 选择。"));
        }
        // A receipt without a purpose is for its matter.
        if self.purpose.is_blank() && kind != ReportKind::Receipt {
            return Err((Stop::Purpose, "还没有填用途。请写明报告用于何事，再预览或出具。"));
        }
        let purpose = self.purpose.text().trim().to_owned();
        let order = Order {
            kind,
            about: About::Subject(self.dossier.archive.subject.id),
            scene,
            grounds: Grounds { basis: self.dossier.grounds.basis, purpose },
            from: None,
            to: None,
            application: None,
        };
        if kind == ReportKind::Receipt {
            let application = self.receipt.application(tables);
            let none = "本机没有配置受理事项，出不了受理回执。请联系系统管理员。";
            let application = application.ok_or((Stop::Matter, none))?;
            if application.materials.is_empty() {
                return Err((Stop::Materials, "还没有填材料。请写明收了哪些材料，用分号隔开。"));
            }
            return Ok(Order { application: Some(application), ..order });
        }
        if kind == ReportKind::Authorisation {
            let to = self.authorisation.last_day();
            let to = to.map_err(|_| (Stop::Until, "授权期限不对。请改正或留空后再预览或出具。"))?;
            return Ok(Order { to, ..order });
        }
        let from = self.period.first_day();
        let from = from.map_err(|_| (Stop::From, "起日不对。请改正后再预览或出具。"))?;
        let to = self.period.last_day();
        let to = to.map_err(|_| (Stop::To, "止日不对。请改正后再预览或出具。"))?;
        Ok(Order { from, to: Some(to), ..order })
    }
}

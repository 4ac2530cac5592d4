//! What the form that issues a review comes to: the order, or what it lacks.

use super::period::{self, Typed};
use super::review::{List, ReviewForm, Stop};
use crate::domain::report::ReportKind;
use crate::tui::msg::{About, Letter, Listing, Order};

impl ReviewForm {
    /// The order, or where it is incomplete and what to do.
    pub fn order(&self) -> Result<Order, (Stop, &'static str)> {
        if self.department.is_blank() {
            return Err((
                Stop::Department,
                "还没有填来函单位。请写明是哪个单位来函，再预览或出具。",
            ));
        }
        let List::Read(Listing { queries, today }) = &self.list else {
            return Err((Stop::File, "还没有读入清单。请填写清单文件的路径，再预览或出具。"));
        };
        let day = match period::read(self.day.text()) {
            Typed::Nothing => None,
            Typed::Day(day) if day <= *today => Some(day),
            Typed::Day(_) => {
                return Err((Stop::Day, "来函日期还没有到。请填今天或以前的日期，或留空。"));
            }
            Typed::NoDay => {
                return Err((Stop::Day, "来函日期不对。请按 2026-11-22 的样子填写，或留空。"));
            }
        };
        let Some(scene) = self.scene.chosen.clone() else {
            return Err((Stop::Scene, "还没有选事由。请按左右键或 F4 选择。"));
        };
        if self.grounds.purpose.is_blank() {
            return Err((Stop::Purpose, "还没有填用途。请写明审查用于何事，再预览或出具。"));
        }
        let letter = Letter {
            number: self.number.text().trim().to_owned(),
            department: self.department.text().trim().to_owned(),
            day,
        };
        Ok(Order {
            kind: ReportKind::Review,
            about: About::Applicants { letter: Box::new(letter), queries: queries.clone() },
            scene: Some(scene),
            grounds: self.grounds.grounds(),
            from: None,
            to: Some(*today),
            application: None,
        })
    }
}

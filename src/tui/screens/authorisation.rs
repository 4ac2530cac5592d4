//! What an authorisation (查询授权书) asks for in place of a period: the day it lasts to, which may be
//! left for whoever signs it.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::period::{self, Typed};
use crate::domain::{Day, archive::SubjectCard};
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns of the field, caption included.
const DATE: u16 = 28;
const OPEN: &str = "不填则纸面留空，由授权人填写";

/// The one row.
#[derive(Debug)]
pub struct AuthorisationForm {
    /// The last day.
    pub until: Field,
    today: Day,
}

impl AuthorisationForm {
    /// An authorisation whose last day is still open.
    pub fn new(today: Day) -> Self {
        Self { until: Field::default(), today }
    }

    /// The last day, left open when none, or why it is no last day.
    pub fn last_day(&self) -> Result<Option<Day>, &'static str> {
        match period::read(self.until.text()) {
            Typed::Nothing => Ok(None),
            Typed::Day(day) if day < self.today => Err("这一天已经过去"),
            Typed::Day(day) => Ok(Some(day)),
            Typed::NoDay => Err("不是日期，请按 2027-11-22 填写"),
        }
    }

    /// What the paper will say.
    pub fn told(&self, card: &SubjectCard) -> Vec<String> {
        let until = match self.last_day() {
            Ok(Some(day)) => format!("授权期限至 {day}"),
            _ => "授权期限留空".to_owned(),
        };
        vec![
            format!("授权人  {}", card.name),
            format!("{until}；签名、日期和联系电话留空，由授权人填写。"),
            "签名后即可凭「授权」查询，授权书由窗口留存。".to_owned(),
        ]
    }

    /// Draws the row on the first row of `area`, with what is wrong beside it.
    pub fn draw(&self, frame: &mut Frame, area: Rect, focus: Focus, theme: Theme) {
        let narrow = Rect { width: DATE.min(area.width), ..area };
        field::draw(frame, narrow, "授权至", &self.until, focus, theme);
        let (role, said) = match self.last_day() {
            Ok(None) => (Role::Text, OPEN),
            Ok(Some(_)) => return,
            Err(problem) => (Role::Warning, problem),
        };
        line::put(frame.buffer_mut(), area, (DATE + 2, 0), said, theme.style(role));
    }
}

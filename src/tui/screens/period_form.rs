//! The first and last day of a report, as two fields.

use jiff::ToSpan;
use ratatui::Frame;
use ratatui::layout::Rect;

use super::period::{self, Typed};
use crate::domain::Day;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::field::{self, Field, Focus};
use crate::tui::widgets::line;

/// The columns of a date field, caption included.
const DATE: u16 = 26;
const NO_DAY: &str = "不是日期，请按 2026-11-22 填写";

/// The two fields.
#[derive(Debug)]
pub struct PeriodForm {
    /// The first day; empty from the beginning.
    pub from: Field,
    /// The last day.
    pub to: Field,
    today: Day,
    start: Start,
}

/// Where the first day comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// It follows what the document is and for which matter.
    LookBack,
    /// The clerk typed it, or emptied the field.
    Typed,
}

impl PeriodForm {
    /// A period up to `last`, its first day still to follow.
    pub fn until(last: Day, today: Day) -> Self {
        let mut to = Field::default();
        to.set(&last.to_string());
        Self { from: Field::default(), to, today, start: Start::LookBack }
    }

    /// The clerk gave the first day.
    pub fn typed(&mut self) {
        self.start = Start::Typed;
    }

    /// Lets the first day follow `look_back` from the last one, unless the clerk gave one.
    pub fn follow(&mut self, look_back: impl Fn(Day) -> Option<Day>) {
        if self.start == Start::Typed {
            return;
        }
        let last = match period::read(self.to.text()) {
            Typed::Day(day) if day <= self.today => day,
            _ => self.today,
        };
        let first = look_back(last).map(|day| day.to_string());
        self.from.set(&first.unwrap_or_default());
    }

    /// The first day, or why there is none; an empty field means from the beginning.
    pub fn first_day(&self) -> Result<Option<Day>, &'static str> {
        match period::read(self.from.text()) {
            Typed::Nothing => Ok(None),
            Typed::Day(day) => Ok(Some(day)),
            Typed::NoDay => Err(NO_DAY),
        }
    }

    /// The last day, or why there is none.
    pub fn last_day(&self) -> Result<Day, &'static str> {
        match period::read(self.to.text()) {
            Typed::Day(day) if day > self.today => Err("这一天还没有到"),
            Typed::Day(day) if self.first_day().is_ok_and(|from| from.is_some_and(|f| f > day)) => {
                Err("止日早于起日")
            }
            Typed::Day(day) => Ok(day),
            Typed::Nothing => Err("请填止日"),
            Typed::NoDay => Err(NO_DAY),
        }
    }

    /// Draws the fields on two rows of `area`, with what is wrong beside them.
    pub fn draw(&self, frame: &mut Frame, area: Rect, (from, to): (Focus, Focus), theme: Theme) {
        let narrow = |row| Rect { width: DATE.min(area.width), ..line::below(area, row) };
        field::draw(frame, narrow(0), "起日", &self.from, from, theme);
        field::draw(frame, narrow(1), "止日", &self.to, to, theme);
        let first = match self.first_day() {
            Ok(None) => "不限起日",
            Ok(Some(_)) => "",
            Err(problem) => problem,
        };
        let last = self.last_day().err().unwrap_or("");
        for (row, said) in [(0, first), (1, last)] {
            let style = theme.style(Role::Warning);
            line::put(frame.buffer_mut(), area, (DATE + 2, row), said, style);
        }
    }
}

/// The day so many months before `last`.
pub fn months_before(last: Day, months: u32) -> Day {
    last.checked_sub(i64::from(months).months()).unwrap_or(last)
}

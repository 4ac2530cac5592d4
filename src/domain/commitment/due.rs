//! What asks for somebody's attention on a day: papers to be signed, signed ones to be kept, days by
//! which it must be known how a commitment was kept.

use super::{life::Summary, state::State};
use crate::domain::Day;

/// What a commitment asks of the desk, the most pressing first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Pressing {
    /// 已逾期: the day is past.
    Overdue,
    /// 今日到期
    Today,
    /// 即将到期: within the template's days.
    Soon,
    /// 待归档: signed, the signed paper is not kept.
    ToKeep,
    /// 待签署: printed, not signed.
    ToSign,
}

impl Pressing {
    /// Every one.
    pub const ALL: [Self; 5] = [Self::Overdue, Self::Today, Self::Soon, Self::ToKeep, Self::ToSign];

    /// Stable name, in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Overdue => "overdue",
            Self::Today => "today",
            Self::Soon => "soon",
            Self::ToKeep => "to_keep",
            Self::ToSign => "to_sign",
        }
    }

    /// The Chinese words.
    pub fn label(self) -> &'static str {
        match self {
            Self::Overdue => "已逾期",
            Self::Today => "今日到期",
            Self::Soon => "即将到期",
            Self::ToKeep => "待归档",
            Self::ToSign => "待签署",
        }
    }
}

/// What a commitment asks for, and by when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// What.
    pub pressing: Pressing,
    /// The day it is due; none for what only waits.
    pub day: Option<Day>,
}

impl Due {
    /// What a state asks for on a day, with the day it is due and the days to remind before it;
    /// none when nothing does.
    fn on(state: State, day: Option<Day>, remind_days: i32, today: Day) -> Option<Self> {
        let pressing = match (state, day) {
            (State::Printed, _) => return Some(Self { pressing: Pressing::ToSign, day: None }),
            (State::Signed, _) => return Some(Self { pressing: Pressing::ToKeep, day: None }),
            (State::InForce, Some(day)) if day < today => Pressing::Overdue,
            (State::InForce, Some(day)) if day == today => Pressing::Today,
            (State::InForce, Some(due)) if near(due, today, remind_days) => Pressing::Soon,
            _ => return None,
        };
        Some(Self { pressing, day })
    }
}

impl Summary {
    /// What it asks for on a day.
    pub fn pressing(&self, today: Day) -> Option<Due> {
        Due::on(self.state, self.asks, self.remind_days, today)
    }
}

fn near(due: Day, today: Day, days: i32) -> bool {
    today.until(due).is_ok_and(|span| span.get_days() <= days)
}

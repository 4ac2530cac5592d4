//! What bars somebody from promising (受理前核查): every bar with its ground, and from when it can be
//! repaired. It states facts; nothing here can be pushed aside.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::super::words;
use crate::domain::{
    assessment::{Finding, FindingKind},
    list::Until,
    repair::{Remedy, RepairClock, RepairFrom},
};
use crate::tui::commitments::{Begun, Gate};
use crate::tui::keymap::Command;
use crate::tui::model::{Model, Screen};
use crate::tui::msg::Effect;
use crate::tui::theme::Role;
use crate::tui::widgets::pages::Choice;
use crate::tui::widgets::sheet::{self, Fact, pair};
use crate::tui::widgets::{chrome, line};

/// The subject, a gap, and the page number below.
const AROUND: u16 = 4;

/// The shut gate.
#[derive(Debug)]
pub struct GateScreen {
    subject: String,
    template: String,
    gate: Gate,
    page: Choice,
}

impl GateScreen {
    /// What the gate of a commitment found.
    pub fn new(begun: Begun, gate: Gate) -> Self {
        let code = begun.card.codes.first().map_or("", |(_, code)| code);
        let subject = format!("{}  {code}", begun.card.name);
        Self { subject, template: begun.template.name, gate, page: Choice::default() }
    }

    fn sheet(&self, columns: u16) -> Vec<sheet::Line> {
        sheet::lay_out(&self.facts(), columns.saturating_sub(3))
    }

    fn facts(&self) -> Vec<Fact> {
        let verdict = format!("查到限制使用「{}」的信息", self.template);
        let n = self.gate.bars.len();
        let said = format!("按「{}」核查，有以下 {n} 项。", self.gate.scene);
        let mut facts =
            vec![Fact::Marked(verdict, Role::Problem, String::new()), Fact::Sentence(said)];
        for (n, bar) in (1..).zip(&self.gate.bars) {
            facts.push(Fact::Blank);
            facts.extend(told(n, bar));
        }
        facts.push(Fact::Blank);
        facts.extend(limits(&self.gate).into_iter().map(Fact::Sentence));
        facts.push(Fact::Sentence(
            "本程序不起草。可以按一般程序申请，也可以先申请信用修复；是否适用由业务主管部门依法决定。".to_owned(),
        ));
        facts
    }
}

fn told(n: usize, bar: &Finding) -> Vec<Fact> {
    let since = bar.since.map_or_else(|| "未报".to_owned(), |day| day.to_string());
    let span = match bar.until {
        Until::Open => format!("{since} 起，止日未定"),
        until => format!("{since} 至 {}", words::last_day(until)),
    };
    let mut facts = vec![
        Fact::Marked(n.to_string(), Role::Title, bar.sentence.clone()),
        pair("依据", &*bar.ground),
        pair("起止", span),
    ];
    match &bar.repair {
        Some(clock) => facts.extend(repair(clock)),
        None if bar.kind == FindingKind::Commitment => {
            facts.push(pair("整改", "整改并经认定单位认定后，由窗口登记整改"));
        }
        None => facts.push(pair("修复", "没有可以申请修复的规定")),
    }
    facts
}

/// From when what bars can be repaired, and what that asks for.
fn repair(clock: &RepairClock) -> Vec<Fact> {
    let what = match clock.remedy {
        Remedy::Repair => "信用修复",
        Remedy::Removal => "提前移出",
    };
    let when = match clock.from {
        RepairFrom::Day(day) => format!("自 {day} 起可以申请{what}"),
        RepairFrom::Fulfilment => format!("履行义务后即可申请{what}"),
        RepairFrom::Undecided => format!("失信程度未定，推算不出可以申请{what}的日期"),
    };
    let asks = (!clock.asks.is_empty()).then(|| pair("还须", clock.asks.join("；")));
    std::iter::once(pair("修复", when)).chain(asks).collect()
}

/// What asks for attention beside the bars, and what was not looked at.
pub fn limits(gate: &Gate) -> Vec<String> {
    let others = (gate.others > 0)
        .then(|| format!("另有需关注记录 {} 项，不影响适用，在档案的核查页查看。", gate.others));
    let remarks = gate.remarks.iter().map(|remark| remark.sentence.clone());
    others.into_iter().chain(remarks).collect()
}

/// Does what a command means here: there is nothing to open.
pub fn run(model: &mut Model, command: Command) -> Vec<Effect> {
    let (columns, rows) = model.size;
    let Screen::Gate(screen) = &mut model.screen else { return vec![] };
    match command {
        Command::Back => model.leave(),
        _ => {
            let lines = screen.sheet(columns).len();
            screen.page.run(command, lines, rows_per_page(chrome::body_height(rows)));
        }
    }
    vec![]
}

fn rows_per_page(height: u16) -> usize {
    usize::from(height.saturating_sub(AROUND)).max(1)
}

/// Draws what was found.
pub fn draw(frame: &mut Frame, area: Rect, model: &Model, screen: &GateScreen) {
    let theme = model.theme;
    let inside = line::inset(area, 2);
    let buffer = frame.buffer_mut();
    line::put(buffer, inside, (0, 0), &screen.subject, theme.style(Role::Title));
    let lines = screen.sheet(area.width);
    let page = screen.page.page(lines.len(), rows_per_page(area.height));
    sheet::draw(buffer, line::below(inside, 2), &lines, page, theme);
    let last = inside.height.saturating_sub(1);
    line::put(buffer, inside, (0, last), &page.caption(), theme.style(Role::Text));
}

//! A question before something that cannot be taken back. The answer is 否 until chosen otherwise.

use ratatui::Frame;
use ratatui::layout::Rect;

use crate::tui::keymap::{Command, Context};
use crate::tui::model::Overlay;
use crate::tui::pace::Pace;
use crate::tui::text;
use crate::tui::theme::{Role, Theme};
use crate::tui::widgets::{line, popup};

/// The columns a question may take before it is wrapped.
const COLUMNS: u16 = 44;

/// An open question.
#[derive(Debug)]
pub struct Confirm {
    /// What happens on yes.
    pub deed: Deed,
    /// The dialog one comes back to on no.
    pub beneath: Option<Box<Overlay>>,
    choice: Choice,
}

/// What is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deed {
    /// Ending the program.
    Quit,
    /// Closing the session of the operator who locked the desk.
    SwitchOperator,
    /// Leaving the report dialog with what was typed.
    Discard,
    /// Leaving a dialog over a screen with what was typed.
    DropDialog,
    /// Declaring a report void.
    Void,
    /// Printing once more what was printed just now.
    PrintAgain,
    /// Issuing the approval page about a report.
    Approval,
    /// Freezing the text of a commitment.
    Freeze,
    /// Withdrawing a commitment.
    Withdraw,
    /// Leaving the form of a commitment with what was typed.
    DropDraft,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    No,
    Yes,
}

/// What came of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Do it.
    Yes,
    /// Leave it.
    No,
    /// The question stands.
    Open,
}

impl Deed {
    fn question(self) -> &'static str {
        match self {
            Self::Quit => "退出程序吗？",
            Self::SwitchOperator => {
                "换人登录会关闭当前操作员的会话，没有完成的操作会丢失。继续吗？"
            }
            Self::Discard => "报告还没有出具。放弃已填写的内容吗？",
            Self::DropDialog => "填写的内容还没有用上。放弃吗？",
            Self::Void => "报告作废后不能恢复，纸面随即失效。作废吗？",
            Self::Approval => {
                "审批页另有编号，列出这份报告已签署的意见，没有签署的环节留空白。出具审批页吗？"
            }
            Self::Freeze => "定稿后内容不能再改，承诺书随即编号登记。打印定稿吗？",
            Self::Withdraw => "承诺撤销后不能恢复，承诺书随即作废。撤销吗？",
            Self::DropDraft => "填写的内容还没有存成草稿。放弃吗？",
            Self::PrintAgain => "刚才已经打印过。再打印一次吗？",
        }
    }
}

impl Confirm {
    /// The question about `deed`, answered 否 for now.
    pub fn new(deed: Deed) -> Self {
        Self { deed, beneath: None, choice: Choice::No }
    }

    /// The question about leaving `dialog`.
    pub fn over(deed: Deed, dialog: Overlay) -> Self {
        Self { beneath: Some(Box::new(dialog)), ..Self::new(deed) }
    }

    /// Takes a command. Enter inside a burst of input is a scanner's, and answers nothing.
    pub fn run(&mut self, command: Command, pace: Pace) -> Verdict {
        match command {
            Command::Left | Command::Right | Command::Next => {
                self.choice = match self.choice {
                    Choice::No => Choice::Yes,
                    Choice::Yes => Choice::No,
                };
                Verdict::Open
            }
            Command::Submit if pace == Pace::Calm => match self.choice {
                Choice::Yes => Verdict::Yes,
                Choice::No => Verdict::No,
            },
            _ => Verdict::Open,
        }
    }
}

/// Draws the question over `area`.
pub fn draw(frame: &mut Frame, area: Rect, confirm: &Confirm, theme: Theme) {
    let question = text::wrap(confirm.deed.question(), usize::from(COLUMNS));
    let rows = u16::try_from(question.len()).unwrap_or(area.height).saturating_add(2);
    let title = Context::Confirm.title();
    let inside = popup::open(frame.buffer_mut(), area, title, (COLUMNS, rows), theme);
    for (row, part) in (0u16..).zip(&question) {
        line::put(frame.buffer_mut(), inside, (0, row), part, theme.style(Role::Text));
    }
    let row = rows.saturating_sub(1);
    let mut column = 0;
    for (choice, word) in [(Choice::No, "否"), (Choice::Yes, "是")] {
        let here = confirm.choice == choice;
        let (mark, role) = if here { ('>', Role::Selected) } else { (' ', Role::Text) };
        if here && !inside.is_empty() {
            frame.set_cursor_position(line::place(inside, column, row));
        }
        let text = format!("{mark} {word} ");
        column = line::put(frame.buffer_mut(), inside, (column, row), &text, theme.style(role)) + 4;
    }
}

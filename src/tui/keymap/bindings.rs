//! The table itself. Only keys that every host passes on; no letter is ever a command.

use ratatui::crossterm::event::{
    KeyCode::{self, *},
    KeyModifiers,
};

use super::commitments::COMMITMENTS;
use super::{Binding, Command, Context, Edit, Told};

/// Every key of the program, in the order screens and README tell them.
pub const BINDINGS: &[Binding] = &joined::<{ DESK.len() + COMMITMENTS.len() }>();

/// The keys of the desk, with those of commitments behind them.
const fn joined<const N: usize>() -> [Binding; N] {
    let mut all = [DESK[0]; N];
    let mut at = 0;
    while at < N {
        all[at] = if at < DESK.len() { DESK[at] } else { COMMITMENTS[at - DESK.len()] };
        at += 1;
    }
    all
}

const DESK: &[Binding] = &[
    help(Context::Field, Left, "左右", Command::Edit(Edit::Left), "移动光标"),
    above(Context::Field, Right, "右", Command::Edit(Edit::Right), "移动光标"),
    help(Context::Field, Home, "Home", Command::Edit(Edit::Start), "到开头"),
    help(Context::Field, End, "End", Command::Edit(Edit::End), "到末尾"),
    ctrl(Context::Field, 'a', "Ctrl-A", Command::Edit(Edit::Start), "到开头"),
    ctrl(Context::Field, 'e', "Ctrl-E", Command::Edit(Edit::End), "到末尾"),
    help(Context::Field, Backspace, "退格", Command::Edit(Edit::Backspace), "删前一字"),
    help(Context::Field, Delete, "Delete", Command::Edit(Edit::Delete), "删后一字"),
    ctrl(Context::Field, 'k', "Ctrl-K", Command::Edit(Edit::ClearAfter), "删到末尾"),
    ctrl(Context::Field, 'u', "Ctrl-U", Command::Edit(Edit::Clear), "清空"),
    //
    foot(Context::Login, Enter, "回车", Command::Submit, "登录"),
    foot(Context::Login, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Login, Down, "下", Command::Next, "下一项"),
    help(Context::Login, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Login, Up, "上", Command::Previous, "上一项"),
    foot(Context::Login, F(5), "F5", Command::Verify, "核验报告"),
    foot(Context::Login, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Login, F(8), "F8", Command::Quit, "退出"),
    foot(Context::Login, Esc, "Esc", Command::Menu, "菜单"),
    ctrl(Context::Login, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Query, Enter, "回车", Command::Submit, "查询"),
    room(Context::Query, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Query, Down, "下", Command::Next, "下一项"),
    help(Context::Query, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Query, Up, "上", Command::Previous, "上一项"),
    room(Context::Query, Left, "左右", Command::Left, "换依据、事由"),
    above(Context::Query, Right, "右", Command::Right, "换依据、事由"),
    foot(Context::Query, F(2), "F2", Command::Commitments, "承诺"),
    foot(Context::Query, F(3), "F3", Command::Review, "审查"),
    foot(Context::Query, F(4), "F4", Command::Scene, "事由"),
    foot(Context::Query, F(5), "F5", Command::Verify, "核验"),
    foot(Context::Query, F(6), "F6", Command::Register, "登记簿"),
    room(Context::Query, F(7), "F7", Command::Lock, "锁屏"),
    foot(Context::Query, F(1), "F1", Command::Help, "帮助"),
    room(Context::Query, F(8), "F8", Command::Quit, "退出"),
    foot(Context::Query, Esc, "Esc", Command::Menu, "菜单"),
    ctrl(Context::Query, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Candidates, Enter, "回车", Command::Submit, "打开档案"),
    foot(Context::Candidates, Up, "上下", Command::Previous, "选择"),
    above(Context::Candidates, Down, "下", Command::Next, "选择"),
    room(Context::Candidates, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Candidates, PageDown, "PgDn", Command::NextPage, "翻页"),
    help(Context::Candidates, Home, "Home End", Command::First, "到首行末行"),
    above(Context::Candidates, End, "End", Command::Last, "到首行末行"),
    foot(Context::Candidates, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Candidates, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Candidates, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Archive, Enter, "回车", Command::Submit, "详情"),
    foot(Context::Archive, Left, "左右", Command::Left, "换类"),
    above(Context::Archive, Right, "右", Command::Right, "换类"),
    help(Context::Archive, Up, "上下", Command::Previous, "选择"),
    above(Context::Archive, Down, "下", Command::Next, "选择"),
    room(Context::Archive, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Archive, PageDown, "PgDn", Command::NextPage, "翻页"),
    help(Context::Archive, Home, "Home End", Command::First, "到首行末行"),
    above(Context::Archive, End, "End", Command::Last, "到首行末行"),
    help(Context::Archive, Tab, "Tab", Command::Ground, "条文和措施"),
    foot(Context::Archive, F(2), "F2", Command::Commitments, "承诺"),
    help(Context::Archive, F(3), "F3", Command::Reveal, "证件号"),
    foot(Context::Archive, F(4), "F4", Command::Scene, "事由"),
    foot(Context::Archive, F(5), "F5", Command::Report, "报告"),
    room(Context::Archive, F(6), "F6", Command::AsOf, "查看日"),
    foot(Context::Archive, F(7), "F7", Command::Basis, "依据"),
    help(Context::Archive, F(8), "F8", Command::Register, "已出报告"),
    foot(Context::Archive, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Archive, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Archive, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Finding, Enter, "回车", Command::Submit, "看信息"),
    foot(Context::Finding, Up, "上下", Command::Previous, "上一项下一项"),
    above(Context::Finding, Down, "下", Command::Next, "上一项下一项"),
    foot(Context::Finding, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Finding, PageDown, "PgDn", Command::NextPage, "翻页"),
    foot(Context::Finding, F(2), "F2", Command::Feedback, "登记反馈"),
    foot(Context::Finding, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Finding, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Finding, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Record, Up, "上下", Command::Previous, "上一条下一条"),
    above(Context::Record, Down, "下", Command::Next, "上一条下一条"),
    foot(Context::Record, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Record, PageDown, "PgDn", Command::NextPage, "翻页"),
    foot(Context::Record, F(3), "F3", Command::Reveal, "证件号"),
    foot(Context::Record, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Record, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Record, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::ReportDialog, Enter, "回车", Command::Submit, "出具"),
    foot(Context::ReportDialog, F(2), "F2", Command::Preview, "预览"),
    foot(Context::ReportDialog, Tab, "Tab", Command::Next, "下一项"),
    above(Context::ReportDialog, Down, "下", Command::Next, "下一项"),
    help(Context::ReportDialog, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::ReportDialog, Up, "上", Command::Previous, "上一项"),
    foot(Context::ReportDialog, Left, "左右", Command::Left, "选择"),
    above(Context::ReportDialog, Right, "右", Command::Right, "选择"),
    foot(Context::ReportDialog, F(4), "F4", Command::Scene, "事由"),
    foot(Context::ReportDialog, F(1), "F1", Command::Help, "帮助"),
    foot(Context::ReportDialog, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::ReportDialog, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Review, Enter, "回车", Command::Submit, "出具"),
    foot(Context::Review, F(2), "F2", Command::Preview, "预览"),
    foot(Context::Review, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Review, Down, "下", Command::Next, "下一项"),
    help(Context::Review, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Review, Up, "上", Command::Previous, "上一项"),
    foot(Context::Review, Left, "左右", Command::Left, "选择"),
    above(Context::Review, Right, "右", Command::Right, "选择"),
    foot(Context::Review, F(4), "F4", Command::Scene, "事由"),
    foot(Context::Review, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Review, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Review, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Preview, Enter, "回车", Command::Submit, "出具"),
    foot(Context::Preview, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Preview, PageDown, "PgDn", Command::NextPage, "翻页"),
    foot(Context::Preview, Up, "上下", Command::Previous, "移动"),
    above(Context::Preview, Down, "下", Command::Next, "移动"),
    room(Context::Preview, Home, "Home End", Command::First, "到首页末页"),
    above(Context::Preview, End, "End", Command::Last, "到首页末页"),
    foot(Context::Preview, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Preview, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Preview, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Printing, Enter, "回车", Command::Submit, "打印"),
    foot(Context::Printing, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Printing, Down, "下", Command::Next, "下一项"),
    help(Context::Printing, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Printing, Up, "上", Command::Previous, "上一项"),
    foot(Context::Printing, Left, "左右", Command::Left, "选择"),
    above(Context::Printing, Right, "右", Command::Right, "选择"),
    foot(Context::Printing, F(2), "F2", Command::PrintState, "打印情况"),
    foot(Context::Printing, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Printing, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Printing, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Register, Enter, "回车", Command::Submit, "查找、打开"),
    foot(Context::Register, Up, "上下", Command::Previous, "选择"),
    above(Context::Register, Down, "下", Command::Next, "选择"),
    foot(Context::Register, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Register, PageDown, "PgDn", Command::NextPage, "翻页"),
    help(Context::Register, Tab, "Tab", Command::Turn, "输入框和列表之间"),
    above(Context::Register, BackTab, "Shift-Tab", Command::Turn, "输入框和列表之间"),
    foot(Context::Register, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Register, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Register, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Entry, F(2), "F2", Command::Print, "打印"),
    foot(Context::Entry, F(3), "F3", Command::Void, "作废"),
    foot(Context::Entry, F(4), "F4", Command::Opinion, "签署意见"),
    foot(Context::Entry, F(5), "F5", Command::Approval, "审批页"),
    foot(Context::Entry, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Entry, PageDown, "PgDn", Command::NextPage, "翻页"),
    above(Context::Entry, Up, "上", Command::PreviousPage, "翻页"),
    above(Context::Entry, Down, "下", Command::NextPage, "翻页"),
    foot(Context::Entry, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Entry, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Entry, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Verify, Enter, "回车", Command::Submit, "核验"),
    foot(Context::Verify, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Verify, PageDown, "PgDn", Command::NextPage, "翻页"),
    above(Context::Verify, Up, "上", Command::PreviousPage, "翻页"),
    above(Context::Verify, Down, "下", Command::NextPage, "翻页"),
    foot(Context::Verify, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Verify, Esc, "Esc", Command::Back, "返回"),
    ctrl(Context::Verify, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
    //
    foot(Context::Reveal, Enter, "回车", Command::Submit, "查看并记入日志"),
    foot(Context::Reveal, Esc, "Esc", Command::Back, "不查看"),
    //
    foot(Context::AsOf, Enter, "回车", Command::Submit, "按这一天查看"),
    foot(Context::AsOf, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Basis, Enter, "回车", Command::Submit, "按此依据查看"),
    foot(Context::Basis, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Basis, Down, "下", Command::Next, "下一项"),
    help(Context::Basis, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Basis, Up, "上", Command::Previous, "上一项"),
    foot(Context::Basis, Left, "左右", Command::Left, "换依据"),
    above(Context::Basis, Right, "右", Command::Right, "换依据"),
    foot(Context::Basis, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Scenes, Enter, "回车", Command::Submit, "按此事由"),
    foot(Context::Scenes, Up, "上下", Command::Previous, "选择"),
    above(Context::Scenes, Down, "下", Command::Next, "选择"),
    foot(Context::Scenes, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Scenes, PageDown, "PgDn", Command::NextPage, "翻页"),
    help(Context::Scenes, Home, "Home End", Command::First, "到首行末行"),
    above(Context::Scenes, End, "End", Command::Last, "到首行末行"),
    foot(Context::Scenes, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Feedback, Enter, "回车", Command::Submit, "登记"),
    foot(Context::Feedback, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Feedback, Down, "下", Command::Next, "下一项"),
    help(Context::Feedback, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Feedback, Up, "上", Command::Previous, "上一项"),
    foot(Context::Feedback, Left, "左右", Command::Left, "换措施、情况"),
    above(Context::Feedback, Right, "右", Command::Right, "换措施、情况"),
    foot(Context::Feedback, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Void, Enter, "回车", Command::Submit, "作废"),
    foot(Context::Void, Esc, "Esc", Command::Back, "不作废"),
    //
    foot(Context::Opinion, Enter, "回车", Command::Submit, "签署"),
    foot(Context::Opinion, Tab, "Tab", Command::Next, "下一项"),
    above(Context::Opinion, Down, "下", Command::Next, "下一项"),
    help(Context::Opinion, BackTab, "Shift-Tab", Command::Previous, "上一项"),
    above(Context::Opinion, Up, "上", Command::Previous, "上一项"),
    foot(Context::Opinion, Left, "左右", Command::Left, "换环节"),
    above(Context::Opinion, Right, "右", Command::Right, "换环节"),
    foot(Context::Opinion, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Menu, Enter, "回车", Command::Submit, "执行"),
    foot(Context::Menu, Up, "上下", Command::Previous, "选择"),
    above(Context::Menu, Down, "下", Command::Next, "选择"),
    foot(Context::Menu, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Help, PageUp, "PgUp PgDn", Command::PreviousPage, "翻页"),
    above(Context::Help, PageDown, "PgDn", Command::NextPage, "翻页"),
    above(Context::Help, Up, "上", Command::PreviousPage, "翻页"),
    above(Context::Help, Down, "下", Command::NextPage, "翻页"),
    foot(Context::Help, Esc, "Esc", Command::Back, "返回"),
    //
    foot(Context::Confirm, Left, "左右", Command::Left, "选择"),
    above(Context::Confirm, Right, "右", Command::Right, "选择"),
    above(Context::Confirm, Tab, "Tab", Command::Next, "选择"),
    foot(Context::Confirm, Enter, "回车", Command::Submit, "确定"),
    foot(Context::Confirm, Esc, "Esc", Command::Back, "不做"),
    //
    foot(Context::Locked, Enter, "回车", Command::Submit, "解锁"),
    foot(Context::Locked, F(1), "F1", Command::Help, "帮助"),
    foot(Context::Locked, F(8), "F8", Command::SwitchOperator, "换人登录"),
    foot(Context::Locked, Esc, "Esc", Command::Menu, "菜单"),
    ctrl(Context::Locked, 'l', "Ctrl-L", Command::RepaintMenu, "重画屏幕并打开菜单"),
];

pub(super) const fn foot(
    context: Context,
    key: KeyCode,
    label: &'static str,
    command: Command,
    caption: &'static str,
) -> Binding {
    let modifiers = KeyModifiers::NONE;
    Binding { context, key, modifiers, label, command, caption, told: Told::Footer }
}

pub(super) const fn room(
    context: Context,
    key: KeyCode,
    label: &'static str,
    command: Command,
    caption: &'static str,
) -> Binding {
    Binding { told: Told::FooterIfRoom, ..foot(context, key, label, command, caption) }
}

pub(super) const fn help(
    context: Context,
    key: KeyCode,
    label: &'static str,
    command: Command,
    caption: &'static str,
) -> Binding {
    Binding { told: Told::Help, ..foot(context, key, label, command, caption) }
}

pub(super) const fn above(
    context: Context,
    key: KeyCode,
    label: &'static str,
    command: Command,
    caption: &'static str,
) -> Binding {
    Binding { told: Told::Above, ..foot(context, key, label, command, caption) }
}

pub(super) const fn ctrl(
    context: Context,
    letter: char,
    label: &'static str,
    command: Command,
    caption: &'static str,
) -> Binding {
    let modifiers = KeyModifiers::CONTROL;
    let key = KeyCode::Char(letter);
    Binding { context, key, modifiers, label, command, caption, told: Told::Help }
}

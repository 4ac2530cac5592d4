//! Why nothing was printed, for people: what happened, what to do.

use std::fmt;

/// Longest quotation of a program's own words; characters.
const LONGEST_QUOTE: usize = 160;

/// Why a print system was not asked, or what it answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrintError {
    /// `lp` and `lpstat` are not installed.
    NoPrintSystem,
    /// They are, but no CUPS answers them.
    NotRunning,
    /// The print system has no printer.
    NoPrinters,
    /// No printer was named, and none of several is the default.
    NoDefault,
    /// The named printer is not in the list.
    NoSuchPrinter(String),
    /// Copies outside 1 to 99.
    Copies(u32),
    /// The print system said no; its words.
    Refused(String),
    /// A program was killed after this many seconds.
    TimedOut(u64),
    /// The file for the print command could not be written; what the system said.
    File(String),
    /// The print command of `config.toml` cannot be used.
    Misconfigured(CommandFault),
}

/// What is wrong with the configured print command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommandFault {
    /// No program.
    Empty,
    /// A quotation mark without its fellow.
    OpenQuote,
    /// `{word}` that stands for nothing.
    Placeholder(String),
    /// `{printer}` is used and no printers are listed.
    NoPrinterList,
    /// A listed printer's name is empty or looks like an option.
    PrinterName(String),
    /// The program cannot be started; its name and what the system said.
    Program(String, String),
}

impl fmt::Display for PrintError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoPrintSystem => write!(
                f,
                "这台电脑没有打印命令 lp。请安装 CUPS 客户端，或在 config.toml 写明 print_command。"
            ),
            Self::NotRunning => {
                write!(f, "打印服务没有运行或连不上。请启动打印服务（CUPS）后重试。")
            }
            Self::NoPrinters => {
                write!(f, "打印系统里没有打印机。请先在系统设置里添加打印机。")
            }
            Self::NoDefault => {
                write!(f, "有几台打印机，没有一台是默认的。请选定一台再打印。")
            }
            Self::NoSuchPrinter(name) => {
                write!(f, "没有名叫「{}」的打印机。请从列表里另选一台。", quoted(name))
            }
            Self::Copies(copies) => {
                write!(f, "份数 {copies} 不在 1 到 99 之间。请改好份数再打印。")
            }
            Self::Refused(words) => write!(
                f,
                "打印系统没有接受（{}）。请检查打印机后重试，仍然不行请告诉系统管理员。",
                quoted(words)
            ),
            Self::TimedOut(seconds) => write!(
                f,
                "打印系统 {seconds} 秒没有回应，已经中断。请先看打印机有没有出纸，再决定是否重打。"
            ),
            Self::File(reason) => {
                write!(f, "打印用的文件写不进去（{reason}）。请检查磁盘空间和文件夹权限。")
            }
            Self::Misconfigured(fault) => {
                write!(f, "config.toml 里的打印命令不能用：{fault}")
            }
        }
    }
}

impl std::error::Error for PrintError {}

impl fmt::Display for CommandFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => write!(f, "没有写程序名。请在 print_command 写明程序和参数。"),
            Self::OpenQuote => write!(f, "引号没有成对。请把 print_command 的引号补全。"),
            Self::Placeholder(word) => write!(
                f,
                "不认识 {{{}}}。请只用 {{printer}} {{copies}} {{sides}} {{file}} {{title}}。",
                quoted(word)
            ),
            Self::NoPrinterList => {
                write!(f, "用了 {{printer}} 却没有打印机名单。请在 print_printers 写明打印机。")
            }
            Self::PrinterName(name) => {
                write!(f, "打印机名「{}」不能用。请改掉空名或以 - 开头的名字。", quoted(name))
            }
            Self::Program(program, reason) => write!(
                f,
                "程序 {} 无法启动（{}）。请检查路径和执行权限。",
                quoted(program),
                quoted(reason)
            ),
        }
    }
}

/// A program's words on one line, without what could move a cursor, not too long.
fn quoted(words: &str) -> String {
    let plain: String = words.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let line = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(LONGEST_QUOTE) {
        Some((end, _)) => format!("{}..", &line[..end]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_message_says_what_happened_and_what_to_do() {
        let text = || "甲\n乙\u{1b}[2J".to_owned();
        let faults = [
            CommandFault::Empty,
            CommandFault::OpenQuote,
            CommandFault::Placeholder(text()),
            CommandFault::NoPrinterList,
            CommandFault::PrinterName(text()),
            CommandFault::Program(text(), text()),
        ];
        let mut errors = vec![
            PrintError::NoPrintSystem,
            PrintError::NotRunning,
            PrintError::NoPrinters,
            PrintError::NoDefault,
            PrintError::NoSuchPrinter(text()),
            PrintError::Copies(100),
            PrintError::Refused(text()),
            PrintError::TimedOut(20),
            PrintError::File("磁盘满".into()),
        ];
        errors.extend(faults.map(PrintError::Misconfigured));
        for error in errors {
            let message = error.to_string();
            assert_eq!(message.matches('。').count(), 2, "{message}");
            assert!(message.ends_with('。') && message.contains('请'), "{message}");
            assert!(!message.contains(char::is_control), "{message}");
        }
    }

    #[test]
    fn a_long_answer_is_cut() {
        let message = PrintError::Refused("x".repeat(5000)).to_string();
        assert!(message.chars().count() < 250);
    }
}

//! A printer as the print system tells of it, and which one an order means.

use super::error::PrintError;

/// A printer that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Printer {
    /// The print system's name for it, which orders use.
    pub name: String,
    /// Whether orders without a printer go to it.
    pub standing: Standing,
    /// What it is doing.
    pub state: PrinterState,
    /// What people call it; the name when nothing else is known.
    pub description: String,
}

impl Printer {
    /// Whether orders without a printer go to it.
    pub fn is_default(&self) -> bool {
        self.standing == Standing::Default
    }
}

/// Whether orders without a printer go to a printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// They do.
    Default,
    /// They go to another, or none is set.
    Other,
}

/// What a printer is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PrinterState {
    /// Idle, takes orders.
    Ready,
    /// Stopped, or takes no orders.
    Paused,
    /// Printing.
    Busy,
    /// Something else; the print system's words.
    Unknown(String),
}

impl PrinterState {
    /// The state in Chinese, or the print system's words.
    pub fn label(&self) -> &str {
        match self {
            Self::Ready => "就绪",
            Self::Paused => "已暂停",
            Self::Busy => "正在打印",
            Self::Unknown(words) => words,
        }
    }
}

/// The printer an order means: the named one, else the default, else the only one.
pub(super) fn choose<'a>(
    wanted: Option<&str>,
    printers: &'a [Printer],
) -> Result<&'a Printer, PrintError> {
    let chosen = match wanted {
        Some(name) => printers
            .iter()
            .find(|printer| printer.name == name)
            .ok_or_else(|| PrintError::NoSuchPrinter(name.to_owned()))?,
        None => match printers {
            [] => return Err(PrintError::NoPrinters),
            [only] => only,
            _ => printers
                .iter()
                .find(|printer| printer.standing == Standing::Default)
                .ok_or(PrintError::NoDefault)?,
        },
    };
    if is_safe(&chosen.name) {
        Ok(chosen)
    } else {
        Err(PrintError::NoSuchPrinter(chosen.name.clone()))
    }
}

/// A name no program takes for an option.
pub(super) fn is_safe(name: &str) -> bool {
    !name.is_empty() && !name.starts_with('-') && !name.chars().any(char::is_control)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printer(name: &str, standing: Standing) -> Printer {
        let (name, description) = (name.to_owned(), name.to_owned());
        Printer { name, standing, state: PrinterState::Ready, description }
    }

    #[test]
    fn an_order_goes_to_the_named_else_the_default_else_the_only_printer() {
        let two = [printer("A", Standing::Other), printer("窗口二", Standing::Default)];
        let name = |wanted, printers| choose(wanted, printers).map(|p| p.name.as_str());
        assert_eq!(name(Some("A"), &two), Ok("A"));
        assert_eq!(name(None, &two), Ok("窗口二"));
        assert_eq!(name(None, &two[..1]), Ok("A"));
        let none = [two[0].clone(), printer("B", Standing::Other)];
        assert_eq!(name(None, &none), Err(PrintError::NoDefault));
        assert_eq!(name(None, &[]), Err(PrintError::NoPrinters));
    }

    #[test]
    fn only_names_of_the_list_are_used_and_none_that_looks_like_an_option() {
        let list = [printer("-oraw", Standing::Default), printer("B", Standing::Other)];
        for wanted in ["b", "B ", "", "-d", "-oraw", "B\n"] {
            let refused = PrintError::NoSuchPrinter(wanted.to_owned());
            assert_eq!(choose(Some(wanted), &list), Err(refused));
        }
        assert_eq!(choose(None, &list), Err(PrintError::NoSuchPrinter("-oraw".into())));
    }
}

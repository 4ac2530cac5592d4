//! Whether the terminal we were started on can show Chinese at all, judged before entering it.

use std::fmt;
use std::io::IsTerminal;

use super::theme::Theme;

/// What the environment says about the terminal.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    /// `TERM`, empty when not set.
    pub term: String,
    /// The locale in force for characters: `LC_ALL`, else `LC_CTYPE`, else `LANG`.
    pub locale: String,
    /// `NO_COLOR`, empty when not set.
    pub no_color: String,
    /// How far away the keyboard is.
    pub line: Line,
    /// What input and output are connected to.
    pub ends: Ends,
    /// The family of operating systems.
    pub system: System,
}

/// How keys reach us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Line {
    /// From this machine, or over a serial line.
    #[default]
    Local,
    /// Over SSH: the bytes of one key may arrive apart.
    Remote,
}

/// What standard input and output are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Ends {
    /// A keyboard and a screen.
    #[default]
    Terminal,
    /// At least one is a file or a pipe.
    Elsewhere,
}

/// Systems whose consoles differ in what they can show.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum System {
    /// The console takes Unicode whatever the locale.
    Windows,
    /// The locale decides.
    #[default]
    Unix,
}

/// Why the screen is not entered. The text is ASCII: Chinese could not be read there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Input or output is a file or a pipe.
    NoTerminal,
    /// The kernel's own console, which has no Chinese glyphs.
    LinuxConsole,
    /// Characters are not sent as UTF-8.
    Locale(String),
}

impl Surroundings {
    /// Reads the environment of this process.
    pub fn of_this_process() -> Self {
        let variable = |name: &str| std::env::var(name).unwrap_or_default();
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].map(variable);
        let terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
        Self {
            term: variable("TERM"),
            locale: locale.into_iter().find(|v| !v.is_empty()).unwrap_or_default(),
            no_color: variable("NO_COLOR"),
            line: if variable("SSH_CONNECTION").is_empty() { Line::Local } else { Line::Remote },
            ends: if terminal { Ends::Terminal } else { Ends::Elsewhere },
            system: if cfg!(windows) { System::Windows } else { System::Unix },
        }
    }

    /// Whether Chinese will be readable here. `--force` passes over everything but a missing
    /// terminal.
    pub fn check(&self) -> Result<(), Unfit> {
        if self.ends == Ends::Elsewhere {
            return Err(Unfit::NoTerminal);
        }
        if self.system == System::Windows {
            return Ok(());
        }
        if self.term == "linux" {
            return Err(Unfit::LinuxConsole);
        }
        let locale = self.locale.to_ascii_lowercase();
        if !locale.contains("utf-8") && !locale.contains("utf8") {
            return Err(Unfit::Locale(self.locale.clone()));
        }
        Ok(())
    }

    /// The colours for this terminal.
    pub fn theme(&self) -> Theme {
        Theme::for_terminal(&self.no_color, &self.term)
    }
}

impl Unfit {
    /// Whether `--force` may pass over this.
    pub fn yields_to_force(&self) -> bool {
        *self != Self::NoTerminal
    }
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTerminal => f.write_str(
                "hecha: input and output must be a terminal. \
                 Start it from a terminal window; in scripts use the other commands.",
            ),
            Self::LinuxConsole => f.write_str(
                "hecha: this Linux console (TERM=linux) has no Chinese characters. \
                 Use kmscon, a desktop terminal or an SSH client, or go on with --force.",
            ),
            Self::Locale(locale) => write!(
                f,
                "hecha: the locale '{}' is not UTF-8 and Chinese would be garbled. \
                 Run: export LANG=C.UTF-8 (or zh_CN.UTF-8) and set the client to UTF-8, \
                 or go on with --force.",
                locale.escape_default()
            ),
        }
    }
}

impl std::error::Error for Unfit {}

#[cfg(test)]
mod tests {
    use super::*;

    fn desk(term: &str, locale: &str) -> Surroundings {
        Surroundings { term: term.into(), locale: locale.into(), ..Surroundings::default() }
    }

    #[test]
    fn unreadable_terminals_are_named_in_ascii_with_a_next_step() {
        for (desk, expected) in [
            (desk("xterm", "zh_CN.UTF-8"), None),
            (desk("xterm", "C.utf8"), None),
            (desk("linux", "zh_CN.UTF-8"), Some(Unfit::LinuxConsole)),
            (desk("xterm", "zh_CN.GB18030"), Some(Unfit::Locale("zh_CN.GB18030".into()))),
            (desk("xterm", ""), Some(Unfit::Locale(String::new()))),
        ] {
            let found = desk.check().err();
            assert_eq!(found, expected);
            if let Some(unfit) = found {
                assert!(unfit.to_string().is_ascii());
                assert!(unfit.to_string().contains("--force"));
            }
        }
    }

    #[test]
    fn a_pipe_is_no_terminal_even_by_force() {
        let pipe = Surroundings { ends: Ends::Elsewhere, ..desk("linux", "") };
        assert_eq!(pipe.check(), Err(Unfit::NoTerminal));
        assert!(!Unfit::NoTerminal.yields_to_force());
    }

    #[test]
    fn windows_has_no_locale_to_ask() {
        let windows = Surroundings { system: System::Windows, ..desk("", "") };
        assert_eq!(windows.check(), Ok(()));
    }
}

//! The table of figures: what, how much, and what is aimed at.

use std::io::{self, Write};

/// Prints lines as they come, so that a long run shows how far it is.
#[derive(Debug, Default)]
pub struct Table;

impl Table {
    /// A heading.
    pub fn heading(&mut self, text: &str) {
        self.print(&format!("\n{text}"));
    }

    /// One figure; `aim` is empty where nothing is asked.
    pub fn line(&mut self, what: &str, figure: &str, aim: &str) {
        let aim = if aim.is_empty() { String::new() } else { format!("   (aim: {aim})") };
        self.print(&format!("  {what:<46} {figure:>34}{aim}"));
    }

    fn print(&self, text: &str) {
        // A closed pipe only ends the printing.
        let _ = writeln!(io::stdout(), "{text}");
    }
}

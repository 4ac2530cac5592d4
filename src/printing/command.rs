//! A configured command that prints: on systems without CUPS, with the viewer that is there.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use super::error::{CommandFault, PrintError};
use super::order::{PrintJob, PrintOrder};
use super::printer::{Printer, PrinterState, Standing, choose, is_safe};
use super::private_file::PrivateFile;
use super::process::{End, Errand, RunError, run};
use super::template::{Template, Values};

/// A checked print command with the printers it may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommandLine {
    template: Template,
    printers: Vec<String>,
    folder: PathBuf,
}

impl CommandLine {
    /// Reads a command such as `SumatraPDF.exe -print-to {printer} -silent {file}`, with the
    /// places `{printer}` `{copies}` `{sides}` (or `{sides=WORD|WORD}` for one side and two)
    /// `{file}` `{title}`.
    ///
    /// Without `{file}` the PDF goes to standard input; with it, it lies in `folder` (which must
    /// exist and be private) while the command runs. The first of `printers` is the default;
    /// without `{printer}` the list may be empty.
    ///
    /// # Errors
    /// [`PrintError::Misconfigured`].
    pub fn parse(template: &str, printers: Vec<String>, folder: &Path) -> Result<Self, PrintError> {
        let template = Template::parse(template).map_err(PrintError::Misconfigured)?;
        if let Some(name) = printers.iter().find(|name| !is_safe(name)) {
            return Err(PrintError::Misconfigured(CommandFault::PrinterName(name.clone())));
        }
        if template.names_printer() && printers.is_empty() {
            return Err(PrintError::Misconfigured(CommandFault::NoPrinterList));
        }
        Ok(Self { template, printers, folder: folder.to_owned() })
    }

    /// The listed printers, or one that stands for the command.
    pub(super) fn printers(&self) -> Vec<Printer> {
        let unnamed = [self.template.program().to_owned()];
        let names = if self.printers.is_empty() { &unnamed[..] } else { &self.printers };
        let printer = |(number, name): (usize, &String)| Printer {
            name: name.clone(),
            standing: if number == 0 { Standing::Default } else { Standing::Other },
            state: PrinterState::Ready,
            description: name.clone(),
        };
        names.iter().enumerate().map(printer).collect()
    }

    /// Runs the command once.
    pub(super) fn submit(
        &self,
        order: &PrintOrder<'_>,
        patience: Duration,
    ) -> Result<PrintJob, PrintError> {
        let printer = choose(order.printer.as_deref(), &self.printers())?.name.clone();
        let file = if self.template.names_file() {
            let file = PrivateFile::new(&self.folder, order.pdf);
            Some(file.map_err(|error| PrintError::File(error.to_string()))?)
        } else {
            None
        };
        let path = file.as_ref().map(|file| file.path().to_string_lossy()).unwrap_or_default();
        let title = order.plain_title();
        let arguments = self.template.arguments(&Values {
            printer: &printer,
            copies: order.copies,
            sides: order.sides,
            file: &path,
            title: &title,
        });
        let input = if file.is_some() { &[] } else { order.pdf };
        let program = self.template.program();
        let errand = Errand { program, arguments, environment: Vec::new(), input, patience };
        let said = run(errand).map_err(|error| match error {
            RunError::Start(error) => {
                let program = program.to_owned();
                PrintError::Misconfigured(CommandFault::Program(program, error.to_string()))
            }
            RunError::TimedOut => PrintError::TimedOut(patience.as_secs()),
        })?;
        match said.end {
            End::Well => Ok(PrintJob { printer, id: String::new() }),
            End::Badly if said.errors.trim().is_empty() => Err(PrintError::Refused(said.output)),
            End::Badly => Err(PrintError::Refused(said.errors)),
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests;

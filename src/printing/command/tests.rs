//! Commands that print, played by the shell.

use std::{fs, os::unix::fs::PermissionsExt};

use super::super::{JobState, PrintSystem, Sides};
use super::*;

const PDF: &[u8] = b"%PDF-1.7 sample";

fn order(printer: Option<&str>) -> PrintOrder<'static> {
    let printer = printer.map(str::to_owned);
    PrintOrder { printer, copies: 2, sides: Sides::TwoLongEdge, title: "12号", pdf: PDF }
}

fn entries(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_pdf_goes_to_standard_input_unless_a_file_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let template = format!("sh -c 'cat > \"$1\"' - {}", seen.display());
    let system =
        PrintSystem::Command(CommandLine::parse(&template, vec![], folder.path()).unwrap());
    let job = system.submit(&order(None)).unwrap();
    assert_eq!(job, PrintJob { printer: "sh".into(), id: String::new() });
    assert_eq!(system.state(&job), Ok(JobState::Done));
    assert_eq!(fs::read(seen).unwrap(), PDF);
    assert_eq!(entries(folder.path()), ["seen"]);
}

#[test]
fn the_file_is_private_and_gone_afterwards_also_on_failure() {
    let folder = tempfile::tempdir().unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let seen = elsewhere.path().join("seen");
    for (end, patience) in [("exit 0", 10), ("echo 卡纸 >&2; exit 1", 10), ("sleep 60", 0)] {
        let script = format!("cp -p {{file}} {}; {end}", seen.display());
        let command = CommandLine::parse(&format!("sh -c '{script}'"), vec![], folder.path());
        let patience = Duration::from_secs(patience).max(Duration::from_millis(500));
        let answer = command.unwrap().submit(&order(None), patience);
        match end {
            "exit 0" => assert!(answer.is_ok()),
            "sleep 60" => assert_eq!(answer, Err(PrintError::TimedOut(0))),
            _ => assert_eq!(answer, Err(PrintError::Refused("卡纸\n".into()))),
        }
        assert_eq!(fs::read(&seen).unwrap(), PDF);
        assert_eq!(fs::metadata(&seen).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(entries(folder.path()), [""; 0]);
    }
}

#[test]
fn only_listed_printers_are_named_and_the_first_is_the_default() {
    let folder = tempfile::tempdir().unwrap();
    let seen = folder.path().join("seen");
    let template = format!("sh -c 'echo \"$@\" > {}' - {{printer}} {{copies}}", seen.display());
    let printers = vec!["一号 窗口".to_owned(), "B".to_owned()];
    let command = CommandLine::parse(&template, printers, folder.path()).unwrap();
    let system = PrintSystem::Command(command);
    for (wanted, written) in [(None, "一号 窗口 2\n"), (Some("B"), "B 2\n")] {
        system.submit(&order(wanted)).unwrap();
        assert_eq!(fs::read_to_string(&seen).unwrap(), written);
    }
    let refused = system.submit(&order(Some("; rm -rf /")));
    assert_eq!(refused, Err(PrintError::NoSuchPrinter("; rm -rf /".into())));
}

#[test]
fn a_command_that_cannot_work_is_refused_with_its_fault() {
    let folder = Path::new("/nowhere");
    let fault = |template: &str, printers: &[&str]| {
        let printers = printers.iter().map(|&name| name.to_owned()).collect();
        CommandLine::parse(template, printers, folder).unwrap_err()
    };
    let refused = PrintError::Misconfigured;
    assert_eq!(fault("p {printer}", &[]), refused(CommandFault::NoPrinterList));
    assert_eq!(fault("p", &["-x"]), refused(CommandFault::PrinterName("-x".into())));
    assert_eq!(fault("", &[]), refused(CommandFault::Empty));

    let command = CommandLine::parse("hecha-no-such-program", vec![], folder).unwrap();
    let answer = command.submit(&order(None), Duration::from_secs(1)).unwrap_err();
    let PrintError::Misconfigured(CommandFault::Program(program, _)) = answer else {
        unreachable!("{answer}")
    };
    assert_eq!(program, "hecha-no-such-program");

    let command = CommandLine::parse("true {file}", vec![], folder).unwrap();
    let answer = command.submit(&order(None), Duration::from_secs(1));
    assert!(matches!(answer, Err(PrintError::File(_))));
}

//! Printing through a command, as on systems without CUPS.

use std::{fs, path::Path};

use hecha::{
    desk::{
        Desk, Session, demo,
        print::{PrintWish, Sides},
        verifier::Answer,
    },
    domain::{journal::Action, report::ReportKind},
};

use super::{district, district_of, issue, journal, log_in, told};

/// Lets the folder print with a command of the shell.
fn print_with(folder: &Path, script: &str) {
    let config = fs::read_to_string(folder.join("config.toml")).unwrap();
    let rest = config.lines().filter(|line| !line.starts_with("print_command"));
    let lines: Vec<&str> = rest.collect();
    let command = format!("print_command = '''sh -c '{script}' '''");
    fs::write(folder.join("config.toml"), format!("{command}\n{}", lines.join("\n"))).unwrap();
}

fn print(desk: &mut Desk, session: &Session, number: &str) -> Result<u32, String> {
    let number = number.to_owned();
    let wish = PrintWish { number, printer: None, copies: 1, sides: Sides::One };
    desk.print(session, &wish).map(|printed| printed.n).map_err(|error| error.to_string())
}

/// The pages of an older key's report bear no seal of another key: that would be told changed.
#[test]
fn a_reprint_after_the_key_was_replaced_is_not_told_forged() {
    let parent = district();
    let folder = &district_of(&parent);
    let paper = parent.path().join("paper.pdf");
    print_with(folder, &format!("cat > {}", paper.display()));
    let (mut desk, clerk) = log_in(folder, "clerk");
    let number = issue(&mut desk, &clerk, ReportKind::RepairNotice).record.number;
    assert_eq!(print(&mut desk, &clerk, &number), Ok(1));
    drop(desk);
    assert_eq!(told(folder, paper.to_str().unwrap()), Answer::Genuine);
    let (mut desk, admin) = log_in(folder, "admin");
    desk.rotate_key(&admin, demo::PASSWORD).unwrap();
    drop(desk);
    let (mut desk, clerk) = log_in(folder, "clerk");
    assert_eq!(print(&mut desk, &clerk, &number), Ok(2));
    assert_eq!(told(folder, paper.to_str().unwrap()), Answer::NotAReport);
}

/// The row stands before the paper can come out, and a failure has one of its own.
#[test]
fn no_printing_is_missing_from_the_journal() {
    let parent = district();
    let folder = &district_of(&parent);
    print_with(folder, "exit 1");
    let (mut desk, clerk) = log_in(folder, "clerk");
    let number = issue(&mut desk, &clerk, ReportKind::RepairNotice).record.number;
    assert!(print(&mut desk, &clerk, &number).is_err());
    drop(desk);
    let rows = journal(folder);
    let rows = rows.iter().filter(|row| row.deed.action == Action::PrintReport);
    let details: Vec<_> = rows.map(|row| row.deed.detail.clone()).collect();
    let expected = [format!("{number} 第 1 次 1 份"), format!("{number} 未打印 第 1 次")];
    assert_eq!(details, expected);
}

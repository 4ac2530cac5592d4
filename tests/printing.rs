//! Printing for real: a CUPS of this test's own with the PDF printer, `cargo test --test printing -- --ignored`.

#![cfg(unix)]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test helper that fails should say where"
)]

#[path = "printing/program.rs"]
mod program;
#[path = "printing/server.rs"]
mod server;
#[path = "desk_pty/terminal.rs"]
#[expect(dead_code, reason = "more keys than are pressed here")]
mod terminal;

use std::{
    fs,
    path::Path,
    process::Command,
    thread,
    time::{Duration, Instant},
};

use hecha::{
    printing::{
        JobState, PrintError, PrintJob, PrintOrder, PrintSystem, PrinterState, Sides, Standing,
    },
    report::{
        Document, Fallback, Rendered,
        document::{Block, Column, Paragraph, Table},
        render,
    },
};
use server::Server;

/// Two pages with a table.
fn report() -> Rendered {
    let row = |number: usize| -> Vec<_> {
        vec![number.to_string().into(), format!("示市监罚〔2026〕{number}号").into()]
    };
    let columns = vec![Column::new("序号", 1.0), Column::new("决定书文号", 4.0)];
    let document = Document {
        title: "信用核查报告".into(),
        author: "示范区公共信用查询窗口".into(),
        subject: String::new(),
        created: jiff::civil::date(2026, 7, 1).at(9, 5, 3, 0),
        header: Some("示范区公共信用查询窗口".into()),
        footer: "编号 示信核〔2026〕12号".into(),
        watermark: None,
        stamp: None,
        attachment: None,
        blocks: vec![
            Block::Title("信用核查报告".into()),
            Block::Paragraph(Paragraph::prose("截至2026年7月1日，查询到行政处罚记录40条。")),
            Block::Table(Table { columns, rows: (1..=40).map(row).collect() }),
        ],
    };
    render(&document, &Fallback::default()).unwrap()
}

fn order<'a>(pdf: &'a [u8], printer: Option<&str>) -> PrintOrder<'a> {
    let printer = printer.map(str::to_owned);
    PrintOrder { printer, copies: 1, sides: Sides::One, title: "12", pdf }
}

/// Asks until the job is through; its last state.
fn end(system: &PrintSystem, job: &PrintJob) -> JobState {
    let deadline = Instant::now() + Duration::from_secs(60);
    loop {
        let state = system.state(job).unwrap();
        let goes_on = matches!(state, JobState::Waiting | JobState::Printing);
        if !goes_on || Instant::now() > deadline {
            return state;
        }
        thread::sleep(Duration::from_millis(100));
    }
}

fn said(program: &str, file: &Path, last: &[&str]) -> String {
    let output = Command::new(program).arg(file).args(last).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn pages(file: &Path) -> usize {
    let said = said("pdfinfo", file, &[]);
    let line = said.lines().find_map(|line| line.strip_prefix("Pages:")).unwrap();
    line.trim().parse().unwrap()
}

#[test]
#[ignore = "needs CUPS"]
fn a_report_is_printed_and_its_job_followed() {
    let server = Server::start();
    server.add_pdf_printer("PDF", "窗口打印机");
    let paper = server.add_reader("窗口二");
    server.admin("lpadmin", &["-d", "PDF"]);
    let system = server.system();
    let report = report();
    assert_eq!(report.pages, 2);

    let printers = system.printers().unwrap();
    let told: Vec<_> = printers
        .iter()
        .map(|p| (p.name.as_str(), p.standing, &p.state, p.description.as_str()))
        .collect();
    assert_eq!(told.len(), 2, "{told:?}");
    let ready = PrinterState::Ready;
    assert!(told.contains(&("PDF", Standing::Default, &ready, "窗口打印机")), "{told:?}");
    assert!(told.contains(&("窗口二", Standing::Other, &ready, "窗口二")), "{told:?}");

    // Once, to the default printer, which converts it.
    let job = system.submit(&order(&report.bytes, None)).unwrap();
    assert_eq!(job.printer, "PDF");
    assert_eq!(end(&system, &job), JobState::Done);
    assert_eq!(pages(&server.paper(1)[0]), 2);

    // Twice, on both sides, to a printer with a Chinese name: what comes out says what went in.
    let twice =
        PrintOrder {
            copies: 2, sides: Sides::TwoLongEdge, ..order(&report.bytes, Some("窗口二"))
        };
    let job = system.submit(&twice).unwrap();
    assert_eq!(job.printer, "窗口二");
    assert_eq!(end(&system, &job), JobState::Done);
    assert_eq!(pages(&paper), 4);
    let text = said("pdftotext", &paper, &["-"]);
    let text: String = text.split_whitespace().collect();
    for words in ["信用核查报告", "示市监罚〔2026〕40号", "—2—共2页"] {
        assert_eq!(text.matches(words).count(), 2, "{words}:\n{text}");
    }
    let log = fs::read_to_string(server.log()).unwrap();
    assert!(log.contains("sides=two-sided-long-edge"));
    assert!(log.contains("media=A4"));
}

#[test]
#[ignore = "needs CUPS"]
fn a_job_that_does_not_go_on_says_so() {
    let server = Server::start();
    let system = server.system();
    assert_eq!(system.printers(), Err(PrintError::NoPrinters));
    assert_eq!(system.submit(&order(b"%PDF-", None)), Err(PrintError::NoPrinters));
    server.add_pdf_printer("窗口一", "");
    let report = report();

    // A paused printer keeps the job; cancelled there, it was not printed.
    server.admin("cupsdisable", &["-r", "缺纸", "窗口一"]);
    assert_eq!(system.printers().unwrap()[0].state, PrinterState::Paused);
    let job = system.submit(&order(&report.bytes, None)).unwrap();
    assert_eq!(system.state(&job), Ok(JobState::Stopped("打印机已暂停".into())));
    let second = system.submit(&order(&report.bytes, None)).unwrap();
    let number = second.id.rsplit('-').next().unwrap();
    server.admin("cancel", &[number]);
    let cancelled = system.state(&second).unwrap();
    assert!(matches!(&cancelled, JobState::Stopped(why) if why.contains("取消")), "{cancelled:?}");
    server.admin("cupsenable", &["窗口一"]);
    assert_eq!(end(&system, &job), JobState::Done);
    assert_eq!(server.paper(1).len(), 1);

    // What is no PDF fails in CUPS, not here.
    let job = system.submit(&order(b"%PDF-1.7 broken", None)).unwrap();
    let faulty = end(&system, &job);
    assert!(matches!(&faulty, JobState::Stopped(why) if why.contains("出错")), "{faulty:?}");

    // Unknown printers and jobs; a printer that takes nothing.
    for name in ["没有", "-oraw", ""] {
        let refused = system.submit(&order(&report.bytes, Some(name)));
        assert_eq!(refused, Err(PrintError::NoSuchPrinter(name.into())));
    }
    let strange = PrintJob { printer: "窗口一".into(), id: "窗口一-999999".into() };
    assert_eq!(system.state(&strange), Ok(JobState::Gone));
    server.admin("cupsreject", &["窗口一"]);
    assert_eq!(system.printers().unwrap()[0].state, PrinterState::Paused);
    let refused = system.submit(&order(&report.bytes, None)).unwrap_err();
    assert!(matches!(&refused, PrintError::Refused(words) if words.contains("not accepting")));
    assert_eq!(refused.to_string().matches('。').count(), 2);
}

#[test]
#[ignore = "needs CUPS"]
fn without_a_server_the_right_error_comes() {
    let folder = tempfile::tempdir().unwrap();
    let socket = folder.path().join("nobody.sock").to_str().unwrap().to_owned();
    for server in [socket, "127.0.0.1:1".to_owned()] {
        let system = PrintSystem::Cups { server: Some(server) };
        assert_eq!(system.printers(), Err(PrintError::NotRunning));
        assert_eq!(system.submit(&order(b"%PDF-", None)), Err(PrintError::NotRunning));
        let job = PrintJob { printer: "A".into(), id: "A-1".into() };
        assert_eq!(system.state(&job), Err(PrintError::NotRunning));
    }
}

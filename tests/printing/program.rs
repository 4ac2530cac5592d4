//! Printing as the program does it: on the command line and in its terminal, on a real CUPS.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

use hecha::printing::{JobState, PrintJob};
use serde_json::Value;

use super::{
    end, said,
    server::Server,
    terminal::{Desk, F2, F5, RIGHT, TODAY, demo, listed_company},
};

const QUEUE: &str = "窗口二";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(arguments)
        .args(["--data", folder.to_str().unwrap(), "--today", TODAY])
        .env_remove("HECHA_DATA")
        // What the office wrote down decides, not where the program was started.
        .env("CUPS_SERVER", "127.0.0.1:1")
        .output()
        .unwrap()
}

fn json(output: &Output) -> Value {
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), &output.stderr);
    serde_json::from_str(out).unwrap_or_else(|_| panic!("{out}{}", String::from_utf8_lossy(err)))
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn solid(paper: &Path) -> String {
    said("pdftotext", paper, &["-"]).split_whitespace().collect()
}

/// Waits until the job is through.
fn printed(server: &Server, told: &Value) {
    let job = PrintJob { printer: text(&told["printer"]).into(), id: text(&told["job"]).into() };
    assert_eq!(end(&server.system(), &job), JobState::Done);
}

/// The one report of the register.
fn entry(folder: &Path) -> Value {
    json(&run(folder, &["register", "find", "--json"]))
}

#[test]
#[ignore = "needs CUPS and pdftotext"]
fn each_printing_has_its_number_on_its_pages() {
    let server = Server::start();
    let paper = server.add_reader(QUEUE);
    let folder = demo(&server.socket());
    let folder = folder.path();
    let (_, code) = listed_company(folder);

    let issue = ["report", &code, "--json", "--print", "--printer", QUEUE, "--copies", "2"];
    let issued = run(folder, &issue);
    assert!(issued.status.success(), "{issued:?}");
    let issued = json(&issued);
    assert_eq!((&issued["printed"], text(&issued["printer"])), (&1.into(), QUEUE));
    printed(&server, &issued);
    let pages = usize::try_from(issued["pages"].as_u64().unwrap()).unwrap();
    let first = solid(&paper);
    assert_eq!(first.matches("第1次打印").count(), 2 * pages, "{first}");
    assert_eq!(first.matches("第2次打印").count(), 0);

    let number = text(&issued["number"]);
    let again = run(folder, &["register", "print", number, "--printer", QUEUE, "--json"]);
    assert!(again.status.success(), "{again:?}");
    let again = json(&again);
    assert_eq!(again["printed"], 2);
    printed(&server, &again);
    let second = solid(&paper);
    assert_eq!(second.matches("第2次打印").count(), pages, "{second}");
    assert_eq!(second.matches("第1次打印").count(), 0);
    // But for the number and the time of the printing, it is the same paper.
    let words = |text: &str| text.matches(number).count();
    assert_eq!(words(&first), 2 * words(&second));

    assert_eq!(entry(folder)["prints"], 2);
    let verified = run(folder, &["verify", text(&issued["file"])]);
    assert!(verified.status.success(), "{verified:?}");
    // The queue is everybody's to read: it says the number and nothing about anybody.
    let log = fs::read_to_string(server.log()).unwrap();
    assert!(log.contains(number) && !log.contains(&code), "the code stands in the queue");
}

/// A printing that failed: not counted, and the report stands.
fn is_not_printed(folder: &Path, output: &Output, prints: u64) {
    let err = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success(), "{output:?}");
    assert_eq!(err.matches('。').count(), 2, "{err}");
    assert!(!err.contains("panicked"), "{err}");
    let entry = entry(folder);
    assert_eq!(entry["prints"], prints, "{entry}");
    let verified = run(folder, &["verify", text(&entry["file"])]);
    assert!(verified.status.success(), "{verified:?}");
}

#[test]
#[ignore = "needs CUPS and pdftotext"]
fn what_cannot_be_printed_is_issued_all_the_same_and_not_counted() {
    let mut server = Server::start();
    let folder = demo(&server.socket());
    let folder = folder.path();
    let (_, code) = listed_company(folder);

    // No printer at all: the number is told all the same, once, and the failure after it.
    let issued = run(folder, &["report", &code, "--json", "--print"]);
    is_not_printed(folder, &issued, 0);
    let issued = json(&issued);
    assert!(issued.get("printed").is_none(), "{issued}");
    let number = text(&issued["number"]);
    let print = |printer: &str| run(folder, &["register", "print", number, "--printer", printer]);

    let paper = server.add_reader(QUEUE);
    is_not_printed(folder, &print("没有这台"), 0);
    is_not_printed(folder, &print("-oraw"), 0);
    let copies = ["register", "print", number, "--printer", QUEUE, "--copies", "100"];
    assert!(!run(folder, &copies).status.success());
    server.admin("cupsreject", &[QUEUE]);
    is_not_printed(folder, &print(QUEUE), 0);
    server.admin("cupsaccept", &[QUEUE]);

    // One that is paused takes the job and keeps it: that is the first printing.
    server.admin("cupsdisable", &["-r", "缺纸", QUEUE]);
    let kept = run(folder, &["register", "print", number, "--printer", QUEUE, "--json"]);
    assert!(kept.status.success(), "{kept:?}");
    assert_eq!(entry(folder)["prints"], 1);
    server.admin("cupsenable", &[QUEUE]);
    printed(&server, &json(&kept));
    assert!(solid(&paper).contains("第1次打印"));

    server.stop();
    is_not_printed(folder, &print(QUEUE), 1);
    let journal = Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(["journal", "export", "--operator", "auditor", "--today", TODAY, "--data"])
        .arg(folder)
        .env("HECHA_PASSWORD", "hecha-demo")
        .output()
        .unwrap();
    let journal = String::from_utf8(journal.stdout).unwrap();
    assert!(journal.contains(&format!("{number} 未打印")), "{journal}");
    assert!(journal.contains(&format!("{number} 第 1 次 1 份")), "{journal}");
}

#[test]
#[ignore = "needs CUPS and pdftotext"]
fn the_clerk_prints_at_the_desk_and_again_only_when_that_was_said() {
    let server = Server::start();
    let paper = server.add_reader(QUEUE);
    let folder = demo(&server.socket());
    let folder = folder.path();
    let (_, code) = listed_company(folder);
    let mut desk = Desk::open(folder);
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.press(F5);
    desk.expect("> 信用核查报告");
    desk.press("专项资金审查");
    desk.press("\r");
    desk.expect("已出具 示信核〔2026〕1号");
    desk.expect(&format!("> {QUEUE}"));
    desk.press("2");
    desk.expect("> 2");
    desk.press("\r");
    desk.expect(&format!("第 1 次打印，已交给打印机 {QUEUE}"));
    let done = |desk: &mut Desk| {
        for _ in 0..100 {
            desk.press(F2);
            if desk.expect("打印情况").contains("已送到打印机") {
                return;
            }
        }
        panic!("never printed:\n{}", desk.screen());
    };
    done(&mut desk);
    assert!(solid(&paper).contains("第1次打印"));
    // Enter once more prints nothing before that was said.
    desk.press("\r");
    desk.expect("> 否");
    desk.press("\r");
    let shown = desk.expect_gone("> 否");
    assert!(shown.contains("第 1 次打印"), "{shown}");
    assert_eq!(entry(folder)["prints"], 1);
    desk.press("\r");
    desk.expect("> 否");
    desk.press(RIGHT);
    desk.expect("> 是");
    desk.press("\r");
    desk.expect(&format!("第 2 次打印，已交给打印机 {QUEUE}"));
    done(&mut desk);
    assert!(solid(&paper).contains("第2次打印"));
    assert_eq!(entry(folder)["prints"], 2);
}

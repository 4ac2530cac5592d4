//! The whole job as a clerk does it, in tmux at 80×24: log-in, a code, the archive, a report; then
//! the paper is read back by poppler and checked by qpdf.
#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

use std::{
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant},
};

const TODAY: &str = "2026-11-20";
const PATIENCE: Duration = Duration::from_secs(20);

fn output(program: &str, arguments: &[&str]) -> String {
    let output = Command::new(program).args(arguments).output().unwrap();
    assert!(output.status.success(), "{program}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

fn hecha(folder: &Path, arguments: &[&str]) -> String {
    let common = ["--today", TODAY, "--data", folder.to_str().unwrap()];
    output(env!("CARGO_BIN_EXE_hecha"), &[arguments, &common].concat())
}

/// A tmux server of its own with one window.
struct Desk {
    socket: String,
}

impl Desk {
    fn open(folder: &Path) -> Self {
        let desk = Self { socket: format!("hecha-{}", std::process::id()) };
        let program = env!("CARGO_BIN_EXE_hecha");
        let command = format!(
            "env -u NO_COLOR LANG=C.UTF-8 LC_ALL=C.UTF-8 TERM=xterm-256color '{program}' --today {TODAY} --data '{}'",
            folder.display()
        );
        desk.tmux(&["new-session", "-d", "-x", "80", "-y", "24", &command]);
        desk
    }

    fn tmux(&self, arguments: &[&str]) -> String {
        output("tmux", &[&["-f", "/dev/null", "-L", &self.socket, "-u"], arguments].concat())
    }

    fn press(&self, keys: &[&str]) {
        self.tmux(&[&["send-keys"], keys].concat());
    }

    /// The screen, once it says all of these.
    fn wait(&self, words: &[&str]) -> String {
        let begun = Instant::now();
        loop {
            let screen = self.tmux(&["capture-pane", "-p"]);
            if words.iter().all(|word| screen.contains(word)) {
                return screen;
            }
            assert!(begun.elapsed() < PATIENCE, "{words:?} never came:\n{screen}");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = Command::new("tmux").args(["-L", &self.socket, "kill-server"]).output();
    }
}

/// A listed company of the district: its code and name.
fn listed(folder: &Path) -> (String, String) {
    let answer: serde_json::Value =
        serde_json::from_str(&hecha(folder, &["lookup", "--json", "有限公司"])).unwrap();
    let subjects = answer["subjects"].as_array().unwrap();
    let subject = subjects.iter().find(|s| !s["listings"].as_array().unwrap().is_empty()).unwrap();
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    (text(&subject["codes"]["credit_code"]), text(&subject["name"]))
}

fn issued(folder: &Path) -> PathBuf {
    let reports = std::fs::read_dir(folder.join("reports/2026")).unwrap();
    let mut files: Vec<_> = reports.map(|entry| entry.unwrap().path()).collect();
    // The statements of the year lie beside the reports.
    files.retain(|file| file.extension().is_some_and(|extension| extension == "pdf"));
    match files.len() {
        1 => files.remove(0),
        n => panic!("{n} reports"),
    }
}

#[test]
#[ignore = "needs tmux, pdftotext and qpdf"]
fn from_log_in_to_paper() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("district");
    hecha(&folder, &["demo", "--no-tui", "--subjects", "200", "--seed", "1"]);
    let (code, name) = listed(&folder);

    let desk = Desk::open(&folder);
    desk.wait(&["操作员", "clerk"]);
    desk.press(&["clerk", "Enter"]);
    desk.press(&["hecha-demo", "Enter"]);
    desk.wait(&["信用核查", "查询"]);
    desk.press(&[&code[..17]]);
    desk.wait(&["已输 17 位", "应为"]);
    desk.press(&[&code[17..]]);
    desk.wait(&["校验通过"]);
    desk.press(&["Enter"]);
    let archive = desk.wait(&["信用档案", &name]);
    assert!(archive.contains('【'), "no list status:\n{archive}");
    desk.press(&["F5"]);
    desk.wait(&["出具报告", "用途"]);
    // Typing goes to the purpose, wherever the focus is.
    desk.press(&["专项资金审查"]);
    desk.wait(&["专项资金审查"]);
    thread::sleep(Duration::from_millis(300));
    desk.press(&["Enter"]);
    desk.wait(&["示信核〔2026〕1号"]);

    let paper = issued(&folder);
    let paper = paper.to_str().unwrap();
    output("qpdf", &["--check", paper]);
    let text = output("pdftotext", &["-raw", paper, "-"]);
    let joined: String = text.split_whitespace().collect();
    for said in [name.as_str(), &code, "示信核〔2026〕1号", "专项资金审查", "四、名单列入情况"]
    {
        let said: String = said.split_whitespace().collect();
        assert!(joined.contains(&said), "{said} is not on the paper:\n{text}");
    }
}

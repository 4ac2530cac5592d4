//! The built program in a PTY, and the demo folder it stands on.

use std::{
    io::{Read, Write},
    num::NonZero,
    path::Path,
    process::{Command, Stdio},
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

/// The day every test stands on.
pub const TODAY: &str = "2026-11-20";

pub const F2: &str = "\x1bOQ";
pub const F3: &str = "\x1bOR";
pub const F4: &str = "\x1bOS";
pub const F5: &str = "\x1b[15~";
pub const F6: &str = "\x1b[17~";
pub const F7: &str = "\x1b[18~";
pub const F8: &str = "\x1b[19~";
pub const LEFT: &str = "\x1b[D";
pub const RIGHT: &str = "\x1b[C";
pub const PAGE_DOWN: &str = "\x1b[6~";

/// A keystroke from a person, not from a scanner.
const PAUSE: Duration = Duration::from_millis(200);

/// Runs the program on a folder, away from any terminal, and returns what it printed.
pub fn hecha(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(arguments)
        .env("HECHA_PASSWORD", "hecha-demo")
        .args(["--today", TODAY, "--data"])
        .arg(folder)
        .stdin(Stdio::null())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// A district whose printers are those of `server`, never the ones of whoever runs the tests.
pub fn demo(server: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    hecha(folder.path(), &["demo", "--no-tui", "--subjects", "200", "--seed", "1"]);
    let settings = folder.path().join("config.toml");
    let text = std::fs::read_to_string(&settings).unwrap();
    std::fs::write(&settings, format!("print_server = \"{server}\"\n{text}")).unwrap();
    folder
}

/// Name and credit code of a company of the district that is on a list.
pub fn listed_company(folder: &Path) -> (String, String) {
    let answer: serde_json::Value =
        serde_json::from_str(&hecha(folder, &["lookup", "--json", "有限公司"])).unwrap();
    let subjects = answer["subjects"].as_array().unwrap();
    let listed = |s: &&serde_json::Value| !s["listings"].as_array().unwrap().is_empty();
    let subject = subjects.iter().find(listed).expect("every kind of listing occurs");
    let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
    (text(&subject["name"]), text(&subject["codes"]["credit_code"]))
}

/// The program in a terminal of 80 columns and 24 rows.
pub struct Desk {
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    sent: Arc<Mutex<Vec<u8>>>,
}

impl Desk {
    pub fn open(folder: &Path) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_hecha"));
        command.args(["--today", TODAY, "--data"]);
        command.arg(folder);
        command.env("TERM", "xterm");
        command.env("LANG", "C.UTF-8");
        command.env("LC_ALL", "C.UTF-8");
        let child = pair.slave.spawn_command(command).unwrap();
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keyboard = pair.master.take_writer().unwrap();
        let sent = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&sent);
        std::thread::spawn(move || {
            let _open_while_read = pair.master;
            let mut bytes = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut bytes) {
                log.lock().unwrap().extend_from_slice(&bytes[..count]);
            }
        });
        Self { keyboard, child, sent }
    }

    pub fn press(&mut self, bytes: &str) {
        std::thread::sleep(PAUSE);
        self.scan(bytes);
    }

    pub fn scan(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    pub fn screen(&self) -> String {
        let size = |n| NonZero::new(n).unwrap();
        let mut terminal = vt100::Parser::new(size(24), size(80), 0);
        terminal.process(&self.sent.lock().unwrap());
        terminal.screen().contents()
    }

    /// Waits until the screen shows `text`.
    pub fn expect(&self, text: &str) -> String {
        self.wait(&format!("no {text}"), |shown| shown.contains(text))
    }

    /// Waits until it shows it no longer.
    pub fn expect_gone(&self, text: &str) -> String {
        self.wait(&format!("still {text}"), |shown| !shown.contains(text))
    }

    fn wait(&self, else_said: &str, is_shown: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let shown = self.screen();
            if is_shown(&shown) {
                return shown;
            }
            assert!(start.elapsed() < Duration::from_secs(30), "{else_said} in:\n{shown}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn log_in(&mut self) {
        let shown = self.expect("clerk");
        let password = shown
            .lines()
            .find_map(|line| line.trim().strip_prefix("clerk"))
            .and_then(|rest| rest.split_whitespace().next())
            .expect("the log-in screen of a demo names its operators")
            .to_owned();
        self.press("clerk\r");
        self.press(&format!("{password}\r"));
        self.expect("> 公开信息");
    }

    pub fn quit_from_archive(mut self) {
        self.press("\x1b");
        self.expect("最近查询");
        self.quit();
    }

    pub fn quit(mut self) {
        self.press(F8);
        self.expect("退出程序吗");
        self.press(RIGHT);
        self.expect("> 是");
        self.press("\r");
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

//! The program in a real terminal: this test binary starts itself inside a PTY.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::*;
use crate::tui::tests::{desk, emulate, status};

const CHILD: &str = "HECHA_PTY_CHILD";

/// Not a test of its own: the program that runs inside the PTY of the tests below.
#[test]
fn child() {
    let Some(log_folder) = std::env::var_os(CHILD) else { return };
    let settings = Settings { line: Line::Local, idle: None, log_folder: log_folder.into() };
    let ending = run(desk(), &settings, |job| match job {
        Job::LogIn { operator, .. } => Answer::LoggedIn(status(&operator)),
        Job::Unlock { .. } => Answer::Unlocked,
        Job::LogOut => Answer::LoggedOut,
        Job::LookUp { query, .. } if query == "panic" => panic!("a name nobody may read: 陈某"),
        Job::LookUp { query, .. } if query == "slip" => {
            let done = terminal::contain(|| -> Answer { panic!("a name nobody may read: 陈某") });
            done.unwrap_or_else(|| Answer::Refused("没有完成。请重试。".into()))
        }
        Job::LookUp { query, .. } => Answer::Refused(format!("没有 {query}。请重试。")),
        Job::Warm => Answer::Warmed,
        job => Answer::Refused(format!("{job:?}")),
    });
    let _ = writeln!(io::stdout(), "ended: {ending:?}");
}

struct Pty {
    master: Box<dyn MasterPty + Send>,
    keyboard: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
    sent: Arc<Mutex<Vec<u8>>>,
}

fn start(log_folder: &Path) -> Pty {
    let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = native_pty_system().openpty(size).unwrap();
    let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
    command.args(["--exact", "tui::runtime::pty_tests::child", "--nocapture", "--quiet"]);
    command.env(CHILD, log_folder);
    command.env("TERM", "xterm");
    let child = pair.slave.spawn_command(command).unwrap();
    let mut reader = pair.master.try_clone_reader().unwrap();
    let keyboard = pair.master.take_writer().unwrap();
    let sent = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&sent);
    std::thread::spawn(move || {
        let mut bytes = [0; 4096];
        while let Ok(count @ 1..) = reader.read(&mut bytes) {
            log.lock().unwrap().extend_from_slice(&bytes[..count]);
        }
    });
    Pty { master: pair.master, keyboard, child, sent }
}

impl Pty {
    fn press(&mut self, bytes: &str) {
        self.keyboard.write_all(bytes.as_bytes()).unwrap();
        self.keyboard.flush().unwrap();
    }

    fn screen(&self) -> vt100::Parser {
        emulate((80, 24), &self.sent.lock().unwrap())
    }

    /// Waits until the screen shows `text`.
    fn expect(&self, text: &str) {
        let start = Instant::now();
        while !self.screen().screen().contents().contains(text) {
            let shown = self.screen().screen().contents();
            assert!(start.elapsed() < Duration::from_secs(20), "no {text} in:\n{shown}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn log_in(&mut self) {
        self.expect("操作员");
        self.press("窗口一\rmima\r");
        self.expect("统一社会信用代码");
    }

    /// Waits for the end; the terminal must be as it was found.
    fn expect_restored(&mut self) {
        self.child.wait().unwrap();
        let start = Instant::now();
        while self.screen().screen().alternate_screen() {
            assert!(start.elapsed() < Duration::from_secs(5), "still on the second screen");
            std::thread::sleep(Duration::from_millis(5));
        }
        let screen = self.screen();
        assert!(!screen.screen().hide_cursor());
        assert!(!screen.screen().bracketed_paste());
        let modes = format!("{:?}", self.master.get_termios());
        assert!(modes.contains("ICANON") && modes.contains("ECHO"), "{modes}");
    }
}

impl Drop for Pty {
    /// A test that ends early leaves nobody behind in its terminal.
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn a_session_from_login_to_quitting() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = start(folder.path());
    pty.log_in();
    pty.press("abc\r");
    pty.expect("没有 abc。请重试。");
    pty.press("\x1b[19~");
    pty.expect("退出程序吗");
    pty.press("\x1b[C");
    pty.expect("> 是");
    std::thread::sleep(Duration::from_millis(160));
    pty.press("\r");
    pty.expect_restored();
    pty.expect("Ok(Quit)");
}

#[test]
fn an_arrow_key_torn_on_the_way_moves_the_cursor() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = start(folder.path());
    pty.log_in();
    pty.press("abc\x1b");
    std::thread::sleep(Duration::from_millis(10));
    pty.press("[Dx");
    pty.expect("[ abxc ");
    pty.press("\x1b");
    pty.expect("按数字选择");
}

#[test]
fn a_panic_gives_the_terminal_back_and_tells_nobodys_name() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = start(folder.path());
    pty.log_in();
    pty.press("panic\r");
    pty.expect_restored();
    pty.expect("程序出错已退出");
    let log = std::fs::read_to_string(folder.path().join("crash.log")).unwrap();
    assert!(log.contains("pty_tests.rs") && !log.contains("陈某"), "{log}");
    let sent = String::from_utf8_lossy(&pty.sent.lock().unwrap()).into_owned();
    assert!(!sent.contains("陈某"));
}

#[test]
fn a_contained_panic_costs_one_answer_and_is_noted() {
    let folder = tempfile::tempdir().unwrap();
    let mut pty = start(folder.path());
    pty.log_in();
    pty.press("slip\r");
    pty.expect("没有完成。请重试。");
    pty.press("abc\r");
    pty.expect("没有 abc。请重试。");
    let log = std::fs::read_to_string(folder.path().join("crash.log")).unwrap();
    assert!(log.contains("pty_tests.rs") && !log.contains("陈某"), "{log}");
}

#[test]
fn a_signal_gives_the_terminal_back() {
    for signal in ["-TERM", "-HUP"] {
        let folder = tempfile::tempdir().unwrap();
        let mut pty = start(folder.path());
        pty.log_in();
        let id = pty.child.process_id().unwrap().to_string();
        std::process::Command::new("kill").args([signal, &id]).status().unwrap();
        pty.expect_restored();
        pty.expect("Ok(Terminated)");
    }
}

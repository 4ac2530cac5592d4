//! The terminal UI in a real PTY of 80×24: start to login screen, and what it keeps in memory.

use std::{
    error::Error,
    io::{Read, Write},
    num::NonZeroU16,
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use hecha::{desk::demo, domain::code::CodeKind};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};

use crate::{
    Measured,
    district::{DAY, District},
    processes::HECHA,
    table::Table,
    timing::{Times, megabytes, most_resident},
};

const ROWS: NonZeroU16 = NonZeroU16::new(24).unwrap();
const COLUMNS: NonZeroU16 = NonZeroU16::new(80).unwrap();
const STARTS: usize = 20;
/// Longer than any answer takes.
const PATIENCE: Duration = Duration::from_secs(10);

/// Starts to the login screen; then one session with a log-in and a look-up.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("terminal UI in a PTY");
    let mut times = Times::default();
    for _ in 0..STARTS {
        let start = Instant::now();
        let screen = Screen::open(district)?;
        screen.wait(|text| text.contains("操作员"))?;
        times.keep(start.elapsed());
    }
    table.line("start to login screen", &times.figure(), "< 50 ms");
    session(district, table)
}

/// Log-in, then look-ups, each from its Enter to the subject's name on the screen.
fn session(district: &District, table: &mut Table) -> Measured {
    let store = district.store()?;
    let mut screen = Screen::open(district)?;
    screen.wait(|text| text.contains("操作员"))?;
    let clerk = demo::CLERK;
    screen.press(&format!("{}\r", clerk.name))?;
    let start = Instant::now();
    screen.press(&format!("{}\r", clerk.password))?;
    screen.wait(|text| text.contains("信用核查"))?;
    let mut login = Times::default();
    login.keep(start.elapsed());
    table.line("log-in, key derivation included", &login.figure(), "");
    for id in district.sample(200) {
        let Some(subject) = store.subject(id)? else { continue };
        let Some(code) = subject.code(CodeKind::CreditCode) else { continue };
        let start = Instant::now();
        screen.press(&format!("{code}\r"))?;
        let name: String = subject.name.chars().take(6).collect();
        screen.wait(|text| text.contains(&name))?;
        let mut first = Times::default();
        first.keep(start.elapsed());
        table.line("first look-up, typing included", &first.figure(), "< 100 ms");
        break;
    }
    let most = screen.child.process_id().and_then(most_resident).unwrap_or(0);
    table.line("resident, most", &megabytes(most), "< 40 MB");
    Ok(())
}

/// A running terminal UI and what it shows.
struct Screen {
    child: Box<dyn Child + Send + Sync>,
    input: Box<dyn Write + Send>,
    shown: Arc<Mutex<vt100::Parser>>,
}

impl Screen {
    fn open(district: &District) -> Result<Self, Box<dyn Error>> {
        let size =
            PtySize { rows: ROWS.get(), cols: COLUMNS.get(), pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size)?;
        let mut command = CommandBuilder::new(HECHA);
        command.args(["--today", &DAY.to_string(), "--data"]);
        command.arg(&district.root);
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        let child = pair.slave.spawn_command(command)?;
        let mut output = pair.master.try_clone_reader()?;
        let shown = Arc::new(Mutex::new(vt100::Parser::new(ROWS, COLUMNS, 0)));
        let parser = Arc::clone(&shown);
        thread::spawn(move || {
            let mut bytes = [0; 8_192];
            while let Ok(n @ 1..) = output.read(&mut bytes) {
                let Ok(mut parser) = parser.lock() else { return };
                parser.process(&bytes[..n]);
            }
        });
        Ok(Self { child, input: pair.master.take_writer()?, shown })
    }

    fn press(&mut self, keys: &str) -> std::io::Result<()> {
        self.input.write_all(keys.as_bytes())?;
        self.input.flush()
    }

    /// Waits until the screen is as it should be; fails with what it shows instead.
    fn wait(&self, done: impl Fn(&str) -> bool) -> Result<(), Box<dyn Error>> {
        let start = Instant::now();
        loop {
            let text = match self.shown.lock() {
                Ok(parser) => parser.screen().contents(),
                Err(_) => return Err("the screen's reader broke".into()),
            };
            if !text.is_empty() && done(&text) {
                return Ok(());
            }
            if start.elapsed() > PATIENCE {
                return Err(format!("the screen does not come:\n{text}").into());
            }
            thread::sleep(Duration::from_micros(500));
        }
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

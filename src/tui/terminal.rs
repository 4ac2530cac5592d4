//! Taking the terminal and giving it back, whatever ends the program.

use std::cell::Cell;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::panic::{AssertUnwindSafe, PanicHookInfo, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

#[cfg(not(windows))]
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::{
    cursor::{MoveTo, Show},
    execute, queue,
    style::ResetColor,
    terminal::{
        Clear, ClearType, DisableLineWrap, EnableLineWrap, EndSynchronizedUpdate,
        EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
    },
};

/// Whether the terminal is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

thread_local! {
    /// Whether a panic on this thread is one lost answer, not the end of the program.
    static CONTAINED: Cell<bool> = const { Cell::new(false) };
}

/// The file panics are noted in, below the log folder.
const CRASH_LOG: &str = "crash.log";

/// The terminal, ours until this value is dropped.
#[derive(Debug)]
pub struct Hold(());

impl Drop for Hold {
    fn drop(&mut self) {
        restore();
    }
}

/// Takes the terminal: raw mode, second screen, pasting in one piece where that works. The hook
/// for panics is in place before the first change; crashes are noted in `log_folder`.
pub fn enter(log_folder: &Path) -> io::Result<Hold> {
    install_hook(log_folder.to_owned());
    TAKEN.store(true, Ordering::SeqCst);
    let hold = Hold(());
    enable_raw_mode()?;
    let mut out = io::stdout();
    queue!(out, EnterAlternateScreen, DisableLineWrap, Clear(ClearType::All))?;
    // conhost loses characters of a bracketed paste; there a paste arrives as keys.
    #[cfg(not(windows))]
    queue!(out, EnableBracketedPaste)?;
    out.flush()?;
    Ok(hold)
}

/// Where frames go: standard output while the terminal is ours, nowhere once it was given back,
/// so that a frame under way cannot cover a crash's sentences.
#[derive(Debug)]
pub struct Output(io::Stdout);

impl Default for Output {
    fn default() -> Self {
        Self(io::stdout())
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if TAKEN.load(Ordering::SeqCst) { self.0.write(bytes) } else { Ok(bytes.len()) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Gives the terminal back, wiped. Does nothing the second time; never fails, since whoever calls
/// it may have lost the terminal already.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    let mut out = io::stdout();
    // Cleared before leaving: terminals without a second screen would keep the archive in view.
    let _ = queue!(out, EndSynchronizedUpdate, ResetColor, Clear(ClearType::All), MoveTo(0, 0));
    #[cfg(not(windows))]
    let _ = queue!(out, DisableBracketedPaste);
    let _ = execute!(out, EnableLineWrap, Show, LeaveAlternateScreen);
    let _ = disable_raw_mode();
}

/// Runs something whose panic is to be noted in the log but does not end the program; none when it
/// panicked. What it worked on must be fit for use afterwards.
pub fn contain<T>(work: impl FnOnce() -> T) -> Option<T> {
    CONTAINED.set(true);
    let done = catch_unwind(AssertUnwindSafe(work));
    CONTAINED.set(false);
    done.ok()
}

fn install_hook(log_folder: PathBuf) {
    std::panic::set_hook(Box::new(move |panic| {
        if CONTAINED.get() {
            // A full disk must not turn one lost answer into a lost program.
            let _ = note(&log_folder, panic);
            return;
        }
        restore();
        let noted = note(&log_folder, panic);
        let _ = writeln!(io::stderr(), "{}", farewell(&log_folder, noted.is_ok()));
    }));
}

/// The two sentences a crash leaves on the screen.
fn farewell(log_folder: &Path, noted: bool) -> String {
    let file = log_folder.join(CRASH_LOG);
    if noted {
        format!(
            "程序出错已退出，未完成的操作没有生效。\n请把 {} 交给系统管理员，然后重新启动程序。",
            file.display()
        )
    } else {
        format!(
            "程序出错已退出，未完成的操作没有生效。\n出错位置未能写入 {}，请联系系统管理员。",
            file.display()
        )
    }
}

/// Notes where and when. The message itself is left out: it may quote somebody's name or number.
fn note(log_folder: &Path, panic: &PanicHookInfo<'_>) -> io::Result<()> {
    std::fs::create_dir_all(log_folder)?;
    let mut file = OpenOptions::new().create(true).append(true).open(log_folder.join(CRASH_LOG))?;
    let place = panic.location().map(ToString::to_string).unwrap_or_default();
    let thread = std::thread::current();
    let (now, version) = (jiff::Timestamp::now(), env!("CARGO_PKG_VERSION"));
    writeln!(file, "{now} hecha {version} {} {place}", thread.name().unwrap_or("-"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn restoring_what_was_never_taken_writes_nothing() {
        restore();
        restore();
        assert!(!TAKEN.load(Ordering::SeqCst));
        assert_eq!(Output::default().write(b"frame").unwrap(), 5);
    }

    #[test]
    fn a_crash_says_what_happened_and_what_next() {
        for noted in [true, false] {
            let sentences = farewell(Path::new("logs"), noted);
            assert_eq!(sentences.matches('。').count(), 2, "{sentences}");
            assert!(sentences.contains("crash.log"));
        }
    }
}

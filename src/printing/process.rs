//! Runs a program with bytes on its standard input, for a limited time, keeping a limited output.

use std::{
    io::{self, Read, Write},
    process::{Child, Command, ExitStatus, Stdio},
    sync::{Arc, Mutex, PoisonError},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// What is kept of each output; bytes. The rest is read and dropped, so that the program can end.
const LIMIT: usize = 1 << 20;
/// Between two looks at a running program.
const STEP: Duration = Duration::from_millis(10);
/// How long outputs are waited for after the program ended: something it started may hold them.
const GRACE: Duration = Duration::from_millis(500);

/// A program to run.
#[derive(Debug)]
pub(super) struct Errand<'a> {
    /// The program.
    pub program: &'a str,
    /// Its arguments.
    pub arguments: Vec<String>,
    /// Variables set for it, beside the inherited ones.
    pub environment: Vec<(&'static str, String)>,
    /// What it reads.
    pub input: &'a [u8],
    /// When it is killed.
    pub patience: Duration,
}

/// What a program that ended by itself said.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Said {
    /// How it ended.
    pub end: End,
    /// Standard output.
    pub output: String,
    /// Standard error.
    pub errors: String,
}

/// How a program ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// With status 0.
    Well,
    /// With another, or by a signal.
    Badly,
}

/// Why there is no answer.
#[derive(Debug)]
pub(super) enum RunError {
    /// It could not be started.
    Start(io::Error),
    /// It was killed.
    TimedOut,
}

/// Runs it to its end.
pub(super) fn run(errand: Errand<'_>) -> Result<Said, RunError> {
    let deadline = Instant::now() + errand.patience;
    let mut child = start(&errand).map_err(RunError::Start)?;
    feed(&mut child, errand.input);
    let output = Listener::new(child.stdout.take());
    let errors = Listener::new(child.stderr.take());
    let Some(status) = wait(&mut child, deadline).map_err(RunError::Start)? else {
        end(&mut child);
        return Err(RunError::TimedOut);
    };
    let until = Instant::now() + GRACE;
    let end = if status.success() { End::Well } else { End::Badly };
    Ok(Said { end, output: output.text(until), errors: errors.text(until) })
}

fn start(errand: &Errand<'_>) -> io::Result<Child> {
    let mut command = Command::new(errand.program);
    command
        .args(&errand.arguments)
        .envs(errand.environment.iter().map(|(key, value)| (key, value)));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    // A group of its own: it is killed with all it started, and cannot ask for a password on our screen.
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut command, 0);
    command.spawn()
}

/// Writes on a thread of its own, which ends when the program has read all or is gone.
fn feed(child: &mut Child, input: &[u8]) {
    if let Some(mut pipe) = child.stdin.take() {
        let input = input.to_vec();
        thread::spawn(move || pipe.write_all(&input));
    }
}

fn wait(child: &mut Child, deadline: Instant) -> io::Result<Option<ExitStatus>> {
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline {
            return Ok(None);
        }
        thread::sleep(STEP);
    }
}

/// Kills it and, where the system has groups, what it started. There is nobody to tell of a failure.
fn end(child: &mut Child) {
    #[cfg(unix)]
    {
        let group = format!("-{}", child.id());
        let quiet = || Stdio::null();
        let mut kill = Command::new("kill");
        kill.args(["-KILL", "--", &group]).stdin(quiet()).stdout(quiet()).stderr(quiet());
        let _ = kill.status();
    }
    let _ = child.kill();
    let _ = wait(child, Instant::now() + GRACE);
}

/// Reads an output on a thread of its own.
struct Listener {
    kept: Arc<Mutex<Vec<u8>>>,
    thread: Option<JoinHandle<()>>,
}

impl Listener {
    fn new(pipe: Option<impl Read + Send + 'static>) -> Self {
        let kept = Arc::new(Mutex::new(Vec::new()));
        let thread = pipe.map(|pipe| {
            let kept = Arc::clone(&kept);
            thread::spawn(move || listen(pipe, &kept))
        });
        Self { kept, thread }
    }

    /// What was read, when the output ends or at `until`.
    fn text(self, until: Instant) -> String {
        while self.thread.as_ref().is_some_and(|thread| !thread.is_finished())
            && Instant::now() < until
        {
            thread::sleep(STEP / 10);
        }
        let kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        String::from_utf8_lossy(&kept).into_owned()
    }
}

fn listen(mut pipe: impl Read, kept: &Mutex<Vec<u8>>) {
    let mut buffer = [0; 8192];
    loop {
        match pipe.read(&mut buffer) {
            Ok(0) => return,
            Ok(count) => {
                let mut kept = kept.lock().unwrap_or_else(PoisonError::into_inner);
                let room = LIMIT.saturating_sub(kept.len()).min(count);
                kept.extend_from_slice(&buffer[..room]);
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

#[cfg(test)]
#[cfg(unix)]
mod tests {
    use super::*;

    fn shell(script: &str, input: &[u8], milliseconds: u64) -> Result<Said, RunError> {
        run(Errand {
            program: "sh",
            arguments: vec!["-c".into(), script.into()],
            environment: vec![("HECHA_WORD", "词".into())],
            input,
            patience: Duration::from_millis(milliseconds),
        })
    }

    #[test]
    fn outputs_end_and_variables_go_through() {
        let said = shell("cat; echo $HECHA_WORD >&2; exit 3", b"in", 5000).unwrap();
        let expected = Said { end: End::Badly, output: "in".into(), errors: "词\n".into() };
        assert_eq!(said, expected);
        assert_eq!(shell("exit 0", b"", 5000).unwrap().end, End::Well);
    }

    #[test]
    fn much_input_nobody_reads_and_much_output_do_no_harm() {
        let input = vec![b'x'; 4 << 20];
        let said = shell("head -c 3000000 /dev/zero", &input, 20_000).unwrap();
        assert_eq!(said.output.len(), LIMIT);
        let said = shell("wc -c", &input, 20_000).unwrap();
        assert_eq!(said.output.trim(), "4194304");
    }

    #[test]
    fn a_hung_program_is_killed_with_what_it_started() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("mark");
        let script = format!("(sleep 1; touch {}) & sleep 60", mark.display());
        let start = Instant::now();
        assert!(matches!(shell(&script, b"", 200), Err(RunError::TimedOut)));
        assert!(start.elapsed() < Duration::from_secs(5));
        thread::sleep(Duration::from_millis(1200));
        assert!(!mark.exists());
    }

    #[test]
    fn what_a_program_leaves_behind_holds_nobody_up() {
        let start = Instant::now();
        let said = shell("sleep 30 & echo out", b"", 10_000).unwrap();
        assert_eq!(said.output, "out\n");
        assert!(start.elapsed() < Duration::from_secs(5));
    }

    #[test]
    fn a_missing_program_is_told_apart() {
        let errand = Errand {
            program: "hecha-no-such-program",
            arguments: vec![],
            environment: vec![],
            input: b"",
            patience: Duration::from_secs(1),
        };
        let Err(RunError::Start(error)) = run(errand) else { unreachable!() };
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
    }
}

//! A cupsd of the test's own: its folders, socket and queues lie in a temporary folder.

use std::{
    fs,
    io::Write,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    thread,
    time::{Duration, Instant},
};

use hecha::printing::PrintSystem;

/// The PDF printer, which makes PDF files of PostScript; Debian's printer-driver-cups-pdf.
const PDF_PRINTER: &str = "/usr/share/ppd/cups-pdf/CUPS-PDF_opt.ppd";
/// A printer that takes PDF, with duplex; Debian's cups-filters.
const READER: &str = "/usr/share/ppd/cupsfilters/Generic-PDF_Printer-PDF.ppd";
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A running cupsd, stopped when dropped.
pub struct Server {
    folder: tempfile::TempDir,
    /// The only file outside the folder: the PDF printer reads its settings in /etc/cups and
    /// nowhere else. Removed with the server.
    settings: PathBuf,
    name: String,
    process: Child,
}

impl Server {
    pub fn start() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let open = |path: &Path| {
            fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
        };
        open(root);
        for name in ["root", "spool", "cache", "state", "log", "pdf-spool", "out"] {
            fs::create_dir(root.join(name)).unwrap();
            open(&root.join(name));
        }
        let at = |text: &str| text.replace('@', root.to_str().unwrap());
        fs::write(root.join("cups-files.conf"), at(FILES)).unwrap();
        fs::write(root.join("cupsd.conf"), at(SERVER)).unwrap();
        let name = format!("hecha-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let settings = PathBuf::from(format!("/etc/cups/cups-pdf-{name}.conf"));
        write_as_root(&settings, &at(PRINTER));
        let process = as_root("/usr/sbin/cupsd")
            .args(["-f", "-c", &at("@/cupsd.conf"), "-s", &at("@/cups-files.conf")])
            .spawn()
            .unwrap();
        let server = Self { folder, settings, name, process };
        server.await_answer();
        server
    }

    /// The print system under test, talking to this server.
    pub fn system(&self) -> PrintSystem {
        PrintSystem::Cups { server: Some(self.socket()) }
    }

    /// A queue whose pages are converted to PostScript and back to PDF files, [`Self::paper`].
    pub fn add_pdf_printer(&self, queue: &str, description: &str) {
        let uri = format!("cups-pdf:/{}", self.name);
        let words = ["-p", queue, "-E", "-v", &uri, "-P", PDF_PRINTER, "-D", description];
        self.admin("lpadmin", &words);
    }

    /// A queue whose pages stay PDF, as they would go to a printer that reads it; the file that
    /// takes the printer's place.
    pub fn add_reader(&self, queue: &str) -> PathBuf {
        let file = self.folder.path().join("reader.pdf");
        // Made here, it stays readable for the test when cupsd, as root, writes it.
        fs::write(&file, b"").unwrap();
        let uri = format!("file:{}", file.display());
        self.admin("lpadmin", &["-p", queue, "-E", "-v", &uri, "-P", READER]);
        file
    }

    /// Runs a command of the administrator's.
    pub fn admin(&self, program: &str, arguments: &[&str]) {
        let output = self.client(program).args(arguments).output().unwrap();
        assert!(output.status.success(), "{program} {arguments:?}: {output:?}");
    }

    /// Waits for so many printed files; their paths.
    pub fn paper(&self, count: usize) -> Vec<PathBuf> {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            let entries = fs::read_dir(self.folder.path().join("out")).unwrap();
            let files: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
            if files.len() >= count || Instant::now() > deadline {
                assert_eq!(files.len(), count, "{files:?}");
                return files;
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// What cupsd wrote down about its work.
    pub fn log(&self) -> PathBuf {
        self.folder.path().join("log/error_log")
    }

    /// Where it listens.
    pub fn socket(&self) -> String {
        self.folder.path().join("cups.sock").to_str().unwrap().to_owned()
    }

    /// Ends cupsd; its queues stay unreachable.
    pub fn stop(&mut self) {
        if matches!(self.process.try_wait(), Ok(None)) {
            let _ = as_root("kill").arg(self.process.id().to_string()).status();
            let _ = self.process.wait();
        }
    }

    fn client(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        // The administrator's programs lie in sbin.
        command.env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin").env("CUPS_SERVER", self.socket());
        command.env("LC_ALL", "C");
        command
    }

    fn await_answer(&self) {
        let deadline = Instant::now() + Duration::from_secs(20);
        while !self.client("lpstat").arg("-r").output().unwrap().stdout.ends_with(b"is running\n") {
            assert!(Instant::now() < deadline, "cupsd does not answer");
            thread::sleep(Duration::from_millis(50));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop();
        let _ = as_root("rm").arg("-f").arg(&self.settings).status();
        // cupsd's files belong to root.
        let _ =
            as_root("find").arg(self.folder.path()).args(["-mindepth", "1", "-delete"]).status();
    }
}

/// cupsd and the PDF printer's settings need root; continuous integration may have it by sudo only.
fn as_root(program: &str) -> Command {
    let id = Command::new("id").arg("-u").output().unwrap();
    if id.stdout.trim_ascii() == b"0" {
        return Command::new(program);
    }
    let mut command = Command::new("sudo");
    command.args(["-n", program]);
    command
}

fn write_as_root(path: &Path, text: &str) {
    let mut tee = as_root("tee");
    let mut tee = tee.arg(path).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    tee.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(tee.wait().unwrap().success());
}

const FILES: &str = "\
ServerRoot @/root
RequestRoot @/spool
TempDir @/spool
CacheDir @/cache
StateDir @/state
PageLog @/log/page_log
AccessLog @/log/access_log
ErrorLog @/log/error_log
FileDevice Yes
";

const SERVER: &str = "\
LogLevel debug
Listen @/cups.sock
Browsing No
WebInterface No
DefaultAuthType None
<Location />
  Allow all
</Location>
<Policy default>
  <Limit All>
    Allow all
  </Limit>
</Policy>
";

const PRINTER: &str = "\
Out @/out
AnonDirName @/out
Spool @/pdf-spool
Log @/log
Label 1
";

//! Verifying a paper at the desk: its PDF, what a scanner read from its QR code, or its verification
//! code. Needs neither log-in nor network: keys and the extract of the register lie in the data
//! folder.

mod telling;

use std::{
    fs::File,
    io::Read,
    path::{Path, PathBuf},
};

use crate::{
    domain::{
        Day,
        report::VerificationCode,
        statement::{KeyId, Statement, VoidStatement},
    },
    report::seal::LARGEST,
    vault::seal::{KeyVerdict, Keys, KnownKey, Origin},
};

use super::{
    Clock, DeskError, Folder,
    statements::{self, Extract},
    verify::{NotAReport, Signed, Verdict, examine_pdf, examine_text, examine_void},
};

/// What is known for verifying without anybody logged in.
#[derive(Debug, Clone)]
pub struct Verifier {
    known: Vec<KnownKey>,
    reports: Option<PathBuf>,
    clock: Clock,
}

/// What verifying ended in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Genuine and unchanged.
    Genuine,
    /// Genuine, and declared void since.
    Void,
    /// Changed since it was issued, or forged.
    Changed,
    /// Signed by a key this office does not know.
    UnknownKey,
    /// Signed by a key that proves nothing for that day.
    KeyRefused,
    /// Not a report of this program.
    NotAReport,
    /// This office's register has no report of this verification code.
    UnknownCode,
}

impl Answer {
    /// Stable name, in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Genuine => "genuine",
            Self::Void => "void",
            Self::Changed => "changed",
            Self::UnknownKey => "unknown_key",
            Self::KeyRefused => "key_refused",
            Self::NotAReport => "not_a_report",
            Self::UnknownCode => "unknown_code",
        }
    }
}

/// The key behind an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownKey {
    /// Which.
    pub id: KeyId,
    /// Whose it is: by this office's own list, or by its own word when it is not known.
    pub holder: Option<String>,
    /// Own or imported; none when it is not known.
    pub origin: Option<Origin>,
    /// What it is worth for the day of issue.
    pub trust: KeyVerdict,
}

/// What was verified, and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// How it ended.
    pub answer: Answer,
    /// What the office stated, where its signature fits.
    pub statement: Option<Statement>,
    /// Since when and why it is void.
    pub void: Option<VoidStatement>,
    /// The key.
    pub key: Option<ShownKey>,
    /// Why it is not a report.
    pub fault: Option<NotAReport>,
}

impl Verifier {
    /// What is known at a data folder; nothing without one.
    ///
    /// # Errors
    /// The folder is open to others, or one of its key files cannot be read.
    pub fn at(root: Option<&Path>, today: Option<Day>) -> Result<Self, DeskError> {
        let clock = today.map_or(Clock::System, Clock::Fixed);
        let folder = match root.map(Folder::open) {
            Some(Ok(folder)) => folder,
            // Nobody's keys are known where there is no data folder; the answer says so.
            None | Some(Err(super::folder::FolderError::Missing { .. })) => {
                return Ok(Self { known: Vec::new(), reports: None, clock });
            }
            Some(Err(error)) => return Err(error.into()),
        };
        if today.is_some() && !folder.is_demo() {
            return Err(DeskError::NotADemo);
        }
        Self::of(&folder, clock)
    }

    pub(super) fn of(folder: &Folder, clock: Clock) -> Result<Self, DeskError> {
        let known = Keys::at(folder.keys()).known()?;
        Ok(Self { known, reports: Some(folder.report_years()), clock })
    }

    /// Verifies a PDF's path, the text of a QR code, or a verification code.
    ///
    /// # Errors
    /// `ReadFile` for a file that cannot be read.
    pub fn verify(&self, input: &str) -> Result<Verified, DeskError> {
        let input = input.trim();
        let path = Path::new(input);
        // No code and no QR code ends so: whoever wrote it means a file, there or not.
        let is_named_so = path.extension().is_some_and(|end| end.eq_ignore_ascii_case("pdf"));
        if is_named_so || path.is_file() {
            return self.file(path);
        }
        match VerificationCode::read(input) {
            Some(code) => self.code(code),
            None => self.text(input),
        }
    }

    fn file(&self, path: &Path) -> Result<Verified, DeskError> {
        let failed = |error| DeskError::ReadFile { path: path.to_owned(), error };
        let mut bytes = Vec::new();
        // One byte more than the largest report: what has no end, or grows meanwhile, is told too.
        let most = LARGEST as u64 + 1;
        File::open(path)
            .and_then(|file| file.take(most).read_to_end(&mut bytes))
            .map_err(failed)?;
        self.judged(examine_pdf(&bytes, &self.known, self.clock.today()))
    }

    fn text(&self, text: &str) -> Result<Verified, DeskError> {
        self.judged(examine_text(text, &self.known, self.clock.today()))
    }

    /// Of several statements the youngest that holds; else what is wrong with the youngest.
    fn code(&self, code: VerificationCode) -> Result<Verified, DeskError> {
        let lines = self.extract(code)?.issued;
        let today = self.clock.today();
        let mut verdicts: Vec<_> =
            lines.iter().map(|line| examine_text(line, &self.known, today)).collect();
        let good = verdicts.iter().rposition(|verdict| matches!(verdict, Verdict::Genuine(_)));
        match good.map(|place| verdicts.swap_remove(place)).or_else(|| verdicts.pop()) {
            Some(verdict) => self.judged(verdict),
            None => Ok(Verified::only(Answer::UnknownCode)),
        }
    }

    fn extract(&self, code: VerificationCode) -> Result<Extract, DeskError> {
        let Some(reports) = &self.reports else { return Ok(Extract::default()) };
        let failed = |error| DeskError::ReadFile { path: reports.clone(), error };
        statements::find(reports, code).map_err(failed)
    }

    fn judged(&self, verdict: Verdict) -> Result<Verified, DeskError> {
        Ok(match verdict {
            Verdict::Genuine(signed) => {
                let void = self.void(&signed)?;
                let answer = if void.is_some() { Answer::Void } else { Answer::Genuine };
                Verified { void, ..Verified::signed(answer, signed) }
            }
            Verdict::KeyRefused(signed) => Verified::signed(Answer::KeyRefused, signed),
            Verdict::Changed => Verified::only(Answer::Changed),
            Verdict::UnknownKey { key, claimed } => {
                let trust = KeyVerdict::Unknown;
                let key = Some(ShownKey { id: key, holder: claimed, origin: None, trust });
                Verified { key, ..Verified::only(Answer::UnknownKey) }
            }
            Verdict::NotAReport(fault) => {
                Verified { fault: Some(fault), ..Verified::only(Answer::NotAReport) }
            }
        })
    }

    /// The statement that a report is void, when the office that issued it says so. An extract that
    /// cannot be read says neither yes nor no.
    fn void(&self, signed: &Signed) -> Result<Option<VoidStatement>, DeskError> {
        let lines = self.extract(signed.statement.code)?.void;
        Ok(lines.iter().find_map(|line| self.void_by(line, signed)))
    }

    /// Whichever of the office's keys signed it, and whatever became of that key: a report that was
    /// declared void stays so when the key expired, was replaced or revoked.
    fn void_by(&self, line: &str, signed: &Signed) -> Option<VoidStatement> {
        let void = match examine_void(line, &self.known, self.clock.today()) {
            Verdict::Genuine(void) | Verdict::KeyRefused(void) => void,
            _ => return None,
        };
        // An office's name changes and anybody may bear it; its own keys are known by their origin.
        let is_of_the_office = match (signed.origin, void.origin) {
            (Origin::Own, Origin::Own) => true,
            (Origin::Imported, Origin::Imported) => void.holder == signed.holder,
            _ => false,
        };
        let is_the_report = void.statement.number == signed.statement.number;
        (is_of_the_office && is_the_report).then_some(void.statement)
    }
}

impl Verified {
    fn only(answer: Answer) -> Self {
        Self { answer, statement: None, void: None, key: None, fault: None }
    }

    fn signed(answer: Answer, signed: Signed) -> Self {
        let Signed { statement, key, holder, origin, trust } = signed;
        let key = ShownKey { id: key, holder: Some(holder), origin: Some(origin), trust };
        Self { statement: Some(statement), key: Some(key), ..Self::only(answer) }
    }
}

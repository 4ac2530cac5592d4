//! Issuing a report: number, paper, file, register and journal in one go.

use std::path::PathBuf;

use crate::{
    domain::{
        Day,
        access::{Grounds, Permission},
        journal::{Action, Deed},
        report::{ReportKind, ReportRecord, VerificationCode},
        scene::SceneId,
        subject::SubjectId,
    },
    forms::Forms,
    report::{self, Fallback, papers::Paper},
    vault::private::{make_private, write_durably},
};

use super::{
    Days, Desk, DeskError, Session,
    check::{CheckRequest, Matter, checked},
    related::note_people,
};

/// What is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportRequest {
    /// Which document.
    pub kind: ReportKind,
    /// About whom.
    pub subject: SubjectId,
    /// The matter (核查事由).
    pub scene: SceneId,
    /// On which basis and for what purpose.
    pub grounds: Grounds,
    /// First day of the period; records decided before it are left out and counted.
    pub from: Option<Day>,
    /// The day the archive is judged by; today when `None`.
    pub to: Option<Day>,
}

/// An issued report.
#[derive(Debug, Clone)]
pub struct IssuedReport {
    /// What the register says.
    pub record: ReportRecord,
    /// Where the PDF lies.
    pub path: PathBuf,
    /// Number of pages.
    pub pages: usize,
    /// The PDF.
    pub bytes: Vec<u8>,
}

impl Desk {
    /// Issues a report. The file is written before the register is committed: a crash between
    /// the two leaves a file nobody knows, which the next report of that number replaces.
    pub fn issue(
        &mut self,
        session: &Session,
        request: &ReportRequest,
    ) -> Result<IssuedReport, DeskError> {
        session.require(Permission::IssueReport)?;
        if request.grounds.purpose.trim().is_empty() {
            return Err(DeskError::NeedsPurpose);
        }
        let issued = self.clock.now();
        let day = request.to.unwrap_or_else(|| issued.day());
        let forms = std::sync::Arc::clone(&self.forms);
        let (subject, grounds) = (request.subject, &request.grounds);
        let check =
            CheckRequest { subject, scene: request.scene.clone(), grounds: grounds.clone(), day };
        let deed = self.grounded_deed(session, Action::IssueReport, &request.grounds);
        let scene = self.permitted(session, &forms, &check, &deed)?;
        if day > issued.day() || request.from.is_some_and(|from| from > day) {
            return Err(DeskError::BadPeriod);
        }
        let fallback = Fallback::new(self.font_folders());
        let (folder, settings) = (&self.folder, self.folder.settings());
        let year = issued.day().year();
        self.store.write(|tx| {
            let days = Days { asked: day, today: issued.day() };
            let matter = Matter { forms: &forms, scene, grounds, days, from: request.from };
            let checked = checked(tx, subject, matter)?;
            let number = {
                let place = (year, tx.next_report_number(year)?);
                number_of(request.kind, &forms, &settings.report_prefix, place)
            };
            let letterhead = report::papers::Letterhead {
                number: &number,
                code: VerificationCode::of_bits(0),
                office: &settings.office,
                window: &settings.window,
                operator: session.display(),
                issued,
                scene: Some(scene),
                grounds: &request.grounds,
                from: request.from,
            };
            let (archive, check) = (&checked.archive, &checked.check);
            let paper = match request.kind {
                ReportKind::Measures => Paper::Measures { archive, check },
                _ => Paper::CreditCheck { archive, check },
            };
            let composed = report::papers::compose(&paper, &forms, &letterhead);
            let digest = composed.digest_hex();
            let statement = format!("HECHA1|{number}|SM3:{digest}");
            let document = composed.into_document(&letterhead, &statement);
            let rendered = report::render(&document, &fallback)?;
            let file = format!("{number}.pdf");
            let path = folder.reports(year).join(&file);
            let write = |error| DeskError::Write { path: path.clone(), error };
            make_private(&folder.reports(year)).map_err(write)?;
            write_durably(&path, &rendered.bytes).map_err(write)?;
            let record = ReportRecord {
                number: number.clone(),
                kind: request.kind,
                code: None,
                subject: Some(request.subject),
                grounds: request.grounds.clone(),
                operator: session.operator().to_owned(),
                issued,
                digest,
                file,
                statement: String::new(),
                prints: 0,
                void: None,
            };
            tx.register_report(&record, &[])?;
            let deed = Deed { detail: number, ..deed };
            tx.append(&Deed { subject: Some(request.subject), ..deed.clone() })?;
            note_people(tx, &deed, &checked.check.related)?;
            Ok(IssuedReport { record, path, pages: rendered.pages, bytes: rendered.bytes })
        })
    }

    /// Where the font of rare characters may lie: the data folder, beside the program, the
    /// source tree it was built in, the system.
    fn font_folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.folder.fonts()];
        let program = std::env::current_exe().ok();
        for ancestor in program.iter().flat_map(|path| path.ancestors().skip(1).take(4)) {
            folders.push(ancestor.join("fonts"));
        }
        folders.push("/usr/share/fonts/truetype/hanazono".into());
        folders
    }
}

/// A report number of a kind. Running numbers are common to all kinds.
fn number_of(kind: ReportKind, forms: &Forms, prefix: &str, (year, running): (i16, u32)) -> String {
    let wording = forms.reports.number(kind);
    let (year, n) = (year.to_string(), running.to_string());
    wording.fill(&[("prefix", prefix), ("year", &year), ("n", &n)])
}

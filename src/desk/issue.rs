//! Issuing a report: number, paper, seal, file, register and journal in one go.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::Arc,
};

use crate::{
    domain::{
        access::Permission,
        archive::Freshness,
        journal::{Action, Deed},
        moment::Moment,
        report::{ReportKind, ReportRecord, VerificationCode},
        statement::{SignedStatement, Statement},
    },
    forms::Forms,
    report::{
        self, Document, Fallback, PreviewPage, Warning,
        document::Attachment,
        papers::{self, Composed, Letterhead},
    },
    store::Transaction,
    vault::private::{make_private, write_durably},
};

use super::{
    Desk, DeskError, Session,
    commitments::{Hand, known_keys},
    content,
    paper::{About, Material, ReportRequest, Wanted},
    sealing,
};

/// An issued report.
#[derive(Debug, Clone)]
pub struct IssuedReport {
    /// What the register says.
    pub record: ReportRecord,
    /// Where the PDF lies.
    pub path: PathBuf,
    /// Number of pages.
    pub pages: usize,
    /// What whoever reads the paper should know: characters without a font.
    pub warnings: Vec<Warning>,
    /// The PDF.
    pub bytes: Vec<u8>,
}

impl IssuedReport {
    /// What whoever reads the paper should know, for people.
    pub fn remarks(&self) -> Vec<String> {
        report::remarks(&self.warnings)
    }
}

/// What a preview has in place of a number.
const NO_NUMBER: &str = "（出具时编号）";
/// What it has in place of a verification code: somebody may note one down.
const NO_CODE: &str = "（出具时生成）";

impl Desk {
    /// Issues a report. The file is written before the register is committed: a crash between
    /// the two leaves a file nobody knows, which goes when the next report takes its number.
    ///
    /// # Errors
    /// What the kind asks for and the request lacks; `SealNotValid`, `SealReplaced`; the disk.
    pub fn issue(
        &mut self,
        session: &Session,
        request: &ReportRequest,
    ) -> Result<IssuedReport, DeskError> {
        session.require(Permission::IssueReport)?;
        let issued = self.clock.now();
        self.seal_holds_on(issued.day())?;
        let forms = Arc::clone(&self.forms);
        let wanted = self.wanted(session, &forms, request, issued)?;
        let deed = self.grounded_deed(session, Action::IssueReport, &wanted.grounds);
        let fallback = Fallback::new(self.font_folders());
        let year = issued.day().year();
        let folder = self.folder.reports(year);
        let (settings, seal, chance) = (self.folder.settings(), &self.seal, self.chance);
        let known = match request.about {
            About::Commitment(_) => known_keys(&self.keys())?,
            _ => Vec::new(),
        };
        let office = settings.office.as_str();
        let hand = Hand { forms: &forms, seal, known: &known, office, session, at: issued };
        let done = self.store.write(|tx| {
            let running = tx.next_report_number(year)?;
            let called = |kind| number_of(kind, &forms, &settings.report_prefix, (year, running));
            let number = called(request.kind);
            let code = chance.verification_code(&number)?;
            let own = Deed { detail: number.clone(), ..deed.clone() };
            let material = Material::read(tx, &forms, &wanted, &own, (session, &settings.office))?;
            if let Material::Promise(promise) = &material {
                promise.ready()?;
            }
            let sources = tx.sources(&forms.catalogue)?;
            let about = (&wanted, sources.as_slice());
            let letterhead = letterhead(&number, code, settings, session, issued, about);
            let composed = papers::compose(&material.paper(&wanted)?, &forms, &letterhead);
            let statement = statement(&composed, &material, &letterhead);
            let signed = sealing::sign_statement(seal, statement)?;
            let record = ReportRecord {
                kind: request.kind,
                code: Some(code),
                subject: material.card().map(|card| card.id),
                grounds: wanted.grounds.clone(),
                operator: session.operator().to_owned(),
                issued,
                digest: composed.digest_hex(),
                file: file_of(&number),
                statement: signed.text(),
                prints: 0,
                void: None,
                number: number.clone(),
            };
            let document = document(composed, &letterhead, &signed);
            let rendered = report::render_sealed(&document, &fallback, &record.statement, seal)?;
            let path = folder.join(&record.file);
            let write = |error| DeskError::Write { path: path.clone(), error };
            make_private(&folder).map_err(write)?;
            // The running number is free, so whatever bears it, of any kind, was never issued.
            for kind in ReportKind::ALL {
                remove_if_there(&folder.join(file_of(&called(kind)))).map_err(write)?;
            }
            let packed = content::packed(&document)?;
            write_durably(&path, &rendered.bytes).map_err(write)?;
            let own = Deed { subject: material.subject(), ..own };
            let made = (packed.as_slice(), rendered.bytes.as_slice());
            let entered = entered(tx, (&material, &record), made, &hand, &own);
            if let Err(error) = entered {
                // A sealed paper that was never issued must not lie about.
                let _ = remove_if_there(&path);
                return Err(error);
            }
            let report::Rendered { bytes, pages, warnings } = rendered;
            Ok::<_, DeskError>(IssuedReport { record, path, pages, warnings, bytes })
        })?;
        // The report is issued whatever becomes of the extract, and the next log-in mends that one.
        let _ = self.publish_statements(year);
        Ok(done)
    }

    /// The pages of a report as text, laid out as they would be printed. It is a look at somebody's
    /// records like any other, and stands in the journal.
    ///
    /// # Errors
    /// As of issuing it.
    pub fn preview(
        &mut self,
        session: &Session,
        request: &ReportRequest,
    ) -> Result<Vec<PreviewPage>, DeskError> {
        session.require(Permission::IssueReport)?;
        let now = self.clock.now();
        let forms = Arc::clone(&self.forms);
        let wanted = self.wanted(session, &forms, request, now)?;
        let detail = request.kind.label().to_owned();
        let deed = self.grounded_deed(session, Action::PreviewReport, &wanted.grounds);
        let deed = Deed { detail, ..deed };
        let settings = self.folder.settings();
        let fallback = Fallback::new(self.font_folders());
        self.store.write(|tx| {
            let material = Material::read(tx, &forms, &wanted, &deed, (session, &settings.office))?;
            let code = VerificationCode::of_bits(0);
            let sources = tx.sources(&forms.catalogue)?;
            let about = (&wanted, sources.as_slice());
            let letterhead = letterhead(NO_NUMBER, code, settings, session, now, about);
            let composed = papers::compose(&material.paper(&wanted)?, &forms, &letterhead);
            tx.append(&Deed { subject: material.subject(), ..deed.clone() })?;
            let document = composed.into_document(&letterhead, NO_STATEMENT);
            let mut pages = report::preview(&document, &fallback)?;
            let no_code = code.to_string();
            for line in pages.iter_mut().flat_map(|page| &mut page.lines) {
                *line = line.replace(&no_code, NO_CODE);
            }
            Ok(pages)
        })
    }

    /// Where the font of rare characters may lie: the data folder, beside the program, the
    /// source tree it was built in, the system.
    pub(super) fn font_folders(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.folder.fonts()];
        let program = std::env::current_exe().ok();
        for ancestor in program.iter().flat_map(|path| path.ancestors().skip(1).take(4)) {
            folders.push(ancestor.join("fonts"));
        }
        folders.push("/usr/share/fonts/truetype/hanazono".into());
        folders
    }
}

/// Enters a report into the register and the journal; a commitment is frozen with it.
fn entered(
    tx: &mut Transaction<'_>,
    (material, record): (&Material, &ReportRecord),
    (content, pdf): (&[u8], &[u8]),
    hand: &Hand<'_>,
    deed: &Deed,
) -> Result<(), DeskError> {
    tx.register_report(record, content)?;
    tx.append(deed)?;
    if let Material::Promise(promise) = material {
        let frozen = promise.frozen(record, (content, pdf), hand.office);
        hand.advance(tx, &promise.row, vec![frozen], deed)?;
    }
    Ok(())
}

/// What a preview has in its QR code.
const NO_STATEMENT: &str = "PREVIEW";

fn letterhead<'a>(
    number: &'a str,
    code: VerificationCode,
    settings: &'a super::folder::OfficeSettings,
    session: &'a Session,
    issued: Moment,
    (wanted, sources): (&'a Wanted<'_>, &'a [Freshness]),
) -> Letterhead<'a> {
    Letterhead {
        number,
        code,
        office: &settings.office,
        window: &settings.window,
        operator: session.display(),
        issued,
        grounds: &wanted.grounds,
        scene: wanted.scene,
        from: wanted.request.from,
        sources,
    }
}

fn statement(composed: &Composed, material: &Material, letterhead: &Letterhead<'_>) -> Statement {
    let code = material.card().and_then(|card| card.codes.first());
    Statement {
        kind: composed.kind,
        number: letterhead.number.to_owned(),
        subject: code.map(|(_, text)| text.clone()).unwrap_or_default(),
        issued: letterhead.issued,
        counts: composed.counts,
        code: letterhead.code,
        digest: composed.digest,
    }
}

/// The document with its seal's statement and the data it was made from.
fn document(
    mut composed: Composed,
    letterhead: &Letterhead<'_>,
    signed: &SignedStatement,
) -> Document {
    let data = std::mem::take(&mut composed.data).to_string();
    let mut document = composed.into_document(letterhead, &signed.text());
    document.attachment = Some(Attachment {
        name: "report.json".to_owned(),
        description: "本报告的机器可读数据".to_owned(),
        mime: "application/json".to_owned(),
        bytes: data.into_bytes(),
    });
    document
}

/// An office may number with slashes; its file lies in the year's folder all the same.
fn file_of(number: &str) -> String {
    format!("{}.pdf", number.replace(['/', '\\'], "-"))
}

fn remove_if_there(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// A report number of a kind. Running numbers are common to all kinds.
fn number_of(kind: ReportKind, forms: &Forms, prefix: &str, (year, running): (i16, u32)) -> String {
    let (year, n) = (year.to_string(), running.to_string());
    forms.reports.number(kind).fill(&[("prefix", prefix), ("year", &year), ("n", &n)])
}

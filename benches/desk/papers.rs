//! Reports: whole processes, setting the pages alone, the seal, a review of many applicants, and
//! the same content set by Typst where it is installed.

use std::{error::Error, fs, io::Read, path::PathBuf};

use hecha::{
    desk::verify::{Verdict, examine_pdf},
    domain::code::CodeKind,
    forms::Forms,
    report::{Document, Fallback, render},
    vault::seal::{Keys, SealKey},
};
use serde_json::Value;

use crate::{
    Measured,
    district::{DAY, District},
    processes::{RUNS, on, run},
    table::Table,
    timing::{Times, megabytes},
    typst,
};

/// Pages of the report that is measured.
const PAGES: u64 = 5;
/// Applicants of the review that is measured.
const APPLICANTS: u32 = 500;

/// A report that was issued to be measured.
struct Issued {
    code: String,
    file: PathBuf,
    document: Document,
}

/// All of it.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("reports");
    let Some(issued) = five_pages(district)? else {
        table.line("report of five pages", "no subject has one", "");
        return Ok(());
    };
    let (mut times, mut most) = (Times::default(), 0);
    for _ in 0..RUNS {
        most = most.max(run(on(district).args(["report", &issued.code]), &mut times)?);
    }
    table.line("hecha report, five pages, with key", &times.figure(), "< 40 ms");
    table.line("hecha report, resident (watched)", &megabytes(most), "< 25 MB");
    let pdf = fs::read(&issued.file)?;
    let attached = issued.document.attachment.as_ref().map_or(0, |data| data.bytes.len());
    let size =
        format!("{:.1} KB, {:.1} KB of data in it", kilobytes(pdf.len()), kilobytes(attached));
    table.line("its PDF", &size, "< 90 KB before data and seal");
    let mut times = Times::default();
    for _ in 0..RUNS {
        times.take(|| render(&issued.document, &Fallback::default()))?;
    }
    table.line("setting its pages alone, warm", &times.figure(), "");
    seal(district, &pdf, table)?;
    review(district, table)?;
    typst::measure(&issued.document, table)
}

fn kilobytes(bytes: usize) -> f64 {
    bytes as f64 / 1e3
}

/// A company whose report has five pages.
fn five_pages(district: &District) -> Result<Option<Issued>, Box<dyn Error>> {
    let (store, forms) = (district.store()?, Forms::embedded()?);
    for id in district.sample(20_000) {
        let Some(held) = store.holdings(id, &forms.catalogue)? else { continue };
        let Some(code) = held.subject.code(CodeKind::CreditCode) else { continue };
        if !(12..60).contains(&held.records.len()) {
            continue;
        }
        let answer = on(district).args(["report", code]).output()?.stdout;
        let answer: Value = serde_json::from_slice(&answer)?;
        if answer["pages"].as_u64() == Some(PAGES) {
            let number = answer["number"].as_str().unwrap_or_default();
            let packed = store.report_content(number)?.unwrap_or_default();
            let mut text = Vec::new();
            flate2::read::DeflateDecoder::new(packed.as_slice()).read_to_end(&mut text)?;
            return Ok(Some(Issued {
                code: code.to_owned(),
                file: answer["file"].as_str().unwrap_or_default().into(),
                document: serde_json::from_slice(&text)?,
            }));
        }
    }
    Ok(None)
}

fn seal(district: &District, pdf: &[u8], table: &mut Table) -> Measured {
    let key = SealKey::of_seed(&[7; 32], "计时", DAY, DAY)?;
    let mut times = Times::default();
    for _ in 0..RUNS {
        times.take(|| key.sign(pdf))?;
    }
    table.line("signing that PDF (SM2 over SM3)", &times.figure(), "< 5 ms");
    let known = Keys::at(district.root.join("keys")).known()?;
    let mut times = Times::default();
    for _ in 0..RUNS {
        let verdict = times.take(|| examine_pdf(pdf, &known, DAY));
        if !matches!(verdict, Verdict::Genuine(_)) {
            return Err(format!("{verdict:?}").into());
        }
    }
    table.line("verifying it, statement included", &times.figure(), "< 5 ms");
    Ok(())
}

/// Companies spread over the whole district, one a line, as a department's list has them.
fn review(district: &District, table: &mut Table) -> Measured {
    let store = district.store()?;
    let mut list = String::new();
    let companies = district.sample(district.subjects).filter_map(|id| store.subject(id).ok()?);
    let codes = companies.filter_map(|known| {
        let code = known.code(CodeKind::CreditCode)?.to_owned();
        Some(format!("{},{code}\n", known.name))
    });
    list.extend(codes.take(APPLICANTS as usize));
    let path = district.root.join("applicants.txt");
    fs::write(&path, list)?;
    let list = path.display().to_string();
    let mut arguments = vec!["report", "--kind", "review", "--list", &list];
    arguments.extend(["--letter", "计时〔2026〕1号", "--letter-from", "计时"]);
    let answer: Value = serde_json::from_slice(&on(district).args(&arguments).output()?.stdout)?;
    let (mut times, mut most) = (Times::default(), 0);
    for _ in 0..10 {
        most = most.max(run(on(district).args(&arguments), &mut times)?);
    }
    let pages = answer["pages"].as_u64().unwrap_or_default();
    let what = format!("review of {APPLICANTS} applicants, {pages} pages");
    table.line(&what, &times.figure(), "< 500 ms");
    table.line("the review, resident (watched)", &megabytes(most), "< 60 MB");
    Ok(())
}

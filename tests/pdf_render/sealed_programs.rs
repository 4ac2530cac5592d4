//! Sealed reports in the hands of other programs: `cargo test --test pdf_render -- --ignored`.

use std::{path::PathBuf, process::Command, time::Instant};

use hecha::desk::verify::examine_text;
use hecha::vault::seal::KeyState;

use super::office::{is_genuine, json, key, known, sealed, statement, today};

struct Sheet(tempfile::TempDir);

impl Sheet {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let bytes = sealed(&key(1), "示信核〔2026〕1号").bytes;
        std::fs::write(folder.path().join("a.pdf"), bytes).unwrap();
        Self(folder)
    }

    /// Runs a program in the folder; what it said.
    fn run(&self, command: &str) -> String {
        let mut words = command.split(' ');
        let mut program = Command::new(words.next().unwrap());
        let output = program.args(words).current_dir(&self.0).output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said).into_owned();
        assert!(output.status.success(), "{command}: {said}");
        said
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_nothing_wrong_with_a_sealed_report() {
    let said = Sheet::new().run("qpdf --check a.pdf");
    assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    assert!(!said.contains("WARNING"), "{said}");
}

#[test]
#[ignore = "needs pdfdetach"]
fn pdfdetach_gives_the_attachment_back() {
    let sheet = Sheet::new();
    let said = sheet.run("pdfdetach -list a.pdf");
    assert!(said.contains("1 embedded files") && said.contains("report.json"), "{said}");
    sheet.run("pdfdetach -save 1 -o back.json a.pdf");
    assert_eq!(std::fs::read(sheet.0.path().join("back.json")).unwrap(), json());
}

#[test]
#[ignore = "needs pdfsig"]
fn pdfsig_sees_one_signature_over_the_whole_file() {
    let said = Sheet::new().run("pdfsig -nocert a.pdf");
    assert!(said.contains("Total document signed"), "{said}");
    assert!(said.contains("Signature #1") && !said.contains("Signature #2"), "{said}");
    assert!(said.contains("adbe.pkcs7.detached"), "{said}");
}

#[test]
#[ignore = "needs pdfinfo"]
fn pdfinfo_sees_what_the_file_says_of_itself() {
    let sheet = Sheet::new();
    let said = sheet.run("pdfinfo -isodates a.pdf");
    for line in
        ["信用核查报告", "示范区公共信用查询窗口", "2026-07-01T09:05:03+08", "PDF version:     1.7"]
    {
        assert!(said.contains(line), "{line}: {said}");
    }
    let said = sheet.run("pdfinfo -meta a.pdf");
    assert!(said.contains("<pdfaid:part>3</pdfaid:part>"), "{said}");
    let said = sheet.run("qpdf --json --json-key=outlines a.pdf");
    assert!(said.contains("一、核查对象") && said.contains("（二）守信激励名单"), "{said}");
    let said = sheet.run("pdfinfo -struct-text a.pdf");
    assert!(!said.contains("Syntax Error"), "{said}");
}

#[test]
#[ignore = "needs pdftoppm"]
fn the_code_is_readable_from_a_scan_of_150_dots_per_inch() {
    let sheet = Sheet::new();
    sheet.run("pdftoppm -r 150 -f 5 -l 5 -gray -singlefile a.pdf p");
    let pgm = std::fs::read(sheet.0.path().join("p.pgm")).unwrap();
    let mut lines = pgm.splitn(4, |byte| *byte == b'\n');
    let size = String::from_utf8(lines.nth(1).unwrap().to_vec()).unwrap();
    let (width, height) = size.split_once(' ').unwrap();
    let (width, height): (usize, usize) = (width.parse().unwrap(), height.parse().unwrap());
    let pixels = lines.nth(1).unwrap();
    let grey = |x: usize, y: usize| pixels[y * width + x];
    let mut page = rqrr::PreparedImage::prepare_from_greyscale(width, height, grey);
    let found: Vec<_> = page.detect_grids().iter().filter_map(|grid| grid.decode().ok()).collect();
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].1, statement(&key(1), "示信核〔2026〕1号").text());
}

#[test]
#[ignore = "prints figures; HECHA_KEEP_PDF=FOLDER keeps the file to look at"]
fn seal_figures() {
    let key = key(1);
    let report = sealed(&key, "示信核〔2026〕1号");
    let text = statement(&key, "示信核〔2026〕1号").text();
    println!("{} bytes sealed, statement {} characters", report.bytes.len(), text.len());
    let known = known(&key, KeyState::Active);
    let each = |name: &str, job: &dyn Fn()| {
        let start = Instant::now();
        (0..100).for_each(|_| job());
        println!("{name}: {:?}", start.elapsed() / 100);
    };
    each("sign a statement", &|| drop(statement(&key, "示信核〔2026〕1号")));
    each("sign a file", &|| drop(key.sign(&report.bytes)));
    each("examine a file", &|| assert!(is_genuine(&report.bytes, &key)));
    each("examine a statement", &|| drop(examine_text(&text, &known, today())));
    if let Some(folder) = std::env::var_os("HECHA_KEEP_PDF") {
        std::fs::write(PathBuf::from(folder).join("sealed.pdf"), report.bytes).unwrap();
    }
}

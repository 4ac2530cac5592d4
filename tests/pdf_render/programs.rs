//! The paper read back by other programs: `cargo test --test pdf_render -- --ignored`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::Command;
use std::time::Instant;

use hecha::report::Document;
use hecha::report::document::Block;

use super::samples::{document, five_pages, hard_cases, penalties, prose, rendered};

/// A folder of this test's own, removed with everything in it when dropped.
struct Sheet {
    folder: tempfile::TempDir,
}

impl Sheet {
    fn new(document: &Document) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pdf"), rendered(document).bytes).unwrap();
        Self { folder }
    }

    fn pdf(&self) -> PathBuf {
        self.folder.path().join("a.pdf")
    }

    /// Runs a program, with the PDF's path for `@`; its standard output.
    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let pdf = self.pdf();
        let arguments =
            arguments.iter().map(|a| if *a == "@" { pdf.as_os_str() } else { a.as_ref() });
        let output =
            Command::new(program).args(arguments).current_dir(&self.folder).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && errors.is_empty(), "{program}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// How often each visible character occurs.
fn census(text: &str) -> BTreeMap<char, usize> {
    let mut census = BTreeMap::new();
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        *census.entry(character).or_default() += 1;
    }
    census
}

fn texts(block: &Block, out: &mut String) {
    match block {
        Block::Title(text)
        | Block::Subtitle(text)
        | Block::Heading(_, text)
        | Block::Note(text) => {
            out.push_str(text);
        }
        Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
        Block::KeyValues(table) => {
            table.pairs.iter().for_each(|(label, value)| out.extend([label.as_str(), value]));
        }
        Block::Table(table) => {
            table.columns.iter().for_each(|column| out.push_str(&column.header));
            table.rows.iter().flatten().for_each(|cell| out.push_str(&cell.text));
        }
        Block::Qr(code) => code.caption.iter().for_each(|line| out.push_str(line)),
        Block::Blanks(rows) => {
            rows.iter().flat_map(|row| &row.captions).for_each(|caption| out.push_str(caption));
        }
        Block::Space(_) | Block::Gap(_) | Block::PageBreak => {}
        Block::KeepTogether(blocks) => blocks.iter().for_each(|block| texts(block, out)),
    }
}

/// The characters the paper should hold: blocks, furniture on every page, and each repeated table header.
fn expected(
    document: &Document,
    pages: usize,
    repeated_heads: &[(&str, usize)],
) -> BTreeMap<char, usize> {
    let mut text = String::new();
    document.blocks.iter().for_each(|block| texts(block, &mut text));
    for page in 1..=pages {
        text.push_str(document.header.as_deref().unwrap_or_default());
        text.push_str(&document.footer);
        text.push_str(document.stamp.as_deref().unwrap_or_default());
        text.push_str(&format!("—{page}—共{pages}页"));
    }
    for (head, times) in repeated_heads {
        text.push_str(&head.repeat(*times));
    }
    for missing in ['\u{31350}', '\u{e863}', '😀'] {
        text = text.replace(missing, &format!("〔U+{:04X}〕", u32::from(missing)));
    }
    census(&text)
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_gives_every_character_back() {
    let head = "序号决定书文号违法事实金额（元）处罚机关决定日期状态";
    for (document, head) in [(five_pages(), head), (hard_cases(), "项内容注")] {
        let pages = rendered(&document).pages;
        let sheet = Sheet::new(&document);
        for arguments in [["-enc", "UTF-8", "@", "-"], ["-layout", "-nopgbrk", "@", "-"]] {
            let text = sheet.run("pdftotext", &arguments);
            let times =
                text.matches(if head.len() > 20 { "决定书文号" } else { "内容" }).count() - 1;
            let expected = expected(&document, pages, &[(head, times)]);
            let found = census(&text);
            assert!(times > 0, "the header is repeated");
            assert_eq!(found, expected);
        }
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_gives_paragraphs_back_in_order() {
    let text =
        "核查对象䶮、㛃、𬍛与𠮷，编号91320999MA0TEST00X；不\u{f967}～〜·（2026年）。".repeat(6);
    let sheet = Sheet::new(&document(vec![prose(&text)]));
    for mode in ["-nopgbrk", "-raw", "-layout"] {
        let printed: String =
            sheet.run("pdftotext", &[mode, "@", "-"]).split_whitespace().collect();
        assert!(printed.contains(&text), "{mode}: {printed}");
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_nothing_wrong() {
    for document in [five_pages(), hard_cases(), document(vec![])] {
        let said = Sheet::new(&document).run("qpdf", &["--check", "@"]);
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
}

#[test]
#[ignore = "needs pdffonts"]
fn all_fonts_are_embedded_subsets_with_text() {
    let sheet = Sheet::new(&hard_cases());
    let listing = sheet.run("pdffonts", &["@"]);
    let fonts: Vec<_> = listing.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "{listing}");
    for font in fonts {
        let columns: Vec<_> = font.split_whitespace().rev().take(5).collect();
        assert_eq!(columns[2..], ["yes", "yes", "yes"], "{listing}");
        assert_eq!(font.find('+'), Some(6), "{listing}");
    }
}

#[test]
#[ignore = "needs pdftoppm"]
fn pages_are_not_blank_and_their_margins_are_mirrored() {
    for document in [five_pages(), hard_cases()] {
        let sheet = Sheet::new(&document);
        sheet.run("pdftoppm", &["-r", "100", "-gray", "-sep", "", "-forcenum", "@", "p"]);
        let mut pages = 0;
        for entry in std::fs::read_dir(sheet.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "pgm") {
                let number: usize =
                    path.file_stem().unwrap().to_str().unwrap()[1..].parse().unwrap();
                check_ink(&std::fs::read(path).unwrap(), number);
                pages += 1;
            }
        }
        assert_eq!(pages, rendered(&document).pages);
    }
}

/// Dark pixels there are (the watermark is lighter than that). The rule under the header goes from margin to margin:
/// 28 mm at the bound side, left on odd pages and right on even ones, 26 mm at the other (GB/T 9704-2012).
fn check_ink(pgm: &[u8], page: usize) {
    let mut parts = pgm.splitn(4, |byte| *byte == b'\n');
    parts.next();
    let size = String::from_utf8(parts.next().unwrap().to_vec()).unwrap();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    parts.next();
    let dark = |pixel: &u8| *pixel < 150;
    let pixels = parts.next().unwrap();
    assert!(pixels.iter().filter(|pixel| dark(pixel)).count() > 2000);
    let left = pixels.chunks(width).filter_map(|row| row.iter().position(dark)).min().unwrap();
    let last = |row: &[u8]| row.iter().rposition(dark);
    let right = width - 1 - pixels.chunks(width).filter_map(last).max().unwrap();
    let millimetres = |pixels: usize| pixels as f32 * 210.0 / width as f32;
    let expected = if page % 2 == 1 { (28.0, 26.0) } else { (26.0, 28.0) };
    let found = (millimetres(left), millimetres(right));
    let is_near = (found.0 - expected.0).abs() < 0.5 && (found.1 - expected.1).abs() < 0.5;
    assert!(is_near, "page {page}: {found:?}, not {expected:?}");
}

#[test]
#[ignore = "prints figures; HECHA_KEEP_PDF=FOLDER keeps the files to look at"]
fn figures() {
    let five = five_pages();
    let mut text = String::new();
    five.blocks.iter().for_each(|block| texts(block, &mut text));
    let start = Instant::now();
    let report = rendered(&five);
    let cold = start.elapsed();
    let start = Instant::now();
    rendered(&five);
    let warm = start.elapsed();
    println!(
        "{} pages, {} distinct characters, {} bytes; cold {cold:?}, warm {warm:?}",
        report.pages,
        census(&text).len(),
        report.bytes.len()
    );
    let start = Instant::now();
    let report = rendered(&document(vec![Block::Table(penalties(5000))]));
    println!(
        "5000 rows: {} pages, {} bytes, {:?}",
        report.pages,
        report.bytes.len(),
        start.elapsed()
    );
    let start = Instant::now();
    let report = rendered(&hard_cases());
    println!(
        "hard cases: {} pages, {} bytes, {:?}",
        report.pages,
        report.bytes.len(),
        start.elapsed()
    );
    if let Some(folder) = std::env::var_os("HECHA_KEEP_PDF") {
        let folder = PathBuf::from(folder);
        std::fs::write(folder.join("five.pdf"), rendered(&five).bytes).unwrap();
        std::fs::write(folder.join("hard.pdf"), rendered(&hard_cases()).bytes).unwrap();
    }
}

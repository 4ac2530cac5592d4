//! The PDF engine, seen from outside. What needs poppler or qpdf is in `programs`, ignored by default.

#![expect(clippy::unwrap_used, reason = "a test helper that fails should say where")]

mod archival;
mod commitments;
mod issued;
mod kinds;
mod office;
mod programs;
mod samples;
mod sealed_programs;
mod seals;

use hecha::report::document::{
    BlankRow, Block, Cell, Column, KeyValues, Level, Pairing, QrBlock, Table,
};
use hecha::report::{Fallback, RenderError, Warning, render};
use proptest::prelude::*;
use samples::{document, fallback, five_pages, fonts_folder, hard_cases, prose, rendered};

#[test]
fn the_same_document_gives_the_same_bytes_and_another_gives_another_id() {
    let first = rendered(&five_pages());
    assert_eq!(first, rendered(&five_pages()));
    let mut other = five_pages();
    other.blocks.push(Block::Note("附".into()));
    let id = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    assert_ne!(id(&first.bytes), id(&rendered(&other).bytes));
}

#[test]
fn the_file_says_what_it_is() {
    let bytes = rendered(&five_pages()).bytes;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(file.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260701090503+08'00'");
    for key in [b"GTS_PDFXVersion".as_slice(), b"Identifier"] {
        assert!(info.get(key).is_err());
    }
}

#[test]
fn characters_without_a_font_are_spelled_and_reported() {
    let warnings = rendered(&hard_cases()).warnings;
    let spelled = ['\u{e863}', '😀', '\u{31350}'].map(Warning::Spelled);
    assert_eq!(warnings, spelled);
}

#[test]
fn without_the_last_resort_font_its_characters_are_spelled() {
    let report = render(&document(vec![prose("𪚥字")]), &Fallback::default()).unwrap();
    assert_eq!(report.warnings, [Warning::Spelled('𪚥'), Warning::NoFallbackFont]);
}

#[test]
fn a_damaged_last_resort_font_counts_as_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("HanaMinB.ttf"), b"not a font").unwrap();
    let damaged = Fallback::new([folder.path().to_path_buf()]);
    let report = render(&document(vec![prose("𪚥字")]), &damaged).unwrap();
    assert!(report.warnings.contains(&Warning::NoFallbackFont));
    let both = Fallback::new([folder.path().to_path_buf(), fonts_folder()]);
    assert_eq!(render(&document(vec![prose("𪚥字")]), &both).unwrap().warnings, []);
}

#[test]
fn dangerous_characters_are_left_out_and_counted() {
    let report = rendered(&document(vec![prose("甲\u{202e}乙\u{1b}[31m丙\u{200b}")]));
    assert_eq!(report.warnings, [Warning::Cleaned(7)]);
}

#[test]
fn too_much_furniture_is_reported() {
    let mut crowded = document(vec![]);
    crowded.footer = "页脚".repeat(200);
    assert_eq!(rendered(&crowded).warnings, [Warning::FurnitureCut]);
}

#[test]
fn rare_characters_of_the_standard_need_no_spelling() {
    // 䶮 㛃 𬍛 and U+9FEB–9FEF, which one of the faces lacks (GB 18030-2022, level 2).
    let text = "䶮㛃𬍛𠮷〇々\u{9feb}\u{9fec}\u{9fed}\u{9fee}\u{9fef}·•“”——……①㎡℃×÷≤≥￥％‰№";
    let blocks =
        vec![Block::Title(text.into()), Block::Heading(Level::One, text.into()), prose(text)];
    assert_eq!(rendered(&document(blocks)).warnings, []);
}

#[test]
fn no_notdef_is_drawn() {
    for document in [five_pages(), hard_cases()] {
        let file = lopdf::Document::load_mem(&rendered(&document).bytes).unwrap();
        let mut shown = 0;
        for page in file.get_pages().into_values() {
            let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
            for operation in content.operations.iter().filter(|o| o.operator == "Tj") {
                for code in operation.operands[0].as_str().unwrap().chunks(2) {
                    assert_ne!(code, [0, 0]);
                    shown += 1;
                }
            }
        }
        assert!(shown > 1000);
    }
}

#[test]
fn what_cannot_be_set_is_refused() {
    let wide = Table { columns: vec![Column::new("列", 1.0); 40], rows: vec![] };
    let refused = render(&document(vec![Block::Table(wide)]), &fallback());
    assert_eq!(refused, Err(RenderError::TooManyColumns { columns: 40 }));

    let long = Table {
        columns: vec![Column::new("列", 1.0)],
        rows: vec![vec!["一".into(), "二".into()]],
    };
    let refused = render(&document(vec![Block::Table(long)]), &fallback());
    assert_eq!(refused, Err(RenderError::RowTooLong { row: 1, cells: 2, columns: 1 }));

    let code = QrBlock { payload: "x".repeat(4000), caption: vec![] };
    let refused = render(&document(vec![Block::Qr(code)]), &fallback());
    assert_eq!(refused, Err(RenderError::QrTooLong { bytes: 4000 }));
}

#[test]
fn an_empty_document_is_one_page() {
    assert_eq!(rendered(&document(vec![])).pages, 1);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    /// Any text at all, anywhere: a report comes out, and lopdf can read it back.
    #[test]
    fn any_text_can_be_set(texts in prop::collection::vec("\\PC{0,60}|[\\u{0}-\\u{ffff}]{0,40}", 9)) {
        let text = |at: usize| texts[at].clone();
        let table = Table {
            columns: vec![Column::new(text(0), 1.0), Column::new(text(1), 0.0)],
            rows: vec![vec![text(2).into(), Cell::strong(text(3))], vec![], vec![text(4).into()]],
        };
        let pairs = vec![(text(5), text(6)), (text(7), text(8)), (text(0), text(1))];
        let mut document = document(vec![
            Block::Title(text(0)),
            Block::Heading(Level::Two, text(1)),
            Block::KeepTogether(vec![prose(&text(2)), Block::Space(5.0), Block::Note(text(3))]),
            Block::KeyValues(KeyValues { pairing: Pairing::Double, pairs }),
            Block::Table(table),
            Block::Blanks(vec![BlankRow::new([text(0), text(7)]), BlankRow::new([""])]),
            Block::PageBreak,
            Block::Gap(30.0),
            Block::Qr(QrBlock { payload: text(4), caption: vec![text(5), text(6)] }),
        ]);
        document.title = text(6);
        document.watermark = Some(text(7));
        document.footer = text(8);
        let report = rendered(&document);
        let file = lopdf::Document::load_mem(&report.bytes).unwrap();
        prop_assert_eq!(file.get_pages().len(), report.pages);
    }
}

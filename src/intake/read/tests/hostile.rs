//! Files made to exhaust memory, to hang or to crash: each gets a refusal.

use std::io::{Cursor, Write};

use proptest::prelude::*;
use zip::write::{SimpleFileOptions, ZipWriter};

use super::fixtures::*;
use super::*;

fn refused_for(bytes: Vec<u8>, what: Excess) {
    match read_all(bytes) {
        Err(ReadError::TooMuch { what: found, .. }) => assert_eq!(found, what),
        other => panic!("wanted {what:?}, got {other:?}"),
    }
}

/// A package with one more part made of `count` times `piece`.
pub fn bomb(sheet: &str, name: &str, head: &str, piece: &str, count: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (part, content) in xlsx_parts(sheet).into_iter().filter(|(part, _)| *part != name) {
        writer.start_file(part, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.start_file(name, SimpleFileOptions::default()).unwrap();
    writer.write_all(head.as_bytes()).unwrap();
    let block = piece.repeat(1 + (1 << 20) / piece.len());
    let mut left = count * piece.len();
    while left > 0 {
        let take = left.min(block.len() / piece.len() * piece.len());
        writer.write_all(&block.as_bytes()[..take]).unwrap();
        left -= take;
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn impossible_coordinates_are_refused() {
    for reference in [
        "A4294967295",
        "A4294967296",
        "ZZZZZZZZ1",
        "XFE1",
        "A1048577",
        "A0",
        "1",
        "A",
        "A99999999999999999999",
    ] {
        let sheet = worksheet(&format!(r#"<row><c r="{reference}"><v>1</v></c></row>"#));
        assert!(
            matches!(read_all(xlsx(&sheet)), Err(ReadError::Coordinates { .. })),
            "{reference}"
        );
    }
    for rows in [
        r#"<row r="4294967295"><c><v>1</v></c></row>"#,
        r#"<row r="A1"><c><v>1</v></c></row>"#,
        r#"<row><c r="A1" r="ZZZZZZZZ1"><v>1</v></c></row>"#,
        r#"<row><c r="A1"><f t="shared" si="4294967295" ref="A1:ZZZZZZZZ9">1</f></c></row>"#,
    ] {
        assert!(
            matches!(read_all(xlsx(&worksheet(rows))), Err(ReadError::Coordinates { .. })),
            "{rows}"
        );
    }
    for head in [r#"<dimension ref="A1:ZZZZZZZZ4294967295"/>"#, r#"<dimension ref="B2:A1"/>"#] {
        let sheet = format!("<worksheet>{head}<sheetData/></worksheet>");
        assert!(matches!(read_all(xlsx(&sheet)), Err(ReadError::Coordinates { .. })), "{head}");
    }
    let words =
        read_all(xlsx(&worksheet(r#"<row><c r="ZZZZZZZZ1"/></row>"#))).err().unwrap().to_string();
    assert!(words.contains("ZZZZZZZZ1"), "{words}");
}

#[test]
fn zip_bombs_are_refused() {
    // In one run of blanks, in a part nobody reads, and in a great many rows; `resident` has the large ones.
    refused_for(
        bomb("<worksheet/>", "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", " ", 24 << 20),
        Excess::Token,
    );
    refused_for(bomb(&worksheet(""), "xl/media/image1.png", "", "\0", 24 << 20), Excess::Ratio);
    let rows = "<row></row>";
    refused_for(
        bomb(
            "",
            "xl/worksheets/sheet1.xml",
            "<worksheet><sheetData>",
            rows,
            (24 << 20) / rows.len(),
        ),
        Excess::Ratio,
    );
}

#[test]
fn stated_sizes_do_not_count() {
    let sheet = worksheet(&r#"<row><c><v>1</v></c></row>"#.repeat(100_000));
    let mut lying = xlsx(&sheet);
    // Uncompressed size 10 in every local and central header.
    for at in 0..lying.len() - 30 {
        let field = match &lying[at..at + 4] {
            b"PK\x03\x04" => 22,
            b"PK\x01\x02" => 24,
            _ => continue,
        };
        lying[at + field..at + field + 4].copy_from_slice(&10_u32.to_le_bytes());
    }
    let limits = Limits { entry_bytes: 1 << 20, ratio: u64::MAX, ..Limits::default() };
    assert!(open(lying, &limits).is_err());
    let many = [b"PK\x03\x04".to_vec(), b"PK\x01\x02".repeat(10_001)].concat();
    refused_for(many, Excess::Entries);
}

#[test]
fn entities_are_refused() {
    let laughs = r#"<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&lol2;</t></is></c></row></sheetData></worksheet>"#;
    let outside = r#"<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet><sheetData/></worksheet>"#;
    for sheet in [laughs, outside] {
        assert_eq!(read_all(xlsx(sheet)).err(), Some(ReadError::Entities));
    }
    assert_eq!(read_all(ods("<!DOCTYPE x>", "")).err(), Some(ReadError::Entities));
    let undeclared = worksheet(r#"<row><c t="inlineStr"><is><t>&lol;</t></is></c></row>"#);
    assert!(read_all(xlsx(&undeclared)).is_err());
}

#[test]
fn deep_nesting_and_broken_xml_are_refused() {
    let deep = format!("<worksheet>{}", "<a>".repeat(100_000));
    refused_for(xlsx(&deep), Excess::Depth);
    refused_for(ods(&"<a>".repeat(1000), ""), Excess::Depth);
    for sheet in [
        "<worksheet><sheetData><row>",
        "<worksheet></sheetData></worksheet>",
        "<worksheet><sheetData",
        "<worksheet><c r=1/></worksheet>",
        "<worksheet><!--><row/>--></worksheet>",
        "<worksheet><![CDATA[</worksheet>",
        "\u{FEFF}<worksheet>\0</worksheet>",
    ] {
        assert!(
            matches!(read_all(xlsx(sheet)), Err(ReadError::Damaged { .. } | ReadError::Entities)),
            "{sheet}"
        );
    }
    for tables in
        ["<table:table table:name=\"a\"><table:table-row>", "<table:table/><table:table-row/>"]
    {
        let _ = read_all(ods("", tables));
    }
}

#[test]
fn stated_counts_are_not_believed() {
    let with = |name, content| {
        let sheet = worksheet("");
        let mut parts = xlsx_parts(&sheet);
        parts.push((name, content));
        package(&parts)
    };
    refused_for(
        with("xl/sharedStrings.xml", r#"<sst uniqueCount="99999999999999"/>"#),
        Excess::SharedStrings,
    );
    refused_for(with("xl/sharedStrings.xml", r#"<sst uniqueCount="-1"/>"#), Excess::SharedStrings);
    let fonts = format!("<styleSheet><fonts>{}</fonts></styleSheet>", "<font/>".repeat(70_000));
    refused_for(with("xl/styles.xml", &fonts), Excess::Styles);
    let name = "x".repeat(200_000);
    let formats = format!(
        r#"<styleSheet><numFmts><numFmt numFmtId="1" formatCode="{name}"/></numFmts><cellXfs>{}</cellXfs></styleSheet>"#,
        "<xf/>".repeat(2000)
    );
    refused_for(with("xl/styles.xml", &formats), Excess::Styles);
    let merges = format!(
        "<worksheet><sheetData/><mergeCells>{}</mergeCells></worksheet>",
        r#"<mergeCell ref="A1:B2"/>"#.repeat(70_000)
    );
    refused_for(xlsx(&merges), Excess::Merges);
}

#[test]
fn cells_rows_and_columns_have_limits() {
    let long = worksheet(&format!(
        r#"<row><c t="inlineStr"><is><t>{}</t></is></c></row>"#,
        "甲".repeat(32_768)
    ));
    refused_for(xlsx(&long), Excess::CellChars);
    let longest = worksheet(&format!(
        r#"<row><c t="inlineStr"><is><t>{}</t></is></c></row>"#,
        "甲".repeat(32_767)
    ));
    assert_eq!(read_all(xlsx(&longest)).unwrap()[0].len(), 1);
    refused_for(xlsx(&worksheet(r#"<row><c r="IW1"><v>1</v></c></row>"#)), Excess::Columns);
    assert_eq!(
        read_all(xlsx(&worksheet(r#"<row><c r="IV1"><v>1</v></c><c r="XFD1" s="1"/></row>"#)))
            .unwrap()[0][0]
            .cells
            .len(),
        256
    );
    refused_for(format!("{}x\n", ",".repeat(256)).into_bytes(), Excess::Columns);
    let few = Limits { cells: 3, ..Limits::default() };
    let mut book = open(b"a,b\nc,d\n".to_vec(), &few).unwrap();
    assert!(matches!(rows(&mut book, 0), Err(ReadError::TooMuch { what: Excess::Cells, .. })));
    let backwards = worksheet(
        r#"<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>1</v></c></row>"#,
    );
    assert!(matches!(read_all(xlsx(&backwards)), Err(ReadError::Damaged { .. })));
    let twice = worksheet(r#"<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>"#);
    assert!(matches!(read_all(xlsx(&twice)), Err(ReadError::Damaged { .. })));
}

#[test]
fn repetition_counts_of_ods_are_bounded() {
    let cell = |attributes: &str, inside: &str| {
        format!(
            r#"<table:table table:name="a"><table:table-row><table:table-cell {attributes}>{inside}</table:table-cell></table:table-row></table:table>"#
        )
    };
    let value = r#"office:value-type="float" office:value="1""#;
    refused_for(
        ods(
            "",
            &cell(&format!(r#"{value} table:number-columns-repeated="18446744073709551615""#), ""),
        ),
        Excess::Columns,
    );
    refused_for(
        ods(
            "",
            &cell(
                r#"office:value-type="string""#,
                r#"<text:p><text:s text:c="4000000000"/></text:p>"#,
            ),
        ),
        Excess::CellChars,
    );
    let rows = format!(
        r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="4294967295"><table:table-cell {value}/></table:table-row></table:table>"#
    );
    refused_for(ods("", &rows), Excess::Rows);
    let far = format!(
        r#"<table:table table:name="a"><table:table-row table:number-rows-repeated="18446744073709551615"/><table:table-row><table:table-cell {value}/></table:table-row></table:table>"#
    );
    refused_for(ods("", &far), Excess::Rows);
    let not_a_number = cell(r#"table:number-columns-repeated="-1""#, "");
    assert!(matches!(read_all(ods("", &not_a_number)), Err(ReadError::Damaged { .. })));
}

#[test]
fn chains_of_a_compound_file_that_bite_their_tail_are_refused() {
    let sound = xls(&["a"], &[("s", false, Vec::new())]);
    // The allocation table begins at byte 512; sector 1 is the directory, sector 2 the stream's first.
    for sector in [1_usize, 2] {
        let mut cyclic = sound.clone();
        cyclic[512 + sector * 4..512 + sector * 4 + 4]
            .copy_from_slice(&(sector as u32).to_le_bytes());
        assert!(matches!(read_all(cyclic), Err(ReadError::Damaged { .. })), "{sector}");
    }
    let mut endless = sound.clone();
    endless[68..72].copy_from_slice(&0_u32.to_le_bytes());
    assert!(read_all(endless).is_err());
    assert!(read_all(sound).is_ok());
}

#[test]
fn a_shared_text_referred_to_often_costs_its_rows_and_no_more() {
    let long = "x".repeat(4000);
    let cells: Vec<u8> = (0..20_000_u16)
        .flat_map(|row| record(0x00FD, &[at(row, 0, 0), vec![0; 4]].concat()))
        .collect();
    let mut book = open_bytes(xls(&[&long], &[("s", false, cells)])).unwrap();
    let mut count = 0;
    book.rows(0, &mut |_| {
        count += 1;
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(count, 20_000);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_files_are_read_or_refused(kind in 0_usize..4, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<bool>()) {
        let mut bytes = match kind {
            0 => xlsx(&worksheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#)),
            1 => ods("", r#"<table:table table:name="a"><table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row></table:table>"#),
            2 => xls(&["甲", "乙"], &[("s", false, record(0x00FD, &[super::fixtures::at(0, 0, 0), vec![1, 0, 0, 0]].concat()))]),
            _ => "甲,\"乙\"\n丙,丁\n".as_bytes().to_vec(),
        };
        let at = at.index(bytes.len());
        bytes[at] = byte;
        if cut {
            bytes.truncate(at);
        }
        let _ = read_all(bytes);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..300), head in 0_usize..4) {
        let head: &[u8] = [&b""[..], b"PK\x03\x04", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", b"\xFF\xFE"][head];
        let _ = read_all([head, &bytes].concat());
    }

    #[test]
    fn any_sheet_xml_is_read_or_refused(xml in "(<row( r=\"[0-9]{1,10}\")?>|</row>|<c r=\"[A-Z]{0,9}[0-9]{0,11}\"( t=\"(s|str|e|b|n|d)\")?>|</c>|<v>|</v>|[0-9#N/A]{0,4}|<f>|</f>){0,12}") {
        let _ = read_all(xlsx(&worksheet(&xml)));
    }
}

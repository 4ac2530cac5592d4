//! What comes out of sound files of every format.

use rust_xlsxwriter::{ExcelDateTime, Format as CellFormat, Formula, Workbook as Writer};

use super::fixtures::*;
use super::*;
use crate::intake::clean::{Change, clean};

fn writer_fixture() -> Vec<u8> {
    let mut writer = Writer::new();
    let date_format = CellFormat::new().set_num_format("yyyy/m/d");
    let sheet = writer.add_worksheet().set_name("红名单").unwrap();
    sheet.merge_range(0, 0, 0, 3, "荣誉名单", &CellFormat::new()).unwrap();
    sheet.write_string(2, 0, "名称").unwrap();
    sheet.write_string(2, 2, "日期").unwrap();
    sheet.write_string(3, 0, "甲\u{1B}[31m乙").unwrap();
    sheet.write_number(3, 1, 110_108_000_000_016.0).unwrap();
    let day = ExcelDateTime::from_ymd(2018, 4, 24).unwrap();
    sheet.write_datetime_with_format(3, 2, &day, &date_format).unwrap();
    sheet.write_boolean(3, 3, true).unwrap();
    sheet.write_formula(3, 4, Formula::new("=NA()").set_result("#N/A")).unwrap();
    sheet.write_blank(3, 300, &date_format).unwrap();
    let hidden = writer.add_worksheet().set_name("底稿").unwrap();
    hidden.write_string(0, 0, "x").unwrap();
    hidden.set_hidden(true);
    let second = writer.add_worksheet().set_name("黑名单").unwrap();
    second.write_string(9, 1, "乙").unwrap();
    writer.save_to_buffer().unwrap()
}

#[test]
fn xlsx_as_spreadsheets_write_it() {
    let mut book = open_bytes(writer_fixture()).unwrap();
    assert_eq!(book.format(), Format::Xlsx);
    assert_eq!(book.epoch(), Epoch::Day1900);
    let names: Vec<_> = book.sheets().iter().map(|sheet| sheet.name.as_str()).collect();
    assert_eq!(names, ["红名单", "黑名单"]);
    assert_eq!(book.hidden_sheets(), ["底稿"]);
    assert_eq!(
        book.sheets()[0].merged,
        [Merge { first_row: 1, last_row: 1, first_column: 0, last_column: 3 }]
    );
    assert!(book.sheets()[1].merged.is_empty());
    let date = Cell::Date { serial: 43_214.0, epoch: Epoch::Day1900 };
    let data = [
        text("甲\u{1B}[31m乙"),
        Cell::Number(110_108_000_000_016.0),
        date,
        Cell::Bool(true),
        Cell::Error("#N/A".into()),
    ];
    assert_eq!(
        rows(&mut book, 0).unwrap(),
        [
            row(1, &[text("荣誉名单")]),
            row(3, &[text("名称"), Cell::Empty, text("日期")]),
            row(4, &data)
        ]
    );
    assert_eq!(rows(&mut book, 1).unwrap(), [row(10, &[Cell::Empty, text("乙")])]);
    assert_eq!(rows(&mut book, 0).unwrap().len(), 3, "a sheet can be read again");
    assert_eq!(rows(&mut book, 2), Err(ReadError::NoSuchSheet));
}

#[test]
fn escapes_spelled_out_in_xlsx_become_control_characters_and_are_caught_by_cleaning() {
    let sheet =
        worksheet(r#"<row r="1"><c r="A1" t="inlineStr"><is><t>甲_x001B_[2J乙</t></is></c></row>"#);
    let read = read_all(xlsx(&sheet)).unwrap();
    let Cell::Text(raw) = &read[0][0].cells[0] else { panic!("text") };
    assert_eq!(raw, "甲\u{1B}[2J乙");
    let cleaned = clean(raw);
    assert_eq!((cleaned.text.as_str(), cleaned.changes.count(Change::Escape)), ("甲乙", 1));
}

#[test]
fn formulas_without_result_and_errors_are_not_empty_cells() {
    let sheet = worksheet(
        r#"<row r="2"><c r="A2"><f>1+1</f></c><c r="B2"><f>1+1</f><v>2</v></c><c r="C2" t="e"><v>#N/A</v></c><c r="D2" t="str"><f>A1</f><v></v></c><c r="E2" t="str"><f>A1</f><v>甲</v></c></row>"#,
    );
    let cells = [
        Cell::FormulaWithoutValue,
        Cell::Number(2.0),
        Cell::Error("#N/A".into()),
        Cell::FormulaWithoutValue,
        text("甲"),
    ];
    let mut read = read_all(xlsx(&sheet)).unwrap().remove(0).remove(0).cells;
    // A formula whose result is the empty text may read as either; it must not be a value.
    if read[3] == Cell::Empty {
        read[3] = Cell::FormulaWithoutValue;
    }
    assert_eq!(read, cells);
}

#[test]
fn foreign_data_in_a_package_is_no_obstacle_and_no_way_in() {
    let sheet = worksheet(r#"<row><c><v>5</v></c></row>"#);
    let mut parts = xlsx_parts(&sheet);
    parts.push(("customXml/item1.xml", "\u{FEFF}\0<\0a\0/\0>"));
    assert_eq!(read_all(package(&parts)).unwrap()[0], [row(1, &[Cell::Number(5.0)])]);
    let rels = r#"<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="/customXml/item1.xml"/></Relationships>"#;
    parts[2].1 = rels;
    assert!(matches!(read_all(package(&parts)), Err(ReadError::Damaged { .. })));
}

#[test]
fn xlsx_of_the_1904_epoch_with_prefixed_names() {
    let book = r#"<x:workbook xmlns:x="m" xmlns:q="r"><x:workbookPr date1904="1"/><x:sheets><x:sheet name="甲&amp;乙" sheetId="1" q:id="rId1"/></x:sheets></x:workbook>"#;
    let sheet = r#"<x:worksheet xmlns:x="m"><x:dimension ref="A1:B1"/><x:sheetData><x:row><x:c><x:v>5</x:v></x:c><x:c t="inlineStr"><x:is><x:t>丙</x:t></x:is></x:c></x:row></x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>"#;
    let mut parts = xlsx_parts(sheet);
    parts[1].1 = book;
    let mut read = open_bytes(package(&parts)).unwrap();
    assert_eq!(read.epoch(), Epoch::Day1904);
    assert_eq!((read.sheets()[0].name.as_str(), read.sheets()[0].merged.len()), ("甲&乙", 1));
    assert_eq!(rows(&mut read, 0).unwrap(), [row(1, &[Cell::Number(5.0), text("丙")])]);
}

#[test]
fn ods_with_repetitions_hidden_tables_and_every_kind_of_value() {
    let styles = r#"<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>"#;
    let tables = r#"<table:table table:name="甲"><table:table-column/><table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>
<table:table-row><table:table-cell office:value-type="string" table:number-columns-spanned="2"><text:p>一<text:s text:c="2"/>&amp;<text:span>二</text:span></text:p><text:p>三</text:p><office:annotation><text:p>批注</text:p></office:annotation></table:table-cell><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="1.5" table:number-columns-repeated="2"><text:p>1.5</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="date" office:date-value="2018-04-24"><text:p>18年</text:p></table:table-cell><table:table-cell office:value-type="boolean" office:boolean-value="true"/><table:table-cell table:formula="of:=1+1"/><table:table-cell office:value-type="string" calcext:value-type="error"><text:p>#N/A</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>
<table:table table:name="暗" table:style-name="ta2"><table:table-row><table:table-cell office:value-type="float" office:value="9"/></table:table-row></table:table>
<table:table table:name="乙"><table:table-header-rows><table:table-row><table:table-cell/><table:table-cell office:value-type="string"><text:p>尾</text:p></table:table-cell></table:table-row></table:table-header-rows></table:table>"#;
    let mut book = open_bytes(ods(styles, tables)).unwrap();
    assert_eq!(book.format(), Format::Ods);
    assert_eq!(book.hidden_sheets(), ["暗"]);
    assert_eq!(
        book.sheets()[0].merged,
        [Merge { first_row: 3, last_row: 3, first_column: 0, last_column: 1 }]
    );
    let first = [text("一  &二\n三"), Cell::Empty, Cell::Number(1.5), Cell::Number(1.5)];
    let second = [
        text("2018-04-24"),
        Cell::Bool(true),
        Cell::FormulaWithoutValue,
        Cell::Error("#N/A".into()),
    ];
    assert_eq!(rows(&mut book, 0).unwrap(), [row(3, &first), row(4, &second), row(5, &second)]);
    assert_eq!(rows(&mut book, 1).unwrap(), [row(1, &[Cell::Empty, text("尾")])]);
}

fn xls_records() -> Vec<u8> {
    let number =
        |head: Vec<u8>, value: f64| record(0x0203, &[head, value.to_le_bytes().to_vec()].concat());
    let shared =
        |head: Vec<u8>, index: u32| record(0x00FD, &[head, index.to_le_bytes().to_vec()].concat());
    let rk = |value: u32| [vec![0, 0], (value << 2 | 2).to_le_bytes().to_vec()].concat();
    let formula = |head: Vec<u8>, result: [u8; 8]| {
        record(0x0006, &[head, result.to_vec(), vec![0; 8]].concat())
    };
    [
        // Out of order on purpose: row 3 before row 1.
        shared(at(2, 0, 0), 1),
        number(at(2, 1, 1), 43_214.0),
        record(0x00BD, &[vec![2, 0, 2, 0], rk(7), rk(8), vec![3, 0]].concat()),
        record(0x0205, &[at(2, 4, 0), vec![0x2A, 1]].concat()),
        formula(at(2, 5, 0), [0, 0, 0, 0, 0, 0, 0xFF, 0xFF]),
        record(0x0207, &biff_string("公式")),
        formula(at(2, 6, 0), [1, 0, 1, 0, 0, 0, 0xFF, 0xFF]),
        shared(at(0, 0, 0), 0),
        record(0x00E5, &[1, 0, 0, 0, 0, 0, 0, 0, 6, 0]),
    ]
    .concat()
}

#[test]
fn xls_with_shared_strings_dates_short_numbers_and_formulas() {
    let sheets = [("名单", false, xls_records()), ("暗", true, Vec::new())];
    let mut book = open_bytes(xls(&["题目", "某某公司"], &sheets)).unwrap();
    assert_eq!(book.format(), Format::Xls);
    assert_eq!(book.hidden_sheets(), ["暗"]);
    assert_eq!(book.sheets()[0].name, "名单");
    assert_eq!(
        book.sheets()[0].merged,
        [Merge { first_row: 1, last_row: 1, first_column: 0, last_column: 6 }]
    );
    let date = Cell::Date { serial: 43_214.0, epoch: Epoch::Day1900 };
    let third = [
        text("某某公司"),
        date,
        Cell::Number(7.0),
        Cell::Number(8.0),
        Cell::Error("#N/A".into()),
        text("公式"),
        Cell::Bool(true),
    ];
    assert_eq!(rows(&mut book, 0).unwrap(), [row(1, &[text("题目")]), row(3, &third)]);
}

#[test]
fn what_is_no_spreadsheet_is_named() {
    let html = "<html><head></head><body><table><tr><td>甲</td></tr></table></body></html>";
    let xml = r#"<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"></Workbook>"#;
    let utf16: Vec<u8> =
        format!("\u{FEFF}{html}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for (bytes, refused) in [
        (html.into(), Refused::Html),
        (format!("\u{FEFF}\r\n  {html}").into_bytes(), Refused::Html),
        (utf16, Refused::Html),
        (b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n".to_vec(), Refused::Html),
        (xml.into(), Refused::SpreadsheetMl),
        (b"%PDF-1.7\n".to_vec(), Refused::Pdf),
        (b"\x09\x08\x08\x00\x00\x05\x05\x00".to_vec(), Refused::OldExcel),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), Refused::Unknown),
        (package(&[("word/document.xml", "<w:document/>")]), Refused::OtherDocument),
        (package(&[("xl/workbook.bin", "x")]), Refused::Xlsb),
        (compound("WordDocument", b"x"), Refused::OtherDocument),
        (compound("Book", b"x"), Refused::OldExcel),
        (compound("Workbook", &record(0x0809, &[0, 5, 5, 0])), Refused::OldExcel),
    ] {
        assert_eq!(open_bytes(bytes).err(), Some(ReadError::Format(refused)));
    }
}

#[test]
fn locked_and_empty_files_and_paths_that_are_none() {
    let locked = [record(0x0809, &[0, 6, 5, 0]), record(0x002F, &[1, 0])].concat();
    let mut sealed = ods("", "");
    assert!(open_bytes(sealed.clone()).is_ok());
    sealed = package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        (
            "META-INF/manifest.xml",
            "<m:manifest><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>",
        ),
        ("content.xml", "not readable"),
    ]);
    for bytes in [compound("EncryptedPackage", b"x"), compound("Workbook", &locked), sealed] {
        assert_eq!(open_bytes(bytes).err(), Some(ReadError::Encrypted));
    }
    for bytes in [&b""[..], b" \r\n\t "] {
        assert_eq!(open_bytes(bytes.to_vec()).err(), Some(ReadError::Empty));
    }
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits::default();
    assert_eq!(open(folder.path(), &limits).err(), Some(ReadError::Directory));
    assert_eq!(
        open(folder.path().join("无.xlsx").as_path(), &limits).err(),
        Some(ReadError::NotFound)
    );
    let misnamed = folder.path().join("其实是xlsx.xls");
    std::fs::write(&misnamed, writer_fixture()).unwrap();
    assert_eq!(open(misnamed.as_path(), &limits).unwrap().format(), Format::Xlsx);
    let small = Limits { file_bytes: 10, ..Limits::default() };
    assert!(matches!(
        open(misnamed.as_path(), &small),
        Err(ReadError::TooMuch { what: Excess::FileBytes, .. })
    ));
}

#[test]
fn reading_can_be_broken_off() {
    for bytes in [
        writer_fixture(),
        b"a,b\nc,d\ne,f\n".to_vec(),
        xls(&["a", "b"], &[("s", false, xls_records())]),
    ] {
        let mut book = open_bytes(bytes).unwrap();
        let mut count = 0;
        let outcome = book.rows(0, &mut |_| {
            count += 1;
            ControlFlow::Break(())
        });
        assert_eq!((outcome, count), (Ok(()), 1));
    }
}

#[test]
fn every_refusal_says_what_is_wrong_and_what_to_do() {
    let place = Place { sheet: Some("表".into()), row: Some(3), column: Some(27) };
    let errors = [
        ReadError::NotFound,
        ReadError::Empty,
        ReadError::Encrypted,
        ReadError::Encoding,
        ReadError::Entities,
        ReadError::Format(Refused::Html),
        ReadError::coordinates(b"ZZZZZZZZ1"),
        ReadError::too_much(Excess::Ratio, 250),
        ReadError::TooMuch { what: Excess::CellChars, limit: 32_767, place },
    ];
    for error in &errors {
        let words = error.to_string();
        assert!(words.matches('。').count() >= 2 && words.ends_with('。'), "{words}");
    }
    assert_eq!(
        errors[8].to_string(),
        "工作表“表”第 3 行AB 列单元格内容超过 32767 个字符。请缩短该单元格的内容后重新导入。"
    );
}

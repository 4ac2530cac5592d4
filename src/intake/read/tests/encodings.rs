//! Text files in every encoding and with every separator.

use encoding_rs::GB18030;

use super::*;

const TABLE: &str = "名称,代码,备注\r\n某某公司,91320113MA0000007Q,\"第一行\r\n第二行\"\r\n\r\n乙䶮,'0123,\"a\"\"b\"\r\n";

fn expected() -> Vec<RawRow> {
    vec![
        row(1, &[text("名称"), text("代码"), text("备注")]),
        row(2, &[text("某某公司"), text("91320113MA0000007Q"), text("第一行\n第二行")]),
        row(4, &[text("乙䶮"), text("'0123"), text("a\"b")]),
    ]
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn every_encoding_gives_the_same_rows() {
    let marked = format!("\u{FEFF}{TABLE}");
    let gbk = GB18030.encode(TABLE).0.into_owned();
    for (bytes, encoding) in [
        (TABLE.as_bytes().to_vec(), TextEncoding::Utf8),
        (marked.clone().into_bytes(), TextEncoding::Utf8Marked),
        (utf16(&marked, u16::to_le_bytes), TextEncoding::Utf16Le),
        (utf16(&marked, u16::to_be_bytes), TextEncoding::Utf16Be),
        (utf16(TABLE, u16::to_le_bytes), TextEncoding::Utf16Le),
        (utf16(TABLE, u16::to_be_bytes), TextEncoding::Utf16Be),
        (gbk, TextEncoding::Gb18030),
    ] {
        let mut book = open_bytes(bytes).unwrap();
        assert_eq!((book.format(), book.encoding()), (Format::Text, Some(encoding)));
        assert_eq!(rows(&mut book, 0).unwrap(), expected(), "{encoding}");
    }
}

#[test]
fn separators_are_told_by_how_evenly_they_divide() {
    for separator in [",", "\t", ";"] {
        let table = format!(
            "处罚名单\n甲{separator}乙{separator}丙\n1,2、3{separator}x{separator}y\nz{separator}\"a{separator}b\"{separator}c\n"
        );
        if separator == "," {
            continue;
        }
        let read = read_all(table.into_bytes()).unwrap().remove(0);
        assert_eq!(read[1], row(2, &[text("甲"), text("乙"), text("丙")]));
        assert_eq!(read[3].cells[1], text(&format!("a{separator}b")));
    }
    let single = read_all("名称\n甲、乙\n".as_bytes().to_vec()).unwrap().remove(0);
    assert_eq!(single, [row(1, &[text("名称")]), row(2, &[text("甲、乙")])]);
}

#[test]
fn rows_have_the_numbers_a_spreadsheet_would_show() {
    for end in ["\n", "\r\n", "\r"] {
        let table = ["", "甲,乙", "", "", "\"1\n2\",3", ",", "x,y"].join(end);
        let numbers: Vec<u32> =
            read_all(table.into_bytes()).unwrap()[0].iter().map(|row| row.number).collect();
        assert_eq!(numbers, [2, 5, 7], "{end:?}");
    }
}

#[test]
fn text_kept_by_a_formula_is_the_text() {
    let read = read_all("=\"0123\",\"=\"\"0456\"\"\",=1+1\n".as_bytes().to_vec()).unwrap();
    assert_eq!(read[0], [row(1, &[text("0123"), text("0456"), text("=1+1")])]);
}

#[test]
fn broken_text_is_refused_instead_of_guessed() {
    let mut broken = "某某科技有限公司,某某贸易有限公司\n".repeat(20).into_bytes();
    broken[100] = 0xFF;
    let mut cut = "某某科技有限公司".as_bytes().to_vec();
    cut.pop();
    for bytes in [broken, cut, b"\xEF\xBB\xBFabc\xFF\n".to_vec(), b"abc,\x81\n".to_vec()] {
        assert_eq!(read_all(bytes).err(), Some(ReadError::Encoding));
    }
}

#[test]
fn an_unpaired_quotation_mark_does_not_swallow_rows() {
    let table = "a,b,c,d,e\n1,2,3,4,5\n1,\"2,3,4,5\n1,2,3,4,5\n1,2\",3,4,5\n";
    let error = read_all(table.as_bytes().to_vec()).err().unwrap();
    assert_eq!(
        error.to_string().split('。').next(),
        Some("工作表“文本”第 3 行文件已损坏（引号不成对）")
    );
    let open_end = "a,b\n1,\"2\n3,4\n";
    assert!(matches!(
        read_all(open_end.as_bytes().to_vec()),
        Err(ReadError::Damaged { what: "引号不成对", .. })
    ));
    let closed = read_all(b"a,b\n1,\"2\n\"\n".to_vec()).unwrap().remove(0);
    assert_eq!(closed[1], row(2, &[text("1"), text("2\n")]));
    let long = format!("a,b\n1,\"{}\n", "x\n".repeat(3_000_000));
    assert!(matches!(
        read_all(long.into_bytes()),
        Err(ReadError::TooMuch { what: Excess::Token, .. })
    ));
}

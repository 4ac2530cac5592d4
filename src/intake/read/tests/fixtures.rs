//! Writers of small files for the tests: packages with any parts, and a minimal BIFF8 workbook.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// A package with these parts.
pub fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package with these parts and one more of stored bytes, which makes the file itself large.
pub fn with_ballast(parts: &[(&str, &str)], bytes: usize) -> Vec<u8> {
    let mut writer = ZipWriter::new_append(Cursor::new(package(parts))).unwrap();
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    writer.start_file("xl/media/image1.png", stored).unwrap();
    writer.write_all(&vec![7; bytes]).unwrap();
    writer.finish().unwrap().into_inner()
}

const RELS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
const BOOK: &str = r#"<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const BOOK_RELS: &str = r#"<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;

/// The parts every XLSX needs, around a sheet part.
pub fn xlsx_parts(sheet: &str) -> Vec<(&str, &str)> {
    vec![
        ("_rels/.rels", RELS),
        ("xl/workbook.xml", BOOK),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS),
        ("xl/worksheets/sheet1.xml", sheet),
    ]
}

/// An XLSX whose only sheet is this XML.
pub fn xlsx(sheet: &str) -> Vec<u8> {
    package(&xlsx_parts(sheet))
}

/// A worksheet part around its `sheetData` content.
pub fn worksheet(rows: &str) -> String {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

/// An OpenDocument spreadsheet around its tables; `styles` go into the automatic styles.
pub fn ods(styles: &str, tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>{styles}</office:automatic-styles><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    package(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", "<manifest:manifest/>"),
        ("content.xml", &content),
    ])
}

/// One BIFF record.
pub fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let mut record = kind.to_le_bytes().to_vec();
    record.extend(u16::try_from(data.len()).unwrap().to_le_bytes());
    record.extend(data);
    record
}

/// The head of a cell record: row, column, format.
pub fn at(row: u16, column: u16, format: u16) -> Vec<u8> {
    [row, column, format].iter().flat_map(|number| number.to_le_bytes()).collect()
}

/// UTF-16 text with flags, as in most BIFF strings.
fn wide(text: &str) -> Vec<u8> {
    std::iter::once(1).chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

/// A string of the shared string table or a text result: a two-byte length, then the characters.
pub fn biff_string(text: &str) -> Vec<u8> {
    let length = u16::try_from(text.encode_utf16().count()).unwrap();
    [length.to_le_bytes().to_vec(), wide(text)].concat()
}

/// A BIFF8 workbook stream: these strings, formats 0 (general) and 1 (built-in date 14), and sheets of
/// name, hidden and records.
pub fn biff_stream(strings: &[&str], sheets: &[(&str, bool, Vec<u8>)]) -> Vec<u8> {
    let bof = |kind: u16| {
        record(0x0809, &[0x0600_u16.to_le_bytes(), kind.to_le_bytes(), [0; 2], [0; 2]].concat())
    };
    let xf = |format: u16| {
        record(0x00E0, &[vec![0, 0], format.to_le_bytes().to_vec(), vec![0; 16]].concat())
    };
    let count = u32::try_from(strings.len()).unwrap().to_le_bytes();
    let texts: Vec<u8> = strings.iter().flat_map(|text| biff_string(text)).collect();
    let head =
        [bof(5), xf(0), xf(14), record(0x00FC, &[count.to_vec(), count.to_vec(), texts].concat())]
            .concat();
    let listing = |start: usize, name: &str, hidden: bool| {
        let length = u8::try_from(name.encode_utf16().count()).unwrap();
        let start = u32::try_from(start).unwrap().to_le_bytes().to_vec();
        record(0x0085, &[start, vec![u8::from(hidden), 0, length], wide(name)].concat())
    };
    let listed: usize =
        sheets.iter().map(|(name, hidden, _)| listing(0, name, *hidden).len()).sum();
    let mut start = head.len() + listed + 4;
    let (mut directory, mut bodies) = (Vec::new(), Vec::new());
    for (name, hidden, records) in sheets {
        let body = [bof(0x10), records.clone(), record(0x000A, &[])].concat();
        directory.extend(listing(start, name, *hidden));
        start += body.len();
        bodies.extend(body);
    }
    [head, directory, record(0x000A, &[]), bodies].concat()
}

/// A compound file with one stream, padded so that it is kept in whole sectors.
pub fn compound(name: &str, stream: &[u8]) -> Vec<u8> {
    let size = stream.len().max(4096);
    let sectors = size.div_ceil(512);
    let fat_sectors = (sectors + 2).div_ceil(127);
    let mut fat: Vec<u32> = vec![0xFFFF_FFFD; fat_sectors];
    fat.push(0xFFFF_FFFE);
    let first = fat.len();
    fat.extend(
        (0..sectors).map(|index| {
            if index + 1 == sectors { 0xFFFF_FFFE } else { (first + index + 1) as u32 }
        }),
    );
    fat.resize(fat_sectors * 128, 0xFFFF_FFFF);
    let mut header = vec![0_u8; 512];
    header[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    let mut put = |at: usize, bytes: &[u8]| header[at..at + bytes.len()].copy_from_slice(bytes);
    put(24, &[0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
    put(44, &(fat_sectors as u32).to_le_bytes());
    put(48, &(fat_sectors as u32).to_le_bytes());
    put(56, &4096_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    for index in 0..109 {
        let id = if index < fat_sectors { index as u32 } else { 0xFFFF_FFFF };
        put(76 + index * 4, &id.to_le_bytes());
    }
    let entry = |name: &str, kind: u8, start: u32, size: u32| {
        let mut entry = vec![0_u8; 128];
        for (index, unit) in name.encode_utf16().enumerate() {
            entry[index * 2..index * 2 + 2].copy_from_slice(&unit.to_le_bytes());
        }
        entry[66] = kind;
        entry[116..120].copy_from_slice(&start.to_le_bytes());
        entry[120..124].copy_from_slice(&size.to_le_bytes());
        entry
    };
    let mut directory = entry("Root Entry", 5, 0xFFFF_FFFE, 0);
    directory.extend(entry(name, 2, first as u32, size as u32));
    directory.resize(512, 0);
    let fat: Vec<u8> = fat.into_iter().flat_map(u32::to_le_bytes).collect();
    let mut content = stream.to_vec();
    content.resize(sectors * 512, 0);
    [header, fat, directory, content].concat()
}

/// A compound XLS with these strings and sheets.
pub fn xls(strings: &[&str], sheets: &[(&str, bool, Vec<u8>)]) -> Vec<u8> {
    compound("Workbook", &biff_stream(strings, sheets))
}

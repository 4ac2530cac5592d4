//! What archives, viewers and programs find in the file beside the pages: PDF/A marks, outline, attachment.

use hecha::report::{
    Document,
    document::{Block, Level},
    render,
};
use lopdf::{Dictionary, Object};

use super::office::{document as with_attachment, json};
use super::samples::{document, fallback, five_pages, prose, rendered};

fn file(document: &Document) -> lopdf::Document {
    lopdf::Document::load_mem(&rendered(document).bytes).unwrap()
}

fn followed<'a>(file: &'a lopdf::Document, dictionary: &'a Dictionary, key: &str) -> &'a Object {
    file.dereference(dictionary.get(key.as_bytes()).unwrap()).unwrap().1
}

fn dictionary<'a>(file: &'a lopdf::Document, of: &'a Dictionary, key: &str) -> &'a Dictionary {
    followed(file, of, key).as_dict().unwrap()
}

fn metadata(file: &lopdf::Document) -> String {
    let stream = followed(file, file.catalog().unwrap(), "Metadata").as_stream().unwrap();
    assert!(stream.dict.get(b"Filter").is_err(), "metadata is not compressed");
    String::from_utf8(stream.content.clone()).unwrap()
}

/// Titles of the outline with depth, page and height; links checked both ways.
fn outline(file: &lopdf::Document) -> Vec<(usize, String, u32, f32)> {
    let pages = file.get_pages();
    let mut found = Vec::new();
    let outlines = dictionary(file, file.catalog().unwrap(), "Outlines");
    let root = file.catalog().unwrap().get(b"Outlines").unwrap().as_reference().unwrap();
    let mut stack = vec![(0, root, outlines.get(b"First").unwrap().as_reference().unwrap())];
    while let Some((depth, parent, id)) = stack.pop() {
        let item = file.get_dictionary(id).unwrap();
        assert_eq!(item.get(b"Parent").unwrap().as_reference().unwrap(), parent);
        let title = lopdf::decode_text_string(item.get(b"Title").unwrap()).unwrap();
        let target = item.get(b"Dest").unwrap().as_array().unwrap();
        let page = target[0].as_reference().unwrap();
        let page = *pages.iter().find(|(_, id)| **id == page).unwrap().0;
        found.push((depth, title, page, target[3].as_float().unwrap()));
        if let Ok(next) = item.get(b"Next").and_then(Object::as_reference) {
            let back = file.get_dictionary(next).unwrap().get(b"Prev").unwrap();
            assert_eq!(back.as_reference().unwrap(), id);
            stack.push((depth, parent, next));
        }
        if let Ok(first) = item.get(b"First").and_then(Object::as_reference) {
            stack.push((depth + 1, id, first));
        }
    }
    assert_eq!(outlines.get(b"Count").unwrap().as_i64().unwrap() as usize, found.len());
    found
}

#[test]
fn headings_are_in_the_outline_with_their_places() {
    let found = outline(&file(&five_pages()));
    let titles: Vec<_> = found.iter().map(|(depth, title, ..)| (*depth, title.as_str())).collect();
    let expected = [
        (0, "一、核查对象"),
        (0, "二、核查结论"),
        (0, "三、名单信息"),
        (1, "（一）经营异常名录"),
        (1, "（二）守信激励名单"),
        (0, "四、行政处罚"),
        (0, "五、数据来源与说明"),
    ];
    assert_eq!(titles, expected);
    for pair in found.windows(2) {
        let (page, y) = (pair[0].2, pair[0].3);
        assert!(pair[1].2 > page || pair[1].3 < y, "{pair:?}");
    }
    assert_eq!((found[0].2, found[6].2), (1, 5));
    assert!(file(&document(vec![prose("无")])).catalog().unwrap().get(b"Outlines").is_err());
    // A second level with no first above it stands alone.
    let lone = document(vec![Block::Heading(Level::Two, "（一）".into()), prose("甲")]);
    assert_eq!(outline(&file(&lone)).len(), 1);
}

#[test]
fn metadata_says_the_same_as_the_information_dictionary() {
    let mut document = five_pages();
    document.title = "报告 <甲&乙>".to_owned();
    let file = file(&document);
    let metadata = metadata(&file);
    for part in [
        "报告 &lt;甲&amp;乙&gt;",
        "示范区公共信用查询窗口",
        "HC-2026-000123",
        "<xmp:CreateDate>2026-07-01T09:05:03+08:00</xmp:CreateDate>",
        "<xmp:ModifyDate>2026-07-01T09:05:03+08:00</xmp:ModifyDate>",
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>U</pdfaid:conformance>",
    ] {
        assert!(metadata.contains(part), "{part}: {metadata}");
    }
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    let said = |key: &[u8]| lopdf::decode_text_string(info.get(key).unwrap()).unwrap();
    assert_eq!(said(b"Title"), "报告 <甲&乙>");
    assert!(metadata.contains(&format!("<pdf:Producer>{}</pdf:Producer>", said(b"Producer"))));
    assert!(metadata.contains(&format!("<xmp:CreatorTool>{}</xmp:CreatorTool>", said(b"Creator"))));
}

#[test]
fn the_output_intent_has_a_grey_profile() {
    let file = file(&five_pages());
    let intents = followed(&file, file.catalog().unwrap(), "OutputIntents").as_array().unwrap();
    let intent = intents[0].as_dict().unwrap();
    assert_eq!(intent.get(b"S").unwrap().as_name().unwrap(), b"GTS_PDFA1");
    let profile = followed(&file, intent, "DestOutputProfile").as_stream().unwrap();
    assert_eq!(profile.dict.get(b"N").unwrap().as_i64().unwrap(), 1);
    let content = profile.get_plain_content().unwrap();
    assert_eq!(&content[12..24], b"mntrGRAYXYZ ");
}

#[test]
fn the_header_marks_the_file_as_binary() {
    let bytes = rendered(&five_pages()).bytes;
    let second = bytes.split(|byte| *byte == b'\n').nth(1).unwrap();
    assert!(second[0] == b'%' && second.len() >= 5 && second[1..5].iter().all(|b| *b > 127));
}

#[test]
fn the_attachment_is_an_associated_file() {
    let file = file(&with_attachment("HECHA2/"));
    assert!(metadata(&file).contains("<pdfaid:part>3</pdfaid:part>"));
    let catalog = file.catalog().unwrap();
    let names = dictionary(&file, dictionary(&file, catalog, "Names"), "EmbeddedFiles");
    let listed = names.get(b"Names").unwrap().as_array().unwrap()[1].as_reference().unwrap();
    let associated = catalog.get(b"AF").unwrap().as_array().unwrap()[0].as_reference().unwrap();
    assert_eq!(listed, associated);
    let specification = file.get_dictionary(listed).unwrap();
    let relation = specification.get(b"AFRelationship").unwrap().as_name().unwrap();
    assert_eq!(relation, b"Source");
    let stream = followed(&file, dictionary(&file, specification, "EF"), "UF").as_stream().unwrap();
    assert_eq!(stream.get_plain_content().unwrap(), json());
    assert!(stream.content.len() < json().len() / 3, "it is compressed");
    assert_eq!(stream.dict.get(b"Subtype").unwrap().as_name().unwrap(), b"application/json");
    let parameters = stream.dict.get(b"Params").unwrap().as_dict().unwrap();
    assert_eq!(parameters.get(b"Size").unwrap().as_i64().unwrap() as usize, json().len());
    assert_eq!(parameters.get(b"CheckSum").unwrap().as_str().unwrap().len(), 16);
}

#[test]
fn a_document_kept_and_set_again_gives_the_same_bytes() {
    let document = with_attachment("HECHA2/");
    let kept = serde_json::to_string(&document).unwrap();
    let again: Document = serde_json::from_str(&kept).unwrap();
    assert_eq!(again, document);
    assert_eq!(render(&again, &fallback()).unwrap().bytes, rendered(&document).bytes);
}

//! What makes the file PDF/A (ISO 19005-2 and, with an attachment, -3; level U): metadata as XMP and the output intent.

use lopdf::{Dictionary, Object, Stream};

use super::clean::clean;
use super::document::Document;
use super::finish::{PRODUCER, catalog};
use super::outcome::RenderError;

/// Puts metadata and output intent in the file.
pub(super) fn put(file: &mut lopdf::Document, document: &Document) -> Result<(), RenderError> {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "Metadata");
    dictionary.set("Subtype", "XML");
    // Uncompressed, so that programs that know no PDF find it.
    let stream = Stream::new(dictionary, metadata(document).into_bytes()).with_compression(false);
    let metadata = file.add_object(stream);

    let mut dictionary = Dictionary::new();
    dictionary.set("N", 1);
    let profile = file.add_object(Stream::new(dictionary, grey_profile()));
    let mut intent = Dictionary::new();
    intent.set("Type", "OutputIntent");
    intent.set("S", "GTS_PDFA1");
    intent.set("OutputConditionIdentifier", Object::string_literal("Gray gamma 2.2"));
    intent.set("Info", Object::string_literal("Gray gamma 2.2"));
    intent.set("DestOutputProfile", profile);

    let catalog = catalog(file)?;
    catalog.set("Metadata", metadata);
    catalog.set("OutputIntents", vec![Object::Dictionary(intent)]);
    Ok(())
}

/// The packet says the same as the information dictionary (ISO 19005-2, 6.6.3).
fn metadata(document: &Document) -> String {
    let part = if document.attachment.is_some() { 3 } else { 2 };
    let time = document.created.strftime("%Y-%m-%dT%H:%M:%S+08:00");
    let subject = match escaped(&document.subject) {
        text if text.is_empty() => text,
        text => format!(
            "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">{text}</rdf:li></rdf:Alt></dc:description>\n"
        ),
    };
    format!(
        "<?xpacket begin=\"\u{feff}\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n\
         <x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n\
         <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n\
         <rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
         xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:pdf=\"http://ns.adobe.com/pdf/1.3/\" \
         xmlns:pdfaid=\"http://www.aiim.org/pdfa/ns/id/\">\n\
         <dc:format>application/pdf</dc:format>\n\
         <dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">{}</rdf:li></rdf:Alt></dc:title>\n\
         <dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n\
         {subject}\
         <xmp:CreatorTool>{PRODUCER}</xmp:CreatorTool>\n\
         <xmp:CreateDate>{time}</xmp:CreateDate>\n\
         <xmp:ModifyDate>{time}</xmp:ModifyDate>\n\
         <xmp:MetadataDate>{time}</xmp:MetadataDate>\n\
         <pdf:Producer>{PRODUCER}</pdf:Producer>\n\
         <pdfaid:part>{part}</pdfaid:part>\n\
         <pdfaid:conformance>U</pdfaid:conformance>\n\
         </rdf:Description>\n</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end=\"r\"?>",
        escaped(&document.title),
        escaped(&document.author),
    )
}

/// Text for XML. The slash too, so that no text can pass for a part of the seal, which is looked for in the raw file.
fn escaped(raw: &str) -> String {
    let mut text = String::new();
    for character in clean(raw).text.chars() {
        match character {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '/' => text.push_str("&#47;"),
            // Not characters of XML 1.0, nor of anything else.
            '\u{fffe}' | '\u{ffff}' => {}
            _ => text.push(character),
        }
    }
    text
}

/// An ICC profile (ICC.1:2001-04, version 2) of a grey display with gamma 2.2: all colours here are grey.
fn grey_profile() -> Vec<u8> {
    let name = b"Gray gamma 2.2\0";
    let mut description = [b"desc\0\0\0\0\0\0\0\x0f".as_slice(), name].concat();
    // No Unicode name, no Macintosh name.
    description.extend([0; 4 + 4 + 2 + 1 + 67]);
    let copyright = b"text\0\0\0\0No copyright, use freely\0".to_vec();
    // D50, the white of the profile connection space, as s15Fixed16.
    let white = [0x0000_f6d6_u32, 0x0001_0000, 0x0000_d32d].map(u32::to_be_bytes).concat();
    let white_point = [b"XYZ \0\0\0\0".as_slice(), &white].concat();
    // 2.2 as u8Fixed8.
    let curve = b"curv\0\0\0\0\0\0\0\x01\x02\x33".to_vec();
    let tags =
        [(b"desc", description), (b"cprt", copyright), (b"wtpt", white_point), (b"kTRC", curve)];

    let mut table = (tags.len() as u32).to_be_bytes().to_vec();
    let mut content = Vec::new();
    let start = 128 + 4 + 12 * tags.len();
    for (signature, tag) in tags {
        table.extend(signature);
        table.extend(((start + content.len()) as u32).to_be_bytes());
        table.extend((tag.len() as u32).to_be_bytes());
        content.extend(tag);
        content.resize(content.len().next_multiple_of(4), 0);
    }
    let size = ((start + content.len()) as u32).to_be_bytes();
    let mut header = [size.as_slice(), b"\0\0\0\0\x02\x10\0\0mntrGRAYXYZ "].concat();
    // 2026-01-01, so that the same document gives the same bytes.
    header.extend([0x07, 0xea, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0]);
    header.extend(b"acsp");
    header.resize(68, 0);
    header.extend(&white);
    header.resize(128, 0);
    [header, table, content].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_is_small_and_its_tags_lie_inside() {
        let profile = grey_profile();
        let number =
            |at: usize| u32::from_be_bytes(profile[at..at + 4].try_into().unwrap()) as usize;
        assert_eq!(number(0), profile.len());
        assert!(profile.len() < 400, "{}", profile.len());
        assert_eq!(&profile[36..40], b"acsp");
        for tag in 0..number(128) {
            let (at, length) = (number(136 + 12 * tag), number(140 + 12 * tag));
            assert!(at % 4 == 0 && at + length <= profile.len());
        }
    }

    #[test]
    fn text_cannot_leave_its_element_or_pass_for_a_seal() {
        assert_eq!(escaped("甲<&>/乙\u{ffff}"), "甲&lt;&amp;&gt;&#47;乙");
    }
}

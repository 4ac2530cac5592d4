//! Puts the signature in: a place is held for it while lopdf saves the file, then filled in the bytes.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::super::document::Document;
use super::super::finish::{builder, catalog, saved, text, timestamp};
use super::super::outcome::RenderError;
use super::{CONTENTS, RANGE, STATEMENT, Sealer, byte_range, read};

/// The type of the object that holds the place.
const PLACE: &str = "HechaPlace";

/// The file's bytes, sealed.
pub(in super::super) fn sealed(
    mut file: lopdf::Document,
    document: &Document,
    statement: &str,
    sealer: &dyn Sealer,
) -> Result<Vec<u8>, RenderError> {
    let object = signature_object(document, statement, sealer)?;
    let id = hold_place(&mut file, object.len())?;
    let mut bytes = saved(file)?;
    fill_place(&mut bytes, id, &object)?;
    let contents = position(&bytes, format!("{CONTENTS}<{}", "0".repeat(64)).as_bytes())
        .ok_or_else(lost)?
        + CONTENTS.len();
    let after = contents + 2 + 2 * sealer.room();
    let range = byte_range(contents, after, bytes.len().saturating_sub(after));
    let start = contents.checked_sub(CONTENTS.len() + range.len()).ok_or_else(lost)?;
    put(&mut bytes, start, range.as_bytes())?;

    let ends = bytes.get(..contents).zip(bytes.get(after..)).ok_or_else(lost)?;
    let message = [ends.0, ends.1].concat();
    let signature = sealer.seal(&message).map_err(RenderError::Builder)?;
    if signature.len() > sealer.room() {
        return Err(builder(&"签名长于预留位置"));
    }
    put(&mut bytes, contents + 1, hex(&signature).as_bytes())?;
    // What cannot be read back would never be found genuine.
    match read(&bytes) {
        Ok(sealed) if sealed.statement == statement && sealed.signed == message => Ok(bytes),
        Ok(_) => Err(lost()),
        Err(error) => Err(builder(&error)),
    }
}

/// The signature dictionary with empty range and signature (ISO 32000-1, table 252).
fn signature_object(
    document: &Document,
    statement: &str,
    sealer: &dyn Sealer,
) -> Result<Vec<u8>, RenderError> {
    let is_plain = |c: u8| matches!(c, b' '..=b'~') && !b"()\\".contains(&c);
    if !statement.bytes().all(is_plain) {
        return Err(builder(&"报告声明含有不能写入的字符"));
    }
    let name = match text(sealer.holder()) {
        Object::String(bytes, _) => hex(&bytes),
        _ => String::new(),
    };
    let time = timestamp(document.created);
    let range = byte_range(0, 0, 0);
    let signature = "0".repeat(2 * sealer.room());
    let object = format!(
        "<</Type/Sig/Filter/Adobe.PPKLite/SubFilter/adbe.pkcs7.detached/M({time})/Name<{name}>\
         {STATEMENT}{statement}{RANGE}{range}{CONTENTS}<{signature}>>>"
    );
    Ok(object.into_bytes())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// Adds field, invisible widget on the first page, and an object at least `length` bytes long. That one is a stream, so
/// that lopdf neither compresses it nor puts it into an object stream.
fn hold_place(file: &mut lopdf::Document, length: usize) -> Result<ObjectId, RenderError> {
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", PLACE);
    let place = Stream::new(dictionary, vec![b' '; length]).with_compression(false);
    let place = file.add_object(place);
    let page = file.get_pages().into_values().next().ok_or_else(lost)?;
    let mut widget = Dictionary::new();
    widget.set("Type", "Annot");
    widget.set("Subtype", "Widget");
    widget.set("FT", "Sig");
    widget.set("T", Object::string_literal("HechaSeal"));
    widget.set("V", place);
    // Print and Locked (ISO 32000-1, table 165; ISO 19005-2, 6.3.2 demands Print).
    widget.set("F", 132);
    widget.set("Rect", vec![Object::from(0); 4]);
    widget.set("P", page);
    let widget = file.add_object(widget);
    let page = file.get_dictionary_mut(page).map_err(|error| builder(&error))?;
    page.set("Annots", vec![Object::from(widget)]);
    let mut form = Dictionary::new();
    form.set("Fields", vec![Object::from(widget)]);
    // SignaturesExist and AppendOnly.
    form.set("SigFlags", 3);
    let form = file.add_object(form);
    catalog(file)?.set("AcroForm", form);
    Ok(place)
}

/// Writes the object over the one that holds its place, blanks up to its end.
fn fill_place(bytes: &mut [u8], id: ObjectId, object: &[u8]) -> Result<(), RenderError> {
    let head = format!("\n{} {} obj\n", id.0, id.1);
    let place = format!("{head}<</Type/{PLACE}");
    let start = position(bytes, place.as_bytes()).ok_or_else(lost)? + head.len();
    let rest = bytes.get_mut(start..).ok_or_else(lost)?;
    let length = position(rest, b"\nendobj").ok_or_else(lost)?;
    let room = rest.get_mut(..length).filter(|room| room.len() >= object.len()).ok_or_else(lost)?;
    room.fill(b' ');
    put(room, 0, object)
}

fn put(bytes: &mut [u8], at: usize, new: &[u8]) -> Result<(), RenderError> {
    let room = at.checked_add(new.len()).and_then(|end| bytes.get_mut(at..end)).ok_or_else(lost)?;
    room.copy_from_slice(new);
    Ok(())
}

fn position(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

fn lost() -> RenderError {
    builder(&"印章位置没有找到")
}

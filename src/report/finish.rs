//! The last hand on the file: what printpdf leaves open or writes wrongly is set straight with lopdf, then saved.

use jiff::civil::DateTime;
use lopdf::{Dictionary, Object, ObjectId, SaveOptions, StringFormat};
use printpdf::{PdfDocument, PdfParseErrorSeverity, PdfSaveOptions};
use sm3::{Digest, Sm3};

use super::clean::clean;
use super::document::Document;
use super::outcome::RenderError;
use super::outline::{self, Place};
use super::{archival, attach};

/// What made the file.
pub(super) const PRODUCER: &str = concat!("hecha ", env!("CARGO_PKG_VERSION"));

/// The file with everything a reader needs, not yet saved: a seal may be put in.
pub(super) fn completed(
    pdf: PdfDocument,
    document: &Document,
    places: &[Place],
) -> Result<lopdf::Document, RenderError> {
    let options =
        PdfSaveOptions { optimize: false, subset_fonts: false, ..PdfSaveOptions::default() };
    let mut warnings = Vec::new();
    let mut file = pdf.to_lopdf_document(&options, &mut warnings);
    if let Some(fault) = warnings.into_iter().find(|w| w.severity == PdfParseErrorSeverity::Error) {
        return Err(RenderError::Builder(fault.msg));
    }
    file.version = "1.7".to_owned();
    describe(&mut file, document)?;
    for page in file.get_pages().into_values() {
        tidy_page(&mut file, page)?;
    }
    outline::put(&mut file, places)?;
    attach::put(&mut file, document)?;
    archival::put(&mut file, document)?;
    file.prune_objects();
    file.compress();
    Ok(file)
}

/// The file's bytes.
pub(super) fn saved(mut file: lopdf::Document) -> Result<Vec<u8>, RenderError> {
    identify(&mut file);
    let options = SaveOptions::builder().use_object_streams(true).use_xref_streams(true);
    let options = options.max_objects_per_stream(200).compression_level(9).build();
    let mut bytes = Vec::new();
    file.save_with_options(&mut bytes, options).map_err(|error| builder(&error))?;
    Ok(bytes)
}

/// What lopdf says, as this module's error.
pub(super) fn builder(error: &dyn std::fmt::Display) -> RenderError {
    RenderError::Builder(error.to_string())
}

/// The catalog, to put something in.
pub(super) fn catalog(file: &mut lopdf::Document) -> Result<&mut Dictionary, RenderError> {
    file.catalog_mut().map_err(|error| builder(&error))
}

/// Language, viewer's title bar, information dictionary.
fn describe(file: &mut lopdf::Document, document: &Document) -> Result<(), RenderError> {
    let catalog = catalog(file)?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", preferences);

    let date = Object::string_literal(timestamp(document.created));
    let mut info = Dictionary::new();
    info.set("Title", text(&document.title));
    info.set("Author", text(&document.author));
    if !document.subject.is_empty() {
        info.set("Subject", text(&document.subject));
    }
    info.set("Creator", lopdf::text_string(PRODUCER));
    info.set("Producer", lopdf::text_string(PRODUCER));
    info.set("CreationDate", date.clone());
    info.set("ModDate", date);
    let id = file.trailer.get(b"Info").and_then(Object::as_reference).map_err(|e| builder(&e))?;
    file.set_object(id, info);
    Ok(())
}

/// A text string (ISO 32000-1, 7.9.2.2) of what can be printed.
pub(super) fn text(raw: &str) -> Object {
    lopdf::text_string(&clean(raw).text)
}

/// ISO 32000-1, 7.9.4; Beijing time.
pub(super) fn timestamp(time: DateTime) -> String {
    format!("D:{}+08'00'", time.strftime("%Y%m%d%H%M%S"))
}

/// Takes out boxes that repeat the page's size, empty lists and resources of kinds never used.
fn tidy_page(file: &mut lopdf::Document, page: ObjectId) -> Result<(), RenderError> {
    let page = file.get_dictionary_mut(page).map_err(|error| builder(&error))?;
    for key in [b"Annots".as_slice(), b"TrimBox", b"CropBox"] {
        page.remove(key);
    }
    let Ok(resources) = page.get(b"Resources").and_then(Object::as_reference) else {
        return Ok(());
    };
    let resources = file.get_dictionary_mut(resources).map_err(|error| builder(&error))?;
    for key in [b"ExtGState".as_slice(), b"Shading"] {
        resources.remove(key);
    }
    Ok(())
}

/// File identifier from the content (ISO 32000-1, 14.4): the same report has the same one, another report another.
fn identify(file: &mut lopdf::Document) {
    let mut hash = Sm3::new();
    for object in file.objects.values() {
        match object {
            Object::Stream(stream) => hash.update(&stream.content),
            Object::Dictionary(dictionary) => hash.update(format!("{dictionary:?}")),
            _ => {}
        }
    }
    let digest = hash.finalize();
    let id = Object::String(digest[..16].to_vec(), StringFormat::Hexadecimal);
    file.trailer.set("ID", Object::Array(vec![id.clone(), id]));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_carry_the_offset_of_beijing() {
        let time = jiff::civil::date(2026, 7, 1).at(9, 5, 3, 0);
        assert_eq!(timestamp(time), "D:20260701090503+08'00'");
    }
}

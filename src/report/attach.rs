//! The attachment as an associated file (ISO 19005-3, 6.8), listed for viewers too.

use lopdf::{Dictionary, Object, Stream, StringFormat};
use md5::{Digest, Md5};

use super::document::{Attachment, Document};
use super::finish::{builder, catalog, text, timestamp};
use super::outcome::RenderError;

/// Puts the attachment in the file, if there is one.
pub(super) fn put(file: &mut lopdf::Document, document: &Document) -> Result<(), RenderError> {
    let Some(attachment) = &document.attachment else { return Ok(()) };
    let content = file.add_object(embedded(attachment, document)?);
    let mut streams = Dictionary::new();
    streams.set("F", content);
    streams.set("UF", content);
    let mut specification = Dictionary::new();
    specification.set("Type", "Filespec");
    specification.set("F", text(&attachment.name));
    specification.set("UF", text(&attachment.name));
    specification.set("Desc", text(&attachment.description));
    // The data the pages were set from.
    specification.set("AFRelationship", "Source");
    specification.set("EF", streams);
    let specification = file.add_object(specification);

    let mut tree = Dictionary::new();
    tree.set("Names", vec![text(&attachment.name), specification.into()]);
    let mut names = Dictionary::new();
    names.set("EmbeddedFiles", tree);
    let catalog = catalog(file)?;
    catalog.set("Names", names);
    catalog.set("AF", vec![Object::from(specification)]);
    Ok(())
}

fn embedded(attachment: &Attachment, document: &Document) -> Result<Stream, RenderError> {
    let size = i64::try_from(attachment.bytes.len()).map_err(|error| builder(&error))?;
    let sum = Md5::digest(&attachment.bytes).to_vec();
    let mut parameters = Dictionary::new();
    parameters.set("Size", size);
    parameters.set("ModDate", Object::string_literal(timestamp(document.created)));
    // MD5 by ISO 32000-1, table 46; it guards against damage, the seal against forgery.
    parameters.set("CheckSum", Object::String(sum, StringFormat::Hexadecimal));
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "EmbeddedFile");
    dictionary.set("Subtype", attachment.mime.as_str());
    dictionary.set("Params", parameters);
    Ok(Stream::new(dictionary, attachment.bytes.clone()))
}

//! The content of an issued report as the register keeps it: the document, compressed, so that a
//! reprint says exactly the same.

use std::io::{Read, Write};

use flate2::{Compression, read::DeflateDecoder, write::DeflateEncoder};

use super::DeskError;
use crate::report::Document;

/// A document takes no more than this; bytes. A review of two thousand applicants has some MB.
const LIMIT: u64 = 256 << 20;

/// The document, packed.
pub(super) fn packed(document: &Document) -> Result<Vec<u8>, DeskError> {
    let mut packer = DeflateEncoder::new(Vec::new(), Compression::fast());
    let text = serde_json::to_vec(document).map_err(|_| DeskError::DamagedContent)?;
    packer.write_all(&text).map_err(|_| DeskError::DamagedContent)?;
    packer.finish().map_err(|_| DeskError::DamagedContent)
}

/// The document of a pack.
pub(super) fn unpacked(content: &[u8]) -> Result<Document, DeskError> {
    let mut text = Vec::new();
    let mut unpacker = DeflateDecoder::new(content).take(LIMIT);
    unpacker.read_to_end(&mut text).map_err(|_| DeskError::DamagedContent)?;
    serde_json::from_slice(&text).map_err(|_| DeskError::DamagedContent)
}

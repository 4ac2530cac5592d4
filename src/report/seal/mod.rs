//! The seal of a PDF: a signature over the whole file (ISO 32000-1, 12.8) with the report's statement beside it. Who
//! signs, and whether a signature is good, is not known here.

mod read;
mod write;

pub use read::{LARGEST, NotSealed, SealedPdf, read};
pub(super) use write::sealed;

/// What precedes the statement in the signature dictionary.
const STATEMENT: &str = "/HechaStatement(";
/// What stands between the statement and the byte range.
const RANGE: &str = ")/ByteRange";
/// What stands between the byte range and the signature.
const CONTENTS: &str = "/Contents";

/// Signs for an office.
pub trait Sealer {
    /// The office's name, for viewers.
    fn holder(&self) -> &str;
    /// Most bytes a signature object of this office takes.
    fn room(&self) -> usize;
    /// The signature over a message as a DER PKCS #7 object with the signer's certificate, or why there is none.
    ///
    /// # Errors
    /// A sentence for people.
    fn seal(&self, message: &[u8]) -> Result<Vec<u8>, String>;
}

/// `[0 a b c]` of bytes before the signature, where it ends, and bytes after it; always of the same length.
fn byte_range(before: usize, after: usize, rest: usize) -> String {
    format!("[0 {before:<10} {after:<10} {rest:<10}]")
}

//! What a scanned file is: kind, pages, the QR codes on it. Pure functions over bytes.
//!
//! A file is judged by its content, never by its name, and one that is cut short or changed is
//! refused now rather than found unreadable in five years. Files come from strangers: sizes are
//! checked before anything is decoded, nothing of a PDF is inflated, and the search for codes looks
//! at a bounded number of places. `signature` says the same of a detached signature and its
//! certificate.

mod codes;
mod fault;
mod grey;
mod jpeg;
mod pdf;
mod png;
mod signature;
#[cfg(test)]
mod tests;

pub use fault::{ScanFault, SignatureFault};
pub use signature::{LARGEST_SIGNATURE, SignatureKind, examine_certificate, examine_signature};

/// Largest file taken in as evidence, bytes: 20 MiB.
pub const LARGEST: usize = 20 << 20;

/// Most pixels of a picture: an A3 sheet at 600 dpi has 70 million.
const MOST_PIXELS: u64 = 100_000_000;
/// Most pixels of a picture's side.
const LONGEST_SIDE: u32 = 20_000;

/// What a scan is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanKind {
    /// A PDF file.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

impl ScanKind {
    /// Name for people, as `PDF`.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Pdf => "PDF",
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
        }
    }

    /// Name for programs, as `pdf`; also the ending of an exported file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpeg",
            Self::Png => "png",
        }
    }

    /// Media type, as `application/pdf`.
    pub const fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A file that can be kept as evidence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scan {
    /// What it is.
    pub kind: ScanKind,
    /// Pages, at least 1. Of a PDF whose page tree lies in compressed objects this is a guess.
    pub pages: u32,
    /// Texts of the QR codes that could be read, in the order of the pictures, each once. Of a PDF
    /// the JPEG pictures are looked at, the first eight.
    pub codes: Vec<String>,
}

/// What a file is, and what its QR codes say.
///
/// # Errors
/// [`ScanFault`]: not a scan, too large, cut short, damaged or locked. A code that cannot be read is
/// no fault.
pub fn examine(bytes: &[u8]) -> Result<Scan, ScanFault> {
    if bytes.is_empty() {
        return Err(ScanFault::Empty);
    }
    if bytes.len() > LARGEST {
        return Err(ScanFault::TooLarge);
    }
    if bytes.starts_with(jpeg::MAGIC) {
        let codes = codes::read(jpeg::open(bytes)?);
        return Ok(Scan { kind: ScanKind::Jpeg, pages: 1, codes });
    }
    if bytes.starts_with(png::MAGIC) {
        let codes = codes::read(png::open(bytes)?);
        return Ok(Scan { kind: ScanKind::Png, pages: 1, codes });
    }
    let start = pdf::start(bytes).ok_or_else(|| beginnings(bytes))?;
    let pages = pdf::pages(bytes, start)?;
    Ok(Scan { kind: ScanKind::Pdf, pages, codes: codes_of_pictures(bytes) })
}

/// A file of nothing but the first bytes of a scan is one cut short.
fn beginnings(bytes: &[u8]) -> ScanFault {
    let kinds =
        [(jpeg::MAGIC, ScanKind::Jpeg), (png::MAGIC, ScanKind::Png), (pdf::MAGIC, ScanKind::Pdf)];
    kinds
        .into_iter()
        .find(|(magic, _)| magic.starts_with(bytes))
        .map_or(ScanFault::NotAScan, |(_, kind)| ScanFault::Truncated(kind))
}

fn codes_of_pictures(bytes: &[u8]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for picture in pdf::pictures(bytes) {
        for code in jpeg::open_carved(picture).map(codes::read).unwrap_or_default() {
            if !found.contains(&code) {
                found.push(code);
            }
        }
    }
    found
}

/// Width and height as they may be decoded.
fn check_size(width: u32, height: u32) -> Result<(), ScanFault> {
    let pixels = u64::from(width) * u64::from(height);
    if width > LONGEST_SIDE || height > LONGEST_SIDE || pixels > MOST_PIXELS {
        return Err(ScanFault::TooManyPixels);
    }
    Ok(())
}

/// Whether a file's rest is nothing but the blank some scanners fill up with.
fn is_padding(rest: &[u8]) -> bool {
    rest.iter().all(|byte| matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n'))
}

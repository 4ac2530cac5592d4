//! Paper: a small document model in, PDF bytes out. Pure but for one file, `fallback`, which reads the last-resort font.
//!
//! Reading order: `document` (what can be on paper), `clean`, `fonts`, `shape`, `line` (text to lines), `flow` with
//! `keyvalue`, `table`, `columns`, `blanks`, `qr` (blocks to pieces), `pages` (pieces to pages), `furniture`, `watermark`, `draw`, `embed`,
//! `finish` with `outline`, `attach`, `archival` (pages to a file), `seal`; `preview` (the same pages as text). What stands on which paper is decided in `papers`.

mod archival;
mod attach;
mod attachment;
mod blanks;
mod clean;
mod columns;
pub mod document;
mod draw;
mod embed;
mod fallback;
mod finish;
mod flow;
mod fonts;
mod furniture;
mod grid;
mod keyvalue;
mod line;
mod outcome;
mod outline;
mod pages;
pub mod papers;
mod preview;
mod qr;
pub mod seal;
mod shape;
mod style;
mod table;
mod watermark;

pub use document::Document;
pub use fallback::Fallback;
pub use outcome::{RenderError, Rendered, Warning, remarks};
pub use preview::{COLUMNS, PreviewPage, preview};

/// Sets `document` on A4 pages and returns the PDF. The same document and the same fonts give the same bytes.
///
/// `fallback` says where the last-resort font may lie; it is read only when a character needs it.
///
/// # Errors
/// [`RenderError`] when the document cannot be set without losing something: a table too narrow for its columns, a
/// row with more cells than columns, a QR payload that is too long.
pub fn render(document: &Document, fallback: &Fallback) -> Result<Rendered, RenderError> {
    set(document, fallback, finish::saved)
}

/// As [`render`], with `statement` (printable ASCII) and the signature of `sealer` over the whole file in it. The same
/// bytes every time when the sealer signs deterministically.
///
/// # Errors
/// As [`render`]; [`RenderError::Builder`] when the sealer refuses or a statement cannot be written.
pub fn render_sealed(
    document: &Document,
    fallback: &Fallback,
    statement: &str,
    sealer: &dyn seal::Sealer,
) -> Result<Rendered, RenderError> {
    set(document, fallback, |file| seal::sealed(file, document, statement, sealer))
}

fn set(
    document: &Document,
    fallback: &Fallback,
    save: impl FnOnce(lopdf::Document) -> Result<Vec<u8>, RenderError>,
) -> Result<Rendered, RenderError> {
    let mut shaper = shape::Shaper::new(fallback);
    let pieces = flow::pieces(&document.blocks, &mut shaper)?;
    let pages = pages::paginate(&pieces, style::BODY_HEIGHT);
    let furniture = furniture::set(document, pages.len(), &mut shaper);
    let mark = watermark::outline(document.watermark.as_deref(), &mut shaper);
    let ground = if mark.is_some() { draw::Ground::Marked } else { draw::Ground::Plain };
    let sheets = draw::sheets(&pieces, &pages, &furniture, ground);
    let fonts = embed::fonts(&shaper)?;
    let places = outline::places(&pieces, &pages);
    let file = finish::completed(draw::assemble(document, sheets, fonts, mark), document, &places)?;
    Ok(Rendered { bytes: save(file)?, pages: pages.len(), warnings: shaper.into_warnings() })
}

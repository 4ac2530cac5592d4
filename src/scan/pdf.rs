//! PDF files: whole from header to end mark, not locked; pages counted and pictures found without
//! inflating anything, so that a small file cannot cost much memory.

use super::{ScanFault, ScanKind, jpeg};

/// What a file begins with, or nearly.
pub const MAGIC: &[u8] = b"%PDF-";

/// How far from the beginning the header may stand, bytes.
const HEADER_WITHIN: usize = 1024;
/// How far from the end the end mark may stand, bytes.
const END_WITHIN: usize = 2048;
/// Pictures looked at.
const MOST_PICTURES: usize = 8;

const TRUNCATED: ScanFault = ScanFault::Truncated(ScanKind::Pdf);
const DAMAGED: ScanFault = ScanFault::Damaged(ScanKind::Pdf);

/// Where the header stands; none when it is no PDF.
pub fn start(bytes: &[u8]) -> Option<usize> {
    find(&bytes[..bytes.len().min(HEADER_WITHIN + MAGIC.len())], MAGIC)
}

/// Pages of the file whose header stands at `start`, at least 1: as the page tree says, as many as
/// there are page objects, or as a linearised file says; 1 when all that lies in compressed objects.
///
/// # Errors
/// Truncated, damaged, locked.
pub fn pages(bytes: &[u8], start: usize) -> Result<u32, ScanFault> {
    let tail = bytes.len().saturating_sub(END_WITHIN).max(start);
    let end = rfind(&bytes[tail..], b"%%EOF").map(|at| tail + at).ok_or(TRUNCATED)?;
    let body = &bytes[..end];
    let mark = rfind(body, b"startxref").ok_or(DAMAGED)?;
    let offset = integer(&body[mark + b"startxref".len()..]).ok_or(DAMAGED)? as usize;
    // Offsets count from the header, or from the file's first byte when something precedes it.
    let table = [offset, offset.saturating_add(start)]
        .into_iter()
        .find(|&at| at >= start && at < mark && is_table(&body[at..mark]))
        .ok_or(DAMAGED)?;
    if is_locked(&body[table..mark]) {
        return Err(ScanFault::Locked);
    }
    Ok(count_pages(&bytes[start..end]).max(1))
}

/// Whether `xref` or `12 0 obj` stands here.
fn is_table(text: &[u8]) -> bool {
    let text = text.trim_ascii_start();
    if text.starts_with(b"xref") {
        return true;
    }
    let mut words = text[..text.len().min(32)].split(u8::is_ascii_whitespace);
    let number = |word: Option<&[u8]>| {
        word.is_some_and(|w| !w.is_empty() && w.iter().all(u8::is_ascii_digit))
    };
    number(words.next())
        && number(words.next())
        && words.next().is_some_and(|w| w.starts_with(b"obj"))
}

/// Whether the trailer names an encryption; `table` begins with the table's first word.
fn is_locked(table: &[u8]) -> bool {
    let end = if table.trim_ascii_start().starts_with(b"xref") {
        b"startxref".as_slice()
    } else {
        b"stream"
    };
    let trailer = &table[..find(table, end).unwrap_or(table.len())];
    names(trailer).any(|(name, _)| name == b"Encrypt")
}

/// The largest count of a node of the page tree, or the pages themselves.
fn count_pages(bytes: &[u8]) -> u32 {
    let (mut node, mut count) = (false, 0);
    let (mut tree, mut leaves, mut linear, mut is_linear) = (0, 0, 0, false);
    let mut object_end = 0;
    for (name, after) in names(bytes) {
        let at = bytes.len() - after.len();
        if at > object_end {
            tree = tree.max(if node { count } else { 0 });
            (node, count) = (false, 0);
            object_end = find(&bytes[at..], b"endobj").map_or(bytes.len(), |end| at + end);
        }
        match name {
            b"Type" => match value(after) {
                Some(b"Pages") => node = true,
                Some(b"Page") => leaves += 1,
                _ => {}
            },
            b"Count" => count = count.max(integer(after).unwrap_or(0)),
            b"Linearized" => is_linear = true,
            b"N" if is_linear && linear == 0 => linear = integer(after).unwrap_or(0),
            _ => {}
        }
    }
    tree = tree.max(if node { count } else { 0 });
    [tree, leaves, linear].into_iter().find(|&pages| pages > 0).unwrap_or(1)
}

/// The JPEG pictures inside, each from its first byte to the end of the file; eight at most.
pub fn pictures(bytes: &[u8]) -> impl Iterator<Item = &[u8]> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        loop {
            let at = find(rest, jpeg::MAGIC)?;
            let (before, picture) = rest.split_at(at);
            rest = &picture[jpeg::MAGIC.len()..];
            let before = before.strip_suffix(b"\n").unwrap_or(before);
            let before = before.strip_suffix(b"\r").unwrap_or(before);
            if before.ends_with(b"stream") {
                return Some(picture);
            }
        }
    })
    .take(MOST_PICTURES)
}

/// Every name, without its slash, and what follows it.
fn names(bytes: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    let mut rest = bytes;
    std::iter::from_fn(move || {
        let slash = rest.iter().position(|&byte| byte == b'/')?;
        let (name, after) = split_name(&rest[slash + 1..]);
        rest = after;
        Some((name, after))
    })
}

/// The name that follows as a value, without its slash.
fn value(bytes: &[u8]) -> Option<&[u8]> {
    let name = bytes.trim_ascii_start().strip_prefix(b"/")?;
    Some(split_name(name).0)
}

fn split_name(bytes: &[u8]) -> (&[u8], &[u8]) {
    bytes.split_at(bytes.iter().position(|&byte| !is_regular(byte)).unwrap_or(bytes.len()))
}

/// Whether a byte may belong to a name.
fn is_regular(byte: u8) -> bool {
    byte.is_ascii_graphic() && !b"()<>[]{}/%".contains(&byte)
}

/// The number that follows, blanks skipped.
fn integer(bytes: &[u8]) -> Option<u32> {
    let bytes = bytes[..bytes.len().min(24)].trim_ascii_start();
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit()).count();
    std::str::from_utf8(&bytes[..digits]).ok()?.parse().ok()
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    let (&first, _) = needle.split_first()?;
    let mut from = 0;
    while let Some(at) = bytes.get(from..)?.iter().position(|&byte| byte == first) {
        if bytes[from + at..].starts_with(needle) {
            return Some(from + at);
        }
        from += at + 1;
    }
    None
}

fn rfind(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).rposition(|window| window == needle)
}

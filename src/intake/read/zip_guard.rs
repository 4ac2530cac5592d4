//! The counting pass over a zipped workbook: every part is unpacked once through a meter and the XML
//! tokenizer, so that what the readers see afterwards is known to be small and sane.

use std::cell::Cell;
use std::io::{self, BufRead, BufReader, Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::error::{Excess, ReadError};
use super::limits::Limits;
use super::xml::{Event, Tag, Xml};

/// A zipped workbook in memory.
pub(super) type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

/// What looks at the parts while they are counted.
pub(super) trait Inspector {
    /// A part begins.
    fn part(&mut self, name: &str);
    /// A start tag of an XML part. Returns the most bytes this part may have from now on, if fewer
    /// than before.
    fn start(&mut self, tag: Tag<'_>) -> Result<Option<u64>, ReadError>;
    /// An end tag, by its name as written.
    fn end(&mut self, _name: &[u8]) -> Result<(), ReadError> {
        Ok(())
    }
}

/// Opens the package after making sure that its directory is small.
pub(super) fn open<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Archive<'a>, ReadError> {
    let entries = count_directory_entries(bytes);
    if entries > limits.entries {
        return Err(ReadError::too_much(Excess::Entries, limits.entries));
    }
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| zip_error(&error))
}

/// Counts what looks like a directory entry; the number a package states about itself may lie.
fn count_directory_entries(bytes: &[u8]) -> u64 {
    let mut count = 0;
    let mut rest = bytes;
    while let Some(at) = rest.iter().position(|&byte| byte == b'P') {
        rest = &rest[at..];
        count += u64::from(rest.starts_with(b"PK\x01\x02"));
        rest = &rest[1..];
    }
    count
}

/// Unpacks every part and shows the XML ones to the inspector.
pub(super) fn inspect(
    archive: &mut Archive<'_>,
    limits: &Limits,
    inspector: &mut dyn Inspector,
) -> Result<(), ReadError> {
    let total = Cell::new(0);
    for index in 0..archive.len() {
        let entry = archive.by_index(index).map_err(|error| zip_error(&error))?;
        let name = entry.name().map_err(|error| zip_error(&error))?.into_owned();
        let packed = entry.compressed_size();
        let meter = Meter::new(limits, packed, &total);
        let input = BufReader::with_capacity(64 * 1024, Metered { inner: entry, meter: &meter });
        inspector.part(&name);
        let outcome =
            if is_xml(&name) { tokenize(input, limits, &meter, inspector) } else { drain(input) };
        meter.verdict()?;
        outcome?;
    }
    Ok(())
}

/// Parts that hold XML are told by name, because the workbook's own index is checked to name no others.
/// Foreign data (`customXml`) may be in any encoding and size, and no reader looks at it.
pub(super) fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    (name.ends_with(".xml") || name.ends_with(".rels")) && !name.contains("customxml/")
}

fn tokenize(
    mut input: impl BufRead,
    limits: &Limits,
    meter: &Meter<'_>,
    inspector: &mut dyn Inspector,
) -> Result<(), ReadError> {
    let head = input.fill_buf().map_err(|_| ReadError::damaged("压缩内容无法解开"))?;
    if head.contains(&0) {
        return Err(ReadError::damaged("XML 不是 UTF-8 编码"));
    }
    let mut xml = Xml::new(input, limits);
    while let Some(event) = xml.next()? {
        match event {
            Event::Start(tag) => {
                if let Some(cap) = inspector.start(tag)? {
                    meter.lower(cap);
                }
            }
            Event::End(name) => inspector.end(name)?,
            Event::Text(_) | Event::CData(_) => {}
        }
    }
    Ok(())
}

fn drain(mut input: impl BufRead) -> Result<(), ReadError> {
    io::copy(&mut input, &mut io::sink())
        .map(drop)
        .map_err(|_| ReadError::damaged("压缩内容无法解开"))
}

/// What the `zip` crate says, in our words.
pub(super) fn zip_error(error: &ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => {
            ReadError::Encrypted
        }
        _ => ReadError::damaged("压缩包结构不完整"),
    }
}

/// Counts unpacked bytes of one part and of all parts, and remembers the first limit that broke.
struct Meter<'a> {
    entry: Cell<u64>,
    total: &'a Cell<u64>,
    cap: Cell<u64>,
    packed: u64,
    ratio: u64,
    all: u64,
    broken: Cell<Option<(Excess, u64)>>,
}

impl<'a> Meter<'a> {
    fn new(limits: &Limits, packed: u64, total: &'a Cell<u64>) -> Self {
        Meter {
            entry: Cell::new(0),
            total,
            cap: Cell::new(limits.entry_bytes),
            packed,
            ratio: limits.ratio,
            all: limits.total_bytes,
            broken: Cell::new(None),
        }
    }

    fn lower(&self, cap: u64) {
        if cap < self.cap.get() {
            self.cap.set(cap);
        }
    }

    fn add(&self, bytes: u64) -> io::Result<()> {
        let entry = self.entry.get() + bytes;
        let total = self.total.get() + bytes;
        self.entry.set(entry);
        self.total.set(total);
        let cap = self.cap.get();
        let broken = if entry > 1024 * 1024 && entry / self.ratio > self.packed {
            Some((Excess::Ratio, self.ratio))
        } else if entry > cap {
            Some((Excess::EntryBytes, cap))
        } else if total > self.all {
            Some((Excess::TotalBytes, self.all))
        } else {
            None
        };
        self.broken.set(self.broken.get().or(broken));
        if broken.is_some() { Err(io::Error::other("limit")) } else { Ok(()) }
    }

    fn verdict(&self) -> Result<(), ReadError> {
        self.broken.get().map_or(Ok(()), |(what, limit)| Err(ReadError::too_much(what, limit)))
    }
}

struct Metered<'m, 't, R> {
    inner: R,
    meter: &'m Meter<'t>,
}

impl<R: Read> Read for Metered<'_, '_, R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(out)?;
        self.meter.add(count as u64)?;
        Ok(count)
    }
}

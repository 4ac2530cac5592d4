//! Compound files (MS-CFB), as far as needed to take one stream out: no chain is followed further
//! than the file is long.

use super::error::ReadError;

const END_OF_CHAIN: u32 = 0xFFFF_FFFE;
const LAST_REGULAR: u32 = 0xFFFF_FFFA;
const MINI_SECTOR: usize = 64;

/// A compound file in memory.
pub(super) struct Compound<'b> {
    bytes: &'b [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini_cutoff: u64,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    start: u32,
    size: u64,
}

impl<'b> Compound<'b> {
    /// Reads the allocation tables and the directory (MS-CFB 2.2 to 2.6).
    pub(super) fn open(bytes: &'b [u8]) -> Result<Self, ReadError> {
        let sector = match read_u16(bytes, 30)? {
            9 => 512,
            12 => 4096,
            _ => return Err(broken()),
        };
        let mini_cutoff = u64::from(read_u32(bytes, 56)?);
        let mut compound = Compound {
            bytes,
            sector,
            fat: Vec::new(),
            mini_fat: Vec::new(),
            mini_cutoff,
            entries: Vec::new(),
        };
        compound.fat = compound.read_fat()?;
        let directory = compound.chain(read_u32(bytes, 48)?)?;
        compound.entries = directory.chunks_exact(128).map(entry).collect::<Result<_, _>>()?;
        if read_u32(bytes, 64)? > 0 {
            compound.mini_fat = numbers(&compound.chain(read_u32(bytes, 60)?)?);
        }
        Ok(compound)
    }

    /// Whether a stream or folder of this name exists.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name.eq_ignore_ascii_case(name))
    }

    /// The content of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, ReadError> {
        let entry = self
            .entries
            .iter()
            .find(|entry| entry.name.eq_ignore_ascii_case(name))
            .ok_or_else(broken)?;
        let mut content = if entry.size < self.mini_cutoff {
            self.mini_chain(entry.start)?
        } else {
            self.chain(entry.start)?
        };
        let size = usize::try_from(entry.size).map_err(|_| broken())?;
        if size > content.len() {
            return Err(broken());
        }
        content.truncate(size);
        Ok(content)
    }

    fn read_fat(&self) -> Result<Vec<u32>, ReadError> {
        let most = self.bytes.len() / self.sector + 1;
        let mut ids: Vec<u32> =
            (0..109).map(|index| read_u32(self.bytes, 76 + index * 4)).collect::<Result<_, _>>()?;
        let mut next = read_u32(self.bytes, 68)?;
        let mut steps = 0;
        while next < LAST_REGULAR {
            steps += 1;
            if steps > most {
                return Err(broken());
            }
            let mut more = numbers(self.sector(next)?);
            next = more.pop().ok_or_else(broken)?;
            ids.extend(more);
        }
        let mut fat = Vec::new();
        for id in ids.into_iter().filter(|&id| id < LAST_REGULAR) {
            // A table longer than the file has sectors only repeats itself.
            if fat.len() > most {
                return Err(broken());
            }
            fat.extend(numbers(self.sector(id)?));
        }
        Ok(fat)
    }

    fn sector(&self, id: u32) -> Result<&'b [u8], ReadError> {
        let start = (id as usize + 1).checked_mul(self.sector).ok_or_else(broken)?;
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).filter(|sector| !sector.is_empty()).ok_or_else(broken)
    }

    fn chain(&self, start: u32) -> Result<Vec<u8>, ReadError> {
        let mut content = Vec::with_capacity(4096);
        let mut id = start;
        while id != END_OF_CHAIN {
            if content.len() > self.bytes.len() {
                return Err(broken());
            }
            content.extend_from_slice(self.sector(id)?);
            id = *self.fat.get(id as usize).ok_or_else(broken)?;
        }
        Ok(content)
    }

    fn mini_chain(&self, start: u32) -> Result<Vec<u8>, ReadError> {
        let root = self.entries.first().ok_or_else(broken)?;
        let store = self.chain(root.start)?;
        let mut content = Vec::new();
        let mut id = start;
        while id != END_OF_CHAIN {
            if content.len() > store.len() {
                return Err(broken());
            }
            let at = (id as usize).checked_mul(MINI_SECTOR).ok_or_else(broken)?;
            content.extend_from_slice(store.get(at..at + MINI_SECTOR).ok_or_else(broken)?);
            id = *self.mini_fat.get(id as usize).ok_or_else(broken)?;
        }
        Ok(content)
    }
}

fn entry(raw: &[u8]) -> Result<Entry, ReadError> {
    let units = raw[..64].chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let name = char::decode_utf16(units.take_while(|&unit| unit != 0))
        .map(|c| c.unwrap_or('\u{FFFD}'))
        .collect();
    // The upper half of the size is not reliable in files with 512-byte sectors, and we read none so large.
    Ok(Entry { name, start: read_u32(raw, 116)?, size: u64::from(read_u32(raw, 120)?) })
}

fn numbers(raw: &[u8]) -> Vec<u32> {
    raw.chunks_exact(4)
        .map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
        .collect()
}

/// A little-endian number at an offset, or a broken file.
pub(super) fn read_u16(bytes: &[u8], at: usize) -> Result<u16, ReadError> {
    let two = bytes.get(at..at + 2).ok_or_else(broken)?;
    Ok(u16::from_le_bytes([two[0], two[1]]))
}

/// A little-endian number at an offset, or a broken file.
pub(super) fn read_u32(bytes: &[u8], at: usize) -> Result<u32, ReadError> {
    let four = bytes.get(at..at + 4).ok_or_else(broken)?;
    Ok(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
}

/// The error for anything that does not fit the format.
pub(super) fn broken() -> ReadError {
    ReadError::damaged("xls 结构不完整")
}

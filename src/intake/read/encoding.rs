//! Which encoding a text file is in, and a reader that turns it into UTF-8 with plain line ends.

use std::fmt;
use std::io::{self, Read};

use encoding_rs::{Decoder, DecoderResult, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::error::ReadError;
use super::format::Refused;

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEncoding {
    /// UTF-8 without a byte order mark.
    Utf8,
    /// UTF-8 with a byte order mark.
    Utf8Marked,
    /// UTF-16, little end first, marked or not.
    Utf16Le,
    /// UTF-16, big end first, marked or not.
    Utf16Be,
    /// GB 18030, of which GBK and GB 2312 are parts.
    Gb18030,
}

impl fmt::Display for TextEncoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            TextEncoding::Utf8 => "UTF-8",
            TextEncoding::Utf8Marked => "UTF-8（带 BOM）",
            TextEncoding::Utf16Le => "UTF-16 LE",
            TextEncoding::Utf16Be => "UTF-16 BE",
            TextEncoding::Gb18030 => "GB18030",
        })
    }
}

impl TextEncoding {
    fn decoder(self) -> &'static Encoding {
        match self {
            TextEncoding::Utf8 | TextEncoding::Utf8Marked => UTF_8,
            TextEncoding::Utf16Le => UTF_16LE,
            TextEncoding::Utf16Be => UTF_16BE,
            TextEncoding::Gb18030 => GB18030,
        }
    }
}

/// Tells the encoding; every byte of the file must be valid in it.
pub(super) fn detect(bytes: &[u8]) -> Result<TextEncoding, ReadError> {
    let encoding = guess(bytes)?;
    let clean = Utf8Text::new(bytes, encoding).all_valid();
    if clean { Ok(encoding) } else { Err(ReadError::Encoding) }
}

/// The whole of a text as UTF-8 with plain line ends; every byte must be valid in its encoding.
pub fn text(bytes: &[u8]) -> Result<String, ReadError> {
    let mut text = String::new();
    let encoding = detect(bytes)?;
    Utf8Text::new(bytes, encoding).read_to_string(&mut text).map_err(|_| ReadError::Encoding)?;
    Ok(text)
}

fn guess(bytes: &[u8]) -> Result<TextEncoding, ReadError> {
    match bytes {
        [0xEF, 0xBB, 0xBF, ..] => return Ok(TextEncoding::Utf8Marked),
        [0xFF, 0xFE, ..] => return Ok(TextEncoding::Utf16Le),
        [0xFE, 0xFF, ..] => return Ok(TextEncoding::Utf16Be),
        _ => {}
    }
    if bytes.contains(&0) {
        return utf16_without_mark(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(_) => Ok(TextEncoding::Utf8),
        Err(_) if mostly_utf8(bytes) => Err(ReadError::Encoding),
        Err(_) => Ok(TextEncoding::Gb18030),
    }
}

/// Separators, digits and line ends have a zero half in UTF-16, always on the same side.
fn utf16_without_mark(bytes: &[u8]) -> Result<TextEncoding, ReadError> {
    let zeros = |side: usize| bytes.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if !bytes.len().is_multiple_of(2) || (even + odd) * 50 < bytes.len() {
        return Err(ReadError::Format(Refused::Unknown));
    }
    match (even, odd) {
        (even, odd) if odd > even * 20 => Ok(TextEncoding::Utf16Le),
        (even, odd) if even > odd * 20 => Ok(TextEncoding::Utf16Be),
        _ => Err(ReadError::Format(Refused::Unknown)),
    }
}

/// A UTF-8 file with a few broken places would come out as nonsense in GB 18030, often without any
/// decoding error. Chinese text in GB 18030 almost never forms whole three-byte sequences of UTF-8.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        whole += chunk.valid().chars().filter(|c| c.len_utf8() >= 3).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    whole > broken * 5
}

/// The text of a file as UTF-8 without byte order mark, every line ended by one `\n`.
pub(super) struct Utf8Text<'b> {
    rest: &'b [u8],
    decoder: Decoder,
    out: Vec<u8>,
    taken: usize,
    broken: bool,
    after_return: bool,
    state: State,
}

#[derive(PartialEq, Eq)]
enum State {
    Reading,
    LastLineOpen,
    Done,
}

impl<'b> Utf8Text<'b> {
    pub(super) fn new(bytes: &'b [u8], encoding: TextEncoding) -> Self {
        Utf8Text {
            rest: bytes,
            decoder: encoding.decoder().new_decoder_with_bom_removal(),
            out: Vec::new(),
            taken: 0,
            broken: false,
            after_return: false,
            state: State::Reading,
        }
    }

    fn all_valid(mut self) -> bool {
        while !self.broken && self.state != State::Done {
            self.refill();
        }
        !self.broken
    }

    /// Decodes the next piece into `out`.
    fn refill(&mut self) {
        self.out.clear();
        self.taken = 0;
        match self.state {
            State::Reading => self.decode(),
            State::LastLineOpen => {
                // The last line ends like all others, so that lines can be counted.
                self.out.push(b'\n');
                self.state = State::Done;
            }
            State::Done => {}
        }
    }

    fn decode(&mut self) {
        let mut piece = [0_u8; 16 * 1024];
        let (result, read, written) =
            self.decoder.decode_to_utf8_without_replacement(self.rest, &mut piece, true);
        self.rest = &self.rest[read..];
        self.keep_with_plain_line_ends(&piece[..written]);
        match result {
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => {
                self.broken = true;
                self.out.extend_from_slice("\u{FFFD}".as_bytes());
            }
            DecoderResult::InputEmpty => self.state = State::LastLineOpen,
        }
    }

    fn keep_with_plain_line_ends(&mut self, piece: &[u8]) {
        for &byte in piece {
            match byte {
                b'\n' if self.after_return => {}
                b'\r' => self.out.push(b'\n'),
                _ => self.out.push(byte),
            }
            self.after_return = byte == b'\r';
        }
    }
}

impl Read for Utf8Text<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while self.taken == self.out.len() && self.state != State::Done {
            self.refill();
        }
        let count = buffer.len().min(self.out.len() - self.taken);
        buffer[..count].copy_from_slice(&self.out[self.taken..self.taken + count]);
        self.taken += count;
        Ok(count)
    }
}

//! PNG pictures: every chunk whole to the last, and decoded.

use std::io::Cursor;

use ::png::{
    ColorType, DecodeOptions, Decoder, InterlaceInfo, Limits, Transformations,
    expand_interlaced_row,
};

use super::{
    ScanFault, ScanKind, check_size,
    grey::{Grey, brightness, on_paper},
    is_padding,
};

/// What a picture begins with.
pub const MAGIC: &[u8] = b"\x89PNG\r\n\x1a\n";

/// What the decoder may take for itself beside the picture, bytes.
const SCRATCH: usize = 64 << 20;

const TRUNCATED: ScanFault = ScanFault::Truncated(ScanKind::Png);
const DAMAGED: ScanFault = ScanFault::Damaged(ScanKind::Png);

/// The picture of a whole file.
///
/// # Errors
/// Truncated, damaged, too many pixels.
pub fn open(bytes: &[u8]) -> Result<Grey, ScanFault> {
    let (width, height) = sides(bytes)?;
    check_size(width, height)?;
    let end = walk(bytes)?;
    if !is_padding(&bytes[end..]) {
        return Err(DAMAGED);
    }
    decode(&bytes[..end])
}

/// Width and height as the first chunk has them.
fn sides(bytes: &[u8]) -> Result<(u32, u32), ScanFault> {
    let start = MAGIC.len();
    if bytes.get(start..start + 8).ok_or(TRUNCATED)? != b"\0\0\0\x0dIHDR" {
        return Err(DAMAGED);
    }
    let width = number(bytes, start + 8).ok_or(TRUNCATED)?;
    let height = number(bytes, start + 12).ok_or(TRUNCATED)?;
    if width == 0 || height == 0 {
        return Err(DAMAGED);
    }
    Ok((width, height))
}

/// Walks from chunk to chunk; where the last one ends. The decoder would let a wrong checksum of an
/// unimportant chunk pass; as evidence no byte is unimportant.
fn walk(bytes: &[u8]) -> Result<usize, ScanFault> {
    let mut at = MAGIC.len();
    loop {
        let length = number(bytes, at).ok_or(TRUNCATED)? as usize;
        let checked = bytes.get(at + 4..at + 8 + length).ok_or(TRUNCATED)?;
        let sum = number(bytes, at + 8 + length).ok_or(TRUNCATED)?;
        if crc(checked) != sum {
            return Err(DAMAGED);
        }
        at += 12 + length;
        if checked.starts_with(b"IEND") {
            return Ok(at);
        }
    }
}

fn number(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().map(|four| u32::from_be_bytes(*four))
}

fn decode(bytes: &[u8]) -> Result<Grey, ScanFault> {
    let mut options = DecodeOptions::default();
    options.set_ignore_checksums(false);
    options.set_ignore_text_chunk(true);
    options.set_ignore_iccp_chunk(true);
    let mut decoder = Decoder::new_with_options(Cursor::new(bytes), options);
    decoder.set_limits(Limits { bytes: SCRATCH });
    decoder.set_transformations(Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().map_err(|_| DAMAGED)?;
    let (width, height) = (reader.info().width as usize, reader.info().height as usize);
    let (color, _) = reader.output_color_type();
    let mut pixels = vec![0; width * height];
    let mut y = 0;
    while let Some(row) = reader.next_interlaced_row().map_err(|_| DAMAGED)? {
        let grey = greyed(row.data(), color);
        match row.interlace() {
            InterlaceInfo::Adam7(pass) => {
                expand_interlaced_row(&mut pixels, width, &grey, pass, 8);
            }
            InterlaceInfo::Null(_) => {
                let line = pixels.get_mut(y * width..(y + 1) * width).ok_or(DAMAGED)?;
                if line.len() != grey.len() {
                    return Err(DAMAGED);
                }
                line.copy_from_slice(&grey);
                y += 1;
            }
        }
    }
    reader.finish().map_err(|_| DAMAGED)?;
    Grey::new(width, height, pixels).ok_or(DAMAGED)
}

fn greyed(row: &[u8], color: ColorType) -> Vec<u8> {
    match color {
        ColorType::Grayscale | ColorType::Indexed => row.to_vec(),
        ColorType::GrayscaleAlpha => {
            row.as_chunks().0.iter().map(|&[grey, a]| on_paper(grey, a)).collect()
        }
        ColorType::Rgb => row.as_chunks().0.iter().map(|&[r, g, b]| brightness(r, g, b)).collect(),
        ColorType::Rgba => {
            row.as_chunks().0.iter().map(|&[r, g, b, a]| on_paper(brightness(r, g, b), a)).collect()
        }
    }
}

/// CRC-32 as PNG has it (ISO 3309).
fn crc(bytes: &[u8]) -> u32 {
    const TABLE: [u32; 256] = table();
    !bytes.iter().fold(!0, |crc: u32, &byte| TABLE[usize::from(crc as u8 ^ byte)] ^ (crc >> 8))
}

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut index = 0;
    while index < 256 {
        let mut value = index as u32;
        let mut bit = 0;
        while bit < 8 {
            value = if value & 1 == 1 { 0xedb8_8320 ^ (value >> 1) } else { value >> 1 };
            bit += 1;
        }
        table[index] = value;
        index += 1;
    }
    table
}

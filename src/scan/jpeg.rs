//! JPEG pictures: whole to the end mark, and decoded.
//!
//! One thing is not noticed: a picture that was cut short and given a new end mark. The decoder paints
//! the missing rest grey, as every viewer does.

use std::io::Cursor;

use zune_jpeg::{
    JpegDecoder,
    zune_core::{colorspace::ColorSpace, options::DecoderOptions},
};

use super::{
    LONGEST_SIDE, ScanFault, ScanKind, check_size,
    grey::{Grey, brightness},
    is_padding,
};

/// What a picture begins with.
pub const MAGIC: &[u8] = &[0xff, 0xd8, 0xff];

/// Most scans of a picture; programs write at most a dozen. Each costs a pass over all of it.
const MOST_SCANS: usize = 64;
/// Most samples of a picture that comes in several scans and is held whole, two bytes each.
const MOST_HELD: u64 = 150_000_000;
/// Most pixels of a picture inside a PDF that is looked at for codes: A4 at 600 dpi has 35 million.
const MOST_CARVED: u64 = 40_000_000;

const TRUNCATED: ScanFault = ScanFault::Truncated(ScanKind::Jpeg);
const DAMAGED: ScanFault = ScanFault::Damaged(ScanKind::Jpeg);

/// A picture's frame, from its markers alone.
#[derive(Default)]
struct Outline {
    width: u32,
    height: u32,
    components: u32,
    scans: usize,
    /// Whether more pictures may follow, as in what telephones write.
    many: bool,
    /// Where it ends, after the end mark.
    end: usize,
}

/// The picture of a whole file.
///
/// # Errors
/// Truncated, damaged, too many pixels.
pub fn open(bytes: &[u8]) -> Result<Grey, ScanFault> {
    let first = outline(bytes)?;
    check(&first)?;
    let mut end = first.end;
    while first.many && bytes[end..].starts_with(MAGIC) {
        end += outline(&bytes[end..])?.end;
    }
    if !is_padding(&bytes[end..]) {
        return Err(DAMAGED);
    }
    decode(&bytes[..first.end])
}

/// The picture that `bytes` begin with, whatever follows it.
///
/// # Errors
/// As [`open`]; here more than 40 million pixels are too many.
pub fn open_carved(bytes: &[u8]) -> Result<Grey, ScanFault> {
    let outline = outline(bytes)?;
    check(&outline)?;
    if u64::from(outline.width) * u64::from(outline.height) > MOST_CARVED {
        return Err(ScanFault::TooManyPixels);
    }
    decode(&bytes[..outline.end])
}

fn check(outline: &Outline) -> Result<(), ScanFault> {
    let Outline { width, height, components, scans, .. } = *outline;
    check_size(width, height)?;
    let held = u64::from(width) * u64::from(height) * u64::from(components);
    if scans > 1 && held > MOST_HELD {
        return Err(ScanFault::TooManyPixels);
    }
    let readable = width > 0 && height > 0 && (1..=MOST_SCANS).contains(&scans);
    if readable { Ok(()) } else { Err(DAMAGED) }
}

/// Walks from marker to marker to the end of the picture.
fn outline(bytes: &[u8]) -> Result<Outline, ScanFault> {
    let mut outline = Outline::default();
    let mut at = 2;
    loop {
        let (marker, after) = next_marker(bytes, at)?;
        at = after;
        match marker {
            0xd9 => return Ok(Outline { end: at, ..outline }),
            0x01 | 0xd0..=0xd7 => continue,
            0x00 | 0xd8 => return Err(DAMAGED),
            _ => {}
        }
        let segment = segment(bytes, at)?;
        at += 2 + segment.len();
        match marker {
            0xc4 | 0xc8 | 0xcc => {}
            0xc0..=0xcf => frame(segment, &mut outline)?,
            0xe2 => outline.many |= segment.starts_with(b"MPF\0"),
            0xda => {
                outline.scans += 1;
                at = scan_end(bytes, at);
            }
            _ => {}
        }
    }
}

/// The marker at `at`, fill bytes skipped, and where it ends.
fn next_marker(bytes: &[u8], at: usize) -> Result<(u8, usize), ScanFault> {
    if *bytes.get(at).ok_or(TRUNCATED)? != 0xff {
        return Err(DAMAGED);
    }
    let fill = bytes[at..].iter().take_while(|&&byte| byte == 0xff).count();
    let marker = *bytes.get(at + fill).ok_or(TRUNCATED)?;
    Ok((marker, at + fill + 1))
}

/// A segment's contents after its length.
fn segment(bytes: &[u8], at: usize) -> Result<&[u8], ScanFault> {
    let length = bytes.get(at..at + 2).ok_or(TRUNCATED)?;
    let length = usize::from(u16::from_be_bytes([length[0], length[1]]));
    if length < 2 {
        return Err(DAMAGED);
    }
    bytes.get(at + 2..at + length).ok_or(TRUNCATED)
}

/// Sides and components; a second frame in one picture is not one anybody writes.
fn frame(segment: &[u8], outline: &mut Outline) -> Result<(), ScanFault> {
    let &[_, h1, h0, w1, w0, components, ..] = segment else { return Err(DAMAGED) };
    if outline.components != 0 {
        return Err(DAMAGED);
    }
    outline.height = u32::from(u16::from_be_bytes([h1, h0]));
    outline.width = u32::from(u16::from_be_bytes([w1, w0]));
    outline.components = u32::from(components);
    Ok(())
}

/// Where the marker after a scan's data stands.
fn scan_end(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(&byte) = bytes.get(at) {
        let next = bytes.get(at + 1).copied().unwrap_or(0xd9);
        if byte == 0xff && !matches!(next, 0x00 | 0xd0..=0xd7) {
            break;
        }
        at += 1;
    }
    at
}

fn decode(bytes: &[u8]) -> Result<Grey, ScanFault> {
    let side = LONGEST_SIDE as usize;
    let options = DecoderOptions::new_safe()
        .set_strict_mode(true)
        .set_max_width(side)
        .set_max_height(side)
        .jpeg_set_max_scans(MOST_SCANS);
    let mut decoder = JpegDecoder::new_with_options(Cursor::new(bytes), options);
    decoder.decode_headers().map_err(|_| DAMAGED)?;
    let plain = matches!(decoder.input_colorspace(), Some(ColorSpace::Luma | ColorSpace::YCbCr));
    let output = if plain { ColorSpace::Luma } else { ColorSpace::RGB };
    decoder.set_options(options.jpeg_set_out_colorspace(output));
    let pixels = decoder.decode().map_err(|_| DAMAGED)?;
    let (width, height) = decoder.info().map(|info| (info.width, info.height)).ok_or(DAMAGED)?;
    let grey = if plain { pixels } else { greyed(&pixels) };
    Grey::new(width.into(), height.into(), grey).ok_or(DAMAGED)
}

fn greyed(pixels: &[u8]) -> Vec<u8> {
    pixels.as_chunks::<3>().0.iter().map(|&[r, g, b]| brightness(r, g, b)).collect()
}

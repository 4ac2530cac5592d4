//! The codes on made-up sheets are read, whatever the scanner did to them.

use super::sheet::{Sheet, WORDS, jpeg, pdf, png, png_of};
use crate::scan::{Scan, ScanKind, codes, examine, grey::Grey};

fn words() -> Vec<String> {
    vec![WORDS.to_owned()]
}

/// Only the corner of a sheet the code is in, to be quick.
fn corner(sheet: &Sheet) -> Grey {
    let whole = sheet.scanned();
    let (left, height) = (whole.width / 2, whole.height / 3);
    let rows = whole.pixels.chunks_exact(whole.width).take(height);
    let pixels: Vec<u8> = rows.flat_map(|row| row[left..].iter().copied()).collect();
    Grey::new(whole.width - left, height, pixels).unwrap()
}

#[test]
fn a_sheet_is_read_however_it_lay() {
    for turned in [2.0, -3.0, 90.0, 92.5, 180.0] {
        let sheet = Sheet { turned, noise: 60.0, ..Sheet::default() };
        assert_eq!(codes::read(sheet.scanned()), words(), "turned {turned}");
    }
}

#[test]
fn a_photograph_taken_aslant_is_read() {
    let sheet = Sheet { turned: 3.0, tilt: 0.2, ..Sheet::default() };
    assert_eq!(codes::read(sheet.scanned()), words());
}

#[test]
fn codes_of_every_length_are_read() {
    for length in [1, 17, 60, 120, 180] {
        let words = "信用承诺".chars().cycle().take(length).collect::<String>();
        let sheet = Sheet { words: words.clone(), square: 0.5, ..Sheet::default() };
        assert_eq!(codes::read(corner(&sheet)), [words], "{length} characters");
    }
}

#[test]
fn every_form_of_png_is_read() {
    use png::{BitDepth, ColorType};
    let grey = corner(&Sheet::default());
    let (width, height) = (grey.width, grey.height);
    let each = |bytes: fn(u8) -> Vec<u8>| -> Vec<u8> {
        grey.pixels.iter().flat_map(|&pixel| bytes(pixel)).collect()
    };
    let bits: Vec<u8> = grey
        .pixels
        .chunks_exact(width)
        .flat_map(|row| {
            row.chunks(8).map(|eight| {
                let bits = eight.iter().fold(0, |bits, &p| bits << 1 | u8::from(p > 127));
                bits << (8 - eight.len())
            })
        })
        .collect();
    let forms = [
        (ColorType::Grayscale, BitDepth::Sixteen, each(|p| vec![p, 0])),
        (ColorType::GrayscaleAlpha, BitDepth::Eight, each(|p| vec![0, 255 - p])),
        (ColorType::Rgb, BitDepth::Eight, each(|p| vec![p, p, 250])),
        (ColorType::Rgba, BitDepth::Eight, each(|p| vec![p, p, p, 255])),
        (ColorType::Grayscale, BitDepth::One, bits.clone()),
        (ColorType::Indexed, BitDepth::One, bits),
    ];
    for (color, depth, rows) in forms {
        let scan = examine(&png_of(width, height, color, depth, &rows)).unwrap();
        let expected = Scan { kind: ScanKind::Png, pages: 1, codes: words() };
        assert_eq!(scan, expected, "{color:?} {depth:?}");
    }
}

#[test]
fn a_jpeg_is_read() {
    let scan = examine(&jpeg(&corner(&Sheet::default()))).unwrap();
    assert_eq!(scan, Scan { kind: ScanKind::Jpeg, pages: 1, codes: words() });
}

#[test]
fn the_pages_of_a_pdf_are_read_each_code_once() {
    let page = |words: &str| jpeg(&corner(&Sheet { words: words.into(), ..Sheet::default() }));
    let pages = [page("page 1"), page("page 2"), page("page 1")];
    let scan = examine(&pdf(&pages)).unwrap();
    let codes = ["page 1", "page 2"].map(String::from).into();
    assert_eq!(scan, Scan { kind: ScanKind::Pdf, pages: 3, codes });
}

#[test]
fn a_picture_without_a_code_is_a_scan_too() {
    let grey = Grey::new(40, 30, vec![200; 1200]).unwrap();
    assert_eq!(examine(&png(&grey)).unwrap().codes, Vec::<String>::new());
    assert_eq!(examine(&jpeg(&grey)).unwrap().codes, Vec::<String>::new());
}

#[test]
fn a_large_picture_is_shrunk_before_it_is_searched() {
    let small = corner(&Sheet::default());
    let (width, height) = (small.width * 5, small.height * 5);
    let pixel = |at: usize| small.pixels[at / width / 5 * small.width + at % width / 5];
    let large = Grey::new(width, height, (0..width * height).map(pixel).collect()).unwrap();
    assert!(large.longer_side() > 2500);
    assert_eq!(codes::read(large), words());
}

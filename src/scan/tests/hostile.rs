//! Whatever a file is, it is answered and not panicked at.

use std::sync::LazyLock;

use proptest::prelude::*;

use super::sheet::{Dice, Sheet, jpeg, pdf, png};
use crate::scan::{codes, examine, examine_certificate, examine_signature, grey::Grey};

/// A small picture with a code, so that every step of the search runs.
static PICTURE: LazyLock<Grey> = LazyLock::new(|| {
    let sheet = Sheet { words: "1".into(), dpi: 60.0, square: 1.2, ..Sheet::default() };
    let whole = sheet.scanned();
    let (left, width) = (whole.width * 2 / 3, whole.width - whole.width * 2 / 3);
    let rows = whole.pixels.chunks_exact(whole.width).skip(40).take(110);
    let pixels: Vec<u8> = rows.flat_map(|row| row[left..].iter().copied()).collect();
    Grey::new(width, 110, pixels).unwrap()
});

fn mutated(mut file: Vec<u8>, places: &[(usize, u8)], cut: usize) -> Vec<u8> {
    let length = file.len();
    for &(place, value) in places {
        file[place % length] = value;
    }
    file.truncate(length - cut % 64);
    file
}

fn ask_everything(bytes: &[u8]) {
    let _ = examine(bytes);
    let _ = examine_signature(bytes);
    let _ = examine_certificate(bytes);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn random_bytes_are_answered(bytes: Vec<u8>, magic in 0..4_usize) {
        let magic: &[u8] = [&b""[..], b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"%PDF-1.4\n"][magic];
        ask_everything(&[magic, &bytes].concat());
    }

    #[test]
    fn changed_files_are_answered(
        places in prop::collection::vec(any::<(usize, u8)>(), 0..4),
        cut in prop_oneof![4 => Just(0_usize), 1 => any::<usize>()],
    ) {
        let jpeg = jpeg(&PICTURE);
        ask_everything(&mutated(png(&PICTURE), &places, cut));
        ask_everything(&mutated(pdf(std::slice::from_ref(&jpeg)), &places, cut));
        ask_everything(&mutated(jpeg, &places, cut));
    }

    #[test]
    fn spoilt_codes_are_answered(seed: u64, spots in 0..400_usize) {
        let mut grey = PICTURE.clone();
        let mut dice = Dice(seed | 1);
        for _ in 0..spots {
            let at = dice.next() as usize % grey.pixels.len();
            grey.pixels[at] = dice.next() as u8;
        }
        codes::read(grey);
    }
}

#[test]
fn a_sheet_full_of_marks_is_answered_soon() {
    let side = 400;
    let ring = |x: usize, y: usize| {
        let (x, y) = ((x % 9) as i32 - 3, (y % 9) as i32 - 3);
        matches!(x.abs().max(y.abs()), 0 | 1 | 3)
    };
    let pixels =
        (0..side * side).map(|at| if ring(at % side, at / side) { 0 } else { 255 }).collect();
    assert_eq!(codes::read(Grey::new(side, side, pixels).unwrap()), Vec::<String>::new());
}

#[test]
fn pictures_of_a_pixel_or_a_line_are_answered() {
    for (width, height) in [(1, 1), (1, 900), (900, 1), (7, 7), (2501, 1), (1, 6000)] {
        let grey = Grey::new(width, height, vec![9; width * height]).unwrap();
        assert_eq!(examine(&png(&grey)).unwrap().codes, Vec::<String>::new());
        assert_eq!(examine(&jpeg(&grey)).unwrap().codes, Vec::<String>::new());
    }
}

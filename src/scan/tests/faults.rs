//! What is refused, and why.

use super::sheet::{jpeg, pdf, pdf_with, png};
use crate::scan::{LARGEST, Scan, ScanFault, ScanKind, examine, grey::Grey};

fn picture() -> Grey {
    let pixels = (0..60 * 50).map(|at| (at * 7 % 251) as u8).collect();
    Grey::new(60, 50, pixels).unwrap()
}

fn files() -> [(ScanKind, Vec<u8>); 3] {
    let jpeg = jpeg(&picture());
    let pdf = pdf(&[jpeg.clone(), jpeg.clone()]);
    [(ScanKind::Png, png(&picture())), (ScanKind::Jpeg, jpeg), (ScanKind::Pdf, pdf)]
}

#[test]
fn whole_files_are_taken_in() {
    for (kind, file) in files() {
        let pages = if kind == ScanKind::Pdf { 2 } else { 1 };
        assert_eq!(examine(&file), Ok(Scan { kind, pages, codes: Vec::new() }));
        let padded = [&file[..], &[0; 700], b"\r\n"].concat();
        assert_eq!(examine(&padded).map(|scan| scan.kind), Ok(kind), "padded");
    }
}

#[test]
fn a_file_cut_short_is_refused_wherever_it_ends() {
    for (kind, file) in files() {
        for part in 1..16 {
            let cut = &file[..file.len() * part / 16];
            assert_eq!(examine(cut), Err(ScanFault::Truncated(kind)), "{part}/16");
        }
        // A PDF's last line need not be ended.
        for length in 1 + usize::from(kind == ScanKind::Pdf)..12 {
            assert!(examine(&file[..file.len() - length]).is_err(), "{kind:?} less {length}");
        }
    }
}

#[test]
fn what_is_no_scan_is_refused() {
    let html = b"<!DOCTYPE html><html><body>signed</body></html>";
    let others: [&[u8]; 7] = [
        b"just some words in a file named .pdf",
        html,
        b"PK\x03\x04\x14\0\0\0\x08\0",
        b"GIF89a\x01\0\x01\0",
        b"II*\0\x08\0\0\0",
        b"\x7fELF\x02\x01\x01",
        &[0; 5000],
    ];
    for other in others {
        assert_eq!(examine(other), Err(ScanFault::NotAScan), "{other:?}");
    }
    assert_eq!(examine(b""), Err(ScanFault::Empty));
    assert_eq!(examine(b"\x89PN"), Err(ScanFault::Truncated(ScanKind::Png)));
}

#[test]
fn foreign_bytes_behind_a_picture_are_refused() {
    for (kind, file) in files() {
        let long = [&file[..], &vec![b'x'; 1 << 20]].concat();
        let fault = match kind {
            // Its end mark is out of sight: the same as one cut short.
            ScanKind::Pdf => ScanFault::Truncated(kind),
            _ => ScanFault::Damaged(kind),
        };
        assert_eq!(examine(&long), Err(fault));
    }
}

#[test]
fn a_telephones_second_picture_is_no_foreign_matter() {
    let file = jpeg(&picture());
    let many = [&file[..2], b"\xff\xe2\0\x06MPF\0", &file[2..], &file].concat();
    assert!(examine(&many).is_ok());
    assert!(examine(&[&file[..], &file].concat()).is_err(), "not announced");
    assert!(examine(&many[..many.len() - 9]).is_err(), "cut short");
}

#[test]
fn sides_are_checked_before_anything_is_decoded() {
    let mut bomb = png(&picture());
    bomb[16..20].copy_from_slice(&60_000_u32.to_be_bytes());
    bomb[20..24].copy_from_slice(&60_000_u32.to_be_bytes());
    assert_eq!(examine(&bomb), Err(ScanFault::TooManyPixels));
    let mut bomb = jpeg(&picture());
    let frame = bomb.windows(2).position(|two| two == [0xff, 0xc0]).unwrap();
    bomb[frame + 5..frame + 9].copy_from_slice(&[0x3a, 0x98, 0x3a, 0x98]);
    assert_eq!(examine(&bomb), Err(ScanFault::TooManyPixels));
    assert_eq!(examine(&vec![0; LARGEST + 1]), Err(ScanFault::TooLarge));
}

#[test]
fn a_wrong_checksum_is_noticed_even_in_an_unimportant_chunk() {
    let file = png(&picture());
    let ends = file.len() - 12;
    let chunk = b"\0\0\0\x04tEXta\0bc\0\0\0\0";
    let spliced = [&file[..ends], chunk, &file[ends..]].concat();
    assert_eq!(examine(&spliced), Err(ScanFault::Damaged(ScanKind::Png)));
}

#[test]
fn a_locked_pdf_is_refused_one_that_only_speaks_of_it_is_not() {
    let pictures = [jpeg(&picture())];
    let locked = pdf_with(&pictures, "/Encrypt 9 0 R");
    assert_eq!(examine(&locked), Err(ScanFault::Locked));
    assert!(examine(&pdf_with(&pictures, "/EncryptMetadata false")).is_ok());
    let stream = b"%PDF-1.5\n1 0 obj\n<</Type/XRef/Encrypt 2 0 R>>stream\nxx\nendstream\nendobj\nstartxref\n9\n%%EOF";
    assert_eq!(examine(stream), Err(ScanFault::Locked));
}

#[test]
fn a_pdf_points_at_its_table() {
    let file = pdf(&[]);
    let text = String::from_utf8_lossy(&file).into_owned();
    let table = text.rfind("startxref").unwrap();
    for offset in ["0", "7", "99999999", "x", ""] {
        let lost = format!("{}startxref\n{offset}\n%%EOF", &text[..table]);
        assert_eq!(examine(lost.as_bytes()), Err(ScanFault::Damaged(ScanKind::Pdf)), "{offset}");
    }
    let missing = format!("{}%%EOF", &text[..table]);
    assert_eq!(examine(missing.as_bytes()), Err(ScanFault::Damaged(ScanKind::Pdf)));
    let preceded = [b"from a mail gateway\r\n", &file[..]].concat();
    assert!(examine(&preceded).is_ok());
}

#[test]
fn pages_are_counted_by_the_tree_or_by_the_leaves_or_are_one() {
    let count = |body: &str| {
        let file = format!("%PDF-1.5\n1 0 obj\n<< {body} >>\nendobj\nstartxref\n9\n%%EOF\n");
        examine(file.as_bytes()).unwrap().pages
    };
    assert_eq!(count("/Type /Pages /Count 12"), 12);
    assert_eq!(count("/Count 12 /Type/Pages"), 12);
    assert_eq!(count("/Type /Outlines /Count 12"), 1);
    assert_eq!(count("/Type/Page>><</Type /Page /X /PageLabel"), 2);
    assert_eq!(count("/Linearized 1 /L 4000 /N 7"), 7);
    assert_eq!(count("/Type /ObjStm /N 7"), 1);
    assert_eq!(count("/Type /Pages /Count 99999999999"), 1);
}

#[test]
fn every_message_says_what_happened_and_what_to_do() {
    let kinds = [ScanKind::Pdf, ScanKind::Jpeg, ScanKind::Png];
    let mut faults = vec![
        ScanFault::Empty,
        ScanFault::TooLarge,
        ScanFault::NotAScan,
        ScanFault::TooManyPixels,
        ScanFault::Locked,
    ];
    faults.extend(kinds.map(ScanFault::Truncated));
    faults.extend(kinds.map(ScanFault::Damaged));
    for fault in faults {
        let message = fault.to_string();
        assert_eq!(message.matches('。').count(), 2, "{message}");
        assert!(message.ends_with('。') && message.contains('请'), "{message}");
    }
    let names = kinds.map(|kind| (kind.label(), kind.name(), kind.mime()));
    assert_eq!(names[1], ("JPEG", "jpeg", "image/jpeg"));
}

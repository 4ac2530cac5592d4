//! A sealed report is genuine; one that was touched in any way is not.

use hecha::{
    desk::{
        sealing::sign_void,
        verify::{NotAReport, Verdict, examine_pdf, examine_text, examine_void},
    },
    domain::statement::{SignedVoidStatement, StatementError, VoidStatement},
    report::{
        render_sealed,
        seal::{self, NotSealed},
    },
    vault::seal::{KeyState, KeyVerdict, Origin},
};
use jiff::civil::date;
use proptest::prelude::*;

use super::office::{document, examined, is_genuine, key, known, sealed, statement, today};
use super::samples::{fallback, five_pages, rendered};

/// Not random, so that a failure comes again.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

fn position(bytes: &[u8], needle: &[u8]) -> usize {
    bytes.windows(needle.len()).position(|window| window == needle).unwrap()
}

/// From the signature's opening to its closing bracket.
fn gap(bytes: &[u8]) -> std::ops::Range<usize> {
    let start = position(bytes, b"/Contents<") + "/Contents".len();
    start..start + 1 + position(&bytes[start..], b">")
}

#[test]
fn a_sealed_report_is_genuine_and_the_same_every_time() {
    let key = key(1);
    let report = sealed(&key, "示信核〔2026〕1号");
    assert_eq!(report.bytes, sealed(&key, "示信核〔2026〕1号").bytes);
    assert_eq!(report.warnings, []);
    let Verdict::Genuine(signed) = examined(&report.bytes, &key) else { panic!() };
    assert_eq!(signed.statement, statement(&key, "示信核〔2026〕1号").statement);
    assert_eq!((signed.key, signed.origin), (key.id(), Origin::Own));
    assert_eq!(
        (signed.holder.as_str(), signed.trust),
        (key.certificate().holder(), KeyVerdict::Trusted)
    );
    assert!(report.bytes.len() <= 90_000, "{}", report.bytes.len());
}

#[test]
fn every_changed_byte_is_noticed() {
    let key = key(1);
    let bytes = sealed(&key, "示信核〔2026〕1号").bytes;
    let mut dice = Dice(20_261_120);
    let ends = (0..300).chain(bytes.len() - 300..bytes.len());
    let object = gap(&bytes).start - 700..gap(&bytes).end + 40;
    let mut places: Vec<_> = (0..200).map(|_| dice.below(bytes.len())).collect();
    places.extend(ends.chain(object));
    let mut changed = bytes.clone();
    for place in places {
        let change = 1 + dice.below(255) as u8;
        changed[place] ^= change;
        assert!(!is_genuine(&changed, &key), "byte {place} changed by {change:#x}");
        changed[place] = bytes[place];
    }
    for place in gap(&bytes) {
        for other in [b'0', b' '] {
            changed[place] = other;
            assert!(other == bytes[place] || !is_genuine(&changed, &key), "byte {place}");
        }
        changed[place] = bytes[place].to_ascii_lowercase();
        assert!(changed == bytes || !is_genuine(&changed, &key), "byte {place} in lower case");
        changed[place] = bytes[place];
    }
    assert!(is_genuine(&changed, &key));
}

#[test]
fn shorter_and_longer_files_are_noticed() {
    let key = key(1);
    let bytes = sealed(&key, "示信核〔2026〕1号").bytes;
    let mut dice = Dice(7);
    let lengths = (0..60).map(|_| dice.below(bytes.len())).chain(bytes.len() - 40..bytes.len());
    for length in lengths {
        let verdict = examined(&bytes[..length], &key);
        assert!(
            matches!(verdict, Verdict::NotAReport(_) | Verdict::Changed),
            "{length}: {verdict:?}"
        );
    }
    let cut = examined(&bytes[..bytes.len() - 1], &key);
    assert_eq!(cut, Verdict::NotAReport(NotAReport::File(NotSealed::Truncated)));
    for tail in [b"\n".as_slice(), b" ", b"\0", b"%%EOF", b">"] {
        assert_eq!(examined(&[&bytes, tail].concat(), &key), Verdict::Changed);
        let verdict = examined(&[tail, &bytes].concat(), &key);
        assert_eq!(verdict, Verdict::NotAReport(NotAReport::File(NotSealed::NotAPdf)));
    }
    for place in (0..40).map(|_| dice.below(bytes.len())) {
        let (head, tail) = bytes.split_at(place);
        assert!(!is_genuine(&[head, b" ", tail].concat(), &key), "inserted at {place}");
        assert!(!is_genuine(&[head, &tail[1..]].concat(), &key), "left out at {place}");
    }
}

#[test]
fn what_programs_do_to_a_file_is_noticed() {
    let key = key(1);
    let bytes = sealed(&key, "示信核〔2026〕1号").bytes;
    // An incremental update, as viewers append it with a comment or a filled field.
    let before = lopdf::Document::load_mem(&bytes).unwrap();
    let mut update = lopdf::IncrementalDocument::create_from(bytes.clone(), before);
    update.new_document.add_object(lopdf::Object::string_literal("已修复"));
    let mut updated = Vec::new();
    update.save_to(&mut updated).unwrap();
    assert!(updated.starts_with(&bytes) && updated.len() > bytes.len());
    assert_eq!(examined(&updated, &key), Verdict::Changed);
    let by_hand = b"\n3 0 obj\n<<>>\nendobj\nxref\n0 0\ntrailer\n<<>>\nstartxref\n0\n%%EOF";
    assert_eq!(examined(&[bytes.as_slice(), by_hand].concat(), &key), Verdict::Changed);
    // Saved again, as "print to file" and mail gateways do.
    let mut again = Vec::new();
    lopdf::Document::load_mem(&bytes).unwrap().save_to(&mut again).unwrap();
    assert!(!is_genuine(&again, &key));
    let other = sealed(&key, "示信核〔2026〕2号").bytes;
    assert_eq!(examined(&[bytes.clone(), other.clone()].concat(), &key), Verdict::Changed);
    assert!(!is_genuine(&[other, bytes].concat(), &key));
}

#[test]
fn parts_of_two_reports_do_not_make_one() {
    let key = key(1);
    let [one, two] = ["示信核〔2026〕1号", "示信核〔2026〕2号"].map(|n| sealed(&key, n).bytes);
    let [first, second] =
        ["示信核〔2026〕1号", "示信核〔2026〕2号"].map(|n| statement(&key, n).text());
    assert_eq!(first.len(), second.len());
    // The statement of the other report.
    let place = position(&one, first.as_bytes());
    let mut swapped = one.clone();
    swapped[place..place + second.len()].copy_from_slice(second.as_bytes());
    assert_eq!(examined(&swapped, &key), Verdict::Changed);
    // The other report's signature; both have the same room.
    let mut swapped = one.clone();
    swapped[gap(&one)].copy_from_slice(&two[gap(&two)]);
    assert_eq!(examined(&swapped, &key), Verdict::Changed);
    // A file sealed by whoever holds another key, with a genuine statement of the office in it.
    let forger = super::office::key(2);
    let forged = render_sealed(&document(&first), &fallback(), &first, &forger).unwrap().bytes;
    assert_eq!(examined(&forged, &key), Verdict::Changed);
}

#[test]
fn keys_are_told_apart() {
    let key = key(1);
    let bytes = sealed(&key, "示信核〔2026〕1号").bytes;
    let text = statement(&key, "示信核〔2026〕1号").text();
    let claimed = Some(key.certificate().holder().to_owned());
    assert_eq!(examine_pdf(&bytes, &[], today()), Verdict::UnknownKey { key: key.id(), claimed });
    assert_eq!(
        examine_text(&text, &[], today()),
        Verdict::UnknownKey { key: key.id(), claimed: None }
    );
    let since = date(2026, 6, 1);
    let revoked = KeyState::Revoked { since, reason: "遗失".to_owned() };
    for (state, trust) in [
        (revoked, KeyVerdict::Revoked { since, reason: "遗失".to_owned() }),
        (KeyState::Retired { since }, KeyVerdict::IssuedAfterRetirement { since }),
    ] {
        let known = known(&key, state);
        for verdict in [examine_pdf(&bytes, &known, today()), examine_text(&text, &known, today())]
        {
            assert!(
                matches!(&verdict, Verdict::KeyRefused(signed) if signed.trust == trust),
                "{verdict:?}"
            );
        }
    }
}

#[test]
fn statements_are_genuine_as_scanned_and_changed_ones_are_not() {
    let key = key(1);
    let known = known(&key, KeyState::Active);
    let text = statement(&key, "示信核〔2026〕1号").text();
    for scanned in [text.clone(), text.to_lowercase(), format!("{text}\r\n")] {
        assert!(matches!(examine_text(&scanned, &known, today()), Verdict::Genuine(_)));
    }
    for (place, digit) in text.char_indices() {
        for other in "A7.".chars().filter(|other| *other != digit) {
            let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
            let verdict = examine_text(&changed, &known, today());
            assert!(!matches!(verdict, Verdict::Genuine(_) | Verdict::KeyRefused(_)), "{changed}");
        }
    }
}

#[test]
fn void_statements_are_examined_like_others() {
    let key = key(1);
    let report = statement(&key, "示信核〔2026〕1号").statement;
    let (number, code) = (report.number.clone(), report.code);
    let void =
        VoidStatement { number, code, at: report.issued, reason: "主体录入错误".to_owned() };
    let text = sign_void(&key, void.clone()).unwrap().text();
    let known = known(&key, KeyState::Active);
    let Verdict::Genuine(signed) = examine_void(&text, &known, today()) else { panic!("{text}") };
    assert_eq!(signed.statement, void);
    let mut forged = SignedVoidStatement::read(&text).unwrap();
    forged.statement.reason = "已修复".to_owned();
    assert_eq!(examine_void(&forged.text(), &known, today()), Verdict::Changed);
    let not = Verdict::NotAReport(NotAReport::Text(StatementError::NotAStatement));
    assert_eq!(examine_text(&text, &known, today()), not);
}

#[test]
fn other_files_are_not_reports() {
    let key = key(1);
    let not = |reason| Verdict::NotAReport(NotAReport::File(reason));
    assert_eq!(examined(b"", &key), not(NotSealed::NotAPdf));
    assert_eq!(examined(b"PK\x03\x04", &key), not(NotSealed::NotAPdf));
    assert_eq!(examined(&rendered(&five_pages()).bytes, &key), not(NotSealed::NoSeal));
    assert_eq!(examined(&vec![b'%'; 65 << 20], &key), not(NotSealed::TooLarge));
}

#[test]
fn what_would_not_be_found_genuine_is_not_made() {
    let key = key(1);
    for statement in ["", "HECHA2/)", "核查", "a\nb"] {
        let made = render_sealed(&five_pages(), &fallback(), statement, &key);
        assert!(statement.is_empty() || made.is_err(), "{statement}");
    }
    let mut hostile = five_pages();
    hostile.title = "/ByteRange[0 1 2 3]/HechaStatement(".to_owned();
    hostile.subject = hostile.title.clone();
    let text = statement(&key, "1").text();
    let made = render_sealed(&hostile, &fallback(), &text, &key).unwrap();
    assert!(is_genuine(&made.bytes, &key));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..400), numbers: [u16; 3]) {
        let key = key(1);
        prop_assert!(!is_genuine(&bytes, &key));
        let [a, b, c] = numbers;
        let mut file = format!("%PDF-1.7\n/HechaStatement(HECHA2/)/ByteRange[0 {a:<10} {b:<10} {c:<10}]/Contents<").into_bytes();
        file.extend(&bytes);
        prop_assert!(!is_genuine(&file, &key));
    }

    #[test]
    fn mutated_reports_are_answered(cuts in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), any::<[u8; 3]>()), 1..6)) {
        thread_local! {
            static REPORT: Vec<u8> = sealed(&key(1), "示信核〔2026〕1号").bytes;
        }
        REPORT.with(|report| {
            let mut bytes = report.clone();
            for (from, to, new) in &cuts {
                if bytes.is_empty() {
                    break;
                }
                let (from, to) = (from.index(bytes.len()), to.index(bytes.len()));
                bytes.splice(from.min(to)..from.max(to), new.iter().copied());
            }
            let _ = seal::read(&bytes);
            prop_assert!(bytes == *report || !is_genuine(&bytes, &key(1)));
            Ok(())
        })?;
    }
}

//! Statements are read back as written, and nothing else is.

use proptest::prelude::*;

use super::*;

fn sample() -> SignedStatement {
    let statement = Statement {
        kind: ReportKind::CreditCheck,
        number: "栖信核〔2026〕1187号".to_owned(),
        subject: "320113********1234".to_owned(),
        issued: Moment::of(jiff::civil::date(2026, 11, 20).at(9, 5, 0, 0)),
        counts: ReportCounts { limit: 1, caution: 0, notice: 2, records: 12, subjects: 1 },
        code: VerificationCode::read("7K4M-QX2P-9T").unwrap(),
        digest: [0x5a; 32],
    };
    SignedStatement { statement, key: KeyId([1, 2, 3, 4, 5, 6, 7, 8]), signature: [0xa5; 64] }
}

fn void() -> SignedVoidStatement {
    let SignedStatement { statement, key, signature } = sample();
    let Statement { number, code, issued: at, .. } = statement;
    let statement =
        VoidStatement { number, code, at, reason: "主体名称录入错误".to_owned() };
    SignedVoidStatement { statement, key, signature }
}

fn is_alphanumeric_mode(text: &str) -> bool {
    text.bytes().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase() || b" $%*+-./:".contains(&c))
}

#[test]
fn the_text_is_the_agreed_one() {
    let text = sample().text();
    assert!(
        text.starts_with("HECHA2/CC/20261120T0905/320113********1234/L1.C0.N2.R12.S1/7K4MQX2P9T/"),
        "{text}"
    );
    assert!(is_alphanumeric_mode(&text) && text.len() < 311, "{}", text.len());
    assert!(void().text().starts_with("HECHA2V/20261120T0905/7K4MQX2P9T/"));
}

#[test]
fn what_scanners_and_input_methods_do_is_undone() {
    let wide: String = sample()
        .text()
        .to_lowercase()
        .chars()
        .map(|c| char::from_u32(u32::from(c) + 0xfee0).unwrap())
        .collect();
    assert_eq!(SignedStatement::read(&format!("\u{3000}{wide}\r\n")), Ok(sample()));
}

#[test]
fn other_texts_are_refused_with_the_reason() {
    for other in ["", "7K4M-QX2P-9T", "HECHA1|a|b", "HECHA", "http://x/HECHA2/"] {
        assert_eq!(SignedStatement::read(other), Err(StatementError::NotAStatement), "{other}");
    }
    assert_eq!(SignedStatement::read("HECHA2/"), Err(StatementError::Malformed));
    assert_eq!(SignedStatement::read(&void().text()), Err(StatementError::NotAStatement));
    assert_eq!(SignedVoidStatement::read(&sample().text()), Err(StatementError::NotAStatement));
    let long = "Ａ".repeat(20_000);
    assert_eq!(SignedStatement::read(&long), Err(StatementError::NotAStatement));
}

#[test]
fn subjects_outside_the_character_set_are_struck_out() {
    for (raw, written) in
        [("", "-"), ("某/ 人", "----"), ("91320999ma0test00x", "91320999MA0TEST00X")]
    {
        assert_eq!(subject(raw), written);
    }
}

/// Every other text one character away, never accepted as the same statement.
fn each_flip_is_noticed<T: PartialEq + std::fmt::Debug>(
    text: &str,
    original: &T,
    read: impl Fn(&str) -> Result<T, StatementError>,
) {
    for place in 0..text.len() {
        for other in "09AZ27 $%*+-./:".chars().filter(|c| !text[place..].starts_with(*c)) {
            let changed = format!("{}{other}{}", &text[..place], &text[place + 1..]);
            assert!(read(&changed).as_ref() != Ok(original), "{changed}");
        }
        let shorter = format!("{}{}", &text[..place], &text[place + 1..]);
        assert!(read(&shorter).as_ref() != Ok(original), "{shorter}");
    }
}

#[test]
fn every_changed_character_is_noticed() {
    each_flip_is_noticed(&sample().text(), &sample(), SignedStatement::read);
    each_flip_is_noticed(&void().text(), &void(), SignedVoidStatement::read);
}

prop_compose! {
    fn statements()(
        kind in prop::sample::select(ReportKind::ALL.to_vec()),
        number in "\\PC{0,40}",
        subject in "[0-9A-Z*.:+$%-]{1,24}",
        minutes in 0_i64..100_000_000,
        counts: [u32; 5],
        bits: u64,
        digest: [u8; 32],
    ) -> Statement {
        let [limit, caution, notice, records, subjects] = counts;
        let counts = ReportCounts { limit, caution, notice, records, subjects };
        let code = VerificationCode::of_bits(bits);
        Statement { kind, number, subject, issued: Moment(minutes * 60), counts, code, digest }
    }
}

proptest! {
    #[test]
    fn a_statement_is_read_back(
        statement in statements(), key: [u8; 8], half: [u8; 32], other: [u8; 32], reason in "\\PC{0,60}",
    ) {
        let mut signature = [0; 64];
        signature[..32].copy_from_slice(&half);
        signature[32..].copy_from_slice(&other);
        let key = KeyId(key);
        let void = VoidStatement {
            number: statement.number.clone(), code: statement.code, at: statement.issued, reason,
        };
        let signed = SignedStatement { statement, key, signature };
        prop_assert!(is_alphanumeric_mode(&signed.text()));
        prop_assert_eq!(SignedStatement::read(&signed.text()), Ok(signed));
        let void = SignedVoidStatement { statement: void, key, signature };
        prop_assert!(is_alphanumeric_mode(&void.text()));
        prop_assert_eq!(SignedVoidStatement::read(&void.text()), Ok(void));
    }

    #[test]
    fn reading_never_panics_and_is_canonical(text in "(HECHA2V?/)?[0-9A-Z/.*]{0,200}|\\PC{0,80}") {
        if let Ok(signed) = SignedStatement::read(&text) {
            prop_assert_eq!(&signed.text(), &text);
        }
        let _ = SignedVoidStatement::read(&text);
    }

    #[test]
    fn a_changed_character_gives_another_statement_or_none(
        statement in statements(), place: prop::sample::Index, other in "[0-9A-Z $%*+./:-]",
    ) {
        let signed = SignedStatement { statement, key: KeyId([7; 8]), signature: [9; 64] };
        let text = signed.text();
        let at = place.index(text.len());
        let changed = format!("{}{other}{}", &text[..at], &text[at + 1..]);
        prop_assume!(changed != text);
        prop_assert_ne!(SignedStatement::read(&changed), Ok(signed));
    }
}

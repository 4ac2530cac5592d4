//! What a typed text is taken for, and what is said of it.

use super::*;

fn names(recognition: &Recognition) -> Vec<&'static str> {
    recognition.findings.iter().map(CodeFinding::name).collect()
}

fn texts(recognition: &Recognition) -> String {
    recognition.findings.iter().map(|f| f.to_string() + "\n").collect()
}

#[test]
fn every_vector_is_recognised_as_what_it_is() {
    let of = |kind, texts: &[&'static str]| texts.iter().map(|&t| (kind, t)).collect::<Vec<_>>();
    let cases = [
        of(CodeKind::CreditCode, &CREDIT),
        of(CodeKind::OrganizationCode, &ORGANIZATION),
        of(CodeKind::RegistrationNumber, &["110108000000016", "440301103097413"]),
        of(CodeKind::ResidentId, &RESIDENT),
        of(CodeKind::ResidentId15, &["110105491231002", "320311770706001"]),
        of(CodeKind::HmtResidencePermit, &PERMIT),
        of(CodeKind::ForeignerId, &[FOREIGNER]),
        of(CodeKind::ForeignerId15, &["CAN110081080310"]),
        of(CodeKind::TravelPermit, &["H12345678", "M1234567801", "12345678"]),
        of(CodeKind::Passport, &["E12345678", "EA1234567"]),
        of(CodeKind::TaxNumber, &["320113D2143569X", "11010519491231002X01"]),
    ]
    .concat();
    for (kind, text) in cases {
        let found = recognised(text);
        assert_eq!((found.kind, found.valid), (Some(kind), true), "{text} {found:?}");
    }
}

#[test]
fn a_text_of_several_kinds_lists_them_all() {
    let kinds = |text: &str| -> Vec<CodeKind> {
        recognised(text).alternatives.iter().map(|reading| reading.kind).collect()
    };
    assert_eq!(
        kinds("H12345678"),
        [CodeKind::TravelPermit, CodeKind::Passport, CodeKind::OrganizationCode]
    );
    assert_eq!(kinds("91320113MA0000007Q"), []);
    let both = resident_that_is_a_credit_code();
    assert_eq!(kinds(&both), [CodeKind::ResidentId, CodeKind::CreditCode]);
    let dateless = format!("{}99999999", &both[..6]);
    let dateless = (0..1000)
        .map(|n| with_check(&format!("{dateless}{n:03}")))
        .find(|text| CreditCode::parse(text).is_ok())
        .unwrap();
    assert_eq!(kinds(&dateless), [CodeKind::CreditCode, CodeKind::ResidentId]);
}

/// One resident number in 31 passes as a credit code too; this is the first of a day.
fn resident_that_is_a_credit_code() -> String {
    (0..1000)
        .map(|n| with_check(&format!("11010519900307{n:03}")))
        .find(|text| CreditCode::parse(text).is_ok())
        .unwrap()
}

#[test]
fn findings_say_what_is_wrong_and_what_is_doubtful() {
    let cases: [(&str, &[&str]); 13] = [
        (
            "91320113MA00000075",
            &["check_mismatch", "register", "inner_organization_holds", "region"],
        ),
        ("9132O113MA0000007Q", &["illegal_letter", "likely_slip"]),
        ("91320131MA0000007Q", &["check_mismatch", "likely_slip", "register"]),
        ("91320113MA0000007", &["length_near", "check_missing"]),
        ("913200113MA0000007Q", &["length_near", "likely_slip"]),
        ("D2143569", &["check_missing"]),
        ("110105491231002", &["no_check", "upgraded", "region"]),
        ("110105951231996", &["upgraded", "implausible_date", "centenarian_sequence"]),
        ("320113NA000123X", &["no_check", "legacy_registration", "region"]),
        ("830000199201300022", &["permit_origin"]),
        ("911124198108030024", &["foreigner_card"]),
        ("440524188001010014", &["region_unknown", "implausible_date"]),
        ("https://x.example/?c=91320113MA0000007Q", &["contains_code"]),
    ];
    for (text, expected) in cases {
        let found = names(&recognised(text));
        assert!(expected.iter().all(|name| found.contains(name)), "{text}: {found:?}");
    }
}

#[test]
fn a_doubtful_region_or_date_is_no_invalidity() {
    for (seventeen, name) in [
        ("11010519900231001", "implausible_date"),
        ("11010520270101001", "implausible_date"),
        ("32010719800101001", "region_abolished"),
        ("32019119800101001", "region_unknown"),
        ("99999919800101001", "region_unknown"),
    ] {
        let text = with_check(seventeen);
        let found = recognised(&text);
        let is_foreign = text.starts_with('9');
        assert!(found.valid, "{text}");
        assert_eq!(names(&found).contains(&name), !is_foreign, "{text} {found:?}");
    }
    assert!(
        !names(&recognise("11010519491231002X", divisions(), None)).contains(&"implausible_date")
    );
}

#[test]
fn text_of_findings() {
    let vectors = [
        "91320131MA0000007Q",
        "91320113MA00000075",
        "9132O113MA0000007Q",
        "91320113MA0000007",
        "913200113MA0000007Q",
        "11100000MB0143028R",
        &with_check("32010719800101001"),
        "110105951231996",
        "D2143569",
        "E12345678",
        "某某公司",
    ];
    let said: Vec<String> =
        vectors.iter().map(|text| format!("{text}\n{}", texts(&recognised(text)))).collect();
    insta::assert_snapshot!(said.join("\n"));
}

#[test]
fn json_has_the_shape_others_rely_on() {
    let typed = [" 9132 0113-ma00 000075", "110105491231002", "E12345678", "某某公司"];
    let json: Vec<String> =
        typed.iter().map(|text| serde_json::to_string(&recognised(text)).unwrap()).collect();
    insta::assert_snapshot!(json.join("\n"));
    for finding in recognised("91320131MA0000007Q").findings {
        assert_eq!(serde_json::to_value(&finding).unwrap()["name"], finding.name());
    }
}

#[test]
fn hints_follow_the_typing() {
    let table = divisions();
    let line = |text: &str| {
        let hint = progress(text, table);
        format!("{} | {} | {}\n", text, hint.text, hint.detail.unwrap_or_default())
    };
    let typed: String = [
        "9132",
        "91320113",
        "91320113MA",
        "91320113MA0000007",
        "91320113MA0000007Q",
        "91320113MA00000075",
        "9132O113MA0000007Q",
        "91320113MA0000007Q1",
        "110105",
        "11010519491231",
        "11010519491231002",
        "11010519491231002X",
        "110108000000016",
        "D2143569",
        "D2143569-X",
        "H12345678",
        "8100001994082300",
        "NJSS",
        "南京",
        "2026",
    ]
    .into_iter()
    .map(line)
    .collect();
    insta::assert_snapshot!(typed);
    let hint = progress("91320113MA0000007", table);
    assert_eq!(hint.state, TypingState::NeedsCheck { expected: 'Q' });
    assert_eq!((hint.typed, hint.kinds[0]), (17, CodeKind::CreditCode));
}

#[test]
fn debug_output_hides_personal_numbers() {
    let id = ResidentId::parse(RESIDENT[0]).unwrap();
    let shown = format!("{id:?} {:?} {:?}", id.code(), recognised(RESIDENT[0]));
    assert!(!shown.contains("19491231"), "{shown}");
    assert!(format!("{:?}", CreditCode::parse(CREDIT[0]).unwrap()).contains(CREDIT[0]));
}

//! Every published and synthetic vector, and what must hold of any text at all.

use std::sync::OnceLock;

use proptest::prelude::*;

use super::*;
use crate::domain::division::Divisions;

const CREDIT: [&str; 10] = [
    "91110000600037341L",
    "91330000755918469E",
    "9135010026017703XW",
    "91350100M000100Y43",
    "11100000MB0143028R",
    "91320113MA0000007Q",
    "92320113MA0000007M",
    "12320113MB0000000A",
    "54320113ME00000019",
    "N2320113MF0000005C",
];
const ORGANIZATION: [&str; 3] = ["D2143569X", "600037341", "26017703X"];
const REGISTRATION: [&str; 3] = ["110108000000016", "440301103097413", "320113000001238"];
const RESIDENT: [&str; 4] =
    ["11010519491231002X", "440524188001010014", "360426199101010071", "320311197707060018"];
const PERMIT: [&str; 2] = ["810000199408230021", "830000199201300022"];
const FOREIGNER: &str = "911124198108030024";
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn divisions() -> &'static Divisions {
    static TABLE: OnceLock<Divisions> = OnceLock::new();
    TABLE.get_or_init(|| Divisions::parse(include_str!("../../../forms/divisions.csv")).unwrap())
}

fn recognised(text: &str) -> Recognition {
    recognise(text, divisions(), Some(2026))
}

fn names(recognition: &Recognition) -> Vec<&'static str> {
    recognition.findings.iter().map(CodeFinding::name).collect()
}

fn texts(recognition: &Recognition) -> String {
    recognition.findings.iter().map(|f| f.to_string() + "\n").collect()
}

/// Every text that differs from `text` in one place by a character of `alphabet`.
fn flips<'a>(text: &'a str, alphabet: &'a str) -> impl Iterator<Item = String> + 'a {
    (0..text.len()).flat_map(move |index| {
        alphabet.chars().filter(move |&c| !text[index..].starts_with(c)).map(move |c| {
            let mut flipped = text.to_owned();
            flipped.replace_range(index..=index, &c.to_string());
            flipped
        })
    })
}

#[test]
fn published_vectors_pass_and_every_flip_of_them_fails() {
    for text in CREDIT {
        assert_eq!(CreditCode::parse(text).unwrap().as_str(), text);
        for flipped in flips(text, ALPHABET) {
            assert!(CreditCode::parse(&flipped).is_err(), "{flipped}");
        }
    }
    for text in REGISTRATION {
        assert_eq!(RegistrationNumber::parse(text).unwrap().as_str(), text);
        for flipped in flips(text, "0123456789") {
            assert!(RegistrationNumber::parse(&flipped).is_err(), "{flipped}");
        }
    }
    for text in RESIDENT {
        assert_eq!(ResidentId::parse(text).unwrap().as_str(), text);
        for flipped in flips(text, "0123456789X") {
            assert!(ResidentId::parse(&flipped).is_err(), "{flipped}");
        }
    }
    for text in PERMIT {
        assert_eq!(HmtResidencePermit::parse(text).unwrap().as_str(), text);
        for flipped in flips(text, "0123456789X") {
            assert!(HmtResidencePermit::parse(&flipped).is_err(), "{flipped}");
        }
    }
    assert!(ForeignerId::parse(FOREIGNER).is_ok());
    for flipped in flips(FOREIGNER, "0123456789X") {
        assert!(ForeignerId::parse(&flipped).is_err(), "{flipped}");
    }
}

#[test]
fn organization_codes_use_every_letter_and_miss_only_equal_remainders() {
    for text in ORGANIZATION {
        assert_eq!(OrganizationCode::parse(text).unwrap().as_str(), text);
        for flipped in flips(&text[..8], "0123456789") {
            let before = text[..8].chars().zip(flipped.chars()).find(|(a, b)| a != b).unwrap();
            let apart = before.0.to_digit(36).unwrap().abs_diff(before.1.to_digit(36).unwrap());
            let parsed = OrganizationCode::parse(&format!("{flipped}{}", &text[8..]));
            assert_eq!(parsed.is_err(), apart % 11 != 0, "{flipped}");
        }
    }
    assert_eq!(OrganizationCode::parse("d2143569-x").unwrap().as_str(), "D2143569X");
}

#[test]
fn a_credit_code_tells_register_category_region_and_organization() {
    let cases = [
        ("91320113MA0000007Q", "市场监管", "企业", "320113", "MA0000007"),
        ("92320113MA0000007M", "市场监管", "个体工商户", "320113", "MA0000007"),
        ("12320113MB0000000A", "机构编制", "事业单位", "320113", "MB0000000"),
        ("54320113ME00000019", "民政", "基层群众性自治组织", "320113", "ME0000001"),
        ("N2320113MF0000005C", "农业", "村级集体经济组织", "320113", "MF0000005"),
        ("11100000MB0143028R", "机构编制", "机关", "100000", "MB0143028"),
        ("9135010026017703XW", "市场监管", "企业", "350100", "26017703X"),
    ];
    for (text, register, category, region, organization) in cases {
        let code = CreditCode::parse(text).unwrap();
        assert_eq!(code.register(), Some(register));
        assert_eq!(code.category(), Some(category));
        assert_eq!(code.region(), region);
        let inner = code.organization().unwrap();
        assert_eq!((inner.as_str(), inner.verdict()), (organization, Verdict::Holds));
    }
}

#[test]
fn fifteen_digit_resident_numbers_are_upgraded() {
    for (old, new) in
        [("110105491231002", "11010519491231002X"), ("320311770706001", "320311197707060018")]
    {
        assert_eq!(ResidentId::parse(old).unwrap().as_str(), new);
        let code = Code::new(CodeKind::ResidentId15, old).unwrap();
        assert_eq!((code.as_str(), code.canonical_key().as_str()), (old, new));
        assert_eq!(code.implied(), [Code::new(CodeKind::ResidentId, new).unwrap()]);
    }
    let centenarian = ResidentId::parse("110105961231996").unwrap();
    assert_eq!(centenarian.birth_date().unwrap().year(), 1896);
}

#[test]
fn a_resident_number_tells_birth_and_sex() {
    let id = ResidentId::parse("11010519491231002x").unwrap();
    assert_eq!(id.birth_date().unwrap().to_string(), "1949-12-31");
    assert_eq!((id.sex(), id.sequence(), id.region()), (Sex::Female, 2, "110105"));
    assert_eq!(ResidentId::parse("320311197707060018").unwrap().sex(), Sex::Male);
    assert_eq!(ForeignerId::parse(FOREIGNER).unwrap().edition(), CardEdition::Of2023);
    assert_eq!(HmtResidencePermit::parse(PERMIT[1]).unwrap().origin(), "台湾");
}

#[test]
fn older_registration_numbers_are_kept() {
    let cases = [
        ("3304811104905", RegistrationForm::Old13, "3304811104905"),
        ("320113NA000123X", RegistrationForm::Cooperative, "320113NA000123X"),
        ("企独苏宁总字第０００１２３号", RegistrationForm::Written, "企独苏宁总字第000123号"),
    ];
    for (text, form, key) in cases {
        let number = RegistrationNumber::parse(text).unwrap();
        assert_eq!((number.as_str(), number.form()), (text, form));
        assert_eq!(number.code().canonical_key(), key);
        assert_eq!(number.code().verdict(), Verdict::NoCheck);
        assert_eq!(recognised(text).kind, Some(CodeKind::RegistrationNumber));
    }
    assert!(RegistrationNumber::parse("企业名称").is_err());
}

#[test]
fn tax_numbers_lead_to_the_code_inside() {
    let implied = |text: &str| -> Vec<(CodeKind, String)> {
        let code = Code::new(CodeKind::TaxNumber, text).unwrap();
        code.implied().iter().map(|code| (code.kind(), code.to_string())).collect()
    };
    let organization = (CodeKind::OrganizationCode, "D2143569X".to_owned());
    let resident = (CodeKind::ResidentId, RESIDENT[0].to_owned());
    assert_eq!(implied("320113D2143569X"), [organization]);
    assert_eq!(implied("11010519491231002X01"), std::slice::from_ref(&resident));
    assert_eq!(implied("11010519491231002X"), std::slice::from_ref(&resident));
    assert_eq!(implied(CREDIT[5])[0].0, CodeKind::CreditCode);
    assert_eq!(implied(CREDIT[5])[1], (CodeKind::OrganizationCode, "MA0000007".to_owned()));
    assert!(implied("110105491231002").contains(&resident));
    assert!(TaxNumber::parse("320113D21435691").is_err());
    assert!(Code::new(CodeKind::TaxNumber, "320113D2143569XY").is_err());
    assert!(Code::new(CodeKind::TaxNumber, "11010519491231002X01").unwrap().is_personal());
}

#[test]
fn a_failed_check_is_storable_and_a_broken_layout_is_not() {
    let code = Code::new(CodeKind::CreditCode, "91320113ma00000075").unwrap();
    assert_eq!(code.verdict(), Verdict::CheckFailed { expected: 'Q' });
    assert_eq!(code.as_str(), "91320113MA00000075");
    let expected = CodeError::CheckFailed { kind: CodeKind::CreditCode, expected: 'Q' };
    assert_eq!(CreditCode::parse("91320113MA00000075"), Err(expected));
    let broken = [
        (CodeKind::CreditCode, "9132O113MA0000007Q"),
        (CodeKind::CreditCode, "91320113MA0000007"),
        (CodeKind::CreditCode, ""),
        (CodeKind::OrganizationCode, "D2143569Y"),
        (CodeKind::ResidentId, "91010519491231002X"),
        (CodeKind::ResidentId, "810000199408230021"),
        (CodeKind::ResidentId, "01010519491231002X"),
        (CodeKind::ResidentId15, "110105491331002"),
        (CodeKind::ResidentId15, "990105491231002"),
        (CodeKind::HmtResidencePermit, "11010519491231002X"),
        (CodeKind::ForeignerId, "11010519491231002X"),
        (CodeKind::ForeignerId15, "AB1123456789012"),
        (CodeKind::Passport, "ABCDEFGHI"),
        (CodeKind::TravelPermit, "H1234567"),
        (CodeKind::InstitutionNumber, " - "),
    ];
    for (kind, text) in broken {
        let error = Code::new(kind, text).unwrap_err();
        assert_eq!(error.to_string().matches('。').count(), 2, "{error}");
        assert!(!error.to_string().contains(text) || text.is_empty());
    }
}

#[test]
fn written_numbers_are_kept_and_matched_folded() {
    let code =
        Code::new(CodeKind::InstitutionNumber, " 事证第１３２０１１３０００１２号 ").unwrap();
    assert_eq!(code.as_str(), "事证第１３２０１１３０００１２号");
    assert_eq!(code.canonical_key(), "132011300012");
    assert_eq!(recognised(code.as_str()).kind, Some(CodeKind::InstitutionNumber));
    let social = Code::new(CodeKind::SocialNumber, "宁栖民证字第010-123号").unwrap();
    assert_eq!(social.as_str(), "宁栖民证字第010-123号");
    assert_eq!(social.canonical_key(), "宁栖民证字第010123号");
    assert_eq!(recognised(social.as_str()).kind, Some(CodeKind::SocialNumber));
}

#[test]
fn kinds_keep_their_names_and_ids() {
    let mut ids: Vec<u8> = CodeKind::ALL.iter().map(|kind| kind.id()).collect();
    for kind in CodeKind::ALL {
        assert_eq!(CodeKind::from_id(kind.id()), Some(kind));
        assert_eq!(serde_json::to_value(kind).unwrap(), kind.name());
    }
    ids.dedup();
    assert_eq!(ids, [1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16, 17]);
    assert_eq!(CodeKind::from_id(7), None);
    assert!(
        CodeKind::TravelPermit.is_natural_person() && !CodeKind::SocialNumber.is_natural_person()
    );
    assert!(CodeKind::CreditCode.strength() > CodeKind::OrganizationCode.strength());
    assert!(CodeKind::OrganizationCode.strength() > CodeKind::RegistrationNumber.strength());
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
    let dateless = (0..1_000_000)
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

fn with_check(seventeen: &str) -> String {
    format!("{seventeen}{}", resident::check_character(seventeen).unwrap())
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

fn credit_code() -> impl Strategy<Value = String> {
    "[0-9A-HJ-NP-RTUWXY]{17}"
        .prop_map(|text| format!("{text}{}", credit::check_character(&text).unwrap()))
}

fn resident_id() -> impl Strategy<Value = String> {
    (11u32..=65, 0u32..10_000, 1900u32..2020, 1u32..=12, 1u32..=28, 0u32..1000).prop_map(
        |(province, region, year, month, day, sequence)| {
            with_check(&format!("{province}{region:04}{year}{month:02}{day:02}{sequence:03}"))
        },
    )
}

proptest! {
    #[test]
    fn parsing_what_is_displayed_gives_the_same(credit in credit_code(), id in resident_id()) {
        let parsed = CreditCode::parse(&credit).unwrap();
        prop_assert_eq!(CreditCode::parse(&parsed.to_string()).unwrap(), parsed);
        let parsed = ResidentId::parse(&id).unwrap();
        prop_assert_eq!(ResidentId::parse(&parsed.to_string()).unwrap(), parsed);
    }

    #[test]
    fn any_storable_code_reads_back(kind in 0usize..13, text in "\\PC{0,24}|[0-9A-Z-]{5,20}") {
        let kind = CodeKind::ALL[kind];
        if let Ok(code) = Code::new(kind, &text) {
            prop_assert_eq!(&Code::new(kind, code.as_str()).unwrap(), &code);
            let upgraded = code.clone().upgraded();
            prop_assert_eq!(upgraded.kind(), kind.canonical());
            prop_assert_eq!(upgraded.canonical_key(), code.canonical_key());
        }
    }

    #[test]
    fn one_flipped_character_of_a_credit_code_is_noticed(
        code in credit_code(), at in 0usize..18, to in 0usize..31,
    ) {
        let c = &ALPHABET[to..=to];
        prop_assume!(&code[at..=at] != c);
        let mut flipped = code;
        flipped.replace_range(at..=at, c);
        prop_assert!(CreditCode::parse(&flipped).is_err());
    }

    #[test]
    fn one_flipped_character_of_a_resident_number_is_noticed(
        id in resident_id(), at in 0usize..18, to in 0usize..11,
    ) {
        let c = &"0123456789X"[to..=to];
        prop_assume!(&id[at..=at] != c);
        let mut flipped = id;
        flipped.replace_range(at..=at, c);
        prop_assert!(ResidentId::parse(&flipped).is_err());
    }

    #[test]
    fn folding_twice_is_folding_once(text in "\\PC{0,30}|[='\"×ⅩＸ0-9 -]{0,20}") {
        let once = fold(&text);
        prop_assert_eq!(fold(&once), once);
    }

    #[test]
    fn no_text_stops_recognition(text in "\\PC{0,40}|[0-9A-Z×ⅩＸ企字号证第]{0,22}|[0-9]{0,22}") {
        let found = recognised(&text);
        prop_assert_eq!(&found.input, &text);
        prop_assert!(found.kind.is_some() || !found.valid);
        prop_assert!(found.alternatives.len() != 1);
        let _ = (progress(&text, divisions()), credit_codes_in(&text));
    }

    #[test]
    fn every_suggestion_passes(code in credit_code(), at in 0usize..17) {
        let mut swapped: Vec<char> = code.chars().collect();
        swapped.swap(at, at + 1);
        let swapped: String = swapped.into_iter().collect();
        for slip in slip::likely(CodeKind::CreditCode, &swapped, divisions()) {
            prop_assert_eq!(slip.code.verdict(), Verdict::Holds);
        }
    }
}

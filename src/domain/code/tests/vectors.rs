//! Published and synthetic codes, kind by kind.

use super::*;

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

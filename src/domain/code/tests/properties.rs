//! What must hold of any text at all.

use proptest::prelude::*;

use super::*;

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
        for slip in likely_slips(CodeKind::CreditCode, &swapped, divisions()) {
            prop_assert_eq!(slip.code.verdict(), Verdict::Holds);
        }
    }
}

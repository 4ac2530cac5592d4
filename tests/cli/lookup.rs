//! `hecha lookup`: outcomes, JSON, what is never shown.

use super::{
    TODAY, at, district, documents, err, hecha, out, pretty, status, with_bytes, with_input,
};

fn listed_code() -> String {
    let with_listing = district::subjects(&["有限公司"])
        .into_iter()
        .find(|s| !s["listings"].as_array().unwrap().is_empty())
        .unwrap();
    with_listing["codes"]["credit_code"].as_str().unwrap().to_owned()
}

#[test]
fn json_of_a_code_match() {
    let code = listed_code();
    let answer = at(district::folder(), &["lookup", "--json", &code]);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    insta::assert_snapshot!(pretty(&documents(&answer)[0]));
}

#[test]
fn one_document_a_query_in_order_from_standard_input() {
    let code = listed_code();
    let folder = district::folder().to_str().unwrap();
    let command = hecha(&["lookup", "--json", "-", "--data", folder, "--today", TODAY]);
    let answer = with_input(command, &format!("{code}\n\n查无此名的公司\n{code}\n"));
    let outcomes: Vec<_> =
        documents(&answer).iter().map(|d| d["outcome"].as_str().unwrap().to_owned()).collect();
    assert_eq!(outcomes, ["code_match", "none", "code_match"]);
    assert_eq!(status(&answer), 1);
}

#[test]
fn every_way_of_typing_a_code_leads_to_the_same_subject() {
    let code = listed_code();
    let wide: String = code.chars().map(|c| char::from_u32(c as u32 + 0xFEE0).unwrap()).collect();
    let spaced = format!(" {} {}-{} ", &code[..4], code[4..9].to_lowercase(), &code[9..]);
    let organization = &code[8..17];
    let answer = at(district::folder(), &["lookup", "--json", &code, &wide, &spaced, organization]);
    let found = documents(&answer);
    assert!(found.iter().all(|d| d["outcome"] == "code_match"), "{found:?}");
    assert!(found.iter().all(|d| d["subjects"][0]["id"] == found[0]["subjects"][0]["id"]));
}

#[test]
fn nothing_found_is_said_with_what_it_does_not_mean() {
    let answer = at(district::folder(), &["lookup", "91320113MA0000007Q"]);
    assert_eq!(status(&answer), 1);
    assert!(out(&answer).contains("未查到主体"));
    assert!(out(&answer).contains("查不到不等于没有信用记录"));
}

#[test]
fn a_natural_person_needs_a_basis_and_a_purpose() {
    let folder = district::folder();
    let number = "110105194912310038";
    for arguments in [
        &["lookup", "--json", number][..],
        &["lookup", "--json", number, "--basis", "公开信息", "--purpose", "核查"],
        &["lookup", "--json", number, "--basis", "依职权"],
    ] {
        let answer = at(folder, arguments);
        assert_eq!(status(&answer), 3, "{arguments:?}");
        assert_eq!(documents(&answer)[0]["outcome"], "unavailable");
        assert_eq!(documents(&answer)[0]["subjects"], serde_json::json!([]));
    }
    let open = ["lookup", "--json", number, "--basis", "依职权", "--purpose", "住房保障核查"];
    let answer = at(folder, &open);
    assert_eq!(documents(&answer)[0]["outcome"], "none");
}

#[test]
fn identity_numbers_are_masked() {
    let open = ["--basis", "依职权", "--purpose", "核查"];
    let surnames = ["王", "李", "张", "刘", "陈", "赵", "黄", "周", "吴", "徐"];
    let people: Vec<_> = surnames
        .iter()
        .flat_map(|surname| district::subjects(&[&[*surname], &open[..]].concat()))
        .filter(|s| s["kind"] == "natural_person")
        .collect();
    assert!(!people.is_empty());
    for person in people {
        for code in person["codes"].as_object().unwrap().values() {
            assert!(code.as_str().unwrap().contains("**"), "{code}");
        }
    }
}

#[test]
fn pinyin_initials_and_parts_of_a_name_find_candidates() {
    let name = district::subjects(&["有限公司"])[0]["name"].as_str().unwrap().to_owned();
    let part: String = name.chars().take(2).collect();
    let found = district::subjects(&[&part]);
    assert!(found.iter().any(|s| s["name"] == name.as_str()), "{part} in {name}");
    let exact = at(district::folder(), &["lookup", "--json", &name]);
    let outcome = documents(&exact)[0]["outcome"].clone();
    assert!(outcome == "name_match" || outcome == "candidates", "{outcome}");
}

#[test]
fn what_cannot_be_looked_up_is_unavailable_and_never_none() {
    for empty in ["", "  ", "\u{1}\u{1b}", "、\"'"] {
        let answer = at(district::folder(), &["lookup", "--json", empty]);
        assert_eq!(status(&answer), 2, "{empty:?}");
        assert_eq!(documents(&answer)[0]["outcome"], "unavailable", "{empty:?}");
    }
}

#[test]
fn a_line_that_is_no_text_does_not_silence_the_lines_after_it() {
    let code = listed_code();
    let folder = district::folder().to_str().unwrap();
    let command = hecha(&["lookup", "--json", "-", "--data", folder, "--today", TODAY]);
    let input = [b"\xEF\xBB\xBF", code.as_bytes(), b"\r\n\xC4\xCF\xBE\n", code.as_bytes()].concat();
    let answer = with_bytes(command, &input);
    let outcomes: Vec<_> = documents(&answer).iter().map(|d| d["outcome"].clone()).collect();
    assert_eq!(outcomes, ["code_match", "unavailable", "code_match"]);
    assert_eq!(status(&answer), 4);
}

#[test]
fn several_codes_in_one_text_are_candidates_and_never_one_of_them() {
    let found = district::subjects(&["有限公司"]);
    let code = |at: usize| found[at]["codes"]["credit_code"].as_str().unwrap();
    let one = format!("https://example.cn/scan?a={}&t=1", code(0));
    let both = format!("{one}&b={}", code(1));
    let answer = at(district::folder(), &["lookup", "--json", &one, &both]);
    let documents = documents(&answer);
    assert_eq!(documents[0]["outcome"], "code_match");
    assert_eq!(documents[0]["kind"], "credit_code");
    assert_eq!(documents[0]["notes"], serde_json::json!(["from_scan"]));
    assert_eq!(documents[1]["outcome"], "candidates");
    let ids: Vec<_> =
        documents[1]["subjects"].as_array().unwrap().iter().map(|s| &s["id"]).collect();
    assert_eq!(ids, [&found[0]["id"], &found[1]["id"]]);
}

#[test]
fn quiet_or_not_it_says_that_persons_were_not_searched() {
    let answer = at(district::folder(), &["lookup", "-q", "王示范"]);
    assert_eq!(status(&answer), 1);
    assert!(out(&answer).contains("未查自然人"), "{}", out(&answer));
}

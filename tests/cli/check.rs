//! `hecha check`: findings with their grounds, the day they end, who may ask, what a failure says.

use std::{collections::BTreeSet, path::Path, process::Output};

use serde_json::{Value, json};

use super::{at, demo_operator, district, documents, err, out, pretty, status};

/// Exhibits of every district.
const WAGE_ARREARS: &str = "示范区欠薪在列建设有限公司";
const REPRESENTED: &str = "示范区法人失信咨询有限公司";
const HELD_BY_OTHERS: &str = "示范区股权关联投资有限公司";
const THREE_DEPARTMENTS: &str = "示范区三部门负面物流有限公司";
const HONOURED: &str = "示范区守信在列科技有限公司";
/// Last day of the wage-arrears exhibit's listing by the list's rule, and the day after.
const LAST_DAY: &str = "2029-05-03";
const DAY_AFTER: &str = "2029-05-04";
/// A resident number of the standard's example, nobody's.
const RESIDENT: &str = "110105194912310038";
const DUTY: [&str; 4] = ["--basis", "依职权", "--purpose", "核查"];
const AUTHORISED: [&str; 4] = ["--basis", "授权", "--purpose", "核查"];

fn check_in(folder: &Path, code: &str, more: &[&str]) -> Output {
    at(folder, &[&["check", "--json", code], more].concat())
}

fn check(code: &str, more: &[&str]) -> Output {
    check_in(district::folder(), code, more)
}

/// The one document of a check of an exhibit.
fn exhibit(name: &str, more: &[&str]) -> Value {
    let answer = check(&district::code_of(district::folder(), name), more);
    assert_eq!(status(&answer), 0, "{name} {more:?}: {}", err(&answer));
    documents(&answer).remove(0)
}

#[test]
fn json_of_a_listing_today() {
    let document = exhibit(WAGE_ARREARS, &["--scene", "专项资金"]);
    insta::assert_snapshot!(pretty(&document));
    let last = exhibit(WAGE_ARREARS, &["--scene", "专项资金", "--as-of", LAST_DAY]);
    for key in ["state", "counts", "findings", "warning"] {
        assert_eq!(last[key], document[key], "{key}");
    }
    assert_eq!(last["findings"][0]["until"], LAST_DAY);
}

#[test]
fn json_of_the_day_after_a_listing() {
    let document = exhibit(WAGE_ARREARS, &["--scene", "专项资金", "--as-of", DAY_AFTER]);
    assert_eq!(document["state"], "clear");
    assert_eq!(document["findings"], json!([]));
    insta::assert_snapshot!(pretty(&document));
}

#[test]
fn json_of_a_joint_warning() {
    insta::assert_snapshot!(pretty(&exhibit(THREE_DEPARTMENTS, &["--scene", "专项资金"])));
}

#[test]
fn a_scene_has_a_name_an_identifier_and_aliases() {
    let words = ["专项资金", "special-fund", "财政专项资金"];
    let found: Vec<_> =
        words.iter().map(|word| exhibit(WAGE_ARREARS, &["--scene", word])).collect();
    assert!(found.iter().all(|document| *document == found[0]));
    // A demo folder has a scene when none is said.
    assert_eq!(exhibit(WAGE_ARREARS, &[]), found[0]);
}

#[test]
fn commitments_and_honours_say_what_follows() {
    let planning = ["--scene", "建设项目规划许可"];
    let running = exhibit("示范区违诺百日置业有限公司", &planning);
    assert_eq!(running["deferral"]["until"], "2027-08-11");
    assert_eq!(running["findings"][0]["effect"], "limit");
    let over = exhibit("示范区违诺逾年置业有限公司", &planning);
    assert_eq!(over["deferral"], Value::Null);
    assert_eq!(over["findings"][0]["kind"], "commitment");
    assert_eq!(exhibit("示范区违诺已改工程有限公司", &planning)["state"], "clear");
    let honoured = exhibit(HONOURED, &["--scene", "行政许可"]);
    assert_eq!(honoured["state"], "clear");
    assert_eq!(honoured["counts"]["prefer"], 1);
    let conveniences = honoured["conveniences"].as_array().unwrap();
    assert!(conveniences.iter().any(|measure| measure["id"] == "green-channel"));
}

#[test]
fn how_a_subject_was_found_is_told_with_the_check() {
    let folder = district::folder();
    let company = district::code_of(folder, WAGE_ARREARS);
    let scanned = format!("http://example.cn/?code={company}&t=1");
    let document = documents(&check(&scanned, &[])).remove(0);
    assert_eq!(document["notes"], serde_json::json!(["from_scan"]));
    assert_eq!(document["findings"], exhibit(WAGE_ARREARS, &[])["findings"]);
    assert_eq!(exhibit(WAGE_ARREARS, &[])["notes"], serde_json::json!([]));
    assert_eq!(documents(&check(WAGE_ARREARS, &[]))[0]["notes"], serde_json::json!([]));
    let text = at(folder, &["check", &scanned]);
    assert!(out(&text).contains("代码取自扫描内容"), "{}", out(&text));
}

/// What goes wrong, the exit it has, and the state told.
#[test]
fn a_check_that_fails_is_never_clear() {
    let folder = district::folder();
    let company = district::code_of(folder, WAGE_ARREARS);
    let company = company.as_str();
    let keys: BTreeSet<String> = keys(&exhibit(WAGE_ARREARS, &[]));
    let nobody = "示范区查无此人商行";
    let failures: [(&[&str], i32, &str); 12] = [
        (&[company, "--scene", "占卜"], 2, "not_checkable"),
        (
            &[company, "--scene", "cadre", "--basis", "授权", "--purpose", "核查"],
            3,
            "not_checkable",
        ),
        (
            &[company, "--scene", "人才引进", "--basis", "授权", "--purpose", "核查"],
            2,
            "not_checkable",
        ),
        (&[company, "--scene", "本单位查询"], 3, "not_checkable"),
        (&[RESIDENT], 3, "not_checkable"),
        (&[RESIDENT, "--basis", "公开信息", "--purpose", "核查"], 3, "not_checkable"),
        (&[RESIDENT, "--basis", "依职权"], 3, "not_checkable"),
        (&["91320113MA0000007Q"], 1, "not_found"),
        // Not everybody was looked for by a name that may be a person's.
        (&[nobody], 1, "not_checkable"),
        (&[nobody, "--basis", "依职权", "--purpose", "核查"], 1, "not_found"),
        (&["有限公司"], 1, "not_checkable"),
        (&[""], 2, "not_checkable"),
    ];
    for (arguments, exit, state) in failures {
        let answer = check(arguments[0], &arguments[1..]);
        assert_eq!(status(&answer), exit, "{arguments:?}: {}", err(&answer));
        let all = documents(&answer);
        let [document] = all.as_slice() else { panic!("{arguments:?}: {all:?}") };
        assert_eq!(document["state"], state, "{arguments:?}");
        assert_eq!(self::keys(document), keys, "{arguments:?}");
        let reason = document["reason"].as_str().unwrap();
        assert!(err(&answer).contains(reason), "{arguments:?}: {reason}");
        for empty in ["subject", "summary", "counts", "related", "left_out"] {
            assert_eq!(document[empty], Value::Null, "{arguments:?} {empty}");
        }
    }
}

fn keys(document: &Value) -> BTreeSet<String> {
    document.as_object().unwrap().keys().cloned().collect()
}

#[test]
fn an_unknown_scene_is_answered_with_those_there_are() {
    let answer = at(district::folder(), &["check", "91320113MA0000007Q", "--scene", "占卜"]);
    assert_eq!(status(&answer), 2);
    for known in ["专项资金", "招标投标", "干部任用", "其他"] {
        assert!(err(&answer).contains(known), "{known}: {}", err(&answer));
    }
    assert_eq!(out(&answer), "");
}

#[test]
fn an_administrator_and_an_auditor_check_nobody() {
    let folder = district::folder();
    let code = district::code_of(folder, WAGE_ARREARS);
    for (operator, expected) in [("admin", 3), ("auditor", 3), ("approver", 0), ("clerk", 0)] {
        let answer = demo_operator(folder, operator, &["check", "--json", &code]);
        assert_eq!(status(&answer), expected, "{operator}: {}", err(&answer));
        let checked = documents(&answer)[0]["state"] == "attention";
        assert_eq!(checked, expected == 0, "{operator}");
    }
}

#[test]
fn people_are_checked_with_a_basis_and_their_numbers_stay_masked() {
    let folder = district::make(4);
    let file = folder.path().join("people.csv");
    std::fs::write(&file, format!("姓名,证件类型,证件号码\n示范甲人,身份证,{RESIDENT}\n")).unwrap();
    assert_eq!(status(&at(folder.path(), &["import", file.to_str().unwrap()])), 0);
    let scene = ["--scene", "住房保障"];
    let answer = check_in(folder.path(), RESIDENT, &[&scene[..], &AUTHORISED[..]].concat());
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    let mut document = documents(&answer).remove(0);
    assert_eq!(document["subject"]["code"], "1101**********0038");
    // What was typed stands there as it was typed, and nowhere else.
    assert_eq!(document["query"].take(), RESIDENT);
    assert!(!document.to_string().contains(RESIDENT), "{document}");
    let cadre = [&["check", "--json", RESIDENT, "--scene", "干部任用"], &AUTHORISED[..]].concat();
    assert_eq!(status(&demo_operator(folder.path(), "clerk", &cadre)), 3);
    let approved = demo_operator(folder.path(), "approver", &cadre);
    assert_eq!(status(&approved), 0, "{}", err(&approved));
    // A person's name says not which person.
    let named = check_in(folder.path(), "示范甲人", &[&scene[..], &AUTHORISED[..]].concat());
    assert_eq!((status(&named), &documents(&named)[0]["state"]), (1, &json!("not_checkable")));
}

#[test]
fn a_related_person_is_told_with_basis_and_purpose_only() {
    // The company's authorisation is not the person's.
    let authorised = ["--basis", "授权", "--purpose", "核查"];
    for (grounds, closed, hits) in
        [(&[][..], 1, 0), (&DUTY[..2], 1, 0), (&authorised, 1, 0), (&DUTY[..], 0, 1)]
    {
        let document = exhibit(REPRESENTED, grounds);
        let related = &document["related"];
        assert_eq!(related["closed"], closed, "{grounds:?}");
        assert_eq!(related["looked_at"], hits, "{grounds:?}");
        assert_eq!(related["hits"].as_array().unwrap().len(), hits, "{grounds:?}");
        // Whatever it says of the person counts for nothing here.
        assert_eq!(document["state"], "clear", "{grounds:?}");
    }
    let hit = &exhibit(REPRESENTED, &DUTY)["related"]["hits"][0];
    assert_eq!(hit["name"], "周**");
    assert_eq!(hit["kind"], "natural_person");
    assert_eq!(hit["relation"], "法定代表人");
    assert_eq!(hit["findings"][0][1], "失信被执行人名单");
    // The matter is about companies: of a person it is to be known, and limits nothing.
    assert_eq!(hit["findings"][0][0], "notice");
    assert_eq!(hit["counts"]["limit"], 0);
    assert_eq!(hit["counts"]["notice"], hit["findings"].as_array().unwrap().len());
}

#[test]
fn a_number_of_somebody_else_lays_nothing_at_anybodys_door() {
    let folder = district::make(4);
    let code = |name| district::code_of(folder.path(), name);
    let (one, other) = (code(HONOURED), code(WAGE_ARREARS));
    let file = folder.path().join("related.csv");
    let rows = format!(
        "机构名称,统一社会信用代码,关联关系,关联方名称,关联方统一社会信用代码\n\
         {HONOURED},{one},股东,示范区另一家有限公司,{other}\n"
    );
    std::fs::write(&file, rows).unwrap();
    let taken = at(folder.path(), &["import", "--item", "related-party", file.to_str().unwrap()]);
    assert_eq!(status(&taken), 0, "{}{}", out(&taken), err(&taken));
    for code in [&one, &other] {
        let document = documents(&check_in(folder.path(), code, &[])).remove(0);
        assert_eq!(hits(&document), []);
        assert_eq!(document["related"]["contradicted"], 1);
    }
    let text = out(&at(folder.path(), &["check", &one]));
    assert!(text.contains("登记的姓名或名称与代码不符"), "{text}");
}

fn told<'a>(hit: &'a Value, key: &str) -> &'a str {
    hit[key].as_str().unwrap()
}

/// Names and relations of a check's related hits.
fn hits(document: &Value) -> Vec<(&str, &str)> {
    let hits = document["related"]["hits"].as_array().unwrap();
    hits.iter().map(|hit| (told(hit, "name"), told(hit, "relation"))).collect()
}

#[test]
fn related_companies_are_told_while_they_are_related() {
    assert_eq!(hits(&exhibit(HELD_BY_OTHERS, &[])), [(WAGE_ARREARS, "股东")]);
    let before = exhibit(HELD_BY_OTHERS, &["--as-of", "2026-10-01"]);
    // Who left since is not told any more, whatever day is asked about.
    assert_eq!(hits(&before), [(WAGE_ARREARS, "股东")]);
    let way_back = exhibit(WAGE_ARREARS, &[]);
    assert_eq!(way_back["related"]["looked_at"], 1);
}

#[test]
fn a_relation_that_ended_on_one_side_hides_not_the_other() {
    let folder = district::make(4);
    let code = |name| district::code_of(folder.path(), name);
    let (one, other) = (code(HONOURED), code(WAGE_ARREARS));
    let file = folder.path().join("related.csv");
    let header =
        "机构名称,统一社会信用代码,关联关系,关联方名称,关联方统一社会信用代码,登记日期,终止日期";
    let rows = format!(
        "{header}\n{HONOURED},{one},股东,{WAGE_ARREARS},{other},2020-01-01,\n\
         {WAGE_ARREARS},{other},股东,{HONOURED},{one},2020-01-01,2025-01-01\n"
    );
    std::fs::write(&file, rows).unwrap();
    let taken = at(folder.path(), &["import", "--item", "related-party", file.to_str().unwrap()]);
    assert_eq!(status(&taken), 0, "{}{}", out(&taken), err(&taken));
    let document = documents(&check_in(folder.path(), &one, &[])).remove(0);
    assert_eq!(hits(&document), [(WAGE_ARREARS, "股东")]);
}

#[test]
fn the_text_says_ground_and_day_in_words() {
    let folder = district::folder();
    let code = district::code_of(folder, WAGE_ARREARS);
    let days = [
        (&[][..], "2026-11-20（今天）"),
        (&["--as-of", "2026-11-19"], "2026-11-19（不是今天）"),
        (&["--as-of", LAST_DAY], "2029-05-03（尚未到来，按现有信息推算）"),
    ];
    for (day, words) in days {
        let answer = at(folder, &[&["check", &code, "--scene", "专项资金"], day].concat());
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        let text = out(&answer);
        for said in [
            words,
            "限制 1 项",
            "依据 《保障农民工工资支付条例》第四十八条",
            "至 2029-05-03（推算）",
            "措施 limit-fiscal-funds",
            "先签承诺",
        ] {
            assert!(text.contains(said), "{said}: {text}");
        }
    }
    let after = at(folder, &["check", &code, "--as-of", DAY_AFTER]);
    assert!(out(&after).contains("未见需关注记录"), "{}", out(&after));
    assert!(!out(&after).contains("     依据 "), "{}", out(&after));
}

#[test]
fn text_and_json_say_the_same_sentences() {
    let folder = district::folder();
    for name in [WAGE_ARREARS, THREE_DEPARTMENTS, HELD_BY_OTHERS, HONOURED] {
        let document = exhibit(name, &[]);
        let text = out(&at(folder, &["check", &district::code_of(folder, name)]));
        let findings = document["findings"].as_array().unwrap().iter();
        let sentences = findings.flat_map(|finding| [&finding["sentence"], &finding["ground"]]);
        let remarks = document["remarks"].as_array().unwrap();
        for said in sentences.chain(remarks).chain([&document["summary"]]) {
            assert!(text.contains(said.as_str().unwrap()), "{name} {said}: {text}");
        }
    }
}

#[test]
fn a_relation_out_of_scope_is_not_told_and_one_person_is_one() {
    let folder = district::make(4);
    let code = |name| district::code_of(folder.path(), name);
    let (one, other) = (code(HONOURED), code(WAGE_ARREARS));
    let file = folder.path().join("related.csv");
    let header = "机构名称,统一社会信用代码,关联关系,关联方名称,关联方证件号码,\
                  关联方统一社会信用代码,信息使用范围";
    // The person is named twice, and by both forms of the number.
    let rows = format!(
        "{header}\n{HONOURED},{one},股东,{WAGE_ARREARS},,{other},仅政府部门内部共享\n\
         {HONOURED},{one},股东,示范甲人,11010519491231002X,,公示\n\
         {HONOURED},{one},董事,示范甲人,110105491231002,,公示\n"
    );
    std::fs::write(&file, rows).unwrap();
    let taken = at(folder.path(), &["import", "--item", "related-party", file.to_str().unwrap()]);
    assert_eq!(status(&taken), 0, "{}{}", out(&taken), err(&taken));
    let ask = |grounds: &[&str]| documents(&check_in(folder.path(), &one, grounds)).remove(0);
    let public = ask(&[]);
    assert_eq!(hits(&public), []);
    // The legal representative, and the person.
    assert_eq!(public["related"]["closed"], 2);
    assert_eq!(hits(&ask(&DUTY)), [(WAGE_ARREARS, "股东")]);
    // Nor from the other side.
    let back = |grounds: &[&str]| {
        let answer = documents(&check_in(folder.path(), &other, grounds)).remove(0);
        answer["related"]["looked_at"].as_u64().unwrap()
    };
    assert_eq!(back(&DUTY), back(&[]) + 1);
}

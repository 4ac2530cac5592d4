//! `hecha feedback` and `hecha cases`: what was done about a finding, and the months' counts.

use std::{path::Path, process::Output};

use serde_json::{Value, json};

use super::{at, demo_operator, district, documents, err, out, status};

const COMPANY: &str = "示范区欠薪在列建设有限公司";
const HELD_BY_PEOPLE: &str = "示范区股权关联投资有限公司";
/// What its finding calls for in the default scene.
const MEASURE: &str = "limit-fiscal-funds";
const FINANCE: &str = "示范区财政局";

/// A district of its own, and the company in it.
struct World {
    folder: tempfile::TempDir,
    code: String,
}

impl World {
    fn new() -> Self {
        let folder = district::make(5);
        let code = district::code_of(folder.path(), COMPANY);
        Self { folder, code }
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn register(&self, measure: &str, department: &str, more: &[&str]) -> Output {
        let wanted = ["feedback", "--json", &self.code, "--measure", measure];
        at(self.path(), &[&wanted, &["--department", department][..], more].concat())
    }

    fn feedback(&self) -> Value {
        let checked = documents(&at(self.path(), &["check", "--json", &self.code]));
        checked[0]["findings"][0]["feedback"].clone()
    }

    fn cases(&self, more: &[&str]) -> Vec<Value> {
        let answer = at(self.path(), &[&["cases", "--json"], more].concat());
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        documents(&answer)
    }
}

#[test]
fn what_was_done_shows_with_its_finding_and_counts_in_its_month() {
    let world = World::new();
    let answer = world.register(MEASURE, FINANCE, &["--document", "示财〔2026〕1号"]);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    let registered = &documents(&answer)[0];
    let expected = json!({
        "measure": MEASURE, "department": FINANCE, "day": "2026-11-20", "execution": "done",
        "document": "示财〔2026〕1号",
    });
    for (key, value) in expected.as_object().unwrap() {
        assert_eq!(registered[key], *value);
    }
    assert_eq!(registered["kind"], "punitive");
    assert_eq!(world.feedback(), json!([expected]));
    let month = |cases, joint, measures| {
        json!({
            "month": "2026-11", "kind": "punitive", "cases": cases, "joint": joint,
            "measures": measures, "subjects": 1,
        })
    };
    assert_eq!(world.cases(&[]), [month(1, 0, 1)]);
    // What was not done counts in no month; a second department makes the case a joint one.
    let others: [(&str, &[&str], Value); 3] = [
        ("示范区科学技术局", &["--execution", "未执行", "--document", "不属本局"], month(1, 0, 1)),
        ("示范区科学技术局", &["--execution", "执行中"], month(1, 0, 1)),
        ("示范区人力资源和社会保障局", &["--done-on", "2026-11-02"], month(1, 1, 2)),
    ];
    for (department, more, expected) in others {
        let answer = world.register(MEASURE, department, more);
        assert_eq!(status(&answer), 0, "{more:?}: {}", err(&answer));
        assert_eq!(world.cases(&[]), [expected], "{more:?}");
    }
    assert_eq!(world.feedback().as_array().unwrap().len(), 4);
    assert_eq!(world.cases(&["--to", "2026-10-31"]), [] as [Value; 0]);
    let text = out(&at(world.path(), &["cases"]));
    assert!(text.contains("2026-11  惩戒  案例 1 件，其中多部门 1 件"), "{text}");
}

#[test]
fn what_cannot_be_is_not_registered() {
    let world = World::new();
    let refused: [(&str, &str, &[&str], &str); 9] = [
        ("green-channel", FINANCE, &[], "没有名为「green-channel」的措施"),
        ("horoscope", FINANCE, &[], "没有名为「horoscope」的措施"),
        (MEASURE, FINANCE, &["--finding", "0"], "未登记"),
        (MEASURE, FINANCE, &["--finding", "2"], "未登记"),
        (MEASURE, " ", &[], "没有填执行部门"),
        (MEASURE, FINANCE, &["--done-on", "2026-11-21"], "还没有到"),
        (MEASURE, FINANCE, &["--as-of", "2026-11-21"], "还没有到"),
        // Nobody acted on it before it was there.
        (MEASURE, FINANCE, &["--done-on", "2020-01-01"], "早于这项信息的起始日期"),
        (MEASURE, FINANCE, &["--execution", "大概"], "没有名为「大概」的执行情况"),
    ];
    for (measure, department, more, said) in refused {
        let answer = world.register(measure, department, more);
        assert_eq!(status(&answer), 2, "{measure} {department} {more:?}: {}", err(&answer));
        assert!(err(&answer).contains(said), "{said}: {}", err(&answer));
        assert_eq!(out(&answer), "");
    }
    // A day on which the finding is over calls for nothing any more.
    let over = world.register(MEASURE, FINANCE, &["--as-of", "2029-05-04"]);
    assert_eq!(status(&over), 2, "{}", err(&over));
    for operator in ["admin", "auditor"] {
        let wanted = ["feedback", &world.code, "--measure", MEASURE, "--department", FINANCE];
        assert_eq!(status(&demo_operator(world.path(), operator, &wanted)), 3, "{operator}");
    }
    assert_eq!(world.feedback(), json!([]));
    assert_eq!(world.cases(&[]), [] as [Value; 0]);
}

#[test]
fn what_stands_already_is_not_registered_again() {
    let world = World::new();
    assert_eq!(status(&world.register(MEASURE, FINANCE, &["--execution", "执行中"])), 0);
    let again = world.register(MEASURE, FINANCE, &["--execution", "执行中"]);
    assert_eq!(status(&again), 1, "{}", err(&again));
    assert!(err(&again).contains("已经登记过"), "{}", err(&again));
    // How it ended is news.
    assert_eq!(status(&world.register(MEASURE, FINANCE, &[])), 0);
    assert_eq!(world.feedback().as_array().unwrap().len(), 2);
}

#[test]
fn what_was_done_later_is_not_told_of_an_earlier_day() {
    let world = World::new();
    let done = world.register(MEASURE, FINANCE, &["--done-on", "2026-11-10"]);
    assert_eq!(status(&done), 0, "{}", err(&done));
    for (day, told) in [("2026-11-09", 0), ("2026-11-10", 1)] {
        let ask = ["check", "--json", &world.code, "--as-of", day];
        let document = &documents(&at(world.path(), &ask))[0];
        let feedback = document["findings"][0]["feedback"].as_array().unwrap();
        assert_eq!(feedback.len(), told, "{day}");
    }
}

#[test]
fn counting_cases_is_for_the_window_and_the_auditor() {
    let world = World::new();
    for (operator, expected) in [("admin", 3), ("auditor", 0)] {
        assert_eq!(status(&demo_operator(world.path(), operator, &["cases"])), expected);
    }
}

#[test]
fn an_honour_calls_for_incentives_of_their_own_kind() {
    let world = World::new();
    let code = district::code_of(world.path(), "示范区守信在列科技有限公司");
    let scene = ["--scene", "行政许可", "--measure", "green-channel", "--department", "审批局"];
    let answer = at(world.path(), &[&["feedback", &code], &scene[..]].concat());
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    assert!(out(&answer).contains("已登记：green-channel"), "{}", out(&answer));
    let cases = world.cases(&[]);
    assert_eq!((&cases[0]["kind"], &cases[0]["cases"]), (&json!("incentive"), &json!(1)));
}

#[test]
fn a_period_of_cases_that_cannot_be_is_refused() {
    let folder = district::folder();
    let answer = at(folder, &["cases", "--from", "2026-11-02", "--to", "2026-11-01"]);
    assert_eq!(status(&answer), 2, "{}", err(&answer));
    let nothing = at(folder, &["cases"]);
    assert_eq!((status(&nothing), out(&nothing).as_str()), (0, ""));
}

#[test]
fn checks_and_feedback_stand_in_the_journal_and_name_nobody() {
    let world = World::new();
    let grounds = ["--basis", "依职权", "--purpose", "年度专项资金"];
    let done = world.register(MEASURE, FINANCE, &grounds);
    assert_eq!(status(&done), 0, "{}", err(&done));
    let company = documents(&done)[0]["subject"].clone();
    let represented = district::code_of(world.path(), "示范区法人失信咨询有限公司");
    let related =
        documents(&at(world.path(), &[&["check", "--json", &represented], &grounds[..]].concat()));
    let person = related[0]["related"]["hits"][0]["subject"].clone();
    let exported = demo_operator(world.path(), "auditor", &["journal", "export", "--json"]);
    let rows = documents(&exported);
    let of = |action: &str, subject: &Value| -> Vec<&Value> {
        rows.iter().filter(|row| row["action"] == action && row["subject"] == *subject).collect()
    };
    let checked = of("check", &company);
    assert_eq!(checked[0]["detail"], "special-fund 查看日 2026-11-20 需关注 1");
    let registered = of("register_feedback", &company);
    assert_eq!(registered.len(), 1);
    assert_eq!(registered[0]["detail"], "limit-fiscal-funds done 2026-11-20");
    assert_eq!(registered[0]["purpose"], "年度专项资金");
    let told = of("check", &person);
    assert_eq!(told[0]["detail"], "special-fund 关联 法定代表人");
    assert!(!out(&exported).contains("周示例"), "{}", out(&exported));
}

#[test]
fn what_is_refused_and_who_is_looked_at_stand_in_the_journal() {
    let world = World::new();
    let refused = at(world.path(), &["check", &world.code, "--scene", "cadre"]);
    assert_eq!(status(&refused), 3, "{}", err(&refused));
    // What its people's records say is nothing of note; they were looked at all the same.
    let held = district::code_of(world.path(), HELD_BY_PEOPLE);
    let grounds = ["--basis", "依职权", "--purpose", "年度专项资金"];
    let looked_at = |grounds: &[&str]| {
        // On that day he was on no list yet.
        let ask = [&["check", "--json", &held, "--as-of", "2026-05-01"], grounds].concat();
        let related = documents(&at(world.path(), &ask))[0]["related"].clone();
        assert!(related["hits"].as_array().unwrap().iter().all(|h| h["kind"] != "natural_person"));
        related["looked_at"].as_u64().unwrap()
    };
    let people = looked_at(&grounds) - looked_at(&[]);
    assert!(people > 0);
    let exported = demo_operator(world.path(), "auditor", &["journal", "export", "--json"]);
    let rows = documents(&exported);
    let detail = |row: &Value| row["detail"].as_str().unwrap().to_owned();
    let details: Vec<String> = rows.iter().filter(|r| r["action"] == "check").map(detail).collect();
    assert_eq!(details[0], "cadre 未准：角色不符");
    let noted = details.iter().filter(|detail| detail.starts_with("special-fund 关联 "));
    assert_eq!(noted.count() as u64, people);
}

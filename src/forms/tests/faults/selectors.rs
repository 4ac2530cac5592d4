//! What rules select: names that stand for something, bounds, and the side they are on.

use super::{Case, each_is_refused, embedded, load};

const SCENE: &str = "scenes/special-fund.toml";
const PUNITIVE: &str = "measures/punitive.toml";
const INCENTIVE: &str = "measures/incentive.toml";
const FINDINGS: &str = "findings.toml";

#[test]
fn names_that_stand_for_nothing_are_refused() {
    let cases = [
        (SCENE, "lists = [\"wage-arrears\"]", "lists = [\"wages\"]", "没有叫“wages”的名单"),
        (SCENE, "lists = [\"wage-arrears\"]", "categories = [\"fines\"]", "没有叫“fines”的类别"),
        (SCENE, "lists = [\"wage-arrears\"]", "items = [\"fine\"]", "没有叫“fine”的事项"),
        (SCENE, "sets = [\"organisations\"]", "sets = [\"all\"]", "没有叫“all”的共用规则"),
        (PUNITIVE, "lists = [\"wage-arrears\"]", "lists = [\"wages\"]", "没有叫“wages”的名单"),
        (
            PUNITIVE,
            "scenes = [\"market-access\"]",
            "scenes = [\"market\"]",
            "没有叫“market”的核查事由",
        ),
        (PUNITIVE, "subjects = \"natural_persons\"", "subjects = \"people\"", "这里不能写“people”"),
        (
            INCENTIVE,
            "categories = [\"honour\"]",
            "categories = [\"honours\"]",
            "没有叫“honours”的类别",
        ),
        (INCENTIVE, "lists = [\"tax-a\"]", "items = [\"tax\"]", "没有叫“tax”的事项"),
        (FINDINGS, "items = [\"commitment\"]", "items = [\"promise\"]", "没有叫“promise”的事项"),
        (
            "fields.toml",
            "lists = [\"work-safety\"]",
            "lists = [\"safety\"]",
            "没有叫“safety”的名单",
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_rule_that_would_select_everything_is_refused() {
    let all = "会选中所有信息";
    let cases = [
        (
            SCENE,
            "[[rule]]\neffect = \"limit\"\nlists = [\"wage-arrears\"]",
            "[[rule]]\neffect = \"limit\"",
            all,
        ),
        // Reach and severity narrow a rule; they do not say what it is about.
        (
            SCENE,
            "[[rule]]\neffect = \"limit\"\nlists = [\"wage-arrears\"]",
            "[[rule]]\neffect = \"limit\"\nreaches = [\"national\"]\nseverities = [\"serious\"]",
            all,
        ),
        (
            FINDINGS,
            "{ effect = \"notice\", items = [\"commitment\"],",
            "{ effect = \"notice\",",
            all,
        ),
        (
            "severity.toml",
            "[[rule]]\nname = \"列入严重失信主体名单\"\nseverity = \"serious\"\ncolours = [\"black\"]",
            "[[rule]]\nname = \"列入严重失信主体名单\"\nseverity = \"serious\"",
            all,
        ),
    ];
    each_is_refused(&cases);
    let (file, measure) = (PUNITIVE, "id = \"limit-exit\"");
    let text = embedded(file);
    let (before, rest) = text.split_at(text.find(measure).unwrap());
    let unbound = rest.replacen("lists = [\"consumption-limit\", \"judgment-defaulter\"]\n", "", 1);
    let error = load(file, &format!("{before}{unbound}")).unwrap_err().to_string();
    let line = before.matches('\n').count();
    assert!(error.contains(&format!("{file} 第 {line} 行")) && error.contains(all), "{error}");
}

#[test]
fn what_is_good_never_restricts_and_what_is_bad_never_prefers() {
    let wrong = "与这条规则的作用相反";
    let wages = "lists = [\"wage-arrears\"]";
    let cases: [Case<'_>; 11] = [
        (SCENE, wages, "lists = [\"tax-a\"]", wrong),
        (SCENE, wages, "colours = [\"black\", \"red\"]", wrong),
        (SCENE, wages, "items = [\"honour\"]", wrong),
        // A permit speaks neither for nor against anybody.
        (SCENE, wages, "items = [\"permit-2018\"]", wrong),
        (FINDINGS, "colours = [\"red\"], ground", "colours = [\"yellow\"], ground", wrong),
        (FINDINGS, "colours = [\"red\"], ground", "lists = [\"wage-arrears\"], ground", wrong),
        (PUNITIVE, wages, "lists = [\"volunteer\"]", wrong),
        (INCENTIVE, "colours = [\"red\"]", "colours = [\"black\"]", wrong),
        (INCENTIVE, "lists = [\"tax-a\"]", "lists = [\"tax-violation\"]", wrong),
        (INCENTIVE, "lists = [\"tax-a\"]", "items = [\"penalty-2018\"]", wrong),
        (
            "severity.toml",
            "[[rule]]\nname = \"列入严重失信主体名单\"\nseverity = \"serious\"\ncolours = [\"black\"]",
            "[[rule]]\nname = \"守信\"\nseverity = \"serious\"\ncolours = [\"red\"]",
            wrong,
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_convenience_is_no_punitive_measure() {
    let cases = [(
        PUNITIVE,
        "[[measure]]\nid = \"limit-market-access\"",
        "[[measure]]\nconvenience = true\nid = \"limit-market-access\"",
        "“convenience”与这条规则的作用相反",
    )];
    each_is_refused(&cases);
}

#[test]
fn measures_are_held_to_their_shape() {
    let cases = [
        (PUNITIVE, "id = \"industry-ban\"", "id = \"limit-market-access\"", "措施 id"),
        // Both files are one list of measures.
        (INCENTIVE, "id = \"green-channel\"", "id = \"limit-market-access\"", "措施 id"),
        (PUNITIVE, "id = \"industry-ban\"", "id = \"行业禁入\"", "不许可的字符"),
        (PUNITIVE, "name = \"限制市场准入\"", "name = \"\"", "措施名称是空的"),
        (PUNITIVE, "category = \"公共", "category = \" \" # \"公共", "措施类别是空的"),
        (
            PUNITIVE,
            "departments = [\"市场监管部门\", \"行业主管部门\"]",
            "departments = []",
            "责任部门是空的",
        ),
        (
            PUNITIVE,
            "departments = [\"市场监管部门\", \"行业主管部门\"]",
            "departments = [\" \"]",
            "责任部门是空的",
        ),
        (PUNITIVE, "requirements = [\"C31\", ", "requirements = [\"C031\", ", "需求编号“C031”"),
        (PUNITIVE, "effects = [\"limit\"]", "effects = [\"forbid\"]", "不能写“forbid”"),
        (
            INCENTIVE,
            "convenience = true
requirements",
            "conveniences = true
requirements",
            "不认识“conveniences”一项",
        ),
    ];
    each_is_refused(&cases);
}

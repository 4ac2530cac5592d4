//! Scenes, shared sentences, the joint warning and the fields.

use super::{each_is_refused, embedded, load};
use crate::domain::access::OperatorRole;

const SCENE: &str = "scenes/special-fund.toml";
const FINDINGS: &str = "findings.toml";

#[test]
fn scenes_are_held_to_their_shape() {
    let people = "scenes/cadre.toml";
    let cases = [
        (SCENE, "id = \"special-fund\"", "id = \"fund\"", "与文件名不同"),
        (SCENE, "name = \"专项资金\"", "name = \" \"", "核查事由的名称是空的"),
        (SCENE, "matter = \"区级", "matter = \"\" # \"区级", "核查事由的说明是空的"),
        (SCENE, "asked = \"申报单位", "asked = \"\", x = \"申报单位", "不认识“x”一项"),
        (SCENE, "roles = [\"clerk\", \"approver\"]", "roles = []", "可用的角色是空的"),
        (SCENE, "roles = [\"clerk\", ", "roles = [\"everybody\", ", "不能写“everybody”"),
        (SCENE, "bases = [\"public\", ", "bases = [\"curiosity\", ", "不能写“curiosity”"),
        (people, "bases = [\"authorisation\", \"duty\"]", "bases = []", "可用的查询依据是空的"),
        // People are never checked on public information alone.
        (
            people,
            "bases = [\"authorisation\", \"duty\"]",
            "bases = [\"authorisation\", \"public\"]",
            "不能凭公开信息使用",
        ),
        (SCENE, "effect = \"caution\"", "effect = \"refuse\"", "不能写“refuse”"),
        (SCENE, "requirements = [\"B06\", ", "requirements = [\"专项\", ", "需求编号“专项”看不懂"),
        (SCENE, "place = 10", "plaze = 10", "不认识“plaze”一项"),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_word_of_two_scenes_is_refused() {
    // Files are read by name, so the later one is told.
    let cases = [
        (SCENE, "name = \"专项资金\"", "name = \"政府采购\"", "核查事由“政府采购”重复"),
        (
            SCENE,
            "aliases = [\"财政专项资金\", ",
            "aliases = [\"政府采购\", ",
            "核查事由“政府采购”重复",
        ),
        (
            SCENE,
            "aliases = [\"财政专项资金\", ",
            "aliases = [\"供应商资格审查\", ",
            "核查事由“供应商资格审查”重复",
        ),
        ("scenes/talent.toml", "id = \"talent\"", "id = \"special-fund\"", "“special-fund”重复"),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_new_scene_is_a_new_file() {
    let text = embedded(SCENE)
        .replace("id = \"special-fund\"", "id = \"park-entry\"")
        .replace("name = \"专项资金\"", "name = \"园区入驻\"")
        .replace("aliases = [\"财政专项资金\", \"政府资金安排\", \"项目申报\"]", "aliases = []")
        .replace("place = 10", "place = 11");
    let forms = load("scenes/park-entry.toml", &text).unwrap();
    let place = |word: &str| {
        let named = forms.scene_called(word).unwrap();
        forms.scenes.iter().position(|scene| scene.id == named.id).unwrap()
    };
    assert_eq!(place("园区入驻"), place("专项资金") + 1, "by its place, not by its file's name");
    let scene = forms.scene(&"park-entry".into()).unwrap();
    assert_eq!(scene.roles, [OperatorRole::Clerk, OperatorRole::Approver]);
    assert_eq!(scene.rules, forms.scene(&"special-fund".into()).unwrap().rules);
}

#[test]
fn a_sentence_that_judges_is_refused() {
    let clear = "clear = \"就{scene}一事，未见需关注记录。\"";
    let objection = "objection = \"该信息异议处理中。\"";
    for word in ["信用良好", "无违法", "无不良", "建议", "不予办理", "一票否决"]
    {
        let judged = format!("clear = \"就“{{scene}}”一事，{word}。\"");
        let plain = format!("objection = \"该信息{word}。\"");
        let reason = format!("“{word}”是评价，不是事实");
        each_is_refused(&[
            (FINDINGS, clear, judged.as_str(), reason.as_str()),
            (FINDINGS, objection, plain.as_str(), reason.as_str()),
        ]);
    }
}

#[test]
fn sentences_and_the_warning_are_held_to_their_shape() {
    let cases = [
        (FINDINGS, "clear = \"就{scene}一事", "clear = \"就本事", "缺少 {scene}"),
        (FINDINGS, "removal_from = \"自 {day}", "removal_from = \"自 {date}", "不会填写 {date}"),
        (FINDINGS, "recorded = \"{since} ", "recorded = \"{since ", "花括号没有成对"),
        (FINDINGS, "unstated = \"未载明\"", "unstated = \"\"", "这句话是空的"),
        (FINDINGS, "waits = \"最短", "wait = \"最短", "不认识“wait”一项"),
        // One department in one field is no joint warning.
        (FINDINGS, "departments = 2, fields = 2", "departments = 1, fields = 2", "2 到 99"),
        (FINDINGS, "departments = 2, fields = 2", "departments = 2, fields = 1", "2 到 99"),
        (FINDINGS, "name = \"联合预警（三级）\"", "name = \" \"", "预警等级名称是空的"),
        (FINDINGS, "requirements = [\"C14\", ", "requirements = [\"C14a\", ", "“C14a”看不懂"),
        (FINDINGS, "requirements = [\"D02\", ", "requirements = [\"D2\", ", "“D2”看不懂"),
        ("fields.toml", "id = \"tax\"", "id = \"labour\"", "领域 id“labour”重复"),
        ("fields.toml", "id = \"tax\"", "id = \"税收\"", "不许可的字符"),
        ("fields.toml", "name = \"税收管理\"", "name = \"\"", "领域名称是空的"),
        ("fields.toml", "requirements = [\"C14\", ", "requirements = [\"c14\", ", "“c14”看不懂"),
        ("severity.toml", "requirements = [\"C01\", ", "requirements = [\"C001\", ", "“C001”"),
        ("severity.toml", "name = \"巨额罚款\"", "name = \"\"", "规则名称是空的"),
        (
            "severity.toml",
            "severity = \"serious\"\ncolours",
            "severity = \"grave\"\ncolours",
            "grave",
        ),
        (
            "catalogue/publicity.toml",
            "requirements = [\"D19\", ",
            "requirements = [\"D019\", ",
            "“D019”看不懂",
        ),
        ("catalogue/publicity.toml", "asks = [\"行政处罚信用修复申请表\"", "asks = [\" \"", "材料"),
    ];
    each_is_refused(&cases);
}

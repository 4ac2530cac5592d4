//! Templates of commitments.

use super::{each_is_refused, embedded, load};
use crate::domain::commitment::Span;

const FUND: &str = "commitments/special-fund.toml";
const PROJECT: &str = "commitments/construction-project.toml";
const GOODS: &str = "commitments/genuine-goods.toml";
const REPAIR: &str = "commitments/repair.toml";

#[test]
fn templates_are_held_to_their_shape() {
    let permit = "commitments/permit-notification.toml";
    let cases = [
        (FUND, "id = \"special-fund\"", "id = \"fund\"", "与文件名不同"),
        (FUND, "name = \"专项", "name = \"\" # \"专项", "承诺书的名称是空的"),
        (FUND, "matter = \"申报", "matter = \" \" # \"申报", "承诺事由是空的"),
        (FUND, "matter = \"申报", "matter = \"{fund}申报", "不会填写 {fund}"),
        (FUND, "type = \"voluntary\"", "type = \"free\"", "不能写“free”"),
        (FUND, "scope = \"public\"", "scope = \"all\"", "不能写“all”"),
        (FUND, "subjects = \"organisations\"", "subjects = \"companies\"", "不能写“companies”"),
        (FUND, "place = 20", "plaze = 20", "不认识“plaze”一项"),
        (
            FUND,
            "scope = \"public\"",
            "department = \" \"\nscope = \"public\"",
            "承诺受理单位是空的",
        ),
        (FUND, "requirements = [\"B05\", ", "requirements = [\"B5\", ", "需求编号“B5”看不懂"),
        (FUND, "ground = \"连财规", "ground = \" \" # \"连财规", "没有写依据"),
        (FUND, "remind_days = 30", "remind_days = 367", "0 到 366"),
        (FUND, "remind_days = 30", "remind_days = -1", "0 到 366"),
        (REPAIR, "in_force_from = \"2026-04-01\"", "in_force_from = \"2026-04\"", "日期“2026-04”"),
        (
            REPAIR,
            "in_force_from = \"2026-04-01\"",
            "in_force_until = \"2026-03-31\"\nin_force_from = \"2026-04-01\"",
            "日期次序不对",
        ),
        (permit, "\"notification-commitment\"", "\"告知承诺\"", "没有叫“告知承诺”的核查事由"),
        // People may sign it, and that scene takes no people in.
        (permit, "\"notification-commitment\"", "\"planning-permit\"", "核查得了这些承诺人"),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_word_of_two_templates_is_refused() {
    // Files are read by name, so the later one is told.
    let cases = [
        (FUND, "id = \"special-fund\"", "id = \"repair\"", "承诺书“repair”重复"),
        (
            FUND,
            "name = \"专项资金申报信用承诺书\"",
            "name = \"信用修复承诺书\"",
            "承诺书“信用修复承诺书”重复",
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn terms_and_days_are_held_to_their_shape() {
    let due = "due = { field = \"completion\" }";
    let cases = [
        (FUND, "validity = \"3年\"", "validity = \"三年\"", "期限“三年”看不懂"),
        (FUND, "validity = \"3年\"", "validity = 3", "期限“3”看不懂"),
        (FUND, due, "due = { day = \"completion\" }", "看不懂"),
        (FUND, due, "due = { field = \"end\" }", "没有叫“end”的必填日期栏"),
        (FUND, due, "due = { field = \"amount\" }", "没有叫“amount”的必填日期栏"),
    ];
    each_is_refused(&cases);
    let optional = embedded(FUND)
        .replace("type = \"day\"\nrequired = true", "type = \"day\"")
        .replace("{completion}", "年底");
    let error = load(FUND, &optional).unwrap_err();
    assert!(error.to_string().contains("没有叫“completion”的必填日期栏"), "{error}");
    assert!(error.line.is_some());
}

#[test]
fn deferring_names_its_scenes_and_its_end() {
    let cases = [
        (PROJECT, "[\"planning-permit\"]", "[\"planning\"]", "没有叫“planning”的核查事由"),
        (PROJECT, "[\"planning-permit\"]", "[]", "暂缓受理的核查事由是空的"),
        (
            PROJECT,
            "[\"planning-permit\"]",
            "[\"planning-permit\", \"planning-permit\"]",
            "核查事由“planning-permit”重复",
        ),
        (PROJECT, "{ term = \"1年\"", "{ term = \"一年\"", "期限“一年”看不懂"),
        (PROJECT, "{ term = \"1年\"", "{ term = \"直至移出\"", "暂缓受理没有止日"),
        (
            PROJECT,
            "ground = \"青府发〔2016〕134号：违反承诺",
            "ground = \"\", x = \"青府发〔2016〕134号：违反承诺",
            "不认识“x”",
        ),
        (
            PROJECT,
            "ground = \"青府发〔2016〕134号：违反承诺的记入诚信库，一年内暂缓受理其项目申请\"",
            "ground = \" \"",
            "没有写依据",
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn fields_are_held_to_their_shape() {
    let trade = "choices = [\"批发\", \"零售\", \"批发兼零售\", \"网络销售\", \"市场主办\"]";
    let cases = [
        (FUND, "id = \"fund\"", "id = \"department\"", "栏的名称“department”重复"),
        (FUND, "id = \"phone\"", "id = \"contact\"", "栏的名称“contact”重复"),
        (FUND, "label = \"联系电话\"", "label = \"联系人\"", "栏的名称“联系人”重复"),
        // Values are given by identifier or label.
        (FUND, "label = \"联系电话\"", "label = \"contact\"", "栏的名称“contact”重复"),
        (FUND, "label = \"联系电话\"", "label = \"\"", "栏的名称是空的"),
        (FUND, "id = \"phone\"", "id = \"电话\"", "不许可的字符"),
        (FUND, "type = \"telephone\"", "type = \"phone\"", "不能写“phone”"),
        (FUND, "prefill = \"representative\"", "prefill = \"boss\"", "不能写“boss”"),
        (FUND, "prefill = \"representative\"", "prefill = \"today\"", "type 与 prefill 不相配"),
        (GOODS, "max = 50", "max = 501", "1 到 500"),
        (GOODS, "max = 50", "max = 0", "1 到 500"),
        (GOODS, "max = 50", "choices = [\"甲\"]", "type 与 choices 不相配"),
        (GOODS, trade, "choices = []", "可选的词是空的"),
        (GOODS, trade, "choices = [\"批发\", \" \"]", "可选的词是空的"),
        (GOODS, trade, "choices = [\"批发\", \"批发\"]", "可选的词“批发”重复"),
        (GOODS, trade, "max = 20\nchoices = [\"批发\"]", "type 与 max 不相配"),
    ];
    each_is_refused(&cases);
    let telephone =
        embedded(FUND).replace("type = \"telephone\"", "type = \"telephone\"\nprefill = \"name\"");
    let error = load(FUND, &telephone).unwrap_err();
    assert!(error.to_string().contains("栏 phone 的 type 与 prefill 不相配"), "{error}");
    let error = load(GOODS, &embedded(GOODS).replace(trade, "")).unwrap_err();
    assert!(error.to_string().contains("缺少“choices”一项"), "{error}");
    assert!(error.line.is_some());
}

#[test]
fn too_many_fields_are_refused_at_the_first_too_many() {
    let more = |n: usize| {
        let field =
            |n| format!("\n[[field]]\nid = \"more-{n}\"\nlabel = \"另{n}\"\ntype = \"text\"\n");
        embedded(FUND) + &(0..n).map(field).collect::<String>()
    };
    assert_eq!(
        load(FUND, &more(13)).unwrap().commitment_called("special-fund").unwrap().fields.len(),
        20
    );
    let error = load(FUND, &more(14)).unwrap_err();
    assert!(error.to_string().ends_with("要填的栏太多。最多 20 个，请删去几个。"), "{error}");
    let last = more(14).trim_end().lines().count();
    assert_eq!(error.line, Some(last - 3));
}

#[test]
fn sentences_are_held_to_their_shape() {
    let opening = "opening = \"{subject}（{code}）申报{fund}";
    let clause = "\"专款专用，单独核算；申请金额 {amount}";
    let breach = "\"构成犯罪的，依法追究刑事责任。\"";
    let cases = [
        (FUND, opening, "opening = \"{subject}（{code}）申报{money}", "不会填写 {money}"),
        (FUND, opening, "opening = \"{subject申报", "花括号没有成对"),
        (FUND, opening, "opening = \"{subject}信用良好，申报{fund}", "“信用良好”是评价"),
        (FUND, clause, "\"申请金额 {sum}", "不会填写 {sum}"),
        (FUND, breach, "\"一票否决。\"", "“一票否决”是评价"),
        (FUND, breach, "\"{unit}承担责任。\"", "不会填写 {unit}"),
        (FUND, breach, "\"\"", "这句话是空的"),
        (PROJECT, "\"一、申请条件。", "\"一、不予办理。", "“不予办理”是评价"),
        (PROJECT, "\"一、申请条件。", "\"一、{plan}。", "不会填写 {plan}"),
        (PROJECT, "title = \"告知承诺审核要素表\"", "title = \"\"", "随附文书的标题是空的"),
        (PROJECT, "\"1\", \"用地性质\"", "\"用地性质\"", "这一行有 3 格，表头有 4 格"),
        (PROJECT, "\"1\", \"用地性质\"", "\"1\", \"\"", "这一格是空的"),
        (PROJECT, "\"1\", \"用地性质\"", "\"1\", \"{project}\"", "不会填写 {project}"),
        (PROJECT, "\"序号\", \"审核要素\"", "\"序号\", \" \"", "表头是空的"),
        (
            PROJECT,
            "[\"序号\", \"审核要素\", \"审核要求\", \"核对资料\"]",
            "[\"一\", \"二\", \"三\", \"四\", \"五\", \"六\", \"七\"]",
            "表格的列太多",
        ),
    ];
    each_is_refused(&cases);
}

#[test]
fn a_field_that_may_stay_empty_leaves_no_hole_in_a_sentence() {
    let permit = "commitments/permit-notification.toml";
    each_is_refused(&[(permit, "复印件与原件一致", "{later}", "“later”一栏可以不填")]);
}

#[test]
fn something_is_promised_and_breaking_it_means_something() {
    for (key, next, reason) in [
        ("clauses = [", "breach = [", "承诺内容是空的"),
        ("breach = [", "\n[[field]]", "违诺责任是空的"),
    ] {
        let text = embedded(FUND);
        let (from, to) = (text.find(key).unwrap(), text.find(next).unwrap());
        let empty = format!("{}{}]\n{}", &text[..from], key, &text[to..]);
        let error = load(FUND, &empty).unwrap_err();
        assert!(error.to_string().ends_with(&format!("{reason}。请填写。")), "{error}");
        assert_eq!(error.line, Some(text[..from].matches('\n').count() + 1));
    }
}

#[test]
fn a_paper_without_content_is_refused() {
    for (more, reason) in [
        ("", "随附文书的内容是空的"),
        ("paragraphs = [\"甲。\"]\ncolumns = [\"甲\"]\n", "表格是空的"),
        ("columns = []\nrows = [[]]\n", "表格是空的"),
        ("rows = [[\"甲\"]]\n", "这一行有 1 格，表头有 0 格"),
        ("paragraphs = [\" \"]\n", "这句话是空的"),
    ] {
        let text = embedded(FUND) + "\n[[accompanying]]\ntitle = \"告知书\"\n" + more;
        let error = load(FUND, &text).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
        assert!(error.line.is_some(), "{error}");
    }
}

#[test]
fn a_new_template_is_a_new_file() {
    let text = embedded(FUND)
        .replace("id = \"special-fund\"", "id = \"park-entry\"")
        .replace("name = \"专项资金申报信用承诺书\"", "name = \"园区入驻承诺书\"")
        .replace("place = 20", "place = 21")
        .replace("validity = \"3年\"", "validity = \"直至移出\"");
    let forms = load("commitments/park-entry.toml", &text).unwrap();
    let place = |word: &str| {
        let named = forms.commitment_called(word).unwrap();
        forms.commitments.iter().position(|template| template.id == named.id).unwrap()
    };
    assert_eq!(place("园区入驻承诺书"), place("special-fund") + 1, "by its place");
    let template = forms.commitment_called("park-entry").unwrap();
    assert_eq!(template.validity, Span::Term(crate::domain::term::Term::UntilRemoved));
    assert_eq!(template.clauses, forms.commitment_called("special-fund").unwrap().clauses);
}

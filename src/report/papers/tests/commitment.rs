//! Commitments: what is filled in, what is still open, and where who signs.

use super::{
    promises::{certificate, grant, grant_values, values},
    *,
};
use crate::{
    domain::{
        commitment::{Span, Template, Values},
        term::Term,
    },
    report::{Fallback, preview},
};

const DEPARTMENT: &str = "示范区财政局";

fn of_company(template: &Template, values: &Values) -> Composed {
    let hall = hall();
    let subject = &hall.empty_company().subject;
    hall.compose(&Paper::Commitment { subject, template, values, department: DEPARTMENT })
}

fn of_person(template: &Template, values: &Values) -> Composed {
    let hall = hall();
    let subject = &hall.empty_person().subject;
    hall.compose(&Paper::Commitment { subject, template, values, department: DEPARTMENT })
}

#[test]
fn the_set_is_the_papers_handed_out_and_then_the_commitment_under_one_number() {
    let set = of_company(&grant(), &grant_values());
    let said = text(&set.blocks);
    let pages: Vec<_> = said.split("-----\n").collect();
    assert_eq!(pages.len(), 3, "{said}");
    let number = "编号：示信核〔2026〕7号　　核验码：7K4M-QX2P-9T";
    assert!(pages[0].starts_with(&format!("专项资金申报告知书\n{number}\n")), "{said}");
    assert!(pages[1].starts_with("审核要素表\n") && !pages[1].contains("编号"), "{said}");
    assert!(pages[2].starts_with(&format!("财政专项资金申报信用承诺书\n{number}\n")), "{said}");
    assert_eq!(set.title, "财政专项资金申报信用承诺书");
    assert_eq!(set.data["title"], "财政专项资金申报信用承诺书");
    assert_eq!(set.subject_name.as_deref(), Some("示范甲有限公司"));
    assert_eq!(set.counts.subjects, 1);
}

#[test]
fn the_data_of_a_set_key_for_key() {
    let data = of_company(&grant(), &grant_values()).data;
    insta::assert_snapshot!("commitment_data", serde_json::to_string_pretty(&data).unwrap());
}

#[test]
fn a_person_signs_otherwise_than_an_organisation() {
    let company = text(&of_company(&grant(), &grant_values()).blocks);
    let person = text(&of_person(&certificate(), &Values::new()).blocks);
    for of_company in ["承诺单位（盖章）：____", "法定代表人（负责人）签字：____"]
    {
        assert!(company.contains(of_company) && !person.contains(of_company), "{person}");
    }
    for of_person in ["承诺人签字：____", "证件号码（本人填写）：____"] {
        assert!(person.contains(of_person) && !company.contains(of_person), "{company}");
    }
    for of_both in ["窗口见证人：____", "（须附授权委托书）：____", "签署日期：　"]
    {
        assert!(person.contains(of_both) && company.contains(of_both), "{of_both}");
    }
}

#[test]
fn what_is_not_filled_in_is_said_and_an_optional_field_is_not_asked_about() {
    let draft = of_company(&grant(), &values(&[("project", "数控车间技术改造")]));
    let said = text(&draft.blocks);
    for open in [
        "申报金额: （未填）",
        "三、所获资金 （未填） 万元专款专用",
        "四、项目于 （未填） 前完成",
        "有效期：至 （未填）。",
    ] {
        assert!(said.contains(open), "{open}: {said}");
    }
    assert!(!said.contains("其他说明") && !said.contains('{'), "{said}");
    let fields = draft.data["fields"].as_array().unwrap();
    assert_eq!(fields.len(), 5);
    assert!(fields[1]["value"].is_null() && fields[1]["text"] == "（未填）");
}

#[test]
fn an_amount_has_its_unit_once() {
    let said = text(&of_company(&grant(), &grant_values()).blocks);
    for once in ["申报金额: 128.5 万元\n", "资金 128.5 万元专款", "已拨付的资金 128.5 万元。"]
    {
        assert!(said.contains(once), "{once}: {said}");
    }
    let filled = values(&[("income", "7.2")]);
    let said = text(&of_person(&certificate(), &filled).blocks);
    assert!(said.contains("家庭年收入（万元）: 7.2\n"), "{said}");
    assert!(said.contains("家庭年收入 7.2 万元，"), "{said}");
}

#[test]
fn nobody_s_number_is_printed_in_full_wherever_it_was_typed() {
    let number = fixture::RESIDENT;
    let filled = values(&[("address", &format!("示范路 1 号，户主 {number}")), ("income", "7")]);
    let composed = of_person(&certificate(), &filled);
    let said = text(&composed.blocks) + &composed.data.to_string();
    assert!(!said.contains(number), "{said}");
    // On paper the code, its place, the value, its place; in the data the value has its text beside it.
    assert_eq!(said.matches("1101**********002X").count(), 4 + 5, "{said}");
}

#[test]
fn every_value_is_under_the_digest_and_so_is_the_table_handed_out() {
    let whole = of_company(&grant(), &grant_values());
    assert_eq!(whole, of_company(&grant(), &grant_values()));
    let mut dearer = grant_values();
    dearer.insert("amount".to_owned(), "128.6".to_owned());
    assert_ne!(whole.digest, of_company(&grant(), &dearer).digest);
    let mut laxer = grant();
    laxer.accompanying[1].rows[1][2].push('起');
    assert_ne!(whole.digest, of_company(&laxer, &grant_values()).digest);
}

#[test]
fn how_long_it_binds_is_said_for_every_term() {
    let lasting = |term| {
        let template = Template { validity: Span::Term(term), ..certificate() };
        text(&of_person(&template, &Values::new()).blocks)
    };
    for (term, said) in [
        (Term::Years(1), "有效期：自签署之日起 1 年。"),
        (Term::Days(60), "有效期：自签署之日起 60 日。"),
        (Term::UntilRemoved, "有效期：不设期限。"),
    ] {
        let text = lasting(term);
        assert!(text.contains(said), "{text}");
    }
}

#[test]
fn a_title_that_does_not_name_the_kind_has_it_beside_the_name() {
    let person = text(&of_person(&certificate(), &Values::new()).blocks);
    assert!(person.contains("文书种类: 信用承诺书"), "{person}");
    assert!(!text(&of_company(&grant(), &grant_values()).blocks).contains("文书种类"));
}

/// The pages of a paper as text, without the ends of lines.
fn pages(composed: Composed) -> Vec<String> {
    let hall = hall();
    let letterhead = hall.letterhead(composed.kind, None);
    let document = composed.into_document(&letterhead, "HECHA2.signed");
    let pages = preview(&document, &Fallback::default()).unwrap();
    pages.into_iter().map(|page| page.lines.concat().replace(' ', "")).collect()
}

/// What belongs on the page that is signed, from the end of the text to the seal.
const END: [&str; 5] = ["有效期：", "（盖章）：", "窗口见证人：", "扫码登记", "内容摘要"];

#[test]
fn a_typical_commitment_is_one_sheet_signed_on_its_back() {
    let set = pages(of_company(&grant(), &grant_values()));
    assert_eq!(set.len(), 4, "{set:#?}");
    assert!(set[2].contains("违诺责任") && set[2].contains("暂缓受理"), "{}", set[2]);
    assert!(END.iter().all(|part| set[3].contains(part)), "{}", set[3]);
    assert_eq!(pages(of_person(&certificate(), &Values::new())).len(), 2);
}

#[test]
fn however_long_the_text_nobody_signs_a_page_without_its_end() {
    for more in (0..24).step_by(3) {
        let mut template = Template { accompanying: Vec::new(), ..grant() };
        let clause = template.clauses[6].clone();
        template.clauses.extend(vec![clause; more]);
        let pages = pages(of_company(&template, &grant_values()));
        let (last, before) = pages.split_last().unwrap();
        assert!(END.iter().all(|part| last.contains(part)), "{more}: {last}");
        assert!(!before.concat().contains("签署日期"), "{more}");
        assert!(pages.len() <= if more < 12 { 2 } else { 3 }, "{more}: {} pages", pages.len());
    }
}

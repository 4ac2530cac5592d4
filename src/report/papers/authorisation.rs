//! The authorisation (查询授权书): to be filled in and signed by the subject.

use serde_json::json;

use super::{sheet::Sheet, subject, told};
use crate::{
    domain::{Day, archive::SubjectCard, mask},
    report::document::{BlankRow, Block, Pairing},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, card: Option<&SubjectCard>, to: Option<Day>) {
    let wording = &sheet.forms.reports.authorisation;
    let headings = &wording.headings;
    let letterhead = sheet.letterhead;
    sheet.counts.subjects = u32::from(card.is_some());
    sheet.title(&wording.title);
    sheet.say("conclusions", wording.opening.as_str());
    sheet.heading(&headings.subject);
    match card {
        Some(card) => {
            let card = &named(card);
            sheet.about(card);
            sheet.put("subject", told::card(card));
            sheet.pairs(Pairing::Double, subject::identity(card, subject::name_label(card)));
        }
        None => blanks(sheet, &[&["姓名（名称）："], &["证件号码（统一社会信用代码）："]]),
    }
    blanks(sheet, &[&["联系电话：", "代办人证件号码："]]);
    sheet.heading(&headings.granted);
    let purpose = mask::numbers_within(&letterhead.grounds.purpose).into_owned();
    let until = to.map(|day| wording.until.fill(&[("day", &day.to_string())]));
    sheet.put("purpose", purpose.clone());
    sheet.put("period", json!({ "from": null, "to": to, "text": until }));
    sheet.put("scope_text", wording.scope.as_str());
    let mut pairs = vec![
        ("被授权单位".to_owned(), letterhead.office.to_owned()),
        ("授权范围".to_owned(), wording.scope.as_str().to_owned()),
    ];
    let mut open: Vec<&[&str]> = Vec::new();
    match purpose.is_empty() {
        true => open.push(&["用途："]),
        false => pairs.push(("用途".to_owned(), purpose)),
    }
    match until {
        Some(until) => pairs.push(("授权期限".to_owned(), until)),
        None => open.push(&["授权期限自：", "至："]),
    }
    sheet.pairs(Pairing::Single, pairs);
    if !open.is_empty() {
        blanks(sheet, &open);
    }
    sheet.say("remarks", wording.withdraw.as_str());
    sheet.small_statement(&wording.statement);
    sheet.heading(&headings.signature);
    blanks(
        sheet,
        &[
            &["授权人（签名、盖章）：", "签署日期："],
            &["法定代表人（负责人）签名：", "代办人签名："],
        ],
    );
}

/// Name and strongest code say who authorises; with the rest the form would not fit on a page.
fn named(card: &SubjectCard) -> SubjectCard {
    let mut card = SubjectCard { status: None, former_names: Vec::new(), ..card.clone() };
    card.codes.truncate(1);
    card
}

fn blanks(sheet: &mut Sheet<'_>, rows: &[&[&str]]) {
    let rows = rows.iter().map(|row| BlankRow::new(row.iter().copied())).collect();
    sheet.blocks.push(Block::Blanks(rows));
}

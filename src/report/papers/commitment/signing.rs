//! The end of a commitment: how long it binds, who signs where, and what the seal beside it means.
//! It stays on one page, so that nobody signs a sheet without text.

use super::filled::Filled;
use crate::{
    domain::{archive::SubjectCard, commitment::Template},
    report::{
        document::{Align, BlankRow, Block, Paragraph},
        papers::sheet::Sheet,
    },
};

/// Above the line of a stamp of 4 cm, which goes over the date too; points.
const FOR_A_STAMP: f32 = 26.0;
/// Above the date.
const ABOVE_DATE: f32 = 12.0;

const STAMPED: &str = "承诺单位（盖章）：";
const OF_ORGANISATIONS: [&str; 3] =
    ["法定代表人（负责人）签字：", "委托代理人签字（须附授权委托书）：", "窗口见证人："];
const OF_PERSONS: [&str; 4] =
    ["承诺人签字：", "证件号码（本人填写）：", "代理人签字（须附授权委托书）：", "窗口见证人："];
/// Written into by hand.
const DATE: &str = "签署日期：　　　　　年　　　月　　　日";

pub(super) fn fill(
    sheet: &mut Sheet<'_>,
    card: &SubjectCard,
    template: &Template,
    filled: &Filled<'_>,
) {
    let start = sheet.blocks.len();
    closing(sheet, template, filled);
    let wording = &sheet.forms.reports.commitment;
    super::heading(sheet, &wording.headings.signature);
    match card.kind.is_natural_person() {
        true => {
            lines(sheet, &OF_PERSONS);
            date(sheet);
        }
        false => {
            sheet.blocks.push(Block::Gap(FOR_A_STAMP));
            stamps(sheet, &template.cosigners);
            date(sheet);
            lines(sheet, &OF_ORGANISATIONS);
        }
    }
    sheet.small_statement(&wording.statement);
    let end = sheet.blocks.split_off(start);
    sheet.blocks.push(Block::KeepTogether(end));
}

/// How long it binds, whether it is published, how many copies there are.
fn closing(sheet: &mut Sheet<'_>, template: &Template, filled: &Filled<'_>) {
    let wording = &sheet.forms.reports.commitment;
    let scope = template.scope.label();
    let validity = wording.validity.fill(&[("until", &filled.span(&template.validity))]);
    let publicity = wording.publicity.fill(&[("scope", scope)]);
    let copies = wording.copies.as_str();
    sheet.put("scope", serde_json::json!(template.scope));
    sheet.put("scope_text", scope);
    sheet.prose([&validity, &publicity, copies].concat());
    sheet.put("validity", validity);
    sheet.put("publicity", publicity);
    sheet.put("copies", copies);
}

/// Who promises and who stamps it too, beside each other.
fn stamps(sheet: &mut Sheet<'_>, cosigners: &[String]) {
    let beside = cosigners.iter().map(|name| format!("{name}（盖章）："));
    let captions: Vec<String> = std::iter::once(STAMPED.to_owned()).chain(beside).collect();
    captions.iter().for_each(|caption| sheet.add("signature", caption.as_str()));
    sheet.blocks.push(Block::Blanks(vec![BlankRow::new(captions)]));
}

/// A block each: a name written by hand needs more height than rows of one form have.
fn lines(sheet: &mut Sheet<'_>, captions: &[&str]) {
    for caption in captions {
        sheet.add("signature", *caption);
        sheet.blocks.push(Block::Blanks(vec![BlankRow::new([*caption])]));
    }
}

fn date(sheet: &mut Sheet<'_>) {
    sheet.add("signature", DATE);
    sheet.blocks.push(Block::Gap(ABOVE_DATE));
    sheet.blocks.push(Block::Paragraph(Paragraph::flush(DATE, Align::Right)));
}

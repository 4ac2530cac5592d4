//! The approval page (审批页): opinions on an issued paper, or lines to write them on. It gives none.

use serde_json::json;

use super::sheet::Sheet;
use crate::{
    domain::{
        mask,
        report::{Opinion, ReportRecord, Stage},
    },
    report::document::{BlankRow, Block, Level, Pairing},
};

pub(super) fn fill(sheet: &mut Sheet<'_>, of: &ReportRecord, operator: &str, opinions: &[Opinion]) {
    let wording = &sheet.forms.reports.approval;
    let headings = &wording.headings;
    sheet.counts.subjects = u32::from(of.subject.is_some());
    sheet.title(&wording.title);
    report(sheet, of, operator);
    sheet.put("opinions", json!([]));
    for stage in Stage::ALL {
        let heading = match stage {
            Stage::Handling => &headings.handling,
            Stage::Review => &headings.review,
            Stage::Approval => &headings.approval,
        };
        sheet.blocks.push(Block::Heading(Level::Two, heading.clone()));
        let mut said = opinions.iter().filter(|opinion| opinion.stage == stage).peekable();
        if said.peek().is_none() {
            lines(sheet);
        }
        for opinion in said {
            recorded(sheet, opinion);
        }
    }
    sheet.small_statement(&wording.statement);
}

fn report(sheet: &mut Sheet<'_>, of: &ReportRecord, operator: &str) {
    let wording = &sheet.forms.reports.approval;
    let code = of.code.map(|code| code.to_string());
    let issued = of.issued.second();
    sheet.put(
        "of",
        json!({
            "number": of.number,
            "kind": of.kind.name(),
            "kind_text": of.kind.label(),
            "verification_code": code,
            "issued": issued,
            "operator": operator,
            "digest": of.digest,
        }),
    );
    let pairs = [
        ("文书编号", of.number.clone()),
        ("文书种类", of.kind.label().to_owned()),
        ("核验码", code.unwrap_or_default()),
        ("出具时间", issued),
        ("经办人", operator.to_owned()),
        ("内容摘要（SM3）", of.digest.clone()),
    ];
    let filled = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let pairs = filled.map(|(label, value)| (label.to_owned(), value)).collect();
    sheet.pairs(Pairing::Double, pairs);
    if let Some(void) = &of.void {
        let (day, reason) = (void.at.minute(), mask::numbers_within(&void.reason));
        sheet.say("remarks", wording.void.fill(&[("day", &day), ("reason", &reason)]));
    }
}

fn recorded(sheet: &mut Sheet<'_>, opinion: &Opinion) {
    let text = mask::numbers_within(&opinion.text).into_owned();
    let (role, at) = (opinion.role.label(), opinion.at.second());
    sheet.add(
        "opinions",
        json!({
            "stage": opinion.stage.name(),
            "stage_text": opinion.stage.label(),
            "name": opinion.name,
            "role": role,
            "text": text,
            "at": at,
        }),
    );
    let pairs = vec![
        ("意见".to_owned(), text),
        (opinion.stage.label().to_owned() + "人", format!("{}（{role}）", opinion.name)),
        ("时间".to_owned(), at),
    ];
    sheet.pairs(Pairing::Double, pairs);
}

fn lines(sheet: &mut Sheet<'_>) {
    sheet.blocks.push(Block::Blanks(vec![
        BlankRow::new(["意见："]),
        BlankRow::new([""]),
        BlankRow::new(["签名：", "日期："]),
    ]));
}

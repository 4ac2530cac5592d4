//! The reward and punishment report (奖惩报告): the measures the lists have for the findings, and
//! what was done. It orders nothing.

use crate::{
    domain::{
        archive::Archive,
        check::{CalledFor, Check},
        measure::Measure,
    },
    forms::Forms,
    report::document::{Align, Block, Cell, Column, Document, Paragraph, Table},
};

use super::{Letterhead, conclusion, finish, listings::lines, request, section, subject};

/// The document and its digest, as of a credit-check report.
pub fn measures(
    archive: &Archive,
    check: &Check,
    forms: &Forms,
    letterhead: &Letterhead<'_>,
) -> (Document, String) {
    let wording = &forms.reports.measures;
    let headings = &wording.headings;
    let mut blocks = vec![
        Block::Title(wording.title.clone()),
        Block::Subtitle(format!("报告编号：{}", letterhead.number)),
    ];
    section(&mut blocks, &headings.subject, subject::blocks(archive, forms));
    // It tells findings only, and those begin with the look-back.
    let from = letterhead.from.max(check.assessment.from);
    section(&mut blocks, &headings.request, request::blocks(archive, letterhead, from));
    let found = conclusion::on_the_matter(archive, check, forms, letterhead);
    section(&mut blocks, &headings.findings, found);
    let called = check.called_for();
    let listed = table(&called, forms).unwrap_or_else(|| prose(&wording.no_measures));
    section(&mut blocks, &headings.measures, vec![listed]);
    let done = done(check, &called, forms).unwrap_or_else(|| prose(&wording.no_feedback));
    section(&mut blocks, &headings.feedback, vec![done]);
    let statement = wording.statement.iter().map(|text| prose(text)).collect();
    section(&mut blocks, &headings.statement, statement);
    finish(archive, &wording.title, letterhead, blocks)
}

fn prose(text: &str) -> Block {
    Block::Paragraph(Paragraph::prose(text))
}

/// Every measure once, with the numbers of the findings that call for it.
fn table(called: &[CalledFor], forms: &Forms) -> Option<Block> {
    let known = called.iter().filter_map(|called| Some((called, forms.measure(&called.measure)?)));
    let rows: Vec<Vec<Cell>> = known.map(|(called, measure)| row(called, measure)).collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            columns: vec![
                Column::new("类别", 0.9).aligned(Align::Center),
                Column::new("措施", 4.2),
                Column::new("发现", 0.9).aligned(Align::Center),
                Column::new("责任部门", 2.8),
                Column::new("依据", 4.6),
            ],
            rows,
        })
    })
}

fn row(called: &CalledFor, measure: &Measure) -> Vec<Cell> {
    let numbers: Vec<String> = called.findings.iter().map(|n| (n + 1).to_string()).collect();
    vec![
        Cell::strong(measure.kind.label()),
        lines(&[&measure.name, &measure.category]).into(),
        numbers.join("、").into(),
        measure.departments.join("、").into(),
        measure.ground.as_str().into(),
    ]
}

/// What was done of each measure, in the order of the table above.
fn done(check: &Check, called: &[CalledFor], forms: &Forms) -> Option<Block> {
    let rows: Vec<Vec<Cell>> = called
        .iter()
        .flat_map(|called| check.feedback_for(called))
        .map(|one| {
            let name = forms.measure(&one.measure).map_or(one.measure.as_str(), |m| &m.name);
            vec![
                one.day.to_string().into(),
                name.into(),
                one.department.as_str().into(),
                one.execution.label().into(),
                one.document.as_str().into(),
            ]
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Block::Table(Table {
            columns: vec![
                Column::new("日期", 1.8),
                Column::new("措施", 4.4),
                Column::new("执行部门", 3.0),
                Column::new("情况", 1.2),
                Column::new("文号或原因", 3.0),
            ],
            rows,
        })
    })
}

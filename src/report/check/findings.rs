//! The findings of the scene, each with its effect, the fact and its ground.

use crate::{
    domain::assessment::Assessment,
    report::document::{Align, Block, Cell, Column, Table},
};

/// The table; none where there are no findings.
pub(super) fn table(assessment: &Assessment) -> Option<Block> {
    if assessment.findings.is_empty() {
        return None;
    }
    let rows = assessment.findings.iter().enumerate().map(|(i, finding)| {
        vec![
            (i + 1).to_string().into(),
            Cell::strong(finding.effect.label()),
            finding.sentence.clone().into(),
            finding.ground.to_string().into(),
        ]
    });
    Some(Block::Table(Table {
        columns: vec![
            Column::new("序号", 0.9).aligned(Align::Center),
            Column::new("作用", 0.9).aligned(Align::Center),
            Column::new("核查发现", 7.2),
            Column::new("依据", 5.2),
        ],
        rows: rows.collect(),
    }))
}

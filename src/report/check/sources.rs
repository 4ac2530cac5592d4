//! Where the data come from and how old they are (数据截至).

use crate::{
    domain::archive::Archive,
    forms::Forms,
    report::document::{Block, Column, Paragraph, Table},
};

pub(super) fn blocks(archive: &Archive, forms: &Forms) -> Vec<Block> {
    let wording = &forms.reports.credit_check;
    if archive.freshness.is_empty() {
        return vec![Block::Paragraph(Paragraph::prose(&wording.empty_section))];
    }
    let rows = archive.freshness.iter().map(|source| {
        let item = forms.catalogue.item(&source.item);
        vec![
            item.map_or(source.item.as_str(), |item| item.name.as_str()).into(),
            source.department.as_str().into(),
            source.received.minute().into(),
        ]
    });
    vec![
        Block::Table(Table {
            columns: vec![
                Column::new("信息事项", 5.0),
                Column::new("报送单位", 4.0),
                Column::new("数据截至", 2.6),
            ],
            rows: rows.collect(),
        }),
        Block::Note(wording.freshness.clone()),
    ]
}

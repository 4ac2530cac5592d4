//! The lists the subject is on, each with its days, authority and ground.

use crate::{
    domain::{
        archive::Archive,
        catalogue::Role,
        list::{Listing, Until},
        wording::CreditCheckWording,
    },
    forms::Forms,
    report::document::{Align, Block, Cell, Column, Paragraph, Table},
};

pub(super) fn blocks(archive: &Archive, forms: &Forms) -> Vec<Block> {
    let wording = &forms.reports.credit_check;
    if archive.listings.is_empty() {
        return vec![Block::Paragraph(Paragraph::prose(&wording.empty_section))];
    }
    let rows = archive.listings.iter().map(|l| row(l, archive, forms, wording)).collect();
    vec![Block::Table(Table {
        columns: vec![
            Column::new("类别", 1.0).aligned(Align::Center),
            Column::new("名单及依据", 4.2),
            Column::new("列入期间", 2.6),
            Column::new("认定单位、文号", 3.2),
            Column::new("事由", 3.2),
            Column::new("状态", 1.2),
        ],
        rows,
    })]
}

fn row(
    listing: &Listing,
    archive: &Archive,
    forms: &Forms,
    wording: &CreditCheckWording,
) -> Vec<Cell> {
    vec![
        Cell::strong(format!("{}名单", listing.colour.label())),
        format!("{}\n依据：{}", listing.name, listing.ground).into(),
        period(listing, wording).into(),
        lines(&[&listing.authority, &listing.document_number]).into(),
        reason(listing, archive, forms).into(),
        listing.state.label().into(),
    ]
}

fn period(listing: &Listing, wording: &CreditCheckWording) -> String {
    let since = listing.since.map(|day| day.to_string()).unwrap_or_default();
    let until = match listing.until {
        Until::Stated(day) => format!("至 {day}"),
        Until::Estimated(day) => format!("至 {day}（{}）", wording.estimated),
        Until::Open => wording.open_end.clone(),
    };
    lines(&[&since, &until])
}

fn reason(listing: &Listing, archive: &Archive, forms: &Forms) -> String {
    let (item, key) = &listing.record;
    let entry = archive.entries.iter().find(|e| e.record.item == *item && e.record.key == *key);
    let value = entry.zip(forms.catalogue.item(item)).and_then(|(entry, item)| {
        [Role::Reason, Role::Content, Role::Title]
            .into_iter()
            .find_map(|role| entry.record.value(item, role))
    });
    value.unwrap_or_default().to_owned()
}

/// Non-empty texts, one a line.
pub(super) fn lines(texts: &[&str]) -> String {
    let filled: Vec<_> = texts.iter().copied().filter(|text| !text.is_empty()).collect();
    filled.join("\n")
}

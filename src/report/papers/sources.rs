//! Where the data come from and how old they are (数据截至).

use serde_json::json;

use super::sheet::Sheet;
use crate::{domain::archive::Freshness, report::document::Column};

/// The table of sources, with what is true of all of them below it.
pub(super) fn fill(sheet: &mut Sheet<'_>, freshness: &[Freshness]) {
    let forms = sheet.forms;
    sheet.put("sources", json!([]));
    if freshness.is_empty() {
        return sheet.empty_section();
    }
    let mut rows = Vec::with_capacity(freshness.len());
    for source in freshness {
        let item = forms.catalogue.item(&source.item);
        let name = item.map_or(source.item.as_str(), |item| item.name.as_str());
        let (department, received) = (source.department.as_str(), source.received.minute());
        sheet.add(
            "sources",
            json!({ "item": source.item, "name": name, "department": department, "received": received }),
        );
        rows.push(vec![name.into(), department.into(), received.into()]);
    }
    let columns = vec![
        Column::new("信息事项", 5.0),
        Column::new("报送单位", 4.0),
        Column::new("数据截至", 2.6),
    ];
    sheet.table(columns, rows);
    sheet.note(&forms.reports.credit_check.freshness);
}

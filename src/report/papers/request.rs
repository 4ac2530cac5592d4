//! For what it was asked, on which basis, as of which day.

use serde_json::json;

use super::sheet::Sheet;
use crate::{
    domain::{Day, mask},
    report::document::Pairing,
};

/// `from` is the first day of what this paper tells, `day` the last.
pub(super) fn fill(sheet: &mut Sheet<'_>, (from, day): (Option<Day>, Day)) {
    let pairs = pairs(sheet, (from, day));
    sheet.pairs(Pairing::Double, pairs);
}

/// The pairs, for papers that have more to say there.
pub(super) fn pairs(
    sheet: &mut Sheet<'_>,
    (from, day): (Option<Day>, Day),
) -> Vec<(String, String)> {
    let letterhead = sheet.letterhead;
    let grounds = letterhead.grounds;
    let purpose = mask::numbers_within(&grounds.purpose).into_owned();
    let period = match from {
        Some(from) => format!("{from} 至 {day}"),
        None => format!("截至 {day}，起日不限"),
    };
    sheet.put("as_of", json!(day));
    sheet.put("basis", json!(grounds.basis));
    sheet.put("basis_text", grounds.basis.label());
    sheet.put("purpose", purpose.clone());
    sheet.put("period", json!({ "from": from, "to": day, "text": period }));
    let mut pairs = Vec::new();
    if let Some(scene) = letterhead.scene {
        sheet.put("scene", json!({ "id": scene.id, "name": scene.name }));
        pairs.push(("核查事由", scene.name.clone()));
    }
    pairs.extend((!purpose.is_empty()).then_some(("用途", purpose)));
    pairs.push(("查询依据", grounds.basis.label().to_owned()));
    pairs.push(("查询区间", period));
    pairs.push(("查看日", day.to_string()));
    pairs.push(("出具时间", letterhead.issued.second()));
    pairs.into_iter().map(|(label, value)| (label.to_owned(), value)).collect()
}

//! For what it was checked, on which basis, as of which day.

use crate::{
    domain::{Day, archive::Archive, mask},
    report::document::{Block, KeyValues, Pairing},
};

use super::Letterhead;

/// `from` is the first day of what this paper tells.
pub(super) fn blocks(
    archive: &Archive,
    letterhead: &Letterhead<'_>,
    from: Option<Day>,
) -> Vec<Block> {
    let period = match from {
        Some(from) => format!("{from} 至 {}", archive.day),
        None => format!("截至 {}，起日不限", archive.day),
    };
    let pair = |label: &str, value: &str| (label.to_owned(), value.to_owned());
    vec![Block::KeyValues(KeyValues {
        pairing: Pairing::Double,
        pairs: vec![
            pair("核查事由", &letterhead.scene.name),
            pair("用途", &mask::numbers_within(&letterhead.grounds.purpose)),
            pair("查询依据", letterhead.grounds.basis.label()),
            pair("查询区间", &period),
            pair("查看日", &archive.day.to_string()),
            pair("出具时间", &letterhead.issued.second()),
        ],
    })]
}

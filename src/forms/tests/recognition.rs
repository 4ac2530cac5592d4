//! Real header rows are covered by their item, and by no other as well.

use super::forms;
use crate::domain::catalogue::{Item, Required};

/// One line of the table of header rows.
struct HeaderRow {
    id: &'static str,
    /// `y`, `o` or `-` for each column of the district's templates, else empty.
    required: &'static str,
    headers: Vec<&'static str>,
}

fn header_rows() -> Vec<HeaderRow> {
    include_str!("header_rows.txt")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| {
            let mut parts = line.split('\t');
            let mut next = || parts.next().unwrap();
            HeaderRow { id: next(), required: next(), headers: next().split('|').collect() }
        })
        .collect()
}

/// A header without its notes. What stands in brackets goes before the rest when it is itself a
/// column's name: 代码_2 was 组织机构代码 in 2016 and 工商注册号 in 2018.
fn column_of<'a>(item: &'a Item, header: &str) -> Option<&'a str> {
    let note = header.find(['（', '(', '：', ':']).unwrap_or(header.len());
    let (bare, note) = header.split_at(note);
    let note = note.trim_matches(['（', '）', '(', ')', '：', ':']);
    item.column_named(note).or_else(|| item.column_named(bare)).map(|column| column.code.as_str())
}

/// How many headers the item knows; `None` when one it requires is missing.
fn coverage(item: &Item, headers: &[&str]) -> Option<usize> {
    let mut found: Vec<_> = headers.iter().filter_map(|header| column_of(item, header)).collect();
    let all = found.len();
    found.sort_unstable();
    found.dedup();
    assert_eq!(found.len(), all, "{}: two headers lead to one column", item.id);
    let required = item.columns.iter().filter(|column| column.required == Required::Yes);
    required
        .map(|column| column.code.as_str())
        .all(|code| found.binary_search(&code).is_ok())
        .then_some(all)
}

#[test]
fn every_header_row_is_covered_by_its_item_alone() {
    let forms = forms();
    for HeaderRow { id, headers, .. } in header_rows() {
        let own = forms.catalogue.item(&id.into()).unwrap();
        for header in &headers {
            assert!(column_of(own, header).is_some(), "{id} does not know {header}");
        }
        assert_eq!(coverage(own, &headers), Some(headers.len()), "{id}");
        for other in forms.catalogue.items().iter().filter(|other| other.id.as_str() != id) {
            let covered = coverage(other, &headers).unwrap_or(0);
            assert!(covered < headers.len(), "a file of {id} also passes for {}", other.id);
        }
    }
}

#[test]
fn the_district_templates_ask_for_what_they_say() {
    let forms = forms();
    let templates: Vec<_> =
        header_rows().into_iter().filter(|row| !row.required.is_empty()).collect();
    assert_eq!(templates.len(), 9);
    for HeaderRow { id, required, headers } in templates {
        let item = forms.catalogue.item(&id.into()).unwrap();
        assert_eq!(headers.len(), item.columns.len(), "{id}");
        for ((column, header), mark) in item.columns.iter().zip(headers).zip(required.chars()) {
            assert_eq!(column_of(item, header), Some(column.code.as_str()), "{id} {header}");
            // 三证必须选一填写 stands on the first of the three columns only.
            let one_of_three = ["工商注册号", "组织机构代码"].contains(&header);
            let expected = match mark {
                'y' => Required::Yes,
                'o' => Required::OneOf,
                _ if one_of_three => Required::OneOf,
                _ => Required::No,
            };
            assert_eq!(column.required, expected, "{id} {header}");
        }
    }
}

#[test]
fn numbered_codes_follow_what_their_brackets_say() {
    let forms = forms();
    let cases = [
        ("penalty-2016", "行政相对人代码_2(组织机构代码)", "CF_XDR_ZDM"),
        ("penalty-2018", "行政相对人代码_2（工商注册号）", "CF_XDR_GSZC"),
        // Seen in a real export: numbered wrongly, named rightly.
        ("penalty-2018", "行政相对人代码_3(统一社会信用代码)", "CF_XDR_SHXYM"),
        ("penalty-2018", "行政相对人代码_2(组织机构代码)", "CF_XDR_ZZJG"),
        ("penalty-2018", "罚款金额（万元）", "CF_NR_FK"),
        ("permit-2018", "xk_wsh", "XK_WSH"),
    ];
    for (id, header, code) in cases {
        let item = forms.catalogue.item(&id.into()).unwrap();
        assert_eq!(column_of(item, header), Some(code), "{id} {header}");
    }
}

//! One header cell: what it is called once notes, signs and widths are taken off.

use unicode_normalization::UnicodeNormalization;

use super::clean::clean;

/// A header taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Header {
    /// Its name without notes, folded.
    pub(super) name: String,
    /// What stands in its brackets, folded.
    pub(super) notes: Vec<String>,
    /// How a report names the column.
    pub(super) label: String,
}

/// Opening and closing brackets after folding.
const OPENING: [char; 6] = ['(', '[', '{', '【', '〔', '〈'];
const CLOSING: [char; 6] = [')', ']', '}', '】', '〕', '〉'];

impl Header {
    /// Takes a cell's text apart; `None` when no name is left.
    pub(super) fn read(text: &str) -> Option<Header> {
        let text = clean(text).text;
        let (name, notes) = split_notes(&fold_width(&text));
        let name = fold(&name);
        if name.is_empty() {
            return None;
        }
        let numbered = is_numbered(&name);
        let notes = notes.iter().map(|note| fold(note)).filter(|note| !note.is_empty()).collect();
        let label = if numbered { text } else { split_notes(&text).0 };
        let label = label.trim_matches(|c: char| c.is_whitespace() || is_sign(c)).to_owned();
        Some(Header { name, notes, label })
    }

    /// Whether only its note says what it is: `行政相对人代码_2（工商注册号）`.
    pub(super) fn is_numbered(&self) -> bool {
        is_numbered(&self.name)
    }
}

fn is_numbered(name: &str) -> bool {
    name.rsplit_once('_').is_some_and(|(_, n)| n.len() == 1 && n.as_bytes()[0].is_ascii_digit())
}

/// A name as headers are compared: full-width folded, capitals, blanks and required signs dropped.
pub(super) fn fold(text: &str) -> String {
    fold_width(text)
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !is_sign(*c))
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// Signs for required columns, and quotation marks.
fn is_sign(c: char) -> bool {
    matches!(c, '*' | '＊' | '★' | '※' | '"' | '\'' | '“' | '”')
}

fn fold_width(text: &str) -> String {
    text.nfkc().collect()
}

/// The text outside brackets up to a colon, and the texts inside brackets. A bracket that is not
/// closed runs to the end; a lone closing one is dropped.
fn split_notes(text: &str) -> (String, Vec<String>) {
    let (mut name, mut notes) = (String::new(), Vec::new());
    let mut note = String::new();
    let mut depth = 0_usize;
    for c in text.chars() {
        if OPENING.contains(&c) || c == '（' {
            depth += 1;
        } else if CLOSING.contains(&c) || c == '）' {
            depth = depth.saturating_sub(1);
            if depth == 0 && !note.is_empty() {
                notes.push(std::mem::take(&mut note));
            }
        } else if depth > 0 {
            note.push(c);
        } else if matches!(c, ':' | '：') {
            break;
        } else {
            name.push(c);
        }
    }
    if !note.is_empty() {
        notes.push(note);
    }
    (name, notes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_come_off_however_they_are_written() {
        let cases = [
            ("统一信用代码（三证必须选一填写）", "统一信用代码", vec!["三证必须选一填写"]),
            ("荣誉等级(一等奖、二等奖)", "荣誉等级", vec!["一等奖、二等奖"]),
            ("信息使用范围（必填）:公示;仅政府部门内部共享", "信息使用范围", vec!["必填"]),
            ("当前状态（必填）：正常;其他（备注说明）", "当前状态", vec!["必填"]),
            ("证件类型（必填）（身份证、护照）", "证件类型", vec!["必填", "身份证、护照"]),
            ("认定日期（必填，XXXX/XX/XX", "认定日期", vec!["必填,XXXX/XX/XX"]),
            ("认定日期必填）", "认定日期必填", vec![]),
            ("＊ 机构\n全称 *", "机构全称", vec![]),
            ("（必填）机构全称", "机构全称", vec!["必填"]),
            ("cf_wsh", "CF_WSH", vec![]),
            ("ＣＦ＿ＷＳＨ", "CF_WSH", vec![]),
            ("行政相对人代码_2（工商注册号）", "行政相对人代码_2", vec!["工商注册号"]),
            (
                "法定代表人证件号码(旧:法定代表人身份证号)",
                "法定代表人证件号码",
                vec!["旧:法定代表人身份证号"],
            ),
        ];
        for (text, name, notes) in cases {
            let header = Header::read(text).unwrap();
            assert_eq!(
                (header.name.as_str(), header.notes),
                (name, notes.iter().map(|n| (*n).to_owned()).collect()),
                "{text}"
            );
        }
        for text in ["", " （必填）", "：说明", "***"] {
            assert_eq!(Header::read(text), None, "{text}");
        }
    }

    #[test]
    fn reports_name_a_column_as_the_file_does() {
        for (text, label) in [
            ("机构全称（必填）", "机构全称"),
            ("行政相对人代码_2（工商注册号）", "行政相对人代码_2（工商注册号）"),
            ("姓 名", "姓 名"),
        ] {
            assert_eq!(Header::read(text).unwrap().label, label);
        }
    }
}

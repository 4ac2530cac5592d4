//! What setting a document ends in: the bytes with what was noticed on the way, or why it was refused.

use std::fmt;

/// A finished PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// The file's content.
    pub bytes: Vec<u8>,
    /// Number of pages.
    pub pages: usize,
    /// What whoever reads the paper, or keeps the data, should know.
    pub warnings: Vec<Warning>,
}

/// Something on the paper is not quite what the document said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// No font has this character; it was printed as 〔U+xxxxx〕.
    Spelled(char),
    /// A character asked for the last-resort font, and no folder holds a readable one.
    NoFallbackFont,
    /// This many control, direction or zero-width characters were left out.
    Cleaned(usize),
    /// The page's header or footer is too long for its place; its end is missing on paper.
    FurnitureCut,
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Spelled(character) => {
                let code = u32::from(*character);
                write!(
                    f,
                    "字库中没有字符 U+{code:04X}，已印作〔U+{code:04X}〕。请核对原文后手工补写。"
                )
            }
            Self::NoFallbackFont => {
                write!(f, "没有找到后备字库 HanaMinB.ttf。请把它放进字库目录后重新打印。")
            }
            Self::Cleaned(count) => {
                write!(f, "文字中有 {count} 个控制或不可见字符，未印出。请核对数据来源。")
            }
            Self::FurnitureCut => {
                write!(
                    f,
                    "页眉或页脚文字过长，末尾未印出，全文以正文所列为准。单位名称过长的，请系统管理员改短。"
                )
            }
        }
    }
}

/// What was noticed, a remark a line: characters without a font together in one, because a screen
/// has no room for a line each.
pub fn remarks(warnings: &[Warning]) -> Vec<String> {
    let spelled: Vec<char> = warnings
        .iter()
        .filter_map(|warning| match warning {
            Warning::Spelled(character) => Some(*character),
            _ => None,
        })
        .collect();
    let is_other = |warning: &&Warning| !matches!(warning, Warning::Spelled(_));
    let together = match spelled[..] {
        [] => None,
        [one] => Some(Warning::Spelled(one).to_string()),
        [first, ..] => Some(several(first, &spelled)),
    };
    together.into_iter().chain(warnings.iter().filter(is_other).map(ToString::to_string)).collect()
}

/// Characters named one by one in a remark; the paper spells every one of them.
const NAMED: usize = 12;

fn several(first: char, spelled: &[char]) -> String {
    let code = |character: &char| format!("U+{:04X}", u32::from(*character));
    let named = spelled.iter().take(NAMED).map(code).collect::<Vec<_>>().join("、");
    let (count, first) = (spelled.len(), code(&first));
    format!(
        "字库中没有 {named} 等 {count} 个字符，已印作〔{first}〕这样的代码。请核对原文后手工补写。"
    )
}

/// Why a document was not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderError {
    /// The columns do not fit side by side, one character each.
    TooManyColumns {
        /// How many columns the table has.
        columns: usize,
    },
    /// A row has more cells than the table has columns.
    RowTooLong {
        /// The row, counted from 1.
        row: usize,
        /// Its cells.
        cells: usize,
        /// The table's columns.
        columns: usize,
    },
    /// The payload does not fit in a QR code.
    QrTooLong {
        /// Its length in bytes.
        bytes: usize,
    },
    /// A font could not be read or reduced.
    Font {
        /// The font's PostScript name.
        face: &'static str,
        /// What the font library said.
        reason: String,
    },
    /// The PDF library refused the document.
    Builder(String),
}

impl fmt::Display for RenderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::TooManyColumns { columns } => {
                write!(f, "表格有 {columns} 列，一页排不下。请减少列数或分成两张表。")
            }
            Self::RowTooLong { row, cells, columns } => write!(
                f,
                "表格第 {row} 行有 {cells} 格，多于表头的 {columns} 列。请检查报告表样的定义。"
            ),
            Self::QrTooLong { bytes } => {
                write!(f, "二维码内容有 {bytes} 字节，超出容量。请缩短二维码内容。")
            }
            Self::Font { face, reason } => {
                write!(f, "字库 {face} 无法使用（{reason}）。请重新安装程序或后备字库。")
            }
            Self::Builder(reason) => {
                write!(f, "PDF 未能生成（{reason}）。请把这条信息告诉系统管理员。")
            }
        }
    }
}

impl std::error::Error for RenderError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_characters_without_a_font_are_one_remark() {
        assert_eq!(remarks(&[]), Vec::<String>::new());
        let one = [Warning::Spelled('😀')];
        assert_eq!(remarks(&one), [one[0].to_string()]);
        let mut many: Vec<_> = ('\u{e000}'..'\u{e064}').map(Warning::Spelled).collect();
        many.push(Warning::NoFallbackFont);
        let told = remarks(&many);
        assert_eq!(told.len(), 2);
        assert!(
            told[0].contains("U+E000、U+E001、") && told[0].contains("等 100 个字符"),
            "{told:?}"
        );
        assert!(told[0].chars().count() < 200 && told[0].matches('。').count() == 2, "{told:?}");
        assert_eq!(told[1], Warning::NoFallbackFont.to_string());
    }
}

//! Full-width digits, letters and signs of numbers brought to ASCII before a value is parsed.

/// The text with full-width ASCII folded, blanks of any width cut off at both ends.
pub(super) fn fold(text: &str) -> String {
    text.trim().chars().map(fold_char).collect()
}

fn fold_char(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' | '\u{A0}' => ' ',
        '。' => '.',
        // Dashes and the minus sign that input methods put for a hyphen.
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        _ => c,
    }
}

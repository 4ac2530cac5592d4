//! The digest of what a paper says: SM3 over every text of its blocks, in order.

use sm3::{Digest, Sm3};

use crate::report::document::Block;

/// Each text is preceded by its length, so that moving a word from one cell to the next changes
/// the digest. Of a QR code only the lines beside it count: its payload is signed later.
pub(super) fn of(blocks: &[Block]) -> [u8; 32] {
    let mut hash = Sm3::new();
    feed_all(&mut hash, blocks);
    hash.finalize().into()
}

/// Lower-case hexadecimal, as it is printed.
pub(super) fn hex(digest: &[u8; 32]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn feed_all(hash: &mut Sm3, blocks: &[Block]) {
    for block in blocks {
        match block {
            Block::Title(text)
            | Block::Subtitle(text)
            | Block::Heading(_, text)
            | Block::Note(text) => feed(hash, text),
            Block::Paragraph(paragraph) => feed(hash, &paragraph.text),
            Block::KeyValues(table) => {
                for (label, value) in &table.pairs {
                    feed(hash, label);
                    feed(hash, value);
                }
            }
            Block::Table(table) => {
                table.columns.iter().for_each(|column| feed(hash, &column.header));
                table.rows.iter().flatten().for_each(|cell| feed(hash, &cell.text));
            }
            Block::Qr(code) => code.caption.iter().for_each(|line| feed(hash, line)),
            Block::Blanks(rows) => {
                rows.iter().flat_map(|row| &row.captions).for_each(|caption| feed(hash, caption));
            }
            Block::Space(_) | Block::Gap(_) | Block::PageBreak => {}
            Block::KeepTogether(blocks) => feed_all(hash, blocks),
        }
    }
}

fn feed(hash: &mut Sm3, text: &str) {
    hash.update((text.len() as u64).to_be_bytes());
    hash.update(text);
}

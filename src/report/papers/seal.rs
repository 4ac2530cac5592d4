//! The seal place: a QR code with who issued the paper, when, its code, its digest and how to verify.

use super::Letterhead;
use crate::report::document::{Block, QrBlock};

/// The code with an empty payload; the digest of what stands here and above it is still to come.
pub(super) fn place(letterhead: &Letterhead<'_>) -> Block {
    let Letterhead { office, window, operator, issued, code, .. } = letterhead;
    Block::Qr(QrBlock {
        payload: String::new(),
        caption: vec![
            format!("出具单位：{office}（{window}）"),
            format!("经办人：{operator}"),
            format!("出具时间：{}", issued.second()),
            format!("核验码：{code}"),
        ],
    })
}

/// Whether the paper has its seal place already.
pub(super) fn is_in(blocks: &[Block]) -> bool {
    blocks.iter().any(|block| match block {
        Block::Qr(_) => true,
        Block::KeepTogether(inner) => is_in(inner),
        _ => false,
    })
}

/// Writes the digest and how to verify beside the code.
pub(super) fn complete(blocks: &mut [Block], (digest, how): (&str, &str)) {
    each(blocks, &mut |code| {
        code.caption.push(format!("内容摘要（SM3）：{digest}"));
        code.caption.push(how.to_owned());
    });
}

/// Writes the statement into the code.
pub(super) fn sign(blocks: &mut [Block], statement: &str) {
    each(blocks, &mut |code| statement.clone_into(&mut code.payload));
}

fn each(blocks: &mut [Block], change: &mut impl FnMut(&mut QrBlock)) {
    for block in blocks {
        match block {
            Block::Qr(code) => change(code),
            Block::KeepTogether(inner) => each(inner, change),
            _ => {}
        }
    }
}

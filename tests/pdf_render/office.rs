//! An office with a seal, and reports sealed by it.

use hecha::{
    desk::{
        sealing::sign_statement,
        verify::{Verdict, examine_pdf},
    },
    domain::{
        Day,
        moment::Moment,
        report::{ReportCounts, ReportKind, VerificationCode},
        statement::{SignedStatement, Statement},
    },
    report::{
        Document, Rendered,
        document::{Attachment, Block, QrBlock},
        render_sealed,
    },
    vault::seal::{KeyState, KnownKey, Origin, SealKey},
};
use jiff::civil::date;

use super::samples::{fallback, five_pages};

pub fn today() -> Day {
    date(2026, 11, 20)
}

/// The key of a seed.
pub fn key(seed: u8) -> SealKey {
    let holder = "示范区社会信用体系建设领导小组办公室";
    SealKey::of_seed(&[seed; 32], holder, date(2026, 1, 1), date(2030, 12, 31)).unwrap()
}

pub fn known(key: &SealKey, state: KeyState) -> Vec<KnownKey> {
    vec![KnownKey { certificate: key.certificate().clone(), state, origin: Origin::Own }]
}

/// What the office states about its report of a number.
pub fn statement(key: &SealKey, number: &str) -> SignedStatement {
    let statement = Statement {
        kind: ReportKind::CreditCheck,
        number: number.to_owned(),
        subject: "91320999MA0TEST00X".to_owned(),
        issued: Moment::of(date(2026, 7, 1).at(9, 5, 0, 0)),
        counts: ReportCounts { limit: 1, caution: 0, notice: 2, records: 43, subjects: 1 },
        code: VerificationCode::of_bits(0x1_2345_6789_abcd),
        digest: [0x5a; 32],
    };
    sign_statement(key, statement).unwrap()
}

/// About ten kilobytes of what a report says, as a program reads it.
pub fn json() -> Vec<u8> {
    let record = |number: usize| {
        let (document, money) = (100 + number * 7, 2000 + number * 350);
        format!(
            r#"{{"document":"示市监罚〔2025〕{document}号","fact":"未按规定期限公示年度报告","amount":"{money}.00","office":"示范区市场监督管理局","day":"2025-{:02}-{:02}","state":"公示中"}}"#,
            1 + number % 12,
            1 + number * 3 % 28,
        )
    };
    let records: Vec<_> = (0..50).map(record).collect();
    format!("[{}]", records.join(",")).into_bytes()
}

/// The five pages with a QR code that says `statement`, a stamp and an attachment.
pub fn document(statement: &str) -> Document {
    let mut document = five_pages();
    document.attachment = Some(Attachment {
        name: "report.json".to_owned(),
        description: "报告内容（机器可读）".to_owned(),
        mime: "application/json".to_owned(),
        bytes: json(),
    });
    document.stamp = Some("第 2 次打印　2026-07-02 10:00　窗口二号".to_owned());
    for block in &mut document.blocks {
        if let Block::Qr(QrBlock { payload, .. }) = block {
            statement.clone_into(payload);
        }
    }
    document
}

/// The report of a number, sealed.
pub fn sealed(key: &SealKey, number: &str) -> Rendered {
    let statement = statement(key, number).text();
    render_sealed(&document(&statement), &fallback(), &statement, key).unwrap()
}

/// What a window that knows `key` says of a file.
pub fn examined(bytes: &[u8], key: &SealKey) -> Verdict {
    examine_pdf(bytes, &known(key, KeyState::Active), today())
}

pub fn is_genuine(bytes: &[u8], key: &SealKey) -> bool {
    matches!(examined(bytes, key), Verdict::Genuine(_))
}

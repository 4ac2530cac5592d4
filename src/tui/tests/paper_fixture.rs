//! Synthetic papers for the screens' tests: pages, printers, entries of the register, verdicts.

use crate::domain::report::ReportKind;
use crate::tui::msg::{
    Answer, Printed, PrinterLine, PrinterRank, RegisterLine, VerdictTone, Verified,
};

/// The number of the report of the tests.
pub const NUMBER: &str = "示信核〔2026〕1号";
/// Its 核验码.
pub const REPORT_CODE: &str = "7K4M-QX2P-9T";

/// What its QR code says, as long as a real one.
pub fn statement() -> String {
    format!("HECHA2/CC/7K4MQX2P9T/{}", "4c5a9B".repeat(40))
}

/// The answer to laying a report out: one long page and a short one.
pub fn previewed() -> Answer {
    let head = ["            信 用 核 查 报 告", "", "报告编号 （出具时编号）"];
    let head = head.iter().map(|line| (*line).to_owned());
    let lines = (1..=40).map(|n| format!("{n}、行政许可  栖许〔2025〕{n}号  食品经营许可"));
    Answer::Previewed(vec![head.chain(lines).collect(), vec!["以下无正文。".to_owned()]])
}

fn printer(name: &str, rank: PrinterRank, state: &str) -> PrinterLine {
    PrinterLine { name: name.to_owned(), rank, state: state.to_owned() }
}

/// The answer to asking for the printers; the default comes last.
pub fn printers() -> Answer {
    Answer::Printers(vec![
        printer("Pantum-P2500", PrinterRank::Other, "缺纸"),
        printer("HP-M126", PrinterRank::Default, "就绪"),
    ])
}

/// The answer to the nth print.
pub fn printed(n: u32) -> Answer {
    Answer::Printed(Printed {
        number: NUMBER.to_owned(),
        n,
        printer: "HP-M126".to_owned(),
        job: format!("HP-M126-{n}"),
    })
}

/// The entry of the report of the tests.
pub fn entry() -> RegisterLine {
    RegisterLine {
        number: NUMBER.to_owned(),
        kind: ReportKind::CreditCheck,
        code: REPORT_CODE.to_owned(),
        issued: "2026-11-22 09:41".to_owned(),
        subject: "南京紫瑞精密机械有限公司".to_owned(),
        operator: "窗口一".to_owned(),
        purpose: "2026年度工业企业技术改造专项资金审查".to_owned(),
        basis: "公开信息".to_owned(),
        prints: 1,
        void: None,
        opinions: vec!["经办  窗口一  2026-11-22 09:50  已核对原件，提请审核。".to_owned()],
        printings: vec!["第 1 次  2026-11-22 09:42  窗口一  HP-M126  1 份 双面".to_owned()],
        path: "/data/reports/2026/示信核〔2026〕1号.pdf".to_owned(),
    }
}

/// The same, declared void.
pub fn void_entry() -> RegisterLine {
    let why = "2026-11-22 10:05 窗口一作废：用途写错，另行出具。".to_owned();
    RegisterLine { void: Some(why), ..entry() }
}

/// The answer to looking into the register: the entry of the tests first, and others.
pub fn reports() -> Answer {
    let other = |n: u32| RegisterLine {
        number: format!("示信核〔2026〕{n}号"),
        kind: ReportKind::ALL[n as usize % ReportKind::ALL.len()],
        prints: n % 3,
        void: n.is_multiple_of(5).then(|| "另行出具。".to_owned()),
        ..entry()
    };
    Answer::Reports(std::iter::once(entry()).chain((2..20).map(other)).collect())
}

/// What a paper of the tests must say.
pub fn verified(verdict: VerdictTone) -> Answer {
    let (title, advice) = match verdict {
        VerdictTone::Good => ("真实有效", "纸面与以下各项一致的，可以采用。"),
        VerdictTone::Bad => ("已作废", "这份报告已经作废，请不要采用。请持有人重新申请。"),
        VerdictTone::Unsure => ("密钥不认识", "本机没有出具单位的公钥。请向出具单位核实。"),
    };
    let lines = [
        "报告编号 示信核〔2026〕1号",
        "文书 信用核查报告",
        "核查对象 南京紫瑞精密机械有限公司",
        "统一社会信用代码 91320113MA1X7K2EQP",
        "需关注记录 3 项：限制 0 项，审慎 1 项，提示 2 项",
        "出具时间 2026-11-22 09:41",
    ];
    Answer::Verified(Verified {
        verdict,
        title: title.to_owned(),
        lines: lines.map(str::to_owned).to_vec(),
        advice: advice.to_owned(),
    })
}

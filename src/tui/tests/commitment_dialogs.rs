//! What is registered about a commitment, told as key strings.

use std::path::PathBuf;

use super::commitment_fixture::{self as fixture, ID, NUMBER};
use super::commitment_gallery::{open_commitment, open_list};
use super::fixture::TODAY;
use super::gallery::{answered, asked};
use super::papers::{job, refused};
use super::*;
use crate::domain::{
    commitment::{Deciding, EvidenceKind, Outcome, Signature, Signer, State},
    report::ReportKind,
};
use crate::tui::commitments::{Attach, CommitmentJob, Settling};
use crate::tui::msg::Job;

fn about(effects: &[Effect]) -> Option<&CommitmentJob> {
    match job(effects) {
        Some(Job::Commitments(job)) => Some(job),
        _ => None,
    }
}

fn settled(effects: &[Effect]) -> Option<&Settling> {
    match about(effects) {
        Some(CommitmentJob::Settle { id: ID, settling }) => Some(settling),
        _ => None,
    }
}

fn file(kind: EvidenceKind, path: &str) -> Attach {
    Attach { kind, path: PathBuf::from(path) }
}

fn by(document: &str) -> Deciding {
    Deciding { unit: "栖霞区财政局".into(), day: TODAY, document: document.into() }
}

#[test]
fn each_state_has_its_own_keys() {
    let all = ["F2 打印", "F3 修改", "F4 登记签署", "F5 归档", "F6 履约", "F6 整改", "F7 撤销"];
    for (state, offered) in [
        (State::Drafted, &["F2 打印", "F3 修改", "F7 撤销"][..]),
        (State::Printed, &["F2 打印", "F4 登记签署", "F7 撤销"]),
        (State::Signed, &["F5 归档", "F7 撤销"]),
        (State::InForce, &["F5 归档", "F6 履约", "F7 撤销"]),
        (State::Expired, &["F6 履约"]),
        (State::PartlyKept, &["F6 整改"]),
        (State::Broken, &["F6 整改"]),
        (State::Kept, &[]),
        (State::Withdrawn, &[]),
    ] {
        let shown = screen(&open_commitment(state));
        let foot = shown.lines().last().unwrap_or_default();
        for key in all {
            assert_eq!(foot.contains(key), offered.contains(&key), "{key} in {state:?}: {foot}");
        }
        let retract =
            matches!(state, State::Kept | State::PartlyKept | State::Broken | State::Corrected);
        assert_eq!(foot.contains("F7 撤回认定"), retract, "{state:?}: {foot}");
    }
}

#[test]
fn a_signature_and_its_paper_are_registered_in_one() {
    let mut model = open_commitment(State::Printed);
    press(&mut model, "<F4>");
    assert_eq!(scan(&mut model, &format!("{}<Enter>", fixture::qr())), []);
    let shown = screen(&model);
    assert!(shown.contains("一致") && shown.contains("按左右键选择；"), "{shown}");
    let keys = "<Tab><Tab><Tab><Tab>'~/扫描/1.pdf'；2.png";
    press(&mut model, keys);
    assert_eq!(scan(&mut model, "<Enter>"), [], "a scanner registers nothing");
    let effects = press(&mut model, "<Enter>");
    let (name, witness) = ("周某".to_owned(), "窗口一".to_owned());
    let signature = Signature { signer: Signer::Representative, name, day: TODAY, witness };
    let files = ["~/扫描/1.pdf", "2.png"].map(|path| file(EvidenceKind::Scan, path)).to_vec();
    assert_eq!(about(&effects), Some(&CommitmentJob::Sign { id: ID, signature, files }));
    let note = "请人工核对扫描件上的编号。";
    let effects = answer(&mut model, &effects, fixture::changed(State::InForce, &[note]));
    assert_eq!(about(&effects), Some(&CommitmentJob::Open("草稿12".into())), "read anew");
    answer(&mut model, &effects, fixture::opened(State::InForce));
    let shown = screen(&model);
    assert!(shown.contains("【履行中】") && shown.contains(note), "{shown}");
}

#[test]
fn a_paper_scanned_into_another_row_goes_where_papers_go() {
    let mut model = open_commitment(State::Printed);
    press(&mut model, "<F4><Tab><Tab>");
    assert_eq!(scan(&mut model, &format!("{}<Enter>", fixture::qr())), []);
    let shown = screen(&model);
    assert!(shown.contains("一致") && shown.contains("[ 周某 "), "{shown}");
    let mut model = open_commitment(State::Printed);
    press(&mut model, "<F4><Tab>");
    assert_eq!(scan(&mut model, &format!("{}<Enter>", fixture::qr())), []);
    let shown = screen(&model);
    assert!(shown.contains("一致") && shown.contains("[ 周某 "), "beside the capacity: {shown}");
}

#[test]
fn what_is_typed_beside_a_choice_is_written_behind_nothing() {
    let mut model = open_commitment(State::InForce);
    press(&mut model, "<F6>");
    let before = screen(&model);
    press(&mut model, "甲局");
    let after = screen(&model);
    assert!(after.contains("这一项按左右键选择"), "{after}");
    let unit =
        |shown: &str| shown.lines().find(|line| line.contains("认定单位")).map(str::to_owned);
    assert_eq!(unit(&after), unit(&before));
}

#[test]
fn another_paper_blocks_the_signature_until_it_is_cleared() {
    let mut model = open_commitment(State::Printed);
    let other = fixture::statement(ReportKind::Commitment, "示信诺〔2026〕2号");
    press(&mut model, "<F4>");
    scan(&mut model, &format!("{other}<Enter>"));
    let said = "扫描的是 示信诺〔2026〕2号，正在办理的是 示信诺〔2026〕1号。";
    assert!(screen(&model).contains(said), "{}", screen(&model));
    assert_eq!(press(&mut model, "<Tab><Tab><Enter>"), [], "blocked");
    assert!(screen(&model).contains(said), "and the row has the keys again");
    press(&mut model, "<Ctrl-U>7K4M");
    assert!(screen(&model).contains("这不是承诺书上的二维码"));
    assert_eq!(press(&mut model, "<Enter>"), []);
    assert!(about(&press(&mut model, "<Ctrl-U><Enter>")).is_some(), "cleared");
    let mut model = open_commitment(State::Printed);
    let effects = press(&mut model, &format!("<F4>{NUMBER}<Enter>"));
    assert!(about(&effects).is_some(), "the number as it was typed will do");
}

#[test]
fn an_agent_brings_another_name_and_a_person_signs_for_oneself() {
    let mut model = open_commitment(State::Printed);
    press(&mut model, "<F4><Tab><Right>");
    assert_eq!(press(&mut model, "<Enter>"), [], "whose name went with the capacity");
    assert!(screen(&model).contains("还没有写签署人的姓名"));
    press(&mut model, "李某<Tab><Tab><Tab><Tab>wt.pdf<Tab>a.p7s<Tab>a.cer");
    let effects = press(&mut model, "<Enter>");
    let Some(CommitmentJob::Sign { signature, files, .. }) = about(&effects) else {
        panic!("not signed")
    };
    assert_eq!((signature.signer, signature.name.as_str()), (Signer::Agent, "李某"));
    let kinds = [
        file(EvidenceKind::Authorisation, "wt.pdf"),
        file(EvidenceKind::Signature, "a.p7s"),
        file(EvidenceKind::Certificate, "a.cer"),
    ];
    assert_eq!(*files, kinds);
    let mut model = answered(open_list(), "<Enter>", fixture::opened_of_a_person(State::Printed));
    let effects = press(&mut model, "<F4><Enter>");
    let Some(CommitmentJob::Sign { signature, .. }) = about(&effects) else { panic!("not signed") };
    assert_eq!((signature.signer, signature.name.as_str()), (Signer::Oneself, "陈某某"));
}

#[test]
fn a_refused_signature_stays_as_it_was_typed() {
    let mut model = open_commitment(State::Printed);
    let keys = "<F4><Tab><Tab><Tab><Ctrl-U>2026-11-19<Tab><Tab>a.pdf<Enter>";
    asked(&mut model, keys, refused("2026-11-19 早于 2026-11-20，次序不对。请核对日期。"));
    let shown = screen(&model);
    assert!(shown.contains("次序不对。请核对日期。") && shown.contains("a.pdf"), "{shown}");
    press(&mut model, "<Esc>");
    assert!(screen(&model).contains("放弃吗"));
    let mut model = open_commitment(State::Printed);
    let effects = press(&mut model, "<F4><Enter><Esc>");
    answer(&mut model, &effects, refused("磁盘已满。请清理。"));
    assert!(screen(&model).contains("承诺的办理没有登记。磁盘已满。请清理。"), "left, and told");
    let mut model = open_commitment(State::Printed);
    let effects = press(&mut model, "<F4><Enter><Esc>");
    answer(&mut model, &effects, fixture::changed(State::Signed, &[]));
    assert!(screen(&model).contains("现在是「待归档」"), "done all the same");
    let mut model = open_commitment(State::Printed);
    assert_eq!(press(&mut model, "<F4><Tab><Tab><Tab>x<Enter>"), [], "no day");
}

#[test]
fn papers_are_kept_later_or_added() {
    for state in [State::Signed, State::InForce] {
        let mut model = open_commitment(state);
        assert_eq!(press(&mut model, "<F5><Enter>"), [], "not without a file");
        let effects = press(&mut model, "a.pdf;b.pdf<Enter>");
        let files = ["a.pdf", "b.pdf"].map(|path| file(EvidenceKind::Scan, path)).to_vec();
        assert_eq!(about(&effects), Some(&CommitmentJob::Keep { id: ID, files }));
    }
}

#[test]
fn how_it_was_kept_is_registered_by_whom_and_by_what() {
    let mut model = open_commitment(State::InForce);
    assert_eq!(press(&mut model, "<F6><Right><Right><Enter>"), [], "not without a document");
    assert!(screen(&model).contains("还没有写认定依据"));
    let effects = press(&mut model, "栖财监〔2026〕5号<Tab>未按用途使用<Tab>~/认定.pdf<Enter>");
    let find = Settling::Find {
        outcome: Outcome::Broken,
        by: by("栖财监〔2026〕5号"),
        facts: "未按用途使用".into(),
        files: vec![file(EvidenceKind::Document, "~/认定.pdf")],
    };
    assert_eq!(settled(&effects), Some(&find));
    let effects = answer(&mut model, &effects, fixture::changed(State::Broken, &[]));
    answer(&mut model, &effects, fixture::opened(State::Broken));
    let shown = screen(&model);
    assert!(shown.contains("【未履行】") && shown.contains("资金未按规定用途使用。"), "{shown}");
    let mut model = open_commitment(State::Expired);
    press(&mut model, "<F6><Right><Right><Right><Right>");
    assert!(screen(&model).contains("> 未履行 "), "an expired one does not expire again");
}

#[test]
fn what_ran_out_unfound_is_registered_so() {
    let mut shown = fixture::shown(State::InForce);
    shown.today = jiff::civil::date(2030, 1, 1);
    let said = crate::tui::commitments::CommitmentAnswer::Opened(Box::new(shown));
    let mut model = answered(open_list(), "<Enter>", fixture::said(said));
    let effects = press(&mut model, "<F6><Right><Right><Right><Enter>");
    assert_eq!(settled(&effects), Some(&Settling::Expire));
}

#[test]
fn a_finding_is_corrected_or_taken_back() {
    let mut model = open_commitment(State::Broken);
    let effects = press(&mut model, "<F6><Tab><Tab>整改验收单<Enter>");
    let correct = Settling::Correct { by: by("整改验收单"), files: Vec::new() };
    assert_eq!(settled(&effects), Some(&correct));
    let mut model = open_commitment(State::Kept);
    assert_eq!(press(&mut model, "<F7><Tab><Tab>栖财监〔2026〕7号<Enter>"), [], "not unreasoned");
    let effects = press(&mut model, "认定有误<Enter>");
    let retract =
        Settling::Retract { by: by("栖财监〔2026〕7号"), reason: "认定有误".into() };
    assert_eq!(settled(&effects), Some(&retract));
}

#[test]
fn a_withdrawal_is_reasoned_and_said_twice() {
    for state in [State::Drafted, State::Printed, State::Signed, State::InForce] {
        let mut model = open_commitment(state);
        assert_eq!(press(&mut model, "<F7><Enter>"), [], "not without a reason");
        assert_eq!(press(&mut model, "申请人撤回<Enter><Enter>"), [], "no by default");
        assert!(screen(&model).contains("[ 申请人撤回"), "the reason stays");
        let effects = press(&mut model, "<Enter><Right><Enter>");
        let withdraw = Settling::Withdraw { reason: "申请人撤回".into() };
        assert_eq!(settled(&effects), Some(&withdraw));
        let effects = answer(&mut model, &effects, fixture::changed(State::Withdrawn, &[]));
        answer(&mut model, &effects, fixture::opened(State::Withdrawn));
        assert!(screen(&model).contains("撤销原因"));
    }
}

#[test]
fn what_was_tampered_with_is_shown_and_not_handled() {
    for keys in ["<F5>", "<F6>", "<F7>"] {
        let mut model = answered(open_list(), "<Enter>", fixture::damaged());
        let shown = screen(&model);
        for said in ["【内容与签章不符】", "定稿的内容被改动", "第 1 份归档文件缺失或者被改动"]
        {
            assert!(shown.contains(said), "{said}:\n{shown}");
        }
        assert!(!shown.contains("签章校验通过"));
        assert_eq!(press(&mut model, keys), []);
        assert!(model.overlay.is_none() && screen(&model).contains("请保留现场"));
    }
}

#[test]
fn text_over_a_commitment_is_the_next_query() {
    let mut model = open_commitment(State::InForce);
    let effects = scan(&mut model, "91320113MA0000007Q<Enter>");
    assert!(matches!(job(&effects), Some(Job::LookUp { .. })));
}

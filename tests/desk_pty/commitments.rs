//! A signed credit commitment at the desk: from the subject to the paper, the signature, the kept scan,
//! and how it was kept.

use std::{
    fs,
    path::{Path, PathBuf},
};

use qrcodegen::{QrCode, QrCodeEcc};

use super::{
    demo,
    terminal::{Desk, F2, F4, F6, RIGHT, hecha, listed_company},
};

/// A district that prints into a file.
fn district(paper: &Path) -> tempfile::TempDir {
    let folder = demo();
    let settings = folder.path().join("config.toml");
    let text = fs::read_to_string(&settings).unwrap();
    let command = format!("print_command = '''sh -c 'cat > {}' '''", paper.display());
    fs::write(&settings, format!("{command}\n{text}")).unwrap();
    folder
}

/// What the QR code of the only paper of the district says.
fn statement(folder: &Path) -> String {
    let text = fs::read_to_string(folder.join("reports/2026/statements.txt")).unwrap();
    let at = text.find("HECHA2/CM/").expect("the paper is registered");
    text[at..].split_whitespace().next().unwrap().to_owned()
}

/// A scan of a signed paper with this QR code on it.
fn scanned(folder: &Path, words: &str) -> PathBuf {
    const DOTS: usize = 5;
    const MARGIN: usize = 200;
    let code = QrCode::encode_text(words, QrCodeEcc::Medium).unwrap();
    let side = usize::try_from(code.size()).unwrap() * DOTS;
    let (width, height) = (side + 2 * MARGIN, 2 * side + 2 * MARGIN);
    let mut pixels = vec![255_u8; width * height];
    for y in 0..side {
        for x in 0..side {
            let module = |at: usize| i32::try_from(at / DOTS).unwrap();
            if code.get_module(module(x), module(y)) {
                pixels[(y + MARGIN) * width + x + MARGIN] = 0;
            }
        }
    }
    let path = folder.join("signed.png");
    let (columns, rows) = (u32::try_from(width).unwrap(), u32::try_from(height).unwrap());
    let mut encoder = png::Encoder::new(fs::File::create(&path).unwrap(), columns, rows);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    path
}

/// Fills the form of 专项资金申报信用承诺书 in and lays it out.
fn fill(desk: &mut Desk) {
    for value in ["技改专项资金", "数控车间改造", "五十"] {
        desk.press(value);
        desk.press("\t");
    }
    desk.expect("不对");
    desk.press("\x1b[Z");
    desk.expect("请填金额");
    desk.press("\x15");
    for value in ["50", "2026-12-31"] {
        desk.press(value);
        desk.press("\t");
    }
    for value in ["\t", "李某\t", "025-85550000"] {
        desk.press(value);
    }
    desk.press(F2);
    let shown = desk.expect("未定稿，仅供查看");
    assert!(shown.contains("（出具时编号）"), "{shown}");
}

#[test]
fn a_commitment_is_drafted_printed_signed_kept_and_found_broken() {
    let parent = tempfile::tempdir().unwrap();
    let paper = parent.path().join("paper.pdf");
    let folder = district(&paper);
    let (name, code) = listed_company(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.press(F2);
    desk.expect("没有登记过承诺");
    desk.press(F2);
    desk.expect("选择承诺书");
    desk.press("专项");
    desk.press("\r");
    let shown = desk.expect("起草承诺书");
    assert!(shown.contains("档案") && shown.contains("必填"), "{shown}");
    fill(&mut desk);

    // Frozen once that was said twice, and printed twice over.
    desk.press("\r");
    desk.expect("定稿后内容不能再改");
    desk.press(RIGHT);
    desk.expect("> 是");
    desk.press("\r");
    let shown = desk.expect("已定稿 示信诺〔2026〕1号");
    assert!(shown.contains("份数    > 2"), "{shown}");
    desk.expect("> sh");
    desk.press("\r");
    desk.expect("第 1 次打印");
    assert!(fs::read(&paper).unwrap().starts_with(b"%PDF-"));
    desk.press("\x1b");
    let shown = desk.expect("【待签署】");
    assert!(shown.contains("登记内容与窗口签章一致"), "{shown}");
    desk.press("\x1b");
    desk.expect("1 份");
    desk.press("\x1b");
    desk.expect("查看日");
    desk.press("\x1b");
    desk.expect("今日待办  承诺  待签署 1");

    // The applicant comes back with the paper: it is scanned, and what it is opens.
    let statement = statement(folder.path());
    desk.press("");
    desk.scan(&format!("{statement}\r"));
    desk.expect("【待签署】");
    desk.press(F4);
    desk.expect("扫码核对");
    desk.press("");
    desk.scan(&format!("{statement}\r"));
    desk.expect("一致");
    for _ in 0..4 {
        desk.press("\t");
    }
    let scan = scanned(parent.path(), &statement);
    desk.press(&scan.display().to_string());
    desk.press("\r");
    let shown = desk.expect("【履行中】");
    assert!(!shown.contains("人工核对"), "the code on the scan was read: {shown}");

    // How it was kept: refused without a document, then found broken.
    desk.press(F6);
    desk.expect("登记履约情况");
    desk.press(RIGHT);
    desk.press(RIGHT);
    desk.expect("> 未履行");
    for value in ["\t", "示范区财政局", "\r"] {
        desk.press(value);
    }
    desk.expect("还没有写认定依据");
    desk.press("示财监〔2026〕5号");
    desk.press("\r");
    let shown = desk.expect("【未履行】");
    assert!(shown.contains("示财监〔2026〕5号") && shown.contains("F7 撤回认定"), "{shown}");

    // What is on record of it.
    desk.press("\x1b");
    desk.expect("> 公开信息");
    desk.press("");
    desk.scan(&format!("{code}\r"));
    let shown = desk.expect("查看日");
    assert!(shown.contains(&name) && shown.contains("承诺 1"), "{shown}");
    desk.press(F2);
    let shown = desk.expect("> 未履行");
    assert!(shown.contains("示信诺〔2026〕1号"), "{shown}");
    desk.press("\x1b");
    desk.expect("查看日");
    desk.quit_from_archive();
    let journal = hecha(folder.path(), &["journal", "export", "--operator", "auditor"]);
    assert!(journal.contains("示信诺〔2026〕1号"), "{journal}");
}

#[test]
fn a_draft_outlives_the_session_and_is_not_frozen_while_something_is_missing() {
    let folder = demo();
    let (_, code) = listed_company(folder.path());
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.scan(&format!("{code}\r"));
    desk.expect("查看日");
    desk.press(F2);
    desk.expect("没有登记过承诺");
    desk.press(F2);
    desk.press("专项");
    desk.press("\r");
    desk.expect("起草承诺书");
    desk.press("技改专项资金");
    desk.press("\x1b");
    desk.expect("还没有存成草稿");
    desk.press("\r");
    desk.expect_gone("还没有存成草稿");
    desk.press("\r");
    let shown = desk.expect("【草稿】");
    assert!(shown.contains("技改专项资金") && shown.contains("（未填）"), "{shown}");
    // Not frozen while something is missing.
    desk.press(F2);
    desk.expect("定稿后内容不能再改");
    desk.press(RIGHT);
    desk.press("\r");
    desk.expect("还有必填的没有填");
    desk.press("\x1b");
    desk.expect("1 份");
    desk.press("\x1b");
    desk.expect("查看日");
    desk.quit_from_archive();
    let mut desk = Desk::open(folder.path());
    desk.log_in();
    desk.press(F2);
    let shown = desk.expect("> 草稿");
    assert!(shown.contains("专项资金申报"), "{shown}");
    desk.press("\x1b");
    desk.expect("> 公开信息");
    desk.quit();
}

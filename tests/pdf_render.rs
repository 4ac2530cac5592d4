//! The PDF engine, seen from outside. Tests with poppler and qpdf are ignored by default: `cargo test -- --ignored`.

#![expect(clippy::unwrap_used, reason = "a test helper that fails should say where")]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use hecha::report::document::{
    Align, Block, Cell, Column, KeyValues, Level, Pairing, Paragraph, QrBlock, Table,
};
use hecha::report::{Document, Fallback, RenderError, Rendered, Warning, render};

fn fonts_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fonts")
}

fn fallback() -> Fallback {
    Fallback::new([fonts_folder()])
}

fn document(blocks: Vec<Block>) -> Document {
    Document {
        title: "信用核查报告".into(),
        author: "示范区公共信用查询窗口".into(),
        subject: "HC-2026-000123".into(),
        created: jiff::civil::date(2026, 7, 1).at(9, 5, 3, 0),
        header: Some("示范区公共信用查询窗口　区级核查结果，供内部审批参考".into()),
        footer: "编号 HC-2026-000123　核验码 7F3A-91C2-5D0E".into(),
        watermark: Some("窗口一号 王小明 2026-07-01 09:05".into()),
        blocks,
    }
}

fn prose(text: &str) -> Block {
    Block::Paragraph(Paragraph::prose(text))
}

fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(label, value)| ((*label).into(), (*value).into())).collect()
}

fn penalties(count: usize) -> Table {
    let texts = [
        "未按规定期限公示年度报告",
        "使用超过检定周期的计量器具，且在责令改正后逾期仍未送检",
        "占道经营影响市容环境卫生",
        "未取得排水许可证向城镇排水设施排放污水，经两次复查仍未整改到位，情节较重",
    ];
    let row = |number: usize| -> Vec<Cell> {
        vec![
            (number + 1).to_string().into(),
            format!("示市监罚〔2025〕{}号", 100 + number * 7).into(),
            texts[number % texts.len()].into(),
            format!("{}.00", 2000 + number * 350).into(),
            "示范区市场监督管理局".into(),
            format!("2025-{:02}-{:02}", 1 + number % 12, 1 + number * 3 % 28).into(),
            if number.is_multiple_of(3) { Cell::strong("公示中") } else { "已修复".into() },
        ]
    };
    Table {
        columns: vec![
            Column::new("序号", 0.4).aligned(Align::Center),
            Column::new("决定书文号", 2.0),
            Column::new("违法事实", 3.2),
            Column::new("金额（元）", 1.2).aligned(Align::Right),
            Column::new("处罚机关", 1.8),
            Column::new("决定日期", 1.3).aligned(Align::Center),
            Column::new("状态", 0.6).aligned(Align::Center),
        ],
        rows: (0..count).map(row).collect(),
    }
}

fn subject() -> KeyValues {
    KeyValues {
        pairing: Pairing::Double,
        pairs: pairs(&[
            ("名称", "示范市青禾节能科技有限公司"),
            ("统一社会信用代码", "91320999MA0TEST00X"),
            ("法定代表人", "欧阳䶮"),
            ("成立日期", "2015年3月18日"),
            ("登记状态", "存续（在营、开业、在册）"),
            ("注册资本", "1 200 万元人民币"),
            ("住所", "示范市示范区创新大道一百二十八号软件园丙座十七层一七〇三至一七〇九室"),
            ("登记机关", "示范区行政审批局"),
        ]),
    }
}

/// Five pages, about 330 distinct characters: what a report with many records looks like.
fn five_pages() -> Document {
    let mut blocks = vec![
        Block::Title("信用核查报告".into()),
        Block::Subtitle("报告编号：HC-2026-000123　　查询时间：2026年7月1日 09:05".into()),
        Block::Heading(Level::One, "一、核查对象".into()),
        Block::KeyValues(subject()),
        Block::Heading(Level::One, "二、核查结论".into()),
        prose(
            "截至2026年7月1日9时，在本报告第五部分所列数据来源范围内，查询到该主体行政处罚记录43条，其中公示期内15条；\
             未查询到列入严重失信主体名单的记录。查询到的记录是否影响本事项的办理，由业务主管部门依法决定。",
        ),
        prose(
            "数据来源单位“示范区生态环境局”的数据截至2026年6月28日，晚于该日的信息不在本报告范围内。",
        ),
        Block::Heading(Level::One, "三、名单信息".into()),
        Block::KeepTogether(vec![
            Block::Heading(Level::Two, "（一）经营异常名录".into()),
            prose("查询期内无相关信息。"),
        ]),
        Block::Heading(Level::Two, "（二）守信激励名单".into()),
        Block::Table(Table {
            columns: vec![
                Column::new("名单", 2.0),
                Column::new("列入日期", 1.2).aligned(Align::Center),
                Column::new("有效期至", 1.2).aligned(Align::Center),
                Column::new("认定机关", 2.0),
            ],
            rows: vec![vec![
                "A级纳税人".into(),
                "2025-04-30".into(),
                "2026-04-30（推算）".into(),
                "国家税务总局示范区税务局".into(),
            ]],
        }),
        Block::Heading(Level::One, "四、行政处罚".into()),
        Block::Table(penalties(43)),
        Block::Heading(Level::One, "五、数据来源与说明".into()),
    ];
    for (number, office) in
        ["市场监督管理局", "生态环境局", "住房和城乡建设局", "交通运输局", "卫生健康委员会"]
            .iter()
            .enumerate()
    {
        let line = format!("{}. 示范区{office}，数据截至2026年6月{}日；", number + 1, 20 + number);
        blocks.push(Block::Paragraph(Paragraph::flush(line, Align::Left)));
    }
    blocks.push(Block::Note(
        "声明：本报告依据归集到示范区公共信用信息平台的数据生成，仅陈述事实，不作信用评价；对信息有异议的，\
         可向窗口提出异议申请。涉及个人隐私和商业秘密的内容，请妥善保管，不得用于申请事项以外的用途。"
            .into(),
    ));
    blocks.push(Block::Qr(QrBlock {
        payload:
            "HC-2026-000123;SM3=66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
                .into(),
        caption: vec![
            "报告编号：HC-2026-000123".into(),
            "SM3 摘要：66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0".into(),
            "扫码或在窗口输入核验码，可核对本报告是否真实、是否被改动。".into(),
        ],
    }));
    document(blocks)
}

/// Everything hard at once: rare characters, doubles, marks, endless names.
fn hard_cases() -> Document {
    document(vec![
        Block::Title("䶮㛃𬍛𠮷与不常用字的很长很长的标题要在两行里居中排列".into()),
        prose(
            "扩展区：䶮 㛃 𬍛 𠮷 𪚥 𫞩 𫠝；兼容：不\u{f967} 金\u{f90a}；全角：ＡＢＣ１２３ ～〜－—·•／（）()；数字0123456789。",
        ),
        prose("没有字形：\u{31350} \u{e863} 😀，照样印出。"),
        prose(&"很长的中文段落，检验两端对齐与禁则（包括“引号”、《书名号》）。".repeat(8)),
        prose(&format!("无空格的长串：{}", "0123456789ABCDEF".repeat(30))),
        Block::KeyValues(KeyValues {
            pairing: Pairing::Single,
            pairs: vec![
                ("名称".into(), "长".repeat(400)),
                ("经营范围".into(), "一般项目：技术服务、技术开发；".repeat(20)),
            ],
        }),
        Block::Table(Table {
            columns: vec![Column::new("项", 1.0), Column::new("内容", 4.0), Column::new("注", 1.0)],
            rows: vec![
                vec!["一".into(), "单元格".repeat(3334).into(), "旁".into()],
                vec!["二".into(), "X".repeat(3000).into(), "91320999MA0TEST00X".into()],
            ],
        }),
    ])
}

fn rendered(document: &Document) -> Rendered {
    render(document, &fallback()).unwrap()
}

/// A folder of this test's own, removed with everything in it when dropped.
struct Sheet {
    folder: tempfile::TempDir,
}

impl Sheet {
    fn new(document: &Document) -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.pdf"), rendered(document).bytes).unwrap();
        Self { folder }
    }

    fn pdf(&self) -> PathBuf {
        self.folder.path().join("a.pdf")
    }

    /// Runs a program, with the PDF's path for `@`; its standard output.
    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let pdf = self.pdf();
        let arguments =
            arguments.iter().map(|a| if *a == "@" { pdf.as_os_str() } else { a.as_ref() });
        let output =
            Command::new(program).args(arguments).current_dir(&self.folder).output().unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && errors.is_empty(), "{program}: {errors}");
        String::from_utf8(output.stdout).unwrap()
    }
}

/// How often each visible character occurs.
fn census(text: &str) -> BTreeMap<char, usize> {
    let mut census = BTreeMap::new();
    for character in text.chars().filter(|c| !c.is_whitespace()) {
        *census.entry(character).or_default() += 1;
    }
    census
}

fn texts(block: &Block, out: &mut String) {
    match block {
        Block::Title(text)
        | Block::Subtitle(text)
        | Block::Heading(_, text)
        | Block::Note(text) => {
            out.push_str(text);
        }
        Block::Paragraph(paragraph) => out.push_str(&paragraph.text),
        Block::KeyValues(table) => {
            table.pairs.iter().for_each(|(label, value)| out.extend([label.as_str(), value]));
        }
        Block::Table(table) => {
            table.columns.iter().for_each(|column| out.push_str(&column.header));
            table.rows.iter().flatten().for_each(|cell| out.push_str(&cell.text));
        }
        Block::Qr(code) => code.caption.iter().for_each(|line| out.push_str(line)),
        Block::Space(_) => {}
        Block::KeepTogether(blocks) => blocks.iter().for_each(|block| texts(block, out)),
    }
}

/// The characters the paper should hold: blocks, furniture on every page, and each repeated table header.
fn expected(
    document: &Document,
    pages: usize,
    repeated_heads: &[(&str, usize)],
) -> BTreeMap<char, usize> {
    let mut text = String::new();
    document.blocks.iter().for_each(|block| texts(block, &mut text));
    for page in 1..=pages {
        text.push_str(document.header.as_deref().unwrap_or_default());
        text.push_str(&document.footer);
        text.push_str(&format!("第{page}页共{pages}页"));
    }
    for (head, times) in repeated_heads {
        text.push_str(&head.repeat(*times));
    }
    for missing in ['\u{31350}', '\u{e863}', '😀'] {
        text = text.replace(missing, &format!("〔U+{:04X}〕", u32::from(missing)));
    }
    census(&text)
}

#[test]
fn the_same_document_gives_the_same_bytes_and_another_gives_another_id() {
    let first = rendered(&five_pages());
    assert_eq!(first, rendered(&five_pages()));
    let mut other = five_pages();
    other.blocks.push(Block::Note("附".into()));
    let id = |bytes: &[u8]| {
        let file = lopdf::Document::load_mem(bytes).unwrap();
        file.trailer.get(b"ID").unwrap().as_array().unwrap()[0].as_str().unwrap().to_vec()
    };
    assert_ne!(id(&first.bytes), id(&rendered(&other).bytes));
}

#[test]
fn the_file_says_what_it_is() {
    let bytes = rendered(&five_pages()).bytes;
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let file = lopdf::Document::load_mem(&bytes).unwrap();
    assert_eq!(file.catalog().unwrap().get(b"Lang").unwrap().as_str().unwrap(), b"zh-CN");
    let info = file.trailer.get(b"Info").unwrap().as_reference().unwrap();
    let info = file.get_dictionary(info).unwrap();
    assert_eq!(info.get(b"CreationDate").unwrap().as_str().unwrap(), b"D:20260701090503+08'00'");
    for key in [b"GTS_PDFXVersion".as_slice(), b"Identifier"] {
        assert!(info.get(key).is_err());
    }
}

#[test]
fn characters_without_a_font_are_spelled_and_reported() {
    let warnings = rendered(&hard_cases()).warnings;
    let spelled = ['\u{e863}', '😀', '\u{31350}'].map(Warning::Spelled);
    assert_eq!(warnings, spelled);
}

#[test]
fn without_the_last_resort_font_its_characters_are_spelled() {
    let report = render(&document(vec![prose("𪚥字")]), &Fallback::default()).unwrap();
    assert_eq!(report.warnings, [Warning::Spelled('𪚥'), Warning::NoFallbackFont]);
}

#[test]
fn a_damaged_last_resort_font_counts_as_none() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("HanaMinB.ttf"), b"not a font").unwrap();
    let damaged = Fallback::new([folder.path().to_path_buf()]);
    let report = render(&document(vec![prose("𪚥字")]), &damaged).unwrap();
    assert!(report.warnings.contains(&Warning::NoFallbackFont));
    let both = Fallback::new([folder.path().to_path_buf(), fonts_folder()]);
    assert_eq!(render(&document(vec![prose("𪚥字")]), &both).unwrap().warnings, []);
}

#[test]
fn dangerous_characters_are_left_out_and_counted() {
    let report = rendered(&document(vec![prose("甲\u{202e}乙\u{1b}[31m丙\u{200b}")]));
    assert_eq!(report.warnings, [Warning::Cleaned(7)]);
}

#[test]
fn too_much_furniture_is_reported() {
    let mut crowded = document(vec![]);
    crowded.footer = "页脚".repeat(200);
    assert_eq!(rendered(&crowded).warnings, [Warning::FurnitureCut]);
}

#[test]
fn rare_characters_of_the_standard_need_no_spelling() {
    // 䶮 㛃 𬍛 and U+9FEB–9FEF, which one of the faces lacks (GB 18030-2022, level 2).
    let text = "䶮㛃𬍛𠮷〇々\u{9feb}\u{9fec}\u{9fed}\u{9fee}\u{9fef}·•“”——……①㎡℃×÷≤≥￥％‰№";
    let blocks =
        vec![Block::Title(text.into()), Block::Heading(Level::One, text.into()), prose(text)];
    assert_eq!(rendered(&document(blocks)).warnings, []);
}

#[test]
fn no_notdef_is_drawn() {
    for document in [five_pages(), hard_cases()] {
        let file = lopdf::Document::load_mem(&rendered(&document).bytes).unwrap();
        let mut shown = 0;
        for page in file.get_pages().into_values() {
            let content = lopdf::content::Content::decode(&file.get_page_content(page)).unwrap();
            for operation in content.operations.iter().filter(|o| o.operator == "Tj") {
                for code in operation.operands[0].as_str().unwrap().chunks(2) {
                    assert_ne!(code, [0, 0]);
                    shown += 1;
                }
            }
        }
        assert!(shown > 1000);
    }
}

#[test]
fn what_cannot_be_set_is_refused() {
    let wide = Table { columns: vec![Column::new("列", 1.0); 40], rows: vec![] };
    let refused = render(&document(vec![Block::Table(wide)]), &fallback());
    assert_eq!(refused, Err(RenderError::TooManyColumns { columns: 40 }));

    let long = Table {
        columns: vec![Column::new("列", 1.0)],
        rows: vec![vec!["一".into(), "二".into()]],
    };
    let refused = render(&document(vec![Block::Table(long)]), &fallback());
    assert_eq!(refused, Err(RenderError::RowTooLong { row: 1, cells: 2, columns: 1 }));

    let code = QrBlock { payload: "x".repeat(4000), caption: vec![] };
    let refused = render(&document(vec![Block::Qr(code)]), &fallback());
    assert_eq!(refused, Err(RenderError::QrTooLong { bytes: 4000 }));
}

#[test]
fn an_empty_document_is_one_page() {
    assert_eq!(rendered(&document(vec![])).pages, 1);
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_gives_every_character_back() {
    let head = "序号决定书文号违法事实金额（元）处罚机关决定日期状态";
    for (document, head) in [(five_pages(), head), (hard_cases(), "项内容注")] {
        let pages = rendered(&document).pages;
        let sheet = Sheet::new(&document);
        for arguments in [["-enc", "UTF-8", "@", "-"], ["-layout", "-nopgbrk", "@", "-"]] {
            let text = sheet.run("pdftotext", &arguments);
            let times =
                text.matches(if head.len() > 20 { "决定书文号" } else { "内容" }).count() - 1;
            let expected = expected(&document, pages, &[(head, times)]);
            let found = census(&text);
            assert!(times > 0, "the header is repeated");
            assert_eq!(found, expected);
        }
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn pdftotext_gives_paragraphs_back_in_order() {
    let text =
        "核查对象䶮、㛃、𬍛与𠮷，编号91320999MA0TEST00X；不\u{f967}～〜·（2026年）。".repeat(6);
    let sheet = Sheet::new(&document(vec![prose(&text)]));
    for mode in ["-raw", "-layout"] {
        let printed: String =
            sheet.run("pdftotext", &[mode, "@", "-"]).split_whitespace().collect();
        assert!(printed.contains(&text), "{mode}: {printed}");
    }
}

#[test]
#[ignore = "needs qpdf"]
fn qpdf_finds_nothing_wrong() {
    for document in [five_pages(), hard_cases(), document(vec![])] {
        let said = Sheet::new(&document).run("qpdf", &["--check", "@"]);
        assert!(said.contains("No syntax or stream encoding errors"), "{said}");
    }
}

#[test]
#[ignore = "needs pdffonts"]
fn all_fonts_are_embedded_subsets_with_text() {
    let sheet = Sheet::new(&hard_cases());
    let listing = sheet.run("pdffonts", &["@"]);
    let fonts: Vec<_> = listing.lines().skip(2).collect();
    assert!(fonts.len() >= 4, "{listing}");
    for font in fonts {
        let columns: Vec<_> = font.split_whitespace().rev().take(5).collect();
        assert_eq!(columns[2..], ["yes", "yes", "yes"], "{listing}");
        assert_eq!(font.find('+'), Some(6), "{listing}");
    }
}

#[test]
#[ignore = "needs pdftoppm"]
fn pages_are_not_blank_and_nothing_is_in_the_margins() {
    for document in [five_pages(), hard_cases()] {
        let sheet = Sheet::new(&document);
        sheet.run("pdftoppm", &["-r", "50", "-gray", "@", "p"]);
        let mut pages = 0;
        for entry in std::fs::read_dir(sheet.folder.path()).unwrap() {
            let path = entry.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "pgm") {
                check_ink(&std::fs::read(path).unwrap());
                pages += 1;
            }
        }
        assert_eq!(pages, rendered(&document).pages);
    }
}

/// Dark pixels there are, none in the outer 20 mm at the sides (the watermark is lighter than that).
fn check_ink(pgm: &[u8]) {
    let mut parts = pgm.splitn(4, |byte| *byte == b'\n');
    parts.next();
    let size = String::from_utf8(parts.next().unwrap().to_vec()).unwrap();
    let width: usize = size.split(' ').next().unwrap().parse().unwrap();
    parts.next();
    let dark = |pixel: &u8| *pixel < 150;
    let pixels = parts.next().unwrap();
    assert!(pixels.iter().filter(|pixel| dark(pixel)).count() > 500);
    let margin = width * 20 / 210;
    for row in pixels.chunks(width) {
        assert!(!row[..margin].iter().any(dark));
        assert!(!row[width - margin..].iter().any(dark));
    }
}

#[test]
#[ignore = "prints figures; meaningful in a release build only"]
fn figures() {
    let five = five_pages();
    let mut text = String::new();
    five.blocks.iter().for_each(|block| texts(block, &mut text));
    let start = Instant::now();
    let report = rendered(&five);
    let cold = start.elapsed();
    let start = Instant::now();
    rendered(&five);
    let warm = start.elapsed();
    println!(
        "{} pages, {} distinct characters, {} bytes; cold {cold:?}, warm {warm:?}",
        report.pages,
        census(&text).len(),
        report.bytes.len()
    );
    let start = Instant::now();
    let report = rendered(&document(vec![Block::Table(penalties(5000))]));
    println!(
        "5000 rows: {} pages, {} bytes, {:?}",
        report.pages,
        report.bytes.len(),
        start.elapsed()
    );
    let start = Instant::now();
    let report = rendered(&hard_cases());
    println!(
        "hard cases: {} pages, {} bytes, {:?}",
        report.pages,
        report.bytes.len(),
        start.elapsed()
    );
    if let Some(folder) = std::env::var_os("HECHA_KEEP_PDF") {
        let folder = PathBuf::from(folder);
        std::fs::write(folder.join("five.pdf"), rendered(&five).bytes).unwrap();
        std::fs::write(folder.join("hard.pdf"), rendered(&hard_cases()).bytes).unwrap();
    }
}

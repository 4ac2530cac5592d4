//! The same content set by Typst (the PyPI wheel `typst`), as a process of its own, when Python has it.

use std::{
    fmt::Write as _,
    fs,
    process::{Command, Stdio},
};

use hecha::report::{
    Document,
    document::{Block, Level, Pairing},
};

use crate::{
    Measured,
    processes::{RUNS, run},
    table::Table,
    timing::{Times, megabytes},
};

const COMPILE: &str = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], \
                       font_paths=[sys.argv[3]], ignore_system_fonts=True)";

/// Times Typst on the text and the tables of a document. Its watermark, seal and data are ours alone.
pub fn measure(document: &Document, table: &mut Table) -> Measured {
    let has = Command::new("python3").args(["-c", "import typst"]).stderr(Stdio::null()).status();
    if !has.is_ok_and(|status| status.success()) {
        table.line("Typst on the same content", "not installed", "");
        return Ok(());
    }
    let folder = tempfile::tempdir()?;
    let (source, pdf) = (folder.path().join("report.typ"), folder.path().join("report.pdf"));
    fs::write(&source, markup(document))?;
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/fonts");
    let (mut times, mut most) = (Times::default(), 0);
    for _ in 0..RUNS {
        let mut command = Command::new("python3");
        command.args(["-c", COMPILE]).arg(&source).arg(&pdf).arg(fonts);
        most = most.max(run(&mut command, &mut times)?);
    }
    let mut start = Times::default();
    for _ in 0..RUNS {
        run(Command::new("python3").args(["-c", "import typst"]), &mut start)?;
    }
    table.line("Typst on the same content, Python included", &times.figure(), "");
    table.line("of which starting Python with it", &start.figure(), "");
    table.line("Typst, resident (watched)", &megabytes(most), "");
    let size = format!("{:.1} KB", fs::metadata(&pdf)?.len() as f64 / 1e3);
    table.line("Typst, its PDF", &size, "");
    Ok(())
}

fn markup(document: &Document) -> String {
    let mut out = String::from(
        "#set page(paper: \"a4\", margin: (left: 28mm, right: 26mm, top: 31mm, bottom: 30mm), \
         numbering: \"1\")\n\
         #set text(font: (\"Noto Serif CJK SC\", \"Noto Serif SC\"), size: 11pt, lang: \"zh\")\n\
         #set par(justify: true)\n",
    );
    document.blocks.iter().for_each(|block| set(block, &mut out));
    out
}

fn set(block: &Block, out: &mut String) {
    let _ = match block {
        Block::Title(text) => writeln!(out, "#align(center, text(22pt, {}))\n", quoted(text)),
        Block::Subtitle(text) => writeln!(out, "#align(center, {})\n", quoted(text)),
        Block::Heading(level, text) => {
            let depth = match level {
                Level::One => 1,
                Level::Two => 2,
                Level::Three => 3,
            };
            writeln!(out, "#heading(level: {depth}, {})\n", quoted(text))
        }
        Block::Paragraph(paragraph) => writeln!(out, "#par({})\n", quoted(&paragraph.text)),
        Block::Note(text) => writeln!(out, "#text(8.5pt, {})\n", quoted(text)),
        Block::KeyValues(table) => {
            let columns = if table.pairing == Pairing::Double { 4 } else { 2 };
            let cells = table.pairs.iter().flat_map(|(label, value)| [label, value]);
            grid(out, columns, cells.map(String::as_str))
        }
        Block::Table(table) => {
            let heads = table.columns.iter().map(|column| column.header.as_str());
            let rows = table.rows.iter().flatten().map(|cell| cell.text.as_str());
            grid(out, table.columns.len(), heads.chain(rows))
        }
        Block::Qr(code) => writeln!(out, "#text(8.5pt, {})\n", quoted(&code.caption.join("\n"))),
        Block::KeepTogether(blocks) => {
            blocks.iter().for_each(|block| set(block, out));
            Ok(())
        }
        Block::PageBreak => writeln!(out, "#pagebreak()"),
        Block::Space(_) | Block::Gap(_) | Block::Blanks(_) => Ok(()),
    };
}

fn grid<'a>(
    out: &mut String,
    columns: usize,
    cells: impl Iterator<Item = &'a str>,
) -> std::fmt::Result {
    let cells: Vec<String> = cells.map(quoted).collect();
    writeln!(out, "#text(9.5pt, table(columns: {columns}, {}))\n", cells.join(", "))
}

/// A text as a Typst string.
fn quoted(text: &str) -> String {
    let escaped: String = text
        .chars()
        .map(|c| match c {
            '"' => "\\\"".to_owned(),
            '\\' => "\\\\".to_owned(),
            '\n' => "\\n".to_owned(),
            c => c.to_string(),
        })
        .collect();
    format!("\"{escaped}\"")
}

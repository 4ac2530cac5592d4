//! `hecha code`: recognises and checks codes; no data folder, no log-in.

use crate::{
    domain::{Day, code::recognise},
    forms::Forms,
};

use super::{exit::Exit, output::Output};

/// Prints what each text is. `No` when one of them is not a valid code.
pub fn run(texts: &[String], forms: &Forms, today: Day, output: Output) -> Exit {
    let mut exit = Exit::Done;
    for text in texts {
        let recognition = recognise(text, forms.divisions(), Some(today.year()));
        if !recognition.valid {
            exit = Exit::No;
        }
        if output.json {
            output.document(&recognition);
            continue;
        }
        let kind = recognition.kind.map_or("认不出的代码", |kind| kind.label());
        let verdict = match (recognition.kind, recognition.valid) {
            (None, _) => "",
            (_, true) => "  有效",
            (_, false) => "  校验不通过",
        };
        output.line(format!("{}  {kind}{verdict}", recognition.canonical));
        for finding in &recognition.findings {
            output.line(format!("  {finding}"));
        }
        for other in &recognition.alternatives {
            if Some(other.kind) != recognition.kind {
                let verdict = if other.valid { "有效" } else { "校验不通过" };
                output.line(format!(
                    "  也可能是{}  {}  {verdict}",
                    other.kind.label(),
                    other.canonical
                ));
            }
        }
    }
    exit
}

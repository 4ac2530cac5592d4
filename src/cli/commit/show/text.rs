//! A commitment for people: what is damaged first, then what it is, then what happened.

use crate::{
    cli::{commit::words, output::Output},
    desk::commitments::Opened,
    domain::{
        Day,
        commitment::{Commitment, Deciding, Evidence, EvidenceKind, Frozen, Match},
    },
    forms::Forms,
};

pub(super) fn print(forms: &Forms, opened: &Opened, output: Output) {
    if !opened.damage.is_empty() {
        let wrong: Vec<String> = opened.damage.iter().map(|one| one.sentence()).collect();
        output.line(format!("校验不符：{}。请保留现场，报告审计管理员。", wrong.join("；")));
    }
    let life = &opened.commitment;
    let number = life.number().unwrap_or("未编号");
    let pressing = opened.pressing.map_or("", |due| due.pressing.label());
    let state = life.state.label();
    let pressing = if pressing == state { "" } else { pressing };
    let line = format!("{number}  草稿号 {}  {}  {state}  {pressing}", opened.id, opened.title);
    output.line(line.trim_end());
    let code = opened.card.codes.first().map_or("", |(_, text)| text);
    say(output, "承诺主体", format!("{}  {code}", opened.card.name));
    if let Some((frozen, printed)) = &life.frozen {
        paper(frozen, *printed, output);
    }
    values(forms, life, output);
    after_signing(life, output);
    for (place, evidence) in (1..).zip(&life.evidence) {
        say(output, "归档文件", kept(place, evidence));
    }
    settled(life, output);
    for one in &opened.history {
        say(output, "办理", format!("{}  {}  {}  {}", one.at, one.operator, one.what, one.detail));
    }
    if let Some(path) = &opened.path {
        say(output, "文件", path.display().to_string());
    }
    if opened.damage.is_empty() {
        say(output, "校验", format!("与签章相符，末步校验值 {}", opened.digest));
    }
}

fn say(output: Output, label: &str, text: impl AsRef<str>) {
    output.line(format!("  {label}  {}", text.as_ref().trim_end()));
}

fn paper(frozen: &Frozen, printed: Day, output: Output) {
    let kind = frozen.kind.label();
    say(output, "承诺事由", format!("{}  {kind}", frozen.matter));
    let scope = frozen.scope.label();
    say(output, "受理单位", format!("{}  公开类型 {scope}", frozen.department));
    say(output, "定稿", format!("{printed}  内容校验值 {}", frozen.digest));
    let (validity, due) = (words::until(frozen.validity), words::until(frozen.due));
    say(output, "期限", format!("有效期 {validity}  认定期限 {due}"));
    frozen.breach.lines().for_each(|line| say(output, "违诺责任", line));
    if let Some(rule) = &frozen.deferral {
        let (term, scenes) = (rule.term, rule.names());
        say(output, "暂缓受理", format!("{term}  {scenes}  {}", rule.ground));
    }
}

/// In the order of the form; what the form does not have any more by its name.
fn values(forms: &Forms, life: &Commitment, output: Output) {
    let draft = &life.draft;
    let fields = forms.commitment_called(&draft.template).map(|known| known.fields.as_slice());
    let fields = fields.unwrap_or_default();
    for field in fields {
        if let Some(value) = draft.values.get(&field.id) {
            say(output, &field.label, field.shown(value));
        }
    }
    for (id, value) in &draft.values {
        if fields.iter().all(|field| field.id != *id) {
            say(output, id, value);
        }
    }
}

fn after_signing(life: &Commitment, output: Output) {
    let Some(signature) = &life.signature else { return };
    let witness = match signature.witness.as_str() {
        "" => String::new(),
        witness => format!("  见证人 {witness}"),
    };
    let (signer, day) = (signature.signer.label(), signature.day);
    say(output, "签署", format!("{day}  {signer} {}{witness}", signature.name));
    let day = |day: Option<Day>| day.map_or("不设期限".to_owned(), |day| day.to_string());
    say(output, "有效期至", day(life.until()));
    say(output, "认定期限", day(life.due()));
}

/// `1. 承诺书扫描件  png  2 页  12345 字节  二维码相符  SM3 …`
fn kept(place: usize, evidence: &Evidence) -> String {
    let matched = match (evidence.kind, evidence.matched) {
        (EvidenceKind::Scan, Match::Same) => "二维码相符  ",
        (EvidenceKind::Scan, Match::Unread) => "二维码未读出  ",
        _ => "",
    };
    format!(
        "{place}. {}  {}  {} 页  {} 字节  {matched}{}",
        evidence.kind.label(),
        evidence.format,
        evidence.pages,
        evidence.bytes,
        evidence.digest,
    )
}

fn settled(life: &Commitment, output: Output) {
    if let Some(found) = &life.found {
        let outcome = found.outcome.state().label();
        say(output, "履约认定", format!("{outcome}  {}", decided(&found.by)));
        if !found.facts.is_empty() {
            say(output, "认定事实", &found.facts);
        }
    }
    if let Some(day) = life.deferred_until() {
        say(output, "暂缓受理至", format!("{day}（推算）"));
    }
    if let Some(by) = &life.correction {
        say(output, "整改", decided(by));
    }
    if let Some(reason) = &life.withdrawn {
        say(output, "撤销原因", reason);
    }
}

fn decided(by: &Deciding) -> String {
    format!("{}  {}  {}", by.day, by.unit, by.document)
}

//! What the screen of one commitment says: its head, what is promised, what happened, what is kept.

use crate::domain::commitment::{Commitment, Evidence, Match, Outcome, Pressing, State};
use crate::tui::commitments::{Damage, Happened, Shown, called};
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::Role;
use crate::tui::widgets::sheet::{Fact, pair};

/// The pages by name.
pub const PAGES: [&str; 3] = ["内容", "办理经过", "归档文件"];

/// The most lines of what does not hold.
const DAMAGES: usize = 4;

/// Who, where it stands, its days, and whether it is stored as it was sealed.
pub fn head(shown: &Shown, columns: usize) -> Vec<(Role, String)> {
    let opened = &shown.opened;
    let life = &opened.commitment;
    let number = life.number().map_or_else(|| called(opened.id), str::to_owned);
    let mut lines = vec![
        (Role::Title, format!("{}  【{}】  {number}", opened.title, life.state.label())),
        (Role::Text, format!("{}  {}", life.draft.code, opened.card.name)),
    ];
    let days = days(shown);
    if !days.is_empty() {
        lines.push((Role::Text, days));
    }
    lines.extend(asks(shown));
    lines.extend(seal(&opened.damage));
    let wrapped = lines.into_iter().flat_map(|(role, said)| {
        text::wrap(&said, columns).into_iter().map(move |line| (role, line))
    });
    wrapped.collect()
}

fn days(shown: &Shown) -> String {
    let life = &shown.opened.commitment;
    let signed = life.signature.as_ref().map(|signature| signature.day);
    let named = [("签署", signed), ("认定期限", life.due()), ("有效期至", life.until())];
    let told = named.into_iter().filter_map(|(name, day)| Some(format!("{name} {}", day?)));
    told.collect::<Vec<_>>().join("    ")
}

fn asks(shown: &Shown) -> Option<(Role, String)> {
    let due = shown.opened.pressing?;
    let role = match due.pressing {
        Pressing::Overdue | Pressing::Today => Role::Problem,
        Pressing::Soon | Pressing::ToKeep | Pressing::ToSign => Role::Warning,
    };
    let what = match due.pressing {
        Pressing::Overdue | Pressing::Today | Pressing::Soon => "，请登记履约情况（F6）",
        Pressing::ToKeep => "，请附上签署后的扫描件（F5）",
        Pressing::ToSign => "，申请人签字后登记签署（F4）",
    };
    let day = due.day.map(|day| format!(" {day}")).unwrap_or_default();
    Some((role, format!("{}{day}{what}", due.pressing.label())))
}

fn seal(damage: &[Damage]) -> Vec<(Role, String)> {
    if damage.is_empty() {
        return vec![(Role::Good, "登记内容与窗口签章一致".to_owned())];
    }
    let mut lines =
        vec![(Role::BlackList, "【内容与签章不符】 不能办理，请报告审计管理员".to_owned())];
    let told = damage.iter().take(DAMAGES).map(|one| format!("  - {}", one.sentence()));
    lines.extend(told.map(|said| (Role::Problem, said)));
    if damage.len() > DAMAGES {
        lines.push((Role::Problem, format!("  - 另有 {} 处", damage.len() - DAMAGES)));
    }
    lines
}

/// What a page says.
pub fn facts(shown: &Shown, page: usize, tables: &Tables) -> Vec<Fact> {
    match page {
        0 => promised(shown, tables),
        1 => happened(shown),
        _ => kept(shown),
    }
}

fn promised(shown: &Shown, tables: &Tables) -> Vec<Fact> {
    let life = &shown.opened.commitment;
    let mut facts = settled(life);
    facts.extend(values(life, tables));
    facts.push(Fact::Blank);
    facts.extend(terms(life, tables));
    facts
}

/// How it was found, what came of it, why it was withdrawn.
fn settled(life: &Commitment) -> Vec<Fact> {
    let mut facts = Vec::new();
    if let Some(found) = &life.found {
        let by = &found.by;
        facts.push(pair("认定", outcome(found.outcome).label()));
        facts.push(pair("认定单位", format!("{}  {}", by.unit, by.day)));
        facts.push(pair("认定依据", &*by.document));
        if !found.facts.is_empty() {
            facts.push(pair("认定事实", &*found.facts));
        }
    }
    if let Some(until) = life.deferred_until() {
        facts.push(pair(
            "暂缓受理",
            format!("按规定至 {until}（推算），是否暂缓由主管部门依法决定"),
        ));
    }
    if let Some(by) = &life.correction {
        facts.push(pair("整改", format!("{}  {}  {}", by.day, by.unit, by.document)));
    }
    if let Some(reason) = &life.withdrawn {
        facts.push(pair("撤销原因", &**reason));
    }
    if !facts.is_empty() {
        facts.push(Fact::Blank);
    }
    facts
}

fn outcome(outcome: Outcome) -> State {
    outcome.state()
}

fn values(life: &Commitment, tables: &Tables) -> Vec<Fact> {
    let values = &life.draft.values;
    let Some(template) = tables.template(&life.draft.template) else {
        return values.iter().map(|(name, value)| pair(name, value)).collect();
    };
    let known = template.fields.iter().map(|field| {
        let value = values.get(&field.id);
        let value = value.map_or_else(|| "（未填）".to_owned(), |value| field.shown(value));
        pair(&field.label, value)
    });
    let gone = values.iter().filter(|(id, _)| template.field(id).is_none());
    known.chain(gone.map(|(name, value)| pair(name, value))).collect()
}

/// The matter and what breaking it means: as printed, or as the template has it now.
fn terms(life: &Commitment, tables: &Tables) -> Vec<Fact> {
    if let Some((frozen, _)) = &life.frozen {
        return vec![
            pair("类型", frozen.kind.label()),
            pair("承诺事由", &frozen.matter),
            pair("受理单位", &frozen.department),
            pair("公开类型", frozen.scope.label()),
            pair("违诺责任", &frozen.breach),
        ];
    }
    let Some(template) = tables.template(&life.draft.template) else { return Vec::new() };
    vec![
        pair("类型", template.kind.label()),
        pair("承诺事由", &template.matter),
        pair("受理单位", template.department.as_deref().unwrap_or("本窗口所在单位")),
        pair("公开类型", template.scope.label()),
        Fact::Sentence("还没有定稿，内容可以修改（F3）。".to_owned()),
    ]
}

fn happened(shown: &Shown) -> Vec<Fact> {
    let step = |one: &Happened| {
        let detail = if one.detail.is_empty() { "" } else { "：" };
        pair(&one.at, format!("{}{detail}{}（{}）", one.what, one.detail, one.operator))
    };
    let mut facts: Vec<Fact> = shown.opened.history.iter().map(step).collect();
    facts.push(Fact::Blank);
    facts.push(pair("末次签章摘要", &*shown.opened.digest));
    facts
}

fn kept(shown: &Shown) -> Vec<Fact> {
    let evidence = &shown.opened.commitment.evidence;
    if evidence.is_empty() {
        return vec![Fact::Sentence("还没有归档文件。".to_owned())];
    }
    let mut facts = Vec::new();
    for (n, one) in (1..).zip(evidence) {
        let said = format!("{}  {} {} 页  {}", one.kind.label(), one.format, one.pages, size(one));
        facts.push(Fact::Marked(n.to_string(), Role::Title, said));
        facts.push(Fact::Sentence(format!("   SM3 {}", one.digest)));
        if one.kind == crate::domain::commitment::EvidenceKind::Scan {
            let said = match one.matched {
                Match::Same => "   扫描件上的二维码与本承诺一致",
                Match::Unread => "   扫描件上的二维码没有读出，须人工核对编号",
            };
            facts.push(Fact::Sentence(said.to_owned()));
        }
    }
    facts
}

/// `12 KB`
fn size(one: &Evidence) -> String {
    format!("{} KB", one.bytes.div_ceil(1024))
}

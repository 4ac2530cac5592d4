//! What a check says in the head of an archive: the overall state, then whatever stands beside the
//! findings. The findings themselves are the first page.

use super::archive_head::{HeadLine, plain};
use super::words;
use crate::domain::{
    assessment::{Assessment, RemarkKind, State},
    check::Check,
};
use crate::tui::tables::Tables;
use crate::tui::text;
use crate::tui::theme::Role;

/// The lines, what weighs most first; what has no room is on the screen's overview.
pub fn lines(check: &Check, tables: &Tables, columns: usize) -> Vec<HeadLine> {
    let assessment = &check.assessment;
    let mut lines = vec![state(assessment)];
    let mut say = |role: Role, sentence: String| {
        let wrapped = text::wrap(&sentence, columns);
        lines.extend(wrapped.into_iter().map(|text| HeadLine { mark: None, text, role }));
    };
    if let Some(warning) = &assessment.warning {
        let (n, grade) = (warning.records, &warning.grade);
        let (departments, fields) = (warning.departments.len(), warning.fields.len());
        let said = format!("{grade}：{departments} 个部门、{fields} 个领域有负面信息 {n} 条");
        say(Role::Problem, said);
    }
    if let Some(deferral) = &assessment.deferral {
        say(Role::Problem, format!("有未履行的承诺，暂缓受理至 {}", deferral.until));
    }
    for remark in remarks(assessment) {
        say(Role::Warning, remark.to_owned());
    }
    lines.extend(related(check));
    lines.extend(conveniences(assessment, tables));
    if let Some(commitment) = &assessment.commitment {
        lines.push(plain(format!("先签承诺  {}", commitment.asked)));
    }
    lines
}

/// The remarks that have no other place: what is closed and what is in conflict is told with the
/// other omissions.
pub fn remarks(assessment: &Assessment) -> impl Iterator<Item = &str> {
    let own = assessment
        .remarks
        .iter()
        .filter(|remark| matches!(remark.kind, RemarkKind::Status | RemarkKind::Before));
    own.map(|remark| remark.sentence.as_str())
}

/// The state in its word, with the counts.
fn state(assessment: &Assessment) -> HeadLine {
    let counts = assessment.counts;
    let mut said = match assessment.state {
        State::Attention => format!(
            "{} 项：限制 {} 审慎 {} 提示 {}",
            counts.attention(),
            counts.limit,
            counts.caution,
            counts.notice
        ),
        _ => String::new(),
    };
    if counts.prefer > 0 {
        said.push_str(&format!("    优先 {} 项", counts.prefer));
    }
    if let Some(from) = assessment.from {
        said.push_str(&format!("    区间 {from} 起"));
    }
    let state = assessment.state.label();
    let gap = if assessment.state == State::Attention { " " } else { "" };
    let mark = (format!("{state}{gap}"), words::state_role(assessment.state));
    HeadLine { mark: Some(mark), text: said, role: Role::Text }
}

fn conveniences(assessment: &Assessment, tables: &Tables) -> Option<HeadLine> {
    let known = assessment.conveniences.iter().filter_map(|id| tables.measure(id));
    let names: Vec<&str> = known.map(|measure| measure.name.as_str()).collect();
    (!names.is_empty()).then(|| plain(format!("窗口便利  {}", names.join("、"))))
}

fn related(check: &Check) -> Vec<HeadLine> {
    let related = &check.related;
    let mut lines: Vec<HeadLine> = related
        .hits
        .iter()
        .map(|hit| {
            let n = hit.counts.attention();
            let text = format!("关联  {} {}：需关注 {n} 项，不计入本主体", hit.relation, hit.name);
            HeadLine { mark: None, text, role: Role::Warning }
        })
        .collect();
    if related.closed > 0 {
        let n = related.closed;
        lines.push(plain(format!("关联  自然人 {n} 人未核查：须依职权并填写用途（F7）")));
    }
    if related.contradicted > 0 {
        let n = related.contradicted;
        lines.push(plain(format!("关联  {n} 个未核查：登记的姓名或名称与代码不符")));
    }
    if related.beyond > 0 {
        lines.push(plain(format!("关联  另有 {} 个未核查，请逐个查询", related.beyond)));
    }
    lines
}

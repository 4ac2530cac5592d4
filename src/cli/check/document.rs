//! A check as JSON; keys are a contract.

use serde::Serialize;

use super::{Done, Wanted};
use crate::{
    desk::{Desk, DeskError, check::Checked, look_up::Note},
    domain::{
        Day,
        archive::Standing,
        assessment::{Counts, Finding, FindingKind, State},
        effect::Effect,
        feedback::Feedback,
        list::{Colour, Until},
        measure::{Measure, MeasureId, MeasureKind},
        repair::{Remedy, RepairFrom},
        severity::Severity,
        subject::SubjectKind,
    },
    forms::Forms,
};

#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    query: &'a str,
    scene: Option<SceneDocument<'a>>,
    state: State,
    state_text: &'static str,
    as_of: Day,
    today: Day,
    reason: Option<String>,
    notes: Vec<Note>,
    #[serde(flatten)]
    answer: AnswerDocument<'a>,
}

#[derive(Debug, Serialize)]
struct SceneDocument<'a> {
    id: &'a str,
    name: &'a str,
}

/// What was found. A check that was not made has the same keys and says nothing in any: no counts
/// of zero that could be taken for an answer.
#[derive(Debug, Default, Serialize)]
struct AnswerDocument<'a> {
    subject: Option<SubjectDocument<'a>>,
    look_back_from: Option<Day>,
    summary: Option<&'a str>,
    counts: Option<Counts>,
    findings: Vec<FindingDocument<'a>>,
    warning: Option<WarningDocument<'a>>,
    related: Option<RelatedDocument<'a>>,
    deferral: Option<DeferralDocument<'a>>,
    commitment: Option<CommitmentDocument<'a>>,
    conveniences: Vec<MeasureDocument<'a>>,
    remarks: Vec<&'a str>,
    left_out: Option<usize>,
    data_as_of: Option<String>,
}

#[derive(Debug, Serialize)]
struct SubjectDocument<'a> {
    id: u32,
    name: &'a str,
    kind: SubjectKind,
    code: Option<&'a str>,
    status: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct FindingDocument<'a> {
    n: usize,
    effect: Effect,
    effect_text: &'static str,
    kind: &'static str,
    list: Option<&'a str>,
    color: Option<Colour>,
    record: RecordDocument<'a>,
    name: &'a str,
    sentence: &'a str,
    ground: &'a str,
    since: Option<Day>,
    until: Option<Day>,
    until_estimated: bool,
    severity: Option<Severity>,
    under_objection: bool,
    authority: &'a str,
    document_number: &'a str,
    repair: Option<RepairDocument<'a>>,
    measures: Vec<MeasureDocument<'a>>,
    feedback: Vec<FeedbackDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct RecordDocument<'a> {
    item: &'a str,
    /// As text: it is larger than what JavaScript counts exactly.
    key: String,
}

#[derive(Debug, Serialize)]
struct RepairDocument<'a> {
    remedy: &'static str,
    from: Option<Day>,
    basis: &'static str,
    missing: Vec<String>,
    ground: &'a str,
}

/// A measure of the lists.
#[derive(Debug, Clone, Copy, Serialize)]
pub(in crate::cli) struct MeasureDocument<'a> {
    pub(in crate::cli) id: &'a str,
    pub(in crate::cli) name: &'a str,
    pub(in crate::cli) kind: MeasureKind,
    pub(in crate::cli) category: &'a str,
    pub(in crate::cli) departments: &'a [String],
    pub(in crate::cli) ground: &'a str,
}

/// What was done.
#[derive(Debug, Serialize)]
pub(in crate::cli) struct FeedbackDocument<'a> {
    measure: &'a str,
    pub(in crate::cli) department: &'a str,
    pub(in crate::cli) day: Day,
    execution: &'static str,
    pub(in crate::cli) document: &'a str,
}

#[derive(Debug, Serialize)]
struct WarningDocument<'a> {
    grade: &'a str,
    departments: &'a [String],
    fields: &'a [String],
    records: usize,
    sentence: String,
    ground: &'a str,
}

#[derive(Debug, Serialize)]
struct RelatedDocument<'a> {
    looked_at: usize,
    closed: usize,
    contradicted: usize,
    beyond: usize,
    hits: Vec<HitDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct HitDocument<'a> {
    subject: u32,
    name: &'a str,
    kind: SubjectKind,
    relation: &'a str,
    counts: Counts,
    findings: Vec<(Effect, &'a str, Option<Day>)>,
}

#[derive(Debug, Serialize)]
struct DeferralDocument<'a> {
    until: Day,
    ground: &'a str,
}

#[derive(Debug, Serialize)]
struct CommitmentDocument<'a> {
    asked: &'a str,
    ground: &'a str,
}

/// A check that was made.
pub(super) fn of<'a>(desk: &'a Desk, query: &'a str, done: &'a Done) -> Document<'a> {
    let checked = &done.checked;
    let assessment = &checked.check.assessment;
    Document {
        query,
        scene: Some(SceneDocument { id: assessment.scene.as_str(), name: &assessment.scene_name }),
        state: assessment.state,
        state_text: assessment.state.label(),
        as_of: assessment.day,
        today: desk.today(),
        reason: None,
        notes: done.notes.clone(),
        answer: answer(desk.forms(), checked),
    }
}

/// A check that could not be made: never a clear one.
pub(super) fn refused<'a>(desk: &'a Desk, wanted: &'a Wanted, error: &DeskError) -> Document<'a> {
    let state = match error {
        DeskError::UnknownSubject => State::NotFound,
        _ => State::NotCheckable,
    };
    let scene = wanted.scene.as_deref().and_then(|word| desk.forms().scene_called(word));
    Document {
        query: &wanted.code,
        scene: scene.map(|scene| SceneDocument { id: scene.id.as_str(), name: &scene.name }),
        state,
        state_text: state.label(),
        as_of: wanted.day.unwrap_or_else(|| desk.today()),
        today: desk.today(),
        reason: Some(error.to_string()),
        notes: Vec::new(),
        answer: AnswerDocument::default(),
    }
}

fn answer<'a>(forms: &'a Forms, checked: &'a Checked) -> AnswerDocument<'a> {
    let (archive, assessment) = (&checked.archive, &checked.check.assessment);
    let card = &archive.subject;
    let findings = assessment.findings.iter().enumerate();
    AnswerDocument {
        subject: Some(SubjectDocument {
            id: card.id.0,
            name: &card.name,
            kind: card.kind,
            code: card.codes.first().map(|(_, code)| code.as_str()),
            status: card.status.as_deref(),
        }),
        look_back_from: assessment.from,
        summary: Some(&assessment.summary),
        counts: Some(assessment.counts),
        findings: findings.map(|(i, found)| finding(forms, checked, i + 1, found)).collect(),
        warning: assessment.warning.as_ref().map(|warning| WarningDocument {
            grade: &warning.grade,
            departments: &warning.departments,
            fields: &warning.fields,
            records: warning.records,
            sentence: forms.findings.warning(warning),
            ground: &warning.ground,
        }),
        related: Some(related(checked)),
        deferral: assessment
            .deferral
            .as_ref()
            .map(|deferral| DeferralDocument { until: deferral.until, ground: &deferral.ground }),
        commitment: assessment.commitment.as_ref().map(|commitment| CommitmentDocument {
            asked: &commitment.asked,
            ground: &commitment.ground,
        }),
        conveniences: measures(forms, &assessment.conveniences),
        remarks: assessment.remarks.iter().map(|remark| remark.sentence.as_str()).collect(),
        left_out: Some(archive.left_out.total()),
        data_as_of: archive.data_as_of().map(|moment| moment.second()),
    }
}

fn finding<'a>(
    forms: &'a Forms,
    checked: &'a Checked,
    n: usize,
    finding: &'a Finding,
) -> FindingDocument<'a> {
    let (kind, list, color) = match &finding.kind {
        FindingKind::Listing(list, colour) => ("listing", Some(list.as_str()), Some(*colour)),
        FindingKind::Commitment => ("commitment", None, None),
        FindingKind::Record => ("record", None, None),
    };
    FindingDocument {
        n,
        effect: finding.effect,
        effect_text: finding.effect.label(),
        kind,
        list,
        color,
        record: RecordDocument {
            item: finding.record.0.as_str(),
            key: finding.record.1.0.to_string(),
        },
        name: &finding.name,
        sentence: &finding.sentence,
        ground: &finding.ground,
        since: finding.since,
        until: finding.until.day(),
        until_estimated: matches!(finding.until, Until::Estimated(_)),
        severity: finding.severity,
        under_objection: finding.standing == Standing::UnderObjection,
        authority: &finding.authority,
        document_number: &finding.document_number,
        repair: repair(forms, checked.archive.day, finding),
        measures: measures(forms, &finding.measures),
        feedback: checked.check.feedback_on(&finding.record).map(feedback).collect(),
    }
}

fn repair<'a>(forms: &Forms, day: Day, finding: &'a Finding) -> Option<RepairDocument<'a>> {
    let clock = finding.repair.as_ref()?;
    let (from, basis) = match clock.from {
        RepairFrom::Day(day) => (Some(day), "day"),
        RepairFrom::Fulfilment => (None, "fulfilment"),
        RepairFrom::Undecided => (None, "undecided"),
    };
    let remedy = match clock.remedy {
        Remedy::Repair => "repair",
        Remedy::Removal => "removal",
    };
    let missing = forms.findings.missing(clock, day);
    Some(RepairDocument { remedy, from, basis, missing, ground: &clock.ground })
}

fn measures<'a>(forms: &'a Forms, ids: &[MeasureId]) -> Vec<MeasureDocument<'a>> {
    ids.iter().filter_map(|id| forms.measure(id)).map(measure).collect()
}

pub(in crate::cli) fn measure(measure: &Measure) -> MeasureDocument<'_> {
    MeasureDocument {
        id: measure.id.as_str(),
        name: &measure.name,
        kind: measure.kind,
        category: &measure.category,
        departments: &measure.departments,
        ground: &measure.ground,
    }
}

pub(in crate::cli) fn feedback(feedback: &Feedback) -> FeedbackDocument<'_> {
    FeedbackDocument {
        measure: feedback.measure.as_str(),
        department: &feedback.department,
        day: feedback.day,
        execution: feedback.execution.name(),
        document: &feedback.document,
    }
}

fn related(checked: &Checked) -> RelatedDocument<'_> {
    let related = &checked.check.related;
    let hits = related.hits.iter().map(|hit| HitDocument {
        subject: hit.subject.0,
        name: &hit.name,
        kind: hit.kind,
        relation: &hit.relation,
        counts: hit.counts,
        findings: hit.findings.iter().map(|f| (f.effect, &*f.name, f.until.day())).collect(),
    });
    RelatedDocument {
        looked_at: related.looked_at.len(),
        closed: related.closed,
        contradicted: related.contradicted,
        beyond: related.beyond,
        hits: hits.collect(),
    }
}

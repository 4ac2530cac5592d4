//! A commitment as JSON; keys are a contract.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::{
    cli::commit::words,
    desk::commitments::{Damage, Happened, Opened},
    domain::{
        Day,
        access::Scope,
        archive::SubjectCard,
        commitment::{
            CommitmentKind, Deciding, Evidence, EvidenceKind, Found, Frozen, Match, Outcome,
            Signer, State, Values,
        },
    },
};

#[derive(Debug, Serialize)]
pub(super) struct Document<'a> {
    id: u32,
    number: Option<&'a str>,
    state: State,
    state_text: &'static str,
    title: &'a str,
    subject: SubjectDocument<'a>,
    template: &'a str,
    values: &'a Values,
    frozen: Option<FrozenDocument<'a>>,
    file: Option<String>,
    signature: Option<SignatureDocument<'a>>,
    evidence: Vec<EvidenceDocument<'a>>,
    finding: Option<FindingDocument<'a>>,
    correction: Option<DecidingDocument<'a>>,
    withdrawn: Option<&'a str>,
    signed: Option<Day>,
    due: Option<Day>,
    until: Option<Day>,
    deferred_until: Option<Day>,
    pressing: Option<&'static str>,
    history: Vec<HappenedDocument<'a>>,
    whole: bool,
    damage: Vec<DamageDocument>,
    digest: &'a str,
}

/// Who promises.
#[derive(Debug, Serialize)]
pub(in crate::cli::commit) struct SubjectDocument<'a> {
    id: u32,
    name: &'a str,
    /// The first of each kind, as it may be shown.
    codes: BTreeMap<&'static str, &'a str>,
}

#[derive(Debug, Serialize)]
struct FrozenDocument<'a> {
    number: &'a str,
    printed: Day,
    digest: &'a str,
    kind: CommitmentKind,
    kind_text: &'static str,
    matter: &'a str,
    department: &'a str,
    scope: Scope,
    breach: &'a str,
    validity: String,
    due: String,
    remind_days: i32,
    deferral: Option<DeferralDocument<'a>>,
}

#[derive(Debug, Serialize)]
struct DeferralDocument<'a> {
    term: String,
    scenes: Vec<&'a str>,
    ground: &'a str,
}

#[derive(Debug, Serialize)]
struct SignatureDocument<'a> {
    signer: Signer,
    signer_text: &'static str,
    name: &'a str,
    day: Day,
    witness: &'a str,
}

#[derive(Debug, Serialize)]
struct EvidenceDocument<'a> {
    place: usize,
    kind: EvidenceKind,
    kind_text: &'static str,
    format: &'a str,
    pages: u32,
    bytes: u64,
    digest: &'a str,
    matched: Match,
}

#[derive(Debug, Serialize)]
struct FindingDocument<'a> {
    outcome: Outcome,
    outcome_text: &'static str,
    facts: &'a str,
    #[serde(flatten)]
    by: DecidingDocument<'a>,
}

#[derive(Debug, Serialize)]
struct DecidingDocument<'a> {
    unit: &'a str,
    day: Day,
    document: &'a str,
}

#[derive(Debug, Serialize)]
struct HappenedDocument<'a> {
    at: &'a str,
    operator: &'a str,
    what: &'static str,
    detail: &'a str,
}

#[derive(Debug, Serialize)]
struct DamageDocument {
    name: &'static str,
    sentence: String,
}

pub(super) fn of(opened: &Opened) -> Document<'_> {
    let life = &opened.commitment;
    Document {
        id: opened.id.0,
        number: life.number(),
        state: life.state,
        state_text: life.state.label(),
        title: &opened.title,
        subject: subject_document(&opened.card),
        template: &life.draft.template,
        values: &life.draft.values,
        frozen: life.frozen.as_ref().map(frozen),
        file: opened.path.as_ref().map(|path| path.display().to_string()),
        signature: life.signature.as_ref().map(|signature| SignatureDocument {
            signer: signature.signer,
            signer_text: signature.signer.label(),
            name: &signature.name,
            day: signature.day,
            witness: &signature.witness,
        }),
        evidence: (1..).zip(&life.evidence).map(evidence).collect(),
        finding: life.found.as_ref().map(finding),
        correction: life.correction.as_ref().map(deciding),
        withdrawn: life.withdrawn.as_deref(),
        signed: life.signature.as_ref().map(|signature| signature.day),
        due: life.due(),
        until: life.until(),
        deferred_until: life.deferred_until(),
        pressing: opened.pressing.map(|due| due.pressing.name()),
        history: opened.history.iter().map(happened).collect(),
        whole: opened.damage.is_empty(),
        damage: opened.damage.iter().map(damage).collect(),
        digest: &opened.digest,
    }
}

/// Who promises.
pub(in crate::cli::commit) fn subject_document(card: &SubjectCard) -> SubjectDocument<'_> {
    // The last of a kind to come in stays: from the weakest to the strongest.
    let codes = card.codes.iter().rev().map(|(kind, text)| (kind.name(), text.as_str()));
    SubjectDocument { id: card.id.0, name: &card.name, codes: codes.collect() }
}

fn frozen((frozen, printed): &(Frozen, Day)) -> FrozenDocument<'_> {
    FrozenDocument {
        number: &frozen.number,
        printed: *printed,
        digest: &frozen.digest,
        kind: frozen.kind,
        kind_text: frozen.kind.label(),
        matter: &frozen.matter,
        department: &frozen.department,
        scope: frozen.scope,
        breach: &frozen.breach,
        validity: words::until(frozen.validity),
        due: words::until(frozen.due),
        remind_days: frozen.remind_days,
        deferral: frozen.deferral.as_ref().map(|rule| DeferralDocument {
            term: rule.term.to_string(),
            scenes: rule.scenes.iter().map(|scene| scene.name.as_str()).collect(),
            ground: &rule.ground,
        }),
    }
}

fn evidence((place, evidence): (usize, &Evidence)) -> EvidenceDocument<'_> {
    EvidenceDocument {
        place,
        kind: evidence.kind,
        kind_text: evidence.kind.label(),
        format: &evidence.format,
        pages: evidence.pages,
        bytes: evidence.bytes,
        digest: &evidence.digest,
        matched: evidence.matched,
    }
}

fn finding(found: &Found) -> FindingDocument<'_> {
    FindingDocument {
        outcome: found.outcome,
        outcome_text: found.outcome.state().label(),
        facts: &found.facts,
        by: deciding(&found.by),
    }
}

fn deciding(by: &Deciding) -> DecidingDocument<'_> {
    DecidingDocument { unit: &by.unit, day: by.day, document: &by.document }
}

fn happened(one: &Happened) -> HappenedDocument<'_> {
    let Happened { at, operator, what, detail } = one;
    HappenedDocument { at, operator, what, detail }
}

fn damage(one: &Damage) -> DamageDocument {
    DamageDocument { name: one.name(), sentence: one.sentence() }
}

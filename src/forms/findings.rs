//! `findings.toml`: the sentences of findings, rules scenes share, and when bad records become a
//! joint warning.

use std::{collections::BTreeMap, sync::Arc};

use serde::Deserialize;
use toml::Spanned;

use super::{
    Fault, FormsError,
    document::Document,
    requirements,
    scene_rules::{self, Raw},
    selector::Names,
};
use crate::domain::{
    scene::SceneRule,
    warning::{WarningGrade, WarningRules},
    wording::{FindingWording, Wording},
};

/// Shared rules by the name scenes call them.
pub(super) type Sets = BTreeMap<String, Vec<SceneRule>>;

/// What the file says.
pub(super) struct Findings {
    pub(super) wording: FindingWording,
    pub(super) warning: WarningRules,
    pub(super) sets: Sets,
}

/// Words that judge. No sentence of the office's may hold one (FACTS of a record, not opinions).
const OPINIONS: [&str; 6] = ["信用良好", "无违法", "无不良", "建议", "不予办理", "一票否决"];

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sentences: Sentences,
    warning: Warning,
    sets: BTreeMap<String, Set>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Set {
    requirements: Option<Spanned<Vec<String>>>,
    rules: Vec<Spanned<Raw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Warning {
    requirements: Option<Spanned<Vec<String>>>,
    ground: Spanned<String>,
    grades: Vec<Grade>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Grade {
    name: Spanned<String>,
    departments: Spanned<usize>,
    fields: Spanned<usize>,
    #[serde(default)]
    serious: usize,
}

type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sentences {
    attention: Text,
    clear: Text,
    listed: Text,
    recorded: Text,
    honoured: Text,
    broken: Text,
    deferred: Text,
    objection: Text,
    repair_from: Text,
    repair_once_fulfilled: Text,
    repair_undecided: Text,
    removal_from: Text,
    waits: Text,
    warning: Text,
    related: Text,
    related_broken: Text,
    related_closed: Text,
    related_contradicted: Text,
    related_beyond: Text,
    deferral: Text,
    conveniences: Text,
    commitment: Text,
    status: Text,
    statuses: Vec<String>,
    closed: Text,
    conflicts: Text,
    unclear: Text,
    before: Text,
    estimated: Text,
    graded: Text,
    graded_by_rule: Text,
    ungraded: Text,
    until_removed: Text,
    without_end: Text,
    unstated: Text,
}

pub(super) fn read(document: &Document<'_>, names: Names<'_>) -> Result<Findings, FormsError> {
    let file: File = document.parse()?;
    let mut sets = Sets::new();
    for (name, set) in file.sets {
        requirements::check(document, set.requirements.as_ref())?;
        sets.insert(name, scene_rules::read(document, names, set.rules)?);
    }
    Ok(Findings {
        wording: wording(document, file.sentences)?,
        warning: warning(document, file.warning)?,
        sets,
    })
}

fn warning(document: &Document<'_>, raw: Warning) -> Result<WarningRules, FormsError> {
    requirements::check(document, raw.requirements.as_ref())?;
    let mut grades = Vec::with_capacity(raw.grades.len());
    for grade in raw.grades {
        // One department in one field is no joint warning.
        for number in [&grade.departments, &grade.fields] {
            if !(2..=99).contains(number.get_ref()) {
                return Err(document.at(number, Fault::Number { least: 2, most: 99 }));
            }
        }
        grades.push(WarningGrade {
            name: Arc::from(document.filled(grade.name, "预警等级名称")?),
            departments: grade.departments.into_inner(),
            fields: grade.fields.into_inner(),
            serious: grade.serious,
        });
    }
    Ok(WarningRules { ground: document.ground(raw.ground)?.into(), grades })
}

const FACTS: [&str; 5] = ["since", "name", "until", "authority", "number"];
const BROKEN: [&str; 6] = ["since", "name", "performance", "until", "authority", "number"];
const RECORDED: [&str; 6] = ["since", "name", "severity", "until", "authority", "number"];

fn wording(document: &Document<'_>, raw: Sentences) -> Result<FindingWording, FormsError> {
    let plain = |text: Text| {
        factual(document, &text)?;
        document.filled(text, "这句话")
    };
    let sentence = |text: Text, places: &[&'static str]| {
        factual(document, &text)?;
        Wording::new(text.get_ref(), places)
            .map_err(|error| document.at(&text, Fault::Wording(error)))
    };
    Ok(FindingWording {
        attention: sentence(raw.attention, &["scene", "n", "limit", "caution", "notice"])?,
        clear: sentence(raw.clear, &["scene"])?,
        listed: sentence(raw.listed, &FACTS)?,
        recorded: sentence(raw.recorded, &RECORDED)?,
        honoured: sentence(raw.honoured, &FACTS)?,
        broken: sentence(raw.broken, &BROKEN)?,
        deferred: sentence(raw.deferred, &FACTS)?,
        objection: plain(raw.objection)?,
        repair_from: sentence(raw.repair_from, &["day"])?,
        repair_once_fulfilled: plain(raw.repair_once_fulfilled)?,
        repair_undecided: plain(raw.repair_undecided)?,
        removal_from: sentence(raw.removal_from, &["day"])?,
        waits: sentence(raw.waits, &["day"])?,
        joint_warning: sentence(raw.warning, &["grade", "n", "departments", "fields"])?,
        related_hit: sentence(raw.related, &["relation", "name", "n", "findings"])?,
        related_broken: sentence(raw.related_broken, &["name"])?,
        related_closed: sentence(raw.related_closed, &["n"])?,
        related_contradicted: sentence(raw.related_contradicted, &["n"])?,
        related_beyond: sentence(raw.related_beyond, &["n"])?,
        deferral: sentence(raw.deferral, &["day", "ground"])?,
        conveniences: sentence(raw.conveniences, &["names"])?,
        commitment: sentence(raw.commitment, &["asked", "ground"])?,
        status: sentence(raw.status, &["status"])?,
        statuses: raw.statuses,
        closed: sentence(raw.closed, &["n"])?,
        conflicts: sentence(raw.conflicts, &["n"])?,
        unclear: sentence(raw.unclear, &["n"])?,
        before: sentence(raw.before, &["n"])?,
        estimated: plain(raw.estimated)?,
        graded: sentence(raw.graded, &["severity"])?,
        graded_by_rule: sentence(raw.graded_by_rule, &["severity"])?,
        ungraded: plain(raw.ungraded)?,
        until_removed: plain(raw.until_removed)?,
        without_end: plain(raw.without_end)?,
        unstated: plain(raw.unstated)?,
    })
}

fn factual(document: &Document<'_>, text: &Text) -> Result<(), FormsError> {
    match OPINIONS.into_iter().find(|word| text.get_ref().contains(word)) {
        Some(word) => Err(document.at(text, Fault::Opinion(word))),
        None => Ok(()),
    }
}

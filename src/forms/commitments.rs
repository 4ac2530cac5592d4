//! `commitments/*.toml`: templates of signed commitments, one file each.

mod accompanying;
mod deferral;
mod fields;
mod sentences;
mod span;

use serde::Deserialize;
use toml::{Spanned, Value};

use super::{Fault, FormsError, document::Document, reports::plain, requirements, source::Source};
use crate::domain::{
    access::Scope,
    catalogue::Subjects,
    commitment::{CommitmentKind, Template},
    scene::{Scene, SceneId},
};
use sentences::{Places, literal};

const FOLDER: &str = "commitments/";
/// A year: reminding earlier reminds of nothing.
const MOST_REMIND_DAYS: i32 = 366;

/// A text as it stands in the file, with its place.
type Text = Spanned<String>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Text,
    name: Text,
    #[serde(rename = "type")]
    kind: CommitmentKind,
    place: u32,
    matter: Text,
    requirements: Option<Spanned<Vec<String>>>,
    ground: Text,
    in_force_from: Option<Text>,
    in_force_until: Option<Text>,
    subjects: Subjects,
    gate: Option<Text>,
    department: Option<Text>,
    scope: Scope,
    validity: Spanned<Value>,
    due: Spanned<Value>,
    remind_days: Spanned<i32>,
    #[serde(default)]
    cosigners: Vec<Text>,
    opening: Text,
    clauses: Spanned<Vec<Text>>,
    breach: Spanned<Vec<Text>>,
    deferral: Option<deferral::Raw>,
    #[serde(default)]
    field: Vec<Spanned<fields::Row>>,
    #[serde(default)]
    accompanying: Vec<accompanying::Raw>,
}

/// The templates in the order of their places; those of one place by identifier.
pub(super) fn read(source: &Source, scenes: &[Scene]) -> Result<Vec<Template>, FormsError> {
    let mut templates: Vec<(u32, Template)> = Vec::new();
    for document in source.folder(FOLDER) {
        let file: File = document.parse()?;
        unique(&document, &templates, &file)?;
        let place = file.place;
        templates.push((place, template(&document, scenes, file)?));
    }
    templates.sort_by(|(place, one), (other, next)| (place, &one.id).cmp(&(other, &next.id)));
    Ok(templates.into_iter().map(|(_, template)| template).collect())
}

/// A word that names two templates would print the wrong one.
fn unique(
    document: &Document<'_>,
    templates: &[(u32, Template)],
    file: &File,
) -> Result<(), FormsError> {
    let is_known = |word: &str| templates.iter().any(|(_, known)| known.is_called(word));
    match [&file.id, &file.name].into_iter().find(|word| is_known(word.get_ref())) {
        Some(word) => {
            let value = word.get_ref().clone();
            Err(document.at(word, Fault::Twice { what: "承诺书", value }))
        }
        None => Ok(()),
    }
}

fn template(document: &Document<'_>, scenes: &[Scene], file: File) -> Result<Template, FormsError> {
    if file.id.get_ref() != document.stem() {
        return Err(document.at(&file.id, Fault::FileName(file.id.get_ref().clone())));
    }
    requirements::check(document, file.requirements.as_ref())?;
    let fields = fields::read(document, file.field)?;
    let places = Places::of(&fields);
    let department = file.department.map(|name| literal(document, name, "承诺受理单位"));
    let deferral = file.deferral.map(|raw| deferral::read(document, scenes, raw));
    let cosigners =
        file.cosigners.into_iter().map(|name| literal(document, name, "一并盖章的单位"));
    let cosigners = cosigners.collect::<Result<_, _>>()?;
    let papers = file.accompanying.into_iter();
    Ok(Template {
        id: document.identifier(file.id)?.into(),
        name: literal(document, file.name, "承诺书的名称")?,
        kind: file.kind,
        matter: literal(document, file.matter, "承诺事由")?,
        ground: document.ground(file.ground)?,
        in_force: document.in_force(file.in_force_from, file.in_force_until)?,
        subjects: file.subjects,
        gate: file.gate.map(|id| gate(document, scenes, &id, file.subjects)).transpose()?,
        department: department.transpose()?,
        scope: file.scope,
        validity: span::read(document, &file.validity, &fields)?,
        due: span::read(document, &file.due, &fields)?,
        remind_days: remind_days(document, &file.remind_days)?,
        opening: places.factual(document, &file.opening)?,
        clauses: places.promises(document, file.clauses)?,
        breach: places.consequences(document, file.breach)?,
        deferral: deferral.transpose()?,
        cosigners,
        accompanying: papers
            .map(|paper| accompanying::read(document, &places, paper))
            .collect::<Result<_, _>>()?,
        fields,
    })
}

/// The scene must take everybody in who may sign: who cannot be checked would be let through.
fn gate(
    document: &Document<'_>,
    scenes: &[Scene],
    id: &Text,
    subjects: Subjects,
) -> Result<SceneId, FormsError> {
    let undefined = |what| Fault::Undefined { what, name: id.get_ref().clone() };
    let Some(scene) = scenes.iter().find(|scene| scene.id.as_str() == id.get_ref()) else {
        return Err(document.at(id, undefined("核查事由")));
    };
    if scene.subjects != Subjects::Both && scene.subjects != subjects {
        return Err(document.at(id, undefined("核查得了这些承诺人的核查事由")));
    }
    Ok(scene.id.clone())
}

fn remind_days(document: &Document<'_>, days: &Spanned<i32>) -> Result<i32, FormsError> {
    match *days.get_ref() {
        days @ 0..=MOST_REMIND_DAYS => Ok(days),
        _ => {
            let most = MOST_REMIND_DAYS.unsigned_abs();
            Err(document.at(days, Fault::Number { least: 0, most }))
        }
    }
}

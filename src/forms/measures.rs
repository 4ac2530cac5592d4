//! `measures/punitive.toml` and `measures/incentive.toml`: what the measure lists allow.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Fault, FormsError,
    document::Document,
    requirements,
    selector::{self, Keys, Names, Side},
    severity::Step,
    source::Source,
};
use crate::domain::{
    catalogue::Subjects,
    effect::Effect,
    list::{Colour, Reach},
    measure::{AtTheWindow, Measure, MeasureKind},
    scene::Scene,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    measure: Vec<Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: Spanned<String>,
    name: Spanned<String>,
    category: Spanned<String>,
    #[serde(default)]
    convenience: bool,
    requirements: Option<Spanned<Vec<String>>>,
    departments: Spanned<Vec<String>>,
    ground: Spanned<String>,
    in_force_from: Option<Spanned<String>>,
    in_force_until: Option<Spanned<String>>,
    #[serde(default = "everybody")]
    subjects: Subjects,
    scenes: Option<Spanned<Vec<String>>>,
    #[serde(default)]
    effects: Vec<Effect>,
    lists: Option<Spanned<Vec<String>>>,
    colours: Option<Spanned<Vec<Colour>>>,
    reaches: Option<Vec<Reach>>,
    categories: Option<Spanned<Vec<String>>>,
    items: Option<Spanned<Vec<String>>>,
    severities: Option<Vec<Step>>,
}

fn everybody() -> Subjects {
    Subjects::Both
}

/// All measures, the punitive ones first.
pub(super) fn read(
    source: &Source,
    names: Names<'_>,
    scenes: &[Scene],
) -> Result<Vec<Measure>, FormsError> {
    let mut measures: Vec<Measure> = Vec::new();
    for (file, kind) in [
        ("measures/punitive.toml", MeasureKind::Punitive),
        ("measures/incentive.toml", MeasureKind::Incentive),
    ] {
        let document = source.document(file)?;
        for row in document.parse::<File>()?.measure {
            let id = &row.get_ref().id;
            if measures.iter().any(|measure| measure.id.as_str() == id.get_ref()) {
                let value = id.get_ref().clone();
                return Err(document.at(id, Fault::Twice { what: "措施 id", value }));
            }
            measures.push(measure(&document, names, scenes, row, kind)?);
        }
    }
    Ok(measures)
}

fn measure(
    document: &Document<'_>,
    names: Names<'_>,
    scenes: &[Scene],
    row: Spanned<Row>,
    kind: MeasureKind,
) -> Result<Measure, FormsError> {
    let at = row.span().start;
    let row = row.into_inner();
    requirements::check(document, row.requirements.as_ref())?;
    let departments = row.departments.get_ref();
    if departments.is_empty() || departments.iter().any(|name| name.trim().is_empty()) {
        return Err(document.at(&row.departments, Fault::Blank("责任部门")));
    }
    if row.convenience && kind == MeasureKind::Punitive {
        return Err(document.at_offset(at, Fault::WrongSide("convenience".to_owned())));
    }
    let keys = Keys {
        lists: row.lists,
        colours: row.colours,
        reaches: row.reaches,
        categories: row.categories,
        items: row.items,
        severities: row.severities,
        performances: None,
    };
    let side = if kind == MeasureKind::Incentive { Side::Good } else { Side::Bad };
    let selector = selector::read(document, names, keys, side, at)?;
    Ok(Measure {
        id: document.identifier(row.id)?.into(),
        name: document.filled(row.name, "措施名称")?,
        kind,
        category: document.filled(row.category, "措施类别")?,
        place: if row.convenience { AtTheWindow::Convenience } else { AtTheWindow::Elsewhere },
        departments: row.departments.into_inner(),
        ground: document.ground(row.ground)?,
        in_force: document.in_force(row.in_force_from, row.in_force_until)?,
        subjects: row.subjects,
        scenes: known_scenes(document, scenes, row.scenes)?,
        effects: row.effects,
        selector,
    })
}

fn known_scenes(
    document: &Document<'_>,
    scenes: &[Scene],
    given: Option<Spanned<Vec<String>>>,
) -> Result<Vec<crate::domain::scene::SceneId>, FormsError> {
    let Some(given) = given else { return Ok(Vec::new()) };
    let known = |id: &String| scenes.iter().any(|scene| scene.id.as_str() == id);
    if let Some(name) = given.get_ref().iter().find(|id| !known(id)) {
        let fault = Fault::Undefined { what: "核查事由", name: name.clone() };
        return Err(document.at(&given, fault));
    }
    Ok(given.into_inner().into_iter().map(Into::into).collect())
}

//! `scenes/*.toml`: matters somebody is checked for, one file each.

use serde::Deserialize;
use toml::Spanned;

use super::{
    Fault, FormsError,
    document::Document,
    findings::Sets,
    requirements,
    scene_rules::{self, Raw},
    selector::Names,
    source::Source,
    term,
};
use crate::domain::{
    access::{Basis, OperatorRole},
    catalogue::Subjects,
    scene::{CommitmentAsked, Deferring, Scene, SceneRule},
    term::Term,
};

const FOLDER: &str = "scenes/";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    id: Spanned<String>,
    name: Spanned<String>,
    #[serde(default)]
    aliases: Vec<Spanned<String>>,
    matter: Spanned<String>,
    place: u32,
    requirements: Option<Spanned<Vec<String>>>,
    ground: Spanned<String>,
    roles: Spanned<Vec<OperatorRole>>,
    bases: Spanned<Vec<Basis>>,
    subjects: Subjects,
    look_back: Spanned<String>,
    commitment: Option<Commitment>,
    deferral: Option<Deferral>,
    #[serde(default)]
    sets: Vec<Spanned<String>>,
    #[serde(default)]
    rule: Vec<Spanned<Raw>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Commitment {
    asked: Spanned<String>,
    ground: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Deferral {
    term: Spanned<String>,
    ground: Spanned<String>,
}

/// The scenes in the order of their places; those of one place by identifier.
pub(super) fn read(
    source: &Source,
    names: Names<'_>,
    sets: &Sets,
) -> Result<Vec<Scene>, FormsError> {
    let mut scenes: Vec<(u32, Scene)> = Vec::new();
    for document in source.folder(FOLDER) {
        let file: File = document.parse()?;
        unique(&document, &scenes, &file)?;
        let place = file.place;
        scenes.push((place, scene(&document, names, sets, file)?));
    }
    scenes.sort_by(|(place, scene), (other, next)| (place, &scene.id).cmp(&(other, &next.id)));
    Ok(scenes.into_iter().map(|(_, scene)| scene).collect())
}

/// A word that names two scenes would check for the wrong one.
fn unique(document: &Document<'_>, scenes: &[(u32, Scene)], file: &File) -> Result<(), FormsError> {
    let words: Vec<&Spanned<String>> =
        [&file.id, &file.name].into_iter().chain(&file.aliases).collect();
    let known = |at: usize, word: &str| {
        words[..at].iter().any(|own| own.get_ref() == word)
            || scenes.iter().any(|(_, scene)| scene.is_called(word))
    };
    match words.iter().enumerate().find(|(at, word)| known(*at, word.get_ref())) {
        Some((_, word)) => {
            let value = word.get_ref().clone();
            Err(document.at(word, Fault::Twice { what: "核查事由", value }))
        }
        None => Ok(()),
    }
}

fn scene(
    document: &Document<'_>,
    names: Names<'_>,
    sets: &Sets,
    file: File,
) -> Result<Scene, FormsError> {
    if file.id.get_ref() != document.stem() {
        return Err(document.at(&file.id, Fault::FileName(file.id.get_ref().clone())));
    }
    requirements::check(document, file.requirements.as_ref())?;
    access(document, &file)?;
    let commitment = file.commitment.map(|raw| {
        let asked = document.filled(raw.asked, "先签的承诺")?;
        Ok(CommitmentAsked { asked, ground: document.ground(raw.ground)? })
    });
    let deferral = file.deferral.map(|raw| {
        let term = term::read(document, &raw.term)?;
        Ok(Deferring { term, ground: document.ground(raw.ground)?.into() })
    });
    let look_back = match file.look_back.get_ref().as_str() {
        "不限" => Term::UntilRemoved,
        _ => term::read(document, &file.look_back)?,
    };
    Ok(Scene {
        id: document.identifier(file.id)?.into(),
        name: document.filled(file.name, "核查事由的名称")?,
        aliases: file.aliases.into_iter().map(Spanned::into_inner).collect(),
        matter: document.filled(file.matter, "核查事由的说明")?,
        ground: document.ground(file.ground)?,
        roles: file.roles.into_inner(),
        bases: file.bases.into_inner(),
        subjects: file.subjects,
        look_back,
        commitment: commitment.transpose()?,
        deferral: deferral.transpose()?,
        rules: rules(document, names, sets, file.rule, &file.sets)?,
    })
}

/// Somebody must be able to use it, and people are never checked on public information alone.
fn access(document: &Document<'_>, file: &File) -> Result<(), FormsError> {
    if file.roles.get_ref().is_empty() {
        return Err(document.at(&file.roles, Fault::Blank("可用的角色")));
    }
    if file.bases.get_ref().is_empty() {
        return Err(document.at(&file.bases, Fault::Blank("可用的查询依据")));
    }
    let for_people_only = file.subjects == Subjects::NaturalPersons;
    if for_people_only && file.bases.get_ref().contains(&Basis::Public) {
        return Err(document.at(&file.bases, Fault::PublicPersons));
    }
    Ok(())
}

/// Its own rules, then those of its sets: the first that selects a record decides.
fn rules(
    document: &Document<'_>,
    names: Names<'_>,
    sets: &Sets,
    own: Vec<Spanned<Raw>>,
    shared: &[Spanned<String>],
) -> Result<Vec<SceneRule>, FormsError> {
    let mut rules = scene_rules::read(document, names, own)?;
    for set in shared {
        let Some(more) = sets.get(set.get_ref()) else {
            let name = set.get_ref().clone();
            return Err(document.at(set, Fault::Undefined { what: "共用规则", name }));
        };
        rules.extend(more.iter().cloned());
    }
    Ok(rules)
}

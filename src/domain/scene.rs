//! The matter a look-up or report is for (核查事由). Scenes are data of `forms/scenes/`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{
    access::{Basis, OperatorRole},
    catalogue::{Subjects, identifier},
    effect::Effect,
    in_force::InForce,
    selector::Selector,
    subject::SubjectKind,
    term::Term,
};

identifier! {
    /// Identifier of a scene: `special-fund`.
    SceneId
}

/// A matter somebody is checked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Identifier; journal and register keep it.
    pub id: SceneId,
    /// Its name on screens and paper.
    pub name: String,
    /// Other words people type for it.
    pub aliases: Vec<String>,
    /// What it is, in one line.
    pub matter: String,
    /// Why the matter is checked at all.
    pub ground: String,
    /// Who may check for it.
    pub roles: Vec<OperatorRole>,
    /// On which bases.
    pub bases: Vec<Basis>,
    /// Whom it is about.
    pub subjects: Subjects,
    /// How far back records count; [`Term::UntilRemoved`] without limit.
    pub look_back: Term,
    /// The commitment that is asked for first, if one is.
    pub commitment: Option<CommitmentAsked>,
    /// How a broken commitment defers applications, if it does.
    pub deferral: Option<Deferring>,
    /// What weighs how; the first rule that selects a record decides.
    pub rules: Vec<SceneRule>,
}

/// What selected records mean to a scene, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SceneRule {
    /// How they weigh.
    pub effect: Effect,
    /// Which records.
    pub selector: Selector,
    /// Document number and article.
    pub ground: Arc<str>,
    /// When it is in force.
    pub in_force: InForce,
}

/// A commitment a scene asks for before anything else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommitmentAsked {
    /// What is to be signed.
    pub asked: String,
    /// By which rule.
    pub ground: String,
}

/// How long a broken commitment defers applications (一年内暂缓受理), and by which rule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferring {
    /// How long, from the day it was found broken.
    pub term: Term,
    /// Document number and article.
    pub ground: Arc<str>,
}

/// Why a scene cannot be checked here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotOpen {
    /// Not in this role.
    Role(OperatorRole),
    /// Not on this basis.
    Basis(Basis),
    /// Not about such a subject.
    Subject(SubjectKind),
}

impl Scene {
    /// Whether somebody in a role may check a subject for it on a basis.
    ///
    /// # Errors
    /// The first thing that stands against it.
    pub fn opens(
        &self,
        role: OperatorRole,
        basis: Basis,
        subject: SubjectKind,
    ) -> Result<(), NotOpen> {
        if !self.roles.contains(&role) {
            Err(NotOpen::Role(role))
        } else if !self.subjects.includes(subject) {
            Err(NotOpen::Subject(subject))
        } else if !self.bases.contains(&basis) {
            Err(NotOpen::Basis(basis))
        } else {
            Ok(())
        }
    }

    /// Whether a word names it: identifier, name or alias.
    pub fn is_called(&self, word: &str) -> bool {
        self.id.as_str() == word || self.name == word || self.aliases.iter().any(|a| a == word)
    }
}

//! What a commitment of one sort says and asks (承诺书模板). Templates are data of
//! `forms/commitments/`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::{field::Field, kind::CommitmentKind};
use crate::domain::{
    access::Scope,
    catalogue::{Subjects, identifier},
    in_force::InForce,
    scene::SceneId,
    term::Term,
    wording::Wording,
};

identifier! {
    /// Identifier of a template: `special-fund`.
    TemplateId
}

/// A template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Template {
    /// Identifier; drafts and the journal keep it.
    pub id: TemplateId,
    /// Its name in lists, and the title of its paper.
    pub name: String,
    /// What it stands in for.
    pub kind: CommitmentKind,
    /// What it is promised for (承诺事由).
    pub matter: String,
    /// By which rule it is asked for.
    pub ground: String,
    /// When it may be signed.
    pub in_force: InForce,
    /// Who may sign it.
    pub subjects: Subjects,
    /// The scene whose limiting findings bar somebody from it, if any does.
    pub gate: Option<SceneId>,
    /// Who takes it in (承诺受理单位); the office itself when none.
    pub department: Option<String>,
    /// 公开类型
    pub scope: Scope,
    /// How long it binds, from the day it is signed.
    pub validity: Span,
    /// By when it must be known how it was kept.
    pub due: Span,
    /// Days before that day from which the desk reminds.
    pub remind_days: i32,
    /// The paragraph before the clauses.
    pub opening: Wording,
    /// What is promised.
    pub clauses: Vec<Wording>,
    /// What breaking it means (违诺责任).
    pub breach: Vec<Wording>,
    /// How breaking it defers applications, if it does.
    pub deferral: Option<DeferralRule>,
    /// Who else stamps it, as the paper calls them: 设计单位.
    pub cosigners: Vec<String>,
    /// What is to be filled in, in the order of the form.
    pub fields: Vec<Field>,
    /// Papers handed out with it, before it.
    pub accompanying: Vec<Accompanying>,
}

/// Until when something lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Span {
    /// So long from the day of signing; [`Term::UntilRemoved`] without end.
    Term(Term),
    /// Until the day in this field.
    Field(String),
}

/// How a broken commitment defers applications (暂缓受理).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeferralRule {
    /// How long, from the day it was found broken.
    pub term: Term,
    /// For which matters.
    pub scenes: Vec<DeferredScene>,
    /// Document number and article.
    pub ground: String,
}

/// A matter whose applications are deferred: its scene is known by the identifier, which stays when an
/// office renames it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeferredScene {
    /// The scene's identifier.
    pub id: String,
    /// Its name when the paper was printed.
    pub name: String,
}

impl DeferralRule {
    /// The names of the matters, for people.
    pub fn names(&self) -> String {
        let names: Vec<&str> = self.scenes.iter().map(|scene| scene.name.as_str()).collect();
        names.join("、")
    }
}

/// A paper handed out with a commitment: 告知书, 审核要素表.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accompanying {
    /// Its title.
    pub title: String,
    /// Its paragraphs.
    pub paragraphs: Vec<Wording>,
    /// Headers of its table; none without one.
    pub columns: Vec<String>,
    /// Rows of its table, as many cells as there are headers.
    pub rows: Vec<Vec<String>>,
}

impl Template {
    /// The field of an identifier.
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == id)
    }

    /// How long something lasts, in words: `3年`, `至「补正期限」`.
    pub fn worded(&self, span: &Span) -> String {
        match span {
            Span::Term(term) => term.to_string(),
            Span::Field(id) => {
                let label = self.field(id).map_or(id.as_str(), |field| &field.label);
                format!("至「{label}」")
            }
        }
    }

    /// Whether a word names it: identifier or name.
    pub fn is_called(&self, word: &str) -> bool {
        self.id.as_str() == word || self.name == word
    }
}

/// Places of clauses and papers that every template can use besides its own fields.
pub const PLACES: [&str; 5] = ["subject", "code", "matter", "department", "office"];

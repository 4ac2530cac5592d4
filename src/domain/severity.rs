//! How serious a breach of trust is (失信程度), in the words in force and the older ones.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{
    Day,
    catalogue::{Column, ColumnType, Item, Role},
    in_force::InForce,
    list::Colour,
    money::Money,
    record::Record,
    subject::SubjectKind,
};

/// 轻微 / 一般 / 严重 (国办发〔2025〕22号). Ordered from light to serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 轻微
    Minor,
    /// 一般
    General,
    /// 严重
    Serious,
}

impl Severity {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Minor => "轻微",
            Self::General => "一般",
            Self::Serious => "严重",
        }
    }
}

/// Which of today's words each department's word stands for; data of `forms/severity.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeverityWords(pub Vec<(String, Option<Severity>)>);

impl SeverityWords {
    /// Today's word for a department's own (`较重` …); `None` when undecided (未定) or unknown.
    pub fn read(&self, word: &str) -> Option<Severity> {
        self.0.iter().find(|(w, _)| w == word).and_then(|(_, severity)| *severity)
    }
}

/// A rule that grades what a department left undecided. Every condition given must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeverityRule {
    /// What it is called: `较大数额罚款`.
    pub name: String,
    /// Document number and article.
    pub ground: String,
    /// When it is in force.
    pub in_force: InForce,
    /// What it grades as.
    pub severity: Severity,
    /// Words of the class column (处罚类别), one of which must stand there; none asks nothing.
    pub classes: Vec<String>,
    /// Words one of which the record's texts must contain (当场处罚); none asks nothing.
    pub mentions: Vec<String>,
    /// Words one of which the content must contain (吊销许可证), where a class names two things
    /// and a legal basis threatens more than was done; none asks nothing.
    pub contents: Vec<String>,
    /// Smallest fine.
    pub fine: Option<FineFloor>,
    /// Colours of lists; it then grades entries of a list and no other record.
    pub colours: Vec<Colour>,
}

/// The smallest fine a rule asks for, which the law sets differently for persons.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FineFloor {
    /// For organisations.
    pub organisations: Money,
    /// For natural persons.
    pub persons: Money,
}

/// Words and rules for severity.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Severities {
    /// Departments' words.
    pub words: SeverityWords,
    /// Rules for what departments left undecided; the first that holds decides.
    pub rules: Vec<Arc<SeverityRule>>,
}

/// A severity and who found it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Graded {
    /// How serious.
    pub severity: Severity,
    /// The rule that graded it; none when the department did.
    pub by: Option<Arc<SeverityRule>>,
}

/// The texts a rule's mentions are looked for in.
const TEXTS: [Role; 6] =
    [Role::Title, Role::DocumentNumber, Role::Class, Role::Content, Role::LegalBasis, Role::Remark];
const CONTENT: [Role; 1] = [Role::Content];

impl Severities {
    /// How serious a record is on a day: by the department's own word, else by the first rule
    /// that holds; `None` while undecided.
    pub fn grade(
        &self,
        item: &Item,
        record: &Record,
        colour: Option<Colour>,
        (whose, day): (SubjectKind, Day),
    ) -> Option<Graded> {
        let word = record.value(item, Role::Severity);
        if let Some(severity) = word.and_then(|word| self.words.read(word)) {
            return Some(Graded { severity, by: None });
        }
        let rules = self.rules.iter().filter(|rule| rule.in_force.on(day));
        let mut holding = rules.filter(|rule| rule.holds(item, record, colour, whose));
        holding.next().map(|rule| Graded { severity: rule.severity, by: Some(Arc::clone(rule)) })
    }
}

impl SeverityRule {
    fn holds(
        &self,
        item: &Item,
        record: &Record,
        colour: Option<Colour>,
        whose: SubjectKind,
    ) -> bool {
        let listed = match colour {
            None => self.colours.is_empty(),
            Some(colour) => self.colours.contains(&colour),
        };
        listed
            && (self.classes.is_empty() || self.is_of_class(item, record))
            && (self.mentions.is_empty() || is_said(&self.mentions, &TEXTS, item, record))
            && (self.contents.is_empty() || is_said(&self.contents, &CONTENT, item, record))
            && self.fine.is_none_or(|floor| floor.is_reached(item, record, whose))
    }

    /// Whether one of its classes stands in a class column: some tables have two of them
    /// (处罚类别1, 处罚类别2), with the words of one code list.
    fn is_of_class(&self, item: &Item, record: &Record) -> bool {
        let Some(first) = item.column_of(Role::Class) else { return false };
        let second = |column: &&Column| {
            matches!(column.kind, ColumnType::Choice(_)) && column.kind == first.kind
        };
        let columns = item.columns.iter().filter(second).chain([first]);
        let mut written = columns.filter_map(|column| record.fields.get(&column.code));
        written.any(|words| words.split('；').any(|word| self.classes.iter().any(|c| c == word)))
    }
}

fn is_said(words: &[String], roles: &[Role], item: &Item, record: &Record) -> bool {
    let mut texts = roles.iter().filter_map(|role| record.value(item, *role));
    texts.any(|text| words.iter().any(|word| text.contains(word.as_str())))
}

impl FineFloor {
    fn is_reached(self, item: &Item, record: &Record, whose: SubjectKind) -> bool {
        let floor = if whose.is_natural_person() { self.persons } else { self.organisations };
        let fine = record.value(item, Role::Amount).and_then(Money::from_wan);
        fine.is_some_and(|fine| fine >= floor)
    }
}

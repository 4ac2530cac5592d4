//! Asking the indices: names that begin so, then names that contain it, then the same by pinyin
//! initials; shorter names first, so that the exact one leads.

use std::collections::HashSet;

use super::{
    grams::{Folded, initials_questions},
    index::{Gram, Indices, PRESENT, Place},
    pinyin,
};
use crate::{
    domain::{name::same_name, subject::SubjectId},
    store::{Transaction, error::StoreError, view::View},
};

/// Whether natural persons are among the answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Persons {
    /// Organisations and sole traders only.
    Excluded,
    /// Natural persons as well.
    Included,
}

/// A name to look for, as typed: part of a name, or pinyin initials.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameQuery {
    /// What was typed.
    pub text: String,
    /// Whether natural persons are among the answers.
    pub persons: Persons,
    /// Most answers wanted.
    pub limit: usize,
}

/// By what a subject was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Matched {
    /// Its whole present name.
    Name,
    /// A whole former name.
    FormerName,
    /// Part of its present name.
    PartOfName,
    /// Part of a former name.
    PartOfFormerName,
    /// The pinyin initials of its present name.
    Initials,
    /// The pinyin initials of a former name.
    FormerInitials,
}

/// A subject found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NameHit {
    /// Which.
    pub subject: SubjectId,
    /// By which of its names.
    pub matched: Matched,
}

/// Subjects found by name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NamesFound {
    /// Best first, no more than wanted.
    pub hits: Vec<NameHit>,
    /// There are more than these.
    pub more: bool,
}

impl View {
    /// Subjects by present or former name or by pinyin initials: the exact name, then those that
    /// begin so (with or without the region in front), then those that contain it.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn search(&self, query: &NameQuery) -> Result<NamesFound, StoreError> {
        let typed = Folded::new(&query.text);
        let initials = typed.as_initials();
        let questions = Question::of(&typed, initials.as_deref());
        self.snapshot(|view| {
            let mut answers = Answers::new(query);
            for question in &questions {
                if answers.full() {
                    break;
                }
                view.ask(question, &mut answers)?;
            }
            answers.found.more = answers.full();
            answers.found.hits.truncate(query.limit);
            Ok(answers.found)
        })
    }

    fn ask(&self, question: &Question<'_>, answers: &mut Answers<'_>) -> Result<(), StoreError> {
        let mut hits = self.ask_one(Indices::Organisations, question, answers)?;
        if answers.query.persons == Persons::Included {
            hits.extend(self.ask_one(Indices::Persons, question, answers)?);
            hits.sort_by_key(|(row, _)| *row);
        }
        for (_, hit) in hits {
            answers.add(hit);
        }
        Ok(())
    }

    /// Answers of one index that are not known yet, in order of their row numbers; no more than
    /// there is room for.
    fn ask_one(
        &self,
        indices: Indices,
        question: &Question<'_>,
        answers: &Answers<'_>,
    ) -> Result<Vec<(i64, NameHit)>, StoreError> {
        let table = indices.table(question.gram());
        // The match is on the table: FTS5 is slower on its column.
        let sql = format!("SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid");
        let mut statement = self.statement(&sql)?;
        let mut rows = statement.query([&question.text])?;
        let (mut hits, mut seen) = (Vec::new(), HashSet::new());
        while let Some(row) = rows.next()? {
            let row: i64 = row.get(0)?;
            let place = Place::of_row(row);
            if answers.knows(place.subject) || seen.contains(&place.subject) {
                continue;
            }
            let Some(name) = self.name_at(place)? else { continue };
            if !question.is_answered_by(&Folded::new(&name)) {
                continue;
            }
            seen.insert(place.subject);
            let matched = question.matched(place, same_name(&name, &answers.query.text));
            hits.push((row, NameHit { subject: place.subject, matched }));
            if answers.found.hits.len() + hits.len() > answers.query.limit {
                break;
            }
        }
        Ok(hits)
    }

    fn name_at(&self, place: Place) -> Result<Option<String>, StoreError> {
        let id = place.subject.0;
        match place.ordinal {
            PRESENT => {
                self.first("SELECT name FROM subject WHERE id = ?", [id], |row| Ok(row.get(0)?))
            }
            ordinal => self.first(
                "SELECT name FROM former_name WHERE subject = ?1 AND ordinal = ?2",
                (id, ordinal),
                |row| Ok(row.get(0)?),
            ),
        }
    }

    /// Reads the roots of the indices.
    pub(in crate::store) fn warm_search(&self) -> Result<(), StoreError> {
        for text in ["公司", "gs"] {
            self.search(&NameQuery { text: text.into(), persons: Persons::Included, limit: 1 })?;
        }
        for indices in Indices::ALL {
            for gram in Gram::BOTH {
                let sql = format!("SELECT count(*) FROM {}_idx", indices.table(gram));
                self.first(&sql, [], |_| Ok(()))?;
            }
        }
        self.subjects_by_code_text("")?;
        Ok(())
    }
}

impl Transaction<'_> {
    /// As [`View::search`], names of this very transaction included.
    ///
    /// # Errors
    /// The file cannot be read or written.
    pub fn search(&mut self, query: &NameQuery) -> Result<NamesFound, StoreError> {
        self.flush_index()?;
        View::search(self, query)
    }
}

/// Answers so far.
struct Answers<'q> {
    query: &'q NameQuery,
    found: NamesFound,
    known: HashSet<SubjectId>,
}

impl<'q> Answers<'q> {
    fn new(query: &'q NameQuery) -> Self {
        Self { query, found: NamesFound::default(), known: HashSet::new() }
    }

    fn full(&self) -> bool {
        self.found.hits.len() > self.query.limit
    }

    fn knows(&self, subject: SubjectId) -> bool {
        self.known.contains(&subject)
    }

    fn add(&mut self, hit: NameHit) {
        if self.known.insert(hit.subject) {
            self.found.hits.push(hit);
        }
    }
}

/// One question to an index, and what makes a proposal an answer.
struct Question<'q> {
    text: String,
    wanted: Wanted<'q>,
}

enum Wanted<'q> {
    Begins(&'q Folded),
    Contains(&'q Folded),
    InitialsBegin(&'q [u8]),
    InitialsContain(&'q [u8]),
}

impl<'q> Question<'q> {
    /// In the order of the answers. None for a text with nothing to search by: an empty question
    /// is a syntax error to FTS5.
    fn of(typed: &'q Folded, initials: Option<&'q [u8]>) -> Vec<Self> {
        let mut questions = Vec::with_capacity(4);
        let mut add = |text: Option<String>, wanted| {
            questions.extend(text.map(|text| Self { text, wanted }));
        };
        add(typed.begins_with(), Wanted::Begins(typed));
        add(typed.stands_in(), Wanted::Contains(typed));
        if let Some(letters) = initials {
            let (first, any) = initials_questions(letters).unzip();
            add(first, Wanted::InitialsBegin(letters));
            add(any, Wanted::InitialsContain(letters));
        }
        questions
    }

    fn gram(&self) -> Gram {
        match self.wanted {
            Wanted::Begins(_) | Wanted::Contains(_) => Gram::Name,
            Wanted::InitialsBegin(_) | Wanted::InitialsContain(_) => Gram::Initials,
        }
    }

    fn matched(&self, place: Place, whole: bool) -> Matched {
        match (self.gram(), place.ordinal == PRESENT, whole) {
            (Gram::Name, true, true) => Matched::Name,
            (Gram::Name, false, true) => Matched::FormerName,
            (Gram::Name, true, false) => Matched::PartOfName,
            (Gram::Name, false, false) => Matched::PartOfFormerName,
            (Gram::Initials, true, _) => Matched::Initials,
            (Gram::Initials, false, _) => Matched::FormerInitials,
        }
    }

    fn is_answered_by(&self, name: &Folded) -> bool {
        match self.wanted {
            Wanted::Begins(typed) => name.starts().iter().any(|at| name.has_at(*at, typed)),
            Wanted::Contains(typed) => name.contains(typed),
            Wanted::InitialsBegin(typed) => {
                let initials = name.initials();
                name.starts().iter().any(|at| pinyin::spells(typed, &initials[*at..]))
            }
            Wanted::InitialsContain(typed) => {
                let initials = name.initials();
                (0..initials.len()).any(|at| pinyin::spells(typed, &initials[at..]))
            }
        }
    }
}

//! The queries of this session, as a shared desk may keep them in view: names of people and all
//! numbers hidden in the middle, and nothing that opens them but the subject's number.

use super::dossier::Dossier;
use super::words;
use crate::domain::{access::Basis, mask, subject::SubjectId};
use crate::tui::text::{self, Align};

/// The most that are kept.
const MOST: usize = 8;

/// One query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// Whom it found.
    pub subject: Option<SubjectId>,
    time: String,
    code: String,
    lists: String,
    result: String,
    name: String,
}

impl Recent {
    /// A query that led to an archive.
    pub fn opened(dossier: &Dossier, time: &str) -> Self {
        let card = &dossier.archive.subject;
        let name = if card.kind.is_natural_person() {
            mask::person_name(&card.name)
        } else {
            card.name.clone()
        };
        let code = card.codes.first().map(|(_, code)| mask::identity_number(code));
        let result = match dossier.grounds.basis {
            Basis::Public => "",
            basis => basis.label(),
        };
        Self {
            subject: Some(card.id),
            time: time.to_owned(),
            code: code.unwrap_or_default(),
            lists: words::lists(&dossier.archive),
            result: result.to_owned(),
            name,
        }
    }

    /// A query that found nobody.
    pub fn not_found(query: &str, time: &str) -> Self {
        Self {
            subject: None,
            time: time.to_owned(),
            code: String::new(),
            lists: String::new(),
            result: "未查到主体".to_owned(),
            name: words::hidden(query),
        }
    }

    fn cells(&self) -> [&str; 5] {
        [&self.time, &self.code, &self.lists, &self.result, &self.name]
    }
}

/// The lines of the list; a column is as wide as its widest text, and gone when it has none.
pub fn lines(list: &[Recent]) -> Vec<String> {
    let mut widths = [0; 5];
    for cells in list.iter().map(Recent::cells) {
        for (width, cell) in widths.iter_mut().zip(cells) {
            *width = text::width(cell).max(*width);
        }
    }
    let line = |recent: &Recent| {
        let cells = recent.cells().into_iter().zip(widths).filter(|(_, width)| *width > 0);
        let cells: Vec<_> = cells.map(|(c, width)| text::pad(c, width, Align::Left)).collect();
        cells.join("  ").trim_end().to_owned()
    };
    list.iter().map(line).collect()
}

/// Puts a query first; an older one of the same subject, or the same in vain, gives way.
pub fn remember(list: &mut Vec<Recent>, new: Recent) {
    // What is hidden in the middle may be somebody else's.
    let same = |old: &Recent| match new.subject {
        None => old.subject.is_none() && old.name == new.name && !new.name.contains('*'),
        subject => old.subject == subject,
    };
    list.retain(|old| !same(old));
    list.insert(0, new);
    list.truncate(MOST);
}

/// Notes that a report on a subject was issued.
pub fn reported(list: &mut [Recent], subject: SubjectId) {
    for recent in list.iter_mut().filter(|r| r.subject == Some(subject)) {
        recent.result = "已出报告".to_owned();
    }
}

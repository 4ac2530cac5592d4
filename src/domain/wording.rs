//! The office's own sentences (文书用语) with places the program fills. Data of `forms/reports/`.

use std::{fmt, ops::Range};

/// A sentence with named places in braces: `截至 {as_of}，…`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    text: String,
    cuts: Vec<Cut>,
}

/// A part of a wording's text.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Cut {
    /// Text as it is.
    Text(Range<usize>),
    /// The name of a place, without its braces.
    Place(Range<usize>),
}

/// Why a text is not a [`Wording`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WordingError {
    /// A place the program does not fill.
    Unknown(String),
    /// A fact the sentence must carry is not in it.
    Missing(&'static str),
    /// A brace without its partner.
    Unpaired,
}

impl fmt::Display for WordingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown(name) => write!(f, "程序不会填写 {{{name}}}。请删去这一处。"),
            Self::Missing(name) => write!(f, "这句话缺少 {{{name}}}。请把它补进句子里。"),
            Self::Unpaired => write!(f, "花括号没有成对。请检查这句话的花括号。"),
        }
    }
}

impl std::error::Error for WordingError {}

/// A piece of a wording: text as it is, or the name of a place.
enum Piece<'a> {
    Text(&'a str),
    Place(&'a str),
}

impl Wording {
    /// A text that has exactly these places, each at least once.
    ///
    /// # Errors
    /// The first place that is unknown or missing, or a brace that is not paired.
    pub fn new(text: &str, places: &[&'static str]) -> Result<Self, WordingError> {
        let wording = Self::with_any(text, places)?;
        let is_there = |place: &str| {
            pieces(text).any(|piece| matches!(piece, Piece::Place(name) if name == place))
        };
        match places.iter().find(|place| !is_there(place)) {
            Some(name) => Err(WordingError::Missing(name)),
            None => Ok(wording),
        }
    }

    /// A text whose places are all among these; none of them must be in it.
    ///
    /// # Errors
    /// The first place that is unknown, or a brace that is not paired.
    pub fn with_any(text: &str, known: &[&str]) -> Result<Self, WordingError> {
        for piece in pieces(text) {
            match piece {
                Piece::Text(text) if text.contains(['{', '}']) => {
                    return Err(WordingError::Unpaired);
                }
                Piece::Place(name) if !known.contains(&name) => {
                    return Err(WordingError::Unknown(name.to_owned()));
                }
                Piece::Text(_) | Piece::Place(_) => {}
            }
        }
        Ok(Self { text: text.to_owned(), cuts: cuts(text) })
    }

    /// The sentence with its places filled. Values are taken as they are: braces in them mean
    /// nothing. A place without a value stays visible as `{name}`.
    pub fn fill(&self, values: &[(&str, &str)]) -> String {
        let mut filled = String::with_capacity(self.text.len() * 2);
        self.fill_into(&mut filled, values);
        filled
    }

    /// The same at the end of another text.
    pub fn fill_into(&self, filled: &mut String, values: &[(&str, &str)]) {
        for cut in &self.cuts {
            match cut {
                Cut::Text(text) => filled.push_str(&self.text[text.clone()]),
                Cut::Place(name) => {
                    let name = &self.text[name.clone()];
                    match values.iter().find(|(n, _)| *n == name) {
                        Some((_, value)) => filled.push_str(value),
                        None => filled.extend(["{", name, "}"]),
                    }
                }
            }
        }
    }

    /// The sentence with its places unfilled.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Where the pieces of a text lie.
fn cuts(text: &str) -> Vec<Cut> {
    let mut at = 0;
    let mut cut = |piece: Piece<'_>| match piece {
        Piece::Text(text) => {
            at += text.len();
            Cut::Text(at - text.len()..at)
        }
        Piece::Place(name) => {
            at += name.len() + 2;
            Cut::Place(at - name.len() - 1..at - 1)
        }
    };
    pieces(text).map(&mut cut).collect()
}

/// Cuts a text at `{name}`; a brace without partner stays in the text.
fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        if let Some(after) = rest.strip_prefix('{')
            && let Some((name, tail)) = after.split_once('}')
            && !name.contains('{')
        {
            rest = tail;
            return Some(Piece::Place(name));
        }
        // From the second byte on, so that a lone brace at the start is text.
        let first = rest.chars().next().map_or(0, char::len_utf8);
        let end = rest[first..].find('{').map_or(rest.len(), |at| first + at);
        let (head, tail) = rest.split_at(end);
        rest = tail;
        Some(Piece::Text(head))
    })
}

/// The texts of the credit-check report (信用核查报告).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CreditCheckWording {
    /// Its title.
    pub title: String,
    /// Its number; places `prefix`, `year`, `n`.
    pub number: Wording,
    /// Section headings.
    pub headings: Headings,
    /// What stands in a section without records.
    pub empty_section: String,
    /// What begins each record; place `n`.
    pub record: Wording,
    /// Mark behind a day computed from a term (推算).
    pub estimated: String,
    /// Where a listing has no last day.
    pub open_end: String,
    /// Records not shown; places `n`, `reason`.
    pub left_out: Wording,
    /// Rows held because name and code disagree; place `n`.
    pub conflicts: Wording,
    /// Below the table of sources.
    pub freshness: String,
    /// Categories nobody ever sent; place `names`.
    pub not_received: Wording,
    /// Beside the QR code: how to verify.
    pub verify: String,
    /// What lists are called.
    pub lists: ListNames,
    /// What is said in conclusion.
    pub conclusions: Conclusions,
    /// Paragraphs of the statement.
    pub statement: Vec<String>,
}

/// The sentences of findings: data of `forms/findings.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FindingWording {
    /// Records that ask for attention; places `scene`, `n`, `limit`, `caution`, `notice`.
    pub attention: Wording,
    /// None of them; place `scene`.
    pub clear: Wording,
    /// Being on a list; places `since`, `name`, `until`, `authority`, `number`.
    pub listed: Wording,
    /// Any other negative record; the same places and `severity`.
    pub recorded: Wording,
    /// Any other positive record; the same places as a listing.
    pub honoured: Wording,
    /// A commitment that was not kept; the same places and `performance`.
    pub broken: Wording,
    /// The same while it defers applications; the same places.
    pub deferred: Wording,
    /// Added while an objection is pending.
    pub objection: String,
    /// First day of applying for repair; place `day`.
    pub repair_from: Wording,
    /// Repair without a shortest publicity.
    pub repair_once_fulfilled: String,
    /// Repair while the severity is undecided.
    pub repair_undecided: String,
    /// First day of applying for removal from a list; place `day`.
    pub removal_from: Wording,
    /// Something still missing before repair: the shortest publicity; place `day`.
    pub waits: Wording,
    /// The joint warning; places `grade`, `n`, `departments`, `fields`.
    pub joint_warning: Wording,
    /// A related subject's hit; places `relation`, `name`, `n`, `findings`.
    pub related_hit: Wording,
    /// A commitment a related subject did not keep; place `name`.
    pub related_broken: Wording,
    /// Related people that were not looked at; place `n`.
    pub related_closed: Wording,
    /// Related subjects the archive knows under another name; place `n`.
    pub related_contradicted: Wording,
    /// Related subjects beyond those that are looked at; place `n`.
    pub related_beyond: Wording,
    /// Until when applications are deferred; places `day`, `ground`.
    pub deferral: Wording,
    /// Conveniences at the window; place `names`.
    pub conveniences: Wording,
    /// A commitment that is asked for first; places `asked`, `ground`.
    pub commitment: Wording,
    /// A registration status that is to be known; place `status`.
    pub status: Wording,
    /// Words of such a status.
    pub statuses: Vec<String>,
    /// Records this basis does not open; place `n`.
    pub closed: Wording,
    /// Rows whose name and code disagree; place `n`.
    pub conflicts: Wording,
    /// Records whose list or item cannot be made out; place `n`.
    pub unclear: Wording,
    /// Records before the look-back; place `n`.
    pub before: Wording,
    /// Mark behind a computed day (推算).
    pub estimated: String,
    /// A severity the department found; place `severity`.
    pub graded: Wording,
    /// A severity the office's rules found; place `severity`.
    pub graded_by_rule: Wording,
    /// An undecided severity.
    pub ungraded: String,
    /// Where a listing has no last day.
    pub until_removed: String,
    /// Where another record has none.
    pub without_end: String,
    /// Where a department did not say.
    pub unstated: String,
}

/// What the lists of each colour are called on paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListNames {
    /// Of black ones.
    pub black: String,
    /// Of yellow ones.
    pub yellow: String,
    /// Of red ones.
    pub red: String,
}

/// Section headings of a credit-check report, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headings {
    /// Who is checked.
    pub subject: String,
    /// For whom and for what.
    pub request: String,
    /// The conclusion.
    pub conclusion: String,
    /// Listings.
    pub listings: String,
    /// Records by category.
    pub records: String,
    /// Sources and their age.
    pub sources: String,
    /// The statement.
    pub statement: String,
}

/// The texts of the reward and punishment report (奖惩报告).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuresWording {
    /// Its title.
    pub title: String,
    /// Its number; places `prefix`, `year`, `n`.
    pub number: Wording,
    /// Where no measure is called for.
    pub no_measures: String,
    /// Where nothing was registered.
    pub no_feedback: String,
    /// Section headings.
    pub headings: MeasuresHeadings,
    /// Paragraphs of the statement.
    pub statement: Vec<String>,
}

/// Section headings of a reward and punishment report, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeasuresHeadings {
    /// Who is checked.
    pub subject: String,
    /// For whom and for what.
    pub request: String,
    /// What was found.
    pub findings: String,
    /// The measures.
    pub measures: String,
    /// What was done.
    pub feedback: String,
    /// Sources and their age.
    pub sources: String,
    /// The statement.
    pub statement: String,
}

/// The conclusions: facts of the four outcomes, never a judgment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conclusions {
    /// On a black list; places `as_of`, `n`.
    pub listed: Wording,
    /// What the check says; places `as_of`, `summary`.
    pub assessed: Wording,
    /// Who decides, said where something asks for attention.
    pub decides: String,
    /// On no black list; place `as_of`.
    pub not_listed: Wording,
    /// The subject is not known here; places `as_of`, `query`.
    pub not_found: Wording,
    /// The look-up could not be made; place `reason`.
    pub not_checkable: Wording,
    /// Several subjects of one name; places `query`, `n`.
    pub ambiguous: Wording,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_values_are_not_read_again() {
        let wording = Wording::new("截至 {as_of}，{n} 条，{n} 条", &["as_of", "n"]).unwrap();
        let filled = wording.fill(&[("n", "{as_of}"), ("as_of", "今天")]);
        assert_eq!(filled, "截至 今天，{as_of} 条，{as_of} 条");
        assert_eq!(wording.fill(&[("n", "2")]), "截至 {as_of}，2 条，2 条");
    }

    proptest::proptest! {
        #[test]
        fn cutting_a_text_loses_nothing(text in "[{}a-c件]{0,12}") {
            let whole: String = pieces(&text)
                .map(|piece| match piece {
                    Piece::Text(text) => text.to_owned(),
                    Piece::Place(name) => format!("{{{name}}}"),
                })
                .collect();
            proptest::prop_assert_eq!(whole, text);
        }

        #[test]
        fn an_accepted_text_filled_has_no_braces_left(text in "[{}n件]{0,12}") {
            if let Ok(wording) = Wording::new(&text, &["n"]) {
                let filled = wording.fill(&[("n", "1")]);
                proptest::prop_assert!(!filled.contains(['{', '}']), "{}", filled);
            }
        }
    }

    #[test]
    fn a_text_with_other_places_is_refused() {
        let cases = [
            ("第 {m} 条", WordingError::Unknown("m".into())),
            ("第 条", WordingError::Missing("n")),
            ("第 {n 条", WordingError::Unpaired),
            ("第 n} 条 {n}", WordingError::Unpaired),
            ("{{n}}", WordingError::Unpaired),
            ("{", WordingError::Unpaired),
        ];
        for (text, error) in cases {
            assert_eq!(Wording::new(text, &["n"]), Err(error), "{text}");
        }
    }
}

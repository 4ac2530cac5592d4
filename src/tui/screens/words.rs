//! Facts of an archive in the few words a row has room for. One wording for all screens.

use crate::domain::{
    Day,
    archive::{Archive, Entry, Standing},
    assessment::State,
    catalogue::{Item, Nature, Role as Meaning},
    list::{Colour, Listing, ListingState, Until},
    mask,
    record::Record,
};
use crate::tui::theme::Role;

/// The colours in the order they are told: what weighs most comes first.
pub const COLOURS: [Colour; 3] = [Colour::Black, Colour::Yellow, Colour::Red];

/// The columns whose text says most about a record, best first.
const CONTENT: [Meaning; 7] = [
    Meaning::Title,
    Meaning::ListName,
    Meaning::Content,
    Meaning::Grade,
    Meaning::Class,
    Meaning::Reason,
    Meaning::Remark,
];

/// How many listings of each colour, `黑 1  红 2`; empty when there are none.
pub fn lists(archive: &Archive) -> String {
    let counted = |colour: Colour| {
        let n = archive.listings.iter().filter(|l| l.colour == colour).count();
        (n > 0).then(|| format!("{} {n}", colour.label()))
    };
    COLOURS.into_iter().filter_map(counted).collect::<Vec<_>>().join("  ")
}

/// `【黑】`
pub fn mark(colour: Colour) -> String {
    format!("【{}】", colour.label())
}

/// The look of a list's word.
pub fn list_role(colour: Colour) -> Role {
    match colour {
        Colour::Black => Role::BlackList,
        Colour::Yellow => Role::YellowList,
        Colour::Red => Role::RedList,
    }
}

/// The look of a state of a check.
pub fn state_role(state: State) -> Role {
    match state {
        State::Clear => Role::Good,
        State::Attention | State::NotFound | State::NotCheckable => Role::Problem,
    }
}

/// `2025-03-18 至 2028-03-17（推算）`, or what of it is known.
pub fn span(since: Option<Day>, until: Until) -> String {
    let since = since.map_or_else(|| "列入日未报".to_owned(), |day| day.to_string());
    match until {
        Until::Open => format!("{since} 起，止日未定"),
        until => format!("{since} 至 {}", last_day(until)),
    }
}

/// When a listing runs, and that it is disputed if it is.
pub fn listed(listing: &Listing) -> String {
    let when = span(listing.since, listing.until);
    match listing.state {
        ListingState::Active => when,
        ListingState::UnderObjection => format!("{when}  {}", listing.state.label()),
    }
}

/// `2028-03-17（推算）`
pub fn last_day(until: Until) -> String {
    match until {
        Until::Stated(day) => day.to_string(),
        Until::Estimated(day) => format!("{day}（推算）"),
        Until::Open => "止日未定".to_owned(),
    }
}

/// How an entry stands, in one word: 在列, 公示中, 有效, 异议中.
pub fn standing(item: &Item, entry: &Entry) -> &'static str {
    if entry.standing == Standing::UnderObjection {
        return "异议中";
    }
    if let Some(performance) = entry.performance {
        return performance.label();
    }
    match kind_of_term(item, &entry.record) {
        Term::Listing => "在列",
        Term::Publicity => "公示中",
        Term::Validity if item.nature == Nature::Base => "在册",
        Term::Validity => "有效",
    }
}

/// The last day with what ends on it: `公示至 2029-06-05（推算）`.
pub fn ending(item: &Item, entry: &Entry) -> String {
    let what = match kind_of_term(item, &entry.record) {
        Term::Listing => "在列",
        Term::Publicity => "公示",
        Term::Validity => "有效",
    };
    match entry.until {
        Until::Open => last_day(Until::Open),
        until => format!("{what}至 {}", last_day(until)),
    }
}

/// What ends on an entry's last day.
enum Term {
    Listing,
    Publicity,
    Validity,
}

fn kind_of_term(item: &Item, record: &Record) -> Term {
    if item.list.is_some() {
        Term::Listing
    } else if !item.publicity.is_empty() || record.value(item, Meaning::PublicityUntil).is_some() {
        Term::Publicity
    } else {
        Term::Validity
    }
}

/// What a record says, as briefly as its columns allow.
pub fn content(item: &Item, record: &Record) -> String {
    let said = CONTENT.into_iter().find_map(|role| record.value(item, role));
    let mut text = said.unwrap_or(&item.name).to_owned();
    if let Some(amount) = record.value(item, Meaning::Amount).filter(|a| *a != "0") {
        let fine = if text.ends_with("罚款") { "" } else { "  罚款" };
        text.push_str(&format!("{fine} {amount} 万元"));
    }
    text
}

/// A query or code as a shared desk may keep it in view: people's names and every number hidden
/// in the middle.
pub fn hidden(text: &str) -> String {
    let text = text.trim();
    let digits = text.chars().filter(char::is_ascii_digit).count();
    if digits >= 4 {
        mask::identity_number(text)
    } else if text.chars().count() <= 4 && !text.is_ascii() {
        mask::person_name(text)
    } else {
        text.to_owned()
    }
}

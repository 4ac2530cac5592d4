//! Which item a sheet's headers are those of. Told by names alone, and only when it is plain.

use super::head::{Head, Line};
use super::header::Header;
use super::names::Names;
use super::read::Nearest;
use crate::domain::catalogue::{Item, Nature, Required};

/// Columns no item has and nobody misses: numbering, and what refused rows carry when they come back.
pub(super) const EXTRAS: [&str; 7] = ["序号", "编号", "行号", "NO", "NO.", "退回原因", "原行号"];

/// The share of headers an item must know, in percent.
const KNOWN_SHARE: usize = 60;

/// Known columns below which a table with foreign columns is not taken for base information, which
/// asks for little more than a name and a code.
const BASE_COLUMNS: usize = 4;

/// What a sheet turned out to be.
pub(super) enum Verdict<'c> {
    /// Rows of an item.
    Item(Recognised<'c>),
    /// Rows of one of several items.
    Ambiguous(Vec<&'c Item>),
    /// Rows of no known item.
    Unknown { headers: Vec<String>, nearest: Option<Nearest> },
}

/// An item and where its columns stand.
pub(super) struct Recognised<'c> {
    pub(super) item: &'c Item,
    pub(super) line: Line,
    /// For each column of the sheet its column of the item.
    pub(super) columns: Vec<Option<usize>>,
}

/// How well a line fits an item.
struct Fit<'c> {
    item: &'c Item,
    /// Its place among the lines.
    line: usize,
    columns: Vec<Option<usize>>,
    /// Different columns of the item that are there.
    known: usize,
    /// Headers that count.
    headers: usize,
    missing: Vec<String>,
    required: usize,
}

/// Judges the top of a sheet. With `asked` the headers need only hold the required columns.
pub(super) fn recognise<'c>(head: &Head, names: &[Names<'c>], asked: bool) -> Verdict<'c> {
    let lines: Vec<Line> = head.lines().collect();
    let mut fits: Vec<Fit<'c>> = names.iter().filter_map(|names| best(names, &lines)).collect();
    // Stable: of equals the one earlier in the catalogue stays first.
    fits.sort_by_key(|fit| std::cmp::Reverse(fit.known));
    let passing = |fit: &Fit<'_>| fit.missing.is_empty() && (asked || fit.is_plain());
    let Some(first) = fits.iter().position(passing) else { return unknown(fits, &lines) };
    let known = fits[first].known;
    let equal: Vec<&'c Item> =
        fits.iter().filter(|fit| passing(fit) && fit.known == known).map(|fit| fit.item).collect();
    if equal.len() > 1 {
        return Verdict::Ambiguous(equal);
    }
    let Fit { item, line, columns, .. } = fits.swap_remove(first);
    Verdict::Item(Recognised { item, line: lines[line].clone(), columns })
}

fn unknown<'c>(fits: Vec<Fit<'c>>, lines: &[Line]) -> Verdict<'c> {
    let share = |fit: &Fit<'_>| {
        let held = fit.required - fit.missing.len().min(fit.required);
        (held * 100 / fit.required.max(1), fit.known)
    };
    let Some(fit) = fits.into_iter().filter(|fit| fit.known > 1).max_by_key(share) else {
        let seen = lines.iter().map(labels).find(|labels| labels.len() > 1);
        return Verdict::Unknown { headers: seen.unwrap_or_default(), nearest: None };
    };
    let nearest =
        Nearest { id: fit.item.id.to_string(), name: fit.item.name.clone(), missing: fit.missing };
    Verdict::Unknown { headers: labels(&lines[fit.line]), nearest: Some(nearest) }
}

fn labels(line: &Line) -> Vec<String> {
    line.headers.iter().flatten().map(|header| header.label.clone()).collect()
}

/// The line an item knows most of; the first of equals, so that data below cannot win.
fn best<'c>(names: &Names<'c>, lines: &[Line]) -> Option<Fit<'c>> {
    let mut best: Option<Fit<'c>> = None;
    for (at, line) in lines.iter().enumerate() {
        let fit = fit(names, at, line);
        if best.as_ref().is_none_or(|best| fit.known > best.known) {
            best = Some(fit);
        }
    }
    best
}

fn fit<'c>(names: &Names<'c>, at: usize, line: &Line) -> Fit<'c> {
    let columns: Vec<Option<usize>> = line
        .headers
        .iter()
        .zip(&line.groups)
        .map(|(header, group)| {
            let header = header.as_ref()?;
            match group {
                Some(group) => names.column_under(group, header),
                None => names.column(header),
            }
        })
        .collect();
    let item = names.item;
    let is_there = |index: usize| columns.contains(&Some(index));
    let known = (0..item.columns.len()).filter(|&index| is_there(index)).count();
    let headers = line.headers.iter().flatten().filter(|header| !is_extra(header)).count();
    let (missing, required) = missing(item, is_there);
    Fit { item, line: at, columns, known, headers, missing, required }
}

/// Whether a header is one of the known extras.
pub(super) fn is_extra(header: &Header) -> bool {
    EXTRAS.contains(&header.name.as_str())
}

/// The required headers that are not there, and how many are required; of columns of which one must
/// be filled, one must be there.
fn missing(item: &Item, is_there: impl Fn(usize) -> bool) -> (Vec<String>, usize) {
    let with = |required: Required| {
        item.columns.iter().enumerate().filter(move |(_, column)| column.required == required)
    };
    let mut missing: Vec<String> = with(Required::Yes)
        .filter(|(index, _)| !is_there(*index))
        .map(|(_, column)| column.header.clone())
        .collect();
    let mut required = with(Required::Yes).count();
    let mut one_of = with(Required::OneOf).peekable();
    if one_of.peek().is_some() {
        required += 1;
        if !with(Required::OneOf).any(|(index, _)| is_there(index)) {
            let names: Vec<&str> = one_of.map(|(_, column)| column.header.as_str()).collect();
            missing.push(names.join("或"));
        }
    }
    (missing, required)
}

impl Fit<'_> {
    /// Whether enough of the headers are known to be sure without being told.
    fn is_plain(&self) -> bool {
        let foreign = self.headers > self.known;
        let thin = self.item.nature == Nature::Base && self.known < BASE_COLUMNS;
        self.known * 100 >= self.headers * KNOWN_SHARE && !(foreign && thin)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Forms;
    use crate::intake::read::{Cell, RawRow};

    fn head(headers: &[&str]) -> Head {
        let cells = headers.iter().map(|header| Cell::text(*header)).collect();
        Head::new(&[RawRow { number: 1, cells }], &[])
    }

    #[test]
    fn headers_of_two_items_are_not_decided_by_chance() {
        let forms = Forms::embedded().unwrap();
        let item = forms.catalogue.item(&"black-natural".into()).unwrap();
        let twin = Item { id: "twin".into(), ..item.clone() };
        let names = [Names::of(item), Names::of(&twin)];
        let headers: Vec<&str> = item.columns.iter().map(|c| c.header.as_str()).collect();
        let Verdict::Ambiguous(items) = recognise(&head(&headers), &names, false) else {
            panic!("decided");
        };
        assert_eq!(items, [item, &twin]);
        // Asked for, one of them is enough.
        let asked = recognise(&head(&headers), &names[..1], true);
        assert!(matches!(asked, Verdict::Item(_)));
    }

    #[test]
    fn foreign_columns_may_be_there_but_not_prevail() {
        let forms = Forms::embedded().unwrap();
        let names: Vec<_> = forms.catalogue.items().iter().map(Names::of).collect();
        let own = ["身份证号", "负责人姓名", "认定单位", "确认严重失信时间", "主要失信事实"];
        for (foreign, is_taken) in [(3, true), (4, false)] {
            let extra: Vec<String> = (0..foreign).map(|n| format!("本地列{n}")).collect();
            let all: Vec<&str> = own.into_iter().chain(extra.iter().map(String::as_str)).collect();
            let verdict = recognise(&head(&all), &names, false);
            assert_eq!(matches!(verdict, Verdict::Item(_)), is_taken, "{foreign} foreign columns");
        }
    }
}

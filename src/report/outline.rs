//! The outline (bookmarks) from the headings, each leading to its place on the page.

use lopdf::{Dictionary, Object, ObjectId};

use super::finish::{builder, catalog, text};
use super::outcome::RenderError;
use super::pages::{Entry, Piece, Placed};
use super::style::{PAGE_HEIGHT, TOP};

/// Where a heading stands.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Place {
    entry: Entry,
    /// Counted from 1.
    page: u32,
    /// From the page's foot, points.
    y: f32,
}

/// Every heading's place, in reading order.
pub(super) fn places(pieces: &[Piece], pages: &[Vec<Placed>]) -> Vec<Place> {
    let on_page = |(page, placed): (u32, &Vec<Placed>)| {
        let place = |at: &Placed| {
            let entry = pieces[at.piece].entry.clone()?;
            Some(Place { entry, page, y: (PAGE_HEIGHT - TOP - at.top).round() })
        };
        placed.iter().filter_map(place).collect::<Vec<_>>()
    };
    (1..).zip(pages).flat_map(on_page).collect()
}

/// A heading with those under it.
struct Branch<'a> {
    place: &'a Place,
    under: Vec<Branch<'a>>,
    /// How many there are under it, at all depths.
    descendants: usize,
}

/// Puts the outline in the file; none without headings.
pub(super) fn put(file: &mut lopdf::Document, places: &[Place]) -> Result<(), RenderError> {
    if places.is_empty() {
        return Ok(());
    }
    let root = file.new_object_id();
    let mut outlines = Dictionary::new();
    outlines.set("Type", "Outlines");
    let pages = file.get_pages();
    branch_out(file, (root, &mut outlines), &tree_of(places), &pages)?;
    outlines.set("Count", places.len() as i64);
    file.set_object(root, outlines);
    catalog(file)?.set("Outlines", root);
    Ok(())
}

/// What is deeper than a heading and follows it stands under it.
fn tree_of(places: &[Place]) -> Vec<Branch<'_>> {
    let mut tree = Vec::new();
    let mut rest = places;
    while let Some((place, after)) = rest.split_first() {
        let is_under = |other: &&Place| other.entry.level > place.entry.level;
        let descendants = after.iter().take_while(is_under).count();
        let (under, next) = after.split_at(descendants);
        tree.push(Branch { place, under: tree_of(under), descendants });
        rest = next;
    }
    tree
}

/// Chains the branches under their parent (ISO 32000-1, 12.3.3).
fn branch_out(
    file: &mut lopdf::Document,
    (parent, dictionary): (ObjectId, &mut Dictionary),
    branches: &[Branch<'_>],
    pages: &std::collections::BTreeMap<u32, ObjectId>,
) -> Result<(), RenderError> {
    let ids: Vec<_> = branches.iter().map(|_| file.new_object_id()).collect();
    let (Some(first), Some(last)) = (ids.first(), ids.last()) else { return Ok(()) };
    dictionary.set("First", *first);
    dictionary.set("Last", *last);
    for (at, branch) in branches.iter().enumerate() {
        let Place { entry, page, y } = branch.place;
        let page = pages.get(page).ok_or_else(|| builder(&"书签所在页不存在"))?;
        let mut item = Dictionary::new();
        item.set("Title", text(&entry.text));
        item.set("Parent", parent);
        let target: Vec<Object> =
            vec![(*page).into(), "XYZ".into(), Object::Null, (*y).into(), Object::Null];
        item.set("Dest", target);
        if let Some(previous) = at.checked_sub(1).and_then(|at| ids.get(at)) {
            item.set("Prev", *previous);
        }
        if let Some(next) = ids.get(at + 1) {
            item.set("Next", *next);
        }
        if branch.descendants > 0 {
            item.set("Count", branch.descendants as i64);
            branch_out(file, (ids[at], &mut item), &branch.under, pages)?;
        }
        file.set_object(ids[at], item);
    }
    Ok(())
}

//! Tables of records: a header repeated on every page, rows kept whole unless they are taller than a page.

use super::columns::{self, Place, SHORT_CELL, SHORT_HEADER};
use super::document::{Align, Cell, Emphasis, Table};
use super::fonts::Voice;
use super::grid::{self, Field, Ruling, Vertical};
use super::line::{self, Measure};
use super::outcome::RenderError;
use super::pages::{Keep, Piece};
use super::shape::{Glyph, Shaper};
use super::style::{
    BODY_HEIGHT, HAIRLINE, MEDIUM_RULE, NO_RULE, SHADE, STRONG_RULE, TABLE, TALLEST_ROW,
};

const HEADER: Ruling =
    Ruling { top: STRONG_RULE, bottom: MEDIUM_RULE, sides: NO_RULE, vertical: Vertical::Middle };
const ROW: Ruling =
    Ruling { top: NO_RULE, bottom: HAIRLINE, sides: NO_RULE, vertical: Vertical::Top };
const LAST_ROW: Ruling = Ruling { bottom: STRONG_RULE, ..ROW };
/// A header that takes more of the page than this is not repeated.
const TALLEST_HEAD: f32 = BODY_HEIGHT / 4.0;

/// Between the header's rule and the first row.
const UNDER_HEADER: f32 = 2.0;

/// The shaped texts of a row, by column and paragraph.
type Texts = Vec<Vec<Vec<Glyph>>>;

/// The table as pieces; `base` is the number of pieces already there, for the rows to name their header.
pub(super) fn pieces(
    table: &Table,
    base: usize,
    shaper: &mut Shaper<'_>,
) -> Result<Vec<Piece>, RenderError> {
    check(table)?;
    let headers = table.columns.iter().map(|column| shaper.shaped(&column.header, Voice::Heading));
    let headers: Texts = headers.collect();
    let rows: Vec<Texts> = table.rows.iter().map(|cells| texts(cells, shaper)).collect();
    let places = places(table, &headers, &rows)?;

    let mut pieces = header(table, headers, &places);
    let head = match pieces.as_slice() {
        [only] if only.height <= TALLEST_HEAD => Some((base, only.height)),
        _ => None,
    };
    let room = TALLEST_ROW - head.map_or(0.0, |(_, height)| height);
    let count = rows.len();
    for (number, texts) in rows.into_iter().enumerate() {
        let ruling = if number + 1 == count { LAST_ROW } else { ROW };
        for mut piece in grid::row(fields(table, texts, &places), ruling, room) {
            piece.running_head = head.map(|(index, _)| index);
            pieces.push(piece);
        }
    }
    Ok(pieces)
}

fn check(table: &Table) -> Result<(), RenderError> {
    let columns = table.columns.len();
    match table.rows.iter().position(|row| row.len() > columns) {
        None => Ok(()),
        Some(at) => {
            Err(RenderError::RowTooLong { row: at + 1, cells: table.rows[at].len(), columns })
        }
    }
}

fn texts(cells: &[Cell], shaper: &mut Shaper<'_>) -> Texts {
    let voice = |cell: &Cell| match cell.emphasis {
        Emphasis::Plain => Voice::Body,
        Emphasis::Strong => Voice::Heading,
    };
    cells.iter().map(|cell| shaper.shaped(&cell.text, voice(cell))).collect()
}

fn places(table: &Table, headers: &Texts, rows: &[Texts]) -> Result<Vec<Place>, RenderError> {
    let weights: Vec<_> = table.columns.iter().map(|column| column.weight).collect();
    let mut claims: Vec<_> =
        headers.iter().map(|text| columns::claim(text, SHORT_HEADER)).collect();
    for texts in rows {
        for (claim, text) in claims.iter_mut().zip(texts) {
            *claim = claim.max(columns::claim(text, SHORT_CELL));
        }
    }
    columns::places(&weights, &claims)
}

fn header(table: &Table, headers: Texts, places: &[Place]) -> Vec<Piece> {
    let mut fields = fields(table, headers, places);
    fields.iter_mut().for_each(|field| field.shade = Some(SHADE));
    let mut pieces = grid::row(fields, HEADER, BODY_HEIGHT);
    pieces.iter_mut().for_each(|piece| piece.keep = Keep::WithNext);
    if let Some(last) = pieces.last_mut() {
        last.height += UNDER_HEADER;
    }
    pieces
}

fn fields(table: &Table, texts: Texts, places: &[Place]) -> Vec<Field> {
    let aligns = table.columns.iter().map(|column| column.align);
    let field = |((text, (x, width)), align): ((Vec<Vec<Glyph>>, &Place), Align)| {
        let measure = Measure::even(grid::inner(*width));
        let broken = |glyphs: &Vec<Glyph>| line::broken(glyphs, TABLE.size, measure);
        let lines = text.iter().flat_map(broken).collect();
        Field { x: *x, width: *width, lines, align, shade: None }
    };
    texts.into_iter().zip(places).zip(aligns).map(field).collect()
}

//! Tables of records: a header repeated on every page, rows kept whole unless they are taller than a page.

use super::document::{Cell, Column, Emphasis, Table};
use super::fonts::Voice;
use super::grid::{self, Field, Ruling, Vertical};
use super::line::Measure;
use super::outcome::RenderError;
use super::pages::{Keep, Piece};
use super::shape::Shaper;
use super::style::{
    BODY_HEIGHT, BODY_WIDTH, HAIRLINE, MEDIUM_RULE, NO_RULE, SHADE, STRONG_RULE, TABLE,
};

const HEADER: Ruling =
    Ruling { top: STRONG_RULE, bottom: MEDIUM_RULE, sides: NO_RULE, vertical: Vertical::Middle };
const ROW: Ruling =
    Ruling { top: NO_RULE, bottom: HAIRLINE, sides: NO_RULE, vertical: Vertical::Top };
const LAST_ROW: Ruling = Ruling { bottom: STRONG_RULE, ..ROW };
/// A header that takes more of the page than this is not repeated.
const TALLEST_HEAD: f32 = BODY_HEIGHT / 4.0;

/// The table as pieces; `base` is the number of pieces already there, for the rows to name their header.
pub(super) fn pieces(
    table: &Table,
    base: usize,
    shaper: &mut Shaper<'_>,
) -> Result<Vec<Piece>, RenderError> {
    let places = places(&table.columns)?;
    let mut pieces = header(table, &places, shaper);
    let head = match pieces.as_slice() {
        [only] if only.height <= TALLEST_HEAD => Some((base, only.height)),
        _ => None,
    };
    let room = BODY_HEIGHT - head.map_or(0.0, |(_, height)| height);
    for (number, cells) in table.rows.iter().enumerate() {
        if cells.len() > places.len() {
            let (row, columns) = (number + 1, places.len());
            return Err(RenderError::RowTooLong { row, cells: cells.len(), columns });
        }
        let fields = row_fields(table, cells, &places, shaper);
        let ruling = if number + 1 == table.rows.len() { LAST_ROW } else { ROW };
        for mut piece in grid::row(fields, ruling, room) {
            piece.running_head = head.map(|(index, _)| index);
            pieces.push(piece);
        }
    }
    Ok(pieces)
}

fn header(table: &Table, places: &[(f32, f32)], shaper: &mut Shaper<'_>) -> Vec<Piece> {
    let columns = table.columns.iter().zip(places);
    let fields = columns.map(|(column, place)| Field {
        shade: Some(SHADE),
        ..field(&column.header, column, *place, Voice::Heading, shaper)
    });
    let mut pieces = grid::row(fields.collect(), HEADER, BODY_HEIGHT);
    pieces.iter_mut().for_each(|piece| piece.keep = Keep::WithNext);
    pieces
}

fn row_fields(
    table: &Table,
    cells: &[Cell],
    places: &[(f32, f32)],
    shaper: &mut Shaper<'_>,
) -> Vec<Field> {
    let columns = table.columns.iter().zip(places);
    let set = |((column, place), cell): ((&Column, &(f32, f32)), &Cell)| {
        let voice = match cell.emphasis {
            Emphasis::Plain => Voice::Body,
            Emphasis::Strong => Voice::Heading,
        };
        field(&cell.text, column, *place, voice, shaper)
    };
    columns.zip(cells).map(set).collect()
}

fn field(
    text: &str,
    column: &Column,
    (x, width): (f32, f32),
    voice: Voice,
    shaper: &mut Shaper<'_>,
) -> Field {
    let lines = shaper.lines(text, voice, TABLE.size, Measure::even(grid::inner(width)));
    Field { x, width, lines, align: column.align, shade: None }
}

/// Left edge and width of each column: every column gets room for one character, the rest goes by weight.
fn places(columns: &[Column]) -> Result<Vec<(f32, f32)>, RenderError> {
    let least = TABLE.size + TABLE.size - grid::inner(TABLE.size);
    let spare = BODY_WIDTH - least * columns.len() as f32;
    if columns.is_empty() || spare < 0.0 {
        return Err(RenderError::TooManyColumns { columns: columns.len() });
    }
    let weight = |column: &Column| if column.weight > 0.0 { column.weight } else { 0.0 };
    let total: f32 = columns.iter().map(weight).sum::<f32>().max(f32::MIN_POSITIVE);
    let mut x = 0.0;
    Ok(columns
        .iter()
        .map(|column| {
            let width = least + spare * weight(column) / total;
            let place = (x, width);
            x += width;
            place
        })
        .collect())
}

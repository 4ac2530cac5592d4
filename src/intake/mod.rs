//! Departments' files to records: read, recognise, clean, and turn cells into values. The only place
//! that knows spreadsheet and text formats; nothing here knows the store or the screen.
//!
//! Reading order: `read` (formats), `clean`, `value`, then `header`, `head`, `names`, `recognise`
//! (which item a sheet is), `plan`, `judge`, `row`, `claim` (what a row says), and `take`.

mod claim;
pub mod clean;
mod codes;
mod finding;
mod head;
mod header;
mod judge;
mod names;
mod notes;
mod plan;
pub mod read;
mod recognise;
mod rejects;
mod row;
mod skip;
mod take;
mod taken;
pub mod value;
mod words;

pub use finding::{Gravity, RowFinding};
pub use rejects::write_rejects;
pub use take::{Options, Taken, take};
pub use taken::{ParsedRow, RefusedRow, TakenRow};

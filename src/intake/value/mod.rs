//! Cells to values: pure parsing, without knowledge of which column a value stands in.

pub mod date;
mod fold;
pub mod identity;
pub mod money;
pub mod text;

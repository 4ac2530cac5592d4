//! Signed credit commitments (信用承诺): the list, what bars somebody, the form, one commitment, and
//! the dialogs about it. `answers` says what the desk's answers do to them.

pub mod answers;
pub mod commitment;
pub mod commitment_sheet;
pub mod dialog;
pub mod dialog_rows;
pub mod draft;
pub mod draft_view;
pub mod gate;
pub mod list;
pub mod list_view;
pub mod pressing;
pub mod print;
pub mod scanned;
pub mod templates;

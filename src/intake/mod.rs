//! Departments' files to records: read, clean, and turn cells into values. The only place that knows
//! spreadsheet and text formats; nothing here knows the store or the screen.

pub mod clean;
pub mod read;
pub mod value;

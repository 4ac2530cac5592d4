//! What the hall's words mean. No I/O, no clock, no async: dates are arguments.
//!
//! Reading order: `code`, `subject`, `catalogue`, `record`, `list`, `severity`, `publicity`,
//! then `archive`, which puts them together for one day.

pub mod access;
pub mod archive;
pub mod catalogue;
pub mod claim;
pub mod code;
pub mod conflict;
pub mod division;
pub mod journal;
pub mod list;
pub mod mask;
pub mod moment;
pub mod money;
pub mod name;
pub mod outcome;
pub mod publicity;
pub mod record;
pub mod report;
pub mod scene;
pub mod severity;
pub mod state;
pub mod subject;
pub mod term;
pub mod wording;

/// A calendar day. Rules count in days, months and years of the civil calendar.
pub use jiff::civil::Date as Day;

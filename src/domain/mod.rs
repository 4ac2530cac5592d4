//! What the hall's words mean. No I/O, no clock, no async: dates are arguments.
//!
//! Reading order: `code`, `subject`, `catalogue`, `record`, `list`, `severity`, `publicity`,
//! then `archive`, which puts them together for one day; `scene`, `selector`, `effect`, `measure`
//! and `assessment`, which says what an archive means to a matter.

pub mod access;
pub mod archive;
pub mod assessment;
pub mod catalogue;
pub mod check;
pub mod claim;
pub mod code;
pub mod commitment;
pub mod conflict;
pub mod division;
pub mod effect;
pub mod feedback;
pub mod field;
pub mod in_force;
pub mod journal;
pub mod list;
pub mod mask;
pub mod measure;
pub mod moment;
pub mod money;
pub mod name;
pub mod outcome;
pub mod performance;
pub mod publicity;
pub mod record;
pub mod relation;
pub mod repair;
pub mod report;
pub mod scene;
pub mod selector;
pub mod severity;
pub mod state;
pub mod statement;
pub mod subject;
pub mod term;
pub mod warning;
pub mod wording;

pub use assessment::assess;

/// A calendar day. Rules count in days, months and years of the civil calendar.
pub use jiff::civil::Date as Day;

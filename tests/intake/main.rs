//! Departments' files taken end to end: every row with content comes out as a record or refused.

#![expect(clippy::unwrap_used, reason = "a test says what it expects by failing")]

mod codes;
mod forms_rows;
mod hostile;
mod meanings;
mod national;
mod properties;
mod rejects;
mod shapes;
mod table;
mod templates;

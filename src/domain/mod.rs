//! What the hall's words mean. No I/O, no clock, no async: dates are arguments.

pub mod code;
pub mod division;

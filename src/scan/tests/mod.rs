//! Tests of what is taken in as a scan and what is not.

mod baseline;
mod codes;
mod faults;
mod hostile;
mod sheet;
mod signatures;

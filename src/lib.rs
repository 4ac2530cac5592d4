//! `hecha` 核查: what stands on the desk of a public credit query window.
//!
//! Reading order: `domain` (what the hall's words mean), `forms` (the office's texts and tables),
//! `store`, `vault`, `scan`, `sheets`, `intake`, `report` and `printing` (the edges), `desk` (one file per job at the counter),
//! then `cli` and `tui`, which only call the desk.

pub mod app;
pub mod cli;
pub mod config;
pub mod desk;
pub mod domain;
pub mod forms;
pub mod intake;
pub mod printing;
pub mod report;
pub mod scan;
pub mod sheets;
pub mod store;
pub mod tui;
pub mod vault;

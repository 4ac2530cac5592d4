//! `office.toml`: name and defaults of the office.

use serde::Deserialize;
use toml::Spanned;

use super::{Fault, FormsError, document::Document};

/// Name and defaults of the office.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Office {
    /// Its name on screens and reports.
    pub name: String,
    /// What report numbers begin with.
    pub report_prefix: String,
    /// Minutes without a key after which the screen locks.
    pub idle_lock_minutes: u32,
    /// Wrong passwords in a row after which an account locks.
    pub login_attempts: u32,
    /// Minutes an account stays locked.
    pub login_lock_minutes: u32,
    /// Period of a report when the operator names none, in months back from the day asked about.
    pub report_period_months: u32,
    /// Reports on oneself that cost nothing, a year.
    pub free_queries_per_year: u32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    name: Spanned<String>,
    report_prefix: Spanned<String>,
    idle_lock_minutes: Spanned<u32>,
    login_attempts: Spanned<u32>,
    login_lock_minutes: Spanned<u32>,
    report_period_months: Spanned<u32>,
    free_queries_per_year: Spanned<u32>,
}

pub(super) fn read(document: &Document<'_>) -> Result<Office, FormsError> {
    let table: Table = document.parse()?;
    let within = |value: Spanned<u32>, least: u32, most: u32| {
        if (least..=most).contains(value.get_ref()) {
            Ok(value.into_inner())
        } else {
            Err(document.at(&value, Fault::Number { least, most }))
        }
    };
    Ok(Office {
        name: document.filled(table.name, "单位名称")?,
        report_prefix: document.filled(table.report_prefix, "报告编号的字头")?,
        idle_lock_minutes: within(table.idle_lock_minutes, 1, 240)?,
        login_attempts: within(table.login_attempts, 1, 20)?,
        login_lock_minutes: within(table.login_lock_minutes, 1, 24 * 60)?,
        report_period_months: within(table.report_period_months, 1, 1200)?,
        free_queries_per_year: within(table.free_queries_per_year, 0, 1000)?,
    })
}

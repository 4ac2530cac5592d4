//! The joint warning across departments (跨部门联合预警): bad records in several fields at once.

use std::{collections::BTreeSet, sync::Arc};

use super::{archive::Entry, field::Fields, list::Listing, name::fold_name, severity::Severity};

/// When bad records of one subject become a warning: data of `forms/findings.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningRules {
    /// By which rule there are warnings at all.
    pub ground: Arc<str>,
    /// The grades, the gravest first; the first that is reached is told.
    pub grades: Vec<WarningGrade>,
}

/// A grade of warning.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WarningGrade {
    /// What it is called.
    pub name: Arc<str>,
    /// Departments it takes; so many departments or so many fields.
    pub departments: usize,
    /// Fields it takes.
    pub fields: usize,
    /// Records graded 严重 it takes as well.
    pub serious: usize,
}

/// A warning: counted facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Warning {
    /// Its grade.
    pub grade: Arc<str>,
    /// By which rule.
    pub ground: Arc<str>,
    /// Departments with bad records, in the order of the archive.
    pub departments: Vec<String>,
    /// Names of the fields with bad records.
    pub fields: Vec<String>,
    /// Number of bad records.
    pub records: usize,
}

/// Bad records while they are counted.
#[derive(Debug, Default)]
pub struct Tally<'a> {
    /// Authorities as they are written, with their field.
    authorities: Vec<(&'a str, Option<&'a str>)>,
    departments: Vec<&'a str>,
    folded: BTreeSet<String>,
    fields: Vec<&'a str>,
    records: usize,
    serious: usize,
}

impl<'a> Tally<'a> {
    /// Counts a bad record an authority decided: its list's field, else its authority's.
    pub fn add(
        &mut self,
        fields: &'a Fields,
        authority: &'a str,
        entry: &Entry,
        listing: Option<&Listing>,
    ) {
        let own = self.field_of(fields, authority);
        let listed = listing.and_then(|listing| fields.of_list(&listing.list));
        if let Some(field) = listed.map(|field| field.name.as_str()).or(own)
            && !self.fields.contains(&field)
        {
            self.fields.push(field);
        }
        self.records += 1;
        self.serious += usize::from(entry.severity == Some(Severity::Serious));
    }

    /// The field of an authority, which is counted as a department when it is a new one.
    fn field_of(&mut self, fields: &'a Fields, authority: &'a str) -> Option<&'a str> {
        let known = self.authorities.iter().find(|(name, _)| *name == authority);
        if let Some((_, field)) = known {
            return *field;
        }
        // The same department is written in more than one way.
        if self.folded.insert(fold_name(authority)) {
            self.departments.push(authority);
        }
        let field = fields.of_authority(authority).map(|field| field.name.as_str());
        self.authorities.push((authority, field));
        field
    }

    /// The warning what was counted amounts to, if any.
    pub fn warning(&self, rules: &WarningRules) -> Option<Warning> {
        let reached = |grade: &&WarningGrade| {
            let wide =
                self.departments.len() >= grade.departments || self.fields.len() >= grade.fields;
            wide && self.serious >= grade.serious
        };
        let grade = rules.grades.iter().find(reached)?;
        let owned = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        Some(Warning {
            grade: Arc::clone(&grade.name),
            ground: Arc::clone(&rules.ground),
            departments: owned(&self.departments),
            fields: owned(&self.fields),
            records: self.records,
        })
    }
}

//! A commitment in force is on record about its subject like any department's row: in the archive, in
//! assessments, in reports. The record follows the commitment and says nothing the events do not.

use crate::{
    desk::DeskError,
    domain::{
        catalogue::{Column, Item, ItemId, Role},
        code::CodeKind,
        commitment::{Commitment, DeferralRule, State, digest, hex},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        state::RecordState,
        subject::{Subject, SubjectId},
    },
    forms::Forms,
    store::{Transaction, View},
};

/// The item commitments are records of, and its column of the number.
pub(in crate::desk) const ITEM: &str = "commitment";
pub(in crate::desk) const NUMBER: &str = "CNBM";

/// Puts the record of a commitment in step with it; what events vouch for it by, empty before the
/// commitment is in force.
pub(super) fn bring_in_step(
    tx: &mut Transaction<'_>,
    forms: &Forms,
    (subject, life): (SubjectId, &Commitment),
    (office, at): (&str, Moment),
) -> Result<String, DeskError> {
    let Some(item) = item(forms) else { return Ok(String::new()) };
    let known = tx.subject(subject)?.ok_or(DeskError::UnknownSubject)?;
    let Some(fields) = fields(item, &known, life, office) else { return Ok(String::new()) };
    let key = item.key_of(&fields);
    let id = item.id.clone();
    let record = Record { item: id, key, department: office.to_owned(), received: at, fields };
    // 数据截至 tells of departments' files: what the window itself takes in makes none of them younger.
    tx.put_record(subject, item, &record)?;
    Ok(vouched(&record))
}

/// Whether what is on record about the subject is what the last event vouches for.
pub(super) fn is_in_step(
    view: &View,
    forms: &Forms,
    (subject, vouched_for): (SubjectId, &str),
) -> Result<bool, DeskError> {
    let Some((key, _)) = vouched_for.split_once(' ') else { return Ok(vouched_for.is_empty()) };
    let (Some(item), Ok(key)) = (item(forms), key.parse()) else { return Ok(false) };
    let record = view.record(subject, item, RecordKey(key))?;
    Ok(record.is_some_and(|record| vouched(&record) == vouched_for))
}

/// Key and SM3 digest of department and fields as they are stored.
fn vouched(record: &Record) -> String {
    let text = [record.department.as_str(), record.fields.as_stored()].join("\u{1d}");
    format!("{} {}", record.key.0, hex(&digest(text.as_bytes())))
}

fn item(forms: &Forms) -> Option<&Item> {
    forms.catalogue.item(&ItemId::from(ITEM))
}

/// The columns of the record; none before the commitment is in force, or when it never was.
fn fields(item: &Item, subject: &Subject, life: &Commitment, office: &str) -> Option<Fields> {
    let performance = life.state.performance()?;
    let (frozen, _) = life.frozen.as_ref()?;
    let signature = life.signature.as_ref()?;
    if life.state == State::Withdrawn && life.evidence.is_empty() {
        return None;
    }
    let decided = match &life.correction {
        Some(correction) => Some(correction),
        None => life.found.as_ref().map(|found| &found.by),
    };
    let deferral = frozen.deferral.as_ref().zip(life.deferred_until());
    let value = |column: &Column| -> Option<String> {
        let by_code = match column.code.as_str() {
            NUMBER => Some(frozen.number.clone()),
            "WNZR" => Some(frozen.breach.replace('\n', "")),
            "YXQZ" => life.until().map(|day| day.to_string()),
            _ => None,
        };
        by_code.or_else(|| match column.role? {
            Role::SubjectName => Some(subject.name.clone()),
            Role::Class => Some(frozen.kind.label().to_owned()),
            Role::Title => Some(frozen.matter.clone()),
            Role::DecidedOn => Some(signature.day.to_string()),
            Role::Authority => Some(frozen.department.clone()),
            Role::Performance => Some(performance.label().to_owned()),
            Role::PerformedOn => decided.map(|by| by.day.to_string()),
            Role::DocumentNumber => decided.map(|by| by.document.clone()),
            Role::PerformedBy => decided.map(|by| by.unit.clone()),
            Role::Scope => Some(frozen.scope.label().to_owned()),
            // What was withdrawn is not told of anybody any more.
            Role::State if life.state == State::Withdrawn => {
                Some(RecordState::Withdrawn.label().to_owned())
            }
            Role::Source => Some(office.to_owned()),
            Role::DeferredUntil => deferral.map(|(_, until)| until.to_string()),
            Role::DeferredFor => deferral.map(|(rule, _)| rule.names()),
            Role::DeferredCode => deferral.map(|(rule, _)| codes(rule)),
            Role::DeferredGround => deferral.map(|(rule, _)| rule.ground.clone()),
            role => code(subject, role),
        })
    };
    let mut fields = Fields::default();
    for column in &item.columns {
        if let Some(value) = value(column) {
            let cut: String = value.chars().take(column.max_length).collect();
            fields.push(&column.code, &cut);
        }
    }
    Some(fields)
}

/// The matters of a deferral by their scenes' identifiers.
fn codes(rule: &DeferralRule) -> String {
    let codes: Vec<&str> = rule.scenes.iter().map(|scene| scene.id.as_str()).collect();
    codes.join("、")
}

/// The subject's code of a column.
fn code(subject: &Subject, role: Role) -> Option<String> {
    match role {
        Role::CreditCode => subject.code(CodeKind::CreditCode).map(str::to_owned),
        Role::OrganizationCode => subject.code(CodeKind::OrganizationCode).map(str::to_owned),
        Role::RegistrationNumber => subject.code(CodeKind::RegistrationNumber).map(str::to_owned),
        Role::IdentityNumber => {
            let own = subject.codes.iter().find(|code| code.kind().is_natural_person());
            own.map(|code| code.as_str().to_owned())
        }
        _ => None,
    }
}

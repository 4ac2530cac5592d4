//! What an archive means to a matter on a day, by the rules the program carries.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod commitments;
mod honours;
mod lists;
mod measures;
mod properties;
mod publicity;
mod scenes;
mod severity;
mod special_fund;
mod warnings;

use std::sync::LazyLock;

use hecha::{
    domain::{
        Day,
        access::Basis,
        archive::{Archive, Holdings, Masking, Viewer},
        assessment::{Assessment, Finding, assess},
        catalogue::{Item, Role, Subjects},
        effect::Effect,
        list::{Colour, ListKind},
        moment::Moment,
        record::{Fields, Record, RecordKey},
        scene::Scene,
        subject::{Subject, SubjectId, SubjectKind},
    },
    forms::Forms,
};

static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms::embedded().unwrap());

/// The day most tables ask about.
const TODAY: &str = "2026-11-22";

fn day(text: &str) -> Day {
    text.parse().unwrap_or_else(|_| panic!("{text} is no day"))
}

fn item(id: &str) -> &'static Item {
    FORMS.catalogue.item(&id.into()).unwrap_or_else(|| panic!("no item {id}"))
}

fn scene(id: &str) -> &'static Scene {
    FORMS.scene(&id.into()).unwrap_or_else(|| panic!("no scene {id}"))
}

/// A record with values by role; `key` tells it from others.
fn record(id: &str, key: i64, values: &[(Role, &str)]) -> Record {
    let item = item(id);
    let mut fields = Fields::default();
    for (role, value) in values {
        let column = item.column_of(*role).unwrap_or_else(|| panic!("{id} has no {role:?}"));
        fields.push(&column.code, value);
    }
    Record {
        item: item.id.clone(),
        key: RecordKey(key),
        department: "示范区信用信息中心".to_owned(),
        received: Moment(1_795_000_000),
        fields,
    }
}

/// The item that carries entries of a colour by the list's name.
fn list_item(colour: Colour) -> &'static str {
    match colour {
        Colour::Red => "list-red",
        Colour::Yellow => "list-yellow",
        Colour::Black => "list-black",
    }
}

/// An entry on a list since a day, with more values.
fn listed(kind: &ListKind, key: i64, since: &str, more: &[(Role, &str)]) -> Record {
    let mut values = vec![
        (Role::ListName, kind.name.as_str()),
        (Role::DecidedOn, since),
        (Role::DocumentNumber, "示认〔2025〕9号"),
        (Role::Authority, "示范区认定单位"),
    ];
    values.extend_from_slice(more);
    record(list_item(kind.colour), key, &values)
}

/// An entry on the list of an identifier.
fn listed_on(id: &str, key: i64, since: &str) -> Record {
    let kind = FORMS.lists.kind(&id.into()).unwrap_or_else(|| panic!("no list {id}"));
    listed(kind, key, since, &[])
}

/// A penalty of the market authority with its department's own word for how serious it is.
fn penalty(key: i64, decided: &str, severity: &str) -> Record {
    penalty_of("示范区市场监督管理局", key, decided, severity)
}

fn penalty_of(authority: &str, key: i64, decided: &str, severity: &str) -> Record {
    let values = [
        (Role::Title, "销售不合格产品案"),
        (Role::DecidedOn, decided),
        (Role::Authority, authority),
        (Role::DocumentNumber, "示处〔2026〕17号"),
        (Role::Severity, severity),
    ];
    record("penalty-district-legal", key, &values)
}

fn holdings(kind: SubjectKind, records: Vec<Record>) -> Holdings {
    Holdings {
        subject: Subject {
            id: SubjectId(7),
            kind,
            name: "示范区甲机械有限公司".to_owned(),
            status: Some("存续".to_owned()),
            codes: Vec::new(),
            former_names: Vec::new(),
            provisional: false,
        },
        records,
        conflicts: 0,
        freshness: Vec::new(),
    }
}

/// The archive of a company, or of a person, on public information.
fn archive_of(kind: SubjectKind, records: Vec<Record>, on: &str) -> Archive {
    let viewer = Viewer { basis: Basis::Public, masking: Masking::Masked };
    Archive::as_of(FORMS.rules(), holdings(kind, records), viewer, day(on))
}

fn archive(records: Vec<Record>, on: &str) -> Archive {
    archive_of(SubjectKind::LegalPerson, records, on)
}

/// What a company's records mean to a scene on a day.
fn assessed(id: &str, records: Vec<Record>, on: &str) -> Assessment {
    assess(FORMS.policy(), scene(id), &archive(records, on))
}

/// The one finding of one record.
fn only(assessment: &Assessment) -> &Finding {
    match assessment.findings.as_slice() {
        [finding] => finding,
        findings => panic!("{} findings", findings.len()),
    }
}

fn effects(assessment: &Assessment) -> Vec<Effect> {
    assessment.findings.iter().map(|finding| finding.effect).collect()
}

/// A subject who can be on a list or in an item.
fn one_of(subjects: Subjects) -> SubjectKind {
    match subjects {
        Subjects::NaturalPersons => SubjectKind::NaturalPerson,
        Subjects::Organisations | Subjects::Both => SubjectKind::LegalPerson,
    }
}

//! The templates in force today, with what each asks to be filled in.

use serde::Serialize;

use super::words;
use crate::{
    cli::{exit::Exit, output::Output},
    desk::Desk,
    domain::{
        access::Scope,
        commitment::{CommitmentKind, Field, FieldKind, Need, Prefill, Template},
    },
    forms::Forms,
};

#[derive(Debug, Serialize)]
struct Document<'a> {
    id: &'a str,
    name: &'a str,
    r#type: CommitmentKind,
    type_text: &'static str,
    matter: &'a str,
    ground: &'a str,
    gate: Option<&'a str>,
    scope: Scope,
    validity: String,
    due: String,
    fields: Vec<FieldDocument<'a>>,
    accompanying: Vec<&'a str>,
}

#[derive(Debug, Serialize)]
struct FieldDocument<'a> {
    id: &'a str,
    label: &'a str,
    r#type: &'static str,
    required: bool,
    prefill: Option<Prefill>,
    choices: &'a [String],
    hint: &'a str,
}

/// Lists them.
pub(super) fn list(desk: &Desk, output: Output) -> Exit {
    let (forms, today) = (desk.forms(), desk.today());
    let open: Vec<_> =
        forms.commitments.iter().filter(|template| template.in_force.on(today)).collect();
    for template in &open {
        if output.json {
            output.document(&document(template));
        } else {
            tell(forms, template, output);
        }
    }
    if open.is_empty() {
        output.note("今天没有可用的承诺书模板。请在数据目录的 forms/commitments/ 下添加。");
        return Exit::No;
    }
    Exit::Done
}

fn tell(forms: &Forms, template: &Template, output: Output) {
    let gate = match &template.gate {
        None => "不核查".to_owned(),
        Some(id) => {
            let name = forms.scene(id).map_or(id.as_str(), |scene| scene.name.as_str());
            format!("受理前核查「{name}」")
        }
    };
    output.line(format!(
        "{}  {}  {}  {gate}  有效期 {}  认定期限 {}",
        template.id,
        template.name,
        template.kind.label(),
        words::span(&template.validity),
        words::span(&template.due),
    ));
    let fields = template.fields.iter().map(|field| {
        let optional = if is_required(field) { "" } else { "（可不填）" };
        format!("{} {}{optional}", field.id, field.label)
    });
    output.line(format!("  填写项  {}", fields.collect::<Vec<_>>().join("、")));
}

fn document(template: &Template) -> Document<'_> {
    Document {
        id: template.id.as_str(),
        name: &template.name,
        r#type: template.kind,
        type_text: template.kind.label(),
        matter: &template.matter,
        ground: &template.ground,
        gate: template.gate.as_ref().map(|id| id.as_str()),
        scope: template.scope,
        validity: words::span(&template.validity),
        due: words::span(&template.due),
        fields: template.fields.iter().map(field).collect(),
        accompanying: template.accompanying.iter().map(|paper| paper.title.as_str()).collect(),
    }
}

fn field(field: &Field) -> FieldDocument<'_> {
    FieldDocument {
        id: &field.id,
        label: &field.label,
        r#type: words::field_kind(&field.kind),
        required: is_required(field),
        prefill: field.prefill,
        choices: match &field.kind {
            FieldKind::Choice(words) => words,
            _ => &[],
        },
        hint: &field.hint,
    }
}

pub(super) fn is_required(field: &Field) -> bool {
    field.need == Need::Required
}

//! Printing freezes the text: what a commitment's paper is made from, and the event that holds the
//! commitment to it.

use super::begin::{open_gate, suits, template_of};
use crate::{
    desk::{Days, DeskError, archive_of},
    domain::{
        Day,
        access::Grounds,
        archive::SubjectCard,
        commitment::{
            Commitment, CommitmentId, Event, Frozen, Refusal, Span, State, Step, Template, Until,
            Values, digest, hex, missing, replayed,
        },
        report::ReportRecord,
        term::Term,
    },
    forms::Forms,
    report::papers,
    store::{CommitmentRow, View},
};

/// A promise on its way to paper.
pub(in crate::desk) struct Promise {
    pub(in crate::desk) row: CommitmentRow,
    pub(in crate::desk) card: SubjectCard,
    pub(in crate::desk) template: Template,
    pub(in crate::desk) values: Values,
    pub(in crate::desk) department: String,
    lacking: Vec<String>,
    state: State,
}

/// Reads what a commitment's paper is made from.
pub(in crate::desk) fn promised(
    view: &View,
    forms: &Forms,
    id: CommitmentId,
    (office, grounds, today): (&str, &Grounds, Day),
) -> Result<Promise, DeskError> {
    let row = view.commitment(id)?.ok_or(DeskError::NoSuchCommitment)?;
    // Whether every event is sealed is asked when the next one is written.
    let (Commitment { draft, state, .. }, _) =
        replayed(id, &view.commitment_events(id)?, |_, _| true)
            .map_err(|_| DeskError::TamperedCommitment { id })?;
    let template = template_of(forms, &draft.template, today)?;
    let archive = archive_of(view, forms.rules(), row.subject, grounds.basis, Days::only(today))?;
    suits(template, &archive)?;
    open_gate(view, forms, template, (row.subject, grounds), today)?;
    let known = |(id, _): &(String, String)| template.field(id).is_some();
    let values: Values = draft.values.into_iter().filter(known).collect();
    Ok(Promise {
        card: archive.subject,
        department: template.department.clone().unwrap_or_else(|| office.to_owned()),
        lacking: missing(&template.fields, &values),
        template: template.clone(),
        values,
        state,
        row,
    })
}

impl Promise {
    /// Refuses a paper that cannot be printed: frozen before, or with required fields still empty.
    pub(in crate::desk) fn ready(&self) -> Result<(), Refusal> {
        self.state.after(Step::Print)?;
        if self.lacking.is_empty() { Ok(()) } else { Err(Refusal::Missing(self.lacking.clone())) }
    }

    /// What happens to the commitment: it is frozen as this record, content and file have it.
    pub(in crate::desk) fn frozen(
        &self,
        record: &ReportRecord,
        (content, pdf): (&[u8], &[u8]),
        office: &str,
    ) -> Event {
        let template = &self.template;
        let promised = (template, &self.values);
        let breach = papers::consequences(&self.card, promised, [&self.department, office]);
        let frozen = Frozen {
            number: record.number.clone(),
            digest: record.digest.clone(),
            content: hex(&digest(content)),
            register: register_digest(record),
            pdf: hex(&digest(pdf)),
            name: template.name.clone(),
            kind: template.kind,
            matter: template.matter.clone(),
            department: self.department.clone(),
            scope: template.scope,
            breach,
            validity: self.until(&template.validity),
            due: self.until(&template.due),
            remind_days: template.remind_days,
            deferral: template.deferral.clone(),
        };
        Event::Print { frozen: Box::new(frozen) }
    }

    /// A day in a field is read now: what was printed stands.
    fn until(&self, span: &Span) -> Until {
        match span {
            Span::Term(term) => Until::Term(*term),
            Span::Field(id) => {
                let day = self.values.get(id).and_then(|text| text.parse().ok());
                day.map_or(Until::Term(Term::UntilRemoved), Until::Day)
            }
        }
    }
}

/// SM3 digest of everything the register says of a paper that does not change: printings and being
/// void come later, and whom it is filed under follows the subject.
pub(super) fn register_digest(record: &ReportRecord) -> String {
    let code = record.code.map(|code| code.plain()).unwrap_or_default();
    let fields = [
        record.number.as_str(),
        record.kind.name(),
        &code,
        record.grounds.basis.label(),
        &record.grounds.purpose,
        &record.operator,
        &record.issued.0.to_string(),
        &record.digest,
        &record.file,
        &record.statement,
    ];
    hex(&digest(fields.join("\u{1f}").as_bytes()))
}

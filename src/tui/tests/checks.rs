//! What the synthetic archive means to a matter, for the screens' tests.

use std::sync::LazyLock;

use super::fixture::{TODAY, archive_on, catalogue, seen};
use crate::domain::{
    Day,
    archive::Standing,
    assess,
    assessment::{Counts, FindingKind, Policy},
    check::Check,
    effect::Effect,
    feedback::{Execution, Feedback},
    list::{Colour, Until},
    measure::MeasureKind,
    moment::Moment,
    relation::{LookedAt, Related, RelatedFinding, RelatedHit},
    subject::{SubjectId, SubjectKind},
};
use crate::forms::Forms;
use crate::tui::msg::{Answer, Opened};

/// What the company's archive of a day means to 专项资金, with a related person about whom there
/// is something to be known.
pub fn check_on(day: Day) -> Check {
    static FORMS: LazyLock<Forms> = LazyLock::new(|| Forms::embedded().unwrap());
    let (forms, catalogue) = (&*FORMS, catalogue());
    let policy = Policy { catalogue: &catalogue, ..forms.policy() };
    let scene = forms.scene_called("专项资金").unwrap();
    let assessment = assess(policy, scene, &archive_on(day));
    let hit = RelatedHit {
        subject: SubjectId(9),
        kind: SubjectKind::NaturalPerson,
        name: "周*".into(),
        relation: "法定代表人".into(),
        counts: Counts { caution: 1, ..Counts::default() },
        findings: vec![RelatedFinding {
            effect: Effect::Caution,
            kind: FindingKind::Listing("judgment-defaulter".into(), Colour::Black),
            name: "失信被执行人名单".into(),
            until: Until::Open,
            standing: Standing::Current,
        }],
    };
    let (name, relation) = (hit.name.clone(), hit.relation.clone());
    let looked_at = vec![LookedAt { subject: hit.subject, kind: hit.kind, name, relation }];
    let related = Related { looked_at, hits: vec![hit], ..Related::default() };
    Check { assessment, related, feedback: Vec::new() }
}

/// The answer to opening the company's archive of a day for 专项资金.
pub fn checked(day: Day) -> Answer {
    Answer::Opened(Box::new(Opened {
        archive: archive_on(day),
        check: Some(check_on(day)),
        notes: Vec::new(),
        seen: seen(),
    }))
}

/// The answer to registering what was done about the first finding.
pub fn registered() -> Answer {
    let check = check_on(TODAY);
    let finding = &check.assessment.findings[0];
    Answer::Registered(Feedback {
        subject: SubjectId(1),
        record: finding.record.clone(),
        measure: finding.measures[0].clone(),
        kind: MeasureKind::Punitive,
        department: "栖霞区财政局".into(),
        day: TODAY,
        execution: Execution::Done,
        document: "栖财函〔2026〕8号".into(),
        operator: "clerk".into(),
        at: Moment::of(TODAY.at(9, 41, 0, 0)),
    })
}

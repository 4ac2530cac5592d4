//! A signed credit commitment (信用承诺): from a template to how it was kept. What happened is a row
//! of sealed events; the commitment is what they make together.
//!
//! Reading order: `kind`, `field`, `template`, `state`, `event`, `life`, `sealed`, then `due`.

mod due;
mod event;
mod evidence;
mod field;
mod kind;
mod life;
mod refusal;
mod sealed;
mod state;
mod template;

#[cfg(test)]
mod tests;

pub use due::{Due, Pressing};
pub use event::{Deciding, Draft, Event, Found, Frozen, Outcome, Signature, Signer, Until};
pub use evidence::{Evidence, EvidenceKind, Match};
pub use field::{Field, FieldFault, FieldKind, Need, Prefill, UNIT, Values, missing, read_all};
pub use kind::CommitmentKind;
pub use life::{Commitment, CommitmentId, Summary};
pub use refusal::Refusal;
pub use sealed::{
    SealedEvent, Tampered, digest, hex, is_noted, mark, message, read_mark, replayed,
};
pub use state::{State, Step};
pub use template::{Accompanying, DeferralRule, DeferredScene, PLACES, Span, Template, TemplateId};

//! Identification codes of subjects (标识代码), one file per kind.
//! Pure: text in, facts out; no table is read and no clock is asked here.

mod credit;
mod describe;
mod error;
mod finding;
mod fold;
mod foreigner;
mod kind;
mod layout;
mod newtype;
mod organization;
mod permit;
mod progress;
mod recognise;
mod register;
mod registration;
mod resident;
mod scan;
mod slip;
mod tax;
mod travel;
mod value;
mod written;

#[cfg(test)]
mod tests;

pub use credit::CreditCode;
pub use error::CodeError;
pub use finding::{CardEdition, CodeFinding, DateDoubt, LegacyForm};
pub use fold::{fold, narrow};
pub use foreigner::ForeignerId;
pub use kind::CodeKind;
pub use organization::OrganizationCode;
pub use permit::HmtResidencePermit;
pub use progress::{TypingHint, TypingState, progress};
pub use recognise::{Alternative, Recognition, recognise};
pub use registration::{RegistrationForm, RegistrationNumber};
pub use resident::{ResidentId, Sex};
pub use scan::credit_codes_in;
pub use slip::{Slip, SlipCause, likely_slips};
pub use tax::TaxNumber;
pub use travel::{Passport, TravelPermit};
pub use value::{Code, Verdict};

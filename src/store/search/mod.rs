//! Finding subjects by name, former name and pinyin initials. The indices only propose; every
//! proposal is checked against the name itself before it is an answer.

mod find;
mod grams;
mod index;
mod pinyin;
mod region;

pub use find::{Matched, NameHit, NameQuery, NamesFound, Persons};
pub(super) use index::{Gram, Indices, PRESENT, Pending, Place};

//! One file per screen or overlay: its state, what the commands do to it, and how it is drawn.

pub mod archive;
pub mod archive_head;
pub mod as_of;
pub mod basis;
pub mod candidates;
pub mod confirm;
pub mod dossier;
pub mod grounds;
pub mod help;
pub mod hint;
pub mod locked;
pub mod login;
pub mod menu;
pub mod overview;
pub mod period;
pub mod query;
pub mod recent;
pub mod record;
pub mod report;
pub mod reveal;
pub mod words;

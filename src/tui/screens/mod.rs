//! One file per screen or overlay: its state, what the commands do to it, and how it is drawn.

pub mod confirm;
pub mod help;
pub mod locked;
pub mod login;
pub mod menu;
pub mod query;

//! The terminal front end: `Msg -> update(&mut Model) -> Vec<Effect> -> view(&Model)`.
//!
//! `update` and `view` are pure; only `runtime` and `terminal` touch the world.

pub mod answered;
pub mod commitments;
pub mod keymap;
pub mod model;
pub mod msg;
pub mod open;
pub mod pace;
pub mod painter;
pub mod papers;
pub mod performer;
pub mod runtime;
pub mod screen;
pub mod screens;
pub mod surroundings;
pub mod tables;
pub mod terminal;
#[cfg(test)]
mod tests;
pub mod text;
pub mod theme;
pub mod update;
pub mod view;
pub mod widgets;

pub use open::{Failure, Insistence, open};

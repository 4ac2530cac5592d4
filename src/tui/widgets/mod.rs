//! The few pieces every screen is put together from.

pub mod choice;
pub mod chrome;
pub mod field;
pub mod form;
pub mod line;
pub mod pages;
pub mod popup;
pub mod sheet;
pub mod table;
pub mod tabs;

//! The table of states and steps, lives that are sealed and read back, and what lists ask.

mod lives;
mod table;

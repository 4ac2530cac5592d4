//! One thin file per subcommand: parse, call the desk, print.

pub mod args;
pub mod check;
pub mod code;
pub mod commit;
pub mod exit;
pub mod feedback;
pub mod grounds;
pub mod import;
pub mod journal;
pub mod key;
mod lines;
pub mod lookup;
pub mod measures;
pub mod operator;
pub mod output;
pub mod password;
pub mod progress;
pub mod register;
pub mod report;
pub mod scene;
pub mod subject;
pub mod usage;
pub mod verify;

//! The matter a command is for.

use crate::{
    desk::{Desk, DeskError},
    domain::scene::SceneId,
};

/// What a demo folder checks for when nobody says.
const DEMO: &str = "专项资金";

/// The scene of a word; on a demo folder there is a default, so that everything can be tried at
/// once, on a real one it is asked for.
pub fn wanted(desk: &Desk, word: Option<&str>) -> Result<SceneId, DeskError> {
    match word.filter(|word| !word.trim().is_empty()) {
        Some(word) => desk.scene_called(word),
        None if desk.folder().is_demo() => desk.scene_called(DEMO),
        None => Err(DeskError::NeedsScene { known: desk.scene_names() }),
    }
}

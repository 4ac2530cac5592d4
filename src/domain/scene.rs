//! The matter a look-up or report is for (核查事由). Scenes are data of `forms/scenes/`.

use std::{fmt, sync::Arc};

use serde::{Deserialize, Serialize};

use super::catalogue::identifier;

identifier! {
    /// Identifier of a scene: `special-fund`.
    SceneId
}

/// A matter somebody is checked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scene {
    /// Identifier; journal and register keep it.
    pub id: SceneId,
    /// Its name on screens and paper.
    pub name: String,
}

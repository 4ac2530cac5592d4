//! How serious a breach of trust is (失信程度), in the words in force and the older ones.

use serde::{Deserialize, Serialize};

/// 轻微 / 一般 / 严重 (国办发〔2025〕22号). Ordered from light to serious.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// 轻微
    Minor,
    /// 一般
    General,
    /// 严重
    Serious,
}

impl Severity {
    /// The Chinese word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Minor => "轻微",
            Self::General => "一般",
            Self::Serious => "严重",
        }
    }
}

/// Which of today's words each department's word stands for; data of `forms/severity.toml`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SeverityWords(pub Vec<(String, Option<Severity>)>);

impl SeverityWords {
    /// Today's word for a department's own (`较重` …); `None` when undecided (未定) or unknown.
    pub fn read(&self, word: &str) -> Option<Severity> {
        self.0.iter().find(|(w, _)| w == word).and_then(|(_, severity)| *severity)
    }
}

//! The state a department gives a record (当前状态), in the one set of words the archive judges by.

/// 当前状态 of a record. Code lists of `forms/codelists.toml` bring departments' words to these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordState {
    /// 正常
    Normal,
    /// 撤销: it must not be used any more (行政处罚法 art. 48).
    Withdrawn,
    /// 异议: in effect, objection pending.
    UnderObjection,
    /// 其他: in effect, explained in the remark.
    Other,
    /// 已修复: publication, sharing and use have ended (国家发展改革委令第36号).
    Repaired,
    /// 无效: no longer valid, said of permits of the 2018 edition.
    Void,
}

impl RecordState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Normal,
        Self::Withdrawn,
        Self::UnderObjection,
        Self::Other,
        Self::Repaired,
        Self::Void,
    ];

    /// The canonical word.
    pub fn label(self) -> &'static str {
        match self {
            Self::Normal => "正常",
            Self::Withdrawn => "撤销",
            Self::UnderObjection => "异议",
            Self::Other => "其他",
            Self::Repaired => "已修复",
            Self::Void => "无效",
        }
    }

    /// Whether a record of this state is on record no longer.
    pub fn ends_it(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Repaired | Self::Void)
    }

    /// The state of a canonical word.
    pub fn read(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.label() == word)
    }
}

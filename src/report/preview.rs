//! Placeholder.
/// A page.
#[derive(Debug, Clone)]
pub struct PreviewPage {
    /// Lines.
    pub lines: Vec<String>,
}

//! Division names by year, parsed when first asked for: the log-in screen needs none.

use std::sync::OnceLock;

use crate::domain::division::Divisions;

/// GB/T 2260 codes with the revisions they stood in, and their names.
const TABLE: &str = include_str!("../../forms/divisions.csv");

/// The table the program carries. A test holds it readable; without it codes are still checked,
/// only their regions are unknown.
pub(super) fn embedded() -> &'static Divisions {
    static DIVISIONS: OnceLock<Divisions> = OnceLock::new();
    DIVISIONS.get_or_init(|| Divisions::parse(TABLE).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_carried_table_is_readable() {
        assert!(Divisions::parse(TABLE).unwrap().len() > 3_000);
    }
}

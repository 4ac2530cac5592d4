//! Brings an older file up to the present tables. Migrations are only ever appended.

use rusqlite::{Connection, TransactionBehavior};

use super::error::StoreError;

/// In order; the file's `user_version` counts those applied.
const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001_archive.sql"),
    include_str!("migrations/0002_absorbed.sql"),
    include_str!("migrations/0003_measures.sql"),
    include_str!("migrations/0004_register.sql"),
    include_str!("migrations/0005_commitments.sql"),
];

/// Applies what is missing, all or nothing.
pub(super) fn migrate(connection: &mut Connection) -> Result<(), StoreError> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if version(connection)? == known {
        return Ok(());
    }
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = version(&transaction)?;
    if found > known {
        return Err(StoreError::NewerSchema { found, known });
    }
    for sql in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(usize::MAX)) {
        transaction.execute_batch(sql)?;
    }
    transaction.pragma_update(None, "user_version", known)?;
    Ok(transaction.commit()?)
}

fn version(connection: &Connection) -> Result<u32, StoreError> {
    Ok(connection.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

#[cfg(test)]
mod tests {
    use sm3::{Digest, Sm3};

    use super::*;

    /// A migration somebody's file has been through never changes: append the next one.
    #[test]
    fn migrations_are_append_only() {
        let digests: Vec<String> = MIGRATIONS
            .iter()
            .map(|sql| Sm3::digest(sql).iter().map(|byte| format!("{byte:02x}")).collect())
            .collect();
        assert_eq!(
            digests,
            [
                "348ec2b98e0abe8cd3e37f3959bf9bdb1b5791b1e5de9f1557ade3fe212c52a0",
                "3a83ba66e8bb252c27d7ad36dfe9a065a764d5fcc33afa6f3b5ca5603994575f",
                "d1aac00d8249489f4094fc19425cfee4d45de0b7c9ce541c6b27b9d02f089c8a",
                "1606427f66331eb4560e0cd24046b24e347f5ed33376fcd94a5c9921522e9074",
                "4f3b38302b265eb5452895bf40557c1b989fb04807c8d4edf3affea039c6de1f",
            ]
        );
    }

    #[test]
    fn a_file_of_a_newer_program_is_refused_and_left_alone() {
        let mut connection = Connection::open_in_memory().unwrap();
        connection.pragma_update(None, "user_version", 99).unwrap();
        let error = migrate(&mut connection).unwrap_err();
        assert!(matches!(error, StoreError::NewerSchema { found: 99, known: 5 }), "{error:?}");
        assert_eq!(version(&connection).unwrap(), 99);
    }

    #[test]
    fn migrating_twice_changes_nothing() {
        let mut connection = Connection::open_in_memory().unwrap();
        migrate(&mut connection).unwrap();
        let schema = |c: &Connection| -> i64 {
            c.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0)).unwrap()
        };
        let before = schema(&connection);
        migrate(&mut connection).unwrap();
        assert_eq!(schema(&connection), before);
    }
}

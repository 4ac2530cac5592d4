//! Journal, operators.

use std::ops::ControlFlow;

use super::{fresh, reopen};
use crate::{
    domain::{
        access::{Basis, OperatorRole},
        journal::{self, Action, Break, Deed, GENESIS},
        moment::Moment,
        subject::SubjectId,
    },
    store::{Operator, OperatorState, StoreError},
};

fn deed(detail: &str) -> Deed {
    Deed {
        at: Moment(1_700_000_000),
        operator: "window1".into(),
        role: Some(OperatorRole::Clerk),
        action: Action::LookUp,
        subject: Some(SubjectId(7)),
        basis: Some(Basis::Duty),
        purpose: "专项资金".into(),
        detail: detail.into(),
    }
}

#[test]
fn the_chain_goes_on_after_reopening_and_a_rollback() {
    let (folder, mut store) = fresh();
    assert_eq!(store.journal_head().unwrap(), None);
    store.write(|tx| tx.append(&deed("1"))).unwrap();
    let undone: Result<(), StoreError> = store.write(|tx| {
        tx.append(&deed("undone"))?;
        Err(StoreError::NotEmpty)
    });
    assert!(undone.is_err());
    drop(store);
    let mut store = reopen(&folder);
    let bare = Deed { role: None, subject: None, basis: None, ..deed("2") };
    let last = store
        .write(|tx| {
            tx.append(&bare)?;
            tx.append(&deed("3"))
        })
        .unwrap();
    let entries = store.journal().unwrap();
    assert_eq!(journal::verify(&entries), Ok((3, last.link)));
    assert_eq!(store.journal_head().unwrap(), Some((3, last.link)));
    assert_eq!(entries[1].deed, bare);
    assert_eq!(entries[0].link, journal::link(&GENESIS, 1, &deed("1")));
}

#[test]
fn the_journal_is_read_by_pages_in_both_directions() {
    let (_folder, mut store) = fresh();
    store
        .write(|tx| (1..=10).try_for_each(|n| tx.append(&deed(&n.to_string())).map(|_| ())))
        .unwrap();
    let numbers = |rows: Vec<journal::JournalEntry>| -> Vec<u64> {
        rows.iter().map(|row| row.sequence).collect()
    };
    assert_eq!(numbers(store.journal_after(0, 3).unwrap()), [1, 2, 3]);
    assert_eq!(numbers(store.journal_after(8, 3).unwrap()), [9, 10]);
    assert_eq!(numbers(store.journal_before(None, 2).unwrap()), [10, 9]);
    assert_eq!(numbers(store.journal_before(Some(9), 2).unwrap()), [8, 7]);
    let mut seen = 0;
    store
        .walk_journal(|row| {
            seen = row.sequence;
            if seen == 4 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap();
    assert_eq!(seen, 4);
}

#[test]
fn rows_cannot_be_changed_by_mistake_and_show_it_when_changed_on_purpose() {
    let (_folder, mut store) = fresh();
    store.write(|tx| (1..=3).try_for_each(|_| tx.append(&deed("x")).map(|_| ()))).unwrap();
    let run = |sql: &str| store.connection.execute_batch(sql);
    assert!(run("UPDATE journal SET detail = 'y'").is_err());
    assert!(run("DELETE FROM journal").is_err());
    run("DROP TRIGGER journal_is_not_changed; UPDATE journal SET detail = 'y' WHERE sequence = 2")
        .unwrap();
    assert_eq!(journal::verify(&store.journal().unwrap()), Err(Break::Changed { sequence: 2 }));
}

#[test]
fn operators_are_added_once_and_changed() {
    let (_folder, mut store) = fresh();
    let clerk = Operator {
        name: "window1".into(),
        display: "窗口甲".into(),
        role: OperatorRole::Clerk,
        state: OperatorState::Active,
    };
    let auditor = Operator { name: "audit".into(), role: OperatorRole::Auditor, ..clerk.clone() };
    store.write(|tx| tx.add_operator(&clerk).and_then(|()| tx.add_operator(&auditor))).unwrap();
    let again = store.write(|tx| tx.add_operator(&clerk));
    assert!(matches!(again, Err(StoreError::OperatorExists { .. })));
    let left = Operator { state: OperatorState::Disabled, ..clerk.clone() };
    store.write(|tx| tx.change_operator(&left)).unwrap();
    assert_eq!(store.operator("window1").unwrap(), Some(left.clone()));
    assert_eq!(store.operators().unwrap(), [auditor, left]);
    let nobody = Operator { name: "x".into(), ..clerk };
    let missing = store.write(|tx| tx.change_operator(&nobody));
    assert!(matches!(missing, Err(StoreError::NoSuchOperator { .. })));
}

//! Every state with every step: what comes of it, or why not.

use super::super::{Refusal, State, Step};

/// What a cell of the table says.
#[derive(Debug, PartialEq)]
enum Cell {
    To(State),
    No(&'static str),
}

/// Columns: Revise, Print, Sign, Keep, FindKept, FindPartlyKept, FindBroken, Correct, Retract,
/// Withdraw, Expire. A word is the state that follows; a word in brackets is why not.
const TABLE: [(State, [&str; 11]); 10] = [
    (
        State::Drafted,
        [
            "drafted",
            "printed",
            "(not printed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "withdrawn",
            "(not signed)",
        ],
    ),
    (
        State::Printed,
        [
            "(frozen)",
            "(printed)",
            "signed",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "(not signed)",
            "withdrawn",
            "(not signed)",
        ],
    ),
    (
        State::Signed,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "in_force",
            "(not kept)",
            "(not kept)",
            "(not kept)",
            "(not kept)",
            "(not kept)",
            "withdrawn",
            "(not kept)",
        ],
    ),
    (
        State::InForce,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "in_force",
            "kept",
            "partly_kept",
            "broken",
            "(nothing to correct)",
            "(nothing to retract)",
            "withdrawn",
            "expired",
        ],
    ),
    (
        State::Kept,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "(ended)",
            "(found)",
            "(found)",
            "(found)",
            "(nothing to correct)",
            "in_force",
            "(ended)",
            "(ended)",
        ],
    ),
    (
        State::PartlyKept,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "(ended)",
            "(found)",
            "(found)",
            "(found)",
            "corrected",
            "in_force",
            "(ended)",
            "(ended)",
        ],
    ),
    (
        State::Broken,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "(ended)",
            "(found)",
            "(found)",
            "(found)",
            "corrected",
            "in_force",
            "(ended)",
            "(ended)",
        ],
    ),
    (
        State::Corrected,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "(ended)",
            "(found)",
            "(found)",
            "(found)",
            "(nothing to correct)",
            "in_force",
            "(ended)",
            "(ended)",
        ],
    ),
    (State::Withdrawn, ["(withdrawn)"; 11]),
    (
        State::Expired,
        [
            "(frozen)",
            "(printed)",
            "(signed)",
            "(ended)",
            "kept",
            "partly_kept",
            "broken",
            "(nothing to correct)",
            "(nothing to retract)",
            "(ended)",
            "(ended)",
        ],
    ),
];

fn cell(word: &'static str) -> Cell {
    State::read(word).map_or(Cell::No(word), Cell::To)
}

fn answer(state: State, step: Step) -> Cell {
    match state.after(step) {
        Ok(next) => Cell::To(next),
        Err(refusal) => Cell::No(match refusal {
            Refusal::Frozen => "(frozen)",
            Refusal::AlreadyPrinted => "(printed)",
            Refusal::NotPrinted => "(not printed)",
            Refusal::NotSigned => "(not signed)",
            Refusal::AlreadySigned => "(signed)",
            Refusal::NotKeptYet => "(not kept)",
            Refusal::Found(found) if found == state => "(found)",
            Refusal::NothingToCorrect => "(nothing to correct)",
            Refusal::NothingToRetract => "(nothing to retract)",
            Refusal::Ended(ended) if ended == state => "(ended)",
            Refusal::Withdrawn => "(withdrawn)",
            other => panic!("{state:?} {step:?}: {other:?}"),
        }),
    }
}

#[test]
fn every_state_answers_every_step_as_the_table_says() {
    assert_eq!(TABLE.map(|(state, _)| state), State::ALL);
    for (state, row) in TABLE {
        for (step, word) in Step::ALL.into_iter().zip(row) {
            assert_eq!(answer(state, step), cell(word), "{state:?} {step:?}");
        }
    }
}

#[test]
fn every_state_is_reached_and_only_the_withdrawn_takes_nothing() {
    for state in State::ALL {
        let is_reached = State::ALL
            .into_iter()
            .any(|from| Step::ALL.into_iter().any(|step| from.after(step) == Ok(state)));
        assert!(is_reached, "{state:?}");
        let goes_on = Step::ALL.into_iter().any(|step| state.after(step).is_ok());
        assert_eq!(goes_on, state != State::Withdrawn, "{state:?}");
        assert_eq!(State::read(state.name()), Some(state));
        assert_eq!(State::read(state.label()), Some(state));
    }
}

//! A program killed at every step of a commitment's life: each step is whole or not there, what was
//! told as done is done, and the life goes on from where it stood.

use std::{
    env,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use hecha::{
    desk::{Desk, DeskError, Session, commitments::Settling},
    domain::commitment::{Deciding, Refusal, State},
};

use super::{DAY, PROJECT, broken, companies, district, filled, log_in, page, scan, signature};

/// Names data folder and scan to the child; without them the child's test does nothing.
const FOLDER: &str = "HECHA_TEST_KILLED_COMMITMENT";
const SCAN: &str = "HECHA_TEST_KILLED_SCAN";

/// The steps of a life, each from one state to the next.
const STEPS: [(State, State); 5] = [
    (State::Drafted, State::Printed),
    (State::Printed, State::Signed),
    (State::Signed, State::InForce),
    (State::InForce, State::Broken),
    (State::Broken, State::Corrected),
];

/// Does the one step a state waits for.
fn step(desk: &mut Desk, session: &Session, (id, state): (&str, State), page: &Path) {
    let done: Result<(), DeskError> = match state {
        State::Drafted => desk.print_commitment(session, id).map(|_| ()),
        State::Printed => desk.sign_commitment(session, id, (signature(), &[])).map(|_| ()),
        State::Signed => desk.keep_commitment(session, id, &[scan(page)]).map(|_| ()),
        State::InForce => {
            desk.settle_commitment(session, id, &broken(vec![scan(page)])).map(|_| ())
        }
        _ => {
            let by = Deciding { unit: "某局".into(), day: DAY, document: "整改报告".into() };
            let correction = Settling::Correct { by, files: vec![scan(page)] };
            desk.settle_commitment(session, id, &correction).map(|_| ())
        }
    };
    done.unwrap();
}

/// Takes the last commitment from where it stands to its end, telling each step before and after;
/// drafts the next one then.
#[test]
#[ignore = "the child of `a_commitment_survives_a_kill_at_every_step`"]
fn child_lives_until_killed() {
    let Ok(folder) = env::var(FOLDER) else { return };
    let page = PathBuf::from(env::var(SCAN).unwrap());
    let (mut desk, session) = log_in(Path::new(&folder));
    let say = |words: String| writeln!(std::io::stdout(), "{words}").unwrap();
    let (id, mut state) = standing(&mut desk, &session);
    say(format!("begin {}", state.name()));
    while let Some((_, next)) = STEPS.into_iter().find(|(from, _)| *from == state) {
        step(&mut desk, &session, (&id, state), &page);
        state = next;
        say(format!("begin {}", state.name()));
    }
}

/// Number and state of the youngest commitment; whole, or the test fails.
fn standing(desk: &mut Desk, session: &Session) -> (String, State) {
    let latest = desk.find_commitments(session, &hecha::desk::commitments::CommitmentWish::Latest);
    let id = latest.unwrap()[0].id.to_string();
    let opened = desk.open_commitment(session, &id).unwrap();
    assert_eq!(opened.damage, []);
    (id, opened.commitment.state)
}

/// The states the child told before it was killed: `after` it had told it began with `from`.
fn told_until_killed(folder: &Path, page: &Path, from: State, after: Duration) -> Vec<State> {
    let mut child = Command::new(env::current_exe().unwrap())
        .args(["--exact", "killed::child_lives_until_killed", "--ignored", "--nocapture"])
        .env(FOLDER, folder)
        .env(SCAN, page)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
    let state = |line: String| State::read(line.rsplit_once("begin ")?.1);
    let mut told = Vec::new();
    while told.last() != Some(&from) {
        match lines.next() {
            Some(line) => told.extend(state(line)),
            None => break,
        }
    }
    thread::sleep(after);
    child.kill().unwrap();
    child.wait().unwrap();
    told.extend(lines.filter_map(state));
    told
}

#[test]
fn a_commitment_survives_a_kill_at_every_step() {
    let (parent, folder) = district();
    let page = page(parent.path(), "scan.png");
    let mut cut_short = 0;
    for (from, _) in STEPS {
        for after in [0, 1, 2, 4, 7, 12, 20, 40] {
            let (mut desk, session) = log_in(&folder);
            let subject = companies(&mut desk, &session)[0];
            desk.draft_commitment(&session, &filled(&desk, subject, PROJECT)).unwrap();
            drop(desk);
            let told = told_until_killed(&folder, &page, from, Duration::from_millis(after));
            let (mut desk, session) = log_in(&folder);
            let (id, state) = standing(&mut desk, &session);
            let last = *told.last().unwrap();
            assert!(state >= last, "{last:?} was told, {state:?} is there");
            assert!(is_at_most_one_further(last, state), "{last:?} to {state:?}");
            cut_short += u32::from(state == from);
            finish(&mut desk, &session, (&id, state), &page);
            assert!(desk.verify_journal(&session).unwrap().is_whole());
        }
    }
    assert!(cut_short > 0, "no kill ever came before a step was done");
}

fn is_at_most_one_further(told: State, there: State) -> bool {
    told == there || STEPS.contains(&(told, there))
}

/// The life goes on to its end, and what was done already is refused, not done twice.
fn finish(desk: &mut Desk, session: &Session, (id, state): (&str, State), page: &Path) {
    let mut state = state;
    if state >= State::Signed {
        let again = desk.sign_commitment(session, id, (signature(), &[]));
        assert!(matches!(again, Err(DeskError::Commitment(Refusal::AlreadySigned))), "{again:?}");
    }
    while let Some((_, next)) = STEPS.into_iter().find(|(from, _)| *from == state) {
        step(desk, session, (id, state), page);
        state = next;
    }
    assert_eq!(standing(desk, session), (id.to_owned(), State::Corrected));
}

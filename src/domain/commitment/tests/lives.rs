//! Lives from draft to end, sealed and read back; a changed byte is noticed; days keep their order.

use jiff::civil::date;
use proptest::prelude::*;

use super::super::*;
use crate::domain::{Day, access::Scope, moment::Moment, statement::KeyId, term::Term};

const KEY: KeyId = KeyId([7; 8]);

/// Stands in for the signature: a digest under a secret, which a changed byte changes too.
fn sign(message: &[u8]) -> [u8; 64] {
    let digest = digest(&[b"secret".as_slice(), message].concat());
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&digest);
    signature
}

fn moment(day: Day) -> Moment {
    Moment::of(day.at(9, 0, 0, 0))
}

fn draft() -> Event {
    let values = Values::from([("fund".to_owned(), "12.5".to_owned())]);
    let (template, subject) = ("special-fund".to_owned(), "示范甲有限公司".to_owned());
    Event::Draft { draft: Draft { template, subject, code: "91320113MA0000007Q".into(), values } }
}

fn frozen() -> Frozen {
    Frozen {
        number: "示信诺〔2026〕1号".into(),
        digest: "d".into(),
        content: "c".into(),
        register: "r".into(),
        pdf: "p".into(),
        name: "专项资金申报信用承诺书".into(),
        kind: CommitmentKind::Voluntary,
        matter: "申报专项资金".into(),
        department: "示范区财政局".into(),
        scope: Scope::Public,
        breach: "退回资金。".into(),
        validity: Until::Term(Term::Years(1)),
        due: Until::Term(Term::Days(60)),
        remind_days: 10,
        deferral: Some(DeferralRule {
            term: Term::Years(1),
            scenes: vec![DeferredScene { id: "special-fund".into(), name: "专项资金".into() }],
            ground: "某文件".into(),
        }),
    }
}

fn print() -> Event {
    Event::Print { frozen: Box::new(frozen()) }
}

fn signature(signer: Signer, day: Day) -> Event {
    let (name, witness) = ("周某".to_owned(), "窗口一".to_owned());
    Event::Sign { signature: Signature { signer, name, day, witness } }
}

fn evidence(kind: EvidenceKind) -> Evidence {
    Evidence {
        file: "00".repeat(16),
        kind,
        format: "png".into(),
        pages: 1,
        bytes: 9,
        digest: "e".into(),
        matched: Match::Unread,
    }
}

fn keep(kinds: &[EvidenceKind]) -> Event {
    Event::Keep { evidence: kinds.iter().map(|kind| evidence(*kind)).collect() }
}

fn by(day: Day) -> Deciding {
    Deciding { unit: "示范区财政局".into(), day, document: "示财认〔2026〕3号".into() }
}

fn find(outcome: Outcome, day: Day) -> Event {
    let facts = "未按用途使用资金".to_owned();
    let finding = Found { outcome, by: by(day), facts, evidence: Vec::new() };
    Event::Find { finding }
}

/// The commitment after these events, each on its day.
fn lived(events: &[(Event, Day)]) -> Result<Commitment, Refusal> {
    let mut life: Option<Commitment> = None;
    for (event, day) in events {
        life = Some(match (life, event) {
            (None, Event::Draft { draft }) => Commitment::drafted(draft.clone()),
            (Some(life), event) => life.after(event.clone(), moment(*day))?,
            (None, event) => panic!("{event:?} before the draft"),
        });
    }
    Ok(life.unwrap())
}

const FIRST: Day = date(2026, 3, 2);
const SIGNED: Day = date(2026, 3, 5);
const LATER: Day = date(2026, 6, 1);

fn in_force() -> Vec<(Event, Day)> {
    vec![
        (draft(), FIRST),
        (print(), FIRST),
        (signature(Signer::Representative, SIGNED), SIGNED),
        (keep(&[EvidenceKind::Scan]), SIGNED),
    ]
}

fn sealed(events: &[(Event, Day)]) -> Vec<SealedEvent> {
    let mut previous = [0; 32];
    let mut rows = Vec::new();
    for ((event, day), n) in events.iter().zip(1..) {
        let payload = serde_json::to_string(event).unwrap();
        let at = moment(*day);
        let record = format!("{n} 0");
        let message = message(CommitmentId(5), (n, at, "clerk"), &previous, (&payload, &record));
        previous = digest(&message);
        let (operator, signature) = ("clerk".to_owned(), sign(&message));
        rows.push(SealedEvent { n, at, operator, payload, record, key: KEY, signature });
    }
    rows
}

fn read(events: &[SealedEvent]) -> Result<(Commitment, [u8; 32]), Tampered> {
    replayed(CommitmentId(5), events, |event, message| sign(message) == event.signature)
}

#[test]
fn a_kept_commitment_binds_and_is_due_from_the_day_it_was_signed() {
    let life = lived(&in_force()).unwrap();
    assert_eq!(life.state, State::InForce);
    assert_eq!(life.until(), Some(date(2027, 3, 4)));
    assert_eq!(life.due(), Some(date(2026, 5, 4)));
    assert_eq!(life.deferred_until(), None);
    let broken = life.after(find(Outcome::Broken, LATER), moment(LATER)).unwrap();
    assert_eq!(broken.deferred_until(), Some(date(2027, 5, 31)));
    let correction = Event::Correct { correction: by(LATER), evidence: Vec::new() };
    let corrected = broken.after(correction, moment(LATER)).unwrap();
    assert_eq!((corrected.state, corrected.deferred_until()), (State::Corrected, None));
    assert!(corrected.found.is_some(), "what was found stays known");
}

#[test]
fn evidence_must_be_whole_before_it_binds() {
    use EvidenceKind::{Authorisation, Certificate, Document, Scan, Signature as Electronic};
    let cases: [(Signer, &[EvidenceKind], Result<State, Refusal>); 8] = [
        (Signer::Representative, &[Scan, Scan], Ok(State::InForce)),
        (Signer::Representative, &[Electronic, Certificate], Ok(State::InForce)),
        (Signer::Representative, &[], Err(Refusal::NoEvidence)),
        (Signer::Representative, &[Document], Err(Refusal::NoEvidence)),
        (Signer::Representative, &[Electronic], Err(Refusal::HalfSignature)),
        (Signer::Representative, &[Scan, Certificate], Err(Refusal::HalfSignature)),
        (Signer::Agent, &[Scan], Err(Refusal::NoAuthorisation)),
        (Signer::Agent, &[Scan, Authorisation], Ok(State::InForce)),
    ];
    for (signer, kinds, expected) in cases {
        let mut events = in_force();
        events[2].0 = signature(signer, SIGNED);
        events[3].0 = keep(kinds);
        assert_eq!(lived(&events).map(|life| life.state), expected, "{signer:?} {kinds:?}");
    }
}

#[test]
fn days_keep_their_order() {
    let before = date(2026, 3, 1);
    let mut early = in_force();
    early[2].0 = signature(Signer::Representative, before);
    assert_eq!(lived(&early), Err(Refusal::DayTooEarly { day: before, first: FIRST }));
    let mut to_come = in_force();
    to_come[2].0 = signature(Signer::Representative, LATER);
    assert_eq!(lived(&to_come), Err(Refusal::DayToCome(LATER)));
    let found_before = [in_force(), vec![(find(Outcome::Kept, FIRST), LATER)]].concat();
    assert_eq!(lived(&found_before), Err(Refusal::DayTooEarly { day: FIRST, first: SIGNED }));
    let too_soon = [in_force(), vec![(Event::Expire, date(2027, 3, 4))]].concat();
    assert_eq!(lived(&too_soon), Err(Refusal::NotOver(Some(date(2027, 3, 4)))));
    let over = [in_force(), vec![(Event::Expire, date(2027, 3, 5))]].concat();
    assert_eq!(lived(&over).map(|life| life.state), Ok(State::Expired));
}

#[test]
fn what_must_be_said_is_asked_for() {
    let nameless = |unit: &str, document: &str| Found {
        outcome: Outcome::Kept,
        by: Deciding { unit: unit.into(), day: LATER, document: document.into() },
        facts: String::new(),
        evidence: Vec::new(),
    };
    let cases = [
        (Event::Find { finding: nameless(" ", "x") }, Refusal::NoUnit),
        (Event::Find { finding: nameless("x", "") }, Refusal::NoDocument),
        (Event::Withdraw { reason: " ".into() }, Refusal::NoReason),
    ];
    for (event, refusal) in cases {
        let events = [in_force(), vec![(event, LATER)]].concat();
        assert_eq!(lived(&events), Err(refusal));
    }
}

#[test]
fn a_finding_taken_back_leaves_a_commitment_in_force_and_its_history() {
    let retract = Event::Retract { retraction: by(LATER), reason: "认定有误".into() };
    let events = [
        in_force(),
        vec![
            (find(Outcome::Broken, LATER), LATER),
            (retract, LATER),
            (find(Outcome::Kept, LATER), LATER),
        ],
    ]
    .concat();
    let life = lived(&events).unwrap();
    assert_eq!(life.state, State::Kept);
    assert_eq!(read(&sealed(&events)).unwrap().0, life);
}

#[test]
fn payloads_stay_as_they_are_stored() {
    // Changing a key or a word would leave every stored commitment unreadable.
    let told: Vec<String> =
        in_force().iter().map(|(event, _)| serde_json::to_string(event).unwrap()).collect();
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn an_event_that_is_missing_or_impossible_is_noticed() {
    let rows = sealed(&[in_force(), vec![(find(Outcome::Kept, LATER), LATER)]].concat());
    assert_eq!(read(&[]), Err(Tampered::Empty));
    for n in 1..rows.len() {
        let mut cut = rows.clone();
        cut.remove(n - 1);
        assert_eq!(read(&cut), Err(Tampered::Gap { expected: u32::try_from(n).unwrap() }));
    }
    let mut swapped = rows.clone();
    swapped.swap(2, 3);
    assert_eq!(read(&swapped), Err(Tampered::Gap { expected: 3 }));
    let twice = sealed(&[in_force(), vec![(print(), LATER)]].concat());
    assert_eq!(read(&twice), Err(Tampered::Impossible { n: 5 }));
    let other = replayed(CommitmentId(6), &rows, |event, message| sign(message) == event.signature);
    assert_eq!(other, Err(Tampered::Unsealed { n: 1 }), "another commitment's events");
}

#[test]
fn marks_of_the_journal_are_read_back() {
    let digest = digest(b"one");
    let mark = mark(CommitmentId(12), 3, &digest);
    let detail = format!("{mark} 示信诺〔2026〕#9号 登记签署");
    let (id, n, kept) = read_mark(&detail).unwrap();
    assert_eq!((id, n), (CommitmentId(12), 3));
    assert!(hex(&digest).starts_with(kept));
    for none in ["", "示信核〔2026〕1号", "#12.3 xyz", "#12 0123456789abcdef"] {
        assert_eq!(read_mark(none), None, "{none}");
    }
}

#[test]
fn lists_ask_the_most_pressing_first() {
    let asks = |state, day: Option<Day>| {
        let summary =
            Summary { template: String::new(), number: None, state, asks: day, remind_days: 10 };
        summary.pressing(LATER).map(|due| due.pressing)
    };
    let day = |n| LATER.checked_add(jiff::Span::new().days(n)).ok();
    let cases = [
        (State::InForce, day(-1), Some(Pressing::Overdue)),
        (State::InForce, day(0), Some(Pressing::Today)),
        (State::InForce, day(10), Some(Pressing::Soon)),
        (State::InForce, day(11), None),
        (State::InForce, None, None),
        (State::Signed, day(-1), Some(Pressing::ToKeep)),
        (State::Printed, None, Some(Pressing::ToSign)),
        (State::Drafted, None, None),
        (State::Broken, day(-1), None),
    ];
    for (state, asked, pressing) in cases {
        assert_eq!(asks(state, asked), pressing, "{state:?} {asked:?}");
    }
    assert!(Pressing::ALL.is_sorted());
}

proptest! {
    #[test]
    fn any_changed_byte_of_any_event_is_noticed(
        row in 0_usize..5, place in any::<prop::sample::Index>(), bit in 0_u8..8,
    ) {
        let rows = sealed(&[in_force(), vec![(find(Outcome::Kept, LATER), LATER)]].concat());
        let mut changed = rows.clone();
        let mut bytes = changed[row].payload.clone().into_bytes();
        let place = place.index(bytes.len());
        bytes[place] ^= 1 << bit;
        changed[row].payload = String::from_utf8_lossy(&bytes).into_owned();
        prop_assert_eq!(read(&changed), Err(Tampered::Unsealed { n: u32::try_from(row).unwrap() + 1 }));
        for change in [
            (|event: &mut SealedEvent| event.at.0 += 1) as fn(&mut SealedEvent),
            |event| event.operator.push('x'),
            |event| event.record.push('x'),
            |event| event.signature[63] ^= 1,
        ] {
            let mut changed = rows.clone();
            change(&mut changed[row]);
            prop_assert!(read(&changed).is_err());
        }
    }
}

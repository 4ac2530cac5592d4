//! How an event is sealed, and how a row of them is read back: each is signed together with the
//! digest of the one before it, so that no byte of text, date or signer changes unnoticed.

use sm3::{Digest, Sm3};

use super::{
    event::Event,
    life::{Commitment, CommitmentId},
};
use crate::domain::{moment::Moment, statement::KeyId};

/// First line of what is signed; the number is the form's version.
const MARK: &str = "HECHA-COMMITMENT-1";

/// An event as the store keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedEvent {
    /// Its place in the commitment's life, from 1.
    pub n: u32,
    /// When.
    pub at: Moment,
    /// Login name of who registered it.
    pub operator: String,
    /// The event as JSON, exactly as signed.
    pub payload: String,
    /// What is on record about the subject since, `key digest`; empty while nothing is.
    pub record: String,
    /// The key that signed it.
    pub key: KeyId,
    /// `r||s` over [`message`].
    pub signature: [u8; 64],
}

/// The bytes an event is signed over: who, when, what, of which commitment, after which event.
/// `previous` is the SM3 digest of the message before; zeros for the first.
pub fn message(
    id: CommitmentId,
    (n, at, operator): (u32, Moment, &str),
    previous: &[u8; 32],
    (payload, record): (&str, &str),
) -> Vec<u8> {
    let (previous, at) = (hex(previous), at.0);
    format!("{MARK}\n{id}\n{n}\n{at}\n{operator}\n{previous}\n{record}\n{payload}").into_bytes()
}

/// SM3 digest of a message (GB/T 32905).
pub fn digest(message: &[u8]) -> [u8; 32] {
    Sm3::digest(message).into()
}

/// What is wrong with a row of events.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tampered {
    /// There is none.
    Empty,
    /// An event is missing or out of order.
    Gap {
        /// The number that should come next.
        expected: u32,
    },
    /// An event's signature does not hold, or its key is not trusted for its day.
    Unsealed {
        /// Its number.
        n: u32,
    },
    /// An event is signed, and cannot have happened then.
    Impossible {
        /// Its number.
        n: u32,
    },
}

/// The commitment its events make and the digest of the last one, when each is the next one and
/// `is_sealed` says of every message that its signature holds.
///
/// # Errors
/// The first event that is not as it was sealed.
pub fn replayed(
    id: CommitmentId,
    events: &[SealedEvent],
    mut is_sealed: impl FnMut(&SealedEvent, &[u8]) -> bool,
) -> Result<(Commitment, [u8; 32]), Tampered> {
    let mut previous = [0; 32];
    let mut life: Option<Commitment> = None;
    for (place, event) in (1..).zip(events) {
        let n = event.n;
        if n != place {
            return Err(Tampered::Gap { expected: place });
        }
        let message =
            message(id, (n, event.at, &event.operator), &previous, (&event.payload, &event.record));
        if !is_sealed(event, &message) {
            return Err(Tampered::Unsealed { n });
        }
        let happened: Event =
            serde_json::from_str(&event.payload).map_err(|_| Tampered::Impossible { n })?;
        let next = match (life.take(), happened) {
            (None, Event::Draft { draft }) => Ok(Commitment::drafted(draft)),
            (Some(life), happened) => life.after(happened, event.at).map_err(|_| ()),
            (None, _) => Err(()),
        };
        life = Some(next.map_err(|()| Tampered::Impossible { n })?);
        previous = digest(&message);
    }
    life.map(|life| (life, previous)).ok_or(Tampered::Empty)
}

/// Hexadecimal digits of a digest the journal keeps.
const KEPT: usize = 16;

/// What the journal has of an event: `#12.3 3f2a91c25d0e77b4`. An event cut off at the end of a row is
/// invisible to the row itself, and missing beside its mark.
pub fn mark(id: CommitmentId, n: u32, digest: &[u8; 32]) -> String {
    format!("#{id}.{n} {}", &hex(digest)[..KEPT])
}

/// The mark a journal row's detail begins with.
pub fn read_mark(detail: &str) -> Option<(CommitmentId, u32, &str)> {
    let (place, rest) = detail.strip_prefix('#')?.split_once(' ')?;
    let (id, n) = place.split_once('.')?;
    let digest = rest.split(' ').next()?;
    let is_digest = digest.len() == KEPT && digest.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_digest.then_some((CommitmentId(id.parse().ok()?), n.parse().ok()?, digest))
}

/// Whether the journal notes exactly these events of a commitment.
pub fn is_noted(noted: &[(u32, &str)], digests: &[[u8; 32]]) -> bool {
    let same = |((n, digest), (noted, kept)): ((u32, &[u8; 32]), &(u32, &str))| {
        n == *noted && hex(digest).starts_with(kept)
    };
    noted.len() == digests.len() && (1..).zip(digests).zip(noted).all(same)
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

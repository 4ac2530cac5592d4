//! The office's seal: an SM2 key pair (GB/T 32918) with a certificate of its own making, and the keys of other offices.
//!
//! Reading order: `der`, `validity`, `certificate`, `key`, `cms`, `header`, `keys`, `trust`.

mod certificate;
pub mod cms;
mod der;
mod header;
mod key;
mod keys;
mod trust;
mod validity;

pub use certificate::{Certificate, Mismatch};
pub use key::SealKey;
pub use keys::{KeyState, Keys, KnownKey, Origin};
pub use trust::{KeyVerdict, judge};

//! Whether a key's signature proves anything about a day.

use crate::domain::{Day, statement::KeyId};

use super::keys::{KeyState, KnownKey};

/// What a key is worth for something issued on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyVerdict {
    /// Valid then and now.
    Trusted,
    /// Valid when it was issued, expired since.
    TrustedExpired {
        /// Last day it was valid.
        until: Day,
    },
    /// In use when it was issued, replaced since.
    TrustedRetired {
        /// Last day it was used.
        since: Day,
    },
    /// The key's days had not begun.
    NotYetValidWhenIssued {
        /// First day it is valid.
        from: Day,
    },
    /// The key's days were over.
    ExpiredWhenIssued {
        /// Last day it was valid.
        until: Day,
    },
    /// The key was no longer used.
    IssuedAfterRetirement {
        /// Last day it was used.
        since: Day,
    },
    /// Somebody else may hold the key. Whatever the date: dates can be forged with it too.
    Revoked {
        /// When that became known.
        since: Day,
        /// Why.
        reason: String,
    },
    /// This office does not know the key.
    Unknown,
}

impl KeyVerdict {
    /// Whether what the key signed is to be believed.
    pub fn is_trusted(&self) -> bool {
        match self {
            Self::Trusted | Self::TrustedExpired { .. } | Self::TrustedRetired { .. } => true,
            Self::NotYetValidWhenIssued { .. }
            | Self::ExpiredWhenIssued { .. }
            | Self::IssuedAfterRetirement { .. }
            | Self::Revoked { .. }
            | Self::Unknown => false,
        }
    }
}

/// What `key` is worth for something that says it was issued on a day, looked at `today`.
pub fn judge(known: &[KnownKey], key: KeyId, issued: Day, today: Day) -> KeyVerdict {
    let Some(known) = known.iter().find(|known| known.certificate.id() == key) else {
        return KeyVerdict::Unknown;
    };
    let (from, until) = (known.certificate.from(), known.certificate.until());
    match &known.state {
        KeyState::Revoked { since, reason } => {
            KeyVerdict::Revoked { since: *since, reason: reason.clone() }
        }
        _ if issued < from => KeyVerdict::NotYetValidWhenIssued { from },
        _ if issued > until => KeyVerdict::ExpiredWhenIssued { until },
        KeyState::Retired { since } if issued > *since => {
            KeyVerdict::IssuedAfterRetirement { since: *since }
        }
        KeyState::Retired { since } => KeyVerdict::TrustedRetired { since: *since },
        KeyState::Active if today > until => KeyVerdict::TrustedExpired { until },
        KeyState::Active => KeyVerdict::Trusted,
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{
        super::{Origin, SealKey},
        *,
    };

    #[test]
    fn the_table_of_verdicts() {
        let (from, until, since) = (date(2026, 1, 1), date(2030, 12, 31), date(2028, 6, 1));
        let key = SealKey::of_seed(&[4; 32], "甲", from, until).unwrap();
        let known = |state| {
            vec![KnownKey { certificate: key.certificate().clone(), state, origin: Origin::Own }]
        };
        let retired = || KeyState::Retired { since };
        let revoked = || KeyState::Revoked { since, reason: "遗失".to_owned() };
        let lost = || KeyVerdict::Revoked { since, reason: "遗失".to_owned() };
        let (now, later) = (date(2029, 1, 1), date(2031, 1, 1));
        for (state, issued, today, verdict) in [
            (KeyState::Active, from, now, KeyVerdict::Trusted),
            (KeyState::Active, until, until, KeyVerdict::Trusted),
            (KeyState::Active, until, later, KeyVerdict::TrustedExpired { until }),
            (KeyState::Active, later, later, KeyVerdict::ExpiredWhenIssued { until }),
            (KeyState::Active, date(2025, 12, 31), now, KeyVerdict::NotYetValidWhenIssued { from }),
            (retired(), since, now, KeyVerdict::TrustedRetired { since }),
            (retired(), date(2028, 6, 2), now, KeyVerdict::IssuedAfterRetirement { since }),
            (retired(), later, later, KeyVerdict::ExpiredWhenIssued { until }),
            (revoked(), from, now, lost()),
            (revoked(), later, later, lost()),
        ] {
            let found = judge(&known(state.clone()), key.id(), issued, today);
            assert_eq!(found, verdict, "{state:?} {issued} {today}");
        }
        assert_eq!(judge(&known(KeyState::Active), KeyId([0; 8]), now, now), KeyVerdict::Unknown);
    }
}

//! Detached signatures and certificates as files: what they are, not whether they hold. They are
//! kept as evidence; whoever disputes one has it verified where the issuer is known.

use std::borrow::Cow;

use super::{SignatureFault, jpeg, png};

/// Largest signature or certificate, bytes: 1 MiB.
pub const LARGEST_SIGNATURE: usize = 1 << 20;

/// `signedData` of CMS, 1.2.840.113549.1.7.2.
const CMS_SIGNED: &[u8] = &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// `signedData` of GM/T 0010, 1.2.156.10197.6.1.4.2.2.
const GM_SIGNED: &[u8] = &[0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x06, 0x01, 0x04, 0x02, 0x02];

const INTEGER: u8 = 0x02;
const BIT_STRING: u8 = 0x03;
const OID: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const EXPLICIT_0: u8 = 0xa0;

/// What a signature is stored as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignatureKind {
    /// A CMS or GM/T 0010 `SignedData`, which as a rule brings its certificate along.
    Cms,
    /// The bare numbers of the signature.
    Raw,
}

impl SignatureKind {
    /// Stable name, in the store and in JSON.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cms => "cms",
            Self::Raw => "raw",
        }
    }
}

/// What a signature file is: PEM or DER `SignedData`, a DER sequence of two integers, or 64 or 128 to
/// 512 bare bytes that are no text.
///
/// # Errors
/// [`SignatureFault`].
pub fn examine_signature(bytes: &[u8]) -> Result<SignatureKind, SignatureFault> {
    check_length(bytes)?;
    let content =
        unarmoured(bytes, |label| !label.contains("KEY") && !label.contains("CERTIFICATE"))
            .ok_or(SignatureFault::NotASignature)?;
    if is_signed_data(&content) {
        return Ok(SignatureKind::Cms);
    }
    let bare = matches!(bytes.len(), 64 | 128..=512) && !looks_otherwise(bytes);
    if is_two_numbers(&content) || bare {
        return Ok(SignatureKind::Raw);
    }
    Err(SignatureFault::NotASignature)
}

/// Whether a file is one X.509 certificate, PEM or DER, by its form: a sequence of exact length of
/// the certificate's body, the algorithm and the signature.
///
/// # Errors
/// [`SignatureFault`].
pub fn examine_certificate(bytes: &[u8]) -> Result<(), SignatureFault> {
    check_length(bytes)?;
    let content = unarmoured(bytes, |label| label.ends_with("CERTIFICATE"));
    if content.is_some_and(|content| is_certificate(&content)) {
        Ok(())
    } else {
        Err(SignatureFault::NotACertificate)
    }
}

fn check_length(bytes: &[u8]) -> Result<(), SignatureFault> {
    match bytes.len() {
        0 => Err(SignatureFault::Empty),
        length if length > LARGEST_SIGNATURE => Err(SignatureFault::TooLarge),
        _ => Ok(()),
    }
}

fn is_signed_data(content: &[u8]) -> bool {
    let Some(body) = outer(content) else { return false };
    let Some((OID, oid, rest)) = element(body) else { return false };
    (oid == CMS_SIGNED || oid == GM_SIGNED) && rest.first() == Some(&EXPLICIT_0)
}

/// The contents of the one sequence a file is. Some signing programs leave its length open.
fn outer(content: &[u8]) -> Option<&[u8]> {
    if let Some(body) = content.strip_prefix(&[SEQUENCE, 0x80]) {
        return body.strip_suffix(&[0, 0]);
    }
    match element(content)? {
        (SEQUENCE, body, []) => Some(body),
        _ => None,
    }
}

/// Whether bytes that could be a bare signature by their number look like text, a picture, or a
/// structure that is no signature; those of a signature do so once in a million.
fn looks_otherwise(content: &[u8]) -> bool {
    let known = [jpeg::MAGIC, png::MAGIC, b"PK\x03\x04"];
    let structure = match *content {
        [SEQUENCE, 0x80, tag, ..]
        | [SEQUENCE, 0x81, _, tag, ..]
        | [SEQUENCE, 0x82, _, _, tag, ..] => [INTEGER, OID, SEQUENCE].contains(&tag),
        _ => false,
    };
    std::str::from_utf8(content).is_ok()
        || structure
        || known.iter().any(|magic| content.starts_with(magic))
}

fn is_two_numbers(content: &[u8]) -> bool {
    let Some((SEQUENCE, body, [])) = element(content) else { return false };
    let Some((INTEGER, first, rest)) = element(body) else { return false };
    let Some((INTEGER, second, [])) = element(rest) else { return false };
    !first.is_empty() && !second.is_empty()
}

fn is_certificate(content: &[u8]) -> bool {
    let Some((SEQUENCE, certificate, [])) = element(content) else { return false };
    let Some((SEQUENCE, body, rest)) = element(certificate) else { return false };
    let Some((SEQUENCE, algorithm, rest)) = element(rest) else { return false };
    let Some((BIT_STRING, _, [])) = element(rest) else { return false };
    // The version, which the first of three lacks, then the serial number.
    let serial = match element(body) {
        Some((EXPLICIT_0, _, rest)) => element(rest),
        other => other,
    };
    matches!(element(algorithm), Some((OID, ..))) && matches!(serial, Some((INTEGER, ..)))
}

/// Tag, contents and what follows, of an element of DER.
fn element(bytes: &[u8]) -> Option<(u8, &[u8], &[u8])> {
    let (&[tag, short], rest) = bytes.split_first_chunk()?;
    if short < 0x80 {
        let (body, rest) = rest.split_at_checked(short.into())?;
        return Some((tag, body, rest));
    }
    let (digits, rest) = rest.split_at_checked(usize::from(short & 0x7f))?;
    if digits.is_empty() || digits.len() > 4 || digits[0] == 0 {
        return None;
    }
    let length = digits.iter().fold(0_usize, |length, &digit| length << 8 | usize::from(digit));
    let (body, rest) = rest.split_at_checked(length)?;
    Some((tag, body, rest))
}

/// The contents of a PEM block whose label will do, the only one of the file; of base64 without a
/// label; or the bytes as they are. None when it is PEM and something else.
fn unarmoured(bytes: &[u8], fits: impl Fn(&str) -> bool) -> Option<Cow<'_, [u8]>> {
    let Ok(text) = std::str::from_utf8(bytes) else { return Some(Cow::Borrowed(bytes)) };
    let text = text.trim_start_matches('\u{feff}').trim();
    let Some((_, block)) = text.split_once("-----BEGIN ") else {
        return Some(base64(text).map_or(Cow::Borrowed(bytes), Cow::Owned));
    };
    let (label, rest) = block.split_once("-----")?;
    let (body, rest) = rest.split_once("-----END ")?;
    let rest = rest.strip_prefix(label)?.strip_prefix("-----")?;
    if rest.contains("-----BEGIN ") || !fits(label) {
        return None;
    }
    base64(body).map(Cow::Owned)
}

/// Base64, blanks skipped; none when anything else stands in it.
fn base64(text: &str) -> Option<Vec<u8>> {
    let plain: Vec<u8> = text.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let digits = plain.strip_suffix(b"==").or(plain.strip_suffix(b"=")).unwrap_or(&plain);
    if plain.is_empty() || !plain.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(plain.len() / 4 * 3);
    for four in digits.chunks(4) {
        let bits = four.iter().try_fold(0_u32, |bits, &digit| Some(bits << 6 | sextet(digit)?))?;
        let bits = bits << (6 * (4 - four.len()));
        bytes.extend_from_slice(&bits.to_be_bytes()[1..four.len()]);
    }
    Some(bytes)
}

fn sextet(digit: u8) -> Option<u32> {
    let value = match digit {
        b'A'..=b'Z' => digit - b'A',
        b'a'..=b'z' => digit - b'a' + 26,
        b'0'..=b'9' => digit - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(value.into())
}

//! The self-signed certificate of a seal key: X.509 version 3 with SM2 and SM3, GM/T 0015-2012.

use pem_rfc7468::LineEnding;
use sm2::dsa::{Signature, VerifyingKey, signature::Verifier};
use sm3::{Digest, Sm3};

use crate::domain::{Day, statement::KeyId};

use super::{super::VaultError, der, validity};

/// GB/T 32918 leaves the signer's identifier open; GM/T 0009-2012, clause 10, fixes this one.
pub(super) const SIGNER: &str = "1234567812345678";
/// 1.2.156.10197.1.501, SM2 with SM3 (GM/T 0006).
const SM2_WITH_SM3: [u8; 8] = [0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x75];
/// 1.2.840.10045.2.1, a public key on an elliptic curve.
const EC_KEY: [u8; 7] = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01];
/// 1.2.156.10197.1.301, the curve of SM2.
const SM2_CURVE: [u8; 8] = [0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d];
/// 2.5.4.3, common name.
const COMMON_NAME: [u8; 3] = [0x55, 0x04, 0x03];
/// 2.5.29.14, subject key identifier.
const SUBJECT_KEY: [u8; 3] = [0x55, 0x1d, 0x0e];
/// 2.5.29.15, key usage.
const KEY_USAGE: [u8; 3] = [0x55, 0x1d, 0x0f];
/// 2.5.29.19, basic constraints.
const CONSTRAINTS: [u8; 3] = [0x55, 0x1d, 0x13];
/// Longest common name, in characters (RFC 5280, ub-common-name).
const LONGEST_NAME: usize = 64;
/// Label of the PEM text.
const LABEL: &str = "CERTIFICATE";

/// The signature is not by this key over this message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;

/// Who holds a public key, from when until when; its own signature is checked.
#[derive(Debug, Clone)]
pub struct Certificate {
    body: Body,
    der: Vec<u8>,
    key: VerifyingKey,
}

impl PartialEq for Certificate {
    fn eq(&self, other: &Self) -> bool {
        self.der == other.der
    }
}

impl Eq for Certificate {}

/// What the certificate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Body {
    /// Common name.
    pub holder: String,
    /// First day it is valid.
    pub from: Day,
    /// Last day it is valid.
    pub until: Day,
    /// Uncompressed public point.
    pub point: [u8; 65],
}

impl Body {
    /// The part that is signed.
    pub(super) fn to_be_signed(&self) -> Vec<u8> {
        let name = self.name();
        let validity =
            [validity::first_second(self.from), validity::last_second(self.until)].concat();
        let curve = [oid(&EC_KEY), oid(&SM2_CURVE)].concat();
        let key = [der::value(der::SEQUENCE, &curve), der::bits(&self.point)].concat();
        der::group(
            der::SEQUENCE,
            &[
                &der::value(der::context(0), &der::integer(&[2])),
                &self.serial(),
                &algorithm(),
                &name,
                &der::value(der::SEQUENCE, &validity),
                &name,
                &der::value(der::SEQUENCE, &key),
                &der::value(der::context(3), &self.extensions()),
            ],
        )
    }

    /// The serial number, DER: the key's identifier.
    pub(super) fn serial(&self) -> Vec<u8> {
        der::integer(&self.id().0)
    }

    /// The holder as a distinguished name, DER.
    pub(super) fn name(&self) -> Vec<u8> {
        let text = der::value(der::UTF8_STRING, self.holder.as_bytes());
        let pair = der::group(der::SEQUENCE, &[&oid(&COMMON_NAME), &text]);
        der::value(der::SEQUENCE, &der::value(der::SET, &pair))
    }

    /// No authority over other keys; signs documents and cannot be denied.
    fn extensions(&self) -> Vec<u8> {
        let extension = |id: &[u8], critical: &[u8], content: &[u8]| {
            let content = der::value(der::OCTET_STRING, content);
            der::group(der::SEQUENCE, &[&oid(id), critical, &content])
        };
        let usage = [der::BIT_STRING, 2, 6, 0b1100_0000];
        let list = [
            extension(&CONSTRAINTS, &der::TRUE, &der::value(der::SEQUENCE, &[])),
            extension(&KEY_USAGE, &der::TRUE, &usage),
            extension(&SUBJECT_KEY, &[], &der::value(der::OCTET_STRING, &self.id().0)),
        ];
        der::value(der::SEQUENCE, &list.concat())
    }

    fn id(&self) -> KeyId {
        let digest = Sm3::digest(self.point);
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        KeyId(id)
    }

    fn check(&self) -> Result<(), VaultError> {
        let length = self.holder.chars().count();
        if !(1..=LONGEST_NAME).contains(&length) || self.holder.contains(char::is_control) {
            return Err(VaultError::BadHolder);
        }
        // RFC 5280, 4.1.2.5: the two forms of time reach from 1950 to 9999.
        if self.from > self.until || self.from.year() < 1951 || self.until.year() > 9998 {
            return Err(VaultError::BadValidity);
        }
        Ok(())
    }
}

impl Certificate {
    /// What a body and the key's own signature over it make.
    pub(super) fn assemble(body: Body, signature: &[u8; 64]) -> Result<Self, VaultError> {
        let unreadable = |what| VaultError::BadCertificate { what };
        body.check()?;
        let key = VerifyingKey::from_sec1_bytes(SIGNER, &body.point)
            .map_err(|_| unreadable("公钥不在曲线上"))?;
        let signed = body.to_be_signed();
        let bits = der::bits(&signature_value(signature));
        let der = der::group(der::SEQUENCE, &[&signed, &algorithm(), &bits]);
        let certificate = Self { body, der, key };
        match certificate.verify(&signed, signature) {
            Ok(()) => Ok(certificate),
            Err(Mismatch) => Err(unreadable("自签名不符")),
        }
    }

    /// Reads DER, strictly: only certificates as this program makes them.
    ///
    /// # Errors
    /// [`VaultError::BadCertificate`] when it is another one, changed, or not signed by its own key.
    pub fn read_der(der: &[u8]) -> Result<Self, VaultError> {
        let (body, signature) = parts(der).ok_or(VaultError::BadCertificate { what: "格式" })?;
        let certificate = Self::assemble(body, &signature)?;
        if certificate.der != der {
            return Err(VaultError::BadCertificate { what: "编码" });
        }
        Ok(certificate)
    }

    /// Reads PEM (RFC 7468); lines before it do not matter.
    ///
    /// # Errors
    /// As [`Certificate::read_der`].
    pub fn read_pem(text: &str) -> Result<Self, VaultError> {
        let unreadable = VaultError::BadCertificate { what: "没有证书" };
        let Some(start) = text.find("-----BEGIN ") else { return Err(unreadable) };
        match pem_rfc7468::decode_vec(&text.as_bytes()[start..]) {
            Ok((LABEL, der)) => Self::read_der(&der),
            _ => Err(unreadable),
        }
    }

    /// DER.
    pub fn der(&self) -> &[u8] {
        &self.der
    }

    /// PEM (RFC 7468), one line feed after each line.
    pub fn pem(&self) -> String {
        // Fails only beyond the address space.
        pem_rfc7468::encode_string(LABEL, LineEnding::LF, &self.der).unwrap_or_default()
    }

    /// Who holds the key.
    pub fn holder(&self) -> &str {
        &self.body.holder
    }

    /// First day it is valid.
    pub fn from(&self) -> Day {
        self.body.from
    }

    /// Last day it is valid.
    pub fn until(&self) -> Day {
        self.body.until
    }

    /// Whether a day is one of its days.
    pub fn is_valid_on(&self, day: Day) -> bool {
        (self.body.from..=self.body.until).contains(&day)
    }

    /// The uncompressed public point, `04 || x || y`.
    pub fn point(&self) -> &[u8; 65] {
        &self.body.point
    }

    /// What the key is known by.
    pub fn id(&self) -> KeyId {
        self.body.id()
    }

    /// SM3 digest of the DER, lower-case hex.
    pub fn fingerprint(&self) -> String {
        Sm3::digest(&self.der).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    /// Whether `signature` (`r||s`) is by this key over `message` (GB/T 32918.2, with the usual signer's identifier).
    ///
    /// # Errors
    /// [`Mismatch`] when it is not.
    pub fn verify(&self, message: &[u8], signature: &[u8; 64]) -> Result<(), Mismatch> {
        let signature = Signature::from_slice(signature).map_err(|_| Mismatch)?;
        self.key.verify(message, &signature).map_err(|_| Mismatch)
    }

    pub(super) fn body(&self) -> &Body {
        &self.body
    }
}

fn oid(id: &[u8]) -> Vec<u8> {
    der::value(der::OBJECT_ID, id)
}

/// SM2 with SM3, without parameters (RFC 8998 and what OpenSSL writes).
fn algorithm() -> Vec<u8> {
    der::value(der::SEQUENCE, &oid(&SM2_WITH_SM3))
}

/// `SEQUENCE { r, s }` (GM/T 0009-2012, 7.3).
pub(super) fn signature_value(signature: &[u8; 64]) -> Vec<u8> {
    let (r, s) = signature.split_at(32);
    der::group(der::SEQUENCE, &[&der::integer(r), &der::integer(s)])
}

/// `r||s` of `SEQUENCE { r, s }`.
pub(super) fn read_signature(der: &[u8]) -> Option<[u8; 64]> {
    let mut pair = der::Reader(der).enter(der::SEQUENCE)?;
    let (r, s) = (pair.integer::<32>()?, pair.integer::<32>()?);
    let mut signature = [0; 64];
    signature[..32].copy_from_slice(&r);
    signature[32..].copy_from_slice(&s);
    Some(signature)
}

fn parts(bytes: &[u8]) -> Option<(Body, [u8; 64])> {
    let mut outer = der::Reader(bytes).enter(der::SEQUENCE)?;
    let mut signed = outer.enter(der::SEQUENCE)?;
    for _version_serial_algorithm_issuer in 0..4 {
        signed.next()?;
    }
    let mut days = signed.enter(der::SEQUENCE)?;
    let (from, until) = (validity::read_day(days.next()?)?, validity::read_day(days.next()?)?);
    let mut name = signed.enter(der::SEQUENCE)?.enter(der::SET)?.enter(der::SEQUENCE)?;
    name.next()?;
    let holder = String::from_utf8(name.take(der::UTF8_STRING)?.to_vec()).ok()?;
    let mut key = signed.enter(der::SEQUENCE)?;
    key.next()?;
    let point = key.take(der::BIT_STRING)?.strip_prefix(&[0])?.try_into().ok()?;
    outer.next()?;
    let signature = read_signature(outer.take(der::BIT_STRING)?.strip_prefix(&[0])?)?;
    Some((Body { holder, from, until, point }, signature))
}

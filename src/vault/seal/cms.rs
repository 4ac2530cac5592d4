//! A signature with its certificate as PKCS #7 signed data (RFC 2315), what ISO 19005-3, 6.4.3 wants in a PDF: detached,
//! one signer, the signer's certificate, no attributes. Algorithms as in GB/T 35275-2017.

use super::{
    certificate::{Certificate, read_signature, signature_value},
    der,
};

/// 1.2.840.113549.1.7.2, signed data.
const SIGNED_DATA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02];
/// 1.2.840.113549.1.7.1, data.
const DATA: [u8; 9] = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01];
/// 1.2.156.10197.1.401, SM3.
const SM3: [u8; 8] = [0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x11];
/// 1.2.156.10197.1.301.1, signing with SM2 (GM/T 0006).
const SM2_SIGNING: [u8; 9] = [0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x82, 0x2d, 0x01];

/// The signature `r||s` of the certificate's key over what the PDF's byte range holds, DER. The same arguments give the
/// same bytes.
pub fn encode(certificate: &Certificate, signature: &[u8; 64]) -> Vec<u8> {
    let oid = |id: &[u8]| der::value(der::OBJECT_ID, id);
    let algorithm = |id: &[u8]| der::value(der::SEQUENCE, &oid(id));
    let body = certificate.body();
    let signer = der::group(
        der::SEQUENCE,
        &[
            &der::integer(&[1]),
            &der::group(der::SEQUENCE, &[&body.name(), &body.serial()]),
            &algorithm(&SM3),
            &algorithm(&SM2_SIGNING),
            &der::value(der::OCTET_STRING, &signature_value(signature)),
        ],
    );
    let signed_data = der::group(
        der::SEQUENCE,
        &[
            &der::integer(&[1]),
            &der::value(der::SET, &algorithm(&SM3)),
            &der::value(der::SEQUENCE, &oid(&DATA)),
            &der::value(der::context(0), certificate.der()),
            &der::value(der::SET, &signer),
        ],
    );
    let content = der::value(der::context(0), &signed_data);
    der::group(der::SEQUENCE, &[&oid(&SIGNED_DATA), &content])
}

/// Most bytes [`encode`] gives for any signature of this certificate's key.
pub fn longest(certificate: &Certificate) -> usize {
    encode(certificate, &[0xff; 64]).len()
}

/// Certificate and signature of what [`encode`] wrote; `None` for anything else, a changed byte included.
pub fn read(bytes: &[u8]) -> Option<(Certificate, [u8; 64])> {
    let mut outer = der::Reader(bytes).enter(der::SEQUENCE)?;
    outer.next()?;
    let mut data = outer.enter(der::context(0))?.enter(der::SEQUENCE)?;
    for _version_algorithms_content in 0..3 {
        data.next()?;
    }
    let certificate = Certificate::read_der(data.enter(der::context(0))?.whole()?).ok()?;
    let mut signer = data.enter(der::SET)?.enter(der::SEQUENCE)?;
    for _version_issuer_algorithms in 0..4 {
        signer.next()?;
    }
    let signature = read_signature(signer.take(der::OCTET_STRING)?)?;
    (encode(&certificate, &signature) == bytes).then_some((certificate, signature))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::{super::SealKey, *};

    proptest! {
        #[test]
        fn any_bytes_are_answered(
            cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..9, any::<[u8; 4]>()), 0..5),
            noise in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let key = SealKey::of_seed(&[3; 32], "甲", date(2026, 1, 1), date(2030, 1, 1)).unwrap();
            let original = encode(key.certificate(), &[7; 64]);
            let mut bytes = original.clone();
            for (at, length, new) in cuts {
                let at = at.index(bytes.len());
                let end = bytes.len().min(at + length);
                bytes.splice(at..end, new);
            }
            // A certificate that is read is whole: its own signature was checked.
            if let Some((certificate, _)) = read(&bytes) {
                prop_assert_eq!(&certificate, key.certificate());
            }
            prop_assert_eq!(read(&noise), None);
            prop_assert!(Certificate::read_der(&noise).is_err());
        }
    }

    #[test]
    fn it_is_read_back_and_every_changed_byte_is_noticed() {
        let key = SealKey::of_seed(&[3; 32], &"长".repeat(64), date(2026, 1, 1), date(2030, 1, 1))
            .unwrap();
        let signature = key.sign(b"pdf").unwrap();
        let bytes = encode(key.certificate(), &signature);
        assert!(bytes.len() <= longest(key.certificate()));
        assert_eq!(read(&bytes), Some((key.certificate().clone(), signature)));
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1;
            // A changed signature is read as another one, and does not verify.
            assert_ne!(read(&changed), read(&bytes), "byte {place}");
            assert_eq!(read(&bytes[..place]), None);
        }
        assert_eq!(read(&[&bytes[..], &[0]].concat()), None);
    }
}

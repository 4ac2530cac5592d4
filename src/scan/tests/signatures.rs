//! Signatures and certificates as files.

use crate::scan::{
    LARGEST_SIGNATURE, SignatureFault, SignatureKind, examine_certificate, examine_signature,
};

/// An element of DER.
fn der(tag: u8, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = match length {
        0..0x80 => vec![tag, length as u8],
        _ => vec![tag, 0x82, (length >> 8) as u8, length as u8],
    };
    [&head[..], body].concat()
}

fn signed(oid: &[u8]) -> Vec<u8> {
    let content = der(0xa0, &der(0x30, &[7; 300]));
    der(0x30, &[der(0x06, oid), content].concat())
}

fn cms() -> Vec<u8> {
    signed(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02])
}

fn certificate() -> Vec<u8> {
    let version = der(0xa0, &der(0x02, &[2]));
    let algorithm = der(0x30, &der(0x06, &[0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x01, 0x83, 0x75]));
    let body = [version, der(0x02, &[1, 2, 3]), algorithm.clone(), vec![0x30, 0]].concat();
    der(0x30, &[der(0x30, &body), algorithm, der(0x03, &[0; 71])].concat())
}

fn base64(bytes: &[u8]) -> String {
    let digits = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0_u32, |bits, &byte| bits << 8 | u32::from(byte));
        let bits = bits << (8 * (3 - three.len()));
        for at in 0..4 {
            let digit = digits[(bits >> (18 - 6 * at)) as usize & 63];
            text.push(if at > three.len() { '=' } else { char::from(digit) });
        }
    }
    let lines: Vec<_> = text.as_bytes().chunks(64).map(String::from_utf8_lossy).collect();
    lines.join("\n")
}

fn pem(label: &str, bytes: &[u8]) -> Vec<u8> {
    let body = base64(bytes);
    format!("-----BEGIN {label}-----\n{body}\n-----END {label}-----\n").into_bytes()
}

#[test]
fn signed_data_is_known_in_every_armour() {
    let gm = signed(&[0x2a, 0x81, 0x1c, 0xcf, 0x55, 0x06, 0x01, 0x04, 0x02, 0x02]);
    let open = [&[0x30, 0x80][..], &cms()[4..], &[0, 0]].concat();
    let armoured = pem("PKCS7", &cms());
    for file in [cms(), gm, open, armoured, base64(&cms()).into_bytes()] {
        assert_eq!(examine_signature(&file), Ok(SignatureKind::Cms));
    }
}

#[test]
fn bare_numbers_are_known() {
    let numbers = der(0x30, &[der(0x02, &[1; 32]), der(0x02, &[0; 33])].concat());
    for file in [numbers.clone(), pem("SIGNATURE", &numbers), vec![0x9c; 64], vec![0xe7; 256]] {
        assert_eq!(examine_signature(&file), Ok(SignatureKind::Raw));
    }
}

#[test]
fn what_is_no_signature_is_refused() {
    let mut long = cms();
    long.push(0);
    let files = [
        long,
        cms()[..200].to_vec(),
        signed(&[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x01]),
        certificate(),
        pem("CERTIFICATE", &certificate()),
        pem("PRIVATE KEY", &[0x9c; 64]),
        vec![b'x'; 256],
        vec![0x9c; 65],
        b"%PDF-1.4".to_vec(),
        [pem("PKCS7", &cms()), pem("PKCS7", &cms())].concat(),
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(examine_signature(file), Err(SignatureFault::NotASignature), "file {at}");
    }
    assert_eq!(examine_signature(b""), Err(SignatureFault::Empty));
    let large = vec![0x9c; LARGEST_SIGNATURE + 1];
    assert_eq!(examine_signature(&large), Err(SignatureFault::TooLarge));
}

#[test]
fn one_certificate_is_known() {
    for file in [
        certificate(),
        pem("CERTIFICATE", &certificate()),
        pem("X509 CERTIFICATE", &certificate()),
        base64(&certificate()).into_bytes(),
    ] {
        assert_eq!(examine_certificate(&file), Ok(()));
    }
}

#[test]
fn what_is_not_one_certificate_is_refused() {
    let whole = certificate();
    let chain = [pem("CERTIFICATE", &whole), pem("CERTIFICATE", &whole)].concat();
    let files = [
        chain,
        [&whole[..], &whole].concat(),
        whole[..whole.len() - 1].to_vec(),
        pem("CERTIFICATE REQUEST", &whole),
        cms(),
        b"certificate".to_vec(),
    ];
    for (at, file) in files.iter().enumerate() {
        assert_eq!(examine_certificate(file), Err(SignatureFault::NotACertificate), "file {at}");
    }
    assert_eq!(examine_certificate(b""), Err(SignatureFault::Empty));
}

#[test]
fn every_message_says_what_happened_and_what_to_do() {
    for fault in [
        SignatureFault::Empty,
        SignatureFault::TooLarge,
        SignatureFault::NotASignature,
        SignatureFault::NotACertificate,
    ] {
        let message = fault.to_string();
        assert_eq!(message.matches('。').count(), 2, "{message}");
        assert!(message.ends_with('。') && message.contains('请'), "{message}");
    }
}

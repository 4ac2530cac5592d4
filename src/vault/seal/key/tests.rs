//! Keys, signatures and certificates against the vectors of the standards.

use jiff::civil::date;

use super::{super::certificate, *};

fn key() -> SealKey {
    SealKey::of_seed(&[7; 32], "栖霞区信用办", date(2026, 1, 1), date(2031, 12, 31)).unwrap()
}

fn unhex(text: &str) -> Vec<u8> {
    (0..text.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn the_signature_of_the_standard_verifies() {
    // GB/T 32918.5-2017, annex A.
    let d = unhex("3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8");
    let scalar = Secret::new(d.try_into().unwrap());
    let key = SealKey::certified(scalar, "样例", date(2026, 1, 1), date(2026, 12, 31)).unwrap();
    let x = "09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020";
    let y = "CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13";
    assert_eq!(key.certificate().point()[1..], unhex(&format!("{x}{y}")));
    let r = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    let s = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    let signature: [u8; 64] = unhex(&format!("{r}{s}")).try_into().unwrap();
    assert_eq!(key.certificate().verify(b"message digest", &signature), Ok(()));
    let own = key.sign(b"message digest").unwrap();
    assert_eq!(key.certificate().verify(b"message digest", &own), Ok(()));
}

#[test]
fn signatures_are_deterministic_and_every_changed_bit_is_noticed() {
    let key = key();
    let signature = key.sign(b"report").unwrap();
    assert_eq!(signature, key.sign(b"report").unwrap());
    assert_ne!(signature, key.sign(b"rapport").unwrap());
    for bit in 0..512 {
        let mut changed = signature;
        changed[bit / 8] ^= 1 << (bit % 8);
        assert!(key.certificate().verify(b"report", &changed).is_err(), "bit {bit}");
    }
    for extreme in [[0; 64], [0xff; 64]] {
        assert!(key.certificate().verify(b"report", &extreme).is_err());
    }
}

#[test]
fn a_seed_gives_the_same_key_and_chance_another() {
    assert_eq!(key().certificate(), key().certificate());
    let fresh = || SealKey::generate("甲", date(2026, 1, 1), date(2026, 1, 1)).unwrap();
    assert_ne!(fresh().id(), fresh().id());
}

#[test]
fn only_the_right_secret_and_certificate_unwrap() {
    let (key, with) = (key(), Secret::random().unwrap());
    let wrapped = key.wrapped(&with).unwrap();
    let again = SealKey::unwrapped(&wrapped, key.certificate().clone(), &with).unwrap();
    assert_eq!(again.sign(b"x").unwrap(), key.sign(b"x").unwrap());
    let other = Secret::random().unwrap();
    let refused = SealKey::unwrapped(&wrapped, key.certificate().clone(), &other);
    assert!(matches!(refused, Err(VaultError::Refused)));
    let stranger = SealKey::generate("乙", date(2026, 1, 1), date(2026, 1, 1)).unwrap();
    assert!(SealKey::unwrapped(&wrapped, stranger.certificate().clone(), &with).is_err());
    assert!(!format!("{key:?}").contains(&format!("{:02x?}", key.scalar.bytes())));
}

#[test]
fn certificates_are_read_back_and_every_changed_byte_is_noticed() {
    for (from, until) in [
        (date(2026, 1, 1), date(2031, 12, 31)),
        (date(1951, 1, 1), date(2049, 12, 31)),
        (date(2050, 1, 1), date(9998, 12, 31)),
        (date(2026, 2, 28), date(2026, 2, 28)),
    ] {
        let key = SealKey::of_seed(&[9; 32], "甲", from, until).unwrap();
        let read = Certificate::read_der(key.certificate().der()).unwrap();
        assert_eq!((read.from(), read.until(), read.holder()), (from, until, "甲"));
        assert_eq!(&read, key.certificate());
    }
    let key = key();
    let pem = key.certificate().pem();
    assert_eq!(&Certificate::read_pem(&format!("说明: 公钥\n{pem}")).unwrap(), key.certificate());
    let der = key.certificate().der();
    for place in 0..der.len() {
        let mut changed = der.to_vec();
        changed[place] ^= 1;
        assert!(Certificate::read_der(&changed).is_err(), "byte {place}");
        assert!(Certificate::read_der(&der[..place]).is_err(), "length {place}");
    }
    assert!(Certificate::read_der(&[der, &[0]].concat()).is_err());
}

#[test]
fn holders_and_days_no_certificate_can_hold_are_refused() {
    let make = |holder: &str, from, until| SealKey::of_seed(&[1; 32], holder, from, until);
    let (day, later) = (date(2026, 1, 1), date(2027, 1, 1));
    for holder in ["", &"长".repeat(65), "甲\n乙"] {
        assert!(matches!(make(holder, day, later), Err(VaultError::BadHolder)), "{holder}");
    }
    assert!(matches!(make("甲", later, day), Err(VaultError::BadValidity)));
    assert!(make(&"长".repeat(64), day, later).is_ok());
}

#[test]
#[ignore = "needs openssl"]
fn openssl_reads_the_certificate_and_verifies_its_signature() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, bytes: &[u8]| std::fs::write(folder.path().join(name), bytes).unwrap();
    let run = |arguments: &str| {
        let mut openssl = std::process::Command::new("openssl");
        openssl.current_dir(&folder).args(arguments.split(' '));
        let output = openssl.output().unwrap();
        let said = [output.stdout, output.stderr].concat();
        String::from_utf8_lossy(&said).into_owned()
    };
    let key = key();
    put("seal.pem", key.certificate().pem().as_bytes());
    let said = run("x509 -in seal.pem -noout -subject -dates -serial -nameopt utf8 -text");
    assert!(said.contains("栖霞区信用办"), "{said}");
    assert!(said.contains("notAfter=Dec 31 15:59:59 2031 GMT"), "{said}");
    assert!(said.contains(&key.id().hex().trim_start_matches('0').to_ascii_uppercase()), "{said}");
    assert!(said.contains("SM2-with-SM3") && said.contains("Non Repudiation"), "{said}");
    put("key.pem", run("x509 -in seal.pem -noout -pubkey").as_bytes());
    let signed = key.certificate().body().to_be_signed();
    put("signed", &signed);
    put("signature", &certificate::signature_value(&key.sign(&signed).unwrap()));
    let verify =
        "dgst -sm3 -sigopt distid:1234567812345678 -verify key.pem -signature signature signed";
    assert!(run(verify).contains("Verified OK"), "{}", run(verify));
}

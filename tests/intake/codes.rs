//! Synthetic codes whose check characters hold.

use hecha::domain::code::{Code, CodeKind, Verdict};

fn completed(kind: CodeKind, stem: &str) -> String {
    let text = format!("{stem}0");
    match Code::new(kind, &text).unwrap().verdict() {
        Verdict::CheckFailed { expected } => format!("{stem}{expected}"),
        _ => text,
    }
}

/// A credit code of an enterprise.
pub fn credit(n: usize) -> String {
    let organisation = completed(CodeKind::OrganizationCode, &format!("MA{n:06}"));
    completed(CodeKind::CreditCode, &format!("91320113{organisation}"))
}

/// A resident identity number.
pub fn resident(n: usize) -> String {
    completed(CodeKind::ResidentId, &format!("320113{:04}0101{:03}", 1990 - n / 1000, n % 1000))
}

/// A registration number.
pub fn registration(n: usize) -> String {
    completed(CodeKind::RegistrationNumber, &format!("320113{n:08}"))
}

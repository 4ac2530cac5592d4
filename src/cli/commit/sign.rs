//! Registering that somebody signed, and keeping the signed paper.

use std::path::PathBuf;

use super::{
    args::{Called, SignArguments, SignedFiles},
    changed, misunderstood,
};
use crate::{
    cli::{exit::Exit, output::Output},
    desk::{Desk, DeskError, Session, commitments::Attach},
    domain::commitment::{EvidenceKind, Signature, Signer},
};

/// Registers the signature, and keeps the files given with it.
pub(super) fn sign(
    desk: &mut Desk,
    session: &Session,
    wanted: &SignArguments,
    output: Output,
) -> Result<Exit, DeskError> {
    let text = wanted.called.text()?;
    let (usual, named) = desk.usual_signer(session, &text)?;
    let signer = match wanted.signer.as_deref() {
        None => usual,
        Some(word) => match Signer::read(word.trim()) {
            Some(signer) => signer,
            None => {
                let said =
                    format!("没有名为「{word}」的签署人身份。请用 法定代表人、代理人 或 本人。");
                return Ok(misunderstood(&said, output));
            }
        },
    };
    let witness = wanted.witness.as_deref().unwrap_or(session.display());
    let signature = Signature {
        signer,
        // An agent is whoever came: nobody's name stands in for theirs.
        name: match &wanted.name {
            None if signer == usual => named.unwrap_or_default(),
            name => name.clone().unwrap_or_default(),
        },
        day: wanted.day.unwrap_or_else(|| desk.today()),
        witness: witness.to_owned(),
    };
    let files = files(&wanted.files);
    let signed = desk.sign_commitment(session, &text, (signature, &files))?;
    changed::tell(("signed", "已登记签署"), &signed, output);
    Ok(Exit::Done)
}

/// Keeps the signed paper, or more of it.
pub(super) fn attach(
    desk: &mut Desk,
    session: &Session,
    (called, given): (&Called, &SignedFiles),
    output: Output,
) -> Result<Exit, DeskError> {
    let kept = desk.keep_commitment(session, &called.text()?, &files(given))?;
    changed::tell(("attached", "已归档"), &kept, output);
    Ok(Exit::Done)
}

fn files(given: &SignedFiles) -> Vec<Attach> {
    let SignedFiles { scans, authorisations, signature, certificate } = given;
    let of = |kind| move |path: &PathBuf| Attach { kind, path: path.clone() };
    let scans = scans.iter().map(of(EvidenceKind::Scan));
    let authorisations = authorisations.iter().map(of(EvidenceKind::Authorisation));
    let signature = signature.iter().map(of(EvidenceKind::Signature));
    let certificate = certificate.iter().map(of(EvidenceKind::Certificate));
    scans.chain(authorisations).chain(signature).chain(certificate).collect()
}

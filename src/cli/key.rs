//! `hecha key`: the seal keys this office knows.

use std::{fs, path::Path};

use serde::Serialize;

use super::{args::KeyJob, exit::Exit, output::Output};
use crate::desk::{Desk, DeskError, Session, folder::write_private, seal_keys::KnownKey};

/// The largest certificate file that is read; bytes.
const LARGEST: u64 = 1 << 20;

#[derive(Debug, Serialize)]
struct Document<'a> {
    id: String,
    holder: &'a str,
    from: String,
    until: String,
    state: String,
    origin: &'a str,
    fingerprint: String,
}

/// Runs the job. `own_password` is the administrator's, just used to log in.
pub fn run(
    desk: &mut Desk,
    session: &Session,
    own_password: &str,
    job: &KeyJob,
    output: Output,
) -> Exit {
    match done(desk, session, own_password, job, output) {
        Ok(()) => Exit::Done,
        Err(error) => output.refused(&error),
    }
}

fn done(
    desk: &mut Desk,
    session: &Session,
    own_password: &str,
    job: &KeyJob,
    output: Output,
) -> Result<(), DeskError> {
    match job {
        KeyJob::List => desk.seal_keys()?.iter().for_each(|key| tell(key, output)),
        KeyJob::Export { output: path } => export(desk, path.as_deref(), output)?,
        KeyJob::Import { file } => {
            let text = read(file)?;
            desk.import_keys(session, &text)?.iter().for_each(|key| tell(key, output));
            output.note("请用电话等另外的途径与出具单位核对指纹，一致后再采用。");
        }
        KeyJob::Rotate => {
            let known = desk.rotate_key(session, own_password)?;
            tell(&known, output);
            output.note("旧密钥签过的文书仍可核验。请把新的公钥证书发给其他核查终端。");
        }
        KeyJob::Revoke { id, reason } => {
            let known = desk.revoke_key(session, id, reason)?;
            tell(&known, output);
        }
    }
    Ok(())
}

fn export(desk: &Desk, path: Option<&Path>, output: Output) -> Result<(), DeskError> {
    let text = desk.exported_keys()?;
    match path {
        None => output.line(text.trim_end()),
        Some(path) => {
            let failed = |error| DeskError::Write { path: path.to_owned(), error };
            write_private(path, text.as_bytes()).map_err(failed)?;
            output.line(path.display());
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, DeskError> {
    let failed = |error| DeskError::ReadFile { path: path.to_owned(), error };
    if fs::metadata(path).map_err(failed)?.len() > LARGEST {
        return Err(failed(std::io::ErrorKind::FileTooLarge.into()));
    }
    fs::read_to_string(path).map_err(failed)
}

fn tell(key: &KnownKey, output: Output) {
    let certificate = &key.certificate;
    let document = Document {
        id: certificate.id().to_string(),
        holder: certificate.holder(),
        from: certificate.from().to_string(),
        until: certificate.until().to_string(),
        state: key.state.to_string(),
        origin: key.origin.label(),
        fingerprint: certificate.fingerprint(),
    };
    if output.json {
        return output.document(&document);
    }
    let Document { id, holder, from, until, state, origin, fingerprint } = document;
    output.line(format!("{id}  {state}  {origin}  {holder}  {from} 至 {until}"));
    output.line(format!("  指纹（SM3）{fingerprint}"));
}

//! Reading a file on a thread of its own while its rows go into the archive: parsing and the
//! encrypted store each keep one core busy.

use std::{
    mem,
    path::Path,
    sync::mpsc::{SendError, sync_channel},
    thread,
};

use crate::{
    domain::catalogue::Catalogue,
    intake::{self, Options, Taken, TakenRow, read::ReadError},
};

use super::DeskError;

/// Rows handed over at once, and how many such batches may wait: some thousand rows, a few MB.
const BATCH: usize = 64;
const WAITING: usize = 16;

/// Why the reader stopped before the end of the file.
enum Stopped {
    Unreadable(ReadError),
    /// Nobody takes rows any more; the reason is theirs.
    Unwanted,
}

impl From<ReadError> for Stopped {
    fn from(error: ReadError) -> Self {
        Self::Unreadable(error)
    }
}

impl<T> From<SendError<T>> for Stopped {
    fn from(_: SendError<T>) -> Self {
        Self::Unwanted
    }
}

impl From<Stopped> for DeskError {
    fn from(stopped: Stopped) -> Self {
        match stopped {
            Stopped::Unreadable(error) => error.into(),
            Stopped::Unwanted => ReadError::Unreadable { reason: "读取中途停止".to_owned() }.into(),
        }
    }
}

/// Hands every row of a file to `sink`, in order, on this thread.
pub(super) fn read(
    path: &Path,
    catalogue: &Catalogue,
    options: &Options<'_>,
    sink: &mut dyn FnMut(TakenRow) -> Result<(), DeskError>,
) -> Result<Taken, DeskError> {
    let (sender, batches) = sync_channel::<Vec<TakenRow>>(WAITING);
    thread::scope(|scope| {
        let reader = scope.spawn(move || {
            let mut batch = Vec::with_capacity(BATCH);
            let taken = intake::take(path, catalogue, options, &mut |row| {
                batch.push(row);
                if batch.len() == BATCH {
                    sender.send(mem::replace(&mut batch, Vec::with_capacity(BATCH)))?;
                }
                Ok::<(), Stopped>(())
            })?;
            sender.send(batch)?;
            Ok::<Taken, Stopped>(taken)
        });
        // Leaving early drops the receiver, which stops the reader.
        for row in batches.into_iter().flatten() {
            sink(row)?;
        }
        match reader.join() {
            Ok(Ok(taken)) => Ok(taken),
            Ok(Err(stopped)) => Err(stopped.into()),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    })
}

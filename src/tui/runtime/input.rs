//! The threads and tasks that put what happens outside into the inbox.

use std::io;
use std::thread;
use std::time::Instant;

use ratatui::crossterm::event::{self, Event, KeyEventKind};
use tokio::sync::mpsc::Sender;

use super::Arrival;
use crate::tui::msg::{Moment, Msg};

/// Reads the keyboard on a thread of its own until the program ends.
pub fn start_reader(inbox: Sender<Arrival>, start: Instant) -> io::Result<()> {
    let read = move || {
        loop {
            let arrival = match event::read() {
                Ok(event) => match arrival(event, moment(start)) {
                    Some(arrival) => arrival,
                    None => continue,
                },
                Err(error) => Arrival::InputLost(error),
            };
            let last = matches!(arrival, Arrival::InputLost(_));
            if inbox.blocking_send(arrival).is_err() || last {
                return;
            }
        }
    };
    thread::Builder::new().name("keyboard".to_owned()).spawn(read).map(drop)
}

/// The time since the program started.
pub fn moment(start: Instant) -> Moment {
    Moment(u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX))
}

/// Windows reports every key twice, going down and coming up: only the first counts.
fn arrival(event: Event, at: Moment) -> Option<Arrival> {
    match event {
        Event::Key(key) if key.kind != KeyEventKind::Release => Some(Arrival::Key { key, at }),
        Event::Paste(text) => Some(Arrival::Msg(Msg::Pasted { text, at })),
        Event::Resize(columns, rows) => Some(Arrival::Msg(Msg::Resized { columns, rows })),
        _ => None,
    }
}

/// Sends `Terminated` when the system asks the program to end.
#[cfg(unix)]
pub fn start_signals(inbox: Sender<Arrival>) -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminate = signal(SignalKind::terminate())?;
    let mut hangup = signal(SignalKind::hangup())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
            _ = interrupt.recv() => {}
        }
        let _ = inbox.send(Arrival::Msg(Msg::Terminated)).await;
    });
    Ok(())
}

/// Sends `Terminated` when the console window is closed or the system shuts down.
#[cfg(windows)]
pub fn start_signals(inbox: Sender<Arrival>) -> io::Result<()> {
    use tokio::signal::windows::{ctrl_close, ctrl_shutdown};
    let (mut close, mut shutdown) = (ctrl_close()?, ctrl_shutdown()?);
    tokio::spawn(async move {
        tokio::select! {
            _ = close.recv() => {}
            _ = shutdown.recv() => {}
        }
        let _ = inbox.send(Arrival::Msg(Msg::Terminated)).await;
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

    use super::*;

    #[test]
    fn a_key_coming_up_is_not_a_key() {
        let key =
            |kind| Event::Key(KeyEvent::new_with_kind(KeyCode::Enter, KeyModifiers::NONE, kind));
        assert!(arrival(key(KeyEventKind::Press), Moment(0)).is_some());
        assert!(arrival(key(KeyEventKind::Repeat), Moment(0)).is_some());
        assert!(arrival(key(KeyEventKind::Release), Moment(0)).is_none());
    }
}

//! Times sorted to percentiles, and what a process says of its memory.

use std::time::{Duration, Instant};

/// Times of one thing done many times.
#[derive(Debug, Default)]
pub struct Times(Vec<Duration>);

impl Times {
    /// Does it once and keeps the time.
    pub fn take<T>(&mut self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let result = work();
        self.0.push(start.elapsed());
        result
    }

    /// Keeps a time taken elsewhere.
    pub fn keep(&mut self, time: Duration) {
        self.0.push(time);
    }

    /// The time a share of them does not exceed.
    fn at(&mut self, share: f64) -> Duration {
        self.0.sort_unstable();
        let last = self.0.len().saturating_sub(1);
        self.0.get((last as f64 * share).round() as usize).copied().unwrap_or_default()
    }

    /// `p50 38 µs · p99 146 µs · n 20000`
    pub fn figure(&mut self) -> String {
        let (half, most) = (short(self.at(0.5)), short(self.at(0.99)));
        format!("p50 {half} · p99 {most} · n {}", self.0.len())
    }
}

/// A time in the unit that suits it.
pub fn short(time: Duration) -> String {
    let micros = time.as_secs_f64() * 1e6;
    match micros {
        m if m < 1_000.0 => format!("{m:.0} µs"),
        m if m < 1_000_000.0 => format!("{:.1} ms", m / 1e3),
        m => format!("{:.1} s", m / 1e6),
    }
}

/// The largest resident memory a process has had, in bytes; `None` once it is gone or elsewhere
/// than on Linux.
pub fn most_resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1_024)
}

/// Megabytes of 1 000 000 bytes.
pub fn megabytes(bytes: u64) -> String {
    format!("{:.1} MB", bytes as f64 / 1e6)
}

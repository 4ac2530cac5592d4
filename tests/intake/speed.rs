//! How many rows a second, in a release build: `cargo test --release --test intake -- --ignored
//! --nocapture speed`.

use std::fs;
use std::time::Instant;

use crate::forms_rows::{filled, headers_of};
use crate::table::{csv, take_path, xlsx};

#[test]
#[ignore = "a measurement"]
fn speed() {
    let id = "penalty-2018";
    let rows = filled(id, &headers_of(id), 50_000);
    let folder = tempfile::TempDir::new().unwrap();
    for (name, bytes, least) in [
        ("t.csv", csv(&rows).into_bytes(), 20_000.0),
        ("t.xlsx", xlsx(&[("表", &rows, &[])]), 10_000.0),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let start = Instant::now();
        let outcome = take_path(&path, None).unwrap();
        let rate = outcome.records.len() as f64 / start.elapsed().as_secs_f64();
        println!("{name}: {rate:.0} rows/s, {} columns", rows[0].len());
        assert!(rate > least, "{name}");
    }
}

//! The command line from outside: JSON documents, exit statuses, sentences. Real binary, real data
//! folders, fixed seed and day.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test says what it expects by failing")]

mod access;
mod check;
mod code;
mod commit;
mod commit_publish;
mod district;
mod feedback;
mod forms;
mod hostile;
mod import;
mod journal;
mod lookup;
mod register;
mod report;
mod verify;

use std::{
    io::Write,
    path::Path,
    process::{Command, Output, Stdio},
};

/// The day every test stands on.
const TODAY: &str = "2026-11-20";

/// The program with a clean environment.
fn hecha(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_hecha"));
    command
        .args(arguments)
        .env_remove("HECHA_DATA")
        .env_remove("HECHA_PASSWORD")
        .env_remove("HECHA_NEW_PASSWORD")
        .stdin(Stdio::null());
    command
}

fn run(arguments: &[&str]) -> Output {
    hecha(arguments).output().unwrap()
}

/// Runs against a demo folder on the fixed day.
fn at(folder: &Path, arguments: &[&str]) -> Output {
    let common = ["--data", folder.to_str().unwrap(), "--today", TODAY];
    run(&[arguments, &common].concat())
}

/// The same as one of the operators every demo folder has.
fn demo_operator(folder: &Path, name: &str, arguments: &[&str]) -> Output {
    let common = ["--data", folder.to_str().unwrap(), "--today", TODAY, "--operator", name];
    hecha(&[arguments, &common].concat()).env("HECHA_PASSWORD", "hecha-demo").output().unwrap()
}

fn with_input(command: Command, input: &str) -> Output {
    with_bytes(command, input.as_bytes())
}

fn with_bytes(mut command: Command, input: &[u8]) -> Output {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // On a thread of its own: a program that answers while it reads would wait for us to read.
    let (mut stdin, input) = (child.stdin.take().unwrap(), input.to_vec());
    let feeding = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    // A program that was not interested in all of it is no failure of the test.
    let _ = feeding.join().unwrap();
    output
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

fn err(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// One JSON document a line.
fn documents(output: &Output) -> Vec<serde_json::Value> {
    out(output).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The document as a person can read it in a snapshot.
fn pretty(value: &serde_json::Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

//! README says what the program does: its key table, its commands and its map.

use std::{fs, path::Path};

use hecha::tui::keymap;

fn readme() -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap_or_default()
}

#[test]
fn the_key_table_is_the_keymaps() {
    let table = format!("<!-- keys -->\n{}<!-- /keys -->", keymap::markdown());
    assert!(readme().contains(&table), "README's key table should be:\n{table}");
}

#[test]
fn every_command_is_told() {
    use clap::CommandFactory;
    let command = hecha::cli::args::Arguments::command();
    assert!(command.get_subcommands().count() > 6);
    for subcommand in command.get_subcommands() {
        let name = format!("hecha {}", subcommand.get_name());
        assert!(readme().contains(&name), "{name}");
    }
}

#[test]
fn the_map_names_what_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = readme();
    for entry in fs::read_dir(root.join("src")).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.trim_end_matches(".rs");
        if stem != "lib" {
            assert!(readme.contains(&format!("\n  {stem}")), "{name} is not on README's map");
        }
    }
    for page in readme.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(root.join(page).exists(), "README shows {page}");
    }
}

#[test]
fn nothing_is_left_to_fill_in() {
    let readme = readme();
    assert!(readme.contains("cargo run --release -- demo") && readme.contains("cargo test"));
    assert!(!readme.contains("{{"));
}

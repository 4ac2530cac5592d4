//! What the screens look like, at every size.

use super::gallery::gallery;
use super::*;
use crate::tui::view::SMALLEST;
use crate::tui::widgets::chrome;

/// The first state of each screen and dialog at every size it can be read at, the others at every
/// width and at every height.
#[test]
fn no_size_breaks_a_screen() {
    let mut gallery = gallery();
    let mut kinds = Vec::new();
    let first_of_kind: Vec<bool> = gallery
        .iter_mut()
        .map(|(_, model)| {
            let kind = (model.context(), model.screen.context());
            let new = !kinds.contains(&kind);
            kinds.push(kind);
            new
        })
        .collect();
    for size in sizes().filter(|size| !is_too_small(*size)) {
        // One terminal a size: building its buffers costs more than drawing into them.
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        for ((name, model), all) in gallery.iter_mut().zip(&first_of_kind) {
            if *all || size.0 == 80 || size.1 == 24 {
                model.size = size;
                let first = drawn_over(&mut terminal, model);
                assert!(first.contains("在线"), "{name} at {size:?}: {first}");
            }
        }
    }
}

/// Draws over whatever was there, and returns the first row.
fn drawn_over(terminal: &mut Terminal<TestBackend>, model: &Model) -> String {
    let columns = usize::from(model.size.0);
    for cell in &mut terminal.current_buffer_mut().content[..columns] {
        cell.reset();
    }
    view(model, &mut terminal.get_frame());
    row(&terminal.current_buffer_mut().content[..columns])
}

fn sizes() -> impl Iterator<Item = (u16, u16)> {
    (1..=132).flat_map(|columns| (1..=43).map(move |height| (columns, height)))
}

fn is_too_small((columns, height): (u16, u16)) -> bool {
    columns < SMALLEST.0 || height < SMALLEST.1
}

#[test]
fn no_window_is_too_small_to_say_so() {
    let mut model = open_desk();
    for size in sizes().filter(|size| is_too_small(*size)) {
        let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
        model.size = size;
        let first = drawn_over(&mut terminal, &model);
        assert!("窗口太小".starts_with(first.trim_end_matches('.')), "{first} at {size:?}");
    }
}

#[test]
fn a_window_too_small_says_so_in_one_line() {
    for size in [(59, 18), (60, 17), (8, 1)] {
        let (buffer, cursor) = buffer(&open_desk(), size);
        assert_eq!(rows(&buffer).concat(), "窗口太小");
        assert_eq!(cursor, None);
    }
}

#[test]
fn nothing_we_draw_is_of_uncertain_width() {
    for (name, model) in &gallery() {
        let shown = screen(model);
        let bad: Vec<char> = shown.chars().filter(|&c| text::is_ambiguous(c)).collect();
        assert_eq!(bad, [], "{name}");
    }
}

/// The literals of every source file, screens not yet in the gallery included.
#[test]
fn no_literal_is_of_uncertain_width() {
    let mut folders = vec![std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tui")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let code = source.split("#[cfg(test)]\nmod tests {").next().unwrap();
            seen += 1;
            for line in code.lines().filter(|l| !l.trim_start().starts_with("//")) {
                let bad: Vec<char> = line.chars().filter(|&c| text::is_ambiguous(c)).collect();
                assert_eq!(bad, [], "{}: {line}", path.display());
            }
        }
    }
    assert!(seen > 20, "the sources were found");
}

#[test]
fn a_focused_field_has_the_cursor_in_the_upper_half() {
    let mut fields = 0;
    for (name, model) in &mut gallery() {
        let (_, cursor) = buffer(model, model.size);
        if model.field().is_some() {
            fields += 1;
            let row = cursor.map(|c| c.y);
            assert!(row.is_some_and(|y| y < model.size.1 / 2), "{name} at {cursor:?}");
        }
    }
    assert!(fields > 10);
}

#[test]
fn the_cursor_follows_the_text_by_columns() {
    let mut model = open_desk();
    let (_, empty) = buffer(&model, model.size);
    press(&mut model, "紫瑞a");
    let (_, after) = buffer(&model, model.size);
    assert_eq!(after.unwrap().x, empty.unwrap().x + 5);
}

#[test]
fn control_characters_in_facts_do_not_reach_the_screen() {
    let mut model = open_desk();
    model.status.place = "窗口\u{1b}[2J\u{202e}三".into();
    assert!(screen(&model).contains("窗口?[2J?三"));
}

#[test]
fn the_body_is_what_the_chrome_leaves() {
    let area = ratatui::layout::Rect::new(0, 0, 80, 24);
    assert_eq!(chrome::body(area).height, chrome::body_height(24));
    assert_eq!((chrome::body(area).y, chrome::body_height(24)), (2, 20));
}

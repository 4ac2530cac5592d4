//! What the screens look like, at every size.

use super::gallery::gallery;
use super::*;
use crate::tui::view::SMALLEST;
use crate::tui::widgets::chrome;

/// The first state of each screen and dialog at every size up to 80x24 and at a third of the larger
/// ones, every width and height among them; the other states at every width and every height.
#[test]
fn no_size_breaks_a_screen() {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for thread in 0..threads {
            scope.spawn(move || {
                let readable = sizes().filter(|size| !is_too_small(*size));
                draw_gallery(readable.skip(thread).step_by(threads));
            });
        }
    });
}

fn draw_gallery(sizes: impl Iterator<Item = (u16, u16)>) {
    let mut kinds = Vec::new();
    let mut gallery = gallery()
        .into_iter()
        .map(|(name, model)| {
            let kind = (model.context(), model.screen.context());
            let first = !kinds.contains(&kind);
            kinds.push(kind);
            (name, model, first)
        })
        .collect::<Vec<_>>();
    for size @ (columns, height) in sizes {
        let first_too = (columns <= 80 && height <= 24) || (columns + height) % 3 == 0;
        let others_too = columns == 80 || height == 24;
        // One terminal a size: building its buffers costs more than drawing into them.
        let mut terminal = Terminal::new(TestBackend::new(columns, height)).unwrap();
        for (name, model, first) in &mut gallery {
            if (*first && first_too) || others_too {
                model.size = size;
                let row = drawn_over(&mut terminal, model);
                assert!(row.contains("在线"), "{name} at {size:?}: {row}");
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

/// However much the head has to say, the record one stands on is in view.
#[test]
fn the_lowest_window_still_shows_the_list() {
    let mut model = super::gallery::open_archive();
    press(&mut model, "<Right><Right>");
    let (buffer, _) = buffer(&model, SMALLEST);
    let shown = rows(&buffer).join("\n");
    assert!(shown.contains("> 2026-06-05  宁栖环罚〔2026〕17号"), "{shown}");
}

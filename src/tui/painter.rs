//! Puts frames on the wire in as few bytes and writes as old lines need, one write a frame.
//!
//! ratatui's own backend moves the cursor before every wide glyph, sends colours as 256-colour
//! codes and flushes several times a frame; this one does none of it, and never asks the terminal
//! anything.

use std::io::{self, Write};

use ratatui::backend::{Backend, ClearType, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::terminal;
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier};

use super::text;

/// Room for the largest frame, so that it leaves in one write.
const FRAME: usize = 64 * 1024;

/// Synchronized output (DEC private mode 2026): terminals without it ignore the pair.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

/// Where the size of the screen comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// From the system, each time.
    Terminal,
    /// Always this, for tests and recordings.
    Fixed(Size),
}

/// A ratatui backend on any writer.
#[derive(Debug)]
pub struct Painter<W: Write> {
    out: W,
    frame: Vec<u8>,
    extent: Extent,
    cursor: Position,
}

/// What the terminal draws with at the moment.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Pen {
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const BLANK_PEN: Pen = Pen { fg: Color::Reset, bg: Color::Reset, modifier: Modifier::empty() };

impl<W: Write> Painter<W> {
    /// A painter whose frames go to `out`.
    pub fn new(out: W, extent: Extent) -> Self {
        Self { out, frame: Vec::with_capacity(FRAME), extent, cursor: Position::ORIGIN }
    }

    /// The writer behind it.
    pub fn writer(&self) -> &W {
        &self.out
    }

    fn move_to(&mut self, x: u16, y: u16) {
        self.cursor = Position { x, y };
        // Writing to memory cannot fail.
        let _ = write!(self.frame, "\x1b[{};{}H", u32::from(y) + 1, u32::from(x) + 1);
    }

    fn take_pen(&mut self, pen: Pen) {
        self.frame.extend_from_slice(b"\x1b[0");
        for (modifier, code) in
            [(Modifier::BOLD, b";1"), (Modifier::UNDERLINED, b";4"), (Modifier::REVERSED, b";7")]
        {
            if pen.modifier.contains(modifier) {
                self.frame.extend_from_slice(code);
            }
        }
        for (colour, base) in [(pen.fg, 30), (pen.bg, 40)] {
            if let Some(code) = colour_code(colour, base) {
                let _ = write!(self.frame, ";{code}");
            }
        }
        self.frame.push(b'm');
    }
}

/// The SGR number of a named colour; `base` is 30 for text and 40 for the ground.
fn colour_code(colour: Color, base: u8) -> Option<u8> {
    let number = match colour {
        Color::Black => 0,
        Color::Red => 1,
        Color::Green => 2,
        Color::Yellow => 3,
        Color::Blue => 4,
        Color::Magenta => 5,
        Color::Cyan => 6,
        Color::Gray => 7,
        Color::DarkGray => 60,
        Color::LightRed => 61,
        Color::LightGreen => 62,
        Color::LightYellow => 63,
        Color::LightBlue => 64,
        Color::LightMagenta => 65,
        Color::LightCyan => 66,
        Color::White => 67,
        // The theme names no others: old desks have sixteen.
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    };
    Some(base + number)
}

impl<W: Write> Backend for Painter<W> {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let mut pen = BLANK_PEN;
        let mut here: Option<Position> = None;
        for (x, y, cell) in content {
            if here != Some(Position { x, y }) {
                self.move_to(x, y);
            }
            let wanted = Pen { fg: cell.fg, bg: cell.bg, modifier: cell.modifier };
            if wanted != pen {
                self.take_pen(wanted);
                pen = wanted;
            }
            let symbol = cell.symbol();
            self.frame.extend_from_slice(symbol.as_bytes());
            // Terminals disagree on the columns of some characters: after those, say where we are.
            let certain = !symbol.chars().any(text::is_ambiguous);
            let columns = u16::try_from(text::width(symbol).max(1)).unwrap_or(1);
            here = certain.then(|| Position { x: x.saturating_add(columns), y });
        }
        if pen != BLANK_PEN {
            self.take_pen(BLANK_PEN);
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        self.frame.extend_from_slice(b"\x1b[?25l");
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        self.frame.extend_from_slice(b"\x1b[?25h");
        Ok(())
    }

    /// Where we last put it. Asking the terminal would race the keyboard and can take seconds.
    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.cursor)
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let Position { x, y } = position.into();
        self.move_to(x, y);
        Ok(())
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        let code: &[u8] = match region {
            ClearType::All => b"\x1b[0m\x1b[2J",
            ClearType::AfterCursor => b"\x1b[0m\x1b[J",
            ClearType::BeforeCursor => b"\x1b[0m\x1b[1J",
            ClearType::CurrentLine => b"\x1b[0m\x1b[2K",
            ClearType::UntilNewLine => b"\x1b[0m\x1b[K",
        };
        self.frame.extend_from_slice(code);
        Ok(())
    }

    fn size(&self) -> io::Result<Size> {
        match self.extent {
            Extent::Fixed(size) => Ok(size),
            Extent::Terminal => terminal::size().map(|(width, height)| Size { width, height }),
        }
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        Ok(WindowSize { columns_rows: self.size()?, pixels: Size::default() })
    }

    /// Sends the frame, in one write.
    fn flush(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut frame = Vec::with_capacity(self.frame.len() + BEGIN.len() + END.len());
        frame.extend_from_slice(BEGIN);
        frame.append(&mut self.frame);
        frame.extend_from_slice(END);
        self.out.write_all(&frame)?;
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use ratatui::Terminal;
    use ratatui::style::Style;

    use super::*;

    fn painted(text: &str, style: Style) -> String {
        let size = Size { width: 40, height: 2 };
        let mut terminal = Terminal::new(Painter::new(Vec::new(), Extent::Fixed(size))).unwrap();
        terminal
            .draw(|frame| {
                frame.buffer_mut().set_string(0, 0, text, style);
            })
            .unwrap();
        String::from_utf8(terminal.backend().writer().clone()).unwrap()
    }

    #[test]
    fn a_row_of_wide_glyphs_needs_one_move() {
        let bytes = painted("信用核查报告", Style::new());
        assert!(bytes.contains("\x1b[1;1H信用核查报告"), "{bytes:?}");
    }

    #[test]
    fn a_glyph_of_uncertain_width_is_followed_by_a_move() {
        let bytes = painted("买·买", Style::new());
        assert!(bytes.contains("买·\x1b[1;4H买"), "{bytes:?}");
    }

    #[test]
    fn colours_are_the_sixteen_old_ones() {
        let style = Style::new().fg(Color::White).bg(Color::Red);
        assert!(painted("红", style).contains("\x1b[0;97;41m红\x1b[0m"));
        assert!(!painted("红", style).contains("38;5"));
    }

    /// ratatui's own backend sends 10 099 bytes for this frame.
    #[test]
    fn a_screen_full_of_chinese_costs_little_more_than_its_text() {
        let size = Size { width: 80, height: 24 };
        let mut terminal = Terminal::new(Painter::new(Vec::new(), Extent::Fixed(size))).unwrap();
        let row = "信用核查报告".repeat(7);
        terminal
            .draw(|frame| {
                for y in 0..24 {
                    frame.buffer_mut().set_stringn(0, y, &row, 80, Style::new());
                }
            })
            .unwrap();
        let bytes = terminal.backend().writer().len();
        assert!((2880..3200).contains(&bytes), "{bytes}");
    }

    #[test]
    fn a_frame_is_one_synchronized_write() {
        let bytes = painted("a", Style::new());
        assert!(bytes.starts_with("\x1b[?2026h") && bytes.ends_with("\x1b[?2026l"));
        assert_eq!(bytes.matches("\x1b[?2026h").count(), 1);
    }
}

//! Black and white: what on a picture is printed.

use crate::scan::grey::Grey;

/// How dark a pixel must be against its neighbourhood, per cent of the mean.
const DARK: u32 = 85;
/// The neighbourhood reaches this part of the shorter side to each direction.
const REACH: usize = 12;

/// A picture in black and white.
pub struct Ink {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    dark: Vec<bool>,
}

impl Ink {
    /// Dark is what is darker than the mean of the square around it.
    pub fn of(grey: &Grey) -> Self {
        let (width, height) = (grey.width, grey.height);
        let reach = (width.min(height) / REACH).max(8);
        let row = |y: usize| &grey.pixels[y * width..(y + 1) * width];
        // Sums of the pixels above one another within reach.
        let mut columns = vec![0_u32; width];
        (0..reach.min(height)).for_each(|y| add(&mut columns, row(y)));
        let mut dark = Vec::with_capacity(width * height);
        for y in 0..height {
            if y + reach < height {
                add(&mut columns, row(y + reach));
            }
            if y > reach {
                take(&mut columns, row(y - reach - 1));
            }
            let rows = (y + reach + 1).min(height) - y.saturating_sub(reach);
            mark(&mut dark, row(y), &columns, reach, rows);
        }
        Self { width, height, dark }
    }

    /// Whether a pixel is printed; outside the picture nothing is.
    pub fn is_dark(&self, x: i64, y: i64) -> bool {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return false };
        x < self.width && y < self.height && self.dark[y * self.width + x]
    }

    /// The pixels of a row.
    pub fn row(&self, y: usize) -> &[bool] {
        &self.dark[y * self.width..(y + 1) * self.width]
    }
}

fn add(columns: &mut [u32], row: &[u8]) {
    columns.iter_mut().zip(row).for_each(|(sum, &pixel)| *sum += u32::from(pixel));
}

fn take(columns: &mut [u32], row: &[u8]) {
    columns.iter_mut().zip(row).for_each(|(sum, &pixel)| *sum -= u32::from(pixel));
}

/// Judges a row's pixels by the sums of the columns within reach.
fn mark(dark: &mut Vec<bool>, row: &[u8], columns: &[u32], reach: usize, rows: usize) {
    let width = row.len();
    let mut sum: u64 = columns[..reach.min(width)].iter().copied().map(u64::from).sum();
    for (x, &pixel) in row.iter().enumerate() {
        if x + reach < width {
            sum += u64::from(columns[x + reach]);
        }
        if x > reach {
            sum -= u64::from(columns[x - reach - 1]);
        }
        let across = (x + reach + 1).min(width) - x.saturating_sub(reach);
        let area = (across * rows) as u64;
        dark.push(u64::from(pixel) * area * 100 < sum * u64::from(DARK));
    }
}

//! A picture in grey.

/// A picture, row by row, 0 black to 255 white.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels in a row, at least 1.
    pub width: usize,
    /// Rows, at least 1.
    pub height: usize,
    /// `width * height` pixels.
    pub pixels: Vec<u8>,
}

impl Grey {
    /// None when the pixels do not fill the sides, or there are none.
    pub fn new(width: usize, height: usize, pixels: Vec<u8>) -> Option<Self> {
        let whole = width > 0 && height > 0 && width.checked_mul(height) == Some(pixels.len());
        whole.then_some(Self { width, height, pixels })
    }

    /// The longer side, pixels.
    pub fn longer_side(&self) -> usize {
        self.width.max(self.height)
    }

    /// Each square of `factor` pixels a side made one, by its mean; a rest at the right and lower
    /// edge is left out.
    pub fn shrunk(&self, factor: usize) -> Option<Self> {
        let (width, height) = (self.width / factor, self.height / factor);
        let mut pixels = Vec::with_capacity(width * height);
        let mut sums = vec![0_u32; width];
        let area = u32::try_from(factor * factor).ok()?;
        for band in self.pixels.chunks_exact(self.width * factor) {
            sums.fill(0);
            for row in band.chunks_exact(self.width) {
                for (sum, square) in sums.iter_mut().zip(row.chunks_exact(factor)) {
                    *sum += square.iter().map(|&pixel| u32::from(pixel)).sum::<u32>();
                }
            }
            pixels.extend(sums.iter().map(|sum| (sum / area) as u8));
        }
        Self::new(width, height, pixels)
    }
}

/// Brightness of a colour, 0 to 255 (ITU-R BT.601).
pub fn brightness(red: u8, green: u8, blue: u8) -> u8 {
    let [red, green, blue] = [red, green, blue].map(u32::from);
    ((red * 77 + green * 150 + blue * 29) >> 8) as u8
}

/// Brightness of a colour as it shows on white paper.
pub fn on_paper(grey: u8, opacity: u8) -> u8 {
    let (grey, opacity) = (u32::from(grey), u32::from(opacity));
    ((grey * opacity + 255 * (255 - opacity)) / 255) as u8
}

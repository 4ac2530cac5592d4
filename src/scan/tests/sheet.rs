//! Scanned sheets made up for the tests: a page with lines like text and a QR code, turned, noisy,
//! as PNG, JPEG or PDF.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::scan::grey::Grey;

/// What the code of a sheet says unless told otherwise.
pub const WORDS: &str = "HECHA-CN:CN-2026-000123:3f9a77c1d2e4";

/// A sheet before it is scanned.
pub struct Sheet {
    /// What the code says.
    pub words: String,
    /// Dots an inch.
    pub dpi: f64,
    /// Side of a code's square, millimetres.
    pub square: f64,
    /// How far it was turned, degrees.
    pub turned: f64,
    /// Noise, of 255.
    pub noise: f64,
    /// How much narrower the lower edge is than the upper, of 1.
    pub tilt: f64,
}

impl Default for Sheet {
    fn default() -> Self {
        Self { words: WORDS.into(), dpi: 150.0, square: 0.8, turned: 0.0, noise: 0.0, tilt: 0.0 }
    }
}

/// Numbers that look random and are always the same.
pub struct Dice(pub u64);

impl Dice {
    pub fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to 1.
    pub fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }
}

impl Sheet {
    /// The sheet, A4, as it comes from the scanner.
    pub fn scanned(&self) -> Grey {
        let code = QrCode::encode_text(&self.words, QrCodeEcc::Medium).unwrap();
        let dot = 25.4 / self.dpi;
        let quarter = (self.turned / 90.0).round() as i32 % 2 != 0;
        let (across, down) = if quarter { (297.0, 210.0) } else { (210.0, 297.0) };
        let (width, height) = ((across / dot) as usize, (down / dot) as usize);
        let (sin, cos) = self.turned.to_radians().sin_cos();
        let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
        let mut pixels = Vec::with_capacity(width * height);
        for y in 0..height {
            for x in 0..width {
                let mut ink = 0.0;
                for (sx, sy) in [(0.25, 0.25), (0.75, 0.25), (0.25, 0.75), (0.75, 0.75)] {
                    let px = (x as f64 + sx) * dot - across / 2.0;
                    let py = (y as f64 + sy) * dot - down / 2.0;
                    let bend = 1.0 + self.tilt * py / 297.0;
                    let (px, py) = (px * bend, py * bend);
                    let (u, v) = (px * cos + py * sin + 105.0, py * cos - px * sin + 148.5);
                    ink += if self.is_printed(&code, u, v) { 0.25 } else { 0.0 };
                }
                let noise = (dice.fraction() + dice.fraction() - 1.0) * self.noise;
                pixels.push((235.0 - 200.0 * ink + noise).clamp(0.0, 255.0) as u8);
            }
        }
        Grey::new(width, height, pixels).unwrap()
    }

    /// Whether there is ink at a point of the sheet, millimetres from the upper left.
    fn is_printed(&self, code: &QrCode, u: f64, v: f64) -> bool {
        let (x, y) = ((u - 150.0) / self.square, (v - 25.0) / self.square);
        let side = f64::from(code.size());
        if (-4.0..side + 4.0).contains(&x) && (-4.0..side + 4.0).contains(&y) {
            return code.get_module(x.floor() as i32, y.floor() as i32);
        }
        // Lines of letters: strokes of a hash of where they stand.
        let is_text = (25.0..140.0).contains(&u) && (40.0..260.0).contains(&v);
        let place = (u / 0.5) as u64 * 7919 + (v / 0.5) as u64 * 104_729;
        is_text && v % 8.0 < 4.0 && place.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 62 == 0
    }
}

/// A PNG file of a picture.
pub fn png(grey: &Grey) -> Vec<u8> {
    png_of(grey.width, grey.height, png::ColorType::Grayscale, png::BitDepth::Eight, &grey.pixels)
}

/// A PNG file of rows as they are.
pub fn png_of(
    width: usize,
    height: usize,
    color: png::ColorType,
    depth: png::BitDepth,
    rows: &[u8],
) -> Vec<u8> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width as u32, height as u32);
    encoder.set_color(color);
    encoder.set_depth(depth);
    encoder.set_compression(png::Compression::Fast);
    if color == png::ColorType::Indexed {
        encoder.set_palette(&[0, 0, 0, 250, 250, 240]);
    }
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(rows).unwrap();
    writer.finish().unwrap();
    file
}

/// A baseline JPEG file of a picture, grey, quality about 75.
pub fn jpeg(grey: &Grey) -> Vec<u8> {
    super::baseline::write(grey)
}

/// A PDF file of a page for each JPEG picture.
pub fn pdf(pictures: &[Vec<u8>]) -> Vec<u8> {
    pdf_with(pictures, "")
}

/// The same with something more in the trailer.
pub fn pdf_with(pictures: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut offsets = Vec::new();
    let kids: Vec<_> = (0..pictures.len()).map(|at| format!("{} 0 R", 3 + at * 2)).collect();
    let mut object = |file: &mut Vec<u8>, content: &[u8]| {
        offsets.push(file.len());
        file.extend_from_slice(format!("{} 0 obj\n", offsets.len()).as_bytes());
        file.extend_from_slice(content);
        file.extend_from_slice(b"\nendobj\n");
    };
    object(&mut file, b"<< /Type /Catalog /Pages 2 0 R >>");
    let pages = format!("<< /Type /Pages /Kids [{}] /Count {} >>", kids.join(" "), kids.len());
    object(&mut file, pages.as_bytes());
    for (at, picture) in pictures.iter().enumerate() {
        let page = format!(
            "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I {} 0 R>>>>>>",
            4 + at * 2
        );
        object(&mut file, page.as_bytes());
        let head = format!(
            "<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length {} >>\nstream\r\n",
            picture.len()
        );
        object(&mut file, &[head.as_bytes(), picture, b"\nendstream"].concat());
    }
    let table = file.len();
    file.extend_from_slice(
        format!("xref\n0 {}\n0000000000 65535 f \n", offsets.len() + 1).as_bytes(),
    );
    for offset in &offsets {
        file.extend_from_slice(format!("{offset:010} 00000 n \n").as_bytes());
    }
    let size = offsets.len() + 1;
    let end =
        format!("trailer\n<< /Size {size} /Root 1 0 R {trailer} >>\nstartxref\n{table}\n%%EOF\n");
    file.extend_from_slice(end.as_bytes());
    file
}

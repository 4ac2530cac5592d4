//! A baseline JPEG writer, grey only, with the tables of ITU-T T.81 annex K.

use std::f64::consts::PI;

use crate::scan::grey::Grey;

const ZIGZAG: [usize; 64] = [
    0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20,
    13, 6, 7, 14, 21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59,
    52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
];
/// One step for every frequency.
const STEP: u8 = 12;
const DC_COUNTS: [u8; 16] = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];

/// Codes of eight bits for every run below 8 and size 1 to 10, of 16 bits for the rest.
fn ac_symbols() -> (Vec<u8>, Vec<u8>) {
    let all = (0..16_u8).flat_map(|run| (1..=10_u8).map(move |size| run << 4 | size));
    let (short, mut long): (Vec<u8>, Vec<u8>) = all.partition(|symbol| symbol >> 4 < 8);
    let short = [&[0x00][..], &short].concat();
    long.push(0xf0);
    (short, long)
}

struct Bits {
    file: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, length: u32) {
        self.held = self.held << length | value;
        self.count += length;
        while self.count >= 8 {
            let byte = (self.held >> (self.count - 8)) as u8;
            self.file.push(byte);
            if byte == 0xff {
                self.file.push(0);
            }
            self.count -= 8;
            self.held &= (1 << self.count) - 1;
        }
    }

    fn number(&mut self, value: i32, size: u32) {
        let bits = if value < 0 { value - 1 } else { value } as u32;
        self.put(bits & ((1 << size) - 1), size);
    }
}

fn size_of(value: i32) -> u32 {
    32 - value.unsigned_abs().leading_zeros()
}

/// The whole file.
pub fn write(grey: &Grey) -> Vec<u8> {
    let mut bits = Bits { file: header(grey), held: 0, count: 0 };
    let dc = [(0b00, 2), (0b010, 3), (0b011, 3), (0b100, 3), (0b101, 3), (0b110, 3)];
    let dc = |size: u32| match size {
        0..6 => dc[size as usize],
        _ => ((1 << (size - 2)) - 2, size - 2),
    };
    let (short, long) = ac_symbols();
    let ac = |symbol: u8| match short.iter().position(|&one| one == symbol) {
        Some(at) => (at as u32, 8),
        None => {
            let at = long.iter().position(|&one| one == symbol).unwrap();
            ((short.len() as u32) << 8 | at as u32, 16)
        }
    };
    let cosines: [[f64; 8]; 8] = std::array::from_fn(|u| {
        std::array::from_fn(|x| ((2 * x + 1) as f64 * u as f64 * PI / 16.0).cos())
    });
    let mut before = 0;
    for top in (0..grey.height).step_by(8) {
        for left in (0..grey.width).step_by(8) {
            let block = transformed(grey, left, top, &cosines);
            let size = size_of(block[0] - before);
            let (code, length) = dc(size);
            bits.put(code, length);
            bits.number(block[0] - before, size);
            before = block[0];
            let mut run = 0;
            for &value in &block[1..] {
                if value == 0 {
                    run += 1;
                    continue;
                }
                while run > 15 {
                    let (code, length) = ac(0xf0);
                    bits.put(code, length);
                    run -= 16;
                }
                let size = size_of(value);
                let (code, length) = ac((run as u8) << 4 | size as u8);
                bits.put(code, length);
                bits.number(value, size);
                run = 0;
            }
            if run > 0 {
                let (code, length) = ac(0x00);
                bits.put(code, length);
            }
        }
    }
    bits.put(0x7f, 7);
    let mut file = bits.file;
    file.extend_from_slice(&[0xff, 0xd9]);
    file
}

fn header(grey: &Grey) -> Vec<u8> {
    let mut file = vec![0xff, 0xd8];
    let mut segment = |marker: u8, content: &[u8]| {
        file.extend_from_slice(&[0xff, marker]);
        file.extend_from_slice(&(content.len() as u16 + 2).to_be_bytes());
        file.extend_from_slice(content);
    };
    segment(0xe0, b"JFIF\0\x01\x01\x01\0\x96\0\x96\0\0");
    segment(0xdb, &[&[0][..], &[STEP; 64]].concat());
    let [h1, h0] = (grey.height as u16).to_be_bytes();
    let [w1, w0] = (grey.width as u16).to_be_bytes();
    segment(0xc0, &[8, h1, h0, w1, w0, 1, 1, 0x11, 0]);
    segment(0xc4, &[&[0x00][..], &DC_COUNTS, &[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]].concat());
    let (short, long) = ac_symbols();
    let mut counts = [0_u8; 16];
    (counts[7], counts[15]) = (short.len() as u8, long.len() as u8);
    segment(0xc4, &[&[0x10][..], &counts, &short, &long].concat());
    segment(0xda, &[1, 1, 0x00, 0, 63, 0]);
    file
}

/// A block's frequencies in zigzag order, the edge's pixels repeated beyond it.
fn transformed(grey: &Grey, left: usize, top: usize, cosines: &[[f64; 8]; 8]) -> [i32; 64] {
    let pixel = |x: usize, y: usize| {
        let (x, y) = ((left + x).min(grey.width - 1), (top + y).min(grey.height - 1));
        f64::from(grey.pixels[y * grey.width + x]) - 128.0
    };
    let rows: [[f64; 8]; 8] = std::array::from_fn(|y| {
        std::array::from_fn(|u| (0..8).map(|x| pixel(x, y) * cosines[u][x]).sum())
    });
    let scale = |n: usize| if n == 0 { 0.5_f64.sqrt() } else { 1.0 };
    std::array::from_fn(|at| {
        let (u, v) = (ZIGZAG[at] % 8, ZIGZAG[at] / 8);
        let sum: f64 = (0..8).map(|y| rows[y][u] * cosines[v][y]).sum();
        (sum * scale(u) * scale(v) / 4.0 / f64::from(STEP)).round() as i32
    })
}

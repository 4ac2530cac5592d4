//! Every published and synthetic vector, and what must hold of any text at all.

mod properties;
mod readings;
mod vectors;

use std::sync::OnceLock;

use super::*;
use crate::domain::division::Divisions;

const CREDIT: [&str; 10] = [
    "91110000600037341L",
    "91330000755918469E",
    "9135010026017703XW",
    "91350100M000100Y43",
    "11100000MB0143028R",
    "91320113MA0000007Q",
    "92320113MA0000007M",
    "12320113MB0000000A",
    "54320113ME00000019",
    "N2320113MF0000005C",
];
const ORGANIZATION: [&str; 3] = ["D2143569X", "600037341", "26017703X"];
const REGISTRATION: [&str; 3] = ["110108000000016", "440301103097413", "320113000001238"];
const RESIDENT: [&str; 4] =
    ["11010519491231002X", "440524188001010014", "360426199101010071", "320311197707060018"];
const PERMIT: [&str; 2] = ["810000199408230021", "830000199201300022"];
const FOREIGNER: &str = "911124198108030024";
const ALPHABET: &str = "0123456789ABCDEFGHJKLMNPQRTUWXY";

fn divisions() -> &'static Divisions {
    static TABLE: OnceLock<Divisions> = OnceLock::new();
    TABLE.get_or_init(|| Divisions::parse(include_str!("../../../forms/divisions.csv")).unwrap())
}

fn recognised(text: &str) -> Recognition {
    recognise(text, divisions(), Some(2026))
}

fn with_check(seventeen: &str) -> String {
    format!("{seventeen}{}", resident::check_character(seventeen).unwrap())
}

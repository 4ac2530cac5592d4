//! Administrative divisions (行政区划, GB/T 2260): which place a six-digit code has meant, and when.
//! The table's text is an argument; nothing here reads a file.

use std::fmt;

/// The table's header row; anything else is a different table.
const HEADER: &str = "code,name,from,until";
/// Rows of this name group other rows and are left out of a path unless they are its end.
const GROUPINGS: [&str; 4] = ["市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划"];

/// Every code of the table with the names it has carried, ordered by code, then year.
#[derive(Default)]
pub struct Divisions {
    text: String,
    rows: Vec<Row>,
}

/// One name of one code; `name` is a byte range of the table's text.
#[derive(Clone, Copy)]
struct Row {
    code: u32,
    from: i16,
    until: i16,
    name: (u32, u32),
}

/// What the table says of one code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Names from province to county without blanks, `江苏省南京市栖霞区`; for an unknown code the
    /// part that is known, perhaps empty.
    pub path: String,
    /// Whether the code itself is in force.
    pub status: DivisionStatus,
}

/// Whether a code is in force in the year asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DivisionStatus {
    /// In force, or younger than the year asked about.
    Current,
    /// No longer in force.
    Abolished {
        /// Year of the last revision that carried the code.
        last_seen: i16,
    },
    /// Not in the table in any year.
    Unknown,
}

/// Why a table could not be read; `line` counts from 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DivisionTableError {
    /// The header row is missing or names other columns.
    Header,
    /// A row does not have a code, a name and two years.
    Row {
        /// Line in the table's text.
        line: usize,
    },
    /// Rows are not ordered by code and year, so they could not be found again.
    Order {
        /// Line in the table's text.
        line: usize,
    },
}

impl fmt::Display for DivisionTableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Header => write!(f, "行政区划表缺少表头“{HEADER}”。")?,
            Self::Row { line } => write!(f, "行政区划表第 {line} 行不是“代码,名称,起,止”。")?,
            Self::Order { line } => write!(f, "行政区划表第 {line} 行没有按代码和年份排序。")?,
        }
        f.write_str("请换用程序自带的区划表。")
    }
}

impl std::error::Error for DivisionTableError {}

impl Divisions {
    /// Reads the table: comment lines start with `#`, then the header, then one row a line.
    ///
    /// # Errors
    /// The first line that is not such a row.
    pub fn parse(table: &str) -> Result<Self, DivisionTableError> {
        let text = table.to_owned();
        let mut rows: Vec<Row> = Vec::with_capacity(text.len() / 20);
        let mut headed = false;
        let mut start = 0;
        for (index, whole) in text.split_inclusive('\n').enumerate() {
            let line = whole.trim_end();
            let at = start;
            start += whole.len();
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            if !headed {
                headed = line == HEADER;
                if !headed {
                    return Err(DivisionTableError::Header);
                }
                continue;
            }
            let row = read_row(line, at).ok_or(DivisionTableError::Row { line: index + 1 })?;
            if rows.last().is_some_and(|last| (last.code, last.from) >= (row.code, row.from)) {
                return Err(DivisionTableError::Order { line: index + 1 });
            }
            rows.push(row);
        }
        if headed { Ok(Self { text, rows }) } else { Err(DivisionTableError::Header) }
    }

    /// The place a six-digit code means in `year` (today's names when `None`). A year the table
    /// does not cover takes the nearest name before it, else the first one known.
    #[must_use]
    pub fn place(&self, code: &str, year: Option<i16>) -> Place {
        let Some(number) = six_digits(code) else {
            return Place { path: String::new(), status: DivisionStatus::Unknown };
        };
        let year = year.unwrap_or(i16::MAX);
        let names = self.names_of(number);
        let Some(row) = nearest(names, year) else {
            let mut path = String::new();
            self.push_parents(&mut path, number, year);
            return Place { path, status: DivisionStatus::Unknown };
        };
        let last_seen = names.last().map_or(row.until, |last| last.until);
        let status = if year > last_seen {
            DivisionStatus::Abolished { last_seen }
        } else {
            DivisionStatus::Current
        };
        // An abolished county is named with the city it belonged to, by the city's name of then.
        let then = year.clamp(row.from, row.until);
        let mut path = String::new();
        self.push_parents(&mut path, number, then);
        path.push_str(self.name(row));
        Place { path, status }
    }

    /// How many rows the table has.
    #[must_use]
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether the table has no rows at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    fn push_parents(&self, path: &mut String, code: u32, year: i16) {
        for parent in [code / 10_000 * 10_000, code / 100 * 100] {
            if parent == code || parent == 0 {
                continue;
            }
            let name = nearest(self.names_of(parent), year).map_or("", |row| self.name(row));
            if !GROUPINGS.contains(&name) {
                path.push_str(name);
            }
        }
    }

    fn names_of(&self, code: u32) -> &[Row] {
        let start = self.rows.partition_point(|row| row.code < code);
        let rest = self.rows.get(start..).unwrap_or_default();
        let count = rest.iter().take_while(|row| row.code == code).count();
        rest.get(..count).unwrap_or_default()
    }

    fn name(&self, row: &Row) -> &str {
        self.text.get(row.name.0 as usize..row.name.1 as usize).unwrap_or_default()
    }
}

impl fmt::Debug for Divisions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Divisions").field("rows", &self.rows.len()).finish()
    }
}

/// The last name begun by `year`, else the first one.
fn nearest(names: &[Row], year: i16) -> Option<&Row> {
    names.iter().rev().find(|row| row.from <= year).or_else(|| names.first())
}

fn read_row(line: &str, at: usize) -> Option<Row> {
    let mut fields = line.split(',');
    let (code, name) = (fields.next()?, fields.next()?);
    let (from, until) = (fields.next()?, fields.next()?);
    if fields.next().is_some() || name.is_empty() {
        return None;
    }
    let start = u32::try_from(at + code.len() + 1).ok()?;
    let end = start + u32::try_from(name.len()).ok()?;
    Some(Row {
        code: six_digits(code)?,
        from: year_or(from, i16::MIN)?,
        until: year_or(until, i16::MAX)?,
        name: (start, end),
    })
}

fn year_or(field: &str, open: i16) -> Option<i16> {
    if field.is_empty() { Some(open) } else { field.parse().ok() }
}

fn six_digits(code: &str) -> Option<u32> {
    let digits = code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| code.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table() -> Divisions {
        Divisions::parse(include_str!("../../forms/divisions.csv")).unwrap()
    }

    #[test]
    fn names_the_path_from_province_to_county() {
        let table = table();
        let cases = [
            ("320113", "江苏省南京市栖霞区"),
            ("310118", "上海市青浦区"),
            ("320700", "江苏省连云港市"),
            ("230881", "黑龙江省佳木斯市同江市"),
            ("419001", "河南省济源市"),
            ("320101", "江苏省南京市市辖区"),
            ("810000", "香港特别行政区"),
            ("220200", "吉林省吉林市"),
            ("500101", "重庆市万州区"),
        ];
        for (code, path) in cases {
            let place = table.place(code, None);
            assert_eq!(
                (place.path.as_str(), place.status),
                (path, DivisionStatus::Current),
                "{code}"
            );
        }
    }

    #[test]
    fn an_abolished_code_keeps_its_last_name() {
        let table = table();
        let cases = [
            ("320107", "江苏省南京市下关区", 2012),
            ("320103", "江苏省南京市白下区", 2012),
            ("110103", "北京市崇文区", 2009),
        ];
        for (code, path, last_seen) in cases {
            let place = table.place(code, Some(2026));
            assert_eq!(place.path, path);
            assert_eq!(place.status, DivisionStatus::Abolished { last_seen });
        }
        assert_eq!(table.place("110103", Some(2005)).status, DivisionStatus::Current);
    }

    #[test]
    fn a_renamed_code_is_named_by_the_year() {
        let table = table();
        assert_eq!(table.place("320803", Some(2008)).path, "江苏省淮安市楚州区");
        assert_eq!(table.place("320803", Some(2020)).path, "江苏省淮安市淮安区");
        assert_eq!(table.place("320803", None).path, "江苏省淮安市淮安区");
        assert_eq!(table.place("320803", Some(1970)).path, "江苏省淮安市楚州区");
    }

    #[test]
    fn an_unknown_code_gives_what_is_known_of_it() {
        let table = table();
        for (code, path) in
            [("320191", "江苏省南京市"), ("329999", "江苏省"), ("990000", ""), ("", ""), ("县", "")]
        {
            let place = table.place(code, None);
            assert_eq!((place.path.as_str(), place.status), (path, DivisionStatus::Unknown));
        }
    }

    #[test]
    fn every_row_has_its_province_and_city() {
        let table = table();
        assert!(table.len() > 4000);
        for row in &table.rows {
            assert!(!table.names_of(row.code / 10_000 * 10_000).is_empty(), "{}", row.code);
            assert!(!table.names_of(row.code / 100 * 100).is_empty(), "{}", row.code);
        }
    }

    #[test]
    fn a_broken_table_is_refused_with_its_line() {
        let read = |text: &str| Divisions::parse(text).unwrap_err();
        assert_eq!(read(""), DivisionTableError::Header);
        assert_eq!(read("# x\ncode,name\n"), DivisionTableError::Header);
        let head = "# x\ncode,name,from,until\n";
        for bad in ["32011,甲,,", "320113,,,", "320113,甲,", "320113,甲,,,", "320113,甲,x,"] {
            assert_eq!(read(&format!("{head}{bad}\n")), DivisionTableError::Row { line: 3 });
        }
        let unordered = format!("{head}320113,甲,,\n320111,乙,,\n");
        assert_eq!(read(&unordered), DivisionTableError::Order { line: 4 });
    }
}

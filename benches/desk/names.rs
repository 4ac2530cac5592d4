//! Name search: parts of names and pinyin initials, first 50.

use hecha::{
    desk::{demo, look_up::MOST_CANDIDATES},
    domain::access::{Basis, Grounds},
    store::{NameQuery, Persons, Store, StoreError},
};
use pinyin::ToPinyin;

use crate::{Measured, district::District, table::Table, timing::Times};

const QUERIES: u32 = 1_000;
/// Answers with fifty archives each take their time.
const ANSWERS: usize = 100;
const AIM: &str = "p99 < 10 ms";

/// All lengths, then initials, then whole answers.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("name search, first 50, persons included");
    let store = district.store()?;
    store.warm()?;
    for length in [2, 3, 4, 6] {
        let parts = parts(district, &store, length)?;
        let what = format!("{length} characters of a name");
        table.line(&what, &search(&store, &parts)?.figure(), AIM);
    }
    for length in [3, 4, 6] {
        let parts = parts(district, &store, length)?;
        let initials: Vec<String> = parts.iter().filter_map(|part| initials(part)).collect();
        let what = format!("{length} pinyin initials");
        table.line(&what, &search(&store, &initials)?.figure(), AIM);
    }
    let parts = parts(district, &store, 4)?;
    table.line("desk: 4 characters, archives of all 50", &answers(district, &parts)?.figure(), "");
    Ok(())
}

/// Parts of as many subjects' names, each from another place in the name.
fn parts(district: &District, store: &Store, length: usize) -> Result<Vec<String>, StoreError> {
    let mut parts = Vec::new();
    for (n, id) in district.sample(QUERIES).enumerate() {
        let Some(subject) = store.subject(id)? else { continue };
        let name: Vec<char> = subject.name.chars().collect();
        let places = name.len().saturating_sub(length) + 1;
        let part = name.iter().skip(n % places).take(length).collect::<String>();
        if part.chars().count() == length {
            parts.push(part);
        }
    }
    Ok(parts)
}

fn initials(part: &str) -> Option<String> {
    part.chars().map(|c| c.to_pinyin()?.plain().chars().next()).collect()
}

fn search(store: &Store, texts: &[String]) -> Result<Times, StoreError> {
    let mut times = Times::default();
    for text in texts {
        let query =
            NameQuery { text: text.clone(), persons: Persons::Included, limit: MOST_CANDIDATES };
        // The second asking is measured: warm.
        store.search(&query)?;
        times.take(|| store.search(&query))?;
    }
    Ok(times)
}

fn answers(district: &District, texts: &[String]) -> Result<Times, Box<dyn std::error::Error>> {
    let clerk = demo::CLERK;
    let (mut desk, session) = district.door()?.log_in(clerk.name, clerk.password)?;
    let grounds = Grounds { basis: Basis::Duty, purpose: "计时".to_owned() };
    let mut times = Times::default();
    for text in texts.iter().take(ANSWERS) {
        times.take(|| desk.look_up(&session, text, &grounds).map(|_| ()))?;
    }
    Ok(times)
}

//! Taking departments' files in: rows a second from CSV and from XLSX, into an empty archive
//! (every row makes a subject) and, taken back at the end, into the large one (every row finds its
//! subject).

use std::{error::Error, path::Path, time::Instant};

use hecha::{
    desk::{
        Clock, Desk, Session, demo, folder::OfficeSettings, init::init, operators::NewOperator,
        take_in::Run,
    },
    domain::{
        catalogue::{Item, ItemId, Role},
        code::CodeKind,
        record::Record,
        subject::{Subject, SubjectKind},
    },
    forms::Forms,
};
use rust_xlsxwriter::Workbook;

use crate::{
    Measured,
    district::{DAY, District},
    table::Table,
};

const CSV_ROWS: usize = 20_000;
const XLSX_ROWS: usize = 10_000;
const ITEM: &str = "penalty-district-legal";

/// Both formats into both archives.
pub fn measure(district: &District, table: &mut Table) -> Measured {
    table.heading("import");
    let folder = tempfile::tempdir()?;
    let rows = rows(district, CSV_ROWS)?;
    let csv = folder.path().join("rows.csv");
    write_csv(&csv, &rows)?;
    let xlsx = folder.path().join("rows.xlsx");
    write_xlsx(&xlsx, rows.get(..=XLSX_ROWS).unwrap_or(&rows))?;
    for (file, name, aim) in [(&csv, "CSV", "20 000 rows/s"), (&xlsx, "XLSX", "10 000 rows/s")] {
        let (mut desk, session) = empty(&folder.path().join(name))?;
        let what = format!("{name} into an empty archive");
        table.line(&what, &take(&mut desk, &session, file, Run::Keep)?, aim);
        let clerk = demo::CLERK;
        let (mut desk, session) = district.door()?.log_in(clerk.name, clerk.password)?;
        let what = format!("{name} into the large one, taken back");
        table.line(&what, &take(&mut desk, &session, file, Run::DryRun)?, aim);
    }
    Ok(())
}

fn take(
    desk: &mut Desk,
    session: &Session,
    file: &Path,
    run: Run,
) -> Result<String, Box<dyn Error>> {
    let start = Instant::now();
    let summary = desk.take_in(session, file, None, run, &mut |_| ())?;
    let rate = summary.rows as f64 / start.elapsed().as_secs_f64();
    if summary.rejected > 0 {
        let reason = summary.findings.first().map(|finding| format!("{finding:?}"));
        return Err(format!("{} rows rejected, {reason:?}", summary.rejected).into());
    }
    Ok(format!("{rate:.0} rows/s · n {}", summary.rows))
}

/// A header and `count` rows about subjects of the district, each with its own document number.
fn rows(district: &District, count: usize) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let (store, forms) = (district.store()?, Forms::embedded()?);
    let item = forms.catalogue.item(&ItemId::from(ITEM)).ok_or("no such item")?;
    let mut rows = vec![item.columns.iter().map(|column| column.header.clone()).collect()];
    let mut pattern = None;
    for id in district.sample(district.subjects) {
        let Some(held) = store.holdings(id, &forms.catalogue)? else { continue };
        pattern = held.records.into_iter().find(|record| record.item == item.id).or(pattern);
        let fits = held.subject.kind == SubjectKind::LegalPerson
            && held.subject.code(CodeKind::CreditCode).is_some();
        if let Some(record) = pattern.as_ref().filter(|_| fits) {
            rows.push(row(item, record, &held.subject, rows.len()));
        }
        if rows.len() > count {
            break;
        }
    }
    Ok(rows)
}

fn row(item: &Item, pattern: &Record, subject: &Subject, number: usize) -> Vec<String> {
    let value = |column: &hecha::domain::catalogue::Column| match column.role {
        Some(Role::SubjectName) => subject.name.clone(),
        Some(Role::CreditCode) => subject.code(CodeKind::CreditCode).unwrap_or("").to_owned(),
        Some(
            Role::RegistrationNumber
            | Role::OrganizationCode
            | Role::TaxNumber
            | Role::InstitutionNumber
            | Role::SocialNumber,
        ) => String::new(),
        Some(Role::DocumentNumber) => format!("示计时罚字〔2026〕{number}号"),
        _ => pattern.fields.get(&column.code).unwrap_or_default().to_owned(),
    };
    item.columns.iter().map(value).collect()
}

fn write_csv(path: &Path, rows: &[Vec<String>]) -> Measured {
    let mut writer = csv::Writer::from_path(path)?;
    for row in rows {
        writer.write_record(row)?;
    }
    Ok(writer.flush()?)
}

fn write_xlsx(path: &Path, rows: &[Vec<String>]) -> Measured {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (number, row) in rows.iter().enumerate() {
        for (place, text) in row.iter().enumerate() {
            sheet.write_string(u32::try_from(number)?, u16::try_from(place)?, text)?;
        }
    }
    Ok(book.save(path)?)
}

/// A new data folder without a single subject.
fn empty(root: &Path) -> Result<(Desk, Session), Box<dyn Error>> {
    let settings = OfficeSettings {
        office: "计时".to_owned(),
        window: "1号窗口".to_owned(),
        report_prefix: "计".to_owned(),
        idle_lock_minutes: 0,
        print_command: None,
        print_printers: Vec::new(),
        print_server: None,
        demo: None,
    };
    let clerk = demo::CLERK;
    let operator = NewOperator {
        name: clerk.name,
        display: clerk.display,
        role: clerk.role,
        password: clerk.password,
    };
    init(root, settings, Clock::Fixed(DAY), &[operator])?;
    Ok(hecha::desk::door::Door::find(root, None)?.log_in(clerk.name, clerk.password)?)
}

//! The papers as PDF: `cargo test --lib papers -- --ignored`; `HECHA_KEEP_PDF=FOLDER` keeps the files.

use std::{path::PathBuf, process::Command, time::Instant};

use super::{
    fixture::{a_company, archive},
    records::{company_records, record},
    *,
};
use crate::{
    domain::access::Basis,
    report::{Fallback, Rendered, render},
};

fn folder() -> (PathBuf, Option<tempfile::TempDir>) {
    match std::env::var_os("HECHA_KEEP_PDF") {
        Some(folder) => (folder.into(), None),
        None => {
            let folder = tempfile::tempdir().unwrap();
            (folder.path().to_path_buf(), Some(folder))
        }
    }
}

/// Prints a paper and reads it back.
fn printed(name: &str, composed: Composed) -> (Rendered, String, String) {
    let hall = hall();
    let letterhead = hall.letterhead(composed.kind, None);
    let said = text(&composed.blocks);
    let statement = format!("HECHA2.{}", "A7".repeat(90));
    let document = composed.into_document(&letterhead, &statement);
    let fonts = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("fonts");
    let rendered = render(&document, &Fallback::new([fonts])).unwrap();
    let (folder, _keep) = folder();
    std::fs::create_dir_all(&folder).unwrap();
    let file = folder.join(format!("{name}.pdf"));
    std::fs::write(&file, &rendered.bytes).unwrap();
    let output = Command::new("pdftotext").args(["-raw", "-nopgbrk"]).arg(&file).arg("-").output();
    (rendered, said, String::from_utf8(output.unwrap().stdout).unwrap())
}

/// Every visible character, sorted: layout moves them and loses none.
fn census(text: &str, of: char) -> usize {
    text.chars().filter(|c| *c == of).count()
}

#[test]
#[ignore = "needs pdftotext"]
fn every_paper_prints_whole() {
    for (name, composed) in samples() {
        let (rendered, said, read) = printed(name, composed);
        assert_eq!(rendered.warnings, [], "{name}");
        for c in said.chars().filter(|c| ('\u{4e00}'..'\u{9fff}').contains(c)) {
            assert!(census(&read, c) >= census(&said, c), "{name} lost a {c}");
        }
    }
}

#[test]
#[ignore = "needs pdftotext"]
fn nothing_is_cut_however_long_it_is() {
    let hall = hall();
    let (long, name) = ("甲乙丙丁戊己庚辛壬癸".repeat(1000), "长".repeat(400));
    let values =
        [("CF_WSH", "示罚〔2026〕1号"), ("CF_SY", long.as_str()), ("CF_JDRQ", "2026-06-05")];
    let records = vec![record(&hall.forms, "penalty-2018", 1, &values)];
    let subject = crate::domain::subject::Subject { name: name.clone(), ..a_company() };
    let archive = archive(&hall.forms, subject, Basis::Duty, records);
    let check = hall.check(&archive);
    let papers = [
        Paper::CreditCheck { archive: &archive, check: &check },
        Paper::PublicCredit { archive: &archive },
        Paper::DishonestyNotice { archive: &archive, check: Some(&check) },
        Paper::RepairNotice { archive: &archive },
    ];
    for (i, paper) in papers.iter().enumerate() {
        let (_, said, read) = printed(&format!("long-{i}"), hall.compose(paper));
        for c in ['甲', '癸', '长'] {
            assert!(census(&read, c) >= census(&said, c), "{i} lost a {c}");
        }
    }
}

#[test]
#[ignore = "takes its time"]
fn many_applicants_and_many_records_stay_fast() {
    let hall = hall();
    let one = hall.applicants();
    let applicants: Vec<_> = (0..500).map(|n| one[n % one.len()].clone()).collect();
    let letter = fixture::letter();
    let start = Instant::now();
    let composed = hall.compose(&Paper::Review { letter: &letter, applicants: &applicants });
    println!("500 applicants composed in {:?}", start.elapsed());
    let (rendered, ..) = printed("review-500", composed);
    println!("and printed on {} pages in {:?}", rendered.pages, start.elapsed());
    let template = company_records(&hall.forms).swap_remove(0);
    let records = (0..5000).map(|n| {
        let key = crate::domain::record::RecordKey(n);
        crate::domain::record::Record { key, ..template.clone() }
    });
    let archive = archive(&hall.forms, a_company(), Basis::Duty, records.collect());
    for (name, paper) in [
        ("public-5000", Paper::PublicCredit { archive: &archive }),
        ("repair-5000", Paper::RepairNotice { archive: &archive }),
    ] {
        let start = Instant::now();
        let (rendered, ..) = printed(name, hall.compose(&paper));
        println!("{name}: {} pages in {:?}", rendered.pages, start.elapsed());
    }
}

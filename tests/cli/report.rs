//! `hecha report`: numbers, defaults of a demo, the same bytes for the same input.

use super::{at, district, documents, err, out, status};

fn code() -> String {
    district::subjects(&["有限公司"])[0]["codes"]["credit_code"].as_str().unwrap().to_owned()
}

#[test]
fn a_report_has_a_number_and_lies_in_the_folder_of_its_year() {
    let folder = district::make(1);
    for n in 1..=2 {
        let answer = at(folder.path(), &["report", &code(), "--json"]);
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        let document = &documents(&answer)[0];
        assert_eq!(document["number"], format!("示信核〔2026〕{n}号"));
        let bytes = std::fs::read(document["file"].as_str().unwrap()).unwrap();
        assert!(bytes.starts_with(b"%PDF-1.7"));
        assert_eq!(document["bytes"], bytes.len());
        assert_eq!(document["digest"].as_str().unwrap().len(), 64);
    }
    assert!(folder.path().join("reports/2026").is_dir());
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let make = || {
        let folder = district::make(1);
        let file = folder.path().join("copy.pdf");
        let answer = at(
            folder.path(),
            &["report", &code(), "-o", file.to_str().unwrap(), "--purpose", "技术改造专项资金"],
        );
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        assert!(out(&answer).contains("示信核〔2026〕1号"));
        std::fs::read(file).unwrap()
    };
    assert_eq!(make(), make());
}

#[test]
fn no_report_about_nobody_several_or_an_unknown_kind() {
    let folder = district::make(1);
    assert_eq!(status(&at(folder.path(), &["report", "91320113MA0000007Q"])), 1);
    assert_eq!(status(&at(folder.path(), &["report", "有限公司"])), 1);
    assert_eq!(status(&at(folder.path(), &["report", &code(), "--kind", "horoscope"])), 2);
    let unknown = at(folder.path(), &["report", &code(), "--scene", "占卜"]);
    assert_eq!(status(&unknown), 2);
    assert!(err(&unknown).contains("专项资金"), "{}", err(&unknown));
    let closed = at(folder.path(), &["report", &code(), "--scene", "干部任用"]);
    assert_eq!(status(&closed), 3, "{}", err(&closed));
    let person = at(folder.path(), &["report", "110105194912310038", "--purpose", "核查"]);
    assert_eq!(status(&person), 3);
    assert!(!folder.path().join("reports/2026").exists());
}

/// A list as an office program saves it: GB 18030, or UTF-16 with its mark.
#[test]
fn a_list_may_be_in_any_encoding_departments_send() {
    let folder = district::make(1);
    let file = folder.path().join("list.txt");
    let name = file.to_str().unwrap();
    let review = ["report", "--kind", "review", "--purpose", "审查", "--list", name, "--preview"];
    let gbk = b"\xca\xbe\xb7\xb6\xbc\xd7\xd3\xd0\xcf\xde\xb9\xab\xcb\xbe\r\n".to_vec();
    let wide = "\u{feff}示范甲有限公司\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for list in [gbk, wide] {
        std::fs::write(&file, list).unwrap();
        let answer = at(folder.path(), &review);
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        assert!(out(&answer).contains("示范甲有限公司"), "{}", out(&answer));
    }
    for (list, said) in [(&b"\n"[..], "没有内容"), (b"PK\x03\x04\x00\x00", "不是文本清单")]
    {
        std::fs::write(&file, list).unwrap();
        let answer = at(folder.path(), &review);
        assert_ne!(status(&answer), 0);
        assert!(err(&answer).contains(said), "{}", err(&answer));
    }
}

#[test]
fn a_period_that_cannot_be_is_refused() {
    let folder = district::make(1);
    for period in [
        &["--from", "2026-11-02", "--to", "2026-11-01"][..],
        &["--to", "2026-11-21"],
        &["--from", "2026-11-21"],
    ] {
        let answer = at(folder.path(), &[&["report", &code()], period].concat());
        assert_eq!(status(&answer), 2, "{period:?}");
        assert!(err(&answer).contains("起止日期不成立"), "{}", err(&answer));
    }
    assert!(!folder.path().join("reports/2026").exists());
}

#[test]
fn a_name_alone_is_no_natural_person() {
    let folder = district::make(1);
    let file = folder.path().join("people.csv");
    std::fs::write(&file, "姓名,证件类型,证件号码\n示范甲人,护照,1234567890\n").unwrap();
    assert_eq!(status(&at(folder.path(), &["import", file.to_str().unwrap()])), 0);
    let grounds = ["--basis", "依职权", "--purpose", "核查"];
    let answer = at(folder.path(), &[&["report", "示范甲人"], &grounds[..]].concat());
    assert_eq!(status(&answer), 1);
    assert!(err(&answer).contains("仅凭姓名"), "{}", err(&answer));
    let wanted = [&["report", "1234567890", "--scene", "住房保障"], &grounds[..]].concat();
    let answer = at(folder.path(), &wanted);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
}

#[test]
fn a_copy_is_for_its_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let folder = district::make(1);
    let file = folder.path().join("copy.pdf");
    let answer = at(folder.path(), &["report", &code(), "-o", file.to_str().unwrap()]);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

//! Real folders: who gets in, what is refused, what is said.

use std::os::unix::fs::PermissionsExt;

use super::{TODAY, at, district, err, hecha, out, run, status};

fn init(folder: &std::path::Path) {
    let made = hecha(&["init", "--data", folder.to_str().unwrap(), "--office", "某区政务大厅"])
        .env("HECHA_PASSWORD", "correct horse")
        .output()
        .unwrap();
    assert_eq!(status(&made), 0, "{}", err(&made));
}

fn as_operator(
    folder: &std::path::Path,
    name: &str,
    password: &str,
    arguments: &[&str],
) -> std::process::Output {
    let common = ["--data", folder.to_str().unwrap(), "--operator", name];
    hecha(&[arguments, &common].concat())
        .env("HECHA_PASSWORD", password)
        .env("HECHA_NEW_PASSWORD", "battery staple")
        .output()
        .unwrap()
}

#[test]
fn a_real_folder_asks_for_an_operator_and_the_right_password() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("archive");
    init(&folder);
    let data = folder.to_str().unwrap();
    let nobody = run(&["lookup", "--data", data, "某公司"]);
    assert_eq!(status(&nobody), 3);
    assert!(err(&nobody).contains("没有指明操作员"));
    let wrong = as_operator(&folder, "admin", "wrong password", &["lookup", "某公司"]);
    assert_eq!(status(&wrong), 3);
    assert!(err(&wrong).contains("操作员或密码不正确"));
}

#[test]
fn the_administrator_lets_a_clerk_in_and_looks_nobody_up() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("archive");
    init(&folder);
    let refused = as_operator(&folder, "admin", "correct horse", &["lookup", "某公司"]);
    assert_eq!(status(&refused), 3);
    let add = ["operator", "add", "window1", "--display", "一号窗口", "--role", "窗口人员"];
    let added = as_operator(&folder, "admin", "correct horse", &add);
    assert_eq!(status(&added), 0, "{}", err(&added));
    let asked = as_operator(&folder, "window1", "battery staple", &["lookup", "某公司"]);
    assert_eq!(status(&asked), 1, "{}", err(&asked));
    assert!(err(&asked).contains("本机尚无数据"));
    let again = as_operator(&folder, "window1", "battery staple", &add);
    assert_eq!(status(&again), 3);
}

#[test]
fn a_fixed_date_is_for_demonstrations_only() {
    let parent = tempfile::tempdir().unwrap();
    let folder = parent.path().join("archive");
    init(&folder);
    let answer =
        as_operator(&folder, "admin", "correct horse", &["journal", "verify", "--today", TODAY]);
    assert_eq!(status(&answer), 2);
    assert!(err(&answer).contains("--today"));
}

#[test]
fn a_folder_others_can_read_is_refused_with_the_command_that_mends_it() {
    let folder = district::make(5);
    std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(0o755)).unwrap();
    let answer = at(folder.path(), &["lookup", "某公司"]);
    assert_eq!(status(&answer), 4);
    assert!(err(&answer).contains("chmod 700"), "{}", err(&answer));
}

#[test]
fn without_a_data_folder_it_says_in_ascii_what_to_run() {
    let parent = tempfile::tempdir().unwrap();
    let answer = hecha(&[]).env("HECHA_DATA", parent.path().join("nothing")).output().unwrap();
    assert_eq!(status(&answer), 4);
    assert!(err(&answer).is_ascii() && err(&answer).contains("hecha demo"), "{}", err(&answer));
    assert_eq!(out(&answer), "");
}

#[test]
fn init_never_touches_an_existing_folder() {
    let folder = district::make(5);
    let before = std::fs::read(folder.path().join("archive.db")).unwrap();
    let answer = hecha(&["init", "--data", folder.path().to_str().unwrap()])
        .env("HECHA_NEW_PASSWORD", "correct horse")
        .output()
        .unwrap();
    assert_eq!(status(&answer), 4);
    assert_eq!(std::fs::read(folder.path().join("archive.db")).unwrap(), before);
}

#[test]
fn the_archive_is_encrypted_at_rest() {
    let bytes = std::fs::read(district::folder().join("archive.db")).unwrap();
    assert!(!bytes.starts_with(b"SQLite format 3"));
    let name = district::subjects(&["有限公司"])[0]["name"].as_str().unwrap().to_owned();
    assert!(!bytes.windows(name.len()).any(|window| window == name.as_bytes()));
}

#[test]
fn without_a_basis_nobody_learns_which_persons_are_known() {
    let folder = district::make(2);
    let file = folder.path().join("people.csv");
    // A foreign passport whose number looks like no code of ours.
    std::fs::write(&file, "姓名,证件类型,证件号码\n示范甲人,护照,1234567890\n").unwrap();
    let taken = at(folder.path(), &["import", file.to_str().unwrap()]);
    assert_eq!(status(&taken), 0, "{}{}", out(&taken), err(&taken));
    let open = ["lookup", "1234567890", "--basis", "依职权", "--purpose", "核查"];
    assert!(out(&at(folder.path(), &open)).contains("示范甲人"));
    let told = |query: &str, number: &str| {
        let answer = at(folder.path(), &["lookup", "--json", query]);
        (status(&answer), out(&answer).replace(number, "#"), err(&answer).replace(number, "#"))
    };
    assert_eq!(told("1234567890", "1234567890"), told("1234567899", "1234567899"));
    assert_eq!(told("示范甲人", "示范甲人"), told("示范乙人", "示范乙人"));
}

#[test]
fn a_refused_look_up_stands_in_the_journal_with_its_number_masked() {
    let folder = district::make(2);
    let refused = at(folder.path(), &["lookup", "110105194912310038"]);
    assert_eq!(status(&refused), 3);
    at(folder.path(), &["lookup", &"示".repeat(5000)]);
    let purpose = ["--basis", "依职权", "--purpose", "查 110105194912310038 之事"];
    at(folder.path(), &[&["lookup", "示范甲人"], &purpose[..]].concat());
    let exported = hecha(&["journal", "export", "--data", folder.path().to_str().unwrap()])
        .args(["--today", TODAY, "--operator", "auditor"])
        .env("HECHA_PASSWORD", "hecha-demo")
        .output()
        .unwrap();
    let journal = out(&exported);
    assert!(!journal.contains("110105194912310038"), "{journal}");
    assert!(journal.contains("查 1101**********0038 之事"), "{journal}");
    assert!(journal.contains("unavailable 0 1101**********0038"), "{journal}");
    assert!(journal.lines().all(|line| line.chars().count() < 400));
}

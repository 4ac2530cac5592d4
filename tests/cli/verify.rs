//! `hecha verify` on what nobody should give it: an answer in two sentences, never a panic, and never
//! status 0.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Output,
    time::{Duration, Instant},
};

use lopdf::{Document, Object, dictionary};

use super::{at, district, documents, err, hecha, out, status, with_bytes};

/// Longest that any answer may take, debug build and busy machine included.
const PATIENCE: Duration = Duration::from_secs(20);

/// Two sentences on one of the streams and a status that is not 0.
fn is_refused(name: &str, output: &Output) {
    let (out, err) = (out(output), err(output));
    assert!(!err.contains("panicked"), "{name}: {err}");
    assert!(matches!(status(output), 1 | 4), "{name}: {} {out}{err}", status(output));
    let said = format!("{out}{err}");
    assert!(said.matches('。').count() >= 2, "{name}: {said}");
    assert!(said.len() < 2_000, "{name}: {} bytes of answer", said.len());
    assert!(!said.contains(|c: char| c.is_control() && c != '\n'), "{name}: {said:?}");
}

/// A sealed report of the folder, and its bytes.
fn report(folder: &Path) -> (PathBuf, Vec<u8>) {
    let code = district::subjects(&["有限公司"])[0]["codes"]["credit_code"].clone();
    let answer = at(folder, &["report", code.as_str().unwrap(), "--json"]);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    let file = PathBuf::from(documents(&answer)[0]["file"].as_str().unwrap());
    let bytes = fs::read(&file).unwrap();
    (file, bytes)
}

/// A PDF as any other program makes it, with what somebody wants to be believed.
fn foreign(claim: &str) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let page = pdf.add_object(dictionary! { "Type" => "Page", "Parent" => pages });
    let kids = vec![Object::Reference(page)];
    let tree = dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => 1 };
    pdf.objects.insert(pages, Object::Dictionary(tree));
    let claimed = Object::string_literal(claim);
    let root = pdf.add_object(
        dictionary! { "Type" => "Catalog", "Pages" => pages, "HechaStatement" => claimed },
    );
    pdf.trailer.set("Root", root);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).unwrap();
    bytes
}

#[test]
fn files_that_are_no_reports_are_told_in_two_sentences() {
    let folder = district::make(1);
    let (_, bytes) = report(folder.path());
    let place = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = place.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    };
    let zeros = place.path().join("zeros.pdf");
    File::create(&zeros).unwrap().set_len(70 << 20).unwrap();
    let largest = place.path().join("largest.pdf");
    File::create(&largest).unwrap().set_len(64 << 20).unwrap();
    let fold = |seed: u32, _: u32| seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
    let random: Vec<u8> = (0..200_000_u32)
        .scan(7, |seed, n| {
            *seed = fold(*seed, n);
            Some((*seed >> 24) as u8)
        })
        .collect();
    let headed = [b"%PDF-1.7\n", &random[..]].concat();
    let twice = [&bytes[..], &bytes[..]].concat();
    let open = [&bytes[..bytes.len() / 2], b"/HechaStatement(", &bytes[..100]].concat();
    let cases = [
        write("empty.pdf", b""),
        write("empty", b""),
        place.path().to_owned(),
        place.path().join("none.pdf"),
        place.path().join("none"),
        zeros,
        largest,
        write("random", &random),
        write("random.pdf", &random),
        write("headed.pdf", &headed),
        write("twice.pdf", &twice),
        write("open.pdf", &open),
        write(
            "foreign.pdf",
            &foreign("HECHA2/CC/20261120T0905/-/L0.C0.N0.R0.S1/7K4MQX2P9T/A/A/A/A"),
        ),
        write("plain.pdf", &foreign("")),
        write("header.pdf", b"%PDF-"),
        write("mark.pdf", b"%PDF-1.7 /HechaStatement(HECHA2/)/ByteRange"),
        write(
            "range.pdf",
            b"%PDF-1.7 /HechaStatement(x)/ByteRange[0 9999999999 9999999999 9999999999]/Contents<",
        ),
    ];
    for path in cases {
        let begun = Instant::now();
        let answer = at(folder.path(), &["verify", path.to_str().unwrap()]);
        is_refused(path.to_str().unwrap(), &answer);
        assert!(begun.elapsed() < PATIENCE, "{}: {:?}", path.display(), begun.elapsed());
        let answer = at(folder.path(), &["verify", "--json", path.to_str().unwrap()]);
        let document = &documents(&answer)[0];
        assert!(document["reason"].as_str().unwrap().matches('。').count() >= 2, "{document}");
        assert_ne!(document["verdict"], "genuine", "{document}");
    }
    let missing = at(folder.path(), &["verify", "没有这份.pdf"]);
    assert_eq!(status(&missing), 4);
    assert!(err(&missing).contains("没有这份.pdf"), "{}", err(&missing));
}

#[test]
fn texts_that_are_no_statements_are_told_in_two_sentences() {
    let folder = district::make(1);
    let long = format!("HECHA2/{}", "A".repeat(100_000));
    let slashes = format!("HECHA2{}", "/".repeat(4_000));
    for text in [
        &long[..],
        &slashes,
        "HECHA2/",
        "HECHA2V/20261120T0905/7K4MQX2P9T/A/A/A/A",
        "hecha2/cc/99999999T9999/-/L4294967296.C0.N0.R0.S1/7K4MQX2P9T/A/A/A/A",
        "\u{202e}HECHA2/\u{1b}[31m",
        "😀",
        "7K4M-QX2P-9T",
        " ",
        "../../../../etc/passwd",
        "/dev/null",
        "/proc/self/mem",
    ] {
        is_refused(
            &text.chars().take(40).collect::<String>(),
            &at(folder.path(), &["verify", text]),
        );
    }
}

/// Every line is answered by itself, whatever stands on the others.
#[test]
fn standard_input_is_answered_line_by_line() {
    let folder = district::make(1);
    let (file, _) = report(folder.path());
    let file = file.to_str().unwrap();
    let verify = |input: &[u8]| {
        let data = folder.path().to_str().unwrap();
        let arguments = ["verify", "--json", "-", "--data", data, "--today", super::TODAY];
        with_bytes(hecha(&arguments), input)
    };
    let megabyte = format!("HECHA2/{}", "A".repeat(1 << 20));
    let lines: [&[u8]; 7] = [
        b"HECHA2/\0\0/CC",
        b"\xd2\xbb\xb6\xfe not UTF-8",
        megabyte.as_bytes(),
        b"",
        b"\0",
        b"no\0such.pdf",
        file.as_bytes(),
    ];
    let answer = verify(&lines.join(&b'\n'));
    assert_eq!(status(&answer), 4, "{}", err(&answer));
    assert!(!err(&answer).contains("panicked"), "{}", err(&answer));
    let verdicts: Vec<_> = documents(&answer)
        .iter()
        .map(|told| told["verdict"].as_str().unwrap().to_owned())
        .collect();
    assert!(verdicts.len() >= 6, "{verdicts:?}");
    assert_eq!(verdicts.iter().filter(|verdict| *verdict == "genuine").count(), 1);
    assert_eq!(verdicts.last().unwrap(), "genuine");

    let many = format!("{file}\r\n").repeat(50);
    let answer = verify(many.as_bytes());
    assert_eq!((status(&answer), documents(&answer).len()), (0, 50));
    // The worst answer is the command's; a line that is no text is no reason to stop.
    let answer = verify(&[file.as_bytes(), b"\n\xff\xfe\n", file.as_bytes()].concat());
    assert_eq!((status(&answer), documents(&answer).len()), (1, 3));
    // Nothing verified is not "all genuine".
    for nothing in [&b""[..], b"\n \r\n"] {
        let answer = verify(nothing);
        assert_eq!((status(&answer), out(&answer)), (2, String::new()));
        assert_eq!(err(&answer).matches('。').count(), 2, "{}", err(&answer));
    }
}

#[cfg(unix)]
#[test]
fn a_file_nobody_may_read_is_said_to_be_unreadable() {
    use std::os::unix::fs::PermissionsExt;
    let folder = district::make(1);
    let (file, _) = report(folder.path());
    fs::set_permissions(&file, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&file).is_ok() {
        return; // Root reads everything.
    }
    let answer = at(folder.path(), &["verify", file.to_str().unwrap()]);
    is_refused("unreadable", &answer);
    assert_eq!(status(&answer), 4);
}

/// A list of applicants is read whole or not at all: a file in the encoding departments write, standard
/// input in UTF-8 only. A shorter list would be a report that leaves applicants out without a word.
#[test]
fn a_list_of_applicants_is_never_cut_short() {
    let folder = district::make(1);
    let data = folder.path().to_str().unwrap();
    let code = district::subjects(&["有限公司"])[0]["codes"]["credit_code"].clone();
    let code = code.as_str().unwrap();
    let list = [code.as_bytes(), b"\n\xca\xbe\xb7\xb6\xbc\xd7\n", code.as_bytes(), b"\n"].concat();
    let file = folder.path().join("list.txt");
    fs::write(&file, &list).unwrap();
    let matter = ["--scene", "专项资金", "--data", data, "--today", super::TODAY];
    let input = ["report", "--kind", "review", "-"];
    let answer = with_bytes(hecha(&[&input[..], &matter].concat()), &list);
    assert_eq!(status(&answer), 4, "{} {}", out(&answer), err(&answer));
    assert!(err(&answer).contains("UTF-8"), "{}", err(&answer));
    assert!(!folder.path().join("reports/2026").exists());

    let listed = ["report", "--kind", "review", "--preview", "--list", file.to_str().unwrap()];
    let answer = hecha(&[&listed[..], &matter].concat()).output().unwrap();
    assert_eq!(status(&answer), 0, "{} {}", out(&answer), err(&answer));
    assert!(out(&answer).contains("审查对象 3 个") && out(&answer).contains("示范甲"));
}

//! `hecha code`: no data folder, no log-in.

use super::{documents, err, out, pretty, run, status};

#[test]
fn json_of_the_kinds_of_code() {
    let texts = [
        "91320113MA0000007Q",
        "９１３２０１１３ma0000007q",
        "9132O113MA0000007Q",
        "91320113MA0000070Q",
        "11010519491231002x",
        "110105491231002",
        "810000199408230021",
        "911124198108030024",
        "110108000000016",
        "D2143569-X",
        "甲乙丙",
    ];
    let answer = run(&[&["code", "--json"], &texts[..]].concat());
    assert_eq!(status(&answer), 1);
    let all: Vec<String> = documents(&answer).iter().map(pretty).collect();
    assert_eq!(all.len(), texts.len());
    insta::assert_snapshot!(all.join("\n"));
}

#[test]
fn text_for_people() {
    let answer = run(&["code", "91320113MA0000007Q", "11010519491231002X"]);
    assert_eq!(status(&answer), 0);
    insta::assert_snapshot!(out(&answer));
}

#[test]
fn a_command_line_nobody_understands_is_usage() {
    for arguments in [&["code"][..], &["nonsense"], &["lookup", "--frobnicate"], &["journal"]] {
        let answer = run(arguments);
        assert_eq!(status(&answer), 2, "{arguments:?}");
        assert!(err(&answer).contains("hecha --help"), "{arguments:?}: {}", err(&answer));
    }
}

#[test]
fn help_is_for_people_at_a_window() {
    let answer = run(&["--help"]);
    assert_eq!(status(&answer), 0);
    for word in ["lookup", "import", "report", "journal", "demo"] {
        assert!(out(&answer).contains(word), "{word}");
    }
}

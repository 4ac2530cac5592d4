//! The office's own rules: taken up at start, refused at start.

use std::{fs, path::Path};

use super::{at, district, documents, err, status};

fn own(folder: &Path, file: &str, text: &str) {
    let path = folder.join("forms").join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn carried(file: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("forms").join(file)).unwrap()
}

#[test]
fn a_broken_rule_file_is_refused_at_start_with_file_line_and_reason() {
    let folder = district::make(5);
    let scene = "scenes/special-fund.toml";
    let text = carried(scene).replacen("effect = \"limit\"", "effect = \"forbid\"", 1);
    let line = text.lines().position(|line| line.contains("forbid")).unwrap() + 1;
    own(folder.path(), scene, &text);
    for arguments in [&["check", "91320113MA0000007Q"][..], &["lookup", "有限公司"], &[]] {
        let answer = at(folder.path(), arguments);
        assert_eq!(status(&answer), 4, "{arguments:?}");
        let said = err(&answer);
        let place = format!("表单文件 {scene} 第 {line} 行：");
        assert!(said.contains(&place) && said.contains("不能写“forbid”"), "{said}");
    }
}

#[test]
fn an_office_adds_a_scene_without_a_programmer() {
    let folder = district::make(5);
    let scene = r#"
id = "park-entry"
name = "园区入驻"
matter = "企业入驻科技园区的信用核查"
place = 11
ground = "示区政发〔2026〕1号"
roles = ["clerk"]
bases = ["public"]
subjects = "organisations"
look_back = "12个月"

[[rule]]
effect = "caution"
lists = ["wage-arrears"]
ground = "示区政发〔2026〕1号第三条"
"#;
    own(folder.path(), "scenes/park-entry.toml", scene);
    let name = "示范区欠薪在列建设有限公司";
    let answer = at(folder.path(), &["check", "--json", name, "--scene", "园区入驻"]);
    assert_eq!(status(&answer), 0, "{}", err(&answer));
    let found = &documents(&answer)[0];
    assert_eq!(found["scene"]["id"], "park-entry");
    assert_eq!(found["findings"][0]["effect"], "caution");
    assert_eq!(found["findings"][0]["ground"], "示区政发〔2026〕1号第三条");
}

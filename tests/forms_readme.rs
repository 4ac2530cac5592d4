//! `forms/README.md` says which requirement is met by which rule and what every list is, read from
//! the rule files themselves.

#![expect(clippy::unwrap_used, reason = "a test that cannot read the forms should say where")]

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
    fs,
    path::{Path, PathBuf},
};

use toml::{Table, Value};

/// Requirements of the lists' own group that no rule can meet: publication and notices.
const NO_RULES: [&str; 2] = ["C04", "C05"];

fn forms() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("forms")
}

/// Path within the forms and content of every rule file, by path.
fn files() -> BTreeMap<String, Table> {
    let mut files = BTreeMap::new();
    gather(&forms(), "", &mut files);
    assert!(files.len() > 50, "only {} files", files.len());
    files
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, Table>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_str().unwrap();
        if path.is_dir() {
            gather(&path, &format!("{prefix}{name}/"), files);
        } else if name.ends_with(".toml") {
            let table = fs::read_to_string(&path).unwrap().parse().unwrap();
            files.insert(format!("{prefix}{name}"), table);
        }
    }
}

/// By requirement, the rules that meet it: file, and within it what the rule is called.
fn met() -> BTreeMap<String, Vec<String>> {
    let mut met = BTreeMap::new();
    for (file, table) in files() {
        visit(&file, "", &table, &mut met);
    }
    met
}

/// Every table that says which requirements it meets; `path` is what its keys are called.
fn visit(file: &str, path: &str, table: &Table, met: &mut BTreeMap<String, Vec<String>>) {
    for requirement in texts(table.get("requirements")) {
        let place = format!("`{file}` {}", called(table, path)).trim_end().to_owned();
        met.entry(requirement).or_default().push(place);
    }
    for (key, value) in table {
        let below = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Table(inner) => visit(file, &below, inner, met),
            Value::Array(rows) => {
                for row in rows.iter().filter_map(Value::as_table) {
                    visit(file, &below, row, met);
                }
            }
            _ => {}
        }
    }
}

fn texts(value: Option<&Value>) -> Vec<String> {
    let rows = value.and_then(Value::as_array).into_iter().flatten();
    rows.filter_map(Value::as_str).map(str::to_owned).collect()
}

fn text<'t>(table: &'t Table, key: &str) -> &'t str {
    table.get(key).and_then(Value::as_str).unwrap_or_default()
}

/// A rule's identifier and name, or its name alone, or where it stands in the file.
fn called(table: &Table, path: &str) -> String {
    match (text(table, "id"), text(table, "name")) {
        ("", "") => path.to_owned(),
        ("", name) => name.to_owned(),
        (id, name) => format!("{id} {name}"),
    }
}

fn requirements() -> String {
    let mut table = String::from("| 编号 | 由哪个文件、哪一条满足 |\n|---|---|\n");
    for (requirement, places) in met() {
        writeln!(table, "| {requirement} | {} |", places.join("；")).unwrap();
    }
    table
}

/// The requirements that are met, a line for each group.
fn groups() -> String {
    let mut groups: BTreeMap<char, Vec<String>> = BTreeMap::new();
    for requirement in met().into_keys() {
        groups.entry(requirement.chars().next().unwrap()).or_default().push(requirement);
    }
    let mut lines = String::new();
    for (group, members) in groups {
        writeln!(lines, "- {group}（{} 项）：{}", members.len(), members.join("、")).unwrap();
    }
    lines
}

/// Every list with its rules; a list with several has a row for each.
fn lists() -> String {
    let mut table = String::from(
        "| 名单 | 颜色 | 范围 | 施行日 | 依据 | 期限 | 最早可申请移出 |\n|---|---|---|---|---|---|---|\n",
    );
    for (_, content) in files().into_iter().filter(|(file, _)| file.starts_with("lists/")) {
        let rows = content.get("list").and_then(Value::as_array).unwrap();
        for list in rows.iter().filter_map(Value::as_table) {
            let rules = list.get("rules").and_then(Value::as_array).unwrap();
            for rule in rules.iter().filter_map(Value::as_table) {
                list_row(&mut table, list, rule);
            }
        }
    }
    table
}

fn list_row(table: &mut String, list: &Table, rule: &Table) {
    let or = |text: &str, none: &str| if text.is_empty() { none } else { text }.to_owned();
    let colour = match text(list, "colour") {
        "red" => "红",
        "yellow" => "黄",
        _ => "黑",
    };
    let reach = match text(list, "reach") {
        "national" => "全国",
        "local" => "地方",
        _ => "未载明",
    };
    let from = or(text(rule, "in_force_from"), "未核实");
    let removal = or(text(rule, "earliest_removal"), "无");
    let (name, ground, term) = (text(list, "name"), text(rule, "ground"), text(rule, "term"));
    writeln!(table, "| {name} | {colour} | {reach} | {from} | {ground} | {term} | {removal} |")
        .unwrap();
}

/// Every template of a commitment, in the order of its place.
fn commitments() -> String {
    let files = files().into_iter().filter(|(file, _)| file.starts_with("commitments/"));
    let mut templates: Vec<Table> = files.map(|(_, template)| template).collect();
    let place = |template: &Table| template.get("place").and_then(Value::as_integer);
    templates.sort_by_key(|template| (place(template), text(template, "id").to_owned()));
    let mut table = String::from(
        "| id | 名称 | 类型 | 先查 | 有效期 | 认定期限 | 依据 |\n|---|---|---|---|---|---|---|\n",
    );
    for template in &templates {
        let (id, name, ground) =
            (text(template, "id"), text(template, "name"), text(template, "ground"));
        let kind = kind_label(text(template, "type"));
        let gate = match text(template, "gate") {
            "" => "不查".to_owned(),
            gate => format!("`{gate}`"),
        };
        let (validity, due) = (span(template, "validity"), span(template, "due"));
        writeln!(table, "| `{id}` | {name} | {kind} | {gate} | {validity} | {due} | {ground} |")
            .unwrap();
    }
    table
}

fn kind_label(kind: &str) -> &str {
    match kind {
        "approval" => "审批替代型",
        "certificate" => "证明事项替代型",
        "incomplete" => "容缺受理型",
        "voluntary" => "主动公示型",
        "industry" => "行业自律型",
        "repair" => "信用修复型",
        "government" => "政务承诺",
        other => other,
    }
}

/// A term, or the label of the field with the day.
fn span(template: &Table, key: &str) -> String {
    let Some(Value::Table(named)) = template.get(key) else {
        return text(template, key).to_owned();
    };
    let fields = template.get("field").and_then(Value::as_array).into_iter().flatten();
    let field = fields
        .filter_map(Value::as_table)
        .find(|field| text(field, "id") == text(named, "field"))
        .unwrap();
    format!("至“{}”", text(field, "label"))
}

fn holds(mark: &str, expected: &str) {
    let readme = fs::read_to_string(forms().join("README.md")).unwrap();
    let block = format!("<!-- {mark} -->\n{expected}<!-- /{mark} -->");
    assert!(readme.contains(&block), "forms/README.md should have:\n{block}");
}

#[test]
fn the_table_of_requirements_is_that_of_the_rules() {
    holds("requirements", &requirements());
}

#[test]
fn the_groups_of_requirements_are_those_of_the_rules() {
    holds("groups", &groups());
}

#[test]
fn the_table_of_lists_is_that_of_the_rules() {
    holds("lists", &lists());
}

#[test]
fn the_table_of_commitments_is_that_of_the_templates() {
    holds("commitments", &commitments());
}

#[test]
fn the_commitments_the_hall_asks_for_are_there() {
    let met = met();
    let by_template = |number: &str| {
        met.get(number).is_some_and(|places| places.iter().any(|p| p.starts_with("`commitments/")))
    };
    let asked = [
        "B05", "B21", "B27", "D09", "D12", "D15", "D19", "D28", "D31", "D32", "D35", "E03", "E08",
        "G06", "I06", "I11", "J06", "K54", "K72",
    ];
    let unmet: Vec<_> = asked.into_iter().filter(|number| !by_template(number)).collect();
    assert!(unmet.is_empty(), "no template meets {unmet:?}");
}

#[test]
fn every_requirement_of_the_lists_is_met() {
    let met: BTreeSet<_> = met().into_keys().collect();
    let unmet: Vec<_> =
        (1..=33).map(|n| format!("C{n:02}")).filter(|number| !met.contains(number)).collect();
    assert_eq!(unmet, NO_RULES, "met by no rule");
}

#[test]
fn the_matters_of_the_hall_are_met_by_scenes() {
    let met = met();
    let by_scene = |number: &str| {
        met.get(number).is_some_and(|places| places.iter().any(|p| p.starts_with("`scenes/")))
    };
    let matters = [
        "D01", "D03", "D04", "D05", "D06", "D07", "D08", "D09", "D13", "D15", "D16", "D24", "D28",
        "D29", "D31", "D34", "D39", "D40", "D41", "K05", "K06", "K11", "K31", "K51", "K52", "K54",
        "K67", "K71",
    ];
    let unmet: Vec<_> = matters.into_iter().filter(|number| !by_scene(number)).collect();
    assert!(unmet.is_empty(), "no scene meets {unmet:?}");
}

#[test]
fn terms_and_joint_consequences_are_met() {
    let met = met();
    let rules = [
        "D02", "D10", "D11", "D18", "D19", "D25", "D27", "D30", "D32", "D42", "D43", "D44", "G08",
        "G09", "I08", "I11", "I12", "I14", "J06", "J08", "J09", "J14", "J15", "J20", "K02", "K14",
        "K24", "K49", "K53", "K57", "K62", "K65", "K75", "K76", "K80", "K83",
    ];
    let unmet: Vec<_> = rules.into_iter().filter(|number| !met.contains_key(*number)).collect();
    assert!(unmet.is_empty(), "no rule meets {unmet:?}");
}

#[test]
fn every_rule_file_is_told_of() {
    let readme = fs::read_to_string(forms().join("README.md")).unwrap();
    for file in files().into_keys() {
        let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
        let told = readme.contains(&format!("`{file}`"))
            || (!folder.is_empty() && readme.contains(&format!("`{folder}/`")));
        assert!(told, "{file} is not on the map of forms/README.md");
    }
}

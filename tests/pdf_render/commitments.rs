//! A commitment's set as it comes off a printer and back from a scanner: the pages poppler draws are
//! attached as scans, and the program reads the paper's own code on them.

use std::{fs, path::Path, process::Command};

use serde_json::Value;

use super::{
    issued::{district, hecha},
    kinds::run,
};

/// A draft of a template with something in every field; what it is called.
pub fn drafted(folder: &Path, code: &str, template: &str) -> String {
    let templates = hecha(folder, &["commit", "templates", "--json"]);
    let mut templates = templates.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let known = templates.find(|one| one["id"] == template).unwrap();
    let value = |field: &Value| {
        let value = match field["type"].as_str().unwrap() {
            "day" => "2026-12-31",
            "money" => "120.5",
            "number" => "3",
            "telephone" => "025-85500000",
            "choice" => field["choices"][0].as_str().unwrap(),
            _ => "示范内容",
        };
        format!("{}={value}", field["id"].as_str().unwrap())
    };
    let fields: Vec<String> = known["fields"].as_array().unwrap().iter().map(value).collect();
    let mut arguments = vec!["commit", "new", code, "--template", template, "--json"];
    for field in &fields {
        arguments.extend(["--field", field]);
    }
    let answer: Value = serde_json::from_str(&hecha(folder, &arguments)).unwrap();
    assert_eq!(answer["missing"], serde_json::json!([]));
    answer["id"].to_string()
}

/// A company the gate lets through.
fn company(folder: &Path) -> String {
    let found = hecha(folder, &["lookup", "--json", "示范区守信在列科技有限公司"]);
    let found: Value = serde_json::from_str(&found).unwrap();
    found["subjects"][0]["codes"]["credit_code"].as_str().unwrap().to_owned()
}

/// Runs the program and takes a refusal for an answer.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_hecha"))
        .args(arguments)
        .args(["--data", folder.to_str().unwrap(), "--today", "2026-11-20"])
        .env_remove("HECHA_DATA")
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{arguments:?}");
    String::from_utf8(output.stderr).unwrap()
}

/// Pictures as a scanner binds them into one file: a page each, the picture as it came.
fn scanned(pictures: &[Vec<u8>]) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(), {
        let kids: Vec<_> = (0..pictures.len()).map(|n| format!("{} 0 R", 3 + 2 * n)).collect();
        let (kids, count) = (kids.join(" "), pictures.len());
        format!("<< /Type /Pages /Kids [{kids}] /Count {count} >>").into_bytes()
    }];
    for (n, picture) in pictures.iter().enumerate() {
        let image = 4 + 2 * n;
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] \
             /Resources << /XObject << /I {image} 0 R >> >> >>"
        );
        objects.push(page.into_bytes());
        let head = format!(
            "<< /Type /XObject /Subtype /Image /Filter /DCTDecode /Length {} >>\nstream\n",
            picture.len()
        );
        objects.push([head.as_bytes(), picture, b"\nendstream"].concat());
    }
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (n, object) in (1..).zip(&objects) {
        places.push(format!("{:010} 00000 n \n", file.len()));
        file.extend([format!("{n} 0 obj\n").as_bytes(), object, b"\nendobj\n"].concat());
    }
    let (start, size) = (file.len(), objects.len() + 1);
    let table = format!("xref\n0 {size}\n0000000000 65535 f \n{}", places.concat());
    let trailer = format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    file.extend([table.into_bytes(), trailer.into_bytes()].concat());
    file
}

#[test]
#[ignore = "needs pdftoppm and ImageMagick"]
fn pages_from_a_scanner_are_known_by_their_own_code() {
    let folder = district();
    let folder = folder.path();
    let code = company(folder);
    let print = |id: &str| {
        let file = folder.join(format!("set-{id}.pdf"));
        hecha(folder, &["commit", "print", id, "-o", file.to_str().unwrap()]);
        file
    };
    let first = drafted(folder, &code, "construction-project");
    let second = drafted(folder, &code, "special-fund");
    let pages = |id: &str, format: &str, resolution: &str| {
        let stem = folder.join(format!("page-{id}"));
        let pdf = print(id);
        let (pdf, stem) = (pdf.to_str().unwrap(), stem.to_str().unwrap());
        run("pdftoppm", &["-r", resolution, "-gray", format, pdf, stem]);
        let mut pages: Vec<_> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.to_str().unwrap().starts_with(&format!("{stem}-")))
            .collect();
        pages.sort();
        assert!(pages.len() > 1, "{pages:?}");
        pages
    };
    let scans = pages(&first, "-png", "150");
    let others = pages(&second, "-jpeg", "200");
    // A scanner makes one file of several pages, and never lies quite straight.
    let turned = others.iter().enumerate().map(|(n, page)| {
        let path = folder.join(format!("turned-{n}.jpg"));
        let (page, turned) = (page.to_str().unwrap(), path.to_str().unwrap());
        run("convert", &[page, "-background", "white", "-rotate", "1.5", "+repage", turned]);
        fs::read(path).unwrap()
    });
    let tilted = folder.join("tilted.pdf");
    fs::write(&tilted, scanned(&turned.collect::<Vec<_>>())).unwrap();

    let sign = ["commit", "sign", &first, "--name", "周某某"];
    let wrong = refused(folder, &[&sign[..], &["--scan", tilted.to_str().unwrap()]].concat());
    assert!(wrong.contains("扫描的是") && wrong.contains("正在办理的是"), "{wrong}");
    let mut right: Vec<&str> = sign.to_vec();
    for page in &scans {
        right.extend(["--scan", page.to_str().unwrap()]);
    }
    hecha(folder, &right);
    let sign = ["commit", "sign", &second, "--name", "周某某", "--scan"];
    hecha(folder, &[&sign[..], &[tilted.to_str().unwrap()]].concat());
    for id in [&first, &second] {
        let shown = hecha(folder, &["commit", "show", id, "--json"]);
        let shown: Value = serde_json::from_str(&shown).unwrap();
        assert_eq!(shown["state"], "in_force");
        assert_eq!(shown["whole"], true, "{shown}");
        let evidence = shown["evidence"].as_array().unwrap();
        assert!(evidence.iter().any(|one| one["matched"] == "same"), "{shown}");
    }
}

//! `hecha journal`: the chain holds, and only the auditor reads it.

use super::{TODAY, at, district, documents, err, hecha, out, status};

#[test]
fn every_look_up_is_a_link_of_the_chain() {
    let folder = district::make(3);
    let rows = || {
        let answer = at(folder.path(), &["journal", "verify", "--json"]);
        assert_eq!(status(&answer), 0, "{}", err(&answer));
        let chain = &documents(&answer)[0];
        assert_eq!(chain["whole"], true);
        chain["rows"].as_u64().unwrap()
    };
    let before = rows();
    at(folder.path(), &["lookup", "有限公司", "合作社"]);
    // The verification itself, two log-ins and two look-ups.
    assert_eq!(rows() - before, 5);
}

#[test]
fn a_clerk_may_not_export_and_an_auditor_may_not_look_up() {
    let folder = district::folder();
    assert_eq!(status(&at(folder, &["journal", "export"])), 3);
    let auditor = |arguments: &[&str]| {
        let common =
            ["--operator", "auditor", "--data", folder.to_str().unwrap(), "--today", TODAY];
        hecha(&[arguments, &common].concat()).env("HECHA_PASSWORD", "hecha-demo").output().unwrap()
    };
    let refused = auditor(&["lookup", "有限公司"]);
    assert_eq!(status(&refused), 3);
    assert!(err(&refused).contains("没有「查询」的权限"));
    let export = auditor(&["journal", "export"]);
    assert_eq!(status(&export), 0, "{}", err(&export));
    assert!(out(&export).starts_with("序号,时间,操作员"));
    assert!(documents(&auditor(&["journal", "export", "--json"])).len() > 2);
}

//! Every header row seen in the wild, filled: recognised, every row taken, in any column order and
//! in every text encoding.

use encoding_rs::GB18030;
use hecha::domain::claim::ClaimAuthority;
use hecha::domain::subject::SubjectKind;

use crate::codes;
use crate::forms_rows::{filled, header_rows, headers_of};
use crate::table::{Rows, csv, take, take_bytes};

#[test]
fn every_header_row_is_recognised_and_every_row_taken() {
    for (id, headers) in header_rows() {
        let outcome =
            take(&filled(id, &headers, 3)).unwrap_or_else(|error| panic!("{id}: {error}"));
        assert_eq!(outcome.item(), id);
        assert_eq!(outcome.refused, [], "{id}");
        assert_eq!(outcome.records.len(), 3, "{id}");
        for (n, record) in (1..).zip(&outcome.records) {
            assert_eq!(record.row, n + 1);
            assert!(record.findings.is_empty(), "{id}: {:?}", record.findings);
            assert!(!record.claim.codes.is_empty());
        }
        let keys: std::collections::HashSet<_> = outcome.records.iter().map(|r| r.key).collect();
        let one_per_subject = id.starts_with("base-");
        let by_name = ["rating-legal", "black-natural", "black-legal"].contains(&id);
        assert!(one_per_subject || by_name || keys.len() == 3, "{id}: keys collide");
    }
}

#[test]
fn column_order_does_not_matter() {
    for (id, headers) in header_rows() {
        let straight = take(&filled(id, &headers, 2)).unwrap();
        let mut backwards: Rows = filled(id, &headers, 2);
        for row in &mut backwards {
            row.reverse();
            let third = row.len() / 3;
            row.rotate_left(third);
        }
        let shuffled = take(&backwards).unwrap();
        assert_eq!(shuffled.item(), id);
        let content = |outcome: &crate::table::Outcome| -> Vec<_> {
            outcome.records.iter().map(|r| (r.fields.clone(), r.key, r.claim.clone())).collect()
        };
        assert_eq!(content(&shuffled), content(&straight), "{id}");
    }
}

#[test]
fn text_files_in_every_encoding_give_the_same_records() {
    let id = "penalty-district-legal";
    let rows = filled(id, &headers_of(id), 2);
    let text = csv(&rows);
    let wide = |unit: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(unit).collect::<Vec<u8>>();
    let files = [
        text.clone().into_bytes(),
        [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        [&b"\xFF\xFE"[..], &wide(u16::to_le_bytes)].concat(),
        [&b"\xFE\xFF"[..], &wide(u16::to_be_bytes)].concat(),
        GB18030.encode(&text).0.into_owned(),
    ];
    let expected = take(&rows).unwrap();
    for (number, bytes) in files.iter().enumerate() {
        let outcome = take_bytes("t.csv", bytes).unwrap();
        let fields = |o: &crate::table::Outcome| -> Vec<_> {
            o.records.iter().map(|r| r.fields.clone()).collect()
        };
        assert_eq!(fields(&outcome), fields(&expected), "encoding {number}");
        assert_eq!(outcome.says("编码读取"), number >= 2);
    }
}

#[test]
fn claims_say_who_is_meant_and_no_more() {
    let id = "base-legal";
    let outcome = take(&filled(id, &headers_of(id), 1)).unwrap();
    let claim = &outcome.records[0].claim;
    assert_eq!(claim.authority, ClaimAuthority::Registration);
    assert_eq!(claim.kind, SubjectKind::LegalPerson);
    let codes: Vec<&str> = claim.codes.iter().map(|code| code.as_str()).collect();
    let credit = codes::credit(1);
    assert_eq!(codes, [credit.as_str(), &credit[8..17], &codes::registration(1)]);
    assert_eq!(claim.former_names, ["内容1"]);
    assert_eq!(claim.status.as_deref(), Some("内容1"));

    let id = "black-natural";
    let outcome = take(&filled(id, &headers_of(id), 1)).unwrap();
    let record = &outcome.records[0];
    assert_eq!(record.claim.authority, ClaimAuthority::Mention);
    assert_eq!(record.claim.kind, SubjectKind::NaturalPerson);
    assert_eq!(record.claim.codes[0].as_str(), codes::resident(1));
    assert_eq!(record.department, "示例区某局");
    assert_eq!(record.name_column, "负责人姓名");
}

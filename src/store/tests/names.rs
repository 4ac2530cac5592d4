//! Search by name, former name and initials: what is found, in which order.

use super::{asking, company, fresh, person};
use crate::{
    domain::subject::{SubjectId, SubjectKind},
    store::{Matched, NameQuery, NewSubject, Persons, Store, StoreError},
};

fn with(names: &[&str]) -> (tempfile::TempDir, Store) {
    let (folder, mut store) = fresh();
    store
        .write(|tx| {
            for name in names {
                tx.add_subject(&company(name))?;
            }
            Ok::<_, StoreError>(())
        })
        .unwrap();
    (folder, store)
}

fn names(store: &Store, text: &str) -> Vec<String> {
    names_of(store, &asking(text))
}

fn names_of(store: &Store, query: &NameQuery) -> Vec<String> {
    let found = store.search(query).unwrap();
    found.hits.iter().map(|hit| store.subject(hit.subject).unwrap().unwrap().name).collect()
}

#[test]
fn the_exact_name_then_prefixes_then_the_rest_shorter_first() {
    let (_folder, store) = with(&[
        "新大联科技发展有限公司",
        "大联科技集团股份有限公司",
        "中大联科",
        "大联科技",
        "上海大联科技有限公司",
        "大联食品",
    ]);
    assert_eq!(
        names(&store, "大联"),
        [
            "大联科技",
            "大联食品",
            "上海大联科技有限公司",
            "大联科技集团股份有限公司",
            "中大联科",
            "新大联科技发展有限公司"
        ]
    );
    assert_eq!(names(&store, "大联科技")[0], "大联科技");
    assert_eq!(names(&store, "大联科技有限公司"), ["上海大联科技有限公司"]);
    assert_eq!(names(&store, "联科大"), Vec::<String>::new());
    let hits = store.search(&asking("大联科技")).unwrap().hits;
    assert_eq!(hits[0].matched, Matched::Name);
    assert_eq!(hits[1].matched, Matched::PartOfName);
}

#[test]
fn width_brackets_blanks_and_case_do_not_matter() {
    let (_folder, store) = with(&["ＡＢＣ（北京）贸易 有限公司", "买买提·艾合买提商行"]);
    for text in
        ["ABC(北京)贸易", "abc（北京）", "ＡＢＣ", "a b c 北京", "(北京)贸易", "abc【北京】"]
    {
        assert_eq!(names(&store, text).len(), 1, "{text}");
    }
    for text in ["买买提艾合买提", "买买提・艾合买提", "买买提.艾", "提·艾"] {
        assert_eq!(names(&store, text).len(), 1, "{text}");
    }
}

#[test]
fn initials_find_every_reading() {
    let (_folder, store) = with(&[
        "重庆长安汽车",
        "长江乐器行",
        "厦门朴华贸易",
        "大联科技有限公司",
        "江苏大联科技",
        "䶮昌商行",
    ]);
    let cases = [
        ("cq", "重庆长安汽车"),
        ("cqca", "重庆长安汽车"),
        ("zqzaqc", "重庆长安汽车"),
        ("CJYQH", "长江乐器行"),
        ("zjlqx", "长江乐器行"),
        ("xmphmy", "厦门朴华贸易"),
        ("smp", "厦门朴华贸易"),
        ("csh", "䶮昌商行"),
    ];
    for (letters, name) in cases {
        assert_eq!(names(&store, letters), [name], "{letters}");
    }
    assert_eq!(names(&store, "dlkj"), ["江苏大联科技", "大联科技有限公司"]);
    assert_eq!(store.search(&asking("dlkj")).unwrap().hits[0].matched, Matched::Initials);
    assert_eq!(names(&store, "ljdk"), Vec::<String>::new());
    assert_eq!(names(&store, "q"), Vec::<String>::new());
}

#[test]
fn letters_in_a_name_come_before_initials() {
    let (_folder, store) = with(&["大联科技", "DL电缆厂", "3M中国"]);
    assert_eq!(names(&store, "dl"), ["DL电缆厂", "大联科技"]);
    assert_eq!(names(&store, "3mzg"), ["3M中国"]);
}

#[test]
fn one_character_finds_the_names_that_begin_so() {
    let (_folder, mut store) = with(&["大联科技", "上海大联", "中大"]);
    store.write(|tx| tx.add_subject(&person("大"))).unwrap();
    assert_eq!(names(&store, "大"), ["大", "大联科技", "上海大联"]);
}

#[test]
fn hostile_text_is_text() {
    let (_folder, store) = with(&["NEAR科技", "OR贸易AND"]);
    for text in
        ["", " ", "\"", "'", "*", "^", "(", ")", "\"\"", "- - -", "。", "：", "\u{0}", "^*", "{t}:"]
    {
        let found = store.search(&asking(text)).unwrap();
        assert!(found.hits.is_empty() && !found.more, "{text:?}");
    }
    for (text, n) in [
        ("NEAR(科技)", 1),
        ("\"NEAR\" OR \"贸易\"", 0),
        ("NEAR*", 1),
        ("OR", 1),
        ("贸易 AND", 1),
        ("t:NEAR", 0),
        ("科技' --", 1),
    ] {
        assert_eq!(store.search(&asking(text)).unwrap().hits.len(), n, "{text:?}");
    }
    let long = "大".repeat(5000);
    assert!(store.search(&asking(&long)).unwrap().hits.is_empty());
}

#[test]
fn rare_characters_are_found() {
    let (_folder, store) = with(&["䶮㛃𬍛贸易", "\u{e863}行商店"]);
    for text in ["䶮", "㛃𬍛", "𬍛贸", "\u{e863}行"] {
        assert_eq!(names(&store, text).len(), 1, "{text}");
    }
}

#[test]
fn persons_are_found_only_when_asked_for() {
    let (_folder, mut store) = with(&["张伟商店"]);
    store.write(|tx| tx.add_subject(&person("张伟"))).unwrap();
    let without = NameQuery { persons: Persons::Excluded, ..asking("张伟") };
    assert_eq!(names_of(&store, &without), ["张伟商店"]);
    assert_eq!(names(&store, "张伟"), ["张伟", "张伟商店"]);
    let without = NameQuery { persons: Persons::Excluded, ..asking("zw") };
    assert_eq!(names_of(&store, &without), ["张伟商店"]);
    assert_eq!(names(&store, "zw"), ["张伟", "张伟商店"]);
}

#[test]
fn former_names_lead_to_the_subject_once() {
    let (_folder, mut store) = fresh();
    let id = store
        .write(|tx| {
            let id = tx.add_subject(&NewSubject {
                former_names: vec!["甲乙商贸".into(), "甲乙商贸行".into(), "甲乙商贸 ".into()],
                ..company("丙丁商贸")
            })?;
            tx.rename(id, "戊己商贸")?;
            Ok::<_, StoreError>(id)
        })
        .unwrap();
    let subject = store.subject(id).unwrap().unwrap();
    assert_eq!(subject.name, "戊己商贸");
    assert_eq!(subject.former_names, ["甲乙商贸", "甲乙商贸行", "丙丁商贸"]);
    for (text, matched) in [
        ("戊己", Matched::PartOfName),
        ("丙丁商贸", Matched::FormerName),
        ("甲乙", Matched::PartOfFormerName),
        ("jysmh", Matched::FormerInitials),
    ] {
        let found = store.search(&asking(text)).unwrap();
        assert_eq!(found.hits.len(), 1, "{text}");
        assert_eq!((found.hits[0].subject, found.hits[0].matched), (id, matched), "{text}");
    }
}

#[test]
fn a_name_given_back_is_a_name_again() {
    let (_folder, mut store) = with(&["甲商行"]);
    let id = SubjectId(1);
    for name in ["乙商行", "甲商行", "甲商行"] {
        store.write(|tx| tx.rename(id, name)).unwrap();
    }
    assert_eq!(names(&store, "甲商行").len(), 1);
    assert_eq!(store.search(&asking("甲商行")).unwrap().hits[0].matched, Matched::Name);
    assert_eq!(store.search(&asking("乙商行")).unwrap().hits[0].matched, Matched::FormerName);
}

#[test]
fn a_subject_that_turns_out_a_person_moves() {
    let (_folder, mut store) = with(&["李雷"]);
    let id = SubjectId(1);
    store.write(|tx| tx.complete(id, SubjectKind::NaturalPerson, None)).unwrap();
    let without = NameQuery { persons: Persons::Excluded, ..asking("李雷") };
    assert!(store.search(&without).unwrap().hits.is_empty());
    assert_eq!(names(&store, "李雷"), ["李雷"]);
    assert_eq!(store.counts().unwrap().natural_persons, 1);
}

#[test]
fn no_more_than_wanted_and_it_is_said() {
    let all: Vec<String> = (0..60).map(|n| format!("限量{n}号店")).collect();
    let (_folder, store) = with(&all.iter().map(String::as_str).collect::<Vec<_>>());
    let found = store.search(&asking("限量")).unwrap();
    assert_eq!((found.hits.len(), found.more), (50, true));
    let found = store.search(&NameQuery { limit: 60, ..asking("量5") }).unwrap();
    assert_eq!((found.hits.len(), found.more), (11, false));
    let found = store.search(&NameQuery { limit: 60, ..asking("限量") }).unwrap();
    assert_eq!((found.hits.len(), found.more), (60, false));
}

//! What must hold of any archive at all.

use proptest::{collection::vec, prelude::*, sample::select};

use super::*;

/// What a generated record is made from; a value is used where the item has a column for it.
#[derive(Debug, Clone)]
struct Seed {
    item: usize,
    decided: i32,
    list: usize,
    severity: &'static str,
    class: &'static str,
    content: &'static str,
    amount: &'static str,
    authority: &'static str,
    performance: &'static str,
    state: &'static str,
    scope: &'static str,
    ends: i32,
    end: Ending,
}

/// How a generated record ends, if it does.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Ending {
    None,
    Valid,
    Public,
    Removed,
}

fn seed() -> impl Strategy<Value = Seed> {
    let what = (
        0..FORMS.catalogue.items().len(),
        // Days before today, some of them after it.
        -30i32..3000,
        0..FORMS.lists.0.len(),
        select(vec!["", "未定", "轻微", "一般", "较重", "严重"]),
        select(vec!["", "警告", "罚款", "警告；罚款", "吊销许可证件", "其他"]),
        select(vec!["", "当场处罚", "食品", "吊销许可证"]),
        select(vec!["", "0.5", "10", "100"]),
    );
    let how = (
        select(vec![
            "",
            "示范区市场监督管理局",
            "示范区 市场监督管理局",
            "示范区税务局",
            "示范区城管局",
        ]),
        select(vec!["", "未履行", "部分履行", "已整改", "已履行", "履行中", "已撤销"]),
        select(vec!["", "正常", "异议", "其他", "撤销", "已修复", "无效"]),
        select(vec!["", "公示", "仅政府部门内部共享", "仅可授权查询"]),
        -900i32..900,
        select(vec![Ending::None, Ending::None, Ending::Valid, Ending::Public, Ending::Removed]),
    );
    (what, how).prop_map(|(what, how)| {
        let (item, decided, list, severity, class, content, amount) = what;
        let (authority, performance, state, scope, ends, end) = how;
        Seed {
            item,
            decided,
            list,
            severity,
            class,
            content,
            amount,
            authority,
            performance,
            state,
            scope,
            ends,
            end,
        }
    })
}

/// A day so many days before today.
fn ago(days: i32) -> String {
    day(TODAY).checked_sub(jiff::Span::new().days(days)).unwrap().to_string()
}

fn grown(seed: &Seed, key: i64) -> Record {
    let item = &FORMS.catalogue.items()[seed.item];
    let (decided, ends) = (ago(seed.decided), ago(seed.ends));
    let values = [
        (Role::DecidedOn, decided.as_str()),
        (Role::PerformedOn, ends.as_str()),
        (Role::ListName, FORMS.lists.0[seed.list].name.as_str()),
        (Role::Severity, seed.severity),
        (Role::Class, seed.class),
        (Role::Content, seed.content),
        (Role::Amount, seed.amount),
        (Role::Authority, seed.authority),
        (Role::Performance, seed.performance),
        (Role::State, seed.state),
        (Role::Scope, seed.scope),
        (Role::ValidUntil, if seed.end == Ending::Valid { &ends } else { "" }),
        (Role::PublicityUntil, if seed.end == Ending::Public { &ends } else { "" }),
        (Role::RemovedOn, if seed.end == Ending::Removed { &ends } else { "" }),
    ];
    let has: Vec<_> =
        values.into_iter().filter(|(role, _)| item.column_of(*role).is_some()).collect();
    record(item.id.as_str(), key, &has)
}

fn all(seeds: &[Seed]) -> Vec<Record> {
    (1..).zip(seeds).map(|(key, seed)| grown(seed, key)).collect()
}

/// A scene, and the basis its archive is put together on.
#[derive(Debug, Clone, Copy)]
struct Matter {
    scene: usize,
    basis: Basis,
    kind: SubjectKind,
}

fn matter() -> impl Strategy<Value = Matter> {
    let kinds = select(vec![SubjectKind::LegalPerson, SubjectKind::NaturalPerson]);
    (0..FORMS.scenes.len(), select(Basis::ALL.to_vec()), kinds)
        .prop_map(|(scene, basis, kind)| Matter { scene, basis, kind })
}

impl Matter {
    fn archive(self, records: Vec<Record>) -> Archive {
        let viewer = Viewer { basis: self.basis, masking: Masking::Masked };
        Archive::as_of(FORMS.rules(), holdings(self.kind, records), viewer, day(TODAY))
    }

    fn assessed(self, records: Vec<Record>) -> Assessment {
        assess(FORMS.policy(), &FORMS.scenes[self.scene], &self.archive(records))
    }
}

/// Whether a record is over on the day, told from what it says and not from an archive.
fn is_over(record: &Record) -> bool {
    let item = item(record.item.as_str());
    let today = day(TODAY);
    let past = |role| record.day(item, role).is_some_and(|last| last < today);
    let state = record.value(item, Role::State).unwrap_or_default();
    ["撤销", "已修复", "无效"].contains(&state)
        || record.day(item, Role::RemovedOn).is_some_and(|removed| removed <= today)
        || past(Role::ValidUntil)
        || (past(Role::PublicityUntil) && item.list.is_none())
}

/// A record that ended: withdrawn, repaired, removed or run out.
fn ended() -> impl Strategy<Value = Record> {
    let endings = select(vec![Ending::Valid, Ending::Public, Ending::Removed]);
    let states = select(vec!["正常", "撤销", "已修复"]);
    (seed(), endings, states, 1i32..900)
        .prop_map(|(seed, end, state, ends)| grown(&Seed { end, state, ends, ..seed }, 0))
        .prop_filter("it is over", is_over)
}

/// An honour, or an entry on a list of honours.
fn good() -> impl Strategy<Value = Record> {
    let items = FORMS.catalogue.items().iter().enumerate();
    let positive =
        items.filter(|(_, item)| item.nature == hecha::domain::catalogue::Nature::Positive);
    let positive: Vec<_> = positive.map(|(place, _)| place).collect();
    (seed(), select(positive)).prop_map(|(seed, item)| grown(&Seed { item, ..seed }, 0))
}

/// The findings that ask for attention, in words.
fn attention(assessment: &Assessment) -> Vec<(Effect, String, String)> {
    let findings = assessment.findings.iter().filter(|finding| finding.effect.asks_attention());
    findings.map(|f| (f.effect, f.ground.to_string(), f.sentence.clone())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn what_is_over_changes_nothing(
        matter in matter(), seeds in vec(seed(), 0..12), over in ended(), at in any::<prop::sample::Index>(),
    ) {
        let without = all(&seeds);
        let mut with = without.clone();
        with.insert(at.index(without.len() + 1), over);
        prop_assert_eq!(matter.assessed(with), matter.assessed(without));
    }

    #[test]
    fn what_an_archive_leaves_out_changes_nothing(
        matter in matter(), seeds in vec(seed(), 0..12), more in seed(),
    ) {
        let extra = grown(&more, 0);
        let alone = matter.archive(vec![extra.clone()]);
        // What is closed or cannot be made out is remarked: it may weigh, unlike what is over.
        let left = alone.left_out;
        let over = left.out_of_scope == 0 && left.unclear() == 0;
        prop_assume!(alone.entries.is_empty() && over);
        let without = all(&seeds);
        let with = without.iter().cloned().chain([extra]).collect();
        prop_assert_eq!(matter.assessed(with), matter.assessed(without));
    }

    #[test]
    fn what_is_good_neither_adds_nor_removes_a_restriction(
        matter in matter(), seeds in vec(seed(), 0..12), good in good(),
    ) {
        let without = all(&seeds);
        let with = without.iter().cloned().chain([good]).collect();
        let (with, without) = (matter.assessed(with), matter.assessed(without));
        prop_assert_eq!(attention(&with), attention(&without));
        prop_assert_eq!(with.warning, without.warning);
        prop_assert_eq!(with.deferral, without.deferral);
        prop_assert_eq!(with.state, without.state);
    }

    #[test]
    fn the_order_of_records_does_not_matter(
        matter in matter(),
        (first, second) in vec(seed(), 0..12).prop_flat_map(|seeds| {
            let records = all(&seeds);
            (Just(records.clone()), Just(records).prop_shuffle())
        }),
    ) {
        prop_assert_eq!(matter.assessed(first), matter.assessed(second));
    }

    #[test]
    fn counts_are_those_of_the_findings_and_the_heaviest_stand_first(
        matter in matter(), seeds in vec(seed(), 0..16),
    ) {
        let told = matter.assessed(all(&seeds));
        let of = |effect| told.findings.iter().filter(|f| f.effect == effect).count();
        for effect in Effect::ALL {
            prop_assert_eq!(told.counts.of(effect), of(effect));
        }
        prop_assert!(effects(&told).is_sorted());
        let clear = told.counts.attention() == 0;
        prop_assert_eq!(told.state.label(), if clear { "未见需关注记录" } else { "有需关注记录" });
    }

    #[test]
    fn each_finding_is_of_one_record_of_the_archive(
        matter in matter(), seeds in vec(seed(), 0..16),
    ) {
        let archive = matter.archive(all(&seeds));
        let told = assess(FORMS.policy(), &FORMS.scenes[matter.scene], &archive);
        let mut places: Vec<_> = told.findings.iter().map(|finding| finding.place).collect();
        for finding in &told.findings {
            let record = &archive.entries[finding.place].record;
            prop_assert_eq!((&finding.record.0, finding.record.1), (&record.item, record.key));
            prop_assert!(finding.until.day().is_none_or(|last| last >= archive.day));
            prop_assert!(finding.since.is_none_or(|since| since <= archive.day));
        }
        places.sort_unstable();
        places.dedup();
        prop_assert_eq!(places.len(), told.findings.len());
    }
}

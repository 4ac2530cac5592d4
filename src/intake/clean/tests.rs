//! What cleaning takes out, keeps and tells.

use proptest::prelude::*;

use super::*;

fn check(raw: &str, text: &str, changes: &[(Change, u32)]) {
    let cleaned = clean(raw);
    assert_eq!(cleaned.text, text, "{raw:?}");
    assert_eq!(cleaned.changes.iter().collect::<Vec<_>>(), changes, "{raw:?}");
}

#[test]
fn ordinary_text_is_left_alone() {
    for text in ["", "某某科技有限公司", "㛃𬍛·阿卜杜拉", "A-1 (甲)", "〔2018〕1号"]
    {
        check(text, text, &[]);
    }
    check("\u{3000} \u{A0}张三\u{2003}\u{3000}", "张三", &[]);
}

#[test]
fn escape_sequences_go_as_a_whole() {
    let escape = &[(Change::Escape, 1)];
    check("甲\u{1B}[31m乙", "甲乙", escape);
    check("甲\u{9B}2J乙", "甲乙", escape);
    check("甲\u{1B}]0;标题\u{7}乙", "甲乙", escape);
    check("甲\u{1B}]8;;http://x\u{1B}\\乙", "甲乙", escape);
    check("甲\u{1B}P1$r\u{9C}乙", "甲乙", escape);
    check("甲\u{1B}c乙", "甲乙", escape);
    check("甲\u{1B}(B乙", "甲乙", escape);
    check("\u{1B}[1m甲\u{1B}[0m", "甲", &[(Change::Escape, 2)]);
}

#[test]
fn unfinished_sequences_do_not_swallow_words() {
    check("甲\u{1B}]乙丙", "甲乙丙", &[(Change::Escape, 1)]);
    check("甲\u{1B}[3乙", "甲乙", &[(Change::Escape, 1)]);
    check("甲\u{1B}", "甲", &[(Change::Escape, 1)]);
    check("甲\u{1B}]乙\u{1B}[m", "甲乙", &[(Change::Escape, 2)]);
}

#[test]
fn what_cannot_be_seen_is_removed_and_told() {
    check("张\u{0}三\u{8}", "张三", &[(Change::Control, 2)]);
    check("\u{202E}三张\u{202C}\u{200F}", "三张", &[(Change::Direction, 3)]);
    check("张\u{200B}三\u{AD}\u{FE0F}\u{E0100}", "张三", &[(Change::Invisible, 4)]);
    check("\u{FEFF}张三", "张三", &[(Change::ByteOrderMark, 1)]);
    check("张\u{FFFF}三\u{FDD0}\u{1FFFE}", "张三", &[(Change::Noncharacter, 3)]);
    check("事由一\r\n事由二\n\t三", "事由一 事由二  三", &[(Change::LineBreak, 3)]);
    check("张\u{FFFD}", "张\u{FFFD}", &[(Change::Undecodable, 1)]);
}

#[test]
fn private_code_points_of_gb18030_become_their_characters() {
    check("\u{E863}", "䶮", &[(Change::PrivateMapped, 1)]);
    check("\u{E816}\u{E81E}\u{E864}", "𠂇龴龻", &[(Change::PrivateMapped, 3)]);
    check("张\u{E000}", "张\u{E000}", &[(Change::PrivateKept, 1)]);
    for code in 0xE815..=0xE864 {
        let c = char::from_u32(code).unwrap();
        let meant = private_use(c);
        assert!(meant.is_some_and(|meant| !is_private(meant)), "U+{code:X} {meant:?}");
    }
}

#[test]
fn changes_read_as_a_sentence_and_add_up() {
    let mut all = clean("\u{1B}[m甲\u{200B}\u{200B}").changes;
    assert_eq!(all.to_string(), "去除终端控制序列 1 处，去除不可见字符 2 处");
    all.merge(&clean("\u{0}\u{200B}").changes);
    assert_eq!(all.to_string(), "去除控制字符 1 处，去除终端控制序列 1 处，去除不可见字符 3 处");
    assert_eq!(all.count(Change::Invisible), 3);
    assert!(clean("甲").changes.is_empty());
}

proptest! {
    #[test]
    fn cleaning_is_final(raw in "\\PC{0,8}|[\\x00-\\x7F\u{80}-\u{9F}\u{200B}-\u{206F}\u{E800}-\u{E870}甲]{0,24}") {
        let once = clean(&raw);
        let twice = clean(&once.text);
        prop_assert_eq!(&twice.text, &once.text);
        prop_assert!(once.text.chars().all(|c| !c.is_control() && !is_direction(c) && !is_invisible(c)));
        prop_assert!(twice.changes.iter().all(|(change, _)| matches!(change, Change::PrivateKept | Change::Undecodable)));
    }

    #[test]
    fn readable_text_survives(raw in "[一-龥A-Za-z0-9（）·]{0,30}") {
        let cleaned = clean(&raw);
        prop_assert_eq!(cleaned.text, raw);
        prop_assert!(cleaned.changes.is_empty());
    }
}

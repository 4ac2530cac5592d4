//! Registers (登记管理部门) and categories (机构类别) of GB 32100-2015, table 1.

use super::CodeKind;

/// The register's name for the first character of a credit code.
pub(super) const fn register_name(register: char) -> Option<&'static str> {
    Some(match register {
        '1' => "机构编制",
        '2' => "外交",
        '3' => "司法行政",
        '4' => "文化",
        '5' => "民政",
        '6' => "旅游",
        '7' => "宗教",
        '8' => "工会",
        '9' => "市场监管",
        'A' => "中央军委改革和编制办公室",
        'N' => "农业",
        'Y' => "其他",
        _ => return None,
    })
}

/// The category's name for the first two characters; every register but 其他 also has a 9 其他.
pub(super) const fn category_name(register: char, category: char) -> Option<&'static str> {
    Some(match (register, category) {
        ('1', '1') => "机关",
        ('1', '2') => "事业单位",
        ('1', '3') => "中央编办直接管理机构编制的群众团体",
        ('2', '1') => "外国常驻新闻机构",
        ('3', '1') => "律师执业机构",
        ('3', '2') => "公证处",
        ('3', '3') => "基层法律服务所",
        ('3', '4') => "司法鉴定机构",
        ('3', '5') => "仲裁委员会",
        ('4', '1') => "外国在华文化中心",
        ('5', '1') => "社会团体",
        ('5', '2') => "民办非企业单位",
        ('5', '3') => "基金会",
        ('5', '4') => "基层群众性自治组织",
        ('6', '1') => "外国旅游部门常驻代表机构",
        ('6', '2') => "港澳台地区旅游部门常驻内地（大陆）代表机构",
        ('7', '1') => "宗教活动场所",
        ('7', '2') => "宗教院校",
        ('8', '1') => "基层工会",
        ('9', '1') => "企业",
        ('9', '2') => "个体工商户",
        ('9', '3') => "农民专业合作社",
        ('A', '1') => "军队事业单位",
        ('N', '1') => "组级集体经济组织",
        ('N', '2') => "村级集体经济组织",
        ('N', '3') => "乡镇级集体经济组织",
        ('1'..='9' | 'A' | 'N', '9') | ('Y', '1') => "其他",
        _ => return None,
    })
}

/// Both names for a text that begins like a credit code.
pub(super) fn names(text: &str) -> Option<(&'static str, &'static str)> {
    let mut characters = text.chars();
    let (register, category) = (characters.next()?, characters.next()?);
    Some((register_name(register)?, category_name(register, category)?))
}

/// The division under which the national registrar issues credit codes.
pub(super) const NATIONAL: &str = "100000";

/// Provinces of GB/T 2260 as resident numbers and registration numbers begin with them.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41",
    "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71",
    "81", "82",
];

/// Whether the first two characters are a province's.
pub(super) fn is_province(code: &str) -> bool {
    code.get(..2).is_some_and(|head| PROVINCES.contains(&head))
}

/// The six-digit division a code of this kind begins with or contains, if the kind has one.
pub(super) fn region(kind: CodeKind, text: &str) -> Option<&str> {
    let region = match kind {
        CodeKind::CreditCode => text.get(2..8)?,
        CodeKind::RegistrationNumber
        | CodeKind::ResidentId
        | CodeKind::ResidentId15
        | CodeKind::HmtResidencePermit => text.get(..6)?,
        CodeKind::TaxNumber if text.len() == 15 || text.len() == 20 => text.get(..6)?,
        _ => return None,
    };
    region.bytes().all(|b| b.is_ascii_digit()).then_some(region)
}

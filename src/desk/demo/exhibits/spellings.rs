//! Subjects whose names are the point.

use super::Hall;

/// Two companies and three people of one name each.
pub(in crate::desk::demo) const SAME_COMPANY: &str = "示范区同名商贸有限公司";
pub(in crate::desk::demo) const SAME_PERSON: &str = "王示范";

const COMPANIES: [&str; 10] = [
    SAME_COMPANY,
    SAME_COMPANY,
    "禾澜（示范区）全角括号科技有限公司",
    "禾澜(示范区)半角括号科技有限公司",
    "示范区𠮷䶮餐饮管理有限公司",
    "ＡＢＣ（示范区）全角字母电子有限公司",
    "示范区3D-打印 & 设计有限公司",
    "示范区重庆长乐行厦门多音商贸有限公司",
    "示范区“引号”文化传媒有限公司",
    "示范区为检验屏幕与纸张如何安放极长名称而虚构的农产品种植养殖加工冷链仓储物流配送电子商务文化旅游综合服务发展（集团）股份有限公司",
];

const PERSONS: [&str; 10] = [
    SAME_PERSON,
    SAME_PERSON,
    SAME_PERSON,
    "𠮷龙䶮",
    "林㛃",
    "沈𬍛",
    "买买提·艾合买提",
    "阿依古丽·吐尔逊",
    "单解仇",
    "欧阳诸葛",
];

pub(super) fn add(hall: &mut Hall<'_>) {
    for name in COMPANIES {
        hall.company(name);
    }
    let honour = hall.setting.item("red-natural");
    for name in PERSONS {
        hall.person(name).tell(honour, &[]);
    }
}

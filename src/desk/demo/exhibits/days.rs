//! Subjects whose records' days are the point: ends before, on and after the day, none, estimated.

use crate::domain::catalogue::Role;

use super::Hall;

/// Records of permits with every kind of end.
pub(in crate::desk::demo) const PERMIT_ENDS: &str = "示范区许可期限各异餐饮有限公司";
/// Records of penalties with every kind of publicity.
pub(in crate::desk::demo) const PUBLICITY_ENDS: &str = "示范区公示期限各异制造有限公司";
/// Listings with every kind of end.
pub(in crate::desk::demo) const LISTING_ENDS: &str = "示范区名单期限各异建筑有限公司";

const OPEN: &str = "长期";

pub(super) fn add(hall: &mut Hall<'_>) {
    permits(hall);
    penalties(hall);
    listings(hall);
}

fn permits(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let day = |ago| setting.days_ago(ago).to_string();
    let item = setting.item("permit-district-legal");
    let ends = [
        (700, day(1)),
        (400, day(0)),
        (300, day(-1)),
        (200, OPEN.to_owned()),
        (100, String::new()),
        (-5, day(-1_000)),
        (0, day(-365)),
    ];
    let exhibit = hall.company(PERMIT_ENDS);
    for (decided, end) in &ends {
        let said = [
            (Role::DecidedOn, day(*decided)),
            (Role::ValidFrom, day(*decided)),
            (Role::ValidUntil, end.clone()),
        ];
        exhibit.tell(item, &plain(&said));
    }
}

fn penalties(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let day = |ago| setting.days_ago(ago).to_string();
    let item = setting.item("penalty-district-legal");
    // Stated ends, then ends by the rule in force for each severity.
    let ends = [
        (500, day(1), "一般"),
        (400, day(0), "一般"),
        (300, day(-1), "严重"),
        (200, OPEN.to_owned(), "严重"),
        (120, String::new(), "轻微"),
        (80, String::new(), "轻微"),
        (370, String::new(), "一般"),
        (360, String::new(), "一般"),
        (1_100, String::new(), "严重"),
        (1_090, String::new(), "严重"),
        (1_120, String::new(), "未定"),
        (-3, String::new(), "一般"),
        (0, String::new(), "一般"),
    ];
    let exhibit = hall.company(PUBLICITY_ENDS);
    for (decided, end, severity) in &ends {
        let said = [
            (Role::DecidedOn, day(*decided)),
            (Role::PublicityUntil, end.clone()),
            (Role::Severity, (*severity).to_owned()),
        ];
        exhibit.tell(item, &plain(&said));
    }
}

fn listings(hall: &mut Hall<'_>) {
    let setting = hall.setting;
    let day = |ago| setting.days_ago(ago).to_string();
    let item = setting.item("list-black");
    let none = String::new;
    // Entered, stated end, removed.
    let ends = [
        (400, none(), none()),
        (1_200, none(), none()),
        (900, day(1), none()),
        (800, day(0), none()),
        (300, day(-1), none()),
        (250, OPEN.to_owned(), none()),
        (200, none(), day(1)),
        (190, none(), day(0)),
        (180, none(), day(-1)),
        (0, none(), none()),
        (-1, none(), none()),
    ];
    let exhibit = hall.company(LISTING_ENDS);
    for (entered, end, removed) in &ends {
        let said = [
            (Role::ListName, "拖欠农民工工资失信联合惩戒对象名单".to_owned()),
            (Role::DecidedOn, day(*entered)),
            (Role::ValidUntil, end.clone()),
            (Role::RemovedOn, removed.clone()),
        ];
        exhibit.tell(item, &plain(&said));
    }
}

/// With the ordinary state and scope, so that only the days decide.
fn plain(said: &[(Role, String)]) -> Vec<(Role, &str)> {
    let ordinary = [(Role::State, "正常"), (Role::Scope, "公示")];
    said.iter().map(|(role, text)| (*role, text.as_str())).chain(ordinary).collect()
}

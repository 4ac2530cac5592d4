//! Records of a company and of a person, something of everything, all invented.

use super::{
    super::*,
    fixture::{RECEIVED, RESIDENT, a_company, a_person, archive},
};
use crate::domain::{
    access::Basis,
    archive::Archive,
    record::{Fields, Record, RecordKey},
    subject::Subject,
};

pub fn record(forms: &Forms, item: &str, key: i64, values: &[(&str, &str)]) -> Record {
    let item = forms.catalogue.item(&item.into()).unwrap();
    let mut fields = Fields::default();
    for column in &item.columns {
        for (_, value) in values.iter().filter(|(code, _)| *code == column.code.as_str()) {
            fields.push(&column.code, value);
        }
    }
    assert_eq!(fields.iter().count(), values.len(), "{} has other columns", item.id);
    Record {
        item: item.id.clone(),
        key: RecordKey(key),
        department: "示范区住房和城乡建设局".to_owned(),
        received: RECEIVED,
        fields,
    }
}

pub fn company_records(forms: &Forms) -> Vec<Record> {
    let values: [(&str, &[(&str, &str)]); 12] = [
        (
            "penalty-2018",
            &[
                ("CF_XDR_MC", "示范甲有限公司"),
                ("CF_WSH", "示住建罚字〔2026〕17号"),
                ("CF_SY", "未取得施工许可证擅自开工"),
                ("CF_CFLB", "罚款"),
                ("CF_NR", "罚款人民币26000元"),
                ("CF_NR_FK", "2.6"),
                ("CF_JDRQ", "2026-06-05"),
                ("CF_GSJZQ", "2027-06-05"),
                ("CF_CFJG", "示范区住房和城乡建设局"),
            ],
        ),
        ("penalty-2018", &[("CF_WSH", "示住建罚字〔2015〕1号"), ("CF_JDRQ", "2015-06-05")]),
        (
            "permit-2018",
            &[
                ("XK_WSH", "示建许字〔2026〕3号"),
                ("XK_XKWS", "建筑工程施工许可"),
                ("XK_XKLB", "普通"),
                ("XK_NR", "准予施工䶮"),
                ("XK_JDRQ", "2026-01-05"),
                ("XK_YXQZI", "长期"),
                ("XK_XKJG", "示范区住房和城乡建设局"),
            ],
        ),
        (
            "list-black",
            &[
                ("MDMC_HEI", "拖欠农民工工资黑名单"),
                ("LRRQ", "2026-03-18"),
                ("LRSY", "克扣、无故拖欠农民工工资"),
                ("RDWH", "示人社列字〔2026〕2号"),
                ("RDDW", "示范区人力资源和社会保障局"),
            ],
        ),
        (
            "list-abnormal",
            &[
                ("LRRQ", "2025-07-01"),
                ("LRYY", "未按规定公示年度报告"),
                ("LRJG", "示范区市场监督管理局"),
            ],
        ),
        (
            "honour",
            &[("RYMC", "示范区文明单位"), ("SYRQ", "2024-12-01"), ("SYDW", "示范区精神文明办")],
        ),
        (
            "commitment",
            &[
                ("CNLX", "审批替代型"),
                ("CNSY", "建设项目规划许可告知承诺"),
                ("CNRQ", "2026-02-01"),
                ("CNSLDW", "示范区行政审批局"),
                ("LYZT", "未履行"),
                ("RDRQ", "2026-08-01"),
                ("RDDW", "示范区规划局"),
            ],
        ),
        (
            "related-party",
            &[("GLGX", "股东"), ("GLFMC", "示范丙投资有限公司"), ("BGRQ", "2021-01-01")],
        ),
        (
            "rating",
            &[
                ("PDNR", "纳税信用评价"),
                ("DJ", "A"),
                ("PDSJ", "2026-04-30"),
                ("PDDW", "国家税务总局示范区税务局"),
            ],
        ),
        (
            "base-legal",
            &[
                ("JGMC", "示范甲有限公司"),
                ("JGLX", "有限责任公司"),
                ("FDDBR", "欧阳某某"),
                ("CLRQ", "2015-03-18"),
                ("ZCZB", "1200万元人民币"),
                ("ZS", "示范区创新大道128号"),
            ],
        ),
        (
            "list-black",
            &[
                ("MDMC_HEI", "拖欠农民工工资黑名单"),
                ("LRRQ", "2025-01-01"),
                ("LRSY", "已移出的事由"),
                ("YCRQ", "2026-01-01"),
            ],
        ),
        (
            "list-black",
            &[
                ("MDMC_HEI", "拖欠农民工工资黑名单"),
                ("LRRQ", "2025-02-01"),
                ("LRSY", "已撤销的事由"),
                ("DQZT", "撤销"),
            ],
        ),
    ];
    let numbered = (1..).zip(values);
    numbered.map(|(key, (item, values))| record(forms, item, key, values)).collect()
}

pub fn company(forms: &Forms) -> Archive {
    let subject = Subject { provisional: false, ..a_company() };
    archive(forms, subject, Basis::Duty, company_records(forms))
}

pub fn person(forms: &Forms) -> Archive {
    let values: [(&str, &[(&str, &str)]); 5] = [
        (
            "base-natural",
            &[
                ("XM", "欧阳某某"),
                ("ZJLX", "身份证"),
                ("ZJHM", RESIDENT),
                ("ZY", "建造师"),
                ("GZDW", "示范甲有限公司"),
            ],
        ),
        (
            "permit-district-natural",
            &[
                ("XK_XMMC", "二级建造师注册"),
                ("XK_WSH", "示建注〔2025〕8号"),
                ("XK_NR", "准予注册"),
                ("XK_XKJG", "示范区住房和城乡建设局"),
                ("XK_JDRQ", "2025-03-01"),
                ("XK_YXQZI", "2028-02-29"),
            ],
        ),
        (
            "penalty-district-natural",
            &[
                ("CF_WSH", "示住建罚字〔2026〕21号"),
                ("CF_CFMC", "违反施工安全规定"),
                ("CF_JDRQ", "2026-09-01"),
                ("CF_CFJG", "示范区住房和城乡建设局"),
                ("CF_SY", "当事人11010519491231002X未在现场履职"),
                ("CF_JG", "罚款2000元"),
                ("CF_SYFW", "公示"),
                ("CF_YZCD", "一般"),
            ],
        ),
        (
            "black-natural",
            &[
                ("SFZH", RESIDENT),
                ("FZRXM", "欧阳某某"),
                ("RDWH", "示法执〔2026〕5号"),
                ("RDDW", "示范区人民法院"),
                ("QRSJ", "2026-05-06"),
                ("SXSS", "有履行能力而拒不履行"),
            ],
        ),
        (
            "honour",
            &[("RYMC", "优秀建造师"), ("SYRQ", "2025-12-01"), ("SYDW", "示范区住房和城乡建设局")],
        ),
    ];
    let records = (1..).zip(values);
    let records = records.map(|(key, (item, values))| record(forms, item, key, values)).collect();
    archive(forms, a_person(), Basis::Oneself, records)
}

//! The jobs of `hecha commit`, as clap sees them.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::{
    cli::args::{GroundsArguments, PrintArguments},
    desk::commitments::Period,
    domain::Day,
};

/// What to do with commitments.
#[derive(Debug, Args)]
pub struct CommitArguments {
    /// The job.
    #[command(subcommand)]
    pub job: CommitJob,
}

/// Jobs with commitments.
#[derive(Debug, Subcommand)]
pub enum CommitJob {
    /// 列出承诺书模板和填写项
    Templates,
    /// 受理前核查：能不能用这个模板，表里先填好什么；不起草
    Check(AboutArguments),
    /// 起草承诺书
    New {
        /// Who promises, by which template.
        #[command(flatten)]
        about: AboutArguments,
        /// 填写项，可多次
        #[arg(long = "field", value_name = "填写项=内容", value_parser = field)]
        fields: Vec<(String, String)>,
        /// 不用档案里已有的内容填表
        #[arg(long)]
        bare: bool,
    },
    /// 修改草稿；内容留空表示清除
    Edit {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// 填写项，可多次
        #[arg(long = "field", value_name = "填写项=内容", value_parser = field, required = true)]
        fields: Vec<(String, String)>,
    },
    /// 预览版面，不定稿
    Preview(Called),
    /// 打印定稿：编号、冻结内容、存成 PDF；已定稿的给出原来那一份
    Print {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// 另存一份到这个文件
        #[arg(short, long, value_name = "文件")]
        output: Option<PathBuf>,
        /// 交给打印机打印
        #[arg(long)]
        print: bool,
        /// Where and how.
        #[command(flatten)]
        printing: SetArguments,
    },
    /// 登记签署，可同时归档签好的承诺书
    Sign(SignArguments),
    /// 归档签好的承诺书，或者补充归档
    Attach {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// What is kept.
        #[command(flatten)]
        files: SignedFiles,
    },
    /// 登记履约情况
    Outcome {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// 履约情况：kept（已履行）、partly（部分履行）、broken（未履行）
        #[arg(value_name = "情况")]
        outcome: String,
        /// By whom, when, by which document.
        #[command(flatten)]
        by: DecidingArguments,
        /// 认定的事实
        #[arg(long, value_name = "事实", default_value = "")]
        facts: String,
        /// 认定文书的扫描件，可多次
        #[arg(long = "evidence", value_name = "文件")]
        evidence: Vec<PathBuf>,
    },
    /// 登记违诺后的整改
    Correct {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// By whom, when, by which document.
        #[command(flatten)]
        by: DecidingArguments,
        /// 认定文书的扫描件，可多次
        #[arg(long = "evidence", value_name = "文件")]
        evidence: Vec<PathBuf>,
    },
    /// 撤回有误的履约认定
    Retract {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// By whom, when, by which document.
        #[command(flatten)]
        by: DecidingArguments,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
    /// 撤销承诺，承诺书同时作废，须写明原因
    Withdraw {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
    /// 登记期满
    Expire(Called),
    /// 查找：草稿号、编号、核验码、二维码内容或主体代码；不填则列出最近的
    List {
        /// 草稿号、编号、核验码、二维码内容或主体代码；- 表示从标准输入读取
        #[arg(value_name = "内容", conflicts_with_all = ["pressing", "subject"])]
        text: Option<String>,
        /// 只列今日待办的
        #[arg(long, conflicts_with = "subject")]
        pressing: bool,
        /// 某一主体的
        #[arg(long, value_name = "代码")]
        subject: Option<String>,
        /// Basis and purpose, for a person's code.
        #[command(flatten)]
        grounds: GroundsArguments,
    },
    /// 查看一份承诺，并核对存着的内容有无改动
    Show(Called),
    /// 导出公示的承诺：按公开类型，自然人脱敏
    Export {
        /// Which.
        #[command(flatten)]
        period: PeriodArguments,
        /// 写到这个文件：.csv、.xlsx 或 .json
        #[arg(short, long, value_name = "文件")]
        output: Option<PathBuf>,
    },
    /// 承诺书样本及公示情况备案表
    Filing {
        /// 写到这个文件：.csv、.xlsx 或 .json
        #[arg(short, long, value_name = "文件")]
        output: Option<PathBuf>,
    },
    /// 按类型、单位、模板、状态统计，和黑名单单位的修复承诺比例
    Statistics(PeriodArguments),
    /// 另存一份归档文件，查看记入日志
    Evidence {
        /// What it is called.
        #[command(flatten)]
        called: Called,
        /// 第几份归档文件，见 hecha commit show
        #[arg(value_name = "序号")]
        place: usize,
        /// 存到这个文件
        #[arg(short, long, value_name = "文件")]
        output: PathBuf,
    },
}

/// A commitment as somebody names it.
#[derive(Debug, Clone, Args)]
pub struct Called {
    /// 草稿号、编号、核验码或扫描出的二维码内容；- 表示从标准输入读取
    #[arg(value_name = "承诺")]
    pub text: String,
}

/// Who promises, by which template.
#[derive(Debug, Args)]
pub struct AboutArguments {
    /// 承诺主体的代码
    #[arg(value_name = "代码")]
    pub code: String,
    /// 承诺书模板，见 hecha commit templates
    #[arg(long, value_name = "模板")]
    pub template: String,
    /// Basis and purpose of looking at the subject.
    #[command(flatten)]
    pub grounds: GroundsArguments,
}

/// Where and how a set is printed: one for the applicant, one for the window.
#[derive(Debug, Args)]
pub struct SetArguments {
    /// 打印机，默认取系统的默认打印机
    #[arg(long, value_name = "打印机")]
    printer: Option<String>,
    /// 份数
    #[arg(long, value_name = "份数", default_value_t = 2, value_parser = clap::value_parser!(u32).range(1..=99))]
    copies: u32,
    /// 单面打印，默认双面
    #[arg(long)]
    one_sided: bool,
}

impl SetArguments {
    /// The same, as every other document is printed.
    pub(super) fn printing(&self) -> PrintArguments {
        PrintArguments {
            printer: self.printer.clone(),
            copies: self.copies,
            one_sided: self.one_sided,
        }
    }
}

/// Days between which something was signed.
#[derive(Debug, Args)]
pub struct PeriodArguments {
    /// 签署日期起
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<Day>,
    /// 签署日期止
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<Day>,
}

impl PeriodArguments {
    /// The period.
    pub(super) fn period(&self) -> Period {
        Period { from: self.from, to: self.to }
    }
}

/// Who signed, when, before whom, and the signed paper.
#[derive(Debug, Args)]
pub struct SignArguments {
    /// What it is called.
    #[command(flatten)]
    pub called: Called,
    /// 签署人：法定代表人、代理人、本人；默认单位是法定代表人，自然人是本人
    #[arg(long, value_name = "身份")]
    pub signer: Option<String>,
    /// 签字人姓名；默认是表里填的法定代表人，自然人是本人
    #[arg(long, value_name = "姓名")]
    pub name: Option<String>,
    /// 签署日期，默认今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Option<Day>,
    /// 见证人，默认是操作员
    #[arg(long, value_name = "姓名")]
    pub witness: Option<String>,
    /// What is kept.
    #[command(flatten)]
    pub files: SignedFiles,
}

/// The signed paper as files.
#[derive(Debug, Args)]
pub struct SignedFiles {
    /// 签好的承诺书扫描件，可多次（PDF、JPEG、PNG）
    #[arg(long = "scan", value_name = "文件")]
    pub scans: Vec<PathBuf>,
    /// 授权委托书扫描件，可多次
    #[arg(long = "authorisation", value_name = "文件")]
    pub authorisations: Vec<PathBuf>,
    /// 电子签名文件
    #[arg(long, value_name = "文件")]
    pub signature: Option<PathBuf>,
    /// 电子签名所用的证书
    #[arg(long, value_name = "文件")]
    pub certificate: Option<PathBuf>,
}

/// By whom, when and by which document something was decided.
#[derive(Debug, Args)]
pub struct DecidingArguments {
    /// 认定单位
    #[arg(long, value_name = "单位")]
    pub unit: String,
    /// 认定日期，默认今天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub day: Option<Day>,
    /// 认定依据：文书的名称或者文号
    #[arg(long, value_name = "文书")]
    pub document: String,
}

/// `completion=2027-06-30`.
fn field(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("要写成 填写项=内容")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}

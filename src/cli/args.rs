//! The command line, as clap sees it. Help is for people at a window, hence Chinese.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use super::commit::args::CommitArguments;

/// 核查：公共信用查询窗口的终端
#[derive(Debug, Parser)]
#[command(name = "hecha", version, disable_help_subcommand = true)]
#[command(about = "核查：公共信用查询窗口的终端。不带子命令时打开终端界面。")]
pub struct Arguments {
    /// What holds for every command.
    #[command(flatten)]
    pub global: Global,
    /// The command; the terminal UI without one.
    #[command(subcommand)]
    pub command: Option<Command>,
}

/// Options of every command.
#[derive(Debug, Clone, Args)]
pub struct Global {
    /// 数据目录（默认取 HECHA_DATA，再取系统的用户数据目录）
    #[arg(long, global = true, value_name = "目录", env = "HECHA_DATA", hide_env_values = true)]
    pub data: Option<PathBuf>,
    /// 操作员登录名；密码取自环境变量 HECHA_PASSWORD 或提示输入
    #[arg(long, global = true, value_name = "登录名")]
    pub operator: Option<String>,
    /// 每个查询输出一行 JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// 固定日期，仅限演示数据目录
    #[arg(long, global = true, value_name = "YYYY-MM-DD")]
    pub today: Option<jiff::civil::Date>,
    /// 少说话：不显示进度和提示
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// 多说话：出错时给出技术原因
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// 终端环境不合适也继续
    #[arg(long, global = true)]
    pub force: bool,
}

/// Basis and purpose of a look-up or report.
#[derive(Debug, Clone, Args)]
pub struct GroundsArguments {
    /// 查询依据：公开信息、本人、授权、依职权
    #[arg(long, value_name = "依据")]
    pub basis: Option<String>,
    /// 用途
    #[arg(long, value_name = "用途")]
    pub purpose: Option<String>,
}

/// Scene, day, basis and purpose of a check.
#[derive(Debug, Clone, Args)]
pub struct MatterArguments {
    /// 核查事由
    #[arg(long, value_name = "事由")]
    pub scene: Option<String>,
    /// 查看日，默认今天；可以是以后的一天
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub as_of: Option<jiff::civil::Date>,
    /// Basis and purpose.
    #[command(flatten)]
    pub grounds: GroundsArguments,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// 识别并校验代码，不需要数据目录
    Code {
        /// 代码，可多个
        #[arg(required = true, value_name = "代码")]
        texts: Vec<String>,
    },
    /// 按代码、名称、曾用名、拼音首字母查主体
    Lookup {
        /// 查询内容，可多个；- 表示从标准输入逐行读取
        #[arg(required = true, value_name = "查询内容")]
        texts: Vec<String>,
        /// Basis and purpose.
        #[command(flatten)]
        grounds: GroundsArguments,
    },
    /// 按核查事由核查一个主体：发现、依据、预警、可采取的措施
    Check {
        /// 主体的代码
        #[arg(value_name = "代码")]
        code: String,
        /// What it is for, and as of when.
        #[command(flatten)]
        matter: MatterArguments,
    },
    /// 核查发现对应的奖惩措施、依据、责任部门和执行反馈
    Measures {
        /// 主体的代码
        #[arg(value_name = "代码")]
        code: String,
        /// What it is for, and as of when.
        #[command(flatten)]
        matter: MatterArguments,
    },
    /// 登记一项措施的执行反馈
    Feedback {
        /// 主体的代码
        #[arg(value_name = "代码")]
        code: String,
        /// What it is for, and as of when.
        #[command(flatten)]
        matter: MatterArguments,
        /// 第几项发现，见 hecha check
        #[arg(long, value_name = "序号", default_value_t = 1)]
        finding: usize,
        /// 措施
        #[arg(long, value_name = "措施")]
        measure: String,
        /// 执行部门
        #[arg(long, value_name = "部门")]
        department: String,
        /// 执行日期，默认今天
        #[arg(long, value_name = "YYYY-MM-DD")]
        done_on: Option<jiff::civil::Date>,
        /// 执行情况：已执行、执行中、未执行
        #[arg(long, value_name = "情况", default_value = "已执行")]
        execution: String,
        /// 文号，或未执行的原因
        #[arg(long, value_name = "文号", default_value = "")]
        document: String,
    },
    /// 按月统计联合奖惩案例
    Cases {
        /// 起日，默认本年一月一日
        #[arg(long, value_name = "YYYY-MM-DD")]
        from: Option<jiff::civil::Date>,
        /// 止日，默认今天
        #[arg(long, value_name = "YYYY-MM-DD")]
        to: Option<jiff::civil::Date>,
    },
    /// 导入部门报送的文件
    Import {
        /// 文件，可多个（XLSX、XLS、ODS、CSV）
        #[arg(required = true, value_name = "文件")]
        files: Vec<PathBuf>,
        /// 指明信息事项，不按表头识别
        #[arg(long, value_name = "事项")]
        item: Option<String>,
        /// 只检查，不入库
        #[arg(long)]
        dry_run: bool,
        /// 把被拒的行连同原因写到这个文件
        #[arg(long, value_name = "文件")]
        rejects: Option<PathBuf>,
    },
    /// 出具 PDF 文书
    Report(ReportArguments),
    /// 核验文书是否真实、有无改动：PDF 文件、扫描出的内容或核验码；不需要登录和网络
    Verify {
        /// PDF 文件、二维码内容或核验码，可多个；- 表示从标准输入逐行读取
        #[arg(required = true, value_name = "文件或内容")]
        texts: Vec<String>,
    },
    /// 登记簿：查找、打印、作废已出具的文书，签署意见
    Register {
        /// What to do with it.
        #[command(subcommand)]
        job: RegisterJob,
    },
    /// 信用承诺：模板、起草、打印、签署、归档、认定、查看
    Commit(CommitArguments),
    /// 列出打印机
    Printers,
    /// 签章密钥：查看、导出、导入、更换、吊销
    Key {
        /// What to do with them.
        #[command(subcommand)]
        job: KeyJob,
    },
    /// 查验或导出操作日志
    Journal {
        /// What to do with it.
        #[command(subcommand)]
        job: JournalJob,
    },
    /// 建立空的数据目录和第一名系统管理员
    Init {
        /// 单位名称
        #[arg(long, value_name = "名称")]
        office: Option<String>,
        /// 窗口名称
        #[arg(long, value_name = "名称", default_value = "窗口一")]
        window: String,
    },
    /// 生成演示辖区并打开终端界面
    Demo {
        /// 主体数
        #[arg(long, value_name = "个数")]
        subjects: Option<u32>,
        /// 随机种子
        #[arg(long, value_name = "数字")]
        seed: Option<u64>,
        /// 只生成，不打开界面
        #[arg(long)]
        no_tui: bool,
    },
    /// 管理操作员
    Operator {
        /// What to do.
        #[command(subcommand)]
        job: OperatorJob,
    },
}

/// What a document is to be about.
#[derive(Debug, Args)]
pub struct ReportArguments {
    /// 主体的代码；信用审查报告可多个，- 表示从标准输入逐行读取；审批页为原报告编号
    #[arg(value_name = "代码")]
    pub codes: Vec<String>,
    /// 文书种类，如 credit-check（信用核查报告）、public-credit、review、repair-notice
    #[arg(long, value_name = "种类", default_value = "credit-check")]
    pub kind: String,
    /// 核查事由
    #[arg(long, value_name = "事由")]
    pub scene: Option<String>,
    /// Basis and purpose.
    #[command(flatten)]
    pub grounds: GroundsArguments,
    /// 区间起日
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub from: Option<jiff::civil::Date>,
    /// 区间止日，也是查看日；授权书的有效期止
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub to: Option<jiff::civil::Date>,
    /// 审查对象清单，文本文件，每行一个代码或名称
    #[arg(long, value_name = "文件")]
    pub list: Option<PathBuf>,
    /// 来函文号
    #[arg(long, value_name = "文号", default_value = "")]
    pub letter: String,
    /// 来函单位
    #[arg(long, value_name = "单位", default_value = "")]
    pub letter_from: String,
    /// 来函日期
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub letter_day: Option<jiff::civil::Date>,
    /// 受理事项，用于受理回执
    #[arg(long, value_name = "事项")]
    pub matter: Option<String>,
    /// 收到的材料，可多次
    #[arg(long = "material", value_name = "材料")]
    pub materials: Vec<String>,
    /// 申请人的联系方式
    #[arg(long, value_name = "方式", default_value = "")]
    pub contact: String,
    /// 只预览版面，不编号、不出具
    #[arg(long)]
    pub preview: bool,
    /// 出具后打印
    #[arg(long)]
    pub print: bool,
    /// Where and how it is printed.
    #[command(flatten)]
    pub printing: PrintArguments,
    /// 另存一份到这个文件
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
}

/// Where and how something is printed.
#[derive(Debug, Clone, Args)]
pub struct PrintArguments {
    /// 打印机，默认取系统的默认打印机
    #[arg(long, value_name = "打印机")]
    pub printer: Option<String>,
    /// 份数
    #[arg(long, value_name = "份数", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=99))]
    pub copies: u32,
    /// 单面打印，默认双面
    #[arg(long)]
    pub one_sided: bool,
}

/// Jobs with the register of reports.
#[derive(Debug, Subcommand)]
pub enum RegisterJob {
    /// 查找：编号、核验码或主体代码；不填则列出最近的
    Find {
        /// 编号、核验码或主体代码
        #[arg(value_name = "内容")]
        text: Option<String>,
        /// 某一天出具的
        #[arg(long, value_name = "YYYY-MM-DD")]
        day: Option<jiff::civil::Date>,
        /// Basis and purpose, for a person's code.
        #[command(flatten)]
        grounds: GroundsArguments,
    },
    /// 另存一份已出具的文书
    Copy {
        /// 编号或核验码
        #[arg(value_name = "编号")]
        number: String,
        /// 存到这个文件
        #[arg(short, long, value_name = "文件")]
        output: PathBuf,
    },
    /// 打印，页上印明第几次打印
    Print {
        /// 编号或核验码
        #[arg(value_name = "编号")]
        number: String,
        /// Where and how.
        #[command(flatten)]
        printing: PrintArguments,
    },
    /// 作废，须写明原因
    Void {
        /// 编号或核验码
        #[arg(value_name = "编号")]
        number: String,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
    /// 签署意见
    Opinion {
        /// 编号或核验码
        #[arg(value_name = "编号")]
        number: String,
        /// 环节：经办、审核、审批
        #[arg(long, value_name = "环节")]
        stage: String,
        /// 意见
        #[arg(long, value_name = "意见")]
        text: String,
    },
}

/// Jobs with seal keys. All but listing and exporting are the administrator's.
#[derive(Debug, Subcommand)]
pub enum KeyJob {
    /// 列出认识的密钥
    List,
    /// 导出公钥证书，供其他核查终端导入
    Export {
        /// 存到这个文件；不填则输出到屏幕
        #[arg(short, long, value_name = "文件")]
        output: Option<PathBuf>,
    },
    /// 导入其他单位的公钥证书
    Import {
        /// 证书文件
        #[arg(value_name = "文件")]
        file: PathBuf,
    },
    /// 换一把新的签章密钥；旧密钥签过的文书仍可核验
    Rotate,
    /// 吊销密钥，此后它签的文书一律不予认可
    Revoke {
        /// 密钥编号，见 hecha key list
        #[arg(value_name = "密钥编号")]
        id: String,
        /// 原因
        #[arg(long, value_name = "原因")]
        reason: String,
    },
}

/// Jobs with the journal.
#[derive(Debug, Subcommand)]
pub enum JournalJob {
    /// 查验日志链是否完整
    Verify,
    /// 导出日志（CSV；加 --json 为每行一条 JSON），需审计管理员
    Export,
}

/// Jobs with operators.
#[derive(Debug, Subcommand)]
pub enum OperatorJob {
    /// 增加操作员，需系统管理员；新密码取自 HECHA_NEW_PASSWORD 或提示输入
    Add {
        /// 登录名
        #[arg(value_name = "登录名")]
        name: String,
        /// 显示和打印的姓名
        #[arg(long, value_name = "姓名")]
        display: String,
        /// 角色：窗口人员、审批人员、系统管理员、审计管理员
        #[arg(long, value_name = "角色")]
        role: String,
    },
}

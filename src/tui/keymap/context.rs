//! Where keys apply.

/// Where a binding applies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Context {
    /// Any focused input field, on top of its screen's own keys.
    Field,
    /// The login screen.
    Login,
    /// The query screen, the program's home.
    Query,
    /// Several subjects fit what was typed.
    Candidates,
    /// The archive of one subject.
    Archive,
    /// One finding in full.
    Finding,
    /// One record in full.
    Record,
    /// The dialog that issues a report.
    ReportDialog,
    /// The form that issues a review of many applicants.
    Review,
    /// A report laid out, not issued yet.
    Preview,
    /// A report that lies on the disk, and how to print it.
    Printing,
    /// The register of reports.
    Register,
    /// One report of the register.
    Entry,
    /// Whether a paper is genuine.
    Verify,
    /// The question why an identity number is to be shown in full.
    Reveal,
    /// The question as of which day the archive is shown.
    AsOf,
    /// The question on which basis the archive is shown.
    Basis,
    /// The question for which matter.
    Scenes,
    /// The dialog that registers what was done.
    Feedback,
    /// The question why a report is declared void.
    Void,
    /// The dialog that takes an opinion on a report.
    Opinion,
    /// The numbered menu.
    Menu,
    /// The F1 page.
    Help,
    /// A question answered with yes or no.
    Confirm,
    /// The screen of a desk nobody sits at.
    Locked,
}

impl Context {
    /// Every context, in the order of the F1 page.
    pub const ALL: [Self; 25] = [
        Self::Field,
        Self::Login,
        Self::Query,
        Self::Candidates,
        Self::Archive,
        Self::Finding,
        Self::Record,
        Self::ReportDialog,
        Self::Review,
        Self::Preview,
        Self::Printing,
        Self::Register,
        Self::Entry,
        Self::Verify,
        Self::Reveal,
        Self::AsOf,
        Self::Basis,
        Self::Scenes,
        Self::Feedback,
        Self::Void,
        Self::Opinion,
        Self::Menu,
        Self::Help,
        Self::Confirm,
        Self::Locked,
    ];

    /// Its Chinese name.
    pub fn title(self) -> &'static str {
        match self {
            Self::Field => "输入框",
            Self::Login => "登录",
            Self::Query => "信用核查",
            Self::Candidates => "选择主体",
            Self::Archive => "信用档案",
            Self::Finding => "核查发现",
            Self::Record => "信息详情",
            Self::ReportDialog => "出具报告",
            Self::Review => "信用审查",
            Self::Preview => "报告预览",
            Self::Printing => "打印报告",
            Self::Register => "登记簿",
            Self::Entry => "登记内容",
            Self::Verify => "核验",
            Self::Reveal => "查看证件号码",
            Self::AsOf => "查看日",
            Self::Basis => "查询依据",
            Self::Scenes => "核查事由",
            Self::Feedback => "登记执行反馈",
            Self::Void => "作废报告",
            Self::Opinion => "签署意见",
            Self::Menu => "菜单",
            Self::Help => "帮助",
            Self::Confirm => "确认",
            Self::Locked => "锁屏",
        }
    }
}

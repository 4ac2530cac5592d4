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
    /// The list of commitments.
    Commitments,
    /// The question what is promised.
    Templates,
    /// What bars somebody from promising.
    Gate,
    /// The form of a commitment.
    Draft,
    /// A commitment laid out, not frozen yet.
    CommitmentPreview,
    /// One commitment: what its states have in common.
    Commitment,
    /// A draft.
    Drafted,
    /// One that waits for its signature.
    Printed,
    /// One whose signed paper is not kept yet.
    Signed,
    /// One in force.
    InForce,
    /// One whose time ran out.
    Expired,
    /// One that was not kept, or in part.
    Broken,
    /// One that was kept or put right.
    Found,
    /// What the dialogs about a commitment have in common.
    Dialog,
    /// The dialog that registers a signature.
    Sign,
    /// The dialog that keeps the signed paper.
    Keep,
    /// The dialog that registers how it was kept.
    Settle,
    /// The dialog that registers that it was put right.
    Correct,
    /// The dialog that takes a finding back.
    Retract,
    /// The dialog that withdraws it.
    Withdraw,
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
    pub const ALL: [Self; 45] = [
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
        Self::Commitments,
        Self::Templates,
        Self::Gate,
        Self::Draft,
        Self::CommitmentPreview,
        Self::Commitment,
        Self::Drafted,
        Self::Printed,
        Self::Signed,
        Self::InForce,
        Self::Expired,
        Self::Broken,
        Self::Found,
        Self::Dialog,
        Self::Sign,
        Self::Keep,
        Self::Settle,
        Self::Correct,
        Self::Retract,
        Self::Withdraw,
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
            Self::Commitments => "信用承诺",
            Self::Templates => "选择承诺书",
            Self::Gate => "受理前核查",
            Self::Draft => "起草承诺书",
            Self::CommitmentPreview => "承诺书预览",
            Self::Commitment => "承诺书",
            Self::Drafted => "承诺书（草稿）",
            Self::Printed => "承诺书（待签署）",
            Self::Signed => "承诺书（待归档）",
            Self::InForce => "承诺书（履行中）",
            Self::Expired => "承诺书（已期满）",
            Self::Broken => "承诺书（未履行、部分履行）",
            Self::Found => "承诺书（已履行、已整改）",
            Self::Dialog => "承诺办理",
            Self::Sign => "登记签署",
            Self::Keep => "归档",
            Self::Settle => "登记履约情况",
            Self::Correct => "登记整改",
            Self::Retract => "撤回认定",
            Self::Withdraw => "撤销承诺",
            Self::Menu => "菜单",
            Self::Help => "帮助",
            Self::Confirm => "确认",
            Self::Locked => "锁屏",
        }
    }

    /// The context whose keys it has beside its own.
    pub fn shared(self) -> Option<Self> {
        match self {
            Self::Drafted
            | Self::Printed
            | Self::Signed
            | Self::InForce
            | Self::Expired
            | Self::Broken
            | Self::Found => Some(Self::Commitment),
            Self::Sign
            | Self::Keep
            | Self::Settle
            | Self::Correct
            | Self::Retract
            | Self::Withdraw => Some(Self::Dialog),
            _ => None,
        }
    }
}

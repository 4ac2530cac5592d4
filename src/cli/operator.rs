//! `hecha operator`: who may log in.

use crate::{
    desk::{Desk, Session, operators::NewOperator},
    domain::access::OperatorRole,
};

use super::{args::OperatorJob, exit::Exit, output::Output, password};

/// Runs the job. `own_password` is the administrator's, just used to log in.
pub fn run(
    desk: &mut Desk,
    session: &Session,
    own_password: &str,
    job: &OperatorJob,
    output: Output,
) -> Exit {
    let OperatorJob::Add { name, display, role } = job;
    let Some(role) = read_role(role) else {
        output.failure(&"没有这个角色。请用 窗口人员、审批人员、系统管理员 或 审计管理员。", None);
        return Exit::Usage;
    };
    let Ok(password) = password::new(name) else {
        output.failure(&"没有读到新密码。请设置 HECHA_NEW_PASSWORD 或在终端上输入。", None);
        return Exit::Usage;
    };
    let new = NewOperator { name, display, role, password: &password };
    match desk.add_operator(session, own_password, &new) {
        Ok(()) => {
            output.line(format!("已增加操作员 {name}（{display}，{}）。", role.label()));
            Exit::Done
        }
        Err(error) => output.refused(&error),
    }
}

fn read_role(word: &str) -> Option<OperatorRole> {
    match word {
        "clerk" => Some(OperatorRole::Clerk),
        "approver" => Some(OperatorRole::Approver),
        "administrator" | "admin" => Some(OperatorRole::Administrator),
        "auditor" => Some(OperatorRole::Auditor),
        _ => OperatorRole::ALL.into_iter().find(|role| role.label() == word),
    }
}

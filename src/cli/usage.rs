//! What clap refuses, said in two Chinese sentences.

use clap::error::{ContextKind, ErrorKind};

/// The sentences for a command line that was not understood.
pub fn sentences(error: &clap::Error) -> String {
    let about =
        [ContextKind::InvalidArg, ContextKind::InvalidSubcommand, ContextKind::InvalidValue]
            .into_iter()
            .find_map(|kind| error.get(kind))
            .map(|value| format!("（{value}）"))
            .unwrap_or_default();
    let what = match error.kind() {
        ErrorKind::UnknownArgument => "有不认识的选项",
        ErrorKind::InvalidSubcommand => "没有这个子命令",
        ErrorKind::MissingRequiredArgument | ErrorKind::MissingSubcommand => "缺少必需的参数",
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => "选项的值不合要求",
        ErrorKind::ArgumentConflict => "有互相冲突或重复的选项",
        ErrorKind::InvalidUtf8 => "命令行不是有效的 UTF-8 文本",
        _ => "命令行有误",
    };
    format!("{what}{about}。请运行 hecha --help 查看用法。")
}

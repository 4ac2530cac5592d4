//! The only wiring: reads the command line, opens the door, hands over.

use std::{ffi::OsString, path::PathBuf, process::ExitCode};

use clap::Parser;
use zeroize::Zeroizing;

use crate::{
    cli::{
        args::{Arguments, Command, Global, MatterArguments},
        check, code, commit,
        exit::Exit,
        feedback, grounds, import, journal, key, lookup, measures, operator,
        output::{Output, Talk},
        password,
        progress::Progress,
        register, report, usage, verify,
    },
    config,
    desk::{
        Clock, Desk, DeskError, Folder, Session, demo,
        door::Door,
        folder::{FolderError, OfficeSettings},
        init,
        operators::NewOperator,
        take_in::Run,
        verifier::Verifier,
    },
    domain::{access::OperatorRole, feedback::Execution},
    forms::Forms,
    tui::{self, Insistence},
};

/// Runs one command line.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    match Arguments::try_parse_from(arguments) {
        Ok(arguments) => dispatch(arguments).into(),
        Err(error) if error.use_stderr() => {
            let output = Output { json: false, talk: Talk::Normal };
            output.failure(&usage::sentences(&error), None);
            Exit::Usage.into()
        }
        Err(help) => {
            let output = Output { json: false, talk: Talk::Normal };
            output.line(help.render());
            Exit::Done.into()
        }
    }
}

fn dispatch(arguments: Arguments) -> Exit {
    let output = output(&arguments.global);
    let result = match arguments.command {
        None => open_terminal(&arguments.global, output),
        Some(Command::Code { texts }) => check_codes(&texts, &arguments.global, output),
        Some(Command::Demo { subjects, seed, no_tui }) => {
            make_demo(&arguments.global, subjects, seed, no_tui, output)
        }
        Some(Command::Init { office, window }) => {
            make_folder(arguments.global, office, window, output)
        }
        Some(Command::Verify { texts }) => Ok(verify_texts(&texts, &arguments.global, output)),
        Some(command) => at_the_desk(&arguments.global, command, output),
    };
    result.unwrap_or_else(|error| output.refused(&error))
}

fn output(global: &Global) -> Output {
    let talk = match (global.quiet, global.verbose) {
        (true, _) => Talk::Quiet,
        (false, true) => Talk::Verbose,
        (false, false) => Talk::Normal,
    };
    Output { json: global.json, talk }
}

fn check_codes(texts: &[String], global: &Global, output: Output) -> Result<Exit, DeskError> {
    let today = global.today.unwrap_or_else(|| Clock::System.today());
    Ok(code::run(texts, &Forms::embedded()?, today, output))
}

/// Verifying needs no log-in; without a data folder no key is known, and that is said.
fn verify_texts(texts: &[String], global: &Global, output: Output) -> Exit {
    let root = data_folder(global).ok();
    match Verifier::at(root.as_deref(), global.today) {
        Ok(verifier) => verify::run(&verifier, texts, output),
        Err(error) => output.refused(&error),
    }
}

/// The data folder; the demo's when only that one exists.
fn data_folder(global: &Global) -> Result<PathBuf, DeskError> {
    let missing = || FolderError::Missing { root: PathBuf::from(".") };
    let root = config::data_folder(global.data.clone()).ok_or_else(missing)?;
    let demo = config::demo_folder(global.data.clone()).ok_or_else(missing)?;
    let exists = |root: &PathBuf| root.join("config.toml").exists();
    Ok(if !exists(&root) && exists(&demo) { demo } else { root })
}

fn open_terminal(global: &Global, output: Output) -> Result<Exit, DeskError> {
    match Door::find(&data_folder(global)?, global.today) {
        Ok(door) => Ok(sit_down(door, global, output)),
        Err(DeskError::Folder(FolderError::Missing { .. })) => {
            output.note("hecha: no data folder yet. Run 'hecha demo' to try it, or 'hecha init' to set one up.");
            Ok(Exit::Environment)
        }
        Err(error) => Err(error),
    }
}

/// The terminal UI, until its user leaves.
fn sit_down(door: Door, global: &Global, output: Output) -> Exit {
    let insistence = if global.force { Insistence::Forced } else { Insistence::Careful };
    match tui::open(door, insistence) {
        Ok(_) => Exit::Done,
        Err(failure) => {
            output.failure(&failure, std::error::Error::source(&failure));
            Exit::Environment
        }
    }
}

/// Commands that need somebody logged in.
fn at_the_desk(global: &Global, command: Command, output: Output) -> Result<Exit, DeskError> {
    let mut own_password = Zeroizing::new(String::new());
    let who = |folder: &Folder| {
        let (name, password) = credentials(global, folder, output)?;
        own_password = Zeroizing::new(password.clone());
        Some((name, password))
    };
    match Door::enter(&data_folder(global)?, global.today, who)? {
        Some((mut desk, session)) => {
            Ok(perform(&mut desk, &session, &own_password, command, output))
        }
        None => Ok(Exit::NotPermitted),
    }
}

/// On a demo folder a command without `--operator` acts as the demo clerk.
fn credentials(global: &Global, folder: &Folder, output: Output) -> Option<(String, String)> {
    let demo = folder.is_demo();
    match &global.operator {
        None if demo => {
            let clerk = demo::CLERK;
            Some((clerk.name.to_owned(), clerk.password.to_owned()))
        }
        None => {
            output.failure(&"没有指明操作员，未作任何操作。请加 --operator 登录名，密码放在 HECHA_PASSWORD 或按提示输入。", None);
            None
        }
        Some(name) => match password::own(name) {
            Ok(password) => Some((name.clone(), password)),
            Err(_) => {
                output.failure(
                    &"没有读到密码。请设置 HECHA_PASSWORD，或在终端上运行并按提示输入。",
                    None,
                );
                None
            }
        },
    }
}

fn perform(
    desk: &mut Desk,
    session: &Session,
    password: &str,
    command: Command,
    output: Output,
) -> Exit {
    match command {
        Command::Lookup { texts, grounds: given } => match grounds::read(&given) {
            Ok(grounds) => lookup::run(desk, session, &texts, &grounds, output),
            Err(error) => refuse(&error, output),
        },
        Command::Import { files, item, dry_run, rejects } => {
            let wanted = import::Wanted {
                files: &files,
                item: item.map(Into::into),
                run: if dry_run { Run::DryRun } else { Run::Keep },
                rejects: rejects.as_deref(),
            };
            import::run(desk, session, &wanted, output)
        }
        Command::Report(wanted) => report::run(desk, session, &wanted, output),
        Command::Register { job } => register::run(desk, session, &job, output),
        Command::Commit(wanted) => commit::run(desk, session, &wanted, output),
        Command::Printers => register::printers(desk, session, output),
        Command::Key { job } => key::run(desk, session, password, &job, output),
        Command::Check { code, matter } => match check_wanted(code, matter) {
            Ok(wanted) => check::run(desk, session, &wanted, output),
            Err(error) => refuse(&error, output),
        },
        Command::Measures { code, matter } => match check_wanted(code, matter) {
            Ok(wanted) => measures::run(desk, session, &wanted, output),
            Err(error) => refuse(&error, output),
        },
        Command::Feedback {
            code,
            matter,
            finding,
            measure,
            department,
            done_on,
            execution,
            document,
        } => {
            let Some(execution) = Execution::read(&execution) else {
                return refuse(
                    &format!("没有名为「{execution}」的执行情况。请用 已执行、执行中 或 未执行。"),
                    output,
                );
            };
            match check_wanted(code, matter) {
                Ok(check) => {
                    let wanted = feedback::Wanted {
                        check,
                        finding,
                        measure,
                        department,
                        done_on,
                        execution,
                        document,
                    };
                    feedback::run(desk, session, &wanted, output)
                }
                Err(error) => refuse(&error, output),
            }
        }
        Command::Cases { from, to } => feedback::cases(desk, session, from, to, output),
        Command::Journal { job } => journal::run(desk, session, &job, output),
        Command::Operator { job } => operator::run(desk, session, password, &job, output),
        Command::Code { .. }
        | Command::Verify { .. }
        | Command::Demo { .. }
        | Command::Init { .. } => Exit::Usage,
    }
}

fn check_wanted(
    code: String,
    matter: MatterArguments,
) -> Result<check::Wanted, grounds::UnknownBasis> {
    let grounds = grounds::read(&matter.grounds)?;
    Ok(check::Wanted { code, scene: matter.scene, day: matter.as_of, grounds })
}

fn refuse(error: &dyn std::fmt::Display, output: Output) -> Exit {
    output.failure(error, None);
    Exit::Usage
}

fn make_demo(
    global: &Global,
    subjects: Option<u32>,
    seed: Option<u64>,
    no_tui: bool,
    output: Output,
) -> Result<Exit, DeskError> {
    let missing = || FolderError::Missing { root: PathBuf::from(".") };
    let root = config::demo_folder(global.data.clone()).ok_or_else(missing)?;
    if root.join("config.toml").exists() {
        let door = Door::find(&root, global.today)?;
        if !door.folder().is_demo() {
            return Err(FolderError::Exists { root }.into());
        }
    } else {
        let clock = global.today.map_or(Clock::System, Clock::Fixed);
        let mut progress = Progress::new(output, "正在生成演示辖区，主体");
        let subjects = subjects.unwrap_or(demo::SUBJECTS);
        let seed = seed.unwrap_or(demo::SEED);
        demo::make(&root, subjects, seed, clock, &mut |done, total| progress.at(done, total))?;
    }
    if no_tui {
        output.line(root.display());
        return Ok(Exit::Done);
    }
    Ok(sit_down(Door::find(&root, global.today)?, global, output))
}

fn make_folder(
    global: Global,
    office: Option<String>,
    window: String,
    output: Output,
) -> Result<Exit, DeskError> {
    let missing = || FolderError::Missing { root: PathBuf::from(".") };
    let root = config::data_folder(global.data).ok_or_else(missing)?;
    let name = global.operator.unwrap_or_else(|| "admin".to_owned());
    let Ok(password) = password::first(&name) else {
        output.failure(&"没有读到密码。请设置 HECHA_PASSWORD，或在终端上运行并按提示输入。", None);
        return Ok(Exit::Usage);
    };
    let forms = Forms::embedded()?;
    let settings = OfficeSettings {
        office: office.unwrap_or_else(|| forms.office.name.clone()),
        window,
        report_prefix: forms.office.report_prefix.clone(),
        idle_lock_minutes: forms.office.idle_lock_minutes,
        print_command: None,
        print_printers: Vec::new(),
        print_server: None,
        demo: None,
    };
    let administrator = NewOperator {
        name: &name,
        display: "系统管理员",
        role: OperatorRole::Administrator,
        password: &password,
    };
    init::init(&root, settings, Clock::System, &[administrator])?;
    output.line(format!(
        "已建立数据目录 {}，系统管理员登录名 {name}。请用 hecha operator add 增加窗口人员。",
        root.display()
    ));
    Ok(Exit::Done)
}

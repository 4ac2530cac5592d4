//! Outputs as captured from CUPS 2.4.2, Debian 12.

use super::*;

const PRINTERS: &str = "\
system default destination: PDF
窗口一 accepting requests since Thu Nov 26 01:44:05 2026
PDF accepting requests since Thu Nov 26 01:45:31 2026
LASER not accepting requests since Thu Nov 26 01:45:31 2026 -
\t不收
CHURN accepting requests since Thu Nov 26 01:45:31 2026
ODD accepting requests since Thu Nov 26 01:45:31 2026
printer 窗口一 is idle.  enabled since Thu Nov 26 01:44:05 2026
\tForm mounted:
\tContent types: any
\tPrinter types: unknown
\tDescription: 一号窗口 打印机
\tAlerts: none
\tLocation: 
\tConnection: direct
\tUsers allowed:
\t\t(all)
printer PDF disabled since Thu Nov 26 01:45:31 2026 -
\t缺纸 out of paper
\tForm mounted:
\tDescription: 
\tAlerts: paused
\tInterface: /etc/cups/ppd/PDF.ppd
printer LASER is idle.  enabled since Thu Nov 26 01:45:32 2026
\tDescription: LASER
printer CHURN now printing CHURN-6.  enabled since Thu Nov 26 01:45:32 2026
\tThe printer may not exist or is unavailable at this time.
\tDescription: CHURN
printer ODD sleeps since Thu Nov 26 01:45:32 2026
";

#[test]
fn printers_are_read() {
    let expected = [
        ("窗口一", Standing::Other, PrinterState::Ready, "一号窗口 打印机"),
        ("PDF", Standing::Default, PrinterState::Paused, "PDF"),
        ("LASER", Standing::Other, PrinterState::Paused, "LASER"),
        ("CHURN", Standing::Other, PrinterState::Busy, "CHURN"),
        (
            "ODD",
            Standing::Other,
            PrinterState::Unknown("sleeps since Thu Nov 26 01:45:32 2026".into()),
            "ODD",
        ),
    ];
    let expected = expected.map(|(name, standing, state, description)| Printer {
        name: name.into(),
        standing,
        state,
        description: description.into(),
    });
    assert_eq!(printers(PRINTERS), expected);
}

#[test]
fn a_default_with_an_instance_is_its_printer() {
    let text = "system default destination: PDF/draft\nprinter PDF is idle.  enabled since x\n";
    assert_eq!(printers(text)[0].standing, Standing::Default);
}

#[test]
fn no_printers_is_told_from_no_server() {
    for (output, errors, missing, empty) in [
        ("no system default destination\n", "lpstat: No destinations added.\n", false, true),
        (
            "no system default destination\n",
            "lpstat: Scheduler is not running.\nlpstat: Scheduler is not running.\n",
            true,
            false,
        ),
        ("", "lpstat: Unable to connect to server: Bad file descriptor\n", true, false),
        ("", "lpstat: Forbidden\n", false, false),
    ] {
        assert_eq!(printers(output), []);
        assert_eq!((is_server_missing(errors), is_empty(errors)), (missing, empty), "{errors}");
    }
}

#[test]
fn a_job_is_numbered() {
    for (output, id) in [
        ("request id is PDF-2 (0 file(s))\n", Some("PDF-2")),
        ("request id is 窗口-一-3 (1 file(s))\n", Some("窗口-一-3")),
        ("request id is PDF-2\n", Some("PDF-2")),
        ("request id is PDF (1 file(s))\n", None),
        ("", None),
    ] {
        assert_eq!(job_id(output), id, "{output}");
    }
}

const UNFINISHED: &str = "\
%E7%AA%97%E5%8F%A3%E4%B8%80-3 root              1024   Thu Nov 26 01:45:31 2026
\tAlerts: job-hold-until-specified
\tqueued for %E7%AA%97%E5%8F%A3%E4%B8%80
PDF-2                   root              1024   Thu Nov 26 01:45:31 2026
\tAlerts: none
\tqueued for PDF
CHURN-6                 root              1024   Thu Nov 26 01:45:32 2026
\tStatus: The printer may not exist or is unavailable at this time.
\tAlerts: job-printing
\tqueued for CHURN
PDF-8                   root              1024   Thu Nov 26 01:46:17 2026
\tAlerts: printer-stopped
\tqueued for PDF
%E7%AA%97%E5%8F%A3%E4%B8%80-1 root              1024   Thu Nov 26 01:56:47 2026
\tStatus: loadFilename failed: d00001-001
\tAlerts: job-completed-with-errors
\tqueued for %E7%AA%97%E5%8F%A3%E4%B8%80
PDF-9                   root              1024   Thu Nov 26 01:46:17 2026
\tStatus: stopped
\tAlerts: job-stopped
\tqueued for PDF
";

#[test]
fn a_job_in_the_queue() {
    let stopped = |text: &str| Some(JobState::Stopped(text.to_owned()));
    for (id, state) in [
        ("窗口一-3", stopped("作业被暂缓")),
        ("PDF-2", Some(JobState::Waiting)),
        ("CHURN-6", Some(JobState::Printing)),
        ("PDF-8", stopped("打印机已暂停")),
        ("PDF-9", stopped("打印中途停下（stopped）")),
        ("窗口一-1", stopped("打印时出错，稍后会再试（loadFilename failed: d00001-001）")),
        ("PDF-4", None),
        ("PDF-", None),
        ("PDF", None),
        ("", None),
    ] {
        assert_eq!(unfinished(UNFINISHED, id), state, "{id}");
    }
    assert_eq!(unfinished("", "PDF-2"), None);
}

const FINISHED: &str = "\
PDF-1                   root              1024   Thu Nov 26 01:44:05 2026
\tStatus: 
\tAlerts: processing-to-stop-point
\tqueued for PDF
PDF-2                   root              1024   Thu Nov 26 01:45:31 2026
\tAlerts: processing-to-stop-point
\tqueued for PDF
%E7%AA%97%E5%8F%A3%E4%B8%80-5 root           3000320   Thu Nov 26 01:45:32 2026
\tStatus: 
\tAlerts: job-completed-successfully
\tqueued for %E7%AA%97%E5%8F%A3%E4%B8%80
CHURN-6                 root              1024   Thu Nov 26 01:45:32 2026
\tStatus: The printer may not exist or is unavailable at this time.
\tAlerts: job-canceled-by-user
\tqueued for CHURN
PDF-7                   root              1024   Thu Nov 26 01:45:33 2026
\tStatus: unable to find trailer dictionary
\tAlerts: job-completed-with-errors
\tqueued for PDF
PDF-10                  root              1024   Thu Nov 26 01:45:33 2026
\tStatus: Filter failed
\tAlerts: aborted-by-system
\tqueued for PDF
";

#[test]
fn a_job_that_left_the_queue() {
    let stopped = |text: &str| Some(JobState::Stopped(text.to_owned()));
    for (id, state) in [
        ("PDF-1", Some(JobState::Done)),
        ("PDF-2", stopped("作业没有开始就被取消")),
        ("窗口一-5", Some(JobState::Done)),
        ("CHURN-6", stopped("作业被取消")),
        ("PDF-7", stopped("打印时出错（unable to find trailer dictionary）")),
        ("PDF-10", stopped("打印系统放弃了作业（Filter failed）")),
        ("PDF-11", None),
    ] {
        assert_eq!(finished(FINISHED, id), state, "{id}");
    }
}

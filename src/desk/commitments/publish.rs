//! Commitments for the website (公示), by scope and masked, and what is filed of the templates (E04).

use std::{io, sync::Arc};

use super::{hand::is_sealed, known_keys};
use crate::{
    desk::{Desk, DeskError, Session},
    domain::{
        Day,
        access::{Permission, Scope},
        code::CodeKind,
        commitment::{Commitment, SealedEvent, State, Template, replayed},
        journal::{Action, Deed},
        mask,
        subject::Subject,
    },
    sheets::{self, Sheet},
};

/// Days between which something was signed; open where nothing is said.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: Option<Day>,
    /// Last day.
    pub to: Option<Day>,
}

impl Period {
    /// Whether a day lies in it.
    pub fn holds(self, day: Day) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// A commitment as the website may have it: the columns of both national tables (承诺公示), of natural
/// persons the family name and a masked number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    /// 承诺编码
    pub number: String,
    /// 承诺主体名称
    pub subject: String,
    /// 统一社会信用代码, or a masked number
    pub code: String,
    /// 承诺类型
    pub kind: &'static str,
    /// 承诺事由
    pub matter: String,
    /// 做出承诺日期
    pub signed: Day,
    /// 承诺有效期至
    pub until: Option<Day>,
    /// 承诺受理单位
    pub department: String,
    /// 承诺履约状态
    pub state: &'static str,
    /// 履约认定日期
    pub found: Option<Day>,
    /// 履约认定单位
    pub found_by: String,
    /// 经办人: the family name of who signed.
    pub signer: String,
    /// 数据来源单位
    pub source: String,
}

/// A template with what was published of it, for the filing (承诺书样本及公示情况备案).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filed {
    /// The template.
    pub template: Template,
    /// Signed commitments of it.
    pub signed: usize,
    /// Those that are public.
    pub published: usize,
    /// The day the first was signed.
    pub first: Option<Day>,
}

/// What was gathered, and how many commitments were left out because they are not stored as they were
/// sealed: what cannot be vouched for is not published.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gathered<T> {
    /// What was gathered.
    pub rows: Vec<T>,
    /// Commitments left out.
    pub left_out: usize,
}

/// How a table is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// UTF-8 with byte order mark.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Desk {
    /// The public commitments signed in a period, oldest first. What was withdrawn, and what was never
    /// in force, is not published.
    ///
    /// # Errors
    /// `NotPermitted`; `BadPeriod`.
    pub fn published_commitments(
        &mut self,
        session: &Session,
        period: Period,
    ) -> Result<Gathered<Published>, DeskError> {
        session.require(Permission::PublishCommitments)?;
        checked(period)?;
        let office = self.folder.settings().office.clone();
        let mut published = Vec::new();
        let Gathered { rows: lives, left_out } = self.lives()?;
        for (life, subject) in lives {
            if is_public(&life)
                && let Some(one) = published_one(&life, &subject, &office)
                && period.holds(one.signed)
            {
                published.push(one);
            }
        }
        self.note_publishing(session, &format!("公示 {} 条", published.len()))?;
        Ok(Gathered { rows: published, left_out })
    }

    /// The templates there are with what was published of each, in the order of the dialog.
    ///
    /// # Errors
    /// `NotPermitted`.
    pub fn filed_templates(&mut self, session: &Session) -> Result<Gathered<Filed>, DeskError> {
        session.require(Permission::PublishCommitments)?;
        let Gathered { rows: lives, left_out } = self.lives()?;
        let lives: Vec<Commitment> = lives.into_iter().map(|(life, _)| life).collect();
        let forms = Arc::clone(&self.forms);
        let filed = forms.commitments.iter().map(|template| {
            let own = || {
                let of = |life: &&Commitment| life.draft.template == template.id.as_str();
                lives.iter().filter(of).filter(|life| life.state.performance().is_some())
            };
            let days = own().filter_map(|life| life.signature.as_ref().map(|s| s.day));
            Filed {
                template: template.clone(),
                signed: own().count(),
                published: own().filter(|life| is_public(life)).count(),
                first: days.min(),
            }
        });
        let filed: Vec<Filed> = filed.collect();
        self.note_publishing(session, &format!("备案 {} 种", filed.len()))?;
        Ok(Gathered { rows: filed, left_out })
    }

    /// Every commitment that is stored as it was sealed, with its subject.
    pub(super) fn lives(&self) -> Result<Gathered<(Commitment, Subject)>, DeskError> {
        let known = known_keys(&self.keys())?;
        let (mut rows, mut left_out) = (Vec::new(), 0);
        for row in self.store.commitments()? {
            let events = self.store.commitment_events(row.id)?;
            let sealed = |event: &SealedEvent, message: &[u8]| is_sealed(&known, event, message);
            let life = replayed(row.id, &events, sealed).ok().map(|(life, _)| life);
            match life.zip(self.store.subject(row.subject)?) {
                Some(one) => rows.push(one),
                None => left_out += 1,
            }
        }
        Ok(Gathered { rows, left_out })
    }

    pub(super) fn note_publishing(
        &mut self,
        session: &Session,
        detail: &str,
    ) -> Result<(), DeskError> {
        let detail = detail.to_owned();
        let deed = Deed { detail, ..self.deed(session, Action::PublishCommitments) };
        self.store.write(|tx| tx.append(&deed).map(|_| ()))?;
        Ok(())
    }
}

pub(super) fn checked(period: Period) -> Result<(), DeskError> {
    match (period.from, period.to) {
        (Some(from), Some(to)) if from > to => Err(DeskError::BadPeriod),
        _ => Ok(()),
    }
}

fn is_public(life: &Commitment) -> bool {
    let open = life.frozen.as_ref().is_some_and(|(frozen, _)| frozen.scope == Scope::Public);
    open && life.state.performance().is_some() && life.state != State::Withdrawn
}

fn published_one(life: &Commitment, subject: &Subject, office: &str) -> Option<Published> {
    let (frozen, _) = life.frozen.as_ref()?;
    let signature = life.signature.as_ref()?;
    let name = match subject.kind.is_natural_person() {
        true => mask::person_name(&subject.name),
        false => subject.name.clone(),
    };
    let by = life.correction.as_ref().or(life.found.as_ref().map(|found| &found.by));
    Some(Published {
        number: frozen.number.clone(),
        subject: name,
        code: code_of(subject).unwrap_or_else(|| life.draft.code.clone()),
        kind: frozen.kind.label(),
        matter: frozen.matter.clone(),
        signed: signature.day,
        until: life.until(),
        department: frozen.department.clone(),
        state: life.state.label(),
        found: by.map(|by| by.day),
        found_by: by.map(|by| by.unit.clone()).unwrap_or_default(),
        signer: mask::person_name(&signature.name),
        source: office.to_owned(),
    })
}

/// The code a subject has now; of people masked.
fn code_of(subject: &Subject) -> Option<String> {
    match subject.kind.is_natural_person() {
        true => None,
        false => subject.code(CodeKind::CreditCode).map(str::to_owned),
    }
}

/// The published commitments as a table's bytes.
///
/// # Errors
/// More rows than a workbook has.
pub fn published_table(rows: &[Published], format: Format) -> io::Result<Vec<u8>> {
    let headers = [
        "承诺编码",
        "承诺主体名称",
        "统一社会信用代码",
        "承诺类型",
        "承诺事由",
        "做出承诺日期",
        "承诺有效期至",
        "承诺受理单位",
        "承诺履约状态",
        "履约认定日期",
        "履约认定单位",
        "经办人",
        "数据来源单位",
    ];
    let day = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
    let row = |one: &Published| {
        vec![
            one.number.clone(),
            one.subject.clone(),
            one.code.clone(),
            one.kind.to_owned(),
            one.matter.clone(),
            one.signed.to_string(),
            day(one.until),
            one.department.clone(),
            one.state.to_owned(),
            day(one.found),
            one.found_by.clone(),
            one.signer.clone(),
            one.source.clone(),
        ]
    };
    written("信用承诺公示", &headers, rows.iter().map(row).collect(), format)
}

/// The filing of the templates as a table's bytes.
///
/// # Errors
/// None in practice.
pub fn filed_table(rows: &[Filed], format: Format) -> io::Result<Vec<u8>> {
    let headers = [
        "承诺书名称",
        "承诺类型",
        "承诺事由",
        "依据",
        "公开类型",
        "有效期",
        "已签署份数",
        "应公示份数",
        "首份签署日期",
    ];
    let row = |one: &Filed| {
        let template = &one.template;
        vec![
            template.name.clone(),
            template.kind.label().to_owned(),
            template.matter.clone(),
            template.ground.clone(),
            template.scope.label().to_owned(),
            template.worded(&template.validity),
            one.signed.to_string(),
            one.published.to_string(),
            one.first.map(|day| day.to_string()).unwrap_or_default(),
        ]
    };
    written("承诺书样本备案", &headers, rows.iter().map(row).collect(), format)
}

fn written(
    name: &str,
    headers: &[&str],
    rows: Vec<Vec<String>>,
    format: Format,
) -> io::Result<Vec<u8>> {
    let headers = headers.iter().map(|&header| header.to_owned()).collect();
    let sheet = Sheet { name: name.to_owned(), headers, rows };
    match format {
        Format::Csv => sheets::csv(&sheet),
        Format::Xlsx => sheets::xlsx(&[sheet]),
    }
}

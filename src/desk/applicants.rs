//! Checking many applicants of one matter (信用审查): each found, checked and put on record by
//! itself, so that what is wrong with one is said of that one only.

use crate::{
    domain::{
        Day,
        access::{Basis, Grounds, OperatorRole},
        code::recognise,
        division::Divisions,
        journal::Deed,
        mask,
        name::same_name,
        scene::{NotOpen, Scene},
        subject::{Subject, SubjectId, SubjectKind},
    },
    forms::Forms,
    report::papers::{Applicant, Applied},
    store::Transaction,
};

use super::{
    Days, DeskError,
    check::{Matter, checked, opens},
    look_up::{self, Note, OneFound},
    related::note_people,
};

/// Applicants of one review at most; more are several letters.
pub const MOST_APPLICANTS: usize = 2_000;

/// The matter all of them are checked for.
pub(super) struct Applicants<'a> {
    pub(super) forms: &'a Forms,
    pub(super) scene: &'a Scene,
    pub(super) grounds: &'a Grounds,
    pub(super) days: Days,
    pub(super) from: Option<Day>,
}

/// Whether a scene is open to this role on this basis, whoever is checked.
pub(super) fn open_to(scene: &Scene, role: OperatorRole, basis: Basis) -> Result<(), DeskError> {
    let kinds = [SubjectKind::LegalPerson, SubjectKind::NaturalPerson];
    let reasons = kinds.map(|kind| scene.opens(role, basis, kind));
    match reasons {
        [Err(reason @ (NotOpen::Role(_) | NotOpen::Basis(_))), Err(_)] => {
            Err(DeskError::SceneNotOpen { scene: scene.name.clone(), reason })
        }
        _ => Ok(()),
    }
}

impl Applicants<'_> {
    /// Checks each of them, in their order. Every subject looked at has a journal row.
    pub(super) fn checked(
        &self,
        tx: &mut Transaction<'_>,
        queries: &[String],
        deed: &Deed,
        role: OperatorRole,
    ) -> Result<Vec<Applicant>, DeskError> {
        if queries.len() > MOST_APPLICANTS {
            return Err(DeskError::TooManyApplicants { most: MOST_APPLICANTS });
        }
        let one = |query: &String| {
            let outcome = self.one(tx, query, deed, role)?;
            let query = shown(query, self.forms.divisions(), self.days.today);
            Ok(Applicant { query, outcome })
        };
        queries.iter().map(one).collect()
    }

    fn one(
        &self,
        tx: &mut Transaction<'_>,
        line: &str,
        deed: &Deed,
        role: OperatorRole,
    ) -> Result<Applied, DeskError> {
        let (query, name) = parts(line, self.forms.divisions(), self.days.today);
        let setting = (self.forms.divisions(), self.days.today);
        let unchecked = match look_up::find_one(tx, query, setting, self.grounds) {
            Ok(OneFound::Subject(subject)) => {
                return self.subject(tx, subject, name, deed, role);
            }
            Ok(OneFound::Nobody) => Applied::NotFound,
            Ok(OneFound::Several(n)) => Applied::Ambiguous(n),
            Ok(OneFound::NameOnly) => {
                Applied::NotCheckable("仅凭姓名不能确定是哪一个人，请补充证件号码".to_owned())
            }
            // Nobody but a company may be called so (公司法 7), so leaving people out left nothing out.
            Ok(OneFound::NotSearched(Note::PersonsNotSearched)) if query.ends_with("公司") => {
                Applied::NotFound
            }
            Ok(OneFound::NotSearched(note)) => {
                Applied::NotCheckable(note.sentence().trim_end_matches('。').to_owned())
            }
            Err(DeskError::NeedsBasis) => Applied::NotCheckable(
                "自然人须凭本人、授权或依职权并写明用途查询，本次未查询".to_owned(),
            ),
            Err(error) => return Err(error),
        };
        let said = match &unchecked {
            Applied::NotFound => "未查到主体",
            Applied::Ambiguous(_) => "不能确定主体",
            _ => "无法核查",
        };
        let detail = format!("审查 {said} {}", look_up::shown(query, setting));
        tx.append(&Deed { detail, ..deed.clone() })?;
        Ok(unchecked)
    }

    fn subject(
        &self,
        tx: &mut Transaction<'_>,
        subject: SubjectId,
        name: Option<&str>,
        deed: &Deed,
        role: OperatorRole,
    ) -> Result<Applied, DeskError> {
        let known = tx.subject(subject)?.ok_or(DeskError::UnknownSubject)?;
        if let Some(name) = name
            && !is_called(&known, name)
        {
            // Two subjects are never taken for one.
            let detail = format!("审查 名称与代码不符 {}", self.scene.id);
            tx.append(&Deed { subject: Some(subject), detail, ..deed.clone() })?;
            return Ok(Applied::NotCheckable("所列名称与代码不符，请核对后重新报送".to_owned()));
        }
        if let Err((error, reason)) = opens(self.scene, role, self.grounds, known.kind) {
            let detail = format!("{} 未准：{reason}", self.scene.id);
            tx.append(&Deed { subject: Some(subject), detail, ..deed.clone() })?;
            let said = error.to_string();
            let reason = said.split('。').next().unwrap_or_default().to_owned();
            return Ok(Applied::NotCheckable(reason));
        }
        let Self { forms, scene, grounds, days, from } = *self;
        let matter = Matter { forms, scene, grounds, days, from };
        let checked = checked(tx, subject, matter)?;
        let attention = checked.check.assessment.counts.attention();
        let detail = format!("审查 {} 需关注 {attention}", scene.id);
        let own = Deed { detail, ..deed.clone() };
        tx.append(&Deed { subject: Some(subject), ..own.clone() })?;
        note_people(tx, &own, &checked.check.related)?;
        Ok(Applied::Checked(Box::new(checked.archive), Box::new(checked.check)))
    }
}

/// A line as it is printed: a part on each line, personal numbers masked, those beside a name with
/// only a blank between too.
fn shown(line: &str, divisions: &Divisions, today: Day) -> String {
    let hidden = |text: &str| {
        let read = recognise(text, divisions, Some(today.year()));
        let is_personal = read.codes().next().is_some_and(|code| code.is_personal());
        is_personal.then(|| mask::identity_number(text))
    };
    let word = |with_blank: &str| {
        let word = with_blank.trim_end();
        hidden(word).unwrap_or_else(|| word.to_owned()) + &with_blank[word.len()..]
    };
    let masked = |part: &str| {
        hidden(part).unwrap_or_else(|| {
            let words: String = part.split_inclusive([' ', '\u{3000}']).map(word).collect();
            mask::numbers_within(&words).into_owned()
        })
    };
    let parts = line.split([',', '，', ';', '；', '\t']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(masked).collect::<Vec<_>>().join("\n")
}

/// A line of a list: the code in it, and the name beside it; or the whole line.
fn parts<'a>(line: &'a str, divisions: &Divisions, today: Day) -> (&'a str, Option<&'a str>) {
    let is_code = |part: &&str| recognise(part, divisions, Some(today.year())).kind.is_some();
    let words = || line.split([',', '，', ';', '；', '\t', ' ', '\u{3000}']).map(str::trim);
    let Some(code) = words().find(is_code) else { return (line.trim(), None) };
    // A running number at the start of a line is no name.
    let is_name = |part: &&str| *part != code && part.chars().any(char::is_alphabetic);
    (code, words().find(is_name))
}

fn is_called(subject: &Subject, name: &str) -> bool {
    let names = std::iter::once(&subject.name).chain(&subject.former_names);
    names.into_iter().any(|known| same_name(known, name))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::forms::Forms;

    #[test]
    fn a_line_is_printed_without_anybodys_number_in_full() {
        let forms = Forms::embedded().unwrap();
        let today = jiff::civil::date(2026, 11, 20);
        for (line, expected) in [
            ("示范甲有限公司,91320113MA0000007Q", "示范甲有限公司\n91320113MA0000007Q"),
            ("示范甲人；11010519491231002X", "示范甲人\n1101**********002X"),
            ("示范甲（集团）有限公司", "示范甲（集团）有限公司"),
            ("示范甲人 11010519491231002X", "示范甲人 1101**********002X"),
            ("1　示范甲人　11010519491231002X", "1　示范甲人　1101**********002X"),
            ("示范甲人 E12345678", "示范甲人 E1*****78"),
            ("示范甲（集团） 有限公司", "示范甲（集团） 有限公司"),
        ] {
            assert_eq!(shown(line, forms.divisions(), today), expected);
        }
    }

    #[test]
    fn a_line_is_a_code_with_a_name_or_a_query() {
        let forms = Forms::embedded().unwrap();
        let today = jiff::civil::date(2026, 11, 20);
        for (line, expected) in [
            ("91320113MA0000007Q", ("91320113MA0000007Q", None)),
            ("1,示范甲有限公司,91320113MA0000007Q", ("91320113MA0000007Q", Some("示范甲有限公司"))),
            ("91320113MA0000007Q\t示范甲有限公司", ("91320113MA0000007Q", Some("示范甲有限公司"))),
            ("示范甲有限公司", ("示范甲有限公司", None)),
            (" 示范甲（集团） 有限公司 ", ("示范甲（集团） 有限公司", None)),
        ] {
            assert_eq!(parts(line, forms.divisions(), today), expected, "{line}");
        }
    }
}

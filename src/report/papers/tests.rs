//! What each paper says about synthetic archives, word for word, and that its data say the same.

mod agreement;
mod commitment;
mod fixture;
mod printed;
mod promises;
mod records;
mod said;

use fixture::{Hall, hall, text};
use records::{company, person};

use super::*;

/// A name for each composed sample: every kind of paper, full, of a person, and empty.
fn samples() -> Vec<(&'static str, Composed)> {
    let hall = hall();
    let (company, person) = (company(&hall.forms), person(&hall.forms));
    let (nothing, nobody) = (hall.empty_company(), hall.empty_person());
    let (check, none) = (hall.check(&company), hall.check(&nothing));
    let free = FreeCount { this: 1, free: 2 };
    let related = fixture::related();
    let no_posts = crate::domain::relation::Related::default();
    let (letter, applicants) = (fixture::letter(), hall.applicants());
    let matter = hall.forms.reports.matter_called("repair").unwrap();
    let brought = vec!["信用承诺书".to_owned(), "身份证复印件".to_owned()];
    let (of, opinions) = (fixture::issued(), fixture::opinions());
    let card = Some(&company.subject);
    let to = Some(jiff::civil::date(2027, 5, 31));
    let (grant, granted) = (promises::grant(), promises::grant_values());
    let (promise, open) = (promises::certificate(), promises::values(&[]));
    let department = "示范区财政局";
    let papers = [
        ("credit_check", Paper::CreditCheck { archive: &company, check: &check }),
        ("credit_check_empty", Paper::CreditCheck { archive: &nothing, check: &none }),
        ("measures", Paper::Measures { archive: &company, check: &check }),
        ("measures_empty", Paper::Measures { archive: &nothing, check: &none }),
        ("public_credit", Paper::PublicCredit { archive: &company }),
        ("public_credit_person", Paper::PublicCredit { archive: &person }),
        ("public_credit_empty", Paper::PublicCredit { archive: &nothing }),
        ("career", Paper::Career { archive: &person, related: &related }),
        ("career_empty", Paper::Career { archive: &nobody, related: &no_posts }),
        ("oneself", Paper::Oneself { archive: &company, free }),
        ("oneself_person", Paper::Oneself { archive: &person, free }),
        ("oneself_empty", Paper::Oneself { archive: &nobody, free }),
        ("review", Paper::Review { letter: &letter, applicants: &applicants }),
        ("review_empty", Paper::Review { letter: &letter, applicants: &[] }),
        (
            "receipt",
            Paper::Receipt {
                applicant: card,
                matter,
                materials: &brought,
                contact: "窗口电话 025-00000000",
            },
        ),
        ("receipt_empty", Paper::Receipt { applicant: None, matter, materials: &[], contact: "" }),
        ("dishonesty_notice", Paper::DishonestyNotice { archive: &company, check: Some(&check) }),
        ("dishonesty_notice_person", Paper::DishonestyNotice { archive: &person, check: None }),
        ("dishonesty_notice_empty", Paper::DishonestyNotice { archive: &nothing, check: None }),
        ("repair_notice", Paper::RepairNotice { archive: &company }),
        ("repair_notice_person", Paper::RepairNotice { archive: &person }),
        ("repair_notice_empty", Paper::RepairNotice { archive: &nothing }),
        ("authorisation", Paper::Authorisation { subject: card, to }),
        ("authorisation_empty", Paper::Authorisation { subject: None, to: None }),
        ("approval", Paper::Approval { of: &of, operator: "窗口一", opinions: &opinions }),
        (
            "commitment",
            Paper::Commitment {
                subject: &company.subject,
                template: &grant,
                values: &granted,
                department,
            },
        ),
        (
            "commitment_empty",
            Paper::Commitment {
                subject: &person.subject,
                template: &promise,
                values: &open,
                department,
            },
        ),
        ("approval_empty", Paper::Approval { of: &of, operator: "窗口一", opinions: &[] }),
    ];
    papers.iter().map(|(name, paper)| (*name, hall.compose(paper))).collect()
}

fn sample(name: &str) -> Composed {
    samples().into_iter().find(|(known, _)| *known == name).unwrap().1
}

impl Hall {
    fn compose(&self, paper: &Paper<'_>) -> Composed {
        compose(paper, &self.forms, &self.letterhead(paper.kind(), None))
    }
}

//! The texts of the papers about a matter or another paper: review, receipt, authorisation, approval.

use super::{matters::RawMatter, texts::texts};

texts! {
    /// The texts of the credit review (信用审查报告).
    ReviewTexts, ReviewHeadings {
        headings {
            /// Whose letter, for what, within which bounds.
            request
            /// The outcome in one sentence.
            results
            /// Every applicant.
            applicants
            /// Those not found or not checked.
            unchecked
            /// Sources and their age.
            sources
            /// The statement.
            statement
        }
        texts {
            /// How many of each outcome.
            totals ["as_of" "n" "attention" "clear" "unchecked"]
            /// Who decides, where something asks for attention.
            decides []
            /// What an applicant without findings means.
            clear_means []
            /// Remark of an applicant with findings.
            attention ["limit" "caution" "notice" "annex"]
            /// Remark where the letter names the applicant otherwise.
            asked_as ["query"]
            /// Remark of an applicant that was not checked.
            unchecked_see ["section"]
            /// Remark of an applicant the list has twice.
            repeated ["n"]
            /// How many rows repeat another.
            repeats ["n"]
            /// Not found.
            not_found []
            /// What then.
            not_found_next []
            /// Several subjects of the name.
            ambiguous ["n"]
            /// What then.
            ambiguous_next []
            /// Not checkable.
            not_checkable ["reason"]
            /// What then.
            not_checkable_next []
            /// Every applicant was checked.
            all_checked []
            /// Heading of an annex.
            annex ["n" "name"]
        }
        rest {}
    }
}

texts! {
    /// The texts of the receipt (受理回执).
    ReceiptTexts, ReceiptHeadings {
        headings {
            /// Who applied for what.
            matter
            /// What was asked for and brought.
            materials
            /// How long it takes.
            time_limit
        }
        texts {
            /// The first sentence.
            opening ["day"]
            /// A material that was brought.
            received []
            /// One that was not.
            not_received []
            /// No material is asked for, and none was brought.
            nothing_asked []
            /// Materials still to be brought.
            missing ["n"]
        }
        rest { matter: Vec<RawMatter> }
    }
}

texts! {
    /// The texts of the authorisation (查询授权书).
    AuthorisationTexts, AuthorisationHeadings {
        headings {
            /// Who authorises.
            subject
            /// Whom, for what, until when.
            granted
            /// Where to sign.
            signature
        }
        texts {
            /// The first sentence.
            opening []
            /// Until when.
            until ["day"]
            /// What may be looked up.
            scope []
            /// That it can be taken back.
            withdraw []
        }
        rest {}
    }
}

texts! {
    /// The texts of the approval page (审批页).
    ApprovalTexts, ApprovalHeadings {
        headings {
            /// Opinions of 经办.
            handling
            /// Opinions of 审核.
            review
            /// Opinions of 审批.
            approval
        }
        texts {
            /// The paper is void.
            void ["day" "reason"]
        }
        rest {}
    }
}

texts! {
    /// 信用承诺书: what stands on the paper of every template besides its own text.
    CommitmentTexts, CommitmentHeadings {
        headings {
            /// Who promises.
            subject
            /// What was filled in.
            filled
            /// What is promised.
            clauses
            /// What breaking it means.
            breach
            /// Where it is signed.
            signature
        }
        texts {
            /// How many copies there are, and for whom.
            copies []
            /// Until when it binds.
            validity ["until"]
            /// Whether it is made public.
            publicity ["scope"]
        }
        rest { }
    }
}

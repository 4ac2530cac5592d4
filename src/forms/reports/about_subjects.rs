//! The texts of the papers that tell what is on record about somebody.

use toml::Spanned;

use super::{sections::RawSection, texts::texts};

texts! {
    /// The texts of the public credit report (公共信用信息报告).
    PublicCreditTexts, PublicCreditHeadings {
        headings {
            /// Numbers of records by section.
            summary
            /// Sources and their age.
            sources
            /// The statement.
            statement
        }
        texts {
            /// The title where the subject is a natural person.
            title_person []
            /// What this is not: printed on the cover and above the text.
            mark []
            /// Below the numbers of records.
            counted ["as_of" "n"]
            /// Advice to an organisation without bad records: the national sentence.
            advice_clear []
            /// Advice to a person without bad records.
            advice_clear_person []
            /// Advice on black lists.
            advice_listed ["n"]
            /// Advice on lists of attention.
            advice_attention ["n"]
            /// Advice on other bad records.
            advice_negative ["n"]
            /// Advice on commitments that were not kept.
            advice_broken ["n"]
        }
        rest { section: Vec<Spanned<RawSection>> }
    }
}

texts! {
    /// The texts of the professional credit report (职业信用报告).
    CareerTexts, CareerHeadings {
        headings {
            /// For whom and for what.
            request
            /// Sources and their age.
            sources
            /// The statement.
            statement
        }
        texts {
            /// No register names the person.
            no_posts []
            /// Below the posts held.
            posts_note []
        }
        rest { section: Vec<Spanned<RawSection>> }
    }
}

texts! {
    /// The texts of the report on oneself (本人查询报告).
    OneselfTexts, OneselfHeadings {
        headings {
            /// Who asks.
            subject
            /// On which basis.
            request
            /// Listings.
            listings
            /// Records by category.
            records
            /// What one may do.
            rights
            /// Sources and their age.
            sources
            /// The statement.
            statement
        }
        texts {
            /// Which query of the year this is, and how many are free.
            count ["this" "free"]
            /// How to object.
            rights_objection []
            /// How to apply for repair.
            rights_repair []
            /// What may not be used any more.
            rights_use []
        }
        rest {}
    }
}

texts! {
    /// The texts of the notice of dishonesty (失信告知书).
    DishonestyTexts, DishonestyHeadings {
        headings {
            /// Who is told.
            subject
            /// The bad records.
            records
            /// What one may do.
            rights
            /// Sources and their age.
            sources
            /// The statement.
            statement
            /// Who received it, and when.
            service
        }
        texts {
            /// There are bad records.
            opening ["name" "as_of" "n"]
            /// There are none.
            nothing ["name" "as_of"]
            /// An undecided severity.
            ungraded []
            /// What the measures of the lists are.
            measures_note []
            /// Being heard, and legal remedies.
            rights_defence []
            /// How to object.
            rights_objection []
            /// How to apply for repair.
            rights_repair []
        }
        rest {}
    }
}

texts! {
    /// The texts of the notice of repair (信用修复告知书).
    RepairTexts, RepairHeadings {
        headings {
            /// Who is told.
            subject
            /// The bad records and their days.
            records
            /// Where and with what to apply.
            how
            /// Sources and their age.
            sources
            /// The statement.
            statement
        }
        texts {
            /// There are bad records.
            opening ["name" "as_of" "n"]
            /// There are none.
            nothing ["name" "as_of"]
            /// An undecided severity.
            ungraded []
            /// No rule gives a first day.
            no_rule []
            /// Publicity ends before anything can be applied for.
            ends_before []
            /// Repair waits for nothing but the duties.
            no_shortest []
            /// Who accepts applications.
            accepts []
            /// What they must bring.
            materials []
            /// That they cost nothing.
            free []
            /// What repair does.
            result []
        }
        rest {}
    }
}

//! Terms as the forms write them: `3年`, `36个月`, `60日`, `直至移出`.

use toml::Spanned;

use super::{Fault, FormsError, document::Document};
use crate::domain::term::Term;

/// Longer terms are slips of the pen, and would leave the calendar.
const LONGEST_YEARS: i32 = 100;

pub(super) fn read(document: &Document<'_>, text: &Spanned<String>) -> Result<Term, FormsError> {
    parse(text.get_ref()).ok_or_else(|| document.at(text, Fault::Term(text.get_ref().clone())))
}

fn parse(text: &str) -> Option<Term> {
    if text == "直至移出" {
        return Some(Term::UntilRemoved);
    }
    let number = |digits: &str| digits.parse().ok().filter(|n: &i32| *n > 0);
    if let Some(digits) = text.strip_suffix('年') {
        return number(digits).filter(|n| *n <= LONGEST_YEARS).map(Term::Years);
    }
    if let Some(digits) = text.strip_suffix("个月") {
        return number(digits).filter(|n| *n <= LONGEST_YEARS * 12).map(Term::Months);
    }
    let digits = text.strip_suffix('日')?;
    number(digits).filter(|n| *n <= LONGEST_YEARS * 366).map(Term::Days)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn terms_are_years_months_or_open() {
        assert_eq!(parse("3年"), Some(Term::Years(3)));
        assert_eq!(parse("36个月"), Some(Term::Months(36)));
        assert_eq!(parse("60日"), Some(Term::Days(60)));
        assert_eq!(parse("直至移出"), Some(Term::UntilRemoved));
        for text in ["", "年", "0年", "-1年", "3", "三年", "101年", "1.5年", "3 年", "3月"]
        {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}

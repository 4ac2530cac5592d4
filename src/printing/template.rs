//! The configured print command, split into words without a shell, with places for an order's values.

use super::error::CommandFault;
use super::order::Sides;

/// Part of a word.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Text(String),
    Printer,
    Copies,
    /// What is written for one side and for two.
    Sides(String, String),
    File,
    Title,
}

/// A print command: each word is a list of parts, the first word is the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Template {
    program: String,
    words: Vec<Vec<Part>>,
}

/// What an order puts in the places.
#[derive(Debug)]
pub(super) struct Values<'a> {
    /// `{printer}`
    pub printer: &'a str,
    /// `{copies}`
    pub copies: u32,
    /// `{sides}`
    pub sides: Sides,
    /// `{file}`
    pub file: &'a str,
    /// `{title}`
    pub title: &'a str,
}

impl Template {
    /// Reads `PROGRAM ARGUMENT..`. Quotation marks (`"` or `'`) hold a word together; a backslash
    /// is a backslash, because paths of Windows have them.
    pub(super) fn parse(text: &str) -> Result<Self, CommandFault> {
        let mut words = split(text)?.into_iter();
        let program = words.next().filter(|word| !word.is_empty()).ok_or(CommandFault::Empty)?;
        let words = words.map(|word| parts(&word)).collect::<Result<_, _>>()?;
        Ok(Self { program, words })
    }

    /// The program.
    pub(super) fn program(&self) -> &str {
        &self.program
    }

    /// Whether the printer's name is asked for.
    pub(super) fn names_printer(&self) -> bool {
        self.words.iter().flatten().any(|part| *part == Part::Printer)
    }

    /// Whether the PDF must lie in a file.
    pub(super) fn names_file(&self) -> bool {
        self.words.iter().flatten().any(|part| *part == Part::File)
    }

    /// The arguments for one order. Values are put in whole, never split or read again.
    pub(super) fn arguments(&self, values: &Values<'_>) -> Vec<String> {
        let write = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Printer => values.printer.to_owned(),
            Part::Copies => values.copies.to_string(),
            Part::Sides(one, two) => match values.sides {
                Sides::One => one.clone(),
                Sides::TwoLongEdge => two.clone(),
            },
            Part::File => values.file.to_owned(),
            Part::Title => values.title.to_owned(),
        };
        self.words.iter().map(|parts| parts.iter().map(write).collect()).collect()
    }
}

fn split(text: &str) -> Result<Vec<String>, CommandFault> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for character in text.chars() {
        match quote {
            Some(mark) if character == mark => quote = None,
            Some(_) => word.get_or_insert_default().push(character),
            None if character == '"' || character == '\'' => {
                quote = Some(character);
                word.get_or_insert_default();
            }
            None if character.is_whitespace() => words.extend(word.take()),
            None => word.get_or_insert_default().push(character),
        }
    }
    if quote.is_some() {
        return Err(CommandFault::OpenQuote);
    }
    words.extend(word);
    Ok(words)
}

fn parts(word: &str) -> Result<Vec<Part>, CommandFault> {
    let mut parts = Vec::new();
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('{') {
        let unknown = || CommandFault::Placeholder(after.to_owned());
        let (name, behind) = after.split_once('}').ok_or_else(unknown)?;
        if !before.is_empty() {
            parts.push(Part::Text(before.to_owned()));
        }
        parts.push(place(name)?);
        rest = behind;
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest.to_owned()));
    }
    Ok(parts)
}

/// `{sides}` is the keyword of IPP; `{sides=simplex|duplexlong}` is what another program calls it.
fn place(name: &str) -> Result<Part, CommandFault> {
    let keyword = |sides: Sides| sides.keyword().to_owned();
    let unknown = || CommandFault::Placeholder(name.to_owned());
    match name {
        "printer" => Ok(Part::Printer),
        "copies" => Ok(Part::Copies),
        "sides" => Ok(Part::Sides(keyword(Sides::One), keyword(Sides::TwoLongEdge))),
        "file" => Ok(Part::File),
        "title" => Ok(Part::Title),
        _ => {
            let words = name.strip_prefix("sides=").and_then(|words| words.split_once('|'));
            let (one, two) = words.ok_or_else(unknown)?;
            Ok(Part::Sides(one.to_owned(), two.to_owned()))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VALUES: Values<'_> = Values {
        printer: "一号 {file}",
        copies: 2,
        sides: Sides::TwoLongEdge,
        file: r"C:\数据\print 1.pdf",
        title: "栖信核 \"12\"号",
    };

    #[test]
    fn a_command_becomes_a_program_and_its_arguments() {
        for (text, program, arguments) in [
            (
                "SumatraPDF.exe -print-to {printer} -silent {file}",
                "SumatraPDF.exe",
                &["-print-to", "一号 {file}", "-silent", r"C:\数据\print 1.pdf"][..],
            ),
            (
                r#""C:\Program Files\S.exe"  -print-settings "{copies}x,{sides=simplex|duplexlong}" '' "#,
                r"C:\Program Files\S.exe",
                &["-print-settings", "2x,duplexlong", ""],
            ),
            ("lpr -#{copies} -o'sides={sides}'", "lpr", &["-#2", "-osides=two-sided-long-edge"]),
            ("p --title={title}", "p", &["--title=栖信核 \"12\"号"]),
        ] {
            let template = Template::parse(text).unwrap();
            assert_eq!(template.program(), program);
            assert_eq!(template.arguments(&VALUES), arguments, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_refused() {
        let place = |word: &str| CommandFault::Placeholder(word.to_owned());
        for (text, fault) in [
            ("", CommandFault::Empty),
            ("  ", CommandFault::Empty),
            ("'' a", CommandFault::Empty),
            ("p \"a", CommandFault::OpenQuote),
            ("p {datei}", place("datei")),
            ("p {}", place("")),
            ("p {file", place("file")),
            ("p {sides=one}", place("sides=one")),
        ] {
            assert_eq!(Template::parse(text), Err(fault), "{text}");
        }
    }
}

//! A small strict XML tokenizer that runs ahead of the spreadsheet library: tags must match, nothing
//! may be declared, and no token or nesting may grow past the limits. It builds nothing.

use std::io::BufRead;

use super::error::{Excess, ReadError};
use super::limits::Limits;

/// One piece of XML, borrowed from the tokenizer until the next call.
pub(super) enum Event<'a> {
    /// A start tag; an empty element is followed by its [`Event::End`].
    Start(Tag<'a>),
    /// An end tag: its prefix and name as written.
    End(&'a [u8]),
    /// Text with its entities.
    Text(&'a [u8]),
    /// Text that stands for itself.
    CData(&'a [u8]),
}

/// A start tag.
#[derive(Clone, Copy)]
pub(super) struct Tag<'a> {
    name: &'a [u8],
    rest: &'a [u8],
}

/// The part of a name after its prefix.
pub(super) fn local(name: &[u8]) -> &[u8] {
    name.iter().position(|&byte| byte == b':').map_or(name, |at| &name[at + 1..])
}

impl<'a> Tag<'a> {
    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a [u8] {
        local(self.name)
    }

    /// The prefix and name as written.
    pub(super) fn qualified(&self) -> &'a [u8] {
        self.name
    }

    /// Bytes of the tag.
    pub(super) fn length(&self) -> u64 {
        (self.name.len() + self.rest.len()) as u64
    }

    /// All attributes: qualified name and raw value.
    pub(super) fn attributes(&self) -> Attributes<'a> {
        Attributes { rest: self.rest }
    }

    /// The first attribute with this local name, raw.
    pub(super) fn attribute(&self, name: &str) -> Result<Option<&'a [u8]>, ReadError> {
        for attribute in self.attributes() {
            let (key, value) = attribute?;
            if local(key) == name.as_bytes() {
                return Ok(Some(value));
            }
        }
        Ok(None)
    }
}

/// The attributes of a tag.
pub(super) struct Attributes<'a> {
    rest: &'a [u8],
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a [u8], &'a [u8]), ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.rest = self.rest.trim_ascii_start();
        if self.rest.is_empty() {
            return None;
        }
        let pair = split_attribute(self.rest);
        match pair {
            Some((key, value, rest)) => {
                self.rest = rest;
                Some(Ok((key, value)))
            }
            None => {
                self.rest = &[];
                Some(Err(ReadError::damaged("XML 属性不完整")))
            }
        }
    }
}

fn split_attribute(input: &[u8]) -> Option<(&[u8], &[u8], &[u8])> {
    let equals = input.iter().position(|&byte| byte == b'=')?;
    let key = input[..equals].trim_ascii();
    let rest = input[equals + 1..].trim_ascii_start();
    let quote = *rest.first().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let end = rest[1..].iter().position(|&byte| byte == quote)?;
    let plain = !key.is_empty()
        && key.iter().all(|byte| !byte.is_ascii_whitespace() && !b"\"'".contains(byte));
    plain.then_some((key, &rest[1..=end], &rest[end + 2..]))
}

/// The tokenizer over one part.
pub(super) struct Xml<R> {
    input: R,
    token: Vec<u8>,
    open: Vec<u8>,
    starts: Vec<usize>,
    at: At,
    depth: u64,
    longest: u64,
}

#[derive(Clone, Copy)]
enum At {
    Text,
    Markup,
    /// Behind an empty element's tag, whose name has this length.
    EmptyElement(usize),
}

impl<R: BufRead> Xml<R> {
    pub(super) fn new(input: R, limits: &Limits) -> Self {
        Xml {
            input,
            token: Vec::with_capacity(1024),
            open: Vec::new(),
            starts: Vec::new(),
            at: At::Text,
            depth: limits.xml_depth,
            longest: limits.xml_token,
        }
    }

    /// How many elements are open, the one just started included.
    pub(super) fn depth(&self) -> usize {
        self.starts.len()
    }

    /// The next event, or `None` behind the closed root.
    pub(super) fn next(&mut self) -> Result<Option<Event<'_>>, ReadError> {
        loop {
            match self.at {
                At::EmptyElement(length) => {
                    self.at = At::Text;
                    self.pop();
                    return Ok(Some(Event::End(&self.token[..length])));
                }
                At::Text => {
                    self.token.clear();
                    let more = self.text()?;
                    self.at = At::Markup;
                    if !self.token.is_empty() {
                        return Ok(Some(Event::Text(&self.token)));
                    }
                    if !more {
                        return self.finish();
                    }
                }
                At::Markup => {
                    self.token.clear();
                    self.at = At::Text;
                    let Some(first) = self.peek()? else { return self.finish() };
                    match first {
                        b'?' => {
                            self.token.push(b'?');
                            self.input.consume(1);
                            self.until(b"?>")?;
                        }
                        b'/' => return self.end_tag().map(Some),
                        b'!' => {
                            if self.declaration()? {
                                let text = &self.token[8..self.token.len() - 3];
                                return Ok(Some(Event::CData(text)));
                            }
                        }
                        _ => return self.start_tag().map(Some),
                    }
                }
            }
        }
    }

    fn finish(&mut self) -> Result<Option<Event<'_>>, ReadError> {
        if self.starts.is_empty() {
            return Ok(None);
        }
        Err(ReadError::damaged("XML 没有写完"))
    }

    fn peek(&mut self) -> Result<Option<u8>, ReadError> {
        Ok(fill(&mut self.input)?.first().copied())
    }

    /// Collects text up to `<` (eaten); false at the end of the part.
    fn text(&mut self) -> Result<bool, ReadError> {
        loop {
            let chunk = fill(&mut self.input)?;
            if chunk.is_empty() {
                return Ok(false);
            }
            let found = chunk.iter().position(|&byte| byte == b'<');
            let length = found.unwrap_or(chunk.len());
            self.token.extend_from_slice(&chunk[..length]);
            self.input.consume(length + usize::from(found.is_some()));
            self.check_length()?;
            if found.is_some() {
                return Ok(true);
            }
        }
    }

    /// Collects up to and with `mark`.
    fn until(&mut self, mark: &[u8]) -> Result<(), ReadError> {
        let least = self.token.len() + mark.len();
        while self.token.len() < least || !self.token.ends_with(mark) {
            let chunk = fill(&mut self.input)?;
            let Some(&byte) = chunk.first() else {
                return Err(ReadError::damaged("XML 没有写完"));
            };
            self.token.push(byte);
            self.input.consume(1);
            self.check_length()?;
        }
        Ok(())
    }

    /// A comment (skipped, false) or CDATA (true); document types and entities are refused.
    fn declaration(&mut self) -> Result<bool, ReadError> {
        while self.token.len() < 3 {
            let Some(byte) = self.peek()? else {
                return Err(ReadError::damaged("XML 没有写完"));
            };
            self.token.push(byte);
            self.input.consume(1);
        }
        let next = self.peek()?;
        match self.token.as_slice() {
            // "<!-->" is read in different ways by different readers.
            b"!--" if !matches!(next, Some(b'>' | b'-')) => self.until(b"-->").map(|()| false),
            b"![C" => {
                self.until(b"]]>")?;
                if self.token.starts_with(b"![CDATA[") && self.token.len() >= 11 {
                    return Ok(true);
                }
                Err(ReadError::damaged("XML 标记不完整"))
            }
            _ => Err(ReadError::Entities),
        }
    }

    /// Collects a tag up to `>` (eaten, not kept), minding quotation marks.
    fn tag(&mut self) -> Result<(), ReadError> {
        let mut quote = None;
        loop {
            let chunk = fill(&mut self.input)?;
            if chunk.is_empty() {
                return Err(ReadError::damaged("XML 没有写完"));
            }
            let end = chunk.iter().position(|&byte| match quote {
                Some(open) => {
                    if byte == open {
                        quote = None;
                    }
                    false
                }
                None => {
                    if matches!(byte, b'"' | b'\'') {
                        quote = Some(byte);
                    }
                    byte == b'>'
                }
            });
            let length = end.unwrap_or(chunk.len());
            self.token.extend_from_slice(&chunk[..length]);
            self.input.consume(length + usize::from(end.is_some()));
            self.check_length()?;
            if end.is_some() {
                return Ok(());
            }
        }
    }

    fn start_tag(&mut self) -> Result<Event<'_>, ReadError> {
        self.tag()?;
        let empty = self.token.last() == Some(&b'/');
        if empty {
            self.token.pop();
        }
        let length =
            self.token.iter().position(u8::is_ascii_whitespace).unwrap_or(self.token.len());
        let name = &self.token[..length];
        if name.is_empty() || name.iter().any(|byte| b"<\"'=&".contains(byte)) {
            return Err(ReadError::damaged("XML 标记不完整"));
        }
        if self.starts.len() as u64 >= self.depth {
            return Err(ReadError::too_much(Excess::Depth, self.depth));
        }
        self.starts.push(self.open.len());
        self.open.extend_from_slice(name);
        if empty {
            self.at = At::EmptyElement(length);
        }
        Ok(Event::Start(Tag { name: &self.token[..length], rest: &self.token[length..] }))
    }

    fn end_tag(&mut self) -> Result<Event<'_>, ReadError> {
        self.tag()?;
        let length = self.token.trim_ascii_end().len();
        let start = self.starts.last().copied().unwrap_or(0);
        if self.starts.is_empty() || self.open[start..] != self.token[1..length] {
            return Err(ReadError::damaged("XML 标记不成对"));
        }
        self.pop();
        Ok(Event::End(&self.token[1..length]))
    }

    fn pop(&mut self) {
        if let Some(start) = self.starts.pop() {
            self.open.truncate(start);
        }
    }

    fn check_length(&self) -> Result<(), ReadError> {
        if self.token.len() as u64 > self.longest {
            return Err(ReadError::too_much(Excess::Token, self.longest));
        }
        Ok(())
    }
}

fn fill<R: BufRead>(input: &mut R) -> Result<&[u8], ReadError> {
    input.fill_buf().map_err(|_| ReadError::damaged("压缩内容无法解开"))
}

/// Text with the five named entities and character references put in.
pub(super) fn unescape(raw: &[u8]) -> Result<String, ReadError> {
    let bad = || ReadError::damaged("XML 文字无法识别");
    let text = std::str::from_utf8(raw).map_err(|_| bad())?;
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let end = rest[at..].find(';').ok_or_else(bad)? + at;
        out.push_str(&rest[..at]);
        out.push(entity(&rest[at + 1..end]).ok_or_else(bad)?);
        rest = &rest[end + 1..];
    }
    out.push_str(rest);
    Ok(out)
}

fn entity(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}

//! HTML to blocks.

mod ancestors;
pub(crate) mod evidence;
pub(crate) mod inside;
mod jsonld;
pub(crate) mod meta;
pub(crate) mod said;
pub(crate) mod words;

pub(crate) use ancestors::{CAPTIONS, COMMENTS, NEAR_CAPTION};
pub(crate) use inside::Inside;
pub(crate) use meta::Head;
pub(crate) use said::Saying;

use alloc::vec::Vec;

use self::said::Property;
use super::html::ancestors::Ancestors;
use super::html::inside::Inherited;
use super::{Block, BlockBuf};
use crate::error::OutOfMemory;
use crate::html::element::Element;
use crate::html::inherit::{BOLD, LINKS};
use crate::html::page::{self, Visitor};
use crate::html::run::Flow;
use crate::html::stack::Stack;
use crate::html::tag::{Attribute, AttributeName, value};
use crate::span::Span;
use crate::text::grow::Grow;
use crate::text::near::find;
use crate::text::space;
use crate::types::MetadataSource;

/// Memory that is kept from page to page.
#[derive(Debug, Clone, Default)]
pub(crate) struct Scratch {
    stack: Stack<Inherited>,
    around: Ancestors,
    evidence: evidence::Scratch,
}

/// Blocks that room is made for before they come.
const GUESS: usize = 4096;

/// Cuts the page `input` into blocks of visible text.
pub(crate) fn parse(input: &[u8], out: &mut BlockBuf) -> Result<(), OutOfMemory> {
    out.clear();
    let BlockBuf { blocks, text, runs, meta, saying, scratch } = out;
    // A fair guess for most pages; to grow often costs more.
    blocks.room((input.len() / 128).min(GUESS))?;
    runs.room((input.len() / 64).min(GUESS))?;
    text.room((input.len() / 8).min(64 * GUESS))?;
    let (taken, known) = (core::mem::take(text), core::mem::take(runs));
    let flow = Flow { text: taken, runs: known, block: 0 };
    let Scratch { stack, around, .. } = scratch;
    around.clear();
    let mut writer = Writer {
        input,
        flow,
        blocks,
        meta,
        saying,
        around,
        json: false,
        open: false,
        common: 0,
        alt: (Span::default(), 0),
        image: false,
    };
    page::read(input, stack, &mut writer)?;
    (*text, *runs) = (writer.flow.text, writer.flow.runs);
    evidence::weigh(input, text, meta, blocks, &mut scratch.evidence)
}

/// Shorter texts that stand for images say too little, of longer ones the beginning is compared.
const MIN_ALT: usize = 12;
const LONG_ALT: usize = 80;
/// Blocks after an image that may be its caption.
const AFTER_IMAGE: u8 = 3;

/// Writes blocks as the page is read.
struct Writer<'a> {
    input: &'a [u8],
    flow: Flow,
    blocks: &'a mut Vec<Block>,
    meta: &'a mut Head,
    saying: &'a mut Saying,
    around: &'a mut Ancestors,
    /// The script that was just opened is JSON-LD.
    json: bool,
    /// A block is being written: it has text.
    open: bool,
    /// What stands for the last image, and how many blocks it may be the caption of.
    alt: (Span, u8),
    /// There was an image since the last block.
    image: bool,
    /// How many elements of the last block are still open.
    common: usize,
}

impl Visitor for Writer<'_> {
    type Inherited = Inherited;

    #[inline]
    fn text(
        &mut self,
        start: usize,
        end: usize,
        stack: &mut Stack<Inherited>,
    ) -> Result<(), OutOfMemory> {
        match stack.preformatted() {
            true => self.lines(start, end, stack),
            false => self.piece(start, end, stack),
        }
    }

    #[inline]
    fn line(&mut self) -> Result<(), OutOfMemory> {
        if self.flow.text.len() > self.flow.block {
            self.end_line()?;
        }
        Ok(())
    }

    #[inline]
    fn block(&mut self) -> Result<(), OutOfMemory> {
        if self.flow.text.len() > self.flow.block {
            self.end_block()?;
        }
        Ok(())
    }

    #[inline]
    fn open(
        &mut self,
        element: Element,
        attributes: &[Attribute],
        outer: Option<&Inherited>,
    ) -> Result<Inherited, OutOfMemory> {
        let inherited = Inherited::of(self.input, element, attributes, outer);
        if element == Element::Html
            && let Some(lang) = value(attributes, AttributeName::Lang)
        {
            self.saying.push(Property::Language, MetadataSource::Meta, 1, lang)?;
        }
        if !inherited.datetime.is_empty() {
            self.time(element, attributes, &inherited)?;
        }
        Ok(inherited)
    }

    fn meta(&mut self, attributes: &[Attribute]) -> Result<(), OutOfMemory> {
        self.meta.tag(self.input, attributes, self.saying)
    }

    fn link(&mut self, attributes: &[Attribute]) -> Result<(), OutOfMemory> {
        let canonical = value(attributes, AttributeName::Rel)
            .is_some_and(|rel| self.input[rel].trim_ascii().eq_ignore_ascii_case(b"canonical"));
        if canonical && let Some(href) = value(attributes, AttributeName::Href) {
            self.saying.push(Property::Url, MetadataSource::Meta, 1, href)?;
        }
        Ok(())
    }

    fn image(&mut self, attributes: &[Attribute]) {
        self.image = !self.open;
        if let Some(alt) = value(attributes, AttributeName::Alt).filter(|alt| alt.len() >= MIN_ALT)
        {
            self.alt = (alt, AFTER_IMAGE);
        }
    }

    fn script(&mut self, attributes: &[Attribute]) {
        self.json = meta::is_json_ld(self.input, attributes);
    }

    fn raw(&mut self, element: Element, start: usize, end: usize) -> Result<(), OutOfMemory> {
        match element {
            Element::Title if self.meta.title.is_empty() => {
                self.meta.title = Span::at(start, end);
                self.saying.push(Property::Title, MetadataSource::Meta, 4, self.meta.title)
            }
            Element::Script if self.json => {
                jsonld::read(self.input, Span::at(start, end), self.meta, self.saying)
            }
            _ => Ok(()),
        }
    }
}

impl Writer<'_> {
    /// Takes the `datetime` of an element, and what it dates if it says so.
    fn time(
        &mut self,
        element: Element,
        attributes: &[Attribute],
        inherited: &Inherited,
    ) -> Result<(), OutOfMemory> {
        let text = |name| value(attributes, name).map_or(&[][..], |span| &self.input[span]);
        let property = text(AttributeName::Itemprop).trim_ascii();
        let (property, rank) = match () {
            () if inherited.is_of_comment() => (Property::Dated, 1),
            () if property.eq_ignore_ascii_case(b"datePublished") => (Property::Published, 1),
            () if property.eq_ignore_ascii_case(b"dateModified") => (Property::Modified, 1),
            () if element != Element::Time => return Ok(()),
            () => {
                let class = text(AttributeName::Class);
                let has =
                    |word: &[u8]| class.windows(word.len()).any(|w| w.eq_ignore_ascii_case(word));
                match () {
                    () if has(b"updated") || has(b"modified") => (Property::Modified, 3),
                    () if has(b"publi")
                        || has(b"entry-date")
                        || value(attributes, AttributeName::Pubdate).is_some() =>
                    {
                        (Property::Published, 3)
                    }
                    () => (Property::Dated, 1),
                }
            }
        };
        self.saying.push(property, MetadataSource::Microdata, rank, inherited.datetime)
    }

    fn end_line(&mut self) -> Result<(), OutOfMemory> {
        self.flow.trim();
        let block = &self.flow.text[self.flow.block..];
        // A second `<br>` with nothing visible between parts paragraphs. More than a few blanks are not looked at, or
        // many of them, looked at for each `<br>`, would take quadratic time.
        let tail = block.len().saturating_sub(64);
        let shown = space::trim_end(block, tail);
        if shown > tail && block[shown..].contains(&b'\n') {
            self.block()
        } else {
            self.flow.line()
        }
    }

    fn end_block(&mut self) -> Result<(), OutOfMemory> {
        let at = self.flow.block;
        let len = self.flow.text.len();
        let (start, end) = space::trim(&self.flow.text, at, len);
        if self.open && start < end {
            if self.alt.1 > 0 {
                self.alt.1 -= 1;
                self.around.block.markup.place.pictured = self.is_alt(start, end);
            }
            self.blocks.grow(Block { span: Span::at(start, end), ..self.around.block })?;
            match end == len {
                true => self.flow.text.grow(b'\n')?,
                false => self.flow.line()?,
            }
        } else {
            self.flow.truncate(at);
        }
        self.open = false;
        self.flow.block = self.flow.text.len();
        Ok(())
    }

    /// Old pages set a whole article in one `<pre>`: a blank line parts paragraphs there.
    fn lines(
        &mut self,
        start: usize,
        end: usize,
        stack: &mut Stack<Inherited>,
    ) -> Result<(), OutOfMemory> {
        let mut from = start;
        while let Some(line) = find(b'\n', &self.input[..end], from) {
            match self.input[from..line].trim_ascii() {
                [] => self.block()?,
                _ => self.piece(from, line + 1, stack)?,
            }
            from = line + 1;
        }
        self.piece(from, end, stack)
    }

    fn piece(
        &mut self,
        start: usize,
        end: usize,
        stack: &mut Stack<Inherited>,
    ) -> Result<(), OutOfMemory> {
        let from = self.flow.text.len();
        self.flow.push(self.input, start, end)?;
        let added = self.flow.text.len() - from;
        if added == 0 || added == 1 && self.flow.text[from] == b' ' {
            return Ok(());
        }
        let settled = self.around.read(self.input, stack)?;
        self.common = self.common.min(settled);
        let mut context = self.around.context();
        let added = added as u32;
        if !self.open {
            self.begin(context, stack);
        }
        if context & CAPTIONS != 0 {
            self.sign(from, settled, stack);
        }
        let markup = &mut self.around.block.markup;
        if stack.marked(LINKS) {
            context |= 1 << Inside::Link as u32;
            markup.link += added;
        }
        if stack.marked(BOLD) {
            context |= 1 << Inside::Bold as u32;
            markup.bold += added;
        }
        markup.context &= context;
        markup.parts |= context;
        Ok(())
    }

    /// Whether the text from `start` to `end` begins with what stands for the last image.
    #[inline(never)]
    fn is_alt(&self, start: usize, end: usize) -> bool {
        let alt = self.input[self.alt.0].trim_ascii();
        let text = &self.flow.text[start..end];
        let len = alt.len().min(LONG_ALT);
        len >= MIN_ALT && text.get(..len).is_some_and(|begin| begin == &alt[..len])
    }

    /// Notes where the credit of a caption may be, whose text from `from` on was just written.
    #[inline(never)]
    fn sign(&mut self, from: usize, settled: usize, stack: &Stack<Inherited>) {
        let own = stack.block().unwrap_or(0);
        let to = self.flow.text.len();
        let place = &mut self.around.block.markup.place;
        if settled <= own + 1 && from > self.flow.block {
            place.tail = from as u32;
        }
        let credit = place.credit;
        if self.around.is_signed(own) {
            let credit = if credit.is_empty() {
                Span::at(from, to)
            } else {
                Span::at(credit.start as usize, to)
            };
            self.around.block.markup.place.credit = credit;
        }
    }

    /// Begins a block with text of this context.
    #[inline]
    fn begin(&mut self, context: u64, stack: &Stack<Inherited>) {
        self.open = true;
        self.around.begin(stack);
        self.around.note_place(self.input, self.common.min(stack.len()));
        self.around.block.markup.place.below_image = core::mem::take(&mut self.image);
        self.common = usize::MAX;
        if context >> Inside::DateProperty as u32 & 1 == 1 {
            let evidence = evidence::of_date(self.input, date(stack), self.meta);
            self.around.block.markup.evidence = evidence;
        }
    }
}

/// The `datetime` of one of the three innermost open elements.
fn date(stack: &Stack<Inherited>) -> Span {
    let inner = (stack.len().saturating_sub(3)..stack.len()).rev();
    inner.map(|i| stack.get(i).1.datetime).find(|d| !d.is_empty()).unwrap_or_default()
}

#[cfg(test)]
mod tests;

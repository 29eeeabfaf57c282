//! Batches in the memory of Apache Arrow: a column of articles in, a column of results out, over the Arrow C Data Interface.

use core::ffi::{CStr, c_char, c_void};
use core::ptr::{null, null_mut};

use super::error::{Failure, copydesk_error, copydesk_status};
use super::extractor::copydesk_extractor;
use super::guard::{guard, guard_or, handle, shared};
use crate::document::{Annotations, Extractor, try_decode_metadata};
use crate::error::OutOfMemory;
use crate::text::grow::{Grow, GrowText};
use crate::types::Quote;

/// The type of a column, as the Arrow specification lays it out.
#[repr(C)]
pub struct ArrowSchema {
    format: *const c_char,
    name: *const c_char,
    metadata: *const c_char,
    flags: i64,
    n_children: i64,
    children: *mut *mut ArrowSchema,
    dictionary: *mut ArrowSchema,
    release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    private_data: *mut c_void,
}

/// The values of a column, as the Arrow specification lays it out.
#[repr(C)]
pub struct ArrowArray {
    length: i64,
    null_count: i64,
    offset: i64,
    n_buffers: i64,
    n_children: i64,
    buffers: *mut *const c_void,
    children: *mut *mut ArrowArray,
    dictionary: *mut ArrowArray,
    release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    private_data: *mut c_void,
}

impl Drop for ArrowSchema {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: it is set as long as the structure holds something, by the specification.
            unsafe { release(self) };
        }
    }
}

impl Drop for ArrowArray {
    fn drop(&mut self) {
        if let Some(release) = self.release {
            // SAFETY: it is set as long as the structure holds something, by the specification.
            unsafe { release(self) };
        }
    }
}

/// Mark up a column of articles: row i of the result is about article i.
/// schema and articles are a column of binary, large_binary, binary_view, utf8, large_utf8 or utf8_view, with or without nulls
/// and an offset. They are borrowed for the call and not released. Offsets in it are checked to be in order, and
/// views to be inside their buffers.
/// out_schema and out receive a struct column, which is the caller's to release:
///   status    uint32      a copydesk_status: 0, or why this article was skipped; null if the article is null
///   language  large_utf8  as copydesk_annotations_language gives it; null if there is none
///   sections  large_list<struct<kind, start, end: uint32>>
///   mentions  large_list<struct<label, start, end, entity: uint32, score: float32>>
///   entities  large_list<struct<label, start, end, mentions: uint32, key: uint64>>
///   metadata  large_list<struct<kind, source, start, end, flags: uint32, text: large_utf8>>
///   quotes    large_list<struct<kind, start, end, speaker_start, speaker_end, cue_start, cue_end, entity, section: uint32,
///             score: float32, parts: large_list<struct<start, end: uint32>>>>
/// start and end are bytes of that article; an entity's are those of its name, and text is what copydesk_decode_metadata
/// gives. A quote's entity and section are indices as in copydesk_quote, and its parts are its paragraphs. The lists of an
/// article that is null or was skipped are null; one bad article never fails the batch: its status is
/// INPUT_TOO_LARGE, INTERNAL, or INVALID_ARGUMENT where an offset or a view is wrong. Later versions may add columns: find
/// them by name.
/// Both outputs are written on success alone, over whatever they held. error may be NULL.
/// Fails with INVALID_ARGUMENT for another type of column and for one that is released, OUT_OF_MEMORY or INTERNAL.
/// cbindgen:postfix=COPYDESK_NONNULL(1, 2, 3, 4, 5)
#[must_use]
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copydesk_extract_arrow(
    extractor: *const copydesk_extractor,
    schema: *const ArrowSchema,
    articles: *const ArrowArray,
    out_schema: *mut ArrowSchema,
    out: *mut ArrowArray,
    error: *mut copydesk_error,
) -> copydesk_status {
    guard(error, || {
        if out_schema.is_null() || out.is_null() {
            return Err(Failure::argument("out_schema or out is NULL"));
        }
        // SAFETY: the header asks for NULL or a live extractor, and for a column that nothing changes.
        let (extractor, schema, articles) = unsafe {
            let (schema, articles) = (shared(schema, "schema")?, shared(articles, "articles")?);
            (shared(extractor, "extractor")?, schema, articles)
        };
        // SAFETY: the header asks for a column as the specification has it.
        let column = unsafe { Column::new(schema, articles)? };
        let mut rows = Rows::new()?;
        let mut annotations = Annotations::new();
        for i in 0..column.len {
            // SAFETY: the column is as the specification has it, and `i` is one of its rows.
            let article = unsafe { column.row(i) };
            rows.add(&extractor.0, article, &mut annotations)?;
        }
        let (made_schema, made) = (TABLE.schema()?, rows.array()?);
        // SAFETY: neither is NULL, and both are writable as the header asks.
        unsafe {
            out_schema.write(made_schema);
            out.write(made);
        }
        Ok(())
    })
}

/// How the bytes of a column's rows are found.
#[derive(Clone, Copy)]
enum Layout {
    /// Between two offsets of 32 bits.
    Small,
    /// Between two offsets of 64 bits.
    Large,
    /// In 16 bytes of its own, or where those say.
    View,
}

/// A row that is no article, because its place is none.
#[derive(Clone, Copy)]
struct NoPlace;

/// A column of articles.
struct Column {
    layout: Layout,
    len: usize,
    offset: usize,
    buffers: *const *const c_void,
    n_buffers: usize,
}

impl Column {
    /// # Safety
    ///
    /// Both are as the specification of the C Data Interface has them, and stay so as long as the column is used.
    unsafe fn new(schema: &ArrowSchema, array: &ArrowArray) -> Result<Column, Failure> {
        if schema.release.is_none() || array.release.is_none() {
            return Err(Failure::argument("the column is released"));
        }
        if schema.format.is_null() {
            return Err(Failure::argument("the column has no type"));
        }
        // SAFETY: not NULL, and NUL-terminated by the specification.
        let format = unsafe { CStr::from_ptr(schema.format) };
        let layout = match format.to_bytes() {
            b"z" | b"u" => Layout::Small,
            b"Z" | b"U" => Layout::Large,
            b"vz" | b"vu" => Layout::View,
            _ => {
                let told = format.to_str().unwrap_or("unknown");
                return Err(Failure::argument(format_args!(
                    "the column has the type {told:?}, which is neither binary nor utf8"
                )));
            }
        };
        let number = |n: i64| usize::try_from(n).ok();
        let numbers = (number(array.length), number(array.offset), number(array.n_buffers));
        let (Some(len), Some(offset), Some(n_buffers @ 3..)) = numbers else {
            return Err(Failure::argument("the column has an impossible length"));
        };
        if array.buffers.is_null() || !schema.dictionary.is_null() || !array.dictionary.is_null() {
            return Err(Failure::argument("the column has no buffers, or a dictionary"));
        }
        let column = Column { layout, len, offset, buffers: array.buffers, n_buffers };
        // SAFETY: an array of n_buffers pointers, 3 at least.
        if len > 0 && unsafe { column.buffer(1) }.is_null() {
            return Err(Failure::argument("the column lacks a buffer"));
        }
        Ok(column)
    }

    /// # Safety
    ///
    /// The promise of `new`, and `index` is below `n_buffers`.
    unsafe fn buffer(&self, index: usize) -> *const u8 {
        // SAFETY: the promise of this function.
        unsafe { self.buffers.add(index).read() }.cast()
    }

    /// The article of row `index`; `None` if it is null.
    ///
    /// # Safety
    ///
    /// The promise of `new`, and `index` is below `len`.
    unsafe fn row<'a>(&self, index: usize) -> Option<Result<&'a [u8], NoPlace>> {
        let at = self.offset + index;
        // SAFETY: the bitmap, if there is one, has a bit a row; the others an entry a row, offsets one more. The specification only
        // recommends that they are aligned.
        unsafe {
            let validity = self.buffer(0);
            if !validity.is_null() && validity.add(at / 8).read() & (1 << (at % 8)) == 0 {
                return None;
            }
            let places = self.buffer(1);
            Some(match self.layout {
                Layout::Small => {
                    let places = places.cast::<i32>().add(at);
                    self.between(
                        places.read_unaligned().into(),
                        places.add(1).read_unaligned().into(),
                    )
                }
                Layout::Large => {
                    let places = places.cast::<i64>().add(at);
                    self.between(places.read_unaligned(), places.add(1).read_unaligned())
                }
                Layout::View => self.view(places.add(16 * at)),
            })
        }
    }

    /// # Safety
    ///
    /// The promise of `new`, for a column with offsets, and `start..end` are two that follow each other.
    unsafe fn between<'a>(&self, start: i64, end: i64) -> Result<&'a [u8], NoPlace> {
        let start = usize::try_from(start).map_err(|_| NoPlace)?;
        let len =
            usize::try_from(end).ok().and_then(|end| end.checked_sub(start)).ok_or(NoPlace)?;
        // SAFETY: the third buffer has all bytes up to the last offset; it may be NULL if that is 0.
        unsafe {
            match (len, self.buffer(2)) {
                (0, _) => Ok(&[]),
                (_, data) if data.is_null() || len > isize::MAX as usize => Err(NoPlace),
                (_, data) => Ok(core::slice::from_raw_parts(data.add(start), len)),
            }
        }
    }

    /// # Safety
    ///
    /// The promise of `new`, for a column of views, and `view` is one of them.
    unsafe fn view<'a>(&self, view: *const u8) -> Result<&'a [u8], NoPlace> {
        // SAFETY: a view has 16 bytes: its length, then the bytes themselves if they are 12 at most, else four of them, the number
        // of a buffer, and where in it they begin. The last buffer has the sizes of those from the third on.
        unsafe {
            let number = |i: usize| {
                usize::try_from(view.cast::<i32>().add(i).read_unaligned()).map_err(|_| NoPlace)
            };
            let len = number(0)?;
            if len <= 12 {
                return Ok(core::slice::from_raw_parts(view.add(4), len));
            }
            let (buffer, start) = (number(2)?, number(3)?);
            if buffer >= self.n_buffers - 3 {
                return Err(NoPlace);
            }
            let size = self.buffer(self.n_buffers - 1).cast::<i64>().add(buffer).read_unaligned();
            let data = self.buffer(2 + buffer);
            let is_inside =
                usize::try_from(size).is_ok_and(|size| size >= len && size - len >= start);
            if !is_inside || data.is_null() {
                return Err(NoPlace);
            }
            Ok(core::slice::from_raw_parts(data.add(start), len))
        }
    }
}

/// Which rows have a value: a bit each.
#[derive(Default)]
struct Bits {
    bytes: Vec<u8>,
    len: usize,
    zeros: usize,
}

impl Bits {
    fn add(&mut self, is_set: bool) -> Result<(), OutOfMemory> {
        if self.len.is_multiple_of(8) {
            self.bytes.grow(0)?;
        }
        if let Some(last) = self.bytes.last_mut() {
            *last |= u8::from(is_set) << (self.len % 8);
        }
        self.len += 1;
        self.zeros += usize::from(!is_set);
        Ok(())
    }

    fn copy(&self) -> Result<Bits, OutOfMemory> {
        let mut bytes = Vec::new();
        bytes.grow_slice(&self.bytes)?;
        Ok(Bits { bytes, ..*self })
    }
}

/// Texts one behind the other.
struct Texts {
    ends: Vec<i64>,
    text: String,
}

impl Texts {
    fn new() -> Result<Texts, OutOfMemory> {
        Ok(Texts { ends: ends()?, text: String::new() })
    }

    fn add(&mut self, text: &str) -> Result<(), OutOfMemory> {
        self.text.grow_str(text)?;
        self.ends.grow(self.text.len() as i64)
    }

    fn node(self, valid: Option<Bits>) -> Node {
        let text = Buffer::Bytes(self.text.into_bytes());
        Node::new(self.ends.len() - 1, valid).with([Buffer::I64(self.ends), text])
    }
}

/// Offsets: where the first of something begins.
fn ends() -> Result<Vec<i64>, OutOfMemory> {
    let mut ends = Vec::new();
    ends.grow(0)?;
    Ok(ends)
}

/// The items of all rows, a vector for each of `N` numbers that an item has.
struct Items<const N: usize> {
    ends: Vec<i64>,
    numbers: [Vec<u32>; N],
}

impl<const N: usize> Items<N> {
    fn new() -> Result<Items<N>, OutOfMemory> {
        Ok(Items { ends: ends()?, numbers: [const { Vec::new() }; N] })
    }

    fn add(&mut self, item: [u32; N]) -> Result<(), OutOfMemory> {
        self.numbers.iter_mut().zip(item).try_for_each(|(numbers, number)| numbers.grow(number))
    }

    fn end_row(&mut self) -> Result<(), OutOfMemory> {
        let len = self.numbers.first().map_or(0, Vec::len);
        self.ends.grow(len as i64)
    }

    /// The list of structs, with `more` behind the numbers of the items.
    fn node(
        self,
        valid: Option<Bits>,
        more: impl IntoIterator<Item = Node>,
    ) -> Result<Node, OutOfMemory> {
        let (rows, len) = (self.ends.len() - 1, self.numbers.first().map_or(0, Vec::len));
        let mut fields = Vec::new();
        for numbers in self.numbers {
            fields.grow(Node::new(len, None).with([Buffer::U32(numbers)]))?;
        }
        fields.grow_by(more)?;
        let mut list = Node::new(rows, valid).with([Buffer::I64(self.ends)]);
        list.children.grow(Node { children: fields, ..Node::new(len, None) })?;
        Ok(list)
    }
}

/// The results so far.
struct Rows {
    given: Bits,
    done: Bits,
    status: Vec<u32>,
    has_language: Bits,
    language: Texts,
    sections: Items<3>,
    mentions: Items<4>,
    scores: Vec<f32>,
    entities: Items<4>,
    keys: Vec<u64>,
    metadata: Items<5>,
    texts: Texts,
    quotes: Items<9>,
    quote_scores: Vec<f32>,
    parts: Items<2>,
}

impl Rows {
    fn new() -> Result<Rows, OutOfMemory> {
        Ok(Rows {
            given: Bits::default(),
            done: Bits::default(),
            status: Vec::new(),
            has_language: Bits::default(),
            language: Texts::new()?,
            sections: Items::new()?,
            mentions: Items::new()?,
            scores: Vec::new(),
            entities: Items::new()?,
            keys: Vec::new(),
            metadata: Items::new()?,
            texts: Texts::new()?,
            quotes: Items::new()?,
            quote_scores: Vec::new(),
            parts: Items::new()?,
        })
    }

    /// Marks up an article and adds its row. Without memory the batch fails, for it may be tried again.
    fn add(
        &mut self,
        extractor: &Extractor,
        article: Option<Result<&[u8], NoPlace>>,
        found: &mut Annotations,
    ) -> Result<(), OutOfMemory> {
        let status = match article {
            Some(Ok(data)) => guard(null_mut(), || Ok(extractor.extract_into(data, found)?)),
            Some(Err(NoPlace)) => copydesk_status::InvalidArgument,
            None => copydesk_status::Ok,
        };
        if status == copydesk_status::OutOfMemory {
            return Err(OutOfMemory);
        }
        let data = match (status, article) {
            (copydesk_status::Ok, Some(Ok(data))) => Some(data),
            (copydesk_status::Ok, _) => {
                found.clear();
                None
            }
            // What a failure or a panic left half filled is no result.
            _ => {
                *found = Annotations::new();
                None
            }
        };
        self.given.add(article.is_some())?;
        self.done.add(data.is_some())?;
        self.status.grow(status as u32)?;
        self.has_language.add(found.language().is_some())?;
        self.language.add(found.language().unwrap_or_default())?;
        for section in found.sections() {
            self.sections.add([section.kind as u32, section.span.start, section.span.end])?;
        }
        self.sections.end_row()?;
        for mention in found.mentions() {
            let (label, span) = (mention.label as u32, mention.span);
            self.mentions.add([label, span.start, span.end, mention.entity])?;
            self.scores.grow(mention.score)?;
        }
        self.mentions.end_row()?;
        for entity in found.entities() {
            let (label, name) = (entity.label as u32, entity.name);
            self.entities.add([label, name.start, name.end, entity.mentions])?;
            self.keys.grow(entity.key)?;
        }
        self.entities.end_row()?;
        for entry in found.metadata() {
            let raw = data.and_then(|data| data.get(entry.span.range())).unwrap_or_default();
            let text = try_decode_metadata(raw, entry.source, found.format());
            self.texts.add(&text.map_err(|_| OutOfMemory)?)?;
            let (kind, source, span) = (entry.kind as u32, entry.source as u32, entry.span);
            self.metadata.add([kind, source, span.start, span.end, entry.flags])?;
        }
        self.metadata.end_row()?;
        for (i, quote) in found.quotes().iter().enumerate() {
            let Quote { kind, span, speaker, cue, entity, section, .. } = *quote;
            let places = [span.start, span.end, speaker.start, speaker.end, cue.start, cue.end];
            let [start, end, by, by_end, cue, cue_end] = places;
            let kind = kind as u32;
            self.quotes.add([kind, start, end, by, by_end, cue, cue_end, entity, section])?;
            self.quote_scores.grow(quote.score)?;
            for part in found.quote_parts(i) {
                self.parts.add([part.start, part.end])?;
            }
            self.parts.end_row()?;
        }
        self.quotes.end_row()
    }

    /// The struct column, in the order of `TABLE`.
    fn array(self) -> Result<ArrowArray, OutOfMemory> {
        let len = self.given.len;
        let scores = Node::new(self.scores.len(), None).with([Buffer::F32(self.scores)]);
        let keys = Node::new(self.keys.len(), None).with([Buffer::U64(self.keys)]);
        let quote_scores =
            Node::new(self.quote_scores.len(), None).with([Buffer::F32(self.quote_scores)]);
        let parts = self.parts.node(None, None)?;
        let done = || self.done.copy().map(Some);
        let columns = [
            Node::new(len, Some(self.given)).with([Buffer::U32(self.status)]),
            self.language.node(Some(self.has_language)),
            self.sections.node(done()?, None)?,
            self.mentions.node(done()?, [scores])?,
            self.entities.node(done()?, [keys])?,
            self.metadata.node(done()?, [self.texts.node(None)])?,
            self.quotes.node(done()?, [quote_scores, parts])?,
        ];
        let mut table = Node::new(len, None);
        table.children.grow_by(columns)?;
        table.array()
    }
}

/// The memory of a buffer.
#[derive(Default)]
enum Buffer {
    #[default]
    None,
    Bytes(Vec<u8>),
    U32(Vec<u32>),
    U64(Vec<u64>),
    I64(Vec<i64>),
    F32(Vec<f32>),
}

impl Buffer {
    /// Its first byte; NULL if it is empty.
    fn start(&self) -> *const c_void {
        fn of<T>(items: &[T]) -> *const c_void {
            if items.is_empty() { null() } else { items.as_ptr().cast() }
        }
        match self {
            Buffer::None => null(),
            Buffer::Bytes(items) => of(items),
            Buffer::U32(items) => of(items),
            Buffer::U64(items) => of(items),
            Buffer::I64(items) => of(items),
            Buffer::F32(items) => of(items),
        }
    }
}

/// A column of the result, before it is handed out.
struct Node {
    len: usize,
    nulls: usize,
    /// Which rows are valid, and what the type has besides.
    buffers: [Buffer; 3],
    n_buffers: usize,
    children: Vec<Node>,
}

impl Node {
    fn new(len: usize, valid: Option<Bits>) -> Node {
        let nulls = valid.as_ref().map_or(0, |valid| valid.zeros);
        // Without a null there is no bitmap.
        let valid =
            valid.filter(|_| nulls > 0).map_or(Buffer::None, |bits| Buffer::Bytes(bits.bytes));
        let buffers = [valid, Buffer::None, Buffer::None];
        Node { len, nulls, buffers, n_buffers: 1, children: Vec::new() }
    }

    fn with<const N: usize>(mut self, buffers: [Buffer; N]) -> Node {
        for (to, buffer) in self.buffers[1..].iter_mut().zip(buffers) {
            *to = buffer;
        }
        self.n_buffers = 1 + N;
        self
    }

    fn array(self) -> Result<ArrowArray, OutOfMemory> {
        let mut children = Children(Vec::new());
        for child in self.children {
            children.0.room(1)?;
            children.0.grow(handle(child.array()?)?)?;
        }
        let (len, nulls, n_buffers) = (self.len as i64, self.nulls as i64, self.n_buffers as i64);
        let pointers = [0, 1, 2].map(|i| self.buffers[i].start());
        let n_children = children.0.len() as i64;
        let held = handle(HeldArray { children, pointers, _buffers: self.buffers })?;
        // SAFETY: just made, and nothing else has it.
        let (buffers, children) = unsafe {
            let children: *mut *mut ArrowArray = (*held).children.0.as_mut_ptr();
            ((&raw mut (*held).pointers).cast(), if n_children > 0 { children } else { null_mut() })
        };
        Ok(ArrowArray {
            length: len,
            null_count: nulls,
            offset: 0,
            n_buffers,
            n_children,
            buffers,
            children,
            dictionary: null_mut(),
            release: Some(release_array),
            private_data: held.cast(),
        })
    }
}

/// Structures made by `handle`. Those that were moved out have no release any more, and are skipped.
struct Children<T>(Vec<*mut T>);

impl<T> Drop for Children<T> {
    fn drop(&mut self) {
        for &child in &self.0 {
            // SAFETY: made by `handle`, and freed here alone.
            drop(unsafe { Box::from_raw(child) });
        }
    }
}

/// What an array that is handed out owns.
struct HeldArray {
    children: Children<ArrowArray>,
    pointers: [*const c_void; 3],
    _buffers: [Buffer; 3],
}

unsafe extern "C" fn release_array(array: *mut ArrowArray) {
    guard_or((), || {
        // SAFETY: the specification asks for an array that is not released; its private data was made by `handle`.
        unsafe {
            drop(Box::from_raw((*array).private_data.cast::<HeldArray>()));
            (*array).private_data = null_mut();
            (*array).release = None;
        }
    });
}

unsafe extern "C" fn release_schema(schema: *mut ArrowSchema) {
    guard_or((), || {
        // SAFETY: the specification asks for a schema that is not released; its private data was made by `handle`.
        unsafe {
            drop(Box::from_raw((*schema).private_data.cast::<Children<ArrowSchema>>()));
            (*schema).private_data = null_mut();
            (*schema).release = None;
        }
    });
}

/// The name and type of a column of the result.
struct Field {
    name: &'static CStr,
    format: &'static CStr,
    is_nullable: bool,
    children: &'static [Field],
}

const NULLABLE: i64 = 2;

impl Field {
    const fn number(name: &'static CStr) -> Field {
        Field::of(name, c"I")
    }

    const fn of(name: &'static CStr, format: &'static CStr) -> Field {
        Field { name, format, is_nullable: false, children: &[] }
    }

    const fn list(name: &'static CStr, item: &'static [Field; 1]) -> Field {
        Field { name, format: c"+L", is_nullable: true, children: item }
    }

    const fn item(children: &'static [Field]) -> Field {
        Field { name: c"item", format: c"+s", is_nullable: false, children }
    }

    fn schema(&self) -> Result<ArrowSchema, OutOfMemory> {
        let mut children = Children(Vec::new());
        for child in self.children {
            children.0.room(1)?;
            children.0.grow(handle(child.schema()?)?)?;
        }
        let n_children = children.0.len() as i64;
        let held = handle(children)?;
        // SAFETY: just made, and nothing else has it.
        let children = unsafe { (*held).0.as_mut_ptr() };
        Ok(ArrowSchema {
            format: self.format.as_ptr(),
            name: self.name.as_ptr(),
            metadata: null(),
            flags: if self.is_nullable { NULLABLE } else { 0 },
            n_children,
            children: if n_children > 0 { children } else { null_mut() },
            dictionary: null_mut(),
            release: Some(release_schema),
            private_data: held.cast(),
        })
    }
}

const STATUS: Field = Field { is_nullable: true, ..Field::number(c"status") };
const LANGUAGE: Field = Field { is_nullable: true, ..Field::of(c"language", c"U") };
const START: Field = Field::number(c"start");
const END: Field = Field::number(c"end");
const PARTS: Field =
    Field { is_nullable: false, ..Field::list(c"parts", &[Field::item(&[START, END])]) };

/// The result's type.
static TABLE: Field = Field {
    name: c"",
    format: c"+s",
    is_nullable: false,
    children: &[
        STATUS,
        LANGUAGE,
        Field::list(c"sections", &[Field::item(&[Field::number(c"kind"), START, END])]),
        Field::list(
            c"mentions",
            &[Field::item(&[
                Field::number(c"label"),
                START,
                END,
                Field::number(c"entity"),
                Field::of(c"score", c"f"),
            ])],
        ),
        Field::list(
            c"entities",
            &[Field::item(&[
                Field::number(c"label"),
                START,
                END,
                Field::number(c"mentions"),
                Field::of(c"key", c"L"),
            ])],
        ),
        Field::list(
            c"metadata",
            &[Field::item(&[
                Field::number(c"kind"),
                Field::number(c"source"),
                START,
                END,
                Field::number(c"flags"),
                Field::of(c"text", c"U"),
            ])],
        ),
        Field::list(
            c"quotes",
            &[Field::item(&[
                Field::number(c"kind"),
                START,
                END,
                Field::number(c"speaker_start"),
                Field::number(c"speaker_end"),
                Field::number(c"cue_start"),
                Field::number(c"cue_end"),
                Field::number(c"entity"),
                Field::number(c"section"),
                Field::of(c"score", c"f"),
                PARTS,
            ])],
        ),
    ],
};

//! Without memory nothing ends the process: each door tells, leaks nothing, and works again once there is memory.
//!
//! The allocator fails the n-th allocation of a call, for every n: once, and from then on.
#![expect(unsafe_code, reason = "an allocator that fails")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Debug;
use std::fs;

use copydesk::{
    Annotations, Error, ErrorKind, Extractor, Format, Gazetteer, Label, MetadataSource, Model,
    try_decode, try_decode_metadata,
};

struct Failing;

/// Which allocations of this thread fail.
#[derive(Clone, Copy, PartialEq)]
enum Fail {
    Never,
    /// The one before which there are so many.
    Once(usize),
    /// That one and all after it.
    From(usize),
}

thread_local! {
    static FAIL: Cell<Fail> = const { Cell::new(Fail::Never) };
    /// Allocations since `FAIL` was set, and how many of them failed.
    static COUNT: Cell<usize> = const { Cell::new(0) };
    static FAILED: Cell<usize> = const { Cell::new(0) };
    /// Bytes that are held.
    static HELD: Cell<isize> = const { Cell::new(0) };
}

/// Counts an allocation; whether it is to fail.
fn fails() -> bool {
    let n = COUNT.replace(COUNT.get() + 1);
    let fails = match FAIL.get() {
        Fail::Never => false,
        Fail::Once(at) => n == at,
        Fail::From(at) => n >= at,
    };
    FAILED.set(FAILED.get() + usize::from(fails));
    fails
}

// SAFETY: a call is handed to the system's allocator as it came, or fails as any allocation may.
unsafe impl GlobalAlloc for Failing {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        if fails() {
            return std::ptr::null_mut();
        }
        HELD.set(HELD.get() + layout.size() as isize);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        if fails() {
            return std::ptr::null_mut();
        }
        HELD.set(HELD.get() + size as isize - layout.size() as isize);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        HELD.set(HELD.get() - layout.size() as isize);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Failing = Failing;

/// What `call` gives while allocations fail, and whether one did.
fn with<T>(fail: Fail, call: impl FnOnce() -> T) -> (T, bool) {
    COUNT.set(0);
    FAILED.set(0);
    FAIL.set(fail);
    let result = call();
    FAIL.set(Fail::Never);
    (result, FAILED.get() > 0)
}

/// Calls a door with handles of its own, `make`, so often that each of its allocations fails once alone and once with all that
/// follow; `call` is what fails, `show` what its result is told by. Returns how many allocations there were.
fn each_fails<H, T, S: PartialEq + Debug>(
    name: &str,
    make: impl Fn() -> H,
    call: impl Fn(&mut H) -> Result<T, Error>,
    show: impl Fn(&H, T) -> S,
) -> usize {
    some_fail(name, 1, make, call, show)
}

/// As [`each_fails`], of every `step`th allocation.
fn some_fail<H, T, S: PartialEq + Debug>(
    name: &str,
    step: usize,
    make: impl Fn() -> H,
    call: impl Fn(&mut H) -> Result<T, Error>,
    show: impl Fn(&H, T) -> S,
) -> usize {
    let wanted = {
        let mut fresh = make();
        let result = call(&mut fresh).unwrap();
        show(&fresh, result)
    };
    let mut all = 0;
    for fail in [Fail::Once, Fail::From] {
        for n in (0..).step_by(step) {
            let before = HELD.get();
            let mut handles = make();
            let (result, failed) = with(fail(n), || call(&mut handles));
            match result {
                Ok(result) => {
                    assert!(!failed, "{name}: allocation {n} failed and nobody was told");
                    assert_eq!(show(&handles, result), wanted, "{name}");
                    all += n;
                }
                Err(error) => {
                    assert_eq!(error.kind(), ErrorKind::OutOfMemory, "{name}, {n}: {error}");
                    assert!(failed && error.offset().is_none(), "{name}, {n}");
                    let again = call(&mut handles).unwrap();
                    assert_eq!(show(&handles, again), wanted, "{name}: after {n} failed");
                }
            }
            drop(handles);
            assert_eq!(HELD.get(), before, "{name}: {n} leaks");
            if !failed {
                break;
            }
        }
    }
    all
}

/// All that was found, written out.
fn found(annotations: &Annotations) -> String {
    let all = (
        (annotations.format(), annotations.language()),
        (annotations.sections(), annotations.comments(), annotations.captions()),
        (annotations.byline_authors(), annotations.datelines(), annotations.metadata()),
        (annotations.mentions(), annotations.entities(), annotations.entity_mentions()),
        annotations.values(),
    );
    format!("{all:?}")
}

/// Fails each allocation of marking up `article`, by annotations that are new and by some that hold another article.
fn extract(name: &str, extractor: &Extractor, article: &[u8]) -> usize {
    let fill = |out: &mut Annotations| {
        let result = extractor.extract_into(article, out);
        if result.is_err() {
            let empty = out.sections().is_empty() && out.mentions().is_empty();
            assert!(empty && out.metadata().is_empty() && out.format() == Format::Plain);
        }
        result
    };
    let used = || {
        let mut out = Annotations::new();
        extractor.extract_into(b"Ferry back in service\n\nBy Bo Ek\n", &mut out).unwrap();
        out
    };
    let show = |out: &Annotations, ()| found(out);
    each_fails(name, Annotations::new, fill, show) + each_fails(name, used, fill, show)
}

fn fixture(path: &str) -> Vec<u8> {
    fs::read(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn three_hundred() -> Vec<(String, Label)> {
    (0..300).map(|n| (format!("Graben Pier {n} Office"), Label::Organization)).collect()
}

#[test]
fn making_handles() {
    let model = Model::builtin();
    let own = fixture("src/data/sections_text.bin");
    let mut all = 0;
    all += each_fails("model", || (), |()| Model::from_bytes(&own), |(), _| ());
    let loaded = Model::from_bytes(&own).unwrap();
    for model in [&model, &loaded] {
        all += each_fails("extractor", || (), |()| Extractor::new(model), |(), _| ());
    }
    let names = three_hundred();
    let list = || names.iter().map(|(name, label)| (name.as_str(), *label));
    let compile = |(): &mut ()| Gazetteer::from_entries(list());
    all += each_fails("gazetteer", || (), compile, |(), gazetteer| gazetteer.len());
    let build = |gazetteer: &mut Option<Gazetteer>| {
        let gazetteer = gazetteer.take().unwrap_or_default();
        Extractor::builder().gazetteer(gazetteer).build(&model)
    };
    all += each_fails("build", || Some(Gazetteer::default()), build, |_, _| ());
    assert!(all > 50, "{all}");
}

#[test]
fn marking_up() {
    let model = Model::builtin();
    let extractor = Extractor::new(&model).unwrap();
    let gazetteer = Gazetteer::from_entries(three_hundred()).unwrap();
    let names = Extractor::builder().names_only().gazetteer(gazetteer).build(&model).unwrap();
    let sections = Extractor::builder().sections_only().build(&model).unwrap();
    let text = fixture("examples/harbour.txt");
    let page = fixture("tests/golden/article_page.html");
    let said = fixture("tests/golden/json_ld.html");
    let mut all = extract("text", &extractor, &text);
    all += extract("page", &extractor, &page);
    all +=
        extract("names", &names, b"Anna Lund of Graben Pier 7 Office saw Anna Lundqvist on May 3.");
    all += extract("metadata", &sections, &page);
    all += extract("JSON-LD", &sections, &said);
    assert!(all > 600, "{all}");
}

/// Every stage that grows does so here: many lines, titles, authors, comments, names, values, and words that no model knows.
#[test]
fn marking_up_much() {
    let extractor = Extractor::new(&Model::builtin()).unwrap();
    let text = fixture("examples/harbour.txt").repeat(8);
    let mut page = String::from("<html lang=en><title>Ferry back in service - Courier</title>\n");
    page += "<meta property=og:site_name content=Courier><script type=application/ld+json>[";
    for n in 0..40 {
        page += &format!(r##"{{"@id": "#n{n}", "@type": "Person", "name": "Anna Lund{n}ek"}},"##);
    }
    page += r##"{"@type": "NewsArticle", "headline": "Ferry back in service", "author": ["##;
    for n in 0..40 {
        page += &format!(r##"{{"@id": "#n{n}"}}, {{"name": "Bo Ek Gr\u00e4b{n}en"}},"##);
    }
    page += r#""x"], "keywords": ["ferry", "pier"]}]</script><h1>Ferry back in service</h1>"#;
    page += "<p>By Ann Lund, Bo Ek and Ida Falk <time datetime=2021-03-04>4 March 2021</time><ul>";
    for n in 0..60 {
        page += &format!(
            "<li><p>Skipper Xolq{n}uist Grabenqvelt of Pier{n} Works paid &euro;{n}0 on May {} at \
             Quz{n}hafen &amp; &laquo;Zol{n}&raquo;, and the ferry was late again that day.<br>",
            n % 28 + 1
        );
    }
    page += "</ul>";
    for n in 0..12 {
        page += &format!(
            "<div class=comment id=c{n}><b>user{n}</b> <i>{n} hours ago</i><p>Late.</div>"
        );
    }
    let mut all = 0;
    for (name, article) in [("text", &text[..]), ("page", page.as_bytes())] {
        let fill = |out: &mut Annotations| extractor.extract_into(article, out);
        all += each_fails(name, Annotations::new, fill, |out, ()| found(out));
    }
    assert!(all > 400, "{all}");
}

#[test]
fn golden_articles() {
    let extractor = Extractor::new(&Model::builtin()).unwrap();
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    for path in paths.filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "html")) {
        let article = fs::read(&path).unwrap();
        let fill = |out: &mut Annotations| extractor.extract_into(&article, out);
        let name = path.display().to_string();
        some_fail(&name, 9, Annotations::new, fill, |out, ()| found(out));
    }
}

#[test]
fn text() {
    let mut all = 0;
    for (raw, format) in [
        (&b"Fish &amp; <b>ships</b> \xFF sail"[..], Format::Html),
        (&b"<p>".repeat(90)[..], Format::Html),
        (b"a \xFF b", Format::Plain),
        (b"a \xFF b", Format::Html),
    ] {
        let decode = |(): &mut ()| try_decode(raw, format);
        all += each_fails("decode", || (), decode, |(), text| text.into_owned());
    }
    for source in [MetadataSource::JsonLd, MetadataSource::Meta, MetadataSource::Page] {
        let raw = br"Fisch \u0026 Schiffe &amp; \u00dc";
        let decode = |(): &mut ()| try_decode_metadata(raw, source, Format::Html);
        all += each_fails("decode_metadata", || (), decode, |(), text| text.into_owned());
    }
    assert!(all > 10, "{all}");
}

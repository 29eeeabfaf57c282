//! A reused extractor with reused annotations allocates nothing once they have seen the articles.
#![expect(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use copydesk::{Annotations, ErrorKind, Extractor, Format, Gazetteer, Label, Model, Quotes, Value};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
    /// Bytes that are there now, and the most that were.
    static HELD: Cell<isize> = const { Cell::new(0) };
    static MOST: Cell<isize> = const { Cell::new(0) };
}

fn grown(by: isize) {
    HELD.set(HELD.get() + by);
    MOST.set(MOST.get().max(HELD.get()));
}

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        grown(layout.size() as isize);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // Old and new may be there at once.
        grown(size as isize);
        grown(-(layout.size() as isize));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        grown(-(layout.size() as isize));
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn fixtures(extension: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/golden");
    let paths = fs::read_dir(folder).unwrap().map(|e| e.unwrap().path());
    let mut files: Vec<_> = paths
        .filter(|p| p.extension().is_some_and(|e| e == extension))
        .map(|p| (p.clone(), fs::read(p).unwrap()))
        .collect();
    files.sort();
    files
}

#[expect(clippy::print_stdout, reason = "for who looks at the figures")]
fn steady(format: Format, extension: &str) {
    // All quotes: what finds direct ones is a part of that.
    let extractor =
        Extractor::builder().format(format).quotes(Quotes::All).build(&Model::builtin()).unwrap();
    let mut annotations = Annotations::new();
    let files = fixtures(extension);
    assert!(!files.is_empty());
    let before = COUNT.get();
    let mut quotes = 0;
    for (_, input) in &files {
        extractor.extract_into(input, &mut annotations).unwrap();
        quotes += annotations.quotes().len();
    }
    assert!(quotes > 0);
    println!(
        "{extension}: {} allocations in the first {} articles",
        COUNT.get() - before,
        files.len()
    );
    for (path, input) in &files {
        let before = COUNT.get();
        extractor.extract_into(input, &mut annotations).unwrap();
        assert_eq!(COUNT.get() - before, 0, "allocations in {}", path.display());
    }
}

#[test]
fn plain_text_allocates_nothing_in_the_steady_state() {
    steady(Format::Plain, "txt");
}

#[test]
fn html_allocates_nothing_in_the_steady_state() {
    steady(Format::Html, "html");
}

#[test]
fn quotes_that_are_not_looked_for_take_no_memory() {
    let [off, direct] = [Quotes::Off, Quotes::Direct]
        .map(|quotes| Extractor::builder().quotes(quotes).build(&Model::builtin()).unwrap());
    let article = include_bytes!("../examples/council.txt");
    let mut annotations = Annotations::new();
    let mut count = |extractor: &Extractor| {
        let before = COUNT.get();
        extractor.extract_into(article, &mut annotations).unwrap();
        COUNT.get() - before
    };
    assert!(count(&off) > 0);
    assert_eq!(count(&off), 0);
    // The buffers of quotes were not made: they are now, and then there.
    assert!(count(&direct) > 0);
    assert_eq!(count(&direct), 0);
}

/// Bytes held beyond those of `before`, and the most that were since it was taken.
fn beyond(before: isize) -> (usize, usize) {
    ((HELD.get() - before).max(0) as usize, (MOST.get() - before).max(0) as usize)
}

/// Bytes held now; what was held at most is counted from here on.
fn mark() -> isize {
    MOST.set(HELD.get());
    HELD.get()
}

/// Articles that hold much of what some stage keeps.
const FLOODS: [(Format, &str, &str, &str); 15] = [
    (Format::Html, "", "<h1>a", ""),
    (Format::Html, "<table>", "<tr><td>a", ""),
    (Format::Html, "", "&lt;", ""),
    (Format::Html, "", "<meta name=author content='Ana Orlo'>", ""),
    (
        Format::Html,
        "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":[",
        "\"Ana Orlo\",",
        "\"\"]}</script>",
    ),
    (Format::Html, "", "<p>The harbour board of Tarvik voted on Tuesday to raise fares.", ""),
    (Format::Plain, "", "a\n\n", ""),
    (Format::Plain, "", "By Ana Orlo and Bo Tarn\n\n", ""),
    (Format::Plain, "", "bo  May 2, 2014 at 6:10 pm\nNot me.\n\n", ""),
    (Format::Plain, "", "The harbour board of Tarvik voted on Tuesday to pay $1 and 3%.\n\n", ""),
    (Format::Plain, "", "$1 3% ", ""),
    (Format::Plain, "", "Barado, Orlo, ", ""),
    (Format::Plain, "", "\"Not me,\" Ana Orlo said.\n\n", ""),
    (Format::Plain, "", "Ana Orlo said that Bo Tarn will not sail. ", ""),
    (Format::Plain, "", "ANA ORLO: Not you?\n\nBO TARN: Not me.\n\n", ""),
];

fn flood(
    (format, before, repeated, after): (Format, &str, &str, &str),
    len: usize,
) -> (Format, Vec<u8>) {
    let repeated = repeated.repeat((len - before.len() - after.len()) / repeated.len());
    (format, [before, &repeated, after].concat().into_bytes())
}

/// The annotations tell what they hold, to the byte.
#[test]
fn what_annotations_hold_is_what_they_say() {
    let model = Model::builtin();
    for (format, article) in FLOODS.map(|row| flood(row, 100_000)) {
        let names = [("Barado", Label::Location), ("a", Label::Misc), ("harbour", Label::Misc)];
        let listed = Extractor::builder().gazetteer(Gazetteer::from_entries(names).unwrap());
        for builder in [Extractor::builder(), Extractor::builder().names_only(), listed] {
            let extractor = builder.quotes(Quotes::All).format(format).build(&model).unwrap();
            let mut found = Annotations::new();
            let before = mark();
            extractor.extract_into(&article, &mut found).unwrap();
            assert_eq!(beyond(before).0, found.memory(), "{}", article[..40].escape_ascii());
            found = Annotations::new();
            assert_eq!((beyond(before).0, found.memory()), (0, 0));
        }
    }
}

/// After an article of 2 MB and a shrink the heap is as it was, and the next article is marked up as ever.
#[test]
fn shrunk_annotations_hold_little_and_work_again() {
    let extractor = Extractor::builder().format(Format::Plain).build(&Model::builtin()).unwrap();
    let (_, large) = flood(FLOODS[9], 2_000_000);
    let article = fs::read("examples/harbour.txt").unwrap();
    let before = mark();
    let mut found = Annotations::new();
    extractor.extract_into(&large, &mut found).unwrap();
    assert!(beyond(before).0 > 9_000_000);
    found.shrink();
    assert_eq!((found.sections().len(), found.mentions().len(), found.memory()), (0, 0, 0));
    assert_eq!(beyond(before).0, 0);
    extractor.extract_into(&article, &mut found).unwrap();
    let fresh = extractor.extract(&article).unwrap();
    assert_eq!(found.sections(), fresh.sections());
    assert_eq!(found.mentions(), fresh.mentions());
    // What an ordinary article needs is kept.
    let kept = found.memory();
    found.shrink();
    assert_eq!((found.sections().len(), found.memory()), (0, kept));
    assert!(kept > 0 && kept <= 1 << 20);
}

/// Of a very large article little more is held than the results: stages give back what they worked with before the next begins.
#[test]
fn a_large_article_holds_its_results_alone() {
    let (format, article) = flood(FLOODS[9], 2_000_000);
    let builder = Extractor::builder().format(format).quotes(Quotes::All);
    let extractor = builder.build(&Model::builtin()).unwrap();
    let mut found = Annotations::new();
    let mut held = 0;
    for _ in 0..2 {
        let before = mark();
        extractor.extract_into(&article, &mut found).unwrap();
        let results = size_of_val(found.sections())
            + size_of_val(found.mentions())
            + size_of_val(found.entities())
            + size_of_val(found.entity_mentions())
            + size_of_val(found.values());
        let memory = found.memory();
        // A buffer that grows may be larger by a quarter, and 512 KiB is kept of a stage.
        assert!(results > 5_000_000 && memory <= results * 5 / 4 + (2 << 20), "{memory}");
        // Two buffers of results that grow, old and new at once: the sum of all stages would be more than thrice the results.
        let most = held + beyond(before).1;
        assert!(most < results * 5 / 2, "{most} at once for {results}");
        held = memory;
    }
}

/// What the header says of memory: bytes for each byte of the article, and besides.
const PROSE: (usize, usize) = (8, 4 << 20);
const WORST: (usize, usize) = (56, 8 << 20);

#[test]
fn memory_stays_within_what_the_header_says() {
    let header = fs::read_to_string("include/copydesk.h").unwrap();
    let lines = header.lines().map(|line| line.trim_start_matches([' ', '*']));
    let header = lines.collect::<Vec<_>>().join(" ");
    for (words, (factor, besides)) in
        [("for prose at most {}", PROSE), ("A call holds at most {}", WORST)]
    {
        let words = words.replace("{}", &format!("{factor} bytes for each byte"));
        let at = header.find(&words).unwrap_or_else(|| panic!("{words}"));
        let rest = &header[at..at + words.len() + 60];
        assert!(rest.contains(&format!("{} MB", besides >> 20)), "{rest}");
    }
    let model = Model::builtin();
    for row in FLOODS {
        let (format, article) = flood(row, 1_000_000);
        let (factor, besides) = if row.2.contains("harbour board") { PROSE } else { WORST };
        for builder in [Extractor::builder(), Extractor::builder().names_only()] {
            let extractor = builder.quotes(Quotes::All).format(format).build(&model).unwrap();
            let (mut found, before) = (Annotations::new(), mark());
            extractor.extract_into(&article, &mut found).unwrap();
            let most = beyond(before).1;
            assert!(most <= factor * article.len() + besides, "{most} for {}", row.2);
        }
    }
}

/// What a limit of memory allows besides: a buffer that grows, the text of a page, a window of work.
fn bound(limit: usize, len: usize) -> usize {
    2 * limit + 8 * len + (16 << 20)
}

/// An article whose annotations would hold more than the limit is refused, whatever stage they are of; with the memory that it
/// takes it is marked up as ever.
#[test]
fn a_limit_of_memory_holds_on_floods() {
    let model = Model::builtin();
    for (format, article) in FLOODS.map(|row| flood(row, 200_000)) {
        for names in [false, true] {
            let builder = |limit| {
                let builder = Extractor::builder().format(format).max_memory(limit);
                let builder = builder.quotes(Quotes::All);
                if names { builder.names_only() } else { builder }.build(&model).unwrap()
            };
            let (unlimited, before) = (builder(0), mark());
            let whole = unlimited.extract(&article).unwrap();
            // What is held at the end, and the most that was on the way: stages give back what is much.
            let (needed, most_needed) = (whole.memory(), beyond(before).1);
            let mut found = Annotations::new();
            for limit in [1, needed / 8, needed / 2, needed - 1] {
                let (limited, before) = (builder(limit), mark());
                let error = limited.extract_into(&article, &mut found).unwrap_err();
                assert_eq!(error.kind(), ErrorKind::MemoryLimit);
                assert_eq!(
                    (found.sections().len(), found.mentions().len(), found.memory()),
                    (0, 0, 0)
                );
                let (left, most) = beyond(before);
                assert!(left == 0 && most <= bound(limit, article.len()), "{most} for {limit}");
                // What other articles left does not count.
                builder(0).extract_into(&article, &mut found).unwrap();
            }
            builder(most_needed).extract_into(&article, &mut found).unwrap();
            assert_eq!(found.sections(), whole.sections());
            assert_eq!(found.mentions(), whole.mentions());
            assert_eq!(found.entities(), whole.entities());
            let values = |found: &Annotations| {
                let said = |v: &Value| (v.mention, v.number.to_bits(), v.unit, v.timestamp);
                found.values().iter().map(said).collect::<Vec<_>>()
            };
            assert!(values(&found) == values(&whole));
            assert_eq!(found.quotes(), whole.quotes());
        }
    }
}

//! A reused extractor with reused annotations allocates nothing once they have seen the articles.
#![expect(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fs;
use std::path::PathBuf;

use copydesk::{Annotations, Extractor, Format, Model, Quotes};

struct Counting;

thread_local! {
    static COUNT: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.set(COUNT.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
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

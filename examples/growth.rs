//! Marks up files with fresh annotations each and prints what it took, for `benches/growth.py`.
//!
//! usage: growth (html | plain | names) FILE...
//!
//! A line a file: bytes, the most bytes of heap at once, nanoseconds. Callgrind collects inside `measured` alone, and writes
//! what it has when `report` begins.
#![expect(clippy::print_stdout, reason = "a program")]
#![expect(unsafe_code, reason = "an allocator that counts")]

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Instant;

use copydesk::{Annotations, Extractor, Format, Model};

struct Counting;

static NOW: AtomicUsize = AtomicUsize::new(0);
static MOST: AtomicUsize = AtomicUsize::new(0);

fn grown(by: usize) {
    let now = NOW.fetch_add(by, Relaxed) + by;
    MOST.fetch_max(now, Relaxed);
}

// SAFETY: every call is handed to the system's allocator as it came.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn realloc(&self, at: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // Old and new may be there at once.
        grown(size);
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.realloc(at, layout, size) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        NOW.fetch_sub(layout.size(), Relaxed);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[inline(never)]
fn measured(extractor: &Extractor, input: &[u8], found: &mut Annotations) {
    extractor.extract_into(black_box(input), found).expect("less than 4 GiB");
}

#[inline(never)]
fn report(len: usize, heap: usize, time: u128) {
    println!("{len} {heap} {time}");
}

fn main() {
    let mut args = std::env::args().skip(1);
    let builder = Extractor::builder();
    let builder = match args.next().as_deref() {
        Some("html") => builder.format(Format::Html),
        Some("plain") => builder.format(Format::Plain),
        Some("names") => builder.names_only(),
        _ => panic!("usage: growth (html | plain | names) FILE..."),
    };
    let extractor = builder.build(&Model::builtin()).unwrap();
    // What is done once a process is no part of an article.
    extractor.extract(b"Ana Orlo").expect("it is short");
    for file in args {
        let input = std::fs::read(file).expect("a file");
        let mut found = Annotations::new();
        let before = NOW.load(Relaxed);
        MOST.store(before, Relaxed);
        let start = Instant::now();
        measured(&extractor, &input, &mut found);
        let time = start.elapsed().as_nanos();
        report(input.len(), MOST.load(Relaxed) - before, time);
    }
}

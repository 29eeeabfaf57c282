//! Plain text to sections, one thread, beside two loops that only read the bytes; then inputs made to be slow.
//!
//! Articles are those of ../shared/corpus/text/dev.jsonl, or tests/golden/*.txt where there is no corpus.

mod articles;

use std::hint::black_box;

use articles::articles;
use copydesk::{Annotations, Extractor, Format, Model};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Inputs whose cost per byte should be near that of articles.
fn hostile() -> [(&'static str, Vec<u8>); 6] {
    let comments: String =
        (1..=1_000_000).map(|n| format!("{n}. ana says:\nMay 2, 2014 at 6:10 pm\n\n")).collect();
    [
        ("a million one-letter lines", b"a\n".repeat(1_000_000)),
        ("one line of 100 MB", b"harbour ".repeat(12_500_000)),
        ("a million numbered comment headers", comments.into_bytes()),
        ("a million blank lines", b"\n".repeat(1_000_000)),
        ("16 MB of full stops", b".".repeat(16 << 20)),
        ("16 MB that are no UTF-8", b"\xff".repeat(16 << 20)),
    ]
}

fn extractor() -> Extractor {
    Extractor::builder().format(Format::Plain).sections_only().build(&Model::builtin()).unwrap()
}

fn ordinary(criterion: &mut Criterion) {
    let articles = articles("text/dev.jsonl");
    let bytes: usize = articles.iter().map(Vec::len).sum();
    let extractor = extractor();
    let mut annotations = Annotations::new();
    let mut group = criterion.benchmark_group("articles");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("sections", |b| {
        b.iter(|| {
            for article in &articles {
                extractor.extract_into(article, &mut annotations).unwrap();
                black_box(annotations.sections());
            }
        });
    });
    group.bench_function("memchr newline count", |b| {
        b.iter(|| articles.iter().map(|a| memchr::memchr_iter(b'\n', a).count()).sum::<usize>());
    });
    group.bench_function("str::from_utf8", |b| {
        b.iter(|| articles.iter().filter(|a| std::str::from_utf8(a).is_ok()).count());
    });
    group.finish();
}

fn slow(criterion: &mut Criterion) {
    let extractor = extractor();
    let mut annotations = Annotations::new();
    let mut group = criterion.benchmark_group("hostile");
    group.sample_size(10);
    for (name, input) in hostile() {
        group.throughput(Throughput::Bytes(input.len() as u64));
        group.bench_with_input(BenchmarkId::from_parameter(name), &input, |b, input| {
            b.iter(|| extractor.extract_into(input, &mut annotations).unwrap());
        });
    }
    group.finish();
}

criterion_group!(benches, ordinary, slow);
criterion_main!(benches);

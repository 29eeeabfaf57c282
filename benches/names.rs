//! Bytes in, mentions out, one thread: tokenising included, on bare prose; with a caller's list of a million names; and inputs made
//! to be slow.
//!
//! Articles are those of ../shared/corpus/names/dev/desk_dev.jsonl, or tests/golden/*.txt where there is no corpus.

mod articles;

use std::hint::black_box;

use articles::articles;
use copydesk::{Annotations, Extractor, Format, Gazetteer, Label, Model};
use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};

/// Words and marks, as eval/score.py counts tokens.
fn tokens(article: &[u8]) -> u64 {
    let text = String::from_utf8_lossy(article);
    let (mut n, mut inside) = (0, false);
    for c in text.chars() {
        let word = c.is_alphanumeric() || c == '_';
        n += u64::from(if word { !inside } else { !c.is_whitespace() });
        inside = word;
    }
    n
}

fn extractor(gazetteer: Option<Gazetteer>) -> Extractor {
    let builder = Extractor::builder().format(Format::Plain).names_only();
    let builder = match gazetteer {
        Some(gazetteer) => builder.gazetteer(gazetteer),
        None => builder,
    };
    builder.build(&Model::builtin()).unwrap()
}

fn million() -> Gazetteer {
    Gazetteer::from_entries(
        (0..1_000_000).map(|i| (format!("Harbour{} Works {}", i % 50_000, i), Label::Organization)),
    )
    .unwrap()
}

fn ordinary(criterion: &mut Criterion) {
    let articles = articles("names/dev/desk_dev.jsonl");
    let mut annotations = Annotations::new();
    let mut group = criterion.benchmark_group("names");
    group.throughput(Throughput::Elements(articles.iter().map(|a| tokens(a)).sum()));
    for (name, extractor) in
        [("tagger", extractor(None)), ("with a million own names", extractor(Some(million())))]
    {
        group.bench_function(name, |b| {
            b.iter(|| {
                for article in &articles {
                    extractor.extract_into(article, &mut annotations).unwrap();
                    black_box(annotations.mentions());
                }
            });
        });
    }
    group.finish();
}

fn gazetteer(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("gazetteer");
    group.sample_size(10);
    group.bench_function("a million names loaded", |b| b.iter(|| black_box(million().len())));
    group.finish();
}

/// Inputs whose cost per byte should be near that of articles.
fn hostile() -> [(&'static str, Vec<u8>); 5] {
    let distinct: String = (0..1_000_000).map(|n| format!("Na{n:x} ")).collect();
    [
        ("one token of 10 MB", b"A".repeat(10 << 20)),
        ("a million distinct names in one line", distinct.into_bytes()),
        ("4 MB of initials", b"A.".repeat(2 << 20)),
        ("4 MB of hyphens and capitals", b"A-".repeat(2 << 20)),
        ("4 MB that are no UTF-8", b"\xff".repeat(4 << 20)),
    ]
}

fn slow(criterion: &mut Criterion) {
    let extractor = extractor(None);
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

criterion_group!(benches, ordinary, gazetteer, slow);
criterion_main!(benches);

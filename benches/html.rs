//! Reading pages: bytes per second of the lexer, of blocks, and of the whole path, over the pages of the corpus.
//!
//! Without the corpus there is nothing to read, and nothing is measured.

use std::hint::black_box;

use copydesk::internals::{HtmlBlocks, html_lex};
use copydesk::{Annotations, Extractor, Format, Model};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

#[path = "../tests/common/pages.rs"]
mod pages;

fn html(c: &mut Criterion) {
    let pages = pages::of("zyte_dev");
    let mut group = c.benchmark_group("html");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(pages.iter().map(|p| p.len() as u64).sum()));
    group.bench_function("lex", |b| {
        b.iter(|| pages.iter().map(|p| html_lex(black_box(p))).sum::<usize>())
    });
    let mut blocks = HtmlBlocks::default();
    group.bench_function("blocks", |b| {
        b.iter(|| pages.iter().for_each(|p| blocks.parse(black_box(p))))
    });
    let extractor = Extractor::builder().format(Format::Html).sections_only();
    let extractor = extractor.build(&Model::builtin()).unwrap();
    let mut annotations = Annotations::new();
    group.bench_function("sections", |b| {
        b.iter(|| {
            pages
                .iter()
                .for_each(|p| extractor.extract_into(black_box(p), &mut annotations).unwrap())
        })
    });
    group.finish();
}

criterion_group!(benches, html);
criterion_main!(benches);

//! What `--format` names. Each format has a file of its own and writes one article at a time, so that articles may come from
//! several threads; what stands before the first and behind the last is written once a file.

mod annotations;
mod csv;
mod jsonld;
mod markdown;
mod ninjs;
mod story;
mod tei;

use std::io::{self, Write};

use copydesk::Annotations;
use serde_json::Value;

use crate::args::{Args, Output};
use crate::article::Article;
use crate::{jsonl, listing, view};
use story::Story;

/// Writes what stands before the first article.
pub(crate) fn begin(args: &Args, out: &mut impl Write) -> io::Result<()> {
    match args.format {
        Output::Html => view::begin(out),
        Output::Csv => csv::begin(args.table, csv::Kind::Commas, out),
        Output::Tsv => csv::begin(args.table, csv::Kind::Tabs, out),
        Output::Tei => tei::begin(out),
        _ => Ok(()),
    }
}

/// Writes one article, the `number`th from 1 on.
pub(crate) fn write(
    article: &Article,
    annotations: &Annotations,
    number: usize,
    args: &Args,
    out: &mut impl Write,
) -> io::Result<()> {
    let story = Story { article, annotations };
    match args.format {
        Output::Jsonl => jsonl::write(article, annotations, args.only, out),
        Output::Text => listing::write(article, annotations, args.width(), out),
        Output::Html => view::write(article, annotations, number, out),
        Output::Markdown => markdown::write(&story, number, out),
        Output::Article => markdown::write_text(&story, number, out),
        Output::Csv => csv::write(&story, args.table, csv::Kind::Commas, out),
        Output::Tsv => csv::write(&story, args.table, csv::Kind::Tabs, out),
        Output::Ninjs => write_json(ninjs::item(&story), article, out),
        Output::Jsonld => write_json(jsonld::item(&story), article, out),
        Output::Annotations => write_json(annotations::page(&story), article, out),
        Output::Tei => tei::write(&story, number, out),
    }
}

/// Writes what stands behind the last article.
pub(crate) fn end(args: &Args, out: &mut impl Write) -> io::Result<()> {
    match args.format {
        Output::Html => view::end(out),
        Output::Tei => tei::end(out),
        _ => Ok(()),
    }
}

/// Writes a line of JSON without keys that have no value: what an article does not give is left out.
fn write_json(mut value: Value, article: &Article, out: &mut impl Write) -> io::Result<()> {
    prune(&mut value);
    jsonl::write_line(&value, article.len(), out)
}

fn prune(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.values_mut().for_each(prune);
            map.retain(|_, value| !is_empty(value));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        _ => {}
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

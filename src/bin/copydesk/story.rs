//! `copydesk story`: articles on one event compared. JSON of schema `copydesk-story/1`, of which the structs are the schema, tables, a page.

use std::io::{self, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use copydesk::story::{Article as Told, Claim, Story};
use copydesk::{Annotations, Extractor, Model, Qualifier, Quotes, Span};
use serde::Serialize;

use crate::args::{self, Report};
use crate::article::Article;
use crate::output::{self, Destination};
use crate::report::tell;
use crate::source::{Fields, Found, Item, Options, Sources, What};
use crate::view::escape::Escaped;

/// The articles, with what leads back from the library's bytes to those of the files.
struct Papers {
    articles: Vec<Article>,
    titles: Vec<Option<String>>,
}

/// Bytes that an article may have unpacked.
const LIMIT: u64 = 16 << 20;

/// Reads all files and compares them; those that fail are named on stderr.
pub(crate) fn run(args: &args::Story) -> Result<ExitCode> {
    let extractor = Extractor::builder().quotes(Quotes::All).build(&Model::builtin())?;
    output::refuse_inputs(&args.paths(), args.output.as_slice())?;
    let mut out = Destination::new(args.output.as_deref())?;
    let mut papers = Papers { articles: Vec::new(), titles: Vec::new() };
    let mut told = Vec::new();
    let mut annotations = Annotations::new();
    let mut code = ExitCode::SUCCESS;
    let mut read = |found: Found| -> Result<()> {
        let Found { source, bytes, format, charset } = found;
        let charset = charset.or(args.charset);
        let article =
            Article::mark_up(source, bytes, format, charset, &extractor, &mut annotations)?;
        let title = annotations.chosen(copydesk::MetadataKind::Title).next();
        papers.titles.push(
            title.map(|entry| article.show_metadata(entry, annotations.format()).into_owned()),
        );
        told.push(Told::new(article.text(), &annotations));
        papers.articles.push(article);
        Ok(())
    };
    // Files, then what lines of this command name among them; those are articles, and name no more.
    let mut named = Some(Vec::new());
    let mut paths = args.paths();
    loop {
        for Item { input, what, .. } in Sources::new(Options::of(paths))? {
            if matches!(what, What::End) {
                continue;
            }
            let done = match what.read(&input, &Fields::default(), LIMIT) {
                Ok(None) => continue,
                Ok(Some(found)) => match named.as_mut().zip(lines(&found.bytes)) {
                    Some((named, lines)) => {
                        named.extend(lines);
                        continue;
                    }
                    None => {
                        let source = found.source.clone();
                        read(found).map_err(|e| format!("{source}: {e:#}"))
                    }
                },
                Err(failure) => Err(format!("{}: {}", failure.source, failure.reason)),
            };
            if let Err(reason) = done {
                tell(&reason);
                code = ExitCode::FAILURE;
            }
        }
        match named.take() {
            Some(named) if !named.is_empty() => paths = named,
            _ => break,
        }
    }
    let story = if args.group { Story::grouped(&told) } else { Story::new(&told) };
    let name = out.name();
    match args.format {
        Report::Json => json(&papers, &story, &mut out),
        Report::Text => text(&papers, &story, &mut out),
        Report::Html => html(&papers, &story, &mut out),
    }
    .context(name)?;
    out.finish()?;
    Ok(code)
}

/// The sources that JSON lines of `copydesk` name; none if the bytes are not such lines.
fn lines(bytes: &[u8]) -> Option<Vec<PathBuf>> {
    #[derive(serde::Deserialize)]
    struct Line {
        schema: String,
        source: String,
    }
    if !bytes.starts_with(b"{\"schema\":\"copydesk/1\"") {
        return None;
    }
    let rows = bytes.split(|byte| *byte == b'\n').filter(|row| !row.is_empty());
    rows.map(|row| {
        serde_json::from_slice(row)
            .ok()
            .filter(|line: &Line| line.schema == "copydesk/1")
            .map(|line| line.source.into())
    })
    .collect()
}

#[derive(Serialize)]
struct Whole<'a> {
    schema: &'static str,
    articles: Vec<Paper<'a>>,
    entities: Vec<Thing<'a>>,
    figures: Vec<Figure<'a>>,
    quotes: Vec<Quote<'a>>,
    timeline: Vec<Day<'a>>,
    groups: &'a [Vec<u32>],
}

#[derive(Serialize)]
struct Paper<'a> {
    source: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

#[derive(Serialize)]
struct Thing<'a> {
    id: usize,
    kind: &'static str,
    name: &'a str,
    names: Vec<&'a str>,
    spellings: Vec<Spelling<'a>>,
}

#[derive(Serialize)]
struct Spelling<'a> {
    text: &'a str,
    mentions: Vec<Place>,
}

#[derive(Serialize)]
struct Place {
    article: u32,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct Figure<'a> {
    noun: &'a str,
    claims: Vec<Number<'a>>,
}

#[derive(Serialize)]
struct Number<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
    value: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    qualifier: Option<&'static str>,
    #[serde(skip_serializing_if = "str::is_empty")]
    currency: &'a str,
    source: Option<From<'a>>,
}

#[derive(Serialize)]
struct From<'a> {
    text: &'a str,
    entity: Option<u32>,
}

#[derive(Serialize)]
struct Quote<'a> {
    speaker: Option<u32>,
    wordings: Vec<Wording<'a>>,
}

#[derive(Serialize)]
struct Wording<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
    speaker: &'a str,
    own: &'a [(u32, u32)],
}

#[derive(Serialize)]
struct Day<'a> {
    date: String,
    entries: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    place: Place,
    text: &'a str,
}

impl Papers {
    fn place(&self, article: u32, span: Span) -> Place {
        let Span { start, end } = self.articles[article as usize].original(span);
        Place { article, start, end }
    }

    fn name(&self, article: u32) -> &str {
        let source = &*self.articles[article as usize].source;
        source.rsplit('/').next().unwrap_or(source)
    }
}

/// How a claim is hedged, unless it is not.
fn qualifier(claim: &Claim) -> Option<&'static str> {
    (claim.qualifier != Qualifier::Exact).then(|| claim.qualifier.name())
}

fn json(papers: &Papers, story: &Story, out: &mut impl Write) -> io::Result<()> {
    let whole = Whole {
        schema: "copydesk-story/1",
        articles: papers
            .articles
            .iter()
            .zip(&papers.titles)
            .map(|(article, title)| Paper { source: &article.source, title: title.as_deref() })
            .collect(),
        entities: story
            .entities
            .iter()
            .enumerate()
            .map(|(id, entity)| Thing {
                id,
                kind: entity.label.name(),
                name: &entity.name,
                names: entity.names.iter().map(|spelling| &*spelling.text).collect(),
                spellings: entity
                    .names
                    .iter()
                    .map(|spelling| Spelling {
                        text: &spelling.text,
                        mentions: spelling
                            .places
                            .iter()
                            .map(|(article, span)| papers.place(*article, *span))
                            .collect(),
                    })
                    .collect(),
            })
            .collect(),
        figures: story
            .figures
            .iter()
            .map(|figure| Figure {
                noun: &figure.noun,
                claims: figure
                    .claims
                    .iter()
                    .map(|claim| Number {
                        place: papers.place(claim.article, claim.span),
                        text: &claim.text,
                        value: claim.value,
                        qualifier: qualifier(claim),
                        currency: &claim.currency,
                        source: claim
                            .source
                            .as_ref()
                            .map(|source| From { text: &source.text, entity: source.entity }),
                    })
                    .collect(),
            })
            .collect(),
        quotes: story
            .quotes
            .iter()
            .map(|quote| Quote {
                speaker: quote.speaker,
                wordings: quote
                    .wordings
                    .iter()
                    .map(|wording| Wording {
                        place: papers.place(wording.article, wording.span),
                        text: &wording.text,
                        speaker: &wording.speaker,
                        own: &wording.own,
                    })
                    .collect(),
            })
            .collect(),
        timeline: story
            .timeline
            .iter()
            .map(|day| Day {
                date: day.date.to_string(),
                entries: day
                    .entries
                    .iter()
                    .map(|(article, span, text)| Entry {
                        place: papers.place(*article, *span),
                        text,
                    })
                    .collect(),
            })
            .collect(),
        groups: &story.groups,
    };
    serde_json::to_writer(&mut *out, &whole)?;
    out.write_all(b"\n")
}

/// Who makes a claim, for people: the full name of the entity, else the words of the text.
fn says<'a>(story: &'a Story, claim: &'a Claim) -> &'a str {
    match &claim.source {
        Some(source) => {
            source.entity.map_or(&*source.text, |entity| &story.entities[entity as usize].name)
        }
        None => "(the paper)",
    }
}

fn text(papers: &Papers, story: &Story, out: &mut impl Write) -> io::Result<()> {
    let clean = crate::listing::clean;
    let wide = (0..papers.articles.len() as u32)
        .map(|n| papers.name(n).chars().count())
        .max()
        .unwrap_or(0)
        .min(30);
    for figure in &story.figures {
        writeln!(out, "{}", clean(&figure.noun))?;
        for claim in &figure.claims {
            let name = papers.name(claim.article);
            writeln!(
                out,
                "  {:<wide$}  {:<36}  {}",
                clean(name),
                clean(&claim.text),
                clean(says(story, claim))
            )?;
        }
        writeln!(out)?;
    }
    for quote in &story.quotes {
        let speaker =
            quote.speaker.map_or("Quote", |entity| &*story.entities[entity as usize].name);
        writeln!(out, "{}", clean(speaker))?;
        for wording in &quote.wordings {
            writeln!(
                out,
                "  {:<wide$}  {}",
                clean(papers.name(wording.article)),
                clean(&wording.text)
            )?;
        }
        writeln!(out)?;
    }
    writeln!(out, "Names")?;
    for entity in story.entities.iter().filter(|entity| entity.names.len() > 1) {
        let names: Vec<&str> = entity.names.iter().map(|spelling| &*spelling.text).collect();
        writeln!(out, "  {:<13} {}", entity.label.name(), clean(&names.join(" = ")))?;
    }
    Ok(())
}

/// One page without scripts: figures with their sources, quotes with what each wording has alone, names by paper.
fn html(papers: &Papers, story: &Story, out: &mut impl Write) -> io::Result<()> {
    write!(
        out,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>copydesk story</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<h1>One story, {} articles</h1>\n<ol>\n",
        papers.articles.len()
    )?;
    for (article, title) in papers.articles.iter().zip(&papers.titles) {
        let title = title.as_deref().unwrap_or("");
        writeln!(out, "<li><b>{}</b> {}</li>", Escaped(&article.source), Escaped(title))?;
    }
    writeln!(out, "</ol>\n<h2>Figures</h2>")?;
    for figure in &story.figures {
        writeln!(out, "<h3>{}</h3>\n<table>", Escaped(&figure.noun))?;
        for claim in &figure.claims {
            let (paper, said) = (papers.name(claim.article), says(story, claim));
            writeln!(
                out,
                "<tr><td>{}<td><b>{}</b><td>{}</tr>",
                Escaped(paper),
                Escaped(&claim.text),
                Escaped(said)
            )?;
        }
        writeln!(out, "</table>")?;
    }
    writeln!(out, "<h2>Quotes in several wordings</h2>")?;
    for quote in &story.quotes {
        let speaker = quote.speaker.map_or("", |entity| &*story.entities[entity as usize].name);
        writeln!(out, "<h3>{}</h3>\n<table>", Escaped(speaker))?;
        for wording in &quote.wordings {
            write!(out, "<tr><td>{}<td>", Escaped(papers.name(wording.article)))?;
            let mut at = 0;
            for &(start, end) in &wording.own {
                let (start, end) = (start as usize, end as usize);
                write!(
                    out,
                    "{}<mark>{}</mark>",
                    Escaped(&wording.text[at..start]),
                    Escaped(&wording.text[start..end])
                )?;
                at = end;
            }
            writeln!(out, "{}</tr>", Escaped(&wording.text[at..]))?;
        }
        writeln!(out, "</table>")?;
    }
    writeln!(out, "<h2>Names by paper</h2>\n<table>\n<tr><th>")?;
    for article in 0..papers.articles.len() as u32 {
        write!(out, "<th>{}", Escaped(papers.name(article)))?;
    }
    writeln!(out, "</tr>")?;
    for entity in story.entities.iter().filter(|entity| entity.names.len() > 1) {
        write!(out, "<tr><th>{}", Escaped(&entity.name))?;
        for article in 0..papers.articles.len() as u32 {
            let here = |spelling: &&copydesk::story::Spelling| {
                spelling.places.iter().any(|place| place.0 == article)
            };
            let names: Vec<&str> =
                entity.names.iter().filter(here).map(|spelling| &*spelling.text).collect();
            let names = names.join(", ");
            write!(out, "<td>{}", Escaped(&names))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</table>\n<h2>Days</h2>\n<table>")?;
    for day in &story.timeline {
        for (article, _, sentence) in &day.entries {
            writeln!(
                out,
                "<tr><td>{}<td>{}<td>{}</tr>",
                day.date,
                Escaped(papers.name(*article)),
                Escaped(sentence)
            )?;
        }
    }
    writeln!(out, "</table>\n</body>\n</html>")
}

/// The look of the page.
const STYLE: &str = "body{font:16px/1.45 system-ui,sans-serif;max-width:72rem;margin:2rem auto;padding:0 1rem}\
table{border-collapse:collapse;width:100%}td,th{border-top:1px solid #ccc;padding:.3rem .6rem;text-align:left;vertical-align:top}\
h3{margin:1.2rem 0 .3rem}mark{background:#ffe9a8}";

//! The command `copydesk`: marks up articles and prints JSON lines, a listing or a page.

mod args;
mod article;
mod charset;
mod gazetteer;
mod jsonl;
mod listing;
mod output;
mod source;
mod story;
mod view;

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use copydesk::{Annotations, Extractor, Model};

use args::{Args, Only, Output, Task};
use article::Article;
use output::Destination;
use source::Source;

fn main() -> ExitCode {
    let args = Args::parse();
    match run(&args) {
        Ok(code) => code,
        // The reader of our output has seen enough (`copydesk ... | head`).
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            report(&e);
            ExitCode::FAILURE
        }
    }
}

/// Marks up all files; those that fail are named on stderr and the others are still done.
fn run(args: &Args) -> Result<ExitCode> {
    if let Some(page) = args.about_itself()? {
        io::stdout().write_all(&page).context("<stdout>")?;
        return Ok(ExitCode::SUCCESS);
    }
    if let Some(Task::Story(args)) = &args.command {
        return story::run(args);
    }
    let extractor = extractor(args)?;
    let mut out = Destination::new(args.output.as_deref(), args.sources())?;
    let name = out.name();
    let mut annotations = Annotations::new();
    let mut code = ExitCode::SUCCESS;
    if args.format == Output::Html {
        view::begin(&mut out).with_context(|| name.clone())?;
    }
    for (number, source) in (1..).zip(args.sources()) {
        match mark_up(source, args, &extractor, &mut annotations) {
            Ok(article) => {
                write(&article, &annotations, number, args, &mut out)
                    .with_context(|| name.clone())?;
            }
            Err(e) => {
                report(&e.context(source.name()));
                code = ExitCode::FAILURE;
            }
        }
    }
    if args.format == Output::Html {
        view::end(&mut out).with_context(|| name.clone())?;
    }
    out.finish()?;
    Ok(code)
}

fn extractor(args: &Args) -> Result<Extractor> {
    let model = match &args.model {
        Some(path) => {
            let name = || path.to_string_lossy().into_owned();
            Model::from_bytes(&fs::read(path).with_context(name)?).with_context(name)?
        }
        None => Model::builtin(),
    };
    let mut builder = Extractor::builder().quotes(args.quotes.into());
    if let Some(format) = args.input.format() {
        builder = builder.format(format);
    }
    if let Some(path) = &args.gazetteer {
        builder = builder.gazetteer(gazetteer::read(path)?);
    }
    builder = match args.only {
        Some(Only::Sections) => builder.sections_only(),
        Some(Only::Entities) => builder.names_only(),
        None => builder,
    };
    Ok(builder.build(&model)?)
}

fn mark_up(
    source: Source,
    args: &Args,
    extractor: &Extractor,
    annotations: &mut Annotations,
) -> Result<Article> {
    let (format, charset) = (args.input.format(), args.charset);
    Article::mark_up(source.name(), source.read()?, format, charset, extractor, annotations)
}

fn write(
    article: &Article,
    annotations: &Annotations,
    number: usize,
    args: &Args,
    out: &mut impl Write,
) -> io::Result<()> {
    match args.format {
        Output::Jsonl => jsonl::write(article, annotations, args.only, out),
        Output::Text => listing::write(article, annotations, args.width(), out),
        Output::Html => view::write(article, annotations, number, out),
    }
}

fn report(error: &anyhow::Error) {
    // Nothing is left to be done if stderr is closed too.
    let _ = writeln!(io::stderr(), "copydesk: {}", listing::clean(&format!("{error:#}")));
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
}

//! The command `copydesk`: marks up articles and prints JSON lines, a listing or a page.

mod args;
mod article;
mod charset;
mod html;
mod jsonl;
mod listing;

use std::fs::{self, File};
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use clap::Parser;
use copydesk::{Annotations, Extractor, Format, Model};

use args::{Args, Only, Output};
use article::Article;

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
    let extractor = extractor(args)?;
    let mut out: BufWriter<Box<dyn Write>> = BufWriter::new(match &args.output {
        Some(path) => {
            Box::new(File::create(path).with_context(|| path.to_string_lossy().into_owned())?)
        }
        None => Box::new(io::stdout()),
    });
    let mut annotations = Annotations::new();
    let mut code = ExitCode::SUCCESS;
    if args.format == Output::Html {
        html::begin(&mut out)?;
    }
    for name in args.sources() {
        match mark_up(name, args, &extractor, &mut annotations) {
            Ok(article) => write(&article, &annotations, args, &mut out)?,
            Err(e) => {
                report(&e.context(source_name(name).to_string()));
                code = ExitCode::FAILURE;
            }
        }
    }
    if args.format == Output::Html {
        html::end(&mut out)?;
    }
    out.flush()?;
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
    let mut builder = Extractor::builder();
    if let Some(format) = args.input.format() {
        builder = builder.format(format);
    }
    builder = match args.only {
        Some(Only::Sections) => builder.sections_only(),
        Some(Only::Entities) => builder.names_only(),
        None => builder,
    };
    Ok(builder.build(&model))
}

fn mark_up(
    name: &str,
    args: &Args,
    extractor: &Extractor,
    annotations: &mut Annotations,
) -> Result<Article> {
    let mut bytes = Vec::new();
    match name {
        "-" => io::stdin().lock().read_to_end(&mut bytes)?,
        _ => File::open(name)?.read_to_end(&mut bytes)?,
    };
    let guessed = args.input.format().is_none();
    if guessed
        && args.charset.is_none()
        && !charset::is_marked(&bytes)
        && let Some(kind) = Format::binary_kind(&bytes)
    {
        bail!("{kind}, not an article");
    }
    let article = Article::new(source_name(name), bytes, args.input.format(), args.charset)?;
    extractor.extract_into(article.text(), annotations)?;
    if annotations.format() == Format::Binary {
        let kind = Format::binary_kind(article.text()).unwrap_or("binary data");
        bail!("{kind}, not an article");
    }
    Ok(article)
}

fn write(
    article: &Article,
    annotations: &Annotations,
    args: &Args,
    out: &mut impl Write,
) -> io::Result<()> {
    match args.format {
        Output::Jsonl => jsonl::write(article, annotations, args.only, out),
        Output::Text => listing::write(article, annotations, args.width(), out),
        Output::Html => html::write(article, annotations, out),
    }
}

/// How output and messages call a source.
fn source_name(name: &str) -> &str {
    if name == "-" { "<stdin>" } else { name }
}

fn report(error: &anyhow::Error) {
    // Nothing is left to be done if stderr is closed too.
    let _ = writeln!(io::stderr(), "copydesk: {error:#}");
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
}

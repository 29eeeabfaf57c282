//! The command `copydesk`: marks up articles and prints them in one of many formats.

mod args;
mod article;
mod charset;
mod failure;
mod format;
mod gazetteer;
mod jsonl;
mod listing;
mod output;
mod report;
mod run;
mod source;
mod story;
mod view;

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::process::ExitCode;

use anyhow::{Context, Result};
use copydesk::{Extractor, Format, Model};

use args::{Args, Only, Task};

fn main() -> ExitCode {
    let args = Args::read();
    let done = match args.about_itself() {
        Ok(Some(page)) => {
            io::stdout().write_all(&page).context("<stdout>").map(|()| ExitCode::SUCCESS)
        }
        Ok(None) => match &args.command {
            Some(Task::Story(args)) => story::run(args),
            None => run::run(&args),
        },
        Err(e) => Err(e.into()),
    };
    match done {
        Ok(code) => code,
        // The reader of our output has seen enough (`copydesk ... | head`).
        Err(e) if is_broken_pipe(&e) => ExitCode::SUCCESS,
        Err(e) => {
            report::tell(&format!("{e:#}"));
            ExitCode::FAILURE
        }
    }
}

/// The extractor that the options ask for; of `format`, or of the one that it guesses.
fn extractor(args: &Args, format: Option<Format>) -> Result<Extractor> {
    let model = match &args.model {
        Some(path) => {
            let name = || path.to_string_lossy().into_owned();
            Model::from_bytes(&fs::read(path).with_context(name)?).with_context(name)?
        }
        None => Model::builtin(),
    };
    let mut builder = Extractor::builder().quotes(args.quotes.into()).max_memory(args.max_memory);
    if let Some(format) = format {
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

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    error.downcast_ref::<io::Error>().is_some_and(|e| e.kind() == ErrorKind::BrokenPipe)
}

//! The command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, ValueEnum};
use clap_complete::Shell;
use copydesk::Format;
use encoding_rs::Encoding;

use crate::charset;
use crate::source::Source;

/// Marks up news articles: sections, names and numbers as byte ranges of each file.
#[derive(Debug, Parser)]
#[command(
    version,
    after_help = "Exit status: 0, 1 if a file could not be done, 2 for a wrong option."
)]
pub(crate) struct Args {
    /// Articles, plain text or HTML; standard input if none or `-`
    files: Vec<OsString>,
    /// What to print
    #[arg(long, value_enum, default_value = "jsonl")]
    pub(crate) format: Output,
    /// How to read the files
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) input: Input,
    /// What `--format csv` and `tsv` have a row for
    #[arg(long, value_enum, default_value = "sections")]
    pub(crate) table: Table,
    /// Limit the work; with `entities` each file is taken as one piece of prose
    #[arg(long, value_enum)]
    pub(crate) only: Option<Only>,
    /// The files' charset as their HTTP header names it; else byte order mark, UTF-8, `<meta charset>`, a guess
    #[arg(long, value_name = "NAME", value_parser = charset::by_name)]
    pub(crate) charset: Option<&'static Encoding>,
    /// A model to use instead of the built-in one
    #[arg(long, value_name = "FILE")]
    pub(crate) model: Option<PathBuf>,
    /// Names of your own, one a line: the name, a tab, and its label (`person`, `organization`, `location` ...)
    #[arg(long, value_name = "FILE")]
    pub(crate) gazetteer: Option<PathBuf>,
    /// Where to write; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Columns of `--format text`; `COLUMNS` or 100 if not given
    #[arg(long, value_name = "N")]
    width: Option<usize>,
    /// Print the completions of a shell, and do nothing else
    #[arg(long, value_enum, value_name = "SHELL", exclusive = true)]
    pub(crate) completions: Option<Shell>,
    /// Print the manual page, and do nothing else
    #[arg(long, exclusive = true)]
    pub(crate) man: bool,
}

/// What is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Output {
    /// One JSON object a line, a file each
    Jsonl,
    /// A listing to read
    Text,
    /// One page for a browser
    Html,
    /// The story as Markdown (CommonMark)
    Markdown,
    /// The story as clean text: headline, deck, subheadings and body
    Article,
    /// A table with commas, for spreadsheets; `--table` says of what
    Csv,
    /// The same with tabs and without quotes
    Tsv,
    /// IPTC ninjs 3.1, one JSON object a line
    Ninjs,
    /// schema.org NewsArticle as JSON-LD, one object a line
    Jsonld,
    /// W3C Web Annotations, one page of them a line
    Annotations,
    /// TEI P5, a corpus of all articles
    Tei,
}

/// What a table has a row for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Table {
    /// Each section
    Sections,
    /// Each thing named, once an article
    Entities,
    /// Each time that it is named
    Mentions,
}

/// How files are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Input {
    /// Guess from the first bytes
    Auto,
    /// As plain text
    Text,
    /// As HTML
    Html,
}

/// The one half of the work that is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Only {
    /// No names
    Sections,
    /// No sections
    Entities,
}

impl Args {
    /// The files, or standard input.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        let stdin = self.files.is_empty().then_some(OsStr::new("-"));
        self.files.iter().map(OsString::as_os_str).chain(stdin).map(Source)
    }

    /// The arguments, or no return: wrong ones are said, and end the process with 2.
    pub(crate) fn read() -> Args {
        let args = Args::parse();
        let table = matches!(args.format, Output::Csv | Output::Tsv).then_some(args.table);
        let is_story = matches!(args.format, Output::Markdown | Output::Article);
        let wrong = match args.only {
            Some(Only::Entities) if is_story || table == Some(Table::Sections) => "entities",
            Some(Only::Sections) if table.is_some_and(|table| table != Table::Sections) => {
                "sections"
            }
            _ => return args,
        };
        let message = format!("with --only {wrong} there is nothing to print in this format");
        Args::command().error(ErrorKind::ArgumentConflict, message).exit()
    }

    /// Completions of a shell or the manual page, if one is asked for.
    pub(crate) fn about_itself(&self) -> std::io::Result<Option<Vec<u8>>> {
        let mut page = Vec::new();
        match self.completions {
            Some(shell) => {
                clap_complete::generate(shell, &mut Args::command(), "copydesk", &mut page)
            }
            None if self.man => clap_mangen::Man::new(Args::command()).render(&mut page)?,
            None => return Ok(None),
        }
        Ok(Some(page))
    }

    /// Columns that the listing may take.
    pub(crate) fn width(&self) -> usize {
        let columns = || std::env::var("COLUMNS").ok()?.parse().ok();
        self.width.or_else(columns).unwrap_or(100).clamp(40, 1000)
    }
}

impl Input {
    /// The format, unless it is to be guessed.
    pub(crate) fn format(self) -> Option<Format> {
        match self {
            Input::Auto => None,
            Input::Text => Some(Format::Plain),
            Input::Html => Some(Format::Html),
        }
    }
}

//! The command line.

use std::ffi::{OsStr, OsString};
use std::path::PathBuf;

use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use copydesk::Format;
use encoding_rs::Encoding;

use crate::charset;
use crate::source::Source;

/// Marks up news articles: sections, names and numbers as byte ranges of each file.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit status: 0, 1 if a file could not be done, 2 for a wrong option."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Task>,
    /// Articles, plain text or HTML; standard input if none or `-`
    files: Vec<OsString>,
    /// What to print
    #[arg(long, value_enum, default_value = "jsonl")]
    pub(crate) format: Output,
    /// How to read the files
    #[arg(long, value_enum, default_value = "auto")]
    pub(crate) input: Input,
    /// Limit the work; with `entities` each file is taken as one piece of prose
    #[arg(long, value_enum)]
    pub(crate) only: Option<Only>,
    /// Quotations to look for: none, those in quotation marks, also reported speech without marks
    #[arg(long, value_enum, default_value = "direct")]
    pub(crate) quotes: Quotes,
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

/// What else than marking up is done.
#[derive(Debug, Subcommand)]
pub(crate) enum Task {
    /// Compare articles on one event: names, figures and who gives them, quotes
    Story(Story),
}

/// The command line of `story`.
#[derive(Debug, clap::Args)]
pub(crate) struct Story {
    /// Articles, plain text or HTML, or JSON lines of this command, of which the sources are read; standard input if none or `-`
    files: Vec<OsString>,
    /// What to print
    #[arg(long, value_enum, default_value = "json")]
    pub(crate) format: Report,
    /// First tell which articles tell one event, and compare those
    #[arg(long)]
    pub(crate) group: bool,
    /// The files' charset as their HTTP header names it; else byte order mark, UTF-8, `<meta charset>`, a guess
    #[arg(long, value_name = "NAME", value_parser = charset::by_name)]
    pub(crate) charset: Option<&'static Encoding>,
    /// Where to write; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
}

/// How a story is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Report {
    /// One JSON object
    Json,
    /// Tables to read
    Text,
    /// One page for a browser
    Html,
}

impl Story {
    /// The files, or standard input.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        sources(&self.files)
    }
}

/// The files, or standard input.
fn sources(files: &[OsString]) -> impl Iterator<Item = Source<'_>> {
    let stdin = files.is_empty().then_some(OsStr::new("-"));
    files.iter().map(OsString::as_os_str).chain(stdin).map(Source)
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

/// Which quotations are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Quotes {
    /// None
    Off,
    /// Those in quotation marks
    Direct,
    /// Also reported speech
    All,
}

impl From<Quotes> for copydesk::Quotes {
    fn from(quotes: Quotes) -> copydesk::Quotes {
        match quotes {
            Quotes::Off => copydesk::Quotes::Off,
            Quotes::Direct => copydesk::Quotes::Direct,
            Quotes::All => copydesk::Quotes::All,
        }
    }
}

impl Args {
    /// The files, or standard input.
    pub(crate) fn sources(&self) -> impl Iterator<Item = Source<'_>> {
        sources(&self.files)
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

//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use copydesk::Format;
use encoding_rs::Encoding;
use glob::Pattern;

use crate::charset;
use crate::output::{Layout, state};
use crate::source::Fields;

/// Marks up news articles: sections, names and numbers as byte ranges of each file.
#[derive(Debug, Parser)]
#[command(
    version,
    args_conflicts_with_subcommands = true,
    after_help = "Exit status: 0, 1 if an article could not be done, 2 for a wrong option, 130 after Ctrl-C."
)]
pub(crate) struct Args {
    #[command(subcommand)]
    pub(crate) command: Option<Task>,
    /// Articles, plain text or HTML, packed or not; WARC files; folders; standard input if none or `-`
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
    /// Quotations to look for: none, those in quotation marks, also reported speech and turns of interviews without marks
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
    /// Bytes of memory that the results of one file and the work on it may hold; a file that needs more is not done
    #[arg(long, value_name = "BYTES", default_value_t = 0, hide_default_value = true)]
    pub(crate) max_memory: usize,
    /// A file to write, or a folder if it is one or ends with `/`; standard output if not given
    #[arg(long, short, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) batch: Batch,
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
    /// The files that arguments name.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(PathBuf::from).collect()
    }
}

/// Options of runs over many articles.
#[derive(Debug, clap::Args)]
#[command(next_help_heading = "Many articles")]
pub(crate) struct Batch {
    /// Read the names of files from a list, one a line or with a NUL behind each; `-` is standard input
    #[arg(long, value_name = "FILE")]
    pub(crate) files_from: Option<OsString>,
    /// Of folders read only files that the pattern fits, by name or by path below the folder
    #[arg(long, value_name = "PATTERN", value_parser = Pattern::new)]
    pub(crate) glob: Vec<Pattern>,
    /// Read JSON lines: the field that holds plain text, by name or, from `/` on, as JSON pointer
    #[arg(long, value_name = "FIELD")]
    text_field: Option<String>,
    /// Read JSON lines: the field that holds HTML
    #[arg(long, value_name = "FIELD")]
    html_field: Option<String>,
    /// Of JSON lines the field that names the article; file and line if not given
    #[arg(long, value_name = "FIELD")]
    id_field: Option<String>,
    /// MiB that a record, a line or an unpacked article may have
    #[arg(long, value_name = "MIB", default_value = "16", value_parser = clap::value_parser!(u64).range(1..4096))]
    record_limit: u64,
    /// Articles that are worked on at a time; 0 for as many as there are cores. Results keep the order of the sources
    #[arg(long, short, value_name = "N", default_value = "1")]
    jobs: usize,
    /// Write files of so many articles each into the folder of `--output`, not one for each input
    #[arg(long, value_name = "ARTICLES", requires = "output", value_parser = clap::value_parser!(u64).range(1..))]
    shards: Option<u64>,
    /// Go on where a run with the same options stopped; the state is beside the output. An input that changed is done again
    #[arg(long, requires = "output")]
    resume: bool,
    /// Write errors to a file, a JSON object a line, not to standard error
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Option<PathBuf>,
    /// Stop at the first error
    #[arg(long, conflicts_with = "keep_going")]
    pub(crate) fail_fast: bool,
    /// Do the others when an article fails, which is what is done unless told otherwise
    #[arg(long)]
    keep_going: bool,
    /// Print counts, speed and errors by kind at the end, to standard error
    #[arg(long)]
    pub(crate) summary: bool,
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
    /// Each quote, with who said it
    Quotes,
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
    /// Also what stands without marks
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

impl Args {
    /// The command line, or the end of the command with its message.
    pub(crate) fn read() -> Args {
        let args = Args::parse();
        match args.fault() {
            Some(fault) => Args::command().error(ErrorKind::ArgumentConflict, fault).exit(),
            None => args,
        }
    }

    /// Why the options do not go together.
    fn fault(&self) -> Option<&'static str> {
        let table = matches!(self.format, Output::Csv | Output::Tsv).then_some(self.table);
        let is_story = matches!(self.format, Output::Markdown | Output::Article);
        Some(match self.only {
            Some(Only::Entities) if is_story || table == Some(Table::Sections) => {
                "with --only entities there is nothing to print in this format"
            }
            Some(Only::Sections) if table.is_some_and(|table| table != Table::Sections) => {
                "with --only sections there is nothing to print in this format"
            }
            _ if !self.batch.resume => return None,
            _ if self.format == Output::Html => "--resume cannot go on with a page of HTML",
            _ if self.format == Output::Tei => "--resume cannot go on with a corpus of TEI",
            _ if self.reads_stdin() => "--resume cannot go on with standard input",
            _ => return None,
        })
    }

    fn reads_stdin(&self) -> bool {
        self.files.iter().any(|file| file == "-")
            || (self.files.is_empty() && self.batch.files_from.is_none())
    }

    /// The files that arguments name.
    pub(crate) fn paths(&self) -> Vec<PathBuf> {
        self.files.iter().map(PathBuf::from).collect()
    }

    /// Whether results go to a folder.
    pub(crate) fn is_folder(&self) -> bool {
        let ends = |path: &PathBuf| path.as_os_str().as_encoded_bytes().ends_with(b"/");
        let is_folder = |path: &PathBuf| path.is_dir() || ends(path);
        self.batch.shards.is_some() || self.output.as_ref().is_some_and(is_folder)
    }

    /// Which articles share a file of the folder.
    pub(crate) fn layout(&self) -> Layout {
        self.batch.shards.map_or(Layout::Mirror, Layout::Shards)
    }

    /// The file of the state, if the run goes on with another.
    pub(crate) fn state(&self) -> Option<PathBuf> {
        let output = self.output.as_deref().filter(|_| self.batch.resume)?;
        Some(state::path(output, self.is_folder()))
    }

    /// The options that change what is written, for the state to hold.
    pub(crate) fn shape(&self) -> String {
        let charset = self.charset.map(Encoding::name);
        let Args {
            format,
            table,
            input,
            only,
            quotes,
            model,
            gazetteer,
            max_memory,
            batch,
            width,
            ..
        } = self;
        let Batch { text_field, html_field, id_field, record_limit, shards, .. } = batch;
        let version = env!("CARGO_PKG_VERSION");
        format!(
            "{version} {format:?} {table:?} {input:?} {only:?} {quotes:?} {charset:?} {model:?} \
             {gazetteer:?} {max_memory} {width:?} {text_field:?} {html_field:?} {id_field:?} {record_limit} {shards:?}"
        )
    }

    /// Fields of JSON lines.
    pub(crate) fn fields(&self) -> Fields {
        let Batch { text_field, html_field, id_field, .. } = &self.batch;
        Fields { text: text_field.clone(), html: html_field.clone(), id: id_field.clone() }
    }

    /// Bytes that a record may have.
    pub(crate) fn limit(&self) -> u64 {
        self.batch.record_limit << 20
    }

    /// Threads that work.
    pub(crate) fn jobs(&self) -> usize {
        match self.batch.jobs {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            jobs => jobs,
        }
    }
}

impl Output {
    /// The ending of files that hold it.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Output::Jsonl => "jsonl",
            Output::Text => "txt",
            Output::Html => "html",
            Output::Markdown => "md",
            Output::Article => "article.txt",
            Output::Csv => "csv",
            Output::Tsv => "tsv",
            Output::Ninjs => "ninjs.jsonl",
            Output::Jsonld => "jsonld",
            Output::Annotations => "annotations.jsonl",
            Output::Tei => "xml",
        }
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

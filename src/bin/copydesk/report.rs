//! What is told of a run: errors as they come, progress on a terminal, the summary at the end.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use indicatif::{HumanBytes, ProgressBar, ProgressDrawTarget, ProgressStyle};
use serde::Serialize;

use crate::failure::{Failure, Kind};
use crate::listing;
use crate::output::open_at;

/// Runs that end sooner show no progress.
const QUIET: Duration = Duration::from_secs(1);

/// Counts, and where errors go.
pub(crate) struct Report {
    began: Instant,
    articles: u64,
    bytes: u64,
    /// Records that are no page.
    others: u64,
    failures: BTreeMap<Kind, u64>,
    errors: Option<Errors>,
    bar: Option<ProgressBar>,
}

/// `--errors FILE`: an error a line.
pub(crate) struct Errors {
    file: File,
    name: String,
    length: u64,
}

/// A line of it.
#[derive(Serialize)]
struct Line<'a> {
    source: &'a str,
    kind: &'static str,
    error: &'a str,
}

impl Errors {
    /// Keeps the first `length` bytes.
    pub(crate) fn open(path: &Path, length: u64) -> Result<Errors> {
        let name = path.to_string_lossy().into_owned();
        Ok(Errors { file: open_at(path, length)?, name, length })
    }
}

impl Report {
    /// `shows` says whether progress may be shown, should stderr be a terminal.
    pub(crate) fn new(errors: Option<Errors>, shows: bool) -> Report {
        let bar = (shows && io::stderr().is_terminal()).then(|| {
            let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
            let style = ProgressStyle::with_template("{spinner} {elapsed} {msg}");
            bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()));
            bar
        });
        let (began, failures) = (Instant::now(), BTreeMap::new());
        Report { began, articles: 0, bytes: 0, others: 0, failures, errors, bar }
    }

    /// An article of `bytes` bytes was written.
    pub(crate) fn article(&mut self, bytes: u64) {
        self.articles += 1;
        self.bytes += bytes;
        let Some(bar) = &self.bar else { return };
        if bar.is_hidden() && self.began.elapsed() > QUIET {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
        if !bar.is_hidden() {
            bar.set_message(self.progress());
            bar.tick();
        }
    }

    /// A record was no page.
    pub(crate) fn other(&mut self) {
        self.others += 1;
    }

    /// An article could not be done.
    pub(crate) fn failure(&mut self, failure: &Failure) -> Result<()> {
        *self.failures.entry(failure.kind).or_default() += 1;
        let Failure { kind, source, reason } = failure;
        let Some(errors) = &mut self.errors else {
            let line = format!("{source}: {reason}");
            match &self.bar {
                Some(bar) => bar.suspend(|| tell(&line)),
                None => tell(&line),
            }
            return Ok(());
        };
        let mut line = serde_json::to_vec(&Line { source, kind: kind.name(), error: reason })?;
        line.push(b'\n');
        errors.file.write_all(&line).with_context(|| errors.name.clone())?;
        errors.length += line.len() as u64;
        Ok(())
    }

    /// Length of the file of errors.
    pub(crate) fn errors(&self) -> u64 {
        self.errors.as_ref().map_or(0, |errors| errors.length)
    }

    /// Whether all articles were done.
    pub(crate) fn is_clean(&self) -> bool {
        self.failures.is_empty()
    }

    /// Takes progress from the terminal.
    pub(crate) fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn progress(&self) -> String {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let rate = self.articles as f64 / seconds;
        let bytes = HumanBytes(self.bytes);
        let errors: u64 = self.failures.values().sum();
        format!("{} articles, {bytes}, {rate:.1} articles/s, {errors} errors", self.articles)
    }

    /// `--summary`: what was done, how fast, and errors by kind.
    pub(crate) fn summary(&self, skipped: u64) {
        let seconds = self.began.elapsed().as_secs_f64().max(0.001);
        let megabytes = self.bytes as f64 / 1e6;
        tell(&format!(
            "{} articles, {megabytes:.1} MB in {seconds:.1} s: {:.1} articles/s, {:.1} MB/s",
            self.articles,
            self.articles as f64 / seconds,
            megabytes / seconds
        ));
        if self.others + skipped > 0 {
            let others = self.others;
            tell(&format!("{others} records without an article, {skipped} files done before"));
        }
        if !self.failures.is_empty() {
            let kinds =
                self.failures.iter().map(|(kind, count)| format!("{} {count}", kind.name()));
            let kinds: Vec<String> = kinds.collect();
            tell(&format!("errors: {}", kinds.join(", ")));
        }
    }
}

/// Writes a line to stderr.
pub(crate) fn tell(line: &str) {
    // In one piece, as threads and other commands may write too. Nothing is left to be done if stderr is closed.
    let line = format!("copydesk: {}\n", listing::clean(line));
    let _ = io::stderr().write_all(line.as_bytes());
}

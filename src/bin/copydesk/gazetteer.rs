//! `--gazetteer FILE`: a name a line and, behind a tab, its label.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use copydesk::{Gazetteer, Label};

/// Reads the file. Lines that are empty or begin with `#` are skipped.
pub(crate) fn read(path: &Path) -> Result<Gazetteer> {
    let file = || path.to_string_lossy().into_owned();
    let text = fs::read_to_string(path).with_context(file)?;
    let lines =
        (1..).zip(text.lines()).filter(|(_, l)| !l.trim().is_empty() && !l.starts_with('#'));
    let entries: Vec<_> = lines
        .map(|(number, line)| entry(line).with_context(|| format!("{}:{number}", file())))
        .collect::<Result<_>>()?;
    Ok(Gazetteer::from_entries(entries)?)
}

fn entry(line: &str) -> Result<(&str, Label)> {
    let (name, label) = line.split_once('\t').context("no tab between a name and its label")?;
    let labels = || Label::ALL.map(Label::name).join(", ");
    let known = label.trim().parse().ok();
    Ok((name, known.with_context(|| format!("{label:?} is none of {}", labels()))?))
}

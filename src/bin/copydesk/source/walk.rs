//! Which files are read: arguments, lists of names, folders with all that is in them, names with `*`.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use glob::{MatchOptions, Pattern};
use walkdir::WalkDir;

use crate::failure::{Failure, Kind};

/// A file, or why a name gives none.
pub(crate) type Found = Result<PathBuf, Failure>;

/// Files one by one: no list of all is ever made.
pub(crate) type Files = Box<dyn Iterator<Item = Found> + Send>;

/// The files that `name` stands for: itself, those of a folder in the order of their names, those that a pattern fits.
pub(crate) fn files(name: PathBuf, only: &[Pattern]) -> Files {
    if name.is_dir() {
        return folder(name, only.to_vec());
    }
    // As a shell does: names that begin with a dot are only fitted by one.
    let options = MatchOptions { require_literal_leading_dot: true, ..MatchOptions::new() };
    let pattern = name.to_str().filter(|text| text.contains(['*', '?', '[']) && !name.exists());
    let Some(paths) = pattern.and_then(|pattern| glob::glob_with(pattern, options).ok()) else {
        return Box::new(std::iter::once(Ok(name)));
    };
    let mut paths = paths.peekable();
    if paths.peek().is_none() {
        let failure = Failure::new(Kind::Unreadable, shown(&name), "no file fits");
        return Box::new(std::iter::once(Err(failure)));
    }
    let only = only.to_vec();
    Box::new(paths.flat_map(move |path| match path {
        Ok(path) if path.is_dir() => folder(path, only.clone()),
        Ok(path) => Box::new(std::iter::once(Ok(path))),
        Err(e) => {
            let failure = Failure::new(Kind::Unreadable, shown(e.path()), e.error());
            Box::new(std::iter::once(Err(failure)))
        }
    }))
}

/// All files below a folder, but those whose name, or that of a folder of theirs, begins with a dot. Links to files are files; links
/// to folders are not followed, so that none is read twice.
fn folder(root: PathBuf, only: Vec<Pattern>) -> Files {
    let walk = WalkDir::new(&root).sort_by_file_name().into_iter();
    let is_hidden = |name: &OsStr| name.as_encoded_bytes().starts_with(b".");
    let walk = walk.filter_entry(move |entry| entry.depth() == 0 || !is_hidden(entry.file_name()));
    Box::new(walk.filter_map(move |entry| match entry {
        Ok(entry) => {
            let path = entry.path();
            let kind = entry.file_type();
            let is_file = kind.is_file() || (kind.is_symlink() && path.is_file());
            let below = path.strip_prefix(&root).unwrap_or(path);
            let fits = |pattern: &Pattern| {
                pattern.matches_path(below) || pattern.matches(&entry.file_name().to_string_lossy())
            };
            let wanted = is_file && (only.is_empty() || only.iter().any(fits));
            wanted.then(|| Ok(entry.into_path()))
        }
        Err(e) => {
            let path = e.path().unwrap_or(&root);
            let reason = e.io_error().map_or_else(|| e.to_string(), io::Error::to_string);
            Some(Err(Failure::new(Kind::Unreadable, shown(path), reason)))
        }
    }))
}

/// The names that a list holds, one a line, or with a NUL behind each as `find -print0` writes them.
pub(crate) fn list(list: &OsStr) -> Result<Box<dyn Iterator<Item = io::Result<PathBuf>> + Send>> {
    let mut reader: Box<dyn BufRead + Send> = match list == "-" {
        true => Box::new(BufReader::new(io::stdin())),
        false => {
            Box::new(BufReader::new(File::open(list).with_context(|| shown(Path::new(list)))?))
        }
    };
    let start = reader.fill_buf().with_context(|| shown(Path::new(list)))?;
    let end = if start.contains(&0) { 0 } else { b'\n' };
    Ok(Box::new(std::iter::from_fn(move || {
        loop {
            let mut name = Vec::new();
            match reader.read_until(end, &mut name) {
                Ok(0) => return None,
                Err(e) => return Some(Err(e)),
                Ok(_) => {}
            }
            name.pop_if(|last| *last == end);
            if end == b'\n' {
                name.pop_if(|last| *last == b'\r');
            }
            if !name.is_empty() {
                return Some(Ok(path(name)));
            }
        }
    })))
}

#[cfg(unix)]
fn path(name: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    OsString::from_vec(name).into()
}

#[cfg(not(unix))]
fn path(name: Vec<u8>) -> PathBuf {
    OsString::from(String::from_utf8_lossy(&name).into_owned()).into()
}

/// A path as text that no two share.
pub(crate) fn key(path: &Path) -> String {
    match path.to_str() {
        Some(name) => name.to_owned(),
        None => {
            let bytes = path.as_os_str().as_encoded_bytes().iter();
            bytes.fold("\0".to_owned(), |key, byte| key + &format!("{byte:02x}"))
        }
    }
}

/// The path that [`key`] made `key` of.
pub(crate) fn path_of_key(key: &str) -> PathBuf {
    let Some(digits) = key.strip_prefix('\0') else { return key.into() };
    let byte = |at| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok();
    path((0..digits.len()).step_by(2).filter_map(byte).collect())
}

/// How output and messages call a file. Bytes of a name that are no UTF-8 are replaced.
pub(crate) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

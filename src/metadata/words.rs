//! A value as it is compared: its characters with the bytes they are written with, and its letters and digits alone.

use alloc::string::String;
use alloc::vec::Vec;

use crate::block::html::said::Said;
use crate::error::OutOfMemory;
use crate::html::value::{ValueChars, Writing};
use crate::text::grow::{Grow, GrowText};
use crate::types::MetadataSource;

/// Characters of a value that are read: what is longer is no title and no name.
const LONGEST: usize = 1000;

/// How a value of this source is written.
pub(crate) const fn writing(source: MetadataSource) -> Writing {
    match source {
        MetadataSource::JsonLd => Writing::Json,
        _ => Writing::Attribute,
    }
}

/// The characters of one value.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// Each character with the offsets of its bytes in the value.
    pub(super) chars: Vec<(char, u32, u32)>,
    form: String,
}

impl Words {
    /// Reads a value of the page.
    pub(super) fn read(&mut self, input: &[u8], said: &Said) -> Result<(), OutOfMemory> {
        let raw = &input[said.span];
        self.fill(ValueChars::new(raw, writing(said.source)))
    }

    /// Reads visible text.
    pub(super) fn read_text(&mut self, text: &[u8]) -> Result<(), OutOfMemory> {
        let chars = bstr::ByteSlice::char_indices(text);
        self.fill(chars.map(|(start, end, char)| (char, start, end)))
    }

    fn fill(
        &mut self,
        chars: impl Iterator<Item = (char, usize, usize)>,
    ) -> Result<(), OutOfMemory> {
        self.chars.clear();
        let chars = chars.take(LONGEST).map(|(char, start, end)| (char, start as u32, end as u32));
        self.chars.grow_by(chars)?;
        let mut form = core::mem::take(&mut self.form);
        form.clear();
        fold(self.chars.iter().map(|c| c.0), &mut form)?;
        self.form = form;
        Ok(())
    }

    /// Its letters and digits in lower case.
    pub(super) fn form(&self) -> &str {
        &self.form
    }

    /// The letters and digits of some of its characters.
    pub(super) fn form_of(
        &self,
        from: usize,
        to: usize,
        out: &mut String,
    ) -> Result<(), OutOfMemory> {
        out.clear();
        fold(self.chars[from..to].iter().map(|c| c.0), out)
    }
}

/// Adds the letters and digits of `chars` in lower case.
fn fold(chars: impl Iterator<Item = char>, out: &mut String) -> Result<(), OutOfMemory> {
    for char in chars.filter(|char| char.is_alphanumeric()) {
        match char.is_ascii() {
            true => out.grow(char.to_ascii_lowercase())?,
            false => char.to_lowercase().try_for_each(|char| out.grow(char))?,
        }
    }
    Ok(())
}

/// Normal forms, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Forms {
    text: String,
    ends: Vec<usize>,
}

impl Forms {
    pub(super) fn clear(&mut self) {
        self.text.clear();
        self.ends.clear();
    }

    /// Adds the form of a value; returns whether it has one.
    pub(super) fn push(&mut self, words: &Words) -> Result<bool, OutOfMemory> {
        self.push_form(words.form())?;
        Ok(!words.form().is_empty())
    }

    pub(super) fn get(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[at]]
    }

    pub(super) fn push_text(&mut self, text: &[u8]) -> Result<(), OutOfMemory> {
        let chars = bstr::ByteSlice::chars(&text[..text.len().min(LONGEST)]);
        fold(chars, &mut self.text)?;
        self.end()
    }

    pub(super) fn push_form(&mut self, form: &str) -> Result<(), OutOfMemory> {
        self.text.grow_str(form)?;
        self.end()
    }

    fn end(&mut self) -> Result<(), OutOfMemory> {
        let start = self.ends.last().copied().unwrap_or(0);
        match self.text.len() > start {
            true => self.ends.grow(self.text.len()),
            false => Ok(()),
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &str> + Clone {
        let starts = core::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, &end)| &self.text[start..end])
    }
}

//! The models of all stages in one value.

use alloc::vec::Vec;

use crate::error::{Error, OutOfMemory};
use crate::model::{Part, net, wire};
use crate::name::weights;
use crate::quote;
use crate::text::grow::Grow;

/// Made by `examples/train_sections.rs`, for plain text and for HTML, by `examples/train_names.rs` and by
/// `examples/train_quotes.rs`.
#[cfg(feature = "builtin")]
static BUILTIN: [&[u8]; 4] = [
    include_bytes!("../data/sections_text.bin"),
    include_bytes!("../data/sections_html.bin"),
    include_bytes!("../data/names.bin"),
    include_bytes!("../data/quotes.bin"),
];

#[cfg(not(feature = "builtin"))]
static BUILTIN: [&[u8]; 0] = [];

/// Weights for sections, names and quotes. Cloning the built-in model copies nothing.
///
/// ```
/// use copydesk::{Extractor, Model};
/// let model = Model::builtin();
/// let extractor = Extractor::new(&model)?;
/// assert!(extractor.extract(b"Ferry back in service\n")?.language().is_none());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Model {
    /// The caller's containers, searched from the last to the first, before the built-in ones.
    files: Vec<Vec<u8>>,
}

impl Model {
    /// The model that is part of the library, with the feature `builtin`.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin())?;
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    #[cfg(feature = "builtin")]
    pub fn builtin() -> Model {
        Model::own()
    }

    /// What the library has of its own: the built-in model, or nothing.
    fn own() -> Model {
        // Checked by a test, not at each start: the bytes cannot change.
        Model { files: Vec::new() }
    }

    /// Reads a model made by the trainers; `bytes` are copied. Stages of which it has no part keep the built-in one; without the
    /// feature `builtin` it must have all. Files may be joined (`cat src/data/*.bin`); of two parts for a stage the last counts.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let model = Model::from_bytes(&std::fs::read("src/data/sections_text.bin")?)?;
    /// let extractor = Extractor::new(&model)?;
    ///
    /// let refused = Model::from_bytes(b"not a model").unwrap_err();
    /// assert_eq!(refused.offset(), Some(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidModel`](crate::ErrorKind::InvalidModel) if magic, version, length or checksum are wrong, or a part
    /// is not what its stage can read, or is missing; [`Error::offset`] says where.
    /// [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        let (mut model, mut rest) = (Model::own(), bytes);
        loop {
            let start = bytes.len() - rest.len();
            let (file, next) = rest.split_at(check(rest).map_err(|error| error.behind(start))?);
            model.add(file)?;
            rest = next;
            if rest.is_empty() {
                break;
            }
        }
        match Part::ALL.into_iter().find(|part| model.part(*part).is_empty()) {
            Some(_) => Err(Error::model(bytes.len(), "a part is missing")),
            None => Ok(model),
        }
    }

    fn add(&mut self, file: &[u8]) -> Result<(), OutOfMemory> {
        let mut own = Vec::new();
        own.grow_slice(file)?;
        self.files.grow(own)
    }

    /// As `clone`, which ends the process if there is no memory.
    pub(super) fn copy(&self) -> Result<Model, OutOfMemory> {
        let mut model = Model::own();
        self.files.iter().try_for_each(|file| model.add(file))?;
        Ok(model)
    }

    /// The bytes of a part, empty if no file has it.
    pub(crate) fn part(&self, part: Part) -> &[u8] {
        let own = self.files.iter().rev().map(Vec::as_slice);
        own.chain(BUILTIN).find_map(|file| wire::part(file, part)).unwrap_or(&[])
    }
}

/// Checks a container and each part that a stage reads. Returns where it ends.
fn check(bytes: &[u8]) -> Result<usize, Error> {
    let end = wire::check(bytes)?;
    for sections in [Part::PlainSections, Part::HtmlSections] {
        if let Some(part) = wire::part(bytes, sections) {
            net::check(part)?;
        }
    }
    if let Some(part) = wire::part(bytes, Part::Names) {
        weights::check(part)?;
    }
    if let Some(part) = wire::part(bytes, Part::Quotes) {
        quote::check(part)?;
    }
    Ok(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_models_pass_their_checks() {
        for file in BUILTIN {
            assert_eq!(check(file), Ok(file.len()));
        }
    }

    #[test]
    fn files_may_be_joined_and_the_last_part_for_a_stage_counts() {
        let mut joined = BUILTIN.concat();
        let model = Model::from_bytes(&joined).unwrap();
        for (part, file) in Part::ALL.into_iter().zip(BUILTIN) {
            assert_eq!(model.part(part), wire::part(file, part).unwrap());
        }
        assert_eq!(model.files.len(), 3);
        let len = joined.len();
        joined.extend_from_slice(b"more");
        assert_eq!(Model::from_bytes(&joined).unwrap_err().offset(), Some(len as u64));
        joined.truncate(len - 1);
        let last = (len - BUILTIN[2].len()) as u64;
        assert!(Model::from_bytes(&joined).unwrap_err().offset() >= Some(last));
    }
}

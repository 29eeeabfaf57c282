//! The models of all stages in one value.

use alloc::vec::Vec;

use crate::error::{Error, OutOfMemory};
use crate::model::{Part, net, wire};
use crate::name::weights;
use crate::text::grow::Grow;

/// Made by `examples/train_sections.rs`, for plain text and for HTML.
static TEXT_SECTIONS: &[u8] = include_bytes!("../data/sections_text.bin");

static HTML_SECTIONS: &[u8] = include_bytes!("../data/sections_html.bin");

/// Made by `examples/train_names.rs`.
static NAMES: &[u8] = include_bytes!("../data/names.bin");

/// Weights for sections and names. Cloning the built-in model copies nothing.
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
    /// A container of the caller's, searched before the built-in ones; empty if there is none.
    own: Vec<u8>,
}

/// The containers of the library.
static BUILTIN: [&[u8]; 3] = [TEXT_SECTIONS, HTML_SECTIONS, NAMES];

impl Model {
    /// The model that is part of the library.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin())?;
    /// # Ok::<(), copydesk::Error>(())
    /// ```
    pub fn builtin() -> Model {
        // Checked by a test, not at each start: the bytes cannot change.
        Model { own: Vec::new() }
    }

    /// Reads a model made by the trainers; `bytes` are copied. Stages of which it has no part keep the built-in one.
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
    /// is not what its stage can read; [`Error::offset`] says where. [`ErrorKind::OutOfMemory`](crate::ErrorKind::OutOfMemory).
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        check(bytes)?;
        let mut own = Vec::new();
        own.grow_slice(bytes)?;
        Ok(Model { own })
    }

    /// As `clone`, which ends the process if there is no memory.
    pub(super) fn copy(&self) -> Result<Model, OutOfMemory> {
        let mut own = Vec::new();
        own.grow_slice(&self.own)?;
        Ok(Model { own })
    }

    /// The bytes of a part, empty if no file has it.
    pub(crate) fn part(&self, part: Part) -> &[u8] {
        let builtin = || BUILTIN.iter().find_map(|file| wire::part(file, part));
        wire::part(&self.own, part).or_else(builtin).unwrap_or(&[])
    }
}

/// Checks a container and each part that a stage reads.
fn check(bytes: &[u8]) -> Result<(), Error> {
    wire::check(bytes)?;
    for sections in [Part::PlainSections, Part::HtmlSections] {
        if let Some(part) = wire::part(bytes, sections) {
            net::check(part)?;
        }
    }
    if let Some(part) = wire::part(bytes, Part::Names) {
        weights::check(part)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_models_pass_their_checks() {
        for file in BUILTIN {
            check(file).unwrap();
        }
    }
}

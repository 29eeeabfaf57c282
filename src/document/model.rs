//! The models of all stages in one value.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use crate::error::Error;
use crate::model::{Part, net, wire};
use crate::name::weights;
use crate::quote;

/// Made by `examples/train_sections.rs`, for plain text and for HTML.
static TEXT_SECTIONS: &[u8] = include_bytes!("../data/sections_text.bin");

static HTML_SECTIONS: &[u8] = include_bytes!("../data/sections_html.bin");

/// Made by `examples/train_names.rs`.
static NAMES: &[u8] = include_bytes!("../data/names.bin");

/// Made by `examples/train_quotes.rs`.
static QUOTES: &[u8] = include_bytes!("../data/quotes.bin");

/// Weights for sections, names and quotes. Cloning the built-in model copies nothing.
///
/// ```
/// use copydesk::{Extractor, Model};
/// let model = Model::builtin();
/// let extractor = Extractor::new(&model);
/// assert!(extractor.extract(b"Ferry back in service\n")?.language().is_none());
/// # Ok::<(), copydesk::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Model {
    /// Containers, searched from the last to the first.
    files: Vec<Cow<'static, [u8]>>,
}

impl Model {
    /// The model that is part of the library.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let extractor = Extractor::new(&Model::builtin());
    /// ```
    pub fn builtin() -> Model {
        // Checked by a test, not at each start: the bytes cannot change.
        Model { files: [TEXT_SECTIONS, HTML_SECTIONS, NAMES, QUOTES].map(Cow::Borrowed).to_vec() }
    }

    /// Reads a model made by the trainers; `bytes` are copied. Stages of which it has no part keep the built-in one.
    ///
    /// ```
    /// use copydesk::{Extractor, Model};
    /// let model = Model::from_bytes(&std::fs::read("src/data/sections_text.bin")?)?;
    /// let extractor = Extractor::new(&model);
    ///
    /// let refused = Model::from_bytes(b"not a model").unwrap_err();
    /// assert_eq!(refused.offset(), Some(0));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::InvalidModel`](crate::ErrorKind::InvalidModel) if magic, version, length or checksum are wrong, or a part
    /// is not what its stage can read. [`Error::offset`] says where.
    pub fn from_bytes(bytes: &[u8]) -> Result<Model, Error> {
        check(bytes)?;
        let mut model = Model::builtin();
        model.files.push(Cow::Owned(bytes.to_vec()));
        Ok(model)
    }

    /// The bytes of a part, empty if no file has it.
    pub(crate) fn part(&self, part: Part) -> &[u8] {
        self.files.iter().rev().find_map(|file| wire::part(file, part)).unwrap_or(&[])
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
    if let Some(part) = wire::part(bytes, Part::Quotes) {
        quote::check(part)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_models_pass_their_checks() {
        for file in Model::builtin().files {
            check(&file).unwrap();
        }
    }
}

//! The trainers of the models that are part of the library (feature `train`). No other part uses them.
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "who trains wants to see how far it is"
)]

mod adam;
mod align;
mod augment;
mod bytes;
mod chain;
mod fit;
mod folds;
mod foreign;
mod html;
mod labelled;
pub mod names;
mod net;
mod page;
pub mod quotes;
mod random;
pub mod sections;
pub mod settings;
mod store;
mod vocabulary;

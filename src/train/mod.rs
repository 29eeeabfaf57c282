//! The trainers of the models that are part of the library (feature `train`). No other part uses them.

mod chain;
mod net;
pub mod sections;
mod store;

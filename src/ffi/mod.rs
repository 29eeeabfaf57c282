//! The C ABI: the only unsafe code of the crate. `include/copydesk.h` is its manual, generated from the comments here.
//!
//! One file per C noun. Every function checks its pointers for NULL and runs its work in `guard`, so
//! that nothing unwinds into C.
#![allow(non_camel_case_types)]
// The safety of all functions is the header's top comment; a heading at each would land in the header as it is.
#![allow(clippy::missing_safety_doc)]

mod annotations;
mod error;
mod extractor;
mod gazetteer;
mod guard;
mod names;
mod options;
mod text;
mod types;

pub use annotations::*;
pub use error::*;
pub use extractor::*;
pub use gazetteer::*;
pub use names::*;
pub use options::*;
pub use text::*;
pub use types::*;

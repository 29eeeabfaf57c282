//! The C ABI: the only unsafe code of the crate. `include/copydesk.h` is its manual, generated from the comments here, the
//! beginning of it from `cbindgen.toml`; `inline.h` is part of it as it stands.
//!
//! One file per C noun. Every function checks its pointers for NULL and runs its work in `guard`, so
//! that nothing unwinds into C.
#![expect(non_camel_case_types, reason = "the names are C's")]
#![expect(
    clippy::missing_safety_doc,
    reason = "the header's top comment tells it for all; a heading at each function would land in the header as it is"
)]
#![expect(
    clippy::result_large_err,
    reason = "a failure carries its message in itself: to report it must need no memory"
)]

mod annotations;
mod arrow;
mod error;
mod extractor;
mod gazetteer;
mod guard;
mod names;
mod options;
mod text;
mod types;

pub use annotations::*;
pub use arrow::*;
pub use error::*;
pub use extractor::*;
pub use gazetteer::*;
pub use names::*;
pub use options::*;
pub use text::*;
pub use types::*;

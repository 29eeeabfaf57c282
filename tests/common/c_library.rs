//! The C libraries as tests link them: made of the library that the tests themselves use, so that it is compiled once.

pub use copydesk::ffi::*;

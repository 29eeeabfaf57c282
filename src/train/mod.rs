//! Trainers, behind feature `train`. Nothing in the library uses them.
#![allow(missing_docs)]

pub mod names;

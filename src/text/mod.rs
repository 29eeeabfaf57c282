//! Bytes to characters, words and sentences; knows nothing of articles.

pub(crate) mod bits;
pub(crate) mod class;
pub(crate) mod fold;
mod fold_table;
pub(crate) mod grow;
pub(crate) mod hash;
pub(crate) mod hash_table;
pub(crate) mod near;
pub(crate) mod number;
pub(crate) mod period;
pub(crate) mod script;
pub(crate) mod sentence;
pub(crate) mod sign;
pub(crate) mod space;
pub(crate) mod table;
pub(crate) mod token;
pub(crate) mod word;

//! The C ABI: the only unsafe code of the crate. `include/copydesk.h` is its manual.

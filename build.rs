//! With feature `header`, writes include/copydesk.h; otherwise does nothing.
fn main() {}

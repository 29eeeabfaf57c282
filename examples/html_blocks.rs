//! Prints the blocks of a page from standard input, one a line, with what is known of them.
#![expect(clippy::print_stdout, reason = "a program")]

use std::io::Read;

fn main() -> std::io::Result<()> {
    let mut page = Vec::new();
    std::io::stdin().read_to_end(&mut page)?;
    let mut blocks = copydesk::internals::HtmlBlocks::default();
    blocks.parse(&page);
    print!("{}", blocks.dump());
    Ok(())
}

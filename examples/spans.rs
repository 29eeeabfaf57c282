//! Shows that results are ranges of the bytes that were given: cuts the body out of an article and leaves the rest.
//!
//! `cargo run --release --example spans examples/harbour.txt`
#![expect(clippy::print_stdout, reason = "a program")]

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: spans FILE")?;
    let article = std::fs::read(path)?;
    let document = copydesk::parse(&article)?;
    for section in document.body() {
        let names = document.mentions_in(section.span);
        println!("{:?} holds {} names", section.span, names.len());
        for mention in names {
            println!(
                "  {:?} {} {}",
                mention.span,
                mention.label.name(),
                document.text(mention.span)
            );
        }
    }
    Ok(())
}

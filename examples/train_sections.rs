//! Trains one of the two section models of the library, and writes its data card beside it.
//!
//! ```text
//! cargo run --release --features train --example train_sections -- ../shared/corpus/text/train.jsonl ../shared/corpus/html/train.jsonl ../shared/corpus/html/wcxb_train.jsonl
//! cargo run --release --features train --example train_sections -- ../shared/corpus/html/train.jsonl ../shared/corpus/html/wcxb_train.jsonl
//! ```
//!
//! Which one is told by the first file: rows with `text` or with `html`. For plain text, files of HTML are read as text whose
//! labels the model for HTML in `src/data` has settled, so that one is trained first. Scores are of
//! `dev.jsonl` beside that file, if there is one, from which nothing is learned; without it, of every fifth page, which is then
//! left out of training. With `--cross-validate` nothing is written: scores are printed of publishers left out in turn, by which
//! settings are chosen, each with its standard deviation over the folds.
#![expect(clippy::print_stdout, reason = "a program")]

use std::error::Error;
use std::path::Path;

use copydesk::train::sections::{Pages, Settings, cross_validate, train};

fn main() -> Result<(), Box<dyn Error>> {
    let (flags, files): (Vec<String>, Vec<String>) =
        std::env::args().skip(1).partition(|argument| argument == "--cross-validate");
    let first = files.first().ok_or("usage: train_sections PAGES.jsonl [MORE.jsonl ...]")?;
    let is_html = has_html(first)?;
    let read = |pages: Pages, path: &str| match (is_html, has_html(path)?) {
        (true, _) => pages.html(path),
        (false, true) => pages.html_as_text(path, "src/data/sections_html.bin"),
        (false, false) => pages.text(path),
    };
    let pages = files.iter().try_fold(Pages::default(), |pages, path| read(pages, path))?;
    let dev = Path::new(first).with_file_name("dev.jsonl");
    let (test, pages) = match dev.exists() {
        true => (read(Pages::default(), &dev.to_string_lossy())?, pages),
        false => pages.split(5),
    };
    let settings = if is_html { Settings::html() } else { Settings::text() };
    if !flags.is_empty() {
        println!("{}", cross_validate(&pages, 5, &settings));
        return Ok(());
    }
    let (bytes, scores) = train(&pages, &test, &settings);
    let name = if is_html { "sections_html" } else { "sections_text" };
    std::fs::write(format!("src/data/{name}.bin"), &bytes)?;
    std::fs::write(
        format!("src/data/{name}.md"),
        card(name, &files, &settings, bytes.len(), &scores),
    )?;
    Ok(())
}

/// Whether the rows of a file are of pages of HTML.
fn has_html(path: &str) -> std::io::Result<bool> {
    let mut line = String::new();
    std::io::BufRead::read_line(
        &mut std::io::BufReader::new(std::fs::File::open(path)?),
        &mut line,
    )?;
    Ok(line.contains("\"html\": \"pages/"))
}

/// The data card: what the model was made from and how well it does.
fn card(name: &str, files: &[String], settings: &Settings, bytes: usize, scores: &str) -> String {
    let command = files.join(" ");
    format!(
        "# {name}.bin\n\nWeights of the section model ({bytes} bytes; layout in `src/model/net.rs`).\n\n\
        - **Made by** `cargo run --release --features train --example train_sections -- {command}`; same data, same bytes.\n\
        - **Data**: labelled pages of copydesk's corpus (labels our own). Pages of L3S-GN1 (news of 2007), WCXB (CC BY 4.0),\n  \
        the trafilatura evaluation (Apache-2.0), and test pages of Fundus, newspaper4k (MIT) and readability (Apache-2.0). The model\n  \
        holds weights of hashed features, no text.\n\
        - **Licence** of the weights: that of copydesk.\n\
        - **Settings**: `{settings:?}`\n\
        - **Scores** on `dev.jsonl`, by bytes (F1 of each kind; nothing is learned from it): {scores}\n\
        - **Limits**: mostly English and German news and blogs; of other languages a few pages each, and pages whose words were made\n  \
        unknown. Captions, decks and bylines that look like other lines are missed more often than other kinds.\n"
    )
}

//! The invariants on the articles of the corpus, and on what is left of them after random damage.
//!
//! Some of them in each run; `COPYDESK_SWEEP=1 cargo test --release --test corpus` takes all, each damaged in eight ways.

mod common;
#[path = "common/pages.rs"]
mod pages;

use std::sync::Mutex;

use common::random::Random;
use copydesk::{Annotations, Extractor, Format, Model};

/// One of: cut short, begun late, bytes changed, a piece lost, doubled or moved, many small pieces lost, another's piece put in.
fn damage(input: &[u8], other: &[u8], random: &mut Random) -> Vec<u8> {
    let mut bytes = input.to_vec();
    match random.below(7) {
        0 => bytes.truncate(random.below(input.len())),
        1 => drop(bytes.drain(..random.below(input.len()))),
        2 => {
            for _ in 0..1 + random.below(200) {
                let at = random.below(bytes.len());
                if let Some(byte) = bytes.get_mut(at) {
                    *byte = random.below(256) as u8;
                }
            }
        }
        3 => {
            let piece = random.range(bytes.len(), 2000);
            let at = random.below(piece.start + 1);
            let piece: Vec<u8> = bytes.drain(piece).collect();
            drop(bytes.splice(at..at, piece));
        }
        4 => {
            let piece = bytes[random.range(bytes.len(), 500)].repeat(1 + random.below(20));
            let at = random.below(bytes.len() + 1);
            drop(bytes.splice(at..at, piece));
        }
        5 => {
            for _ in 0..1 + random.below(100) {
                drop(bytes.drain(random.range(bytes.len(), 10)));
            }
        }
        _ => {
            let piece = other[random.range(other.len(), 5000)].to_vec();
            let at = random.below(bytes.len() + 1);
            drop(bytes.splice(at..at, piece));
        }
    }
    bytes
}

/// One of how many articles is taken, and damaged in how many ways.
fn effort() -> (usize, usize) {
    if std::env::var_os("COPYDESK_SWEEP").is_some() { (1, 8) } else { (29, 2) }
}

/// Every one of `inputs` as it is and damaged, read as `format` and as its first bytes suggest.
#[expect(clippy::print_stderr, reason = "the input at hand when a test fails")]
fn sweep(inputs: &[Vec<u8>], format: Format) {
    let (_, ways) = effort();
    let fixed = Extractor::builder().format(format).build(&Model::builtin()).unwrap();
    let guessing = Extractor::new(&Model::builtin()).unwrap();
    let at_hand = Mutex::new(Vec::new());
    let mut found = Annotations::new();
    let mut random = Random(0x5EED);
    let run = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        for (i, input) in inputs.iter().enumerate() {
            for way in 0..=ways {
                let other = &inputs[(i + way) % inputs.len()];
                let bytes =
                    if way == 0 { input.clone() } else { damage(input, other, &mut random) };
                at_hand.lock().unwrap().clone_from(&bytes);
                for extractor in [&fixed, &guessing] {
                    extractor.extract_into(&bytes, &mut found).unwrap();
                    common::check(&bytes, &found);
                }
                if way == 1 {
                    common::same(&found, &guessing.extract(&bytes).unwrap());
                }
            }
        }
    }));
    if let Err(panic) = run {
        let path = std::env::temp_dir().join("copydesk-sweep.bin");
        std::fs::write(&path, &*at_hand.lock().unwrap()).unwrap();
        eprintln!("the input is in {}", path.display());
        std::panic::resume_unwind(panic);
    }
}

#[test]
fn texts_keep_the_invariants() {
    let texts = ["dev", "train", "zyte_dev"].into_iter().flat_map(pages::texts);
    sweep(&texts.step_by(effort().0).map(String::into_bytes).collect::<Vec<_>>(), Format::Plain);
}

#[test]
fn pages_keep_the_invariants() {
    for name in ["dev", "train", "zyte_dev", "dragnet_dev", "wcxb_train"] {
        sweep(&pages::each(name, effort().0), Format::Html);
    }
}

//! Trains the section models that are part of the library.
use std::io::Result;

use copydesk::train::sections::{Pages, Settings, train};

fn main() -> Result<()> {
    let corpus = std::env::var("CORPUS").unwrap_or("../shared/corpus".into());
    let at = |name: &str| format!("{corpus}/{name}");
    let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let d = Settings::default();
    let set = Settings {
        epochs: env("EPOCHS", d.epochs as f32) as usize,
        rate: env("RATE", d.rate),
        drop: env("DROP", d.drop),
        hide: env("HIDE", d.hide),
        decay: env("DECAY", d.decay),
        least: env("LEAST", d.least as f32) as usize,
        augment: env("AUG", d.augment),
        margin: env("MARGIN", d.margin),
        part: env("PART", d.part),
        bits: env("BITS", 12.0) as u32,
        seed: env("SEED", 1.0) as u64,
    };
    let html = std::env::args().nth(1).as_deref() == Some("html");
    let (pages, test) = if html {
        let mut p = Pages::default().html(&at("html/train.jsonl"))?;
        if set.part > 0.0 {
            p = p.html(&at("html/wcxb_train.jsonl"))?;
        }
        (p, Pages::default().html(&at("html/dev.jsonl"))?)
    } else {
        let mut p = Pages::default().text(&at("text/train.jsonl"))?;
        if set.part > 0.0 {
            let model = std::fs::read("src/data/sections_html.bin")?;
            p = p.html_as_text(&at("html/wcxb_train.jsonl"), &model)?;
            if std::env::var("BOTH").is_ok() {
                p = p.html_as_text(&at("html/train.jsonl"), &model)?;
            }
        }
        (p, Pages::default().text(&at("text/dev.jsonl"))?)
    };
    let (bytes, _) = train(&pages, &test, &set);
    if let Ok(p) = std::env::var("OUT") {
        std::fs::write(p, bytes)?;
    }
    Ok(())
}

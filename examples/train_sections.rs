//! Trains the section model. Usage: train_sections TRAIN.jsonl [DEV.jsonl]
use copydesk::train::sections::{Settings, read, train};
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("TRAIN.jsonl");
    let mut pages = read(&path).unwrap();
    if let Ok(p) = std::env::var("WEAK") { pages = pages.join(copydesk::train::sections::read_html_as_text(&p).unwrap()); }
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
        seed: env("SEED", 1.0) as u64,
    };
    let bytes = match args.next() {
        Some(dev) => train(&pages, &read(&dev).unwrap(), &set),
        None => {
            let (b, a) = pages.split(5);
            train(&a, &b, &set)
        }
    };
    if let Ok(p) = std::env::var("OUT") {
        std::fs::write(p, bytes).unwrap();
    }
}

//! Trains the section model. Usage: train_sections TRAIN.jsonl [DEV.jsonl]
use copydesk::train::sections::{Settings, read, train};
fn main() {
    let mut args = std::env::args().skip(1);
    let path = args.next().expect("TRAIN.jsonl");
    let pages = read(&path).unwrap();
    let env = |k: &str, d: f32| std::env::var(k).ok().and_then(|v| v.parse().ok()).unwrap_or(d);
    let set = Settings {
        epochs: env("EPOCHS", 24.0) as usize,
        rate: env("RATE", 0.004),
        drop: env("DROP", 0.1),
        hide: env("HIDE", 0.25),
        decay: env("DECAY", 0.01),
        least: env("LEAST", 3.0) as usize,
        seed: env("SEED", 1.0) as u64,
    };
    match args.next() {
        Some(dev) => train(&pages, &read(&dev).unwrap(), &set),
        None => {
            let (a, b): (Vec<_>, Vec<_>) =
                pages.into_iter().enumerate().partition(|(i, _)| i % 5 != 0);
            train(
                &a.into_iter().map(|x| x.1).collect::<Vec<_>>(),
                &b.into_iter().map(|x| x.1).collect::<Vec<_>>(),
                &set,
            );
        }
    }
}

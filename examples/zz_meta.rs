fn main() {
    for f in std::env::args().skip(1) {
        let b = std::fs::read(&f).unwrap();
        let d = copydesk::parse(&b).unwrap();
        for m in d.metadata() {
            println!(
                "{:?} {:?} {} {} | {}",
                m.kind,
                m.source,
                m.flags,
                m.timestamp,
                d.metadata_text(m).chars().take(100).collect::<String>()
            );
        }
    }
}

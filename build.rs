//! With feature `header`, writes include/copydesk.h; otherwise does nothing.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "header")]
    header();
}

/// The files of the ABI are named one by one: cbindgen then reads nothing else, and the header has their order.
#[cfg(feature = "header")]
fn header() {
    const FILES: [&str; 8] =
        ["names", "error", "types", "gazetteer", "options", "extractor", "annotations", "text"];
    println!("cargo::rerun-if-changed=cbindgen.toml");
    println!("cargo::rerun-if-changed=include/copydesk.h");
    let config = cbindgen::Config::from_file("cbindgen.toml").expect("cbindgen.toml");
    let mut builder = cbindgen::Builder::new().with_config(config);
    for file in FILES {
        let path = format!("src/ffi/{file}.rs");
        println!("cargo::rerun-if-changed={path}");
        builder = builder.with_src(path);
    }
    builder.generate().expect("the C ABI").write_to_file("include/copydesk.h");
}

//! With feature `header`, writes include/copydesk.h; otherwise does nothing.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    #[cfg(feature = "header")]
    header();
}

/// The files of the ABI are named one by one: cbindgen then reads nothing else, and the header has their order.
#[cfg(feature = "header")]
fn header() {
    const FILES: [&str; 9] = [
        "names",
        "error",
        "types",
        "gazetteer",
        "options",
        "extractor",
        "annotations",
        "arrow",
        "text",
    ];
    println!("cargo::rerun-if-changed=cbindgen.toml");
    println!("cargo::rerun-if-changed=include/copydesk.h");
    println!("cargo::rerun-if-changed={INLINE}");
    let config = cbindgen::Config::from_file("cbindgen.toml").expect("cbindgen.toml");
    let mut builder = cbindgen::Builder::new().with_config(config);
    for file in FILES {
        let path = format!("src/ffi/{file}.rs");
        println!("cargo::rerun-if-changed={path}");
        builder = builder.with_src(path);
    }
    let mut text = Vec::new();
    builder.generate().expect("the C ABI").write(&mut text);
    let mut text = with_inline(with_banners(String::from_utf8(text).expect("UTF-8")));
    for (sign, variable) in [
        ("@VERSION@", "CARGO_PKG_VERSION"),
        ("@MAJOR@", "CARGO_PKG_VERSION_MAJOR"),
        ("@MINOR@", "CARGO_PKG_VERSION_MINOR"),
        ("@PATCH@", "CARGO_PKG_VERSION_PATCH"),
    ] {
        text = text.replace(sign, &std::env::var(variable).expect(variable));
    }
    let path = "include/copydesk.h";
    if std::fs::read_to_string(path).ok().as_ref() != Some(&text) {
        std::fs::write(path, text).expect(path);
    }
}

/// What C has inline, as it stands in the header.
#[cfg(feature = "header")]
const INLINE: &str = "src/ffi/inline.h";

/// The banner above a part of the header.
#[cfg(feature = "header")]
fn banner(title: &str) -> String {
    format!("/* {:-^90} */\n\n", format!(" {title} "))
}

/// Puts the inline functions between the structs and the functions of the library.
#[cfg(feature = "header")]
fn with_inline(mut header: String) -> String {
    let inline = std::fs::read_to_string(INLINE).expect(INLINE);
    let at = header.find("#ifdef __cplusplus\nextern").expect("where the functions begin");
    header.insert_str(at, &(banner("Spans") + &inline));
    header
}

/// Parts the header, which cbindgen writes kind by kind, with a banner before the first item of each part.
#[cfg(feature = "header")]
fn with_banners(mut header: String) -> String {
    const PARTS: [(&str, &str); 11] = [
        ("#define COPYDESK_ABI_VERSION", "Constants"),
        ("\nenum copydesk_status", "Enumerations"),
        ("\ntypedef struct copydesk_annotations ", "Objects"),
        ("\ntypedef struct copydesk_error ", "Structs"),
        (" copydesk_abi_version(", "Versions and names"),
        (" *copydesk_gazetteer_new(", "Gazetteers"),
        (" copydesk_extractor_new(", "Extractors"),
        (" *copydesk_annotations_new(", "Annotations"),
        (" *copydesk_annotations_sections(const", "Results, an array each"),
        (" copydesk_extract_arrow(", "Batches"),
        (" copydesk_decode(", "Text"),
    ];
    let mut from = header.find("#define COPYDESK_H").expect("the guard");
    for (first, title) in PARTS {
        from += header[from..].find(first).unwrap_or_else(|| panic!("{first} is not where it was"));
        let comment = header[..from].rfind("/**").expect("a comment before each item");
        let banner = banner(title);
        header.insert_str(comment, &banner);
        from += banner.len();
    }
    header
}

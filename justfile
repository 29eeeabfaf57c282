# Every command that CI runs is a step of .ci/run; these are short names for them.

# List the recipes
default:
    @just --list

# Everything CI checks
ci:
    .ci/run

# All tests: Rust, C and Python
test:
    .ci/run test

# Formatting and clippy on each feature set
lint:
    .ci/run fmt clippy

# Rewrite what golden files expect; read the diff
golden:
    UPDATE_GOLDEN=1 cargo test --test golden --test values

# Write include/copydesk.h and src/html/charref_table.rs
generate:
    cargo check --features header
    python3 scripts/gen_charref.py > src/html/charref_table.rs
    python3 scripts/gen_fold.py > src/text/fold_table.rs
    rustfmt --edition 2024 src/html/charref_table.rs src/text/fold_table.rs

# The shared and the static library for C, in target/release
capi:
    cargo rustc --release --lib --features capi --crate-type cdylib,staticlib -- -C link-arg=-Wl,-soname,libcopydesk.so.2

# Whether the C ABI is the last release's
abi:
    .ci/run abi

# Throughput of plain text
bench:
    cargo bench --bench plain

# Scores against their floors; needs ../shared
scores:
    .ci/run scores

# The picture in the README; needs chromium
picture:
    cargo run --release --features cli -- --format html --output target/view.html examples/harbour.txt
    chromium --headless --no-sandbox --hide-scrollbars --window-size=1200,1540 --screenshot=docs/html-view.png target/view.html

# The page to try it, web/dist/index.html
web:
    web/build.py

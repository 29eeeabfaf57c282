#!/usr/bin/env bash
# Builds the C libraries and the command for release twice, from two copies of the sources in folders of different names, and
# compares their bytes. Paths are what differs between machines: they are mapped to names that all have.
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
for build in one another-name; do
    mkdir "$made/$build"
    git archive HEAD | tar -x -C "$made/$build"
    (
        cd "$made/$build"
        export RUSTFLAGS="--remap-path-prefix=$PWD=copydesk --remap-path-prefix=${CARGO_HOME:-$HOME/.cargo}=cargo"
        export CARGO_TARGET_DIR="$made/$build-target"
        cargo build --quiet --release --features cli --bin copydesk
        # As `just capi` does.
        cargo rustc --quiet --release --lib --features capi --crate-type cdylib,staticlib -- \
            -C link-arg=-Wl,-soname,libcopydesk.so.2
    )
done
result=0
for file in copydesk libcopydesk.so libcopydesk.a; do
    if cmp "$made/one-target/release/$file" "$made/another-name-target/release/$file"; then
        sha256sum "$made/one-target/release/$file" | sed "s|$made/||"
    else
        result=1
    fi
done
exit $result

#!/usr/bin/env python3
"""Builds web/dist/index.html: the library as WebAssembly and a page to try it, in one file.

It needs a Rust compiler with the target wasm32-unknown-unknown (`rustup target add wasm32-unknown-unknown`). Where there is none it
takes Debian's rustc-web with the sources of the standard library, from packages that are unpacked under target/ and not installed.
Exit status 77 says that neither can be had.
"""

import base64
import glob
import gzip
import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

WEB = Path(__file__).resolve().parent
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", WEB.parent / "target")).resolve() / "web"
TRIPLE = "wasm32-unknown-unknown"
# The compiler, its libraries, what build scripts link to, and the sources of the standard library.
PACKAGES = ["rustc-web", "libstd-rust-web-dev", "rust-web-src"]


def output(*command, **options):
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, **options).stdout


def skip(reason):
    print(f"skipped: {reason}")
    sys.exit(77)


def has_target():
    """Whether the compiler in use has the standard library of the target."""
    return Path(output("rustc", "--print", "target-libdir", "--target", TRIPLE).strip()).is_dir()


def debian():
    """Unpacks Debian's compiler and returns what cargo must know of it."""
    root = TARGET / "debian"
    if not (root / "done").exists():
        if not shutil.which("apt-get"):
            skip(f"no Rust target {TRIPLE}, and this is no Debian")
        shutil.rmtree(root, ignore_errors=True)
        (root / "packages").mkdir(parents=True)
        if os.geteuid() == 0:
            subprocess.run(["apt-get", "update", "-q"], capture_output=True)
        # The names of the libraries have versions in them.
        packages = [*PACKAGES]
        for package in packages:
            depends = subprocess.run(["apt-cache", "depends", package], capture_output=True, text=True).stdout
            found = re.findall(r"Depends: (libstd-rust-web-[0-9.]+|libllvm[0-9]+)$", depends, re.M)
            packages += [library for library in found if library not in packages]
        fetch = ["apt-get", "download", "-q", *packages]
        if subprocess.run(fetch, cwd=root / "packages", capture_output=True).returncode != 0:
            skip(f"no Rust target {TRIPLE}, and Debian's rustc-web cannot be fetched")
        for package in glob.glob(str(root / "packages/*.deb")):
            subprocess.run(["dpkg", "-x", package, str(root)], check=True)
        shutil.rmtree(root / "packages")
        (root / "done").touch()
    rustc = root / "rustc"
    rustc.write_text(f'#!/bin/sh\nLD_LIBRARY_PATH={root}/usr/lib/x86_64-linux-gnu exec {root}/usr/bin/rustc "$@"\n')
    rustc.chmod(0o755)
    # The linker that every Rust toolchain brings along; its name says for which format.
    linker = root / "wasm-ld"
    linker.unlink(missing_ok=True)
    linker.symlink_to(next(Path(output("rustc", "--print", "sysroot").strip()).glob("lib/rustlib/*/bin/rust-lld")))
    # The sources may be built with any compiler of their version.
    return {"RUSTC": str(rustc), "RUSTC_BOOTSTRAP": "1", "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER": str(linker)}


def module():
    """Compiles the module and returns its bytes."""
    command = ["cargo", "build", "--release", "--quiet", "--target", TRIPLE, "--target-dir", str(TARGET)]
    environment = dict(os.environ)
    if not has_target():
        environment |= debian()
        command += ["-Zbuild-std=std,panic_abort", "-Zbuild-std-features="]
    subprocess.run(command, cwd=WEB, env=environment, check=True)
    return (TARGET / TRIPLE / "release/copydesk_web.wasm").read_bytes()


def digest(text):
    """How a policy names a script or a style that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def page(wasm):
    """The page with all that it needs in it, so that it can be opened from a disk."""
    view = WEB.parent / "src/bin/copydesk/view/view.css"
    css = view.read_text() + (WEB / "page.css").read_text()
    js = (WEB / "page.js").read_text()
    parts = {
        "script": digest(js),
        "style": digest(css),
        "css": css,
        "js": js,
        "example": (WEB.parent / "examples/harbour.txt").read_text(),
        "module": base64.b64encode(gzip.compress(wasm, 9, mtime=0)).decode(),
    }
    assert not any("</" in parts[part] for part in ["css", "js", "example"]), "it would end its element"
    return re.sub(r"\{(\w+)\}", lambda part: parts[part[1]], (WEB / "page.html").read_text())


def main():
    wasm = module()
    text = page(wasm)
    dist = WEB / "dist"
    dist.mkdir(exist_ok=True)
    (dist / "index.html").write_text(text)
    print(f"web/dist/index.html: {len(text) / 1e6:.1f} MB, the module in it {len(wasm) / 1e6:.1f} MB before it is packed")


if __name__ == "__main__":
    main()

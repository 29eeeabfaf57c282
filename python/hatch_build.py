"""Builds the shared library with cargo and puts it into the package; the version is Cargo.toml's."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface
from hatchling.metadata.plugin.interface import MetadataHookInterface

HERE = Path(__file__).resolve().parent
#: What cargo needs of the repository; an sdist carries it as rust/.
SOURCES = ("Cargo.toml", "Cargo.lock", "build.rs", "cbindgen.toml", "src", "examples", "benches", "tests", "README.md",
           "LICENSE-APACHE", "LICENSE-MIT")


def crate() -> Path:
    """The folder of Cargo.toml: the repository's, or the sdist's copy."""
    for folder in (HERE / "rust", HERE.parent):
        if (folder / "Cargo.toml").is_file():
            return folder
    raise RuntimeError("copydesk's Rust sources are neither in rust/ nor in the folder above python/")


def library() -> str:
    return {"darwin": "libcopydesk.dylib", "win32": "copydesk.dll"}.get(sys.platform, "libcopydesk.so")


def build(root: Path) -> Path:
    """The recipe of the shared library, stripped of what only a debugger needs."""
    flags = ["-C", "strip=symbols"]
    if sys.platform.startswith("linux"):
        flags += ["-C", "link-arg=-Wl,-soname,libcopydesk.so.2"]
    command = ["cargo", "rustc", "--lib", "--release", "--features", "capi", "--crate-type", "cdylib",
               "--message-format", "json-render-diagnostics", "--", *flags]
    try:
        run = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=True, text=True)
    except FileNotFoundError:
        raise RuntimeError("building copydesk needs Rust's cargo: https://rustup.rs") from None
    for line in run.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("reason") == "compiler-artifact" and message["target"]["name"] == "copydesk":
            for name in message["filenames"]:
                if Path(name).name == library():
                    return Path(name)
    raise RuntimeError(f"cargo did not make {library()}")


class CustomBuildHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = crate()
        if self.target_name == "sdist":
            for name in SOURCES:
                if (root / name).exists():
                    build_data["force_include"][str(root / name)] = f"rust/{name}"
            return
        target = HERE / "copydesk" / library()
        # A new file under a new name first: a running interpreter may have the old one mapped.
        shutil.copyfile(build(root), target.with_suffix(".new"))
        os.replace(target.with_suffix(".new"), target)
        build_data["artifacts"].append(f"copydesk/{target.name}")
        build_data["pure_python"] = False
        # ctypes needs no one Python version: one wheel a platform.
        build_data["tag"] = "py3-none-" + re.sub(r"[-.]", "_", sysconfig.get_platform())


class CustomMetadataHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        manifest = (crate() / "Cargo.toml").read_text("utf-8")
        found = re.search(r'^version = "([^"]+)"', manifest, re.M)
        if found is None:
            raise RuntimeError("Cargo.toml names no version")
        metadata["version"] = found[1]

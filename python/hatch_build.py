"""Builds the shared library and the command with cargo and puts both into the wheel; the version is Cargo.toml's."""

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
           "LICENSE-APACHE", "LICENSE-MIT")  # fmt: skip
#: The glibc that a wheel asks for at least: what Rust itself does, and the oldest that PyPI's manylinux tags still serve.
GLIBC = (2, 17)
#: Keys of Cargo.toml with a link, and what PyPI calls them.
LINKS = {"homepage": "Homepage", "repository": "Source", "documentation": "Documentation"}


def crate() -> Path:
    """The folder of Cargo.toml: the repository's, or the sdist's copy."""
    for folder in (HERE / "rust", HERE.parent):
        if (folder / "Cargo.toml").is_file():
            return folder
    raise RuntimeError("copydesk's Rust sources are neither in rust/ nor in the folder above python/")


def library() -> str:
    return {"darwin": "libcopydesk.dylib", "win32": "copydesk.dll"}.get(sys.platform, "libcopydesk.so")


def cargo(root: Path, what: list[str], wanted: str, flags: list[str]) -> Path:
    """Builds one thing for release, stripped of what only a debugger needs: the file of that name."""
    program, target = ["cargo", "rustc"], []
    if sys.platform.startswith("linux") and shutil.which("cargo-zigbuild"):
        # Linked against an old glibc, so that the wheel installs on old machines.
        host = re.search(r"^host: (.*-linux-gnu)$", subprocess.check_output(["rustc", "-vV"], text=True), re.M)
        if host is not None:
            program, target = ["cargo-zigbuild", "rustc"], ["--target", f"{host[1]}.{GLIBC[0]}.{GLIBC[1]}"]
    command = [*program, "--release", *target, *what, "--message-format", "json-render-diagnostics", "--",
               "-C", "strip=symbols", *flags]  # fmt: skip
    try:
        run = subprocess.run(command, cwd=root, stdout=subprocess.PIPE, check=True, text=True)
    except FileNotFoundError:
        raise RuntimeError("building copydesk needs Rust's cargo: https://rustup.rs") from None
    for line in run.stdout.splitlines():
        message = json.loads(line) if line.startswith("{") else {}
        if message.get("reason") == "compiler-artifact" and message["target"]["name"] == "copydesk":
            for name in message["filenames"]:
                if Path(name).name == wanted:
                    return Path(name)
    raise RuntimeError(f"cargo did not make {wanted}")


def build(root: Path) -> tuple[Path, Path]:
    """The shared library and the command."""
    soname = ["-C", "link-arg=-Wl,-soname,libcopydesk.so.2"] if sys.platform.startswith("linux") else []
    shared = cargo(root, ["--lib", "--features", "capi", "--crate-type", "cdylib"], library(), soname)
    suffix = ".exe" if sys.platform == "win32" else ""
    return shared, cargo(root, ["--bin", "copydesk", "--features", "cli"], f"copydesk{suffix}", [])


def tag(files: tuple[Path, ...]) -> str:
    """The wheel's tag: no one Python version, as ctypes needs none, and on Linux the oldest glibc that will do.

    A program names each version of glibc that it needs a symbol of; the newest decides, as in auditwheel.
    """
    platform = sysconfig.get_platform()
    named = [found for file in files for found in re.findall(rb"\0GLIBC_(\d+)\.(\d+)(?=[.\d]*\0)", file.read_bytes())]
    if platform.startswith("linux") and named:
        major, minor = max([GLIBC, *((int(major), int(minor)) for major, minor in named)])
        platform = platform.replace("linux", f"manylinux_{major}_{minor}", 1)
    return "py3-none-" + re.sub(r"[-.]", "_", platform)


class CustomBuildHook(BuildHookInterface[Any]):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = crate()
        if self.target_name == "sdist":
            for name in SOURCES:
                if (root / name).exists():
                    build_data["force_include"][str(root / name)] = f"rust/{name}"
            return
        target = HERE / "copydesk" / library()
        shared, command = build(root)
        # A new file under a new name first: a running interpreter may have the old one mapped.
        shutil.copyfile(shared, target.with_suffix(".new"))
        os.replace(target.with_suffix(".new"), target)
        build_data["artifacts"].append(f"copydesk/{target.name}")
        build_data["shared_scripts"][str(command)] = command.name
        build_data["pure_python"] = False
        build_data["tag"] = tag((shared, command))


class CustomMetadataHook(MetadataHookInterface):
    def update(self, metadata: dict[str, Any]) -> None:
        root = crate()
        manifest = (root / "Cargo.toml").read_text("utf-8")
        package = dict(re.findall(r'^([\w-]+) = "([^"]+)"$', manifest.partition("\n\n")[0], re.M))
        metadata["version"] = package["version"]
        metadata["urls"] = {name: package[key] for key, name in LINKS.items() if key in package}
        # Where hatchling looks for them.
        for licence in root.glob("LICENSE-*"):
            shutil.copyfile(licence, HERE / licence.name)

#!/usr/bin/env python3
"""Whether a wheel is fit for PyPI: check_wheel.py WHEEL. It needs auditwheel on Linux."""

import re
import subprocess
import sys
import zipfile
from pathlib import Path


def glibc(tag: str) -> tuple[int, int]:
    found = re.search(r"manylinux_(\d+)_(\d+)_\w+", tag)
    if found is None:
        sys.exit(f"{tag} names no glibc")
    return int(found[1]), int(found[2])


def main() -> None:
    wheel = Path(sys.argv[1])
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        (metadata,) = (packed.read(name).decode() for name in names if name.endswith(".dist-info/METADATA"))
    for what, pattern in {
        "licences": r"\.dist-info/licenses/LICENSE-(MIT|APACHE)$",
        "shared library": r"^copydesk/(lib)?copydesk\.(so|dylib|dll)$",
        "command": r"\.data/scripts/copydesk(\.exe)?$",
        "types": r"^copydesk/py\.typed$",
    }.items():
        wanted = 2 if what == "licences" else 1
        if sum(bool(re.search(pattern, name)) for name in names) != wanted:
            sys.exit(f"{wheel}: {what} missing among {names}")
    if metadata.count("\nLicense-File: ") != 2 or "\nRequires-Python: " not in metadata:
        sys.exit(f"{wheel}: METADATA lacks fields:\n{metadata.partition(chr(10) * 2)[0]}")
    if not sys.platform.startswith("linux"):
        return
    shown = subprocess.check_output([sys.executable, "-m", "auditwheel", "show", wheel], text=True)
    said = re.search(r"platform tag:\s+\"([^\"]+)\"", shown)
    if said is None or "-none-manylinux" not in wheel.name or glibc(wheel.name) < glibc(said[1]):
        sys.exit(f"{wheel.name}, but auditwheel says: {shown}")


if __name__ == "__main__":
    main()

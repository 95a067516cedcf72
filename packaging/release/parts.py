"""What the bundle is made of: each library with its version and licence, and the licence texts themselves."""

from __future__ import annotations

import platform
import re
import shutil
import sqlite3
import ssl
import subprocess
import sys
import zlib
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from backcoach.cues.recordings import MADE
from release import font
from release.project import ROOT

LICENCE_FILE = re.compile(r"licen[cs]e|copying|notice|authors", re.IGNORECASE)
OVERRIDES = {"pyside6-essentials": "LGPL-3.0-only", "shiboken6": "LGPL-3.0-only"}
"""The one of several licences that is used here."""
SYSTEM_LICENCES = {
    "libbz2": "bzip2-1.0.6",
    "libcrypto": "Apache-2.0",
    "libexpat": "MIT",
    "libffi": "MIT",
    "liblzma": "0BSD",
    "libmpdec": "BSD-2-Clause",
    "libsqlite3": "blessing",
    "libz": "Zlib",
    "libzstd": "BSD-3-Clause",
}


class Part(NamedTuple):
    """A library: how it is called, its version ("" where none is known), its SPDX expression, its package URL."""

    name: str
    version: str
    licence: str
    purl: str


def distributions(name: str = "backcoach", extras: tuple[str, ...] = ("passphrase",)) -> Iterator[Distribution]:
    """Every Python package that BackCoach needs on this system, by what the installed packages say of themselves."""
    seen: set[str] = set()
    waiting = [(name, extra) for extra in (*extras, "")]
    while waiting:
        wanted, extra = waiting.pop()
        found = distribution(wanted)
        if wanted != name and canonicalize_name(wanted) not in seen:
            seen.add(canonicalize_name(wanted))
            yield found
        for text in found.requires or ():
            need = Requirement(text)
            if (need.marker is None or need.marker.evaluate({"extra": extra})) and need.name not in seen:
                waiting.append((need.name, ""))


def python_parts() -> list[Part]:
    """The Python packages, by name."""
    found = {canonicalize_name(one.name): one for one in distributions()}
    return [
        Part(name, one.version, licence_of(one), f"pkg:pypi/{name}@{one.version}")
        for name, one in sorted(found.items())
    ]


def licence_of(one: Distribution) -> str:
    """Its SPDX expression."""
    name = canonicalize_name(one.name)
    fields = one.metadata.json
    said = OVERRIDES.get(name) or fields.get("license_expression") or fields.get("license")
    return str(said or "NOASSERTION")


def native_parts(bundle: Path) -> list[Part]:
    """Python, Qt, the font, what made the voice, and the libraries of the building machine that lie in the bundle."""
    version = platform.python_version()
    qt = distribution("PySide6_Essentials").version
    inter = font.version(ROOT / "assets" / "fonts" / "Inter-Regular.otf")
    voice = MADE.split(",")[0].split()[1]
    found = [
        Part("Python", version, "Python-2.0", f"pkg:generic/python@{version}"),
        Part("Qt", qt, "LGPL-3.0-only", f"pkg:generic/qt@{qt}"),
        Part("Inter", inter, "OFL-1.1", f"pkg:generic/inter@{inter}"),
        Part("voice", voice, "Apache-2.0", f"pkg:pypi/hibari-tts@{voice}"),
    ]
    versions = {"libsqlite3": sqlite3.sqlite_version, "libz": zlib.ZLIB_RUNTIME_VERSION}
    versions["libcrypto"] = ssl.OPENSSL_VERSION.split()[1]
    for name in sorted({file.name.split(".so")[0] for file in (bundle / "lib").glob("*.so*")} & set(SYSTEM_LICENCES)):
        number = versions.get(name, "")
        found.append(
            Part(name, number, SYSTEM_LICENCES[name], f"pkg:generic/{name}" + (f"@{number}" if number else ""))
        )
    return found


def collect_licences(to: Path) -> None:
    """Write the licence texts of all that goes into a bundle, one folder for each part, and a list of them."""
    shutil.rmtree(to, ignore_errors=True)
    to.mkdir(parents=True)
    shutil.copy(ROOT / "LICENSE", to / "BackCoach.txt")
    shutil.copy(ROOT / "assets" / "fonts" / "OFL.txt", to / "Inter.txt")
    _join(to / "Voice.txt", [ROOT / "assets" / "voice" / name for name in ("NOTICE.txt", "LICENCE.txt")])
    for file in (ROOT / "packaging" / "licences").iterdir():
        shutil.copy(file, to / file.name)
    for one in distributions():
        _join(to / f"{canonicalize_name(one.name)}.txt", _licence_files(one))
    python = Path(sys.base_prefix, "lib", f"python{sys.version_info.major}.{sys.version_info.minor}", "LICENSE.txt")
    _join(to / "Python.txt", [python] if python.is_file() else list(Path("/usr/share/doc").glob("python3.*/copyright")))
    for name, package in system_packages().items():
        _join(to / f"{name}.txt", [Path("/usr/share/doc", package, "copyright")])


def _licence_files(one: Distribution) -> list[Path]:
    return [Path(str(one.locate_file(file))) for file in one.files or () if LICENCE_FILE.search(file.name)]


def _join(to: Path, files: list[Path]) -> None:
    texts = [
        file.read_text(encoding="utf-8", errors="replace") for file in files if file.is_file() and file.suffix != ".py"
    ]
    if texts:
        to.write_text("\n\n----------\n\n".join(texts), encoding="utf-8")


def system_packages() -> dict[str, str]:
    """The Debian package of each library of the system that may be bundled; empty where there is no dpkg."""
    if not shutil.which("dpkg"):
        return {}
    found = {}
    for name in SYSTEM_LICENCES:
        told = subprocess.run(["dpkg", "-S", f"*/{name}.so.*"], capture_output=True, text=True).stdout
        if told:
            found[name] = told.split(":")[0]
    return found


def installed(name: str) -> bool:
    """Whether a Python package is there."""
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True

"""Makes Debian's copyright file from the list of parts."""

from __future__ import annotations

from release.parts import Part
from release.project import ROOT

HEAD = """Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: BackCoach
Comment: The full texts of all licences are in /usr/lib/backcoach/lib/backcoach/_licences.

Files: *
Copyright: The BackCoach authors
License: MIT
"""


def make(found: list[Part]) -> str:
    """The file's text: BackCoach's own licence in full, the others by name."""
    own = (ROOT / "LICENSE").read_text(encoding="utf-8").strip()
    lines = [HEAD + "".join(f" {line or '.'}\n" for line in own.splitlines())]
    others = "Files: usr/lib/backcoach/lib/*{0.name}*\nCopyright: its authors\nLicense: {0.licence}\n"
    return "\n".join([*lines, *map(others.format, found)])

"""Reads CHANGELOG.md, the one source of release notes."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from release.project import Project

HEADING = re.compile(r"^## (?P<version>\d+\.\d+\.\d+) \((?P<date>\d{4}-\d\d-\d\d)\)$")


class Release(NamedTuple):
    """One version that was released: its date as YYYY-MM-DD, its changes as plain sentences."""

    version: str
    date: str
    changes: tuple[str, ...]


def released(root: Path) -> list[Release]:
    """Every version with a number and a date, newest first, without the unreleased part."""
    found: list[tuple[str, str, list[str]]] = []
    inside = False
    for line in (root / "CHANGELOG.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            heading = HEADING.match(line)
            inside = heading is not None
            if heading:
                found.append((heading["version"], heading["date"], []))
        elif inside and line.startswith("- "):
            found[-1][2].append(plain(line[2:]))
        elif inside and line.startswith("  "):
            found[-1][2][-1] += f" {plain(line.strip())}"
    return [Release(version, date, tuple(changes)) for version, date, changes in found]


def debian(project: Project, releases: list[Release]) -> str:
    """Debian's change log of the packages; the newest entry has the package's version."""
    parts = []
    for release, version in zip(releases, (project.version, *(one.version for one in releases[1:])), strict=True):
        told = "\n".join(
            fill(change, 78, initial_indent="  * ", subsequent_indent="    ") for change in release.changes
        )
        at = format_datetime(datetime.fromisoformat(release.date).replace(tzinfo=UTC))
        head = f"backcoach ({version}-1) unstable; urgency=medium"
        parts.append(f"{head}\n\n{told}\n\n -- {project.maintainer}  {at}\n")
    return "\n".join(parts)


def plain(text: str) -> str:
    """Markdown without its marks: links keep their words."""
    return re.sub(r"\[([^\]]+)\]\([^)]+\)|[*`_]{1,2}([^*`_]+)[*`_]{1,2}", lambda found: found[1] or found[2], text)

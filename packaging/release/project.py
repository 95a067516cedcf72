"""What every artefact needs to know about the project: version, date, publisher."""

from __future__ import annotations

import os
import subprocess
import tomllib
from dataclasses import dataclass
from pathlib import Path

from release import changes, trim

ROOT = Path(__file__).resolve().parent.parent.parent
APP_ID = "org.backcoach.BackCoach"
MEDIA_TYPE = "application/x-backcoach"
"""Of an export under a passphrase and of a shared routine, which open with BackCoach by a double click."""
SUMMARY = "exercise timer, breathing pacer and diary for a sore lower back"


@dataclass(frozen=True)
class Project:
    """Version and date (YYYY-MM-DD) of the last release, and what publisher.toml says; "" where it says nothing."""

    version: str
    date: str
    name: str
    email: str
    homepage: str = ""
    issues: str = ""
    raw_files: str = ""

    @property
    def maintainer(self) -> str:
        """As packages write a person."""
        return f"{self.name} <{self.email}>"


def read(root: Path = ROOT) -> Project:
    """The project of this checkout; BACKCOACH_PACKAGE_VERSION replaces the version, to prove an upgrade."""
    publisher = tomllib.loads((root / "packaging" / "publisher.toml").read_text(encoding="utf-8"))
    version = os.environ.get("BACKCOACH_PACKAGE_VERSION") or trim.version(root)
    return Project(version, changes.released(root)[0].date, **publisher)


def moment(root: Path = ROOT) -> int:
    """Seconds since 1970 of the last commit, or SOURCE_DATE_EPOCH: every file in an archive gets this time."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    told = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=root, capture_output=True, text=True)
    return int(told.stdout) if told.returncode == 0 else int((root / "CHANGELOG.md").stat().st_mtime)

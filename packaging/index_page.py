"""What a package index shows: README.md, whose relative pictures and links would lead nowhere there.

With an address in publisher.toml they become absolute; without one, pictures are left out and links are plain words.
hatchling loads this file when it builds.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.metadata.plugin.interface import MetadataHookInterface

LINK = re.compile(r"(?P<picture>!?)\[(?P<words>[^\]]*)\]\((?!https?:|#)(?P<path>[^)]+)\)")
EMPTY_TABLE = re.compile(r"(^\|[ |:-]*\|\n)+", re.MULTILINE)


class CustomMetadataHook(MetadataHookInterface):
    """Gives hatchling the long description."""

    def update(self, metadata: dict[str, Any]) -> None:
        """Set the field `readme`, which pyproject.toml calls dynamic."""
        root = Path(self.root)
        publisher = root / "packaging" / "publisher.toml"
        address = tomllib.loads(publisher.read_text(encoding="utf-8"))["raw_files"] if publisher.is_file() else ""
        text = page((root / "README.md").read_text(encoding="utf-8"), address)
        metadata["readme"] = {"content-type": "text/markdown", "text": text}


def page(text: str, address: str) -> str:
    """The text with every relative picture and link put after `address`, or taken out where that is empty."""

    def absolute(found: re.Match[str]) -> str:
        return f"{found['picture']}[{found['words']}]({address}{found['path']})"

    def without(found: re.Match[str]) -> str:
        return "" if found["picture"] else found["words"]

    changed = LINK.sub(absolute if address else without, text)
    return re.sub(r"\n{3,}", "\n\n", EMPTY_TABLE.sub("", changed) if not address else changed)

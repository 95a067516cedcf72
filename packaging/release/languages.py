"""The languages that are shipped, and what they say outside the program: desktop entry, type of file, manual."""

from __future__ import annotations

import tempfile
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement

from backcoach.words import Words
from backcoach.words.languages import ENGLISH, Languages
from release.project import ROOT

KEYS = ("GenericName", "Comment", "Keywords")
"""What a desktop entry says to people, besides its name."""
CONTEXT = "desktop entry"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def shipped(folder: Path = ROOT / "assets" / "words") -> dict[str, Words]:
    """The words of every language but English, by its code."""
    made: dict[str, Words] = {}
    with tempfile.TemporaryDirectory() as cache:
        languages = Languages(folder, Path(cache))
        for code in languages.names():
            if code != ENGLISH:
                languages.use(made.setdefault(code, Words()), code, ())
    return made


def entry(path: Path, languages: dict[str, Words]) -> str:
    """A desktop entry with every text in every language behind the English one."""
    lines = []
    for line in path.read_text(encoding="utf-8").splitlines():
        lines.append(line)
        key, _, text = line.partition("=")
        if key in KEYS:
            lines += [f"{key}[{code}]={words.look_up_in(CONTEXT, text)}" for code, words in languages.items()]
    return "\n".join(lines) + "\n"


def said(path: Path) -> list[tuple[int, str]]:
    """The texts of a desktop entry for people, with their lines."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), start=1)
    return [(number, line.partition("=")[2]) for number, line in lines if line.partition("=")[0] in KEYS]


def say(parent: Element, tag: str, text: str, languages: dict[str, Words]) -> None:
    """An element with a text, and one more for each language that says it otherwise."""
    SubElement(parent, tag).text = text
    for code, words in languages.items():
        if (other := words.look_up(text)) != text:
            SubElement(parent, tag, {XML_LANG: code.replace("_", "-")}).text = other

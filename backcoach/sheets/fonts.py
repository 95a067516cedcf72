"""The fonts of a page: the shipped one for Latin, Greek and Cyrillic, the system's for other scripts."""

from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple
from unicodedata import category

from PySide6.QtCore import QLoggingCategory, QRectF
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QFontMetricsF, QGuiApplication, QRawFont

from backcoach.problem import Problem
from backcoach.sheets.letters import CJK, OTHER, script_of, spans

FINE = 10
"""Font pixels per point: text is laid out ten times too large and scaled down when painted, to avoid rounding."""
_SAMPLE = 20.0
"""Points at which letters are measured."""
_NAMED = 8
"""The most letters that are named as missing."""
_JOINERS = "\u200c\u200d\ufe0e\ufe0f"
_REGIONS = {"ja": "JP", "ko": "KR", "zh-TW": "TC", "zh-HK": "HK", "zh-Hant": "TC"}
_SYSTEMS = {
    "JP": QFontDatabase.WritingSystem.Japanese,
    "KR": QFontDatabase.WritingSystem.Korean,
    "SC": QFontDatabase.WritingSystem.SimplifiedChinese,
    "TC": QFontDatabase.WritingSystem.TraditionalChinese,
    "HK": QFontDatabase.WritingSystem.TraditionalChinese,
}


def font_of(family: str, size: float, *, bold: bool) -> QFont:
    """The font at `FINE` times the size in points.

    Contextual alternates are off: Inter's raised dash between digits maps to no character, so searching would miss it.
    """
    font = QFont(family)
    font.setPixelSize(round(size * FINE))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("calt"), 0)
    return font


class MeasuredFont(NamedTuple):
    """A font with its metrics."""

    font: QFont
    metrics: QFontMetricsF


class Part(NamedTuple):
    """A stretch of text in one font, from its first place up to its end."""

    start: int
    end: int
    bold: bool
    family: str


class Parts(NamedTuple):
    """A text in parts of one font, and how far their ink reaches above and below the line, as a share of the size."""

    parts: tuple[Part, ...]
    above: float
    below: float


Weight = tuple[int, int, bool]
"""A stretch of text from its first place up to its end, and whether it is bold."""


class Fonts:
    """The fonts of pages in one language; `missing` gathers the letters that no font of this machine has.

    `installed` are the families of this machine, which are asked for when they are first needed if not given.
    """

    def __init__(self, family: str, language: str, installed: Collection[str] | None = None) -> None:
        self.family = family
        self.missing: set[str] = set()
        self._known = installed
        self._language = language.replace("_", "-")
        self._measured: dict[tuple[str, float, bool], MeasuredFont] = {}
        self._families: dict[str, str] = {}
        self._parts: dict[tuple[str, tuple[Weight, ...]], Parts] = {}
        self._having: dict[tuple[str, str], bool] = {}

    def font(self, size: float, *, bold: bool, family: str = "") -> MeasuredFont:
        """The font of a size in points, by default of the shipped family."""
        key = family or self.family, size, bold
        if key not in self._measured:
            font = font_of(key[0], size, bold=bold)
            self._measured[key] = MeasuredFont(font, QFontMetricsF(font))
        return self._measured[key]

    def family_for(self, script: str, text: str) -> str:
        """The family for a script: Noto if it is installed, otherwise any that claims the script, otherwise the shipped
        one.

        Chinese characters look different in Japanese and Korean, which a text shows by its other letters.
        """
        key = f"{CJK} {self._region(text)}" if script == CJK else script
        if key not in self._families:
            self._families[key] = self._found(key)
        return self._families[key]

    def parts(self, text: str, weights: tuple[Weight, ...]) -> Parts:
        """A text in parts of one font each; a letter that its font lacks is a part of its own.

        If Qt has to combine two fonts in one part, it miscounts which letters the glyphs stand for.
        """
        key = text, weights
        if key not in self._parts:
            parts = tuple(self._divided(text, weights))
            self._parts[key] = Parts(parts, *self._ink(text, parts))
        return self._parts[key]

    def _divided(self, text: str, weights: Sequence[Weight]) -> Iterator[Part]:
        found = spans(text)
        changes = {place for start, end, _ in weights for place in (start, end)}
        changes |= {place for span in found for place in (span.start, span.end)}
        for start, end in pairwise(sorted(changes)):
            bold = next(bold for first, last, bold in weights if first <= start < last)
            script = next((span.script for span in found if span.start <= start < span.end), "")
            family = self.family_for(script, text) if script else self.family
            lacking = [place for place in range(start, end) if not self._has(text[place], family)]
            places = {start, end, *lacking, *(place + 1 for place in lacking)}
            yield from (Part(one, two, bold, family) for one, two in pairwise(sorted(places)))

    def _ink(self, text: str, parts: Sequence[Part]) -> tuple[float, float]:
        """How far the ink of any part reaches above and below the line, as a share of the size."""
        fonts = [self.font(_SAMPLE, bold=part.bold, family=part.family).metrics for part in parts]
        boxes = [font.tightBoundingRect(text[part.start : part.end]) for font, part in zip(fonts, parts, strict=True)]
        inked = [box for box in boxes if box.width() > 0] or [QRectF()]
        size = FINE * _SAMPLE
        return max(-box.top() for box in inked) / size, max(box.bottom() for box in inked) / size

    def _has(self, letter: str, family: str) -> bool:
        """Whether a family itself has a letter; if no other has it either it is noted as missing."""
        if letter in _JOINERS:
            return True  # apart, they would part what they join
        key = family, letter
        if key not in self._having:
            font, metrics = self.font(_SAMPLE, bold=False, family=family)
            self._having[key] = QRawFont.fromFont(font).supportsCharacter(ord(letter))
            if not self._having[key] and letter.isprintable() and not metrics.inFontUcs4(ord(letter)):
                self.missing.add(letter)
        return self._having[key]

    def _region(self, text: str) -> str:
        if any("\u3040" <= letter <= "\u30ff" for letter in text):
            return "JP"
        if any("\uac00" <= letter <= "\ud7a3" for letter in text):
            return "KR"
        parts = self._language.split("-")
        return _REGIONS.get("-".join(parts[:2])) or _REGIONS.get(parts[0], "SC")

    def _found(self, key: str) -> str:
        name = f"Noto Sans {key}"
        if name in self._installed:
            return name
        region = key.partition(" ")[2]
        system = _SYSTEMS.get(region) or getattr(QFontDatabase.WritingSystem, key, None)
        having = QFontDatabase.families(system) if isinstance(system, QFontDatabase.WritingSystem) else []
        return min(having, key=lambda one: ("Sans" not in one, "Mono" in one, len(one)), default=self.family)

    @cached_property
    def _installed(self) -> frozenset[str]:
        return frozenset(QFontDatabase.families() if self._known is None else self._known)


def printing_family(folder: Path) -> str:
    """The font family for printing: from the font files in the folder, otherwise the system's. Needs a QGuiApplication.

    Raises Problem if there is no font at all. Silences Qt's warnings about scripts that a font lacks: pages name
    missing letters themselves.
    """
    QLoggingCategory.setFilterRules("qt.text.font.db=false")
    families: list[str] = []
    for path in sorted(folder.glob("*.[ot]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    if families:
        return min(families, key=len)
    font = QGuiApplication.font()
    if not QFontMetrics(font).inFont("a"):  # the database lists family names even if no font file exists
        raise Problem(
            "There is no font on this machine to print with; install one, such as the package fonts-dejavu-core."
        )
    return font.family()


def fonts_named(letters: str) -> Problem | None:
    """Says that letters cannot be printed, and which fonts to install for them; None without letters."""
    if not letters:
        return None
    shown = [letter for letter in letters if not category(letter).startswith("M")] or [*letters]
    names = sorted({f"Noto Sans {script}" for script in map(script_of, letters) if script != OTHER}) or ["Noto"]
    package = "fonts-noto-cjk" if names == [f"Noto Sans {CJK}"] else "fonts-noto"
    return Problem(
        "No font on this machine has the letters {letters}. Install {fonts} (on Debian and Ubuntu the package "
        "{package}) and make the page again.",
        letters=" ".join(shown[:_NAMED]) + (" …" if len(shown) > _NAMED else ""),
        fonts=", ".join(names),
        package=package,
    )

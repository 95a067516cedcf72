"""Which languages there are, and which of them the user reads. A language is one PO file in the folder of words."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from backcoach.outside import read_regular
from backcoach.words.words import Catalogue, Words

ENGLISH = "en"
OWN_NAME, SIGNED_BY = "name of the language", "safety texts signed by"
"""What the head of a PO file remarks."""
SYSTEM = ""
"""The setting for the language of the system."""
_ARABIC, _WITH_OUR_DIGITS = "ar_001", frozenset({"AE", "DZ", "EH", "LY", "MA", "TN"})
"""Arabic of no country in particular, and the countries that write all numbers with the digits 0 to 9."""


class Languages:
    """The languages in a folder of PO files; compiled ones are kept in the cache until their file changes."""

    def __init__(self, folder: Path, cache: Path) -> None:
        self._folder = folder
        self._cache = cache

    def names(self) -> dict[str, str]:
        """Each language by its code with its own name for itself, English first."""
        from backcoach.words.po_file import remarks_of

        names = {path.stem: remarks_of(path).get(OWN_NAME) or path.stem for path in self._folder.glob("*.po")}
        return {ENGLISH: "English", **dict(sorted(names.items(), key=lambda item: item[1].casefold()))}

    def safety_is_signed(self, code: str) -> bool:
        """Whether a clinician has signed the safety texts of a language."""
        from backcoach.words.po_file import remarks_of

        return code == ENGLISH or remarks_of(self._folder / f"{code}.po").get(SIGNED_BY, "nobody") != "nobody"

    def chosen(self, setting: str, system: Sequence[str]) -> tuple[str, str]:
        """The language for a setting, and the locale for its dates and numbers; SYSTEM is the first one we have.

        `system` are the languages that the system wants, best first, such as de-AT.
        """
        if setting != SYSTEM:
            return (setting, _locale(setting, system)) if self._has(setting) else (ENGLISH, _locale(ENGLISH, system))
        for wanted in map(_plain, system):
            for code in (wanted, wanted.partition("_")[0]):
                if self._has(code):
                    return code, _locale(code, system)
        return ENGLISH, _locale(ENGLISH, system)

    def use(self, words: Words, setting: str, system: Sequence[str]) -> None:
        """Use the language of a setting. Raises Problem, and speaks English, if the catalogue cannot be read."""
        code, locale = self.chosen(setting, system)
        words.use(ENGLISH, None, _locale(ENGLISH, system))
        if code != ENGLISH:
            words.use(code, self._catalogue(code), locale)

    def _has(self, code: str) -> bool:
        return code == ENGLISH or (self._folder / f"{code}.po").is_file()

    def _catalogue(self, code: str) -> Catalogue:
        from backcoach.words.po_file import LARGEST, catalogue_of, read_po

        source = self._folder / f"{code}.po"
        with suppress(OSError, ValueError):  # not kept yet, or damaged
            return catalogue_of(read_regular(self._kept(source), LARGEST))
        data = read_po(source)
        with suppress(OSError):  # it is only a matter of speed whether that works
            _keep(self._kept(source), data)
        return catalogue_of(data)

    def _kept(self, source: Path) -> Path:
        """Where the compiled form of a file is kept, until it changes. Raises OSError if there is no such file."""
        facts = source.stat()
        return self._cache / "words" / f"{source.stem}-{facts.st_size}-{facts.st_mtime_ns}.mo"


def system_languages(environment: Mapping[str, str]) -> list[str]:
    """The languages that the environment asks for, best first, as `gettext` reads them."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name, ""):
            plain = _plain(value)
            if plain in ("C", "POSIX"):
                return []
            return [*map(_plain, filter(None, environment.get("LANGUAGE", "").split(":"))), plain]
    return []


def _keep(path: Path, data: bytes) -> None:
    """Keep a compiled catalogue in place of older ones. Raises OSError if that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.write_bytes(data)
    draft.replace(path)
    for old in path.parent.glob(f"{path.name.partition('-')[0]}-*.mo"):
        if old != path:
            old.unlink()


def _plain(tag: str) -> str:
    """de-AT or de_AT.UTF-8@euro as de_AT."""
    return tag.partition(".")[0].partition("@")[0].replace("-", "_")


def _locale(code: str, system: Sequence[str]) -> str:
    """The system's own form of a language, with its country, if it has one; otherwise the language itself.

    Arabic becomes that of a country that writes its dates with the same digits as all other numbers.
    """
    found = next((wanted for wanted in map(_plain, system) if wanted.startswith(f"{code}_")), code)
    language, _, country = found.partition("_")
    if language == "ar" and country not in _WITH_OUR_DIGITS:
        return _ARABIC
    return "en_GB" if found == ENGLISH else found

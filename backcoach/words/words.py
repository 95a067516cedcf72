"""Looks up messages in the catalogue of one language and fills in their values. Free of Qt."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

RIGHT_TO_LEFT = frozenset({"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
"""Languages that are written from right to left."""
ISOLATE, FROM_THE_LEFT, END = "\u2068", "\u2066", "\u2069"
"""Around a value in a right-to-left sentence: its own direction stays inside, so 07:12 is not read as 12:07."""
FROM_RIGHT = "\u200f"
"""Before a right-to-left sentence that begins with letters from the left."""

FROM_THE_RIGHT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
"""Letters of languages that are written from right to left."""


def N_(message: str) -> str:  # noqa: N802
    """Mark a message in a table for the catalogues; it is looked up with `Words.look_up` where it is shown."""
    return message


class Catalogue(Protocol):
    """What `gettext.GNUTranslations` offers."""

    def gettext(self, message: str) -> str:
        """A message translated."""

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a count."""

    def pgettext(self, context: str, message: str) -> str:
        """A message in one of its meanings."""

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        """The form for a count, in one of its meanings."""


class Words:
    """The words of one language. English needs no catalogue: the messages are English.

    Messages are whole sentences with named places, such as "{minutes} min left", and are always literals, so that
    they can be collected. Values are given by name. `use` changes the language for everybody who holds this object.
    """

    def __init__(self) -> None:
        self.language = "en"
        self.locale = "en_GB"
        """Language and country for dates, numbers and paper, such as de_AT."""
        self._catalogue: Catalogue | None = None
        self._fill: Callable[[str, Mapping[str, object]], str] = str.format_map

    @property
    def is_english(self) -> bool:
        """Whether messages are said as they are."""
        return self._catalogue is None

    @property
    def right_to_left(self) -> bool:
        """Whether the language is written from right to left."""
        return self.language.partition("_")[0] in RIGHT_TO_LEFT

    def use(self, language: str, catalogue: Catalogue | None, locale: str) -> None:
        """Speak another language from now on; without a catalogue the messages stay English."""
        self.language, self.locale, self._catalogue = language, locale, catalogue
        self._fill = str.format_map
        if catalogue is not None:
            from backcoach.words.filler import Filler  # English needs none

            self._fill = Filler(self.pgettext("how a number is written", "1,234.5"), isolate=self.right_to_left).fill

    def gettext(self, message: str, /, **values: object) -> str:
        """The message in this language, with its values."""
        found = self._catalogue.gettext(message) if self._catalogue else message
        return self._filled(found, message, values) if values else found

    def pgettext(self, context: str, message: str, /, **values: object) -> str:
        """The same for a message that means something else elsewhere; the context says which meaning this is."""
        found = self._catalogue.pgettext(context, message) if self._catalogue else message
        return self._filled(found, message, values) if values else found

    def ngettext(self, one: str, more: str, count: int, /, **values: object) -> str:
        """The form that the language has for this count, which fills the place {count}."""
        english = one if count == 1 else more
        found = self._catalogue.ngettext(one, more, count) if self._catalogue else english
        return self._filled(found, english, {"count": count, **values})

    def npgettext(self, context: str, one: str, more: str, count: int, /, **values: object) -> str:
        """The form for a count of a message with a context."""
        english = one if count == 1 else more
        found = self._catalogue.npgettext(context, one, more, count) if self._catalogue else english
        return self._filled(found, english, {"count": count, **values})

    def look_up(self, message: str, /, **values: object) -> str:
        """A message that was marked with `N_` somewhere else, or that a Problem carries; empty stays empty."""
        found = self._catalogue.gettext(message) if self._catalogue and message else message
        return self._filled(found, message, values) if values else found

    def look_up_in(self, context: str, message: str) -> str:
        """A text of a shipped file, by its place, such as exercises/bird-dog:steps[2]."""
        return self._catalogue.pgettext(context, message) if self._catalogue else message

    def text_of(self, text: "str | Said") -> str:
        """A text as people see it: a message, or a Problem, in this language, any other text as it is."""
        return text.said(self) if isinstance(text, Said) else text

    def number(self, value: float, form: str = "g") -> str:
        """A number as it is written in this language: 3.5 or 3,5; `form` is a format of Python's."""
        return self._fill(f"{{value:{form}}}", {"value": value})

    def listed(self, parts: Sequence[str]) -> str:
        """Parts in a row, separated as in this language, without empty ones: a, b, c."""
        return self.pgettext("between the parts of a list", ", ").join(filter(None, parts))

    def listed_apart(self, parts: Sequence[str]) -> str:
        """Parts that may have commas themselves: a, b; c."""
        return self.pgettext("between the longer parts of a list", "; ").join(parts)

    def labelled(self, label: str, text: str) -> str:
        """A text behind what it is about, as this language writes it: label: text."""
        return self.gettext("{label}: {text}", label=label, text=text)

    def numbered(self, number: int, text: str) -> str:
        """A text behind its number, as it is read out: 1, text."""
        return self.gettext("{number}, {text}", number=number, text=text)

    def changed(self, old: str, new: str) -> str:
        """What one thing was changed into: old → new."""
        return self.gettext("{old} → {new}", old=old, new=new)

    def as_paragraph(self, text: str) -> str:
        """A paragraph in the direction of this language, whatever it begins with; other letters keep theirs."""
        return f"{FROM_RIGHT}{text}" if self.right_to_left and FROM_THE_RIGHT.search(text) else text

    def isolated(self, text: str) -> str:
        """A text that keeps its own direction inside a sentence of the other one."""
        if not text or not (self.right_to_left or FROM_THE_RIGHT.search(text)):
            return text
        begin = ISOLATE if any(map(str.isalpha, text)) else FROM_THE_LEFT  # 3 × 5 runs from left to right
        return f"{begin}{text}{END}"

    def _filled(self, found: str, english: str, values: Mapping[str, object]) -> str:
        values = {name: value.said(self) if isinstance(value, Said) else value for name, value in values.items()}
        try:
            return self._fill(found, values)
        except (LookupError, ValueError, TypeError, AttributeError):  # a place that a translation has wrong
            return english.format_map(values)


class Said:
    """A value that is a message itself, and says itself in the language of the sentence that it stands in."""

    __slots__ = ()

    def said(self, words: Words) -> str:
        """The text in that language."""
        raise NotImplementedError

"""Fills values into messages of another language than English."""

from collections.abc import Mapping
from string import Formatter

from backcoach.words.words import END, FROM_RIGHT, ISOLATE


class Filler(Formatter):
    """Fills values in, with numbers as the language writes them."""

    def __init__(self, sample: str, *, isolate: bool) -> None:
        self._signs = str.maketrans({",": sample[1:2], ".": sample[-2:-1]} if len(sample) == len("1,234.5") else {})
        self._isolate = isolate

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        """The text with its values. Raises LookupError, ValueError, TypeError or AttributeError for a wrong place."""
        said = self.vformat(text, (), values)
        if self._isolate and not any(map(str.isalpha, "".join(part for part, *_ in self.parse(text)))):
            return FROM_RIGHT + said  # nothing but values, which may all be from the left
        return said

    def format_field(self, value: object, format_spec: str) -> str:
        """One value; a number has the signs of the language."""
        shown = format(value, format_spec)
        if isinstance(value, int | float) and not isinstance(value, bool):
            shown = shown.translate(self._signs)
        return f"{ISOLATE}{shown}{END}" if self._isolate and shown else shown

"""A message that is translated later: the code that makes it need not know the language in which it is shown."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Self

from backcoach.words.words import Said, Words

Data = str | int | float | None | list["Data"]
"""What JSON can hold of a message."""
_SAY: Mapping[str, Callable[..., str]] = {
    "text": Words.gettext,
    "context": Words.pgettext,
    "plural": Words.ngettext,
    "listed": lambda words, *parts: words.listed([*map(words.text_of, parts)]),
}


class Message(str, Said):
    """A message with its values, like a Problem that nobody raises. As text it is English, for logs and tests.

    Where people see it, it is said with `Words.text_of`, or stands as a value in another message.
    """

    __slots__ = ("_given", "_kind", "_values")
    _kind: str
    _given: Sequence[Any]
    _values: Mapping[str, Any]

    def __new__(cls, message: str, /, **values: object) -> Self:
        """A literal with named places, and the values by name."""
        return cls._made("text", (message,), values)

    @classmethod
    def in_context(cls, context: str, message: str, /, **values: object) -> Self:
        """A message that means something else elsewhere; the context says which meaning this is."""
        return cls._made("context", (context, message), values)

    @classmethod
    def plural(cls, one: str, more: str, count: int, /, **values: object) -> Self:
        """The form for a count, which fills the place {count}."""
        return cls._made("plural", (one, more, count), values)

    @classmethod
    def listed(cls, parts: Sequence[str | Said]) -> Self:
        """Texts in a row, messages among them, separated as the language separates them."""
        return cls._made("listed", parts, {})

    @classmethod
    def from_data(cls, data: Data) -> str:
        """The message, or text, that was kept as `as_data`. Raises ValueError, TypeError or LookupError for others."""
        if not isinstance(data, list):
            return str(data)
        kind, given, *pairs = data
        values = {str(name): _value(value) for name, value in (pair for pair in pairs if isinstance(pair, list))}
        return cls._made(str(kind), [*map(_value, given)] if isinstance(given, list) else (), values)

    def said(self, words: Words) -> str:
        """The text in the language of the words."""
        return _SAY[self._kind](words, *self._given, **self._values)

    def as_data(self) -> Data:
        """What makes this message again, for JSON."""
        return [self._kind, [*map(_data, self._given)], *([name, _data(one)] for name, one in self._values.items())]

    @classmethod
    def _made(cls, kind: str, given: Sequence[Any], values: Mapping[str, Any]) -> Self:
        made = str.__new__(cls, _SAY[kind](Words(), *given, **values))
        made._kind, made._given, made._values = kind, given, values  # noqa: SLF001 (its own)
        return made


def _data(value: object) -> Data:
    if isinstance(value, Message):
        return value.as_data()
    return value if isinstance(value, int | float) else str(value)


def _value(data: Data) -> object:
    return Message.from_data(data) if isinstance(data, list) else data

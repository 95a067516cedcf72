"""A message that is said later: whoever makes it need not know the language of whoever shows it."""

from collections.abc import Callable, Sequence
from typing import Self

from backcoach.words.words import Said, Words


class Message(str, Said):
    """A message with its values, like a Problem that nobody raises. As text it is English, for logs and tests.

    Where people see it, it is said with `Words.text_of`, or stands as a value in another message.
    """

    __slots__ = ("_say",)
    _say: Callable[[Words], str]

    def __new__(cls, message: str, /, **values: object) -> Self:
        """A literal with named places, and the values by name."""
        return cls._made(lambda words: words.gettext(message, **values))

    @classmethod
    def in_context(cls, context: str, message: str, /, **values: object) -> Self:
        """A message that means something else elsewhere; the context says which meaning this is."""
        return cls._made(lambda words: words.pgettext(context, message, **values))

    @classmethod
    def plural(cls, one: str, more: str, count: int, /, **values: object) -> Self:
        """The form for a count, which fills the place {count}."""
        return cls._made(lambda words: words.ngettext(one, more, count, **values))

    @classmethod
    def listed(cls, parts: Sequence[str | Said]) -> Self:
        """Texts in a row, messages among them, separated as the language separates them."""
        return cls._made(lambda words: words.listed([*map(words.text_of, parts)]))

    def said(self, words: Words) -> str:
        """The text in the language of the words."""
        return self._say(words)

    @classmethod
    def _made(cls, say: Callable[[Words], str]) -> Self:
        made = str.__new__(cls, say(Words()))
        made._say = say  # noqa: SLF001 (its own)
        return made

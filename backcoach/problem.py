"""The only kind of error that is shown to the user as it is."""

from backcoach.words import Message, Said, Words


class Problem(Said, Exception):
    """Something the user can act on: one clear sentence that says what to do.

    The sentence is a literal message with named places, and the values are given by name, so that it can be said in
    every language: `Problem("There is no routine “{id}”.", id=id)`. As text it is English, for logs and tests.
    """

    def __init__(self, message: str, /, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = values

    def __str__(self) -> str:
        return self.said(Words())

    def said(self, words: Words) -> str:
        """The sentence in the language of the words."""
        return words.look_up(self.message, **self.values)

    @property
    def sentence(self) -> Message:
        """The sentence, to be kept and said later."""
        return Message(self.message, **self.values)

"""A parser that says its help, and what is wrong, in the user's language, and looks nothing up before."""

import argparse
import sys
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NoReturn

from backcoach.words import N_, Words


class HelpParser(argparse.ArgumentParser):
    """Its help texts are messages that were marked with `N_`; `words` is called when help or an error is to be said."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given, add_help=False, formatter_class=partial(_Formatter, lambda: self.words()))
        self.words: Callable[[], Words] = Words
        self.add_argument("-h", "--help", action="help", help=N_("show this help and exit"))

    def format_help(self) -> str:
        """The help; wrong usage shows only its first lines."""
        words = self.words()
        if not words.is_english:
            self.translate(words)
        return super().format_help()

    def error(self, message: str) -> NoReturn:
        """Say how the command is used and what is wrong, and exit."""
        from backcoach.cli.usage_errors import usage_error

        words = self.words()
        self.print_usage(sys.stderr)
        fault = usage_error(words, message)
        self.exit(2, words.gettext("{program}: error: {fault}", program=self.prog, fault=fault) + "\n")

    def translate(self, words: Words) -> None:
        """Turn every text into that language; there is no way back."""
        self.description = sentence(words, self.description or "")
        self._positionals.title = words.gettext("positional arguments")
        self._optionals.title = words.gettext("options")
        for group in self._action_groups[2:]:
            group.title = words.look_up(group.title or "")
        for action in _with_listed(self._actions):
            if action.help not in (None, argparse.SUPPRESS):
                action.help = words.look_up(action.help or "")


class _Formatter(argparse.HelpFormatter):
    def __init__(self, words: Callable[[], Words], prog: str) -> None:
        super().__init__(prog)
        self._said = words

    def add_usage(
        self, usage: str | None, actions: Iterable[argparse.Action], groups: Iterable[Any], prefix: str | None = None
    ) -> None:
        """Begin with the word for usage."""
        if prefix is None:
            prefix = self._said().gettext("usage:") + " "
        super().add_usage(usage, actions, groups, prefix)


def sentence(words: Words, about: str) -> str:
    """What a command does, as a sentence."""
    said = words.look_up(about)
    return said[:1].upper() + said[1:] + ("" if said.endswith(".") or not said else ".")


def _with_listed(actions: Iterable[argparse.Action]) -> Iterable[argparse.Action]:
    """The actions, and the commands that are listed in one of them."""
    for action in actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):  # argparse has no public way to them  # noqa: SLF001
            yield from action._choices_actions  # noqa: SLF001

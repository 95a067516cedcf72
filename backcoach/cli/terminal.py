"""What is printed: results on the output, sentences for the user on the error stream."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from backcoach.plain_text import for_terminal
from backcoach.problem import Problem


def say(text: str, end: str = "\n") -> None:
    """Print at once, so that an output that can take no more is noticed here; control characters are escaped.

    Raises Problem for a full disk and the like.
    """
    if sys.stdout is None:  # closed by who called
        return
    try:
        sys.stdout.write(for_terminal(text) + end)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        raise Problem(f"The output cannot be written ({error.strerror}).") from None


def warn(sentence: str) -> None:
    """One line on the error stream, whatever was typed that it quotes; an error stream that is gone is no hindrance."""
    line = "".join(letter if letter.isprintable() else " " for letter in sentence)
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"backcoach: {line}\n")


def soften() -> None:
    """From now on a question mark stands for a letter that the terminal does not have."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence_output() -> None:
    """Nobody reads on: what is still in the buffer goes nowhere, without a word."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""Printing: results to the output, messages for the user to the error stream."""

import io
import os
import sys
from contextlib import suppress
from typing import TextIO

from backcoach.plain_text import for_terminal
from backcoach.problem import Problem


def say(text: str, end: str = "\n") -> None:
    """Print with control characters escaped, and flush.

    Raises BrokenPipeError if nobody reads the output any more, Problem for any other OSError.
    """
    if sys.stdout is None:  # the caller closed it
        return
    try:
        sys.stdout.write(for_terminal(text) + end)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        silence_output()
        raise Problem(
            "The output cannot be written ({reason}); send it somewhere else.", reason=error.strerror
        ) from None


def warn(sentence: str) -> None:
    """Print one line to the error stream, with control characters as spaces; a closed error stream is ignored."""
    line = "".join(letter if letter.isprintable() else " " for letter in sentence)
    with suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"backcoach: {line}\n")


def replace_unencodable() -> None:
    """From now on print a question mark for each letter that the terminal's encoding lacks."""
    streams: tuple[TextIO | None, ...] = (sys.stdout, sys.stderr)
    for stream in streams:
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def silence_output() -> None:
    """Discard all further output, and what is still in the buffer."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""The passphrase of an export: the first line of a file."""

import argparse
from functools import partial
from pathlib import Path

from backcoach.cli.command_options import path
from backcoach.cli.terminal import warn
from backcoach.outside import in_time
from backcoach.problem import Problem

ANSWER_S = 60.0
"""Seconds that the file, which may be a pipe, may take."""
_LONGEST = 4096
_SHORT = 8
"""Letters under which a passphrase can be tried out."""


def add_passphrase(to: argparse.ArgumentParser) -> None:
    """The option that names the file."""
    to.add_argument("--passphrase-file", metavar="FILE", type=path, help="the first line of FILE locks or opens it")


def passphrase_of(options: argparse.Namespace, *, new: bool = False) -> str | None:
    """What the file says, None where none is named; a mark of its encoding is no part of it.

    A short one for something `new` is remarked on. Raises Problem for a file that cannot be read as text.
    """
    file: Path | None = options.passphrase_file
    if file is None:
        return None
    try:
        line = in_time(partial(_beginning, file), ANSWER_S)
        words = line.decode("utf-8-sig").replace("\r", "\n").partition("\n")[0]
    except (OSError, UnicodeDecodeError):
        raise Problem("{file} cannot be read as text; choose another file.", file=file) from None
    if len(line) > _LONGEST:
        raise Problem("The first line of {file} is too long for a passphrase; choose another file.", file=file)
    if new and 0 < len(words) < _SHORT:
        warn(f"The passphrase has only {len(words)} letter{'' if len(words) == 1 else 's'} and can be found by trying.")
    return words


def _beginning(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.readline(_LONGEST + 1)

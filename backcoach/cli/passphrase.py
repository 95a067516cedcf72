"""The passphrase of an export: the first line of a file."""

import argparse
from pathlib import Path

from backcoach.cli.command_options import path
from backcoach.cli.terminal import warn
from backcoach.problem import Problem

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
        words = file.read_text("utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Problem("{file} cannot be read as text; choose another file.", file=file) from None
    if new and 0 < len(words) < _SHORT:
        warn(f"The passphrase has only {len(words)} letter{'' if len(words) == 1 else 's'} and can be found by trying.")
    return words

"""Reads an export of a journal back, as the commands and the window do."""

from pathlib import Path

from backcoach.history.exchange.reading import content_of, sifted_of
from backcoach.history.row_checks import Sifted
from backcoach.history.rows import Rows


def sifted(path: Path, passphrase: str | None = None) -> Sifted:
    """The rows of a journal's export, and those that no journal could hold."""
    return sifted_of(path, content_of(path, passphrase))


def rows_in(path: Path, passphrase: str | None = None) -> Rows:
    """The rows of an export of our own, all of which are sound."""
    found = sifted(path, passphrase)
    assert found.aside == ()
    return found.rows

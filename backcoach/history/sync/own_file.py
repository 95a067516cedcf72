"""The file that this machine appends to, and how it is recognised: nobody else may have added to it."""

from pathlib import Path

import msgspec

from backcoach.history.sync.lines import START, Mark, Read, read, still_there
from backcoach.outside import NotRegular, open_regular


class OwnFile(msgspec.Struct, frozen=True):
    """The file, and the machine's name.

    `recovered` is what a pass that was cut short has written without recording it; None if both were just chosen,
    `lost` if that was because the old file was not as it was left.
    """

    path: Path
    machine: str
    lost: bool = False
    recovered: Read | None = None


def written_since(path: Path, mark: Mark, sending: frozenset[str]) -> Read | None:
    """What follows a mark in this machine's file; None if the file is not as this machine left it.

    `sending` are the checksums of lines that this machine was about to write when it was interrupted. Any other line
    comes from a copy of this journal that uses the same name.
    """
    try:
        with open_regular(path) as file:
            if not still_there(file, mark):
                return None
    except FileNotFoundError:
        return Read([], mark) if mark == START else None
    except NotRegular:
        return None
    found = read(path, mark)
    ours = found.damaged == 0 and not found.aside and sending.issuperset(found.sums)
    return found if ours and (sending or not found.torn) else None

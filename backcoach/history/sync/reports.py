"""What a pass over the shared folder tells: numbers, and in words what could not be read."""

from collections.abc import Iterator, Sequence

import msgspec

from backcoach.history.records import Contents
from backcoach.history.row_checks import SetAside
from backcoach.history.sync.lines import Read
from backcoach.problem import Problem
from backcoach.words import N_

MANY = 10
"""Sessions and scores that other machines may change or delete in one pass without the user being asked."""
_SHOWN = 3


class Synced(msgspec.Struct, frozen=True):
    """What a pass did: rows sent; entries added, changed and deleted here; other files, and those without an answer.

    `notes` are sentences about what could not be taken in; `is_news` if the last pass did not tell the same.
    """

    sent: int
    new: Contents
    changed: Contents
    files: int
    unreadable: list[str]
    deleted: Contents = Contents(0, 0, 0)
    notes: tuple[str, ...] = ()
    is_news: bool = False


class WouldChangeMuch(Problem):
    """Other machines would change or delete many entries here; nothing was changed, and the user has to agree first."""

    def __init__(self, changed: Contents, deleted: Contents) -> None:
        self.changed = changed
        self.deleted = deleted
        super().__init__(
            N_(
                "The other computers would change {changed} sessions and scores here and delete {deleted}. "
                "Nothing was changed; agree to it to go on."
            ),
            changed=changed.sessions + changed.scores,
            deleted=deleted.sessions + deleted.scores,
        )


def is_much(changed: Contents, deleted: Contents) -> bool:
    """Whether to ask first."""
    return changed.sessions + changed.scores + deleted.sessions + deleted.scores > MANY


def notes_of(name: str, found: Read, refused: Sequence[SetAside]) -> Iterator[str]:
    """Sentences about what could not be taken in from a file."""
    if found.is_foreign:
        yield f"{name} is not a file of BackCoach, or is damaged from its beginning; nothing was taken from it."
        return
    if found.damaged:
        yield f"{name} has {_number(found.damaged, 'damaged line')}; the rest was taken in, and they are tried again."
    if found.torn:
        yield f"{name} has not arrived completely; the rest is read at the next exchange."
    newer = [one for one in found.aside if one.is_newer]
    if newer:
        yield f"{name} has entries of a newer BackCoach; install that one here, too, to see them."
    others = [*(one for one in found.aside if not one.is_newer), *refused]
    if others:
        named = "; ".join(map(str, others[:_SHOWN])) + ("; …" if len(others) > _SHOWN else "")
        count = _number(len(others), "entry", "entries")
        yield f"{name}: {count} cannot be right and did not come in ({named}); the rest did."


def _number(count: int, one: str, many: str = "") -> str:
    return f"{count} {one if count == 1 else many or one + 's'}"

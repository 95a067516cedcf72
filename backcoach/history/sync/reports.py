"""What a pass over the shared folder tells: numbers, and in words what could not be read."""

from collections.abc import Iterator, Sequence

import msgspec

from backcoach.history.records import Contents
from backcoach.history.row_checks import SetAside
from backcoach.history.sync.lines import Read
from backcoach.problem import Problem
from backcoach.words import N_, Message

MANY = 10
"""Sessions and scores that other machines may change or delete in one pass without the user being asked."""
_SHOWN = 3


class Synced(msgspec.Struct, frozen=True):
    """The result of a pass: rows sent; entries added, changed and deleted here; other files, and those without an
    answer.

    `notes` are sentences about what could not be taken in; `is_news` is whether the last pass said something else.
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


def notes_of(name: str, found: Read, refused: Sequence[SetAside]) -> Iterator[Message]:
    """Sentences about what could not be taken in from a file."""
    if found.is_foreign:
        yield Message(
            "{file} is not a file of BackCoach, or is damaged from its beginning; nothing was taken from it.", file=name
        )
        return
    if found.damaged:
        yield Message.plural(
            "{file} has {count} damaged line; the rest was taken in, and it is tried again.",
            "{file} has {count} damaged lines; the rest was taken in, and they are tried again.",
            found.damaged,
            file=name,
        )
    if found.torn:
        yield Message("{file} has not arrived completely; the rest is read at the next exchange.", file=name)
    newer = [one for one in found.aside if one.is_newer]
    if newer:
        yield Message("{file} has entries of a newer BackCoach; install that one here, too, to see them.", file=name)
    others = [*(one for one in found.aside if not one.is_newer), *refused]
    if others:
        yield _not_right(name, others)


def _not_right(name: str, rows: Sequence[SetAside]) -> Message:
    more = ["…"] if len(rows) > _SHOWN else []
    return Message.plural(
        "{file}: {count} entry cannot be right and did not come in ({rows}); the rest did.",
        "{file}: {count} entries cannot be right and did not come in ({rows}); the rest did.",
        len(rows),
        file=name,
        rows=Message.listed([*rows[:_SHOWN], *more]),
    )

"""The entries of a diary beside those of the journal: which are new, which changed, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from backcoach.history.timestamps import local_day

if TYPE_CHECKING:
    from backcoach.history.diary.entries import Entry

_SECOND, _MINUTE = 1_000_000, 60_000_000


class Here(NamedTuple):
    """A score as it stands in the journal."""

    value: int
    note: str
    at_us: int
    at_offset: int
    deleted: int
    revision: int
    question: str

    def moved(self, entry: Entry) -> bool:
        """Whether the diary says another time: of a day alone the day, of a wall clock what it shows, else the instant.

        A clock that stands in another zone now moves nothing; a table of our own knows whole seconds, and a spreadsheet
        that has saved it perhaps only minutes.
        """
        us, offset = entry.us, entry.offset
        if entry.alone:
            return local_day(self.at_us, self.at_offset) != local_day(us, offset)
        if entry.floating and not entry.own:
            return abs(us + offset * _MINUTE - self.at_us - self.at_offset * _MINUTE) >= _SECOND
        return abs(us - self.at_us) >= (_MINUTE if entry.own else _SECOND)

    def encoded(self) -> str:
        """What an undo needs to put it back."""
        columns = {
            "value": self.value, "note": self.note, "at_us": self.at_us, "at_offset": self.at_offset,
            "day": local_day(self.at_us, self.at_offset), "deleted": self.deleted,
        }  # fmt: skip
        return json.dumps(columns, ensure_ascii=False)


class Comparison(msgspec.Struct, frozen=True):
    """Each entry of a diary once: new, changed with what stands here, the same, deleted here, or corrected here since.

    `alike` has, for new entries, the one that stands here at the same moment as an answer to the same question.
    """

    new: list[Entry]
    changed: list[tuple[Entry, Here]]
    same: int
    deleted: list[tuple[Entry, Here]]
    kept: list[tuple[Entry, Here]]
    alike: dict[str, str]

    @property
    def looks_like_one_here(self) -> bool:
        """Whether most of what is new stands here already under another name, so that it may be the same diary."""
        return len(self.alike) * 2 >= len(self.new) > 0


def fingerprint(entry: Entry) -> int:
    """A checksum of what the diary says."""
    return crc32(f"{entry.value}|{entry.note}".encode(errors="replace"))


def compare(
    entries: Sequence[Entry], here: Mapping[str, Here], seen: Mapping[str, tuple[int, int]],
    moments: Mapping[tuple[int, str], str], *, notes: bool,
) -> Comparison:  # fmt: skip
    """Sort entries by what stands in the journal.

    `seen` has the checksum and the revision of the last import of each. What was changed here stays, whether or not it
    was changed in the diary, too, and counts as kept.
    """
    found, same, free = Comparison([], [], 0, [], [], {}), 0, dict(moments)
    for entry in entries:
        one = here.get(entry.id)
        if one is None:
            found.new.append(entry)
            if free and (alike := free.pop((entry.us // _MINUTE, entry.question), None)) is not None:
                found.alike[entry.id] = alike
            continue
        given = entry if notes or one.note == entry.note else msgspec.structs.replace(entry, note=one.note)
        if one.deleted:
            found.deleted.append((given, one))
        elif given.value == one.value and given.note == one.note and not one.moved(given):
            same += 1
        elif entry.id in seen and (seen[entry.id][0] == fingerprint(given) or seen[entry.id][1] != one.revision):
            found.kept.append((given, one))
        else:
            found.changed.append((given, one))
    return msgspec.structs.replace(found, same=same)

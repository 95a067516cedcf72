"""Compares the entries of a diary with those of the journal: which are new, which changed, and where."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import msgspec

from backcoach.history.timestamps import local_day

if TYPE_CHECKING:
    from backcoach.history.diary.entries import Entry

_SECOND, _MINUTE = 1_000_000, 60_000_000
_COUNT, _FIRST = 3, "001"
"""Digits at the end of the id of an entry, which tell entries of one moment apart."""


class Here(NamedTuple):
    """A score as it is in the journal."""

    value: int
    note: str
    at_us: int
    at_offset: int
    deleted: int
    revision: int
    question: str

    def moved(self, entry: Entry) -> bool:
        """Whether the diary gives another time.

        Compared are the days if there is no time of day, the wall-clock times if there is no offset, otherwise the
        instants. If a clock is now in another zone, nothing has changed. Tables of our own have whole seconds, and a
        spreadsheet that saved one may have kept only minutes.
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
    """Each entry of a diary once: new, changed with what is here, the same, deleted here, or corrected here since.

    `alike` has, for new entries, the one that is here at the same moment as an answer to the same question, or that
    this diary brought for the same day and no longer has; the latter are counted by `moved`.
    """

    new: list[Entry]
    changed: list[tuple[Entry, Here]]
    same: int
    deleted: list[tuple[Entry, Here]]
    kept: list[tuple[Entry, Here]]
    alike: dict[str, str]
    moved: int = 0

    @property
    def looks_like_one_here(self) -> bool:
        """Whether most of the new entries are here under another name, or some of them at another time of their day."""
        return len(self.alike) * 2 >= len(self.new) > 0 or self.moved > 0


def fingerprint(entry: Entry) -> int:
    """A checksum of what the diary says about an entry."""
    return crc32(f"{entry.value}|{entry.note}".encode(errors="replace"))


Moments = Mapping[tuple[int, str], str]
Days = Mapping[tuple[int, str], Sequence[str]]


def compare(
    entries: Sequence[Entry], here: Mapping[str, Here], seen: Mapping[str, tuple[int, int]], moments: Moments,
    days: Days, *, notes: bool,
) -> Comparison:  # fmt: skip
    """Sort entries by what is in the journal.

    `seen` has the checksum and the revision of the last import of each. What was changed here stays, whether or not it
    also changed in the diary, and counts as kept. `moments` has other entries by minute and question; `days` has, by
    day and question, entries that the diary brought and no longer holds.
    """
    found, same, moved, free = Comparison([], [], 0, [], [], {}), 0, 0, dict(moments)
    gone = {key: [*ids] for key, ids in days.items()}
    for entry in reordered(entries, here, notes=notes):
        one = here.get(entry.id)
        if one is None:
            found.new.append(entry)
            if free and (alike := free.pop((entry.us // _MINUTE, entry.question), None)) is not None:
                found.alike[entry.id] = alike
            elif gone and (ids := gone.get((local_day(entry.us, entry.offset), entry.question))):
                found.alike[entry.id] = ids.pop(0)
                moved += 1
            continue
        given = entry if notes or one.note == entry.note else msgspec.structs.replace(entry, note=one.note)
        if one.deleted:
            found.deleted.append((given, one))
        elif given.value == one.value and given.note == one.note and not one.moved(given):
            same += 1
        elif entry.id in seen and (seen[entry.id][1] != one.revision or _said_before(given, one, seen[entry.id][0])):
            found.kept.append((given, one))
        else:
            found.changed.append((given, one))
    return msgspec.structs.replace(found, same=same, moved=moved)


def _said_before(entry: Entry, one: Here, seen: int) -> bool:
    """Whether the diary says the same as when it was last imported, including the time."""
    return seen == fingerprint(entry) and not one.moved(entry)


def reordered(entries: Sequence[Entry], here: Mapping[str, Here], *, notes: bool) -> Iterator[Entry]:
    """The entries; those of one moment in the order in which they are here, as far as they are the same.

    Their ids only number them, so a diary that is sorted the other way round, or has one more entry before them,
    changes none.
    """
    several = {entry.id[:-_COUNT] for entry in entries if not entry.own and entry.id[-_COUNT:] != _FIRST}
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        if not several or entry.own or entry.id[:-_COUNT] not in several:
            yield entry
        else:
            groups.setdefault(entry.id[:-_COUNT], []).append(entry)
    for group in groups.values():
        free = [entry.id for entry in group]
        rest = []
        for entry in group:
            alike = next((one for one in free if one in here and _says_the_same(entry, here[one], notes=notes)), None)
            if alike is None:
                rest.append(entry)
            else:
                free.remove(alike)
                yield msgspec.structs.replace(entry, id=alike)
        yield from (msgspec.structs.replace(entry, id=one) for entry, one in zip(rest, free, strict=True))


def _says_the_same(entry: Entry, one: Here, *, notes: bool) -> bool:
    return entry.value == one.value and (entry.note == one.note or not notes)

"""The time zone that a table names for its times: in a heading, in a column of its own, or above the table."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timezone, tzinfo
from zoneinfo import ZoneInfo

import msgspec

from backcoach.history.diary.clocks import OFFSET, zone_in
from backcoach.history.diary.table import Choice, Doubt
from backcoach.history.diary.text import plain, shown, words_of
from backcoach.history.diary.words import words_in
from backcoach.problem import Problem
from backcoach.words import Message

LOCAL, COLUMN = "local", "column"
"""Answers: the clock of this computer, and what the column of the zone says."""
_ZONE = words_in("timezone timezones zeitzone tz tzname tijdzone tidszon tidssone fuseau fuso utcoffset offset")
_ZONE_PHRASES = (
    {"time", "zone"}, {"zona", "horaria"}, {"zona", "oraria"}, {"strefa", "czasowa"}, {"saat", "dilimi"},
    {"utc", "offset"}, {"gmt", "offset"},
)  # fmt: skip
_NO_OFFSET = frozenset({"x", "y", "px", "left", "top"})
_IANA = re.compile(
    r"\b((?:Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Canada|Europe|Indian|Pacific|US|Etc)"
    r"/[A-Za-z_+\-0-9]+(?:/[A-Za-z_]+)?)"
)
_UTC = re.compile(r"(?<![^\W_])(UTC|GMT|Zulu)\s*([+\-−–]\s*\d{1,2}(?::?\d{2})?)?(?![^\W_])", re.IGNORECASE)
_SHORT: dict[str, tuple[str, ...]] = {
    name: tuple(offsets.split())
    for names, offsets in (
        ("WET", "+00:00"), ("WEST BST", "+01:00"), ("CET MEZ", "+01:00"), ("CEST MESZ EET OEZ SAST", "+02:00"),
        ("EEST OESZ MSK TRT AST", "+03:00"), ("IST", "+05:30 +02:00 +01:00"), ("PKT", "+05:00"), ("WIB", "+07:00"),
        ("HKT SGT AWST", "+08:00"), ("JST KST", "+09:00"), ("ACST", "+09:30"), ("AEST", "+10:00"), ("AEDT", "+11:00"),
        ("NZST", "+12:00"), ("NZDT", "+13:00"), ("BRT ART", "-03:00"), ("ADT", "-03:00"), ("EDT", "-04:00"),
        ("EST CDT", "-05:00"), ("MDT", "-06:00"), ("PDT MST", "-07:00"), ("PST AKDT", "-08:00"), ("AKST", "-09:00"),
        ("HST", "-10:00"), ("ET", "-05:00 -04:00"), ("CT", "-06:00 -05:00"), ("PT", "-08:00 -07:00"),
    )
    for name in names.split()
}  # fmt: skip
"""Offsets that a short name may mean. Each is asked about: many write the winter's name all the year."""
_SHORT["CST"] = ("-06:00", "+08:00")
_SHORTS = re.compile(rf"(?<![^\W_])({'|'.join(sorted(_SHORT, key=len, reverse=True))})(?![^\W_])")
_ABOVE = re.compile(
    r"(?:time\s?zone|zeitzone|fuseau horaire|zona horaria|fuso or[aá]rio|tijdzone|strefa czasowa|tidszon|saat dilimi"
    r"|times? (?:are )?(?:in|as)|zeiten (?:in|als))\W*(.*)",
    re.IGNORECASE,
)
_MINUTES = re.compile(r"[+-]?\d{3}")
"""Rather minutes than hours and minutes."""
_BARE = re.compile(r"[+\-−]?\d{1,2}(?:[.,][05]0?|[.,][27]5)?|[+\-−]?\d{2,6}")


class Mention(msgspec.Struct, frozen=True):
    """A time zone that a text names: the words for it, and the zone, or the offsets that may be meant."""

    words: str
    zone: tzinfo | None = None
    offsets: tuple[str, ...] = ()


class Zones(msgspec.Struct, frozen=True):
    """The zone of each row: by the text in a column, or one for all; None is the clock of this computer."""

    place: int | None = None
    known: Mapping[str, tzinfo | None] = {}
    everywhere: tzinfo | None = None
    doubt: Doubt | None = None
    """What must be answered if times are bound to a wall clock; moments with an offset do not need it."""
    remark: str = ""

    def of(self, row: Sequence[str]) -> tzinfo | None:
        """The zone of a row."""
        return self.everywhere if self.place is None else self.known.get(row[self.place])

    @property
    def say_anything(self) -> bool:
        """Whether times would be read otherwise than by the clock of this computer."""
        return self.everywhere is not None or any(self.known.values())


def zone_named(text: str) -> tzinfo | None:
    """The zone that a text is: UTC, an offset, or a name such as Europe/Berlin; None for what is none."""
    bare = plain(text)
    if not _MINUTES.fullmatch(bare) and (match := re.fullmatch(OFFSET, bare.upper())):
        return zone_in(match[1])
    return _by_name(bare) if _IANA.fullmatch(bare) else None


def _by_name(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # no such zone, or a system that has none
        return None


def mention_in(text: str) -> Mention | None:
    """The time zone that a heading or a cell names; GMT alone is a mention whose zone must be asked for."""
    if (match := _IANA.search(text)) and (zone := _by_name(match[1])):
        return Mention(match[1], zone)
    if match := _UTC.search(text):
        words = plain(match[0])
        if match[2] or match[1].upper() != "GMT":
            return Mention(words, zone_named(words.replace(" ", "").upper().replace("ZULU", "UTC")))
        return Mention(words, None, ("UTC",))
    if match := _SHORTS.search(text):
        return Mention(match[1], None, _SHORT[match[1]])
    return None


def is_zone_column(name: str) -> bool:
    """Whether a heading says that a column holds time zones."""
    words = set(words_of(name))
    return bool(words & _ZONE and not words & _NO_OFFSET) or any(phrase <= words for phrase in _ZONE_PHRASES)


def zones_of(
    names: Sequence[str], clocks: Sequence[str], rows: Sequence[Sequence[str]], above: Iterable[str],
    answered: str | None,
) -> Zones:  # fmt: skip
    """How the times of a table are placed; `clocks` are its columns of day and time, `above` the lines above it.

    Raises Problem for an answer that is no time zone, and for a column that is not there.
    """
    place = next((place for place, name in enumerate(names) if is_zone_column(name) and name not in clocks), None)
    if answered == LOCAL:
        return Zones()
    if answered not in (None, COLUMN):
        return Zones(everywhere=_answered(answered or ""))
    if place is not None and any(row[place].strip() for row in rows):
        return _by_column(names[place], place, rows, sure=answered == COLUMN)
    if answered == COLUMN:
        raise Problem("The table has no column with time zones; name one with --zone, such as --zone UTC.")
    found = [mention for mention in map(mention_in, clocks) if mention]
    found = found or [mention for line in above if (match := _ABOVE.search(line)) and (mention := mention_in(match[1]))]
    return _by_mention(found[-1]) if found else Zones()


def _answered(text: str) -> tzinfo:
    zone = zone_named(text)
    if zone is None:
        raise Problem(
            "“{text}” is not a time zone that this computer knows; write it like UTC, +02:00 or Europe/Berlin, or local"
            " for the clock of this computer.",
            text=shown(text, 40),
        )
    return zone


def _by_mention(mention: Mention) -> Zones:
    if mention.zone is not None:
        return Zones(
            everywhere=mention.zone, remark=Message("Times are read as {zone}, as the table says.", zone=mention.words)
        )
    offsets = [Choice(one, _all_year(one)) for one in mention.offsets]
    words = Message("The table says “{zone}” of its times; say which clock that was.", zone=mention.words)
    return Zones(doubt=Doubt("zone", words, (Choice(LOCAL, Message("the clock of this computer")), *offsets)))


def _all_year(offset: str) -> str:
    return offset if offset == "UTC" else Message("{offset} all year", offset=f"UTC{offset}")


def _by_column(name: str, place: int, rows: Sequence[Sequence[str]], *, sure: bool) -> Zones:
    texts = {row[place]: plain(row[place]) for row in rows}
    known = {text: _cell(bare, guess=sure) for text, bare in texts.items()}
    unknown = [bare for text, bare in texts.items() if bare and known[text] is None]
    if not unknown:
        told = Message("Times are read in the time zone that the column “{name}” names.", name=shown(name, 40))
        return Zones(place, known, remark=told)
    if sure:
        raise Problem(
            "“{text}” in the column “{name}” is not a time zone that this computer knows; name one for all rows with"
            " --zone, such as --zone +02:00 or --zone local.",
            text=shown(unknown[0], 40),
            name=shown(name, 40),
        )
    guesses = {bare: _cell(bare, guess=True) for bare in unknown}
    obey: tuple[Choice, ...] = ()
    if all(guesses.values()):
        zone = guesses[unknown[0]]
        said = Message("what the column says: “{text}” is {zone}", text=shown(unknown[0], 30), zone=_told(zone))
        obey = (Choice(COLUMN, said),)
    words = Message(
        "The column “{name}” has time zones such as “{text}”; say how times are meant.",
        name=shown(name, 40),
        text=shown(unknown[0], 40),
    )
    choices = *obey, Choice(LOCAL, Message("the clock of this computer")), Choice("UTC", "UTC")
    return Zones(doubt=Doubt("zone", words, choices))


def _cell(bare: str, *, guess: bool) -> tzinfo | None:
    """The zone in a cell; short names and bare numbers only by a `guess`, with the east counted up."""
    zone = zone_named(bare)
    if zone is not None or not guess:
        return zone
    if _BARE.fullmatch(bare):
        return _of_number(float(bare.replace(",", ".").replace("−", "-")))
    mention = mention_in(bare)
    if mention is None:
        return None
    return mention.zone or zone_named(mention.offsets[0])


def _of_number(number: float) -> timezone | None:
    """Hours, minutes or seconds east of Greenwich, by how large the number is."""
    size = abs(number)
    minutes = number * 60 if size <= 14 else number if size <= 840 else number / 60
    if abs(minutes) > 840 or minutes % 15:
        return None
    hours, rest = divmod(round(abs(minutes)), 60)
    return zone_in(f"{'-' if minutes < 0 else '+'}{hours:02}:{rest:02}")


def _told(zone: tzinfo | None) -> str:
    return str(zone) if isinstance(zone, ZoneInfo | timezone) else "UTC"


def in_zone(at: datetime, zone: tzinfo) -> datetime:
    """A moment on the wall clock of a zone; a time that daylight saving skips moves forward, of two alike the first."""
    known = at.replace(tzinfo=zone)
    return known if zone is UTC else known.astimezone(UTC).astimezone(zone)

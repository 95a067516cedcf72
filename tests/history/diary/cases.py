"""The diaries of `tests/history/exchange/diaries`, in the shape of public bug reports, with what is right for each."""

from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.entries import Local
from backcoach.history.diary.scales import Scale

HERE = Path(__file__).parents[1] / "exchange" / "diaries"
SHARED = Path(__file__).parents[4] / "shared" / "cases" / "diaries"
"""Where the same files, and perhaps more, lie beside some checkouts."""
BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 27, 7, 0, tzinfo=BERLIN)
"""The morning of the last day in the files."""


def local_to(zone: tzinfo) -> Local:
    """What `on_this_machine` does, on a machine in that zone."""

    def placed(at: datetime) -> datetime:
        known = at if at.tzinfo else at.replace(tzinfo=zone)
        # By way of UTC, so that a time which daylight saving skips moves forward.
        return known.astimezone(UTC).astimezone(zone)

    return placed


class Case(NamedTuple):
    """What is asked, which sentence stops it, with which answers it then comes in, and what comes in."""

    asks: tuple[str, ...] = ()
    stop: str = ""
    answers: dict[str, Any] = {}  # noqa: RUF012 (of a NamedTuple, and never changed)
    entries: tuple[tuple[str, int, str], ...] = ()
    remarks: tuple[str, ...] = ()
    left: tuple[tuple[int, str], ...] = ()


def at(*rows: str) -> tuple[tuple[str, int, str], ...]:
    """Entries from lines "2026-05-01 08:30+02:00 = 4 note"; a day alone is at noon in Berlin."""
    parts = [row.partition(" = ") for row in rows]
    return tuple((when, int(rest.split(" ")[0]), rest.partition(" ")[2]) for when, _, rest in parts)


CASES: dict[str, Case] = {
    "01-us-dates-all-ambiguous.csv": Case(
        asks=("order: from 1 March 2026 to 10 November 2026 / from 3 January 2026 to 11 October 2026",),
        answers={"order": "month-first"},
        entries=at(
            "2026-01-03 = 3 third of January", "2026-02-03 = 5 third of February", "2026-03-04 = 6 fourth of March",
            "2026-10-11 = 2 eleventh of October",
        ),
    ),
    "02-habitbull-slash.csv": Case(entries=at("2026-05-01 = 4 stiff", "2026-05-02 = 3")),
    "06-date-and-time-columns.csv": Case(
        entries=at("2026-05-01 08:30:05+02:00 = 7", "2026-05-01 20:15+02:00 = 3", "2026-05-02 07:55+02:00 = 6")
    ),
    "07-excel-us-time.csv": Case(
        entries=at("2026-05-01 07:30+02:00 = 4", "2026-05-01 19:05+02:00 = 6", "2025-12-24 08:00+01:00 = 3"),
        remarks=("month first",),
    ),
    "08-excel-us-ampm.csv": Case(
        entries=at("2026-05-01 07:30+02:00 = 4", "2026-05-01 19:05+02:00 = 6", "2025-12-24 08:00+01:00 = 3")
    ),
    "09-nnbsp-ampm.csv": Case(entries=at("2026-05-01 07:30+02:00 = 4", "2025-12-24 19:05+01:00 = 6")),
    "10-two-digit-years.csv": Case(entries=at("2026-03-13 = 4 a", "2026-03-14 = 5 b")),
    "13-track-and-graph-many-trackers.csv": Case(
        asks=("only: Back pain / Coffee / Walks",), answers={"only": (("FeatureName", "Back pain"),)},
        entries=at("2026-05-01 08:00+02:00 = 7 stiff", "2026-05-02 08:00+02:00 = 6"),
        left=((3, ""), (4, ""), (6, "")),
    ),
    "14-tg-same-timestamp.csv": Case(
        entries=at("2026-05-01 00:00+02:00 = 5", "2026-05-01 00:00+02:00 = 5", "2026-05-01 00:00+02:00 = 7 leg")
    ),
    "16-notes-without-score.csv": Case(
        entries=at("2026-05-01 = 4 ok", "2026-05-04 = 6 back home"),
        left=((3, "could not get up at all - too bad to write a number"), (4, "in hospital")),
    ),
    "17-na-range.csv": Case(
        asks=("rounding: 4.5 becomes 5", "ranges: lower / upper / leave-out", "words: N/A"),
        answers={"rounding": "half-up", "ranges": "upper", "words": (("n/a", None),)},
        entries=at("2026-05-01 = 4", "2026-05-03 = 7", "2026-05-04 = 5", "2026-05-05 = 3"), left=((3, ""),),
    ),
    "18-preamble-migraine-buddy.csv": Case(
        entries=at("2026-05-01 08:30+02:00 = 7 stiff", "2026-05-03 14:00+02:00 = 4"), remarks=("line 4",)
    ),
    "19-sep-line.csv": Case(entries=at("2026-05-01 = 4 steif", "2026-05-02 = 3")),
    "20-comma-in-german-header.csv": Case(entries=at("2026-05-01 = 4 steif", "2026-05-02 = 3")),
    "21-title-rows.csv": Case(entries=at("2026-05-01 = 4 steif", "2026-05-02 = 3"), remarks=("line 3",)),
    "22-wrong-line-number.csv": Case(
        asks=("words: line 8 “eleven”",), answers={"other_words": True},
        entries=at("2026-05-01 = 4 slept badly\nsat long\nwalked", "2026-05-02 = 5"), left=((8, ""),),
    ),
    "23-cp1252.csv": Case(
        entries=at("2026-05-01 = 4 Rücken steif – sehr"), remarks=("Western European (“Rücken steif – sehr”)",)
    ),
    "24-utf16le-bom.csv": Case(entries=at("2026-05-01 08:30+02:00 = 4 Rücken")),
    "25-utf16le-nobom.csv": Case(entries=at("2026-05-01 08:30+02:00 = 4 stiff"), remarks=("UTF-16",)),
    "26-arabic-indic.csv": Case(entries=at("2026-05-01 = 7", "2026-05-02 = 3")),
    "27-rtl-mark.csv": Case(
        asks=("order",), answers={"order": "day-first"}, entries=at("2026-05-01 = 4", "2026-05-02 = 5")
    ),
    "28-nbsp.csv": Case(entries=at("2026-05-01 = 4", "2026-05-02 08:30+02:00 = 7")),
    "29-duplicate-headers.csv": Case(
        asks=("score_column: Pain (column 2) / Pain (column 3)",), answers={"score_column": "Pain (column 3)"},
        entries=at("2026-05-01 = 2 left worse than right", "2026-05-02 = 1"),
    ),
    "30-dst.csv": Case(
        entries=at("2026-03-29 03:30+02:00 = 4", "2026-10-25 02:30+02:00 = 5", "2026-10-25 03:30+01:00 = 6")
    ),
    "31-excel-serial.csv": Case(
        asks=("numbers: 1 May 2026",), answers={"numbers": "spreadsheet"},
        entries=at("2026-05-01 = 4", "2026-05-02 07:30+02:00 = 5"),
    ),
    "32-excel-7-of-10-as-date.csv": Case(stop="a spreadsheet has made 7 October of 7/10"),
    "33-vas-0-100.csv": Case(
        asks=("scale: 4 becomes 0.4, 8 becomes 0.8, 45 becomes 4.5", "rounding: 45 becomes 5"),
        answers={"scale": Scale(0, 100), "rounding": "half-up"},
        entries=at("2026-05-01 = 0", "2026-05-02 = 1", "2026-05-03 = 5"),
    ),
    "34-vas-0-5.csv": Case(
        asks=("scale: 4/5 becomes 8, 2/5 becomes 4",), answers={"scale": Scale(0, 5)},
        entries=at("2026-05-01 = 8", "2026-05-02 = 4"),
    ),
    "35-today-date-only.csv": Case(entries=at("2026-11-26 = 4", "2026-11-27 07:00+01:00 = 5")),
    "36-formula-cells.csv": Case(
        entries=at(
            "2026-05-01 = 4 =cmd|' /C calc'!A0", "2026-05-02 = 5 calm;=1+1;=1+2", "2026-05-03 = 6 ＝1+1",
            "2026-05-04 = 6 fine\n=1+1",
        )
    ),
    "37-control-chars.csv": Case(
        entries=at("2026-05-01 = 4 first second", "2026-05-02 = 5 a b", "2026-05-03 = 6 red"),
        remarks=("taken out of 3 notes",),
    ),
    "38-loop-habits.csv": Case(
        entries=at("2026-05-03 = 4", "2026-05-01 = 7"), remarks=("divided by a thousand",), left=((3, ""),)
    ),
    "39-daylio.csv": Case(stop="a mood is not pain"),
    "40-apple-health.xml": Case(
        asks=("words: Moderate",), answers={"words": (("moderate", 5),)}, entries=at("2026-05-01 08:30+02:00 = 5")
    ),
    "41-fhir-foreign.json": Case(entries=at("2026-05-01 08:30+02:00 = 5")),
    "42-offset-column-apple.csv": Case(entries=at("2026-05-01 08:30+02:00 = 4", "2026-05-01 20:30+02:00 = 5")),
    "44-trailing-blank.csv": Case(entries=at("2026-05-01 = 4 a", "2026-05-02 = 5 b")),
    "45-header-only-cr.csv": Case(entries=at("2026-05-01 = 4", "2026-05-02 = 5")),
    "46-month-names.csv": Case(entries=at("2026-05-01 = 4", "2026-04-27 = 5")),
    "47-bearable-ordinals.csv": Case(entries=at("2026-05-01 09:00+02:00 = 3"), left=((3, ""),)),
    "49-iso-weekyear.csv": Case(entries=at("2026-05-01 = 4")),
    "50-yyyy-dd-mm.csv": Case(entries=at("2026-05-01 = 4", "2026-06-01 = 5")),
    "52-weekly.csv": Case(
        entries=at("2026-05-01 = 4 stiff", "2026-05-02 = 5", "2026-05-03 08:00+02:00 = 6")
    ),
    "52b-weekly-note-edited.csv": Case(
        entries=at("2026-05-01 = 4 stiff; physio says L5", "2026-05-02 = 5", "2026-05-03 08:00+02:00 = 6")
    ),
    "52c-weekly-score-corrected.csv": Case(
        entries=at("2026-05-01 = 4 stiff", "2026-05-02 = 6", "2026-05-03 08:00+02:00 = 6")
    ),
    "53-own-csv-plus-column.csv": Case(
        entries=at("2026-11-27 22:01:40.924986+01:00 = 6", "2026-11-27 22:01:40.651845+01:00 = 4")
    ),
    "56-utc-z.csv": Case(entries=at("2026-05-02 03:00+00:00 = 7", "2026-05-02 16:00+00:00 = 2")),
}  # fmt: skip
"""26 holds the Arabic digits 7 and 3, whatever the README beside it says of a 4; 53 was written in the evening of that
day, so it is read with a later clock."""


def expected(case: Case) -> list[tuple[datetime, int, str]]:
    """The entries of a case as moments."""
    found = []
    for when, value, note in case.entries:
        moment = datetime.fromisoformat(when)
        found.append((moment if moment.tzinfo else moment.replace(hour=12, tzinfo=BERLIN), value, note))
    return found


def now_for(name: str) -> datetime:
    """When a file is read."""
    return NOW.replace(hour=23) if name.startswith("53") else NOW


def answers_of(case: Case) -> Answers:
    """The answers of a case."""
    return Answers(**case.answers)

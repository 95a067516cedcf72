"""Random diaries in every dialect, with a known truth: the import yields the truth, or says what it needs for it."""

import csv
import io
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any, Literal, NamedTuple
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.entries import Local
from backcoach.history.diary.look import Look, look_into
from backcoach.history.diary.scales import Scale
from backcoach.history.journal import Journal
from tests.history.diary.cases import local_to
from tests.history.helpers import SetClock
from tests.strategies import scaled

NOW = datetime(2026, 11, 27, 7, 0, tzinfo=UTC)
ZONES = (
    "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Africa/Cairo", "Asia/Kolkata", "UTC", "Australia/Lord_Howe",
    "America/Havana", "Pacific/Auckland",
)  # fmt: skip
Write = Callable[[datetime], str]


class Style(NamedTuple):
    """A way of writing days, and the answer that settles it where it is not the only one."""

    write: Write
    order: str | None = None
    numbers: str | None = None


def _months(names: str, form: str) -> Style:
    words = names.split()
    return Style(lambda at: form.format(d=at.day, m=words[at.month - 1], y=at.year))


def _serial(at: datetime) -> str:
    return str((at.date() - date(1899, 12, 30)).days)


DAYS: dict[str, Style] = {
    "iso": Style(lambda at: f"{at:%Y-%m-%d}"),
    "iso with slashes": Style(lambda at: f"{at:%Y/%m/%d}"),
    "compact": Style(lambda at: f"{at:%Y%m%d}"),
    "dots": Style(lambda at: f"{at.day}.{at.month}.{at.year}"),
    "dots, two digits": Style(lambda at: f"{at:%d.%m.%y}", "day-first"),
    "year first, two digits": Style(lambda at: f"{at:%y/%m/%d}", "year-first"),
    "day first": Style(lambda at: f"{at:%d/%m/%Y}", "day-first"),
    "month first": Style(lambda at: f"{at.month}/{at.day}/{at.year}", "month-first"),
    "dashes": Style(lambda at: f"{at:%d-%m-%Y}", "day-first"),
    "two digits": Style(lambda at: f"{at:%m/%d/%y}", "month-first"),
    "english": _months("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", "{d} {m} {y}"),
    "american": _months(
        "January February March April May June July August September October November December", "{m} {d}, {y}"
    ),
    "german": _months(
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember", "{d}. {m} {y}"
    ),
    "french": _months("janv. févr. mars avril mai juin juil. août sept. oct. nov. déc.", "{d} {m} {y}"),
    "spanish": _months(
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre", "{d} de {m} de {y}"
    ),
    "polish": _months(
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        "{d} {m} {y}",
    ),
    "turkish": _months("Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık", "{d} {m} {y}"),
    "serial": Style(_serial, numbers="spreadsheet"),
    "arabic digits": Style(lambda at: f"{at:%Y-%m-%d}".translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))),
    "with marks": Style(lambda at: f"\u200f{at:%Y-%m-%d}\u00a0"),
}
CLOCKS: dict[str, Write] = {
    "24": lambda at: f"{at:%H:%M}",
    "24 and seconds": lambda at: f"{at:%H:%M:%S}",
    "bare hour": lambda at: f"{at.hour}:{at:%M}",
    "am pm": lambda at: f"{at.hour % 12 or 12}:{at:%M} {'AM' if at.hour < 12 else 'PM'}",
    "narrow": lambda at: f"{at.hour % 12 or 12}:{at:%M}\u202f{'am' if at.hour < 12 else 'pm'}",
    "uhr": lambda at: f"{at:%H:%M} Uhr",
}
SCORES: dict[str, tuple[Callable[[int], str], str, dict[str, Any]]] = {
    "plain": (str, "", {"scale": Scale(0, 10)}),
    "with a point": (lambda value: f"{value}.0", "", {"scale": Scale(0, 10)}),
    "with a comma": (lambda value: f"{value},0", "", {"scale": Scale(0, 10)}),
    "of ten": (lambda value: f"{value}/10", "", {}),
    "of ten, spaced": (lambda value: f"{value} / 10", "", {}),
    "of five": (lambda value: f"{value / 2:g}/5", "", {"scale": Scale(0, 5)}),
    "0 to 5": (lambda value: f"{value / 2:g}", " (0-5)", {"scale": Scale(0, 5)}),
    "0 to 100": (lambda value: str(value * 10), " (0-100)", {"scale": Scale(0, 100)}),
    "millimetres": (lambda value: str(value * 10), " (mm)", {"scale": Scale(0, 100)}),
    "with a unit": (lambda value: f"{value * 10} mm", "", {"scale": Scale(0, 100)}),
    "turned round": (lambda value: str(10 - value), " (10 = none)", {"scale": Scale(10, 0)}),
    "worst at one": (lambda value: f"{5 - value * 0.4:.1f}", " (1 = worst, 5 = best)", {"scale": Scale(5, 1)}),
    "worst at nought": (lambda value: str(100 - value * 10), " (0 worst - 100 best)", {"scale": Scale(100, 0)}),
}
HEADINGS = (
    ("Date", "Time", "Pain", "Note"), ("Datum", "Uhrzeit", "Schmerz", "Notiz"), ("fecha", "hora", "dolor", "nota"),
    ("DATE", "TIME", "PAIN LEVEL", "COMMENTS"), ("date", "heure", "douleur", "remarque"),
    ("data", "ora", "dolore", "commento"), ("datum", "tijd", "pijn", "opmerking"), ("data", "godzina", "ból", "uwagi"),
    ("datum", "tid", "smärta", "anteckning"), ("tarih", "saat", "ağrı", "açıklama"), ("dia", "hora", "dor", "notas"),
)  # fmt: skip
LETTERS = "abc äöüéñß \n,;\t|\"'=1+-"
ENCODINGS = "utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"
ABOVE = "", "My diary", "Name;Ann\nBorn;1970-01-01\n"
"""What is above the heading: nothing, a title, or a small table."""
DIVIDERS = {
    "Symptom": ("Back pain", "Coffee", "Walk"), "Patient": ("Ann", "Bob", "Cem"), "Body part": ("Back", "Knee", "Neck"),
    "Kategorie": ("Rücken", "Kopf", "Stimmung"), "Tipo": ("espalda", "cabeza", "rodilla"),
    "Status": ("ok", "draft", "x"),
}  # fmt: skip
"""Columns that say what a row is about: what is meant, and what is not."""
MARKS = ("Deleted", "true", "false"), ("Gelöscht", "ja", ""), ("is_deleted", "1", "0"), ("deleted_at", "2026-05-01", "")
ROW_ZONES = ("America/New_York", "Asia/Tokyo"), ("-04:00", "+09:00"), ("UTC-4", "UTC+9"), ("Etc/GMT+4", "Z")


class Diary(NamedTuple):
    """A file, the answers that settle what it leaves open, and what is true."""

    data: bytes
    answers: dict[str, Any]
    truth: list[tuple[datetime, bool, int, str]]
    zone: ZoneInfo


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    """Any diary in any dialect."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    style, clock = DAYS[draw(st.sampled_from(sorted(DAYS)))], CLOCKS[draw(st.sampled_from(sorted(CLOCKS)))]
    layout = draw(st.sampled_from(["day", "moment", "two columns", "offset", "utc", "zone column"]))
    write, hint, answers = SCORES[draw(st.sampled_from(sorted(SCORES)))]
    minutes = draw(
        st.lists(st.integers(0, 60 * 24 * 900), min_size=2, max_size=8, unique_by=lambda number: number // 1440)
    )
    moments = [datetime(2023, 2, 1) + timedelta(minutes=number) for number in minutes]
    values = draw(st.lists(st.integers(0, 10), min_size=len(moments), max_size=len(moments)))
    notes = draw(st.lists(st.text(LETTERS, max_size=12), min_size=len(moments), max_size=len(moments)))
    day, time, pain, note = draw(st.sampled_from(HEADINGS))
    clocks = {"two columns": [time], "utc": [f"{time} (UTC)"], "zone column": [time, "Time zone"]}.get(layout, [])
    heading = [day, *clocks, pain + hint, note]
    if layout == "offset":
        style = Style(lambda at: f"{at:%Y-%m-%dT%H:%M:%S}+05:30")
    rows = [
        [*_when(at, style.write, clock, layout), write(value), words]
        for at, value, words in zip(moments, values, notes, strict=True)
    ]
    places = [local_to(zone)] * len(rows)
    if layout == "zone column":
        zones = draw(st.sampled_from(ROW_ZONES))
        places = [local_to(_zone(zones[number % 2])) for number in range(len(rows))]
        rows = [[*row[:2], zones[number % 2], *row[2:]] for number, row in enumerate(rows)]
    if style.order:
        answers = answers | {"order": style.order}
    if style.numbers:
        answers = answers | {"numbers": style.numbers}
    if draw(st.booleans()):
        divider = draw(st.sampled_from(sorted(DIVIDERS)))
        heading, rows = _mixed(draw, heading, rows, divider)
        answers = answers | {"only": ((divider, DIVIDERS[divider][0]),)}
    if draw(st.booleans()):
        heading, rows = _marked(draw, heading, rows)
    answers = answers | {"note_column": note}
    text = _text(draw, heading, rows)
    encoding = draw(st.sampled_from([name for name in ENCODINGS if _fits(text, name)]))
    if encoding == "cp1252":
        answers = answers | {"encoding": encoding}
    alone = layout == "day" or (layout == "moment" and style.write(NOW).isdecimal())
    truth = [
        (_placed(at, layout, alone, place), alone, value, _clean(words))
        for at, value, words, place in zip(moments, values, notes, places, strict=True)
    ]
    return Diary(text.encode(encoding), answers, truth, zone)


def _zone(name: str) -> tzinfo:
    if "/" in name:
        return ZoneInfo(name)
    hours = int(name.removeprefix("UTC").removesuffix(":00")) if name != "Z" else 0
    return timezone(timedelta(hours=hours))


def _marked(draw: st.DrawFn, heading: list[str], rows: list[list[str]]) -> tuple[list[str], list[list[str]]]:
    """The rows among such as the table marks as deleted."""
    name, yes, no = draw(st.sampled_from(MARKS))
    marked = []
    for row in rows:
        if draw(st.booleans()):
            marked.append([*row[:-2], yes, *row[-2:]])
        marked.append([*row[:-2], no, *row[-2:]])
    return [*heading[:-2], name, *heading[-2:]], marked


def _mixed(
    draw: st.DrawFn, heading: list[str], rows: list[list[str]], divider: str
) -> tuple[list[str], list[list[str]]]:
    """The rows among rows about other things, which have scores, too."""
    mixed = []
    meant, *others_there = DIVIDERS[divider]
    for row in rows:
        others = draw(st.lists(st.sampled_from(others_there), max_size=2))
        mixed += [*([*row[:-2], other, str(draw(st.integers(0, 10))), row[-1]] for other in others)]
        mixed.append([*row[:-2], meant, *row[-2:]])
    return [*heading[:-2], divider, *heading[-2:]], mixed


def _when(at: datetime, day: Write, clock: Write, layout: str) -> list[str]:
    if layout in ("two columns", "utc", "zone column"):
        return [day(at), clock(at)]
    if layout == "moment" and not day(at).isdecimal():
        return [f"{day(at)} {clock(at)}"]
    return [day(at)]


def _placed(at: datetime, layout: str, alone: bool, placed: Local) -> datetime:
    if layout == "utc":
        return at.replace(tzinfo=UTC)
    if layout == "offset":
        return datetime.fromisoformat(f"{at:%Y-%m-%dT%H:%M:%S}+05:30")
    return placed(at.replace(hour=12, minute=0) if alone else at)


def _text(draw: st.DrawFn, heading: list[str], rows: list[list[str]]) -> str:
    stream = io.StringIO()
    separator, end = draw(st.sampled_from(",;\t|")), draw(st.sampled_from(["\n", "\r\n"]))
    quoting: Literal[0, 1] = csv.QUOTE_ALL if draw(st.booleans()) else csv.QUOTE_MINIMAL
    writer = csv.writer(stream, delimiter=separator, lineterminator=end, quoting=quoting)
    if draw(st.booleans()):
        stream.write(f"sep={separator}{end}")
    for line in draw(st.sampled_from(ABOVE)).splitlines():
        writer.writerow(line.split(";"))
    tail = [""] * draw(st.integers(0, 2))
    writer.writerow(heading + tail)
    for row in rows:
        writer.writerow(row + tail)
        if draw(st.integers(0, 5)) == 0:
            stream.write(end)
    return stream.getvalue()


def _fits(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def _clean(words: str) -> str:
    return words.replace("\t", "\t").strip()


def looked(diary: Diary, answers: Answers) -> Look:
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        return look_into(diary.data, answers, journal.transfer.imports, NOW, local_to(diary.zone))


@settings(max_examples=scaled(400), deadline=None)
@given(diaries())
def test_a_diary_gives_its_truth_or_says_what_it_needs(diary: Diary) -> None:
    first = looked(diary, Answers())
    if not first.ready:
        assert first.doubts or first.reading.faults or first.reading.stops
        asked = {doubt.key for doubt in first.doubts}
        assert asked, first.reading
        first = looked(diary, Answers(**{key: value for key, value in diary.answers.items() if key in asked}))
        assert first.ready, (first.doubts, first.reading.faults, first.reading.stops)
    found = [(entry.at, entry.alone, entry.value, entry.note) for entry in first.reading.entries]
    assert found == diary.truth


@settings(max_examples=scaled(60), deadline=None)
@given(diaries())
def test_taken_in_twice_from_anywhere_nothing_doubles(diary: Diary) -> None:
    from backcoach.history.diary.look import take

    answers = Answers(**diary.answers)
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        imports = journal.transfer.imports
        first = look_into(diary.data, answers, imports, NOW, local_to(diary.zone))
        take(first, answers, imports, "diary")
        for zone in ZONES:
            again = look_into(diary.data, answers, imports, NOW, local_to(ZoneInfo(zone)))
            assert again.comparison is not None
            assert (again.comparison.new, again.comparison.changed) == ([], [])
            assert again.comparison.same == len(diary.truth)

"""Files as people, spreadsheets and programs may write them, each with its right outcome beside it.

An outcome is what comes in ("05-01 08:30=4 note", in Berlin in 2026; a day alone without a time), or what is asked
("? scale"), the lines of rows that cannot be right ("! 4"), or a part of the sentence that refuses the file ("# …").
"""

from contextlib import closing
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backcoach.history.diary import dialect
from backcoach.history.diary.answers import Answers
from backcoach.history.diary.entries import on_this_machine
from backcoach.history.diary.look import Look, look_into, take
from backcoach.history.diary.scales import Scale
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.history.diary.cases import BERLIN, NOW, local_to
from tests.history.helpers import SetClock


def looked(data: str | bytes, **answers: Any) -> Look:
    data = data.encode() if isinstance(data, str) else data
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        return look_into(data, Answers(**answers), journal.transfer.imports, NOW, local_to(BERLIN))


def outcome(data: str | bytes, **answers: Any) -> str:
    """As the head of this file says."""
    try:
        look = looked(data, **answers)
    except Problem as problem:
        return f"# {problem}"
    if look.ready:
        return ", ".join(
            f"{one.at.astimezone(BERLIN):{'%m-%d' if one.alone else '%m-%d %H:%M'}}={one.value} {one.note}".strip()
            for one in look.reading.entries
        )
    asked = [f"? {doubt.key}" for doubt in look.doubts]
    return ", ".join([*asked, *(f"! {fault.line}" for fault in look.reading.faults), *look.reading.stops])


def told(found: str, right: str) -> str:
    """What is compared: of a sentence, as much as is asked for."""
    return found[: len(right)] if right.startswith(("#", "Some", "The table")) else found


def table(heading: str, *rows: str) -> str:
    return "\n".join((heading, *rows)) + "\n"


def pain(*cells: str, heading: str = "Pain") -> str:
    """A diary with these scores, from the first of May."""
    return table(f"Date;{heading}", *(f"2026-05-{day:02};{cell}" for day, cell in enumerate(cells, start=1)))


def day(*cells: str) -> str:
    """A diary with these days, all with a score of 4."""
    return table("Date;Pain", *(f"{cell};4" for cell in cells))


SCORES = [
    (pain("4½", "3"), "? words"),
    (pain("4²", "3"), "? words"),
    (pain("Ⅳ", "***"), "? words"),
    (pain("-3", "4"), "? words"),
    (pain("3/0", "0/0"), "? words"),
    (pain("4 mm", "8 mm"), "? scale, ? rounding"),
    (pain("5%", "8 %"), "? scale, ? rounding"),
    (pain("4 cm", "7 cm"), "05-01=4, 05-02=7"),
    (pain("4 cm", "40 mm"), "? scale"),
    (pain("1", "0", "1", "1", "0"), "? scale"),
    (pain("0.4", "0.75"), "? scale, ? rounding"),
    (pain("11", "3"), "? scale, ? rounding"),
    (pain("4-6", "3"), "? ranges"),
    (pain("6-4", "3"), "? words"),
    (pain("4-6/10", "٤"), "? ranges"),
    (pain("NaN", "-", "#N/A", "4"), "05-04=4"),
    (pain("N/A", "4"), "? words"),
    (pain("07.Okt", "4"), "Some scores (line 2 “07.Okt”) are dates: a spreadsheet has made 7 October of 7/10"),
    (pain("4", heading="Pain VAS"), "? scale, ? rounding"),
    (pain("4", heading="Pain (out of 100)"), "? scale, ? rounding"),
    (pain("4", heading="Schmerz /100"), "? scale, ? rounding"),
    (pain("4", heading="NRS-101"), "? scale, ? rounding"),
    (pain("4", heading="Pain percent"), "? scale, ? rounding"),
    (pain("4", heading="Pain 0–100"), "? scale, ? rounding"),
    (pain("2", heading="Pain (0-3)"), "? scale, ? rounding"),
    (pain("8", heading="Pain (10 = no pain)"), "? scale"),
    (pain("8", heading="Pain (0 = worst)"), "? scale"),
    (pain("8", heading="Pain (0 to 10)"), "05-01=8"),
    (pain("8", heading="Pain 0-1000"), "05-01=8"),
    ("Pain diary; scale 0-100\n\n" + pain("4", "8"), "? scale, ? rounding"),
    (table("Date;Pain;Unit", "2026-05-01;4;mm", "2026-05-02;8;mm"), "? scale, ? rounding"),
    (table("Date;Pain;Scale", "2026-05-01;4;0-10", "2026-05-02;8;0-10"), "05-01=4, 05-02=8"),
    (table("Datum,Schmerz,Notiz", "01.05.2026,4,5", "02.05.2026,3,0"), "? note_column"),
]
DAYS = [
    (day("26/05/01", "26/05/02"), "? order"),
    (day("26.05.01", "26.05.02"), "? order"),
    (day("13/03/26"), "? order"),
    (day("13/03/26", "14/03/26"), "03-13=4, 03-14=4"),
    (day("99-05-01"), "05-01=4"),
    (day("5.13.2026", "5.1.2026"), "05-13=4, 05-01=4"),
    (day("1.13.2026", "13.1.2026"), "! 2"),
    (day("2026-13-05", "2026-01-05"), "? order, ! 2"),
    (day("13/05/2026", "05/14/2026"), "? order, ! 3"),
    (day("1/5/2026 7:30", "25/5/2026 19:30"), "05-01 07:30=4, 05-25 19:30=4"),
    (day("Fri May 01 2026 08:30:00 GMT+0200 (Central European Summer Time)"), "05-01 08:30=4"),
    (day("2026-05-01T08:30:00+02:00[Europe/Berlin]"), "05-01 08:30=4"),
    (day("2026-05-01+02:00"), "05-01=4"),
    (day("20260501T083000+0200", "20260502"), "05-01 08:30=4, 05-02=4"),
    (day("2026-05-01\u200908:30"), "05-01 08:30=4"),
    (day("۲۰۲۶-۰۵-۰۱"), "05-01=4"),
    (day("2026年5月1日", "2026년 5월 2일"), "05-01=4, 05-02=4"),
    (day("mar 12 mag 2026", "vr 1 mei 2026 08:30"), "05-12=4, 05-01 08:30=4"),
    (day("1 maj 2026 kl. 08:30", "May 2nd, 2026 at 8 pm"), "05-01 08:30=4, 05-02 20:00=4"),
    (day("2026-W18-5"), "05-01=4"),
    (day("2026-05-01 24:30", "2026-05-02"), "! 2"),
    (day("2026-05-01 13:30 pm", "2026-05-02"), "! 2"),
    (day("2026-05-01 08:30+25:00", "2026-05-01 08:30+0275", "2026-05-02", "2026-05-03", "2026-05-04"), "! 2, ! 3"),
    (day("2026-05-01 08:30 GMT+2", "2026-05-01 0830Z"), "05-01 08:30=4, 05-01 10:30=4"),
    (day("2026-05-01 08:30 CEST", "2026-05-02"), "! 2"),
    (day("2026-05", "2026-05-02"), "! 2"),
    (day("123/5/2026", "2026-05-02"), "! 2"),
    (day("123/5/26", "2026-05-02"), "! 2"),
    (day("May June 2026 5", "2026-05-02"), "! 2"),
    (day("1 May 202", "2026-05-02"), "! 2"),
    (day("31 Feb 2026", "2026-05-02"), "! 2"),
    (day("Total", "2026-05-01", "2026-05-02"), "! 2"),
    (day("2569-05-01"), "! 2"),
    (day("01/01/1900", "2026-05-01"), "! 2"),
    (day("2026-05-01 junk", "2026-05-02"), "! 2"),
    (day("1777614000"), "? numbers"),
    (day("12345", "2026-05-02"), "! 2"),
    (day("9999-12-31", "2026-05-02"), "! 2"),
    (day("May 1, 26", "01-Feb-99"), "05-01=4, 02-01=4"),
    (day("May 123, 2026", "2026-05-02"), "! 2"),
    (day("2026-03-29 02:30", "2026-10-25 02:30"), "03-29 03:30=4, 10-25 02:30=4"),
]
COLUMNS = [
    (table("Date;Knee pain", "2026-05-01;4"), "? score_column"),
    (table("Date;Headache pain level", "2026-05-01;8", "2026-05-02;9"), "? score_column"),
    (table("Date;Migraine pain", "2026-05-01;8"), "? score_column"),
    (table("Date;Neck pain;Back pain", "2026-05-01;4;5"), "05-01=5"),
    (table("Date;Days with pain", "2026-05-01;4"), "? score_column"),
    (table("Date;Pain relief;Pain", "2026-05-01;4;6"), "05-01=6"),
    (table("Date;Morning pain;Evening pain", "2026-05-01;4;6"), "? score_column"),
    (table("Date;Body part;Pain", "2026-05-01;Back;4", "2026-05-01;Knee;5", "2026-05-02;Back;6"), "? only"),
    (table("Date;Location;Pain", "2026-05-01;Lower back;4", "2026-05-01;Left knee;5", "2026-05-02;Neck;6"), "? only"),
    (table("Date;Symptom;Pain", "2026-05-01;stiff;4", "2026-05-02;Coffee;5"), "? only"),
    (table("id;at;utc_offset;question;value", ";2026-05-01T08:00+02:00;UTC;now;4"), "05-01 08:00=4"),
    (table("Date;Time;Pain", "x;08:00;4", "2026-05-02;08:00;5"), "! 2"),
    (table("Date;Name;Value", "2026-05-01;Coffee;4", "2026-05-02;Coffee;5"), "? only"),
    (table("Date;Name;Value", "2026-05-01;Back;4", "2026-05-02;Back;5"), "05-01=4, 05-02=5"),
    (table("Date;Time;Pain", "2026-05-01 00:00:00;08:30;4", "2026-05-02 00:00;;3"), "05-01 08:30=4, 05-02=3"),
    (table("Date;Time;AM/PM;Pain", "2026-05-01;8:30;PM;4", "2026-05-02;7:15;a.m.;3"), "05-01 20:30=4, 05-02 07:15=3"),
    (table("Date;AM/PM;Pain", "2026-05-01 8:30;PM;4", "2026-05-02 7:15;AM;3"), "05-01 20:30=4, 05-02 07:15=3"),
    (table("Date;Time;Pain", "2026-05-01;0.354166667;4", "2026-05-02;915;3"), "05-01 08:30=4, 05-02 09:15=3"),
    (table("Date;Time;Pain", "2026-05-01;08:30;4", "2026-05-02;later;3"), "! 3"),
    (table("Date;Time;Pain", "2026-05-01;in the morning;4", "2026-05-02;all day;3"), "! 2"),
    (table("Date;Time;Pain", "2026-05-01;(evening);4"), "05-01 19:00=4"),
    (table("id;at;utc_offset;question;value", ";2026-05-01T08:00;UTC+02:00;now;4"), "05-01 08:00=4"),
    (table("id;at;utc_offset;question;value", ";2026-05-01T08:00;later;now;4"), "05-01 08:00=4"),
    (table("Date;Time;Pain", "2026-05-01;morning;4", "2026-05-02;all day;3"), "05-01 08:00=4, 05-02=3"),
    (table("Date;Date;Pain", "2026-05-01;2026-05-02;4"), "? day_column"),
    (table("Date;Pain;", "2026-05-01;4;", "2026-05-02;5;;;"), "05-01=4, 05-02=5"),
    (table("Date;Pain", "2026-05-01;4", "Date;Pain", "2026-05-02;5"), "05-01=4, 05-02=5"),
    ("# made by x\n" + table("Date;Pain", "2026-05-01;4", "# away", "2026-05-02;5"), "! 4"),
    ("Date\tPain\tNote\r2026-05-01\t4\t\"a \"\"b\"\" c\"\r", '05-01=4 a "b" c'),
    ('Date;Pain;Note\n2026-05-01;4;"two\nlines"\n', "05-01=4 two\nlines"),
    ('Date;Pain;Note\n2026-05-01;4;"stiff" today\n2026-05-02;5;\n', "? quoted, ! 2"),
    ('Date;Pain;Note\n2026-05-01;4;"stiff\n2026-05-02;5;\n', "? quoted, ! 2"),
    ("Date;Pain;Note\n2026-05-01;4;" + "x" * 140_000 + "\n", "? quoted, ! 2"),
    (table("Date;Pain;Note", "2026-05-01;4;" + "x" * 14_000), "! 2"),
    (table("Date~Pain", "2026-05-01~4"), "# The file has no columns"),
    ("\n \n", "# The table has no rows"),
    (table("id;at;question;value", "x;2026-05-01T08:00;now;4"), "! 2"),
    (table("id;at;question;value", ";2026-05-01T08:00;mood;4"), "! 2"),
    (table("id;at;question;value", *[f"{'0' * 8}-0000-4000-8000-{'0' * 12};2026-05-01T08:00;now;4"] * 2), "! 3"),
]  # fmt: skip
BYTES = [
    (b'\xef\xbb\xbf\xef\xbb\xbf"Date, day";"Pain"\n2026-05-01;4\n', "05-01=4"),
    ("Date;Pain;Note\n2026-05-01;4;Āda – ļoti\n".encode("utf-16-le"), "05-01=4 Āda – ļoti"),
    (("Date;Pain;Note\n2026-05-01;4;" + "腰が痛い" * 40 + "\n").encode("utf-16-be"), "05-01=4 " + "腰が痛い" * 40),
    ("Datum;Schmerz;Notiz\n2026-05-01;4;Боль в спине, очень больно\n".encode("cp1251"), "? encoding"),
    ("Date;Pain;Note\n2026-05-01;4;\x81\n".encode("latin-1"), "? encoding"),
    (b'[{"date":"2026-05-01","pain":4}]', "# The file is JSON of a program"),
    (b'{"resourceType":', "# The file cannot be read as JSON"),
    (b'{"resourceType":"Observation"}\n{"resourceType":\n', "# The file cannot be read as JSON"),
    (b"[" * 5000, "# The file cannot be read as JSON"),
    (b"[" * 70 + b'{"resourceType":"Observation"}' + b"]" * 70, "# The file is JSON of a program"),
    (b'<HealthData><Record type="HKCategoryTypeIdentifierLowerBackPain" value="3"/></HealthData>', "? words"),
]


@pytest.mark.parametrize(("data", "right"), [*SCORES, *DAYS, *COLUMNS])
def test_an_odd_file_has_its_right_outcome(data: str, right: str) -> None:
    found = outcome(data)
    assert told(found, right) == right


@pytest.mark.parametrize(("data", "right"), BYTES)
def test_odd_bytes_have_their_right_outcome(data: bytes, right: str) -> None:
    found = outcome(data)
    assert told(found, right) == right


KNEE = table("Date;Body part;Pain", "2026-05-01;Back;4", "2026-05-01;Knee;5")
SHORT = table("Date;Pain;Note", "2026-05-01;4", "2026-05-02;5;calm;very", "2026-05-03;6;")
BROKEN = 'Date;Pain;Note\n2026-05-01;4;"stiff\n2026-05-02;5;\n'


@pytest.mark.parametrize(
    ("data", "answers", "right"),
    [
        (pain("4½", "3"), {"words": (("4½", 5),)}, "05-01=5, 05-02=3"),
        (pain("4", "8", heading="Pain VAS"), {"scale": Scale(0, 10)}, "05-01=4, 05-02=8"),
        (pain("8", heading="Pain (10 = no pain)"), {"scale": Scale(10, 0)}, "05-01=2"),
        (pain(*"10110"), {"scale": Scale(0, 10)}, "05-01=1, 05-02=0, 05-03=1, 05-04=1, 05-05=0"),
        (pain("4.5", "4.2"), {"rounding": "leave-out"}, "The table has no row with a day and a score"),
        (pain("4.5", "4.2"), {"rounding": "half-down"}, "05-01=4, 05-02=4"),
        (pain("07.Okt", "4"), {"bad_rows": "leave-out"}, "05-02=4"),
        (day("26/05/01", "26/05/02"), {"order": "year-first"}, "05-01=4, 05-02=4"),
        (day("2026-13-05", "2026-01-05"), {"order": "year-day-month"}, "05-13=4, 05-01=4"),
        (day("5.13.2026", "5.1.2026"), {"order": "month-first"}, "05-13=4, 05-01=4"),
        (day("05!01!2026", "05!02!2026 08:30"), {"date_format": "%m!%d!%Y"}, "? day_column"),
        (day("05!01!2026", "05!02!2026 08:30", "x"),
         {"date_format": "%m!%d!%Y", "day_column": "Date"}, "! 4"),
        (day("05!01!2026 7", "05!02!2026 8", "05!02!2026 late"),
         {"date_format": "%m!%d!%Y %H", "day_column": "Date", "bad_rows": "leave-out"}, "05-01 07:00=4, 05-02 08:00=4"),
        (day("05!01!2026", "05!02!2026 08:30", "05!02!2026 late", "y z"),
         {"date_format": "%m!%d!%Y", "day_column": "Date", "bad_rows": "leave-out"}, "05-01=4, 05-02 08:30=4"),
        (day("46143", "2026-05-02"), {"numbers": "unix-seconds"}, "! 2"),
        (day("1777614000"), {"numbers": "unix-seconds"}, "05-01 07:40=4"),
        (KNEE, {"only": (("Body part", "Back"),)}, "05-01=4"),
        (KNEE, {"only": (("Body part", "Head"),)}, "# No row has “Head”"),
    (KNEE, {"heading": 9}, "# On line 9 of the file no row begins"),
    (KNEE, {"score_column": "Bone"}, "# The table has no column “Bone” for --score-column"),
    (pain("4"), {"heading": 1}, "05-01=4"),
    (KNEE, {"encoding": "klingon"}, "# “klingon” is not an encoding"),
    (KNEE, {"encoding": "utf-32"}, "# The file is not UTF-32"),
    (pain("11", "3"), {"scale": Scale(0, 10)}, "! 2"),
    (pain("11", "3"), {"scale": Scale(0, 10), "bad_rows": "leave-out"}, "05-02=3"),
    (table("Date;Where;Level", "2026-05-01;Back;4"), {"only": (("Where", "Back"),)}, "05-01=4"),
    (KNEE, {"only": (("all", ""),)}, "05-01=4, 05-01=5"),
        (KNEE, {"only": (("Bone", "Back"),)}, "# The table has no column “Bone”"),
        (SHORT, {}, "! 2, ! 3"),
        (SHORT, {"misfits": "mend"}, "05-01=4, 05-02=5 calm;very, 05-03=6"),
        (SHORT, {"misfits": "leave-out"}, "05-03=6"),
        (BROKEN, {"quoted": False}, '05-01=4 "stiff, 05-02=5'),
        (pain("4"), {"time_column": "none", "note_column": ""}, "05-01=4"),
        (table("Date~Pain", "2026-05-01~4"), {"separator": "~"}, "05-01=4"),
    ],
)  # fmt: skip
def test_an_answer_gives_the_right_outcome(data: str, answers: dict[str, Any], right: str) -> None:
    found = outcome(data, **answers)
    assert told(found, right) == right


def test_a_table_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dialect, "MOST_ROWS", 3000)
    assert outcome(pain(*["4"] * 5000)).startswith("# The table has more than 3,000 rows")


def test_entries_of_one_moment_have_an_end() -> None:
    look = looked(day(*["2026-05-01"] * 4096))
    assert (len(look.reading.entries), [fault.line for fault in look.reading.faults]) == (4095, [4097])


def test_what_is_not_ready_brings_nothing() -> None:
    asked = looked(table("Date;Knee pain", "2026-05-01;4"))
    assert asked.brings(Answers()) == 0
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        with pytest.raises(Problem, match="must be answered first"):
            take(asked, Answers(), journal.transfer.imports, "diary.csv")
        known = looked(pain("4"))
        take(known, Answers(), journal.transfer.imports, "diary.csv")
        again = look_into(pain("4").encode(), Answers(), journal.transfer.imports, NOW, local_to(BERLIN))
        with pytest.raises(Problem, match="here already"):
            take(again, Answers(), journal.transfer.imports, "diary.csv")


def test_the_same_moments_under_another_name_are_asked_about() -> None:
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        imports = journal.transfer.imports
        take(looked(pain("4", "5")), Answers(), imports, "diary.csv")
        other = pain("4", "6", heading="Schmerz").encode()
        asked = look_into(other, Answers(), imports, NOW, local_to(BERLIN))
        assert [doubt.key for doubt in asked.doubts] == ["moments"]
        same = look_into(other, Answers(moments="same"), imports, NOW, local_to(BERLIN))
        another = look_into(other, Answers(moments="another"), imports, NOW, local_to(BERLIN))
        assert (same.brings(Answers()), another.brings(Answers())) == (1, 2)
        assert same.reading.days == (date(2026, 5, 1), date(2026, 5, 2))
        assert looked(table("Date;Pain", "2026-05-01;")).reading.days is None


def test_a_moment_of_a_zone_becomes_the_local_one() -> None:
    moment = datetime(2026, 5, 1, 8, 30, tzinfo=UTC)
    assert on_this_machine(moment) == moment
    assert on_this_machine(moment).utcoffset() == moment.astimezone().utcoffset()


def test_a_diary_without_a_name_for_its_source_is_named_by_its_column() -> None:
    assert looked(pain("4")).reading.source == "table: pain"
    assert looked(pain("4"), source="mine").reading.source == "mine"


def test_how_scores_are_read_is_always_said() -> None:
    assert "Scores are read as 0 to 10, as they are." in looked(pain("4", "8")).reading.remarks
    scaled = looked(pain("4", "8"), scale=Scale(0, 100), rounding="half-up").reading.remarks
    assert "Scores are read as 0 to 100: 4 becomes 0.4, 8 becomes 0.8." in scaled

"""Workbooks, health records and damaged files: each is read or refused in one sentence, within bounds."""

import io
import json
import re
import zipfile
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcoach.history.diary.answers import Answers
from backcoach.history.diary.look import Look, look_into, take
from backcoach.history.diary.opened import open_file
from backcoach.history.diary.reading import Reading, read_table
from backcoach.history.journal import Journal
from backcoach.problem import Problem
from tests.corner import thorough
from tests.history.diary.cases import BERLIN, HERE, NOW, local_to
from tests.history.helpers import SetClock
from tests.strategies import scaled

MOST_CELLS = 8000000

BOOKS = HERE.parent / "workbooks"
NOTHING = Answers()


def read(data: bytes, answers: Answers = NOTHING) -> Reading:
    return read_table(open_file(data, answers), answers, NOW, local_to(BERLIN))


def entries(reading: Reading) -> list[tuple[datetime, int, str]]:
    assert not reading.open, reading
    return [(entry.at, entry.value, entry.note) for entry in reading.entries]


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[misc,arg-type]


def test_a_workbook_of_excel_is_read_with_its_times() -> None:
    found = entries(read((BOOKS / "times.xlsx").read_bytes()))
    assert found == [
        (berlin(2026, 5, 1, 8, 30, 5), 7, ""), (berlin(2026, 5, 1, 20, 15), 3, ""), (berlin(2026, 5, 2, 7, 55), 6, ""),
    ]  # fmt: skip


def test_a_workbook_of_libreoffice_is_read_with_its_moments() -> None:
    reading = read((BOOKS / "moments.ods").read_bytes())
    assert [entry.value for entry in reading.entries] == [4, 6, 3]
    assert reading.what == "a workbook (.ods)"


def test_empty_cells_of_libreoffice_do_not_count() -> None:
    empty = (
        'table:table-row><table:table-row><table:table-cell table:number-columns-repeated="16000"/></table:table-row>'
    )
    data = changed(BOOKS / "moments.ods", "content.xml", ("table:table-row>", empty))
    assert [entry.value for entry in read(data).entries] == [4, 6, 3]


def changed(path: Path, member: str, change: tuple[str, str]) -> bytes:
    """A workbook in which one part is another."""
    stream = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == member:
                assert re.search(change[0].encode(), data)
                data = re.sub(change[0].encode(), change[1].encode(), data, count=1)
            new.writestr(name, data)
    return stream.getvalue()


def test_a_cell_far_away_does_not_take_all_memory() -> None:
    far = changed(BOOKS / "times.xlsx", "xl/worksheets/sheet1.xml", ('r="C4"', 'r="XFD1048576"'))
    with pytest.raises(Problem, match="larger than any diary"):
        read(far)
    repeated = 'table:number-columns-repeated="16000" table:style-name="x" office:value-type="float"'
    wide = changed(BOOKS / "moments.ods", "content.xml", ('office:value-type="float"', repeated))
    tall = 'table:table-row table:number-rows-repeated="1000000"'
    with pytest.raises(Problem, match="larger than any diary"):
        read(changed_again(wide, tall))


def changed_again(data: bytes, tall: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, part.replace(b"table:table-row", tall.encode()) if name == "content.xml" else part)
    return stream.getvalue()


@thorough
def test_a_bomb_is_refused_before_it_is_unpacked_whole() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
        with archive.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as file:
            for _ in range(300):
                file.write(bytes(1 << 20))
    assert len(stream.getvalue()) < 1 << 20
    with pytest.raises(Problem, match="larger than any diary"):
        read(stream.getvalue())
    assert MOST_CELLS * 64 < 1 << 30


@settings(max_examples=scaled(60), deadline=None)
@given(st.sampled_from(["times.xlsx", "moments.ods"]), st.integers(0, 9000), st.binary(min_size=1, max_size=4))
def test_a_damaged_workbook_is_read_or_a_problem(name: str, place: int, harm: bytes) -> None:
    data = (BOOKS / name).read_bytes()
    with suppress(Problem):
        read(data[:place] + harm + data[place + len(harm) :])


@settings(max_examples=scaled(150), deadline=None)
@given(st.sampled_from(sorted(path.name for path in HERE.glob("*.[cjx]*"))), st.integers(0, 300), st.binary(max_size=6))
def test_any_byte_of_a_diary_may_change(name: str, place: int, harm: bytes) -> None:
    data = (HERE / name).read_bytes()
    with suppress(Problem):
        read(data[:place] + harm + data[place + len(harm) :])


def observation(code: str, **more: object) -> dict[str, object]:
    coding = {"system": "http://loinc.org", "code": code}
    return {
        "resourceType": "Observation", "status": "final", "code": {"coding": [coding]},
        "effectiveDateTime": "2026-05-01T08:30:00+02:00",
    } | more  # fmt: skip


def bundle(*resources: dict[str, object]) -> bytes:
    return json.dumps({"resourceType": "Bundle", "entry": [{"resource": one} for one in resources]}).encode()


def test_health_records_of_others_come_in_however_they_say_the_number() -> None:
    answer = {"coding": [{"system": "http://loinc.org", "code": "LA10138-8"}]}
    data = bundle(
        observation("72514-3", valueInteger=4),
        observation("38208-5", valueQuantity={"value": 5}, effectiveDateTime="2026-05-02"),
        observation("75893-8", valueCodeableConcept=answer, note=[{"text": "hard week"}]),
        observation("72514-3", valueInteger=9, status="entered-in-error"),
        observation("8867-4", valueInteger=70),
        {"resourceType": "Patient"},
    )
    reading = read(data)
    assert [(entry.value, entry.question, entry.note) for entry in reading.entries] == [
        (4, "now", ""), (5, "now", ""), (6, "peg-pain", "hard week"),
    ]  # fmt: skip
    assert "3 other resources" in " ".join(reading.remarks)
    lines = b"\n".join(json.dumps(observation("72514-3", valueInteger=value)).encode() for value in (1, 2))
    assert [entry.value for entry in read(lines).entries] == [1, 2]


@pytest.mark.parametrize(
    ("more", "right"),
    [
        ({"valueQuantity": {"value": 4, "unit": "mm"}}, ["scale", "rounding"]),
        ({"valueQuantity": {"value": 4, "unit": "{score}"}}, [4]),
        ({"valueQuantity": {"value": 4, "comparator": ">"}}, ["words"]),
        ({"valueCodeableConcept": {"coding": [{"code": "x"}, {"system": "urn:y", "display": "Severe"}]}}, ["words"]),
        ({"valueString": "4/10"}, [4]),
        ({"valueString": "nothing", "effectiveDateTime": None, "effectivePeriod": {"start": "2026-05"}}, ["words"]),
        ({"valueInteger": 4, "effectiveDateTime": None, "effectivePeriod": {"start": "2026-05-01"}}, [4]),
        ({"valueInteger": 4, "bodySite": {"text": "Lower back"}}, [4]),
        ({"valueInteger": 4, "bodySite": {"coding": [{"display": "Knee"}]}}, ["only"]),
        ({"valueInteger": True}, []),
    ],
)
def test_a_health_record_of_another_program_is_understood_or_asked_about(
    more: dict[str, object], right: list[object]
) -> None:
    reading = read(bundle(observation("72514-3", **more), "no resource"))  # type: ignore[arg-type]
    found: list[str] | list[int] = [doubt.key for doubt in reading.doubts] or [entry.value for entry in reading.entries]
    assert found == right


def test_a_file_without_observations_of_pain_is_refused() -> None:
    for status, code in (("entered-in-error", "72514-3"), ("final", "8867-4")):
        with pytest.raises(Problem, match="no observation of pain"):
            read(bundle(observation(code, valueInteger=4, status=status)))


def test_our_own_health_record_comes_back_by_its_ids(tmp_path: Path) -> None:
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        for question, value in (("now", 4), ("last-24-hours", 5), ("peg-pain", 6)):
            journal.scores.log(question, value, note="a\x07b")  # type: ignore[arg-type]
        journal.scores.log("during", 3, exercise="cat-cow", note="left")
        journal.transfer.export(tmp_path / "out.json", "fhir")
        data = (tmp_path / "out.json").read_bytes()
        again = look_into(data, NOTHING, journal.transfer.imports, NOW)
        assert again.comparison is not None
        assert (again.comparison.new, len(again.comparison.changed)) == ([], 3)  # the notes that had a bell in them
    with closing(Journal.in_memory(SetClock(NOW))) as other:
        first = look_into(data, NOTHING, other.transfer.imports, NOW)
        take(first, NOTHING, other.transfer.imports, "out.json")
        assert [(score.question, score.value) for score in other.scores.find()] == [
            (score.question, score.value) for score in other.scores.find()
        ]
        assert {score.question for score in other.scores.find()} == {"now", "last-24-hours", "peg-pain", "during"}


def test_our_own_tables_come_back_through_a_spreadsheet_s_formulas(tmp_path: Path) -> None:
    notes = "=1+1", "calm;=1+1", "'quoted", "'=as it was", "fine\n=1+1", "plain"
    with closing(Journal.in_memory(SetClock(NOW))) as journal:
        for note in notes:
            journal.scores.log("now", 4, note=note)
        journal.transfer.export(tmp_path / "scores.csv", "csv")
        data = (tmp_path / "scores.csv").read_bytes()
        found: Look = look_into(data, NOTHING, journal.transfer.imports, NOW)
        assert found.comparison is not None
        assert (found.comparison.new, found.comparison.changed, found.comparison.same) == ([], [], len(notes))


XML = '<?xml version="1.0"?>{}<HealthData><Record type="HKCategoryTypeIdentifierLowerBackPain"{}/></HealthData>'


def test_apple_health_is_read_without_its_entities() -> None:
    declared = "<!DOCTYPE HealthData [<!ELEMENT HealthData (Record*)><!ATTLIST Record type CDATA #REQUIRED>]>"
    record = ' startDate="2026-05-01 08:30:00 +0200" value="HKCategoryValueSeveritySevere"'
    reading = read(XML.format(declared, record).encode(), Answers(words=(("Severe", 8),)))
    assert [(entry.at.isoformat(), entry.value) for entry in reading.entries] == [("2026-05-01T08:30:00+02:00", 8)]
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Problem, match="entities"):
        read(XML.format(bomb, record).encode())
    with pytest.raises(Problem, match="no entry for pain"):
        read(b"<HealthData></HealthData>")
    with pytest.raises(Problem, match="does not know"):
        read(b"<html><p>hello</p></html>")
    with pytest.raises(Problem, match="line 1"):
        read(b"<HealthData")
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("apple_health_export/export.xml", XML.format(declared, record))
    assert read(stream.getvalue()).doubts[0].key == "words"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"%PDF-1.7", "made to print"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "save it as .xlsx"),
        (b"\x89PNG\r\n", "picture"),
        (b"Date,Pain\n", "no rows below"),
        (b'Date,Pain,Note\n2026-05-01,4,"stiff\n2026-05-02,5,\n2026-05-03,6,\n', "opens here and never closes"),
        (b'Date,Pain,Note\n2026-05-01,4,"stiff\n2026-05-02,5,"\n', "opens here and closes rows later"),
    ],
)
def test_what_cannot_be_read_is_said(data: bytes, words: str) -> None:
    said = ""
    with suppress(Problem):
        reading = read(data)
        assert reading.open
        said = " ".join([*reading.stops, *map(reading.told, reading.faults)])
    if not said:
        with pytest.raises(Problem, match=re.escape(words)):
            read(data)
    else:
        assert words in said


def test_a_quote_that_never_closes_can_be_read_as_a_letter() -> None:
    data = b'Date,Pain,Note\n2026-05-01,4,"stiff\n2026-05-02,5,\n'
    found = entries(read(data, Answers(quoted=False)))
    assert [note for _, _, note in found] == ['"stiff', ""]


@pytest.mark.parametrize(
    "heading",
    ["Date,Painkillers taken,Stress level", "Date,Pain duration (h)", "Updated,Day,Pain,Pain", "Day,Mood,Steps"],
)
def test_a_tie_or_a_doubt_chooses_no_score(heading: str) -> None:
    row = ",".join(["2026-05-01", *["4"] * heading.count(",")])
    assert "score_column" in [doubt.key for doubt in read(f"{heading}\n{row}\n".encode()).doubts]


def test_updated_is_not_the_day() -> None:
    reading = read(b"Updated,Day,Pain\n2026-06-01,2026-05-01,4\n")
    assert entries(reading) == [(berlin(2026, 5, 1, 12), 4, "")]


def test_without_a_heading_the_columns_are_asked_for() -> None:
    reading = read(b"2026-05-01,4\n2026-05-02,5\n")
    assert {doubt.key for doubt in reading.doubts} >= {"heading", "day_column", "score_column"}
    answers = Answers(heading=0, day_column="1", score_column="2")
    assert [value for _, value, _ in entries(read(b"2026-05-01,4\n2026-05-02,5\n", answers))] == [4, 5]


def test_a_table_that_mixes_things_under_a_plain_value_is_asked_about() -> None:
    rows = "".join(f"2026-05-0{day},{what},{day}\n" for day in range(1, 5) for what in ("Back pain", "Coffee"))
    reading = read(f"Date,Was,Value\n{rows}".encode())
    assert [doubt.key for doubt in reading.doubts] == ["only"]
    assert reading.entries == ()

"""Tables that say more of their rows than a day and a score: a time zone, that one is deleted, whose it is, or where.

Outcomes are written as in test_odd_files.
"""

from typing import Any

import pytest

from backcoach.history.diary.scales import Scale, hinted
from backcoach.history.diary.zones import zone_named
from tests.history.diary.test_odd_files import looked, outcome, pain, table, told

MORNING = "2026-05-01;08:30;4"
ZONES = [
    (table("Date;Time (UTC);Pain", MORNING), "05-01 10:30=4"),
    (table("Date;Time;Pain", MORNING), "05-01 08:30=4"),
    (table("date_utc;pain", "2026-05-01 08:30;4"), "05-01 10:30=4"),
    (table("Date (UTC);Pain", "2026-05-01;4"), "05-01=4"),
    (table("Date (UTC);Pain", "2026-05-01 08:30+02:00;4"), "05-01 08:30=4"),
    (table("Date;Time (UTC+05:30);Pain", MORNING), "05-01 05:00=4"),
    (table("Date;Time (GMT+2);Pain", MORNING), "05-01 08:30=4"),
    (table("Date;Time (Zulu);Pain", MORNING), "05-01 10:30=4"),
    (table("Date;Time (Europe/London);Pain", MORNING), "05-01 09:30=4"),
    (table("Date;Time (GMT);Pain", MORNING), "? zone"),
    (table("Datum;Zeit (MEZ);Schmerz", MORNING), "? zone"),
    (table("Date;Time (CST);Pain", MORNING), "? zone"),
    (table("Date (MEZ);Pain", "2026-05-01;4"), "05-01=4"),
    (table("Date;Time;Time zone;Pain", "2026-05-01;08:30;America/New_York;4", "2026-05-02;08:30;Asia/Tokyo;5"),
     "05-01 14:30=4, 05-02 01:30=5"),
    (table("Date;Time;UTC offset;Pain", "2026-05-01;08:30;-04:00;4", "2026-05-02;08:30;;5"),
     "05-01 14:30=4, 05-02 08:30=5"),
    (table("Date;Time;Timezone;Pain", "2026-05-01;08:30;Eastern Time;4"), "? zone"),
    (table("Date;Time;Timezone;Pain", "2026-05-01;08:30;Mars/Olympus;4"), "? zone"),
    (table("Date;Time;Timezone;Pain", "2026-05-01;08:30;Europe/Nowhere;4"), "? zone"),
    (table("Date;Time;Timezone;Pain", "2026-05-01;08:30;;4"), "05-01 08:30=4"),
    (table("Date;Time;Offset;Pain", "2026-05-01;08:30;-240;4"), "? zone"),
    (table("Date;Time;tz;Pain", "2026-05-01;08:30;EST;4"), "? zone"),
    (table("Date;Timezone;Pain", "2026-05-01;EST;4"), "05-01=4"),
    ("Time zone: America/New_York;;\n" + table("Date;Time;Pain", MORNING), "05-01 14:30=4"),
    ("Ann's diary;;\n" + table("Date;Time;Pain", MORNING), "05-01 08:30=4"),
    (table("Date;Time (Europe/Berlin);Pain", "2026-03-29;02:30;4", "2026-10-25;02:30;5"),
     "03-29 03:30=4, 10-25 02:30=5"),
    (table("Date;Time (Europe/Berlin);Pain", "0001-01-01;02:30;4", "2026-10-25;02:30;5"), "! 2"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "right"), ZONES)
def test_a_time_zone_is_obeyed_or_asked_about(data: str, right: str) -> None:
    assert outcome(data) == right


@pytest.mark.parametrize(
    ("heading", "cell", "zone", "right"),
    [
        ("Timezone", "Eastern", "local", "05-01 08:30=4"),
        ("Timezone", "Eastern", "UTC", "05-01 10:30=4"),
        ("Timezone", "Eastern", "-04:00", "05-01 14:30=4"),
        ("Timezone", "Eastern", "America/New_York", "05-01 14:30=4"),
        ("Timezone", "Eastern", "Middle Earth", "# “Middle Earth” is not a time zone"),
        ("Timezone", "Eastern", "column", "# “Eastern” in the column “Timezone” is not a time zone"),
        ("Timezone", "EST", "column", "05-01 15:30=4"),
        ("Timezone", "UTC", "column", "05-01 10:30=4"),
        ("Offset", "-240", "column", "05-01 14:30=4"),
        ("Offset", "5.5", "column", "05-01 05:00=4"),
        ("Offset", "7200", "column", "05-01 08:30=4"),
        ("Offset", "99999", "column", "# “99999” in the column “Offset” is not a time zone"),
        ("Offset", "GMT", "column", "05-01 10:30=4"),
        ("Weather", "fair", "column", "# The table has no column with time zones"),
    ],
)
def test_the_zone_may_be_said(heading: str, cell: str, zone: str, right: str) -> None:
    found = outcome(table(f"Date;Time;{heading};Pain", f"2026-05-01;08:30;{cell};4"), zone=zone)
    assert told(found, right) == right


def test_a_zone_that_is_obeyed_is_said_and_one_that_is_asked_about_says_what_it_would_do() -> None:
    said = looked(table("Date;Time (UTC);Pain", MORNING)).reading.remarks
    assert "Times are read as UTC, as the table says." in said
    asked = looked(table("Date;Time;Offset;Pain", "2026-05-01;08:30;-240;4")).doubts[0]
    assert [choice.value for choice in asked.choices] == ["column", "local", "UTC"]
    assert "“-240” is UTC-04:00" in asked.choices[0].words


def test_what_is_no_zone_is_none() -> None:
    assert [zone_named(text) for text in ("", "later", "+25:00", "Europe/", "-120")] == [None] * 5


MARKED = [
    (table("Date;Pain;Deleted", "2026-05-01;4;true", "2026-05-02;5;false"), "05-02=5"),
    (table("Datum;Schmerz;Gelöscht", "2026-05-01;4;ja", "2026-05-02;5;nein"), "05-02=5"),
    (table("date;pain;is_deleted", "2026-05-01;4;1", "2026-05-02;5;0"), "05-02=5"),
    (table("date;pain;deleted_at", "2026-05-01;4;2026-05-03T10:00Z", "2026-05-02;5;"), "05-02=5"),
    (table("date;pain;deleted", "2026-05-01;4;perhaps", "2026-05-02;5;"), "? marked"),
    (table("date;pain;archived", "2026-05-01;4;true", "2026-05-02;5;false"), "? marked"),
    (table("date;pain;active", "2026-05-01;4;true", "2026-05-02;5;false"), "? marked"),
    (table("date;pain;active", "2026-05-01;4;true", "2026-05-02;5;true"), "05-01=4, 05-02=5"),
    (table("date;pain;active", "2026-05-01;4;no", "2026-05-02;5;no"), "05-01=4, 05-02=5"),
    (table("date;pain;active minutes", "2026-05-01;4;0", "2026-05-02;5;45"), "05-01=4, 05-02=5"),
    (table("date;pain;deleted", "2026-05-01;4;false", "2026-05-02;5;false"), "05-01=4, 05-02=5"),
    (table("date;pain;status", "2026-05-01;4;deleted", "2026-05-02;5;active"), "? only"),
    (table("date;pain;deleted", "2026-05-01;4;yes"), "The table has no row with a day and a score"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "right"), MARKED)
def test_rows_that_are_marked_are_left_out_or_asked_about(data: str, right: str) -> None:
    found = outcome(data)
    assert told(found, right) == right


def test_marked_rows_come_in_only_if_that_is_said() -> None:
    data, archived = MARKED[0][0], MARKED[5][0]
    look = looked(data)
    assert look.reading.left_out() == {"marked as deleted or put aside": 1}
    assert "Rows that are marked in the column “Deleted” are left out." in look.reading.remarks
    assert look.reading.arrangement.has_marks
    assert outcome(data, marked="keep") == "05-01=4, 05-02=5"
    assert outcome(archived, marked="leave-out") == "05-02=5"


ABOUT = [
    (table("Date;Pain;Patient", "2026-05-01;4;Ann", "2026-05-02;5;Bob"), "? only"),
    (table("Date;Pain;Patient", "2026-05-01;4;Ann", "2026-05-02;5;Ann"), "05-01=4, 05-02=5"),
    (table("Date;Patient ID;Pain", "2026-05-01;101;4", "2026-05-01;102;6", "2026-05-02;101;4"), "? only"),
    (table("Date;Pain;Type", "2026-05-01;4;sharp", "2026-05-02;5;dull"), "? only"),
    (table("Date;Pain;Type", "2026-05-01;4;1", "2026-05-02;5;2"), "05-01=4, 05-02=5"),
    (table("Date;Pain;Type", "2026-05-01;4;Migraine", "2026-05-02;5;Migraine"), "? only"),
    (table("Date;Pain;Category", "2026-05-01;4;Home", "2026-05-02;5;Work"), "? only"),
    (table("Date;Pain;Body part", "2026-05-01;4;Knee", "2026-05-02;5;Knee"), "? only"),
    (table("Date;Pain;Body part", "2026-05-01;4;Lower back", "2026-05-02;5;Lower back"), "05-01=4, 05-02=5"),
    (table("Datum;Schmerz;Seite", "2026-05-01;4;links", "2026-05-02;5;rechts"), "? only"),
    (table("Date;Patient;Body part;Pain", "2026-05-01;Ann;Back;4", "2026-05-02;Bob;Knee;5"), "? only, ? only"),
    (table("Date;Pain;Type of pain", *(f"2026-05-01;4;{'it hurts ' * 9}{one}" for one in "abc")),
     "05-01=4, 05-01=4, 05-01=4"),
    (table("Date;No pain", "2026-05-01;1", "2026-05-02;0"), "? score_column"),
    (table("Datum;Schmerzfrei", "2026-05-01;1", "2026-05-02;0"), "? score_column"),
    (table("Fecha;Sin dolor", "2026-05-01;1", "2026-05-02;0"), "? score_column"),
    (table("Date;Back pain", "2026-05-01;1", "2026-05-02;0", "2026-05-03;1"), "? scale"),
    (pain(*"11111"), "? scale"),
    (table("Date;Sleep;Rating", "2026-05-01;8;3"), "? score_column"),
    (table("Datum;Stimmung;Bewertung", "2026-05-01;8;3"), "? score_column"),
    (table("Date;Rating", "2026-05-01;8"), "05-01=8"),
    (table("Date;Pain;Pain notes", "2026-05-01;8;sore"), "05-01=8 sore"),
    (table("Date;Pain level;Pain areas", "2026-05-01;8;Back, neck"), "05-01=8"),
    (table("Date;Mal de dos", "2026-05-01;8"), "05-01=8"),
    *((table(f"Date;{other}", "2026-05-01;8"), "? score_column") for other in (
        "Mal de tête", "Dolor de cabeza", "Dolor de cuello", "Mal di testa", "Dor de cabeça", "Ból głowy",
        "Baş ağrısı", "Diz ağrısı", "Nekpijn", "Hoofdpijn", "Huvudvärk", "Kopfschmerzen", "Zahnschmerzen",
        "Schmerz Knie", "Migraine pain", "Douleur au genou", "Tooth pain", "Wellbeing", "Well-being", "Bien-être",
    )),
]  # fmt: skip


@pytest.mark.parametrize(("data", "right"), ABOUT)
def test_whose_and_which_pain_it_is_is_known_or_asked(data: str, right: str) -> None:
    assert outcome(data) == right


BOTH = table("Date;Patient;Body part;Pain", "2026-05-01;Ann;Back;4", "2026-05-02;Bob;Knee;5", "2026-05-03;Ann;Knee;6")


@pytest.mark.parametrize(
    ("only", "right"),
    [
        ((("Patient", "Ann"),), "? only"),
        ((("Patient", "Ann"), ("Body part", "Back")), "05-01=4"),
        ((("Patient", "Ann"), ("Body part", "*")), "05-01=4, 05-03=6"),
        ((("Patient", "*"), ("Body part", "*")), "05-01=4, 05-02=5, 05-03=6"),
        ((("all", ""),), "05-01=4, 05-02=5, 05-03=6"),
    ],
)
def test_each_column_that_divides_the_rows_is_asked_about(only: Any, right: str) -> None:
    assert outcome(BOTH, only=only) == right


@pytest.mark.parametrize(
    ("heading", "scale"),
    [
        ("Pain (10 = no pain)", Scale(10, 0)),
        ("Schmerz (0 = schlimmster, 10 = schmerzfrei)", Scale(10, 0)),
        ("no pain = 10", Scale(10, 0)),
        ("10: no pain", Scale(10, 0)),
        ("100 = pain-free", Scale(100, 0)),
        ("Pain (1 = worst, 5 = none)", Scale(5, 1)),
        ("Pain (0 worst - 5 best)", Scale(5, 0)),
        ("Pain (1 = no pain, 5 = worst)", Scale(1, 5)),
        ("0 = kein Schmerz, 10 = stärkster", Scale(0, 10)),
        ("Pain (1 best - 10 worst)", Scale(1, 10)),
        ("My health diary", None),
        ("Pain: 10 is the worst", None),
    ],
)
def test_a_legend_tells_the_scale_and_which_end_is_none(heading: str, scale: Scale | None) -> None:
    assert hinted(heading) == scale


def test_a_column_of_something_good_is_asked_which_end_is_none() -> None:
    data = table("Date;Wellbeing", "2026-05-01;8", "2026-05-02;4")
    assert outcome(data, score_column="Wellbeing") == "? scale"
    assert outcome(data, score_column="Wellbeing", scale=Scale(10, 0)) == "05-01=2, 05-02=6"
    assert outcome("10 = no pain, 0 = worst;\n" + pain("4", "8")) == "? scale"

"""The routine sheet as boxes: complete, nothing outside the margins, nothing overlapping."""

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcoach.catalog import Catalog, Equipment, Exercise, Routine, RoutineItem
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings, choose
from backcoach.sheets import Page, Sheet, StopRules
from backcoach.sheets.page_model import Box, FigureBox, FrameBox, LineBox, Rect, TextBox
from backcoach.words import Words
from tests.builders import breathing, catalog, dose, exercise, routine, stretch
from tests.corner import corner, thorough
from tests.places import ASSETS
from tests.sheets.conftest import MakeSheet, RealSheet
from tests.sheets.rectangles import contains, overlaps
from tests.strategies import scaled

SMALLEST_TEXT = 7.0

ROUTINES = sorted(path.stem for path in (ASSETS / "routines").glob("*.toml"))
PAPERS = ["a4", "letter"]
EACH_ROUTINE = pytest.mark.parametrize("id", corner(ROUTINES, "seven-actions", "three-moves"))
EACH_PAPER = pytest.mark.parametrize("paper", corner(PAPERS, "a4"))
TICK = 12.0
"""Points: the greatest width of a box to tick."""


def words(page: Page) -> str:
    return " ".join(box.words for box in page.boxes if isinstance(box, TextBox))


def all_words(sheet: Sheet) -> str:
    return " ".join(words(page) for page in sheet.pages)


def boxes_to_fill(page: Page) -> list[FrameBox]:
    return [box for box in page.boxes if isinstance(box, FrameBox) and box.rect.width < TICK]


def solid(page: Page) -> Iterator[Box]:
    """The boxes that must not overlap: all but the frames around texts."""
    return (box for box in page.boxes if not isinstance(box, FrameBox) or box.rect.width < TICK)


def check(sheet: Sheet) -> None:
    """Nothing is outside the margins, and nothing overlaps."""
    margin = sheet.margin
    inside = Rect(margin, margin, sheet.width - 2 * margin, sheet.height - 2 * margin)
    for page in sheet.pages:
        outside = [box for box in page.boxes if not contains(inside, box.rect, 0.5)]
        assert outside == []
        boxes = list(solid(page))
        over = [(boxes[one], boxes[two]) for one, two in overlaps([box.rect for box in boxes], 0.05)]
        assert over == []


@pytest.mark.parametrize("pictures", [False, True], ids=["words", "pictures"])
@EACH_PAPER
@EACH_ROUTINE
class TestEveryRoutine:
    def test_nothing_overlaps_or_leaves_the_margins(
        self, id: str, paper: str, pictures: bool, real_sheet: RealSheet
    ) -> None:
        check(real_sheet(id, paper, pictures))

    def test_every_exercise_is_there_with_its_dose_and_boxes(
        self, id: str, paper: str, pictures: bool, real_sheet: RealSheet, real_catalog: Catalog
    ) -> None:
        sheet, told = real_sheet(id, paper, pictures), real_catalog.routine(id)
        said, phrases, sets = all_words(sheet), Phrases(Words()), 0
        for item in told.items:
            one = real_catalog.exercise(item.exercise)
            chosen = choose(one, item, told)
            sets += chosen.sets
            for part in (one.name, *phrases.dose(chosen).split(" · "), *one.steps):
                assert part in said
            assert all(condition in said for condition in phrases.conditions_in_short(one))
            assert all(thing.name in said and thing.instead in said for thing in real_catalog.things(one.id, told))
            assert phrases.tempo(one, SessionSettings().breath) in said
        assert sum(len(boxes_to_fill(page)) for page in sheet.pages) == (sets + 2) * 14

    def test_one_page_for_up_to_eight_exercises(
        self, id: str, paper: str, pictures: bool, real_sheet: RealSheet, real_catalog: Catalog
    ) -> None:
        count = len(real_catalog.routine(id).items)
        assert len(real_sheet(id, paper, pictures).pages) <= (1 if count <= 8 else 2)

    def test_the_foot_says_when_to_stop_and_when_to_get_help(
        self, id: str, paper: str, pictures: bool, real_sheet: RealSheet, rules: StopRules
    ) -> None:
        sheet = real_sheet(id, paper, pictures)
        said = words(sheet.pages[-1])
        for part in (*rules.emergency_signs, *rules.stop, *(light for row in rules.light for light in row)):
            assert part in said
        for part in (rules.emergency_title, rules.emergency_limits, rules.breath, "before", "after", "Agreed with:"):
            assert part in said
        assert all(rules.notice in words(page) for page in sheet.pages)

    def test_there_is_space_for_pictures_only_with_pictures(
        self, id: str, paper: str, pictures: bool, real_sheet: RealSheet, real_catalog: Catalog
    ) -> None:
        sheet = real_sheet(id, paper, pictures)
        shown = [box.exercise.id for page in sheet.pages for box in page.boxes if isinstance(box, FigureBox)]
        assert shown == ([item.exercise for item in real_catalog.routine(id).items] if pictures else [])


@EACH_PAPER
@pytest.mark.parametrize(("days", "pictures"), [(7, True), (14, False), (14, True), (28, False)])
def test_even_the_eight_longest_exercises_go_on_one_page(
    paper: str, days: int, pictures: bool, make_sheet: MakeSheet, real_catalog: Catalog
) -> None:
    longest = sorted(real_catalog.exercises.values(), key=lambda one: sum(map(len, one.steps)))[-8:]
    sheet = make_sheet(routine(*longest), paper=paper, days=days, pictures=pictures)
    check(sheet)
    assert len(sheet.pages) == 1
    assert all(step in all_words(sheet) for one in longest for step in one.steps)


@EACH_PAPER
@pytest.mark.parametrize("days", corner([7, 14, 28], 28))
@pytest.mark.parametrize("landscape", [False, True], ids=["portrait", "landscape"])
@EACH_ROUTINE
def test_no_text_is_too_small_to_read(id: str, landscape: bool, days: int, paper: str, make_sheet: MakeSheet) -> None:
    sheet = make_sheet(id, paper=paper, days=days, landscape=landscape, pictures=True)
    assert min(box.size for page in sheet.pages for box in page.boxes if isinstance(box, TextBox)) >= SMALLEST_TEXT >= 7


@EACH_PAPER
@pytest.mark.parametrize("pictures", corner([False, True], True), ids=["words", "pictures"])
@pytest.mark.parametrize("days", corner([7, 14, 28], 14))
def test_any_shipped_routine_of_up_to_eight_exercises_is_one_page(
    paper: str, days: int, pictures: bool, make_sheet: MakeSheet, real_catalog: Catalog
) -> None:
    for one in real_catalog.routines.values():
        if len(one.items) <= 8:
            sheet = make_sheet(one.id, paper=paper, days=days, pictures=pictures)
            check(sheet)
            assert len(sheet.pages) == 1, one.id


@pytest.mark.parametrize("times", [9, 20])
def test_no_step_is_left_out_to_save_a_page(times: int, make_sheet: MakeSheet) -> None:
    steps = tuple(f"Step {k} has some words that fill more than a line of any page. " * 2 for k in range(times))
    wordy = [exercise(f"wordy-{k}", steps=steps) for k in range(8)]
    sheet = make_sheet(routine(*wordy), catalog(*wordy), pictures=True)
    check(sheet)
    said = all_words(sheet)
    assert all(step.strip() in said for step in steps)
    assert "…" not in said


def test_four_weeks_in_large_letters_have_their_boxes_below_the_text(make_sheet: MakeSheet) -> None:
    sheet, fortnight = (make_sheet("three-moves", days=days, large=True, pictures=True) for days in (28, 14))
    check(sheet)
    count, half = (sum(len(boxes_to_fill(page)) for page in one.pages) for one in (sheet, fortnight))
    assert count == 2 * half > 0


def test_only_what_is_longer_than_a_page_is_cut_and_says_so(make_sheet: MakeSheet) -> None:
    endless = exercise("endless", steps=("Some words that fill a line. " * 40,) * 40)
    sheet = make_sheet(routine(endless), catalog(endless))
    check(sheet)
    assert "…" in all_words(sheet)


@EACH_PAPER
@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("id", ["seven-actions", "three-moves"])
def test_four_weeks_have_a_box_for_every_day(id: str, paper: str, landscape: bool, make_sheet: MakeSheet) -> None:
    fortnight = make_sheet(id, paper=paper, landscape=landscape)
    sheet = make_sheet(id, paper=paper, landscape=landscape, days=28, pictures=True)
    check(sheet)
    count = sum(len(boxes_to_fill(page)) for page in sheet.pages)
    assert count == 2 * sum(len(boxes_to_fill(page)) for page in fortnight.pages)
    assert "28" in all_words(sheet)


@EACH_PAPER
@EACH_ROUTINE
def test_a_landscape_page_is_complete(id: str, paper: str, make_sheet: MakeSheet, real_catalog: Catalog) -> None:
    sheet = make_sheet(id, paper=paper, landscape=True, pictures=True)
    check(sheet)
    assert sheet.width > sheet.height
    for item in real_catalog.routine(id).items:
        assert all(step in all_words(sheet) for step in real_catalog.exercise(item.exercise).steps)


def test_only_chosen_exercises_are_printed(make_sheet: MakeSheet, real_catalog: Catalog) -> None:
    names = [real_catalog.exercise(item.exercise).name for item in real_catalog.routine("seven-actions").items]
    sheet = make_sheet("seven-actions", exercises=(1, 3))
    assert [entry.title for entry in sheet.outline] == [names[1], names[3]]
    assert "2 exercises" in all_words(sheet)
    assert len(make_sheet("seven-actions", exercises=()).outline) == len(names)


@EACH_PAPER
def test_forty_exercises_run_over_pages_with_a_header_and_numbers(
    paper: str, make_sheet: MakeSheet, real_catalog: Catalog
) -> None:
    forty = [*real_catalog.exercises.values(), *real_catalog.exercises.values()][:40]
    sheet = make_sheet(routine(*forty, name="Everything"), paper=paper, name="Kim")
    check(sheet)
    count = len(sheet.pages)
    assert 3 < count < 7
    for number, page in enumerate(sheet.pages, 1):
        assert words(page).endswith(f"page {number} of {count}")
        assert words(page).startswith("Everything")
        assert "Kim" in words(page)
    assert all(step in all_words(sheet) for one in forty for step in one.steps)
    assert [entry.title for entry in sheet.outline] == [one.name for one in forty]
    assert [entry.page for entry in sheet.outline] == sorted(entry.page for entry in sheet.outline)
    assert "Get emergency help" not in " ".join(words(page) for page in sheet.pages[:-1])


def test_a_circuit_ticks_rounds_and_straight_sets_tick_sets(make_sheet: MakeSheet) -> None:
    assert "round 1" in all_words(make_sheet("five-tips-circuit"))
    assert "in a circle, 2 rounds" in all_words(make_sheet("five-tips-circuit"))
    assert "set 3" in all_words(make_sheet("three-moves"))


def test_many_sets_share_a_box_to_write_their_number_in(make_sheet: MakeSheet) -> None:
    many = breathing(dose=dose(sets=(9, 9), breaths=(3, 3)))
    sheet = make_sheet(routine(many), catalog(many))
    assert "of 9" in all_words(sheet)
    assert len(boxes_to_fill(sheet.pages[0])) == 3 * 14


def test_a_week_has_seven_wider_boxes(make_sheet: MakeSheet) -> None:
    sheet = make_sheet("gentle-day", days=7)
    check_week = [box for box in sheet.pages[0].boxes if isinstance(box, FrameBox) and box.rect.width < 2 * TICK]
    assert len(check_week) == (4 + 2) * 7
    assert "8 9 10" not in all_words(sheet)


def test_it_says_what_to_write_in_the_boxes(make_sheet: MakeSheet) -> None:
    assert "a tick for done, H if it hurt" in all_words(make_sheet("three-moves"))


def test_days_are_numbered_over_every_box(make_sheet: MakeSheet) -> None:
    page = make_sheet("three-moves").pages[0]
    middles = {round(box.rect.x + box.rect.width / 2, 1) for box in boxes_to_fill(page)}
    numbers = [box for box in page.boxes if isinstance(box, TextBox) and box.words.isdigit() and box.grey == 0.25]
    assert len(numbers) == (3 + 1) * 14
    assert {round(box.rect.x + box.rect.width / 2, 1) for box in numbers} == middles


def test_large_letters_take_more_pages_and_leave_nothing_out(make_sheet: MakeSheet, real_catalog: Catalog) -> None:
    sheet = make_sheet("seven-actions", large=True)
    check(sheet)
    assert len(sheet.pages) > 1
    steps = [
        step
        for item in real_catalog.routine("seven-actions").items
        for step in real_catalog.exercise(item.exercise).steps
    ]
    assert all(step in all_words(sheet) for step in steps)
    assert min(box.size for page in sheet.pages for box in page.boxes if isinstance(box, TextBox)) >= 6


@thorough
def test_the_dose_is_the_largest_text_of_an_exercise(make_sheet: MakeSheet) -> None:
    for id in ROUTINES:
        texts = [box for box in make_sheet(id, pictures=True).pages[0].boxes if isinstance(box, TextBox)]
        sizes = sorted({box.size for box in texts}, reverse=True)
        assert sizes[1] >= 13, "13 points are read at a metre"
        assert any(
            "hold" in box.words or "breaths" in box.words or "times" in box.words or " s" in box.words
            for box in texts
            if box.size == sizes[1]
        )


def test_a_name_in_other_letters_beside_its_dose_keeps_clear_of_what_is_below(make_sheet: MakeSheet) -> None:
    one = msgspec.structs.replace(exercise("arabic"), name="ع", steps=("W",))
    items = [RoutineItem(exercise="arabic")] * 5
    check(make_sheet(routine(*items), catalog(one), pictures=False, paper="a4", landscape=True, days=7))


def test_what_to_feel_and_a_common_mistake_are_printed_where_there_is_room(
    make_sheet: MakeSheet, real_catalog: Catalog
) -> None:
    roomy = routine(RoutineItem(exercise="plank"), RoutineItem(exercise="glute-bridge"))
    told = all_words(make_sheet(roomy, real_catalog, pictures=True, paper="a4"))
    assert "What to feel" in told
    assert "Not like this: The hips sag and the low back hangs." in told


def test_a_given_name_replaces_the_line_to_write_on(make_sheet: MakeSheet) -> None:
    blank, named = make_sheet("gentle-day"), make_sheet("gentle-day", name="Kim Doe")
    assert "Name Kim Doe" in all_words(named)
    lines = [sum(isinstance(box, LineBox) for box in sheet.pages[0].boxes) for sheet in (blank, named)]
    assert lines[0] == lines[1] + 1


def test_a_short_routine_has_room_for_notes(make_sheet: MakeSheet) -> None:
    assert "Notes" in all_words(make_sheet("plank"))
    assert "Notes" not in all_words(make_sheet("seven-actions"))


def test_a_routine_without_equipment_or_sources_says_so(make_sheet: MakeSheet) -> None:
    bare = exercise()
    said = all_words(make_sheet(routine(bare, sources=()), catalog(bare)))
    assert "You need no equipment." in said
    assert "Needs" not in said
    assert "Sources" not in said


texts = st.text(st.sampled_from("abc ‑漢字ضعé…\n\tW"), min_size=1, max_size=300).filter(lambda text: text.strip())


@st.composite
def odd_exercises(draw: st.DrawFn, id: str) -> Exercise:
    """An exercise with names, steps and equipment that no catalogue would have."""
    kind = draw(st.sampled_from([exercise, breathing, stretch]))
    things = draw(st.lists(st.builds(Equipment, texts, texts), max_size=4))
    one = kind(
        id, name=draw(texts), steps=tuple(draw(st.lists(texts, min_size=1, max_size=30))), equipment=tuple(things)
    )
    sets = draw(st.integers(1, 100))
    return msgspec.structs.replace(one, dose=msgspec.structs.replace(one.dose, sets=(sets, sets)))


@settings(max_examples=scaled(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_no_names_steps_or_sets_break_the_page(make_sheet: MakeSheet, data: st.DataObject) -> None:
    known = [data.draw(odd_exercises(f"odd-{k}")) for k in range(data.draw(st.integers(1, 4)))]
    items = [RoutineItem(exercise=data.draw(st.sampled_from(known)).id) for _ in range(data.draw(st.integers(1, 12)))]
    made: Routine = routine(*items, name=data.draw(texts))
    options = {
        "paper": data.draw(st.sampled_from(PAPERS)),
        "large": data.draw(st.booleans()),
        "landscape": data.draw(st.booleans()),
        "days": data.draw(st.sampled_from([7, 14, 28])),
    }
    sheet = make_sheet(
        made, catalog(*known), pictures=data.draw(st.booleans()), name=data.draw(st.just("") | texts), **options
    )
    check(sheet)
    assert len(sheet.outline) == len(items)

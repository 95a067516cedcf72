"""The left pane in the real window: routine, catalogue, search, filters."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt

from backcoach.ui.exercises.catalogue_page import CataloguePage
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ROW
from tests.studio import Studio
from tests.ui.conftest import OpenStudio


def catalogue(studio: Studio) -> CataloguePage:
    page = studio.view.list._catalogue
    assert page
    return page


def names(shown: ExerciseList) -> list[str]:
    model = shown.model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_the_routine_is_there_with_its_doses(studio: Studio) -> None:
    shown = studio.view.list._routine_list
    assert names(shown)[0] == "Crocodile breathing"
    assert len(names(shown)) == 7
    assert shown.model().index(0, 0).data(ROW).line == "8 breaths"


def test_the_catalogue_is_searched_as_one_types(studio: Studio) -> None:
    studio.click("All exercises")
    page = catalogue(studio)
    everything = names(page._list)
    assert len(everything) == len(studio.view.services.library.catalog.exercises)
    assert everything == sorted(everything, key=str.casefold)
    studio.press("Ctrl+F", "D", "O", "G")
    assert "Bird dog" in names(page._list)
    assert len(names(page._list)) < len(everything)
    assert studio.view.phrases.exercises(len(names(page._list))) in studio.said()


def test_filters_work_together_and_nothing_found_is_said(studio: Studio) -> None:
    studio.press("Ctrl+F")
    page = catalogue(studio)
    page.filters.position.choose("seated")
    seated = names(page._list)
    page.filters.kind.choose("stretch")
    assert set(names(page._list)) <= set(seated)
    page.filters.equipment.choose("foam roller")
    assert set(names(page._list)) <= set(seated), "those that fit but for the thing"
    assert "Not found. Near it:" in studio.said()
    for one_filter in (page.filters.position, page.filters.kind, page.filters.equipment):
        one_filter.choose("")
    assert len(names(page._list)) == len(studio.view.services.library.catalog.exercises)


def test_an_exercise_of_the_catalogue_opens_by_click(studio: Studio) -> None:
    studio.press("Ctrl+F")
    page = catalogue(studio)
    index = page._list.model().index(0, 0)
    from PySide6.QtTest import QTest

    place = page._list.visualRect(index).center()
    QTest.mouseClick(page._list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert studio.controller.details.isVisible()
    assert index.data() in studio.said()


def test_an_exercise_of_the_routine_opens_by_enter(studio: Studio) -> None:
    shown = studio.view.list._routine_list
    shown.setFocus()
    studio.press("Down", "Return")
    assert studio.controller.details.isVisible()


def test_the_tabs_go_back_to_the_routine(studio: Studio) -> None:
    studio.click("All exercises")
    assert not studio.view.list._routine_list.isVisible()
    studio.click("Routine")
    assert studio.view.list._routine_list.isVisible()


@pytest.mark.parametrize(("name", "title"), [("Print", "Sheet: Seven actions"), ("Settings", "Settings")])
def test_the_foot_opens_the_sheet_and_the_settings(studio: Studio, name: str, title: str) -> None:
    seen: list[str] = []
    with studio.answering(lambda dialog: seen.append(dialog.windowTitle())):
        studio.click(name)
    assert seen == [title]


def test_the_filters_fit_a_narrow_window(open_studio: OpenStudio) -> None:
    studio = open_studio(size=(960, 600))
    studio.press("Ctrl+F")
    page = catalogue(studio)
    assert page.width() <= 236
    filters = [page.filters.position, page.filters.equipment, page.filters.kind]
    for one_filter in filters:
        assert one_filter.width() >= one_filter.sizeHint().width(), "all of its title is seen"
        assert page.rect().contains(one_filter.mapTo(page, one_filter.rect().bottomRight()))
    for one, other in combinations(filters, 2):
        assert not one.geometry().intersects(other.geometry())


def test_a_long_choice_is_read_whole_and_moves_what_follows(studio: Studio) -> None:
    studio.press("Ctrl+F")
    page = catalogue(studio)
    page.filters.position.choose("all-fours")
    studio.wait(lambda: page.filters.position.width() >= page.filters.position.sizeHint().width())
    assert not page.filters.position.geometry().intersects(page.filters.equipment.geometry())


def test_the_down_arrow_leads_from_the_search_to_the_list(studio: Studio) -> None:
    studio.press("Ctrl+F", "D", "O", "G", "Down")
    page = catalogue(studio)
    assert page._list.hasFocus()
    assert page._list.currentIndex().row() == 0
    studio.press("Return")
    assert studio.controller.details.isVisible()


def test_enter_in_the_search_opens_the_first_and_nothing_found_opens_nothing(studio: Studio) -> None:
    studio.press("Ctrl+F", "Q", "Q", "Q", "Return")
    assert studio.view.stage.isAncestorOf(studio.view.start_page)
    assert studio.view.start_page.isVisible()
    studio.click("Clear the search")
    studio.press("B", "I", "R", "D", "Return")
    assert studio.controller.details.isVisible()
    assert "Bird dog" in studio.said()


def test_one_click_shows_all_again(studio: Studio) -> None:
    studio.press("Ctrl+F", "D", "O", "G")
    page = catalogue(studio)
    page.filters.kind.choose("stretch")
    studio.click("Show all")
    assert len(names(page._list)) == len(studio.view.services.library.catalog.exercises)
    assert page.filters.kind.value == ""
    assert not page._everything.isVisible()


def test_a_slip_of_the_pen_finds_it_all_the_same(studio: Studio) -> None:
    studio.view.list.search()
    catalogue(studio)._search.setText("brid dog")
    assert "Bird dog" in names(catalogue(studio)._list)
    assert "Not found. Near it:" in studio.said()


def test_what_asks_for_care_has_a_sign_and_says_why(open_studio: OpenStudio) -> None:
    from msgspec.structs import replace

    from tests.studio import SETTLED

    studio = open_studio(preferences=replace(SETTLED, cautions=("wrist",), routine="five-minute-warm-up"))
    shown = studio.view.list._routine_list.model()
    cared = [shown.index(place, 0).data(ROW).care for place in range(shown.rowCount())]
    place = next(place for place, care in enumerate(cared) if care)
    assert "Rest on your fists" in shown.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Rest on your fists" in shown.index(place, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "" in cared
    studio.start()
    studio.go_to(next(i for i, step in enumerate(studio.session.steps) if step.item == place))
    assert "Rest on your fists" in studio.said(), "while getting ready"
    studio.press("Right")
    assert "Rest on your fists" not in studio.said(), "then the cue"

"""The list of exercises: rows, states, clicks, keys, pictures."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPixmap
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ExerciseRow, folded, wrapped
from tests.builders import exercise
from tests.studio import Studio, press
from tests.ui.pixels import pixels

ROWS = [ExerciseRow(exercise(id), "2 × 8") for id in ("one", "two", "three")]
PINK = "#ff00ff"


def picture(id: str, size: QSize, ratio: float) -> QPixmap | None:
    """A pink rectangle for the first, nothing for the others."""
    if id != "one":
        return None
    image = QPixmap(size * ratio)
    image.fill(QColor(PINK))
    image.setDevicePixelRatio(ratio)
    return image


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> ExerciseList:
    shown = ExerciseList(theme, picture, "Exercises")
    qtbot.addWidget(shown)
    shown.resize(300, 300)
    shown.show_rows(ROWS)
    with qtbot.waitActive(shown):
        shown.show()
    return shown


def middle(shown: ExerciseList, place: int) -> QPoint:
    return shown.visualRect(shown.model().index(place, 0)).center()


def has(shown: ExerciseList, place: int, color: QColor) -> bool:
    box = shown.visualRect(shown.model().index(place, 0))
    part = pixels(shown.viewport().grab(box).toImage())
    return bool((part == (color.blue(), color.green(), color.red())).all(axis=2).any())


def test_a_click_and_enter_pick(qtbot: QtBot, shown: ExerciseList) -> None:
    heard: list[tuple[int, str]] = []
    shown.picked.connect(lambda place, id: heard.append((place, id)))
    qtbot.mouseClick(shown.viewport(), Qt.MouseButton.LeftButton, pos=middle(shown, 1))
    shown.setFocus()
    press(shown, "Down")
    press(shown, "Return")
    assert heard == [(1, "two"), (2, "three")]


def test_a_screen_reader_hears_name_dose_and_state(shown: ExerciseList) -> None:
    shown.show_rows([ExerciseRow(exercise("one"), "2 × 8", "done", "done"), *ROWS[1:]])
    model = shown.model()
    heard = [model.index(place, 0).data(Qt.ItemDataRole.AccessibleTextRole) for place in range(3)]
    assert heard == ["One, 2 × 8, done", "Two, 2 × 8", "Three, 2 × 8"]
    assert model.index(0, 0).data() == "One"
    assert model.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_states_are_seen(shown: ExerciseList, theme: Theme) -> None:
    assert not has(shown, 1, theme.color("tint"))
    shown.show_rows(
        [
            ROWS[0],
            ExerciseRow(ROWS[1].exercise, "2 × 8", "current", "now"),
            ExerciseRow(ROWS[2].exercise, "2 × 8", "done"),
        ]
    )
    assert has(shown, 1, theme.color("tint"))
    assert has(shown, 2, theme.color("accent")), "the tick"
    assert not has(shown, 2, theme.color("ink")), "what is done steps back"


def test_only_what_changed_is_painted_again(qtbot: QtBot, shown: ExerciseList) -> None:
    changed: list[int] = []
    resets: list[None] = []
    shown.model().dataChanged.connect(lambda first, _last: changed.append(first.row()))
    shown.model().modelReset.connect(lambda: resets.append(None))
    shown.show_rows([ROWS[0], ExerciseRow(ROWS[1].exercise, "2 × 8", "current"), ROWS[2]])
    assert (changed, resets) == ([1], [])
    shown.show_rows(ROWS[:2])
    assert resets == [None]
    assert shown.model().rowCount() == 2


def test_a_picture_is_shown_where_there_is_one(shown: ExerciseList) -> None:
    assert has(shown, 0, QColor(PINK))
    assert not has(shown, 1, QColor(PINK))


def test_the_row_under_the_pointer_and_the_selected_one_are_framed(
    qtbot: QtBot, shown: ExerciseList, theme: Theme
) -> None:
    plain = pixels(shown.viewport().grab().toImage())
    shown.entered.emit(shown.model().index(1, 0))
    hovered = pixels(shown.viewport().grab().toImage())
    assert (hovered != plain).any()
    shown.leaveEvent(None)  # type: ignore[arg-type]
    assert np.array_equal(pixels(shown.viewport().grab().toImage()), plain)
    shown.setCurrentIndex(shown.model().index(1, 0))
    assert has(shown, 1, theme.color("accent"))


def test_the_current_row_is_kept_in_sight(shown: ExerciseList) -> None:
    shown.resize(300, 140)
    many = [ExerciseRow(exercise(f"e{number}"), "") for number in range(20)]
    shown.show_rows(many)
    shown.show_rows([*many[:15], ExerciseRow(many[15].exercise, "", "current"), *many[16:]])
    assert shown.viewport().rect().contains(middle(shown, 15))


@pytest.mark.parametrize("width", [180, 236, 340])
def test_long_names_stay_in_their_row(qtbot: QtBot, theme: Theme, width: int) -> None:
    shown = ExerciseList(theme, picture, "Exercises")
    qtbot.addWidget(shown)
    shown.resize(width, 200)
    shown.show_rows([ExerciseRow(exercise("one", name="A very long name indeed " * 4), "dose " * 40, "done")])
    shown.show()
    image = pixels(shown.viewport().grab().toImage())
    ground = image[-1, -1]
    assert (image[:68, -4:] == ground).all(), "nothing runs over the edge"


def test_the_line_below_a_name_breaks_at_its_dots_and_never_in_a_word(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font(SMALL))
    whole = "6 times · each side · hold 1 s"
    two = metrics.horizontalAdvance("6 times · each side")
    assert folded(whole, metrics, 1000, most=2) == [whole]
    assert folded(whole, metrics, two, most=2) == ["6 times · each side", "hold 1 s"]
    assert folded(whole, metrics, two, most=1) == ["6 times · each side"]
    assert folded("", metrics, 100, most=1) == [""]


@pytest.mark.usefixtures("qapp")
@given(st.lists(st.text("abcdefgh", min_size=1, max_size=9), min_size=1, max_size=9), st.integers(1, 4))
def test_a_name_keeps_every_word_if_there_are_enough_lines(words: list[str], most: int) -> None:
    metrics = QFontMetrics(QFont())
    name = " ".join(words)
    lines = wrapped(name, metrics, 100, most=most)
    assert 1 <= len(lines) <= most
    assert all(metrics.horizontalAdvance(line) <= 100 for line in lines)
    if not any(line.endswith("…") for line in lines):
        assert " ".join(lines) == name


def test_a_long_press_opens_the_menu_and_picks_nothing(studio: Studio) -> None:
    rows = studio.view.list._routine_list
    asked: list[str] = []
    rows.menu_asked.disconnect()
    rows.menu_asked.connect(lambda _place, id, _at: asked.append(id))
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert rows.press.isActive()
    rows.press.timeout.emit()
    QTest.mouseRelease(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    assert asked == [studio.view.routine.routine.items[1].exercise]
    assert studio.view.start_page.isVisible()


def test_the_right_button_is_no_long_press(studio: Studio) -> None:
    rows = studio.view.list._routine_list
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.RightButton, pos=middle)
    assert not rows.press.isActive(), "it would open a second menu over the first one"


def test_a_finger_that_moves_on_or_presses_beside_the_rows_opens_no_menu(studio: Studio) -> None:
    rows = studio.view.list._routine_list
    middle = rows.visualRect(rows.model().index(1, 0)).center()
    QTest.mousePress(rows.viewport(), Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(rows.viewport(), middle + QPoint(0, 30))
    assert not rows.press.isActive()
    rows._pressed = QPoint(-5, -5)
    rows.press.timeout.emit()
    assert not rows._by_press

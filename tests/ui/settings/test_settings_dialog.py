"""Settings: every one is shown, can be changed and comes back as preferences that the program accepts."""

from pathlib import Path
from typing import get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton
from pytestqt.qtbot import QtBot

from backcoach.app.motion_library import MotionLibrary
from backcoach.app.preferences import Preferences
from backcoach.catalog.types import Caution
from backcoach.phrases import Phrases
from backcoach.session import PATTERNS, BreathPattern, SessionSettings
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.design.fields import NumberField, TextField
from backcoach.ui.design.theme import Theme
from backcoach.ui.settings.settings_dialog import SettingsDialog
from backcoach.ui.widgets.session_fields import BreathField, RestField, signs
from backcoach.words import Words
from tests.corner import thorough
from tests.places import ASSETS
from tests.shipped import shipped_catalog

CATALOG = shipped_catalog()
THINGS = sorted({thing.name for one in CATALOG.exercises.values() for thing in one.equipment})

halves = st.integers(4, 20).map(lambda n: n / 2)
patterns = st.sampled_from(PATTERNS) | st.builds(
    BreathPattern, inhale=halves, hold=st.integers(0, 20).map(lambda n: n / 2), exhale=halves
)
sessions = st.builds(
    SessionSettings,
    get_ready_s=st.integers(3, 60),
    rest_s=st.none() | st.integers(0, 300),
    breath=patterns,
    pace=st.integers(15, 30).map(lambda n: n / 20),
    level=st.sampled_from(["low", "middle", "high"]),
    own_pace=st.booleans(),
)
preferences = st.builds(
    Preferences,
    session=sessions,
    theme=st.sampled_from(["system", "light", "dark"]),
    reduce_motion=st.booleans(),
    routine=st.sampled_from(sorted(CATALOG.routines)),
    equipment=st.sets(st.sampled_from(THINGS)).map(tuple),
    cautions=st.sets(st.sampled_from(get_args(Caution))).map(tuple),
    emergency_number=st.sampled_from(["112", "999", "0118 999"]),
    paper=st.sampled_from(["", "a4", "letter"]),
    first_start_done=st.booleans(),
)


def made(shown: Preferences) -> SettingsDialog:
    motions = MotionLibrary(ASSETS / "motions")
    return SettingsDialog(
        Theme(ASSETS, dark=False), shown, CATALOG, Phrases(Words()), Path("/somewhere/backcoach"), motions
    )


@pytest.fixture
def dialog(qtbot: QtBot) -> SettingsDialog:
    dialog = made(Preferences())
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def choose(dialog: SettingsDialog, words: str) -> None:
    next(one for one in dialog.findChildren(QRadioButton) if one.text() == words).click()


def stepper(dialog: SettingsDialog, name: str) -> NumberField:
    return next(one for one in dialog.findChildren(NumberField) if one.spin.accessibleName() == name)


def same(one: Preferences, other: Preferences) -> bool:
    def ordered(value: Preferences) -> Preferences:
        chosen = {"equipment": tuple(sorted(value.equipment)), "cautions": tuple(sorted(value.cautions))}
        return msgspec.structs.replace(value, **chosen)

    return ordered(one) == ordered(other)


@thorough
@given(preferences)
def test_what_is_shown_is_what_was_handed_in(qapp: object, shown: Preferences) -> None:
    dialog = made(shown)
    assert same(dialog.preferences, shown)
    assert msgspec.json.decode(msgspec.json.encode(dialog.preferences), type=Preferences) == dialog.preferences
    dialog.deleteLater()


def test_each_setting_can_be_changed(qtbot: QtBot, dialog: SettingsDialog) -> None:
    stepper(dialog, "Time to get ready").spin.setValue(12)
    stepper(dialog, "Pace").spin.setValue(0.8)
    for words in ("My own", "Full", "3-1-4", "Dark", "Letter"):
        choose(dialog, words)
    for tick in dialog.findChildren(CheckBox):
        if tick.text() in ("Wait for me after each set of movements", "Reduce motion", "Massage ball", "Dizziness"):
            tick.click()
    dialog.findChildren(TextField)[0].line.setText(" 999 ")
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.result() == SettingsDialog.DialogCode.Accepted
    session = SessionSettings(
        get_ready_s=12, rest_s=30, breath=BreathPattern(3, 1, 4), pace=0.8, level="high", own_pace=True
    )
    assert dialog.preferences == Preferences(
        session=session,
        theme="dark",
        reduce_motion=True,
        equipment=("massage ball",),
        cautions=("dizziness",),
        emergency_number="999",
        paper="letter",
    )


def test_escape_leaves_all_as_it_was(qtbot: QtBot, dialog: SettingsDialog) -> None:
    choose(dialog, "Dark")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.result() == SettingsDialog.DialogCode.Rejected


def test_numbers_stay_between_their_ends(dialog: SettingsDialog) -> None:
    for value in (-1000.0, 1000.0):
        for each in dialog.findChildren(NumberField):
            each.spin.setValue(value)
        msgspec.convert(msgspec.to_builtins(dialog.preferences), Preferences)


def test_an_own_breath_starts_from_the_pattern_before_and_says_its_rate(dialog: SettingsDialog) -> None:
    dialog.show_page(1)
    (breath,) = dialog.findChildren(BreathField)
    choose(dialog, "4-0-6")
    assert breath.a_minute.text() == "6 breaths a minute"
    assert not breath.own.isVisible()
    breath.choice.set_value(None)
    breath.choice.changed.emit()
    assert breath.own.isVisible()
    breath.parts[0].spin.setValue(5.5)
    assert breath.value() == BreathPattern(5.5, 0, 6)
    assert breath.a_minute.text() == "5.2 breaths a minute"


def test_an_own_rest_is_asked_only_when_it_is_wanted(dialog: SettingsDialog) -> None:
    (rest,) = dialog.findChildren(RestField)
    assert rest.value() is None
    assert not rest.seconds.isVisible()
    choose(dialog, "My own")
    assert rest.seconds.isVisible()
    choose(dialog, "As each exercise says")
    assert rest.value() is None


def test_one_page_shows_at_a_time_and_the_dialog_keeps_its_height(qtbot: QtBot, dialog: SettingsDialog) -> None:
    heights = set()
    for place in range(5):
        dialog.show_page(place)
        assert [form.isVisible() for form in dialog.forms].index(True) == place
        assert sum(form.isVisible() for form in dialog.forms) == 1
        heights.add(dialog.height())
    assert len(heights) == 1


def test_the_data_folder_can_be_opened(qtbot: QtBot, dialog: SettingsDialog) -> None:
    dialog.show_page(4)
    show = next(button for button in dialog.findChildren(Button) if button.text() == "Open")
    with qtbot.waitSignal(dialog.folder_wanted):
        qtbot.mouseClick(show, Qt.MouseButton.LeftButton)


def test_patterns_are_named_by_their_seconds() -> None:
    assert [signs(one) for one in PATTERNS] == ["4-2-6", "4-0-6", "3-1-4"]
    assert signs(BreathPattern(4.5, 0, 6)) == "4.5-0-6"

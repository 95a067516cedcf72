"""Having none of the things differs from having said nothing about them."""

from pytestqt.qtbot import QtBot

from backcoach.app.preferences import Preferences
from backcoach.app.setting_fields import field_of
from backcoach.coaching.things import NO_THINGS
from backcoach.phrases import Phrases
from backcoach.ui.design.check_box import CheckBoxList
from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.setting_rows import SettingRows
from backcoach.words import Words
from tests.shipped import shipped_catalog


def test_no_things_are_said_by_taking_the_last_tick_away(theme: Theme, qtbot: QtBot) -> None:
    rows = SettingRows(theme, shipped_catalog(), Phrases(Words()))
    things = rows.row(field_of(lambda chosen: chosen.equipment)).control
    qtbot.addWidget(things)
    assert isinstance(things, CheckBoxList)
    things.set_value(Preferences().equipment)
    assert things.value() == ()
    things.ticks["towel"].click()
    assert things.value() == ("towel",)
    things.ticks["towel"].click()
    assert things.value() == (NO_THINGS,)
    things.set_value((NO_THINGS,))
    assert things.value() == (NO_THINGS,)

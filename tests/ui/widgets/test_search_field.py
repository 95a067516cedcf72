"""The search field: its cross is shown while there is something to clear."""

from pytestqt.qtbot import QtBot

from backcoach.ui.design.theme import Theme
from backcoach.ui.widgets.search_field import SearchField
from tests.studio import click


def test_the_cross_empties_it_and_goes(qtbot: QtBot, theme: Theme) -> None:
    field = SearchField(theme, name="Search exercises")
    qtbot.addWidget(field)
    with qtbot.waitActive(field):
        field.show()
    assert not field._clear.isVisible()
    qtbot.keyClicks(field, "dog")
    click(field, "Clear the search")
    assert field.text() == ""
    assert field.hasFocus()
    assert not field._clear.isVisible()

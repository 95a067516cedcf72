"""Labels: text in the theme's colour that fits its room."""

import pytest
from PySide6.QtGui import QPalette
from pytestqt.qtbot import QtBot

from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.theme import Theme
from tests.ui.pixels import commonest


def test_one_line_ends_in_three_dots_where_it_does_not_fit_and_is_read_out_whole(qtbot: QtBot, theme: Theme) -> None:
    words = Label(theme, 15, one_line=True)
    qtbot.addWidget(words)
    words.say("A rather long sentence about very little")
    words.resize(80, 24)
    words.show()
    assert words.text().endswith("…")
    assert words.accessibleName() == "A rather long sentence about very little"
    words.resize(600, 24)
    assert words.text() == words.accessibleName()


def test_more_lines_are_wrapped_and_not_shortened(qtbot: QtBot, theme: Theme) -> None:
    words = Label(theme, 15)
    qtbot.addWidget(words)
    words.say("A rather long sentence about very little")
    assert words.heightForWidth(80) > 2 * words.heightForWidth(600)


def test_markup_in_a_text_is_shown_as_it_is(qtbot: QtBot, theme: Theme) -> None:
    words = Label(theme, 15)
    qtbot.addWidget(words)
    words.say("<b>1 < 2</b>")
    assert words.text() == "<b>1 < 2</b>"
    assert words.sizeHint().width() > 60


@pytest.mark.parametrize("token", ["ink", "muted", "hurt"])
def test_the_colour_follows_the_theme(qtbot: QtBot, theme: Theme, token: str) -> None:
    words = Label(theme, 15, token)
    qtbot.addWidget(words)
    for dark in (True, False):
        theme.use(dark=dark)
        assert words.palette().color(QPalette.ColorRole.WindowText) == theme.color(token)


@pytest.mark.parametrize(("filled", "token"), [(True, "accent"), (False, "raised")])
def test_a_pill_is_as_wide_as_its_words_and_gone_without(qtbot: QtBot, theme: Theme, filled: bool, token: str) -> None:
    pill = Pill(theme, filled=filled)
    qtbot.addWidget(pill)
    pill.say("Left side")
    assert commonest(pill.grab().toImage()) == theme.color(token)
    narrow = pill.width()
    pill.say("Repetition 3 of 12")
    assert pill.width() > narrow
    small = pill.height()
    pill.set_pixels(40)
    assert pill.height() > 2 * small
    pill.say("")
    assert pill.isHidden()
    pill.say("")
    assert pill.isHidden()

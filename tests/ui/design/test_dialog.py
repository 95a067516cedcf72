"""The shape of every card: as tall as it needs to be, Enter for the usual thing, Esc to leave."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme

Key = Qt.Key


def opened(qtbot: QtBot, theme: Theme, paragraphs: int) -> Dialog:
    card = Dialog(theme, "A title")
    qtbot.addWidget(card)
    for _ in range(paragraphs):
        card.text("Words that are long enough to need a second line at the width that a card has, and then some more.")
    card.button("Cancel").clicked.connect(card.reject)
    card.button("Keep", usual=True).clicked.connect(card.accept)
    card.fit()
    card.show()
    return card


def test_a_short_card_is_seen_whole_and_no_taller_than_it_needs(qtbot: QtBot, theme: Theme) -> None:
    few, more = opened(qtbot, theme, 2), opened(qtbot, theme, 4)
    assert few.seen_to_the_end
    assert more.seen_to_the_end
    assert few.height() < more.height()


def test_a_long_card_stays_on_the_screen_and_scrolls_to_its_end(qtbot: QtBot, theme: Theme) -> None:
    card = opened(qtbot, theme, 60)
    assert card.height() < card.screen().availableGeometry().height()
    assert not card.seen_to_the_end
    for _ in range(60):
        card.scroll_on()
    assert card.seen_to_the_end


def test_enter_means_the_usual_button_even_from_a_line_of_text(qtbot: QtBot, theme: Theme) -> None:
    card = opened(qtbot, theme, 1)
    line = QLineEdit()
    card.body.addWidget(line)
    line.show()
    line.setFocus()
    qtbot.keyClick(line, Key.Key_Return)
    assert card.result() == Dialog.DialogCode.Accepted


def test_enter_on_another_button_means_that_one(qtbot: QtBot, theme: Theme) -> None:
    card = opened(qtbot, theme, 1)
    cancel = next(button for button in card.findChildren(Button) if button.text() == "Cancel")
    cancel.setFocus()
    qtbot.keyClick(cancel, Key.Key_Return)
    assert not card.isVisible()
    assert card.result() == Dialog.DialogCode.Rejected


def test_without_a_usual_button_enter_does_nothing(qtbot: QtBot, theme: Theme) -> None:
    card = Dialog(theme, "A title")
    qtbot.addWidget(card)
    card.show()
    qtbot.keyClick(card, Key.Key_Return)
    assert card.isVisible()


def test_another_theme_reaches_a_card_that_is_open(qtbot: QtBot, theme: Theme) -> None:
    card = opened(qtbot, theme, 1)
    theme.use(dark=True)
    assert card.palette().window().color() == theme.color("paper")
    assert card.heading.palette().color(card.heading.foregroundRole()) == theme.color("ink")

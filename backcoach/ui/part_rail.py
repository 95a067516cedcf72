"""Buttons for the parts of a window in which only one of them has room: exercises, session, history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QVBoxLayout, QWidget

from backcoach.ui.design.brushwork import fill_rect
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.theme import SMALL, Theme

if TYPE_CHECKING:
    from backcoach.session.player import PlayerState

_SHARE = 6
"""The buttons have words where those take less than this part of the window's width."""
_NARROW = 48


class PartRail(QWidget):
    """A column of buttons at the side; during a session that is out of sight, pause and Stop are here as well."""

    chosen = Signal(str)
    """The part that is to be shown: "list", "stage" or "history"."""
    toggled, stopped = Signal(), Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        words = theme.words
        self._words = {
            "list": words.gettext("Exercises"), "stage": words.gettext("Session"), "history": words.gettext("History"),
        }  # fmt: skip
        self._group, self.buttons = QButtonGroup(self), dict[str, Button]()
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 6, 2, 6)
        column.setSpacing(4)
        for part, icon in (("stage", "play"), ("list", "list"), ("history", "chart")):
            button = Button(theme, kind="rail", icon=icon, name=self._words[part], size=44)
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, part=part: self.chosen.emit(part))
            self._group.addButton(button)
            self.buttons[part] = button
            column.addWidget(button)
        column.addStretch()
        self.pause = Button(theme, kind="filled", icon="pause", name=words.gettext("Pause"), size=44)
        self.stop = Button(theme, kind="stop", icon="stop", name=words.gettext("Stop"), size=44)
        for button, pressed in ((self.pause, self.toggled), (self.stop, self.stopped)):
            button.clicked.connect(pressed)
            column.addWidget(button)
        self._going_on, self._part = False, "stage"
        theme.changed.connect(self.update)

    def show_part(self, part: str, width: int) -> None:
        """Show which part of a window of that width is in view."""
        self._part = part
        self.buttons[part].setChecked(True)
        metrics = QFontMetrics(self._theme.font(SMALL))
        wide = max(metrics.horizontalAdvance(words) for words in self._words.values()) + 12
        worded = wide < width / _SHARE
        for name, button in self.buttons.items():
            button.setText(self._words[name] if worded else "")
            button.setFixedSize(QSize(wide, 46 + metrics.height()) if worded else QSize(44, 44))
        self.setFixedWidth(wide + 4 if worded else _NARROW)
        self._show_controls()

    def show_session(self, *, going_on: bool) -> None:
        """Show whether a session goes on."""
        self._going_on = going_on
        self._show_controls()

    def show_state(self, state: PlayerState) -> None:
        """Show whether the session runs."""
        running = state == "running"
        words = self._theme.words.gettext("Pause") if running else self._theme.words.gettext("Go on")
        self.pause.set_icon("pause" if running else "play", words)

    def _show_controls(self) -> None:
        for button in (self.pause, self.stop):
            button.setVisible(self._going_on and self._part != "stage")

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of a side pane, with a line towards the part."""
        painter = QPainter(self)
        fill_rect(painter, event.rect(), self._theme.color("surface"))
        line = self.rect()
        line.setLeft(line.left() if self.isRightToLeft() else line.right())
        line.setWidth(1)
        fill_rect(painter, line, self._theme.color("line"))

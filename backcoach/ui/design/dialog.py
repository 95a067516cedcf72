"""The one shape of everything that comes up over the window: a title, a body that scrolls, buttons at the foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.labels import Label
from backcoach.ui.design.scroll_area import FootLine, ScrollArea
from backcoach.ui.design.theme import BODY, LARGE, Theme

SIDE = 28
"""Pixels between the edge of a card and what is in it."""
_AROUND = QSize(32, 56)
"""Pixels that a card leaves free of the screen, for its frame and the eye."""

_AS_GOOD_AS = 40


class Dialog(QDialog):
    """A calm dialog: put content into `body`, buttons into `foot` (the last one at the right is the usual one).

    Enter presses the button that has the keyboard, else the usual one; Esc closes. `scrolled` is sent when more or less
    of the body is in view. It goes once it was closed: read its answer right away.
    """

    scrolled = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None, *, width: int = 560) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width = width
        self._usual: Button | None = None
        self.setWindowTitle(title)
        self.setFont(theme.font(BODY))
        self.heading = Label(theme, LARGE, strong=True)
        self.heading.say(title)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(SIDE, 4, SIDE, 16)
        self.body.setSpacing(12)
        self._scroll = ScrollArea(theme, inside)
        self._bar = self._scroll.verticalScrollBar()
        self._bar.valueChanged.connect(self.scrolled)
        self._bar.rangeChanged.connect(self.scrolled)
        self.foot = QHBoxLayout()
        self.foot.setSpacing(12)
        self.foot.addStretch()
        self.finished.connect(self.deleteLater)  # else every card that was ever open would stay with the window
        self._lay_out()
        self._restyle()
        theme.changed.connect(self._restyle)

    def text(self, words: str, *, strong: bool = False, token: str = "ink", into: QBoxLayout | None = None) -> Label:
        """Add a paragraph to the body, or to a layout in it."""
        label = Label(self.theme, BODY, token, strong=strong)
        label.say(words)
        (into or self.body).addWidget(label)
        return label

    def button(self, words: str, *, usual: bool = False, kind: Kind = "outlined", icon: str = "") -> Button:
        """Add a button to the foot; the usual one is filled and answers to Enter."""
        button = Button(self.theme, words, kind="filled" if usual else kind, icon=icon, size=44)
        self.foot.addWidget(button)
        if self.isVisible():
            button.show()  # at once: what is not shown yet takes no room
        if usual:
            self._usual = button
        return button

    @property
    def seen_to_the_end(self) -> bool:
        """Whether the end of the body is in view, or as good as."""
        return self._bar.value() >= self._bar.maximum() - _AS_GOOD_AS

    def scroll_on(self) -> None:
        """Bring the next part of the body into view."""
        self._bar.setValue(self._bar.value() + self._bar.pageStep())

    def fit(self, tallest: int = 0) -> None:
        """As tall as the content, or as `tallest` pixels of it, at most as the screen; call after changes."""
        self.setFixedWidth(min(self._width, self._room().width()))
        rounded = 4  # a layout's own minimum can be a pixel or two above its height for a width
        self._scroll.wanted = max(tallest, height_for(self.body, self.width()) + rounded)
        self._scroll.updateGeometry()
        outside = self.layout()
        if outside is not None:
            outside.activate()
            self.resize(self.width(), min(height_for(outside, self.width()), self._room().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more: only now the screen is known."""
        super().showEvent(event)
        self.fit(self._scroll.wanted)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses what is meant."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        meant = focus if isinstance(focus, QAbstractButton) and not focus.isCheckable() else self._usual
        if meant is not None and meant.isVisible():
            meant.click()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 24, 0, 20)
        layout.setSpacing(12)
        head, foot = QHBoxLayout(), QHBoxLayout()
        for row in (head, foot):
            row.setContentsMargins(SIDE, 0, SIDE, 0)
        head.addWidget(self.heading)
        foot.addLayout(self.foot)
        layout.addLayout(head)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(FootLine(self.theme, self._scroll))
        layout.addLayout(foot)

    def _room(self) -> QSize:
        return self.screen().availableGeometry().size() - _AROUND

    def _restyle(self) -> None:
        self.setPalette(self.theme.palette())


def height_for(layout: QLayout, width: int) -> int:
    """How tall a layout would like to be at a width, in pixels."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

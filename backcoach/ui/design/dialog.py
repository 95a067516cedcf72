"""The shape of all dialogs: a title, a body that scrolls, buttons at the foot."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from backcoach.ui.design.announcing import announce
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.by_key import acting_by_key, note_opening
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.on_screen import keep_on_screen
from backcoach.ui.design.scroll_area import FootLine, ScrollArea
from backcoach.ui.design.tab_order import first_stop, follow_layout
from backcoach.ui.design.theme import BODY, LARGE, SMALL, Theme
from backcoach.ui.design.whole_text import whole_text

SIDE = 28
"""Pixels between the edge of a dialog and its content, if there is room."""
_SMALL_SIDE = 12
_AROUND, _LITTLE_AROUND = QSize(32, 56), QSize(4, 36)
"""Pixels of the screen that a dialog leaves free, for its frame and the window behind it; on a small screen, only the
frame."""
_LOW = 480
"""Pixels of a screen's height under which everything but the buttons is scrolled."""
_NARROW, _WIDE = 560, 1080
"""Pixels of a dialog's width at the usual text size: below the first, parts are stacked; from the second on, there is
room for three columns."""
_NEARLY = 40
"""Pixels that may be out of sight when the body counts as seen to the end."""


class Dialog(QDialog):
    """Put content into `body` and buttons into `foot`; the default button is the last one at the right.

    Enter presses the button that has the focus, otherwise the default one; Esc closes. `scrolled` is sent when another
    part of the body is in view. A dialog is deleted after it was closed, so read its answer at once.

    It is never larger than its screen: what does not fit scrolls. `side` is the margin beside its content in pixels.
    With less than `least` pixels, at the usual text size, it is `narrow`: it stacks what is otherwise side by side.
    `wide` means that there is room for three columns.
    """

    scrolled = Signal()
    reads_out = False
    """Whether it calls `read_out`: a screen reader would say its labels twice if it did not know them as paragraphs."""

    def __init__(
        self, theme: Theme, title: str, parent: QWidget | None = None, *, width: int = 560, least: int = _NARROW
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._width = theme.length(width)
        self.usual: Button | None = None
        """The default button: Enter presses it, unless another button has the focus."""
        self.must_be_read = False
        """Whether Enter only scrolls: nothing is confirmed but by a button that was gone to on purpose."""
        wide = min(self._width, self._room().width())
        self.narrow = wide < min(self._width, theme.length(least))
        self.wide = wide >= theme.length(_WIDE)
        self._low = self._screen().height() < _LOW
        self.side = _SMALL_SIDE if self._low or self.narrow else SIDE
        self.setWindowTitle(title)
        theme.dress(self, BODY)
        self.heading = Label(theme, LARGE, strong=True, heading=True)
        self.heading.say(title)
        inside = QWidget()
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(self.side, 4, self.side, 16)
        self.body.setSpacing(12)
        self._scroll = ScrollArea(inside, role="Form" if self.reads_out else "Section")
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self._bar = self._scroll.verticalScrollBar()
        self._bar.valueChanged.connect(self.scrolled)
        self._bar.rangeChanged.connect(self.scrolled)
        self.foot = FlowLayout(spacing=12, at_end=True)
        way = QBoxLayout.Direction.TopToBottom if self.narrow else QBoxLayout.Direction.LeftToRight
        self._foot_row = QBoxLayout(way)
        self.hint = Label(theme, SMALL, "muted")
        self.hint.hide()
        self._foot_row.addWidget(self.foot)
        self.finished.connect(self.deleteLater)  # the window would keep every dialog that was ever open
        self._lay_out()
        self._restyle()
        theme.changed.connect(self._restyle)

    def text(self, text: str, *, strong: bool = False, token: str = "ink", into: QBoxLayout | None = None) -> Label:
        """Add a paragraph to the body, or to a layout in it."""
        label = Label(self.theme, BODY, token, strong=strong, paragraph=self.reads_out)
        label.say(text)
        (into or self.body).addWidget(label)
        return label

    def button(self, text: str, *, usual: bool = False, kind: Kind = "outlined", icon: str = "") -> Button:
        """Add a button to the foot; the usual one is the default button: it is filled, and Enter presses it."""
        button = Button(self.theme, text, kind="filled" if usual else kind, icon=icon, size=44)
        self.foot.add(button)
        if self.isVisible():
            button.show()  # `fit` leaves no room for what is still hidden
        if usual:
            self.usual = button
        return button

    def row(self, spacing: int = 12) -> QBoxLayout:
        """A layout whose parts are side by side, or one below the other in a narrow dialog."""
        ways = QBoxLayout.Direction
        row = QBoxLayout(ways.TopToBottom if self.narrow else ways.LeftToRight)
        row.setSpacing(min(spacing, 16) if self.narrow else spacing)
        return row

    def lead_foot(self, part: QWidget, stretch: int = 0) -> None:
        """Put something before the buttons of the foot."""
        self._foot_row.insertWidget(0, part, stretch)

    @property
    def seen_to_the_end(self) -> bool:
        """Whether the end of the body is in view, or nearly so."""
        return self._bar.value() >= self._bar.maximum() - _NEARLY

    def scroll_on(self) -> None:
        """Bring the next part of the body into view."""
        self._bar.setValue(self._bar.value() + self._bar.pageStep())

    def scroll_to_top(self) -> None:
        """Bring the beginning of the body into view, as where it has become another page."""
        self._bar.setValue(0)

    def read_out(self, title: str = "") -> None:
        """Give the body the focus: a screen reader says the title and all of the text, and the arrow keys scroll it."""
        self._scroll.setAccessibleName(title or self.heading.accessibleName())
        self._scroll.setAccessibleDescription(whole_text(self.body))
        self._scroll.take_focus()

    def fit(self, tallest: int = 0) -> None:
        """Make the dialog as tall as its content, or `tallest` pixels if that is more, but no taller than the screen.

        Call it after the content changed. While it is shown it never gets smaller: nothing jumps from page to page.
        """
        self.setFixedWidth(min(self._width, self._room().width()))
        tallest = max(tallest, self._scroll.wanted) if self.isVisible() else tallest
        rounded = 4  # a layout's own minimum can be a pixel or two above its height for a width
        self._scroll.wanted = max(tallest, height_for(self.body, self.width()) + rounded)
        self._scroll.updateGeometry()
        outside = self.layout()
        follow_layout(outside)
        if outside is not None:
            outside.activate()
            self.resize(self.width(), min(height_for(outside, self.width()), self._room().height()))

    def showEvent(self, event: QShowEvent) -> None:
        """Fit once more, because the screen is known only now."""
        note_opening(self)
        super().showEvent(event)
        self.fit(self._scroll.wanted)
        keep_on_screen(self, QSize(0, 0))
        self._begin_at_the_usual_button()

    def _begin_at_the_usual_button(self) -> None:
        """Where only buttons could have the focus, Qt would give it to the first one, and Enter would press Cancel."""
        first = first_stop(self.layout())
        only_buttons = self.usual is not None and (first is None or self.foot.isAncestorOf(first))
        if only_buttons and self.focusWidget() is None and not self.must_be_read and self.usual is not None:
            self.usual.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, otherwise the default one; held down, it does so once."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        if event.isAutoRepeat():
            return
        focus = self.focusWidget()
        button = focus if isinstance(focus, QAbstractButton) and not focus.isCheckable() else self.usual
        if self.must_be_read and button is not focus:
            self._read_on()
        elif button is not None and button.isVisible():
            with acting_by_key(self):
                button.click()

    def _read_on(self) -> None:
        """Scroll; at the end say where the button is."""
        if not self.seen_to_the_end:
            self.scroll_on()
        elif self.usual is not None and self.usual.isVisible():
            words = self.theme.words.gettext("Shift and Tab together lead to “{button}”.", button=self.usual.text())
            self._hint_at(words)
            announce(self._scroll, words)

    def _hint_at(self, words: str) -> None:
        """Say something above the buttons, with the end of the body still in view."""
        self.hint.say(words)
        self.hint.show()
        if (layout := self.layout()) is not None:
            layout.activate()
        self._bar.setValue(self._bar.maximum())

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8 if self._low else 24, 0, 6 if self._low else 20)
        layout.setSpacing(6 if self._low else 12)
        head, hint, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for row in (head, hint, foot):
            row.setContentsMargins(self.side, 0, self.side, 0)
        if self._low:
            self.body.addWidget(self.heading)
        else:
            head.addWidget(self.heading)
            layout.addLayout(head)
        hint.addWidget(self.hint)
        foot.addLayout(self._foot_row)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(FootLine(self.theme, self._scroll))
        layout.addLayout(hint)
        layout.addLayout(foot)

    def _room(self) -> QSize:
        room = self._screen()
        return room - (_LITTLE_AROUND if room.height() < _LOW or room.width() < _NARROW else _AROUND)

    def _screen(self) -> QSize:
        """The pixels that the screen has free for windows."""
        return self.screen().availableGeometry().size()

    def _restyle(self) -> None:
        self.setPalette(self.theme.palette())


def height_for(layout: QLayout, width: int) -> int:
    """How tall a layout would like to be at a width, in pixels."""
    return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.totalSizeHint().height()

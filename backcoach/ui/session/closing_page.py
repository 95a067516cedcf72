"""The end of a session: what was done, how it went, the week, and one next thing."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.discard import discard
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import TintedBox
from backcoach.ui.design.scroll_area import ScrollArea
from backcoach.ui.design.theme import BODY, LARGE, SMALL, TITLE, Theme
from backcoach.ui.session.closing_text import ClosingLines
from backcoach.ui.session.week_dots import WeekDots

_WIDEST = 660


class ClosingPage(QWidget):
    """Shows `ClosingLines`; Enter, Space and Esc are Done."""

    accessible_role = "Grouping"
    done = Signal()
    look_asked = Signal()
    """The session is to be opened, to see all of it or put it right."""
    next_asked = Signal()
    """The next thing is taken."""
    other_asked = Signal()
    """The user chose the second way to do the next thing."""
    fewer_asked = Signal()
    """What the next thing is about is to be less from now on."""
    safety_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        words = theme.words
        self._title = Label(theme, TITLE, strong=True, heading=True)
        self._length = Label(theme, BODY + 1, "muted")
        self._scores = _Scores(theme)
        self._lists = _Lists(theme)
        self._dots = WeekDots(theme)
        self._week = Label(theme, BODY, "muted")
        self._advice = TintedBox(theme, "stop_tint", "stop")
        self._advice_text = Label(theme, BODY + 1)
        self.safety = self._button(words.gettext("Safety page"), "safety", self.safety_asked)
        self._next_box = TintedBox(theme, "tint")
        self._next = Label(theme, BODY + 1, strong=True)
        self._reason = Label(theme, BODY, "muted")
        self.take = self._button("", "", self.next_asked)
        self.fewer = self._button("", "", self.fewer_asked)
        self.other = self._button("", "", self.other_asked)
        self.finish = Button(theme, words.gettext("Done"), kind="filled", size=52)
        self.finish.clicked.connect(self.done)
        self.look = self._button(words.gettext("Look at it, or correct it"), "edit", self.look_asked)
        self._lay_out()

    def show_lines(self, lines: ClosingLines) -> None:
        """Show a session; Done has the focus."""
        self._title.say(lines.title)
        self.setAccessibleName(lines.title)
        self._length.say(lines.length)
        self._scores.show_scores(lines.before, lines.after, lines.change)
        self._lists.show_lists(lines.lists)
        self._dots.show_days(lines.days)
        self._week.say(lines.week)
        self._advice_text.say("\n\n".join(lines.advice))
        self._advice.setVisible(bool(lines.advice))
        self._next.say(lines.next)
        self._reason.say(lines.reason)
        self._next_box.setVisible(bool(lines.next))
        self.take.rename(lines.action)
        self.take.setVisible(bool(lines.action))
        for button, text in ((self.fewer, lines.fewer), (self.other, lines.other)):
            button.rename(text)
            button.setVisible(bool(text))
        self.finish.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.verticalScrollBar().setValue(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc are Done, wherever the focus is; the window sends Space here as well."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if not event.isAutoRepeat():
                self.done.emit()
        else:
            super().keyPressEvent(event)

    def _button(self, text: str, icon: str, pressed: SignalInstance) -> Button:
        button = Button(self._theme, text, icon=icon, size=40)
        button.clicked.connect(pressed)
        return button

    def _lay_out(self) -> None:
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 8, 0, 8)
        column.setSpacing(0)
        column.addStretch(2)
        week = (self._dots, self._week)
        parts: tuple[tuple[tuple[QWidget, ...], int], ...] = (
            ((self._title,), 2), ((self._length,), 14), ((self._scores,), 12), (week, 14),
            ((self._lists,), 16), ((self._advice, self._next_box), 0),
        )  # fmt: skip
        for widgets, space in parts:
            for widget in widgets:
                column.addWidget(widget)
            column.addSpacing(space)
        column.addStretch(3)
        self._fill_boxes()
        across = QWidget()
        row = QHBoxLayout(across)
        row.setContentsMargins(24, 8, 24, 0)
        row.addWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 16)
        self._scroll = ScrollArea(across)
        layout.addWidget(self._scroll, 1)
        layout.addLayout(self._foot())

    def _fill_boxes(self) -> None:
        self._advice.column.addWidget(self._advice_text)
        self._advice.column.addSpacing(8)
        self._advice.column.addWidget(self.safety, alignment=Qt.AlignmentFlag.AlignLeft)
        said, beside = QVBoxLayout(), QHBoxLayout()
        said.setSpacing(2)
        for label in (self._next, self._reason):
            said.addWidget(label)
        said.addStretch()
        beside.setSpacing(16)
        beside.addLayout(said, 1)
        ways = QVBoxLayout()
        ways.setSpacing(6)
        for button in (self.take, self.fewer, self.other):
            ways.addWidget(button)
        beside.addLayout(ways)
        self._next_box.column.setContentsMargins(20, 12, 14, 12)
        self._next_box.column.addLayout(beside)

    def _foot(self) -> QHBoxLayout:
        buttons = FlowLayout((self.finish, self.look), spacing=12, fill=True)
        buttons.setMaximumWidth(_WIDEST)
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 0)
        foot.addWidget(buttons)
        return foot


class _Scores(QWidget):
    """The score before, an arrow and the score after, in large digits, with the change in words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        words = theme.words
        self._parts = tuple(self._part(words) for words in (words.gettext("before"), words.gettext("after")))
        self._arrow = Label(theme, LARGE + 7, "muted")
        self._arrow.say(words.pgettext("in reading direction", "→"))
        self._change = Label(theme, BODY + 1, strong=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self._parts[0])
        row.addWidget(self._arrow)
        row.addWidget(self._parts[1])
        row.addWidget(self._change, 1)

    def show_scores(self, before: str, after: str, change: str) -> None:
        """Show those that were given."""
        for part, value in zip(self._parts, (before, after), strict=True):
            part.say(value)
        self._arrow.setVisible(bool(before and after))
        self._change.say(change)
        self.setVisible(bool(before or after))

    def _part(self, words: str) -> "_Number":
        return _Number(self._theme, words)


class _Number(QWidget):
    """A large digit with a word below."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__()
        self._digit = Label(theme, TITLE + 10, "accent_strong", strong=True)
        word = Label(theme, SMALL + 1, "muted")
        word.say(words)
        word.setWordWrap(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (self._digit, word):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)

    def say(self, value: str) -> None:
        """Show a value; an empty one hides it."""
        self._digit.say(value)
        self.setVisible(bool(value))


class _Lists(QWidget):
    """Headings at the left, names at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)

    def show_lists(self, lists: tuple[tuple[str, str], ...]) -> None:
        """Show these lists instead."""
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                discard(widget)
        for place, (heading, names) in enumerate(lists):
            self._say(place, 0, heading, "muted")
            self._say(place, 1, names, "ink")

    def _say(self, row: int, column: int, text: str, token: str) -> None:
        label = Label(self._theme, BODY, token)
        label.say(text)
        if column == 0:
            label.setWordWrap(False)
        self._grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)

"""All routines to choose from, the likely ones first."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.discard import discard
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.exercises.routine_row import RoutineLines, RoutineRow
from backcoach.ui.figures.still_figure import Thumbnail


class RoutineDialog(Dialog):
    """A row for each routine, with a star that makes it a favourite; read `chosen` once it is closed.

    `rows` gives the rows in their order, again after a star was pressed. Arrows go from row to row; F is the star of
    the row with the focus. At the left of the foot is room for other actions about routines: `add_actions`.
    """

    starred = Signal(str, bool)
    """The id of a routine, and whether it is a favourite now."""

    def __init__(
        self, theme: Theme, thumbnail: Thumbnail, rows: Callable[[], Sequence[RoutineLines]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("Choose a routine"), parent, width=680)
        self.chosen = ""
        self._thumbnail = thumbnail
        self._lines = rows
        self.rows: list[RoutineRow] = []
        self.stars: list[Button] = []
        self._places: list[QWidget] = []
        self._actions = FlowLayout(spacing=12)
        self.lead_foot(self._actions, 1)
        self.button(theme.words.gettext("Close")).clicked.connect(self.reject)
        self._fill()
        self.rows[0].setFocus()
        self.fit()

    def add_actions(self, actions: Sequence[tuple[str, str]], act: Callable[[str], object]) -> None:
        """Offer other actions, each with its words; the dialog is closed before `act` is called with the action's name.

        The first is a button at the left of the foot; the others are in the menu of a button beside it.
        """
        (first, text), *others = actions
        button = Button(self.theme, text, size=44)
        button.clicked.connect(lambda: self._do(first, act))
        more = Button(self.theme, self.theme.words.gettext("Change or share…"), size=44)
        menu = QMenu(more)
        self.theme.dress(menu, BODY)
        for name, words in others:
            menu.addAction(words).triggered.connect(lambda _=False, name=name: self._do(name, act))
        more.setMenu(menu)
        self._actions.add(button)
        self._actions.add(more)

    def _do(self, name: str, act: Callable[[str], object]) -> None:
        self.reject()
        act(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go from row to row; F makes the row with the focus a favourite."""
        place = next((place for place, row in enumerate(self.rows) if row is self.focusWidget()), None)
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
        if place is not None and step:
            self.rows[max(0, min(len(self.rows) - 1, place + step))].setFocus(Qt.FocusReason.TabFocusReason)
        elif place is not None and event.key() == Qt.Key.Key_F:
            self.stars[place].click()
        else:
            super().keyPressEvent(event)

    def show_pictures(self) -> None:
        """Paint again, because a picture was drawn meanwhile."""
        for row in self.rows:
            row.update()

    def _fill(self) -> None:
        for lines in self._lines():
            place = QWidget()
            across = QHBoxLayout(place)
            across.setContentsMargins(0, 0, 0, 0)
            across.setSpacing(8)
            row = RoutineRow(self.theme, self._thumbnail, lines)
            row.clicked.connect(lambda _=False, id=lines.id: self._choose(id))
            across.addWidget(row, 1)
            across.addWidget(self._star(lines))
            self.body.addWidget(place)
            self.rows.append(row)
            self._places.append(place)

    def _star(self, lines: RoutineLines) -> Button:
        words = self.theme.words
        name = (
            words.gettext("{routine} is a favourite (F)", routine=lines.name)
            if lines.favourite
            else words.gettext("Make {routine} a favourite (F)", routine=lines.name)
        )
        star = Button(self.theme, kind="quiet", icon="star-on" if lines.favourite else "star", name=name, size=44)
        star.setCheckable(True)
        star.setChecked(lines.favourite)
        star.clicked.connect(lambda: self._mark(lines))
        self.stars.append(star)
        return star

    def _mark(self, lines: RoutineLines) -> None:
        """Make a routine a favourite or not, and show all of them in their new order with the focus on it."""
        self.starred.emit(lines.id, not lines.favourite)
        for place in self._places:
            place.hide()
            discard(place)
        self.rows, self.stars, self._places = [], [], []
        self._fill()
        for row in self.rows:
            if row.lines.id == lines.id:
                row.setFocus(Qt.FocusReason.TabFocusReason)

    def _choose(self, id: str) -> None:
        self.chosen = id
        self.accept()

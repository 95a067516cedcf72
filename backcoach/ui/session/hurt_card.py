"""What can be done when a movement hurt: how strong it was, if that is wanted, and rows, over the stage."""

from typing import Literal

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.key_reader import is_plain, key_of
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import BODY, LARGE, Theme
from backcoach.ui.widgets.score_picker import ScorePicker

Ease = Literal["smaller", "easier", "leave out", "fewer", "go on"]
KEYS: dict[Ease, str] = {"smaller": "M", "easier": "E", "leave out": "L", "fewer": "F", "go on": "↵"}
"""The key of each row; the digits say how strong it was. Going on has Enter, as it has the focus, and the space bar."""
_WIDEST, _FAR_WIDEST = 560, 900
_GAP, _CLOSE = 8, 4


class HurtCard(RoundedPanel):
    """Offers what can be done about what hurt, now and from the next time on; `chosen` carries what of it.

    `graded` carries how strong it was, 0 to 10, as often as that is said. A screen reader hears the heading with the
    row that has the focus, and the other rows as its description.
    """

    chosen = Signal(str)
    graded = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", "hurt", parent)
        self._heading, self._about = Label(theme, LARGE, strong=True), Label(theme, BODY, "muted")
        self.picker = ScorePicker(theme)
        words = theme.words
        self._how_strong = words.gettext("How strong was it? If you like.")
        self._stop = words.gettext("Sharp, new, or down the leg: stop.")
        self.picker.setAccessibleName(self._how_strong)
        self.picker.chosen.connect(self.graded)
        self._asked = Label(theme, BODY)
        self._column = QVBoxLayout(self)
        for part in (self._heading, self._about, self._asked, self.picker):
            self._column.addWidget(part)
        self._grid = QGridLayout()
        self._column.addLayout(self._grid)
        self._rows: dict[Ease, Button] = {}
        for ease in KEYS:
            self._add(ease)
        self.hide()

    def offer(self, name: str, easier: str, fewer: str, *, goes_on: bool) -> None:
        """Offer what is possible for an exercise; `easier` is its easier form, `fewer` the next smaller dose, if any.

        An exercise that does not `go on` is over: there is nothing to change today.
        """
        words = self._theme.words
        self._heading.say(words.gettext("That hurt: {exercise}", exercise=name))
        self._about.say(
            words.gettext("It is marked, and the session waits for you.")
            if goes_on
            else words.gettext("It is marked. This exercise is over for today.")
        )
        self.picker.clear()
        texts: dict[Ease, str] = {"go on": words.gettext("Go on as it is") if goes_on else words.gettext("Go on")}
        if goes_on:
            texts |= {
                "smaller": words.gettext("Smaller: only as far as it does not hurt"),
                "leave out": words.gettext("Leave it out today"),
            }
            if easier:
                texts["easier"] = words.gettext("Easier: {name}", name=easier)
        if fewer:
            texts["fewer"] = words.gettext("Next time fewer: {dose}", dose=fewer)
        self._show_rows(texts)
        self.show()
        self.raise_()
        self._rows["go on"].setFocus(Qt.FocusReason.OtherFocusReason)

    def say_rule(self, rule: str) -> None:
        """Say what a pain as strong as was said means."""
        self._about.say(rule)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key on the stage means here: a digit how strong it was, a letter its row; False for other keys."""
        if not self.isVisible() or not is_plain(event):
            return False
        if Qt.Key.Key_0 <= key_of(event) <= Qt.Key.Key_9 or key_of(event) == Qt.Key.Key_X:
            self.picker.keyPressEvent(event)
            return True
        row = self._row_of(event)
        if row is not None:
            row.click()
        return row is not None

    def event(self, event: QEvent) -> bool:
        """Accept the keys of the rows before they reach the window's shortcuts."""
        taken = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_plain(event)
        if taken and isinstance(event, QKeyEvent) and self._row_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that the focused part does not handle; Enter after a digit continues."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.isAutoRepeat():
                self._rows["go on"].click()
        elif event.isAutoRepeat() or not self.press(event):
            super().keyPressEvent(event)

    def place(self, box: QRect, stage: QRect, *, far: bool) -> None:
        """Place the card in the middle of a box, with larger letters when following along.

        If the box is too low, it goes into the middle of the stage, if need be with the rows side by side, and at last
        without the numbers, whose keys do the same.
        """
        for label, pixels in ((self._heading, 34 if far else LARGE), (self._about, 22 if far else BODY)):
            label.set_pixels(pixels)
        self._asked.set_pixels(22 if far else BODY)
        widest = _FAR_WIDEST if far else _WIDEST
        self.picker.show()
        self._asked.show()
        self._arrange(1, 24 if far else BODY + 1)
        if self._height(min(box.width(), widest)) > box.height():
            box = stage
        if self._height(min(box.width(), widest)) > box.height():
            widest = _FAR_WIDEST
            self._arrange(2, BODY - 1)
            fits = self._height(min(box.width(), widest)) <= box.height()
            self.picker.setVisible(fits)
            self._asked.setVisible(fits)
        width = min(box.width(), widest)
        height = min(box.height(), self._height(width))
        self.setGeometry(
            box.left() + (box.width() - width) // 2, box.top() + (box.height() - height) // 2, width, height
        )

    def _height(self, width: int) -> int:
        return self._column.totalHeightForWidth(width)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the rows is no click on the stage."""
        event.accept()

    def _row_of(self, event: QKeyEvent) -> Button | None:
        """The row that a letter means."""
        key = key_of(event)
        return next((row for ease, row in self._rows.items() if key == ord(KEYS[ease]) and not row.isHidden()), None)

    def _arrange(self, columns: int, pixels: int) -> None:
        """Show the rows in so many columns, with letters of that size; with two columns, distances are small."""
        close = columns > 1
        self._asked.say(self._stop if close else f"{self._how_strong} {self._stop}")
        self._column.setContentsMargins(*((14, 8, 14, 10) if close else (22, 18, 22, 20)))
        self._column.setSpacing(_CLOSE if close else _GAP)
        self._grid.setSpacing(_CLOSE if close else _GAP)
        for row in self._rows.values():
            row.setFont(self._theme.font(pixels))
        shown = [row for row in self._rows.values() if not row.isHidden()]
        for place, row in enumerate(shown):
            self._grid.addWidget(row, *divmod(place, columns))

    def _add(self, ease: Ease) -> None:
        row = Button(self._theme, kind="keyed")
        row.setProperty("key", KEYS[ease])
        row.clicked.connect(lambda: self.chosen.emit(ease))
        self._grid.addWidget(row, len(self._rows), 0)
        self._rows[ease] = row

    def _show_rows(self, texts: dict[Ease, str]) -> None:
        """Show these rows; the one that continues names all others, and says that a digit tells how strong it was."""
        heading = self._heading.accessibleName()
        told = {ease: self._theme.words.listed((KEYS.get(ease, ""), text)) for ease, text in texts.items()}
        told["go on"] = texts.get("go on", "")
        for ease, row in self._rows.items():
            row.setVisible(ease in texts)
            row.setText(texts.get(ease, ""))
            row.setAccessibleName(f"{heading}. {told.get(ease, '')}")
        others = [f"{told[ease]}." for ease in KEYS if ease in texts and ease != "go on"]
        digits = self._theme.words.gettext("A digit says how strong it was.")
        self._rows["go on"].setAccessibleDescription(" ".join([*others, digits, self._stop]))

"""What can be done when a movement hurt: four rows, each with its key, over the stage."""

from typing import Literal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.theme import BODY, LARGE, Theme

Ease = Literal["smaller", "easier", "leave out", "go on"]
_WIDEST, _FAR_WIDEST = 520, 860


class HurtCard(RoundedPanel):
    """Offers to make what hurt smaller, to take an easier form, to leave it out, or to go on; `chosen` carries which.

    The digits before the rows choose them as well; a screen reader hears the heading with the row that has the focus,
    and the other rows as its description.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", "hurt", parent)
        self._heading, self._about = Label(theme, LARGE, strong=True), Label(theme, BODY, "muted")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(22, 18, 22, 20)
        self._column.setSpacing(8)
        self._column.addWidget(self._heading)
        self._column.addWidget(self._about)
        self._rows: dict[Ease, Button] = {}
        for ease in ("smaller", "easier", "leave out", "go on"):
            self._add(ease)
        self.hide()

    def offer(self, name: str, easier: str, *, goes_on: bool) -> None:
        """Offer what is possible for an exercise; `easier` names its easier form, if it has one.

        An exercise that does not `go on` is over: there is nothing to change any more.
        """
        words = self._theme.words
        self._heading.say(words.gettext("That hurt: {exercise}", exercise=name))
        self._about.say(
            words.gettext("It is marked, and the session waits for you.")
            if goes_on
            else words.gettext("It is marked. This exercise is over for today.")
        )
        texts: dict[Ease, str] = {"go on": words.gettext("Go on as it is") if goes_on else words.gettext("Go on")}
        if goes_on:
            texts |= {
                "smaller": words.gettext("Smaller: only as far as it does not hurt"),
                "leave out": words.gettext("Leave it out today"),
            }
            if easier:
                texts["easier"] = words.gettext("Easier: {name}", name=easier)
        self._show_rows(texts)
        self.show()
        self.raise_()
        self._rows["go on"].setFocus(Qt.FocusReason.OtherFocusReason)

    def press(self, digit: int) -> bool:
        """Choose the row with that digit; False if there is none."""
        rows = [row for row in self._rows.values() if not row.isHidden()]
        if not self.isVisible() or not 1 <= digit <= len(rows):
            return False
        rows[digit - 1].click()
        return True

    def place(self, box: QRect, *, far: bool) -> None:
        """Lie in the middle of a box; from afar in larger letters."""
        for label, pixels in ((self._heading, 34 if far else LARGE), (self._about, 22 if far else BODY)):
            label.set_pixels(pixels)
        for row in self._rows.values():
            row.setFont(self._theme.font(24 if far else BODY + 1))
        width = min(box.width(), _FAR_WIDEST if far else _WIDEST)
        height = min(box.height(), self._column.totalHeightForWidth(width))
        self.setGeometry(
            box.left() + (box.width() - width) // 2, box.top() + (box.height() - height) // 2, width, height
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the rows is no click on the stage."""
        event.accept()

    def _add(self, ease: Ease) -> None:
        row = Button(self._theme, kind="keyed")
        row.clicked.connect(lambda: self.chosen.emit(ease))
        self._column.addWidget(row)
        self._rows[ease] = row

    def _show_rows(self, texts: dict[Ease, str]) -> None:
        """Show these rows, numbered from 1."""
        words, number, others = self._theme.words, 0, list[str]()
        for ease, row in self._rows.items():
            row.setVisible(ease in texts)
            if ease in texts:
                number += 1
                row.setText(texts[ease])
                row.setProperty("key", str(number))
                row.setAccessibleName(f"{self._heading.accessibleName()}. {words.numbered(number, texts[ease])}")
                others.append(f"{words.numbered(number, texts[ease])}.")
        self._rows["go on"].setAccessibleDescription(" ".join(others[:-1]))

"""What can be done when a movement hurt: rows, each with its key, over the stage."""

from typing import Literal, get_args

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import RoundedPanel
from backcoach.ui.design.scroll_area import PageArea, least_height
from backcoach.ui.design.theme import BODY, LARGE, Theme

Ease = Literal["smaller", "easier", "leave out", "fewer", "go on"]
_WIDEST, _FAR_WIDEST = 520, 860
_MARGINS, _TIGHT = (22, 18, 22, 20), (14, 8, 8, 8)


class HurtCard(RoundedPanel):
    """Offers what can be done about what hurt, now and from the next time on; `chosen` carries what of it.

    The digits before the rows choose them as well; a screen reader hears the heading with the row that has the focus,
    and the other rows as its description.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, "surface", "hurt", parent)
        self._heading, self._about = Label(theme, LARGE, strong=True), Label(theme, BODY, "muted")
        page = QWidget()
        self._column = QVBoxLayout(page)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._area = PageArea(page)
        self._around = QVBoxLayout(self)
        self._around.setContentsMargins(*_MARGINS)
        self._around.setSpacing(8)
        for widget in (self._heading, self._about, self._area):
            self._around.addWidget(widget)
        self._rows: dict[Ease, Button] = {}
        for ease in get_args(Ease):
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

    def press(self, digit: int) -> bool:
        """Choose the row with that digit; False if there is none."""
        rows = [row for row in self._rows.values() if not row.isHidden()]
        if not self.isVisible() or not 1 <= digit <= len(rows):
            return False
        rows[digit - 1].click()
        return True

    def place(self, box: QRect, most: QRect, *, far: bool) -> None:
        """Lie in the middle of a box, or of the larger one where that has too little room; from afar in larger letters.

        Where there is too little room in that, too, the rows scroll.
        """
        for label, pixels in ((self._heading, 34 if far else LARGE), (self._about, 22 if far else BODY)):
            label.set_pixels(pixels)
        for row in self._rows.values():
            row.setFont(self._theme.font(24 if far else BODY + 1))
        width = min(box.width(), _FAR_WIDEST if far else _WIDEST)
        self._loosen(loose=True)
        if (wanted := self._wanted(width)) > box.height():
            box = most
            self._loosen(loose=wanted <= box.height())
        height = min(box.height(), self._wanted(width))
        self.setGeometry(
            box.left() + (box.width() - width) // 2, box.top() + (box.height() - height) // 2, width, height
        )
        self._area.ensureWidgetVisible(self._rows["go on"])

    def _loosen(self, *, loose: bool) -> None:
        """Leave space around the rows, and explain them; or neither, where there is little room."""
        self._about.setVisible(loose)
        self._around.setContentsMargins(*(_MARGINS if loose else _TIGHT))
        for layout in (self._around, self._column):
            layout.setSpacing(8 if loose else 3)

    def _wanted(self, width: int) -> int:
        """Pixels of height for all of it at a width."""
        margins, inside = self._around.contentsMargins(), 0
        width -= margins.left() + margins.right()
        for label in (self._heading, self._about):
            inside += 0 if label.isHidden() else label.heightForWidth(width) + self._around.spacing()
        return inside + least_height(self._column, width) + margins.top() + margins.bottom()

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
        number, others = 0, list[str]()
        for ease, row in self._rows.items():
            row.setVisible(ease in texts)
            if ease in texts:
                number += 1
                row.setText(texts[ease])
                row.setProperty("key", str(number))
                row.setAccessibleName(f"{self._heading.accessibleName()}. {number}, {texts[ease]}")
                others.append(f"{number}, {texts[ease]}.")
        self._rows["go on"].setAccessibleDescription(" ".join(others[:-1]))

"""The safety page as a widget: signs of an emergency to tick at the left; beside them what to do today, and what to
ask.

Which signs are ticked stays in this widget: it is neither saved nor counted.
"""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from backcoach.coaching import SafetyPage
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.design.check_painting import TEXT_INSET
from backcoach.ui.design.labels import Label
from backcoach.ui.design.panels import TintedBox
from backcoach.ui.design.theme import BODY, LARGE, SMALL, Theme


class SafetyPanel(QWidget):
    """Shows the safety page; once a sign is ticked only the advice is shown. `emergency` carries whether one is.

    `page` has its emergency number filled in. The tick `asked` says that the user has asked first; `asked_at` is when
    that was noted before. `narrow`: its parts stand below each other; `wide`: all three side by side.
    """

    emergency = Signal(bool)

    def __init__(
        self, theme: Theme, page: SafetyPage, lead: str = "", original: SafetyPage | None = None,
        asked_at: datetime | None = None, *, narrow: bool = False, wide: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self._narrow, self._wide = narrow, wide
        self._theme = theme
        self._list = QWidget()
        self._advice = self._make_advice(page)
        self._advice.hide()
        self.ticks = [CheckBox(theme, sign, token="stop") for sign in page.emergency_signs]
        self.asked = CheckBox(theme, page.asked, hint=self._asked_on(asked_at))
        self._fill_list(page, lead)
        if original:
            self._add_original(original)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._list)
        layout.addWidget(self._advice)
        for tick in self.ticks:
            tick.toggled.connect(self._ticked)

    def untick(self) -> None:
        """Untick all signs, which shows the list again."""
        for tick in self.ticks:
            tick.setChecked(False)

    def _ticked(self) -> None:
        urgent = any(tick.isChecked() for tick in self.ticks)
        self._list.setVisible(not urgent)
        self._advice.setVisible(urgent)
        self.emergency.emit(urgent)

    def _fill_list(self, page: SafetyPage, lead: str) -> None:
        column = QVBoxLayout(self._list)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if lead:
            column.addWidget(self._label(lead, BODY, "muted"))
        halves = self._halves()
        halves.addWidget(self._signs(page), 9 if self._wide else 6)
        right = QVBoxLayout()
        right.addLayout(self._tiers(page), 1)
        halves.addLayout(right, 11 if self._wide else 5)
        column.addLayout(halves)
        below = right if self._wide else column
        below.setSpacing(12)
        below.addWidget(self._label(" ".join((page.later, *page.closing)), BODY, strong=True))
        below.addWidget(self._label(page.privacy, SMALL, "muted"))

    def _tiers(self, page: SafetyPage) -> QBoxLayout:
        """What is for today, and what to ask about first."""
        ways = QBoxLayout.Direction
        tiers = QBoxLayout(ways.LeftToRight if self._wide else ways.TopToBottom)
        tiers.setSpacing(16 if self._wide else 12)
        tiers.addWidget(self._points("hurt_tint", page.today_title, page.today_lead, page.today), int(self._wide))
        ask_first = self._points("raised", page.ask_first_title, page.ask_first_lead, page.ask_first)
        ask_first.column.addWidget(self.asked)
        tiers.addWidget(ask_first, 1)
        return tiers

    def _add_original(self, page: SafetyPage) -> None:
        """The page in English, in small letters, below a translation that no clinician has signed."""
        note = self._theme.words.gettext(
            "No clinician has checked this translation yet. The English original, which counts:"
        )
        column = self._list.layout()
        assert column is not None
        column.addWidget(self._label(note, SMALL, strong=True))
        signs = (page.emergency_title, page.emergency_lead, *page.emergency_signs)
        others = (
            *(page.today_title, page.today_lead, *page.today, ""),
            *(page.ask_first_title, page.ask_first_lead, *page.ask_first),
        )
        halves = self._halves()
        for lines in (signs, others):
            english = self._label("\n".join(lines), SMALL, "muted")
            english.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            halves.addWidget(english, 1, Qt.AlignmentFlag.AlignTop)
        box = QWidget()
        box.setLayout(halves)
        column.addWidget(box)

    def _halves(self) -> QBoxLayout:
        ways = QBoxLayout.Direction
        halves = QBoxLayout(ways.TopToBottom if self._narrow else ways.LeftToRight)
        halves.setSpacing(16)
        return halves

    def _signs(self, page: SafetyPage) -> TintedBox:
        panel = TintedBox(self._theme, "stop_tint")
        head = QGridLayout()
        head.setContentsMargins(TEXT_INSET, 0, 0, 0)
        head.setVerticalSpacing(4)
        head.setColumnStretch(1, 1)
        head.addWidget(self._icon("warning", 22), 0, 0)
        head.addWidget(self._label(page.emergency_title, BODY + 2, "stop", strong=True), 0, 1)
        head.addWidget(self._label(page.emergency_lead, BODY), 1, 0, 1, 2)
        panel.column.setContentsMargins(12, 16, 12, 12)
        panel.column.addLayout(head)
        panel.column.addSpacing(4)
        for tick in self.ticks:
            panel.column.addWidget(tick)
        panel.column.addStretch()
        return panel

    def _points(self, ground: str, title: str, lead: str, points: Sequence[str]) -> TintedBox:
        """A tier that is read and not ticked."""
        panel = TintedBox(self._theme, ground, "line")
        panel.column.addWidget(self._label(title, BODY + 2, strong=True))
        panel.column.addWidget(self._label(lead, BODY))
        panel.column.addSpacing(4)
        for point in points:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(self._label("•", BODY - 1, "muted"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(self._label(point, BODY - 1), 1)
            panel.column.addLayout(row)
        panel.column.addStretch()
        return panel

    def _asked_on(self, at: datetime | None) -> str:
        words = self._theme.words
        if at is None:
            return words.gettext("Today’s date is kept.")
        day = QLocale().toString(QDate(at.year, at.month, at.day), words.gettext("d MMM yyyy"))
        return words.gettext("You noted this on {day}. Tick it again for a new date.", day=day)

    def _make_advice(self, page: SafetyPage) -> TintedBox:
        panel = TintedBox(self._theme, "stop_tint", "stop")
        panel.column.setContentsMargins(32, 32, 32, 32)
        panel.column.setSpacing(20)
        panel.column.addWidget(self._icon("phone", 48))
        panel.column.addWidget(self._label(page.emergency_title, LARGE + 9, "stop", strong=True))
        for sentence in page.emergency_advice:
            panel.column.addWidget(self._label(sentence, LARGE - 1))
        panel.column.addStretch()
        return panel

    def _label(self, text: str, pixels: int, token: str = "ink", *, strong: bool = False) -> Label:
        label = Label(self._theme, pixels, token, strong=strong, paragraph=True)
        label.say(text)
        return label

    def _icon(self, name: str, side: int) -> QLabel:
        label = QLabel()
        label.setPixmap(self._theme.icon(name, "stop").pixmap(side, side))
        return label

"""The stage before a session: what the routine is, what it needs, and one button to start."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from backcoach.catalog import Equipment
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.mirrored import mirror
from backcoach.ui.design.theme import BODY, LARGE, SMALL, TITLE, Theme
from backcoach.ui.figures.still_figure import StillFigure, Thumbnail
from backcoach.ui.session.ring import Ring, RingState
from backcoach.ui.session.session_layout import near

if TYPE_CHECKING:
    from datetime import datetime

    from backcoach.app.day_plan import DayPlan
    from backcoach.ui.design.segmented_choice import SegmentedChoice

_BETWEEN = 20
"""Pixels between what the routine is and what it needs."""
_CARE = 10
"""Pixels below what asks for care."""
_STILL = 150
"""Pixels of height that the figure needs to be shown; it is at most two thirds as tall as wide."""
_DISC = 0.85
"""How full the ring is: the minutes stand on its disc."""


class StartPage(QWidget):
    """Shows a routine that can be started, with its minutes in the ring."""

    accessible_role = "Grouping"
    start_asked = Signal()
    length_chosen = Signal(int)
    """Minutes; 0 for all of the routine."""

    def __init__(self, theme: Theme, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme = theme
        self._phrases = phrases
        self._name = Label(theme, TITLE, strong=True, one_line=True, heading=True, parent=self)
        self._count = Pill(theme, parent=self)
        self._still = StillFigure(thumbnail, self)
        self._about = Label(theme, LARGE, paragraph=True, parent=self)
        self._needs = Label(theme, BODY, "muted", paragraph=True, parent=self)
        self._ring = Ring(theme, self)
        self._rhythm = Label(theme, BODY, "muted", one_line=True, paragraph=True, parent=self)
        self._start = Button(theme, theme.words.gettext("Start"), kind="filled", icon="play", size=60, parent=self)
        self._start.setToolTip(theme.words.gettext("Start (Space)"))
        self._start.clicked.connect(self.start_asked)
        self._care = Label(theme, BODY, "hurt", parent=self)
        self._lengths: SegmentedChoice | None = None
        self._options: dict[int, str] = {}
        self._tempo = ""

    def show_plan(
        self, plan: DayPlan, settings: SessionSettings, name_of: Callable[[str], str], *, owned: Collection[str] = ()
    ) -> None:
        """Show a routine as it will be played today, what it needs, and what was left out of it and why.

        Of the things that it needs, those that are not `owned` are named with what a household has instead.
        """
        words, routine = self.words, plan.routine
        self._name.say(routine.name)
        self.setAccessibleName(f"{routine.name}, {self._phrases.duration(plan.timeline.duration_s)}")
        self._still.show_exercise(routine.items[0].exercise)
        self._about.say(routine.about)
        self._count.say(self._phrases.exercises(len(routine.items)))
        things = [thing.name if thing.key in owned else self._with_instead(thing) for thing in plan.needs]
        listed = "; ".join(things)
        needs = (
            words.gettext("You need: {listed}", listed=listed) if things else words.gettext("You need nothing for it.")
        )
        self._needs.say("\n\n".join((needs, *self._left_out(plan, name_of))))
        care = words.listed([name_of(id) for id in plan.care])
        self._care.say(words.gettext("With care, because of your cautions: {names}", names=care) if care else "")
        minutes = max(1, round(plan.timeline.duration_s / 60))
        self._ring.show_state(RingState(digits=str(minutes), word=self._phrases.minutes(minutes), disc=_DISC))
        self._ring.setAccessibleName(self._phrases.duration(plan.timeline.duration_s))
        pace = words.gettext("you end each set") if settings.own_pace else ""
        breath = words.gettext("Breath: {breath}", breath=self._phrases.breath(settings.breath))
        self._tempo = " · ".join(part for part in (breath, pace) if part)
        self._rhythm.say(self._tempo)
        self._arrange()

    def _left_out(self, plan: DayPlan, name_of: Callable[[str], str]) -> list[str]:
        """A line for each reason why something is not as in the routine."""
        words = self.words

        def listed(ids: Iterable[str]) -> str:
            return words.listed([name_of(id) for id in ids])

        things, lines = words.listed(plan.lacking), list[str]()
        if plan.swapped:
            names = words.listed([f"{name_of(old)} → {name_of(new)}" for old, new in plan.swapped])
            lines.append(words.gettext("Swapped, without {things}: {names}", things=things, names=names))
        if plan.no_thing:
            names = listed(plan.no_thing)
            lines.append(words.gettext("Left out, without {things}: {names}", things=things, names=names))
        if plan.not_today:
            lines.append(words.gettext("Not today: {names}", names=listed(plan.not_today)))
        if plan.hidden:
            lines.append(words.gettext("Left out for now: {listed}", listed=listed(plan.hidden)))
        if plan.for_time:
            lines.append(words.gettext("Left out to fit the time: {names}", names=listed(plan.for_time)))
        return lines

    def offer_lengths(self, lengths: Mapping[int, float], chosen: int) -> None:
        """Offer these lengths in minutes with their real seconds; 0 is all of the routine. One is not a choice."""
        duration = self._phrases.duration
        options = {one: duration(seconds) for one, seconds in lengths.items()}
        if 0 in options:
            options[0] = self.words.gettext("All, {duration}", duration=options[0])
        if options != self._options:
            self._options = options
            self._make_choice()
        if self._lengths is not None:
            self._lengths.set_value(chosen if chosen in lengths else 0)
        self._arrange()

    def _make_choice(self) -> None:
        """Make the choice of a length anew; it stays as long as its options do, with the focus it may have."""
        if self._lengths is not None:
            self._lengths.hide()
            self._lengths.deleteLater()
            self._lengths = None
        if len(self._options) < 2:
            return
        from backcoach.ui.design.segmented_choice import SegmentedChoice

        choice = SegmentedChoice(self._theme, tuple(self._options.items()), name=self.words.gettext("How long"))
        choice.setParent(self)
        choice.changed.connect(lambda: self.length_chosen.emit(choice.value()))
        choice.show()
        self._lengths = choice

    def say_last(self, at: datetime | None, now: datetime) -> None:
        """Say when the routine was done last; nothing if it was not."""
        words = self.words
        days = (now.date() - at.date()).days if at else 0
        near = {0: words.gettext("done today"), 1: words.gettext("last done yesterday")}
        last = near.get(days, words.ngettext("last done {count} day ago", "last done {count} days ago", days))
        self._rhythm.say(f"{self._tempo} · {last}" if at else self._tempo)

    def _with_instead(self, thing: Equipment) -> str:
        return self.words.gettext("{thing} (or {instead})", thing=thing.name, instead=thing.instead)

    def show_picture(self) -> None:
        """Paint the figure again, because it was drawn meanwhile."""
        self._still.update()

    def focus_start(self) -> None:
        """Give the focus to Start."""
        self._start.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place everything as in a session, so that nothing jumps when one starts."""
        self._arrange()

    def _arrange(self) -> None:
        boxes = near(self.width(), self.height())
        left, top = boxes.head.left(), boxes.head.top()
        self._name.set_pixels(boxes.name_px)
        wanted = self._name.fontMetrics().horizontalAdvance(self._name.accessibleName()) + 4
        beside = wanted + 16 + self._count.width() <= boxes.head.width()
        self._name.setGeometry(left, top, min(wanted, boxes.head.width()), 40)
        middle = top + (40 - self._count.height()) // 2
        self._count.move(*(left + wanted + 16, middle) if beside else (left, top + 44))
        room = QRect(boxes.figure)
        room.setTop(boxes.head.bottom() + 8)
        room.setBottom(boxes.foot.top() - 8)
        self._arrange_text(room)
        self._ring.setGeometry(boxes.ring)
        start = self._start.sizeHint()
        self._start.setGeometry(boxes.controls.left(), boxes.controls.top(), max(180, start.width()), start.height())
        self._rhythm.setGeometry(boxes.foot)
        if self._lengths is not None:
            after = self._start.geometry().right() + 16
            width = min(self._lengths.sizeHint().width(), boxes.controls.right() - after)
            self._lengths.setGeometry(after, self._start.y() + 6, width, self._start.height() - 12)
        texts = (self._name, self._count, self._about, self._care, self._needs, self._rhythm)
        mirror(self, *texts, self._still, self._ring, self._start, *([self._lengths] if self._lengths else []))

    def _arrange_text(self, box: QRect) -> None:
        """Place figure and texts as one block in the middle; in smaller letters if they do not fit."""
        about = needs = care = 0
        for pixels in range(LARGE, SMALL - 1, -2):
            self._about.set_pixels(pixels)
            for label in (self._needs, self._care):
                label.set_pixels(min(pixels, BODY))
            about, needs = (label.heightForWidth(box.width()) for label in (self._about, self._needs))
            care = self._care.heightForWidth(box.width()) + _CARE if self._care.accessibleName() else 0
            needs += care
            if about + needs + _BETWEEN <= box.height():
                break
        free = box.height() - about - needs - _BETWEEN
        still = min(free - _BETWEEN, box.width() * 2 // 3)
        self._still.setVisible(still >= _STILL)
        y = box.top() + max(0, free // 2)
        if still >= _STILL:
            y = box.top() + (free - _BETWEEN - still) // 2
            self._still.setGeometry(box.left(), y, box.width(), still)
            y += still + _BETWEEN
        self._about.setGeometry(QRect(box.left(), y, box.width(), about))
        y += about + _BETWEEN
        self._care.setGeometry(QRect(box.left(), y, box.width(), max(0, care - _CARE)))
        self._needs.setGeometry(QRect(box.left(), y + care, box.width(), needs - care))

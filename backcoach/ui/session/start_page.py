"""The stage before a session: what the routine is, what it needs, and one button to start."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from backcoach.catalog import Equipment
from backcoach.phrases import Phrases
from backcoach.session import SessionSettings
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.discard import discard
from backcoach.ui.design.labels import Label, Pill
from backcoach.ui.design.mirrored import mirror
from backcoach.ui.design.scroll_area import ScrollArea
from backcoach.ui.design.theme import BODY, LARGE, SMALL, TITLE, Theme
from backcoach.ui.figures.still_figure import StillFigure, Thumbnail
from backcoach.ui.session.ring import Ring, RingState
from backcoach.ui.session.session_head import arrange_head
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
_BAR = 12
"""Pixels beside the texts for a scroll bar."""
_DISC = 0.85
"""How full the ring is: the minutes are on its disc."""


class StartPage(QWidget):
    """Shows a routine that can be started, with its minutes in the ring."""

    accessible_role = "Grouping"
    start_asked = Signal()
    length_chosen = Signal(int)
    """Minutes; 0 for all of the routine."""
    pace_chosen = Signal(bool)
    """Whether the user ends each set of movements."""
    back_asked = Signal(tuple)
    """The ids of the exercises that a stop has hidden and that shall be shown again."""

    def __init__(self, theme: Theme, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._theme = theme
        self._phrases = phrases
        self._name = Label(theme, TITLE, strong=True, heading=True, parent=self)
        self._count = Pill(theme, parent=self)
        self._inside = QWidget()
        self._still = StillFigure(thumbnail, self._inside)
        self._about = Label(theme, LARGE, paragraph=True, parent=self._inside)
        self._needs = Label(theme, BODY, "muted", paragraph=True, parent=self._inside)
        self._care = Label(theme, BODY, "hurt", parent=self._inside)
        self._read = ScrollArea(self._inside)
        self._read.setParent(self)
        self._read.scroll_by_keys()
        self._ring = Ring(theme, self)
        self._rhythm = Label(theme, BODY, "muted", paragraph=True, parent=self)
        self._start = Button(theme, theme.words.gettext("Start"), kind="filled", icon="play", size=60, parent=self)
        self._start.setToolTip(theme.words.gettext("Start (Space)"))
        self._start.clicked.connect(self.start_asked)
        self._pace = Button(theme, theme.words.gettext("At my own pace"), kind="toggle", size=30, parent=self)
        self._pace.setCheckable(True)
        self._pace.setToolTip(theme.words.gettext("The session waits for you after each set of movements"))
        self._pace.clicked.connect(self.pace_chosen)
        self._again = Button(
            theme, theme.words.gettext("Show again"), kind="outlined", icon="undo", parent=self._inside
        )
        self._again.clicked.connect(lambda: self.back_asked.emit(self._stopped))
        self._again.hide()
        self._stopped: tuple[str, ...] = ()
        self._lengths: SegmentedChoice | None = None
        self._options: dict[int, str] = {}
        self._tempo = ""
        theme.changed.connect(self._arrange)

    def show_plan(
        self, plan: DayPlan, settings: SessionSettings, name_of: Callable[[str], str], *, owned: Collection[str] = ()
    ) -> None:
        """Show a routine as it will be played today, what it needs, and what was left out of it and why.

        Things that it needs and that are not `owned` are named with their household substitutes.
        """
        words, routine = self.words, plan.routine
        self._name.say(routine.name)
        self.setAccessibleName(words.listed((routine.name, self._phrases.duration(plan.timeline.duration_s))))
        self._still.show_exercise(routine.items[0].exercise)
        self._about.say(routine.about)
        self._count.say(self._phrases.exercises(len(routine.items)))
        things = [thing.name if thing.key in owned else self._with_instead(thing) for thing in plan.needs]
        listed = words.listed_apart(things)
        needs = (
            words.gettext("You need: {listed}", listed=listed) if things else words.gettext("You need nothing for it.")
        )
        self._needs.say("\n\n".join((needs, *self._left_out(plan, name_of))))
        self._stopped = plan.stopped
        self._again.setVisible(bool(plan.stopped))
        care = words.listed([name_of(id) for id in plan.care])
        self._care.say(words.gettext("With care, because of your cautions: {names}", names=care) if care else "")
        minutes = max(1, round(plan.timeline.duration_s / 60))
        self._ring.show_state(RingState(digits=str(minutes), word=self._phrases.minutes(minutes), disc=_DISC))
        self._ring.setAccessibleName(self._phrases.duration(plan.timeline.duration_s))
        self._pace.setChecked(settings.own_pace)
        self._tempo = words.gettext("Breath: {breath}", breath=self._phrases.breath(settings.breath))
        self._rhythm.say(self._tempo)
        self._arrange()

    def _left_out(self, plan: DayPlan, name_of: Callable[[str], str]) -> list[str]:
        """A line for each reason why something is not as in the routine."""
        words = self.words

        def listed(ids: Iterable[str]) -> str:
            return words.listed([name_of(id) for id in ids])

        def pairs(swapped: Iterable[tuple[str, str]]) -> str:
            return words.listed([words.changed(name_of(old), name_of(new)) for old, new in swapped])

        things = words.listed(plan.lacking)
        swapped, no_thing = pairs(plan.swapped), listed(plan.no_thing)
        lines = (
            (plan.own, words.gettext("As you chose: {names}", names=pairs(plan.own))),
            (swapped, words.gettext("Swapped, without {things}: {names}", things=things, names=swapped)),
            (no_thing, words.gettext("Left out, without {things}: {names}", things=things, names=no_thing)),
            (plan.not_today, words.gettext("Not today: {names}", names=listed(plan.not_today))),
            (plan.eased, words.gettext("Another form, because of your cautions: {names}", names=pairs(plan.eased))),
            (plan.hidden, words.gettext("Left out because of your cautions: {names}", names=listed(plan.hidden))),
            (plan.put_away, words.gettext("Hidden until you show it again: {names}", names=listed(plan.put_away))),
            (
                plan.stopped,
                words.gettext("Hidden since you stopped with leg pain: {names}", names=listed(plan.stopped)),
            ),
            (plan.for_time, words.gettext("Left out to fit the time: {names}", names=listed(plan.for_time))),
        )
        return [line for there, line in lines if there]

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
        """Make the choice of a length anew; if its options are the same, it stays and keeps the focus."""
        if self._lengths is not None:
            self._lengths.hide()
            discard(self._lengths)
            self._lengths = None
        if len(self._options) < 2:
            return
        from backcoach.ui.design.segmented_choice import SegmentedChoice

        choice = SegmentedChoice(self._theme, tuple(self._options.items()), name=self.words.gettext("How long"))
        choice.setParent(self)
        choice.changed.connect(lambda: self.length_chosen.emit(choice.value()))
        choice.show()
        self._lengths = choice

    def say_last(self, at: datetime | None, now: datetime, *, days: int, aim: int) -> None:
        """Say when the routine was done last, and how many days of the week had a session of those that are planned."""
        last = self._phrases.last_done(at, now)
        week = self.words.ngettext(
            "{days} of {count} day this week", "{days} of {count} days this week", aim, days=days
        )
        line = " · ".join(part for part in (last, week, self._tempo) if part)
        self._rhythm.say(line[:1].upper() + line[1:])

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
        boxes = near(self.width(), self.height(), scale=self._theme.scale)
        arrange_head(self._name, (self._count,), boxes.head, boxes.name_px, boxes.pill_px)
        self._ring.setGeometry(boxes.ring)
        foot = boxes.foot
        foot.setTop(max(foot.top(), foot.bottom() - 3 * boxes.foot_px))
        beside = [*self._arrange_pace(foot), *self._arrange_controls(boxes.controls)]
        self._rhythm.fit_into(foot, boxes.foot_px)
        top = boxes.head.bottom() + 8
        self._read.setGeometry(QRect(foot.left(), top, boxes.cue.width(), foot.top() - 8 - top))
        again = [self._again] if self._stopped else []
        controls = [*again, self._pace, *([self._lengths] if self._lengths else [])]
        self._arrange_text([one for one in controls if one not in beside])
        mirror(self, self._name, self._count, self._read, self._rhythm, self._ring, self._start, *beside)

    def _arrange_pace(self, foot: QRect) -> list[QWidget]:
        """Place the choice of the user's own pace at the end of the foot, and shorten its text; leave it out if it has
        no room."""
        pace = self._pace.sizeHint()
        beside = 2 * pace.width() <= foot.width()
        self._pace.setParent(self if beside else self._inside)
        self._pace.show()
        if not beside:
            return []
        self._pace.resize(pace)
        self._pace.move(foot.right() + 1 - pace.width(), foot.center().y() - pace.height() // 2)
        foot.setRight(self._pace.x() - 12)
        return [self._pace]

    def _arrange_controls(self, box: QRect) -> list[QWidget]:
        """Place Start, and the choice of a length beside it; nothing beside it if that has no room there."""
        self._start.set_height(min(60, box.height()))
        start = self._start.sizeHint()
        high = min(box.height(), start.height())
        self._start.setGeometry(box.left(), box.top(), min(box.width(), max(180, start.width())), high)
        if self._lengths is None:
            return []
        after, wanted = self._start.geometry().right() + 16, self._lengths.sizeHint()
        beside = wanted.width() <= box.right() - after
        self._lengths.setParent(self if beside else self._inside)
        if beside:
            place = QRect(after, box.top(), wanted.width(), wanted.height())
            self._lengths.setGeometry(place.translated(0, (high - wanted.height()) // 2))
        self._lengths.show()
        return [self._lengths] if beside else []

    def _arrange_text(self, controls: Sequence[QWidget]) -> None:
        """Place figure and texts as one block in the middle; in smaller letters if they do not fit, and then scrolled.

        Below them are the `controls` that have no room elsewhere.
        """
        box = self._read.size()
        wide = box.width() - _BAR
        below = sum(_tall(one, wide) + _BETWEEN for one in controls)
        high = 0
        for pixels in range(LARGE, SMALL - 1, -1):
            self._set_letters(pixels)
            high = self._text_height(wide)
            if high + below <= box.height():
                break
        free = box.height() - high - below
        still = min(free - _BETWEEN, wide * 2 // 3)
        self._still.setVisible(still >= _STILL)
        y = max(0, free // 2)
        if still >= _STILL:
            y = (free - _BETWEEN - still) // 2
            self._still.setGeometry(0, y, wide, still)
            y += still + _BETWEEN
        for label in (self._about, self._care, self._needs):
            tall = label.heightForWidth(wide) if label.accessibleName() else 0
            label.setGeometry(0, y, wide, tall)
            y += tall + (_BETWEEN if label is self._about else _CARE if tall else 0)
        for one in controls:
            one.setGeometry(0, y, wide, _tall(one, wide))
            y += _tall(one, wide) + _BETWEEN
        self._inside.resize(wide, max(box.height(), y))
        self._inside.setMinimumHeight(max(box.height(), y) if high + below > box.height() else 0)

    def _set_letters(self, pixels: int) -> None:
        self._about.set_pixels(pixels)
        for label in (self._needs, self._care):
            label.set_pixels(min(pixels, BODY))

    def _text_height(self, wide: int) -> int:
        """Pixels of all texts below each other at a width."""
        care = self._care.heightForWidth(wide) + _CARE if self._care.accessibleName() else 0
        return self._about.heightForWidth(wide) + _BETWEEN + care + self._needs.heightForWidth(wide)


def _tall(part: QWidget, wide: int) -> int:
    """Pixels of height that a control takes in a width."""
    return part.heightForWidth(wide) if part.hasHeightForWidth() else part.sizeHint().height()

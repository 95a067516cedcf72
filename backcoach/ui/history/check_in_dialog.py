"""The dialog for a score without a session, now or earlier, and for correcting an entry."""

from datetime import datetime

import msgspec
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from backcoach.clock import Clock
from backcoach.history.records import PEG, Question, Score
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.date_fields import DateTimeField
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import LARGE, SMALL, Theme
from backcoach.ui.history.past_week_dialog import asked, ends
from backcoach.ui.widgets.score_picker import ScorePicker


class CheckInEntry(msgspec.Struct, frozen=True):
    """What was entered; `at` is aware and not in the future."""

    question: Question
    value: int
    at: datetime
    note: str


class CheckInDialog(Dialog):
    """Asks for a score and its time, or corrects an `entry`, whose question stays. See `answer`."""

    def __init__(
        self, theme: Theme, clock: Clock, *, entry: Score | None = None, parent: QWidget | None = None
    ) -> None:
        title = theme.words.gettext("Check in") if entry is None else theme.words.gettext("Correct an entry")
        super().__init__(theme, title, parent, width=680)
        self.words = theme.words
        self.answer: CheckInEntry | None = None
        self._clock = clock
        self._entry = entry
        self._questions: dict[Question, str] = {
            "now": theme.words.gettext("right now"),
            "last-24-hours": theme.words.gettext("on average in the last 24 hours"),
            **asked(theme.words),
        }
        self.question = self._ask_question()
        self.picker = ScorePicker(
            theme, ends=ends(theme.words, entry.question) if entry and entry.question in PEG else None
        )
        self.picker.setAccessibleName(self._asked(entry.question if entry else "now"))
        self.body.addWidget(self.picker)
        self.body.addSpacing(8)
        self.when = self._ask_when()
        self.note = LineEdit(
            theme, name=theme.words.gettext("Note"), hint=theme.words.gettext("A note, if you like"), longest=10_000
        )
        self._labelled(theme.words.gettext("Note"), self.note)
        cancel = self.button(theme.words.gettext("Cancel"))
        self.keep = self.button(theme.words.gettext("Save"), usual=True)
        cancel.clicked.connect(self.reject)
        self.keep.clicked.connect(self._keep)
        self.picker.chosen.connect(lambda _: self.keep.setEnabled(True))
        self._show_entry()
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A digit is a score wherever the focus is, except in the note."""
        self.picker.keyPressEvent(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def _ask_question(self) -> SegmentedChoice | None:
        if self._entry is not None and self._entry.question in PEG:
            self.text(self._questions[self._entry.question])
            return None
        if self._entry is not None:
            self.text(self._asked(self._entry.question)).set_pixels(LARGE - 2)
            return None
        lead = self.text(self.words.gettext("How strong is your low back pain"))
        lead.set_pixels(LARGE - 2)
        choices = SegmentedChoice(
            self.theme, [(one, self._questions[one]) for one in ("now", "last-24-hours")], name=lead.text()
        )
        choices.set_value("now")
        choices.changed.connect(lambda: self.picker.setAccessibleName(self._asked(choices.value())))
        self.body.addWidget(choices)
        self.body.addSpacing(8)
        return choices

    def _asked(self, question: Question) -> str:
        """The whole of a question, for screen readers."""
        words = self.words
        now = words.gettext("How strong is your low back pain right now?")
        whole: dict[Question, str] = {
            "now": words.gettext("How strong was your low back pain at that time?") if self._entry else now,
            "last-24-hours": words.gettext("How strong was your low back pain on average in the last 24 hours?"),
            "now-before": words.gettext("How strong was your low back pain before the session?"),
            "now-after": words.gettext("How strong was your low back pain after the session?"),
            "during": words.gettext("How strong was your low back pain during the exercise?"),
        }
        return whole.get(question) or self._questions[question]

    def _ask_when(self) -> DateTimeField:
        latest = self._clock.now()
        if self._entry is not None:
            latest = latest.astimezone(self._entry.at.tzinfo)
        when = DateTimeField(self.theme, latest)
        self.ago = Label(self.theme, SMALL, "muted")
        self.now = Button(self.theme, self.words.gettext("Now"), kind="quiet", icon="restart", size=36)
        self.now.setVisible(self._entry is None)
        self.now.clicked.connect(self._back_to_now)
        when.flow.add(self.now)
        when.changed.connect(self._say_when)
        self._labelled(self.words.gettext("When"), when, below=self.ago)
        return when

    def _labelled(self, words: str, widget: QWidget, below: QWidget | None = None) -> None:
        row = QGridLayout()
        row.setHorizontalSpacing(16)
        row.setVerticalSpacing(4)
        label = Label(self.theme, SMALL + 1, "muted")
        label.say(words)
        label.setMinimumWidth(48)
        row.addWidget(label, 0, 0)
        row.addWidget(widget, *(1, 0) if self.narrow else (0, 1))
        if below is not None:
            row.addWidget(below, *(2, 0) if self.narrow else (1, 1))
        self.body.addLayout(row)

    def _show_entry(self) -> None:
        if self._entry is None:
            self.keep.setEnabled(False)
        else:
            self.when.set_value(self._entry.at)
            self.note.setText(self._entry.note)
            self.picker.choose(self._entry.value)
        self._say_when()
        self.picker.focus_quietly()

    def _say_when(self) -> None:
        days = self.when.days_ago
        near = {0: self.words.gettext("today"), 1: self.words.gettext("yesterday")}
        if self.question:
            then = self.words.gettext("right now") if days == 0 else self.words.gettext("at that time")
            self.question.segments["now"].setText(then)
        self.ago.say(near.get(days, self.words.ngettext("{count} day ago", "{count} days ago", days)))

    def _back_to_now(self) -> None:
        self.when.set_value(self._clock.now())
        self.when.touched = False
        self._say_when()

    def _keep(self) -> None:
        if self.picker.value is None:
            return
        question: Question = self.question.value() if self.question else self._entry.question if self._entry else "now"
        self.answer = CheckInEntry(question, self.picker.value, self._moment(), self.note.text().strip())
        self.accept()

    def _moment(self) -> datetime:
        """The time that was set; an entry from another time zone keeps its offset."""
        entry = self._entry
        if not self.when.touched:
            return entry.at if entry else self._clock.now()
        wall = self.when.value()
        at = wall.replace(tzinfo=entry.at.tzinfo) if entry else wall.astimezone()
        return min(at, self._clock.now())

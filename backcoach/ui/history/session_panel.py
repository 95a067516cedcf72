"""A session that is over: what was done, its scores, its note. Each change is stored at once."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.session_diary import ExerciseDone, SessionReview
from backcoach.history.records import Question
from backcoach.phrases import Phrases
from backcoach.ui.design.check_box import CheckBox
from backcoach.ui.design.discard import discard
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, LARGE, SMALL, Theme
from backcoach.ui.widgets.score_picker import ScorePicker

SCORES: tuple[Question, ...] = ("now-before", "now-after")


class SessionPanel(QWidget):
    """Shows one `SessionReview`; the signals carry the user's corrections."""

    score_given = Signal(str, int)
    """The question and the value."""
    hurt_changed = Signal(object, bool)
    """The `ExerciseDone`, and whether it hurt."""
    note_changed = Signal(str)

    def __init__(self, theme: Theme, phrases: Phrases, name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._theme = theme
        self._phrases = phrases
        self._name_of = name_of
        self._kept_note = ""
        words = theme.words
        self.name = Label(theme, LARGE - 2, strong=True, heading=True)
        self.when = Label(theme, BODY, "muted")
        self.pickers = {question: self._picker(question) for question in SCORES}
        self.exercises = QVBoxLayout()
        self.exercises.setSpacing(0)
        self.note = LineEdit(
            theme, name=words.gettext("Note"), hint=words.gettext("A note, if you like"), longest=10_000
        )
        self.note.editingFinished.connect(self._keep_note)
        self._lay_out()

    def show_session(self, review: SessionReview, when: str) -> None:
        """Show a session; `when` is its day, time and length in words."""
        self.name.say(self._name_of(review.session.routine))
        self.when.say(when)
        for question, given in zip(SCORES, (review.before, review.after), strict=True):
            self.pickers[question].clear()
            if given:
                self.pickers[question].show_value(given.value)
        while (item := self.exercises.takeAt(0)) is not None:
            if widget := item.widget():
                discard(widget)
        for done in review.exercises:
            self.exercises.addWidget(self._row(done))
        self._kept_note = review.session.note
        self.note.setText(review.session.note)

    def _picker(self, question: Question) -> ScorePicker:
        words = self._theme.words
        picker = ScorePicker(self._theme)
        before = question == "now-before"
        picker.setAccessibleName(words.gettext("Score before") if before else words.gettext("Score after"))
        picker.chosen.connect(lambda value: self.score_given.emit(question, value))
        return picker

    def _row(self, done: ExerciseDone) -> CheckBox:
        """An exercise, how much of it was done, and a box for "that hurt"."""
        words = self._theme.words
        amount = {
            "done": words.gettext("done"),
            "part": words.gettext("done in part"),
            "left out": words.gettext("left out"),
        }[done.amount]
        length = self._phrases.duration(done.active_s) if done.active_s else ""
        grade = words.gettext("hurt {grade} of 10", grade=done.grade) if done.hurt and done.grade is not None else ""
        told = " · ".join(part for part in (amount, length, grade) if part)
        row = CheckBox(self._theme, self._name_of(done.exercise), hint=told, token="hurt")
        row.setChecked(done.hurt)
        row.setEnabled(bool(done.places))
        row.clicked.connect(lambda on: self.hurt_changed.emit(done, on))
        return row

    def _keep_note(self) -> None:
        note = self.note.text().strip()
        if note != self._kept_note:
            self._kept_note = note
            self.note_changed.emit(note)

    def _lay_out(self) -> None:
        words, column = self._theme.words, QVBoxLayout(self)
        column.setContentsMargins(16, 4, 12, 8)
        column.setSpacing(4)
        column.addWidget(self.name)
        column.addWidget(self.when)
        column.addSpacing(10)
        for question, heading in zip(
            SCORES, (words.gettext("Score before"), words.gettext("Score after")), strict=True
        ):
            self._head(column, heading)
            column.addWidget(self.pickers[question])
            column.addSpacing(6)
        self._head(column, words.gettext("Exercises; tick what hurt"))
        column.addLayout(self.exercises)
        column.addSpacing(10)
        self._head(column, words.gettext("Note"))
        column.addWidget(self.note)
        column.addStretch()

    def _head(self, column: QVBoxLayout, text: str) -> None:
        label = Label(self._theme, SMALL + 1, "muted")
        label.say(text)
        column.addWidget(label)

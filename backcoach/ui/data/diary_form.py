"""What must be known of a diary from elsewhere: its columns, and an answer to each question that it raises."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from backcoach.ui.data.reading_questions import Question, ReadingQuestions
from backcoach.ui.design.check_box import Switch
from backcoach.ui.design.discard import discard
from backcoach.ui.design.fields import Dropdown, LineEdit
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import BODY, SMALL, Theme

if TYPE_CHECKING:
    from backcoach.history.diary.answers import Answers
    from backcoach.history.diary.look import Look
    from backcoach.history.diary.table import Doubt

_LABEL = 132
"""Pixels of the column of labels."""
_SHORT_LABEL = 48
_COLUMNS = "day_column", "time_column", "score_column", "note_column"
_WORD = "word: "
_ONLY = "only: "
_MOST_WORDS = 12


class _Row(QWidget):
    """A label, a list to choose from or a line to type, and a line below."""

    changed = Signal()

    def __init__(self, theme: Theme, question: Question) -> None:
        super().__init__()
        self.question = question
        label = Label(theme, BODY)
        label.say(question.label)
        name = question.name or question.label
        self._before = ""
        self._control: Dropdown | LineEdit
        if question.options:
            words = [words for _, words in question.options]
            self._control = Dropdown(theme, question.unchosen, words, name=name)
            self._control.changed.connect(self.changed)
        else:
            self._control = LineEdit(theme, name=name, hint=question.unchosen, longest=80)
            self._control.editingFinished.connect(self._tell_typed)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, _SHORT_LABEL if question.key in _COLUMNS else _LABEL)
        grid.setColumnStretch(1, 1)
        grid.addWidget(label, 0, 0)
        grid.addWidget(self._control, 0, 1)
        if question.hint:
            hint = Label(theme, SMALL, "muted")
            hint.say(question.hint)
            grid.addWidget(hint, 1, 1)

    def value(self) -> str | None:
        """The value that is chosen or typed; None while none is."""
        if isinstance(self._control, LineEdit):
            return self._control.text().strip() or None
        words = self._control.value()
        return next((value for value, said in self.question.options if said == words), None)

    def set_value(self, value: str | None) -> None:
        """Choose or type a value."""
        if isinstance(self._control, LineEdit):
            self._before = value or ""
            self._control.setText(self._before)
            return
        self._control.set_value(dict(self.question.options).get(value, "") if value is not None else "")

    def _tell_typed(self) -> None:
        """The line is left or Enter is pressed; that changes something only if the text is another one."""
        typed = self.value() or ""
        if typed != self._before:
            self._before = typed
            self.changed.emit()


class DiaryForm(QWidget):
    """Asks what a look at a file leaves open; `changed` is sent when an answer has changed."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = theme.words
        self._theme = theme
        self._rows: dict[str, _Row] = {}
        self._asked: dict[str, Question] = {}
        self._showing = False
        self._standard = ReadingQuestions(theme.words, self)
        self._shown: Look | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._columns_grid, self._questions = QGridLayout(), QVBoxLayout()
        for layout in (self._columns_grid, self._questions):
            layout.setSpacing(8)
            column.addLayout(layout)
        self.about = SegmentedChoice(
            theme,
            [("now", theme.words.gettext("right now")), ("last-24-hours", theme.words.gettext("the last 24 hours"))],
            name=theme.words.gettext("The scores tell of"),
        )
        self.mend = Switch(theme, theme.words.gettext("Mend rows with too few or too many cells"))
        self.leave_out = Switch(theme, theme.words.gettext("Leave out the rows that cannot be right"))
        self.more = Switch(theme, theme.words.gettext("Change how the file is read"))
        self.bring_back = Switch(
            theme, theme.words.gettext("Restore what was deleted here, and replace what was corrected")
        )
        column.addWidget(self.more)
        self.more.changed.connect(self._show_more)
        column.addWidget(_labelled(theme, theme.words.gettext("It is about"), self.about))
        for switch in (self.mend, self.leave_out, self.bring_back):
            column.addWidget(switch)
        for control in (self.about, self.mend, self.leave_out, self.bring_back):
            control.changed.connect(self._tell)
        self.begin()

    def begin(self) -> None:
        """Forget the questions and answers about the last file."""
        self._asked = {}
        self._shown = None
        self._show_rows({}, {})
        self.about.set_value("now")
        self.more.set_value(value=False)
        for switch in (self.mend, self.leave_out, self.bring_back):
            switch.set_value(value=False)
            switch.hide()

    def show_look(self, look: Look) -> None:
        """Ask what the look at the file leaves open; what was answered stays in its row and can be changed."""
        self._shown = look
        for doubt in look.doubts:
            for question in self._questions_of(doubt):
                self._asked[question.key] = question
        columns = {question.key: question for question in self._columns(look)}
        found = look.comparison
        self.bring_back.setVisible(bool(found and (found.deleted or found.kept)) or self.bring_back.value())
        misfits = bool(look.reading.arrangement.misfits)
        self.mend.setVisible(misfits or self.mend.value())
        self.leave_out.setVisible(bool(look.reading.faults) or self.leave_out.value())
        wanted = self._standard.all_of(look)
        more = {key: one for key, one in wanted.items() if self.more.value() or self._is_answered(key)}
        self._show_rows({**columns, **more, **self._asked}, self._proposed(look))

    def show_unreadable(self) -> None:
        """Ask how the file is written, of which nothing could be read."""
        there = {key: row.question for key, row in self._rows.items()}
        self._show_rows({**self._standard.all_of(None), **there}, {})

    def _show_more(self) -> None:
        if self._shown is not None:
            self.show_look(self._shown)

    def _is_answered(self, key: str) -> bool:
        return key in self._rows and self._rows[key].value() is not None

    def _show_rows(self, wanted: dict[str, Question], proposed: dict[str, str]) -> None:
        """Rows for these questions, in this order; one that stays the same keeps its answer and the keyboard."""
        self._showing = True
        answered = {key: row.value() for key, row in self._rows.items()}
        for key in [key for key, row in self._rows.items() if wanted.get(key) != row.question]:
            row = self._rows.pop(key)
            (self._columns_grid if key in _COLUMNS else self._questions).removeWidget(row)
            row.hide()
            discard(row)
        asked = [key for key in wanted if key not in _COLUMNS]
        for key, question in wanted.items():
            if key not in self._rows:
                self._rows[key] = row = _Row(self._theme, question)
                row.set_value(answered.get(key, proposed.get(key)))
                row.changed.connect(self._tell)
                if key in _COLUMNS:
                    self._columns_grid.addWidget(row, *divmod(_COLUMNS.index(key), 2))
                else:
                    self._questions.insertWidget(asked.index(key), row)
        self._showing = False

    def _tell(self) -> None:
        if not self._showing:
            self.changed.emit()

    def _proposed(self, look: Look) -> dict[str, str]:
        """The columns that are used until the user says otherwise."""
        columns = msgspec.structs.asdict(look.reading.arrangement.columns)
        found = {key: columns[key.removesuffix("_column")] for key in _COLUMNS}
        return {key: name for key, name in found.items() if name is not None}

    def _columns(self, look: Look) -> Sequence[Question]:
        """The questions that every table with headings of its own raises."""
        arrangement = look.reading.arrangement
        if look.opened.shape or not arrangement.names:
            return ()
        names = tuple((name, self.words.text_of(name)) for name in arrangement.names)
        labels = (
            (self.words.gettext("Day"), self.words.gettext("Column of the day")),
            (self.words.gettext("Time"), self.words.gettext("Column of the time of day")),
            (self.words.gettext("Score"), self.words.gettext("Column of the score")),
            (self.words.gettext("Note"), self.words.gettext("Column of the note")),
        )
        none = (("", self.words.pgettext("column", "None")),)
        return [
            Question(
                key,
                label,
                self.words.gettext("Which column?"),
                (*none, *names) if key in _COLUMNS[1::2] else names,
                name=name,
            )
            for key, (label, name) in zip(_COLUMNS, labels, strict=True)
        ]

    def _questions_of(self, doubt: Doubt) -> Sequence[Question]:
        if doubt.key in _COLUMNS:
            return ()
        if doubt.key == "words":
            scores = (
                *((str(value), str(value)) for value in range(11)),
                ("leave-out", self.words.gettext("Leave out")),
            )
            return [
                Question(_WORD + choice.value, f"“{choice.value}”", self.words.gettext("Which score?"), scores)
                for choice in doubt.choices[:_MOST_WORDS]
            ]
        say = self.words.text_of
        options = tuple((choice.value, say(choice.words)) for choice in doubt.choices)
        key = _ONLY + doubt.about if doubt.about else doubt.key
        label = self._standard.label(doubt.key)
        name = self.words.labelled(label, doubt.about) if doubt.about else ""
        return [Question(key, label, self.words.gettext("Choose…"), options, say(doubt.words), name)]

    def row(self, key: str) -> _Row:
        """The row that asks about something. Raises KeyError if nothing asks about it."""
        return self._rows[key]

    def answers(self) -> Answers:
        """All that was answered so far."""
        from backcoach.history.diary.answers import Answers

        given = {key: value for key, row in self._rows.items() if (value := row.value()) is not None}
        words = tuple(
            (key.removeprefix(_WORD), None if value == "leave-out" else int(value))
            for key, value in given.items()
            if key.startswith(_WORD)
        )
        only = (
            tuple(_only(value, key.removeprefix(_ONLY)) for key, value in given.items() if key.startswith(_ONLY))
            or None
        )
        plain = {key: _READ.get(key, str)(value) for key, value in given.items() if not key.startswith((_WORD, _ONLY))}
        return Answers(
            **plain, words=words, only=only, question=self.about.value(), misfits="mend" if self.mend.value() else None,
            bad_rows="leave-out" if self.leave_out.value() else None, bring_back=self.bring_back.value(),
        )  # fmt: skip


def _labelled(theme: Theme, words: str, control: QWidget) -> QWidget:
    """A control with its label before it."""
    whole, label = QWidget(), Label(theme, BODY)
    label.say(words)
    grid = QGridLayout(whole)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setColumnMinimumWidth(0, _LABEL)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label, 0, 0)
    grid.addWidget(control, 0, 1)
    return whole


def _only(value: str, about: str) -> tuple[str, str]:
    """A column and a text in it; both may contain "="."""
    return about, value.removeprefix(f"{about}=")


def _scale(value: str) -> Any:
    from backcoach.history.diary.scales import scale_in

    return scale_in(value)


def _unquoted(_letters: str) -> bool:
    return False


_READ: dict[str, Callable[[str], Any]] = {"scale": _scale, "heading": int, "quoted": _unquoted}
"""How the value of a row becomes an answer, if the answer is not a text."""

"""Asks why the user stops; one key answers."""

from typing import Literal

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from backcoach.coaching import SafetyTexts, StopRule
from backcoach.history.records import StopReason
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.panels import TintedBox
from backcoach.ui.design.theme import BODY, SMALL, Theme
from backcoach.ui.session.digit_question import digit_row


class StopAnswer(msgspec.Struct, frozen=True):
    """Whether the session stops, goes on or stays paused; `rule` has the reason, None if there is none."""

    then: Literal["stop", "go on", "stay paused"] = "stop"
    rule: StopRule | None = None
    note: str = ""
    leave_out: bool = False
    """Whether the user wants the exercise left out of routines from now on."""

    @property
    def reason(self) -> StopReason:
        """The reason as the journal stores it."""
        return self.rule.id if self.rule else ""


class StopDialog(Dialog):
    """Asks for the reason, then gives its advice; read `answer` once it is closed."""

    chosen = Signal(object)
    """Carries the StopRule of the reason, whose advice is shown now."""

    def __init__(self, theme: Theme, safety: SafetyTexts, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Why are you stopping?"), parent, width=560)
        self.words = theme.words
        self._rules = safety.stop
        self._rule: StopRule | None = None
        self._then: Literal["stop", "go on"] = "stop"
        self._leave_out = False
        self.rows: list[Button] = []
        self.reasons = self._ask()
        self.note = LineEdit(
            theme, name=theme.words.gettext("Note"), hint=theme.words.gettext("A note, if you like"), longest=10_000
        )
        self.note.setParent(self)  # it is shown once a reason is chosen
        self.note.hide()
        self.go_on = self.button(theme.words.gettext("Keep going"), icon="play")
        self.no_reason = self.button(theme.words.gettext("Stop without a reason"), kind="stop")
        self.go_on.clicked.connect(self._keep_going)
        self.no_reason.clicked.connect(self.accept)
        self.no_reason.setFocus()  # Enter must not give a reason that the user did not choose
        self.fit()

    @property
    def answer(self) -> StopAnswer:
        """What the user chose; without a reason, closing the dialog leaves the session paused."""
        if self._rule is None and self.result() == QDialog.DialogCode.Rejected:
            return StopAnswer("stay paused")
        return StopAnswer(self._then, self._rule, self.note.text().strip(), self._leave_out)

    @property
    def hides(self) -> bool:
        """Whether the advice speaks of leaving the exercise out, and a button does that."""
        return self._rule is not None and self._rule.id == "too-much-pain"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The digits choose a reason."""
        place = key_of(event) - Qt.Key.Key_1
        if self._rule is None and 0 <= place < len(self._rules):
            self._choose(self._rules[place])
        else:
            super().keyPressEvent(event)

    def _ask(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for place, rule in enumerate(self._rules, 1):
            row = digit_row(self.theme, place, rule.words)
            row.clicked.connect(lambda _, rule=rule: self._choose(rule))
            column.addWidget(row)
            self.rows.append(row)
        column.addSpacing(4)
        hint = self.words.gettext("Enter stops without a reason; Esc leaves the session paused.")
        self.text(hint, token="muted", into=column).set_pixels(SMALL)
        self.body.addWidget(page)
        return page

    def _choose(self, rule: StopRule) -> None:
        self._rule = rule
        for part in (self.reasons, self.go_on, self.no_reason):
            part.hide()
        self.heading.say(rule.words)
        panel = TintedBox(self.theme, "raised" if rule.resume else "stop_tint", "line" if rule.resume else "stop")
        panel.column.setContentsMargins(20, 16, 20, 16)
        panel.column.setSpacing(8)
        for sentence in rule.advice:
            self.text(sentence, into=panel.column).set_pixels(BODY + 2)
        for part in (panel, self.note):
            self.body.addWidget(part)
            part.show()  # `fit` leaves no room for what is still hidden
        if self.hides:
            self.button(self.words.gettext("Leave this exercise out")).clicked.connect(self._accept_without)
        text = self.words.gettext("Go to the safety page") if rule.opens_safety else self.words.gettext("Done")
        done = self.button(text, usual=True)
        done.clicked.connect(self.accept)
        self.fit()
        self.read_out()
        self.chosen.emit(rule)

    def _accept_without(self) -> None:
        self._leave_out = True
        self.accept()

    def _keep_going(self) -> None:
        self._then = "go on"
        self.accept()

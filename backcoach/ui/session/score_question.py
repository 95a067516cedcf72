"""The question for a score before and after a session."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.centred_column import LOW, CentredColumn
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.key_reader import key_of
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, LARGE, TITLE, Theme
from backcoach.ui.widgets.score_picker import ScorePicker

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_KEYS = (*_ENTER, Qt.Key.Key_Escape, Qt.Key.Key_S, Qt.Key.Key_G, Qt.Key.Key_Space)
_WIDEST = 720


def _no_offer(_value: int) -> str:
    """Offers a gentle day for no score."""
    return ""


class ScoreAnswer(msgspec.Struct, frozen=True):
    """A score from 0 to 10, None if the question was skipped, and the user's note."""

    value: int | None
    note: str = ""


class ScoreQuestion(QWidget):
    """Asks for the score right now; `answered` carries a `ScoreAnswer`.

    Keys: those of the picker; Backspace takes the score back; Enter continues; S skips, or continues with a score that
    is there; Esc leaves; G takes the gentle day if it is offered. In the note, S and G are letters, and Esc leaves it.
    What was picked or typed is in every answer, whatever ends the question.
    """

    accessible_role = "Grouping"
    answered = Signal(object)
    left = Signal(object)
    """Esc was pressed; carries a `ScoreAnswer` with what was picked and typed so far."""
    gentle_chosen = Signal(object)
    """Carries a `ScoreAnswer`; the user wants the gentle day that was offered."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, TITLE, strong=True, heading=True)
        self._lead = Label(theme, BODY, "muted")
        question = Label(theme, LARGE, paragraph=True)
        question.say(theme.words.gettext("How strong is your low back pain right now?"))
        self.picker = ScorePicker(theme)
        self.picker.setAccessibleName(question.text())
        self.note = LineEdit(theme, name=theme.words.gettext("Note"), hint=theme.words.gettext("A note, if you like"))
        self.go_on = Button(theme, theme.words.gettext("Continue"), kind="filled", size=52)
        self.skip = Button(theme, theme.words.gettext("Skip"), size=52)
        self.go_on.setToolTip(theme.words.gettext("Continue (Enter)"))
        self.skip.setToolTip(theme.words.gettext("Skip (S)"))
        self._offer: Callable[[int], str] = _no_offer
        self._why = Label(theme, BODY)
        self.gentle = Button(theme, theme.words.gettext("Gentle day instead"), size=52)
        self.gentle.setToolTip(theme.words.gettext("Gentle day instead (G)"))
        self.gentle.clicked.connect(self._choose_gentle)
        self.picker.chosen.connect(self._on_chosen)
        self.go_on.clicked.connect(self._answer)
        self.skip.clicked.connect(self._skip)
        self._lay_out(self._title, self._lead, question)

    def ask(
        self, title: str, lead: str, offer: Callable[[int], str] = _no_offer, draft: ScoreAnswer | None = None
    ) -> None:
        """Ask again under a title, with a quieter line below it (may be empty).

        `offer` returns the text that offers a gentle day for a score; empty for no offer. `draft` is what was picked
        and typed before the question was left.
        """
        self._offer = offer
        self._title.say(title)
        self._lead.say(lead)
        self.setAccessibleName(f"{title}. {lead}" if lead else title)
        self._lead.setVisible(bool(lead))
        self.note.setText(draft.note if draft else "")
        self._clear()
        if draft and draft.value is not None:
            self.picker.choose(draft.value)

    def offer_for(self, value: int) -> str:
        """The text with which a gentle day is offered for a score; empty for no offer."""
        return self._offer(value)

    def event(self, event: QEvent) -> bool:
        """Accept our keys before they reach the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and key_of(event) in _KEYS:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Continue, skip or choose, once for each press; a digit is a score wherever the focus is but in the note."""
        key = key_of(event)
        if event.isAutoRepeat() and key in _KEYS:
            return
        act = self._act_of(key)
        act() if act else self.picker.keyPressEvent(event)

    def _act_of(self, key: int) -> Callable[[], object] | None:
        """What a key does here; None for the keys of the picker."""
        if key in _ENTER:
            if self.gentle.hasFocus():
                return self._choose_gentle
            return self._skip if self.skip.hasFocus() else self._answer
        acts: dict[int, Callable[[], object]] = {
            Qt.Key.Key_Escape: self.picker.focus_quietly if self.note.hasFocus() else self._leave,
            Qt.Key.Key_S: self._skip, Qt.Key.Key_G: self._choose_gentle,
            Qt.Key.Key_Backspace: self._clear, Qt.Key.Key_Delete: self._clear,
        }  # fmt: skip
        return acts.get(key)

    def _leave(self) -> None:
        self.left.emit(self._so_far())

    def _on_chosen(self, value: int) -> None:
        self.go_on.setEnabled(True)
        self.skip.setEnabled(False)
        self._show_offer(self._offer(value))

    def _clear(self) -> None:
        """Choose nothing, so that the question can be skipped."""
        self.picker.clear()
        self.skip.setEnabled(True)
        self.go_on.setEnabled(False)
        self._show_offer("")
        self.picker.focus_quietly()

    def _show_offer(self, text: str) -> None:
        self._why.say(text)
        self.gentle.setVisible(bool(text))
        self._page.fit()

    def _answer(self) -> None:
        if self.picker.value is not None:
            self.answered.emit(self._so_far())

    def _choose_gentle(self) -> None:
        if self.gentle.isVisible():
            self.gentle_chosen.emit(self._so_far())

    def _skip(self) -> None:
        self.answered.emit(self._so_far())

    def _so_far(self) -> ScoreAnswer:
        return ScoreAnswer(self.picker.value, self.note.text().strip())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the reason for a gentle day scrolls with the question, and only its button stays in view.

        In other windows the room of the offer is kept while it is hidden, so that no button moves under the pointer.
        """
        low = self.height() < LOW
        self._title.set_pixels(LARGE if low else TITLE)
        policy = self.gentle.sizePolicy()
        policy.setRetainSizeWhenHidden(not low)
        self.gentle.setSizePolicy(policy)
        if low:
            self._inside.addWidget(self._why)
        else:
            self._offered.insertWidget(0, self._why, 1)
        super().resizeEvent(event)

    def _foot(self) -> QWidget:
        foot = QWidget()
        rows, buttons, self._offered = QVBoxLayout(foot), QHBoxLayout(), QHBoxLayout()
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(12)
        buttons.setSpacing(12)
        buttons.addWidget(self.go_on, 2)
        buttons.addWidget(self.skip, 1)
        self._offered.setSpacing(16)
        self._offered.addWidget(self._why, 1)
        self._offered.addWidget(self.gentle)
        for row in (buttons, self._offered):
            rows.addLayout(row)
        return foot

    def _lay_out(self, title: Label, lead: Label, question: Label) -> None:
        column = QWidget()
        column.setMaximumWidth(_WIDEST)
        self._inside = QVBoxLayout(column)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(0)
        parts = ((title, 8), (lead, 28), (question, 20), (self.picker, 28), (self.note, 8))
        for part, space in parts:
            self._inside.addWidget(part)
            self._inside.addSpacing(space)
        self._page = CentredColumn(self._theme, column, self._foot())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page)

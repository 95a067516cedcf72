"""The sessions of a day, or all of them: look at one, correct it, delete it, undo that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from backcoach.phrases import Phrases
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.labels import Label
from backcoach.ui.design.scroll_area import ScrollArea
from backcoach.ui.design.theme import BODY, Theme
from backcoach.ui.design.undo_bar import UndoBar
from backcoach.ui.history.history_text import HistoryText
from backcoach.ui.history.session_panel import SessionPanel
from backcoach.ui.history.session_rows import ID, SessionRows

if TYPE_CHECKING:
    from backcoach.app.session_diary import ExerciseDone, SessionDiary, SessionReview, Undo
    from backcoach.history.records import Question, Score, SessionRecord

MOST = 200
"""Sessions that are listed at first; a row at the end shows all others."""
_TALL = 480
_LIST, _LIST_TALL = 236, 130


class SessionsDialog(Dialog):
    """A list at the left and the chosen session at the right. `day` is the one to show, None for all days."""

    correction_asked = Signal(object)
    """A `Score` without a session that the user wants to correct."""

    def __init__(
        self, theme: Theme, diary: SessionDiary, phrases: Phrases, name_of: Callable[[str], str], *,
        day: date | None = None, chosen: str = "", parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        words = HistoryText(phrases, name_of)
        title = theme.words.gettext("Your sessions") if day is None else words.day(day)
        super().__init__(theme, title, parent, width=880, least=740)
        self._words = words
        self.words = theme.words
        self._diary, self._phrases, self._name_of, self._day = diary, phrases, name_of, day
        self._review: SessionReview | None = None
        self._scores: dict[str, Score] = {}
        self._most, self._year = MOST, 0
        self.list = self._make_list()
        self.panel = SessionPanel(theme, phrases, name_of)
        self.nothing = Label(theme, BODY, "muted")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.panel if self.narrow else ScrollArea(self.panel))
        self._stack.addWidget(self.nothing)
        self.undo_bar = UndoBar(theme)
        self.delete = self.button(theme.words.gettext("Delete this session"), icon="delete")
        self.close_button = self.button(theme.words.gettext("Close"), usual=True)
        self._place_parts()
        self._connect()
        self._fill(chosen)
        self.fit()

    def _make_list(self) -> SessionRows:
        rows = SessionRows(self.theme)
        rows.setAccessibleName(self.words.gettext("Sessions"))
        if self.narrow:
            rows.setFixedHeight(self.theme.length(_LIST_TALL))
        else:
            rows.setFixedWidth(self.theme.length(_LIST))
        return rows

    def _place_parts(self) -> None:
        inside = QWidget()
        if not self.narrow:
            inside.setFixedHeight(_TALL)
        row = self.row(8)
        inside.setLayout(row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.list)
        right = QVBoxLayout()
        right.setSpacing(6)
        right.addWidget(self._stack, 1)
        right.addWidget(self.undo_bar)
        row.addLayout(right, 1)
        self.body.addWidget(inside)

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(lambda item, _: self._open(item))
        self.list.itemActivated.connect(self._activate)
        self.panel.score_given.connect(self._give_score)
        self.panel.hurt_changed.connect(self._mark)
        self.panel.note_changed.connect(self._keep_note)
        self.delete.clicked.connect(self.delete_session)
        self.list.deletion_asked.connect(self.delete_session)
        self.close_button.clicked.connect(self.accept)
        self.undo_bar.undone.connect(self.refresh)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self, self.undo_bar.undo)

    def refresh(self) -> None:
        """Read the list and the chosen session again."""
        self._fill(self._chosen())

    def _chosen(self) -> str:
        item: QListWidgetItem | None = self.list.currentItem()
        return "" if item is None else str(item.data(ID))

    def _fill(self, chosen: str) -> None:
        sessions = self._diary.sessions(self._day, self._most + 1)
        self._year = sessions[0].started_at.year if sessions else 0
        place = max(0, self.list.currentRow())
        self.list.blockSignals(True)
        self.list.clear()
        for session in sessions[: self._most]:
            self.list.add(session.id, *self._row(session))
        self._scores = {score.id: score for score in self._diary.check_ins(self._day)} if self._day else {}
        for score in self._scores.values():
            told = self.words.gettext(
                "{value}, {question}", value=score.value, question=self._words.question(score.question)
            )
            self.list.add(score.id, told, f"{score.at:%H:%M}")
        if len(sessions) > self._most:
            self.list.add("", self.words.gettext("Earlier sessions…"), "")
        self.list.blockSignals(False)
        self._choose(chosen, place)

    def _choose(self, chosen: str, place: int) -> None:
        """Choose a row by its id, or the row at a place if that id is gone."""
        rows = [self.list.item(row) for row in range(self.list.count())]
        found = next((row for row, item in enumerate(rows) if chosen and item.data(ID) == chosen), None)
        self.list.setCurrentRow(min(place, len(rows) - 1) if found is None else found)
        self._open(self.list.currentItem())

    def _row(self, session: SessionRecord) -> tuple[str, str]:
        when = self._words.moment_in_two(session.started_at, self._year, on_paper=session.from_paper)
        told = when.splitlines()[-1] if self._day else when.replace("\n", ", ")
        return self._name_of(session.routine), f"{told} · {self._phrases.duration(session.active_s)}"

    def _open(self, item: QListWidgetItem | None) -> None:
        """Show the session of a row, or what else the row is about."""
        id = str(item.data(ID)) if item else ""
        self._review = self._diary.review(id) if id and id not in self._scores else None
        self.delete.setEnabled(self._review is not None)
        self._stack.setCurrentIndex(0 if self._review else 1)
        if self._review:
            self.panel.show_session(self._review, self._when(self._review.session))
        elif id in self._scores:
            self.nothing.say(self.words.gettext("A score without a session. Enter corrects it."))
        else:
            self.nothing.say(self.words.gettext("No session here.") if item is None else "")

    def _when(self, session: SessionRecord) -> str:
        how = {
            "finished": self.words.gettext("finished"),
            "stopped": self.words.gettext("stopped"),
            "running": self.words.gettext("interrupted"),
        }[session.state]
        parts = (
            self._words.moment(session.started_at, on_paper=session.from_paper),
            self._phrases.duration(session.active_s), how,
        )  # fmt: skip
        return " · ".join(parts)

    def _activate(self, item: QListWidgetItem) -> None:
        id = str(item.data(ID))
        if id in self._scores:
            self.correction_asked.emit(self._scores[id])
            self.refresh()
        elif not id:
            self._most = 10 * self._most
            self.refresh()

    # changes

    def _give_score(self, question: Question, value: int) -> None:
        if self._review is None:
            return
        review, given = self._review, self._review.before if question == "now-before" else self._review.after
        if given and given.value == value:
            return
        undo = self._diary.set_score(review, question, value)
        self._changed(undo)

    def _mark(self, exercise: ExerciseDone, hurt: bool) -> None:
        if self._review:
            self._changed(self._diary.set_hurt(self._review.session.id, exercise, hurt=hurt))

    def _keep_note(self, note: str) -> None:
        if self._review:
            self._changed(self._diary.set_note(self._review.session, note))

    def _changed(self, undo: Undo) -> None:
        self._review = self._diary.review(self._review.session.id) if self._review else None
        self.undo_bar.offer(self.words.gettext("Saved."), undo)

    def delete_session(self) -> None:
        """Delete the chosen session with its scores, and offer to undo that."""
        if self._review:
            undo = self._diary.delete(self._review.session.id)
            self.undo_bar.offer(self.words.gettext("Deleted, with its scores."), undo)
            self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on a row without a session opens what the row is about."""
        item: QListWidgetItem | None = self.list.currentItem() if self.list.hasFocus() else None
        if item is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self._review:
            self._activate(item)
        else:
            super().keyPressEvent(event)

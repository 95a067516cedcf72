"""The editor of one routine, over the window: its exercises, how much of each, and facts about the whole."""

from collections.abc import Callable

from msgspec.structs import replace
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.app.own.drafts import RoutineDraft
from backcoach.app.own.routine_edits import added, moved, removed, stretches_last, with_item
from backcoach.app.own.routine_facts import RoutineFacts
from backcoach.catalog import Routine, RoutineItem
from backcoach.phrases import Phrases
from backcoach.session import choose
from backcoach.session.settings import Level
from backcoach.ui.design.announcing import announce
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.editor.add_panel import AddPanel
from backcoach.ui.editor.columns import Columns
from backcoach.ui.editor.dose_panel import DosePanel
from backcoach.ui.editor.facts_panel import FactsPanel
from backcoach.ui.editor.head_panel import HeadPanel
from backcoach.ui.editor.history_buttons import history_buttons
from backcoach.ui.editor.item_list import ItemList
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_rows import ExerciseRow

WIDE = 1180


class RoutineEditor(Dialog):
    """Changes a draft, which writes each step to the file; so closing the editor needs no question.

    `facts` gives the facts of any routine.
    """

    own_asked = Signal(str)
    """The user wants a new exercise of their own; carries the line that was typed for it."""

    def __init__(
        self, theme: Theme, draft: RoutineDraft, library: Library, phrases: Phrases,
        facts: Callable[[Routine], RoutineFacts], thumbnail: Thumbnail, level: Level, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("Your routine"), parent, width=WIDE)
        self._draft, self._library, self._phrases = draft, library, phrases
        self._facts, self._level = facts, level
        self.to_try: Routine | None = None
        """What to play, if the user left the editor with *Try it*."""
        words = theme.words
        self.head = HeadPanel(theme)
        self.add = AddPanel(theme, library, phrases, thumbnail)
        self.items = ItemList(theme, thumbnail, words.gettext("Exercises of the routine"))
        self.dose = DosePanel(theme, level)
        self.plan = FactsPanel(theme, phrases, library.name_of)
        self._lay_out_body(theme)
        self._make_foot()
        self._connect()
        draft.changed.connect(self._show)
        self.finished.connect(lambda: draft.changed.disconnect(self._show))
        self._show(draft.record)
        self.items.choose(0)
        self._show_item()
        self.fit(620)
        self.add.field.setFocus()

    def _lay_out_body(self, theme: Theme) -> None:
        hint = Label(theme, SMALL, "muted")
        hint.say(theme.words.gettext("Drag a row, or move it with Alt and an arrow key."))
        middle, right = QWidget(), QWidget()
        for part, widgets in ((middle, (self.items, hint)), (right, (self.plan, self.dose))):
            column = QVBoxLayout(part)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(12)
            for widget in widgets:
                column.addWidget(widget)
            column.addStretch()
        self.body.addWidget(self.head)
        self.body.addWidget(Columns(((self.add, 3), (middle, 3), (right, 4)), narrowest=270))
        self.body.addStretch()

    def _make_foot(self) -> None:
        words = self.theme.words
        self.undo, self.redo = history_buttons(self)
        self.try_it = self.button(words.gettext("Try it from here"), icon="play")
        done = self.button(words.gettext("Done"), kind="filled")
        self.undo.clicked.connect(self._draft.undo)
        self.redo.clicked.connect(self._draft.redo)
        self.try_it.clicked.connect(self._try)
        done.clicked.connect(self.accept)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, self._draft.undo), (QKeySequence.StandardKey.Redo, self._draft.redo),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _connect(self) -> None:
        draft = self._draft
        self.head.changed.connect(draft.change)
        self.add.added.connect(self._add)
        self.add.own_asked.connect(self.own_asked)
        self.items.chosen.connect(lambda _place: self._show_item())
        self.items.move_asked.connect(self._move)
        self.items.remove_asked.connect(self._remove)
        self.dose.changed.connect(self._change_item)
        self.dose.moved.connect(lambda step: self._move(self.items.place, self.items.place + step))
        self.dose.removed.connect(lambda: self._remove(self.items.place))
        self.plan.stretches_last_asked.connect(
            lambda: draft.change(stretches_last(draft.record, self._library.catalog))
        )
        self.plan.trouble.mine.clicked.connect(draft.keep_mine)
        self.plan.trouble.theirs.clicked.connect(draft.take_theirs)

    def add_item(self, item: RoutineItem) -> None:
        """Add an exercise that was just made."""
        self.add.refresh()
        self._add(item)

    def show_pictures(self) -> None:
        """Paint again, because a small picture has been drawn meanwhile."""
        self.add.found.show_pictures()
        self.items.show_pictures()

    def _add(self, item: RoutineItem) -> None:
        """Add after the chosen item, so that a list can be typed from its first line to its last."""
        place = self.items.place + 1
        self._draft.change(added(self._draft.record, item, place))
        self._choose(place)
        row = self._row(self._draft.record.items[place], self._draft.record)
        told = self.theme.words.gettext("Added: {name}, {dose}.", name=row.exercise.name, dose=row.line)
        announce(self.add.field, told)

    def _move(self, place: int, to: int) -> None:
        to = min(len(self._draft.record.items) - 1, max(0, to))
        self._draft.change(moved(self._draft.record, place, to), f"move-{self._draft.record.items[place].exercise}")
        self._choose(to)

    def _remove(self, place: int) -> None:
        self._draft.change(removed(self._draft.record, place))
        self._choose(min(place, len(self._draft.record.items) - 1))

    def _change_item(self, item: RoutineItem, topic: str) -> None:
        place = self.items.place
        self._draft.change(with_item(self._draft.record, place, item), topic and f"{topic}-{place}")

    def _choose(self, place: int) -> None:
        self.items.choose(place)
        self._show_item()

    def _show(self, routine: Routine) -> None:
        """Show the present routine."""
        place = self.items.place
        self.head.show_routine(routine)
        self.items.show_rows([self._row(item, routine) for item in routine.items])
        self.items.fit(len(routine.items))
        self.items.choose(min(max(0, place), len(routine.items) - 1))
        self._show_item()
        self.plan.show_facts(self._draft, self._facts(routine))
        self.undo.setEnabled(self._draft.can_undo)
        self.redo.setEnabled(self._draft.can_redo)
        self.try_it.setEnabled(bool(routine.items))

    def _row(self, item: RoutineItem, routine: Routine) -> ExerciseRow:
        exercise = self._library.catalog.exercise(item.exercise)
        dose = choose(exercise, item, routine, self._level)
        return ExerciseRow(exercise, " · ".join(filter(None, (self._phrases.dose(dose), item.note))))

    def _show_item(self) -> None:
        routine, place = self._draft.record, self.items.place
        if 0 <= place < len(routine.items):
            item = routine.items[place]
            self.dose.show_item(self._library.catalog.exercise(item.exercise), item, routine)
        else:
            self.dose.show_item(None, RoutineItem(exercise=""), routine)

    def _try(self) -> None:
        routine = self._draft.record
        self.to_try = replace(routine, items=routine.items[max(0, self.items.place) :])
        self.accept()

"""The left pane: the routine, the progress of its exercises, and the whole catalogue to search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise, Routine
from backcoach.phrases import Phrases
from backcoach.session import choose
from backcoach.session.settings import SessionSettings
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.scroll_area import PageArea
from backcoach.ui.design.theme import Theme
from backcoach.ui.exercises.routine_chooser import RoutineChoice, RoutineChooser
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ExerciseRow, RowState

if TYPE_CHECKING:
    from backcoach.ui.exercises.catalogue_page import CataloguePage


_SIDE = 14
"""Pixels free at either side."""


class ExercisePane(QWidget):
    """Shows one routine, and the catalogue; its signals carry ids of routines and exercises."""

    routines_asked = Signal()
    exercise_picked = Signal(str)
    menu_asked = Signal(int, str, object)
    """The place of an exercise in the routine, its id, and where on the screen its menu is wanted."""
    print_asked = Signal()
    settings_asked = Signal()
    safety_asked, keys_asked, data_asked = Signal(), Signal(), Signal()

    def __init__(
        self, theme: Theme, library: Library, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._library = library
        self._phrases = phrases
        self._theme = theme
        self._thumbnail = thumbnail
        self.chooser = RoutineChooser(theme, theme.words.gettext("Routine"))
        self.chooser.clicked.connect(self.routines_asked)
        self._routine_list = ExerciseList(theme, thumbnail, theme.words.gettext("Exercises of the routine"))
        self._routine_list.picked.connect(lambda _place, id: self.exercise_picked.emit(id))
        self._routine_list.menu_asked.connect(self.menu_asked)
        self._catalogue: CataloguePage | None = None
        self._routine: Routine | None = None
        self._foot_texts: list[tuple[Button, str]] = []
        self._pages = QStackedWidget()
        self._pages.addWidget(self._routine_list)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.chooser)
        column.addWidget(self._tabs(theme))
        column.addWidget(self._pages, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_SIDE, 18, _SIDE, 14)
        layout.setSpacing(10)
        layout.addWidget(PageArea(inside), 1)
        self._foot_row = self._foot(theme)
        layout.addLayout(self._foot_row)
        theme.changed.connect(self._fit_foot)

    def show_routine(
        self, routine: Routine, settings: SessionSettings, length_s: Callable[[Routine], float],
        care: Callable[[Exercise], Sequence[str]] = lambda _: (),
    ) -> None:  # fmt: skip
        """Show a routine with its doses, none of it done; `length_s` returns the seconds of any routine.

        The catalogue stays in view if it is the same routine as before.

        `care` returns what the user's cautions say about an exercise.
        """
        other = self._routine is None or self._routine.id != routine.id
        self._routine, self._settings, self._length_s, self._care = routine, settings, length_s, care
        self.chooser.show_choice(self._choice(routine))
        if other:
            self._show_page(0)
        self.show_progress(None, set())

    def show_progress(self, current: int | None, done: set[int]) -> None:
        """Mark the current item and those that are done."""
        routine = self._routine
        if routine is not None:
            rows = [self._row(routine, place, current, done) for place in range(len(routine.items))]
            self._routine_list.show_rows(rows)

    def show_pictures(self) -> None:
        """Paint again, because a picture was drawn meanwhile."""
        self._routine_list.show_pictures()
        if self._catalogue:
            self._catalogue.show_pictures()

    def search(self) -> None:
        """Go to the catalogue's search field."""
        self._show_page(1)
        if self._catalogue:
            self._catalogue.focus_search()

    def sizeHint(self) -> QSize:
        """Wide enough for a picture and a name."""
        return QSize(296, 600)

    def _row(self, routine: Routine, place: int, current: int | None, done: set[int]) -> ExerciseRow:
        item = routine.items[place]
        exercise = self._library.catalog.exercise(item.exercise)
        dose = choose(exercise, item, routine, self._settings.level)
        state: RowState = "current" if place == current else "done" if place in done else ""
        words = {"current": self.words.gettext("now"), "done": self.words.gettext("done"), "": ""}[state]
        mine = self._library.has_my_dose(routine.id, exercise.id)
        mark = self.words.gettext("my dose") if mine else ""
        line = " · ".join(filter(None, (mark, self._phrases.dose(dose), item.note)))
        return ExerciseRow(exercise, line, state, words, " ".join(self._care(exercise)))

    def _choice(self, routine: Routine) -> RoutineChoice:
        summary = self._phrases.routine_summary(len(routine.items), self._length_s(routine))
        return RoutineChoice(routine.id, routine.name, summary)

    def _tabs(self, theme: Theme) -> FlowLayout:
        self._tab_buttons = QButtonGroup(self)
        for place, text in enumerate((self.words.gettext("Routine"), self.words.gettext("All exercises"))):
            button = Button(theme, text, kind="toggle", size=34, role="PageTab")
            button.setCheckable(True)
            self._tab_buttons.addButton(button, place)
        self._tab_buttons.idClicked.connect(self._show_page)
        return FlowLayout(self._tab_buttons.buttons(), spacing=6)

    def _show_page(self, place: int) -> None:
        """Show the routine (0) or the catalogue (1), which is made when it is first shown."""
        if place == 1 and self._catalogue is None:
            from backcoach.ui.exercises.catalogue_page import CataloguePage

            self._catalogue = CataloguePage(self._theme, self._library, self._phrases, self._thumbnail)
            self._catalogue.picked.connect(self.exercise_picked)
            self._pages.addWidget(self._catalogue)
        self._tab_buttons.button(place).setChecked(True)
        self._pages.setCurrentIndex(place)

    def _foot(self, theme: Theme) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        for text, icon, key, asked in (
            (self.words.gettext("Print"), "print", "Ctrl+P", self.print_asked),
            (self.words.gettext("Settings"), "settings", "Ctrl+,", self.settings_asked),
        ):
            button = Button(theme, text, kind="quiet", icon=icon, size=34)
            button.setToolTip(plain_tooltip(f"{text} ({key})"))
            button.clicked.connect(asked)
            row.addWidget(button)
            self._foot_texts.append((button, text))
        row.addStretch()
        for name, icon, key, asked in (
            (self.words.gettext("Safety page"), "safety", "F2", self.safety_asked),
            (self.words.gettext("Keys"), "keys", "F1", self.keys_asked),
            (self.words.gettext("Your data"), "folder", "F4", self.data_asked),
        ):
            button = Button(theme, kind="quiet", icon=icon, name=name, size=30)
            button.setToolTip(plain_tooltip(f"{name} ({key})"))
            button.clicked.connect(asked)
            row.addWidget(button)
        return row

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow pane the buttons at the foot are icons; their names remain for screen readers and tool tips."""
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        for button, text in self._foot_texts:
            button.setText(text)
        self._foot_row.invalidate()
        if self._foot_row.sizeHint().width() > self.width() - 2 * _SIDE:
            for button, _ in self._foot_texts:
                button.setText("")

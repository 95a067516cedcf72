"""The menu of an exercise in the routine: look at it, do only this one, change it for today, go to it in a session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu

from backcoach.session import choose
from backcoach.ui.design.long_menu import LongMenu
from backcoach.ui.design.theme import BODY

if TYPE_CHECKING:
    from backcoach.app.session_service import SessionService
    from backcoach.session.today import Today
    from backcoach.ui.main_view import MainView
    from backcoach.ui.session.swap_controller import SwapController

Entry = tuple[str, Callable[[], object]]


class RowMenu(QObject):
    """Makes the menu of one row; the signals carry the id of the exercise."""

    details_asked, lesson_asked, alone_asked, exercise_asked = Signal(str), Signal(str), Signal(str), Signal(str)
    dose_asked, dose_back_asked = Signal(str, str), Signal(str, str)
    """These two carry the routine as well, before the exercise."""

    def __init__(self, view: MainView, session: SessionService, swapping: SwapController) -> None:
        super().__init__(view.window)
        self._swapping = swapping
        self._view = view
        self._session = session
        self._words = view.theme.words

    def menu(self, place: int, id: str) -> QMenu:
        """The menu of the exercise at a place of the routine."""
        menu = LongMenu(self._view.theme, self._view.list)
        self._view.theme.dress(menu, BODY)
        for words, act in self.entries(place, id):
            menu.addAction(words).triggered.connect(lambda _=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        return menu

    def entries(self, place: int, id: str) -> list[Entry]:
        """What can be done now; during a session nothing that changes the routine."""
        words = self._words
        look: Entry = (words.gettext("How it goes"), lambda: self.details_asked.emit(id))
        learn: Entry = (words.gettext("Step by step"), lambda: self.lesson_asked.emit(id))
        if self._session.act == "session":
            return [look, learn, (words.gettext("Go to this one"), lambda: self._go_to(place)), *self._swaps(place)]
        if self._session.act != "idle":
            return [look]
        return [
            look,
            learn,
            (words.gettext("Only this one"), lambda: self.alone_asked.emit(id)),
            *self._forms(id),
            *self._amounts(place, id),
            *self._my_dose(id),
            *self._form(id),
            (words.gettext("Not today"), lambda: self._leave_out(id)),
            (words.gettext("Never show"), lambda: self._hide(id)),
        ]

    def _my_dose(self, id: str) -> list[Entry]:
        """The user's own dose in this routine, and back to the routine's; not for an exercise without a routine."""
        routine, library, words = self._view.routine.routine.id, self._view.services.library, self._words
        there = library.catalog.routines.get(routine)
        if there is None or id not in {item.exercise for item in there.items}:
            return []
        mine: Entry = (words.gettext("My dose…"), lambda: self.dose_asked.emit(routine, id))
        back: Entry = (words.gettext("The routine’s own dose"), lambda: self.dose_back_asked.emit(routine, id))
        return [mine, back] if library.has_my_dose(routine, id) else [mine]

    def _form(self, id: str) -> list[Entry]:
        """The form of an exercise that is the user's own."""
        own = self._view.services.own.is_own("exercises", id)
        words = self._words.gettext("Change the exercise…")
        return [(words, lambda: self.exercise_asked.emit(id))] if own else []

    def _swaps(self, place: int) -> list[Entry]:
        """Other forms of the exercise that is about to be done, or paused."""
        if place != self._session.item:
            return []
        return [
            (self._view.phrases.form(form, self._name(other)), partial(self._swapping.use, other))
            for form, other in self._swapping.forms()
        ]

    def _go_to(self, place: int) -> None:
        """Go on at the first set of an exercise."""
        step = next(index for index, step in enumerate(self._session.steps) if step.item == place)
        self._session.go_to(step)

    def _forms(self, id: str) -> list[Entry]:
        """Its other forms in its place, unless they are in the routine already."""
        there = {item.exercise for item in self._view.routine.routine.items}
        forms = self._view.services.planner.forms_of(id, there)
        return [
            (self._view.phrases.form(form, self._name(other)), partial(self._swap, id, other)) for form, other in forms
        ]

    def _name(self, id: str) -> str:
        return self._view.services.library.name_of(id)

    def _swap(self, id: str, other: str) -> None:
        self._change(id, self._today.swapping(id, other))

    def _amounts(self, place: int, id: str) -> list[Entry]:
        """A set less or more; in a circuit all have as many."""
        routine, planner = self._view.routine.routine, self._view.services.planner
        if routine.arrangement == "circuit":
            return []
        exercise = self._view.services.library.catalog.exercise(id)
        sets = choose(exercise, routine.items[place], routine, planner.session_settings.level).sets
        more: Entry = (self._words.gettext("One set more"), lambda: self._set_sets(id, sets + 1))
        less: Entry = (self._words.gettext("One set less"), lambda: self._set_sets(id, sets - 1))
        return [less, more] if sets > 1 else [more]

    def _set_sets(self, id: str, sets: int) -> None:
        self._change(id, self._today.with_sets(id, sets))

    @property
    def _today(self) -> Today:
        return self._view.services.planner.today

    def _change(self, id: str, today: Today) -> None:
        self._view.services.planner.change_today(id, today)

    def _leave_out(self, id: str) -> None:
        before, words = self._today, self._words
        self._change(id, before.leaving_out(id))
        name = self._view.services.library.name_of(id)
        said = words.gettext("“{name}” is left out until midnight.", name=name)
        self._view.stage.say(said, words.gettext("Undo"), lambda: self._change(id, before))

    def _hide(self, id: str) -> None:
        planner, words = self._view.services.planner, self._words
        planner.hide(id)
        said = words.gettext("“{name}” is left out of all routines.", name=self._view.services.library.name_of(id))
        self._view.stage.say(said, words.gettext("Undo"), lambda: planner.let_back_in(id))

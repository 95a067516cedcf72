"""The user's own routines: making, changing, copying and deleting them, from the routine chooser and by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog

from backcoach.problem import Problem
from backcoach.ui.share_controller import ShareController

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from backcoach.app.own.drafts import RoutineDraft
    from backcoach.app.session_service import SessionService
    from backcoach.catalog import Exercise, Routine, RoutineItem
    from backcoach.ui.editor.routine_editor import RoutineEditor
    from backcoach.ui.main_view import MainView
    from backcoach.ui.row_menu import RowMenu


class OwnController(QObject):
    """Opens the editor over the window; `tried` carries a routine to play at once."""

    tried = Signal(object)

    def __init__(self, view: MainView, session: SessionService) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self.share = ShareController(view, session)
        self._services = view.services
        self._words = view.theme.words

    def follow(self, menu: RowMenu) -> None:
        """Carry out what is chosen in the menus of rows."""
        menu.exercise_asked.connect(self.change_exercise)
        menu.dose_asked.connect(self.change_dose)
        menu.dose_back_asked.connect(self.put_dose_back)

    def commands(self) -> list[tuple[str, str]]:
        """What can be done with routines, and with the one in view: keys of `act`, and words."""
        words, routine = self._words, self._chosen
        own = self._services.own.is_own("routines", routine.id)
        mine = [("change", words.gettext("Change “{name}”…", name=routine.name))]
        last = [("delete", words.gettext("Delete “{name}”", name=routine.name))]
        copy = [("copy", words.gettext("Change a copy of “{name}”…", name=routine.name))]
        share = [("share", words.gettext("Share “{name}”…", name=routine.name))]
        new = [("new", words.gettext("New routine…"))]
        page = [("page", words.gettext("Hand “{name}” on as a page…", name=routine.name))]
        return [*new, *(mine if own else []), *copy, *share, *page, *(last if own else [])]

    def act(self, command: str) -> None:
        """Carry out one of the commands, unless a session is going on."""
        if self._session.act != "idle":
            self._view.stage.say(self._words.gettext("A session is going on; routines can be changed after it."))
            return
        acts: dict[str, Callable[[], None]] = {
            "new": self.new, "change": self.change, "copy": self.copy, "delete": self.delete,
            "share": self.share.share, "page": self.share.hand_on,
        }  # fmt: skip
        acts[command]()

    def new(self) -> None:
        """A new routine of the user's own, empty at first."""
        from backcoach.app.own.routine_edits import empty_routine

        words = self._words
        name = words.gettext("My routine")
        taken = {one.name for one in self._services.library.catalog.routines.values()}
        numbers = (words.gettext("My routine {number}", number=number) for number in range(2, 1000))
        name = name if name not in taken else next(one for one in numbers if one not in taken)
        id = self._services.own.new_id(name, "routine")
        self._edit(empty_routine(id, name, words.gettext("A routine of your own.")))

    def change(self) -> None:
        """The routine in view, as its file says; a shipped one is copied first."""
        routine = self._chosen
        if self._services.own.is_own("routines", routine.id):
            self._edit(self._services.library.as_filed(routine.id))
        else:
            self.copy()

    def copy(self) -> None:
        """A copy of the routine in view, to be changed."""
        routine = self._chosen
        name = self._words.gettext("{name}, my way", name=routine.name)
        draft = self._draft(self._services.own.copy_of(routine, name))
        draft.keep_mine()
        self._open(draft)

    def delete(self) -> None:
        """Delete the routine in view; the sentence that says so offers to bring it back."""
        routine, words = self._chosen, self._words
        try:
            bring_back = self._services.own.delete("routines", routine.id)
        except Problem as problem:
            self._view.stage.say(problem.said(words))
            return

        def undo() -> None:
            try:
                bring_back()
            except Problem as problem:
                self._view.stage.say(problem.said(words))
            else:
                self._services.settings.choose_routine(routine.id)

        said = words.gettext("“{name}” is deleted; your history keeps its sessions.", name=routine.name)
        self._view.stage.say(said, words.gettext("Undo"), undo)

    def change_dose(self, routine: str, id: str) -> None:
        """My dose of an exercise in a routine; it can be taken back at once, and later in the menu of its row."""
        from backcoach.ui.editor.dose_dialog import DoseDialog

        view, library, words = self._view, self._services.library, self._words
        found = library.catalog.routine(routine)
        exercise = library.catalog.exercise(id)
        before = next(item for item in found.items if item.exercise == id)
        level = self._services.settings.current.session.level
        dialog = DoseDialog(view.theme, exercise, before, found, level, view.window)
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.item == before:
            return
        had = before if library.has_my_dose(routine, id) else None
        self._use_dose(routine, id, dialog.item)
        said = words.gettext("My dose of “{name}” is used from now on.", name=exercise.name)
        view.stage.say(said, words.gettext("Undo"), lambda: self._use_dose(routine, id, had))

    def put_dose_back(self, routine: str, id: str) -> None:
        """The dose that the routine itself has."""
        self._use_dose(routine, id, None)

    def _use_dose(self, routine: str, id: str, item: RoutineItem | None) -> None:
        try:
            self._services.library.use_doses(routine, {id: item})
        except Problem as problem:
            self._view.stage.say(problem.said(self._words))

    def change_exercise(self, id: str) -> None:
        """An own exercise in its form; a shipped one is copied first, under a name of its own."""
        from msgspec.structs import replace

        own, library = self._services.own, self._services.library
        exercise = library.catalog.exercise(id)
        if not own.is_own("exercises", id):
            name = self._words.gettext("{name}, my way", name=exercise.name)
            figure = library.figure_of(id)
            exercise = replace(exercise, id=own.new_id(name, "exercise"), name=name, figure=figure)
        self._edit_exercise(exercise, self._view.window)

    def _add_own(self, editor: RoutineEditor, line: str) -> None:
        """Make an exercise that was typed, show its form over the editor, and add it to the routine."""
        from backcoach.app.own.exercise_edits import exercise_from
        from backcoach.app.own.typed_dose import read_typed
        from backcoach.catalog import RoutineItem

        typed = read_typed(line, self._words)
        name = typed.words[:1].upper() + typed.words[1:] or self._words.gettext("My exercise")
        made = exercise_from(typed, self._services.own.new_id(name, "exercise"), name)
        self._edit_exercise(made, editor)
        if made.id in self._services.library.catalog.exercises:
            editor.add_item(RoutineItem(exercise=made.id))

    def _edit_exercise(self, exercise: Exercise, over: QWidget) -> None:
        from backcoach.app.own.drafts import ExerciseDraft
        from backcoach.ui.editor.exercise_editor import ExerciseEditor

        view, library = self._view, self._services.library
        draft = ExerciseDraft(exercise, self._services.own.file("exercises", exercise.id), library)
        if not draft.is_written:
            draft.keep_mine()
        ExerciseEditor(view.theme, draft, library, view.phrases, view.thumbnails.picture, over).exec()
        library.pictures.tidy(exercise.id, {one.file for one in draft.record.pictures})
        others = {one.figure for one in library.catalog.exercises.values() if one.id != exercise.id}
        library.motion_files.tidy(exercise.id, {draft.record.figure, *others})
        library.reload()

    @property
    def _chosen(self) -> Routine:
        return self._services.planner.chosen

    def _draft(self, routine: Routine) -> RoutineDraft:
        from backcoach.app.own.drafts import RoutineDraft

        return RoutineDraft(routine, self._services.own.file("routines", routine.id), self._services.library)

    def _edit(self, routine: Routine) -> None:
        self._open(self._draft(routine))

    def _open(self, draft: RoutineDraft) -> None:
        from backcoach.ui.editor.routine_editor import RoutineEditor

        view, services = self._view, self._services
        editor = RoutineEditor(
            view.theme, draft, services.library, view.phrases, services.routine_facts, view.thumbnails.picture,
            services.settings.current.session.level, view.window,
        )  # fmt: skip
        view.thumbnails.drawn.connect(editor.show_pictures)
        editor.own_asked.connect(lambda line: self._add_own(editor, line))
        editor.exec()
        if not draft.is_written:
            return
        services.library.reload()
        services.settings.choose_routine(draft.record.id)
        if editor.to_try is not None:
            self.tried.emit(editor.to_try)

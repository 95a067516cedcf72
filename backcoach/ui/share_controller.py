"""Hands a routine over as one file, and takes in routines that others handed over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QFileDialog

from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.own.sharing import Incoming
    from backcoach.app.session_service import SessionService
    from backcoach.ui.main_view import MainView


PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".heic"})
"""Endings of files in which a code is looked for."""


class ShareController(QObject):
    """Asks where to, and shows what comes in before it is kept.

    `page_asked` carries a routine and the letters of its code.
    """

    page_asked = Signal(object, str)

    def __init__(self, view: MainView, session: SessionService) -> None:
        super().__init__(view.window)
        self._view = view
        self._session = session
        self._services = view.services
        self._words = view.theme.words

    def share(self) -> None:
        """Write the routine in view, with all that is the user's own in it, into a file."""
        from backcoach.app.own.shared_file import ENDING
        from backcoach.outside import replace_file

        routine = self._services.planner.chosen
        title, kind = self._words.gettext("Share “{name}”", name=routine.name), self._words.gettext("Routine")
        start = str(Path.home() / f"{routine.id}{ENDING}")
        chosen, _kind = QFileDialog.getSaveFileName(self._view.window, title, start, f"{kind} (*{ENDING})")
        if not chosen:
            return
        path = Path(chosen)
        path = path if path.suffix == ENDING else path.with_name(path.name + ENDING)
        try:
            self._services.refuse_own(path)
            replace_file(path, self._services.sharing.pack(routine))
        except Problem as problem:
            self._say(problem)
        except OSError as error:
            self._say(Problem("{path} cannot be written ({reason}).", path=path, reason=error.strerror))
        else:
            self._view.stage.say(self._words.gettext("“{name}” is in {path}.", name=routine.name, path=path))

    def hand_on(self) -> None:
        """The routine in view as one page with a code, if it is small enough for one."""
        routine = self._services.planner.chosen
        try:
            letters = self._services.sharing.letters(routine)
        except Problem as problem:
            self._say(problem)
        else:
            self.page_asked.emit(routine, letters)

    @staticmethod
    def takes(path: Path) -> bool:
        """Whether a file is a routine that was handed over, or a picture of one; any other one is for the import."""
        from backcoach.app.own.shared_file import is_shared

        return path.suffix.lower() in PICTURES or is_shared(path)

    def open(self, path: Path) -> None:
        """Show what a file holds, and take it in if the user wants that; the sentence about it offers Undo."""
        words = self._words
        if self._session.act != "idle":
            self._view.stage.say(words.gettext("A session is going on; the file can be opened after it."))
            return
        try:
            sharing = self._services.sharing
            is_picture = path.suffix.lower() in PICTURES
            incoming = sharing.look_at_picture(path) if is_picture else sharing.look(path)
            if not self._wants(incoming):
                return
            id, take_back = self._services.sharing.take_in(incoming)
        except Problem as problem:
            self._say(problem)
            return
        before = self._services.settings.current.routine
        self._services.settings.choose_routine(id)

        def undo() -> None:
            take_back()
            self._services.settings.choose_routine(before)

        name = self._services.library.name_of(id)
        self._view.stage.say(words.gettext("“{name}” is among your routines.", name=name), words.gettext("Undo"), undo)

    def _wants(self, incoming: Incoming) -> bool:
        from backcoach.session import choose
        from backcoach.ui.editor.incoming_dialog import IncomingDialog

        view, catalog = self._view, self._services.library.catalog
        exercises = {**catalog.exercises, **incoming.exercises}
        routine = incoming.routine
        lines = []
        for item in routine.items:
            dose = choose(exercises[item.exercise], item, routine, self._services.settings.current.session.level)
            told = (exercises[item.exercise].name, view.phrases.dose(dose), item.note)
            lines.append(" · ".join(filter(None, told)))
        dialog = IncomingDialog(view.theme, incoming, lines, view.phrases, view.window)
        return dialog.exec() == QDialog.DialogCode.Accepted

    def _say(self, problem: Problem) -> None:
        self._view.stage.say(problem.said(self._words))

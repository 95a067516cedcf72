"""Somebody who edits for ever in the real window, in a separate process, for tests that kill it meanwhile.

`python -m tests.editing FOLDER routine|figure` opens the window over a folder, and the editor of a new routine or the
figure of an exercise, and takes one step after the other by keys. After each it prints `kept`, the path of the file
that the step changed, and the file's content in a word.
"""

import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

LINES = ("plank 2 x 20 s", "bird dog 3 x 8 hold 5 s", "bridge 3 x 10", "sphinx", "one knee to chest 3 x 30 s")
KEYS = ("Up", "PgDown", "Space", "Left", "Shift+Up", "Ctrl+Z", "Right", "PgUp")


def told(path: Path) -> str:
    """The content of a file, in a word."""
    return sha256(path.read_bytes()).hexdigest()[:16] if path.exists() else "nothing"


def _routine(folder: Path, app: QApplication) -> Callable[[int], Path]:
    from backcoach.ui.editor.routine_editor import RoutineEditor
    from tests.studio import press

    path = folder / "routines/my-routine.toml"

    def step(number: int) -> Path:
        editor = app.activeModalWidget()
        assert isinstance(editor, RoutineEditor)
        if number % 7 == 6:
            press(editor.items, "Alt+Up")
        elif number % 11 == 10:
            press(editor, "Ctrl+Z")
        else:
            QTest.keyClicks(editor.add.field, LINES[number % len(LINES)])
            press(editor.add.field, "Return")
        return path

    return step


def _figure(folder: Path, app: QApplication) -> Callable[[int], Path]:
    from backcoach.ui.editor.posing_dialog import PosingDialog
    from tests.studio import press

    def step(number: int) -> Path:
        dialog = app.activeModalWidget()
        assert isinstance(dialog, PosingDialog)
        dialog.view.choose("right-hand" if number % 2 else "left-foot")
        press(dialog.view, KEYS[number % len(KEYS)])
        return folder / "motions/wide-figure-1.toml"

    return step


def _open_figure(studio: object) -> None:
    from backcoach.app.own.drafts import ExerciseDraft
    from backcoach.app.own.exercise_edits import empty_exercise
    from backcoach.app.own.posing_draft import begin_posing
    from backcoach.ui.editor.posing_dialog import PosingDialog
    from tests.studio import Studio

    assert isinstance(studio, Studio)
    services = studio.view.services
    draft = ExerciseDraft(empty_exercise("wide", "Wide"), services.own.file("exercises", "wide"), services.library)
    begun = begin_posing(draft, services.library, services.library.catalog.exercise("bird-dog"))
    PosingDialog(studio.view.theme, begun, studio.view.phrases, studio.window).exec()


def main(folder: Path, what: str) -> None:
    """Edit until the process is killed."""
    from tests.studio import Studio

    app = QApplication([])
    studio = Studio(app, folder)
    studio.load()
    step = (_routine if what == "routine" else _figure)(folder, app)
    number = 0

    def on() -> None:
        nonlocal number
        path = step(number)
        number += 1
        print("kept", path.relative_to(folder), told(path), flush=True)
        QTimer.singleShot(0, on)

    QTimer.singleShot(100, on)
    studio.controller.own.act("new") if what == "routine" else _open_figure(studio)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])

"""`python -m tests.ui.screens.walk TEXT [STATE…]`: goes through all states on the screen that Qt has, and tells faults.

TEXT is the size of text in per cent. Each line of the output is a fault; the screen is set by the environment.
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from backcoach.app.own.drafts import ExerciseDraft
from backcoach.app.own.exercise_edits import empty_exercise
from backcoach.app.own.posing_draft import begin_posing
from backcoach.ui.data.data_dialog import DataDialog
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.editor.posing_dialog import PosingDialog
from backcoach.ui.main_window import Part
from backcoach.ui.settings.settings_dialog import SettingsDialog
from backcoach.ui.welcome.welcome_dialog import WelcomeDialog
from tests.fakes import FakeClock
from tests.gallery.take import NOW
from tests.leftovers import destroy_widgets
from tests.shipped import read_motions_once
from tests.studio import SETTLED, Studio, seed_history
from tests.ui.screens.popups import menu_faults, tip_faults
from tests.ui.screens.rectangles import faults_of

Act = Callable[[Studio], object]


def _part(name: Part) -> Act:
    return lambda studio: studio.window.show_part(name)


def _catalogue(studio: Studio) -> None:
    studio.view.search()


def _running(seconds: float) -> Act:
    def act(studio: Studio) -> None:
        studio.start()
        studio.jump(seconds)

    return act


def _list_in_session(studio: Studio) -> None:
    _running(400)(studio)
    studio.window.show_part("list")


def _far(seconds: float) -> Act:
    def act(studio: Studio) -> None:
        _running(seconds)(studio)
        studio.controller.stage.toggle_far()

    return act


def _closing(studio: Studio) -> None:
    studio.start(5)
    studio.jump(1000)
    studio.controller.stage.questions.view.picker.choose(3)
    studio.controller.stage.questions.view.go_on.click()


def _after(studio: Studio) -> None:
    studio.start(5)
    studio.jump(1000)


def _brief(studio: Studio) -> None:
    _running(20)(studio)
    studio.session.stop("")


def _before(studio: Studio) -> None:
    studio.controller.stage.start()
    studio.controller.stage.questions.view.picker.choose(9)


def _lesson(studio: Studio) -> None:
    studio.controller.stage.lessons.teach("plank")
    for _ in range(5):
        studio.controller.stage.lessons.next()


def _view(name: str, *, table: bool = False) -> Act:
    def act(studio: Studio) -> None:
        studio.window.show_part("history")
        studio.view.history.views.switch.choose(name)
        if table:
            studio.view.history.show_table(on=True)

    return act


def _told_something(act: Act) -> Act:
    """A state with a message of two sentences and a button in it."""

    def told(studio: Studio) -> None:
        act(studio)
        studio.view.stage.say("my-stretch.toml: tempo: expected seconds `s` for every phase but hold, stay and pause.")
        studio.view.stage.say("There are some questions about last week, for your report.", "Answer", lambda: None)

    return told


def _row_menu(studio: Studio) -> None:
    studio.window.show_part("list")
    row = studio.view.services.planner.chosen.items[0].exercise
    studio.view.list.menu_asked.emit(0, row, studio.view.list.mapToGlobal(QPoint(40, 60)))


WINDOW: dict[str, Act] = {
    "start": _part("stage"),
    "list": _part("list"),
    "catalogue": _catalogue,
    "pain": _view("pain"),
    "table": _view("pain", table=True),
    "exercises": _view("exercises"),
    "keeping": _view("keeping"),
    "large chart": lambda studio: studio.controller.show_large_chart(),
    "details": lambda studio: studio.controller.show_details("bird-dog"),
    "before": _before,
    "get ready": _running(6),
    "movement": _running(400),
    "rest": _running(270),
    "list in a session": _list_in_session,
    "far": _far(33),
    "far side": _far(420),
    "far rest": _far(270),
    "after": _after,
    "closing": _closing,
    "lesson": _lesson,
    "brief": _brief,
    "row menu": _row_menu,
    **{
        f"message {name}": _told_something(act)
        for name, act in {
            "start": _part("stage"),
            "before": _before,
            "movement": _running(400),
            "far": _far(420),
            "after": _after,
            "closing": _closing,
            "brief": _brief,
            "details": lambda studio: studio.controller.show_details("bird-dog"),
        }.items()
    },
}
CARDS = ("safety", "settings", "ask_feeling", "stop", "keys", "change_keys", "about", "check_in", "past_week",
         "welcome", "sessions", "report")  # fmt: skip


def walk(app: QApplication, text: int, wanted: list[str]) -> Iterator[str]:
    """The faults of all states, or of those that are wanted."""
    for name, act in WINDOW.items():
        if not wanted or name in wanted:
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
                studio = _studio(app, Path(data), text)
                act(studio)
                yield from _told(app, name, studio.window)
                studio.destroy()
                destroy_widgets()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as data:
        studio = _studio(app, Path(data), text)
        for name, open_card in _cards(studio).items():
            if not wanted or name in wanted:
                yield from _card(app, studio, name, open_card)
        studio.destroy()


def _card(app: QApplication, studio: Studio, name: str, open_card: Callable[[], object]) -> list[str]:
    found = list[str]()

    def look(card: QDialog) -> None:
        found.extend(_pages(app, name, card))

    studio.over(open_card, look)
    return found


def _studio(app: QApplication, data: Path, text: int) -> Studio:
    seed_history(data, NOW, 20)
    studio = Studio(app, data, clock=FakeClock(NOW), preferences=msgspec.structs.replace(SETTLED, text_size=text),
                    size=app.primaryScreen().availableSize().toTuple())  # fmt: skip
    studio.view.services.journal.open()
    studio.read_safety()
    studio.load()
    studio.window.move(0, 0)
    return studio


def _cards(studio: Studio) -> dict[str, Callable[[], object]]:
    dialogs, controller = studio.controller.dialogs, studio.controller
    return {
        **{name: getattr(dialogs, name) for name in CARDS},
        "sheet": controller.print_sheet,
        "paper diary": controller.type_in_sheet,
        "data": controller.your_data,
        "routine editor": lambda: controller.own.act("copy"),
        "own exercise": lambda: controller.own.change_exercise("bird-dog"),
        "figure": lambda: _pose(studio),
        "my dose": lambda: controller.own.change_dose("seven-actions", "open-book"),
        "code page": lambda: controller.own.act("page"),
    }


def _pose(studio: Studio) -> None:
    """The figure of an exercise of one's own."""
    services = studio.view.services
    draft = ExerciseDraft(empty_exercise("wide", "Wide"), services.own.file("exercises", "wide"), services.library)
    begun = begin_posing(draft, services.library, services.library.catalog.exercise("bird-dog"))
    PosingDialog(studio.view.theme, begun, studio.view.phrases, studio.window).exec()


def _pages(app: QApplication, name: str, card: QDialog) -> Iterator[str]:
    """The faults of all pages of a card."""
    many = len(card.forms) if isinstance(card, SettingsDialog) else 1
    many = len(card.pages) if isinstance(card, DataDialog) else 3 if isinstance(card, WelcomeDialog) else many
    for page in range(many):
        if many > 1:
            card.show_page(page)  # type: ignore[attr-defined]
        assert isinstance(card, Dialog)
        yield from _told(app, f"{name} {page}", card)


def _told(app: QApplication, name: str, window: QWidget) -> Iterator[str]:
    for _ in range(4):
        app.processEvents()
    area = app.primaryScreen().availableGeometry()
    for fault in (*faults_of(window, area), *menu_faults(app, window, area), *tip_faults(app, window, area)):
        yield f"{name}: {fault}"


def main(text: int, wanted: list[str]) -> None:
    """Print the faults."""
    app = QApplication([])
    read_motions_once(pytest.MonkeyPatch())
    for fault in walk(app, text, wanted):
        print(fault)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])

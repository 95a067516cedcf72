"""What a screen reader finds in each view: controls have names and fitting roles, mere boxes have no names."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtWidgets import QWidget

from backcoach.app.preferences import Preferences
from tests.studio import Studio, seed_history
from tests.ui.accessible_tree import Node, tree_of
from tests.ui.conftest import OpenStudio

MERE_BOXES = {"Client", "LayeredPane", "Border", "NoRole"}
"""Roles that a screen reader reads as "filler", "panel" and the like; Qt's own for what only holds other things."""
CONTROLS = {
    "Animation", "Button", "ButtonMenu", "Cell", "CheckBox", "Chart", "ColumnHeader", "ComboBox", "EditableText",
    "Form", "List", "ListItem", "PageTab", "Paragraph", "PushButton", "RadioButton", "Section", "Slider", "SpinBox",
    "StaticText", "Table",
}  # fmt: skip


def faults(widget: QWidget) -> list[str]:
    """What is wrong with the tree of a widget, a line for each node."""
    return [str(node) for node in tree_of(widget) if _is_wrong(node)]


def _is_wrong(node: Node) -> bool:
    if node.role in MERE_BOXES:
        return bool(node.name) and bool(node.path)
    return node.focusable and bool(node.path) and not (node.name and node.role in CONTROLS)


def roles(widget: QWidget, name: str) -> set[str]:
    """The roles of everything of that name in view."""
    return {node.role for node in tree_of(widget) if node.name == name}


@pytest.fixture
def seeded(open_studio: OpenStudio, tmp_path_factory: pytest.TempPathFactory) -> Studio:
    """The window of a user with three weeks of history."""
    from tests.fakes import FakeClock

    clock = FakeClock()
    folder = tmp_path_factory.mktemp("seeded")
    seed_history(folder, clock.now(), 20)
    return open_studio(folder=folder, clock=clock)


def test_every_view_of_the_window(seeded: Studio) -> None:
    window, view = seeded.window, seeded.view
    assert faults(window) == [], "at rest"
    (frame,) = (node for node in tree_of(window) if not node.path)
    assert frame.role == "Window"
    assert roles(window, "Pain") == {"PageTab"}
    assert roles(window, "2 weeks") == {"RadioButton"}
    for name in ("exercises", "keeping"):
        view.history.views.switch.choose(name)
        assert faults(window) == [], name
    view.history.views.switch.choose("pain")
    view.history.show_table(on=True)
    assert faults(window) == [], "table"
    view.list.search()
    assert faults(window) == [], "catalogue"
    seeded.controller.show_details("bird-dog")
    assert faults(window) == [], "an exercise"
    seeded.controller.show_large_chart()
    assert faults(window) == [], "large chart"


def test_every_view_of_a_session(seeded: Studio) -> None:
    window = seeded.window
    seeded.controller.stage.start()
    assert faults(window) == [], "question"
    groups = [node for node in tree_of(window) if node.role == "Grouping"]
    assert "How strong is your low back pain right now?" in [node.name for node in groups]
    seeded.session.begin(4, "")
    seeded.play(6)
    assert faults(window) == [], "session"
    seeded.controller.stage.toggle_far()
    assert faults(window) == [], "follow-along"
    seeded.controller.stage.toggle_far()
    seeded.session.stop("other")
    assert faults(window) == [], "question after"
    seeded.session.answer_after(2, "")
    seeded.controller.stage.questions.ended.emit([])
    assert faults(window) == [], "closing page"


DIALOGS: dict[str, Callable[[Studio], object]] = {
    "safety": lambda studio: studio.controller.dialogs.safety(),
    "check in": lambda studio: studio.controller.dialogs.check_in(),
    "past week": lambda studio: studio.controller.dialogs.past_week(),
    "sessions": lambda studio: studio.controller.dialogs.sessions(),
    "sheet": lambda studio: studio.controller.print_sheet(),
    "report": lambda studio: studio.controller.dialogs.report(),
    "ticked sheet": lambda studio: studio.controller.type_in_sheet(),
    "keys": lambda studio: studio.controller.dialogs.keys(),
    "change keys": lambda studio: studio.controller.dialogs.change_keys(),
    "about": lambda studio: studio.controller.dialogs.about(),
}


def test_every_dialog(seeded: Studio) -> None:
    wrong: list[str] = []

    def note(name: str, dialog: QWidget) -> None:
        wrong.extend(f"{name}: {one}" for one in faults(dialog))

    for name, opened in DIALOGS.items():
        with seeded.answering(partial(note, name)):
            opened(seeded)
    assert wrong == []


def test_every_page_of_the_dialogs_with_tabs(seeded: Studio) -> None:
    wrong: list[str] = []

    def turn(dialog: QWidget) -> None:
        for place in dialog.tabs.segments:  # type: ignore[attr-defined]
            dialog.show_page(place)  # type: ignore[attr-defined]
            wrong.extend(f"{place}: {one}" for one in faults(dialog))

    with seeded.answering(turn):
        seeded.controller.dialogs.settings()
    with seeded.answering(turn):
        seeded.controller.your_data()
    assert wrong == []


def test_every_page_of_the_welcome(open_studio: OpenStudio) -> None:
    studio = open_studio(bare=True, preferences=Preferences())
    wrong: list[str] = []

    def turn(dialog: QWidget) -> None:
        for page in range(3):
            dialog.show_page(page)  # type: ignore[attr-defined]
            wrong.extend(f"{page}: {one}" for one in faults(dialog))

    with studio.answering(turn):
        studio.load()
    assert wrong == []

"""What must be true of all of the window's code and of all of its widgets."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QScrollBar,
    QWidget,
)

from backcoach.ui.design.control_style import ControlStyle
from tests.corner import sampled
from tests.places import ROOT
from tests.studio import Studio
from tests.ui.conftest import OpenStudio

CODE = sorted((ROOT / "backcoach" / "ui").rglob("*.py"))
NEEDS_A_NAME = (QAbstractButton, QAbstractItemView, QAbstractSlider, QAbstractSpinBox, QComboBox, QLineEdit)


@cache
def tree_of(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call in a file with the last word of the called name."""
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", ""), node


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


def shows_plain_text(call: ast.Call, argument: ast.expr) -> bool:
    """Whether a tooltip's text is a translated literal, or goes through `plain_tooltip`."""
    function = argument.func if isinstance(argument, ast.Call) else None
    called = getattr(function, "attr", getattr(function, "id", ""))
    return called in ("plain_tooltip", "gettext", "pgettext", "ngettext")


@sampled
@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_a_tooltip_shows_plain_text(path: Path) -> None:
    """Qt takes a text with tags in it for HTML, and opens the pictures that it names."""
    for called, call in calls(path):
        if called in ("setToolTip", "showText"):
            place = 0 if called == "setToolTip" else 1
            assert shows_plain_text(call, call.args[place]), f"{name_of(path)}:{call.lineno}"
    text = path.read_text(encoding="utf-8")
    if "ToolTipRole" in text:
        assert "plain_tooltip(" in text, f"{name_of(path)}: what it gives for ToolTipRole"
    assert "TextFormat.RichText" not in text
    assert "TextFormat.AutoText" not in text


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_no_style_sheet_no_application_look_up_no_single_shot(path: Path) -> None:
    banned = {"setStyleSheet", "instance", "singleShot", "processEvents"}
    assert [called for called, _ in calls(path) if called in banned] == []


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_the_window_waits_for_another_process_only_as_it_closes(path: Path) -> None:
    # A second start asks the first window before it has one of its own.
    ends = {"close", "_call"} if path.name == "single_instance.py" else {"close"}
    closing = [node for node in ast.walk(tree_of(path)) if isinstance(node, ast.FunctionDef) and node.name in ends]
    allowed = {id(node) for function in closing for node in ast.walk(function)}
    waits = [call.lineno for called, call in calls(path) if called.startswith("waitFor") and id(call) not in allowed]
    assert waits == []


@pytest.mark.parametrize("path", CODE, ids=name_of)
def test_no_module_holds_state_that_changes(path: Path) -> None:
    tree = tree_of(path)
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Global)]
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and isinstance(node.value, ast.List | ast.Set):
            if ast.unparse(node).startswith("__all__"):
                continue
            pytest.fail(f"{name_of(path)}:{node.lineno}: a list or set of a module can be changed")


def test_no_text_says_what_it_must_not() -> None:
    never = (
        "treat", "therapy", "cure", "heal ", "heals", "relieve", "prevent", "rehabilitat", "prescription",
        "clinically proven", "patient", "correct posture", "weak core", "decompress", "realign", "improved because",
    )  # fmt: skip
    for path in CODE:
        for called, call in calls(path):
            if called == "tr" and isinstance(call.args[0], ast.Constant):
                text = str(call.args[0].value).casefold()
                assert not [word for word in never if word in text], f"{name_of(path)}:{call.lineno}"


def nameless(window: QWidget) -> list[QWidget]:
    """What can be worked or filled in and has no name to be read out."""
    found = [one for kind in NEEDS_A_NAME for one in window.findChildren(kind)]
    parts = (QScrollBar, QHeaderView)  # of something that has a name
    return [
        one
        for one in found
        if one.isVisible()
        and not isinstance(one, parts)
        and not isinstance(one.parent(), QAbstractSpinBox)
        and not heard(one)
    ]


def heard(widget: QWidget) -> str:
    """What a screen reader says: the name, or the text of a button."""
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")


def test_everything_in_the_window_has_a_name(studio: Studio) -> None:
    assert nameless(studio.window) == []
    studio.press("Ctrl+F")
    assert nameless(studio.window) == []
    studio.view.history.show_table(on=True)
    assert nameless(studio.window) == []
    studio.controller.show_details("bird-dog")
    assert nameless(studio.window) == []
    studio.view.stage.say("A message.", "Do it")
    studio.start()
    studio.jump(20)
    assert nameless(studio.window) == []
    studio.press("F11")
    assert nameless(studio.window) == []
    studio.jump(studio.view.routine.timeline.duration_s)
    assert nameless(studio.window) == []


@sampled
@pytest.mark.parametrize("key", ["C", "Ctrl+,", "Ctrl+P", "F1", "F2", "F3"])
def test_everything_in_every_dialog_has_a_name(studio: Studio, key: str) -> None:
    found: list[QWidget] = []

    def theme(dialog: QDialog) -> None:
        found.extend(nameless(dialog))
        found.extend([] if dialog.windowTitle() else [dialog])

    with studio.answering(theme):
        studio.press(key)
    assert found == []


def test_no_widget_carries_a_style_sheet(studio: Studio) -> None:
    studio.start()
    for widget in studio.app.allWidgets():
        assert widget.styleSheet() == "", widget
    assert studio.app.styleSheet() == ""
    style = studio.app.style()
    assert isinstance(style, ControlStyle)
    assert style.baseStyle().objectName() == "fusion"


@pytest.mark.parametrize("size", [(960, 600), (1366, 768), (1920, 1080)])
def test_every_button_is_large_enough_to_hit_and_inside_the_window(
    open_studio: OpenStudio, size: tuple[int, int]
) -> None:
    studio = open_studio(size=size)
    for prepare in (lambda: None, lambda: studio.press("Ctrl+F"), studio.start):
        prepare()
        studio.app.processEvents()
        for button in studio.window.findChildren(QAbstractButton):
            if button.isVisible() and not isinstance(button.parent(), QLineEdit):
                assert button.height() >= 30, button.accessibleName()
                assert button.width() >= 30, button.accessibleName()
                whole = button.visibleRegion().boundingRect()
                assert whole == button.rect(), (button.accessibleName(), whole, button.rect())


def test_the_ring_is_read_out_with_what_to_do(studio: Studio) -> None:
    studio.start()
    studio.jump(studio.view.routine.timeline.work_start_of(0) + 1)
    ring = studio.controller.stage.view._ring
    assert ring.accessibleName() == "Crocodile breathing, breathe in"
    studio.press("Space")
    assert ring.accessibleName() == "Crocodile breathing, paused"


def test_tab_reaches_everything_that_can_be_worked(studio: Studio) -> None:
    studio.start()
    studio.jump(20)
    seen: set[str] = set()
    for _ in range(60):
        studio.press("Tab")
        focus = studio.app.focusWidget()
        if focus is not None:
            seen.add(heard(focus))
    for name in ("Pause", "Next step", "Previous step", "That hurt", "Stop", "Check in", "Print", "Settings"):
        assert name in seen

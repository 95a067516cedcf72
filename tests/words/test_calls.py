"""Every message is a literal in a call that the collector sees: there is no other way to say something."""

import ast
from functools import cache
from pathlib import Path

import messages
from tests.corner import thorough
from tests.places import ROOT
from tests.trees import calls, nodes

CODE = [path for path in sorted((ROOT / "backcoach").rglob("*.py")) if path.parent.name != "words"]
OUTSIDE = {"problem.py"}
"""Defines Problem."""


@cache
def problems() -> frozenset[str]:
    return messages.problem_kinds(ast.parse(path.read_text(encoding="utf-8")) for path in messages.CODE.rglob("*.py"))


def collected() -> set[str]:
    return {*messages.CALLS, *problems()}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def is_literal(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def marked(path: Path) -> set[str]:
    """The constants of a file that are marked with N_ where they are defined."""
    return {
        name_of(node.targets[0])
        for node in nodes(path)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and name_of(node.value.func) == "N_"
    }


def where(path: Path, node: ast.expr) -> str:
    return f"{path.relative_to(ROOT)}:{node.lineno}: {ast.unparse(node)[:90]}"


@thorough
def test_every_message_is_a_literal() -> None:
    wrong = [
        where(path, call)
        for path in CODE
        for call in calls(path)
        if (carried := messages.carried(call, problems())) and path.name not in OUTSIDE
        if not all(is_literal(one) or name_of(one) in marked(path) for one in call.args[: len(carried)])
    ]
    assert not wrong, "\n".join(wrong)


def test_no_call_hides_behind_another_name() -> None:
    wrong = []
    for path in CODE:
        called = {id(call.func) for call in calls(path)}
        wrong += [
            where(path, node)
            for node in nodes(path)
            if isinstance(node, ast.Attribute) and node.attr in messages.CALLS and id(node) not in called
        ]
    assert not wrong, "\n".join(wrong)


def test_nothing_is_said_by_qt_s_own_translation() -> None:
    wrong = [
        where(path, call)
        for path in CODE
        for call in calls(path)
        if (name := name_of(call.func)) in {"tr", "_tr", "translate", "QCoreApplication"}
        if name != "translate" or len(call.args) == 2
        if name != "translate" or not isinstance(call.func, ast.Attribute) or "painter" not in ast.unparse(call.func)
    ]
    assert not wrong, "\n".join(wrong)


@thorough
def test_values_have_names() -> None:
    """A place without a name cannot be moved within a sentence, and a translator cannot know what it is."""
    wrong = [one.id for one in messages.messages() if "{}" in one.id or "{:" in one.id or "{0" in one.id]
    assert not wrong


GLUE = {", ", "; ", ": ", " – "}
NO_SENTENCES = {
    "inhibit_on_dbus.py",  # said to the system
    "fault_log.py",  # said to a log
    "display.py",  # a command to type
    "details_panel.py",  # typed in with commas, in every language
    "spoken_english.py",  # recordings in English
    "fonts.py",  # names of fonts
}
"""Files whose joined texts are not sentences for the user."""


def glued(node: ast.AST) -> bool:
    """Whether texts are put together by signs that another language may write otherwise."""
    if isinstance(node, ast.Call) and name_of(node.func) == "join" and isinstance(node.func, ast.Attribute):
        return isinstance(node.func.value, ast.Constant) and node.func.value.value in GLUE
    if isinstance(node, ast.JoinedStr):
        between = [one.value for one in node.values[1:-1] if isinstance(one, ast.Constant)]
        return any(text in GLUE for text in between)
    return False


def test_no_sentence_is_glued_from_parts() -> None:
    rooms = ("ui", "app", "sheets")
    wrong = [
        where(path, node)
        for path in CODE
        if path.relative_to(ROOT / "backcoach").parts[0] in rooms and path.name not in NO_SENTENCES
        for node in nodes(path)
        if isinstance(node, ast.expr) and glued(node)
    ]
    assert not wrong, "\n".join(wrong)

"""What a screen reader finds in a window, without one: the tree of Qt's accessible interfaces."""

from collections.abc import Iterator
from typing import NamedTuple

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QWidget


class Node(NamedTuple):
    """One thing in the tree; `path` has the roles and names above it."""

    role: str
    name: str
    focusable: bool
    path: tuple[str, ...]

    def __str__(self) -> str:
        return f"{' / '.join(self.path)} / {self.role} “{self.name}”"


def tree_of(widget: QWidget) -> Iterator[Node]:
    """Everything in view in a widget, from the outside in."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    yield from _below(root, ())


def said_of(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text that a screen reader gets of what is in view in a widget, with what it is."""
    root = QAccessible.queryAccessibleInterface(widget)
    assert root is not None
    yield from _said_below(root)


def _said_below(found: QAccessibleInterface) -> Iterator[tuple[str, str]]:
    if found.state().invisible:
        return
    for what in (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value, QAccessible.Text.Help):
        yield f"{found.role().name} {what.name}", found.text(what)
    for place in range(found.childCount()):
        child = found.child(place)
        if child.isValid():
            yield from _said_below(child)


def _below(found: QAccessibleInterface, path: tuple[str, ...]) -> Iterator[Node]:
    state = found.state()
    if state.invisible:
        return
    node = Node(found.role().name, found.text(QAccessible.Text.Name), bool(state.focusable), path)
    yield node
    for place in range(found.childCount()):
        child = found.child(place)
        if child.isValid():
            yield from _below(child, (*path, f"{node.role} “{node.name}”"))

"""In a language from the right every view is the mirror of the one from the left: what stood left stands right."""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QAbstractItemView, QAbstractSpinBox, QApplication, QCalendarWidget, QWidget

from tests.gallery.screens import CHOSEN
from tests.gallery.shots import SHOTS
from tests.gallery.take import Shot, Take
from tests.leftovers import destroy_widgets

Place = tuple[tuple[str, int], ...]
"""Where a widget is in the tree of widgets: each step by class and number among its like."""
ONE_WAY = QAbstractItemView | QAbstractSpinBox | QCalendarWidget
"""What Qt places itself."""
FEW = (
    "far-controls-light",
    "lesson-light",
    "own-editor-light",
    "dialog-check-in-light",
    "screen-640x360-100-before-light",
)
EVERY = [
    *(shot for shot in SHOTS if not shot.name.endswith("-dark")),
    *(shot for shot in CHOSEN if shot.size in ((640, 360), (480, 320)) and shot.theme == "light"),
]


def places(parent: QWidget, at: Place = ()) -> Iterator[tuple[Place, list[tuple[str, QRect]]]]:
    """The places of what is seen directly inside each widget."""
    children: list[tuple[str, QRect]] = []
    counts: dict[str, int] = {}
    for child in parent.children():
        if isinstance(child, QWidget) and not child.isWindow():
            name = type(child).__name__
            counts[name] = counts.get(name, 0) + 1
            if not child.isHidden() and not child.geometry().isEmpty():
                children.append((f"{name} {counts[name]}", child.geometry()))
                if not isinstance(child, ONE_WAY):
                    yield from places(child, (*at, (name, counts[name])))
    yield at, children


def beside(children: list[tuple[str, QRect]]) -> Iterator[tuple[str, str, bool]]:
    """Each two that stand beside each other, and whether the first is the left one."""
    for (one, first), (other, second) in combinations(children, 2):
        same_row = (
            min(first.bottom(), second.bottom()) - max(first.top(), second.top())
            > min(first.height(), second.height()) / 2
        )
        if same_row and (first.right() < second.left() or second.right() < first.left()):
            yield one, other, first.right() < second.left()


def seen(app: QApplication, folder: Path, shot: Shot, language: str) -> dict[Place, set[tuple[str, str, bool]]]:
    found: dict[Place, set[tuple[str, str, bool]]] = {}

    def look(window: QWidget) -> None:
        found.update({at: {*beside(children)} for at, children in places(window)})

    take = Take(app, folder / f"data-{language}", folder / "shot.png", shot, language, folder)
    take.look = look
    shot.act(take)
    take.finish()
    destroy_widgets()
    return found


@pytest.mark.parametrize(
    "shot", [pytest.param(shot, marks=() if shot.name in FEW else pytest.mark.thorough, id=shot.name) for shot in EVERY]
)
def test_what_stood_left_stands_right(qapp: QApplication, tmp_path: Path, shot: Shot) -> None:
    (tmp_path / "ar.po").write_text('msgid ""\nmsgstr ""\n', encoding="utf-8")  # English words, from the right
    english, mirrored = (seen(qapp, tmp_path, shot, language) for language in ("en", "ar"))
    both = english.keys() & mirrored.keys()
    wrong = [
        f"{at}: {one} and {other}"
        for at in both
        for one, other, left in english[at]
        if (one, other, left) in mirrored[at]
    ]
    assert not wrong, "\n".join(wrong)
    turned = [one for at in both for one, other, left in english[at] if (one, other, not left) in mirrored[at]]
    assert turned or shot.name not in FEW

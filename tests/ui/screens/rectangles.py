"""What is wrong with where things are: outside their window or the screen, one over another, or too small to hit."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from backcoach.ui.design.labels import Label
from backcoach.ui.design.notice import Notice
from backcoach.ui.history.chart import Chart

LEAST = 24
"""Pixels of the side of what is pressed (WCAG 2.2, 2.5.8)."""
PRESSED = (QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit)
SHOWN = (*PRESSED, QLabel, QAbstractItemView, Chart)


def faults_of(window: QWidget, work_area: QRect) -> list[str]:
    """A sentence for each fault of a window that is shown on a screen with that area for windows."""
    faults = []
    if not work_area.contains(window.frameGeometry()):
        faults.append(f"the window {_told(window.frameGeometry())} is outside the work area {_told(work_area)}")
    seen = [(part, accessible_box(part)) for part in parts(window)]
    for part, box in seen:
        faults += _faults_of(part, box, window)
    whole = [(part, box.intersected(clip)) for part, box in seen if (clip := clip_of(part, window)).intersects(box)]
    for (one, box), (other, over) in combinations(whole, 2):
        pressed = isinstance(one, PRESSED) and isinstance(other, PRESSED)
        over_text = _in_notice(one) != _in_notice(other) and not pressed  # a message over a session hides no control
        related = one.isAncestorOf(other) or other.isAncestorOf(one) or over_text
        if box.intersects(over) and not related:
            faults.append(f"{_name(one)} {_told(box)} and {_name(other)} {_told(over)} overlap")
    return faults


def parts(window: QWidget) -> Iterator[QWidget]:
    """Every part with words or a name that is shown, whole controls only."""
    for part in window.findChildren(QWidget):
        if not part.isVisible() or not isinstance(part, SHOWN) or not _name(part):
            continue
        parent = part.parentWidget()
        inside = False
        while parent is not None and parent is not window:
            inside = inside or isinstance(parent, (QAbstractSpinBox, QComboBox))
            parent = parent.parentWidget()
        if part.window() is window and not inside:
            yield part


def accessible_box(part: QWidget) -> QRect:
    """Where a screen reader and a tester of accessibility find it, in pixels of the screen."""
    interface = QAccessible.queryAccessibleInterface(part)
    return QRect(interface.rect())


def clip_of(part: QWidget, window: QWidget) -> QRect:
    """What of the screen a part can be seen in: its window, or the viewport that it is scrolled in."""
    area = scrolled_in(part, window)
    frame = window if area is None else area.viewport()
    box = QRect(frame.mapToGlobal(QPoint()), frame.size())
    return box if area is None else box.intersected(clip_of(area, window))


def scrolled_in(part: QWidget, window: QWidget) -> QAbstractScrollArea | None:
    """The nearest area in which a part is scrolled."""
    inner, parent = part, part.parentWidget()
    while parent is not None and inner is not window:
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is inner:
            return parent
        inner, parent = parent, parent.parentWidget()
    return None


def _faults_of(part: QWidget, box: QRect, window: QWidget) -> Iterator[str]:
    clip = clip_of(part, window)
    if scrolled_in(part, window) is None:
        if not clip.contains(box):
            yield f"{_name(part)} {_told(box)} is outside {_told(clip)}"
    elif box.left() < clip.left() or box.right() > clip.right():
        yield f"{_name(part)} {_told(box)} is cut at the side of {_told(clip)}"
    if isinstance(part, PRESSED) and min(box.width(), box.height()) < LEAST:
        yield f"{_name(part)} {_told(box)} is too small to hit"
    if isinstance(part, Label) and part.text() != part.accessibleName():
        yield f"{_name(part)} is cut: {part.text()}"
    if isinstance(part, Label) and part.wordWrap() and part.heightForWidth(part.width()) > part.height() + 1:
        yield f"{_name(part)} {_told(box)} has more lines than fit"


def _in_notice(part: QWidget) -> bool:
    parent: QWidget | None = part
    while parent is not None and not isinstance(parent, Notice):
        parent = parent.parentWidget()
    return parent is not None


def _name(part: QWidget) -> str:
    text = part.text() if isinstance(part, QLabel | QAbstractButton) else ""
    return part.accessibleName() or text


def _told(box: QRect) -> str:
    return f"({box.left()}, {box.top()}, {box.width()}×{box.height()})"

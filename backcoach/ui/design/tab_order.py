"""Brings the order in which Tab goes in line with the order in which one reads."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from backcoach.ui.design.layout_walk import widgets_of


def follow_layout(*layouts: QLayout | None) -> None:
    """Let Tab go through these layouts in their order; otherwise widgets that were made later would come last."""
    stops = [widget for layout in layouts if layout is not None for widget in _stops(layout)]
    for before, after in pairwise(stops):
        QWidget.setTabOrder(before, after)


def first_stop(layout: QLayout | None) -> QWidget | None:
    """Where Tab goes first in a layout: the first widget that can be used; None if there is none."""
    stops = _stops(layout) if layout is not None else iter(())
    return next((widget for widget in stops if widget.isVisible() and widget.isEnabled()), None)


def _stops(layout: QLayout) -> Iterator[QWidget]:
    for widget in widgets_of(layout):
        yield from _stops_in(widget)


def _stops_in(widget: QWidget) -> Iterator[QWidget]:
    stops = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    if stops:
        yield widget
    held = widget.widget() if isinstance(widget, QScrollArea) else widget
    inside = held.layout() if held is not None else None
    if inside is not None:
        yield from _stops(inside)
    elif not stops and held is not None:  # it places its children itself, in the order in which they were made
        for child in held.children():
            if isinstance(child, QWidget):
                yield from _stops_in(child)

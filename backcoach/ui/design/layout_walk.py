"""The widgets of a layout in the order in which they are laid out."""

from collections.abc import Iterator

from PySide6.QtWidgets import QLayout, QWidget


def widgets_of(layout: QLayout) -> Iterator[QWidget]:
    """Those of the layouts in it as well; what is inside a widget is not looked at."""
    for place in range(layout.count()):
        item = layout.itemAt(place)
        if item is None:
            continue
        inside, widget = item.layout(), item.widget()
        if inside is not None:
            yield from widgets_of(inside)
        elif widget is not None:
            yield widget

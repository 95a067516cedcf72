"""All words on a page in the order in which they are read, for screen readers."""

from collections.abc import Iterator

from PySide6.QtWidgets import QCheckBox, QLabel, QLayout, QWidget

from backcoach.ui.design.layout_walk import widgets_of

_ENDS = (".", ":", "?", "!", "…", ";", ",")


def whole_text(page: QLayout) -> str:
    """The labels, ticks and named rows of a layout, as sentences; without what is hidden, and without single signs."""
    words = (text if text.endswith(_ENDS) else f"{text}." for text in _texts(page) if len(text) > 1)
    return " ".join(words)


def _texts(layout: QLayout) -> Iterator[str]:
    for widget in widgets_of(layout):
        if not widget.isHidden():
            yield from _texts_of(widget)


def _texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QCheckBox):
        yield (widget.accessibleName() or widget.text()).strip().replace(" · ", ", ")
    elif getattr(widget, "accessible_role", "") == "ListItem":
        yield widget.accessibleName()
    elif (inside := widget.layout()) is not None:
        yield from _texts(inside)

"""The texts of a window, and what of them was never translated: in a made-up language that is outside its brackets."""

import re
from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QComboBox, QLabel, QLineEdit, QTableView, QWidget

from backcoach.ui.design.scroll_area import ScrollArea
from backcoach.ui.editor.dose_panel import LANGUAGES
from tests.gallery.own import OWN_WORDS
from tests.ui.accessible_tree import said_of

DATA = re.compile(
    r"^BackCoach \(MIT\) · .*|^(?:Datum|Schmerz|Notiz|OK)$"
    r"|BackCoach|English|backcoach|org\.backcoach\S*|/\S+|\S+\.(?:toml|db|csv|json|pdf)|S[0-9](?:, S[0-9])*"
    rf"|{'|'.join(map(re.escape, (*OWN_WORDS, *LANGUAGES.values())))}"
    r"|(?:Ctrl|Shift|F[0-9]+|Esc|Space|Home|Left|Right|Up|Down|Enter|Media \w+|PgUp|PgDown)"
    r"|[0-9]{1,2}:[0-9]{2}\s[AP]M\b|[0-9] [kM]B\b"
    r"|\b[A-Z]\b|\bT\b|[0-9]+ [smh]\b"
)
"""What is not translated: names, places, keys, sources, licences, the columns of a user's file."""
DAYS = re.compile(
    r"\b(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\b|\b(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\b"
)
"""Qt's own words for days and months, which follow the locale."""


def left_over(text: str) -> str:
    """The letters that stand outside the brackets and are no data."""
    while (shorter := re.sub(r"\[[^\[\]]*\]", "", text)) != text:
        text = shorter
    text = DAYS.sub("", DATA.sub("", text))
    return text.strip() if re.search(r"[A-Za-z]{2,}", text) else ""


def texts(widget: QWidget) -> Iterator[tuple[str, str]]:
    """Every text of a widget that somebody sees or hears, with what it is."""
    yield "title", widget.windowTitle()
    yield "tip", re.sub(r"<[^>]*>", "", widget.toolTip())
    yield "name", widget.accessibleName()
    yield "description", "" if isinstance(widget, ScrollArea) else widget.accessibleDescription()  # its labels' text
    if isinstance(widget, QLabel | QAbstractButton):
        yield "text", widget.text()
    if isinstance(widget, QLineEdit):
        yield "hint", widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (("item", widget.itemText(row)) for row in range(widget.count()))
    yield from (("action", action.text()) for action in widget.actions())
    if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
        columns = model.columnCount() if isinstance(widget, QTableView) else 1  # a list says it to nobody
        places = [model.index(row, column) for row in range(model.rowCount()) for column in range(columns)]
        for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            yield from (("row", said) for place in places if isinstance(said := model.data(place, role), str))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield "head", str(model.headerData(column, Qt.Orientation.Horizontal) or "")


def left_over_in(window: QWidget) -> set[str]:
    """What nobody translated of all that a window shows, and of what a screen reader says of it."""
    shown = [text for widget in (window, *window.findChildren(QWidget)) for text in texts(widget)]
    spoken = [(what, text) for what, text in said_of(window) if what != "Form Description"]  # its labels' text
    return {f"{what}: {text}" for what, text in (*shown, *spoken) if left_over(text)}

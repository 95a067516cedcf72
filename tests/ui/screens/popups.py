"""What is wrong with where menus and tool tips come up: outside the screen, or too low to hit."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QMenu,
    QPushButton,
    QStyle,
    QToolButton,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.screens.rectangles import LEAST

_FRAME = 3


def menu_faults(app: QApplication, window: QWidget, work_area: QRect) -> Iterator[str]:
    """A sentence for each fault of a menu that is open, or of a button in view, opened where Qt opens it."""
    buttons: list[QPushButton | QToolButton] = [*window.findChildren(QPushButton), *window.findChildren(QToolButton)]
    for button in buttons:
        if not button.isVisible() or (menu := button.menu()) is None:
            continue
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
        app.processEvents()
        yield from _faults_of(menu, work_area)
        menu.hide()
    for menu in window.findChildren(QMenu):
        if menu.isVisible():
            yield from _faults_of(menu, work_area)


def _faults_of(menu: QMenu, work_area: QRect) -> Iterator[str]:
    for action in menu.actions():
        box = menu.actionGeometry(action)
        if not action.isSeparator() and box.height() < LEAST:
            yield f"{action.text()} in a menu is too low to hit"
        seen = _inside(box.translated(menu.pos()))
        if menu.style().styleHint(QStyle.StyleHint.SH_Menu_Scrollable, None, menu):
            seen = QRect(seen.left(), work_area.top(), seen.width(), 1)  # its rows come by scrolling
        if not work_area.contains(seen):
            yield f"{action.text()} in a menu {box.translated(menu.pos())} is outside {work_area}"


def _inside(box: QRect) -> QRect:
    """A box without its frame, of which Qt lets some pixels lie outside."""
    return box.adjusted(_FRAME, _FRAME, -_FRAME, -_FRAME)


def tip_faults(app: QApplication, window: QWidget, work_area: QRect) -> Iterator[str]:
    """A sentence for each tool tip that does not fit on the screen."""
    for widget, text in _tips(window):
        QToolTip.showText(widget.mapToGlobal(widget.rect().center()), text, widget)
        app.processEvents()
        for label in app.topLevelWidgets():
            if label.metaObject().className() == "QTipLabel" and not work_area.contains(_inside(label.geometry())):
                yield f"the tip {text!r} {label.geometry()} is outside {work_area}"
    QToolTip.hideText()


def _tips(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    seen = set[str]()
    for widget in window.findChildren(QWidget):
        if not isValid(widget) or not widget.isVisible():
            continue
        texts = [widget.toolTip()]
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            places = [model.index(row, 0) for row in range(model.rowCount())]
            texts += [str(model.data(place, Qt.ItemDataRole.ToolTipRole) or "") for place in places[:60]]
        for text in texts:
            if text and text not in seen:
                seen.add(text)
                yield widget, text

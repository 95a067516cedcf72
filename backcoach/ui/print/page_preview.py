"""Pages on the screen as they will be printed: one as a preview, or all of them large enough to read."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcoach.sheets import Sheet, paint_page
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.theme import Theme


class PagePreview(QWidget):
    """One page of a sheet as it will be printed, as large as it fits; emits `clicked`."""

    accessible_role = "Graphic"

    clicked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: Sheet | None = None
        self._page = 0

    def show_page(self, sheet: Sheet, page: int, words: str) -> None:
        """Show a page by its index; `words` are its accessible name."""
        self._sheet, self._page = sheet, page
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """Large enough to see the layout."""
        return QSize(440, 600)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Report a click."""
        self.clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the page on white paper."""
        if self._sheet is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._sheet
        scale = min((self.width() - 4) / sheet.width, (self.height() - 4) / sheet.height)
        paper = QRectF(0, 0, sheet.width * scale, sheet.height * scale)
        paper.moveCenter(QRectF(self.rect()).center())
        paper.moveTop(2)
        painter.setPen(QPen(self._theme.color("line"), 1))
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRect(paper)
        painter.translate(paper.topLeft())
        painter.scale(scale, scale)
        paint_page(sheet, sheet.pages[self._page], painter)


_WIDE = 980
_BAR = 12
"""Pixels for the scroll bar."""


class PageCloseUp(Dialog):
    """All pages of a sheet one below the other, large enough to read."""

    def __init__(self, theme: Theme, title: str, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent, width=_WIDE)
        width = min(theme.length(_WIDE), self._room().width()) - 2 * self.side - _BAR
        self.pages = [PagePreview(theme) for _ in sheet.pages]
        for place, page in enumerate(self.pages):
            page.show_page(
                sheet, place, theme.words.gettext("Page {place} of {count}", place=place + 1, count=len(sheet.pages))
            )
            page.setFixedSize(width, round(width * sheet.height / sheet.width))
            self.body.addWidget(page)
        self._scroll.scroll_by_keys()
        self._scroll.setAccessibleName(title)
        close = self.button(theme.words.gettext("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()

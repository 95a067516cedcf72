"""A page on the screen as it will be on paper."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from backcoach.sheets import Sheet, paint_page
from backcoach.ui.design.theme import Theme


class PagePreview(QWidget):
    """One page of a sheet as it will be printed, as large as there is room; `looked_at` when it is clicked."""

    looked_at = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._sheet: Sheet | None = None
        self._page = 0

    def show_page(self, sheet: Sheet, page: int, words: str) -> None:
        """Show a page; `words` are its name for those who do not see it."""
        self._sheet, self._page = sheet, page
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """A page to look at, not to read word for word."""
        return QSize(440, 600)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click."""
        self.looked_at.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """White paper with the page on it."""
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

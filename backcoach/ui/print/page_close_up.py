"""All pages of a sheet, large enough to read every word."""

from PySide6.QtWidgets import QWidget

from backcoach.sheets import Sheet
from backcoach.ui.design.dialog import SIDE, Dialog
from backcoach.ui.design.theme import Theme
from backcoach.ui.print.page_preview import PagePreview

_WIDE = 980
_BAR = 12
"""Pixels beside the pages for the scroll bar."""


class PageCloseUp(Dialog):
    """The pages one below the other, as wide as there is room."""

    def __init__(self, theme: Theme, title: str, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, parent, width=_WIDE)
        width = min(_WIDE, self._room().width()) - 2 * SIDE - _BAR
        self.pages = [PagePreview(theme) for _ in sheet.pages]
        for place, page in enumerate(self.pages):
            page.show_page(sheet, place, self.tr("Page {} of {}").format(place + 1, len(sheet.pages)))
            page.setFixedSize(width, round(width * sheet.height / sheet.width))
            self.body.addWidget(page)
        self._scroll.scroll_by_keys()
        self._scroll.setAccessibleName(title)
        close = self.button(self.tr("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()

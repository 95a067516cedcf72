"""All pages of a sheet, large enough to read every word."""

from PySide6.QtWidgets import QWidget

from backcoach.desktop.cards.card import SIDE, Card
from backcoach.desktop.cards.page_preview import PagePreview
from backcoach.desktop.look import Look
from backcoach.sheets import Sheet

_WIDE = 980
_BAR = 12
"""Pixels beside the pages for the scroll bar."""


class CloseUp(Card):
    """The pages one below the other, as wide as there is room."""

    def __init__(self, look: Look, title: str, sheet: Sheet, parent: QWidget | None = None) -> None:
        super().__init__(look, title, parent, width=_WIDE)
        width = min(_WIDE, self._room().width()) - 2 * SIDE - _BAR
        self.pages = [PagePreview(look) for _ in sheet.pages]
        for place, page in enumerate(self.pages):
            page.show_page(sheet, place, self.tr("Page {} of {}").format(place + 1, len(sheet.pages)))
            page.setFixedSize(width, round(width * sheet.height / sheet.width))
            self.body.addWidget(page)
        self._scroll.scroll_by_keys()
        self._scroll.setAccessibleName(title)
        close = self.button(self.tr("Close"), usual=True)
        close.clicked.connect(self.accept)
        self.fit()

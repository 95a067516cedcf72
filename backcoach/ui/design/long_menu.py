"""Menus that fit a small screen: scrolled, where Qt would put columns beside it, and in smaller letters if need be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QStyle, QStyleHintReturn, QStyleOption, QWidget

from backcoach.ui.design.control_style import ControlStyle
from backcoach.ui.design.labels import SMALLEST

if TYPE_CHECKING:
    from backcoach.ui.design.theme import Theme


class _Scrolled(ControlStyle):
    """The style of all controls, under which a menu has one column."""

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        """Whether a menu scrolls; Fusion decides everything else."""
        if hint == QStyle.StyleHint.SH_Menu_Scrollable:
            return 1
        return super().styleHint(hint, option, widget, returned)


class LongMenu(QMenu):
    """A menu in one column, whatever the height of the screen, and never wider than it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        style = _Scrolled(theme)
        style.setParent(self)
        self.setStyle(style)
        self.aboutToShow.connect(self._fit)

    def _fit(self) -> None:
        font = self.font()
        for pixels in range(font.pixelSize(), SMALLEST - 1, -1):
            font.setPixelSize(pixels)
            self.setFont(font)
            if self.sizeHint().width() <= self.screen().availableGeometry().width():
                break

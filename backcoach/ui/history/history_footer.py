"""The buttons below every view of the history: check in and report."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.theme import Theme


class HistoryFooter(QWidget):
    """Two buttons; the wider one is for every day."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.check_in = Button(theme, theme.words.gettext("Check in"), kind="outlined", icon="check-in", size=44)
        self.report = Button(theme, theme.words.gettext("Report"), kind="outlined", icon="print", size=44)
        self.report.setToolTip(
            theme.words.gettext("A page about the last weeks, for yourself or somebody who helps you (Ctrl+R)")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FlowLayout((self.check_in, self.report), spacing=8, fill=True))

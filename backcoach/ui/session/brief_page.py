"""Asks whether to keep a session that was over before anything was done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.ui.design.buttons import Button
from backcoach.ui.design.centred_column import CentredColumn
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import BODY, TITLE, Theme

_WIDEST = 560


class BriefPage(QWidget):
    """Two answers; Enter and Esc keep it, since that loses nothing."""

    accessible_role = "Grouping"
    kept, dropped = Signal(), Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        words = theme.words
        title, self._length = Label(theme, TITLE, strong=True, heading=True), Label(theme, BODY + 1, "muted")
        title.say(words.gettext("Keep this session?"))
        self.setAccessibleName(title.text())
        self.keep = Button(theme, words.gettext("Keep it"), kind="filled", size=52)
        self.drop = Button(theme, words.gettext("Leave it out"), size=52)
        self.keep.clicked.connect(self.kept)
        self.drop.clicked.connect(self.dropped)
        inside = QWidget()
        inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(inside)
        column.setSpacing(8)
        column.addWidget(title)
        column.addWidget(self._length)
        layout = QVBoxLayout(self)
        layout.addWidget(CentredColumn(theme, inside, FlowLayout((self.keep, self.drop), spacing=12, fill=True)))

    def ask(self, length: str) -> None:
        """Ask about a session of so long, such as "20 s"."""
        self._length.say(
            self._theme.words.gettext("It lasted {length}, and no exercise was finished in it.", length=length)
        )
        self.keep.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button with the focus, otherwise it keeps the session; so does Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.isAutoRepeat():
            return
        if enter and self.drop.hasFocus():
            self.dropped.emit()
        elif enter or event.key() == Qt.Key.Key_Escape:
            self.kept.emit()
        else:
            super().keyPressEvent(event)

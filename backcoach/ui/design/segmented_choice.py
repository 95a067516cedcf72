"""One of a few: segments in a row, which are radio buttons, or the tabs of some pages, to screen readers."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QSizePolicy, QWidget

from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.key_capture import KeyCapture
from backcoach.ui.design.painting import FocusRing, draw_box, edge_of, smooth
from backcoach.ui.design.theme import BODY, SMALL, Theme

_OWN_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Space)


class _Segment(FocusRing, QRadioButton):
    """One of the choices; a compact one is as wide as its text, another may be squeezed a little."""

    def __init__(self, theme: Theme, text: str, *, compact: bool, tab: bool) -> None:
        super().__init__(text)
        self.accessible_role = "PageTab" if tab else ""
        self._compact = compact
        self.setProperty("compact", compact)
        theme.dress(self, SMALL if compact else BODY)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(
            QSizePolicy.Policy.Preferred if compact else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed
        )

    def minimumSizeHint(self) -> QSize:
        """Never smaller than its text."""
        return self.sizeHint() - (QSize(0, 0) if self._compact else QSize(16, 0))

    def hitButton(self, place: QPoint) -> bool:  # noqa: N802 (Qt's name)
        """All of it counts."""
        return self.rect().contains(place)


class _Frame(QWidget):
    """What holds the segments together: a box, or a shallow track round compact ones."""

    def __init__(self, theme: Theme, *, compact: bool, tabs: bool) -> None:
        super().__init__()
        self.accessible_role = "PageTabList" if tabs else ""
        self._theme = theme
        self._compact = compact

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = smooth(QPainter(self)), QRectF(self.rect())
        if self._compact:
            painter.setOpacity(0.45)
            draw_box(painter, box, self._theme.color("line"))
        else:
            draw_box(painter, box.adjusted(1, 1, -1, -1), self._theme.color("raised"), edge_of(self._theme))


class SegmentedChoice(FormControl):
    """A row of segments of which one is chosen; options are (value, text).

    `changed` is sent when the user chooses a segment, even the chosen one again. `compact` is for a side pane: smaller,
    and as wide as the pane. `tabs`: each segment shows a page.
    """

    def __init__(
        self, theme: Theme, options: Sequence[tuple[Any, str]], *, name: str, compact: bool = False, tabs: bool = False
    ) -> None:
        super().__init__()
        self.accessible_role = "" if tabs else "Grouping"
        frame = _Frame(theme, compact=compact, tabs=tabs)
        (frame if tabs else self).setAccessibleName(name)
        inside = QHBoxLayout(frame)
        inside.setContentsMargins(*((0, 0, 0, 0) if compact else (4, 4, 4, 4)))
        inside.setSpacing(0)
        self._group = QButtonGroup(self)
        self.segments = {value: _Segment(theme, text, compact=compact, tab=tabs) for value, text in options}
        for segment in self.segments.values():
            self._group.addButton(segment)
        inside.addWidget(FlowLayout(tuple(self.segments.values()), spacing=0 if compact else 2, fill=compact))
        self._group.buttonClicked.connect(lambda _: self.changed.emit())
        KeyCapture(_OWN_KEYS, *self.segments.values())
        policies = QSizePolicy.Policy
        frame.setSizePolicy(policies.Expanding if compact else policies.Maximum, policies.Minimum)
        self.row.addWidget(frame)
        if not compact:
            self.row.addStretch()

    def value(self) -> Any:
        """The chosen value; None before there is any."""
        return next((value for value, segment in self.segments.items() if segment.isChecked()), None)

    def set_value(self, value: Any) -> None:
        """Choose the segment of that value."""
        self.segments[value].setChecked(True)

    def choose(self, value: Any) -> None:
        """Choose a segment as the user would: `changed` is sent."""
        self.segments[value].click()

"""Controls for settings that are more than one number: the rest between sets and the breath pattern."""

from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.session import PATTERNS, BreathPattern
from backcoach.ui.design.fields import NumberField
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.form_control import FormControl
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import SMALL, Theme


class RestField(FormControl):
    """Seconds of rest for all, or None for what each exercise says."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        own = [(False, theme.words.gettext("As each exercise says")), (True, theme.words.gettext("My own"))]
        self.choice = SegmentedChoice(theme, own, name=theme.words.gettext("Rest"))
        self.seconds = NumberField(
            theme,
            0,
            300,
            step=5,
            unit=theme.words.gettext(" s"),
            name=theme.words.gettext("Seconds of rest"),
            width=152,
        )
        self.row.addWidget(FlowLayout((self.choice, self.seconds), spacing=8))
        self.choice.changed.connect(self._switch)
        self.seconds.changed.connect(self.changed)

    def value(self) -> int | None:
        """The seconds; None for each exercise's own."""
        return int(self.seconds.value()) if self.choice.value() else None

    def set_value(self, value: Any) -> None:
        """Show seconds, or None."""
        self.choice.set_value(value is not None)
        self.seconds.set_value(30 if value is None else value)
        self.seconds.setVisible(value is not None)

    def _switch(self) -> None:
        self.seconds.setVisible(self.choice.value())
        self.changed.emit()


class BreathField(FormControl):
    """A breath pattern: one of those offered, or the user's own seconds, with the breaths that make a minute."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = theme.words
        options: list[tuple[BreathPattern | None, str]] = [(one, signs(one)) for one in PATTERNS]
        self.choice = SegmentedChoice(
            theme, [*options, (None, theme.words.gettext("My own"))], name=theme.words.gettext("Breath")
        )
        seconds = ((2, theme.words.gettext("Seconds in")), (0, theme.words.gettext("Seconds held")),
                   (2, theme.words.gettext("Seconds out")))  # fmt: skip
        self.parts = tuple(
            NumberField(theme, least, 10, step=0.5, unit=theme.words.gettext(" s"), name=name, width=136)
            for least, name in seconds
        )
        self.own = self._own_row(theme)
        self.a_minute = Label(theme, SMALL, "muted")
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.choice, self.own, self.a_minute):
            column.addWidget(part)
        self.row.addLayout(column)
        self.choice.changed.connect(self._picked)
        for part in self.parts:
            part.changed.connect(self._edited)

    def value(self) -> BreathPattern:
        """The pattern that is shown."""
        chosen: BreathPattern | None = self.choice.value()
        return chosen or BreathPattern(*(part.value() for part in self.parts))

    def set_value(self, value: Any) -> None:
        """Show a pattern."""
        self.choice.set_value(value if value in PATTERNS else None)
        for part, seconds in zip(self.parts, (value.inhale, value.hold, value.exhale), strict=True):
            part.set_value(seconds)
        self._show()

    def _own_row(self, theme: Theme) -> QWidget:
        columns = list[QWidget]()
        for words, part in zip(
            (self.words.gettext("in"), self.words.gettext("hold"), self.words.gettext("out")), self.parts, strict=True
        ):
            columns.append(QWidget())
            column = QVBoxLayout(columns[-1])
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(4)
            label = Label(theme, SMALL, "muted")
            label.say(words)
            column.addWidget(label)
            column.addWidget(part)
        return FlowLayout(columns, spacing=8)

    def _picked(self) -> None:
        chosen: BreathPattern | None = self.choice.value()
        if chosen:
            self.set_value(chosen)
        self._edited()

    def _edited(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        breath = self.value()
        self.own.setVisible(self.choice.value() is None)
        rate = 60 / (breath.inhale + breath.hold + breath.exhale)
        self.a_minute.say(
            self.words.gettext("{removesuffix} breaths a minute", removesuffix=f"{rate:.1f}".removesuffix(".0"))
        )


def signs(breath: BreathPattern) -> str:
    """A pattern as people name it: 4-2-6."""
    return f"{breath.inhale:g}-{breath.hold:g}-{breath.exhale:g}"

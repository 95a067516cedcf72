"""Everything about one exercise."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.catalog import Exercise
from backcoach.clock import Clock
from backcoach.phrases import Phrases
from backcoach.regions import felt_at
from backcoach.session import BreathPattern
from backcoach.ui.design.buttons import Button, Kind
from backcoach.ui.design.centred_column import LOW
from backcoach.ui.design.discard import discard
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.scroll_area import FootLine, ScrollArea
from backcoach.ui.design.theme import BODY, TITLE, Theme
from backcoach.ui.design.whole_text import whole_text
from backcoach.ui.figures.figure_key import FigureKey
from backcoach.ui.figures.figure_player import FigurePlayer
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.mistake_view import MistakeView
from backcoach.words.source_titles import with_titles


class ExercisePage(QWidget):
    """Shows one exercise in full, with links to its easier and harder forms."""

    exercise_picked = Signal(str)
    alone_asked = Signal(str)
    let_in_asked = Signal(str)
    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        library: Library,
        phrases: Phrases,
        figure: FigureView,
        clock: Clock,
        notes: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._figure = figure
        self._notes = notes
        self._player = FigurePlayer(figure, clock)
        self._theme = theme
        self.shown_id = ""
        """The id of the exercise that is shown."""
        self._library = library
        self._phrases = phrases
        self._scroll = ScrollArea(QWidget())
        self._scroll.scroll_by_keys()
        self._foot = QVBoxLayout()
        self._upper = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._upper.setSpacing(8)
        self._upper.addWidget(figure, 2)
        self._upper.addWidget(self._scroll, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(26, 20, 26, 16)
        layout.setSpacing(8)
        layout.addLayout(self._upper, 1)
        layout.addWidget(FootLine(theme, self._scroll))
        layout.addLayout(self._foot)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the figure is beside the text, and distances are small."""
        super().resizeEvent(event)
        low, layout = self.height() < LOW, self.layout()
        assert layout is not None  # made above
        ways = QBoxLayout.Direction
        self._upper.setDirection(ways.LeftToRight if low and self.width() > self.height() else ways.TopToBottom)
        layout.setContentsMargins(*((12, 6, 10, 6) if low else (26, 20, 26, 16)))

    def show_exercise(
        self,
        exercise: Exercise,
        breath: BreathPattern,
        *,
        playable: bool,
        warnings: Sequence[str] = (),
        hidden: bool = False,
        scale: float = 1.0,
    ) -> None:
        """Show an exercise; `playable` offers to do just this one, `hidden` to use it in routines again.

        `scale` is the share of the movement that the user's cautions allow.
        """
        self.shown_id = exercise.id
        drawn = self._player.use(exercise, scale)
        self._figure.setVisible(drawn)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 12, 0)
        column.setSpacing(10)
        column.addWidget(self._label(exercise.name, TITLE, strong=True, heading=True))
        for line in self._heading(exercise, breath):
            column.addWidget(self._label(line, BODY, token="muted"))
        for warning in warnings:
            column.addWidget(self._label(warning, BODY, token="hurt", strong=True))
        if drawn:
            key = FigureKey(self._theme)
            key.use(exercise)
            column.addWidget(key)
        self._add_text(column, exercise)
        self._scroll.setAccessibleName(exercise.name)
        self._scroll.setAccessibleDescription(whole_text(column))
        self._scroll.setWidget(page)
        self._fill_foot(exercise, playable=playable, hidden=hidden)

    def _add_text(self, column: QVBoxLayout, exercise: Exercise) -> None:
        """Its steps, a common mistake, its other forms, and everything else about it."""
        column.addSpacing(8)
        for number, step in enumerate(exercise.steps, 1):
            column.addLayout(self._step(number, step))
        column.addWidget(self._mistake(exercise))
        if links := self._links(exercise):
            column.addWidget(FlowLayout(links, spacing=10))
        for title, text in self._sections(exercise):
            column.addSpacing(10)
            column.addWidget(self._label(title, BODY, strong=True, heading=True))
            column.addWidget(self._label(text, BODY))
        column.addStretch()

    def read_out(self) -> None:
        """Give the text the focus: a screen reader says all of it, and the arrow keys scroll it."""
        self._scroll.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _step(self, number: int, text: str) -> QHBoxLayout:
        """A step with its number in a column at the left."""
        row = QHBoxLayout()
        row.setSpacing(8)
        label = self._label(f"{number}", BODY + 2, token="accent", strong=True)
        label.setFixedWidth(self._theme.length(20))
        row.addWidget(label, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._label(text, BODY + 2), 1)
        return row

    def _mistake(self, exercise: Exercise) -> MistakeView:
        view = MistakeView(self._theme, self._library.motions)
        view.use(exercise)
        return view

    def _heading(self, exercise: Exercise, breath: BreathPattern) -> list[str]:
        phrases = self._phrases
        return [
            " · ".join(
                (phrases.kind(exercise.kind), phrases.position(exercise.position), phrases.sides(exercise.sides))
            ),
            " · ".join((phrases.ranges(exercise), phrases.tempo(exercise, breath))),
        ]

    def _sections(self, exercise: Exercise) -> list[tuple[str, str]]:
        phrases = self._phrases
        things = [
            self.words.gettext("{thing} (or {instead})", thing=thing.name, instead=thing.instead)
            for thing in exercise.equipment
        ]
        rows = (
            (self.words.gettext("What to feel"), exercise.feel),
            (self.words.gettext("Where you may feel it"), _capital(felt_at(exercise, self.words))),
            (self.words.gettext("You need"), self.words.listed_apart(things)),
            (self.words.gettext("Take care with"), self.words.listed(phrases.conditions(exercise))),
            (self.words.gettext("How much"), with_titles(exercise.dose.chosen, self.words)),
            (self.words.gettext("Also called"), self.words.listed(exercise.other_names)),
            (self.words.gettext("Good to know"), self._note(exercise)),
        )
        return [(title, text) for title, text in rows if text]

    def _note(self, exercise: Exercise) -> str:
        """That hurt is not harm, if the exercise is work; otherwise that moving again is the way back."""
        works = exercise.kind in ("strength", "control", "release")
        return next(iter(self._notes[:1] if works else self._notes[1:2]), "")

    def _fill_foot(self, exercise: Exercise, *, playable: bool, hidden: bool) -> None:
        while (item := self._foot.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                discard(widget)
        buttons = [self._button(self.words.gettext("Back"), "outlined")]
        buttons[0].clicked.connect(self.closed)
        if playable:
            buttons.append(self._button(self.words.gettext("Do just this one"), "outlined", "play"))
            buttons[-1].clicked.connect(lambda: self.alone_asked.emit(exercise.id))
        if hidden:
            buttons.append(self._button(self.words.gettext("Use it in routines again"), "outlined", "undo"))
            buttons[-1].clicked.connect(lambda: self.let_in_asked.emit(exercise.id))
        self._foot.addWidget(FlowLayout(buttons, spacing=10))

    def _links(self, exercise: Exercise) -> list[Button]:
        """Buttons for its other forms."""
        forms = (("easier", exercise.easier), ("chair", exercise.chair), ("harder", exercise.harder))
        return [
            self._link(other, self._phrases.form(form, self._library.name_of(other)))
            for form, other in forms
            if other is not None and (form != "chair" or other != exercise.easier)
        ]

    def _link(self, id: str, text: str) -> Button:
        link = self._button(text, "outlined")
        link.clicked.connect(lambda: self.exercise_picked.emit(id))
        return link

    def _button(self, text: str, kind: Kind, icon: str = "") -> Button:
        return Button(self._theme, text, kind=kind, icon=icon)

    def _label(
        self, text: str, pixels: int, *, token: str = "ink", strong: bool = False, heading: bool = False
    ) -> Label:
        label = Label(self._theme, pixels, token, strong=strong, heading=heading)
        label.say(text)
        return label


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]

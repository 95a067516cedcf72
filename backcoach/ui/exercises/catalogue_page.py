"""The whole catalogue: a search field, three filters, and the exercises that match."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.catalog.types import ExerciseKind, Position
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.labels import Label
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.figures.still_figure import Thumbnail
from backcoach.ui.widgets.exercise_filter import ExerciseFilter, best_matches, loosened, near_matches
from backcoach.ui.widgets.exercise_list import ExerciseList
from backcoach.ui.widgets.exercise_rows import ExerciseRow
from backcoach.ui.widgets.filter_row import FilterRow
from backcoach.ui.widgets.search_field import SearchField


class CataloguePage(QWidget):
    """All exercises, searched and filtered; `picked` carries the id of the one that is chosen."""

    picked = Signal(str)

    def __init__(
        self, theme: Theme, library: Library, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.words = theme.words
        self._library = library
        self._phrases = phrases
        self._search = SearchField(theme, name=theme.words.gettext("Search exercises"))
        self._search.textChanged.connect(self._refresh)
        self._search.returnPressed.connect(self._pick_first)
        self._search.installEventFilter(self)
        self._list = ExerciseList(theme, thumbnail, theme.words.gettext("All exercises"))
        self._list.picked.connect(lambda _place, id: self.picked.emit(id))
        self._count = Label(theme, SMALL, "muted", one_line=True)
        self._everything = Button(theme, theme.words.gettext("Show all"), kind="quiet", size=28)
        self._everything.clicked.connect(self._show_everything)
        self._any_near = True
        """Whether the listed exercises match what was searched for."""
        self.filters = FilterRow(theme, phrases, library.catalog.exercises.values())
        self.filters.changed.connect(self._refresh)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        layout.addWidget(self.filters)
        found = QHBoxLayout()
        found.addWidget(self._count, 1)
        found.addWidget(self._everything)
        layout.addLayout(found)
        layout.addWidget(self._list, 1)
        self._refresh()

    def show_pictures(self) -> None:
        """Paint again, because a picture was drawn meanwhile."""
        self._list.show_pictures()

    def focus_search(self) -> None:
        """Give the focus to the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The down arrow moves the focus from the search field to the list."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._list.enter()
            return True
        return super().eventFilter(watched, event)

    def _pick_first(self) -> None:
        if self._any_near:
            self._list.pick(0)

    def _show_everything(self) -> None:
        self._search.clear()
        self.filters.clear()
        self.focus_search()

    def _refresh(self) -> None:
        wanted = self.filters.wanted(self._search.text())
        exercises = self._library.catalog.exercises.values()
        found = best_matches(wanted, exercises)
        count = self._phrases.exercises(len(found))
        if not found:
            found = near_matches(wanted.words, exercises) or loosened(wanted, exercises)
            count = (
                self.words.gettext("Not found. Near it:") if found else self.words.gettext("Not found. All of them:")
            )
        self._any_near = bool(found)
        if not found:
            found = best_matches(ExerciseFilter(), exercises)
        self._list.show_rows(
            [ExerciseRow(exercise, self._line(exercise.kind, exercise.position)) for exercise in found]
        )
        self._count.say(count)
        self._everything.setVisible(wanted != ExerciseFilter())

    def _line(self, kind: ExerciseKind, position: Position) -> str:
        return f"{self._phrases.kind(kind)} · {self._phrases.position(position)}"

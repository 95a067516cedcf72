"""The whole catalogue: a search field, three filters, and what is left of the list."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backcoach.catalog import Catalog
from backcoach.catalog.types import Kind, Position
from backcoach.desktop.controls.filter_chip import FilterChip
from backcoach.desktop.controls.labels import Words
from backcoach.desktop.exercises.filters import NOTHING, Filter, equipment_names
from backcoach.desktop.exercises.list_view import ExerciseList
from backcoach.desktop.exercises.rows import Row, Thumbnail
from backcoach.desktop.look import SMALL, Look
from backcoach.phrases import Phrases


class CataloguePage(QWidget):
    """Every exercise, searched and filtered; `picked` carries the id of the one that is chosen."""

    picked = Signal(str)

    def __init__(
        self, look: Look, catalog: Catalog, phrases: Phrases, thumbnail: Thumbnail, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._phrases = phrases
        self._search = QLineEdit()
        self._search.setPlaceholderText(self.tr("Search exercises"))
        self._search.setAccessibleName(self.tr("Search exercises"))
        self._search.setClearButtonEnabled(True)
        self._search.setMinimumHeight(36)
        self._search.textChanged.connect(self._refresh)
        self._list = ExerciseList(look, thumbnail, self.tr("All exercises"))
        self._list.picked.connect(lambda _place, id: self.picked.emit(id))
        self._count = Words(look, SMALL, "muted", one_line=True)
        exercises = catalog.exercises.values()
        positions = sorted({exercise.position for exercise in exercises})
        kinds = sorted({exercise.kind for exercise in exercises})
        equipment = [(NOTHING, self.tr("No equipment")), *((name, name) for name in equipment_names(exercises))]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._search)
        tr = self.tr
        self._position = FilterChip(
            look, tr("Position"), tr("Any position"), [(name, phrases.position(name)) for name in positions]
        )
        self._equipment = FilterChip(look, tr("Tools"), tr("Any equipment"), equipment)
        self._kind = FilterChip(look, tr("Kind"), tr("Any kind"), [(name, phrases.kind(name)) for name in kinds])
        chips = QHBoxLayout()
        chips.setSpacing(5)
        for chip in (self._position, self._equipment, self._kind):
            chip.changed.connect(self._refresh)
            chips.addWidget(chip)
        layout.addLayout(chips)
        layout.addWidget(self._count)
        layout.addWidget(self._list, 1)
        self._refresh()

    def show_pictures(self) -> None:
        """Paint again, because a picture can be had now."""
        self._list.show_pictures()

    def focus_search(self) -> None:
        """Put the keyboard into the search field."""
        self._search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._search.selectAll()

    def _refresh(self) -> None:
        wanted = Filter(
            words=self._search.text(),
            position=self._position.value,
            equipment=self._equipment.value,
            kind=self._kind.value,
        )
        found = [exercise for exercise in self._catalog.exercises.values() if wanted.matches(exercise)]
        found.sort(key=lambda exercise: exercise.name.casefold())
        self._list.show_rows([Row(exercise, self._line(exercise.kind, exercise.position)) for exercise in found])
        self._count.say(self._phrases.exercises(len(found)))

    def _line(self, kind: Kind, position: Position) -> str:
        return f"{self._phrases.kind(kind)} · {self._phrases.position(position)}"

"""The form of one of the user's own exercises: name, movement, pictures, and optional details."""

from msgspec.structs import replace
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.app.own.drafts import ExerciseDraft
from backcoach.catalog import Exercise
from backcoach.phrases import Phrases
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import LineEdit
from backcoach.ui.design.theme import Theme
from backcoach.ui.editor.columns import Columns
from backcoach.ui.editor.details_panel import DetailsPanel
from backcoach.ui.editor.figure_panel import FigurePanel
from backcoach.ui.editor.history_buttons import history_buttons
from backcoach.ui.editor.movement_panel import MovementPanel
from backcoach.ui.editor.pictures_panel import PicturesPanel
from backcoach.ui.editor.trouble_panel import TroublePanel
from backcoach.ui.figures.still_figure import Thumbnail

WIDE = 900


class ExerciseEditor(Dialog):
    """Changes a draft, which writes each step to the file; pictures can be dropped anywhere on the form."""

    def __init__(
        self, theme: Theme, draft: ExerciseDraft, library: Library, phrases: Phrases, thumbnail: Thumbnail,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(theme, theme.words.gettext("Your exercise"), parent, width=WIDE)
        words = theme.words
        self._draft = draft
        self.name = LineEdit(theme, name=words.gettext("Name of the exercise"), longest=80)
        self.name.textEdited.connect(lambda text: draft.change(replace(draft.record, name=text), "name"))
        self.movement = MovementPanel(theme, phrases)
        self.figure = FigurePanel(theme, draft, library, phrases, thumbnail)
        self.movement.changed.connect(lambda new, topic: draft.change(self.figure.with_figure(new), topic))
        self.pictures = PicturesPanel(theme, library.pictures, phrases)
        self.pictures.changed.connect(draft.change)
        self.pictures.paste.clicked.connect(self._paste)
        self.details = DetailsPanel(theme, library, phrases, draft.record)
        self.details.changed.connect(draft.change)
        self.trouble = TroublePanel(theme)
        self.trouble.mine.clicked.connect(draft.keep_mine)
        self.trouble.theirs.clicked.connect(draft.take_theirs)
        self.more = Button(theme, words.gettext("More about it"), kind="toggle", size=36)
        self.more.setCheckable(True)
        self.more.toggled.connect(self.details.setVisible)
        self._lay_out_body()
        self._make_foot()
        draft.changed.connect(self._show)
        self.finished.connect(lambda: draft.changed.disconnect(self._show))
        self.setAcceptDrops(True)
        self.details.hide()
        self._show(draft.record)
        self.fit(520)
        self.name.setFocus()
        self.name.selectAll()

    def _lay_out_body(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for part in (self.name, self.movement, self.trouble):
            column.addWidget(part)
        column.addStretch()
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.pictures)
        column.addWidget(self.figure)
        column.addStretch()
        self.body.addWidget(Columns(((left, 1), (right, 1)), narrowest=330))
        self.body.addWidget(self.more)
        self.body.addWidget(self.details)
        self.body.addStretch()

    def _make_foot(self) -> None:
        words, draft = self.theme.words, self._draft
        self.undo, self.redo = history_buttons(self)
        self.undo.clicked.connect(draft.undo)
        self.redo.clicked.connect(draft.redo)
        self.button(words.gettext("Done"), kind="filled").clicked.connect(self.accept)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, draft.undo), (QKeySequence.StandardKey.Redo, draft.redo),
            (QKeySequence.StandardKey.Paste, self._paste), (QKeySequence.StandardKey.Open, self.pictures.choose_files),
            ("Ctrl+G", self.figure.open),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _show(self, exercise: Exercise) -> None:
        if self.name.text() != exercise.name:
            self.name.setText(exercise.name)
        self.movement.show_exercise(exercise)
        self.pictures.show_exercise(exercise)
        self.figure.show_exercise(exercise)
        self.details.show_exercise(exercise)
        self.undo.setEnabled(self._draft.can_undo)
        self.redo.setEnabled(self._draft.can_redo)
        self.trouble.show_trouble(self._draft)

    def _paste(self) -> None:
        if not self.pictures.take(QGuiApplication.clipboard().mimeData()):
            self.pictures.told.say(self.theme.words.gettext("There is no picture on the clipboard."))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Accept only pictures."""
        self.pictures.accepts(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Add what was dropped."""
        if self.pictures.accepts(event):
            self.pictures.take(event.mimeData())

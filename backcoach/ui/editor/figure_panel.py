"""The figure of an exercise in its form, and the button to pose it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from backcoach.app.library import Library
from backcoach.app.own.drafts import ExerciseDraft
from backcoach.app.own.posing_draft import PosingDraft, begin_posing, can_be_posed, refitted
from backcoach.catalog import Exercise
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.plain_tooltip import plain_tooltip
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.editor.begin_dialog import BeginDialog
from backcoach.ui.editor.posing_dialog import PosingDialog
from backcoach.ui.figures.figure_view import FigureView
from backcoach.ui.figures.session_pose import SessionPose
from backcoach.ui.figures.still_figure import Thumbnail

_HEIGHT = 150


class FigurePanel(QWidget):
    """Shows the key poses of an exercise without pictures, and opens the dialog for posing."""

    def __init__(
        self, theme: Theme, draft: ExerciseDraft, library: Library, phrases: Phrases, thumbnail: Thumbnail
    ) -> None:
        super().__init__()
        self._theme, self._draft, self._library = theme, draft, library
        self._phrases, self._thumbnail = phrases, thumbnail
        self.view = FigureView(theme, library.motions)
        self.view.still = True
        self.view.setFixedHeight(_HEIGHT)
        self.pose = Button(theme, theme.words.gettext("Pose the figure…"), icon="edit", size=36)
        self.pose.setToolTip(plain_tooltip("Ctrl+G"))
        self.pose.clicked.connect(self.open)
        self.told = Label(theme, SMALL, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.view, FlowLayout([self.pose]), self.told):
            column.addWidget(part)

    def sizeHint(self) -> QSize:
        """As wide as three poses."""
        return QSize(330, super().sizeHint().height())

    def show_exercise(self, exercise: Exercise) -> None:
        """Show the present figure of an exercise."""
        shown = not exercise.pictures and self.view.use(exercise)
        self.view.setVisible(shown)
        self.view.show_pose(SessionPose(None, None))
        words = self._theme.words
        self.told.say(words.gettext("Pictures go before the figure.") if exercise.pictures else "")
        self.told.setVisible(bool(exercise.pictures))

    def with_figure(self, exercise: Exercise) -> Exercise:
        """The exercise after a change of its movement, with its posed figure fitted to the change."""
        return refitted(self._draft.record, exercise, self._library)

    def open(self) -> None:
        """Pose the present figure, or ask first which one to begin with."""
        there = can_be_posed(self._draft.record, self._library)
        begun = begin_posing(self._draft, self._library) if there else self._begin_with_another()
        while begun is not None:
            begun = self._pose(begun)
            self.pose.setFocus()  # the widget with the focus may be gone, since another figure has another movement

    def _pose(self, begun: PosingDraft) -> PosingDraft | None:
        """Show the dialog; returns the posing to go on with if the user wants another figure."""
        dialog = PosingDialog(self._theme, begun, self._phrases, self.window())
        wanted: list[PosingDraft] = []

        def another() -> None:
            if (other := self._begin_with_another()) is not None:
                wanted.append(other)
                dialog.accept()

        dialog.other_asked.connect(another)
        dialog.exec()
        return wanted[0] if wanted else None

    def _begin_with_another(self) -> PosingDraft | None:
        dialog = BeginDialog(self._theme, self._library, self._phrases, self._thumbnail, self.window())
        if dialog.exec() != QDialog.DialogCode.Accepted or dialog.picked is None:
            return None
        try:
            return begin_posing(self._draft, self._library, dialog.picked)
        except Problem as problem:
            self.told.say(problem.said(self._theme.words))
            self.told.show()
            return None

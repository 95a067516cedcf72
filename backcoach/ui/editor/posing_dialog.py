"""Poses the figure of an exercise: its key poses one by one, by dragging joints or with keys."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcoach.app.own.posing_draft import PosedExercise, PosingDraft
from backcoach.catalog.types import PhaseName
from backcoach.figure.motion_edits import phases_of, with_camera, with_pose
from backcoach.figure.motion_spec import Table
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.design.announcing import announce
from backcoach.ui.design.buttons import Button
from backcoach.ui.design.dialog import Dialog
from backcoach.ui.design.fields import Dropdown
from backcoach.ui.design.flow_layout import FlowLayout
from backcoach.ui.design.labels import Label
from backcoach.ui.design.segmented_choice import SegmentedChoice
from backcoach.ui.design.theme import SMALL, Theme
from backcoach.ui.editor.columns import Columns
from backcoach.ui.editor.history_buttons import history_buttons
from backcoach.ui.editor.motion_checker import MotionChecker
from backcoach.ui.editor.movement_panel import CHOICE as PHASES
from backcoach.ui.editor.pose_view import CHOICE, TURN, WAYS, PoseView
from backcoach.ui.editor.pose_words import checked, joint_names, stopped
from backcoach.ui.editor.trouble_panel import TroublePanel

WIDE = 980
LOWEST, AROUND = 140, 170
"""Pixels of the figure in a low window, and of what is above and below it."""


class PosingDialog(Dialog):
    """Changes a draft, which writes each step to the file; so closing the dialog needs no question."""

    other_asked = Signal()
    """The user wants to begin with the figure of another exercise."""

    def __init__(self, theme: Theme, draft: PosingDraft, phrases: Phrases, parent: QWidget | None = None) -> None:
        super().__init__(theme, theme.words.gettext("Pose the figure"), parent, width=WIDE)
        self._draft, self._phrases, self._words = draft, phrases, theme.words
        self._place = min(1, len(draft.record.tables["key"]))
        self._names: list[str] = []
        self.keys: SegmentedChoice | None = None
        self.view = PoseView(theme)
        self.joint = Dropdown(theme, "", {}, name="")
        self.told, self.findings = Label(theme, SMALL, "muted"), Label(theme, SMALL, "hurt")
        self.trouble = TroublePanel(theme)
        self.checker = MotionChecker(self)
        self._lay_out_body()
        self._make_foot()
        self._connect()
        self._show(draft.record)
        self._describe(self.view.joint)
        self.fit(560)
        self.view.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window the whole figure is in view at once."""
        super().resizeEvent(event)
        self.view.setMaximumHeight(max(LOWEST, self.height() - AROUND))

    def _lay_out_body(self) -> None:
        words, right = self._words, QWidget()
        self._key_row = QVBoxLayout()
        names = joint_names(words)
        first = names.pop(CHOICE[0])
        self.joint = Dropdown(self.theme, first, names, name=words.gettext("Joint"))
        self.mirror = Button(self.theme, words.gettext("Mirror it"), kind="quiet", size=36)
        self.more = Button(self.theme, words.gettext("One pose more"), kind="quiet", icon="plus", size=36)
        self.less = Button(self.theme, words.gettext("Without this pose"), kind="quiet", icon="delete", size=36)
        self.other = Button(self.theme, words.gettext("Begin with another figure…"), kind="quiet", size=36)
        hint = Label(self.theme, SMALL, "muted")
        hint.say(
            words.gettext(
                "Drag a joint, or choose one with Space and move it with the arrow keys; Page Up and Page Down move it "
                "away and nearer. Drag beside the figure to look from elsewhere."
            )
        )
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(self._key_row)
        for part in (self.joint, self._arrows(), self.told, self.findings, self.trouble):
            column.addWidget(part)
        column.addWidget(FlowLayout([self.more, self.less, self.mirror, self.other]))
        column.addWidget(hint)
        column.addStretch()
        self.body.addWidget(Columns(((self.view, 3), (right, 2)), narrowest=300), 1)

    def _arrows(self) -> FlowLayout:
        """Buttons that do the same as the keys, for the mouse and for people who cannot press two keys at once."""
        words, keys = self._words, Qt.Key
        buttons = []
        for key, icon, name in (
            (keys.Key_Left, "left", words.gettext("Left")), (keys.Key_Right, "right", words.gettext("Right")),
            (keys.Key_Up, "up", words.gettext("Up")), (keys.Key_Down, "down", words.gettext("Down")),
            (keys.Key_PageUp, "minus", words.gettext("Away")), (keys.Key_PageDown, "plus", words.gettext("Nearer")),
        ):  # fmt: skip
            button = Button(self.theme, kind="quiet", icon=icon, name=name, size=36)
            button.clicked.connect(partial(self._nudge, WAYS[key]))
            buttons.append(button)
        for degrees, icon, name in (
            (-TURN, "look-left", words.gettext("Look from further left (Ctrl+Left)")),
            (TURN, "look-right", words.gettext("Look from further right (Ctrl+Right)")),
        ):
            button = Button(self.theme, kind="quiet", icon=icon, name=name, size=36)
            button.clicked.connect(partial(self._turn, degrees))
            buttons.append(button)
        return FlowLayout(buttons, spacing=4)

    def _nudge(self, way: tuple[int, int, int], _checked: bool = False) -> None:
        self.view.nudge(way)

    def _turn(self, degrees: float, _checked: bool = False) -> None:
        self.view.turn(degrees)

    def _make_foot(self) -> None:
        draft = self._draft
        self.undo, self.redo = history_buttons(self)
        self.undo.clicked.connect(draft.undo)
        self.redo.clicked.connect(draft.redo)
        self.button(self._words.gettext("Done"), kind="filled").clicked.connect(self.accept)
        for keys, act in (
            (QKeySequence.StandardKey.Undo, draft.undo), (QKeySequence.StandardKey.Redo, draft.redo),
        ):  # fmt: skip
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _connect(self) -> None:
        draft, view = self._draft, self.view
        view.changed.connect(lambda own, topic: draft.pose(with_pose(self._tables, self._place, own), topic))
        view.looked.connect(lambda around, above: draft.pose(with_camera(self._tables, around, above), "camera"))
        view.limited.connect(lambda limit: self._say(stopped(limit, self._words)))
        view.chosen.connect(self._describe)
        self.joint.changed.connect(lambda: view.choose(self.joint.value() or CHOICE[0]))
        self.mirror.clicked.connect(draft.mirror)
        self.more.clicked.connect(self._add)
        self.less.clicked.connect(lambda: draft.remove_phase(self._names[self._place]))
        self.other.clicked.connect(self.other_asked)
        self.trouble.mine.clicked.connect(draft.keep_mine)
        self.trouble.theirs.clicked.connect(draft.take_theirs)
        self.checker.found.connect(self._show_findings)
        draft.changed.connect(self._show)
        self.finished.connect(lambda: draft.changed.disconnect(self._show))

    @property
    def _tables(self) -> Table:
        return self._draft.record.tables

    @property
    def _free(self) -> list[PhaseName]:
        return [one for one in PHASES if one not in phases_of(self._tables)]

    def _show(self, record: PosedExercise) -> None:
        """Show the present motion."""
        try:
            motion, keys = self._draft.motion(), self._draft.key_poses()
        except Problem as problem:
            self.told.say(problem.said(self._words))
            return
        self._place = min(self._place, len(keys) - 1)
        self._show_keys([one.phase for one in keys])
        self.view.show_key(motion, keys, self._place)
        by_movement = not record.exercise.breath_led
        self.more.setEnabled(by_movement and len(record.exercise.phase_names) < 6)
        self.less.setEnabled(by_movement and self._place > 0 and len(set(self._names)) > 2)
        self.undo.setEnabled(self._draft.can_undo)
        self.redo.setEnabled(self._draft.can_redo)
        self.trouble.show_trouble(self._draft)
        self.checker.check(motion)

    def _show_keys(self, names: list[str]) -> None:
        """The choice of a key pose, made anew if there are others."""
        if names != self._names:
            self._names = names
            while (item := self._key_row.takeAt(0)) is not None:
                if widget := item.widget():
                    widget.hide()
                    widget.deleteLater()
            options = [(f"{place}", self._name(place)) for place in range(len(names))]
            self.keys = SegmentedChoice(self.theme, options, name=self._words.gettext("Pose"), compact=True)
            self.keys.changed.connect(self._choose)
            self._key_row.addWidget(self.keys)
        if self.keys is not None:
            self.keys.set_value(f"{self._place}")

    def _name(self, place: int) -> str:
        """The name of a key pose: its phase; key poses before the last one of a phase are numbered."""
        same = [number for number, name in enumerate(self._names) if name == self._names[place]]
        name = self._phase(self._names[place])
        return name if len(same) == 1 else f"{name} {same.index(place) + 1}"

    def _phase(self, name: str) -> str:
        known: list[PhaseName] = [one for one in self._draft.record.exercise.phase_names if one == name]
        return self._phrases.phase(known[0]) if known else self._words.pgettext("phase", "start")

    def _choose(self) -> None:
        assert self.keys is not None
        self._place = int(self.keys.value())
        self._say("")
        self._show(self._draft.record)

    def _add(self) -> None:
        phase = self._free[0]
        self._draft.add_phase(self._place, phase)
        self._place = self._names.index(phase) if phase in self._names else self._place
        self._show(self._draft.record)

    def _describe(self, joint: str) -> None:
        """Say which joint is chosen, beside the figure and to a screen reader."""
        name = joint_names(self._words)[joint]
        self.joint.set_value("" if joint == CHOICE[0] else joint)
        told = self._words.gettext("{joint}; the arrow keys move it", joint=name)
        self.view.setAccessibleName(told)
        announce(self.view, told)

    def _say(self, text: str) -> None:
        if text and text != self.told.text():
            announce(self.view, text)
        self.told.say(text)

    def _show_findings(self, findings: object) -> None:
        assert isinstance(findings, list)
        self.findings.say("\n".join(checked(findings, self._phase, self._words)))
        self.findings.setVisible(bool(findings))

"""The figure of an exercise being posed: its motion, and the exercise with that motion; each step is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from backcoach.app.own.drafts import Draft, ExerciseDraft
from backcoach.app.own.exercise_edits import way_of, with_figure, with_new_phase, without_named_phase
from backcoach.app.own.written import motion_text
from backcoach.catalog import Exercise
from backcoach.catalog.types import PhaseName, SidePhrase
from backcoach.figure.motion_edits import fitted, mirrored, with_phase, without_phase
from backcoach.figure.motion_loader import motion_of, read_keys
from backcoach.problem import Problem

if TYPE_CHECKING:
    from backcoach.app.library import Library
    from backcoach.figure import Motion
    from backcoach.figure.motion_loader import ReadKey

Table = dict[str, Any]
_OTHER = {"left-arm": "right-arm", "right-arm": "left-arm", "left-leg": "right-leg", "right-leg": "left-leg"}


class PosedExercise(msgspec.Struct, frozen=True):
    """The tables of a motion, and the exercise as it has to be with that motion."""

    tables: Table
    exercise: Exercise


class PosingDraft(Draft[PosedExercise]):
    """Writes the motion to a new file, which the exercise then names; the file that it named before stays for Undo."""

    def __init__(self, begin: PosedExercise, text: str, name: str, exercise: ExerciseDraft, library: Library) -> None:
        """`text` is the file that the motion was read from, for its comments."""
        super().__init__(begin, library.motion_files.file(name), library)
        self._text, self._name, self._exercise = text, name, exercise

    def motion(self) -> Motion:
        """The motion as it is now. Raises Problem."""
        return motion_of(self._file.path, self.record.tables, self._library.motions.bases)

    def key_poses(self) -> list[ReadKey]:
        """Its key poses. Raises Problem."""
        return read_keys(self._file.path, self.record.tables, self._library.motions.bases)

    def pose(self, tables: Table, topic: str = "") -> None:
        """Take a step that changes only the motion."""
        self.change(replace(self.record, tables=tables), topic)

    def mirror(self) -> None:
        """Exchange left and right, in the words for the sides as well."""
        exercise, tables = self.record.exercise, mirrored(self.record.tables, self._library.motions.bases)
        there = exercise.side_phrase
        phrase = SidePhrase(left=there.right, right=there.left) if there else None
        works = tuple(_OTHER[limb] for limb in exercise.works)
        self.change(PosedExercise(tables, replace(exercise, side_phrase=phrase, works=works)))

    def add_phase(self, place: int, phase: PhaseName) -> None:
        """Add a part of the movement after a key pose, with a pose of its own."""
        before = self.key_poses()[place].phase
        exercise = with_new_phase(self.record.exercise, before, phase)
        self.change(PosedExercise(with_phase(self.record.tables, place, phase), exercise))

    def remove_phase(self, phase: str) -> None:
        """Remove one part of the movement."""
        exercise = without_named_phase(self.record.exercise, phase)
        if exercise != self.record.exercise:
            self.change(PosedExercise(without_phase(self.record.tables, phase), exercise))

    def _write(self) -> None:
        self._file.write(motion_text(self.record.tables, self._file.text or self._text))
        self._exercise.change(replace(self.record.exercise, figure=self._name), "posing")
        if self._exercise.trouble:
            raise self._exercise.trouble

    def _read(self) -> PosedExercise:
        tables, self._text = self._library.motion_files.tables(self._name)
        return replace(self.record, tables=tables)


def begin_posing(draft: ExerciseDraft, library: Library, other: Exercise | None = None) -> PosingDraft:
    """Pose the figure that an exercise has, or begin with that of another one. Raises Problem if there is none."""
    exercise = draft.record if other is None else with_figure(draft.record, other)
    tables, text = library.motion_files.tables(exercise.figure or exercise.id)
    if not exercise.breath_led:
        tables = fitted(tables, exercise.phase_names)
    begin = PosedExercise(tables, exercise)
    name = library.motion_files.new_name(exercise.id, library.catalog.exercises.keys())
    made = PosingDraft(begin, text, name, draft, library)
    made.motion()
    if other is not None:
        made.keep_mine()
        if made.trouble:
            raise made.trouble
    return made


def refitted(before: Exercise, after: Exercise, library: Library) -> Exercise:
    """An exercise with a changed movement, and its posed figure fitted to the new phases.

    If the exercise is now measured in another way, the figure is made anew.
    """
    figure, phases = before.figure, after.phase_names
    if figure is None or not library.motions.is_own(figure) or phases == before.phase_names:
        return after
    if after.breath_led or way_of(before) != way_of(after):
        return after
    try:
        tables, text = library.motion_files.tables(figure)
        name = library.motion_files.new_name(after.id, library.catalog.exercises.keys())
        library.motion_files.file(name).write(motion_text(fitted(tables, phases), text))
    except Problem:
        return after
    return replace(after, figure=name)


def can_be_posed(exercise: Exercise, library: Library) -> bool:
    """Whether an exercise has a figure to begin with."""
    try:
        return library.motions.of(exercise) is not None
    except Problem:
        return False

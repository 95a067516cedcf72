"""The texts of the routine sheet, translated."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from backcoach.catalog import Equipment, Exercise, Routine
from backcoach.phrases import Phrases
from backcoach.session import BreathPattern, ChosenDose

_tr = QCoreApplication.translate


class SheetWords:
    """All texts of a sheet other than the catalogue's and the stop rules."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def about(self, routine: Routine, duration_s: float) -> str:
        """Number of exercises, duration and order of a routine."""
        parts = [
            self._phrases.exercises(len(routine.items)),
            _tr("Sheet", "about {}").format(self._phrases.duration(duration_s)),
        ]
        if routine.arrangement == "circuit":
            parts.append(_tr("Sheet", "in a circle, {} rounds").format(routine.rounds))
        return " · ".join(parts)

    def need(self, things: Iterable[Equipment]) -> str:
        """All equipment the routine needs, with household alternatives."""
        listed = self.things(things)
        return _tr("Sheet", "You need: {}").format(listed) if listed else _tr("Sheet", "You need no equipment.")

    def things(self, things: Iterable[Equipment]) -> str:
        """Equipment with household alternatives; empty if there is none."""
        return "; ".join(_tr("Sheet", "{} (or {})").format(thing.name, thing.instead) for thing in things)

    def dose(self, exercise: Exercise, dose: ChosenDose) -> str:
        """2 × 8 · each side · hold 2 s · rest 30 s."""
        return " · ".join(filter(None, (self._phrases.dose(exercise, dose), self._phrases.rest(dose))))

    def rhythm(self, exercise: Exercise, breath: BreathPattern) -> str:
        """The tempo in short form: in 4 · hold 2 · out 6."""
        return self._phrases.tempo(exercise, breath)

    def rhythm_note(self, exercise: Exercise, breath: BreathPattern) -> tuple[str, str]:
        """A label and the tempo."""
        return _tr("Sheet", "Rhythm"), self.rhythm(exercise, breath)

    def notes(self, exercise: Exercise) -> tuple[tuple[str, str], ...]:
        """Labels and texts: equipment, and cautions; the texts may be empty."""
        needs = ", ".join(thing.name for thing in exercise.equipment)
        care = ", ".join(map(self._phrases.caution, exercise.cautions))
        return (_tr("Sheet", "Needs"), needs), (_tr("Sheet", "Take care with"), care)

    def set_label(self, number: int, *, circuit: bool) -> str:
        """Label of a row of boxes: the set or the round."""
        return (_tr("Sheet", "round {}") if circuit else _tr("Sheet", "set {}")).format(number)

    def many_sets(self, count: int) -> str:
        """Label of boxes to write the number of sets in."""
        return _tr("Sheet", "of {}").format(count)

    def page(self, number: int, count: int) -> str:
        """Page 1 of 2."""
        return _tr("Sheet", "page {} of {}").format(number, count)

    def sources(self, routine: Routine) -> str:
        """The sources of the exercises; empty if none is named."""
        return _tr("Sheet", "Sources: {}.").format(", ".join(routine.sources)) if routine.sources else ""

    @property
    def blank_lines(self) -> tuple[str, str, str]:
        """Labels of the blanks: name, first day, agreed with."""
        return _tr("Sheet", "Name"), _tr("Sheet", "Day 1 is"), _tr("Sheet", "Agreed with:")

    @property
    def day(self) -> str:
        """Label of the day numbers above the boxes."""
        return _tr("Sheet", "day")

    @property
    def scores(self) -> tuple[str, str]:
        """Labels of the score boxes."""
        return _tr("Sheet", "before"), _tr("Sheet", "after")

    @property
    def question(self) -> tuple[str, str]:
        """The question that is scored, and the meaning of both ends of the scale."""
        ends = _tr("Sheet", "0 = no pain · 10 = worst pain imaginable")
        return _tr("Sheet", "How strong is your low back pain right now?"), ends

    @property
    def marks(self) -> str:
        """What to write in the boxes."""
        return _tr("Sheet", "In the boxes: a tick for done, H if it hurt.")

    @property
    def notes_title(self) -> str:
        """Title of the lines for notes."""
        return _tr("Sheet", "Notes")

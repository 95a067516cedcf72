"""The sheet's own words, each translated where it stands."""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from backcoach.catalog import Equipment, Exercise, Routine
from backcoach.phrases import Phrases
from backcoach.session import BreathPattern, ChosenDose

_tr = QCoreApplication.translate


class SheetWords:
    """What is written on a sheet besides the catalogue's texts and the stop rules."""

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def about(self, routine: Routine, duration_s: float) -> str:
        """How many exercises, how long, in which order."""
        parts = [
            self._phrases.exercises(len(routine.items)),
            _tr("Sheet", "about {}").format(self._phrases.duration(duration_s)),
        ]
        if routine.arrangement == "circuit":
            parts.append(_tr("Sheet", "in a circle, {} rounds").format(routine.rounds))
        return " · ".join(parts)

    def need(self, things: Iterable[Equipment]) -> str:
        """Everything to fetch, with what a household has instead."""
        listed = self.things(things)
        return _tr("Sheet", "You need: {}").format(listed) if listed else _tr("Sheet", "You need no equipment.")

    def things(self, things: Iterable[Equipment]) -> str:
        """Things with what a household has instead; empty for none."""
        return "; ".join(_tr("Sheet", "{} (or {})").format(thing.name, thing.instead) for thing in things)

    def dose(self, exercise: Exercise, dose: ChosenDose) -> str:
        """2 × 8 · each side · hold 2 s · rest 30 s."""
        return " · ".join(filter(None, (self._phrases.dose(exercise, dose), self._phrases.rest(dose))))

    def rhythm(self, exercise: Exercise, breath: BreathPattern) -> str:
        """The rhythm in signs: in 4 · hold 2 · out 6."""
        return self._phrases.tempo(exercise, breath)

    def rhythm_note(self, exercise: Exercise, breath: BreathPattern) -> tuple[str, str]:
        """A label and the rhythm."""
        return _tr("Sheet", "Rhythm"), self.rhythm(exercise, breath)

    def notes(self, exercise: Exercise) -> tuple[tuple[str, str], ...]:
        """Labels and words: what the exercise needs, and whom it may not suit; the words may be empty."""
        needs = ", ".join(thing.name for thing in exercise.equipment)
        care = ", ".join(map(self._phrases.caution, exercise.cautions))
        return (_tr("Sheet", "Needs"), needs), (_tr("Sheet", "Take care with"), care)

    def set_label(self, number: int, *, circuit: bool) -> str:
        """What a line of boxes is for."""
        return (_tr("Sheet", "round {}") if circuit else _tr("Sheet", "set {}")).format(number)

    def many_sets(self, count: int) -> str:
        """The label of boxes to write a number in."""
        return _tr("Sheet", "of {}").format(count)

    def page(self, number: int, count: int) -> str:
        """Page 1 of 2."""
        return _tr("Sheet", "page {} of {}").format(number, count)

    def sources(self, routine: Routine) -> str:
        """Where the exercises come from."""
        return _tr("Sheet", "Sources: {}.").format(", ".join(routine.sources)) if routine.sources else ""

    @property
    def blank_lines(self) -> tuple[str, str, str]:
        """Labels of what is filled in by hand: for whom, the first day, with whom it is agreed."""
        return _tr("Sheet", "Name"), _tr("Sheet", "Day 1 is"), _tr("Sheet", "Agreed with:")

    @property
    def day(self) -> str:
        """What the numbers over the boxes count."""
        return _tr("Sheet", "day")

    @property
    def scores(self) -> tuple[str, str]:
        """Labels of the score boxes."""
        return _tr("Sheet", "before"), _tr("Sheet", "after")

    @property
    def question(self) -> tuple[str, str]:
        """What is scored, and what the ends of the scale mean."""
        ends = _tr("Sheet", "0 = no pain · 10 = worst pain imaginable")
        return _tr("Sheet", "How strong is your low back pain right now?"), ends

    @property
    def marks(self) -> str:
        """What is written into the boxes."""
        return _tr("Sheet", "In the boxes: a tick for done, H if it hurt.")

    @property
    def notes_title(self) -> str:
        """What the ruled lines are for."""
        return _tr("Sheet", "Notes")

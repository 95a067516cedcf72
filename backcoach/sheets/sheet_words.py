"""The texts of the routine sheet, translated."""

from collections.abc import Iterable

from backcoach import __version__
from backcoach.catalog import Equipment, Exercise, Routine
from backcoach.phrases import Phrases
from backcoach.session import BreathPattern, ChosenDose
from backcoach.words.source_titles import with_titles


class SheetWords:
    """All texts of a sheet other than the catalogue's and the stop rules."""

    def __init__(self, phrases: Phrases) -> None:
        self.words = phrases.words
        self._phrases = phrases

    def about(self, routine: Routine, duration_s: float) -> str:
        """Number of exercises, duration and order of a routine."""
        parts = [
            self._phrases.exercises(len(routine.items)),
            self.words.gettext("about {duration}", duration=self._phrases.duration(duration_s)),
        ]
        if routine.arrangement == "circuit":
            parts.append(self.words.gettext("in a circle, {rounds} rounds", rounds=routine.rounds))
        return " · ".join(parts)

    def need(self, things: Iterable[Equipment]) -> str:
        """All equipment the routine needs, with household alternatives."""
        listed = self.things(things)
        return (
            self.words.gettext("You need: {listed}", listed=listed)
            if listed
            else self.words.gettext("You need no equipment.")
        )

    def things(self, things: Iterable[Equipment]) -> str:
        """Equipment with household alternatives; empty if there is none."""
        return self.words.listed_apart(
            [
                self.words.gettext(
                    "{thing} (or {instead})",
                    thing=self.words.isolated(thing.name),
                    instead=self.words.isolated(thing.instead),
                )
                for thing in things
            ]
        )

    def dose(self, dose: ChosenDose) -> str:
        """2 × 8 · each side · hold 2 s · rest 30 s."""
        return " · ".join(filter(None, (self._phrases.dose(dose), self._phrases.rest(dose))))

    def rhythm(self, exercise: Exercise, breath: BreathPattern) -> str:
        """The tempo in short form: in 4 · hold 2 · out 6."""
        return self._phrases.tempo(exercise, breath)

    def rhythm_note(self, exercise: Exercise, breath: BreathPattern) -> tuple[str, str]:
        """A label and the tempo."""
        return self.words.gettext("Rhythm"), self.rhythm(exercise, breath)

    def notes(
        self, exercise: Exercise, note: str = "", say: str = "", *, feel: bool = True
    ) -> tuple[tuple[str, str], ...]:
        """Labels and texts: the routine's note, what to feel, equipment, and what cautions say, or the conditions.

        The texts may be empty.
        """
        needs = self.words.listed([self.words.isolated(thing.name) for thing in exercise.equipment])
        care = self.words.listed(self._phrases.conditions_in_short(exercise))
        return (
            (self.words.gettext("Note"), self.words.isolated(note)),
            (self.words.gettext("What to feel"), exercise.feel if feel else ""),
            (self.words.gettext("Needs"), needs),
            (self.words.gettext("Take care"), say) if say else (self.words.gettext("Take care with"), care),
        )

    def mistake(self, exercise: Exercise) -> tuple[str, str]:
        """Label and text of what often goes wrong; the text may be empty."""
        return self.words.gettext("Not like this:"), self.words.isolated(exercise.mistake)

    def set_label(self, number: int, *, circuit: bool) -> str:
        """Label of a row of boxes: the set or the round."""
        if circuit:
            return self.words.gettext("round {number}", number=number)
        return self.words.gettext("set {number}", number=number)

    def many_sets(self, count: int) -> str:
        """Label of boxes to write the number of sets in."""
        return self.words.gettext("of {count}", count=count)

    def page(self, number: int, count: int) -> str:
        """Page 1 of 2."""
        return self.words.gettext("page {number} of {count}", number=number, count=count)

    def made_by(self, page: str) -> str:
        """The program, its version and the page."""
        return f"{self.words.isolated(f'BackCoach {__version__}')} · {page}"

    def sources(self, routine: Routine) -> str:
        """The sources of the exercises by their titles; empty if none is named."""
        named = with_titles(self.words.listed(routine.sources), self.words)
        return self.words.gettext("Sources: {listed}.", listed=named) if named else ""

    @property
    def blank_lines(self) -> tuple[str, str, str]:
        """Labels of the blanks: name, first day, agreed with."""
        return self.words.gettext("Name"), self.words.gettext("Day 1 is"), self.words.gettext("Agreed with:")

    @property
    def day(self) -> str:
        """Label of the day numbers above the boxes."""
        return self.words.gettext("day")

    @property
    def scores(self) -> tuple[str, str]:
        """Labels of the score boxes."""
        return self.words.gettext("before"), self.words.gettext("after")

    @property
    def question(self) -> tuple[str, str]:
        """The question that is scored, and the meaning of both ends of the scale."""
        ends = self.words.gettext("0 = no pain · 10 = worst pain imaginable")
        return self.words.gettext("How strong is your low back pain right now?"), ends

    @property
    def marks(self) -> str:
        """What to write in the boxes."""
        return self.words.gettext("In the boxes: a tick for done, H if it hurt.")

    @property
    def notes_title(self) -> str:
        """Title of the lines for notes."""
        return self.words.gettext("Notes")

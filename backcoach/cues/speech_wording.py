"""What is said: sentences for the voice, short enough to be understood at once."""

from collections.abc import Callable

from backcoach.catalog import Catalog, Exercise
from backcoach.catalog.types import HOLDS
from backcoach.cues.messages import Trouble
from backcoach.cues.spoken_english import about, counted, duration, listed, number, sentence, times
from backcoach.phrases import Phrases
from backcoach.session import Segment, Step
from backcoach.session.player import PauseReason

LONG_HOLD_S = 5
"""A hold that is worth a word or a countdown, in seconds."""


class SpeechWording:
    """Turns steps, doses and states into sentences; `tr` translates a literal of this class."""

    def __init__(self, tr: Callable[[str], str], catalog: Catalog) -> None:
        self.tr = tr
        self._phrases = Phrases(tr)
        self.catalog = catalog

    def exercise(self, step: Step) -> Exercise:
        """The exercise of a step."""
        return self.catalog.exercise(step.exercise)

    def name(self, step: Step) -> str:
        """The name and no more, where time is short."""
        return sentence(self.exercise(step).name)

    def opening(self, step: Step, before: Step | None, *, last: bool) -> str:
        """The name with its place in the routine, or which set of it; nothing when only the side changes."""
        name = self.exercise(step).name
        if before is None:
            return self.tr("First: {}.").format(name)
        if before.item != step.item:
            words = self.tr("The last exercise: {}.") if last else self.tr("Next: {}.")
            return words.format(name)
        return ""

    def sets(self, step: Step) -> str:
        """Which set of how many, from the second on."""
        words = self.tr("Set {} of {}.")
        return words.format(number(step.set), number(step.sets)) if step.set > 1 else ""

    def side(self, step: Step, *, change: bool) -> str:
        """The side that is worked next."""
        if step.side is None:
            return self.tr("Each side in turn.") if self.exercise(step).sides == "alternate" else ""
        side = self._phrases.side(step.side)
        if change:
            return self.tr("Change sides. {}.").format(side)
        return self.tr("{} first.").format(side)

    def side_in_short(self, step: Step) -> str:
        """The side that is worked next, where time is short."""
        if step.side is None:
            return self.tr("In turn.") if self.exercise(step).sides == "alternate" else ""
        return sentence(self._phrases.side(step.side))

    def turn(self, segment: Segment) -> str:
        """The side of a repetition where sides alternate."""
        return self.tr("Left") if segment.side == "left" else self.tr("Right")

    def dose(self, step: Step, work: list[Segment]) -> str:
        """What is about to be done, as counted in the segments themselves."""
        dose = self.exercise(step).dose
        count = next((segment.repetitions for segment in work if segment.repetitions), None)
        if count is None:
            return self._uncounted(work)
        if dose.repetitions:
            return sentence(counted(count, "repetition"))
        breaths = counted(count, "breath")
        return sentence(breaths if dose.breaths else self.tr("hold for {}").format(breaths))

    def dose_in_short(self, step: Step, work: list[Segment]) -> str:
        """The dose, where time is short."""
        count = next((segment.repetitions for segment in work if segment.repetitions), None)
        held = self._held_s(work)
        if count and self.exercise(step).dose.repetitions:
            return sentence(times(count))
        if count:
            return sentence(counted(count, "breath"))
        return sentence(duration(held)) if held else self._uncounted(work)

    def position(self, exercise: Exercise) -> str:
        """How the body is placed."""
        return sentence(self._phrases.position(exercise.position))

    def fetch(self, names: list[str]) -> str:
        """What is needed that is not at hand yet."""
        return self.tr("You need: {}.").format(listed(names)) if names else ""

    def rest(self) -> str:
        """A rest begins."""
        return self.tr("Rest.")

    def get_ready(self, step: Step) -> str:
        """The rest is over: what to get ready for."""
        return self.tr("Get ready: {}.").format(self.exercise(step).name)

    def phase(self, segment: Segment) -> str:
        """What to do in a phase, or what goes on without one."""
        return sentence(self._phrases.doing(segment))

    def half_way(self) -> str:
        """The middle of a set."""
        return self.tr("Half-way.")

    def last_one(self) -> str:
        """The last repetition begins."""
        return self.tr("Last one.")

    def own_pace(self) -> str:
        """How a set at one's own pace ends."""
        return self.tr("At your own pace. Press the space bar when you are done.")

    def closing(self) -> str:
        """The routine is over."""
        return self.tr("That was all. Well done.")

    def left(self, seconds: float) -> str:
        """How long the routine still lasts."""
        return sentence(self.tr("{} left").format(about(seconds)))

    def paused(self, reason: PauseReason) -> str:
        """That it is paused, and why if the user did not ask for it."""
        return self.tr("Paused: the machine was asleep.") if reason == "gap" else self.tr("Paused.")

    def trouble(self, trouble: Trouble) -> str:
        """What is wrong with the sound, and what to do; that all is well for no trouble."""
        return {
            "": self.tr("Sound is back."),
            "no_device": self.tr("No sound device answers: connect one, and sound starts by itself."),
            "no_answer": self.tr("The sound server does not answer; sound comes back by itself when it does."),
            "voice_fails": self.tr("The voice fails, so tones lead you: choose another one in the settings."),
            "no_voice": self.tr("No voice is installed, so tones lead you: install the package “espeak-ng” for words."),
            "voice_hangs": self.tr("The voice does not answer, so tones lead you; choose another one in the settings."),
            "ended": self.tr("The sound has stopped and is being started again."),
        }[trouble]

    def trial(self) -> str:
        """Something to try a voice with."""
        return self.tr("Breathe in. Breathe out. Two minutes left.")

    def _uncounted(self, work: list[Segment]) -> str:
        if held := self._held_s(work):
            return sentence(self.tr("hold for {}").format(duration(held)))
        if work[0].waits:
            return self.tr("At your own pace.")
        return sentence(duration(sum(segment.duration_s for segment in work)))

    def _held_s(self, work: list[Segment]) -> float:
        """Seconds of the one long hold that the work is for; 0 where it is for something else."""
        held = next((segment.duration_s for segment in work if segment.phase in HOLDS), 0.0)
        return held if len(work) <= 3 and held >= LONG_HOLD_S else 0.0

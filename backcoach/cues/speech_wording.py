"""The sentences that the voice says, kept short so that they are understood the first time."""

from backcoach.catalog import Catalog, Exercise
from backcoach.catalog.types import HOLDS
from backcoach.cues.messages import Trouble
from backcoach.cues.spoken import Spoken
from backcoach.cues.spoken_english import sentence
from backcoach.phrases import Phrases
from backcoach.session import Segment, Step
from backcoach.session.player import PauseReason
from backcoach.words import Words

LONG_HOLD_S = 5
"""The shortest hold, in seconds, whose length is announced."""


class SpeechWording:
    """Turns steps, doses and states into sentences of one language."""

    def __init__(self, words: Words, catalog: Catalog) -> None:
        self.words = words
        self._phrases = Phrases(words)
        self._spoken = Spoken(words)
        self.catalog = catalog

    def exercise(self, step: Step) -> Exercise:
        """The exercise of a step."""
        return self.catalog.exercise(step.exercise)

    def name(self, step: Step) -> str:
        """Only the name, for when time is short."""
        return sentence(self.exercise(step).name)

    def opening(self, step: Step, before: Step | None, *, last: bool) -> str:
        """The name and whether it is first, next or last; empty for another set or side of the same exercise."""
        name = self.exercise(step).name
        if before is None:
            return self.words.gettext("First: {name}.", name=name)
        if before.item != step.item:
            if last:
                return self.words.gettext("The last exercise: {name}.", name=name)
            return self.words.gettext("Next: {name}.", name=name)
        return ""

    def sets(self, step: Step) -> str:
        """Set k of n; empty for the first set."""
        if step.set == 1:
            return ""
        place, last = self._spoken.number(step.set), self._spoken.number(step.sets)
        return self.words.gettext("Set {set} of {sets}.", set=place, sets=last)

    def side(self, step: Step, *, change: bool) -> str:
        """The side of the step; with `change`, as a change of sides. Empty if both sides work at once."""
        if step.side is None:
            return self.words.gettext("Each side in turn.") if self.exercise(step).sides == "alternate" else ""
        side = self._phrases.side(step.side)
        if change:
            return self.words.gettext("Change sides. {side}.", side=side)
        return self.words.gettext("{side} first.", side=side)

    def side_in_short(self, step: Step) -> str:
        """The side of the step, for when time is short."""
        if step.side is None:
            return self.words.gettext("In turn.") if self.exercise(step).sides == "alternate" else ""
        return sentence(self._phrases.side(step.side))

    def turn(self, segment: Segment) -> str:
        """The side of a repetition if the sides alternate."""
        return self.words.gettext("Left") if segment.side == "left" else self.words.gettext("Right")

    def dose(self, step: Step, work: list[Segment]) -> str:
        """How much there is to do, taken from the segments of the work."""
        dose = self.exercise(step).dose
        count = next((segment.repetitions for segment in work if segment.repetitions), None)
        if count is None:
            return self._uncounted(work)
        if dose.repetitions:
            return sentence(self._spoken.repetitions(count))
        breaths = self._spoken.breaths(count)
        return sentence(breaths if dose.breaths else self.words.gettext("hold for {breaths}", breaths=breaths))

    def dose_in_short(self, step: Step, work: list[Segment]) -> str:
        """How much there is to do, for when time is short."""
        count = next((segment.repetitions for segment in work if segment.repetitions), None)
        held = self._held_s(work)
        if count and self.exercise(step).dose.repetitions:
            return sentence(self._spoken.times(count))
        if count:
            return sentence(self._spoken.breaths(count))
        return sentence(self._spoken.duration(held)) if held else self._uncounted(work)

    def position(self, exercise: Exercise) -> str:
        """How the body is placed."""
        return sentence(self._phrases.position(exercise.position))

    def fetch(self, names: list[str]) -> str:
        """The equipment to fetch; empty if there is none."""
        return self.words.gettext("You need: {listed}.", listed=self._spoken.listed(names)) if names else ""

    def rest(self) -> str:
        """Said when a rest begins."""
        return self.words.gettext("Rest.")

    def get_ready(self, step: Step) -> str:
        """Said when a rest is nearly over: what to get ready for."""
        return self.words.gettext("Get ready: {name}.", name=self.exercise(step).name)

    def phase(self, segment: Segment) -> str:
        """What to do in a segment, as a sentence."""
        return sentence(self._phrases.action(segment))

    def half_way(self) -> str:
        """Said in the middle of a set."""
        return self.words.gettext("Half-way.")

    def last_one(self) -> str:
        """Said when the last repetition begins."""
        return self.words.gettext("Last one.")

    def own_pace(self) -> str:
        """Said in a set at the user's own pace: how to end it."""
        return self.words.gettext("At your own pace. Press the space bar when you are done.")

    def closing(self) -> str:
        """Said when the routine is over."""
        return self.words.gettext("That was all. Well done.")

    def left(self, seconds: float) -> str:
        """How much time of the routine is left."""
        return sentence(self.words.gettext("{about} left", about=self._spoken.about(seconds)))

    def paused(self, reason: PauseReason) -> str:
        """That the session is paused, and why if the user did not ask for it."""
        return {
            "asked": self.words.gettext("Paused."),
            "asleep": self.words.gettext("Paused: the computer was asleep."),
            "stalled": self.words.gettext("Paused: BackCoach stood still for over a minute."),
        }[reason]

    def trouble(self, trouble: Trouble) -> str:
        """What is wrong with the sound and what to do; for an empty trouble, that the sound is back."""
        return {
            "": self.words.gettext("Sound is back."),
            "no_device": self.words.gettext("No sound device was found. Connect one; the sound then starts by itself."),
            "no_answer": self.words.gettext(
                "The sound server does not answer. If the sound stays off, restart the server."
            ),
            "voice_fails": self.words.gettext(
                "The voice does not work. Tones go on; choose another voice in the settings."
            ),
            "no_voice": self.words.gettext(
                "No voice is installed. Tones go on; install the package “espeak-ng” to hear words."
            ),
            "voice_hangs": self.words.gettext(
                "The voice does not answer. Tones go on; choose another voice in the settings."
            ),
            "ended": self.words.gettext("The sound has stopped and is being restarted."),
        }[trouble]

    def trial(self) -> str:
        """A sample text for trying a voice."""
        return self.words.gettext("Breathe in. Breathe out. Two minutes left.")

    def _uncounted(self, work: list[Segment]) -> str:
        if held := self._held_s(work):
            return sentence(self.words.gettext("hold for {duration}", duration=self._spoken.duration(held)))
        if work[0].waits:
            return self.words.gettext("At your own pace.")
        return sentence(self._spoken.duration(sum(segment.duration_s for segment in work)))

    def _held_s(self, work: list[Segment]) -> float:
        """Seconds of the hold if the work is one long hold, else 0."""
        held = next((segment.duration_s for segment in work if segment.phase in HOLDS), 0.0)
        return held if len(work) <= 3 and held >= LONG_HOLD_S else 0.0

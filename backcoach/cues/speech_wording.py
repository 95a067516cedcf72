"""The sentences that the voice says, kept short so that they are understood the first time."""

from backcoach.catalog import Catalog, Exercise
from backcoach.catalog.types import HOLDS
from backcoach.cues.messages import Trouble
from backcoach.cues.spoken import Spoken
from backcoach.cues.spoken_english import sentence
from backcoach.phrases import Phrases
from backcoach.session import Segment, Step
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

    def round_of(self, step: Step) -> str:
        """Said when a round of a circuit begins: round k of n."""
        place, last = self._spoken.number(step.set), self._spoken.number(step.sets)
        return self.words.gettext("Round {round} of {rounds}.", round=place, rounds=last)

    def change(self) -> str:
        """Said when the side changes."""
        return self.words.gettext("Change sides.")

    def side(self, step: Step) -> str:
        """What the side of the step means in this exercise. Empty if both sides work at once."""
        if step.side is None:
            return self.words.gettext("Each side in turn.") if step.alternates else ""
        return sentence(self._phrases.side(self.exercise(step), step.side))

    def turn(self, segment: Segment) -> str:
        """The side of a repetition if the sides alternate."""
        exercise = self.catalog.exercise(segment.exercise)
        if segment.side and exercise.side_phrase:
            return sentence(self._phrases.side(exercise, segment.side))
        return self.words.gettext("Left") if segment.side == "left" else self.words.gettext("Right")

    def cue(self, step: Step) -> str:
        """What to attend to while moving."""
        cue = self.exercise(step).cue
        return sentence(cue) if cue else ""

    def note(self, step: Step) -> str:
        """What the routine says about the exercise."""
        return sentence(step.note) if step.note else ""

    def first_words(self) -> str:
        """Said once at the beginning: how far to go, and how to pause."""
        return self.words.gettext("Go only as far as is comfortable. The space bar pauses.")

    def dose(self, step: Step, work: list[Segment]) -> str:
        """How much there is to do, taken from the segments of the work, and whether on each side."""
        much = self._much(self.exercise(step), work)
        if step.side:
            return sentence(self.words.gettext("{much} each side", much=much))
        return sentence(much)

    def dose_in_short(self, step: Step, work: list[Segment]) -> str:
        """How much there is to do, for when time is short."""
        counted = next((segment for segment in work if segment.repetitions), None)
        held = self._held_s(work)
        if counted and counted.repetitions:
            say = self._spoken.breaths if counted.of_breaths else self._spoken.times
            return sentence(say(counted.repetitions))
        return sentence(self._spoken.duration(held) if held else self._uncounted(work))

    def position(self, exercise: Exercise) -> str:
        """How the body is placed; empty where the name or the words for the side say so."""
        position = self._phrases.position(exercise.position)
        if (exercise.position == "side-lying" and exercise.side_phrase) or position in exercise.name:
            return ""
        return sentence(position)

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
        exercise = self.catalog.exercise(segment.exercise)
        if own := exercise.phase_words.get(segment.phase) if segment.phase else None:
            return sentence(own)
        if segment.phase == "inhale" and not exercise.breath_led:
            return self.words.gettext("Stay. Breathe in.")
        if segment.phase in HOLDS and segment.duration_s >= LONG_HOLD_S and not exercise.breath_led:
            return self.words.gettext("Stay, keep breathing.")
        return self.plain_phase(segment)

    def plain_phase(self, segment: Segment) -> str:
        """The plain name of a phase, for when time is short."""
        breath_led = self.catalog.exercise(segment.exercise).breath_led
        return sentence(self._phrases.action(segment, of_breath=breath_led))

    def count(self, segment: Segment, left: int | None = None) -> str:
        """The number of a repetition, or how many are left with this one."""
        if left is not None:
            count = self._spoken.number(left)
            return sentence(self.words.npgettext("spoken", "One more.", "{count} more.", left, count=count))
        return sentence(self._spoken.number(segment.repetition or 1))

    def still_going(self, seconds: int) -> str:
        """How much of a hold has passed."""
        return sentence(self._spoken.duration(seconds))

    def half_way(self) -> str:
        """Said in the middle of a set."""
        return self.words.gettext("Half-way.")

    def last_one(self, segment: Segment) -> str:
        """Said when the last repetition or breath begins."""
        return self.words.gettext("Last breath.") if segment.of_breaths else self.words.gettext("Last one.")

    def own_pace(self) -> str:
        """Said in a set at the user's own pace: how to end it."""
        return self.words.gettext("At your own pace. Press the space bar when you are done.")

    def closing(self) -> str:
        """Said when the routine is over."""
        return self.words.gettext("That was all. Well done.")

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
            "no_note_voice": self.words.gettext(
                "There is no voice for the language of a note, so the usual one reads it; a voice can be added in the "
                "system’s settings."
            ),
            "ended": self.words.gettext("The sound has stopped and is being restarted."),
        }[trouble]

    def trial(self) -> str:
        """A sample text for trying a voice."""
        return self.words.gettext("Breathe in. Breathe out. Two minutes left.")

    def _uncounted(self, work: list[Segment]) -> str:
        if held := self._held_s(work):
            return self.words.gettext("stay for {duration}", duration=self._spoken.duration(held))
        if work[0].waits:
            return self.words.gettext("at your own pace")
        return self._spoken.duration(sum(segment.duration_s for segment in work))

    def _much(self, exercise: Exercise, work: list[Segment]) -> str:
        """How much there is to do on one side, without a full stop."""
        counted = next((segment for segment in work if segment.repetitions), None)
        if counted is None or counted.repetitions is None:
            return self._uncounted(work)
        if not counted.of_breaths:
            return self._spoken.repetitions(counted.repetitions)
        breaths = self._spoken.breaths(counted.repetitions)
        return breaths if exercise.breath_led else self.words.gettext("stay for {breaths}", breaths=breaths)

    def _held_s(self, work: list[Segment]) -> float:
        """Seconds of the hold if the work is one long hold, else 0."""
        held = next((segment.duration_s for segment in work if segment.phase in HOLDS), 0.0)
        return held if len(work) <= 3 and held >= LONG_HOLD_S else 0.0

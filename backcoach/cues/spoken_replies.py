"""What the voice answers outside the script: to keys, to questions, and how much time is left."""

from collections.abc import Sequence

from backcoach.catalog.types import HOLDS
from backcoach.cues.speech_wording import LONG_HOLD_S
from backcoach.cues.spoken import Spoken
from backcoach.cues.spoken_english import sentence
from backcoach.session import Moment, Segment
from backcoach.session.player import PauseReason
from backcoach.words import Words


class SpokenReplies:
    """Answers in one language. Each is one or more whole sentences."""

    def __init__(self, words: Words) -> None:
        self.words = words
        self._spoken = Spoken(words)

    def left(self, moment: Moment) -> str:
        """How much is left of this hold or set, which repetition it is, and how much is left of the routine."""
        segment = moment.segment
        parts = [self._of_this(moment), self._place(segment)] if segment.kind == "work" else []
        routine = self.words.gettext("{about} left of the routine", about=self._spoken.about(moment.left_s))
        return " ".join(filter(None, [*parts, sentence(routine)]))

    def paused(self, reason: PauseReason) -> str:
        """That the session is paused, why if the user did not ask for it, and how to go on.

        Nothing where other words follow: what to do when it hurt, or the steps of a lesson.
        """
        return {
            "asked": self.words.gettext("Paused. The space bar goes on."),
            "hurt": "",
            "lesson": "",
            "asleep": self.words.gettext("Paused: the computer was asleep. The space bar goes on."),
            "stalled": self.words.gettext("Paused: BackCoach stood still for over a minute. The space bar goes on."),
        }[reason]

    def going_on(self) -> str:
        """The session goes on after a pause."""
        return self.words.gettext("Going on.")

    def more(self, seconds: float, repetitions: int) -> str:
        """What was added to the present segment: repetitions if they are counted, otherwise seconds."""
        if repetitions:
            count = self._spoken.number(repetitions)
            return sentence(self.words.npgettext("spoken", "One more.", "{count} more.", repetitions, count=count))
        return sentence(self.words.gettext("{duration} more", duration=self._spoken.duration(seconds)))

    def hurt(self, *, marked: bool) -> str:
        """The exercise is marked as hurting, or no longer."""
        return self.words.gettext("Marked: that hurt.") if marked else self.words.gettext("The mark is taken back.")

    def ease(self, easier: str, *, fewer: bool, goes_on: bool) -> str:
        """What can be done about an exercise that hurt, with the keys; `easier` is empty if there is no easier form."""
        words, keys = self.words, list[tuple[str, str]]()
        if goes_on:
            simpler = [("E", words.gettext("easier: {name}", name=easier))] if easier else []
            keys = [("M", words.gettext("smaller")), *simpler, ("L", words.gettext("leave it out"))]
        if fewer:
            keys.append(("F", words.gettext("smaller and fewer next time")))
        told = (sentence(words.gettext("{number}: {reason}", number=key, reason=reason)) for key, reason in keys)
        digits = words.gettext("A digit says how strong it was.")
        stop = words.gettext("Sharp, new, or down the leg: stop.")
        return " ".join([*told, words.gettext("The space bar goes on."), digits, stop])

    def graded(self, value: int, rule: str) -> str:
        """How strong it was, said back, and what that means."""
        return f"{sentence(self._spoken.number(value))} {rule}"

    def smaller(self) -> str:
        """What hurt is done smaller."""
        return self.words.gettext("Smaller from now on: only as far as it does not hurt.")

    def fewer(self) -> str:
        """What hurt is done smaller and less often the next time."""
        return self.words.gettext("Smaller and fewer next time.")

    def easier(self) -> str:
        """The easier form replaces what hurt."""
        return self.words.gettext("The easier form.")

    def left_out(self) -> str:
        """What hurt is left out."""
        return self.words.gettext("Left out.")

    def skipped(self) -> str:
        """The step is left out."""
        return self.words.gettext("Skipped.")

    def back(self) -> str:
        """One step back."""
        return self.words.gettext("One step back.")

    def again(self) -> str:
        """The exercise begins again."""
        return self.words.gettext("From the beginning.")

    def question(self, *, with_keys: bool) -> str:
        """The question before and after a session, with the keys that answer it."""
        asked = self.words.gettext("How strong is your low back pain right now?")
        keys = self.words.gettext("Press a digit from zero to nine, or X for ten, then Enter. S skips.")
        return f"{asked} {keys}" if with_keys else asked

    def score(self, value: int, offer: str = "") -> str:
        """The score that was chosen, with the gentle day if it is offered, and the keys."""
        said = sentence(self._spoken.number(value))
        if offer:
            keys = self.words.gettext("G takes the gentle day. Enter goes on.")
            return f"{said} {offer} {keys}"
        return f"{said} {self.words.gettext('Enter goes on.')}"

    def reasons(self, reasons: Sequence[str]) -> str:
        """The reasons to stop, each with its digit."""
        numbered = (
            sentence(self.words.gettext("{number}: {reason}", number=self._spoken.number(place), reason=reason))
            for place, reason in enumerate(reasons, 1)
        )
        keys = self.words.gettext("Enter stops without a reason. Escape leaves the session paused.")
        return " ".join([self.words.gettext("Why are you stopping?"), *numbered, keys])

    def _of_this(self, moment: Moment) -> str:
        """Seconds left of a long hold."""
        segment = moment.segment
        if segment.phase not in HOLDS or segment.duration_s < LONG_HOLD_S:
            return ""
        return sentence(
            self.words.gettext("{duration} left of this", duration=self._spoken.duration(moment.remaining_s))
        )

    def _place(self, segment: Segment) -> str:
        """Repetition or breath k of n."""
        if segment.repetition is None or segment.repetitions is None:
            return ""
        place, last = self._spoken.number(segment.repetition), self._spoken.number(segment.repetitions)
        if segment.of_breaths:
            return self.words.gettext("Breath {place} of {number}.", place=place, number=last)
        return self.words.gettext("Repetition {place} of {number}.", place=place, number=last)

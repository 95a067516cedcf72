"""What a screen reader says during a session: the present step, and each phase that there is time to say; no Qt."""

from backcoach.catalog import Catalog
from backcoach.phrases import Phrases
from backcoach.session import Moment, Segment
from backcoach.session.segment import Side

AFTER_WORD_S, AFTER_COUNT_S = 1.5, 3.0
"""Seconds that a screen reader needs for one word, such as "hold", and for a count with a word."""


class ScreenReaderWords:
    """The accessible name of the stage, and what is new since it was last asked for."""

    def __init__(self, catalog: Catalog, phrases: Phrases) -> None:
        self._catalog = catalog
        self._phrases, self._words = phrases, phrases.words
        self._before: Segment | None = None
        self._counted: tuple[int | None, Side | None] = (None, None)
        self._said_at = self._free_at = 0.0

    def name(self, moment: Moment) -> str:
        """The present step and phase: Bird-dog, left side, set 1 of 2, repetition 3 of 8, lift."""
        segment = moment.segment
        parts = [self._what(segment), self._count(segment), self._word(segment)]
        if segment.kind == "work":
            return self._words.listed(parts)
        exercise = self._catalog.exercise(segment.exercise)
        how = f"{self._phrases.position(exercise.position)}. {exercise.cue}"
        return self._words.labelled(self._word(segment), self._words.listed((self._what(segment), how)))

    def news(self, moment: Moment) -> str:
        """What is new since the last call: a step, or the next phase with its count and side if these changed;
        otherwise "".

        A phase that begins while the one before is still being said is left out rather than said late.
        """
        segment, before = moment.segment, self._before
        if before is not None and _place(segment) == _place(before):
            return ""
        self._before = segment
        if segment.kind != "work" or before is None or before.step != segment.step:
            return self._said(self.name(moment), moment, AFTER_COUNT_S)
        if before.kind == "work" and self._said_at <= moment.t < self._free_at:
            return ""
        counted = (segment.repetition, segment.side)
        new = counted != self._counted or before.kind != "work"
        self._counted = counted
        side = self._side(segment) if before.kind == "work" and segment.side != before.side else ""
        parts = [self._count(segment), side] if new else []
        words = self._words.listed((*parts, self._word(segment)))
        return self._said(words, moment, AFTER_COUNT_S if new else AFTER_WORD_S)

    def _said(self, words: str, moment: Moment, takes_s: float) -> str:
        self._said_at, self._free_at = moment.t, moment.t + takes_s
        return words

    def _what(self, segment: Segment) -> str:
        exercise = self._catalog.exercise(segment.exercise)
        return self._words.listed((exercise.name, self._side(segment), self._phrases.set_of(segment)))

    def _side(self, segment: Segment) -> str:
        return self._phrases.side(self._catalog.exercise(segment.exercise), segment.side) if segment.side else ""

    def _count(self, segment: Segment) -> str:
        return self._phrases.repetition(segment)

    def _word(self, segment: Segment) -> str:
        of_breath = self._catalog.exercise(segment.exercise).breath_led
        return self._phrases.action(segment, of_breath=of_breath)


def _place(segment: Segment) -> tuple[object, ...]:
    """What stays the same while a segment only gets longer."""
    return segment.step, segment.kind, segment.repetition, segment.phase, segment.side

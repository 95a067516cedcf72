"""Fewer next time: in words, and as a sentence with a way back."""

from collections.abc import Collection

from backcoach.app.own.next_time import NextTime
from backcoach.app.services import Services
from backcoach.phrases import Phrases
from backcoach.problem import Problem
from backcoach.ui.session.stage import Stage


class FewerOffer:
    """What the card about what hurt and the closing page offer for the next time."""

    def __init__(self, services: Services, phrases: Phrases, stage: Stage) -> None:
        self._services = services
        self._phrases = phrases
        self._stage = stage
        self._next = NextTime(services.library, services.planner, phrases.smaller_from_now_on())

    def dose(self, routine: str, exercise: str) -> str:
        """How much of an exercise it would be; empty if there is no less."""
        dose = self._next.dose(routine, exercise)
        return self._phrases.dose(dose) if dose else ""

    def possible(self, routine: str, exercises: Collection[str]) -> tuple[str, ...]:
        """Those of which there is less."""
        return tuple(id for id in exercises if self._next.dose(routine, id))

    def take(self, routine: str, exercises: Collection[str]) -> None:
        """Use less of them from now on, and say how much, with a way back."""
        words, name_of = self._phrases.words, self._services.library.name_of
        doses = [words.gettext("{name} ({dose})", name=name_of(id), dose=self.dose(routine, id)) for id in exercises]
        try:
            undo = self._next.take(routine, exercises)
        except Problem as problem:
            self._stage.say(problem.said(words))
            return
        said = words.gettext("Smaller from next time on, and fewer: {doses}", doses=words.listed(doses))
        self._stage.say(said, words.gettext("Undo"), undo)

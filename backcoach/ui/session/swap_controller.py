"""Another form of the exercise that is about to be done, or paused: by a key, a tap, or the menu of its row."""

from __future__ import annotations

from typing import Literal

from backcoach.app.routine_planner import Form
from backcoach.app.services import Services
from backcoach.app.session_service import SessionService
from backcoach.phrases import Phrases
from backcoach.session.player import PlayerState
from backcoach.ui.session.routine_controller import RoutineController
from backcoach.ui.session.stage import Stage


class SwapController:
    """Swaps exercises during a session; the form is remembered as the user's, and the journal has what was done."""

    def __init__(
        self, services: Services, session: SessionService, routine: RoutineController, stage: Stage, phrases: Phrases
    ) -> None:
        self._services = services
        self._session = session
        self._routine = routine
        self._stage = stage
        self._phrases = phrases
        self._offer = 0
        session.state_changed.connect(self._offer_at_pause)

    def forms(self) -> tuple[tuple[Form, str], ...]:
        """The forms that can take the place of the present exercise; none once its first set is over."""
        moment = self._session.moment
        if moment is None or self._session.act != "session":
            return ()
        routine, step = self._routine.routine, moment.segment.step
        planned = self._services.planner.as_played(routine, self._session.played)
        if planned is None or planned.steps != self._session.steps or step != self._first_step():
            return ()
        there = {item.exercise for item in routine.items}
        forms = self._services.planner.forms_of(moment.segment.exercise, there)
        place = self._session.steps[step].item
        return tuple(one for one in forms if self._services.planner.with_form(routine, place, one[1]))

    def use(self, other: str) -> None:
        """Do one of its forms from here on, with time to get ready; nothing if that is no longer possible."""
        place, step = self._session.item, self._first_step()
        possible = other in {form for _, form in self.forms()}
        if possible and place is not None and step is not None and self._routine.swap(place, other):
            routine = self._routine.routine
            timeline = self._services.planner.as_played(routine, self._session.played)
            assert timeline is not None  # the form was possible with the same swaps
            self._session.replan(routine, timeline, step)

    def easier(self) -> None:
        """The key for an easier form; without one, its form on a chair."""
        self._use_first("easier", "chair")

    def harder(self) -> None:
        """The key for a harder form."""
        self._use_first("harder")

    def _use_first(self, *wanted: Literal["easier", "chair", "harder"]) -> None:
        possible = {other for _, other in self.forms()}
        moment = self._session.moment
        exercise = self._services.library.catalog.exercise(moment.segment.exercise) if moment else None
        for form in wanted:
            other = getattr(exercise, form, None)
            if other in possible:
                self.use(other)
                return
        words = self._phrases.words
        self._stage.say(words.gettext("There is no such form of this exercise, or its first set is over."))

    def _first_step(self) -> int | None:
        """The first step of the present exercise."""
        place = self._session.item
        return next((index for index, step in enumerate(self._session.steps) if step.item == place), None)

    def _offer_at_pause(self, state: PlayerState) -> None:
        """A pause asks whether an easier form would do."""
        self._stage.take_back(self._offer)
        asked = state == "paused" and self._session.pause_reason == "asked"  # what hurt has a card of its own
        easier = dict(self.forms()).get("easier") if asked else None
        if easier is not None:
            name = self._services.library.name_of(easier)
            sentence = self._phrases.words.gettext("Too much today? An easier form: {name}.", name=name)
            use = self._phrases.words.gettext("Do that")
            self._offer = self._stage.say(sentence, use, lambda: self.use(easier))

"""From a routine to what is played: without what cautions or stops hide, compiled, with time for the words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeVar

import msgspec

from backcoach.app.events import Event
from backcoach.app.journal_service import JournalService
from backcoach.app.library import Library
from backcoach.app.session_speech import SessionSpeech
from backcoach.app.settings_service import SettingsService
from backcoach.catalog import Exercise, Routine, RoutineItem, routine_of
from backcoach.clock import Clock
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.session.today import Today, as_today

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from backcoach.app.day_plan import DayPlan
    from backcoach.app.unfinished import Unfinished
    from backcoach.coaching.cautions import Careful, CautionAdvice
    from backcoach.coaching.prompts import Feeling
    from backcoach.coaching.things import Fitted
    from backcoach.session.played import PlayedSettings


S = TypeVar("S", bound=SessionSettings)
Form = Literal["as it was", "easier", "chair", "harder"]
"""How one exercise is related to another."""
LOOKED_BACK = 100
"""How many of the latest sessions are searched for the last one of a routine."""


class RoutinePlanner:
    """Answers what a routine becomes with the user's settings, cautions and history.

    Its only state is what was changed for today, until midnight.
    """

    def __init__(
        self, library: Library, settings: SettingsService, journal: JournalService, clock: Clock,
        speech: SessionSpeech,
    ) -> None:  # fmt: skip
        self._library, self._settings, self._journal = library, settings, journal
        self._clock, self._speech = clock, speech
        self._today = Today()
        self._day = clock.now().date()
        self.hidden_changed = Event[str]()
        """The id of an exercise that was hidden, let back into routines, or changed for today."""

    @property
    def chosen(self) -> Routine:
        """The routine that was chosen last, or the first one."""
        routines = self._library.catalog.routines
        return routines.get(self._settings.current.routine) or next(iter(routines.values()))

    def plan(self, routine: Routine, *, with_words: bool = True) -> DayPlan | None:
        """What a routine becomes today, and why; None if nothing is left of it."""
        changed = self._as_today(routine)
        fit = self._fitted(changed) if changed else None
        fitting = fit.routine if fit else changed
        care = self._careful(fitting) if fitting else None
        if care is None or care.routine is None:
            return None
        from backcoach.app.day_plan import DayPlan

        catalog, stopped, out = self._library.catalog, self._stopped(), self.hidden
        played = self._shortened(care.routine, self.session_settings)
        kept, played_ids = ([item.exercise for item in one.items] for one in (care.routine, played))
        return DayPlan(
            routine=played,
            timeline=self.timeline(played, with_words=with_words),
            needs=catalog.equipment(played),
            own=tuple(pair for pair in self.today.instead if pair[1] in played_ids),
            swapped=tuple(pair for pair in fit.swapped if pair[1] in played_ids) if fit else (),
            no_thing=fit.left_out if fit else (),
            lacking=fit.lacking if fit else (),
            not_today=tuple(item.exercise for item in routine.items if item.exercise in self.today.without),
            eased=tuple(pair for pair in care.swapped if pair[1] in played_ids),
            hidden=tuple(id for id in care.hidden if id not in out),
            put_away=tuple(id for id in care.hidden if id in out and id not in stopped),
            stopped=tuple(id for id in care.hidden if id in stopped),
            for_time=tuple(id for id in kept if id not in played_ids),
            care=tuple(dict.fromkeys(item.exercise for item in played.items if item.say)),
        )

    def lengths(self, routine: Routine, plan: DayPlan | None = None) -> dict[int, float]:
        """The lengths that can be chosen for a routine, in minutes, each with its real seconds; 0 is the whole routine.

        With a `plan` of it with words, one compilation fewer is needed.
        """
        from backcoach.app.day_plan import offered

        usable = self.usable(routine)
        if usable is None:
            return {}
        settings = self.session_settings
        whole_s = (plan.timeline if plan and not settings.minutes else self.timeline(usable)).duration_s
        within = {minutes: msgspec.structs.replace(settings, minutes=minutes) for minutes in offered(whole_s)}
        seconds = {key: self.timeline(self._shortened(usable, one)).duration_s for key, one in within.items()}
        return seconds | {0: whole_s}

    def choose_length(self, minutes: int) -> None:
        """Make sessions fit into this many minutes from now on; 0 for the whole routine."""
        settings = self._settings.current
        session = msgspec.structs.replace(settings.session, minutes=minutes)
        self._settings.change(msgspec.structs.replace(settings, session=session))

    def choose_pace(self, own: bool) -> None:
        """Let sessions wait for the user after each set of movements from now on, or not."""
        settings = self._settings.current
        session = msgspec.structs.replace(settings.session, own_pace=own)
        self._settings.change(msgspec.structs.replace(settings, session=session))

    def last_done(self, routine: str) -> datetime | None:
        """When the last session of a routine began; None if it is not among the latest ones."""
        found = self._journal.write(lambda journal: journal.sessions.find(limit=LOOKED_BACK)) or []
        return next((one.started_at for one in found if one.routine == routine and one.active_s > 0), None)

    def _fitted(self, routine: Routine) -> Fitted | None:
        """The routine with the things that the user has; None if the user has said nothing about things."""
        have = self._settings.current.equipment
        if not have:
            return None
        from backcoach.coaching.things import fitted

        return fitted(routine, self._library.catalog, have)

    def _shortened(self, routine: Routine, settings: SessionSettings) -> Routine:
        if not settings.minutes:
            return routine
        from backcoach.session.shorter import shortened

        return shortened(routine, self._library.catalog, settings)

    def usable(self, routine: Routine) -> Routine | None:
        """The routine after today's changes, things, cautions and stops; None if nothing is left."""
        changed = self._as_today(routine)
        return self._usable(changed) if changed else None

    def _usable(self, changed: Routine) -> Routine | None:
        fit = self._fitted(changed)
        if fit is None:
            return self._careful(changed).routine
        return self._careful(fit.routine).routine if fit.routine else None

    def _careful(self, routine: Routine) -> Careful:
        """The routine after cautions and stops."""
        from backcoach.coaching.cautions import Careful, careful

        hidden, cautions = self.hidden, self._settings.current.cautions
        if not hidden and not cautions:
            return Careful(routine)
        return careful(routine, self._library.catalog, cautions, hidden)

    def _stopped(self) -> frozenset[str]:
        journal = self._journal.current
        return journal.facts.stopped_exercises() if journal else frozenset()

    def gentle_day(self) -> Routine | None:
        """The routine for a day that hurts more than usual; None if cautions leave nothing of it."""
        return self.routine_for("sore")

    def routine_for(self, feeling: Feeling) -> Routine | None:
        """The small routine for a day of that kind; None if cautions leave nothing of it."""
        from backcoach.coaching.prompts import FIRST_ROUTINES

        found = self._library.catalog.routines.get(FIRST_ROUTINES[feeling])
        return self.usable(found) if found else None

    def usual_below(self, value: int) -> float | None:
        """The usual score before a session, if a score of this value right now calls for a gentle day."""
        from backcoach.coaching.prompts import USUAL_WITHIN, usual_below
        from backcoach.history.records import Score

        now = self._clock.now()
        scores = self._journal.write(lambda journal: journal.scores.find(first=(now - USUAL_WITHIN).date()))
        return usual_below(Score("", "now-before", value, now), scores or [])

    @property
    def hidden(self) -> frozenset[str]:
        """The exercises that a stop, or the user, keeps out of routines until they are let back in."""
        journal = self._journal.current
        return journal.facts.hidden_exercises() if journal else frozenset()

    def is_hidden(self, exercise: Exercise) -> bool:
        """Whether an exercise is kept out of routines."""
        return exercise.id in self.hidden

    @property
    def today(self) -> Today:
        """The forms that were chosen for good, and today's changes; the latter only until midnight."""
        today = self._clock.now().date()
        if today != self._day:
            self._day, self._today = today, Today()
        return msgspec.structs.replace(self._today, instead=self._settings.current.forms)

    def change_today(self, id: str, today: Today) -> None:
        """Use these changes, which are about the exercise `id`. Its form is stored, the rest lasts until midnight."""
        self._day, self._today = self._clock.now().date(), today
        self._settings.change(msgspec.structs.replace(self._settings.current, forms=today.instead))
        self.hidden_changed.emit(id)

    def with_form(self, routine: Routine, place: int, other: str) -> Routine | None:
        """A running routine with another exercise at a place; None if a caution or a stop forbids it."""
        items = list(routine.items)
        items[place] = RoutineItem(exercise=other, sets=items[place].sets)
        return self.allowed(msgspec.structs.replace(routine, items=tuple(items)))

    def allowed(self, routine: Routine) -> Routine | None:
        """The routine with what cautions say about it; None if they, or a stop, leave out or change an exercise."""
        made = self._careful(routine).routine
        same = made is not None and [item.exercise for item in made.items] == [item.exercise for item in routine.items]
        return made if same else None

    def one_set(self, id: str) -> Routine | None:
        """One set of an exercise; None if there is no such exercise, or if cautions or a stop forbid it."""
        exercise = self._library.catalog.exercises.get(id)
        if exercise is None:
            return None
        routine = routine_of(exercise)
        (item,) = routine.items
        return self.allowed(msgspec.structs.replace(routine, items=(msgspec.structs.replace(item, sets=1),)))

    def forms_of(self, id: str, there: Collection[str]) -> tuple[tuple[Form, str], ...]:
        """The ids of the exercise's forms that are not `there` yet: first the one to go back to, then easier ones."""
        catalog = self._library.catalog
        exercise = catalog.exercise(id)
        first = next((old for old, new in self.today.instead if new == id), None)
        named: tuple[tuple[Form, str | None], ...] = (
            ("as it was", first), ("easier", exercise.easier), ("chair", exercise.chair), ("harder", exercise.harder)
        )  # fmt: skip
        found: dict[str, Form] = {}
        for form, other in named:
            if other in catalog.exercises and other not in there:
                found.setdefault(other, form)
        return tuple((form, other) for other, form in found.items())

    def hide(self, id: str) -> None:
        """Leave an exercise out of routines until `let_back_in`."""
        self._journal.write(lambda journal: journal.facts.hide_exercise(id))
        self.hidden_changed.emit(id)

    def _as_today(self, routine: Routine) -> Routine | None:
        return as_today(routine, self._library.catalog, self.today) if self.today != Today() else routine

    def let_back_in(self, id: str) -> None:
        """Let an exercise back into routines."""
        self._journal.write(lambda journal: journal.facts.hide_exercise(id, hidden=False))
        self.hidden_changed.emit(id)

    def warnings(self, exercise: Exercise) -> tuple[str, ...]:
        """What the cautions that the user chose say about an exercise."""
        advice = self._advice(exercise)
        return advice.warnings if advice else ()

    def movement_share(self, exercise: Exercise) -> float:
        """The share of an exercise's movement that the cautions allow, over 0 and at most 1."""
        advice = self._advice(exercise)
        return (advice.most.range_percent or 100) / 100 if advice else 1.0

    def _advice(self, exercise: Exercise) -> CautionAdvice | None:
        if not self._settings.current.cautions:
            return None
        from backcoach.coaching.cautions import caution_advice

        return caution_advice(exercise, self._settings.current.cautions, self._library.catalog)

    @property
    def session_settings(self) -> SessionSettings:
        """How a session runs: as the user set it, without holding the breath if a caution forbids that."""
        return self._with_cautions(msgspec.structs.replace(self._settings.current.session, today=self.today))

    def _with_cautions(self, session: S) -> S:
        cautions = self._settings.current.cautions
        if not cautions or session.breath.hold == 0:
            return session
        from backcoach.coaching.cautions import may_hold_breath

        hold = session.breath.hold if may_hold_breath(cautions, self._library.catalog) else 0
        return msgspec.structs.replace(session, breath=msgspec.structs.replace(session.breath, hold=hold))

    def timeline(self, routine: Routine, *, with_words: bool = True) -> Timeline:
        """The routine as it will be played; without words, no sound library is needed before the first paint."""
        return self._compiled(routine, self.session_settings, with_words=with_words)

    def _compiled(self, routine: Routine, settings: SessionSettings, *, with_words: bool = True) -> Timeline:
        timeline = compile_timeline(routine, self._library.catalog, settings)
        return self._speech.lengthened(timeline) if with_words else timeline

    def as_begun(self, id: str, settings: SessionSettings) -> Routine | None:
        """A routine as a session with these settings begins it; None if nothing is left. Raises Problem if it does not
        exist."""
        catalog = self._library.catalog
        changed = as_today(catalog.as_routine(id), catalog, settings.today)
        usable = self._usable(changed) if changed else None
        return self._shortened(usable, settings) if usable else None

    def as_played(self, routine: Routine, played: PlayedSettings) -> Timeline | None:
        """The timeline of a session of a routine with all its swaps; None if one of them is no longer possible."""
        settings = self._with_cautions(played)
        timeline = self._compiled(routine, settings)
        for swap in played.swaps:
            one = self.one_set(swap.other)
            if one is None or not swap.fits(timeline):
                return None
            timeline = swap.applied(timeline, self._compiled(one, settings))
        return timeline

    def unfinished(self) -> Unfinished | None:
        """The interrupted session, as it was played; None if there is none."""
        record = self._journal.unfinished()
        if record is None:
            return None
        from backcoach.app.unfinished import unfinished

        return unfinished(record, self, self._journal, self._library.catalog)

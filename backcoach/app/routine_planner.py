"""From a routine to what will be played: without what cautions or a stop hide, compiled, with time for the words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcoach.app.events import Event
from backcoach.app.journal_service import JournalService
from backcoach.app.library import Library
from backcoach.app.safety_service import SafetyService
from backcoach.app.settings_service import SettingsService
from backcoach.catalog import Exercise, Routine
from backcoach.clock import Clock
from backcoach.problem import Problem
from backcoach.session import SessionSettings, Timeline, compile_timeline
from backcoach.words import Words

if TYPE_CHECKING:
    from backcoach.cues import Script, SpeechWording
    from backcoach.history.records import SessionRecord


class RoutinePlanner:
    """Answers what a routine becomes with the user's settings, cautions and history. It keeps nothing."""

    def __init__(
        self, library: Library, settings: SettingsService, journal: JournalService, safety: SafetyService, clock: Clock,
        words: Words,
    ) -> None:  # fmt: skip
        self._library = library
        self._settings = settings
        self._journal = journal
        self._safety = safety
        self._clock = clock
        self._words = words
        self.hidden_changed = Event[str]()
        """The id of an exercise that was let back into routines."""

    @property
    def chosen(self) -> Routine:
        """The routine that was chosen last, or the first one."""
        routines = self._library.catalog.routines
        return routines.get(self._settings.current.routine) or next(iter(routines.values()))

    def usable(self, routine: Routine) -> Routine | None:
        """The routine without what the user's cautions, or a stop, hide; None when nothing is left."""
        journal, cautions = self._journal.current, self._settings.current.cautions
        hidden = journal.facts.hidden_exercises() if journal else frozenset()
        if not hidden and not cautions:
            return routine
        from backcoach.coaching.cautions import without_hidden

        return without_hidden(routine, self._library.catalog, cautions, self._safety.texts.caution, hidden)

    def gentle_day(self) -> Routine | None:
        """The routine for a day that hurts more than usual; None when cautions leave nothing of it."""
        from backcoach.coaching.prompts import GENTLE_DAY

        found = self._library.catalog.routines.get(GENTLE_DAY)
        return self.usable(found) if found else None

    def usual_below(self, value: int) -> float | None:
        """The usual score before a session, if a score of this value right now calls for a gentle day."""
        from backcoach.coaching.prompts import USUAL_WITHIN, usual_below
        from backcoach.history.records import Score

        now = self._clock.now()
        scores = self._journal.write(lambda journal: journal.scores.find(first=(now - USUAL_WITHIN).date()))
        return usual_below(Score("", "now-before", value, now), scores or [])

    def is_hidden(self, exercise: Exercise) -> bool:
        """Whether a stop keeps the exercise out of routines until the user lets it back in."""
        journal = self._journal.current
        return journal is not None and exercise.id in journal.facts.hidden_exercises()

    def let_back_in(self, id: str) -> None:
        """Let an exercise back into routines."""
        self._journal.write(lambda journal: journal.facts.hide_exercise(id, hidden=False))
        self.hidden_changed.emit(id)

    def warnings(self, exercise: Exercise) -> tuple[str, ...]:
        """What the cautions that the user chose say about an exercise."""
        if not self._settings.current.cautions:
            return ()
        from backcoach.coaching.cautions import caution_advice

        return caution_advice(exercise, self._settings.current.cautions, self._safety.texts.caution).warnings

    @property
    def session_settings(self) -> SessionSettings:
        """How a session runs: as the user set it, without a held breath where a caution speaks against it."""
        session, cautions = self._settings.current.session, self._settings.current.cautions
        if not cautions or session.breath.hold == 0:
            return session
        from backcoach.coaching.cautions import may_hold_breath

        if may_hold_breath(cautions, self._safety.texts.caution):
            return session
        return msgspec.structs.replace(session, breath=msgspec.structs.replace(session.breath, hold=0))

    def timeline(self, routine: Routine, *, with_words: bool = True) -> Timeline:
        """The routine as it will be played; without words it needs no sound library, for the first paint."""
        timeline = compile_timeline(routine, self._library.catalog, self.session_settings)
        return self._with_words(timeline) if with_words else timeline

    def script(self, timeline: Timeline) -> Script:
        """What is heard, and when."""
        from backcoach.cues import compile_script

        return compile_script(timeline, self.wording, self._settings.current.sound)

    @property
    def wording(self) -> SpeechWording:
        """The sentences of a session."""
        from backcoach.cues import SpeechWording

        return SpeechWording(self._words, self._library.catalog)

    def unfinished(self) -> tuple[SessionRecord, Timeline] | None:
        """The session that can be continued, and its timeline as it was; None when there is none."""
        session = self._journal.unfinished()
        timeline = self._timeline_of(session) if session else None
        return (session, timeline) if session and timeline and self._fits(session, timeline) else None

    def _with_words(self, timeline: Timeline) -> Timeline:
        """The timeline with as much time to get ready as its words need."""
        from backcoach.cues import lengthened_for_speech

        return lengthened_for_speech(timeline, self.wording, self._settings.current.sound)

    def _timeline_of(self, session: SessionRecord) -> Timeline | None:
        """The timeline of a kept session; None when its routine is gone or its settings cannot be read."""
        catalog = self._library.catalog
        try:
            settings = msgspec.json.decode(session.settings, type=SessionSettings)
            routine = self.usable(catalog.as_routine(session.routine))
        except (Problem, msgspec.MsgspecError, RecursionError):
            return None
        return self._with_words(compile_timeline(routine, catalog, settings)) if routine else None

    def _fits(self, session: SessionRecord, timeline: Timeline) -> bool:
        """Whether the steps that were counted are still those of the timeline, and one is left to do."""
        planned = [step.exercise for step in timeline.steps]
        done = self._journal.write(lambda journal: journal.sessions.steps(session.id)) or []
        return session.position < len(planned) and all(
            planned[step.index : step.index + 1] == [step.exercise] for step in done
        )

"""The routine that Start will play: shown on the start page, and shown again when something that shapes it changes."""

from __future__ import annotations

from backcoach.app.events import Event
from backcoach.app.services import Services
from backcoach.catalog import Routine
from backcoach.session import Timeline
from backcoach.ui.session.start_page import StartPage


class RoutineController:
    """Keeps the start page in line with the library, the settings and what a stop has hidden.

    `shown` tells the list; `emptied` says that cautions, or a stop, left nothing of a routine. Between `hold` and
    `release`, during a session, nothing is shown again.
    """

    def __init__(self, services: Services, page: StartPage) -> None:
        self._services = services
        self._page = page
        self._held = False
        self._with_words = False
        self._routine: Routine
        self._timeline: Timeline
        self.shown = Event[Routine]()
        self.emptied = Event[Routine]()
        settings, planner = services.settings, services.planner
        page.length_chosen.connect(planner.choose_length)
        page.pace_chosen.connect(planner.choose_pace)
        page.back_asked.connect(self._let_back_in)
        self._show(planner.chosen)
        settings.routine_changed.connect(lambda _old, _new: self.refresh())
        settings.session_changed.connect(lambda _old, _new: self.refresh())
        settings.sound_changed.connect(lambda _old, _new: self.refresh())
        settings.equipment_changed.connect(lambda _old, _new: self.refresh())
        settings.cautions_changed.connect(lambda _old, _new: self.refresh())
        planner.hidden_changed.connect(lambda _id: self.refresh())
        services.library.changed.connect(lambda _old, _new: self.refresh())

    @property
    def routine(self) -> Routine:
        """What is left of the routine in view without what cautions, or a stop, hide."""
        return self._routine

    @property
    def timeline(self) -> Timeline:
        """The routine in view as it will be played."""
        return self._timeline

    def duration_s(self, routine: Routine) -> float:
        """Seconds that a routine will take."""
        if routine is self._routine:
            return self._timeline.duration_s
        return self._services.planner.timeline(routine, with_words=self._with_words).duration_s

    def use_words(self) -> None:
        """Leave time for the spoken words from now on; needs the sound libraries, so not before the first paint."""
        self._with_words = True

    def refresh(self) -> None:
        """Show the chosen routine as everything is now."""
        if not self._held:
            self.show(self._services.planner.chosen)

    def show(self, routine: Routine) -> bool:
        """Show a routine as the one to start; False, with the former one still in view, if nothing of it is left."""
        if self._show(routine):
            self.shown.emit(self._routine)
            return True
        self.emptied.emit(routine)
        return False

    def swap(self, place: int, other: str) -> bool:
        """Put another exercise at a place of the routine in view; False if a caution or a stop is against it."""
        planner = self._services.planner
        routine = planner.with_form(self.routine, place, other)
        if routine is None:
            return False
        old = self.routine.items[place].exercise
        self.take(routine)
        planner.change_today(other, planner.today.swapping(old, other))
        return True

    def take(self, routine: Routine) -> None:
        """Have in view what a session plays, whatever is chosen."""
        self._routine, self._timeline = routine, self._services.planner.timeline(routine)
        self.shown.emit(routine)

    def hold(self) -> None:
        """Leave the page as it is during a session."""
        self._held = True

    def release(self) -> None:
        """The session is over: show the chosen routine."""
        self._held = False
        self.refresh()

    def _show(self, routine: Routine) -> bool:
        planner, settings = self._services.planner, self._services.settings.current
        plan = planner.plan(routine, with_words=self._with_words)
        if plan is None:
            return False
        self._routine, self._timeline = plan.routine, plan.timeline
        self._page.show_plan(plan, planner.session_settings, self._services.library.name_of, owned=settings.equipment)
        if self._with_words:  # after the first paint
            self._page.offer_lengths(planner.lengths(routine, plan), settings.session.minutes)
            self._say_last(routine.id)
        return True

    def _let_back_in(self, ids: tuple[str, ...]) -> None:
        """Show again what a stop has hidden."""
        for id in ids:
            self._services.planner.let_back_in(id)

    def _say_last(self, id: str) -> None:
        """When it was done last, and the week so far."""
        from backcoach.app.session_diary import SessionDiary

        services = self._services
        days = len(SessionDiary(services.journal, services.clock).week().active)
        last = services.planner.last_done(id)
        self._page.say_last(last, services.clock.now(), days=days, aim=services.settings.current.aim)

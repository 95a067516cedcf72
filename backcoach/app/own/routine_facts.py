"""What the editor says about a routine while it is made: minutes, things, and what the user's cautions change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcoach.app.own.routine_edits import stretches_last
from backcoach.catalog import Equipment
from backcoach.catalog.types import Caution

if TYPE_CHECKING:
    from backcoach.app.library import Library
    from backcoach.app.routine_planner import RoutinePlanner
    from backcoach.app.settings_service import SettingsService
    from backcoach.catalog import Exercise, Routine


class RoutineFacts(msgspec.Struct, frozen=True):
    """Seconds of the whole routine, the things it needs, and exercises by id with what cautions do to them."""

    seconds: float
    needs: tuple[Equipment, ...] = ()
    hidden: tuple[tuple[str, tuple[Caution, ...]], ...] = ()
    """Exercises that the user's cautions keep out of a session, and which cautions."""
    warned: tuple[tuple[str, str], ...] = ()
    """Exercises that come with a warning, and the warning."""
    stretches_early: bool = False
    """Whether a stretch comes before strengthening."""


class FactFinder:
    """Finds the facts of any routine under the present settings."""

    def __init__(self, library: Library, planner: RoutinePlanner, settings: SettingsService) -> None:
        self._library = library
        self._planner = planner
        self._settings = settings

    def facts(self, routine: Routine) -> RoutineFacts:
        """The facts of a routine, which may have no items yet."""
        if not routine.items:
            return RoutineFacts(0.0)
        catalog = self._library.catalog
        exercises = [catalog.exercise(id) for id in dict.fromkeys(item.exercise for item in routine.items)]
        hidden, warned = self._cautions(exercises)
        return RoutineFacts(
            seconds=self._planner.timeline(routine).duration_s,
            needs=catalog.equipment(routine),
            hidden=hidden,
            warned=warned,
            stretches_early=stretches_last(routine, catalog) != routine,
        )

    def _cautions(
        self, exercises: list[Exercise]
    ) -> tuple[tuple[tuple[str, tuple[Caution, ...]], ...], tuple[tuple[str, str], ...]]:
        chosen = self._settings.current.cautions
        if not chosen:
            return (), ()
        from backcoach.coaching.cautions import caution_advice

        advice = [(one.id, caution_advice(one, chosen, self._library.catalog)) for one in exercises]
        hidden = tuple((id, one.hidden_by) for id, one in advice if one.hidden_by)
        return hidden, tuple((id, " ".join(one.warnings)) for id, one in advice if one.warnings and not one.hidden_by)

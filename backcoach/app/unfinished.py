"""An interrupted session, prepared to be continued as it was played."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from backcoach.catalog.exercise_files import routine_faults
from backcoach.problem import Problem
from backcoach.session.played import PlayedSettings

if TYPE_CHECKING:
    from backcoach.app.journal_service import JournalService
    from backcoach.app.routine_planner import RoutinePlanner
    from backcoach.catalog import Catalog, Routine
    from backcoach.history.records import SessionRecord
    from backcoach.session import Timeline


class Unfinished(msgspec.Struct, frozen=True):
    """A session that can be continued from the step `step` of its timeline."""

    record: SessionRecord
    played: PlayedSettings
    routine: Routine
    timeline: Timeline
    step: int


def unfinished(
    record: SessionRecord, planner: RoutinePlanner, journal: JournalService, catalog: Catalog
) -> Unfinished | None:
    """An interrupted session, as it can be continued.

    None if its routine is gone, if cautions or a stop now forbid a part of it, or if what is stored of it cannot be
    read or is inconsistent: it may come from elsewhere.
    """
    try:
        played = msgspec.json.decode(record.settings, type=PlayedSettings)
        routine = _routine_of(record, played, planner, catalog)
        timeline = planner.as_played(routine, played) if routine else None
    except (Problem, msgspec.MsgspecError, RecursionError):
        return None
    if routine is None or timeline is None or not _fits(record, timeline, journal):
        return None
    left = (k for k in range(record.position, len(timeline.steps)) if timeline.steps[k].item not in played.left_out)
    step = next(left, None)
    return None if step is None else Unfinished(record, played, routine, timeline, step)


def _routine_of(
    record: SessionRecord, played: PlayedSettings, planner: RoutinePlanner, catalog: Catalog
) -> Routine | None:
    """The routine as it was played."""
    if played.routine is None:
        return planner.as_begun(record.routine, played)
    faults = routine_faults(played.routine, catalog.exercises)
    return None if faults else planner.allowed(played.routine)


def _fits(record: SessionRecord, timeline: Timeline, journal: JournalService) -> bool:
    """Whether the recorded steps are those of the timeline."""
    planned = [step.exercise for step in timeline.steps]
    done = journal.write(lambda journal: journal.sessions.steps(record.id)) or []
    return all(planned[step.index : step.index + 1] == [step.exercise] for step in done)
